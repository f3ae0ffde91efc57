// SPDX-License-Identifier: GPL-2.0
/*
 * eeprom: reads and writes of a memory's file that meet every kind of boundary: of pages, of 256 bytes,
 * of the array. The shell could do it, a program for each byte it moves; a guest without KVM cannot.
 *
 *	eeprom put FILE SHADOW OFFSET LENGTH	fresh bytes
 *	eeprom write FILE SHADOW PAGE		writes of any length anywhere
 *	eeprom read FILE SHADOW [ROW]		reads of any length anywhere, none across a multiple of ROW
 *
 * SHADOW holds what the memory should: what is written goes there too, what is read must equal it.
 * Each access that went wrong is told; the exit status is 1 if one did.
 */

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

/* The kernel reads or writes such a file a page at most at once. */
#define MOST 4096

struct access {
	long at, length;
};

static int file, shadow, bad;
static unsigned char *want;
static long size;

static void tell(const char *what, struct access a, long done)
{
	bad = 1;
	if (done < 0)
		fprintf(stderr, "%s of %ld at %ld: %s\n", what, a.length, a.at, strerror(errno));
	else
		fprintf(stderr, "%s of %ld at %ld: %ld came\n", what, a.length, a.at, done);
}

static void put(struct access a)
{
	unsigned char *bytes = malloc(a.length);
	long done, all;

	if (!bytes || getrandom(bytes, a.length, 0) != a.length)
		exit(2);
	for (all = 0; all < a.length; all += done) {
		done = pwrite(file, bytes + all, a.length - all, a.at + all);
		if (done <= 0) {
			tell("write", a, done);
			break;
		}
	}
	if (all == a.length && pwrite(shadow, bytes, a.length, a.at) != a.length)
		exit(2);
	free(bytes);
}

static void get(struct access a)
{
	unsigned char bytes[MOST];
	long left = a.at < size ? size - a.at : 0;
	long due = a.length < left ? a.length : left;
	long done = pread(file, bytes, a.length, a.at);

	if (done != due) {
		tell("read", a, done);
	} else if (done && memcmp(bytes, want + a.at, done)) {
		bad = 1;
		fprintf(stderr, "read of %ld at %ld: other bytes\n", a.length, a.at);
	}
}

static void write_anywhere(long page)
{
	const struct access all[] = {
		{ 0, 1 }, { size - 1, 1 }, { page - 1, 2 }, { page, page }, { 1, page * 3 + 5 },
		{ size / 2 - 3, 7 }, { size - page - 3, page + 3 }, { 250, page + 11 },
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++) {
		if (all[i].at + all[i].length <= size)
			put(all[i]);
	}
}

static void read_anywhere(long row)
{
	const long most = size < MOST ? size : MOST;
	const struct access all[] = {
		{ 0, 1 }, { 0, most }, { 1, most - 1 }, { size - 1, 1 }, { size - 1, 2 }, { size - 5, 100 },
		{ 7, 33 }, { 127, 2 }, { size, 1 }, { size + 1, 1 }, { size * 4, 64 },
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++) {
		long last = all[i].at + all[i].length - 1;

		last = last < size ? last : size - 1;
		if (!row || last < all[i].at || all[i].at / row == last / row)
			get(all[i]);
	}
}

static int usage(void)
{
	fputs("usage: eeprom put|write|read FILE SHADOW [NUMBER...]\n", stderr);
	return 2;
}

static void open_both(const char *memory, const char *copy, int mode)
{
	struct stat stat;

	file = open(memory, mode);
	shadow = open(copy, O_RDWR);
	if (file < 0 || shadow < 0 || fstat(shadow, &stat)) {
		fprintf(stderr, "eeprom: %s: %s\n", file < 0 ? memory : copy, strerror(errno));
		exit(2);
	}
	size = stat.st_size;
	want = malloc(size);
	if (pread(shadow, want, size, 0) != size)
		exit(2);
}

int main(int argc, char **argv)
{
	const char *verb = argc > 3 ? argv[1] : "";
	long a = argc > 4 ? atol(argv[4]) : 0, b = argc > 5 ? atol(argv[5]) : 0;

	if (!strcmp(verb, "put") && argc == 6 && b > 0) {
		open_both(argv[2], argv[3], O_WRONLY);
		put((struct access){ a, b });
	} else if (!strcmp(verb, "write") && argc == 5 && a > 0) {
		open_both(argv[2], argv[3], O_WRONLY);
		write_anywhere(a);
	} else if (!strcmp(verb, "read") && argc <= 5) {
		open_both(argv[2], argv[3], O_RDONLY);
		read_anywhere(a);
	} else {
		return usage();
	}
	return bad;
}
