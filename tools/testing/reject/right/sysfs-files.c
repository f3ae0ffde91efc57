// SPDX-License-Identifier: GPL-2.0
/*
 * An oscillator: a trim that the chip may refuse, its status, a count, and a calibration.
 * also: lent analyzer sparse
 */
#include <inox/i2c.h>
#include <inox/sysfs.h>

#include <inox/strict.h>

#define OSC_STATUS	INOX_RO_U8(0x00)
#define OSC_TRIM	INOX_RW_U8(0x01)
#define OSC_CONTROL	INOX_RW_U8(0x02)

#define OSC_LOCKED	0x01u
#define OSC_CALIBRATE	0x80u

struct osc {
	struct inox_smbus bus;
	u8 trim;
	u32 losses;
	bool locked;
};

struct osc_kind {
	u8 none;
};

static const struct osc_kind osc_kind_only;

#define OSC_CHIPS(chip)	chip("osc", osc_kind_only)

inox_i2c_ids(osc, struct osc_kind, OSC_CHIPS);

static int osc_set_trim(struct osc *osc, u8 trim)
{
	TRY(inox_i2c_write(osc, OSC_TRIM, trim));
	osc->trim = trim;
	return 0;
}

static int osc_status(struct osc *osc, struct inox_text *text)
{
	u8 status = TRY(inox_i2c_read(osc, OSC_STATUS));

	inox_text_add(text, "%s\n", status & OSC_LOCKED ? "locked" : "free");
	return 0;
}

static int osc_calibrate(struct osc *osc)
{
	return inox_i2c_write(osc, OSC_CONTROL, OSC_CALIBRATE);
}

#define OSC_FILES(file)			\
	file(osc, trim, set_int, 0, 63)	\
	file(osc, losses, rw_int, 0, 0)	\
	file(osc, status, text)		\
	file(osc, calibrate, act)

inox_sysfs(osc, OSC_FILES);

static int osc_irq(struct osc *osc)
{
	bool locked = TRY(inox_i2c_read(osc, OSC_STATUS)) & OSC_LOCKED;

	if (osc->locked && !locked)
		osc->losses++;
	osc->locked = locked;
	osc_status_changed(osc);
	return 0;
}

inox_i2c_driver(osc,
	.irq = osc_irq,
	.publish = osc_sysfs);

MODULE_DESCRIPTION("An oscillator");
MODULE_LICENSE("GPL");
