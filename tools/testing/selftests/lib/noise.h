/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the programs share that send noise: numbers which depend on the seed alone, and how
 * often each errno came.  Most noise is refused at the first door, so each program makes
 * what is nearly right, too.
 */
#ifndef NOISE_H
#define NOISE_H

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t noise_state = 0x9e3779b97f4a7c15;
static unsigned long noise_outcomes[4096];	/* by errno */

static inline uint32_t noise(void)
{
	noise_state ^= noise_state >> 12;
	noise_state ^= noise_state << 25;
	noise_state ^= noise_state >> 27;
	return (uint32_t)((noise_state * 0x2545f4914f6cdd1d) >> 32);
}

static inline void noise_seed(const char *text)
{
	noise_state += strtoull(text, NULL, 0);
	noise();
}

static inline unsigned int below(unsigned int n)
{
	return noise() % n;
}

static inline int one_in(unsigned int n)
{
	return !below(n);
}

static inline void noise_fill(void *to, size_t size)
{
	unsigned char *bytes = to;
	size_t i;

	for (i = 0; i < size; i++)
		bytes[i] = (unsigned char)noise();
}

/* Few bytes mostly, and as many as there can be. */
static inline unsigned int some(unsigned int usual, unsigned int most)
{
	return one_in(50) ? below(most + 1) : below(usual + 1);
}

/* Of a call that says -1 when it has failed. */
static inline void outcome(long result)
{
	noise_outcomes[result < 0 ? errno : 0]++;
}

static inline void tell_outcomes(void)
{
	unsigned int i;

	printf("succeeded %lu", noise_outcomes[0]);
	for (i = 1; i < 4096; i++)
		if (noise_outcomes[i])
			printf(", %s %lu", strerror((int)i), noise_outcomes[i]);
	puts("");
}

#endif
