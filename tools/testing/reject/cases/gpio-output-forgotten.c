// SPDX-License-Identifier: GPL-2.0
/*
 * Lines that cannot become outputs would crash the first user who asks.
 * refused: inox_gpio\(\) needs \.lines, \.outputs, \.read, \.write, \.input and \.output
 * by: optimizer
 */
#include <inox/gpio.h>
#include <inox/i2c-registers.h>

#include <inox/strict.h>

struct chip {
	struct inox_i2c_registers bus;
	struct inox_gpio gpio;
};

static u32 chip_lines(const struct chip *chip)
{
	return 8;
}

static u32 chip_outputs(const struct chip *chip)
{
	return 0;
}

static int chip_read(struct chip *chip, u32 *levels)
{
	return 0;
}

static int chip_write(struct chip *chip, u32 lines, u32 levels)
{
	return 0;
}

static int chip_input(struct chip *chip, u32 lines)
{
	return 0;
}

inox_gpio(chip, gpio,
	.lines = chip_lines,
	.outputs = chip_outputs,
	.read = chip_read,
	.write = chip_write,
	.input = chip_input);

extern const void *chip_publishes;

const void *chip_publishes = chip_gpio;
