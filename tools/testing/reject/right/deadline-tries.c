// SPDX-License-Identifier: GPL-2.0
/*
 * Tries with a deadline: of which one succeeds, of several chips, and where
 * only one errno is worth another try.
 */
#include <inox/i2c.h>
#include <inox/time.h>

#include <inox/strict.h>

#define CHIP_STATUS	INOX_RO_U8(0)
#define CHIP_READY	0x80u

struct chip {
	struct inox_smbus bus;
};

int right_ready(struct chip *chip);
int right_only_nack(struct chip *chip);

int right_ready(struct chip *chip)
{
	struct inox_deadline deadline = inox_deadline(inox_ms(25));

	do {
		if (TRY(inox_i2c_read(chip, CHIP_STATUS)) & CHIP_READY)
			return 0;
	} while (inox_deadline_wait(&deadline, inox_us(500)));
	return -ETIMEDOUT;
}

static int chip_ask(struct chip *chip)
{
	return TRY(inox_i2c_read(chip, CHIP_STATUS)) & CHIP_READY ? 0 : -ENXIO;
}

int right_only_nack(struct chip *chip)
{
	struct inox_deadline deadline = inox_deadline(inox_ms(5));
	int err;

	inox_sleep(inox_ms(1));
	do {
		err = chip_ask(chip);
	} while (err == -ENXIO && inox_deadline_wait(&deadline, inox_us(100)));
	return err;
}
