// SPDX-License-Identifier: GPL-2.0
/*
 * Idioms of the layer, ours_NAME(), beside the same thing in plain kernel C with
 * the same checks, peer_NAME(), written as stock drivers do: the length of a
 * header is checked once, descriptors are walked by pointer and rest.
 */
#include <linux/errno.h>
#include <linux/nospec.h>
#include <linux/overflow.h>
#include <linux/string.h>
#include <linux/types.h>
#if __has_include("linux/unaligned.h")
#include <linux/unaligned.h>
#else
#include <asm/unaligned.h>
#endif

#include <inox/arith.h>
#include <inox/bytes.h>
#include <inox/index.h>
#include <inox/wire.h>

#define PAIR(type, name, ...)			\
	type ours_##name(__VA_ARGS__);		\
	type peer_##name(__VA_ARGS__)

PAIR(int, tlv, const u8 *p, size_t left, u8 *tag);
PAIR(int, descriptors, const u8 *p, size_t left);
PAIR(int, frame, u8 *p, size_t room, u16 id, u32 value);
PAIR(int, block, u32 start, u32 count, u32 size, u64 *bytes);
PAIR(int, rate, u8 reg);
PAIR(u32, order, const u8 *wire);

/* Tag, length and value. */
struct head {
	u8 tag;
	struct inox_le16 len;
};

INOX_PLAIN(head, 3);

int ours_tlv(const u8 *p, size_t left, u8 *tag)
{
	struct inox_reader r = inox__reader_over(p, left);
	struct head head = TRY(head_read(&r));
	u16 len = inox_le16_get(head.len);

	TRY(inox_read_part(&r, len));
	*tag = head.tag;
	return len;
}

int peer_tlv(const u8 *p, size_t left, u8 *tag)
{
	u16 len;

	if (left < 3)
		return -EBADMSG;
	len = get_unaligned_le16(p + 1);
	if (len > left - 3)
		return -EBADMSG;
	*tag = p[0];
	return len;
}

/* The packet sizes of all endpoints, added. */
struct descriptor {
	u8 length, type;
};

struct endpoint {
	u8 length, type, address, attributes;
	struct inox_le16 packet;
	u8 interval;
};

INOX_PLAIN(descriptor, 2);
INOX_PLAIN(endpoint, 7);

int ours_descriptors(const u8 *p, size_t left)
{
	struct inox_reader r = inox__reader_over(p, left);
	int sum = 0;

	while (inox_reader_left(&r)) {
		struct inox_reader ahead = r;
		struct descriptor d = TRY(descriptor_read(&ahead));
		struct inox_reader whole = TRY(inox_read_part(&r, d.length));

		if (d.length < sizeof(d))
			return -EBADMSG;
		if (d.type == 5)
			sum += inox_le16_get(TRY(endpoint_read(&whole)).packet) & 0x7ff;
	}
	return sum;
}

int peer_descriptors(const u8 *p, size_t left)
{
	int sum = 0;

	while (left) {
		if (left < 2 || p[0] < 2 || p[0] > left)
			return -EBADMSG;
		if (p[1] == 5) {
			if (p[0] < 7)
				return -EBADMSG;
			sum += get_unaligned_le16(p + 4) & 0x7ff;
		}
		left -= p[0];
		p += p[0];
	}
	return sum;
}

struct frame {
	struct inox_be16 id;
	struct inox_be32 value;
};

INOX_PLAIN(frame, 6);

int ours_frame(u8 *p, size_t room, u16 id, u32 value)
{
	struct inox_writer w = inox__writer_over(p, room);
	struct frame frame = { inox_be16(id), inox_be32(value) };

	return frame_write(&w, &frame);
}

int peer_frame(u8 *p, size_t room, u16 id, u32 value)
{
	if (room < 6)
		return -ENOSPC;
	put_unaligned_be16(id, p);
	put_unaligned_be32(value, p + 2);
	return 0;
}

/* A range of blocks, in bytes. */
int ours_block(u32 start, u32 count, u32 size, u64 *bytes)
{
	if (!inox_inside(start, count, size))
		return -ERANGE;
	*bytes = TRY(inox_mul(TRY(inox_add(start, count)), 512u));
	return 0;
}

int peer_block(u32 start, u32 count, u32 size, u64 *bytes)
{
	u32 end, n;

	if (count > size || start > size - count)
		return -ERANGE;
	if (check_add_overflow(start, count, &end) || check_mul_overflow(end, 512u, &n))
		return -EOVERFLOW;
	*bytes = n;
	return 0;
}

/* A table by a field of a register. */
INOX_INDEX(rate, 5);

static const inox_table(rate, u16) ours_rates = { { 9, 28, 55, 110, 220 } };
static const u16 peer_rates[5] = { 9, 28, 55, 110, 220 };

int ours_rate(u8 reg)
{
	return inox_table_at(ours_rates, TRY(rate_index(inox_untrusted(reg & 7))));
}

int peer_rate(u8 reg)
{
	u32 i = reg & 7;

	if (i >= ARRAY_SIZE(peer_rates))
		return -ERANGE;
	return peer_rates[array_index_nospec(i, ARRAY_SIZE(peer_rates))];
}

u32 ours_order(const u8 *wire)
{
	return inox_be32_get(*(const struct inox_be32 *)wire);
}

u32 peer_order(const u8 *wire)
{
	return get_unaligned_be32(wire);
}
