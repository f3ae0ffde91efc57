// SPDX-License-Identifier: GPL-2.0
/*
 * A struct that nobody declared plain does not cross.
 * refused: implicit declaration of function 'gap_read'
 */
#include <inox/wire.h>

#include <inox/strict.h>

struct gap {
	u8 tag;
	u32 value;
};

int wrong(struct inox_reader *r);

int wrong(struct inox_reader *r)
{
	return TRY(gap_read(r)).tag;
}
