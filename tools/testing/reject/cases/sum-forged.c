// SPDX-License-Identifier: GPL-2.0
/*
 * What it is cannot be claimed.
 * refused: positional initialization|designated-init
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

struct step wrong(void);

struct step wrong(void)
{
	return (struct step){ 1 };
}
