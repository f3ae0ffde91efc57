// SPDX-License-Identifier: GPL-2.0
/*
 * A gap would carry old memory across.
 * refused: struct gap has padding, or a member is not in the sum
 */
#include <inox/wire.h>

#include <inox/strict.h>

struct gap {
	u8 tag;
	u32 value;
};

INOX_PLAIN(gap, 1 + 4);

void wrong(struct gap *gap);

void wrong(struct gap *gap)
{
	gap->tag = 1;
}
