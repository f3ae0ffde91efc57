/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: sim/i2c.h
 *
 * Models of chips for the simulated I2C bus, i2c-sim.  A model is a struct and
 * callbacks on it that speak bytes, as the chip does on its wires.  While one
 * runs, the model and its whole bus are that callback's alone.
 *
 * On the wire: a start condition with the chip's address calls .start, each
 * byte that follows .write or .read, and the stop condition .stop.  A repeated
 * start calls .start again without .stop, as the chip would see it.
 *
 * Example::
 *
 *	struct latch {
 *		struct inox_sim_chip chip;
 *		u32 value;
 *	};
 *
 *	#define LATCH_MODELS(model)	model("latch", latch_plain)
 *	#define LATCH_ATTRS(attr)	attr(latch, value, rw_int, 0, 255)
 *
 *	inox_sim_models(latch, struct latch_kind, LATCH_MODELS);
 *
 *	static bool latch_write(struct latch *latch, u8 byte)
 *	{
 *		latch->value = byte;
 *		return true;
 *	}
 *
 *	static u8 latch_read(struct latch *latch)
 *	{
 *		return (u8)latch->value;
 *	}
 *
 *	inox_sim_chip(latch, LATCH_MODELS, LATCH_ATTRS,
 *		.write = latch_write,
 *		.read = latch_read);
 */
#ifndef INOX_SIM_I2C_H
#define INOX_SIM_I2C_H

#include <linux/i2c.h>

#include <inox/sim/chip.h>

/**
 * struct inox_sim_i2c_ops - callbacks of a model on an I2C bus
 * @common: those of every bus
 * @addresses: see inox_sim_chip()
 * @connects: see inox_sim_chip()
 * @inputs: see inox_sim_chip()
 * @start: see inox_sim_chip()
 * @write: see inox_sim_chip()
 * @read: see inox_sim_chip()
 * @stop: see inox_sim_chip()
 * @alerts: does the chip want to answer the alert response address?
 * @alert: see inox_sim_chip()
 *
 * For i2c-sim; models do not use it.
 */
struct inox_sim_i2c_ops {
	struct inox_sim_ops common;
	unsigned int (*addresses)(const struct inox_sim_chip *chip);
	bool (*connects)(const struct inox_sim_chip *chip, unsigned int channel);
	void (*inputs)(struct inox_sim_chip *chip, u32 channels);
	bool (*start)(struct inox_sim_chip *chip, bool read);
	bool (*write)(struct inox_sim_chip *chip, u8 byte);
	u8 (*read)(struct inox_sim_chip *chip);
	void (*stop)(struct inox_sim_chip *chip);
	bool (*alerts)(const struct inox_sim_chip *chip);
	void (*alert)(struct inox_sim_chip *chip);
};

int inox_sim_model_add(struct inox_sim_model *model);
void inox_sim_model_del(struct inox_sim_model *model);

/**
 * inox_sim_which() - at which of its addresses was the chip addressed?
 * @self: the model
 *
 * Context: In a callback of @self, from .start on.
 * Return: 0 for the first.
 */
#define inox_sim_which(self)	((unsigned int)(self)->chip.inox__which)

/**
 * inox_sim_address() - at which address was the chip addressed?
 * @self: the model
 *
 * Context: In a callback of @self, from .start on.
 * Return: 7 bits, or 10.
 */
#define inox_sim_address(self)	((unsigned int)(self)->chip.inox__address >> 1)

/**
 * inox_sim_pec() - the packet error code of what the chip saw
 * @self: the model
 *
 * It is made of all bytes since the start condition, those of the addresses too:
 * in .read, of what was before the byte that is asked for; in .write, with the
 * byte that came, so that it is 0 if that was the right code.
 *
 * Context: In a callback of @self, from .start on.
 * Return: The code.
 */
#define inox_sim_pec(self)	((self)->chip.inox__pec)

/**
 * inox_sim_pec_restart() - forget what was before a repeated start condition
 * @self: the model, of a chip that takes what follows for a message of its own
 *
 * Context: In the .start of @self.
 */
#define inox_sim_pec_restart(self)	inox__sim_pec_restart(&(self)->chip)

static inline void inox__sim_pec_add(struct inox_sim_chip *chip, u8 byte)
{
	chip->inox__pec = i2c_smbus_pec(chip->inox__pec, &byte, 1);
}

static inline void inox__sim_pec_restart(struct inox_sim_chip *chip)
{
	chip->inox__pec = 0;
	inox__sim_pec_add(chip, (u8)chip->inox__address);
}

/**
 * inox_sim_i2c_of() - what a chip does on an I2C bus; for i2c-sim
 * @chip: the chip
 *
 * Context: With the bus of @chip.
 * Return: Its callbacks.
 */
static inline const struct inox_sim_i2c_ops *
inox_sim_i2c_of(const struct inox_sim_chip *chip)
{
	return container_of(chip->inox__model->ops, struct inox_sim_i2c_ops,
			    common);
}

/**
 * inox_sim_chip_start() - a chip is addressed; for i2c-sim
 * @chip: the chip
 * @address: at which address, of 7 or 10 bits
 * @which: which of its addresses that is, 0 for the first
 * @read: will the chip send?
 *
 * Context: With the bus of @chip.
 * Return: False if it does not answer.
 */
static inline bool inox_sim_chip_start(struct inox_sim_chip *chip, u16 address,
				       unsigned int which, bool read)
{
	chip->inox__which = (u8)which;
	chip->inox__address = (u16)(address << 1 | read);
	inox__sim_pec_add(chip, (u8)chip->inox__address);
	return inox_sim_i2c_of(chip)->start(chip, read);
}

/**
 * inox_sim_chip_write() - a byte comes to a chip; for i2c-sim
 * @chip: a chip that was addressed
 * @byte: the byte
 *
 * Context: With the bus of @chip.
 * Return: False if it does not acknowledge.
 */
static inline bool inox_sim_chip_write(struct inox_sim_chip *chip, u8 byte)
{
	inox__sim_pec_add(chip, byte);
	return inox_sim_i2c_of(chip)->write(chip, byte);
}

/**
 * inox_sim_chip_read() - a chip sends a byte; for i2c-sim
 * @chip: a chip that was addressed
 *
 * Context: With the bus of @chip.
 * Return: The byte.
 */
static inline u8 inox_sim_chip_read(struct inox_sim_chip *chip)
{
	u8 byte = inox_sim_i2c_of(chip)->read(chip);

	inox__sim_pec_add(chip, byte);
	return byte;
}

/**
 * inox_sim_chip_stop() - the stop condition; for i2c-sim
 * @chip: a chip that was addressed
 *
 * Context: With the bus of @chip.
 */
static inline void inox_sim_chip_stop(struct inox_sim_chip *chip)
{
	inox_sim_i2c_of(chip)->stop(chip);
	chip->inox__pec = 0;
}

/* What a model's module has. */

#define INOX__SIM_ALIAS(model, description)				\
	MODULE_ALIAS("i2c-sim-chip-" model);

#define INOX__SIM_OPS(tag, ...)						\
	static const struct inox__##tag##_calls {			\
		int (*init)(struct tag *self);				\
		unsigned int (*addresses)(const struct tag *self);	\
		bool (*connects)(const struct tag *self,		\
				 unsigned int channel);			\
		void (*inputs)(struct tag *self, u32 channels);		\
		void (*power_on)(struct tag *self);			\
		bool (*start)(struct tag *self, bool read);		\
		bool (*write)(struct tag *self, u8 byte);		\
		u8 (*read)(struct tag *self);				\
		void (*stop)(struct tag *self);				\
		void (*alert)(struct tag *self);			\
		void (*later)(struct tag *self);			\
		void (*release)(struct tag *self);			\
	} inox__##tag##_calls = {					\
		__VA_ARGS__						\
	};								\
	INOX__SIM_COMMON(tag)						\
	static unsigned int						\
	inox__##tag##_addresses(const struct inox_sim_chip *chip)	\
	{								\
		return inox__##tag##_calls.addresses ?			\
			inox__##tag##_calls.addresses((const struct tag *)chip) : 1; \
	}								\
	static bool							\
	inox__##tag##_connects(const struct inox_sim_chip *chip,	\
			       unsigned int channel)			\
	{								\
		return inox__##tag##_calls.connects &&			\
			inox__##tag##_calls.connects((const struct tag *)chip, \
						     channel);		\
	}								\
	static void							\
	inox__##tag##_inputs(struct inox_sim_chip *chip, u32 channels)	\
	{								\
		if (inox__##tag##_calls.inputs)				\
			inox__##tag##_calls.inputs((struct tag *)chip, channels); \
	}								\
	static bool inox__##tag##_start(struct inox_sim_chip *chip, bool read) \
	{								\
		return !inox__##tag##_calls.start ||			\
			inox__##tag##_calls.start((struct tag *)chip, read); \
	}								\
	static bool inox__##tag##_write(struct inox_sim_chip *chip, u8 byte) \
	{								\
		return inox__##tag##_calls.write &&			\
			inox__##tag##_calls.write((struct tag *)chip, byte); \
	}								\
	static u8 inox__##tag##_read(struct inox_sim_chip *chip)	\
	{								\
		return inox__##tag##_calls.read ?			\
			inox__##tag##_calls.read((struct tag *)chip) : 0xff; \
	}								\
	static void inox__##tag##_stop(struct inox_sim_chip *chip)	\
	{								\
		if (inox__##tag##_calls.stop)				\
			inox__##tag##_calls.stop((struct tag *)chip);	\
	}								\
	static bool inox__##tag##_alerts(const struct inox_sim_chip *chip) \
	{								\
		return inox__##tag##_calls.alert && chip->inox__pin;	\
	}								\
	static void inox__##tag##_alert(struct inox_sim_chip *chip)	\
	{								\
		if (inox__##tag##_calls.alert)				\
			inox__##tag##_calls.alert((struct tag *)chip);	\
	}								\
	static const struct inox_sim_i2c_ops inox__##tag##_ops = {	\
		.common = INOX__SIM_COMMON_OPS(tag),			\
		.addresses = inox__##tag##_addresses,			\
		.connects = inox__##tag##_connects,			\
		.inputs = inox__##tag##_inputs,				\
		.start = inox__##tag##_start,				\
		.write = inox__##tag##_write,				\
		.read = inox__##tag##_read,				\
		.stop = inox__##tag##_stop,				\
		.alerts = inox__##tag##_alerts,				\
		.alert = inox__##tag##_alert,				\
	}

/**
 * inox_sim_chip() - a whole module of chip models
 * @tag: their struct; inox_sim_models(tag, ...) stands above
 * @models: the list given there
 * @list: attributes, as in <inox/configfs.h>; their values and setters are used
 *	with or without power
 * @...: designated callbacks on the struct, each optional:
 *	int .init(self): a chip is made, from zeroed memory, without power; after an
 *	error it is not, and .release is not called;
 *	unsigned int .addresses(self): to how many addresses it answers, a power
 *	of two of at most 8; the user gives the first, a multiple of it;
 *	bool .connects(self, channel): whether what is behind that channel is on
 *	the bus now;
 *	void .inputs(self, channels): the interrupt inputs of these channels, a bit
 *	each, are asserted and no others, with power and whenever that changes;
 *	void .power_on(self): the chip gets power;
 *	bool .start(self, read): addressed; false is no acknowledge;
 *	bool .write(self, byte): a byte came; false is no acknowledge;
 *	u8 .read(self): the next byte to send;
 *	void .stop(self): the stop condition, after it had been addressed;
 *	void .alert(self): while its pin was asserted it has told its address to who
 *	asked at the alert response address, and is to release the pin as the chip
 *	does; a model without it does not answer there;
 *	void .later(self): the time is up that inox_sim_after() was given;
 *	void .release(self): the chip goes, and with it what it owns
 *
 * No callback may sleep for long: the bus is held.
 */
#define inox_sim_chip(tag, models, list, ...)				\
	INOX__TRUST							\
	INOX__SIM_SELF(tag);						\
	INOX__CONFIG_ATTRS(tag, list);					\
	INOX__SIM_OPS(tag, __VA_ARGS__);				\
	static struct inox_sim_model inox__##tag##_models[] = {		\
		models(INOX__SIM_MODEL)					\
	};								\
	models(INOX__SIM_ALIAS)						\
	INOX__SIM_MODULE(tag, inox_sim_model_add, inox_sim_model_del);	\
	INOX__END							\
	struct tag

#endif
