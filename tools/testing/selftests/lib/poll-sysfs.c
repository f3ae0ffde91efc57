// SPDX-License-Identifier: GPL-2.0
/*
 * poll-sysfs FILE: read a file of sysfs, say "ready", and wait at most 20 s until whoever listens is
 * told that it has changed.
 */
#include <err.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <unistd.h>

#define PATIENCE_MS	20000

int main(int argc, char **argv)
{
	struct pollfd file = { .events = POLLPRI };
	char text[4096];

	if (argc != 2)
		errx(1, "usage: poll-sysfs FILE");
	file.fd = open(argv[1], O_RDONLY);
	if (file.fd < 0)
		err(1, "%s", argv[1]);
	/* What came before the first look is no change. */
	if (read(file.fd, text, sizeof(text)) < 0)
		warn("%s", argv[1]);
	puts("ready");
	fflush(stdout);
	if (poll(&file, 1, PATIENCE_MS) != 1)
		errx(1, "nobody said anything");
	return 0;
}
