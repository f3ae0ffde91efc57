// SPDX-License-Identifier: GPL-2.0
/*
 * Intel ICH9 SMBus host and compatibles
 *
 * The host carries out one SMBus call at a time and sets a bit of its status when
 * that has ended, or for each byte of a block.  Blocks with a count go through a
 * buffer of 32 bytes, if the host has one; all others byte by byte: bit DS says
 * that a byte is there, or is wanted, and the bus waits until it is cleared.
 *
 * Of n bytes that are read the last sets DS too, and the call's end is a separate
 * event after it.  A host that ends earlier, as QEMU's does, has not given a byte.
 *
 * Datasheet: Intel I/O Controller Hub 9 Family (316972), chapter 19 and 5.21.
 */
#include <inox/hardirq.h>
#include <inox/pci.h>
#include <inox/publish.h>
#include <inox/smbus-host.h>
#include <inox/time.h>

#include <inox/strict.h>

#define I801_STATUS	INOX_RW_U8(0x00)
#define I801_CONTROL	INOX_RW_U8(0x02)
#define I801_COMMAND	INOX_RW_U8(0x03)
#define I801_ADDRESS	INOX_RW_U8(0x04)
#define I801_DATA0	INOX_RW_U8(0x05)
#define I801_DATA1	INOX_RW_U8(0x06)
#define I801_BLOCK	INOX_RW_U8(0x07)
#define I801_PEC	INOX_RW_U8(0x08)
#define I801_AUX_STATUS	INOX_RW_U8(0x0c)
#define I801_AUX	INOX_RW_U8(0x0d)
#define I801_SLAVE_STATUS	INOX_RW_U8(0x10)
#define I801_SLAVE_COMMAND	INOX_RW_U8(0x11)
#define I801_NOTIFY_ADDRESS	INOX_RO_U8(0x14)
#define I801_CONFIG	INOX_RW_U8(0x40)	/* of PCI: HOSTC */

#define I801_BUSY	0x01u		/* of the status; a 1 clears */
#define I801_INTR	0x02u
#define I801_DEV_ERR	0x04u
#define I801_BUS_ERR	0x08u
#define I801_FAILED	0x10u
#define I801_ALERT	0x20u
#define I801_IN_USE	0x40u		/* is taken by reading it */
#define I801_DS		0x80u
#define I801_ERRORS	(I801_DEV_ERR | I801_BUS_ERR | I801_FAILED)
#define I801_END	(I801_ERRORS | I801_INTR)
#define I801_EVENTS	(I801_END | I801_ALERT | I801_DS)

#define I801_INTREN	0x01u		/* of the control */
#define I801_KILL	0x02u
#define I801_LAST	0x20u
#define I801_START	0x40u
#define I801_CALL(n)	((n) << 2)

#define I801_QUICK	0u		/* kinds of calls */
#define I801_BYTE	1u
#define I801_BYTE_DATA	2u
#define I801_WORD_DATA	3u
#define I801_WORD_CALL	4u
#define I801_BLOCK_DATA	5u
#define I801_PLAIN_READ	6u
#define I801_BLOCK_CALL	7u

#define I801_CRC_ERR	0x01u		/* of the auxiliary status */
#define I801_CRC	0x01u		/* of the auxiliary control */
#define I801_BUFFER	0x02u

#define I801_NOTIFIED	0x01u		/* of the slave's status; a 1 clears */
#define I801_NOTIFY	0x01u		/* of the slave's command */
#define I801_NO_ALERT	0x04u

#define I801_ENABLE	0x01u		/* of the configuration */
#define I801_SMI	0x02u
#define I801_I2C	0x04u
#define I801_SPD_SAFE	0x10u

/* What a user can switch off: the bits of i2c-i801. */
#define I801_NO_PEC	0x01u
#define I801_NO_BUFFER	0x02u
#define I801_NO_READ	0x08u
#define I801_NO_IRQ	0x10u
#define I801_NO_NOTIFY	0x20u

/* The longest call, 36 bytes at 10 kHz, takes 33 ms; chips may stretch it. */
#define I801_TIMEOUT	inox_ms(200)
#define I801_BLOCK_MAX	32

static unsigned int disable_features;
module_param(disable_features, uint, 0644);
MODULE_PARM_DESC(disable_features,
		 "when a device is bound: 1 PEC, 2 block buffer, 8 I2C block read, 16 interrupt, 32 host notify");

INOX_PCI_PORTS(i801_ports, 4, 32);

/* A call that the host carries out, and the block that goes byte by byte. */
struct i801_job {
	bool running;
	bool bytewise, reads;
	u8 status;		/* how it has ended */
	u8 control;
	u8 count;		/* 0: the chip will say */
	u8 at;
	bool ended;		/* there was no byte to move */
	u8 bytes[I801_BLOCK_MAX];
	struct inox_smbus_host *told;	/* of notifications; NULL: there are none */
};

struct i801_kind {
	const char *name;
	bool board;		/* what is on a mainboard is on this one */
};

/* Programs and other drivers look for these names. */
static const struct i801_kind i801_main = { "SMBus I801 adapter at", true };
static const struct i801_kind i801_more = { "SMBus I801 IDF adapter at", false };

#define I801_HOSTS(host)			\
	host(0x8086, 0x24d3, i801_main)		\
	host(0x8086, 0x25a4, i801_main)		\
	host(0x8086, 0x266a, i801_main)		\
	host(0x8086, 0x269b, i801_main)		\
	host(0x8086, 0x27da, i801_main)		\
	host(0x8086, 0x283e, i801_main)		\
	host(0x8086, 0x2930, i801_main)		\
	host(0x8086, 0x3a30, i801_main)		\
	host(0x8086, 0x3a60, i801_main)		\
	host(0x8086, 0x3b30, i801_main)		\
	host(0x8086, 0x1c22, i801_main)		\
	host(0x8086, 0x1d22, i801_main)		\
	host(0x8086, 0x1e22, i801_main)		\
	host(0x8086, 0x8c22, i801_main)		\
	host(0x8086, 0x9c22, i801_main)		\
	host(0x8086, 0x8ca2, i801_main)		\
	host(0x8086, 0x9ca2, i801_main)		\
	host(0x8086, 0x1d70, i801_more)		\
	host(0x8086, 0x1d71, i801_more)		\
	host(0x8086, 0x1d72, i801_more)

struct i801 {
	struct i801_ports bus;
	struct inox_hardirq hardirq;
	struct inox_smbus_host smbus;
	inox_raw_locked(struct i801_job) job;
	u32 functionality;
	u8 features_off;
	u8 config, control, slave;	/* as the firmware left them */
	u8 aux;			/* between calls */
	bool buffer;
	bool listens;
};

inox_pci_ids(i801, struct i801_kind, I801_HOSTS);

/* The count of a block is the chip's, and comes with the first byte. */
static bool i801_learn(const struct i801_ports *ports,
		       struct i801_job __inox_lent *job)
{
	if (!job->count)
		job->count = inox_port_read(ports, I801_DATA0);
	return job->count && job->count <= I801_BLOCK_MAX;
}

/* The byte after the next is not to be acknowledged, if there is none. */
static void i801_take_in(const struct i801_ports *ports,
			 struct i801_job __inox_lent *job)
{
	job->bytes[job->at++] = inox_port_read(ports, I801_BLOCK);
	if (job->at + 1 == job->count)
		inox_port_write(ports, I801_CONTROL, job->control | I801_LAST);
}

static void i801_send_next(const struct i801_ports *ports,
			   struct i801_job __inox_lent *job)
{
	inox_port_write(ports, I801_BLOCK, job->bytes[job->at++]);
}

/* False: the block cannot go on, as it is not one or has ended before. */
static bool i801_byte(const struct i801_ports *ports,
		      struct i801_job __inox_lent *job)
{
	bool ended = job->ended;

	if (!i801_learn(ports, job))
		return false;
	if (job->at >= job->count)
		job->ended = true;
	else if (job->reads)
		i801_take_in(ports, job);
	else
		i801_send_next(ports, job);
	return !ended;
}

/* Until its bit is cleared the address is this chip's, and others are refused. */
static bool i801_notified(const struct i801_ports *ports,
			  const struct i801_job __inox_lent *job)
{
	u8 addr;

	if (!job->told ||
	    !(inox_port_read(ports, I801_SLAVE_STATUS) & I801_NOTIFIED))
		return false;
	addr = inox_port_read(ports, I801_NOTIFY_ADDRESS) >> 1;
	inox_port_write(ports, I801_SLAVE_STATUS, I801_NOTIFIED);
	inox_smbus_host_notify(job->told, addr);
	return true;
}

static enum inox_heard i801_hear(const struct i801_ports *ports,
				 struct i801_job __inox_lent *job, INOX_HARD_IRQ)
{
	bool notified = i801_notified(ports, job);
	u8 seen = inox_port_read(ports, I801_STATUS);
	u8 status = seen & I801_EVENTS;
	bool ends = status & I801_END;

	/* Who looked without a call has taken it all the same. */
	if (!job->running && !(seen & I801_IN_USE))
		inox_port_write(ports, I801_STATUS, I801_IN_USE);
	if (!status)
		return notified ? INOX_HEARD_MORE : INOX_HEARD_NOTHING;
	if (status & I801_DS && !(status & I801_ERRORS) && job->bytewise &&
	    !i801_byte(ports, job)) {
		ends = true;
		/* Else it interrupts for ever, which nobody is above on PREEMPT_RT. */
		inox_port_write(ports, I801_CONTROL, I801_KILL);
	}
	inox_port_write(ports, I801_STATUS, status);
	if (!ends || !job->running)
		return INOX_HEARD_MORE;
	job->status = status;
	job->running = false;
	job->bytewise = false;
	return INOX_HEARD_END;
}

static bool i801_wants_irq(const struct i801 *i801)
{
	return !(i801->config & I801_SMI) && !(i801->features_off & I801_NO_IRQ);
}

/* The call is given up; the host is ready for the next one, or it never will be. */
static int i801_kill(struct i801 *i801)
{
	{
		INOX_RAW_LOCK(job, &i801->job);

		job->running = false;
		job->bytewise = false;
	}
	inox_port_write(&i801->bus, I801_CONTROL, I801_KILL);
	inox_sleep(inox_ms(1));
	inox_port_write(&i801->bus, I801_CONTROL, 0);
	return inox_port_read(&i801->bus, I801_STATUS) & I801_BUSY ?
		-EBUSY : -ETIMEDOUT;
}

/* A chip that does not answer and a wrong PEC set the same bit. */
static int i801_device_error(struct i801 *i801)
{
	if (!(inox_port_read(&i801->bus, I801_AUX_STATUS) & I801_CRC_ERR))
		return -ENXIO;
	inox_port_write(&i801->bus, I801_AUX_STATUS, I801_CRC_ERR);
	return -EBADMSG;
}

static int i801_verdict(struct i801 *i801, u8 status)
{
	if (status & I801_BUS_ERR)
		return -EAGAIN;
	if (status & I801_DEV_ERR)
		return i801_device_error(i801);
	return status & I801_FAILED ? -EIO : 0;
}

static void i801_start(struct i801 *i801, u8 control)
{
	INOX_RAW_LOCK(job, &i801->job);

	job->control = control & (u8)~I801_LAST;
	job->running = true;
	inox_port_write(&i801->bus, I801_CONTROL, control | I801_START);
}

static u8 i801_status(struct i801 *i801)
{
	INOX_RAW_LOCK(job, &i801->job);

	return job->status;
}

/* All registers of the call are written: let the host carry it out. */
static int i801_run(struct i801 *i801, unsigned int call)
{
	bool interrupts = inox_hardirq_is_on(&i801->hardirq);
	u8 status;

	inox_hardirq_begin(&i801->hardirq);
	i801_start(i801, (u8)(call | (interrupts ? I801_INTREN : 0)));
	if (!inox_hardirq_wait(&i801->hardirq, I801_TIMEOUT))
		return i801_kill(i801);
	status = i801_status(i801);
	if (status & I801_END)
		return i801_verdict(i801, status);
	i801_kill(i801);
	return -EPROTO;
}

static void i801_address(struct i801 *i801, const struct inox_smbus_call *call,
			 bool read)
{
	u8 addr = inox_smbus_call_addr(call);

	inox_port_write(&i801->bus, I801_ADDRESS, (u8)(addr << 1 | read));
}

static void i801_command(struct i801 *i801, const struct inox_smbus_call *call)
{
	inox_port_write(&i801->bus, I801_COMMAND, inox_smbus_call_command(call));
}

static void i801_give(struct i801 *i801, struct inox_smbus_call *call)
{
	inox_smbus_call_give(call, inox_port_read(&i801->bus, I801_DATA0));
	if (inox_smbus_call_left(call))
		inox_smbus_call_give(call, inox_port_read(&i801->bus, I801_DATA1));
}

static void i801_send(struct i801 *i801, u16 word)
{
	inox_port_write(&i801->bus, I801_DATA0, (u8)word);
	inox_port_write(&i801->bus, I801_DATA1, (u8)(word >> 8));
}

/* Up to a word, which the host has registers for. */
static int i801_short(struct i801 *i801, struct inox_smbus_call *call,
		      unsigned int kind)
{
	bool sends = inox_smbus_call_sends(call);

	i801_address(i801, call, !sends);
	i801_command(i801, call);
	if (sends && kind >= I801_BYTE_DATA)
		i801_send(i801, inox_smbus_call_word(call));
	TRY(i801_run(i801, I801_CALL(kind)));
	if (inox_smbus_call_left(call))
		i801_give(i801, call);
	return 0;
}

/* Reading the control lets the buffer begin at its first byte. */
static void i801_fill(struct i801 *i801, struct inox_smbus_call *call)
{
	u8 count = inox_smbus_call_count(call);

	inox_port_write(&i801->bus, I801_DATA0, count);
	inox_port_read(&i801->bus, I801_CONTROL);
	while (count--)
		inox_port_write(&i801->bus, I801_BLOCK,
				inox_smbus_call_take(call));
}

static int i801_empty(struct i801 *i801, struct inox_smbus_call *call)
{
	TRY(inox_smbus_call_expect(call, inox_port_read(&i801->bus, I801_DATA0)));
	inox_port_read(&i801->bus, I801_CONTROL);
	while (inox_smbus_call_left(call))
		inox_smbus_call_give(call, inox_port_read(&i801->bus, I801_BLOCK));
	return 0;
}

static int i801_buffered(struct i801 *i801, struct inox_smbus_call *call,
			 unsigned int kind)
{
	bool sends = inox_smbus_call_sends(call);

	i801_address(i801, call, !sends);
	i801_command(i801, call);
	if (sends)
		i801_fill(i801, call);
	TRY(i801_run(i801, I801_CALL(kind)));
	return inox_smbus_call_is_read(call) ? i801_empty(i801, call) : 0;
}

/* The first byte is there before the call begins. */
static void i801_load(struct i801 *i801, struct inox_smbus_call *call, u8 count)
{
	u8 i;

	INOX_RAW_LOCK(job, &i801->job);

	job->bytewise = true;
	job->reads = inox_smbus_call_is_read(call);
	job->count = count;
	job->at = 0;
	job->ended = false;
	if (job->reads)
		return;
	for (i = 0; i < count && i < I801_BLOCK_MAX; i++)
		job->bytes[i] = inox_smbus_call_take(call);
	inox_port_write(&i801->bus, I801_DATA0, count);
	i801_send_next(&i801->bus, job);
}

/* What came in is given, and no more: the caller misses what did not. */
static int i801_unload(struct i801 *i801, struct inox_smbus_call *call)
{
	u8 i;

	INOX_RAW_LOCK(job, &i801->job);

	if (!job->reads)
		return job->at == job->count ? 0 : -EIO;
	if (inox_smbus_call_kind(call) == INOX_SMBUS_BLOCK)
		TRY(inox_smbus_call_expect(call, job->count));
	for (i = 0; i < job->at && i < I801_BLOCK_MAX; i++)
		inox_smbus_call_give(call, job->bytes[i]);
	return 0;
}

static int i801_bytewise(struct i801 *i801, struct inox_smbus_call *call,
			 unsigned int kind, u8 count)
{
	bool only = inox_smbus_call_is_read(call) && count == 1;

	i801_load(i801, call, count);
	TRY(i801_run(i801, I801_CALL(kind) | (only ? I801_LAST : 0)));
	return i801_unload(i801, call);
}

static int i801_block(struct i801 *i801, struct inox_smbus_call *call)
{
	bool reads = inox_smbus_call_is_read(call);

	if (i801->buffer)
		return i801_buffered(i801, call, I801_BLOCK_DATA);
	i801_address(i801, call, reads);
	i801_command(i801, call);
	return i801_bytewise(i801, call, I801_BLOCK_DATA,
			     reads ? 0 : inox_smbus_call_count(call));
}

/* The command has another register, and the address says write, by and large. */
static int i801_plain_read(struct i801 *i801, struct inox_smbus_call *call)
{
	i801_address(i801, call, i801->config & I801_SPD_SAFE);
	inox_port_write(&i801->bus, I801_DATA1, inox_smbus_call_command(call));
	return i801_bytewise(i801, call, I801_PLAIN_READ, inox_smbus_call_count(call));
}

static int i801_configure(struct i801 *i801, unsigned int more)
{
	unsigned int config = i801->config & ~I801_I2C;

	return inox_config_write(i801, I801_CONFIG,
				 (u8)(config | I801_ENABLE | more));
}

/* A block as of SMBus, but the host leaves the count out. */
static int i801_plain_write(struct i801 *i801, struct inox_smbus_call *call)
{
	int err;

	i801_address(i801, call, false);
	i801_command(i801, call);
	TRY(i801_configure(i801, I801_I2C));
	err = i801_bytewise(i801, call, I801_BLOCK_DATA, inox_smbus_call_count(call));
	return i801_configure(i801, 0) ?: err;
}

static int i801_by_kind(struct i801 *i801, struct inox_smbus_call *call)
{
	switch (inox_smbus_call_kind(call)) {
	case INOX_SMBUS_QUICK:
		return i801_short(i801, call, I801_QUICK);
	case INOX_SMBUS_BYTE:
		return i801_short(i801, call, I801_BYTE);
	case INOX_SMBUS_BYTE_DATA:
		return i801_short(i801, call, I801_BYTE_DATA);
	case INOX_SMBUS_WORD_DATA:
		return i801_short(i801, call, I801_WORD_DATA);
	case INOX_SMBUS_WORD_CALL:
		return i801_short(i801, call, I801_WORD_CALL);
	case INOX_SMBUS_BLOCK:
		return i801_block(i801, call);
	case INOX_SMBUS_BLOCK_CALL:
		return i801_buffered(i801, call, I801_BLOCK_CALL);
	case INOX_SMBUS_PLAIN_BLOCK:
		return inox_smbus_call_is_read(call) ?
			i801_plain_read(i801, call) : i801_plain_write(i801, call);
	}
	return -EOPNOTSUPP;
}

/* What this call needs beyond what there is between calls. */
static u8 i801_aux(const struct i801 *i801, const struct inox_smbus_call *call)
{
	enum inox_smbus_kind kind = inox_smbus_call_kind(call);
	unsigned int aux = i801->aux;

	if (inox_smbus_call_pec(call))
		aux |= I801_CRC;
	if (i801->buffer && (kind == INOX_SMBUS_BLOCK ||
			     kind == INOX_SMBUS_BLOCK_CALL))
		aux |= I801_BUFFER;
	return (u8)aux;
}

/* Nobody else may find the host busy, its status stale or taken. */
static int i801_call(struct i801 *i801, struct inox_smbus_call *call)
{
	u8 aux = i801_aux(i801, call);
	u8 status = inox_port_read(&i801->bus, I801_STATUS);
	int err;

	if (status & I801_BUSY)
		return -EBUSY;
	if (status & I801_EVENTS)
		inox_port_write(&i801->bus, I801_STATUS, status & I801_EVENTS);
	if (aux != i801->aux)
		inox_port_write(&i801->bus, I801_AUX, aux);
	err = i801_by_kind(i801, call);
	if (aux != i801->aux)
		inox_port_write(&i801->bus, I801_AUX, i801->aux);
	inox_port_write(&i801->bus, I801_STATUS, I801_IN_USE | I801_EVENTS);
	return err;
}

/* A register that does not hold what is written is not there. */
static bool i801_has_pec(struct i801 *i801)
{
	inox_port_write(&i801->bus, I801_PEC, 0x5a);
	return inox_port_read(&i801->bus, I801_PEC) == 0x5a;
}

static bool i801_has_buffer(struct i801 *i801)
{
	u8 aux;

	inox_port_write(&i801->bus, I801_AUX, i801->aux | I801_BUFFER);
	aux = inox_port_read(&i801->bus, I801_AUX);
	inox_port_write(&i801->bus, I801_AUX, i801->aux);
	return aux & I801_BUFFER;
}

static void i801_look(struct i801 *i801)
{
	u8 off = i801->features_off;

	i801->functionality = I2C_FUNC_SMBUS_QUICK | I2C_FUNC_SMBUS_BYTE |
		I2C_FUNC_SMBUS_BYTE_DATA | I2C_FUNC_SMBUS_WORD_DATA |
		I2C_FUNC_SMBUS_PROC_CALL | I2C_FUNC_SMBUS_BLOCK_DATA |
		I2C_FUNC_SMBUS_WRITE_I2C_BLOCK;
	i801->buffer = !(off & I801_NO_BUFFER) && i801_has_buffer(i801);
	if (i801->buffer)
		i801->functionality |= I2C_FUNC_SMBUS_BLOCK_PROC_CALL;
	if (!(off & I801_NO_PEC) && i801_has_pec(i801))
		i801->functionality |= I2C_FUNC_SMBUS_PEC;
	if (!(off & I801_NO_READ))
		i801->functionality |= I2C_FUNC_SMBUS_READ_I2C_BLOCK;
}

static int i801_probe(struct i801 *i801)
{
	inox_raw_init(&i801->job);
	i801->features_off = disable_features & 0xff;
	i801->slave = inox_port_read(&i801->bus, I801_SLAVE_COMMAND);
	i801->config = TRY(inox_config_read(i801, I801_CONFIG));
	TRY(i801_configure(i801, 0));
	i801->control = inox_port_read(&i801->bus, I801_CONTROL) & (u8)~I801_KILL;
	i801->aux = inox_port_read(&i801->bus, I801_AUX) &
		    (u8)~(I801_CRC | I801_BUFFER);
	i801_look(i801);
	return 0;
}

/* What was said before is forgotten; alerts nobody could answer. */
static void i801_hark(struct i801 *i801)
{
	inox_port_write(&i801->bus, I801_SLAVE_STATUS, I801_NOTIFIED);
	inox_port_write(&i801->bus, I801_SLAVE_COMMAND,
			i801->slave | I801_NOTIFY | I801_NO_ALERT);
}

static void i801_listen(struct i801 *i801, bool on)
{
	INOX_RAW_LOCK(job, &i801->job);

	i801->listens = on;
	job->told = on ? &i801->smbus : NULL;
	if (on)
		i801_hark(i801);
	else
		inox_port_write(&i801->bus, I801_SLAVE_COMMAND, i801->slave);
}

/* Some machines hang at their end if the host is not as the firmware left it. */
static int i801_suspend(struct i801 *i801)
{
	if (i801->listens)
		inox_port_write(&i801->bus, I801_SLAVE_COMMAND, i801->slave);
	inox_port_write(&i801->bus, I801_CONTROL, i801->control);
	return inox_config_write(i801, I801_CONFIG, i801->config);
}

static int i801_resume(struct i801 *i801)
{
	TRY(i801_configure(i801, 0));
	inox_port_write(&i801->bus, I801_AUX, i801->aux);
	if (i801->listens)
		i801_hark(i801);
	return 0;
}

static void i801_remove(struct i801 *i801)
{
	if (i801_suspend(i801))
		inox_err(i801, "configuration not restored\n");
}

/* A host that is polled is looked at only while a call runs. */
static u32 i801_functionality(const struct i801 *i801)
{
	bool notify = inox_hardirq_is_on(&i801->hardirq) &&
		!(i801->features_off & I801_NO_NOTIFY);

	return i801->functionality | (notify ? I2C_FUNC_SMBUS_HOST_NOTIFY : 0);
}

static struct inox_smbus_host_about i801_about(const struct i801 *i801)
{
	return (struct inox_smbus_host_about){
		.name = i801_kind(i801)->name,
		.number = inox_port_base(i801),
		.functionality = i801_functionality(i801),
		.retries = 3,
		.timeout = I801_TIMEOUT,
		.board = i801_kind(i801)->board,
	};
}

inox_hardirq(i801, hardirq, job, i801_hear, i801_wants_irq);
inox_smbus_host(i801, smbus, i801_about, i801_call, i801_listen);
inox_publish(i801_publish, i801_hardirq, i801_smbus);

inox_pci_driver(i801,
	.probe = i801_probe,
	.remove = i801_remove,
	.suspend = i801_suspend,
	.resume = i801_resume,
	.publish = i801_publish);

MODULE_DESCRIPTION("Intel ICH9 SMBus host");
MODULE_LICENSE("GPL");
