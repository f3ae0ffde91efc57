// SPDX-License-Identifier: GPL-2.0
/*
 * A reader's pointer has no name.
 * refused: attempt to use poisoned .inox__at.
 */
#include <inox/bytes.h>

#include <inox/strict.h>

u8 wrong(struct inox_reader *r);

u8 wrong(struct inox_reader *r)
{
	return r->inox__at[3];
}
