// SPDX-License-Identifier: GPL-2.0
/*
 * An arm is made of its own type.
 * refused: incompatible type for argument 1
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

struct step wrong(struct step_write write);

struct step wrong(struct step_write write)
{
	return step_pause(write);
}
