/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: i2c-smbus-call.h
 *
 * Part of <inox/i2c-adapter.h>: an SMBus call as the bytes of a write and a
 * read, with its lengths checked first and its PEC.
 */
#ifndef INOX_I2C_SMBUS_CALL_H
#define INOX_I2C_SMBUS_CALL_H

#include <linux/errno.h>
#include <linux/i2c.h>
#include <linux/string.h>

/* Room for command, count, block and PEC. */
#define INOX__SMBUS_BUF (I2C_SMBUS_BLOCK_MAX + 3)

/* An SMBus call as one message, or a write and a read. */
struct inox__smbus {
	u8 inox__out[INOX__SMBUS_BUF];
	u8 inox__in[INOX__SMBUS_BUF];
	u16 inox__out_len;		/* with the command; 0: no such message */
	u16 inox__in_len;
	bool inox__in_counted;
	bool inox__pec;
};

/* The functionality that a call needs; 0 if there is no such call. */
static inline u32 inox__smbus_needs(int size, bool read)
{
	switch (size) {
	case I2C_SMBUS_QUICK:
		return I2C_FUNC_SMBUS_QUICK;
	case I2C_SMBUS_BYTE:
		return read ? I2C_FUNC_SMBUS_READ_BYTE : I2C_FUNC_SMBUS_WRITE_BYTE;
	case I2C_SMBUS_BYTE_DATA:
		return read ? I2C_FUNC_SMBUS_READ_BYTE_DATA :
			      I2C_FUNC_SMBUS_WRITE_BYTE_DATA;
	case I2C_SMBUS_WORD_DATA:
		return read ? I2C_FUNC_SMBUS_READ_WORD_DATA :
			      I2C_FUNC_SMBUS_WRITE_WORD_DATA;
	case I2C_SMBUS_PROC_CALL:
		return I2C_FUNC_SMBUS_PROC_CALL;
	case I2C_SMBUS_BLOCK_DATA:
		return read ? I2C_FUNC_SMBUS_READ_BLOCK_DATA :
			      I2C_FUNC_SMBUS_WRITE_BLOCK_DATA;
	case I2C_SMBUS_BLOCK_PROC_CALL:
		return I2C_FUNC_SMBUS_BLOCK_PROC_CALL;
	case I2C_SMBUS_I2C_BLOCK_DATA:
		return read ? I2C_FUNC_SMBUS_READ_I2C_BLOCK :
			      I2C_FUNC_SMBUS_WRITE_I2C_BLOCK;
	default:
		return 0;
	}
}

static inline int inox__smbus_check(u32 functionality, unsigned short flags,
				    bool read, int size,
				    const union i2c_smbus_data *data)
{
	u32 needs = inox__smbus_needs(size, read);

	if (flags & I2C_CLIENT_PEC)
		needs |= I2C_FUNC_SMBUS_PEC;
	if (!inox__smbus_needs(size, read) || (functionality & needs) != needs)
		return -EOPNOTSUPP;
	if (size == I2C_SMBUS_I2C_BLOCK_DATA ||
	    size == I2C_SMBUS_BLOCK_PROC_CALL ||
	    (size == I2C_SMBUS_BLOCK_DATA && !read))
		if (!data->block[0] || data->block[0] > I2C_SMBUS_BLOCK_MAX)
			return -EINVAL;
	return 0;
}

static inline void inox__smbus_out(struct inox__smbus *call, u8 byte)
{
	call->inox__out[call->inox__out_len++] = byte;
}

static inline void inox__smbus_out_word(struct inox__smbus *call, u16 word)
{
	inox__smbus_out(call, word & 0xff);
	inox__smbus_out(call, word >> 8);
}

/* From the count, or from the first byte; the count was checked. */
static inline void inox__smbus_out_block(struct inox__smbus *call,
					 const union i2c_smbus_data *data,
					 int first)
{
	int i;

	for (i = first; i <= data->block[0]; i++)
		inox__smbus_out(call, data->block[i]);
}

static inline void inox__smbus_in(struct inox__smbus *call, u16 len,
				  bool counted)
{
	call->inox__in_len = len;
	call->inox__in_counted = counted;
}

static inline void inox__smbus_read(struct inox__smbus *call, int size,
				    const union i2c_smbus_data *data)
{
	if (size == I2C_SMBUS_WORD_DATA)
		inox__smbus_in(call, 2, false);
	else if (size == I2C_SMBUS_BLOCK_DATA)
		inox__smbus_in(call, 1, true);
	else if (size == I2C_SMBUS_I2C_BLOCK_DATA)
		inox__smbus_in(call, data->block[0], false);
	else
		inox__smbus_in(call, 1, false);
}

static inline void inox__smbus_write(struct inox__smbus *call, int size,
				     const union i2c_smbus_data *data)
{
	if (size == I2C_SMBUS_BYTE_DATA)
		inox__smbus_out(call, data->byte);
	else if (size == I2C_SMBUS_WORD_DATA)
		inox__smbus_out_word(call, data->word);
	else if (size == I2C_SMBUS_BLOCK_DATA)
		inox__smbus_out_block(call, data, 0);
	else if (size == I2C_SMBUS_I2C_BLOCK_DATA)
		inox__smbus_out_block(call, data, 1);
}

static inline void inox__smbus_build(struct inox__smbus *call, bool read,
				     u8 command, int size,
				     const union i2c_smbus_data *data)
{
	if (size == I2C_SMBUS_QUICK)
		return;
	if (size != I2C_SMBUS_BYTE || !read)
		inox__smbus_out(call, command);
	if (size == I2C_SMBUS_PROC_CALL) {
		inox__smbus_out_word(call, data->word);
		inox__smbus_in(call, 2, false);
	} else if (size == I2C_SMBUS_BLOCK_PROC_CALL) {
		inox__smbus_out_block(call, data, 0);
		inox__smbus_in(call, 1, true);
	} else if (read) {
		inox__smbus_read(call, size, data);
	} else {
		inox__smbus_write(call, size, data);
	}
}

/* The PEC so far, with the address byte of one more message and its bytes. */
static inline u8 inox__smbus_pec(u8 pec, u8 addr, u8 *bytes, u16 len)
{
	return i2c_smbus_pec(i2c_smbus_pec(pec, &addr, 1), bytes, len);
}

static inline u8 inox__smbus_pec_out(struct inox__smbus *call, u16 addr)
{
	if (!call->inox__out_len)
		return 0;
	return inox__smbus_pec(0, (u8)(addr << 1), call->inox__out,
			       call->inox__out_len);
}

/* The last byte read is the chip's PEC over all before it. */
static inline int inox__smbus_pec_check(struct inox__smbus *call, u16 addr,
					u16 len)
{
	u8 pec = inox__smbus_pec(inox__smbus_pec_out(call, addr),
				 (u8)(addr << 1 | 1), call->inox__in, (u16)(len - 1));

	return call->inox__in[len - 1] == pec ? 0 : -EBADMSG;
}

static inline void inox__smbus_result(const struct inox__smbus *call, int size,
				      union i2c_smbus_data *data)
{
	switch (size) {
	case I2C_SMBUS_BYTE:
	case I2C_SMBUS_BYTE_DATA:
		data->byte = call->inox__in[0];
		break;
	case I2C_SMBUS_WORD_DATA:
	case I2C_SMBUS_PROC_CALL:
		data->word = (u16)(call->inox__in[0] | call->inox__in[1] << 8);
		break;
	case I2C_SMBUS_I2C_BLOCK_DATA:
		memcpy(data->block + 1, call->inox__in, data->block[0]);
		break;
	default:
		memcpy(data->block, call->inox__in, call->inox__in[0] + 1u);
	}
}

#endif
