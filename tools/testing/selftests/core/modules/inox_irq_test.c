// SPDX-License-Identifier: GPL-2.0
/*
 * Somebody who waits for an interrupt: the parameter "irq" says for which, 0 for none;
 * with "bus" it is that of a chip at "addr" which notifies its host.  It does nothing
 * about a level, so after five times it disables the interrupt; writing "again" enables
 * it.  "count" says how often it was called.
 */
#include <linux/i2c.h>
#include <linux/interrupt.h>
#include <linux/module.h>

#define IRQ_TEST_MOST	5

static unsigned int irq;
module_param(irq, uint, 0444);
MODULE_PARM_DESC(irq, "number of the interrupt");

static int bus = -1;
module_param(bus, int, 0444);
MODULE_PARM_DESC(bus, "number of a bus with a chip; it must not go before this module");

static unsigned short addr;
module_param(addr, ushort, 0444);
MODULE_PARM_DESC(addr, "the chip's");

static unsigned int trigger = IRQF_TRIGGER_LOW;
module_param(trigger, uint, 0444);
MODULE_PARM_DESC(trigger, "what it waits for: 1 rising, 2 falling, 4 high, 8 low");

static unsigned int count;
module_param(count, uint, 0444);
MODULE_PARM_DESC(count, "how often it came");

static int irq_test_again(const char *text, const struct kernel_param *param)
{
	if (irq)
		enable_irq(irq);
	return 0;
}

static const struct kernel_param_ops irq_test_again_ops = { .set = irq_test_again };
module_param_cb(again, &irq_test_again_ops, NULL, 0200);
MODULE_PARM_DESC(again, "written when it is enabled again");

static irqreturn_t irq_test_thread(int number, void *unused)
{
	if (++count % IRQ_TEST_MOST == 0)
		disable_irq_nosync((unsigned int)number);
	return IRQ_HANDLED;
}

static struct i2c_client *chip;

/* A driver that does nothing binds to it, so that the core makes it an interrupt. */
static int __init irq_test_chip(void)
{
	struct i2c_board_info info = {
		I2C_BOARD_INFO("dummy", addr),
		.flags = I2C_CLIENT_HOST_NOTIFY,
	};
	struct i2c_adapter *adapter = i2c_get_adapter(bus);

	if (!adapter)
		return -ENODEV;
	chip = i2c_new_client_device(adapter, &info);
	i2c_put_adapter(adapter);
	if (IS_ERR(chip))
		return PTR_ERR(chip);
	irq = (unsigned int)chip->irq;
	return irq ? 0 : -ENXIO;
}

static int __init irq_test_request(void)
{
	if (!irq)
		return 0;
	return request_threaded_irq(irq, NULL, irq_test_thread, IRQF_ONESHOT | trigger,
				    "inox_irq_test", &count);
}

static int __init irq_test_init(void)
{
	int err = bus < 0 ? 0 : irq_test_chip();

	if (!err)
		err = irq_test_request();
	if (err && !IS_ERR(chip))
		i2c_unregister_device(chip);
	return err;
}
module_init(irq_test_init);

static void __exit irq_test_exit(void)
{
	if (irq)
		free_irq(irq, &count);
	i2c_unregister_device(chip);
}
module_exit(irq_test_exit);

MODULE_DESCRIPTION("One who waits for an interrupt, for tests");
MODULE_LICENSE("GPL");
