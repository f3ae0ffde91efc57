// SPDX-License-Identifier: GPL-2.0
/*
 * A format is a literal, not what somebody sent.
 * refused: expected
 */
#include <inox/str.h>

#include <inox/strict.h>

struct name {
	inox_str(16) label;
};

int wrong(struct name *name, const char *text);

int wrong(struct name *name, const char *text)
{
	return inox_str_set(&name->label, text);
}
