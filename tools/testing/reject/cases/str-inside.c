// SPDX-License-Identifier: GPL-2.0
/*
 * The characters of a text have no name.
 * refused: attempt to use poisoned .inox__text.
 */
#include <inox/str.h>

#include <inox/strict.h>

struct name {
	inox_str(16) label;
};

void wrong(struct name *name);

void wrong(struct name *name)
{
	name->label.inox__text[16] = 0;
}
