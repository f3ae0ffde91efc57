// SPDX-License-Identifier: GPL-2.0
/*
 * A board that knows of one device: "name" at "address" of the adapter "bus", with the
 * interrupt "irq", 0 for none, and its line "reset-gpios", if "reset" names the chip that
 * has it: active low, number "line" there.  With "name" empty it only tells of the line.
 */
#include <linux/gpio/machine.h>
#include <linux/i2c.h>
#include <linux/module.h>
#include <linux/slab.h>

static int bus = -1;
module_param(bus, int, 0444);
MODULE_PARM_DESC(bus, "number of the adapter");

static ushort address;
module_param(address, ushort, 0444);
MODULE_PARM_DESC(address, "of the device on it");

static char *name = "";
module_param(name, charp, 0444);
MODULE_PARM_DESC(name, "of the device; empty: it is made by somebody else");

static int irq;
module_param(irq, int, 0444);
MODULE_PARM_DESC(irq, "number of its interrupt");

static char *reset;
module_param(reset, charp, 0444);
MODULE_PARM_DESC(reset, "label of the chip that has its reset line");

static ushort line;
module_param(line, ushort, 0444);
MODULE_PARM_DESC(line, "number of the reset line there");

static struct i2c_client *board_client;
static struct gpiod_lookup_table *board_lines;
static char board_device[16];

static int board_wire(void)
{
	if (!reset)
		return 0;
	board_lines = kzalloc(struct_size(board_lines, table, 2), GFP_KERNEL);
	if (!board_lines)
		return -ENOMEM;
	snprintf(board_device, sizeof(board_device), "%d-%04x", bus, address);
	board_lines->dev_id = board_device;
	board_lines->table[0] = GPIO_LOOKUP(reset, line, "reset", GPIO_ACTIVE_LOW);
	gpiod_add_lookup_table(board_lines);
	return 0;
}

static void board_unwire(void)
{
	if (board_lines)
		gpiod_remove_lookup_table(board_lines);
	kfree(board_lines);
}

/* The device goes with its adapter, if that is first; the reference keeps what tells that. */
static int board_put(void)
{
	struct i2c_board_info info = { .addr = address, .irq = irq };
	struct i2c_adapter *adapter = i2c_get_adapter(bus);

	if (!adapter)
		return -ENODEV;
	strscpy(info.type, name, sizeof(info.type));
	board_client = i2c_new_client_device(adapter, &info);
	i2c_put_adapter(adapter);
	if (IS_ERR(board_client))
		return PTR_ERR(board_client);
	get_device(&board_client->dev);
	return 0;
}

static int __init board_init(void)
{
	int err = board_wire();

	if (!err && *name)
		err = board_put();
	if (err)
		board_unwire();
	return err;
}
module_init(board_init);

static void __exit board_exit(void)
{
	if (board_client) {
		if (device_is_registered(&board_client->dev))
			i2c_unregister_device(board_client);
		put_device(&board_client->dev);
	}
	board_unwire();
}
module_exit(board_exit);

MODULE_DESCRIPTION("A board that knows of one device, for tests");
MODULE_LICENSE("GPL");
