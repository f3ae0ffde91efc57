// SPDX-License-Identifier: GPL-2.0
/*
 * An array that was made has an owner.
 * refused: ignoring return value of type 'struct inox_words_own'
 */
#include <inox/array.h>

#include <inox/strict.h>

INOX_ARRAY(words, u32);

void wrong(void);

void wrong(void)
{
	inox_array_new(words, 64);
}
