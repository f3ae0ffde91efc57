// SPDX-License-Identifier: GPL-2.0
/*
 * A value in the range must fit the member.
 * refused: value cannot hold its whole range
 */
#include <inox/sim/i2c.h>

#include <inox/strict.h>

struct latch {
	struct inox_sim_chip chip;
	u8 value;
};

static const int latch_plain = 1;

#define LATCH_MODELS(model)	model("latch", latch_plain)
#define LATCH_ATTRS(attr)	attr(latch, value, rw_int, 0, 256)

inox_sim_models(latch, int, LATCH_MODELS);

inox_sim_chip(latch, LATCH_MODELS, LATCH_ATTRS);

MODULE_LICENSE("GPL");
