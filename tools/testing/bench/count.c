// SPDX-License-Identifier: GPL-2.0
/*
 * count FILE [TEXT]: instructions of one pread() of FILE, or of one pwrite() of TEXT to it
 * count FILE ioctl NUMBER [wait]: of one such ioctl(), and of reading a byte after it
 *
 * For a guest whose processor counts an instruction as a nanosecond (QEMU's
 * icount with shift=0): its time stamp counter is then the number of guest
 * instructions, which a loop of known length proves before anything else.
 *
 * A batch is shorter than a timer period, so that most batches hold no
 * interrupt and the smallest is the operation alone.  Prints three figures an
 * operation: smallest, median and largest batch.
 */
#include <err.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define BATCH	50
#define BATCHES	101
#define WARM_UP	200
#define KNOWN	100000

struct op {
	int fd;
	const char *text;	/* NULL: read */
	unsigned long number;	/* of an ioctl */
};

static uint64_t now(void)
{
	uint32_t low, high;

	__asm__ volatile("rdtsc" : "=a"(low), "=d"(high) : : "memory");
	return (uint64_t)high << 32 | low;
}

static void nothing(const struct op *op)
{
	__asm__ volatile("" : : "r"(op) : "memory");
}

/* Two instructions a round. */
static void known(const struct op *op)
{
	unsigned long left = KNOWN / BATCH / 2;

	(void)op;
	__asm__ volatile("1: dec %0\n\tjnz 1b" : "+r"(left));
}

static void do_read(const struct op *op)
{
	char page[4096];

	if (pread(op->fd, page, sizeof(page), 0) <= 0)
		err(1, "read");
}

static void do_write(const struct op *op)
{
	if (pwrite(op->fd, op->text, strlen(op->text), 0) < 0)
		err(1, "write '%s'", op->text);
}

static void do_ioctl(const struct op *op)
{
	if (ioctl(op->fd, op->number) < 0)
		err(1, "ioctl %#lx", op->number);
}

static void do_ioctl_and_wait(const struct op *op)
{
	char byte;

	do_ioctl(op);
	if (read(op->fd, &byte, 1) != 1)
		err(1, "read");
}

static uint64_t batch(void (*act)(const struct op *op), const struct op *op)
{
	uint64_t start = now();

	for (int i = 0; i < BATCH; i++)
		act(op);
	return now() - start;
}

static int ascending(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

static void measure(void (*act)(const struct op *op), const struct op *op,
		    uint64_t *sorted)
{
	for (int i = 0; i < WARM_UP; i++)
		act(op);
	for (int i = 0; i < BATCHES; i++)
		sorted[i] = batch(act, op);
	qsort(sorted, BATCHES, sizeof(*sorted), ascending);
}

/* What a batch costs when its operation does nothing. */
static uint64_t empty_batch(void)
{
	uint64_t sorted[BATCHES];

	measure(nothing, NULL, sorted);
	return sorted[0];
}

/* Entering the loop takes an instruction or two more than doing nothing. */
static void prove_counter(uint64_t empty)
{
	uint64_t sorted[BATCHES], counted;

	measure(known, NULL, sorted);
	counted = sorted[0] - empty;
	if (counted < KNOWN || counted > KNOWN + 4 * BATCH)
		errx(1, "%d instructions are counted as %llu: not under icount?",
		     KNOWN, (unsigned long long)counted);
}

int main(int argc, char **argv)
{
	uint64_t sorted[BATCHES], empty = empty_batch();
	void (*act)(const struct op *op) = do_read;
	struct op op = { .fd = -1 };

	if (argc < 2)
		errx(1, "usage: count FILE [TEXT | ioctl NUMBER [wait]]");
	if (argc > 3) {
		op.number = strtoul(argv[3], NULL, 0);
		act = argc > 4 ? do_ioctl_and_wait : do_ioctl;
	} else if (argc > 2) {
		op.text = argv[2];
		act = do_write;
	}
	prove_counter(empty);
	op.fd = open(argv[1], op.text ? O_WRONLY : O_RDONLY);
	if (op.fd < 0)
		err(1, "%s", argv[1]);
	measure(act, &op, sorted);
	printf("%.2f %.2f %.2f\n", (double)(sorted[0] - empty) / BATCH,
	       (double)(sorted[BATCHES / 2] - empty) / BATCH,
	       (double)(sorted[BATCHES - 1] - empty) / BATCH);
	return 0;
}
