// SPDX-License-Identifier: GPL-2.0
/*
 * What a chip answers to who asks who alerts is its address, not the model's choice.
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
#define LATCH_ATTRS(attr)	attr(latch, value, rw_int, 0, 255)

inox_sim_models(latch, int, LATCH_MODELS);

static u8 latch_alert(struct latch *latch)
{
	inox_sim_pin_set(latch, false);
	return 0x48;
}

inox_sim_chip(latch, LATCH_MODELS, LATCH_ATTRS,
	.alert = latch_alert);

MODULE_LICENSE("GPL");
