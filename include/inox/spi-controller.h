/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: spi-controller.h
 *
 * SPI controllers: the side that carries transfers out.  The driver gets one
 * transfer at a time and moves its words one by one, so it cannot write past a
 * buffer whatever the width of a word; a transfer that it leaves before its end
 * is an error.  The core calls from one thread at a time.
 */
#ifndef INOX_SPI_CONTROLLER_H
#define INOX_SPI_CONTROLLER_H

#include <linux/bits.h>
#include <linux/device.h>
#include <linux/err.h>
#include <linux/module.h>
#include <linux/spi/spi.h>
#include <linux/string.h>

#include <inox/fail.h>
#include <inox/result.h>
#include <inox/software-node.h>
#include <inox/unsafe.h>

/**
 * struct inox_spi_xfer - a transfer, and how far it has been carried out
 */
struct inox_spi_xfer {
	/* private: */
	const struct spi_device *inox__spi;
	struct spi_transfer *inox__raw;
	unsigned int inox__at;
};

/**
 * inox_spi_xfer_bits() - how many bits a word has
 * @xfer: the transfer
 *
 * Context: Any.
 * Return: 1 to 32.
 */
static inline unsigned int inox_spi_xfer_bits(const struct inox_spi_xfer *xfer)
{
	return xfer->inox__raw->bits_per_word;
}

static inline unsigned int inox__spi_xfer_step(const struct inox_spi_xfer *xfer)
{
	unsigned int bits = inox_spi_xfer_bits(xfer);

	return bits <= 8 ? 1 : bits <= 16 ? 2 : 4;
}

/**
 * inox_spi_xfer_mode() - SPI_CPHA, SPI_CPOL, SPI_CS_HIGH, SPI_LSB_FIRST ...
 * @xfer: the transfer
 *
 * Context: Any.
 * Return: The device's mode bits.
 */
static inline u32 inox_spi_xfer_mode(const struct inox_spi_xfer *xfer)
{
	return xfer->inox__spi->mode;
}

/**
 * inox_spi_xfer_hz() - how fast the clock is
 * @xfer: the transfer
 *
 * Context: Any.
 * Return: Hertz; 0: as fast as the controller likes.
 */
static inline u32 inox_spi_xfer_hz(const struct inox_spi_xfer *xfer)
{
	return xfer->inox__raw->speed_hz;
}

/**
 * inox_spi_xfer_left() - are there words left to move?
 * @xfer: the transfer
 *
 * Context: Any.
 * Return: True if there are.
 */
static inline bool inox_spi_xfer_left(const struct inox_spi_xfer *xfer)
{
	return xfer->inox__raw->len - xfer->inox__at >=
	       inox__spi_xfer_step(xfer);
}

/**
 * inox_spi_xfer_words() - how many words it has
 * @xfer: the transfer
 *
 * Context: Any.
 * Return: Words, moved or not.
 */
static inline u32 inox_spi_xfer_words(const struct inox_spi_xfer *xfer)
{
	return xfer->inox__raw->len / inox__spi_xfer_step(xfer);
}

/**
 * inox_spi_xfer_word() - the word that goes out now
 * @xfer: the transfer
 *
 * Context: Any.
 * Return: The word, in its lowest bits; 0 if nothing goes out, or none is left.
 */
static inline u32 inox_spi_xfer_word(const struct inox_spi_xfer *xfer)
{
	unsigned int bits = inox_spi_xfer_bits(xfer);
	const void *tx = xfer->inox__raw->tx_buf;
	u32 word = 0;
	u16 half;

	if (!tx || !inox_spi_xfer_left(xfer))
		return 0;
	tx += xfer->inox__at;
	switch (inox__spi_xfer_step(xfer)) {
	case 1:
		word = *(const u8 *)tx;
		break;
	case 2:
		memcpy(&half, tx, sizeof(half));
		word = half;
		break;
	default:
		memcpy(&word, tx, sizeof(word));
		break;
	}
	return word & (u32)GENMASK(bits - 1, 0);
}

static inline void inox__spi_xfer_store(void *to, unsigned int step, u32 word)
{
	u16 half = (u16)word;

	if (step == 1)
		*(u8 *)to = (u8)word;
	else if (step == 2)
		memcpy(to, &half, sizeof(half));
	else
		memcpy(to, &word, sizeof(word));
}

/**
 * inox_spi_xfer_done() - a word has come in: the transfer goes on with the next
 * @xfer: the transfer
 * @word: the word, in its lowest bits; others are dropped
 *
 * Context: Any.
 */
static inline void inox_spi_xfer_done(struct inox_spi_xfer *xfer, u32 word)
{
	unsigned int step = inox__spi_xfer_step(xfer);
	void *rx = xfer->inox__raw->rx_buf;

	if (!inox_spi_xfer_left(xfer))
		return;
	word &= (u32)GENMASK(inox_spi_xfer_bits(xfer) - 1, 0);
	if (rx)
		inox__spi_xfer_store(rx + xfer->inox__at, step, word);
	xfer->inox__at += step;
}

struct inox__spi_controller_ops {
	struct device_driver *inox__driver;
	int (*inox__transfer)(void *self, u8 cs, struct inox_spi_xfer *xfer);
	void (*inox__select)(void *self, u8 cs, u32 mode, bool high);
};

/**
 * struct inox_spi_controller - a controller; zeroed memory is one not added yet
 */
struct inox_spi_controller {
	/* private: */
	struct spi_controller *inox__raw;	/* NULL: not added */
	struct device *inox__board;		/* its parent */
	size_t inox__transfer_max, inox__message_max;
};

/* What the core gives back to us: in memory that it allocates. */
struct inox__spi_link {
	struct inox_spi_controller *inox__controller;
	const struct inox__spi_controller_ops *inox__ops;
	void *inox__self;
};

/**
 * struct inox_spi_controller_info - what a controller is like
 * @name: of its parent device, unique in the system
 * @chip_selects: how many, at least 1
 * @modes: mode bits that it has, SPI_CPHA and the like
 * @words: a set of word widths, bit n for n + 1 bits
 * @min_hz: its slowest clock; 0: no limit
 * @max_hz: its fastest clock; 0: no limit
 * @transfer_max: bytes of a transfer; 0: no limit
 * @message_max: bytes of a message; 0: no limit
 * @half_duplex: it cannot send and receive at once
 * @must_tx: the core gives it something to send always
 * @must_rx: the core gives it room to receive always
 */
struct inox_spi_controller_info {
	const char *name;
	u16 chip_selects;
	u32 modes;
	u32 words;
	u32 min_hz, max_hz;
	u32 transfer_max, message_max;
	bool half_duplex, must_tx, must_rx;
};

static inline int inox__spi_transfer_one(struct spi_controller *raw,
					 struct spi_device *spi,
					 struct spi_transfer *transfer)
{
	const struct inox__spi_link *link = spi_controller_get_devdata(raw);
	struct inox_spi_xfer xfer = { .inox__spi = spi, .inox__raw = transfer };
	int err;

	err = link->inox__ops->inox__transfer(link->inox__self,
					      spi_get_chipselect(spi, 0), &xfer);
	return err ?: inox_spi_xfer_left(&xfer) ? -EIO : 0;
}

static inline void inox__spi_set_cs(struct spi_device *spi, bool high)
{
	const struct inox__spi_link *link =
		spi_controller_get_devdata(spi->controller);

	link->inox__ops->inox__select(link->inox__self,
				      spi_get_chipselect(spi, 0), spi->mode,
				      high);
}

static inline size_t inox__spi_limit(size_t limit)
{
	return limit ?: SIZE_MAX;
}

static inline size_t inox__spi_transfer_max(struct spi_device *spi)
{
	const struct inox__spi_link *link =
		spi_controller_get_devdata(spi->controller);

	return inox__spi_limit(link->inox__controller->inox__transfer_max);
}

static inline size_t inox__spi_message_max(struct spi_device *spi)
{
	const struct inox__spi_link *link =
		spi_controller_get_devdata(spi->controller);

	return inox__spi_limit(link->inox__controller->inox__message_max);
}

static inline void
inox__spi_controller_describe(struct spi_controller *raw,
			      const struct inox_spi_controller_info *info)
{
	raw->bus_num = -1;
	raw->num_chipselect = info->chip_selects;
	raw->mode_bits = info->modes;
	raw->bits_per_word_mask = info->words;
	raw->min_speed_hz = info->min_hz;
	raw->max_speed_hz = info->max_hz;
	raw->flags = (info->half_duplex ? SPI_CONTROLLER_HALF_DUPLEX : 0) |
		     (info->must_tx ? SPI_CONTROLLER_MUST_TX : 0) |
		     (info->must_rx ? SPI_CONTROLLER_MUST_RX : 0);
	raw->transfer_one = inox__spi_transfer_one;
	raw->set_cs = inox__spi_set_cs;
	raw->max_transfer_size = inox__spi_transfer_max;
	raw->max_message_size = inox__spi_message_max;
}

static inline int inox__spi_controller_make(struct inox_spi_controller *controller,
					    const struct inox_spi_controller_info *info,
					    const struct inox__spi_link *link)
{
	struct spi_controller *raw = inox__fail() ? NULL :
		__spi_alloc_controller(controller->inox__board, sizeof(*link),
				       false);
	int err;

	if (!raw)
		return -ENOMEM;
	*(struct inox__spi_link *)spi_controller_get_devdata(raw) = *link;
	inox__spi_controller_describe(raw, info);
	err = inox__fail() ? -ENOMEM : spi_register_controller(raw);
	if (err)
		spi_controller_put(raw);
	else
		controller->inox__raw = raw;
	return err;
}

static inline int
inox__spi_controller_add(struct inox_spi_controller *controller,
			 const struct inox_spi_controller_info *info,
			 const struct inox__spi_controller_ops *ops, void *self)
{
	const struct inox__spi_link link = {
		.inox__controller = controller,
		.inox__ops = ops,
		.inox__self = self,
	};
	struct device *board = inox__fail() ? ERR_PTR(-ENOMEM) :
		__root_device_register(info->name, ops->inox__driver->owner);
	int err;

	if (IS_ERR(board))
		return PTR_ERR(board);
	/* Stock spi-nor follows this pointer to the module that it holds. */
	board->driver = ops->inox__driver;
	controller->inox__board = board;
	controller->inox__transfer_max = info->transfer_max;
	controller->inox__message_max = info->message_max;
	err = inox__spi_controller_make(controller, info, &link);
	if (err)
		root_device_unregister(board);
	return err;
}

/**
 * inox_spi_controller_number() - N of spiN
 * @controller: a controller that was added
 *
 * Context: Any.
 * Return: The number of the bus.
 */
static inline int
inox_spi_controller_number(const struct inox_spi_controller *controller)
{
	return controller->inox__raw->bus_num;
}

/**
 * inox_spi_controller_del() - take a controller away
 * @controller: the controller; one that was not added is left alone, and one
 *	that is gone may be added again
 *
 * Drivers of its devices are unbound, transfers end, and none comes any more; a
 * user who still has a file of such a device gets an errno.
 *
 * Context: May sleep; without the driver's object.
 */
static inline void
inox_spi_controller_del(struct inox_spi_controller *controller)
{
	if (!controller->inox__raw)
		return;
	spi_unregister_controller(controller->inox__raw);
	controller->inox__raw = NULL;
	root_device_unregister(controller->inox__board);
}

/**
 * inox_spi_controller() - a controller in a driver's object
 * @tag: the object's struct
 * @member: its struct inox_spi_controller
 * @transfer: int function of the object, the number of a chip select and a struct
 *	inox_spi_xfer: moves all words, or returns an errno
 * @select: void function of the object, the number of a chip select, the
 *	device's mode bits and whether its line is high from now on
 *
 * Defines int <tag>_<member>_add(self, const struct inox_spi_controller_info *).
 * Once that has been called, both are called, but one at a time, until
 * inox_spi_controller_del() returns.
 */
#define inox_spi_controller(tag, member, transfer, select)		\
	static int inox__##tag##_##member##_transfer(void *self, u8 cs,	\
						     struct inox_spi_xfer *xfer) \
	{								\
		int (*typed)(struct tag *self, u8 cs,			\
			     struct inox_spi_xfer *xfer) = transfer;	\
									\
		return typed(self, cs, xfer);				\
	}								\
	static void inox__##tag##_##member##_select(void *self, u8 cs,	\
						    u32 mode, bool high) \
	{								\
		void (*typed)(struct tag *self, u8 cs, u32 mode,	\
			      bool high) = select;			\
									\
		typed(self, cs, mode, high);				\
	}								\
	static int __must_check						\
	tag##_##member##_add(struct tag *self,				\
			     const struct inox_spi_controller_info *info) \
	{								\
		static struct device_driver driver = {			\
			.name = KBUILD_MODNAME,				\
			.owner = THIS_MODULE,				\
		};							\
		static const struct inox__spi_controller_ops ops = {	\
			.inox__driver = &driver,			\
			.inox__transfer = inox__##tag##_##member##_transfer, \
			.inox__select = inox__##tag##_##member##_select, \
		};							\
									\
		return inox__spi_controller_add(&self->member, info, &ops, self); \
	}								\
	struct tag

/**
 * struct inox_spi_device - a device that was put on a bus, for drivers to bind
 */
struct inox_spi_device {
	/* private: */
	struct spi_device *inox__spi;
	struct inox_software_node inox__node;
};

/**
 * struct inox_spi_device_info - what a board says of a device
 * @name: what it is, as drivers know it
 * @cs: number of its chip select
 * @mode: mode bits
 * @max_hz: the fastest clock that the board bears; 0: what the controller has
 * @irq: number of its interrupt line, or 0
 * @properties: what a firmware would tell of it, as in <inox/software-node.h>
 */
struct inox_spi_device_info {
	const char *name;
	u16 cs;
	u32 mode;
	u32 max_hz;
	unsigned int irq;
	const char *properties;
};

/**
 * inox_spi_device_add() - put a device on a bus
 * @device: the device; must not be on a bus
 * @controller: the bus
 * @info: what it is
 *
 * Drivers may bind before this returns, and whether one binds does not matter.
 *
 * Context: May sleep; without the object that drivers will need.
 * Return: 0; -EBUSY: the core has refused it, and the log says why; what
 * inox_software_node_make() returns.
 */
static inline int __must_check
inox_spi_device_add(struct inox_spi_device *device,
		    struct inox_spi_controller *controller,
		    const struct inox_spi_device_info *info)
{
	struct spi_board_info board = {
		.chip_select = info->cs,
		.mode = info->mode,
		.max_speed_hz = info->max_hz,
		.irq = (int)info->irq,
	};

	strscpy(board.modalias, info->name, sizeof(board.modalias));
	TRY(inox_software_node_make(&device->inox__node, info->properties));
	board.swnode = to_software_node(device->inox__node.inox__fwnode);
	device->inox__spi = inox__fail() ? NULL :
		spi_new_device(controller->inox__raw, &board);
	if (device->inox__spi)
		return 0;
	inox_software_node_drop(&device->inox__node);
	return -EBUSY;
}

/**
 * inox_spi_device_name() - what the core calls a device
 * @device: the device
 *
 * Context: Any; not while @device is added or deleted.
 * Return: Its name, or nothing if it is on no bus.
 */
static inline const char *
inox_spi_device_name(const struct inox_spi_device *device)
{
	return device->inox__spi ? dev_name(&device->inox__spi->dev) : "";
}

/**
 * inox_spi_device_del() - take a device off its bus
 * @device: the device; one that is on no bus is left alone
 *
 * Context: May sleep; without the object that drivers need to say goodbye.
 */
static inline void inox_spi_device_del(struct inox_spi_device *device)
{
	if (device->inox__spi)
		spi_unregister_device(device->inox__spi);
	device->inox__spi = NULL;
	inox_software_node_drop(&device->inox__node);
}

#endif
