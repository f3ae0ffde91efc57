// SPDX-License-Identifier: GPL-2.0
/*
 * char-ioctl NODE NUMBER [BYTE...]: one ioctl() with these bytes, which are printed afterwards.
 *
 * Bytes are hexadecimal; without any the argument is NULL.  NODE "-" is what is open as 0.
 */

#include <err.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>

#define MOST 256

int main(int argc, char **argv)
{
	unsigned char bytes[MOST];
	int count = argc - 3, i, node;

	if (count < 0 || count > MOST)
		errx(2, "usage: char-ioctl NODE NUMBER [BYTE...]");
	node = strcmp(argv[1], "-") ? open(argv[1], O_RDWR) : 0;
	if (node < 0)
		err(1, "%s", argv[1]);
	for (i = 0; i < count; i++)
		bytes[i] = (unsigned char)strtoul(argv[i + 3], NULL, 16);
	if (ioctl(node, strtoul(argv[2], NULL, 0), count ? bytes : NULL))
		err(1, "ioctl");
	for (i = 0; i < count; i++)
		printf("%s%02x", i ? " " : "", bytes[i]);
	puts("");
	return 0;
}
