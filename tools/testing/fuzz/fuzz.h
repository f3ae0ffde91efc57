/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the fuzzed programs share.  Each compares a header with a model of its
 * own, which keeps numbers where the header keeps pointers.
 */
#ifndef FUZZ_H
#define FUZZ_H

#include <stdlib.h>
#include <string.h>

#include <linux/compiler.h>
#include <linux/types.h>

int LLVMFuzzerTestOneInput(const u8 *data, size_t size);

#define expect(good) ((good) ? (void)0 : abort())

/* What decides, a byte at a time; 0 when there is no more. */
struct input {
	const u8 *data;
	size_t size;
};

static inline u8 input_u8(struct input *in)
{
	if (!in->size)
		return 0;
	in->size--;
	return *in->data++;
}

static inline u64 input_u64(struct input *in)
{
	u64 n = 0;
	int i;

	for (i = 0; i < 8; i++)
		n = n << 8 | input_u8(in);
	return n;
}

/* The number that lies in some bytes. */
static inline u64 number(const u8 *at, size_t width, bool big)
{
	u64 n = 0;
	size_t i;

	for (i = 0; i < width; i++)
		n = n << 8 | at[big ? i : width - 1 - i];
	return n;
}

#endif
