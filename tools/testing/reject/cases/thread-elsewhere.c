// SPDX-License-Identifier: GPL-2.0
/*
 * Only the thread waits: others would keep the object.
 * refused: incompatible pointer type
 */
#include <inox/i2c.h>
#include <inox/thread.h>

#include <inox/strict.h>

struct chip {
	struct inox_smbus bus;
	struct inox_thread watch;
	u32 turns;
};

static int chip_watch(struct chip *chip, const struct inox_waiter __inox_lent *waiter)
{
	for (;;) {
		TRY(inox_thread_wait(waiter, inox_ms(100)));
		chip->turns++;
	}
}

inox_thread(chip, watch, chip_watch);

int wrong(struct chip *chip);

int wrong(struct chip *chip)
{
	return inox_thread_wait(&chip->watch, inox_ms(100));
}
