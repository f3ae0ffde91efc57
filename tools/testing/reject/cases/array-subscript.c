// SPDX-License-Identifier: GPL-2.0
/*
 * An element is reached by a checked index.
 * refused: attempt to use poisoned .inox__items.
 */
#include <inox/array.h>

#include <inox/strict.h>

INOX_ARRAY(words, u32);

u32 wrong(struct words *words, u32 i);

u32 wrong(struct words *words, u32 i)
{
	return words->inox__items[i];
}
