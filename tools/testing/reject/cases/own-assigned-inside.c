// SPDX-License-Identifier: GPL-2.0
/*
 * Nor is what an owner consists of.
 * refused: assignment of read-only location
 */
#include <inox/own.h>

#include <inox/strict.h>

struct frame {
	u32 len;
	u8 bytes[60];
};

INOX_OBJECT(frame, struct frame);

int wrong(void);

int wrong(void)
{
	INOX_OWN(frame, a, TRY(inox_new(frame)));
	INOX_OWN(frame, b, TRY(inox_new(frame)));

	*b = *a;
	return 0;
}
