/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: i2c-registers.h
 *
 * Chips whose byte registers follow each other, so that one transfer reads or
 * writes several of them and they belong together: a clock's seconds and hours,
 * the two ports of an expander.  The arrays are of the driver, and their length
 * is that of the transfer: a chip that sends fewer bytes is an error, and so is
 * an array that no transfer can carry.
 *
 * Example::
 *
 *	struct clock {
 *		struct inox_i2c_registers bus;
 *	};
 *
 *	static int clock_stop(struct clock *clock)
 *	{
 *		u8 hms[3];
 *
 *		TRY(inox_i2c_registers_read(clock, 0x00, hms));
 *		return inox_i2c_registers_update(clock, 0x0e, 0, 0x80);
 *	}
 */
#ifndef INOX_I2C_REGISTERS_H
#define INOX_I2C_REGISTERS_H

#include <inox/bytes.h>
#include <inox/i2c.h>

static inline __must_check int
inox__registers_read(const struct inox_i2c_registers *bus, u8 at, u8 *bytes,
		     u8 n)
{
	u8 block[I2C_SMBUS_BLOCK_MAX];
	int did = inox__fail() ? -EIO :
		i2c_smbus_read_i2c_block_data(bus->inox__client, at, n, block);

	if (did < 0)
		return did;
	if (did != n)
		return -EIO;
	memcpy(bytes, block, n);
	return 0;
}

static inline __must_check int
inox__registers_write(const struct inox_i2c_registers *bus, u8 at,
		      const u8 *bytes, u8 n)
{
	if (inox__fail())
		return -EIO;
	return i2c_smbus_write_i2c_block_data(bus->inox__client, at, n, bytes);
}

/* The length of an array that one transfer can carry. */
#define inox__registers_of(array)					\
	((u8)(sizeof(array) + __must_be_array(array) +			\
	 INOX__PROVED(sizeof((array)[0]) == 1, "registers are bytes") +	\
	 INOX__PROVED(sizeof(array) <= I2C_SMBUS_BLOCK_MAX,		\
		      "no transfer carries so many registers")))

/**
 * inox_i2c_registers_read() - read registers in a row, at once
 * @self: the driver's object, whose bus is a struct inox_i2c_registers
 * @at: the first of them
 * @array: array of at most 32 bytes, one for each
 *
 * Context: May sleep; in a callback of @self.
 * Return: 0, the adapter's errno, or -EIO if fewer bytes came; on an error
 *	@array is as it was.
 */
#define inox_i2c_registers_read(self, at, array)			\
	inox__sleeps(inox__registers_read)(&(self)->bus, (at), (array),	\
					   inox__registers_of(array))

/**
 * inox_i2c_registers_write() - write registers in a row, at once
 * @self: the driver's object, whose bus is a struct inox_i2c_registers
 * @at: the first of them
 * @array: array of at most 32 bytes, one for each
 *
 * Context: May sleep; in a callback of @self.
 * Return: 0 or the adapter's errno.
 */
#define inox_i2c_registers_write(self, at, array)			\
	inox__sleeps(inox__registers_write)(&(self)->bus, (at), (array), \
					    inox__registers_of(array))

static inline struct inox_u8
inox__registers_get(const struct inox_i2c_registers *bus, u8 at)
{
	u8 byte = 0;
	int err = inox__registers_read(bus, at, &byte, 1);

	return err ? inox_u8_err(err) : inox_u8_ok(byte);
}

/**
 * inox_i2c_registers_get() - read one register
 * @self: the driver's object, whose bus is a struct inox_i2c_registers
 * @at: which
 *
 * Context: May sleep; in a callback of @self.
 * Return: A result, its value or the adapter's errno.
 */
#define inox_i2c_registers_get(self, at) \
	inox__sleeps(inox__registers_get)(&(self)->bus, (at))

static inline __must_check int
inox__registers_update(const struct inox_i2c_registers *bus, u8 at, u8 clear,
		       u8 set)
{
	u8 was = TRY(inox__registers_get(bus, at));
	u8 is = (u8)((was & ~clear) | set);

	return inox__registers_write(bus, at, &is, 1);
}

/**
 * inox_i2c_registers_update() - change bits of one register
 * @self: the driver's object, whose bus is a struct inox_i2c_registers
 * @at: which
 * @clear: bits that become 0
 * @set: bits that become 1, whatever @clear says of them
 *
 * It is written even if it was so already: a flag may mean something else when
 * read than when written.
 *
 * Context: May sleep; in a callback of @self.
 * Return: 0 or the adapter's errno.
 */
#define inox_i2c_registers_update(self, at, clear, set) \
	inox__sleeps(inox__registers_update)(&(self)->bus, (at), (clear), (set))

static inline struct inox_u8
inox__registers_receive(const struct inox_i2c_registers *bus)
{
	int byte = inox__fail() ? -EIO : i2c_smbus_read_byte(bus->inox__client);

	return byte < 0 ? inox_u8_err(byte) : inox_u8_ok((u8)byte);
}

/**
 * inox_i2c_registers_receive() - read the byte that a chip gives unasked
 * @self: the driver's object, whose bus is a struct inox_i2c_registers
 *
 * Context: May sleep; in a callback of @self.
 * Return: A result, the byte or the adapter's errno.
 */
#define inox_i2c_registers_receive(self) \
	inox__sleeps(inox__registers_receive)(&(self)->bus)

static inline __must_check int
inox__registers_send(const struct inox_i2c_registers *bus, u8 byte)
{
	if (inox__fail())
		return -EIO;
	return i2c_smbus_write_byte(bus->inox__client, byte);
}

/**
 * inox_i2c_registers_send() - write a byte to a chip that has but one register
 * @self: the driver's object, whose bus is a struct inox_i2c_registers
 * @byte: the byte
 *
 * Context: May sleep; in a callback of @self.
 * Return: 0 or the adapter's errno.
 */
#define inox_i2c_registers_send(self, byte) \
	inox__sleeps(inox__registers_send)(&(self)->bus, (byte))

static inline __must_check int
inox__registers_fill(const struct inox_i2c_registers *bus, u32 at,
		     struct inox_writer *out)
{
	u8 n = (u8)min_t(size_t, inox_writer_left(out), I2C_SMBUS_BLOCK_MAX);
	struct inox_writer to = *out;
	u8 *bytes;

	if (at + n > 0x100 || !inox__writer_take(&to, n, &bytes))
		return -EINVAL;
	TRY(inox__registers_read(bus, (u8)at, bytes, n));
	*out = to;
	return 0;
}

/**
 * inox_i2c_registers_fill() - read as many registers as one transfer can carry
 * @self: the driver's object, whose bus is a struct inox_i2c_registers
 * @at: the first of them
 * @out: writer with room, that gets them; on an error it has not moved
 *
 * Context: May sleep; in a callback of @self.
 * Return: 0 if at least one was read, the adapter's errno, or -EINVAL beyond
 *	register 255.
 */
#define inox_i2c_registers_fill(self, at, out) \
	inox__sleeps(inox__registers_fill)(&(self)->bus, (at), (out))

static inline __must_check int
inox__registers_drain(const struct inox_i2c_registers *bus, u32 at,
		      struct inox_reader *in)
{
	u8 n = (u8)min_t(size_t, inox_reader_left(in), I2C_SMBUS_BLOCK_MAX);
	struct inox_reader from = *in;
	const u8 *bytes;

	if (at + n > 0x100 || !inox__reader_take(&from, n, &bytes))
		return -EINVAL;
	TRY(inox__registers_write(bus, (u8)at, bytes, n));
	*in = from;
	return 0;
}

/**
 * inox_i2c_registers_drain() - write as many registers as one transfer can carry
 * @self: the driver's object, whose bus is a struct inox_i2c_registers
 * @at: the first of them
 * @in: reader with bytes left, that gives them; on an error it has not moved
 *
 * Context: May sleep; in a callback of @self.
 * Return: 0 if at least one was written, the adapter's errno, or -EINVAL beyond
 *	register 255.
 */
#define inox_i2c_registers_drain(self, at, in) \
	inox__sleeps(inox__registers_drain)(&(self)->bus, (at), (in))

#endif
