// SPDX-License-Identifier: GPL-2.0
/*
 * A setter takes the object whose attribute it is.
 * refused: incompatible pointer type
 */
#include <inox/sim/i2c.h>

#include <inox/strict.h>

struct latch {
	struct inox_sim_chip chip;
	u32 value;
};

static const int latch_plain = 1;

#define LATCH_MODELS(model)	model("latch", latch_plain)
#define LATCH_ATTRS(attr)	attr(latch, value, set_int, 0, 255)

struct other {
	u32 value;
};

static int latch_set_value(struct other *other, u32 value)
{
	other->value = value;
	return 0;
}

inox_sim_models(latch, int, LATCH_MODELS);

inox_sim_chip(latch, LATCH_MODELS, LATCH_ATTRS);

MODULE_LICENSE("GPL");
