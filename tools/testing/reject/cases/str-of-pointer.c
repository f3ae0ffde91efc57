// SPDX-License-Identifier: GPL-2.0
/*
 * Characters are no text: nobody knows their room.
 * refused: request for member 'inox__text' in something not a structure|has no member
 */
#include <inox/str.h>

#include <inox/strict.h>

int wrong(char *text);

int wrong(char *text)
{
	return inox_str_set(text, "x");
}
