/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: bytes.h
 *
 * Cursors over bytes.  A reader gives values and no pointer, so what came from
 * a device, a packet or a user cannot be read past its end, whatever it says
 * about its own length.  A writer never writes past its room.
 *
 * A read or write that does not fit fails and moves nothing.
 */
#ifndef INOX_BYTES_H
#define INOX_BYTES_H

#ifdef __KERNEL__
#include <linux/compiler.h>
#include <linux/errno.h>
#include <linux/types.h>
#else
#include <errno.h>
#endif

#include <inox/result.h>

/**
 * struct inox_reader - what is left to read of some bytes
 *
 * A plain value: a copy is a second cursor over the same bytes.
 */
struct inox_reader {
	/* private: */
	const u8 *inox__at;
	size_t inox__left;
} __designated_init;

/**
 * struct inox_writer - the room that is left to write, and what was written
 */
struct inox_writer {
	/* private: */
	u8 *inox__start;
	size_t inox__used;
	size_t inox__room;
} __designated_init;

/* A reader over a part of another, or an errno. */
INOX_RESULT(part, struct inox_reader);

#define inox__is_pointer(array) \
	__builtin_types_compatible_p(typeof(array), typeof(&(array)[0]))

/* Size of an array of bytes; anything else is refused. */
#define inox__bytes_of(array)						\
	(sizeof(array) +						\
	 INOX__PROVED(!inox__is_pointer(array) && sizeof((array)[0]) == 1, \
		      "this needs an array of bytes"))

static __always_inline struct inox_reader
inox__reader_over(const void *bytes, size_t n)
{
	return (struct inox_reader){ .inox__at = bytes, .inox__left = n };
}

static __always_inline struct inox_writer
inox__writer_over(void *bytes, size_t n)
{
	return (struct inox_writer){ .inox__start = bytes, .inox__room = n };
}

/**
 * inox_reader_of() - read an array from its start
 * @array: an array of bytes, not a pointer
 *
 * Context: Any.
 * Return: A struct inox_reader, which must not outlive the array.
 */
#define inox_reader_of(array) inox__reader_over((array), inox__bytes_of(array))

/**
 * inox_reader_first() - read the beginning of an array
 * @array: an array of bytes, not a pointer
 * @n: how many bytes; no more than there are
 *
 * Context: Any.
 * Return: A struct inox_reader, which must not outlive the array.
 */
#define inox_reader_first(array, n) \
	inox__reader_first((array), inox__bytes_of(array), (n))

static __always_inline struct inox_reader
inox__reader_first(const void *bytes, size_t has, size_t n)
{
	return inox__reader_over(bytes, n < has ? n : has);
}

/**
 * inox_writer_of() - write an array from its start
 * @array: an array of bytes, not a pointer
 *
 * Context: Any.
 * Return: A struct inox_writer, which must not outlive the array.
 */
#define inox_writer_of(array) inox__writer_over((array), inox__bytes_of(array))

/**
 * inox_reader_left() - how many bytes are left to read
 * @r: the reader
 *
 * Context: Any.
 * Return: Bytes.
 */
static __always_inline size_t inox_reader_left(const struct inox_reader *r)
{
	return r->inox__left;
}

/**
 * inox_writer_left() - how many more bytes fit
 * @w: the writer
 *
 * Context: Any.
 * Return: Bytes.
 */
static __always_inline size_t inox_writer_left(const struct inox_writer *w)
{
	return w->inox__room - w->inox__used;
}

/**
 * inox_writer_used() - how many bytes were written
 * @w: the writer
 *
 * Context: Any.
 * Return: Bytes.
 */
static __always_inline size_t inox_writer_used(const struct inox_writer *w)
{
	return w->inox__used;
}

/* The next @n bytes, if so many are left; only the layer sees a pointer. */
static __always_inline __must_check bool
inox__reader_take(struct inox_reader *r, size_t n, const u8 **at)
{
	if (unlikely(n > r->inox__left))
		return false;
	*at = r->inox__at;
	r->inox__at += n;
	r->inox__left -= n;
	return true;
}

/* Room for @n bytes, if there is so much. */
static __always_inline __must_check bool
inox__writer_take(struct inox_writer *w, size_t n, u8 **at)
{
	if (unlikely(n > inox_writer_left(w)))
		return false;
	*at = w->inox__start + w->inox__used;
	w->inox__used += n;
	return true;
}

#define INOX__LITTLE	(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__)
#define INOX__BIG	(!INOX__LITTLE)

#define INOX__BYTES(order, type, as_is, swap)				\
	static __always_inline struct inox_##type			\
	inox_read_##order(struct inox_reader *r)			\
	{								\
		const u8 *at;						\
		type v;							\
									\
		if (!inox__reader_take(r, sizeof(v), &at))		\
			return inox_##type##_err(-EBADMSG);		\
		__builtin_memcpy(&v, at, sizeof(v));			\
		return inox_##type##_ok((type)((as_is) ? v : swap(v)));	\
	}								\
	static __always_inline __must_check int				\
	inox_write_##order(struct inox_writer *w, type v)		\
	{								\
		u8 *at;							\
									\
		if (!inox__writer_take(w, sizeof(v), &at))		\
			return -ENOSPC;					\
		v = (type)((as_is) ? v : swap(v));			\
		__builtin_memcpy(at, &v, sizeof(v));			\
		return 0;						\
	}								\
	struct inox_reader

/*
 * inox_read_le16(&reader) is a result: the next number, or -EBADMSG if fewer
 * bytes are left.  inox_write_le16(&writer, v) is 0, or -ENOSPC.  Any context.
 */
INOX__BYTES(u8, u8, true, __builtin_bswap16);
INOX__BYTES(le16, u16, INOX__LITTLE, __builtin_bswap16);
INOX__BYTES(be16, u16, INOX__BIG, __builtin_bswap16);
INOX__BYTES(le32, u32, INOX__LITTLE, __builtin_bswap32);
INOX__BYTES(be32, u32, INOX__BIG, __builtin_bswap32);
INOX__BYTES(le64, u64, INOX__LITTLE, __builtin_bswap64);
INOX__BYTES(be64, u64, INOX__BIG, __builtin_bswap64);

/**
 * inox_read_part() - the next bytes as a reader of their own
 * @r: the reader, which goes on after them
 * @n: how many
 *
 * Context: Any.
 * Return: A reader over them, or -EBADMSG if fewer are left.
 */
static __always_inline struct inox_part
inox_read_part(struct inox_reader *r, size_t n)
{
	const u8 *at;

	if (!inox__reader_take(r, n, &at))
		return inox_part_err(-EBADMSG);
	return inox_part_ok(inox__reader_over(at, n));
}

/**
 * inox_read_skip() - leave out the next bytes
 * @r: the reader
 * @n: how many
 *
 * Context: Any.
 * Return: 0, or -EBADMSG if fewer are left.
 */
static __always_inline __must_check int
inox_read_skip(struct inox_reader *r, size_t n)
{
	const u8 *at;

	return inox__reader_take(r, n, &at) ? 0 : -EBADMSG;
}

/**
 * inox_read_end() - there must be nothing more
 * @r: the reader
 *
 * Context: Any.
 * Return: 0, or -EBADMSG if bytes are left.
 */
static __always_inline __must_check int
inox_read_end(const struct inox_reader *r)
{
	return r->inox__left ? -EBADMSG : 0;
}

/**
 * inox_read_same() - the next bytes must be those that another reader has left
 * @r: the reader, which goes on after them
 * @other: what they must be
 *
 * Context: Any.
 * Return: 0, or -EBADMSG if others come or fewer are left.
 */
static __always_inline __must_check int
inox_read_same(struct inox_reader *r, struct inox_reader other)
{
	const u8 *at;

	if (!inox__reader_take(r, other.inox__left, &at))
		return -EBADMSG;
	return __builtin_memcmp(at, other.inox__at, other.inox__left) ?
		-EBADMSG : 0;
}

/**
 * inox_read_only() - all that is left must be one byte, however often
 * @r: the reader; at its end afterwards
 * @byte: which
 *
 * Context: Any.
 * Return: 0, or -EBADMSG if there is another one.
 */
static __always_inline __must_check int
inox_read_only(struct inox_reader *r, u8 byte)
{
	const u8 *at = r->inox__at;
	size_t n = r->inox__left;

	*r = inox__reader_over(at + n, 0);
	if (!n)
		return 0;
	/* If the first is it, and each is like the one before it, all are. */
	return at[0] != byte || __builtin_memcmp(at, at + 1, n - 1) ?
		-EBADMSG : 0;
}

static __always_inline __must_check int
inox__read_bytes(struct inox_reader *r, void *to, size_t n)
{
	const u8 *at;

	if (!inox__reader_take(r, n, &at))
		return -EBADMSG;
	__builtin_memcpy(to, at, n);
	return 0;
}

/**
 * inox_read_bytes() - fill an array
 * @r: the reader
 * @array: an array of bytes, not a pointer
 *
 * Context: Any.
 * Return: 0, or -EBADMSG if fewer bytes are left; @array is then unchanged.
 */
#define inox_read_bytes(r, array) \
	inox__read_bytes((r), (array), inox__bytes_of(array))

/**
 * inox_write_part() - write all that a reader has left
 * @w: the writer
 * @r: the reader; at its end afterwards
 *
 * Context: Any.
 * Return: 0, or -ENOSPC if it does not fit; neither has moved then.
 */
static __always_inline __must_check int
inox_write_part(struct inox_writer *w, struct inox_reader *r)
{
	size_t n = inox_reader_left(r);
	u8 *to;

	if (!inox__writer_take(w, n, &to))
		return -ENOSPC;
	__builtin_memcpy(to, r->inox__at, n);
	*r = inox__reader_over(r->inox__at + n, 0);
	return 0;
}

/**
 * inox_writer_done() - what was written, to be read
 * @w: the writer
 *
 * Context: Any.
 * Return: A struct inox_reader, which must not outlive the bytes.
 */
static __always_inline struct inox_reader
inox_writer_done(const struct inox_writer *w)
{
	return inox__reader_over(w->inox__start, w->inox__used);
}

#endif
