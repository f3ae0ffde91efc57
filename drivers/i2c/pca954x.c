// SPDX-License-Identifier: GPL-2.0
/*
 * PCA954x I2C multiplexer and switch
 *
 * The chip has one register, written without an address.  In a switch each bit
 * connects a channel; in a multiplexer the low bits are the number of one, and the
 * bit above them connects it.  Some have interrupt inputs, which are read above
 * all that: a bit is 1 while the channel's input is asserted.
 *
 * Datasheets: NXP PCA9540B (rev. 5), PCA9542A (rev. 4), PCA9543A (rev. 6), PCA9544A
 * (rev. 5), PCA9545A (rev. 8), PCA9546A (rev. 6), PCA9547 (rev. 4), PCA9548A
 * (rev. 5), sections Control register and Interrupt handling.
 */
#include <inox/i2c-mux.h>

#include <inox/strict.h>

#define PCA954X_INPUTS		4

struct pca954x_kind {
	u8 channels;
	u8 connect;		/* of a multiplexer: the bit above the number */
	bool interrupts;
};

static const struct pca954x_kind pca954x_mux2 = { 2, 0x04 };
static const struct pca954x_kind pca954x_mux2_irq = { 2, 0x04, true };
static const struct pca954x_kind pca954x_mux4_irq = { 4, 0x04, true };
static const struct pca954x_kind pca954x_mux8 = { 8, 0x08 };
static const struct pca954x_kind pca954x_switch2_irq = { 2, 0x00, true };
static const struct pca954x_kind pca954x_switch4 = { 4 };
static const struct pca954x_kind pca954x_switch4_irq = { 4, 0x00, true };
static const struct pca954x_kind pca954x_switch8 = { 8 };

#define PCA954X_CHIPS(chip)			\
	chip("pca9540", pca954x_mux2)		\
	chip("pca9542", pca954x_mux2_irq)	\
	chip("pca9543", pca954x_switch2_irq)	\
	chip("pca9544", pca954x_mux4_irq)	\
	chip("pca9545", pca954x_switch4_irq)	\
	chip("pca9546", pca954x_switch4)	\
	chip("pca9547", pca954x_mux8)		\
	chip("pca9548", pca954x_switch8)

struct pca954x {
	struct inox_i2c_mux bus;
};

inox_i2c_ids(pca954x, struct pca954x_kind, PCA954X_CHIPS);

static u32 pca954x_channels(const struct pca954x *pca954x)
{
	return pca954x_kind(pca954x)->channels;
}

static u8 pca954x_byte(const struct pca954x *pca954x, u32 channel)
{
	u8 connect = pca954x_kind(pca954x)->connect;

	return (u8)(connect ? connect | channel : 1u << channel);
}

static u32 pca954x_inputs(const struct pca954x *pca954x)
{
	return pca954x_kind(pca954x)->interrupts ? pca954x_channels(pca954x) : 0;
}

static int pca954x_irq(struct pca954x *pca954x)
{
	u8 control = TRY(inox_i2c_mux_receive(pca954x));

	return inox_i2c_mux_asserted(pca954x, control >> PCA954X_INPUTS);
}

static int pca954x_resume(struct pca954x *pca954x)
{
	inox_i2c_mux_forget(pca954x);
	return 0;
}

inox_i2c_mux(pca954x,
	.channels = pca954x_channels,
	.byte = pca954x_byte,
	.inputs = pca954x_inputs);

inox_i2c_driver(pca954x,
	.supply = "vdd",
	.resume = pca954x_resume,
	.irq = pca954x_irq,
	.publish = pca954x_mux);

MODULE_DESCRIPTION("PCA954x I2C multiplexer and switch");
MODULE_LICENSE("GPL");
