// SPDX-License-Identifier: GPL-2.0
/*
 * Calls of every direction, one with padding in its argument.
 * also: lent analyzer sparse
 */
#include <inox/char.h>
#include <inox/i2c.h>

#include <inox/strict.h>

struct chip_range {
	__u8 channel;
	__u32 low, high;
};

#define CHIP_RESET	_IO('c', 0)
#define CHIP_SET_RANGE	_IOW('c', 1, struct chip_range)
#define CHIP_GET_RANGE	_IOWR('c', 2, struct chip_range)
#define CHIP_GET_LOW	_IOR('c', 3, __u32)

struct chip {
	struct inox_smbus bus;
	struct chip_range range[4];
};

static int chip_reset(struct chip *chip)
{
	u32 i;

	for (i = 0; i < ARRAY_SIZE(chip->range); i++)
		chip->range[i] = (struct chip_range){ };
	return 0;
}

static int chip_set_range(struct chip *chip, const struct chip_range *range)
{
	if (range->channel >= ARRAY_SIZE(chip->range) || range->low > range->high)
		return -EINVAL;
	chip->range[range->channel] = *range;
	return 0;
}

static int chip_get_range(struct chip *chip, struct chip_range *range)
{
	if (range->channel >= ARRAY_SIZE(chip->range))
		return -EINVAL;
	*range = chip->range[range->channel];
	return 0;
}

static int chip_get_low(struct chip *chip, __u32 *low)
{
	*low = chip->range[0].low;
	return 0;
}

#define CHIP_IOCTLS(ioctl)						\
	ioctl(chip, chip_reset, CHIP_RESET)				\
	ioctl(chip, chip_set_range, CHIP_SET_RANGE, struct chip_range)	\
	ioctl(chip, chip_get_range, CHIP_GET_RANGE, struct chip_range)	\
	ioctl(chip, chip_get_low, CHIP_GET_LOW, __u32)

inox_ioctls(chip, CHIP_IOCTLS);

inox_char(chip, "chip",
	.ioctls = &chip_ioctls);

extern const void *chip_publishes;

const void *chip_publishes = chip_char;
