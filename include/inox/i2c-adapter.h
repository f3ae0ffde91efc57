/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: i2c-adapter.h
 *
 * I2C adapters: the side that carries transfers out.  The driver gets a list
 * of messages and takes or gives their bytes one by one, so it cannot write
 * past a buffer, and a count that a chip sent is checked before it is used.
 *
 * SMBus calls arrive as messages as well.  Of an adapter with I2C_FUNC_I2C the
 * core makes them; of one without, the layer does, and checks here what the
 * core of some kernels passes on unchecked: the lengths and the protocol.
 */
#ifndef INOX_I2C_ADAPTER_H
#define INOX_I2C_ADAPTER_H

#include <linux/bitops.h>
#include <linux/completion.h>
#include <linux/err.h>
#include <linux/i2c.h>
#include <linux/i2c-smbus.h>
#include <linux/jiffies.h>
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/string.h>
#include <linux/workqueue.h>

#include <inox/i2c-smbus-call.h>
#include <inox/fail.h>
#include <inox/result.h>
#include <inox/software-node.h>
#include <inox/unsafe.h>

/*
 * The ways to bend the protocol.  The core leaves I2C_CLIENT_PEC in its messages;
 * such bits mean nothing here.
 */
#define INOX__I2C_MSG_MANGLED						\
	(I2C_M_NO_RD_ACK | I2C_M_IGNORE_NAK | I2C_M_REV_DIR_ADDR | I2C_M_STOP)

/**
 * struct inox_i2c_msg - a message and how far it has been carried out
 */
struct inox_i2c_msg {
	/* private: */
	struct i2c_msg *inox__msg;
	u16 inox__at;
};

/**
 * struct inox_i2c_xfer - the messages between a start and a stop condition
 */
struct inox_i2c_xfer {
	/* private: */
	struct i2c_msg *inox__msgs;
	int inox__left;
};

/**
 * inox_i2c_next_msg() - begin the next message
 * @xfer: the transfer
 * @msg: set to the next message
 *
 * Context: Any.
 * Return: False if there is none.
 */
static inline bool inox_i2c_next_msg(struct inox_i2c_xfer *xfer,
				     struct inox_i2c_msg *msg)
{
	if (!xfer->inox__left)
		return false;
	msg->inox__msg = xfer->inox__msgs++;
	msg->inox__at = 0;
	xfer->inox__left--;
	return true;
}

/**
 * inox_i2c_msg_is_10bit() - of how many bits is the address of a message?
 * @msg: the message
 *
 * Context: Any.
 * Return: True if it is of ten: only of an adapter with I2C_FUNC_10BIT_ADDR.
 */
static inline bool inox_i2c_msg_is_10bit(const struct inox_i2c_msg *msg)
{
	return msg->inox__msg->flags & I2C_M_TEN;
}

/* The highest address that a message with such flags can have. */
static inline u16 inox__i2c_addr_max(u16 flags)
{
	return flags & I2C_M_TEN ? 0x3ff : 0x7f;
}

/**
 * inox_i2c_msg_addr() - whom a message is for
 * @msg: the message
 *
 * Context: Any.
 * Return: An address of seven bits, or of ten.
 */
static inline u16 inox_i2c_msg_addr(const struct inox_i2c_msg *msg)
{
	return msg->inox__msg->addr & inox__i2c_addr_max(msg->inox__msg->flags);
}

/**
 * inox_i2c_msg_is_read() - which way a message goes
 * @msg: the message
 *
 * Context: Any.
 * Return: True if the chip sends.
 */
static inline bool inox_i2c_msg_is_read(const struct inox_i2c_msg *msg)
{
	return msg->inox__msg->flags & I2C_M_RD;
}

/**
 * inox_i2c_msg_continues() - does a message go on where the last one ended?
 * @msg: the message
 *
 * Only of an adapter with I2C_FUNC_NOSTART; the last message was for the same
 * address, went the same way and did not stop.
 *
 * Context: Any.
 * Return: True if it has neither a start condition nor an address of its own.
 */
static inline bool inox_i2c_msg_continues(const struct inox_i2c_msg *msg)
{
	return msg->inox__msg->flags & I2C_M_NOSTART;
}

/**
 * inox_i2c_msg_stops() - is there a stop condition behind a message?
 * @msg: the message; this one and the next are about what only an adapter with
 *	I2C_FUNC_PROTOCOL_MANGLING is asked for
 *
 * Context: Any.
 * Return: True if there is one, though it may not be the last.
 */
static inline bool inox_i2c_msg_stops(const struct inox_i2c_msg *msg)
{
	return msg->inox__msg->flags & I2C_M_STOP;
}

/**
 * inox_i2c_msg_ignores_nak() - does a message go on whatever a chip refuses?
 * @msg: the message
 *
 * Context: Any.
 * Return: True if a missing acknowledgment is no error.
 */
static inline bool inox_i2c_msg_ignores_nak(const struct inox_i2c_msg *msg)
{
	return msg->inox__msg->flags & I2C_M_IGNORE_NAK;
}

/**
 * inox_i2c_msg_says_read() - what the direction bit behind the address says
 * @msg: the message
 *
 * Context: Any.
 * Return: inox_i2c_msg_is_read(), or the contrary if the message asks for that.
 */
static inline bool inox_i2c_msg_says_read(const struct inox_i2c_msg *msg)
{
	return !!(msg->inox__msg->flags & I2C_M_RD) !=
	       !!(msg->inox__msg->flags & I2C_M_REV_DIR_ADDR);
}

/**
 * inox_i2c_msg_left() - are there bytes left to carry?
 * @msg: the message
 *
 * Context: Any.
 * Return: True if there are.
 */
static inline bool inox_i2c_msg_left(const struct inox_i2c_msg *msg)
{
	return msg->inox__at < msg->inox__msg->len;
}

/**
 * inox_i2c_msg_take() - the next byte that the message sends to the chip
 * @msg: a message that is no read
 *
 * Context: Any.
 * Return: The byte; zero when there is none.
 */
static inline u8 inox_i2c_msg_take(struct inox_i2c_msg *msg)
{
	if (!inox_i2c_msg_left(msg) || inox_i2c_msg_is_read(msg))
		return 0;
	return msg->inox__msg->buf[msg->inox__at++];
}

/* The first byte of a block read says how many follow; the buffer has room. */
static inline int inox__i2c_msg_extend(struct i2c_msg *msg, u8 count)
{
	if (!count || count > I2C_SMBUS_BLOCK_MAX)
		return -EPROTO;
	msg->len = (u16)(msg->len + count);
	return 0;
}

/**
 * inox_i2c_msg_give() - the next byte that the chip sent
 * @msg: a message that is a read
 * @byte: the byte; a count, if it is the first of a block read
 *
 * Context: Any.
 * Return: 0; -EPROTO for a count that is not 1..32; -EINVAL if the message
 * wants no byte.
 */
static inline int __must_check inox_i2c_msg_give(struct inox_i2c_msg *msg,
						 u8 byte)
{
	struct i2c_msg *raw = msg->inox__msg;

	if (!inox_i2c_msg_left(msg) || !inox_i2c_msg_is_read(msg))
		return -EINVAL;
	raw->buf[msg->inox__at++] = byte;
	if (msg->inox__at == 1 && raw->flags & I2C_M_RECV_LEN)
		return inox__i2c_msg_extend(raw, byte);
	return 0;
}

/**
 * enum inox_i2c_line - one of the two lines of a bus
 * @INOX_I2C_SCL: the clock
 * @INOX_I2C_SDA: the data
 */
enum inox_i2c_line { INOX_I2C_SCL, INOX_I2C_SDA };

struct inox_i2c_adapter;

struct inox__i2c_adapter_ops {
	struct module *inox__owner;
	int (*inox__xfer)(void *self, struct inox_i2c_xfer *xfer);
	bool (*inox__line)(void *self, enum inox_i2c_line line);
	void (*inox__clock)(void *self, bool high);
};

/**
 * struct inox_i2c_adapter - an adapter; zeroed memory is one not added yet
 */
struct inox_i2c_adapter {
	/* private: */
	struct i2c_adapter inox__adapter;
	const struct inox__i2c_adapter_ops *inox__ops;
	void *inox__self;
	struct platform_device *inox__parent;	/* NULL: it needs none */
	u32 inox__functionality;
	struct i2c_adapter_quirks inox__quirks;
	struct i2c_bus_recovery_info inox__recovery;
	bool inox__added;
	bool inox__going;		/* the work has been queued */
	struct work_struct inox__del;
	struct completion inox__gone;
};

/**
 * struct inox_i2c_adapter_info - what an adapter is like
 * @name: as users see it
 * @functionality: I2C_FUNC_ bits; without I2C_FUNC_I2C it takes SMBus only, and
 *	with I2C_FUNC_SMBUS_HOST_NOTIFY devices can notify the host
 * @retries: how often the core repeats a transfer that lost arbitration (EAGAIN)
 * @timeout_ms: for how long, in milliseconds; 0 is the core's default
 * @quirks: what its transfers cannot be; the core refuses them (EOPNOTSUPP), and
 *	drivers ask.  All 0: nothing
 */
struct inox_i2c_adapter_info {
	const char *name;
	u32 functionality;
	u32 retries;
	u32 timeout_ms;
	struct i2c_adapter_quirks quirks;
};

static inline struct inox_i2c_adapter *
inox__i2c_adapter(struct i2c_adapter *raw)
{
	return container_of(raw, struct inox_i2c_adapter, inox__adapter);
}

static inline u32 inox__i2c_functionality(struct i2c_adapter *raw)
{
	return inox__i2c_adapter(raw)->inox__functionality;
}

/* Not handed on: what the adapter does not offer. */
static inline u16 inox__i2c_refused(const struct inox_i2c_adapter *adapter)
{
	u16 refused = 0;

	if (!(adapter->inox__functionality & I2C_FUNC_10BIT_ADDR))
		refused |= I2C_M_TEN;
	if (!(adapter->inox__functionality & I2C_FUNC_PROTOCOL_MANGLING))
		refused |= INOX__I2C_MSG_MANGLED;
	if (!(adapter->inox__functionality & I2C_FUNC_NOSTART))
		refused |= I2C_M_NOSTART;
	return refused;
}

static inline int inox__i2c_check_msg(const struct i2c_msg *msg, u16 refused)
{
	if (msg->flags & refused)
		return -EOPNOTSUPP;
	if (msg->addr > inox__i2c_addr_max(msg->flags))
		return -EINVAL;
	if (msg->flags & I2C_M_RECV_LEN && (!(msg->flags & I2C_M_RD) || !msg->len))
		return -EINVAL;
	return 0;
}

/* What has no start condition of its own is the same message as the last. */
static inline bool inox__i2c_can_follow(const struct i2c_msg *last, const struct i2c_msg *msg)
{
	if (!(msg->flags & I2C_M_NOSTART))
		return true;
	return last && last->addr == msg->addr && !(last->flags & I2C_M_STOP) &&
	       !((last->flags ^ msg->flags) & (I2C_M_RD | I2C_M_TEN));
}

/* Nothing goes out on the wire unless all of it can. */
static inline int inox__i2c_check_msgs(const struct inox_i2c_adapter *adapter,
				       const struct i2c_msg *msgs, int num)
{
	u16 refused = inox__i2c_refused(adapter);
	int i;

	for (i = 0; i < num; i++) {
		TRY(inox__i2c_check_msg(&msgs[i], refused));
		if (!inox__i2c_can_follow(i ? &msgs[i - 1] : NULL, &msgs[i]))
			return -EINVAL;
	}
	return 0;
}

static inline int inox__i2c_xfer(struct i2c_adapter *raw, struct i2c_msg *msgs,
				 int num)
{
	struct inox_i2c_adapter *adapter = inox__i2c_adapter(raw);
	struct inox_i2c_xfer xfer = { .inox__msgs = msgs, .inox__left = num };
	int err;

	TRY(inox__i2c_check_msgs(adapter, msgs, num));
	err = adapter->inox__ops->inox__xfer(adapter->inox__self, &xfer);
	return err ? err : num;
}

/* SMBus calls to an adapter without I2C_FUNC_I2C */

static inline int inox__smbus_quick(struct i2c_adapter *raw, u16 addr, u16 ten, bool read)
{
	struct i2c_msg msg = { .addr = addr, .flags = ten | (read ? I2C_M_RD : 0) };
	int num = inox__i2c_xfer(raw, &msg, 1);

	return num < 0 ? num : 0;
}

static inline int inox__smbus_run(struct i2c_adapter *raw, u16 addr, u16 ten,
				  struct inox__smbus *call)
{
	struct i2c_msg msgs[2] = {
		{ .addr = addr, .buf = call->inox__out, .len = call->inox__out_len,
		  .flags = ten },
		{ .addr = addr, .buf = call->inox__in, .len = call->inox__in_len,
		  .flags = ten | I2C_M_RD |
			   (call->inox__in_counted ? I2C_M_RECV_LEN : 0) },
	};
	int first = call->inox__out_len ? 0 : 1;
	int last = call->inox__in_len ? 1 : 0;
	u8 pec = inox__smbus_pec_out(call, addr);
	int num;

	if (call->inox__pec && last)
		msgs[1].len++;
	else if (call->inox__pec)
		call->inox__out[msgs[0].len++] = pec;
	num = inox__i2c_xfer(raw, msgs + first, last - first + 1);
	if (num < 0)
		return num;
	return call->inox__pec && last ?
		inox__smbus_pec_check(call, addr, msgs[1].len) : 0;
}

static inline int inox__smbus_xfer(struct i2c_adapter *raw, u16 addr,
				   unsigned short flags, char read_write,
				   u8 command, int size,
				   union i2c_smbus_data *data)
{
	bool read = read_write == I2C_SMBUS_READ;
	u16 ten = flags & I2C_M_TEN;
	struct inox__smbus call = { };

	TRY(inox__smbus_check(inox__i2c_functionality(raw), flags, read, size,
			      data));
	if (size == I2C_SMBUS_QUICK)
		return inox__smbus_quick(raw, addr, ten, read);
	call.inox__pec = flags & I2C_CLIENT_PEC &&
			 size != I2C_SMBUS_I2C_BLOCK_DATA;
	inox__smbus_build(&call, read, command, size, data);
	TRY(inox__smbus_run(raw, addr, ten, &call));
	if (call.inox__in_len)
		inox__smbus_result(&call, size, data);
	return 0;
}

static const struct i2c_algorithm inox__i2c_algorithm __maybe_unused = {
	.master_xfer = inox__i2c_xfer,
	.functionality = inox__i2c_functionality,
};

static const struct i2c_algorithm inox__smbus_algorithm __maybe_unused = {
	.smbus_xfer = inox__smbus_xfer,
	.functionality = inox__i2c_functionality,
};

static inline bool inox__i2c_adapter_needs_parent(const struct inox_i2c_adapter *adapter)
{
	return adapter->inox__functionality & I2C_FUNC_SMBUS_HOST_NOTIFY ||
	       adapter->inox__adapter.bus_recovery_info;
}

/* The core of all kernels takes for granted that who can be notified, or recovers, has one. */
static inline int inox__i2c_adapter_make_parent(struct inox_i2c_adapter *adapter)
{
	struct platform_device *parent;

	if (!inox__i2c_adapter_needs_parent(adapter))
		return 0;
	parent = inox__fail() ? ERR_PTR(-ENOMEM) :
		platform_device_register_simple(KBUILD_MODNAME, PLATFORM_DEVID_AUTO,
						NULL, 0);
	if (IS_ERR(parent))
		return PTR_ERR(parent);
	adapter->inox__parent = parent;
	adapter->inox__adapter.dev.parent = &parent->dev;
	return 0;
}

static inline void inox__i2c_adapter_drop_parent(struct inox_i2c_adapter *adapter)
{
	platform_device_unregister(adapter->inox__parent);
	adapter->inox__parent = NULL;
	adapter->inox__adapter.dev.parent = NULL;
}

static inline int inox__i2c_get_scl(struct i2c_adapter *raw)
{
	const struct inox_i2c_adapter *adapter = inox__i2c_adapter(raw);

	return adapter->inox__ops->inox__line(adapter->inox__self, INOX_I2C_SCL);
}

static inline int inox__i2c_get_sda(struct i2c_adapter *raw)
{
	const struct inox_i2c_adapter *adapter = inox__i2c_adapter(raw);

	return adapter->inox__ops->inox__line(adapter->inox__self, INOX_I2C_SDA);
}

static inline void inox__i2c_set_scl(struct i2c_adapter *raw, int high)
{
	const struct inox_i2c_adapter *adapter = inox__i2c_adapter(raw);

	adapter->inox__ops->inox__clock(adapter->inox__self, high);
}

static inline void inox__i2c_adapter_make_recovery(struct inox_i2c_adapter *adapter)
{
	if (!adapter->inox__ops->inox__clock)
		return;
	adapter->inox__recovery = (struct i2c_bus_recovery_info){
		.recover_bus = i2c_generic_scl_recovery,
		.get_scl = inox__i2c_get_scl,
		.set_scl = inox__i2c_set_scl,
		.get_sda = inox__i2c_get_sda,
	};
	adapter->inox__adapter.bus_recovery_info = &adapter->inox__recovery;
}

static inline int inox__i2c_adapter_add(struct inox_i2c_adapter *adapter,
					const struct inox_i2c_adapter_info *info,
					const struct inox__i2c_adapter_ops *ops,
					void *self)
{
	struct i2c_adapter *raw = &adapter->inox__adapter;
	int err;

	adapter->inox__ops = ops;
	adapter->inox__self = self;
	adapter->inox__functionality = info->functionality;
	adapter->inox__quirks = info->quirks;
	raw->quirks = &adapter->inox__quirks;
	raw->owner = ops->inox__owner;
	raw->algo = info->functionality & I2C_FUNC_I2C ?
		&inox__i2c_algorithm : &inox__smbus_algorithm;
	raw->retries = (int)info->retries;
	raw->timeout = (int)msecs_to_jiffies(info->timeout_ms);
	strscpy(raw->name, info->name, sizeof(raw->name));
	inox__i2c_adapter_make_recovery(adapter);
	TRY(inox__i2c_adapter_make_parent(adapter));
	err = inox__fail() ? -ENOMEM : i2c_add_adapter(raw);
	if (err)
		inox__i2c_adapter_drop_parent(adapter);
	else
		adapter->inox__added = true;
	return err;
}

/**
 * inox_i2c_adapter_number() - N of i2c-N
 * @adapter: an adapter that was added
 *
 * Context: Any.
 * Return: The number of the bus.
 */
static inline int
inox_i2c_adapter_number(const struct inox_i2c_adapter *adapter)
{
	return adapter->inox__adapter.nr;
}

/**
 * inox_i2c_adapter_recover() - make a chip let go of SDA
 * @adapter: one of inox_i2c_adapter_with_lines()
 *
 * A chip that was left in the middle of a byte goes on with it.  Clocks, nine at
 * most, until SDA is high (UM10204, section 3.1.16).
 *
 * Context: In a transfer of @adapter; a tenth of a millisecond, without sleeping.
 * Return: 0; -EBUSY if something holds SCL or still holds SDA.
 */
static inline int __must_check
inox_i2c_adapter_recover(struct inox_i2c_adapter *adapter)
{
	return i2c_recover_bus(&adapter->inox__adapter);
}

/* The core's wait for the last user cannot be interrupted: ours can. */
static inline void inox__i2c_adapter_del(struct work_struct *work)
{
	struct inox_i2c_adapter *adapter =
		container_of(work, struct inox_i2c_adapter, inox__del);

	i2c_del_adapter(&adapter->inox__adapter);
	inox__i2c_adapter_drop_parent(adapter);
	complete(&adapter->inox__gone);
}

static inline void inox__i2c_adapter_go(struct inox_i2c_adapter *adapter)
{
	adapter->inox__going = true;
	init_completion(&adapter->inox__gone);
	INIT_WORK(&adapter->inox__del, inox__i2c_adapter_del);
	queue_work(system_unbound_wq, &adapter->inox__del);
}

/**
 * inox_i2c_adapter_del() - take an adapter away
 * @adapter: the adapter; one that was not added is left alone, and one that is
 *	gone may be added again
 *
 * Its devices are gone already.  Waits for transfers to end, and for every user
 * of the adapter, as of an open /dev/i2c-N, to let go of it.
 *
 * Context: May sleep, for as long as users take; without the driver's object.
 * Return: 0, or -ERESTARTSYS if a signal came: the adapter is on its way out,
 * transfers may still come, and this is to be called again.
 */
static inline int __must_check
inox_i2c_adapter_del(struct inox_i2c_adapter *adapter)
{
	if (!adapter->inox__added)
		return 0;
	if (!adapter->inox__going)
		inox__i2c_adapter_go(adapter);
	if (wait_for_completion_interruptible(&adapter->inox__gone))
		return -ERESTARTSYS;
	flush_work(&adapter->inox__del);
	adapter->inox__going = false;
	adapter->inox__added = false;
	return 0;
}

/**
 * inox_i2c_adapter() - how a driver carries transfers out
 * @tag: the driver's struct
 * @member: the struct inox_i2c_adapter in it
 * @xfer: int @xfer(struct tag *self, struct inox_i2c_xfer *xfer): carries out
 *	all messages, between one start and one stop; 0 or an errno as in
 *	Documentation/i2c/fault-codes.rst: -ENXIO when no chip answers its
 *	address, -EIO when it refuses a byte, -EAGAIN when another host was
 *	faster, -ETIMEDOUT when it takes too long
 *
 * Defines int <tag>_<member>_add(self, const struct inox_i2c_adapter_info *).
 * Once that has been called, transfers come at any time from any thread, but
 * one at a time, until inox_i2c_adapter_del() returns 0.
 */
#define inox_i2c_adapter(tag, member, xfer)				\
	INOX__I2C_ADAPTER(tag, member, xfer)

/**
 * inox_i2c_adapter_with_lines() - the same, for who can get at the lines
 * @tag: the driver's struct
 * @member: the struct inox_i2c_adapter in it
 * @xfer: see inox_i2c_adapter()
 * @line: bool @line(struct tag *self, enum inox_i2c_line line): is it high?
 * @clock: void @clock(struct tag *self, bool high): let SCL go, or pull it low
 *
 * @line and @clock are called while inox_i2c_adapter_recover() is.
 */
#define inox_i2c_adapter_with_lines(tag, member, xfer, line, clock)	\
	static bool inox__##tag##_##member##_line(void *self,		\
						  enum inox_i2c_line which) \
	{								\
		bool (*typed)(struct tag *self, enum inox_i2c_line which) = line; \
									\
		return typed(self, which);				\
	}								\
	static void inox__##tag##_##member##_clock(void *self, bool high) \
	{								\
		void (*typed)(struct tag *self, bool high) = clock;	\
									\
		typed(self, high);					\
	}								\
	INOX__I2C_ADAPTER(tag, member, xfer,				\
			  .inox__line = inox__##tag##_##member##_line,	\
			  .inox__clock = inox__##tag##_##member##_clock,)

#define INOX__I2C_ADAPTER(tag, member, xfer, ...)			\
	static int inox__##tag##_##member##_xfer(void *self,		\
						 struct inox_i2c_xfer *msgs) \
	{								\
		int (*typed)(struct tag *self,				\
			     struct inox_i2c_xfer *xfer) = xfer;	\
									\
		return typed(self, msgs);				\
	}								\
	static int __must_check						\
	tag##_##member##_add(struct tag *self,				\
			     const struct inox_i2c_adapter_info *info)	\
	{								\
		static const struct inox__i2c_adapter_ops ops = {	\
			.inox__owner = THIS_MODULE,			\
			.inox__xfer = inox__##tag##_##member##_xfer,	\
			__VA_ARGS__					\
		};							\
									\
		return inox__i2c_adapter_add(&self->member, info, &ops, self); \
	}								\
	struct tag

/**
 * struct inox_i2c_device - a device that was put on a bus, for drivers to bind
 */
struct inox_i2c_device {
	/* private: */
	struct i2c_client *inox__client;
	struct inox_software_node inox__node;
};

/**
 * struct inox_i2c_device_info - what a device on a bus is like
 * @name: what it is, as drivers know it
 * @addr: its address
 * @ten_bit: that is one of ten bits
 * @irq: number of its interrupt line, or 0
 * @host_notify: without a line, its interrupt is that it notifies the host
 * @pec: its driver is to use packet error codes
 * @properties: what a firmware would tell of it, as in <inox/software-node.h>
 */
struct inox_i2c_device_info {
	const char *name;
	u16 addr;
	bool ten_bit;
	unsigned int irq;
	bool host_notify;
	bool pec;
	const char *properties;
};

/**
 * inox_i2c_device_add() - put a device on a bus
 * @device: the device; must not be on a bus
 * @adapter: the bus
 * @about: what it is like
 *
 * Drivers may bind before this returns, and whether one binds does not matter.
 *
 * Context: May sleep; without the object that drivers will need.
 * Return: 0 or the core's errno; -EBUSY: there is a device at that address;
 * what inox_software_node_make() returns.
 */
static inline int __must_check
inox_i2c_device_add(struct inox_i2c_device *device,
		    struct inox_i2c_adapter *adapter,
		    const struct inox_i2c_device_info *about)
{
	struct i2c_board_info info = {
		.addr = about->addr,
		.irq = (int)about->irq,
	};
	struct i2c_client *client;

	if (about->ten_bit)
		info.flags |= I2C_CLIENT_TEN;
	if (about->host_notify)
		info.flags |= I2C_CLIENT_HOST_NOTIFY;
	if (about->pec)
		info.flags |= I2C_CLIENT_PEC;
	strscpy(info.type, about->name, sizeof(info.type));
	TRY(inox_software_node_make(&device->inox__node, about->properties));
	info.swnode = to_software_node(device->inox__node.inox__fwnode);
	client = inox__fail() ? ERR_PTR(-ENOMEM) :
		i2c_new_client_device(&adapter->inox__adapter, &info);
	if (!IS_ERR(client)) {
		device->inox__client = client;
		return 0;
	}
	inox_software_node_drop(&device->inox__node);
	return PTR_ERR(client);
}

/**
 * inox_i2c_device_del() - take a device off its bus
 * @device: the device; one that is on no bus is left alone
 *
 * Context: May sleep; without the object that drivers need to say goodbye.
 */
static inline void inox_i2c_device_del(struct inox_i2c_device *device)
{
	i2c_unregister_device(device->inox__client);
	device->inox__client = NULL;
	inox_software_node_drop(&device->inox__node);
}

/**
 * inox_i2c_adapter_notify() - a device has written to the host
 * @adapter: an adapter that was added, and is not being deleted
 * @addr: the device's seven-bit address
 *
 * Interrupts the driver of a device with @host_notify, as its line would.
 *
 * Context: Any.
 * Return: True if such a driver has ever been there; false without
 * I2C_FUNC_SMBUS_HOST_NOTIFY.
 */
static inline bool inox_i2c_adapter_notify(struct inox_i2c_adapter *adapter, u8 addr)
{
	struct i2c_adapter *raw = &adapter->inox__adapter;

	return raw->host_notify_domain && !i2c_handle_smbus_host_notify(raw, addr);
}

/**
 * struct inox_i2c_alert - the host's answer to an SMBus alert line; zeroed memory
 *	is none
 */
struct inox_i2c_alert {
	/* private: */
	struct i2c_smbus_alert_setup inox__setup;
	struct i2c_client *inox__client;
};

/**
 * inox_i2c_alert_add() - let the kernel serve an SMBus alert line
 * @alert: must not serve one
 * @adapter: the bus
 * @irq: number of the line's interrupt, which stays asserted while a device alerts
 *
 * The stock module i2c-smbus, which hotplug loads, asks at the alert response
 * address which device it was, and calls that one's driver.
 *
 * Context: May sleep; without the object that transfers need.
 * Return: 0 or the core's errno; -EBUSY: there is a device at 0x0c.
 */
static inline int __must_check inox_i2c_alert_add(struct inox_i2c_alert *alert,
						  struct inox_i2c_adapter *adapter,
						  unsigned int irq)
{
	struct i2c_client *client;

	alert->inox__setup.irq = (int)irq;
	client = inox__fail() ? ERR_PTR(-ENOMEM) :
		i2c_new_smbus_alert_device(&adapter->inox__adapter,
					   &alert->inox__setup);
	if (IS_ERR(client))
		return PTR_ERR(client);
	alert->inox__client = client;
	return 0;
}

/**
 * inox_i2c_alert_del() - serve a line no more
 * @alert: one that serves none is left alone; the line is released, and no handler
 *	runs: i2c-smbus may lock every device of the bus, this one too, which is locked
 *	here while its handler is waited for
 *
 * Context: May sleep; without the object that transfers need.
 */
static inline void inox_i2c_alert_del(struct inox_i2c_alert *alert)
{
	i2c_unregister_device(alert->inox__client);
	alert->inox__client = NULL;
}

#endif
