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
 * Some have an interrupt input for each channel and one line of their own, which
 * is asserted while any input is.  Each input is an interrupt, of a level that is
 * low; who waits for it may talk to a chip behind the channel, as its handler runs
 * in the thread of the one line with no bus held.  The chip can mask no input: while
 * one is asserted that nobody waits for, it is looked at again later and later, up to
 * once a second, so that it cannot take the processor.
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

#include <linux/delay.h>
#include <linux/gpio/consumer.h>
#include <linux/i2c-mux.h>
#include <linux/sysfs.h>

#include <inox/i2c.h>
#include <inox/irqchip.h>
#include <inox/property.h>

#define INOX__MUX_MOST		32u
/* For how long a reset lasts, and what comes after it: chips need some ns. */
#define INOX__MUX_RESET_US	1u
/* What a device tree says for idle-state where it names no channel. */
#define INOX__MUX_STAY		U32_MAX
#define INOX__MUX_DISCONNECT	(U32_MAX - 1)
/* No byte, and so no state of a chip. */
#define INOX__MUX_UNKNOWN	(-1)

/**
 * struct inox_i2c_mux - bus of a chip that connects others
 *
 * The first member, named ``bus``, of the driver's object.
 */
struct inox_i2c_mux {
	/* private: */
	INOX__I2C_BUS;
	const struct inox__mux_ops *inox__ops;
	u32 inox__channels;
	u32 inox__idle;		/* this and the next: with the parent bus held */
	int inox__now;		/* what the chip has */
	struct inox__irqs inox__irqs;
	u32 inox__unheard;	/* with the object: asserted when last read, and not wanted */
};

/* A driver's calls with its type erased. */
struct inox__mux_ops {
	u32 (*inox__channels)(const struct inox_dev *dev);
	u8 (*inox__byte)(const struct inox_dev *dev, u32 channel);
	u32 (*inox__inputs)(const struct inox_dev *dev);
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

/* Of nothing, 0. */
static inline u8 inox__mux_byte(const struct inox_i2c_mux *bus, u32 channel)
{
	return channel < bus->inox__channels ?
		bus->inox__ops->inox__byte(&bus->inox__dev, channel) : 0;
}

static inline int inox__mux_select(struct i2c_mux_core *core, u32 channel)
{
	struct inox_i2c_mux *bus = i2c_mux_priv(core);
	int err = inox__mux_switch(bus, inox__mux_byte(bus, channel));

	if (err && !inox__mux_send(bus, 0))
		bus->inox__now = 0;
	return err;
}

static inline int inox__mux_rest(struct inox_i2c_mux *bus, u32 idle)
{
	if (idle == INOX__MUX_STAY)
		return 0;
	return inox__mux_switch(bus, inox__mux_byte(bus, idle));
}

static inline int inox__mux_deselect(struct i2c_mux_core *core, u32 channel)
{
	struct inox_i2c_mux *bus = i2c_mux_priv(core);

	return inox__mux_rest(bus, bus->inox__idle);
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

static inline bool inox__mux_may_idle(const struct inox_i2c_mux *bus, u32 idle)
{
	return idle < bus->inox__channels || idle == INOX__MUX_STAY ||
	       idle == INOX__MUX_DISCONNECT;
}

static inline int inox__mux_idle(struct inox_i2c_mux *bus)
{
	struct device *device = bus->inox__dev.inox__device;
	u32 idle = inox__property_flag(device, "i2c-mux-idle-disconnect") ?
		INOX__MUX_DISCONNECT : INOX__MUX_STAY;

	idle = TRY(inox__property_u32(device, "idle-state", idle, 0, U32_MAX));
	if (!inox__mux_may_idle(bus, idle))
		return dev_err_probe(device, -ERANGE,
				     "property idle-state: there is no channel %u\n",
				     idle);
	bus->inox__idle = idle;
	return 0;
}

static inline int inox__mux_channels(struct inox_i2c_mux *bus)
{
	struct device *device = bus->inox__dev.inox__device;
	struct i2c_mux_core *core = inox__fail() ? NULL :
		i2c_mux_alloc(bus->inox__client->adapter, device,
			      (int)bus->inox__channels, 0, 0, inox__mux_select,
			      inox__mux_deselect);
	u32 channel;

	if (!core)
		return -ENOMEM;
	core->priv = bus;
	inox__count_up(inox__live_provider);
	TRY(devm_add_action_or_reset(device, inox__mux_unpublish, core));
	for (channel = 0; channel < bus->inox__channels; channel++) {
		if (inox__fail())
			return -ENOMEM;
		TRY(inox__mux_add(core, channel));
	}
	return 0;
}

/* Interrupts: what a driver behind a channel says of its own. */

static inline u32 inox__mux_wanted(const struct inox_i2c_mux *bus)
{
	return READ_ONCE(bus->inox__irqs.inox__asked.inox__wanted);
}

static inline void inox__mux_irq_lock(struct irq_data *data)
{
	struct inox_i2c_mux *bus = irq_data_get_irq_chip_data(data);

	inox__irqs_lock(&bus->inox__irqs);
}

/* Who waits for what was asserted before need not wait for the next look, too. */
static inline void inox__mux_irq_unlock(struct irq_data *data)
{
	struct inox_i2c_mux *bus = irq_data_get_irq_chip_data(data);
	struct inox_dev *dev = &bus->inox__dev;

	inox__dev_enter(dev);
	if (bus->inox__unheard & inox__mux_wanted(bus) && !dev->inox__asleep)
		inox__irq_again(dev);
	inox__dev_leave(dev);
	inox__irqs_unlock(&bus->inox__irqs);
}

static inline void inox__mux_irq_mask(struct irq_data *data)
{
	struct inox_i2c_mux *bus = irq_data_get_irq_chip_data(data);

	inox__irqs_mask(&bus->inox__irqs, (u32)BIT(irqd_to_hwirq(data)), false);
}

static inline void inox__mux_irq_unmask(struct irq_data *data)
{
	struct inox_i2c_mux *bus = irq_data_get_irq_chip_data(data);

	inox__irqs_mask(&bus->inox__irqs, (u32)BIT(irqd_to_hwirq(data)), true);
}

static inline int inox__mux_irq_type(struct irq_data *data, unsigned int type)
{
	return type == IRQ_TYPE_LEVEL_LOW ? 0 : -EINVAL;
}

/* Those of a chip that goes are freed once; the bus lock is held here. */
static inline int inox__mux_irq_request(struct irq_data *data)
{
	const struct inox_i2c_mux *bus = irq_data_get_irq_chip_data(data);

	return READ_ONCE(bus->inox__irqs.inox__over) ? -ENODEV : 0;
}

/* Disabled must be masked: a level that nobody handles would interrupt for ever. */
static const struct irq_chip inox__mux_irq_chip = {
	.name = KBUILD_MODNAME,
	.irq_mask = inox__mux_irq_mask,
	.irq_unmask = inox__mux_irq_unmask,
	.irq_disable = inox__mux_irq_mask,
	.irq_set_type = inox__mux_irq_type,
	.irq_bus_lock = inox__mux_irq_lock,
	.irq_bus_sync_unlock = inox__mux_irq_unlock,
	.irq_request_resources = inox__mux_irq_request,
};

static inline int inox__mux_irq_map(struct irq_domain *domain,
				    unsigned int number, irq_hw_number_t input)
{
	irq_set_chip_data(number, domain->host_data);
	irq_set_chip_and_handler(number, &inox__mux_irq_chip, handle_simple_irq);
	irq_set_nested_thread(number, true);
	irqd_set_trigger_type(irq_get_irq_data(number), IRQ_TYPE_LEVEL_LOW);
	irq_modify_status(number, IRQ_NOREQUEST, IRQ_NOPROBE);
	return 0;
}

static const struct irq_domain_ops inox__mux_irq_domain_ops = {
	.map = inox__mux_irq_map,
	.xlate = irq_domain_xlate_onetwocell,
};

/* A driver that is not behind the chip may not know that it goes. */
static inline void inox__mux_irq_free(unsigned int number)
{
	struct irq_desc *desc = irq_data_to_desc(irq_get_irq_data(number));
	const struct irqaction *action;
	void *who = NULL;

	do {
		mutex_lock(&desc->request_mutex);
		action = desc->action;
		if (action)
			who = action->dev_id;
		mutex_unlock(&desc->request_mutex);
		if (action)
			free_irq(number, who);
	} while (action);
}

/*
 * 1. The one line was freed, so no handler runs.
 * 2. Nobody can request an interrupt any more, and who still has one loses it.
 * 3. So the mappings can go, and the domain.
 */
static inline void inox__mux_irqs_end(void *data)
{
	struct inox_i2c_mux *bus = data;
	struct irq_domain *domain = bus->inox__dev.inox__inputs;
	unsigned int number;
	u32 input;

	inox__irqs_end(&bus->inox__irqs);
	for (input = 0; input < bus->inox__channels; input++) {
		number = irq_find_mapping(domain, input);
		if (!number)
			continue;
		inox__mux_irq_free(number);
		irq_dispose_mapping(number);
	}
	irq_domain_remove(domain);
	inox__count_down(inox__live_provider);
}

static inline int inox__mux_irqs_add(struct inox_i2c_mux *bus, u32 inputs)
{
	struct inox_dev *dev = &bus->inox__dev;
	struct irq_domain *domain = inox__fail() ? NULL :
		irq_domain_create_linear(dev_fwnode(dev->inox__device), inputs,
					 &inox__mux_irq_domain_ops, bus);
	u32 input;

	if (!domain)
		return -ENOMEM;
	mutex_init(&bus->inox__irqs.inox__bus);
	dev->inox__inputs = domain;
	dev->inox__tell = inox__irqs_tell;
	inox__count_up(inox__live_provider);
	TRY(devm_add_action_or_reset(dev->inox__device, inox__mux_irqs_end, bus));
	for (input = 0; input < inputs; input++)
		if (inox__fail() || !irq_create_mapping(domain, input))
			return -ENOMEM;
	return 0;
}

/* A line that is wired to a chip without inputs is not the chip's. */
static inline int inox__mux_irqs(struct inox_i2c_mux *bus)
{
	struct inox_dev *dev = &bus->inox__dev;
	u32 inputs = bus->inox__ops->inox__inputs(dev);

	if (inputs > bus->inox__channels)
		return -EINVAL;
	if (!inputs)
		dev->inox__irq.inox__line = 0;
	return dev->inox__irq.inox__line ? inox__mux_irqs_add(bus, inputs) : 0;
}

/* The file idle_state: numbers as in a device tree, but with a sign. */

static inline ssize_t inox__mux_idle_show(struct device *device,
					  struct device_attribute *attr,
					  char *page)
{
	const struct inox_i2c_mux *bus = dev_get_drvdata(device);

	return sysfs_emit(page, "%d\n", (int)READ_ONCE(bus->inox__idle));
}

static inline int inox__mux_set_idle(struct inox_i2c_mux *bus, u32 idle)
{
	struct i2c_adapter *parent = bus->inox__client->adapter;
	int err;

	if (!inox__mux_may_idle(bus, idle))
		return -EINVAL;
	i2c_lock_bus(parent, I2C_LOCK_SEGMENT);
	err = inox__mux_rest(bus, idle);
	if (!err)
		WRITE_ONCE(bus->inox__idle, idle);
	i2c_unlock_bus(parent, I2C_LOCK_SEGMENT);
	return err;
}

static inline ssize_t inox__mux_idle_store(struct device *device,
					   struct device_attribute *attr,
					   const char *text, size_t len)
{
	int idle;
	int err = kstrtoint(text, 0, &idle);

	if (!err)
		err = inox__mux_set_idle(dev_get_drvdata(device), (u32)idle);
	return err ?: (ssize_t)len;
}

static const struct device_attribute inox__mux_idle_file = {
	.attr = { .name = "idle_state", .mode = 0644 },
	.show = inox__mux_idle_show,
	.store = inox__mux_idle_store,
};

static inline void inox__mux_no_file(void *device)
{
	device_remove_file(device, &inox__mux_idle_file);
}

static inline int inox__mux_file(struct device *device)
{
	if (inox__fail())
		return -ENOMEM;
	TRY(device_create_file(device, &inox__mux_idle_file));
	return devm_add_action_or_reset(device, inox__mux_no_file, device);
}

/* If its line is there.  A chip that stays in reset will not answer. */
static inline int inox__mux_reset(struct device *device)
{
	struct gpio_desc *line = inox__fail() ? ERR_PTR(-EIO) :
		devm_gpiod_get_optional(device, "reset", GPIOD_OUT_HIGH);

	if (IS_ERR(line))
		return dev_err_probe(device, (int)PTR_ERR(line), "no reset line\n");
	if (!line)
		return 0;
	udelay(INOX__MUX_RESET_US);
	gpiod_set_value_cansleep(line, 0);
	udelay(INOX__MUX_RESET_US);
	return 0;
}

/* That a chip takes a byte says it is there. */
static inline int inox__mux_start(struct inox_i2c_mux *bus)
{
	u8 byte = inox__mux_byte(bus, bus->inox__idle);

	if (inox__fail() || i2c_smbus_write_byte(bus->inox__client, byte))
		return -ENODEV;
	bus->inox__now = byte;
	return 0;
}

static inline int inox__mux_publish(struct inox_i2c_mux *bus,
				    const struct inox__mux_ops *ops)
{
	struct inox_dev *dev = &bus->inox__dev;

	bus->inox__ops = ops;
	bus->inox__channels = ops->inox__channels(dev);
	if (!bus->inox__channels || bus->inox__channels > INOX__MUX_MOST)
		return -EINVAL;
	TRY(inox__mux_idle(bus));
	TRY(inox__mux_reset(dev->inox__device));
	TRY(inox__mux_start(bus));
	TRY(inox__mux_irqs(bus));
	TRY(inox__mux_channels(bus));
	return inox__mux_file(dev->inox__device);
}

static inline void inox__mux_forget(struct inox_i2c_mux *bus)
{
	struct i2c_adapter *parent = bus->inox__client->adapter;

	i2c_lock_bus(parent, I2C_LOCK_SEGMENT);
	bus->inox__now = INOX__MUX_UNKNOWN;
	inox__mux_rest(bus, bus->inox__idle);
	i2c_unlock_bus(parent, I2C_LOCK_SEGMENT);
}

/**
 * inox_i2c_mux_forget() - the chip may have lost its power
 * @self: the driver's object, whose bus is a struct inox_i2c_mux
 *
 * It is told again what to connect when idle, and by the next transfer through it.
 *
 * Context: May sleep; in .resume.
 */
#define inox_i2c_mux_forget(self) \
	inox__sleeps(inox__mux_forget)(&(self)->bus)

static inline struct inox_u8 inox__mux_receive(struct inox_i2c_mux *bus)
{
	s32 byte = inox__fail() ? -EIO : i2c_smbus_read_byte(bus->inox__client);

	return byte < 0 ? inox_u8_err(byte) : inox_u8_ok((u8)byte);
}

/**
 * inox_i2c_mux_receive() - read the byte that the chip has
 * @self: the driver's object, whose bus is a struct inox_i2c_mux
 *
 * Context: May sleep; in .irq.
 * Return: A result, or the adapter's errno.
 */
#define inox_i2c_mux_receive(self) \
	inox__sleeps(inox__mux_receive)(&(self)->bus)

/* A pause that is due makes who was heard wait no longer than at first. */
static inline __must_check int
inox__mux_asserted(struct inox_i2c_mux *bus, u32 inputs)
{
	struct inox_dev *dev = &bus->inox__dev;
	u32 heard;

	inputs &= (u32)(BIT_ULL(bus->inox__ops->inox__inputs(dev)) - 1);
	heard = inputs & inox__mux_wanted(bus);
	dev->inox__news |= heard;
	bus->inox__unheard = inputs & ~heard;
	if (heard)
		dev->inox__irq.inox__pause = 0;
	return bus->inox__unheard ? -EAGAIN : 0;
}

/**
 * inox_i2c_mux_asserted() - interrupt who waits for inputs
 * @self: the driver's object, whose bus is a struct inox_i2c_mux
 * @inputs: those that are asserted now; a bit each, channel 0 the lowest
 *
 * Their handlers run when the callback has ended.
 *
 * Context: In .irq.
 * Return: 0; -EAGAIN if nobody waits for one of them, for .irq to return.
 */
#define inox_i2c_mux_asserted(self, inputs) \
	inox__mux_asserted(&(self)->bus, (inputs))

int INOX__REFUSED("inox_i2c_mux() needs .channels and .byte")
inox__mux_incomplete(void);

/**
 * inox_i2c_mux() - make adapters of a chip's channels
 * @tag: the driver's struct, which begins with ``struct inox_i2c_mux bus``;
 *	<tag>_mux becomes the .publish of its driver
 * @...: designated callbacks, the first two, or it does not compile:
 *	``u32 .channels(const struct tag *)`` says how many, 1 to 32;
 *	``u8 .byte(const struct tag *, u32 channel)`` gives the byte that
 *	connects one channel and no other; 0 must connect none;
 *	``u32 .inputs(const struct tag *)`` says how many channels, from the first
 *	on, have an interrupt input; needs .irq, see inox_i2c_mux_asserted()
 *
 * None can wait or talk to a bus: .byte is called while a transfer has it.
 * The properties "idle-state" and "i2c-mux-idle-disconnect" and the file
 * idle_state of the device say what happens after a transfer; without them the
 * channel stays connected.  The line "reset-gpios", if there is one, is asserted
 * before anything else.
 */
#define inox_i2c_mux(tag, ...)						\
	struct inox__##tag##_mux {					\
		u32 (*channels)(const struct tag *self);		\
		u8 (*byte)(const struct tag *self, u32 channel);	\
		u32 (*inputs)(const struct tag *self);			\
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
	static u32 inox__##tag##_mux_inputs(const struct inox_dev *dev)	\
	{								\
		return inox__##tag##_mux.inputs ?			\
			inox__##tag##_mux.inputs((const struct tag *)dev) : 0; \
	}								\
	static __must_check int						\
	tag##_mux(const struct inox_built *built)			\
	{								\
		static const struct inox__mux_ops ops = {		\
			.inox__channels = inox__##tag##_mux_channels,	\
			.inox__byte = inox__##tag##_mux_byte,		\
			.inox__inputs = inox__##tag##_mux_inputs,	\
		};							\
									\
		if (!inox__##tag##_mux.channels || !inox__##tag##_mux.byte) \
			return inox__mux_incomplete();			\
		return inox__mux_publish(&((struct tag *)inox__built_dev(built))->bus, \
					 &ops);				\
	}								\
	struct tag

#endif
