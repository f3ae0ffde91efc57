// SPDX-License-Identifier: GPL-2.0
/*
 * A setter that takes a time for a number.
 * refused: incompatible type for argument 2 of 'osc_set_settle'
 */
#include <inox/i2c.h>
#include <inox/sysfs.h>

#include <inox/strict.h>

struct osc {
	struct inox_smbus bus;
	u8 settle;
};

static int osc_set_settle(struct osc *osc, struct inox_ms settle)
{
	osc->settle = (u8)inox_ms_clamp(settle, 0, U8_MAX);
	return 0;
}

#define OSC_FILES(file)	file(osc, settle, set_int, 0, U8_MAX)

inox_sysfs(osc, OSC_FILES);
