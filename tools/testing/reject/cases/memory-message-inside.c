// SPDX-License-Identifier: GPL-2.0
/*
 * The buffer a bus may DMA has no name outside the layer.
 * refused: poisoned .inox__message.
 */
#include <inox/i2c-memory.h>

#include <inox/strict.h>

struct chip {
	struct inox_i2c_memory bus;
};

u8 wrong(struct chip *chip);

u8 wrong(struct chip *chip)
{
	return chip->bus.inox__message[0];
}
