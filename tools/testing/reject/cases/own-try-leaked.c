// SPDX-License-Identifier: GPL-2.0
/*
 * A result that was looked at is still a thing.
 * refused: leak of
 * by: analyzer
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
	TRY(inox_new(frame));
	return 0;
}
