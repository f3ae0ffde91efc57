/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: sim/spi.h
 *
 * Models of chips for the simulated SPI bus, spi-sim.  A model is a struct and
 * callbacks on it that see what the chip sees on its wires: the select line, and
 * a clock with a bit in each direction, or with two or four in one.  There are no
 * words on the wire, so a model works whatever word width its driver uses.  While
 * a callback runs, the model and its whole bus are that callback's alone.
 *
 * A model that speaks bytes has .send, which gives the next byte before its
 * first clock, and .receive, which gets the byte that came in meanwhile after
 * its last.  One whose answer depends on single bits has .clock instead.
 *
 * The four lines are IO0, on which the controller sends, IO1, on which a chip
 * does, IO2 and IO3.  A model that speaks bytes says on how many of them it takes
 * and gives the next ones; if the controller thinks otherwise, each sees of the
 * other's bits what is on the lines that it looks at.  One that nobody drives is
 * high.
 *
 * A bus that clocks a chip in a mode that it does not have gives and takes every
 * bit one clock late, as it would by sampling at the wrong edge.
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
 *	static void latch_receive(struct latch *latch, u8 byte)
 *	{
 *		latch->value = byte;
 *	}
 *
 *	static u8 latch_send(struct latch *latch)
 *	{
 *		return (u8)latch->value;
 *	}
 *
 *	inox_sim_spi_chip(latch, LATCH_MODELS, LATCH_ATTRS,
 *		.receive = latch_receive,
 *		.send = latch_send);
 */
#ifndef INOX_SIM_SPI_H
#define INOX_SIM_SPI_H

#include <linux/bits.h>
#include <linux/spi/spi.h>

#include <inox/sim/chip.h>

/**
 * INOX_SIM_SPI_MODE() - a mode in a set of them
 * @n: 0 to 3
 */
#define INOX_SIM_SPI_MODE(n)	((u8)BIT(n))

/**
 * struct inox_sim_spi_ops - callbacks of a model on an SPI bus
 * @common: those of every bus
 * @modes: see inox_sim_spi_chip()
 * @max_hz: see inox_sim_spi_chip()
 * @select: see inox_sim_spi_chip()
 * @clock: see inox_sim_spi_chip()
 * @byte: eight clocks at once, if it comes to the same
 * @deselect: see inox_sim_spi_chip()
 *
 * For spi-sim; models do not use it.
 */
struct inox_sim_spi_ops {
	struct inox_sim_ops common;
	const u8 *modes;
	const u32 *max_hz;
	void (*select)(struct inox_sim_chip *chip);
	u8 (*clock)(struct inox_sim_chip *chip, u8 in);
	bool (*byte)(struct inox_sim_chip *chip, u8 in, u8 *out);
	void (*deselect)(struct inox_sim_chip *chip);
};

int inox_sim_spi_model_add(struct inox_sim_model *model);
void inox_sim_spi_model_del(struct inox_sim_model *model);

/**
 * inox_sim_spi_hz() - how fast the clock is
 * @self: the model
 *
 * Context: In .clock, .send or .receive of @self.
 * Return: Hertz; 0 if nobody has said.
 */
#define inox_sim_spi_hz(self)		((self)->chip.inox__wire.inox__hz)

/**
 * inox_sim_spi_mode() - in which mode the bus is
 * @self: the model
 *
 * Context: In .clock, .send or .receive of @self.
 * Return: 0 to 3.
 */
#define inox_sim_spi_mode(self)		((self)->chip.inox__wire.inox__mode)

/**
 * inox_sim_spi_word_bits() - how wide the words are that the driver sees
 * @self: the model
 *
 * Context: In .clock, .send or .receive of @self.
 * Return: 1 to 32.
 */
#define inox_sim_spi_word_bits(self)	((self)->chip.inox__wire.inox__word_bits)

/**
 * inox_sim_spi_odd_bits() - how many bits of an unfinished byte have come
 * @self: the model, one that speaks bytes
 *
 * Context: In a callback of @self.
 * Return: 0 to 7.
 */
#define inox_sim_spi_odd_bits(self)	((self)->chip.inox__wire.inox__count)

static inline const struct inox_sim_spi_ops *
inox__sim_spi_ops(const struct inox_sim_chip *chip)
{
	return container_of(chip->inox__model->ops, struct inox_sim_spi_ops,
			    common);
}

/**
 * inox_sim_spi_set_lines() - on how many lines the next bytes are
 * @self: the model, one that speaks bytes
 * @n: 1, 2 or 4; a chip that is selected begins with 1
 *
 * Context: In .receive of @self.
 */
#define inox_sim_spi_set_lines(self, n)	((self)->chip.inox__wire.inox__lines = (n))

/* All lines, high. */
#define INOX_SIM_SPI_LINES	0xfu

/* What is on all lines while a chip sends so many bits. */
static inline u8 inox__sim_spi_drive(u32 bits, u32 lines)
{
	if (lines == 1)
		return (u8)((INOX_SIM_SPI_LINES & ~2u) | (bits & 1) << 1);
	return (u8)((INOX_SIM_SPI_LINES << lines & INOX_SIM_SPI_LINES) | bits);
}

/* One clock of a model that speaks bytes. */
static inline u8 inox__sim_spi_bytes(struct inox_sim_chip *chip,
				     u8 (*send)(struct inox_sim_chip *chip),
				     void (*receive)(struct inox_sim_chip *chip,
						     u8 byte),
				     u8 in)
{
	struct inox__sim_wire *wire = &chip->inox__wire;
	u32 lines = wire->inox__lines;
	u32 bits;

	if (!wire->inox__count)
		wire->inox__out = send(chip);
	bits = wire->inox__out >> (8 - lines);
	wire->inox__out = (u8)(wire->inox__out << lines);
	wire->inox__in = (u8)(wire->inox__in << lines | (in & ((1u << lines) - 1)));
	wire->inox__count += (u8)lines;
	if (wire->inox__count >= 8) {
		wire->inox__count = 0;
		receive(chip, wire->inox__in);
	}
	return inox__sim_spi_drive(bits, lines);
}

/* For spi-sim: the layer's part of what it does to a model. */

/**
 * inox_sim_spi_select() - a chip's select line becomes active
 * @chip: the chip
 *
 * Context: With the bus of @chip.
 */
static inline void inox_sim_spi_select(struct inox_sim_chip *chip)
{
	chip->inox__wire = (struct inox__sim_wire){
		.inox__lines = 1,
		.inox__held_out = INOX_SIM_SPI_LINES,
	};
	inox__sim_spi_ops(chip)->select(chip);
}

/**
 * inox_sim_spi_deselect() - a chip's select line becomes inactive
 * @chip: the chip
 *
 * Context: With the bus of @chip.
 */
static inline void inox_sim_spi_deselect(struct inox_sim_chip *chip)
{
	inox__sim_spi_ops(chip)->deselect(chip);
}

/**
 * inox_sim_spi_tune() - how the next clocks will come
 * @chip: the chip
 * @mode: mode bits of the transfer
 * @word_bits: of a word
 * @hz: of the clock
 *
 * Context: With the bus of @chip, which is selected.
 * Return: False if that is too fast for the chip, which will see nothing.
 */
static inline bool inox_sim_spi_tune(struct inox_sim_chip *chip, u32 mode,
				     unsigned int word_bits, u32 hz)
{
	u32 most = *inox__sim_spi_ops(chip)->max_hz;

	chip->inox__wire.inox__mode = mode & SPI_MODE_X_MASK;
	chip->inox__wire.inox__word_bits = (u8)word_bits;
	chip->inox__wire.inox__hz = hz;
	return !most || hz <= most;
}

/**
 * inox_sim_spi_clock() - one clock of the bus
 * @chip: the chip, which is selected
 * @in: the four lines, as the controller drives them
 *
 * Context: With the bus of @chip.
 * Return: The four lines, as the chip drives them.
 */
static inline u8 inox_sim_spi_clock(struct inox_sim_chip *chip, u8 in)
{
	const struct inox_sim_spi_ops *ops = inox__sim_spi_ops(chip);
	struct inox__sim_wire *wire = &chip->inox__wire;
	u8 out;

	if (!*ops->modes || *ops->modes & BIT(wire->inox__mode))
		return ops->clock(chip, in);
	out = wire->inox__held_out;
	wire->inox__held_out = ops->clock(chip, wire->inox__held_in);
	wire->inox__held_in = in;
	return out;
}

/**
 * inox_sim_spi_byte() - a byte on the bus, high bit first, if that is all one
 * @chip: the chip, which is selected, and no other
 * @lines: that it is on
 * @in: what the controller sends
 * @out: what the controller gets
 *
 * Context: With the bus of @chip.
 * Return: False if the chip must see single clocks, and has seen none.
 */
static inline bool inox_sim_spi_byte(struct inox_sim_chip *chip, u32 lines, u8 in,
				     u8 *out)
{
	const struct inox_sim_spi_ops *ops = inox__sim_spi_ops(chip);

	if (chip->inox__wire.inox__lines != lines)
		return false;
	if (*ops->modes && !(*ops->modes & BIT(chip->inox__wire.inox__mode)))
		return false;
	return ops->byte(chip, in, out);
}

/* What a model's module has. */

#define INOX__SIM_SPI_ALIAS(model, description)				\
	MODULE_ALIAS("spi-sim-chip-" model);

#define INOX__SIM_SPI_THUNK(tag, act)					\
	static void inox__##tag##_##act(struct inox_sim_chip *chip)	\
	{								\
		if (inox__##tag##_calls.act)				\
			inox__##tag##_calls.act((struct tag *)chip);	\
	}

#define INOX__SIM_SPI_OPS(tag, ...)					\
	static const struct inox__##tag##_calls {			\
		u8 modes;						\
		u32 max_hz;						\
		int (*init)(struct tag *self);				\
		void (*power_on)(struct tag *self);			\
		void (*select)(struct tag *self);			\
		u8 (*send)(struct tag *self);				\
		void (*receive)(struct tag *self, u8 byte);		\
		bool (*clock)(struct tag *self, bool in);		\
		void (*deselect)(struct tag *self);			\
		void (*later)(struct tag *self);			\
		void (*release)(struct tag *self);			\
	} inox__##tag##_calls = {					\
		__VA_ARGS__						\
	};								\
	INOX__SIM_COMMON(tag)						\
	INOX__SIM_SPI_THUNK(tag, select)				\
	INOX__SIM_SPI_THUNK(tag, deselect)				\
	static u8 inox__##tag##_send(struct inox_sim_chip *chip)	\
	{								\
		return inox__##tag##_calls.send ?			\
			inox__##tag##_calls.send((struct tag *)chip) : 0xff; \
	}								\
	static void inox__##tag##_receive(struct inox_sim_chip *chip, u8 byte) \
	{								\
		if (inox__##tag##_calls.receive)			\
			inox__##tag##_calls.receive((struct tag *)chip, byte); \
	}								\
	static u8 inox__##tag##_clock(struct inox_sim_chip *chip, u8 in) \
	{								\
		if (inox__##tag##_calls.clock)				\
			return inox__sim_spi_drive(inox__##tag##_calls.clock( \
				(struct tag *)chip, in & 1), 1);	\
		return inox__sim_spi_bytes(chip, inox__##tag##_send,	\
					   inox__##tag##_receive, in);	\
	}								\
	static bool inox__##tag##_byte(struct inox_sim_chip *chip, u8 in, \
				       u8 *out)				\
	{								\
		if (inox__##tag##_calls.clock ||			\
		    chip->inox__wire.inox__count)			\
			return false;					\
		*out = inox__##tag##_send(chip);			\
		inox__##tag##_receive(chip, in);			\
		return true;						\
	}								\
	static const struct inox_sim_spi_ops inox__##tag##_ops = {	\
		.common = INOX__SIM_COMMON_OPS(tag),			\
		.modes = &inox__##tag##_calls.modes,			\
		.max_hz = &inox__##tag##_calls.max_hz,			\
		.select = inox__##tag##_select,				\
		.clock = inox__##tag##_clock,				\
		.byte = inox__##tag##_byte,				\
		.deselect = inox__##tag##_deselect,			\
	}

/**
 * inox_sim_spi_chip() - a whole module of chip models
 * @tag: their struct; inox_sim_models(tag, ...) stands above
 * @models: the list given there
 * @list: attributes, as in <inox/configfs.h>; their values and setters are used
 *	with or without power
 * @...: designated members, each optional:
 *	.modes: a set of INOX_SIM_SPI_MODE() that the chip has; none: it has all;
 *	.max_hz: its fastest clock; 0: no limit;
 *	int .init(self): a chip is made, from zeroed memory, without power; after an
 *	error it is not, and .release is not called;
 *	void .power_on(self): the chip gets power;
 *	void .select(self): its select line becomes active;
 *	u8 .send(self): the byte to send next, without it all ones;
 *	void .receive(self, byte): a byte came;
 *	bool .clock(self, in): in place of both, one bit, and the bit to send;
 *	void .deselect(self): its select line becomes inactive;
 *	void .later(self): the time is up that inox_sim_after() was given;
 *	void .release(self): the chip goes, and with it what it owns
 *
 * No callback may sleep for long: the bus is held.
 */
#define inox_sim_spi_chip(tag, models, list, ...)			\
	INOX__TRUST							\
	INOX__SIM_SELF(tag);						\
	INOX__CONFIG_ATTRS(tag, list);					\
	INOX__SIM_SPI_OPS(tag, __VA_ARGS__);				\
	static struct inox_sim_model inox__##tag##_models[] = {		\
		models(INOX__SIM_MODEL)					\
	};								\
	models(INOX__SIM_SPI_ALIAS)					\
	INOX__SIM_MODULE(tag, inox_sim_spi_model_add,			\
			 inox_sim_spi_model_del);			\
	INOX__END							\
	struct tag

#endif
