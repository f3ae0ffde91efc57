// SPDX-License-Identifier: GPL-2.0
/*
 * Work that starts itself and other work, from loops, branches and remove.
 */
#include <inox/drain.h>
#include <inox/i2c.h>
#include <inox/locked.h>

#include <inox/strict.h>

struct chip {
	struct inox_smbus bus;
	struct inox_work poll, settle;
	inox_spin_locked(u32) polls;
	u8 level;
};

static const int chip_any = 1;

#define CHIPS(chip) chip("chip", chip_any)

inox_i2c_ids(chip, int, CHIPS);

static int chip_settle(struct chip *chip)
{
	chip->level = 0;
	return 0;
}

inox_work(chip, settle, chip_settle);

static int chip_poll(struct chip *chip);
inox_work(chip, poll, chip_poll);

static int chip_poll(struct chip *chip)
{
	u8 level = TRY(inox_i2c_read(chip, INOX_RW_U8(0x01)));

	{
		INOX_SPIN_LOCK(polls, &chip->polls);

		if (++*polls > 1000)
			return 0;
	}
	while (level < chip->level--)
		chip_settle_after(chip, inox_ms(20));
	switch (level) {
	case 0:
		chip_poll_after(chip, inox_ms(1000));
		return 0;
	case U8_MAX:
		return -EIO;
	default:
		chip_poll_after(chip, inox_ms(level));
	}
	return 0;
}

static int chip_probe(struct chip *chip)
{
	inox_spin_init(&chip->polls);
	chip_poll_after(chip, inox_ms(0));
	return 0;
}

static void chip_remove(struct chip *chip)
{
	if (chip->level)
		chip_settle_after(chip, inox_ms(0));
}

inox_i2c_driver(chip,
	.probe = chip_probe,
	.remove = chip_remove);

MODULE_DESCRIPTION("Right");
MODULE_LICENSE("GPL");
