// SPDX-License-Identifier: GPL-2.0
/*
 * Its values have the types it says.
 * refused: format '%d' expects argument of type 'int'
 */
#include <inox/str.h>

#include <inox/strict.h>

struct name {
	inox_str(16) label;
};

int wrong(struct name *name, const char *text);

int wrong(struct name *name, const char *text)
{
	return inox_str_set(&name->label, "%d", text);
}
