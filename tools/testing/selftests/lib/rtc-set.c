// SPDX-License-Identifier: GPL-2.0
/*
 * rtc-set NODE "YYYY-MM-DD hh:mm:ss": set a clock at once. hwclock first waits for its second to
 * begin, in a loop.
 */

#include <err.h>
#include <fcntl.h>
#include <linux/rtc.h>
#include <stdio.h>
#include <sys/ioctl.h>

int main(int argc, char **argv)
{
	struct rtc_time time = { 0 };
	int clock;

	if (argc != 3 || sscanf(argv[2], "%d-%d-%d %d:%d:%d", &time.tm_year, &time.tm_mon, &time.tm_mday,
				&time.tm_hour, &time.tm_min, &time.tm_sec) != 6)
		errx(2, "usage: rtc-set NODE 'YYYY-MM-DD hh:mm:ss'");
	time.tm_year -= 1900;
	time.tm_mon--;
	clock = open(argv[1], O_RDONLY);
	if (clock < 0 || ioctl(clock, RTC_SET_TIME, &time))
		err(1, "%s", argv[1]);
	return 0;
}
