// SPDX-License-Identifier: GPL-2.0
/*
 * A wait says when it is time to end.
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
	while (chip->turns < 10) {
		inox_thread_wait(waiter, inox_ms(100));
		chip->turns++;
	}
	return 0;
}

inox_thread(chip, watch, chip_watch);

int wrong(struct chip *chip);

int wrong(struct chip *chip)
{
	return chip_watch_start(chip);
}
