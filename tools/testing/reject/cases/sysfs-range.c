// SPDX-License-Identifier: GPL-2.0
/*
 * Numbers that the member cannot hold: 200 would be stored as -56.
 * refused: trim cannot hold its whole range
 */
#include <inox/i2c.h>
#include <inox/sysfs.h>

#include <inox/strict.h>

struct osc {
	struct inox_smbus bus;
	s8 trim;
};

#define OSC_FILES(file)	file(osc, trim, rw_int, -128, 200)

inox_sysfs(osc, OSC_FILES);
