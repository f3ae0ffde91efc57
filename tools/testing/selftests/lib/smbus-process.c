// SPDX-License-Identifier: GPL-2.0
/*
 * smbus-process NODE ADDRESS COMMAND word WORD: the process call, which i2c-tools cannot make.
 * smbus-process NODE ADDRESS COMMAND block BYTE...: the block process call.
 */

#include <err.h>
#include <fcntl.h>
#include <linux/i2c.h>
#include <linux/i2c-dev.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>

static unsigned char number(const char *text)
{
	return (unsigned char)strtoul(text, NULL, 0);
}

static void print_block(const union i2c_smbus_data *data)
{
	for (int i = 1; i <= data->block[0]; i++)
		printf("%s0x%02x", i > 1 ? " " : "", data->block[i]);
	puts("");
}

int main(int argc, char **argv)
{
	union i2c_smbus_data data = { 0 };
	struct i2c_smbus_ioctl_data call = { .read_write = I2C_SMBUS_WRITE, .data = &data };
	int bus;

	if (argc < 6 || argc - 5 > I2C_SMBUS_BLOCK_MAX || (strcmp(argv[4], "word") && strcmp(argv[4], "block")))
		errx(2, "usage: smbus-process NODE ADDRESS COMMAND word WORD|block BYTE...");
	call.command = number(argv[3]);
	call.size = strcmp(argv[4], "word") ? I2C_SMBUS_BLOCK_PROC_CALL : I2C_SMBUS_PROC_CALL;
	if (call.size == I2C_SMBUS_PROC_CALL)
		data.word = (unsigned short)strtoul(argv[5], NULL, 0);
	else
		for (int i = 5; i < argc; i++)
			data.block[++data.block[0]] = number(argv[i]);
	bus = open(argv[1], O_RDWR);
	if (bus < 0 || ioctl(bus, I2C_SLAVE_FORCE, strtoul(argv[2], NULL, 0)) || ioctl(bus, I2C_SMBUS, &call))
		err(1, "%s", argv[1]);
	if (call.size == I2C_SMBUS_PROC_CALL)
		printf("0x%04x\n", data.word);
	else
		print_block(&data);
	return 0;
}
