// SPDX-License-Identifier: GPL-2.0
/*
 * A .publish of one's own, which says why it failed.
 */
#include <inox/char.h>
#include <inox/i2c.h>

#include <inox/strict.h>

struct chip {
	struct inox_smbus bus;
};

static const int chip_any = 1;

#define CHIPS(chip) chip("chip", chip_any)

inox_i2c_ids(chip, int, CHIPS);

static int chip_write(struct chip *chip, struct inox_reader *in)
{
	return inox_read_skip(in, inox_reader_left(in));
}

inox_char(chip, "chip",
	.write = chip_write);

static int chip_publish(const struct inox_built *built)
{
	int err = chip_char(built);

	if (err == -EEXIST)
		return -EBUSY;
	return err;
}

inox_i2c_driver(chip,
	.publish = chip_publish);

MODULE_DESCRIPTION("Right");
MODULE_LICENSE("GPL");
