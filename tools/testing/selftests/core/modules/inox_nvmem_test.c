// SPDX-License-Identifier: GPL-2.0
/*
 * Another part of the kernel that uses a memory: it holds the NVMEM device "name" from
 * load to unload, or none if that is empty.  Reading "byte" reads the first one: its
 * value, or a negative errno.
 */
#include <linux/device.h>
#include <linux/module.h>
#include <linux/nvmem-consumer.h>

static char *name = "";
module_param(name, charp, 0444);
MODULE_PARM_DESC(name, "of the NVMEM device, as in /sys/bus/nvmem/devices");

static struct nvmem_device *memory;

static int byte_get(char *text, const struct kernel_param *param)
{
	u8 byte = 0;
	int did = memory ? nvmem_device_read(memory, 0, 1, &byte) : -ENODEV;

	return sysfs_emit(text, "%d\n", did < 0 ? did : byte);
}

static const struct kernel_param_ops byte_ops = { .get = byte_get };

module_param_cb(byte, &byte_ops, NULL, 0444);
MODULE_PARM_DESC(byte, "the memory's first");

static int __init memory_init(void)
{
	struct nvmem_device *found;

	if (!*name)
		return 0;
	found = nvmem_device_find(name, device_match_name);
	if (IS_ERR(found))
		return -ENODEV;
	memory = found;
	return 0;
}
module_init(memory_init);

static void __exit memory_exit(void)
{
	if (memory)
		nvmem_device_put(memory);
}
module_exit(memory_exit);

MODULE_DESCRIPTION("A user of a memory, for tests");
MODULE_LICENSE("GPL");
