/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: gpio.h
 *
 * Lines that others drive and read, and their changes as interrupts.  A driver
 * thinks of all lines at once, as a chip does: each is a bit of a u32, and no
 * callback has an index that could be too large.  It has the lines' state to
 * itself while a callback runs, so that two users cannot undo each other's.
 *
 * Example::
 *
 *	inox_gpio(latch, gpio,
 *		.lines = latch_lines,
 *		.outputs = latch_outputs,
 *		.read = latch_read,
 *		.write = latch_write,
 *		.input = latch_input,
 *		.output = latch_output);
 */
#ifndef INOX_GPIO_H
#define INOX_GPIO_H

#include <linux/bitmap.h>
#include <linux/err.h>
#include <linux/gpio/driver.h>

#include <inox/irqchip.h>

#define INOX__GPIO_MOST	32u

struct inox__gpio_ops;

/**
 * struct inox_gpio - the lines of a chip; a member of the driver's object
 */
struct inox_gpio {
	/* private: */
	struct gpio_chip inox__gpio_chip;
	const struct inox__gpio_ops *inox__ops;
	struct inox__irqs inox__irqs;
};

/* A driver's calls with its type erased; see inox_gpio(). */
struct inox__gpio_ops {
	u32 (*inox__lines)(const struct inox_dev *dev);
	u32 (*inox__outputs)(const struct inox_dev *dev);
	int (*inox__read)(struct inox_dev *dev, u32 *levels);
	int (*inox__write)(struct inox_dev *dev, u32 lines, u32 levels);
	int (*inox__input)(struct inox_dev *dev, u32 lines);
	int (*inox__output)(struct inox_dev *dev, u32 lines, u32 levels);
	int (*inox__watch)(struct inox_dev *dev, u32 lines);
	int (*inox__hold)(struct inox_dev *dev, u32 lines, u32 levels);
	int (*inox__pull_up)(struct inox_dev *dev, u32 lines, bool pulled);
};

/* Which of the callbacks that may be left out a driver has. */
struct inox__gpio_able {
	bool inox__watches, inox__holds, inox__pulls;
};

static inline struct inox_gpio *inox__gpio_of(struct gpio_chip *chip)
{
	return container_of(chip, struct inox_gpio, inox__gpio_chip);
}

static inline int inox__gpio_get_direction(struct gpio_chip *chip,
					   unsigned int line)
{
	struct inox_dev *dev = gpiochip_get_data(chip);
	u32 outputs;

	inox__dev_enter(dev);
	outputs = inox__gpio_of(chip)->inox__ops->inox__outputs(dev);
	inox__dev_leave(dev);
	return outputs & BIT(line) ? GPIO_LINE_DIRECTION_OUT :
				     GPIO_LINE_DIRECTION_IN;
}

static inline int inox__gpio_input(struct gpio_chip *chip, unsigned int line)
{
	struct inox_dev *dev = gpiochip_get_data(chip);
	int err;

	inox__dev_enter(dev);
	err = inox__gpio_of(chip)->inox__ops->inox__input(dev, (u32)BIT(line));
	inox__dev_leave(dev);
	return err;
}

static inline int inox__gpio_output(struct gpio_chip *chip, unsigned int line,
				    int level)
{
	struct inox_dev *dev = gpiochip_get_data(chip);
	u32 bit = (u32)BIT(line);
	int err;

	inox__dev_enter(dev);
	err = inox__gpio_of(chip)->inox__ops->inox__output(dev, bit,
							   level ? bit : 0);
	inox__dev_leave(dev);
	return err;
}

static inline int inox__gpio_read(struct gpio_chip *chip, u32 *levels)
{
	struct inox_dev *dev = gpiochip_get_data(chip);
	int err;

	inox__dev_enter(dev);
	err = inox__gpio_of(chip)->inox__ops->inox__read(dev, levels);
	inox__dev_leave(dev);
	return err;
}

static inline int inox__gpio_write(struct gpio_chip *chip, u32 lines,
				   u32 levels)
{
	struct inox_dev *dev = gpiochip_get_data(chip);
	int err;

	inox__dev_enter(dev);
	err = inox__gpio_of(chip)->inox__ops->inox__write(dev, lines, levels);
	inox__dev_leave(dev);
	return err;
}

static inline int inox__gpio_get(struct gpio_chip *chip, unsigned int line)
{
	u32 levels = 0;
	int err = inox__gpio_read(chip, &levels);

	return err ?: levels & BIT(line) ? 1 : 0;
}

static inline int inox__gpio_get_multiple(struct gpio_chip *chip,
					  unsigned long *lines,
					  unsigned long *levels)
{
	u32 all = 0;
	int err = inox__gpio_read(chip, &all);

	if (!err)
		*levels = (*levels & ~*lines) | (all & *lines);
	return err;
}

static inline int inox__gpio_set(struct gpio_chip *chip, unsigned int line,
				 int level)
{
	u32 bit = (u32)BIT(line);

	return inox__gpio_write(chip, bit, level ? bit : 0);
}

static inline int inox__gpio_set_multiple(struct gpio_chip *chip,
					  unsigned long *lines,
					  unsigned long *levels)
{
	return inox__gpio_write(chip, (u32)*lines, (u32)*levels);
}

/* No pull at all is none up; the core knows who need not mind that there is none down. */
static inline int inox__gpio_set_config(struct gpio_chip *chip,
					unsigned int line, unsigned long config)
{
	struct inox_dev *dev = gpiochip_get_data(chip);
	bool up = pinconf_to_config_param(config) == PIN_CONFIG_BIAS_PULL_UP;
	int err;

	if (!up && pinconf_to_config_param(config) != PIN_CONFIG_BIAS_DISABLE)
		return -ENOTSUPP;
	inox__dev_enter(dev);
	err = inox__gpio_of(chip)->inox__ops->inox__pull_up(dev, (u32)BIT(line), up);
	inox__dev_leave(dev);
	return err;
}

/* Where the core does not ask how setting went, the log is all there is. */
static inline void inox__gpio_say(struct gpio_chip *chip, int err)
{
	if (err)
		dev_err_ratelimited(chip->parent, "lines not set: %d\n", err);
}

static inline void inox__gpio_set_void(struct gpio_chip *chip,
				       unsigned int line, int level)
{
	inox__gpio_say(chip, inox__gpio_set(chip, line, level));
}

static inline void inox__gpio_set_multiple_void(struct gpio_chip *chip,
						unsigned long *lines,
						unsigned long *levels)
{
	inox__gpio_say(chip, inox__gpio_set_multiple(chip, lines, levels));
}

/* Interrupts: what the core says with a spinlock held is told to the chip after. */

static inline void inox__gpio_irq_lock(struct irq_data *data)
{
	struct gpio_chip *chip = irq_data_get_irq_chip_data(data);

	inox__irqs_lock(&inox__gpio_of(chip)->inox__irqs);
}

/* A chip that cannot be told of levels has none to be told of. */
static inline int inox__gpio_hold(struct inox_gpio *gpio, struct inox_dev *dev)
{
	struct inox__irqs *irqs = &gpio->inox__irqs;
	u32 held = irqs->inox__now.inox__lasting;
	u32 high = held & irqs->inox__now.inox__rising;

	if (held == irqs->inox__held && high == irqs->inox__held_high)
		return 0;
	TRY(gpio->inox__ops->inox__hold(dev, held, high));
	irqs->inox__held = held;
	irqs->inox__held_high = high;
	return 0;
}

static inline int inox__gpio_watch(struct inox_gpio *gpio, struct inox_dev *dev)
{
	const struct inox__gpio_ops *ops = gpio->inox__ops;
	struct inox__irqs *irqs = &gpio->inox__irqs;
	u32 wanted, fresh;

	irqs->inox__now = irqs->inox__asked;
	wanted = irqs->inox__now.inox__wanted;
	fresh = wanted & ~irqs->inox__watched;
	TRY(inox__gpio_hold(gpio, dev));
	if (wanted == irqs->inox__watched)
		return 0;
	if (fresh & ops->inox__outputs(dev))
		TRY(ops->inox__input(dev, fresh));
	TRY(ops->inox__watch(dev, wanted));
	irqs->inox__watched = wanted;
	return 0;
}

static inline void inox__gpio_irq_unlock(struct irq_data *data)
{
	struct gpio_chip *chip = irq_data_get_irq_chip_data(data);
	struct inox_dev *dev = gpiochip_get_data(chip);
	int err;

	inox__dev_enter(dev);
	err = inox__gpio_watch(inox__gpio_of(chip), dev);
	inox__dev_leave(dev);
	inox__irqs_unlock(&inox__gpio_of(chip)->inox__irqs);
	if (err)
		dev_err_ratelimited(chip->parent, "lines not watched: %d\n",
				    err);
}

static inline void inox__gpio_irq_mask(struct irq_data *data)
{
	struct gpio_chip *chip = irq_data_get_irq_chip_data(data);

	inox__irqs_mask(&inox__gpio_of(chip)->inox__irqs,
			(u32)BIT(irqd_to_hwirq(data)), false);
	gpiochip_disable_irq(chip, (unsigned int)irqd_to_hwirq(data));
}

static inline void inox__gpio_irq_unmask(struct irq_data *data)
{
	struct gpio_chip *chip = irq_data_get_irq_chip_data(data);

	gpiochip_enable_irq(chip, (unsigned int)irqd_to_hwirq(data));
	inox__irqs_mask(&inox__gpio_of(chip)->inox__irqs,
			(u32)BIT(irqd_to_hwirq(data)), true);
}

/*
 * Disabled for a while, as handlers do: the chip is told only of a level, which
 * nobody handles, so that it would interrupt for ever.
 */
static inline void inox__gpio_irq_disable(struct irq_data *data)
{
	struct gpio_chip *chip = irq_data_get_irq_chip_data(data);

	if (inox__gpio_of(chip)->inox__irqs.inox__asked.inox__lasting & BIT(irqd_to_hwirq(data)))
		inox__gpio_irq_mask(data);
}

static inline int inox__gpio_irq_type(struct irq_data *data, unsigned int type)
{
	struct gpio_chip *chip = irq_data_get_irq_chip_data(data);

	return inox__irqs_set_type(&inox__gpio_of(chip)->inox__irqs,
				   (u32)BIT(irqd_to_hwirq(data)), type);
}

/* The core frees the interrupts of a chip that goes once; the bus lock is held here. */
static inline int inox__gpio_irq_request(struct irq_data *data)
{
	struct gpio_chip *chip = irq_data_get_irq_chip_data(data);

	return READ_ONCE(inox__gpio_of(chip)->inox__irqs.inox__over) ?
		-ENODEV : gpiochip_irq_reqres(data);
}

/* Whoever may wake the system does it by the one line. */
static inline int inox__gpio_irq_wake(struct irq_data *data, unsigned int on)
{
	struct gpio_chip *chip = irq_data_get_irq_chip_data(data);
	struct inox_dev *dev = gpiochip_get_data(chip);

	return irq_set_irq_wake(dev->inox__irq.inox__line, on);
}

static const struct irq_chip inox__gpio_irq_chip __maybe_unused = {
	.name = KBUILD_MODNAME,
	.irq_mask = inox__gpio_irq_mask,
	.irq_unmask = inox__gpio_irq_unmask,
	.irq_enable = inox__gpio_irq_unmask,
	.irq_disable = inox__gpio_irq_disable,
	.irq_shutdown = inox__gpio_irq_mask,
	.irq_set_type = inox__gpio_irq_type,
	.irq_set_wake = inox__gpio_irq_wake,
	.irq_bus_lock = inox__gpio_irq_lock,
	.irq_bus_sync_unlock = inox__gpio_irq_unlock,
	.irq_request_resources = inox__gpio_irq_request,
	.irq_release_resources = gpiochip_irq_relres,
	.flags = IRQCHIP_IMMUTABLE,
};

static inline void inox__gpio_irqs(struct inox_gpio *gpio,
				   const struct inox__gpio_able *able)
{
	struct gpio_chip *chip = &gpio->inox__gpio_chip;

	mutex_init(&gpio->inox__irqs.inox__bus);
	gpio->inox__irqs.inox__holds = able->inox__holds;
	gpio_irq_chip_set_chip(&chip->irq, &inox__gpio_irq_chip);
	chip->irq.threaded = true;
	chip->irq.default_type = IRQ_TYPE_NONE;
	chip->irq.handler = handle_simple_irq;
}

static inline void inox__gpio_describe(struct inox_gpio *gpio,
				       struct inox_dev *dev, u32 lines)
{
	gpio->inox__gpio_chip = (struct gpio_chip){
		.label = dev_name(dev->inox__device),
		.parent = dev->inox__device,
		.owner = dev->inox__device->driver->owner,
		.base = -1,
		.ngpio = (u16)lines,
		.can_sleep = true,
		.get_direction = inox__gpio_get_direction,
		.direction_input = inox__gpio_input,
		.direction_output = inox__gpio_output,
		.get = inox__gpio_get,
		.get_multiple = inox__gpio_get_multiple,
		.set = INOX_PICK(struct gpio_chip, set, inox__gpio_set,
				 inox__gpio_set_void),
		.set_multiple = INOX_PICK(struct gpio_chip, set_multiple,
					  inox__gpio_set_multiple,
					  inox__gpio_set_multiple_void),
	};
}

static inline int inox__gpio_publish(struct inox_dev *dev,
				     struct inox_gpio *gpio,
				     const struct inox__gpio_ops *ops,
				     struct inox__gpio_able able)
{
	u32 lines = ops->inox__lines(dev);
	bool irqs = able.inox__watches && dev->inox__irq.inox__line;

	if (!lines || lines > INOX__GPIO_MOST)
		return dev_err_probe(dev->inox__device, -EINVAL,
				     "no chip has %u lines\n", lines);
	gpio->inox__ops = ops;
	inox__gpio_describe(gpio, dev, lines);
	if (able.inox__pulls)
		gpio->inox__gpio_chip.set_config = inox__gpio_set_config;
	if (irqs)
		inox__gpio_irqs(gpio, &able);
	if (inox__fail())
		return -ENOMEM;
	TRY(devm_gpiochip_add_data(dev->inox__device, &gpio->inox__gpio_chip, dev));
	if (!irqs)
		return 0;
	dev->inox__inputs = gpio->inox__gpio_chip.irq.domain;
	dev->inox__tell = inox__irqs_tell;
	return devm_add_action_or_reset(dev->inox__device, inox__irqs_end,
					&gpio->inox__irqs);
}

static inline void inox__gpio_edges(struct inox_dev *dev,
				    const struct inox_gpio *gpio,
				    u32 rose, u32 fell, u32 levels)
{
	dev->inox__news |= inox__irqs_heard(&gpio->inox__irqs, rose, fell, levels);
}

static inline void inox__gpio_changed(struct inox_dev *dev,
				      const struct inox_gpio *gpio,
				      u32 changed, u32 levels)
{
	inox__gpio_edges(dev, gpio, changed & levels, changed & ~levels, levels);
}

/**
 * inox_gpio_changed() - inputs changed: interrupt who waits for that
 * @self: the driver's object
 * @member: its struct inox_gpio
 * @changed: which lines
 * @levels: what all lines are now; says which edge it was
 *
 * The interrupts are handled when the callback has ended.
 *
 * Context: In .irq.
 */
#define inox_gpio_changed(self, member, changed, levels)		\
	inox__gpio_changed(&(self)->bus.inox__dev, &(self)->member,	\
			   (changed), (levels))

/**
 * inox_gpio_edges() - the same, of a chip that knows more than how it is now
 * @self: the driver's object
 * @member: its struct inox_gpio
 * @rose: lines that became high
 * @fell: lines that became low; a line may have done both
 * @levels: what all lines are now, for who waits for a level
 *
 * Context: In .irq.
 */
#define inox_gpio_edges(self, member, rose, fell, levels)		\
	inox__gpio_edges(&(self)->bus.inox__dev, &(self)->member,	\
			 (rose), (fell), (levels))

int INOX__REFUSED("inox_gpio() needs .lines, .outputs, .read, .write, .input and .output")
inox__gpio_incomplete(void);

#define INOX__GPIO_CALLS(tag, ...)					\
	struct inox__##tag##_gpio {					\
		u32 (*lines)(const struct tag *self);			\
		u32 (*outputs)(const struct tag *self);			\
		int (*read)(struct tag *self, u32 *levels);		\
		int (*write)(struct tag *self, u32 lines, u32 levels);	\
		int (*input)(struct tag *self, u32 lines);		\
		int (*output)(struct tag *self, u32 lines, u32 levels);	\
		int (*watch)(struct tag *self, u32 lines);		\
		int (*hold)(struct tag *self, u32 lines, u32 levels);	\
		int (*pull_up)(struct tag *self, u32 lines, bool pulled); \
	};								\
	static const struct inox__##tag##_gpio inox__##tag##_gpio = {	\
		__VA_ARGS__						\
	};								\
	static u32 inox__##tag##_gpio_lines(const struct inox_dev *dev)	\
	{								\
		return inox__##tag##_gpio.lines((const struct tag *)dev); \
	}								\
	static u32 inox__##tag##_gpio_outputs(const struct inox_dev *dev) \
	{								\
		return inox__##tag##_gpio.outputs((const struct tag *)dev); \
	}								\
	static int inox__##tag##_gpio_read(struct inox_dev *dev, u32 *levels) \
	{								\
		return inox__##tag##_gpio.read((struct tag *)dev, levels); \
	}								\
	static int inox__##tag##_gpio_write(struct inox_dev *dev, u32 lines, \
					    u32 levels)			\
	{								\
		return inox__##tag##_gpio.write((struct tag *)dev, lines, levels); \
	}								\
	static int inox__##tag##_gpio_input(struct inox_dev *dev, u32 lines) \
	{								\
		return inox__##tag##_gpio.input((struct tag *)dev, lines); \
	}								\
	static int inox__##tag##_gpio_output(struct inox_dev *dev, u32 lines, \
					     u32 levels)		\
	{								\
		return inox__##tag##_gpio.output((struct tag *)dev, lines, levels); \
	}								\
	static int inox__##tag##_gpio_watch(struct inox_dev *dev, u32 lines) \
	{								\
		return inox__##tag##_gpio.watch ?			\
			inox__##tag##_gpio.watch((struct tag *)dev, lines) : 0; \
	}								\
	static int inox__##tag##_gpio_hold(struct inox_dev *dev, u32 lines, \
					   u32 levels)			\
	{								\
		return inox__##tag##_gpio.hold ?			\
			inox__##tag##_gpio.hold((struct tag *)dev, lines, levels) : 0; \
	}								\
	static int inox__##tag##_gpio_pull_up(struct inox_dev *dev, u32 lines, \
					      bool pulled)		\
	{								\
		return inox__##tag##_gpio.pull_up ?			\
			inox__##tag##_gpio.pull_up((struct tag *)dev, lines, pulled) : 0; \
	}

/**
 * inox_gpio() - make a chip's lines those of the kernel
 * @tag: the driver's struct; <tag>_gpio becomes the .publish of its driver
 * @member: its struct inox_gpio
 * @...: designated callbacks, all but the last three needed, or it does not compile;
 *	a set of lines and their levels are bits, line 0 the lowest:
 *	``u32 .lines(const struct tag *)`` says how many, 1 to 32;
 *	``u32 .outputs(const struct tag *)`` says which are outputs now;
 *	``int .read(struct tag *, u32 *levels)`` reads all lines;
 *	``int .write(struct tag *, u32 lines, u32 levels)`` drives those lines;
 *	``int .input(struct tag *, u32 lines)`` makes them inputs;
 *	``int .output(struct tag *, u32 lines, u32 levels)`` makes them outputs,
 *	driven to that level from the first moment on;
 *	``int .watch(struct tag *, u32 lines)`` says which inputs the chip is to
 *	interrupt for, all others not.  With it, and an interrupt line of the
 *	device, each line is an interrupt, of edges: see inox_gpio_changed();
 *	``int .hold(struct tag *, u32 lines, u32 levels)`` says which of them the
 *	chip is to interrupt for as long as they have that level, all others not.
 *	With it they are interrupts of levels as well;
 *	``int .pull_up(struct tag *, u32 lines, bool pulled)`` connects pull-ups
 *	to those lines, or takes them away
 *
 * They have the object to themselves and, but for the first two, may sleep and
 * return an errno.
 */
#define inox_gpio(tag, member, ...)					\
	INOX__GPIO_CALLS(tag, __VA_ARGS__)				\
	static __must_check int						\
	tag##_gpio(const struct inox_built *built)			\
	{								\
		static const struct inox__gpio_ops ops = {		\
			.inox__lines = inox__##tag##_gpio_lines,	\
			.inox__outputs = inox__##tag##_gpio_outputs,	\
			.inox__read = inox__##tag##_gpio_read,		\
			.inox__write = inox__##tag##_gpio_write,	\
			.inox__input = inox__##tag##_gpio_input,	\
			.inox__output = inox__##tag##_gpio_output,	\
			.inox__watch = inox__##tag##_gpio_watch,	\
			.inox__hold = inox__##tag##_gpio_hold,		\
			.inox__pull_up = inox__##tag##_gpio_pull_up,	\
		};							\
									\
		if (!inox__##tag##_gpio.lines || !inox__##tag##_gpio.outputs || \
		    !inox__##tag##_gpio.read || !inox__##tag##_gpio.write || \
		    !inox__##tag##_gpio.input || !inox__##tag##_gpio.output) \
			return inox__gpio_incomplete();			\
		return inox__gpio_publish(inox__built_dev(built),		\
				&((struct tag *)inox__built_dev(built))->member, \
				&ops, (struct inox__gpio_able){		\
					.inox__watches = inox__##tag##_gpio.watch, \
					.inox__holds = inox__##tag##_gpio.hold,	\
					.inox__pulls = inox__##tag##_gpio.pull_up, \
				});					\
	}								\
	struct tag

#endif
