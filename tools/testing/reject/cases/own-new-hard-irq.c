// SPDX-License-Identifier: GPL-2.0
/*
 * A hard interrupt asks for no memory.
 * refused: '_Generic' selector of type 'struct inox_hard_irq' is not compatible
 */
#include <inox/own.h>

#include <inox/strict.h>

struct frame {
	u32 len;
	u8 bytes[60];
};

INOX_OBJECT(frame, struct frame);

int wrong(INOX_HARD_IRQ);

int wrong(INOX_HARD_IRQ)
{
	INOX_OWN(frame, frame, TRY(inox_new(frame)));

	return frame_lent(frame)->bytes[0];
}
