/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: spi-mem.h
 *
 * Memory operations on an SPI bus: an instruction, its address, dummy clocks and
 * data, in one selection of the chip, on one line or on several.  What reads,
 * what writes and what has no data are three types, and none is taken for
 * another.
 *
 * A controller may carry out whole operations, and it may do nothing else; then
 * it gets them whole.  Where it does not, an operation is a message.  Which of
 * both it is makes no difference to a driver, but that a controller may have no
 * lines for an operation, or move less at once than it is asked for: so a driver
 * asks whether it can, and is told how much came.
 *
 * Example::
 *
 *	static const struct inox_spi_mem_in fast = {
 *		.code = 0x0b, .address = 3, .clocks = 8,
 *	};
 *	static const struct inox_spi_mem_in quad = {
 *		.code = 0x6b, .address = 3, .clocks = 8, .lines = INOX_SPI_MEM_1_1_4,
 *	};
 *
 *	static struct inox_part flash_read(struct flash *flash, u32 at)
 *	{
 *		return inox_spi_mem_read(flash, inox_spi_mem_can(flash, quad) ? quad : fast,
 *					 at, data, FLASH_MOST);
 *	}
 */
#ifndef INOX_SPI_MEM_H
#define INOX_SPI_MEM_H

#include <linux/spi/spi-mem.h>

#include <inox/spi.h>

/**
 * enum inox_spi_mem_lines - on how many lines are instruction, address and data
 * @INOX_SPI_MEM_1_1_1: all on one
 * @INOX_SPI_MEM_1_1_2: data on two
 * @INOX_SPI_MEM_1_2_2: the address as well
 * @INOX_SPI_MEM_1_1_4: data on four
 * @INOX_SPI_MEM_1_4_4: the address as well
 *
 * Dummy clocks are where the address is.
 */
enum inox_spi_mem_lines {
	INOX_SPI_MEM_1_1_1,
	INOX_SPI_MEM_1_1_2,
	INOX_SPI_MEM_1_2_2,
	INOX_SPI_MEM_1_1_4,
	INOX_SPI_MEM_1_4_4,
};

/**
 * struct inox_spi_mem_in - an operation that reads
 * @code: the instruction
 * @address: bytes of the address, up to 4; 0: there is none
 * @clocks: dummy ones, between it and the data
 * @lines: that it is on
 */
struct inox_spi_mem_in {
	u8 code;
	u8 address;
	u8 clocks;
	enum inox_spi_mem_lines lines;
} __designated_init;

/**
 * struct inox_spi_mem_out - an operation that writes
 * @code: the instruction
 * @address: bytes of the address, up to 4; 0: there is none
 * @lines: that it is on
 */
struct inox_spi_mem_out {
	u8 code;
	u8 address;
	enum inox_spi_mem_lines lines;
} __designated_init;

/**
 * struct inox_spi_mem_bare - an operation without data
 * @code: the instruction
 * @address: bytes of the address, up to 4; 0: there is none
 */
struct inox_spi_mem_bare {
	u8 code;
	u8 address;
} __designated_init;

static inline u8 inox__spi_mem_address_lines(enum inox_spi_mem_lines lines)
{
	return lines == INOX_SPI_MEM_1_4_4 ? 4 : lines == INOX_SPI_MEM_1_2_2 ? 2 : 1;
}

static inline u8 inox__spi_mem_data_lines(enum inox_spi_mem_lines lines)
{
	if (lines == INOX_SPI_MEM_1_1_1)
		return 1;
	return lines == INOX_SPI_MEM_1_1_2 || lines == INOX_SPI_MEM_1_2_2 ? 2 : 4;
}

static inline struct spi_mem_op inox__spi_mem_bare(struct inox_spi_mem_bare bare)
{
	return (struct spi_mem_op){
		.cmd = { .nbytes = 1, .opcode = bare.code, .buswidth = 1 },
		.addr = { .nbytes = bare.address, .buswidth = 1 },
	};
}

/* Clocks that are no whole bytes are more bytes than there may be. */
static inline struct spi_mem_op inox__spi_mem_in(struct inox_spi_mem_in in)
{
	u8 address_lines = inox__spi_mem_address_lines(in.lines);
	unsigned int bits = in.clocks * address_lines;

	return (struct spi_mem_op){
		.cmd = { .nbytes = 1, .opcode = in.code, .buswidth = 1 },
		.addr = { .nbytes = in.address, .buswidth = address_lines },
		.dummy = {
			.nbytes = bits % 8 ? U8_MAX : (u8)(bits / 8),
			.buswidth = address_lines,
		},
		.data = {
			.dir = SPI_MEM_DATA_IN,
			.nbytes = 1,
			.buswidth = inox__spi_mem_data_lines(in.lines),
		},
	};
}

static inline struct spi_mem_op inox__spi_mem_out(struct inox_spi_mem_out out)
{
	return (struct spi_mem_op){
		.cmd = { .nbytes = 1, .opcode = out.code, .buswidth = 1 },
		.addr = {
			.nbytes = out.address,
			.buswidth = inox__spi_mem_address_lines(out.lines),
		},
		.data = {
			.dir = SPI_MEM_DATA_OUT,
			.nbytes = 1,
			.buswidth = inox__spi_mem_data_lines(out.lines),
		},
	};
}

#define inox__spi_mem_any(op) _Generic((op),				\
	struct inox_spi_mem_in: inox__spi_mem_in,			\
	struct inox_spi_mem_out: inox__spi_mem_out,			\
	struct inox_spi_mem_bare: inox__spi_mem_bare)(op)

/* What neither of us can put on the wire, whatever the controller. */
static inline bool inox__spi_mem_is_sane(const struct spi_mem_op *op)
{
	return op->addr.nbytes <= sizeof(u32) &&
	       op->dummy.nbytes <= INOX__SPI_VALUE;
}

static inline __must_check bool inox__spi_mem_can(struct inox_spi *bus,
						  struct spi_mem_op op)
{
	struct spi_mem mem = { .spi = bus->inox__spi };

	return inox__spi_mem_is_sane(&op) && spi_mem_supports_op(&mem, &op);
}

/**
 * inox_spi_mem_can() - does the controller have what an operation needs?
 * @self: the driver's object
 * @op: a struct inox_spi_mem_in, inox_spi_mem_out or inox_spi_mem_bare
 *
 * Context: Any.
 * Return: False if an operation of this kind would be refused, as where the
 *	board has wired fewer lines.
 */
#define inox_spi_mem_can(self, op) \
	inox__spi_mem_can(&(self)->bus, inox__spi_mem_any(op))

static inline struct inox_u32 inox__spi_mem_most(struct inox_spi *bus,
						 struct spi_mem_op op, size_t n)
{
	struct spi_mem mem = { .spi = bus->inox__spi };
	int err;

	op.data.nbytes = (unsigned int)min_t(size_t, n, UINT_MAX);
	err = spi_mem_adjust_op_size(&mem, &op);
	if (!err && !op.data.nbytes)
		err = -EMSGSIZE;
	return err ? inox_u32_err(err) : inox_u32_ok(op.data.nbytes);
}

/**
 * inox_spi_mem_most() - how many bytes an operation can move at once
 * @self: the driver's object
 * @op: a struct inox_spi_mem_in or inox_spi_mem_out
 * @n: how many are wanted, at least 1
 *
 * Context: Any.
 * Return: A result: @n or less, at least 1; or the controller's errno.
 */
#define inox_spi_mem_most(self, op, n) \
	inox__spi_mem_most(&(self)->bus, inox__spi_mem_any(op), (n))

static inline bool inox__spi_mem_is_whole(const struct spi_device *spi)
{
	const struct spi_controller_mem_ops *ops = spi->controller->mem_ops;

	return ops && ops->exec_op;
}

static inline struct inox_spi_part inox__spi_on(struct inox_spi_part part, u8 lines)
{
	part.inox__lines = lines;
	return part;
}

static inline struct inox_spi_part inox__spi_mem_data(const struct spi_mem_op *op)
{
	bool in = op->data.dir == SPI_MEM_DATA_IN;

	return (struct inox_spi_part){
		.inox__tx = in ? NULL : op->data.buf.out,
		.inox__rx = in ? op->data.buf.in : NULL,
		.inox__len = op->data.nbytes,
		.inox__room = op->data.nbytes,
		.inox__lines = op->data.buswidth,
	};
}

/* As the core would do it, but without memory to allocate, and in fewer pieces. */
static inline int inox__spi_mem_message(struct inox_spi *bus,
					const struct spi_mem_op *op)
{
	static const u8 dummies[INOX__SPI_VALUE];
	const u8 code = (u8)op->cmd.opcode;
	struct inox_spi_part parts[4];
	size_t n = 0;

	if (!inox__spi_mem_can(bus, *op))
		return -EOPNOTSUPP;
	parts[n++] = inox__spi_on(inox__spi_bytes(&code, 1), 1);
	if (op->addr.nbytes)
		parts[n++] = inox__spi_on(inox_spi_number((u32)op->addr.val,
							  op->addr.nbytes),
					  op->addr.buswidth);
	if (op->dummy.nbytes)
		parts[n++] = inox__spi_on(inox__spi_bytes(dummies, op->dummy.nbytes),
					  op->dummy.buswidth);
	if (op->data.nbytes)
		parts[n++] = inox__spi_mem_data(op);
	return inox__spi_transfer(bus, parts, n);
}

/* The core asks the controller whether it can. */
static inline int inox__spi_mem_exec(struct inox_spi *bus, struct spi_mem_op *op)
{
	struct spi_mem mem = { .spi = bus->inox__spi };

	if (bus->inox__flying)
		return inox__spi_refuse(bus, -EBUSY, "another is on its way");
	return inox__fail() ? -EIO : spi_mem_exec_op(&mem, op);
}

static inline __must_check int inox__spi_mem_run(struct inox_spi *bus,
						 struct spi_mem_op *op, u32 at)
{
	int err = -EOPNOTSUPP;

	op->addr.val = at;
	if ((u64)at >> (8 * op->addr.nbytes))
		return inox__spi_refuse(bus, -EINVAL,
					"an address is longer than its bytes");
	if (inox__spi_mem_is_sane(op))
		err = inox__spi_mem_is_whole(bus->inox__spi) ?
			inox__spi_mem_exec(bus, op) : inox__spi_mem_message(bus, op);
	if (err != -EOPNOTSUPP && err != -ENOTSUPP)
		return err;
	return inox__spi_refuse(bus, -EOPNOTSUPP,
				"the controller has no such operation");
}

/* How much of its data an operation will move: some of it, or none of it goes. */
static inline int inox__spi_mem_size(struct inox_spi *bus, struct spi_mem_op *op,
				     size_t n, size_t room)
{
	if (!n || n > room)
		return inox__spi_refuse(bus, -EINVAL,
					"an operation is longer than its bytes, or empty");
	op->data.nbytes = TRY(inox__spi_mem_most(bus, *op, n));
	return 0;
}

static inline struct inox_part
inox__spi_mem_read(struct inox_spi *bus, struct spi_mem_op op, u32 at, u8 *to,
		   size_t n, size_t room)
{
	int err = inox__spi_mem_size(bus, &op, n, room);

	op.data.buf.in = to;
	if (!err)
		err = inox__spi_mem_run(bus, &op, at);
	return err ? inox_part_err(err) :
		     inox_part_ok(inox__reader_over(to, op.data.nbytes));
}

static inline __must_check int
inox__spi_mem_write(struct inox_spi *bus, struct spi_mem_op op, u32 at,
		    const u8 *from, size_t n, size_t room)
{
	TRY(inox__spi_mem_size(bus, &op, n, room));
	if (op.data.nbytes < n)
		return inox__spi_refuse(bus, -EMSGSIZE,
					"an operation is longer than the controller can");
	op.data.buf.out = from;
	return inox__spi_mem_run(bus, &op, at);
}

static inline __must_check int
inox__spi_mem_send(struct inox_spi *bus, struct spi_mem_op op, u32 at)
{
	return inox__spi_mem_run(bus, &op, at);
}

/**
 * inox_spi_mem_read() - read with one operation
 * @self: the driver's object
 * @op: a struct inox_spi_mem_in
 * @at: the address; 0 where it has none
 * @member: an inox_dma() member of the object, which is filled from its start
 * @n: how many bytes are wanted
 *
 * Context: May sleep; in a callback of @self.
 * Return: A result: a reader over what came, which may be less than @n but not
 *	nothing; -EOPNOTSUPP: the controller cannot, see inox_spi_mem_can();
 *	-EINVAL: it is longer than @member, or the address longer than its bytes;
 *	or the controller's errno.
 */
#define inox_spi_mem_read(self, op, at, member, n)			\
	inox__sleeps(inox__spi_mem_read)(&(self)->bus,			\
		inox__spi_mem_in(op), (at), inox__spi_box(self, member), \
		(n), sizeof((self)->member.inox__dma))

/**
 * inox_spi_mem_write() - write with one operation
 * @self: the driver's object
 * @op: a struct inox_spi_mem_out
 * @at: the address; 0 where it has none
 * @member: an inox_dma() member of the object, which is sent from its start
 * @n: how many bytes; inox_spi_mem_most() says how many it may be
 *
 * Context: May sleep; in a callback of @self.
 * Return: 0 if all of it was sent; -EMSGSIZE: the controller would send less,
 *	and nothing was; or an errno as of inox_spi_mem_read().
 */
#define inox_spi_mem_write(self, op, at, member, n)			\
	inox__sleeps(inox__spi_mem_write)(&(self)->bus,			\
		inox__spi_mem_out(op), (at), inox__spi_box(self, member), \
		(n), sizeof((self)->member.inox__dma))

/**
 * inox_spi_mem_send() - an operation without data
 * @self: the driver's object
 * @op: a struct inox_spi_mem_bare
 * @at: the address; 0 where it has none
 *
 * Context: May sleep; in a callback of @self.
 * Return: 0, or an errno as of inox_spi_mem_read().
 */
#define inox_spi_mem_send(self, op, at)					\
	inox__sleeps(inox__spi_mem_send)(&(self)->bus, inox__spi_mem_bare(op), (at))

#endif
