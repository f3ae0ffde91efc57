// SPDX-License-Identifier: GPL-2.0
/*
 * The wrong line that README.md shows.
 * refused: 'i2c_smbus_read_word_data' is deprecated: raw kernel API, use inox_i2c_read\(\)
 */
#include <inox/hwmon.h>
#include <inox/i2c.h>

#include <inox/strict.h>

#define LM75_TEMP	INOX_RO_S16BE(0x00)

struct lm75 {
	struct inox_smbus bus;
	s16 temp, max, hyst;
	bool alarm;
};

int lm75_measure(struct lm75 *lm75, void *client);

int lm75_measure(struct lm75 *lm75, void *client)
{
	lm75->temp = (s16)i2c_smbus_read_word_data(client, 0);
	return 0;
}
