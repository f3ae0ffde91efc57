/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: i2c-memory.h
 *
 * Chips that are an array of bytes: EEPROM, FRAM.  A word address of one or two
 * bytes leads every transfer; more than it can tell is spread over several bus
 * addresses, the banks.
 *
 * How bytes travel is what the adapter can do, the best of: message lists, I2C
 * block, SMBus word, SMBus byte.  Reads and writes are chosen apart, so that an
 * adapter without writes still serves a chip that is only read.
 */
#ifndef INOX_I2C_MEMORY_H
#define INOX_I2C_MEMORY_H

#include <linux/minmax.h>

#include <inox/bytes.h>
#include <inox/dma.h>
#include <inox/i2c.h>

#define INOX__MEMORY_BANKS	8u
/* No transfer keeps the bus for longer than this many bytes. */
#define INOX__MEMORY_MOST	128u

struct inox__memory_way;

/**
 * struct inox_i2c_memory - bus of a chip that is an array of bytes
 *
 * The first member, named ``bus``, of the driver's object.
 */
struct inox_i2c_memory {
	/* private: */
	INOX__I2C_BUS;
	struct i2c_client *inox__banks[INOX__MEMORY_BANKS];
	const struct inox__memory_way *inox__reads, *inox__writes;
	unsigned int inox__read_most, inox__write_most;
	u8 inox__bank_count;
	u8 inox__address_bytes;
	inox_dma(2 + INOX__MEMORY_MOST) inox__message;	/* address and data */
};

/* One way to move bytes, and what it needs of the adapter. */
struct inox__memory_way {
	u32 inox__needs;
	u8 inox__address;	/* bytes of it; 0: any */
	u8 inox__most;		/* data bytes of one transfer */
	int (*inox__move)(struct inox_i2c_memory *bus,
			  const struct i2c_client *bank, u16 at, u8 *bytes,
			  u8 n);
};

/* The word address, high byte first, at the start of the message. */
static inline u8 *inox__memory_address(struct inox_i2c_memory *bus, u16 at)
{
	u8 *to = bus->inox__message.inox__dma;

	if (bus->inox__address_bytes == 2)
		*to++ = (u8)(at >> 8);
	*to++ = (u8)at;
	return to;
}

static inline int inox__memory_done(int did, int all)
{
	if (did < 0)
		return did;
	return did == all ? 0 : -EIO;
}

static inline int inox__memory_read_raw(struct inox_i2c_memory *bus,
					const struct i2c_client *bank, u16 at,
					u8 *bytes, u8 n)
{
	const u8 *end = inox__memory_address(bus, at);
	struct i2c_msg msgs[] = {
		{
			.addr = bank->addr,
			.len = (u16)(end - bus->inox__message.inox__dma),
			.buf = bus->inox__message.inox__dma,
			.flags = I2C_M_DMA_SAFE | (bank->flags & I2C_M_TEN),
		}, {
			.addr = bank->addr,
			.len = n,
			.buf = bytes,
			.flags = I2C_M_RD | (bank->flags & I2C_M_TEN),
		},
	};

	return inox__memory_done(i2c_transfer(bank->adapter, msgs, 2), 2);
}

static inline int inox__memory_write_raw(struct inox_i2c_memory *bus,
					 const struct i2c_client *bank, u16 at,
					 u8 *bytes, u8 n)
{
	u8 *data = inox__memory_address(bus, at);
	struct i2c_msg msg = {
		.addr = bank->addr,
		.len = (u16)(data - bus->inox__message.inox__dma + n),
		.buf = bus->inox__message.inox__dma,
		.flags = I2C_M_DMA_SAFE | (bank->flags & I2C_M_TEN),
	};

	memcpy(data, bytes, n);
	return inox__memory_done(i2c_transfer(bank->adapter, &msg, 1), 1);
}

static inline int inox__memory_read_block(struct inox_i2c_memory *bus,
					  const struct i2c_client *bank, u16 at,
					  u8 *bytes, u8 n)
{
	u8 block[I2C_SMBUS_BLOCK_MAX];
	int did = i2c_smbus_read_i2c_block_data(bank, (u8)at, n, block);

	if (did == n)
		memcpy(bytes, block, n);
	return inox__memory_done(did, n);
}

static inline int inox__memory_write_block(struct inox_i2c_memory *bus,
					   const struct i2c_client *bank, u16 at,
					   u8 *bytes, u8 n)
{
	return i2c_smbus_write_i2c_block_data(bank, (u8)at, n, bytes);
}

static inline int inox__memory_read_byte(struct inox_i2c_memory *bus,
					 const struct i2c_client *bank, u16 at,
					 u8 *bytes, u8 n)
{
	int byte = i2c_smbus_read_byte_data(bank, (u8)at);

	if (byte < 0)
		return byte;
	*bytes = (u8)byte;
	return 0;
}

static inline int inox__memory_write_byte(struct inox_i2c_memory *bus,
					  const struct i2c_client *bank, u16 at,
					  u8 *bytes, u8 n)
{
	return i2c_smbus_write_byte_data(bank, (u8)at, *bytes);
}

/* A word is two bytes, the first of them low. */
static inline int inox__memory_read_word(struct inox_i2c_memory *bus,
					 const struct i2c_client *bank, u16 at,
					 u8 *bytes, u8 n)
{
	int word;

	if (n == 1)
		return inox__memory_read_byte(bus, bank, at, bytes, n);
	word = i2c_smbus_read_word_data(bank, (u8)at);
	if (word < 0)
		return word;
	bytes[0] = (u8)word;
	bytes[1] = (u8)(word >> 8);
	return 0;
}

static inline int inox__memory_write_word(struct inox_i2c_memory *bus,
					  const struct i2c_client *bank, u16 at,
					  u8 *bytes, u8 n)
{
	if (n == 1)
		return inox__memory_write_byte(bus, bank, at, bytes, n);
	return i2c_smbus_write_word_data(bank, (u8)at,
					 (u16)(bytes[0] | bytes[1] << 8));
}

/*
 * Two bytes of address over SMBus: the second travels as data.  A read first
 * sets the chip's own address, which then counts up byte by byte.
 */
static inline int inox__memory_read_current(struct inox_i2c_memory *bus,
					    const struct i2c_client *bank,
					    u16 at, u8 *bytes, u8 n)
{
	int byte = i2c_smbus_write_byte_data(bank, (u8)(at >> 8), (u8)at);
	u8 i;

	for (i = 0; i < n && byte >= 0; i++) {
		byte = i2c_smbus_read_byte(bank);
		bytes[i] = (u8)byte;
	}
	return byte < 0 ? byte : 0;
}

static inline int inox__memory_write_block16(struct inox_i2c_memory *bus,
					     const struct i2c_client *bank,
					     u16 at, u8 *bytes, u8 n)
{
	u8 block[I2C_SMBUS_BLOCK_MAX] = { (u8)at };

	memcpy(block + 1, bytes, n);
	return i2c_smbus_write_i2c_block_data(bank, (u8)(at >> 8), (u8)(n + 1),
					      block);
}

static inline int inox__memory_write_word16(struct inox_i2c_memory *bus,
					    const struct i2c_client *bank,
					    u16 at, u8 *bytes, u8 n)
{
	return i2c_smbus_write_word_data(bank, (u8)(at >> 8),
					 (u16)((at & 0xff) | *bytes << 8));
}

/* The best way first; the last row is no way at all. */
static const struct inox__memory_way inox__memory_reads[] = {
	{ I2C_FUNC_I2C, 0, INOX__MEMORY_MOST, inox__memory_read_raw },
	{ I2C_FUNC_SMBUS_READ_I2C_BLOCK, 1, I2C_SMBUS_BLOCK_MAX,
	  inox__memory_read_block },
	{ I2C_FUNC_SMBUS_READ_WORD_DATA | I2C_FUNC_SMBUS_READ_BYTE_DATA, 1, 2,
	  inox__memory_read_word },
	{ I2C_FUNC_SMBUS_READ_BYTE_DATA, 1, 1, inox__memory_read_byte },
	{ I2C_FUNC_SMBUS_WRITE_BYTE_DATA | I2C_FUNC_SMBUS_READ_BYTE, 2,
	  INOX__MEMORY_MOST, inox__memory_read_current },
	{ }
};

static const struct inox__memory_way inox__memory_writes[] = {
	{ I2C_FUNC_I2C, 0, INOX__MEMORY_MOST, inox__memory_write_raw },
	{ I2C_FUNC_SMBUS_WRITE_I2C_BLOCK, 1, I2C_SMBUS_BLOCK_MAX,
	  inox__memory_write_block },
	{ I2C_FUNC_SMBUS_WRITE_WORD_DATA | I2C_FUNC_SMBUS_WRITE_BYTE_DATA, 1, 2,
	  inox__memory_write_word },
	{ I2C_FUNC_SMBUS_WRITE_BYTE_DATA, 1, 1, inox__memory_write_byte },
	{ I2C_FUNC_SMBUS_WRITE_I2C_BLOCK, 2, I2C_SMBUS_BLOCK_MAX - 1,
	  inox__memory_write_block16 },
	{ I2C_FUNC_SMBUS_WRITE_WORD_DATA, 2, 1, inox__memory_write_word16 },
	{ }
};

static inline const struct inox__memory_way *
inox__memory_choose(const struct inox_i2c_memory *bus,
		    const struct inox__memory_way *way)
{
	while (way->inox__move &&
	       ((way->inox__address &&
		 way->inox__address != bus->inox__address_bytes) ||
		!i2c_check_functionality(bus->inox__client->adapter,
					 way->inox__needs)))
		way++;
	return way->inox__move ? way : NULL;
}

/* What a limit of the adapter leaves of ours; 0 is no limit. */
static inline unsigned int inox__memory_most(unsigned int most,
					     unsigned int limit,
					     unsigned int header)
{
	if (!limit)
		return most;
	return limit > header ? min(most, limit - header) : 1;
}

static inline void inox__memory_limits(struct inox_i2c_memory *bus)
{
	const struct i2c_adapter_quirks *quirks =
		bus->inox__client->adapter->quirks;
	u16 head = bus->inox__address_bytes;

	bus->inox__read_most = bus->inox__reads->inox__most;
	if (bus->inox__writes)
		bus->inox__write_most = bus->inox__writes->inox__most;
	if (!quirks)
		return;
	bus->inox__read_most =
		inox__memory_most(inox__memory_most(bus->inox__read_most,
						    quirks->max_read_len, 0),
				  quirks->max_comb_2nd_msg_len, 0);
	bus->inox__write_most = inox__memory_most(bus->inox__write_most,
						  quirks->max_write_len, head);
}

static inline int inox__memory_bank(struct inox_i2c_memory *bus, u8 i)
{
	struct i2c_client *client = bus->inox__client;

	bus->inox__banks[i] = i == 0 ? client : inox__fail() ? ERR_PTR(-EBUSY) :
		devm_i2c_new_dummy_device(&client->dev, client->adapter,
					  (u16)(client->addr + i));
	if (!IS_ERR(bus->inox__banks[i]))
		return 0;
	dev_err(&client->dev, "address 0x%02x is taken\n", client->addr + i);
	return PTR_ERR(bus->inox__banks[i]);
}

static inline __must_check int
inox__i2c_memory_init(struct inox_i2c_memory *bus, u32 address_bits, u32 banks,
		      bool writable)
{
	u8 i;

	if ((address_bits != 8 && address_bits != 16) ||
	    banks > INOX__MEMORY_BANKS)
		return dev_err_probe(&bus->inox__client->dev, -EINVAL,
				     "no chip has %u address bits at %u addresses\n",
				     address_bits, banks);
	bus->inox__address_bytes = (u8)(address_bits / 8);
	bus->inox__reads = inox__memory_choose(bus, inox__memory_reads);
	if (writable)
		bus->inox__writes = inox__memory_choose(bus, inox__memory_writes);
	if (!bus->inox__reads || (writable && !bus->inox__writes))
		return dev_err_probe(&bus->inox__client->dev, -EOPNOTSUPP,
				     "adapter cannot %s this chip\n",
				     bus->inox__reads ? "write" : "read");
	inox__memory_limits(bus);
	for (i = 0; i < banks; i++)
		TRY(inox__memory_bank(bus, i));
	bus->inox__bank_count = i;
	return 0;
}

/**
 * inox_i2c_memory_init() - say what the chip is, in .probe, before any transfer
 * @self: the driver's object
 * @address_bits: of the word address, 8 or 16
 * @banks: how many bus addresses the chip takes, 1 to 8; they are reserved
 * @writable: whether it will be written
 *
 * Context: May sleep; in .probe.
 * Return: 0; -EOPNOTSUPP if the adapter can do none of the transfers, -EBUSY if
 *	an address is taken, -EINVAL for a chip that cannot be; the log says it.
 */
#define inox_i2c_memory_init(self, address_bits, banks, writable)	\
	inox__sleeps(inox__i2c_memory_init)(&(self)->bus, (address_bits),	\
					    (banks), (writable))

/* Bytes from @at to the end of its bank, at most @most. */
static inline u8 inox__memory_span(const struct inox_i2c_memory *bus, u32 at,
				   size_t left, unsigned int most)
{
	u32 bank = 1u << (8 * bus->inox__address_bytes);

	return (u8)min3((size_t)(bank - at % bank), left, (size_t)most);
}

static inline const struct i2c_client *
inox__memory_at(const struct inox_i2c_memory *bus, u32 at)
{
	u32 bank = at >> (8 * bus->inox__address_bytes);

	return bank < bus->inox__bank_count ? bus->inox__banks[bank] : NULL;
}

static inline __must_check int
inox__i2c_memory_read(struct inox_i2c_memory *bus, u32 at,
		      struct inox_writer *out)
{
	const struct i2c_client *bank = inox__memory_at(bus, at);
	struct inox_writer to = *out;
	u8 n = inox__memory_span(bus, at, inox_writer_left(out),
				 bus->inox__read_most);
	u8 *bytes;

	if (!bank || !inox__writer_take(&to, n, &bytes))
		return -EINVAL;
	if (inox__fail())
		return -EIO;
	TRY(bus->inox__reads->inox__move(bus, bank, (u16)at, bytes, n));
	*out = to;
	return 0;
}

/**
 * inox_i2c_memory_read() - read what one transfer can carry
 * @self: the driver's object
 * @at: address of the first byte in the whole chip
 * @out: writer that gets the bytes; on an error it has not moved
 *
 * Context: May sleep; in a callback of @self.
 * Return: 0 if at least one byte was read, the adapter's errno, or -EINVAL
 *	beyond the banks.
 */
#define inox_i2c_memory_read(self, at, out) \
	inox__sleeps(inox__i2c_memory_read)(&(self)->bus, (at), (out))

static inline __must_check int
inox__i2c_memory_write(struct inox_i2c_memory *bus, u32 at,
		       struct inox_reader *in, u32 most)
{
	const struct i2c_client *bank = inox__memory_at(bus, at);
	struct inox_reader from = *in;
	u8 n = inox__memory_span(bus, at, inox_reader_left(in),
				 min(most, bus->inox__write_most));
	const u8 *bytes;

	if (!bank || !bus->inox__writes || !inox__reader_take(&from, n, &bytes))
		return -EINVAL;
	if (inox__fail())
		return -EIO;
	TRY(bus->inox__writes->inox__move(bus, bank, (u16)at, (u8 *)bytes, n));
	*in = from;
	return 0;
}

/**
 * inox_i2c_memory_write() - write what one transfer can carry
 * @self: the driver's object
 * @at: address of the first byte in the whole chip
 * @in: reader that gives the bytes; on an error it has not moved
 * @most: no more bytes than this, at least 1; a chip wraps inside its page
 *
 * Context: May sleep; in a callback of @self.
 * Return: 0 if at least one byte was written, the adapter's errno, or -EINVAL
 *	beyond the banks or if the chip was said to be read only.
 */
#define inox_i2c_memory_write(self, at, in, most) \
	inox__sleeps(inox__i2c_memory_write)(&(self)->bus, (at), (in), (most))

#endif
