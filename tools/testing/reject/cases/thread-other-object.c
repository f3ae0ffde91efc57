// SPDX-License-Identifier: GPL-2.0
/*
 * Each driver's thread is started with its own object.
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

struct other {
	struct inox_smbus bus;
	struct inox_thread watch;
};

int wrong(struct other *other);

int wrong(struct other *other)
{
	return chip_watch_start(other);
}
