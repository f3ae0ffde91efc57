// SPDX-License-Identifier: GPL-2.0
/*
 * What a chip wants at its start: a table of steps of two kinds.
 * also: lent sparse analyzer
 */
#include <inox/i2c.h>
#include <inox/sum.h>
#include <inox/time.h>

#include <inox/strict.h>

struct chip {
	struct inox_smbus bus;
};

static const int chip_any = 1;

#define CHIPS(chip) chip("chip", chip_any)

inox_i2c_ids(chip, int, CHIPS);

#define STEPS(arm, x...)		\
	arm(x, pause, struct inox_ms)	\
	arm(x, mode, u8)

inox_sum(step, STEPS);

static int run_pause(struct chip *chip, struct inox_ms ms)
{
	inox_sleep(ms);
	return 0;
}

static int run_mode(struct chip *chip, u8 mode)
{
	return inox_i2c_write(chip, INOX_RW_U8(0x10), mode);
}

inox_sum_match(int, run, struct chip *, step, STEPS);

static int chip_probe(struct chip *chip)
{
	const struct step steps[] = {
		step_mode(0x80),
		step_pause(inox_ms(10)),
		step_mode(0x01),
	};
	unsigned int n;

	for (n = 0; n < ARRAY_SIZE(steps); n++)
		TRY(run(chip, &steps[n]));
	return 0;
}

inox_i2c_driver(chip,
	.probe = chip_probe);

MODULE_DESCRIPTION("Right");
MODULE_LICENSE("GPL");
