// SPDX-License-Identifier: GPL-2.0
/*
 * A driver to begin with: a thermometer on I2C
 *
 * It knows one chip, which keeps its temperature in register 0 as an LM75 does.
 * Rename the file and the struct, list your chips, add registers and callbacks.
 */
#include <inox/hwmon.h>
#include <inox/i2c.h>

#include <inox/strict.h>

#define THERMOMETER_TEMP	INOX_RO_S16BE(0x00)

/* What the chips differ in. */
struct thermometer_kind {
	u8 bits;
};

static const struct thermometer_kind thermometer_9bit = { 9 };

#define THERMOMETER_CHIPS(chip)		\
	chip("thermometer", thermometer_9bit)

struct thermometer {
	struct inox_smbus bus;
};

inox_i2c_ids(thermometer, struct thermometer_kind, THERMOMETER_CHIPS);

static int thermometer_input(struct thermometer *self, struct inox_mdegc *temp)
{
	s16 reg = TRY(inox_i2c_read(self, THERMOMETER_TEMP));

	*temp = inox_mdegc_of_s16(reg, thermometer_kind(self)->bits);
	return 0;
}

/* A chip that does not answer is none. */
static int thermometer_probe(struct thermometer *self)
{
	TRY(inox_i2c_read(self, THERMOMETER_TEMP));
	return 0;
}

inox_hwmon(thermometer,
	.temp = {
		.input = { thermometer_input },
	});

inox_i2c_driver(thermometer,
	.probe = thermometer_probe,
	.publish = thermometer_hwmon);

MODULE_DESCRIPTION("Thermometer");
MODULE_LICENSE("GPL");
