// SPDX-License-Identifier: GPL-2.0
/*
 * Two publishers, the file first; the chip is asked within a call.
 */
#include <inox/char.h>
#include <inox/hwmon.h>
#include <inox/i2c.h>

#include <inox/strict.h>

struct chip {
	struct inox_smbus bus;
	bool alarm;
};

static const int chip_any = 1;

#define CHIPS(chip) chip("chip", chip_any)

inox_i2c_ids(chip, int, CHIPS);

static int chip_read(struct chip *chip, struct inox_writer *out)
{
	u8 now = TRY(inox_i2c_read(chip, INOX_RW_U8(0x01)));

	if (chip->alarm != (now > 9)) {
		chip->alarm = now > 9;
		inox_hwmon_notify(chip, alarm);
	}
	return inox_write_u8(out, now);
}

static int chip_alarm(struct chip *chip, bool *alarm)
{
	*alarm = chip->alarm;
	return 0;
}

inox_hwmon(chip,
	.temp.alarm = { chip_alarm });

inox_char(chip, "chip",
	.read = chip_read);

inox_publish(chip_publish, chip_char, chip_hwmon);

inox_i2c_driver(chip,
	.publish = chip_publish);

MODULE_DESCRIPTION("Right");
MODULE_LICENSE("GPL");
