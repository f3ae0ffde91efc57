/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: smbus-host.h
 *
 * SMBus hosts: hardware that carries out a whole SMBus call and knows no other
 * I2C.  The driver gets one call at a time, whose kind and lengths have been
 * checked, which the core of some kernels does not; it takes what goes out and
 * gives what came in byte by byte.
 *
 * A call whose bytes have not all been given is not a success, whatever the
 * driver returns: nobody gets a byte that was not read.
 *
 * Chips can call too: one that writes to the host's own address notifies it, and
 * the host tells the chip's driver.
 */
#ifndef INOX_SMBUS_HOST_H
#define INOX_SMBUS_HOST_H

#include <linux/dmi.h>
#include <linux/i2c.h>
#include <linux/i2c-smbus.h>
#include <linux/jiffies.h>
#include <linux/rcupdate.h>

#include <inox/device.h>
#include <inox/i2c-smbus-call.h>
#include <inox/reg.h>

/**
 * enum inox_smbus_kind - what a call does
 * @INOX_SMBUS_QUICK: address and direction, and nothing else
 * @INOX_SMBUS_BYTE: one byte, read; written it is the command
 * @INOX_SMBUS_BYTE_DATA: a command, and a byte
 * @INOX_SMBUS_WORD_DATA: a command, and a word
 * @INOX_SMBUS_WORD_CALL: a command and a word, answered by a word
 * @INOX_SMBUS_BLOCK: a command, and a block that says how long it is
 * @INOX_SMBUS_BLOCK_CALL: a command and a block, answered by a block
 * @INOX_SMBUS_PLAIN_BLOCK: a command, and as many bytes as the caller says
 */
enum inox_smbus_kind {
	INOX_SMBUS_QUICK,
	INOX_SMBUS_BYTE,
	INOX_SMBUS_BYTE_DATA,
	INOX_SMBUS_WORD_DATA,
	INOX_SMBUS_WORD_CALL,
	INOX_SMBUS_BLOCK,
	INOX_SMBUS_BLOCK_CALL,
	INOX_SMBUS_PLAIN_BLOCK,
};

/**
 * struct inox_smbus_call - one call, and how far it has been carried out
 */
struct inox_smbus_call {
	/* private: */
	union i2c_smbus_data *inox__data;
	enum inox_smbus_kind inox__kind;
	u8 inox__addr;
	u8 inox__command;
	bool inox__read;
	bool inox__pec;
	u8 inox__taken;		/* of the block that goes out */
	u8 inox__due;		/* how many bytes must come in */
	u8 inox__given;		/* how many have */
	u8 inox__in[I2C_SMBUS_BLOCK_MAX];
};

/**
 * inox_smbus_call_kind() - what a call does
 * @call: the call
 *
 * Context: Any.
 * Return: Its kind.
 */
static inline enum inox_smbus_kind
inox_smbus_call_kind(const struct inox_smbus_call *call)
{
	return call->inox__kind;
}

/**
 * inox_smbus_call_addr() - whom a call is for
 * @call: the call
 *
 * Context: Any.
 * Return: A seven-bit address.
 */
static inline u8 inox_smbus_call_addr(const struct inox_smbus_call *call)
{
	return call->inox__addr;
}

/**
 * inox_smbus_call_is_read() - does the last part of a call come from the chip?
 * @call: the call
 *
 * Context: Any.
 * Return: True if it does; of a call with an answer the first part does not.
 */
static inline bool inox_smbus_call_is_read(const struct inox_smbus_call *call)
{
	return call->inox__read;
}

/**
 * inox_smbus_call_sends() - does a call begin with a write that has data?
 * @call: the call
 *
 * Context: Any.
 * Return: False for a read that sends no more than its command.
 */
static inline bool inox_smbus_call_sends(const struct inox_smbus_call *call)
{
	return !call->inox__read || call->inox__kind == INOX_SMBUS_WORD_CALL ||
	       call->inox__kind == INOX_SMBUS_BLOCK_CALL;
}

/**
 * inox_smbus_call_command() - the command byte
 * @call: the call
 *
 * Context: Any.
 * Return: The byte; of an INOX_SMBUS_BYTE that is written it is the byte.
 */
static inline u8 inox_smbus_call_command(const struct inox_smbus_call *call)
{
	return call->inox__command;
}

/**
 * inox_smbus_call_pec() - is a packet error code wanted?
 * @call: the call
 *
 * Context: Any.
 * Return: True if it is; never for quick calls and plain blocks.
 */
static inline bool inox_smbus_call_pec(const struct inox_smbus_call *call)
{
	return call->inox__pec;
}

/**
 * inox_smbus_call_word() - the data of a byte or word call that sends some
 * @call: the call
 *
 * Context: Any.
 * Return: The word; a byte in its lower half; 0 of other calls.
 */
static inline u16 inox_smbus_call_word(const struct inox_smbus_call *call)
{
	switch (call->inox__kind) {
	case INOX_SMBUS_BYTE_DATA:
		return call->inox__data->byte;
	case INOX_SMBUS_WORD_DATA:
	case INOX_SMBUS_WORD_CALL:
		return call->inox__data->word;
	default:
		return 0;
	}
}

/**
 * inox_smbus_call_count() - how long the block is that the caller names
 * @call: a call with a block, but not a read of INOX_SMBUS_BLOCK
 *
 * Context: Any.
 * Return: 1 to 32.
 */
static inline u8 inox_smbus_call_count(const struct inox_smbus_call *call)
{
	return call->inox__data->block[0];
}

/**
 * inox_smbus_call_take() - the next byte of the block that goes out
 * @call: a call that sends a block
 *
 * Context: Any.
 * Return: The byte; zero when there is none.
 */
static inline u8 inox_smbus_call_take(struct inox_smbus_call *call)
{
	if (call->inox__taken >= call->inox__data->block[0])
		return 0;
	return call->inox__data->block[++call->inox__taken];
}

/**
 * inox_smbus_call_expect() - how many bytes the chip says that it sends
 * @call: an INOX_SMBUS_BLOCK that is a read, or an INOX_SMBUS_BLOCK_CALL
 * @count: what it says
 *
 * Context: Any.
 * Return: 0, or -EPROTO if that is not 1 to 32.
 */
static inline __must_check int
inox_smbus_call_expect(struct inox_smbus_call *call, u8 count)
{
	if (!count || count > I2C_SMBUS_BLOCK_MAX)
		return -EPROTO;
	call->inox__due = count;
	return 0;
}

/**
 * inox_smbus_call_left() - how many bytes are still to be given
 * @call: the call; one that reads a block without a count, the count's once that
 *	is known
 *
 * Context: Any.
 * Return: Bytes.
 */
static inline u8 inox_smbus_call_left(const struct inox_smbus_call *call)
{
	return (u8)(call->inox__due - call->inox__given);
}

/**
 * inox_smbus_call_give() - the next byte that came in
 * @call: the call; one that wants no more ignores it
 * @byte: the byte; of a word the lower one first
 *
 * Context: Any.
 */
static inline void inox_smbus_call_give(struct inox_smbus_call *call, u8 byte)
{
	if (call->inox__given < call->inox__due)
		call->inox__in[call->inox__given++] = byte;
}

struct inox__smbus_host_ops {
	struct module *inox__owner;
	int (*inox__call)(struct inox_dev *dev, struct inox_smbus_call *call);
	void (*inox__listen)(struct inox_dev *dev, bool on);
};

/**
 * struct inox_smbus_host - an SMBus of the kernel; a member of the driver's object
 */
struct inox_smbus_host {
	/* private: */
	struct i2c_adapter inox__adapter;
	const struct inox__smbus_host_ops *inox__ops;
	struct inox_dev *inox__dev;
	u32 inox__functionality;
	struct i2c_adapter __rcu *inox__told;	/* of notifications; NULL: nobody */
};

/**
 * struct inox_smbus_host_about - what a host is like
 * @name: what users see, before the number that tells two apart
 * @number: that number, in hexadecimal
 * @functionality: I2C_FUNC_SMBUS_ bits; calls that need others do not arrive, and
 *	without I2C_FUNC_SMBUS_HOST_NOTIFY no chip's driver waits for the host
 * @retries: how often the core repeats a call that ended with -EAGAIN
 * @timeout: for how long it does
 * @board: it is the mainboard's: drivers may look there for sensors, and memory
 *	modules are put on it
 */
struct inox_smbus_host_about {
	const char *name;
	unsigned long number;
	u32 functionality;
	u8 retries;
	struct inox_ms timeout;
	bool board;
} __designated_init;

static inline struct inox_smbus_host *
inox__smbus_host_of(struct i2c_adapter *raw)
{
	return container_of(raw, struct inox_smbus_host, inox__adapter);
}

static inline u32 inox__smbus_host_functionality(struct i2c_adapter *raw)
{
	return inox__smbus_host_of(raw)->inox__functionality;
}

/* The kind of each size of the core, which has two of the same meaning. */
static inline enum inox_smbus_kind inox__smbus_kind(int size)
{
	switch (size) {
	case I2C_SMBUS_QUICK:
		return INOX_SMBUS_QUICK;
	case I2C_SMBUS_BYTE:
		return INOX_SMBUS_BYTE;
	case I2C_SMBUS_BYTE_DATA:
		return INOX_SMBUS_BYTE_DATA;
	case I2C_SMBUS_WORD_DATA:
		return INOX_SMBUS_WORD_DATA;
	case I2C_SMBUS_PROC_CALL:
		return INOX_SMBUS_WORD_CALL;
	case I2C_SMBUS_BLOCK_DATA:
		return INOX_SMBUS_BLOCK;
	case I2C_SMBUS_BLOCK_PROC_CALL:
		return INOX_SMBUS_BLOCK_CALL;
	default:
		return INOX_SMBUS_PLAIN_BLOCK;
	}
}

/* How many bytes come in; of a block with a count that is not known yet. */
static inline u8 inox__smbus_due(const struct inox_smbus_call *call)
{
	switch (call->inox__kind) {
	case INOX_SMBUS_BYTE:
	case INOX_SMBUS_BYTE_DATA:
		return 1;
	case INOX_SMBUS_WORD_DATA:
	case INOX_SMBUS_WORD_CALL:
		return 2;
	case INOX_SMBUS_PLAIN_BLOCK:
		return call->inox__data->block[0];
	default:
		return 0;
	}
}

/* What was read, to the caller: all of it, or none. */
static inline int inox__smbus_answer(const struct inox_smbus_call *call)
{
	union i2c_smbus_data *data = call->inox__data;

	if (call->inox__given != call->inox__due)
		return -EIO;
	switch (call->inox__kind) {
	case INOX_SMBUS_QUICK:
		return 0;
	case INOX_SMBUS_BYTE:
	case INOX_SMBUS_BYTE_DATA:
		data->byte = call->inox__in[0];
		return 0;
	case INOX_SMBUS_WORD_DATA:
	case INOX_SMBUS_WORD_CALL:
		data->word = (u16)(call->inox__in[0] | call->inox__in[1] << 8);
		return 0;
	default:
		if (!call->inox__given)
			return -EIO;
		data->block[0] = call->inox__given;
		memcpy(data->block + 1, call->inox__in, call->inox__given);
		return 0;
	}
}

static inline int inox__smbus_host_call(struct inox_smbus_host *host,
					struct inox_smbus_call *call)
{
	struct inox_dev *dev = host->inox__dev;
	int err;

	inox__dev_enter(dev);
	err = dev->inox__asleep ? -ESHUTDOWN :
		host->inox__ops->inox__call(dev, call);
	inox__dev_leave(dev);
	return err ?: call->inox__read ? inox__smbus_answer(call) : 0;
}

static inline int inox__smbus_host_xfer(struct i2c_adapter *raw, u16 addr,
					unsigned short flags, char read_write,
					u8 command, int size,
					union i2c_smbus_data *data)
{
	struct inox_smbus_host *host = inox__smbus_host_of(raw);
	struct inox_smbus_call call;
	bool read = read_write == I2C_SMBUS_READ ||
		size == I2C_SMBUS_PROC_CALL || size == I2C_SMBUS_BLOCK_PROC_CALL;

	if (flags & I2C_M_TEN || addr > 0x7f)
		return -EOPNOTSUPP;
	TRY(inox__smbus_check(host->inox__functionality, flags, read, size, data));
	call.inox__data = data;
	call.inox__kind = inox__smbus_kind(size);
	call.inox__addr = (u8)addr;
	call.inox__command = command;
	call.inox__read = read;
	call.inox__pec = flags & I2C_CLIENT_PEC && size != I2C_SMBUS_QUICK &&
			 size != I2C_SMBUS_I2C_BLOCK_DATA;
	call.inox__taken = 0;
	call.inox__given = 0;
	call.inox__due = read ? inox__smbus_due(&call) : 0;
	return inox__smbus_host_call(host, &call);
}

static const struct i2c_algorithm inox__smbus_host_algorithm __maybe_unused = {
	.smbus_xfer = inox__smbus_host_xfer,
	.functionality = inox__smbus_host_functionality,
};

/* Memory modules, as the firmware tells of them. */
static inline void inox__smbus_host_spd(struct i2c_adapter *raw)
{
#if defined(INOX_HAVE_i2c_register_spd)
	i2c_register_spd(raw);
#elif defined(INOX_HAVE_i2c_register_spd_write_disable)
	i2c_register_spd_write_disable(raw);
#endif
}

static inline void inox__smbus_host_listen(struct inox_smbus_host *host, bool on)
{
	struct inox_dev *dev = host->inox__dev;

	inox__dev_enter(dev);
	host->inox__ops->inox__listen(dev, on);
	inox__dev_leave(dev);
}

static inline bool inox__smbus_host_listens(const struct inox_smbus_host *host)
{
	return host->inox__functionality & I2C_FUNC_SMBUS_HOST_NOTIFY;
}

static inline void inox__smbus_host_tell(struct inox_smbus_host *host)
{
	if (!inox__smbus_host_listens(host))
		return;
	rcu_assign_pointer(host->inox__told, &host->inox__adapter);
	inox__smbus_host_listen(host, true);
}

/* The interrupts of its chips' drivers go with it; so whoever is at them must leave. */
static inline void inox__smbus_host_hush(struct inox_smbus_host *host)
{
	if (!inox__smbus_host_listens(host))
		return;
	inox__smbus_host_listen(host, false);
	RCU_INIT_POINTER(host->inox__told, NULL);
	synchronize_rcu();
}

/* Its devices go first; then the core waits for whoever has it open. */
static inline void inox__smbus_host_del(void *data)
{
	struct inox_smbus_host *host = data;

	inox__smbus_host_hush(host);
	i2c_del_adapter(&host->inox__adapter);
}

/**
 * inox_smbus_host_notify() - a chip has written to the host's own address
 * @host: the host; one that is not published, or goes, tells nobody
 * @addr: the chip's seven-bit address
 *
 * Interrupts the chip's driver, if it waits for that, as the chip's line would.
 *
 * Context: Any, also hard irq.
 */
static inline void inox_smbus_host_notify(struct inox_smbus_host *host, u8 addr)
{
	struct i2c_adapter *raw;

	rcu_read_lock();
	raw = rcu_dereference(host->inox__told);
	if (raw)
		i2c_handle_smbus_host_notify(raw, addr);
	rcu_read_unlock();
}

static inline int
inox__smbus_host_publish(struct inox_dev *dev, struct inox_smbus_host *host,
			 const struct inox_smbus_host_about *about,
			 const struct inox__smbus_host_ops *ops)
{
	struct i2c_adapter *raw = &host->inox__adapter;

	host->inox__dev = dev;
	host->inox__ops = ops;
	host->inox__functionality = about->functionality;
	raw->owner = ops->inox__owner;
	raw->algo = &inox__smbus_host_algorithm;
	raw->class = about->board ? I2C_CLASS_HWMON : 0;
	raw->retries = about->retries;
	raw->timeout = (int)msecs_to_jiffies((unsigned int)
		inox_ms_clamp(about->timeout, 1, INT_MAX));
	raw->dev.parent = dev->inox__device;
	ACPI_COMPANION_SET(&raw->dev, ACPI_COMPANION(dev->inox__device));
	snprintf(raw->name, sizeof(raw->name), "%s %04lx", about->name,
		 about->number);
	TRY(inox__fail() ? -ENOMEM : i2c_add_adapter(raw));
	inox__smbus_host_tell(host);
	if (about->board)
		inox__smbus_host_spd(raw);
	return devm_add_action_or_reset(dev->inox__device, inox__smbus_host_del,
					host);
}

/**
 * inox_smbus_host() - make a device a bus of the kernel
 * @tag: the driver's struct; <tag>_<member> becomes the .publish of its driver,
 *	or the last part of it: inox_publish()
 * @member: its struct inox_smbus_host
 * @about: struct inox_smbus_host_about function of a const driver's object
 * @call: int function of the driver's object and a struct inox_smbus_call:
 *	carries it out; 0 or an errno as in Documentation/i2c/fault-codes.rst
 * @listen: void function of the driver's object and a bool: from now on the host
 *	is, or is not, to hear chips that notify it; or NULL.  Called with
 *	I2C_FUNC_SMBUS_HOST_NOTIFY in the functionality
 *
 * From then on calls come at any time from any thread, but one at a time, with
 * the object to themselves; none while the system sleeps.  Unbinding waits for
 * whoever has the bus open.
 */
#define inox_smbus_host(tag, member, about, call, listen)		\
	static int inox__##tag##_##member##_call(struct inox_dev *dev,	\
						 struct inox_smbus_call *what) \
	{								\
		int (*typed)(struct tag *self,				\
			     struct inox_smbus_call *call) = call;	\
									\
		return typed((struct tag *)dev, what);			\
	}								\
	static void inox__##tag##_##member##_listen(struct inox_dev *dev, bool on) \
	{								\
		void (*typed)(struct tag *self, bool on) = listen;	\
									\
		if (typed)						\
			typed((struct tag *)dev, on);			\
	}								\
	static __must_check int						\
	tag##_##member(const struct inox_built *built)			\
	{								\
		static const struct inox__smbus_host_ops ops = {	\
			.inox__owner = THIS_MODULE,			\
			.inox__call = inox__##tag##_##member##_call,	\
			.inox__listen = inox__##tag##_##member##_listen, \
		};							\
		struct inox_dev *dev = inox__built_dev(built);		\
		struct inox_smbus_host_about (*typed)(const struct tag *self) = about; \
		struct inox_smbus_host_about is = typed((const struct tag *)dev); \
									\
		return inox__smbus_host_publish(dev,			\
			&((struct tag *)dev)->member, &is, &ops);	\
	}								\
	struct tag

#endif
