// SPDX-License-Identifier: GPL-2.0
/*
 * smbus_count: what an SMBus call costs where the time stamp counter counts
 * instructions
 *
 * Loading it carries out one call many times, each right after a tick, and
 * leaves figures in its parameters: first quartile, median, third quartile of
 *
 *	call	i2c_smbus_xfer(), from begin to end
 *	handler	the handler of the host's interrupt, each time the kernel calls it
 *		for one call
 *	woken	from the last time on until the caller has its answer; the line is
 *		disabled until that sleeps, since a model's interrupt comes at once
 *
 * and the call's result in answer.  Then the call is made once more between two
 * marks at a port that nothing else uses, for whoever sees all ports.
 */
#include <linux/delay.h>
#include <linux/i2c.h>
#include <linux/interrupt.h>
#include <linux/io.h>
#include <linux/irq.h>
#include <linux/irqdesc.h>
#include <linux/jiffies.h>
#include <linux/module.h>
#include <linux/pci.h>
#include <linux/sort.h>
#include <linux/timer.h>
#include <linux/timex.h>

#define ROUNDS		101
#define WARM_UP		10
#define MARKS		0xe9
/* Longer than a caller takes to fall asleep, far less than it would wait. */
#define ASLEEP_MS	10

static int bus, size;
static bool writes;
static unsigned short addr = 0x50;
static unsigned char command;
static unsigned char count;
static char mark[64], answer[80];
static char call[64], handler[64], woken[64];

module_param(bus, int, 0);
module_param(size, int, 0);		/* an I2C_SMBUS_ of the kernel */
module_param(writes, bool, 0);
module_param(addr, ushort, 0);
module_param(command, byte, 0);
module_param(count, byte, 0);		/* of bytes in the block */
module_param_string(mark, mark, sizeof(mark), 0);
module_param_string(answer, answer, sizeof(answer), 0444);
module_param_string(call, call, sizeof(call), 0444);
module_param_string(handler, handler, sizeof(handler), 0444);
module_param_string(woken, woken, sizeof(woken), 0444);

static struct i2c_adapter *adapter;
static unsigned int line;
static struct irqaction *action;	/* the driver's, while we stand before it */
static irq_handler_t theirs;
static u64 entered, spent, empty;

static void prepare(union i2c_smbus_data *data)
{
	memset(data, 0x5a, sizeof(*data));
	data->block[0] = count ?: 0x5a;
	msleep(20);
}

static int carry_out(union i2c_smbus_data *data)
{
	return i2c_smbus_xfer(adapter, addr, 0,
			      writes ? I2C_SMBUS_WRITE : I2C_SMBUS_READ,
			      command, size, data);
}

static noinline irqreturn_t timed(int irq, void *data)
{
	irqreturn_t heard;

	entered = get_cycles();
	heard = theirs(irq, data);
	spent += get_cycles() - entered - empty;
	return heard;
}

static noinline irqreturn_t nothing(int irq, void *data)
{
	return IRQ_HANDLED;
}

/* What the way there and back costs. */
static void time_nothing(void)
{
	u64 least = U64_MAX;
	int i;

	theirs = nothing;
	for (i = 0; i < ROUNDS; i++) {
		spent = 0;
		timed(0, NULL);
		least = min(least, spent);
	}
	empty = least;
}

static int ascending(const void *a, const void *b)
{
	u64 x = *(const u64 *)a, y = *(const u64 *)b;

	return x < y ? -1 : x > y;
}

static void tell(char *figures, u64 *taken)
{
	sort(taken, ROUNDS, sizeof(*taken), ascending, NULL);
	snprintf(figures, sizeof(call), "%llu %llu %llu", taken[ROUNDS / 4],
		 taken[ROUNDS / 2], taken[3 * ROUNDS / 4]);
}

static int time_calls(u64 *taken)
{
	union i2c_smbus_data data;
	int i, err;
	u64 begun;

	for (i = -WARM_UP; i < ROUNDS; i++) {
		prepare(&data);
		begun = get_cycles();
		err = carry_out(&data);
		if (err)
			return err;
		if (i >= 0)
			taken[i] = get_cycles() - begun;
	}
	tell(call, taken);
	return 0;
}

static int time_handlers(u64 *taken)
{
	union i2c_smbus_data data;
	int i, err;

	for (i = -WARM_UP; i < ROUNDS; i++) {
		prepare(&data);
		spent = 0;
		err = carry_out(&data);
		if (err)
			return err;
		if (i >= 0)
			taken[i] = spent;
	}
	tell(handler, taken);
	return 0;
}

static void let_in(struct timer_list *unused)
{
	enable_irq(line);
}

static DEFINE_TIMER(asleep, let_in);

static int time_wakes(u64 *taken)
{
	union i2c_smbus_data data;
	int i, err;

	for (i = -WARM_UP; i < ROUNDS; i++) {
		prepare(&data);
		disable_irq(line);
		mod_timer(&asleep, jiffies + msecs_to_jiffies(ASLEEP_MS));
		err = carry_out(&data);
		if (i >= 0)
			taken[i] = get_cycles() - entered;
		if (err)
			break;
	}
	/* A call that failed early did not wait for it. */
	msleep(2 * ASLEEP_MS);
	tell(woken, taken);
	return err;
}

/* Between the driver and the kernel; the line must be the host's alone. */
static int stand_before(irq_handler_t with)
{
	struct irq_desc *desc = irq_data_to_desc(irq_get_irq_data(line));

	if (!desc->action || desc->action->next)
		return -EBUSY;
	disable_irq(line);
	action = desc->action;
	theirs = action->handler;
	action->handler = with;
	enable_irq(line);
	return 0;
}

static void stand_aside(void)
{
	disable_irq(line);
	action->handler = theirs;
	enable_irq(line);
}

static int time_interrupts(u64 *taken)
{
	int err;

	time_nothing();
	err = stand_before(timed);
	if (err)
		return err;
	err = time_handlers(taken);
	if (!err)
		err = time_wakes(taken);
	stand_aside();
	return err;
}

static void write_mark(const char *text)
{
	while (*text)
		outb(*text++, MARKS);
	outb('\n', MARKS);
}

static int show(void)
{
	union i2c_smbus_data data;
	int err;

	prepare(&data);
	write_mark(mark);
	err = carry_out(&data);
	write_mark("");
	snprintf(answer, sizeof(answer), "%d %*phN", err, 34, data.block);
	return err;
}

static int measure(void)
{
	static u64 taken[ROUNDS];
	int err = time_calls(taken);

	if (!err)
		err = time_interrupts(taken);
	if (!err)
		err = show();
	return err;
}

static int __init smbus_count_init(void)
{
	int err;

	adapter = i2c_get_adapter(bus);
	if (!adapter)
		return -ENODEV;
	line = to_pci_dev(adapter->dev.parent)->irq;
	err = measure();
	i2c_put_adapter(adapter);
	return err;
}
module_init(smbus_count_init);

static void __exit smbus_count_exit(void)
{
}
module_exit(smbus_count_exit);

MODULE_DESCRIPTION("Instructions of SMBus calls");
MODULE_LICENSE("GPL");
