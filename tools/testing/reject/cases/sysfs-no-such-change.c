// SPDX-License-Identifier: GPL-2.0
/*
 * News of a file that there is not.
 * refused: implicit declaration of function 'osc_stauts_changed'
 */
#include <inox/i2c.h>
#include <inox/sysfs.h>

#include <inox/strict.h>

struct osc {
	struct inox_smbus bus;
	u8 status;
};

#define OSC_FILES(file)	file(osc, status, ro_int)

inox_sysfs(osc, OSC_FILES);

static int osc_irq(struct osc *osc)
{
	osc->status = TRY(inox_i2c_read(osc, INOX_RO_U8(0x0f)));
	osc_stauts_changed(osc);
	return 0;
}
