// SPDX-License-Identifier: GPL-2.0
/*
 * Whether there is such an element must be looked at.
 * refused: invalid type argument of unary '\*'
 */
#include <inox/array.h>

#include <inox/strict.h>

INOX_ARRAY(words, u32);

u32 wrong(struct words __inox_lent *words, u32 i);

u32 wrong(struct words __inox_lent *words, u32 i)
{
	return *words_at(words, i);
}
