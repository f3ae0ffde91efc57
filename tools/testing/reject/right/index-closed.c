// SPDX-License-Identifier: GPL-2.0
/*
 * Closed tables of values, of structs and in an object; an index that is kept.
 */
#include <inox/index.h>

#include <inox/strict.h>

struct mode {
	const char *name;
	u8 bits;
};

INOX_INDEX(rate, 4);

static const inox_table(rate, struct mode) modes = {
	{ { "slow", 9 }, { "fast", 10 }, { "faster", 11 }, { "fastest", 12 } }
};

struct chip {
	inox_table(rate, u32) used;
	struct rate_index now;
};

u32 right_now(const struct chip *chip);
int right(struct chip *chip, u8 reg);

u32 right_now(const struct chip *chip)
{
	return inox_table_at(chip->used, chip->now) + inox_table_at(modes, chip->now).bits;
}

int right(struct chip *chip, u8 reg)
{
	for (u32 n = reg & 7u; n; n--) {
		struct rate_index i = TRY(rate_index(inox_untrusted(n - 1)));

		if (inox_table_at(modes, i).bits < 10)
			break;
		inox_table_at(chip->used, i)++;
		chip->now = i;
	}
	return 0;
}
