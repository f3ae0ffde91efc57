// SPDX-License-Identifier: GPL-2.0
/*
 * A callback that nobody calls is not a callback.
 * refused: has no member named .recieve.
 */
#include <inox/sim/spi.h>

#include <inox/strict.h>

struct latch {
	struct inox_sim_chip chip;
	u32 value;
};

static const int latch_plain = 1;

#define LATCH_MODELS(model)	model("latch", latch_plain)
#define LATCH_ATTRS(attr)	attr(latch, value, rw_int, 0, 255)

inox_sim_models(latch, int, LATCH_MODELS);

static void latch_receive(struct latch *latch, u8 byte)
{
	latch->value = byte;
}

inox_sim_spi_chip(latch, LATCH_MODELS, LATCH_ATTRS,
	.recieve = latch_receive);

MODULE_LICENSE("GPL");
