/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: spi-controller.h
 *
 * SPI controllers: the side that carries transfers out.  The driver gets one
 * transfer at a time and moves its words one by one, so it cannot write past a
 * buffer whatever the width of a word; a transfer that it leaves before its end
 * is an error.  The core calls from one thread at a time.
 *
 * A controller that carries out memory operations as a whole gets them as the
 * transfers that they consist of: instruction, address, dummy clocks and data.
 * It has no other way to any of their bytes.
 */
#ifndef INOX_SPI_CONTROLLER_H
#define INOX_SPI_CONTROLLER_H

#include <linux/bits.h>
#include <linux/device.h>
#include <linux/err.h>
#include <linux/module.h>
#include <linux/spi/spi-mem.h>
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
 * inox_spi_xfer_lines() - on how many lines a word goes
 * @xfer: the transfer
 *
 * Context: Any.
 * Return: 1, 2 or 4; on more than one it goes one way only.
 */
static inline unsigned int inox_spi_xfer_lines(const struct inox_spi_xfer *xfer)
{
	unsigned int out = xfer->inox__raw->tx_nbits;
	unsigned int in = xfer->inox__raw->rx_nbits;

	return max3(1u, out, in);
}

/**
 * inox_spi_xfer_drives() - does the controller drive the lines?
 * @xfer: the transfer
 *
 * Context: Any.
 * Return: False if it listens on all of them.
 */
static inline bool inox_spi_xfer_drives(const struct inox_spi_xfer *xfer)
{
	return xfer->inox__raw->rx_nbits <= 1;
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

#define INOX__SPI_MEM_PHASES	4u

/**
 * struct inox_spi_mem_xfer - a memory operation, and how far it has been carried out
 */
struct inox_spi_mem_xfer {
	/* private: */
	struct spi_transfer inox__phases[INOX__SPI_MEM_PHASES];
	struct inox_spi_xfer inox__xfer;	/* the one at hand */
	unsigned int inox__phase;		/* the next */
	u8 inox__head[1 + sizeof(u32)];		/* instruction and address */
};

/* Of which nothing is there. */
static inline bool inox__spi_mem_skips(const struct inox_spi_mem_xfer *mem)
{
	return mem->inox__phase < INOX__SPI_MEM_PHASES &&
	       !mem->inox__phases[mem->inox__phase].len;
}

/**
 * inox_spi_mem_xfer_next() - the next transfer of a memory operation
 * @mem: the operation
 *
 * Context: Any.
 * Return: The transfer, until the next call; NULL: there is none any more, or
 * the one before has not been carried out.
 */
static inline struct inox_spi_xfer *
inox_spi_mem_xfer_next(struct inox_spi_mem_xfer *mem)
{
	if (mem->inox__phase && inox_spi_xfer_left(&mem->inox__xfer))
		return NULL;
	while (inox__spi_mem_skips(mem))
		mem->inox__phase++;
	if (mem->inox__phase >= INOX__SPI_MEM_PHASES)
		return NULL;
	mem->inox__xfer.inox__raw = &mem->inox__phases[mem->inox__phase++];
	mem->inox__xfer.inox__at = 0;
	return &mem->inox__xfer;
}

/**
 * inox_spi_mem_xfer_lines() - on how many lines a part of an operation goes
 * @mem: the operation
 * @part: 0 the instruction, 1 the address, 2 dummy clocks, 3 data
 *
 * Context: Any.
 * Return: 1, 2 or 4; 0 if there is none.
 */
static inline unsigned int
inox_spi_mem_xfer_lines(const struct inox_spi_mem_xfer *mem, unsigned int part)
{
	const struct spi_transfer *phase =
		&mem->inox__phases[part % INOX__SPI_MEM_PHASES];

	return phase->len ? phase->tx_nbits + phase->rx_nbits : 0;
}

struct inox__spi_controller_ops {
	struct device_driver *inox__driver;
	int (*inox__transfer)(void *self, u8 cs, struct inox_spi_xfer *xfer);
	int (*inox__mem)(void *self, u8 cs, struct inox_spi_mem_xfer *mem);
	void (*inox__select)(void *self, u8 cs, u32 mode, bool high);
};

/**
 * struct inox_spi_controller - a controller; zeroed memory is one not added yet
 */
struct inox_spi_controller {
	/* private: */
	struct spi_controller *inox__raw;	/* NULL: not added */
	struct device *inox__board;		/* its parent */
	size_t inox__transfer_max, inox__message_max, inox__mem_max;
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
 * @mem_max: bytes of data of a memory operation; 0: no limit
 * @mem: memory operations it gets as a whole
 * @mem_only: and it gets nothing else
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
	u32 transfer_max, message_max, mem_max;
	bool mem, mem_only;
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

static inline void inox__spi_mem_phase(struct inox_spi_mem_xfer *mem, unsigned int i,
				       const void *tx, void *rx, unsigned int n,
				       u8 lines)
{
	mem->inox__phases[i] = (struct spi_transfer){
		.tx_buf = tx,
		.rx_buf = rx,
		.len = n,
		.tx_nbits = rx ? 0 : lines,
		.rx_nbits = rx ? lines : 0,
		.bits_per_word = 8,
		.speed_hz = mem->inox__xfer.inox__spi->max_speed_hz,
	};
}

static inline void inox__spi_mem_split(struct inox_spi_mem_xfer *mem,
				       const struct spi_mem_op *op)
{
	bool in = op->data.dir == SPI_MEM_DATA_IN;
	u8 *head = mem->inox__head;
	unsigned int i;

	head[0] = (u8)op->cmd.opcode;
	for (i = 0; i < op->addr.nbytes; i++)
		head[1 + i] = (u8)(op->addr.val >> (8 * (op->addr.nbytes - 1 - i)));
	inox__spi_mem_phase(mem, 0, head, NULL, 1, op->cmd.buswidth);
	inox__spi_mem_phase(mem, 1, head + 1, NULL, op->addr.nbytes, op->addr.buswidth);
	inox__spi_mem_phase(mem, 2, NULL, NULL, op->dummy.nbytes, op->dummy.buswidth);
	inox__spi_mem_phase(mem, 3, in ? NULL : op->data.buf.out,
			    in ? op->data.buf.in : NULL,
			    op->data.dir == SPI_MEM_NO_DATA ? 0 : op->data.nbytes,
			    op->data.buswidth);
}

static inline const struct inox__spi_link *inox__spi_mem_link(struct spi_mem *mem)
{
	return spi_controller_get_devdata(mem->spi->controller);
}

static inline bool inox__spi_mem_supports(struct spi_mem *mem,
					  const struct spi_mem_op *op)
{
	return op->addr.nbytes <= sizeof(u32) && spi_mem_default_supports_op(mem, op);
}

static inline int inox__spi_mem_adjust(struct spi_mem *mem, struct spi_mem_op *op)
{
	size_t most = inox__spi_mem_link(mem)->inox__controller->inox__mem_max;

	op->data.nbytes = (unsigned int)min_t(size_t, op->data.nbytes, most);
	return 0;
}

/* The core has asked whether it is supported, but not whether it fits. */
static inline int inox__spi_mem_carry(struct spi_mem *raw, const struct spi_mem_op *op)
{
	const struct inox__spi_link *link = inox__spi_mem_link(raw);
	struct inox_spi_mem_xfer mem = { .inox__xfer.inox__spi = raw->spi };
	int err;

	if (op->data.nbytes > link->inox__controller->inox__mem_max)
		return -EMSGSIZE;
	inox__spi_mem_split(&mem, op);
	err = link->inox__ops->inox__mem(link->inox__self,
					 spi_get_chipselect(raw->spi, 0), &mem);
	if (err)
		return err;
	return inox_spi_mem_xfer_next(&mem) || inox_spi_xfer_left(&mem.inox__xfer) ?
	       -EIO : 0;
}

static const struct spi_controller_mem_ops inox__spi_mem_ops = {
	.adjust_op_size = inox__spi_mem_adjust,
	.supports_op = inox__spi_mem_supports,
	.exec_op = inox__spi_mem_carry,
};

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
	raw->mem_ops = info->mem || info->mem_only ? &inox__spi_mem_ops : NULL;
	raw->transfer_one = info->mem_only ? NULL : inox__spi_transfer_one;
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
	controller->inox__mem_max = inox__spi_limit(info->mem_max);
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
 * @mem: int function of the object, the number of a chip select and a struct
 *	inox_spi_mem_xfer: selects the chip, carries out all transfers of the
 *	operation and deselects the chip, or returns an errno
 * @select: void function of the object, the number of a chip select, the
 *	device's mode bits and whether its line is high from now on
 *
 * Defines int <tag>_<member>_add(self, const struct inox_spi_controller_info *).
 * Once that has been called, these are called, but one at a time, until
 * inox_spi_controller_del() returns.
 */
#define inox_spi_controller(tag, member, transfer, mem, select)		\
	static int inox__##tag##_##member##_transfer(void *self, u8 cs,	\
						     struct inox_spi_xfer *xfer) \
	{								\
		int (*typed)(struct tag *self, u8 cs,			\
			     struct inox_spi_xfer *xfer) = transfer;	\
									\
		return typed(self, cs, xfer);				\
	}								\
	static int inox__##tag##_##member##_mem(void *self, u8 cs,	\
						struct inox_spi_mem_xfer *xfer) \
	{								\
		int (*typed)(struct tag *self, u8 cs,			\
			     struct inox_spi_mem_xfer *xfer) = mem;	\
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
			.inox__mem = inox__##tag##_##member##_mem,	\
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
