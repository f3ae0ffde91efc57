/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: spi.h
 *
 * SPI devices.  A message is the list of its parts, given where it is sent:
 *
 * - inox_spi_bytes() and inox_spi_number() are sent by value;
 * - inox_spi_send(), inox_spi_receive() and inox_spi_exchange() move bytes of
 *   inox_dma() members of the driver's object.
 *
 * Sizes, word widths and what the controller can do are checked before the core
 * sees a message; one that cannot be is refused with -EINVAL, -EMSGSIZE or
 * -EOPNOTSUPP, nothing of it is sent, and the log names what is wrong with it.
 * One that came to its end in part is an error.
 *
 * Example::
 *
 *	struct adc {
 *		struct inox_spi bus;
 *		inox_dma(2) sample;
 *	};
 *
 *	static struct inox_u16 adc_read(struct adc *adc, u8 channel)
 *	{
 *		struct inox_reader in = inox_dma_reader(&adc->sample, 2);
 *		int err = inox_spi_transfer(adc,
 *					    inox_spi_bytes(ADC_START, channel),
 *					    inox_spi_receive(adc, sample, 2));
 *
 *		return err ? inox_u16_err(err) : inox_read_be16(&in);
 *	}
 */
#ifndef INOX_SPI_H
#define INOX_SPI_H

#include <linux/bits.h>
#include <linux/completion.h>
#include <linux/spi/spi.h>
#include <linux/string.h>

#include <inox/ctx.h>
#include <inox/device.h>
#include <inox/dma.h>
#include <inox/ids.h>
#include <inox/reg.h>
#include <inox/txn.h>

#define INOX__SPI_PARTS		6u	/* of a message */
#define INOX__SPI_VALUE		8u	/* bytes in one part, by value */

/**
 * struct inox_spi - bus of an SPI device
 *
 * The first member, named ``bus``, of the driver's object.
 */
struct inox_spi {
	/* private: */
	struct inox_dev inox__dev;
	struct spi_device *inox__spi;
	struct spi_message inox__message;	/* the one on its way */
	struct spi_transfer inox__transfers[INOX__SPI_PARTS];
	struct completion inox__ended;
	bool inox__flying;
	inox_dma(INOX__SPI_PARTS * INOX__SPI_VALUE) inox__values;
};

/* One part of a message. */
struct inox_spi_part {
	/* private: */
	const u8 *inox__tx;
	u8 *inox__rx;
	size_t inox__len;
	size_t inox__room;		/* in the smaller buffer */
	u8 inox__value[INOX__SPI_VALUE];	/* sent, if neither buffer is */
	u8 inox__bits;			/* of a word; 0: the device's */
	u8 inox__lines;			/* that it is on; 0: one */
	bool inox__end;			/* the chip is deselected after it */
} __designated_init;

/* A word in memory is a power of two of bytes. */
static inline unsigned int inox__spi_word(unsigned int bits)
{
	return bits <= 8 ? 1 : bits <= 16 ? 2 : 4;
}

static __always_inline struct inox_spi_part
inox__spi_bytes(const u8 *bytes, size_t n)
{
	struct inox_spi_part part = { .inox__len = n, .inox__room = n };

	memcpy(part.inox__value, bytes, n);
	return part;
}

/**
 * inox_spi_bytes() - a part that sends these bytes
 * @...: one to eight of them
 *
 * Context: Any.
 * Return: A part of a message.
 */
#define inox_spi_bytes(...)						\
	inox__spi_bytes((const u8 []){ __VA_ARGS__ },			\
			sizeof((const u8 []){ __VA_ARGS__ }) +		\
			INOX__PROVED(sizeof((const u8 []){ __VA_ARGS__ }) <= \
				     INOX__SPI_VALUE,			\
				     "eight bytes at most go by value"))

/**
 * inox_spi_number() - a part that sends a number, its high byte first
 * @v: the number; one that does not fit is refused when the message is sent
 * @n: in how many bytes, 1 to 4
 *
 * Context: Any.
 * Return: A part of a message.
 */
static __always_inline struct inox_spi_part inox_spi_number(u32 v, unsigned int n)
{
	struct inox_spi_part part = { .inox__len = n };
	unsigned int i;

	if (n > sizeof(v) || (u64)v >> (8 * n))
		return part;
	part.inox__room = n;
	for (i = 0; i < n; i++)
		part.inox__value[i] = (u8)(v >> (8 * (n - 1 - i)));
	return part;
}

/* The bytes of an inox_dma() member of a driver's object, and no others. */
#define inox__spi_box(self, member)					\
	((self)->member.inox__dma +					\
	 INOX__PROVED(__builtin_types_compatible_p(typeof((self)->bus),	\
						   struct inox_spi),	\
		      "a bus takes members of the driver's object"))

/**
 * inox_spi_send() - a part that sends bytes of the object
 * @self: the driver's object
 * @member: an inox_dma() member of it
 * @n: how many bytes, from its start
 *
 * Context: Any.
 * Return: A part of a message.
 */
#define inox_spi_send(self, member, n)					\
	((struct inox_spi_part){					\
		.inox__tx = inox__spi_box(self, member),		\
		.inox__len = (n),					\
		.inox__room = sizeof((self)->member.inox__dma),		\
	})

/**
 * inox_spi_receive() - a part that receives into the object
 * @self: the driver's object
 * @member: an inox_dma() member of it
 * @n: how many bytes, to its start
 *
 * Context: Any.
 * Return: A part of a message.
 */
#define inox_spi_receive(self, member, n)				\
	((struct inox_spi_part){					\
		.inox__rx = inox__spi_box(self, member),		\
		.inox__len = (n),					\
		.inox__room = sizeof((self)->member.inox__dma),		\
	})

/**
 * inox_spi_exchange() - a part that sends and receives at once
 * @self: the driver's object
 * @out: an inox_dma() member of it, which is sent
 * @in: an inox_dma() member of it, which is filled; may be the same
 * @n: how many bytes
 *
 * Context: Any.
 * Return: A part of a message.
 */
#define inox_spi_exchange(self, out, in, n)				\
	((struct inox_spi_part){					\
		.inox__tx = inox__spi_box(self, out),			\
		.inox__rx = inox__spi_box(self, in),			\
		.inox__len = (n),					\
		.inox__room = min(sizeof((self)->out.inox__dma),	\
				  sizeof((self)->in.inox__dma)),	\
	})

static __always_inline struct inox_spi_part
inox__spi_words(struct inox_spi_part part, u8 bits)
{
	part.inox__bits = bits;
	return part;
}

/**
 * inox_spi_words() - a part in words of another width than the device's
 * @part: the part; a word of more than 8 bits is two bytes, of more than 16
 *	four, in the processor's order
 * @bits: of a word, a constant from 1 to 32
 *
 * Context: Any.
 * Return: The part.
 */
#define inox_spi_words(part, bits)					\
	inox__spi_words(part, (u8)((bits) +				\
		INOX__PROVED((bits) >= 1 && (bits) <= 32,		\
			     "a word has 1 to 32 bits")))

/**
 * inox_spi_end() - a part after which the chip is deselected for a moment
 * @part: the part; of the last one it makes no difference
 *
 * Context: Any.
 * Return: The part.
 */
static __always_inline struct inox_spi_part
inox_spi_end(struct inox_spi_part part)
{
	part.inox__end = true;
	return part;
}

static inline int inox__spi_refuse(const struct inox_spi *bus, int err,
				   const char *why)
{
	dev_err(&bus->inox__spi->dev, "message refused: %s\n", why);
	return err;
}

static inline bool inox__spi_is_half(const struct spi_device *spi)
{
	return spi->mode & SPI_3WIRE ||
	       spi->controller->flags & SPI_CONTROLLER_HALF_DUPLEX;
}

/* What no controller could do right. */
static inline int inox__spi_check_part(const struct inox_spi *bus,
				       const struct inox_spi_part *part)
{
	u8 bits = part->inox__bits ?: bus->inox__spi->bits_per_word;

	if (!part->inox__len)
		return inox__spi_refuse(bus, -EINVAL, "a part is empty");
	if (part->inox__len > part->inox__room)
		return inox__spi_refuse(bus, -EINVAL,
					"a part is longer than its bytes");
	if (part->inox__len % inox__spi_word(bits))
		return inox__spi_refuse(bus, -EINVAL,
					"a part is no whole number of words");
	return 0;
}

/* What this one cannot do. */
static inline int inox__spi_check_able(const struct inox_spi *bus,
				       const struct inox_spi_part *part)
{
	struct spi_device *spi = bus->inox__spi;

	if (part->inox__bits && !spi_is_bpw_supported(spi, part->inox__bits))
		return inox__spi_refuse(bus, -EOPNOTSUPP,
					"the controller has no such words");
	if (part->inox__tx && part->inox__rx && inox__spi_is_half(spi))
		return inox__spi_refuse(bus, -EOPNOTSUPP,
					"the controller is half duplex");
	if (part->inox__len > spi_max_transfer_size(spi))
		return inox__spi_refuse(bus, -EMSGSIZE,
					"a part is longer than the controller can");
	return 0;
}

/* Values that follow each other are one transfer. */
static inline bool inox__spi_joins(const struct spi_transfer *last, const u8 *at,
				   const struct inox_spi_part *part)
{
	return last && !last->cs_change && !last->rx_buf &&
	       (const u8 *)last->tx_buf + last->len == at &&
	       last->bits_per_word == part->inox__bits &&
	       last->tx_nbits == part->inox__lines;
}

static inline void inox__spi_add(struct inox_spi *bus,
				 struct spi_transfer *transfer,
				 const struct inox_spi_part *part, const u8 *tx)
{
	*transfer = (struct spi_transfer){
		.tx_buf = tx,
		.rx_buf = part->inox__rx,
		.len = (unsigned int)part->inox__len,
		.bits_per_word = part->inox__bits,
		.tx_nbits = tx ? part->inox__lines : 0,
		.rx_nbits = part->inox__rx ? part->inox__lines : 0,
	};
	spi_message_add_tail(transfer, &bus->inox__message);
}

static inline const u8 *inox__spi_value(const struct inox_spi_part *part, u8 **to)
{
	u8 *at = *to;

	if (part->inox__tx || part->inox__rx)
		return part->inox__tx;
	memcpy(at, part->inox__value, part->inox__len);
	*to += part->inox__len;
	return at;
}

static inline void inox__spi_gather(struct inox_spi *bus,
				    const struct inox_spi_part *part, size_t n)
{
	struct spi_transfer *transfer = bus->inox__transfers;
	struct spi_transfer *last = NULL;
	u8 *value = bus->inox__values.inox__dma;

	spi_message_init(&bus->inox__message);
	for (; n--; part++) {
		const u8 *tx = inox__spi_value(part, &value);

		if (tx && !part->inox__rx && inox__spi_joins(last, tx, part)) {
			last->len += (unsigned int)part->inox__len;
		} else {
			last = transfer++;
			inox__spi_add(bus, last, part, tx);
		}
		last->cs_change = part->inox__end && n;
	}
}

static inline int inox__spi_build(struct inox_spi *bus,
				  const struct inox_spi_part *parts, size_t n)
{
	size_t sum = 0;
	size_t i;

	if (bus->inox__flying)
		return inox__spi_refuse(bus, -EBUSY, "another is on its way");
	for (i = 0; i < n; i++) {
		TRY(inox__spi_check_part(bus, &parts[i]));
		TRY(inox__spi_check_able(bus, &parts[i]));
		sum += parts[i].inox__len;
	}
	if (sum > spi_max_message_size(bus->inox__spi))
		return inox__spi_refuse(bus, -EMSGSIZE,
					"it is longer than the controller can");
	inox__spi_gather(bus, parts, n);
	return 0;
}

/* What the controller says, and whether that is all. */
static inline int inox__spi_result(const struct inox_spi *bus, int err)
{
	const struct spi_transfer *transfer;
	unsigned int sum = 0;

	if (err)
		return err;
	list_for_each_entry(transfer, &bus->inox__message.transfers, transfer_list)
		sum += transfer->len;
	return bus->inox__message.actual_length == sum ? 0 : -EIO;
}

static inline __must_check int
inox__spi_transfer(struct inox_spi *bus, const struct inox_spi_part *parts,
		   size_t n)
{
	TRY(inox__spi_build(bus, parts, n));
	if (inox__fail())
		return -EIO;
	return inox__spi_result(bus, spi_sync(bus->inox__spi,
					      &bus->inox__message));
}

#define inox__spi_parts(...)						\
	(const struct inox_spi_part[]){ __VA_ARGS__ },			\
	sizeof((const struct inox_spi_part[]){ __VA_ARGS__ }) /		\
	sizeof(struct inox_spi_part) +					\
	INOX__PROVED(sizeof((const struct inox_spi_part[]){ __VA_ARGS__ }) <= \
		     INOX__SPI_PARTS * sizeof(struct inox_spi_part),	\
		     "a message has six parts at most")

/**
 * inox_spi_transfer() - send a message, and wait for its end
 * @self: the driver's object
 * @...: its parts, one to six
 *
 * Context: May sleep; in a callback of @self.
 * Return: 0 if all of it was moved, or an errno: of what was refused, as above,
 *	or the controller's.
 */
#define inox_spi_transfer(self, ...)					\
	inox__sleeps(inox__spi_transfer)(&(self)->bus,			\
					 inox__spi_parts(__VA_ARGS__))

/* A message on its way: what may not be forgotten. */
struct inox_spi_flight {
	/* private: */
	struct inox_spi *inox__bus;
};

static inline int inox__spi_land(const struct inox_spi_flight *flight)
{
	struct inox_spi *bus = flight->inox__bus;

	wait_for_completion(&bus->inox__ended);
	bus->inox__flying = false;
	return inox__spi_result(bus, bus->inox__message.status);
}

static inline void inox__spi_landed(void *ended)
{
	complete(ended);
}

/*
 * struct spi_flight_txn is a message on its way; INOX_TXN(spi_flight, name,
 * token) declares it, and spi_flight_wait(name) must end it on every
 * path: it waits for the message and gives what inox_spi_transfer() would.
 */
INOX_LINEAR(spi_flight, struct inox_spi_flight);
INOX_FINISH(spi_flight, wait, inox__spi_land);

static inline int inox__spi_fly(struct inox_spi *bus,
				const struct inox_spi_part *parts, size_t n)
{
	TRY(inox__spi_build(bus, parts, n));
	if (inox__fail())
		return -EIO;
	reinit_completion(&bus->inox__ended);
	bus->inox__message.complete = inox__spi_landed;
	bus->inox__message.context = &bus->inox__ended;
	TRY(spi_async(bus->inox__spi, &bus->inox__message));
	bus->inox__flying = true;
	return 0;
}

static inline struct inox_spi_flight_txn
inox__spi_start(struct inox_spi *bus, const struct inox_spi_part *parts, size_t n)
{
	struct inox_spi_flight flight = { .inox__bus = bus };
	int err = inox__spi_fly(bus, parts, n);

	return err ? inox_spi_flight_txn_err(err) :
		     inox_spi_flight_txn_ok(spi_flight_begin(flight));
}

/**
 * inox_spi_start() - send a message, and do something else meanwhile
 * @self: the driver's object; of what the message moves nothing is touched until
 *	it has been waited for, and no other message is sent
 * @...: its parts, one to six
 *
 * Context: In a callback of @self.
 * Return: A result: a token that must be waited for on every path, or an errno as
 *	of inox_spi_transfer().
 */
#define inox_spi_start(self, ...)					\
	inox__spi_start(&(self)->bus, inox__spi_parts(__VA_ARGS__))

/**
 * inox_spi_most() - how long a part may be
 * @self: the driver's object
 * @head: bytes of the other parts of the message
 *
 * Context: Any.
 * Return: How many bytes the controller can move in one part, at least 1.
 */
#define inox_spi_most(self, head)	inox__spi_most(&(self)->bus, (head))

static inline size_t inox__spi_most(const struct inox_spi *bus, size_t head)
{
	size_t message = spi_max_message_size(bus->inox__spi);

	return min(spi_max_transfer_size(bus->inox__spi),
		   message > head ? message - head : 1);
}

/**
 * INOX_SPI_MODE() - a mode in a set of them
 * @n: 0 to 3
 */
#define INOX_SPI_MODE(n)	((u8)BIT(n))

/**
 * struct inox_spi_wiring - how a chip must be talked to
 * @modes: a set of INOX_SPI_MODE(); none: whatever the board says
 * @max_hz: its fastest clock; 0: no limit
 * @word_bits: of a word, where a part does not say otherwise; 0: what the board
 *	says, usually 8
 */
struct inox_spi_wiring {
	u8 modes;
	u32 max_hz;
	u8 word_bits;
} __designated_init;

static inline __must_check int
inox__spi_setup(struct inox_spi *bus, struct inox_spi_wiring wiring)
{
	struct spi_device *spi = bus->inox__spi;
	u8 mode = spi->mode & SPI_MODE_X_MASK;

	if (wiring.modes && !(wiring.modes & BIT(mode)))
		return dev_err_probe(&spi->dev, -EINVAL,
				     "the chip has no mode %u\n", mode);
	if (wiring.max_hz && (!spi->max_speed_hz ||
			      spi->max_speed_hz > wiring.max_hz))
		spi->max_speed_hz = wiring.max_hz;
	if (wiring.word_bits)
		spi->bits_per_word = wiring.word_bits;
	return inox__fail() ? -EIO : spi_setup(spi);
}

/**
 * inox_spi_setup() - say how the chip must be talked to, in .probe
 * @self: the driver's object
 * @...: designated members of a struct inox_spi_wiring
 *
 * Context: May sleep; in .probe, before any transfer.
 * Return: 0; -EINVAL if the board has it in a mode that the chip has not, which
 *	the log says; or the controller's errno.
 */
#define inox_spi_setup(self, ...)					\
	inox__sleeps(inox__spi_setup)(&(self)->bus,			\
		(struct inox_spi_wiring){ __VA_ARGS__ })

#define INOX__SPI_KIND_CHECK(chip, kind)				\
	static_assert(sizeof(INOX__ID_PREFIX chip) <= SPI_NAME_SIZE,	\
		      "chip name is too long");				\
	expected = &(kind);

/**
 * inox_spi_ids() - the chips a driver knows
 * @tag: the driver's struct
 * @type: what it keeps about a chip, a const structure for each
 * @list: macro of one argument that calls it with (name, object) for each chip
 *
 * Defines <tag>_kind(), which gives the probed chip's structure to a callback,
 * and the module's aliases.
 */
#define inox_spi_ids(tag, type, list)					\
	static const struct spi_device_id inox__##tag##_ids[] = {	\
		list(INOX__BUS_ID)					\
		{ }							\
	};								\
	MODULE_DEVICE_TABLE(spi, inox__##tag##_ids);			\
	static const struct of_device_id inox__##tag##_of[] = {	\
		list(INOX__OF_ID)					\
		{ }							\
	};								\
	MODULE_DEVICE_TABLE(of, inox__##tag##_of);			\
	static __always_inline const type *				\
	tag##_kind(const struct tag *self)				\
	{								\
		const type *expected __maybe_unused;			\
									\
		list(INOX__SPI_KIND_CHECK)				\
		return spi_get_device_match_data(self->bus.inox__spi);	\
	}								\
	struct tag

/* Bound by its driver_override to a driver that knows no such chip. */
static inline int inox__spi_probe(struct spi_device *spi,
				  const struct inox__driver *driver,
				  bool wants_irq)
{
	struct inox_spi *bus;

	if (!spi_get_device_match_data(spi))
		return -ENODEV;
	bus = inox__dev_alloc(&spi->dev, driver);
	if (!bus)
		return -ENOMEM;
	bus->inox__spi = spi;
	init_completion(&bus->inox__ended);
	bus->inox__dev.inox__name = inox__id_stem(spi->modalias);
	if (wants_irq && spi->irq > 0)
		bus->inox__dev.inox__irq.inox__line = (unsigned int)spi->irq;
	return inox__dev_start(&bus->inox__dev);
}

/**
 * inox_spi_driver() - a whole SPI driver module
 * @tag: the driver's struct, which begins with ``struct inox_spi bus``;
 *	inox_spi_ids(tag, ...) stands above
 * @...: designated callbacks on it, as for inox_i2c_driver()
 */
#define inox_spi_driver(tag, ...)					\
	INOX__DRIVER(tag, __VA_ARGS__);					\
	INOX__TRUST							\
	static int inox__##tag##_spi_probe(struct spi_device *spi)	\
	{								\
		return inox__spi_probe(spi, &inox__##tag##_driver,	\
				       inox__##tag##_calls.irq);	\
	}								\
	static struct spi_driver inox__##tag##_spi = {			\
		.driver = {						\
			.name = KBUILD_MODNAME,				\
			.of_match_table = inox__##tag##_of,		\
			.pm = pm_ptr(&inox__dev_pm),			\
		},							\
		.probe = inox__##tag##_spi_probe,			\
		.id_table = inox__##tag##_ids,				\
	};								\
	INOX__MODULE_OF(tag, spi_register_driver(&inox__##tag##_spi),	\
			spi_unregister_driver(&inox__##tag##_spi), inox__drivers_end()); \
	INOX__END							\
	struct tag

#endif
