// SPDX-License-Identifier: GPL-2.0
/*
 * It can never be equal to what it has no room for.
 * refused: the text has no room for so much
 */
#include <inox/str.h>

#include <inox/strict.h>

struct name {
	inox_str(16) label;
};

bool wrong(struct name *name);

bool wrong(struct name *name)
{
	return inox_str_equal(&name->label, "sixteen letters!");
}
