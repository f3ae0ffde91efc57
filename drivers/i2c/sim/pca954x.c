// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated I2C bus: PCA954x I2C multiplexer and switch
 *
 * A chip with "mux" and "channel" is behind it.  What was written connects when
 * the stop condition comes, as the data sheets say.  Interrupt inputs are seen as
 * they are, whatever is connected: nothing masks or keeps them.
 *
 * Datasheets: NXP PCA9540B (rev. 5), PCA9542A (rev. 4), PCA9543A (rev. 6), PCA9544A
 * (rev. 5), PCA9545A (rev. 8), PCA9546A (rev. 6), PCA9547 (rev. 4), PCA9548A
 * (rev. 5), sections Control register, Interrupt handling and Power-on reset.
 */
#include <inox/sim/i2c.h>

#include <inox/strict.h>

#define PCA954X_INPUTS		4	/* above these bits are the interrupt inputs */

struct pca954x_kind {
	u8 channels;
	u8 connect;		/* of a multiplexer: the bit above the number */
	u8 first;		/* when it gets power */
	bool interrupts;
};

static const struct pca954x_kind pca954x_mux2 = { 2, 0x04 };
static const struct pca954x_kind pca954x_mux2_irq = { 2, 0x04, 0x00, true };
static const struct pca954x_kind pca954x_mux4_irq = { 4, 0x04, 0x00, true };
static const struct pca954x_kind pca954x_mux8 = { 8, 0x08, 0x08 };
static const struct pca954x_kind pca954x_switch2_irq = { 2, 0x00, 0x00, true };
static const struct pca954x_kind pca954x_switch4 = { 4 };
static const struct pca954x_kind pca954x_switch4_irq = { 4, 0x00, 0x00, true };
static const struct pca954x_kind pca954x_switch8 = { 8 };

#define PCA954X_MODELS(model)			\
	model("pca9540", pca954x_mux2)		\
	model("pca9542", pca954x_mux2_irq)	\
	model("pca9543", pca954x_switch2_irq)	\
	model("pca9544", pca954x_mux4_irq)	\
	model("pca9545", pca954x_switch4_irq)	\
	model("pca9546", pca954x_switch4)	\
	model("pca9547", pca954x_mux8)		\
	model("pca9548", pca954x_switch8)

struct pca954x {
	struct inox_sim_chip chip;
	u8 control;
	u8 coming;
	u8 inputs;
	bool written;
	u32 writes;
};

inox_sim_models(pca954x, struct pca954x_kind, PCA954X_MODELS);

#define PCA954X_ATTRS(attr)			\
	attr(pca954x, control, ro_hex)		\
	attr(pca954x, inputs, ro_hex)		\
	attr(pca954x, writes, ro_int)

static u8 pca954x_bits(const struct pca954x *pca954x)
{
	const struct pca954x_kind *kind = pca954x_kind(pca954x);

	return (u8)((kind->connect ? kind->connect * 2 : 1u << kind->channels) - 1);
}

/* A number beyond the channels connects none. */
static bool pca954x_connects(const struct pca954x *pca954x, unsigned int channel)
{
	const struct pca954x_kind *kind = pca954x_kind(pca954x);
	u8 control = pca954x->control;

	if (channel >= kind->channels)
		return false;
	if (!kind->connect)
		return control >> channel & 1;
	return control & kind->connect && (control & (kind->connect - 1u)) == channel;
}

static void pca954x_power_on(struct pca954x *pca954x)
{
	pca954x->control = pca954x_kind(pca954x)->first;
	pca954x->written = false;
}

static void pca954x_inputs(struct pca954x *pca954x, u32 channels)
{
	const struct pca954x_kind *kind = pca954x_kind(pca954x);

	pca954x->inputs = (u8)(kind->interrupts ? channels & ((1u << kind->channels) - 1) : 0);
	inox_sim_pin_set(pca954x, pca954x->inputs);
}

static bool pca954x_write(struct pca954x *pca954x, u8 byte)
{
	pca954x->coming = byte & pca954x_bits(pca954x);
	pca954x->written = true;
	return true;
}

static u8 pca954x_read(struct pca954x *pca954x)
{
	return (u8)(pca954x->control | pca954x->inputs << PCA954X_INPUTS);
}

static void pca954x_stop(struct pca954x *pca954x)
{
	if (!pca954x->written)
		return;
	pca954x->control = pca954x->coming;
	pca954x->writes++;
	pca954x->written = false;
}

inox_sim_chip(pca954x, PCA954X_MODELS, PCA954X_ATTRS,
	.connects = pca954x_connects,
	.inputs = pca954x_inputs,
	.power_on = pca954x_power_on,
	.write = pca954x_write,
	.read = pca954x_read,
	.stop = pca954x_stop);

MODULE_DESCRIPTION("PCA954x I2C multiplexers and switches for simulated I2C buses");
MODULE_LICENSE("GPL");
