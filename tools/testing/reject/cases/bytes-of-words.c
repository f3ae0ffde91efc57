// SPDX-License-Identifier: GPL-2.0
/*
 * An array of anything else may have gaps, and its order is the processor's.
 * refused: this needs an array of bytes
 */
#include <inox/bytes.h>

#include <inox/strict.h>

static const u32 words[4];

struct inox_reader wrong(void);

struct inox_reader wrong(void)
{
	return inox_reader_of(words);
}
