// SPDX-License-Identifier: GPL-2.0
/*
 * tell FILE: what a twin has counted and read: interrupts, counts and the device's id
 */
#include <err.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <linux/types.h>

#include "twin.h"

int main(int argc, char **argv)
{
	struct twin_told told;
	int fd;

	if (argc != 2)
		errx(1, "usage: tell FILE");
	fd = open(argv[1], O_RDONLY);
	if (fd < 0 || ioctl(fd, TWIN_TELL, &told))
		err(1, "%s", argv[1]);
	printf("%u interrupts, %u counts, id %#x\n", told.interrupts, told.count,
	       told.id);
	return 0;
}
