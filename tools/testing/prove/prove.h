/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the proofs share.  A function prove_...() holds for every value of what
 * it takes from nondet_...(), and for all memory up to MOST bytes: the checker goes
 * through all of them, and through every access of the header.
 */
#ifndef PROVE_H
#define PROVE_H

#include <stdlib.h>
#include <string.h>

#include <linux/compiler.h>
#include <linux/types.h>

/* The checker knows these by their other names, and has no strnlen(). */
#define __builtin_memcpy	memcpy
#define __builtin_memcmp	memcmp

size_t strnlen(const char *text, size_t most)
{
	size_t n = 0;

	while (n < most && text[n])
		n++;
	return n;
}

#include <inox/bytes.h>

#define MOST 12

#define prove(what)	__CPROVER_assert((what), #what)
#define given(what)	__CPROVER_assume(what)

u8 nondet_u8(void);
u16 nondet_u16(void);
u32 nondet_u32(void);
u64 nondet_u64(void);
s64 nondet_s64(void);
size_t nondet_size(void);

/* What no program that compiles can reach is not reached. */
void inox__not_an_errno(void)
{
	prove(false && "an error result has a negative errno");
}

static inline size_t at_most(size_t most)
{
	size_t n = nondet_size();

	given(n <= most);
	return n;
}

/* Memory of exactly @n bytes, whose content nobody knows. */
static inline u8 *memory(size_t n)
{
	u8 *bytes = malloc(n);

	given(bytes);
	return bytes;
}

/* Some bytes, and a cursor anywhere in them. */
struct place {
	u8 *bytes;
	size_t size, at;
};

static inline struct place any_place(void)
{
	struct place p = { .size = at_most(MOST) };

	p.at = at_most(p.size);
	p.bytes = memory(p.size);
	return p;
}

static inline struct inox_reader reader_at(struct place p)
{
	return inox__reader_over(p.bytes + p.at, p.size - p.at);
}

static inline struct inox_writer writer_at(struct place p)
{
	return (struct inox_writer){
		.inox__start = p.bytes, .inox__used = p.at, .inox__room = p.size,
	};
}

/* The cursor has moved by so much, and ends where it ended. */
static inline void moved(const struct inox_reader *r, struct place p, size_t by)
{
	prove(r->inox__at == p.bytes + p.at + by);
	prove(r->inox__left == p.size - p.at - by);
}

static inline void grown(const struct inox_writer *w, struct place p, size_t by)
{
	prove(w->inox__start == p.bytes);
	prove(w->inox__room == p.size);
	prove(w->inox__used == p.at + by);
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
