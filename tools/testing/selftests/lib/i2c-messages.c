// SPDX-License-Identifier: GPL-2.0
/*
 * i2c-messages NODE MESSAGE...: one transfer with the flags that i2ctransfer cannot set.
 *
 * A message is FLAGS:ADDRESS:BYTE,BYTE... or, if it has the flag r, FLAGS:ADDRESS:COUNT.  The flags
 * are r (read), n (no start), i (ignore a missing acknowledgment), d (direction bit reversed),
 * s (stop behind it), t (ten-bit address).  What was read is printed, a line for each message.
 */

#include <err.h>
#include <fcntl.h>
#include <linux/i2c.h>
#include <linux/i2c-dev.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>

static const struct { char letter; unsigned short flag; } letters[] = {
	{ 'r', I2C_M_RD },
	{ 'n', I2C_M_NOSTART },
	{ 'i', I2C_M_IGNORE_NAK },
	{ 'd', I2C_M_REV_DIR_ADDR },
	{ 's', I2C_M_STOP },
	{ 't', I2C_M_TEN },
};

static unsigned short flags_of(const char *text)
{
	unsigned short flags = 0;

	for (size_t i = 0; i < sizeof(letters) / sizeof(letters[0]); i++)
		if (strchr(text, letters[i].letter))
			flags |= letters[i].flag;
	return flags;
}

static void parse_bytes(struct i2c_msg *msg, char *list)
{
	char *byte;

	while ((byte = strsep(&list, ",")) && *byte && msg->len < 256)
		msg->buf[msg->len++] = (unsigned char)strtoul(byte, NULL, 0);
}

static void parse(struct i2c_msg *msg, char *text)
{
	const char *flags = strsep(&text, ":");
	const char *address = strsep(&text, ":");

	if (!text)
		errx(2, "usage: i2c-messages NODE FLAGS:ADDRESS:BYTES|COUNT...");
	msg->flags = flags_of(flags);
	msg->addr = (unsigned short)strtoul(address, NULL, 0);
	msg->buf = calloc(1, 65536);
	if (!msg->buf)
		err(1, "memory");
	if (msg->flags & I2C_M_RD)
		msg->len = (unsigned short)strtoul(text, NULL, 0);
	else
		parse_bytes(msg, text);
}

static void print(const struct i2c_msg *msg)
{
	if (!(msg->flags & I2C_M_RD))
		return;
	for (int i = 0; i < msg->len; i++)
		printf("%s0x%02x", i ? " " : "", msg->buf[i]);
	puts("");
}

int main(int argc, char **argv)
{
	struct i2c_msg msgs[I2C_RDWR_IOCTL_MAX_MSGS] = { 0 };
	struct i2c_rdwr_ioctl_data transfer = { .msgs = msgs };
	int bus;

	if (argc - 2 > I2C_RDWR_IOCTL_MAX_MSGS)
		errx(2, "too many messages");
	for (int i = 2; i < argc; i++)
		parse(&msgs[transfer.nmsgs++], argv[i]);
	bus = open(argc > 1 ? argv[1] : "", O_RDWR);
	if (bus < 0 || ioctl(bus, I2C_RDWR, &transfer) < 0)
		err(1, "the transfer");
	for (unsigned int i = 0; i < transfer.nmsgs; i++)
		print(&msgs[i]);
	return 0;
}
