/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: str.h
 *
 * Text that knows its room and always ends.  What does not fit is an error and
 * not a shorter text.
 */
#ifndef INOX_STR_H
#define INOX_STR_H

#ifdef __KERNEL__
#include <linux/compiler.h>
#include <linux/kernel.h>
#include <linux/kstrtox.h>
#include <linux/string.h>
#else
#include <linux/kstrtox.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#endif

#include <inox/bytes.h>

/**
 * inox_str() - the type of a text
 * @n: its room in bytes with the terminator, a constant
 *
 * Memory of zeroes is an empty text.  One that was never set is refused where
 * it has no end, and is never read or written beyond its room.
 */
#define inox_str(n) struct { char inox__text[(n) + 1]; }

/* A byte more than the room, always zero: a text that is made of itself ends. */
#define inox__str_room(s)	(sizeof((s)->inox__text) - 1)

static inline __must_check __printf(4, 0) int
inox__str_add_v(char *text, size_t used, size_t room, const char *format,
		va_list values)
{
	int n;

	if (used >= room)
		return -E2BIG;
	text[room] = '\0';
	n = vsnprintf(text + used, room - used, format, values);
	if (n >= 0 && (size_t)n < room - used)
		return 0;
	text[used] = '\0';
	return -E2BIG;
}

static inline __must_check __printf(3, 4) int
inox__str_set(char *text, size_t room, const char *format, ...)
{
	va_list values;
	int err;

	va_start(values, format);
	err = inox__str_add_v(text, 0, room, format, values);
	va_end(values);
	return err;
}

static inline __must_check __printf(3, 4) int
inox__str_add(char *text, size_t room, const char *format, ...)
{
	va_list values;
	int err;

	va_start(values, format);
	err = inox__str_add_v(text, strnlen(text, room), room, format, values);
	va_end(values);
	return err;
}

/**
 * inox_str_set() - make a text
 * @s: address of an inox_str()
 * @format: a literal, as for printk()
 * @...: its values
 *
 * Context: Any.
 * Return: 0, or -E2BIG if it does not fit; the text is then empty.
 */
#define inox_str_set(s, format, ...)					\
	inox__str_set((s)->inox__text, inox__str_room(s),		\
		      "" format, ##__VA_ARGS__)

/**
 * inox_str_add() - append to a text
 * @s: address of an inox_str()
 * @format: a literal, as for printk()
 * @...: its values
 *
 * Context: Any.
 * Return: 0, or -E2BIG if it does not fit; the text is then as it was.
 */
#define inox_str_add(s, format, ...)					\
	inox__str_add((s)->inox__text, inox__str_room(s),		\
		      "" format, ##__VA_ARGS__)

/**
 * inox_str_clear() - make a text empty
 * @s: address of an inox_str()
 *
 * Context: Any.
 */
#define inox_str_clear(s)	((void)((s)->inox__text[0] = '\0'))

static inline bool inox__str_ends(const char *text, size_t room)
{
	return strnlen(text, room) < room;
}

static inline const char *inox__str_text(const char *text, size_t room)
{
	return inox__str_ends(text, room) ? text : "";
}

/**
 * inox_str_text() - a text for printing
 * @s: address of an inox_str()
 *
 * Context: Any.
 * Return: The characters, which end; not to be kept longer than the text.
 */
#define inox_str_text(s) \
	inox__str_text((s)->inox__text, inox__str_room(s))

/**
 * inox_str_equal() - is a text this one?
 * @s: address of an inox_str()
 * @literal: a string literal; one that the text has no room for does not
 *	compile
 *
 * Context: Any.
 * Return: Whether they are equal.
 */
#define inox_str_equal(s, literal)					\
	(!strncmp((s)->inox__text, "" literal, sizeof(literal) +	\
		  INOX__PROVED(sizeof(literal) <= inox__str_room(s),	\
			       "the text has no room for so much")))

static inline __must_check int
inox__str_read(char *text, size_t room, struct inox_reader *r)
{
	size_t n = strnlen((const char *)r->inox__at, r->inox__left);

	if (n == r->inox__left)
		return -EBADMSG;
	if (n >= room)
		return -E2BIG;
	return inox__read_bytes(r, text, n + 1);
}

/**
 * inox_str_read() - take a terminated text from bytes
 * @s: address of an inox_str()
 * @r: a reader; goes on after the terminator
 *
 * Context: Any.
 * Return: 0, -EBADMSG if there is no terminator, or -E2BIG if it does not fit;
 *	neither has changed then.
 */
#define inox_str_read(s, r) \
	inox__str_read((s)->inox__text, inox__str_room(s), (r))

static inline struct inox_u64
inox__str_number(const char *text, size_t room, unsigned int base)
{
	unsigned long long n;
	int err = kstrtoull(inox__str_text(text, room), base, &n);

	return err ? inox_u64_err(err) : inox_u64_ok(n);
}

/**
 * inox_str_number() - the number a text is
 * @s: address of an inox_str()
 * @base: 10, 16, or 0 for what its prefix says
 *
 * Context: Any.
 * Return: A result: the number, -EINVAL if the text is none, -ERANGE if it is
 *	too large.
 */
#define inox_str_number(s, base) \
	inox__str_number((s)->inox__text, inox__str_room(s), (base))

#endif
