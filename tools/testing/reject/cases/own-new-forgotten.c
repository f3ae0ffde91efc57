// SPDX-License-Identifier: GPL-2.0
/*
 * A new object has an owner.
 * refused: ignoring return value of type 'struct inox_frame_own'
 */
#include <inox/own.h>

#include <inox/strict.h>

struct frame {
	u32 len;
	u8 bytes[60];
};

INOX_OBJECT(frame, struct frame);

void wrong(void);

void wrong(void)
{
	inox_new(frame);
}
