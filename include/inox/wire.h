/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: wire.h
 *
 * Numbers as they lie on a wire.  Each byte order is a type of its own, so that
 * none can be used, compared or assigned without a conversion; they have no
 * alignment, so they fit in any descriptor.  INOX_PLAIN() lets a whole struct
 * cross that has nothing in it but its members.
 */
#ifndef INOX_WIRE_H
#define INOX_WIRE_H

#include <inox/arith.h>
#include <inox/bytes.h>

#define INOX__WIRE(order, type, as_is, swap)				\
	struct inox_##order {						\
		type inox__wire;					\
	} __packed __designated_init;					\
	static __always_inline struct inox_##order inox_##order(type v)	\
	{								\
		return (struct inox_##order){				\
			.inox__wire = (type)((as_is) ? v : swap(v)),	\
		};							\
	}								\
	static __always_inline type					\
	inox_##order##_get(struct inox_##order w)			\
	{								\
		return (type)((as_is) ? w.inox__wire : swap(w.inox__wire)); \
	}								\
	struct inox_##order

/*
 * struct inox_le16 to struct inox_be64: inox_le16(v) makes one of a number,
 * inox_le16_get(w) gives the number.  Any context.
 */
INOX__WIRE(le16, u16, INOX__LITTLE, __builtin_bswap16);
INOX__WIRE(be16, u16, INOX__BIG, __builtin_bswap16);
INOX__WIRE(le32, u32, INOX__LITTLE, __builtin_bswap32);
INOX__WIRE(be32, u32, INOX__BIG, __builtin_bswap32);
INOX__WIRE(le64, u64, INOX__LITTLE, __builtin_bswap64);
INOX__WIRE(be64, u64, INOX__BIG, __builtin_bswap64);

#define INOX__WIRE_CONST(order, type, as_is, swap, n)			\
	((struct inox_##order){						\
		.inox__wire = (as_is) ? INOX_CONST(type, n) :		\
					swap(INOX_CONST(type, n)),	\
	})

/**
 * INOX_LE16() - a constant that lies low byte first
 * @n: a constant; one that does not fit does not compile
 *
 * For the initialiser of a static object; so are INOX_BE16(), INOX_LE32(),
 * INOX_BE32(), INOX_LE64() and INOX_BE64().
 *
 * Context: Any.
 * Return: A struct inox_le16.
 */
#define INOX_LE16(n) \
	INOX__WIRE_CONST(le16, u16, INOX__LITTLE, __builtin_bswap16, n)
#define INOX_BE16(n) \
	INOX__WIRE_CONST(be16, u16, INOX__BIG, __builtin_bswap16, n)
#define INOX_LE32(n) \
	INOX__WIRE_CONST(le32, u32, INOX__LITTLE, __builtin_bswap32, n)
#define INOX_BE32(n) \
	INOX__WIRE_CONST(be32, u32, INOX__BIG, __builtin_bswap32, n)
#define INOX_LE64(n) \
	INOX__WIRE_CONST(le64, u64, INOX__LITTLE, __builtin_bswap64, n)
#define INOX_BE64(n) \
	INOX__WIRE_CONST(be64, u64, INOX__BIG, __builtin_bswap64, n)

/**
 * INOX_PLAIN() - a struct that may cross to where others read its bytes
 * @tag: struct tag, whose members are numbers of the wire, bytes, arrays or
 *	plain structs of these
 * @sum: sizes of all members, added; a gap would carry old memory across, so
 *	one that does not compile
 *
 * Defines <tag>_read(reader), a result of the struct or -EBADMSG, and
 * <tag>_write(writer, &object), 0 or -ENOSPC.
 */
#define INOX_PLAIN(tag, sum)						\
	_Static_assert(sizeof(struct tag) == (sum),			\
		       "struct " #tag " has padding, or a member is not in the sum"); \
	INOX_RESULT(tag, struct tag);					\
	struct inox__##tag##_wire {					\
		struct tag inox__object;				\
	} __packed __attribute__((__may_alias__));			\
	static __always_inline struct inox_##tag			\
	tag##_read(struct inox_reader *r)				\
	{								\
		const struct inox__##tag##_wire *inox__wire;		\
		const u8 *inox__bytes;					\
									\
		if (!inox__reader_take(r, sizeof(struct tag), &inox__bytes)) \
			return inox_##tag##_err(-EBADMSG);		\
		inox__wire = (const void *)inox__bytes;			\
		return inox_##tag##_ok(inox__wire->inox__object);	\
	}								\
	static __always_inline __must_check int				\
	tag##_write(struct inox_writer *w, const struct tag *object)	\
	{								\
		struct inox_reader inox__bytes =			\
			inox__reader_over(object, sizeof(*object));	\
									\
		return inox_write_part(w, &inox__bytes);		\
	}								\
	struct tag

#endif
