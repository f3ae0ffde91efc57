// SPDX-License-Identifier: GPL-2.0
/*
 * A timer does not keep its data.
 * refused: non-enclosed address space|disjoint
 * by: lent
 */
#include <inox/i2c.h>
#include <inox/timer.h>

#include <inox/strict.h>

struct pulse {
	u32 count;
};

struct chip {
	struct inox_smbus bus;
	inox_timed(struct pulse) pulse;
};

static struct pulse *kept;

static struct inox_us chip_pulse(struct pulse __inox_lent *pulse, INOX_ATOMIC)
{
	kept = pulse;
	return inox_us(kept->count);
}

inox_timer(chip, pulse, chip_pulse);
