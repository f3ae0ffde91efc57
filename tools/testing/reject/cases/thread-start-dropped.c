// SPDX-License-Identifier: GPL-2.0
/*
 * A thread may not start.
 * refused: ignoring return value
 * by: optimizer
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

void wrong(struct chip *chip);

void wrong(struct chip *chip)
{
	chip_watch_start(chip);
}
