// SPDX-License-Identifier: GPL-2.0
/*
 * A pin is wired to the object that the chip is in, not to another.
 * refused: incompatible pointer type
 */
#include <inox/sim/i2c.h>

#include <inox/strict.h>

struct place {
	struct inox_config config;
};

struct other {
	struct inox_config config;
};

static void other_pin(struct other *other, bool asserted)
{
}

inox_sim_place(place, other_pin);

MODULE_LICENSE("GPL");
