// SPDX-License-Identifier: GPL-2.0
/*
 * A lamp that blinks: its timer ends by itself, a thread changes how it goes on.
 */
#include <inox/i2c.h>
#include <inox/timer.h>

#include <inox/strict.h>

struct blink {
	u32 left;
	bool lit;
};

struct lamp {
	struct inox_smbus bus;
	inox_timed(struct blink) blink;
};

static const int lamp_any = 1;

#define LAMPS(chip) chip("lamp", lamp_any)

inox_i2c_ids(lamp, int, LAMPS);

static struct inox_us lamp_blink(struct blink __inox_lent *blink, INOX_ATOMIC)
{
	if (!blink->left) {
		blink->lit = false;
		return inox_us(0);
	}
	blink->left--;
	blink->lit = !blink->lit;
	return inox_us(blink->lit ? 20000 : 80000);
}

inox_timer(lamp, blink, lamp_blink);

static int lamp_probe(struct lamp *lamp)
{
	u32 times = TRY(inox_i2c_read(lamp, INOX_RW_U8(0x01)));

	inox_timed_init(&lamp->blink);
	{
		INOX_TIMED(blink, &lamp->blink);

		blink->left = 2 * times;
	}
	if (times)
		lamp_blink_after(lamp, inox_us(0));
	return 0;
}

inox_i2c_driver(lamp,
	.probe = lamp_probe);

MODULE_DESCRIPTION("Right");
MODULE_LICENSE("GPL");
