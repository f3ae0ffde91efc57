/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: iio.h
 *
 * Converters, as devices of industrial I/O.  A driver has a table of inputs, a
 * function that converts one, and one that says what a step is worth; files and
 * their names come from the table.
 *
 * The core of industrial I/O stops calling when the device is unregistered, and
 * gives -ENODEV to who still has a file or a channel.
 */
#ifndef INOX_IIO_H
#define INOX_IIO_H

#include <linux/err.h>
#include <linux/iio/iio.h>

#include <inox/device.h>

/**
 * struct inox_iio_input - one input, or a pair of them
 *
 * INOX_IIO_VOLTAGE() and INOX_IIO_VOLTAGE_PAIR() make one.
 */
struct inox_iio_input {
	/* private: */
	struct iio_chan_spec inox__spec;
} __designated_init;

#define INOX__IIO_VOLTAGE						\
	.type = IIO_VOLTAGE,						\
	.indexed = 1,							\
	.info_mask_separate = BIT(IIO_CHAN_INFO_RAW),			\
	.info_mask_shared_by_type = BIT(IIO_CHAN_INFO_SCALE)

/**
 * INOX_IIO_VOLTAGE() - an input against ground
 * @n: its number
 */
#define INOX_IIO_VOLTAGE(n)						\
	{ .inox__spec = { INOX__IIO_VOLTAGE, .channel = (n) } }

/**
 * INOX_IIO_VOLTAGE_PAIR() - an input against another
 * @plus: its number
 * @minus: of the other
 */
#define INOX_IIO_VOLTAGE_PAIR(plus, minus)				\
	{ .inox__spec = { INOX__IIO_VOLTAGE, .differential = 1,		\
			  .channel = (plus), .channel2 = (minus) } }

/**
 * inox_iio_number() - the number of an input, of a pair that of the first
 * @input: the input
 *
 * Context: Any.
 * Return: The number.
 */
static inline u8 inox_iio_number(const struct inox_iio_input *input)
{
	return (u8)input->inox__spec.channel;
}

/**
 * inox_iio_is_pair() - is it one input against another?
 * @input: the input
 *
 * Context: Any.
 * Return: True if it is.
 */
static inline bool inox_iio_is_pair(const struct inox_iio_input *input)
{
	return input->inox__spec.differential;
}

/**
 * struct inox_iio_scale - what all steps of a converter are worth together
 * @mv: millivolts; 0: nobody knows
 * @bits: of a conversion
 */
struct inox_iio_scale {
	u32 mv;
	u8 bits;
};

/**
 * struct inox_iio_inputs - a table of inputs
 *
 * inox_iio_table() makes one.
 */
struct inox_iio_inputs {
	/* private: */
	const struct inox_iio_input *inox__table;
	int inox__count;
} __designated_init;

/**
 * inox_iio_table() - a table of inputs
 * @table: an array of struct inox_iio_input, not a pointer
 *
 * Context: Any.
 * Return: A struct inox_iio_inputs.
 */
#define inox_iio_table(table)						\
	((struct inox_iio_inputs){					\
		.inox__table = (table),					\
		.inox__count = (int)ARRAY_SIZE(table),			\
	})

/* A driver's calls with its type erased. */
struct inox__iio {
	struct inox_iio_inputs (*inox__inputs)(const struct inox_dev *dev);
	struct inox_iio_scale (*inox__scale)(const struct inox_dev *dev);
	int (*inox__convert)(struct inox_dev *dev,
			     const struct inox_iio_input *input, u32 *value);
};

/* In memory that the core allocates. */
struct inox__iio_link {
	struct inox_dev *inox__dev;
	const struct inox__iio *inox__iio;
};

/* The core's table is the driver's. */
static_assert(sizeof(struct inox_iio_input) == sizeof(struct iio_chan_spec));

static inline int inox__iio_convert(const struct inox__iio_link *link,
				    const struct iio_chan_spec *spec, int *value)
{
	const struct inox_iio_input *input =
		container_of(spec, struct inox_iio_input, inox__spec);
	u32 raw = 0;
	int err;

	inox__dev_enter(link->inox__dev);
	err = link->inox__iio->inox__convert(link->inox__dev, input, &raw);
	inox__dev_leave(link->inox__dev);
	*value = (int)raw;
	return err ?: IIO_VAL_INT;
}

static inline int inox__iio_scale(const struct inox__iio_link *link,
				  int *mv, int *bits)
{
	struct inox_iio_scale scale =
		link->inox__iio->inox__scale(link->inox__dev);

	if (!scale.mv)
		return -ENODATA;
	*mv = (int)scale.mv;
	*bits = scale.bits;
	return IIO_VAL_FRACTIONAL_LOG2;
}

static inline int inox__iio_read(struct iio_dev *iio,
				 const struct iio_chan_spec *spec,
				 int *value, int *second, long what)
{
	const struct inox__iio_link *link = iio_priv(iio);

	if (what == IIO_CHAN_INFO_RAW)
		return inox__iio_convert(link, spec, value);
	return inox__iio_scale(link, value, second);
}

static const struct iio_info inox__iio_info __maybe_unused = {
	.read_raw = inox__iio_read,
};

static inline int inox__iio_publish(struct inox_dev *dev,
				    const struct inox__iio *iio,
				    struct module *owner)
{
	struct device *device = dev->inox__device;
	struct inox_iio_inputs inputs = iio->inox__inputs(dev);
	struct iio_dev *raw = inox__fail() ? NULL :
		devm_iio_device_alloc(device, sizeof(struct inox__iio_link));

	if (!raw)
		return -ENOMEM;
	*(struct inox__iio_link *)iio_priv(raw) = (struct inox__iio_link){
		.inox__dev = dev,
		.inox__iio = iio,
	};
	raw->name = dev->inox__name;
	raw->info = &inox__iio_info;
	raw->modes = INDIO_DIRECT_MODE;
	raw->channels = &inputs.inox__table->inox__spec;
	raw->num_channels = inputs.inox__count;
	return inox__fail() ? -ENOMEM :
		__devm_iio_device_register(device, raw, owner);
}

int INOX__REFUSED("inox_iio() needs .inputs, .scale and .convert")
inox__iio_incomplete(void);

/**
 * inox_iio() - make a converter a device of industrial I/O
 * @tag: the driver's struct; <tag>_iio becomes the .publish of its driver
 * @...: designated callbacks, all three, or it does not compile:
 *	``.inputs(const struct tag *)`` gives a table, once;
 *	``.scale(const struct tag *)`` gives a struct inox_iio_scale of what no
 *	longer changes;
 *	``.convert(struct tag *, const struct inox_iio_input *, u32 *)`` sets what
 *	came out or returns an errno, has the object to itself and may sleep
 */
#define inox_iio(tag, ...)						\
	struct inox__##tag##_iio {					\
		struct inox_iio_inputs (*inputs)(const struct tag *self); \
		struct inox_iio_scale (*scale)(const struct tag *self);	\
		int (*convert)(struct tag *self,			\
			       const struct inox_iio_input *input, u32 *value); \
	};								\
	static const struct inox__##tag##_iio inox__##tag##_iio = {	\
		__VA_ARGS__						\
	};								\
	static struct inox_iio_inputs					\
	inox__##tag##_inputs(const struct inox_dev *dev)		\
	{								\
		return inox__##tag##_iio.inputs((const struct tag *)dev); \
	}								\
	static struct inox_iio_scale					\
	inox__##tag##_scale(const struct inox_dev *dev)			\
	{								\
		return inox__##tag##_iio.scale((const struct tag *)dev); \
	}								\
	static int							\
	inox__##tag##_convert(struct inox_dev *dev,			\
			      const struct inox_iio_input *input, u32 *value) \
	{								\
		return inox__##tag##_iio.convert((struct tag *)dev, input, value); \
	}								\
	static __must_check int						\
	tag##_iio(const struct inox_built *built)			\
	{								\
		static const struct inox__iio iio = {			\
			.inox__inputs = inox__##tag##_inputs,		\
			.inox__scale = inox__##tag##_scale,		\
			.inox__convert = inox__##tag##_convert,		\
		};							\
									\
		if (!inox__##tag##_iio.inputs ||			\
		    !inox__##tag##_iio.scale ||				\
		    !inox__##tag##_iio.convert)				\
			return inox__iio_incomplete();			\
		return inox__iio_publish(inox__built_dev(built), &iio, THIS_MODULE); \
	}								\
	struct tag

#endif
