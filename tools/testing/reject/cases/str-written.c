// SPDX-License-Identifier: GPL-2.0
/*
 * A text is read only through its pointer.
 * refused: discards 'const' qualifier|cast discards|assignment discards
 */
#include <inox/str.h>

#include <inox/strict.h>

struct name {
	inox_str(16) label;
};

char *wrong(struct name *name);

char *wrong(struct name *name)
{
	char *text = inox_str_text(&name->label);

	return text;
}
