// SPDX-License-Identifier: GPL-2.0
/*
 * With a lock nobody waits.
 * refused: _Generic. selector of type 'struct inox_atomic' is not compatible
 */
#include <inox/i2c.h>
#include <inox/locked.h>
#include <inox/thread.h>

#include <inox/strict.h>

struct chip {
	struct inox_smbus bus;
	struct inox_thread watch;
	inox_spin_locked(u32) count;
	u32 turns;
};

static int chip_watch(struct chip *chip, const struct inox_waiter __inox_lent *waiter)
{
	INOX_SPIN_LOCK(count, &chip->count);

	*count += 1;
	return inox_thread_wait(waiter, inox_ms(100));
}

inox_thread(chip, watch, chip_watch);
