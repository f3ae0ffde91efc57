// SPDX-License-Identifier: GPL-2.0
/*
 * A reader that cannot say that the chip did not answer.
 * refused: void value not ignored as it ought to be
 */
#include <inox/i2c.h>
#include <inox/sysfs.h>

#include <inox/strict.h>

struct osc {
	struct inox_smbus bus;
	u8 status;
};

static void osc_status(struct osc *osc, struct inox_text *text)
{
	inox_text_add(text, "0x%02x\n", osc->status);
}

#define OSC_FILES(file)	file(osc, status, text)

inox_sysfs(osc, OSC_FILES);
