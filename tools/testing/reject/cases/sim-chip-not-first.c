// SPDX-License-Identifier: GPL-2.0
/*
 * A model begins with its chip.
 * refused: struct latch must begin with its chip
 */
#include <inox/sim/i2c.h>

#include <inox/strict.h>

struct latch {
	u32 value;
	struct inox_sim_chip chip;
};

static const int latch_plain = 1;

#define LATCH_MODELS(model)	model("latch", latch_plain)
#define LATCH_ATTRS(attr)	attr(latch, value, rw_int, 0, 255)

inox_sim_models(latch, int, LATCH_MODELS);

inox_sim_chip(latch, LATCH_MODELS, LATCH_ATTRS);

MODULE_LICENSE("GPL");
