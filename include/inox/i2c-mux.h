/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: i2c-mux.h
 *
 * Chips that connect one bus to one of several.  A driver says which byte
 * connects which channel; when it goes out is up to the layer, which writes it
 * with the bus held, and only if the chip does not have it already.  So a driver
 * cannot wait for the bus that it is being asked to switch.
 *
 * After a write that failed nobody knows what is connected: then nothing is, as
 * far as the chip still listens, and the next transfer writes again.
 *
 * Example::
 *
 *	struct fork {
 *		struct inox_i2c_mux bus;
 *	};
 *
 *	static u8 fork_byte(const struct fork *fork, u32 channel)
 *	{
 *		return (u8)(1u << channel);
 *	}
 *
 *	static u32 fork_channels(const struct fork *fork)
 *	{
 *		return 2;
 *	}
 *
 *	inox_i2c_mux(fork,
 *		.channels = fork_channels,
 *		.byte = fork_byte);
 */
#ifndef INOX_I2C_MUX_H
#define INOX_I2C_MUX_H

#include <linux/i2c-mux.h>

#include <inox/i2c.h>
#include <inox/property.h>

#define INOX__MUX_MOST		32u
/* What a device tree says for idle-state where it names no channel. */
#define INOX__MUX_STAY		U32_MAX
#define INOX__MUX_DISCONNECT	(U32_MAX - 1)
/* No byte, and so no state of a chip. */
#define INOX__MUX_UNKNOWN	(-1)

/* A driver's calls with its type erased. */
struct inox__mux_ops {
	u32 (*inox__channels)(const struct inox_dev *dev);
	u8 (*inox__byte)(const struct inox_dev *dev, u32 channel);
};

/* The core hands this back, and it finds the bus. */
struct inox__mux_link {
	struct inox_i2c_mux *inox__bus;
	const struct inox__mux_ops *inox__ops;
};

/* The parent is held, so the transfer must not ask for it. */
static inline int inox__mux_send(struct inox_i2c_mux *bus, u8 byte)
{
	const struct i2c_client *client = bus->inox__client;

	if (inox__fail())
		return -EIO;
	return __i2c_smbus_xfer(client->adapter, client->addr, client->flags,
				I2C_SMBUS_WRITE, byte, I2C_SMBUS_BYTE, NULL);
}

static inline int inox__mux_switch(struct inox_i2c_mux *bus, u8 byte)
{
	int err;

	if (bus->inox__now == byte)
		return 0;
	err = inox__mux_send(bus, byte);
	bus->inox__now = err ? INOX__MUX_UNKNOWN : byte;
	return err;
}

static inline struct inox__mux_link *inox__mux_link(struct i2c_mux_core *core)
{
	return i2c_mux_priv(core);
}

static inline int inox__mux_select(struct i2c_mux_core *core, u32 channel)
{
	const struct inox__mux_link *link = inox__mux_link(core);
	struct inox_i2c_mux *bus = link->inox__bus;
	u8 byte = link->inox__ops->inox__byte(&bus->inox__dev, channel);
	int err = inox__mux_switch(bus, byte);

	if (err && !inox__mux_send(bus, 0))
		bus->inox__now = 0;
	return err;
}

static inline int inox__mux_deselect(struct i2c_mux_core *core, u32 channel)
{
	const struct inox__mux_link *link = inox__mux_link(core);
	struct inox_i2c_mux *bus = link->inox__bus;
	u32 idle = bus->inox__idle;

	if (idle == INOX__MUX_STAY)
		return 0;
	if (idle == INOX__MUX_DISCONNECT)
		return inox__mux_switch(bus, 0);
	return inox__mux_switch(bus, link->inox__ops->inox__byte(&bus->inox__dev,
								 idle));
}

/* Some kernels ask for a class of devices too. */
typedef int (*inox__mux_add3_fn)(struct i2c_mux_core *core, u32 number,
				 u32 channel);
typedef int (*inox__mux_add4_fn)(struct i2c_mux_core *core, u32 number,
				 u32 channel, unsigned int class);

static inline int inox__mux_add3(inox__mux_add3_fn add,
				 struct i2c_mux_core *core, u32 channel)
{
	return add(core, 0, channel);
}

static inline int inox__mux_add4(inox__mux_add4_fn add,
				 struct i2c_mux_core *core, u32 channel)
{
	return add(core, 0, channel, 0);
}

#define inox__mux_add(core, channel)					\
	__builtin_choose_expr(						\
		__builtin_types_compatible_p(typeof(&i2c_mux_add_adapter), \
					     inox__mux_add3_fn),	\
		inox__mux_add3, inox__mux_add4)				\
		(i2c_mux_add_adapter, (core), (channel))

/* Devices behind the channels go with them, while the chip still switches. */
static inline void inox__mux_unpublish(void *data)
{
	i2c_mux_del_adapters(data);
	inox__count_down(inox__live_provider);
}

static inline int inox__mux_idle(struct inox_i2c_mux *bus, u32 channels)
{
	struct device *device = bus->inox__dev.inox__device;
	u32 idle = inox__property_flag(device, "i2c-mux-idle-disconnect") ?
		INOX__MUX_DISCONNECT : INOX__MUX_STAY;

	idle = TRY(inox__property_u32(device, "idle-state", idle, 0, U32_MAX));
	if (idle >= channels && idle != INOX__MUX_STAY &&
	    idle != INOX__MUX_DISCONNECT)
		return dev_err_probe(device, -ERANGE,
				     "property idle-state: there is no channel %u\n",
				     idle);
	bus->inox__idle = idle;
	return 0;
}

static inline int inox__mux_channels(struct inox_dev *dev,
				     struct i2c_mux_core *core, u32 channels)
{
	u32 channel;

	inox__count_up(inox__live_provider);
	TRY(devm_add_action_or_reset(dev->inox__device, inox__mux_unpublish,
				     core));
	for (channel = 0; channel < channels; channel++) {
		if (inox__fail())
			return -ENOMEM;
		TRY(inox__mux_add(core, channel));
	}
	return 0;
}

/* Nothing is connected at first: that a chip takes the byte says it is there. */
static inline int inox__mux_publish(struct inox_i2c_mux *bus,
				    const struct inox__mux_ops *ops)
{
	struct inox_dev *dev = &bus->inox__dev;
	struct i2c_adapter *parent = bus->inox__client->adapter;
	u32 channels = ops->inox__channels(dev);
	struct inox__mux_link *link;
	struct i2c_mux_core *core;

	if (!channels || channels > INOX__MUX_MOST)
		return -EINVAL;
	TRY(inox__mux_idle(bus, channels));
	if (inox__fail() || i2c_smbus_write_byte(bus->inox__client, 0))
		return -ENODEV;
	bus->inox__now = 0;
	core = inox__fail() ? NULL :
		i2c_mux_alloc(parent, dev->inox__device, (int)channels,
			      sizeof(*link), 0, inox__mux_select,
			      inox__mux_deselect);
	if (!core)
		return -ENOMEM;
	link = inox__mux_link(core);
	link->inox__bus = bus;
	link->inox__ops = ops;
	return inox__mux_channels(dev, core, channels);
}

static inline void inox__mux_forget(struct inox_i2c_mux *bus)
{
	struct i2c_adapter *parent = bus->inox__client->adapter;

	i2c_lock_bus(parent, I2C_LOCK_SEGMENT);
	bus->inox__now = INOX__MUX_UNKNOWN;
	i2c_unlock_bus(parent, I2C_LOCK_SEGMENT);
}

/**
 * inox_i2c_mux_forget() - the chip may have lost its power
 * @self: the driver's object, whose bus is a struct inox_i2c_mux
 *
 * The next transfer through it tells it again what to connect.
 *
 * Context: May sleep; in .resume.
 */
#define inox_i2c_mux_forget(self) \
	inox__sleeps(inox__mux_forget)(&(self)->bus)

int INOX__REFUSED("inox_i2c_mux() needs .channels and .byte")
inox__mux_incomplete(void);

/**
 * inox_i2c_mux() - make adapters of a chip's channels
 * @tag: the driver's struct, which begins with ``struct inox_i2c_mux bus``;
 *	<tag>_mux becomes the .publish of its driver
 * @...: designated callbacks, both, or it does not compile:
 *	``u32 .channels(const struct tag *)`` says how many, 1 to 32;
 *	``u8 .byte(const struct tag *, u32 channel)`` gives the byte that
 *	connects one channel and no other; 0 must connect none
 *
 * Neither can wait or talk to a bus: .byte is called while a transfer has it.
 * The properties "idle-state" and "i2c-mux-idle-disconnect" say what happens
 * after a transfer; without them the channel stays connected.
 */
#define inox_i2c_mux(tag, ...)						\
	struct inox__##tag##_mux {					\
		u32 (*channels)(const struct tag *self);		\
		u8 (*byte)(const struct tag *self, u32 channel);	\
	};								\
	static const struct inox__##tag##_mux inox__##tag##_mux = {	\
		__VA_ARGS__						\
	};								\
	static u32 inox__##tag##_mux_channels(const struct inox_dev *dev) \
	{								\
		return inox__##tag##_mux.channels((const struct tag *)dev); \
	}								\
	static u8 inox__##tag##_mux_byte(const struct inox_dev *dev,	\
					 u32 channel)			\
	{								\
		return inox__##tag##_mux.byte((const struct tag *)dev, channel); \
	}								\
	static __must_check int						\
	tag##_mux(const struct inox_built *built)			\
	{								\
		static const struct inox__mux_ops ops = {		\
			.inox__channels = inox__##tag##_mux_channels,	\
			.inox__byte = inox__##tag##_mux_byte,		\
		};							\
									\
		if (!inox__##tag##_mux.channels || !inox__##tag##_mux.byte) \
			return inox__mux_incomplete();			\
		return inox__mux_publish(&((struct tag *)inox__built_dev(built))->bus, \
					 &ops);				\
	}								\
	struct tag

#endif
