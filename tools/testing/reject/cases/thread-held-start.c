// SPDX-License-Identifier: GPL-2.0
/*
 * With a lock no thread is made.
 * refused: 'wrong' must not call 'chip_watch_start' here, which sleeps: .*kthread_create
 * by: context
 */
#include <inox/i2c.h>
#include <inox/locked.h>
#include <inox/thread.h>

#include <inox/strict.h>

struct chip {
	struct inox_smbus bus;
	struct inox_thread watch;
	inox_spin_locked(u32) count;
};

static int chip_watch(struct chip *chip, const struct inox_waiter __inox_lent *waiter)
{
	return inox_thread_wait(waiter, inox_ms(100));
}

inox_thread(chip, watch, chip_watch);

int wrong(struct chip *chip);

int wrong(struct chip *chip)
{
	INOX_SPIN_LOCK(count, &chip->count);

	*count += 1;
	return chip_watch_start(chip);
}
