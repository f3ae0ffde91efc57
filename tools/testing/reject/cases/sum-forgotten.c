// SPDX-License-Identifier: GPL-2.0
/*
 * An arm that nobody thought of.
 * refused: implicit declaration of function .run_write.
 */
#include <linux/types.h>

#include <inox/reg.h>
#include <inox/sum.h>

#include <inox/strict.h>

struct chip;

struct step_write {
	u8 reg, value;
};

#define STEPS(arm, x...)		\
	arm(x, pause, struct inox_ms)	\
	arm(x, write, struct step_write)

inox_sum(step, STEPS);

static int run_pause(struct chip *chip, struct inox_ms ms)
{
	return 0;
}

inox_sum_match(int, run, struct chip *, step, STEPS);
