// SPDX-License-Identifier: GPL-2.0
/*
 * What it is must be known before it is read.
 * refused: poisoned .inox__arms.
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

u8 wrong(const struct step *step);

u8 wrong(const struct step *step)
{
	return step->inox__arms.write.value;
}
