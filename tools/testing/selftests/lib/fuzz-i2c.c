// SPDX-License-Identifier: GPL-2.0
/*
 * fuzz-i2c NODE COUNT SEED: as many calls of an i2c-dev node, of random messages.  Prints how
 * they ended.
 */

#include <err.h>
#include <fcntl.h>
#include <linux/i2c.h>
#include <linux/i2c-dev.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "noise.h"

#define ROOM 65536

static unsigned char room[8][ROOM];

/* Where chips are, but for a few. */
static unsigned short address(void)
{
	static const unsigned char usual[] = { 0x20, 0x48, 0x49, 0x4c, 0x50, 0x51, 0x53, 0x68, 0x70, 0x0c };

	return one_in(10) ? (unsigned short)below(0x500) : usual[below(sizeof(usual))];
}

static int smbus(int bus)
{
	union i2c_smbus_data data;
	struct i2c_smbus_ioctl_data call = {
		.read_write = (uint8_t)(one_in(50) ? noise() : below(2)),
		.command = (uint8_t)(one_in(2) ? below(8) : noise()),
		.size = one_in(50) ? noise() : below(10),
		.data = one_in(100) ? (void *)(uintptr_t)noise() : &data,
	};

	noise_fill(&data, sizeof(data));
	if (!one_in(10))
		data.block[0] = (uint8_t)some(I2C_SMBUS_BLOCK_MAX, 255);
	return ioctl(bus, I2C_SMBUS, &call);
}

static struct i2c_msg message(unsigned int n)
{
	static const unsigned short usual[] = { 0, 0, I2C_M_RD, I2C_M_RD, I2C_M_TEN, I2C_M_RD | I2C_M_RECV_LEN,
						I2C_M_NOSTART, I2C_M_IGNORE_NAK, I2C_M_STOP };
	struct i2c_msg message = {
		.addr = address(),
		.flags = one_in(20) ? (unsigned short)noise() : usual[below(sizeof(usual) / sizeof(usual[0]))],
		.len = (unsigned short)some(40, 9000),
		.buf = one_in(200) ? (unsigned char *)(uintptr_t)noise() : room[n % 8],
	};

	noise_fill(room[n % 8], 40);
	if (message.flags & I2C_M_RECV_LEN && !one_in(10)) {
		room[n % 8][0] = 1;
		message.len = (unsigned short)(1 + below(4));
	}
	return message;
}

static int messages(int bus)
{
	struct i2c_msg list[64];
	struct i2c_rdwr_ioctl_data transfer = { .msgs = list, .nmsgs = some(4, 64) };
	unsigned int i;

	for (i = 0; i < transfer.nmsgs && i < 64; i++)
		list[i] = message(i);
	if (one_in(500))
		transfer.msgs = (struct i2c_msg *)(uintptr_t)noise();
	return ioctl(bus, I2C_RDWR, &transfer);
}

/* A wait stays short: a hundredth of a second each. */
static int setting(int bus)
{
	switch (below(6)) {
	case 0:
		return ioctl(bus, I2C_TENBIT, (unsigned long)below(2));
	case 1:
		return ioctl(bus, I2C_PEC, (unsigned long)below(2));
	case 2:
		return ioctl(bus, I2C_RETRIES, (unsigned long)below(3));
	case 3:
		return ioctl(bus, I2C_TIMEOUT, (unsigned long)(1 + below(3)));
	case 4:
		return ioctl(bus, I2C_FUNCS, one_in(10) ? NULL : (void *)room[0]);
	default:
		return ioctl(bus, below(0x10000), (unsigned long)noise());
	}
}

static int plain(int bus)
{
	unsigned int n = some(40, 9000);

	return (int)(one_in(2) ? read(bus, room[0], n) : write(bus, room[0], n));
}

static int one(int bus)
{
	switch (below(12)) {
	case 0:
		return setting(bus);
	case 1:
		return plain(bus);
	case 2:
		return ioctl(bus, one_in(10) ? I2C_SLAVE : I2C_SLAVE_FORCE, (unsigned long)address());
	case 3: case 4: case 5: case 6:
		return messages(bus);
	default:
		return smbus(bus);
	}
}

int main(int argc, char **argv)
{
	unsigned long i, count;
	int bus = -1;

	if (argc != 4)
		errx(2, "usage: fuzz-i2c NODE COUNT SEED");
	count = strtoul(argv[2], NULL, 0);
	noise_seed(argv[3]);
	for (i = 0; i < count; i++) {
		if (i % 1000 == 0) {
			close(bus);
			bus = open(argv[1], O_RDWR);
		}
		if (bus < 0)
			err(1, "%s", argv[1]);
		outcome(one(bus));
	}
	tell_outcomes();
	return 0;
}
