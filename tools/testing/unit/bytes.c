// SPDX-License-Identifier: GPL-2.0
/* <inox/bytes.h>: cursors at and beyond every end. */
#include <string.h>

#include <linux/compiler.h>
#include <linux/types.h>

#include <inox/bytes.h>

#include "ktap.h"

#define ROOM 32

static const u8 counting[8] = { 1, 2, 3, 4, 5, 6, 7, 8 };

/* A read of @n bytes works exactly when so many are left, and else moves nothing. */
#define CHECK_READ(name, n, want)						\
static void read_##name(void)							\
{										\
	bool good = true;							\
	size_t len;								\
										\
	for (len = 0; len <= sizeof(counting); len++) {				\
		struct inox_reader r = inox__reader_over(counting, len);	\
		struct inox_##want got = inox_read_##name(&r);			\
		bool fits = len >= (n);						\
										\
		ktap_check(&good, !got.inox__err == fits, "length %zu: %d", len, got.inox__err); \
		ktap_check(&good, fits || got.inox__err == -EBADMSG, "errno %d", got.inox__err); \
		ktap_check(&good, inox_reader_left(&r) == len - (fits ? (n) : 0), "length %zu: it moved wrong", len); \
		ktap_check(&good, !fits || got.inox__val == value_##name, "it reads %llx", (unsigned long long)got.inox__val); \
	}									\
	ktap_case(good, "read " #name " at each length");			\
}

#define value_u8	0x01
#define value_le16	0x0201
#define value_be16	0x0102
#define value_le32	0x04030201
#define value_be32	0x01020304
#define value_le64	0x0807060504030201
#define value_be64	0x0102030405060708

CHECK_READ(u8, 1, u8)
CHECK_READ(le16, 2, u16)
CHECK_READ(be16, 2, u16)
CHECK_READ(le32, 4, u32)
CHECK_READ(be32, 4, u32)
CHECK_READ(le64, 8, u64)
CHECK_READ(be64, 8, u64)

#define CHECK_WRITE(name, n)							\
static void write_##name(void)							\
{										\
	bool good = true;							\
	size_t room;								\
										\
	for (room = 0; room <= sizeof(counting); room++) {			\
		u8 bytes[sizeof(counting) + 1] = { 0 };				\
		struct inox_writer w = inox__writer_over(bytes, room);		\
		int err = inox_write_##name(&w, value_##name);			\
		bool fits = room >= (n);					\
										\
		ktap_check(&good, err == (fits ? 0 : -ENOSPC), "room %zu: %d", room, err); \
		ktap_check(&good, inox_writer_used(&w) == (fits ? (n) : 0), "room %zu: used %zu", room, inox_writer_used(&w)); \
		ktap_check(&good, inox_writer_left(&w) + inox_writer_used(&w) == room, "room %zu changed", room); \
		ktap_check(&good, !memcmp(bytes, counting, fits ? (n) : 0), "room %zu: wrong bytes", room); \
		ktap_check(&good, !bytes[fits ? (n) : 0], "room %zu: it wrote too far", room); \
	}									\
	ktap_case(good, "write " #name " at each room");			\
}

CHECK_WRITE(u8, 1)
CHECK_WRITE(le16, 2)
CHECK_WRITE(be16, 2)
CHECK_WRITE(le32, 4)
CHECK_WRITE(be32, 4)
CHECK_WRITE(le64, 8)
CHECK_WRITE(be64, 8)

static const size_t lengths[] = { 0, 1, 7, 8, 9, 0xff, 0xffff, (size_t)-1 };

static void part_and_skip(void)
{
	bool good = true;
	size_t i;

	for (i = 0; i < sizeof(lengths) / sizeof(*lengths); i++) {
		struct inox_reader r = inox_reader_of(counting), s = r;
		struct inox_part part = inox_read_part(&r, lengths[i]);
		bool fits = lengths[i] <= 8;

		ktap_check(&good, part.inox__err == (fits ? 0 : -EBADMSG), "part of %zu: %d", lengths[i], part.inox__err);
		ktap_check(&good, !fits || inox_reader_left(&part.inox__val) == lengths[i], "part of %zu is not so long", lengths[i]);
		ktap_check(&good, inox_reader_left(&r) == 8 - (fits ? lengths[i] : 0), "part of %zu moved wrong", lengths[i]);
		ktap_check(&good, inox_read_skip(&s, lengths[i]) == (fits ? 0 : -EBADMSG), "skip of %zu", lengths[i]);
		ktap_check(&good, inox_reader_left(&s) == inox_reader_left(&r), "skip of %zu moved wrong", lengths[i]);
		ktap_check(&good, !inox_read_end(&s) == (lengths[i] == 8), "the end after %zu", lengths[i]);
	}
	ktap_case(good, "parts, skips and the end");
}

static void nested_parts(void)
{
	struct inox_reader r = inox_reader_of(counting);
	struct inox_part outer = inox_read_part(&r, 4);
	struct inox_part inner = inox_read_part(&outer.inox__val, 2);
	bool good = true;

	ktap_check(&good, inox_read_be16(&inner.inox__val).inox__val == 0x0102, "inner");
	ktap_check(&good, inox_read_u8(&inner.inox__val).inox__err == -EBADMSG, "inner ends");
	ktap_check(&good, inox_read_be16(&outer.inox__val).inox__val == 0x0304, "outer");
	ktap_check(&good, inox_read_be32(&r).inox__val == 0x05060708, "after both");
	ktap_case(good, "a part ends where it was cut");
}

static void arrays(void)
{
	u8 four[4], nine[9] = { 0 };
	struct inox_reader r = inox_reader_of(counting);
	bool good = true;

	ktap_check(&good, !inox_read_bytes(&r, four) && !memcmp(four, counting, 4), "four");
	ktap_check(&good, inox_read_bytes(&r, nine) == -EBADMSG && !nine[0], "nine of four");
	ktap_check(&good, inox_reader_left(&r) == 4, "the failed one moved");
	ktap_case(good, "an array is filled whole or not at all");
}

static void writer_done(void)
{
	u8 bytes[ROOM];
	struct inox_writer w = inox_writer_of(bytes);
	struct inox_reader all = inox_reader_of(counting), back;
	bool good = true;
	int i;

	for (i = 0; i < ROOM / 8; i++) {
		struct inox_reader again = all;

		ktap_check(&good, !inox_write_part(&w, &again), "part %d", i);
		ktap_check(&good, !inox_reader_left(&again), "part %d is not used up", i);
	}
	ktap_check(&good, inox_write_part(&w, &all) == -ENOSPC, "one too many");
	ktap_check(&good, inox_reader_left(&all) == 8, "the refused one moved");
	back = inox_writer_done(&w);
	ktap_check(&good, inox_reader_left(&back) == ROOM, "what was written");
	ktap_check(&good, inox_read_be64(&back).inox__val == value_be64, "and is read");
	ktap_case(good, "what was written can be read");
}

/* Tag, length, value: the length lies in every way there is. */
static int parse(struct inox_reader r, unsigned int *values)
{
	*values = 0;
	while (inox_reader_left(&r)) {
		u8 tag = TRY(inox_read_u8(&r));
		u8 len = TRY(inox_read_u8(&r));
		struct inox_reader value = TRY(inox_read_part(&r, len));

		*values += tag && inox_reader_left(&value) == len;
	}
	return 0;
}

static void truncated(void)
{
	static const u8 message[] = { 1, 0, 2, 1, 9, 3, 2, 8, 7 };
	static const bool whole[] = { true, false, true, false, false, true, false, false, false, true };
	unsigned int values;
	bool good = true;
	size_t len;

	for (len = 0; len <= sizeof(message); len++) {
		int err = parse(inox__reader_over(message, len), &values);

		ktap_check(&good, err == (whole[len] ? 0 : -EBADMSG), "at %zu bytes: %d", len, err);
	}
	ktap_check(&good, values == 3, "%u values", values);
	ktap_case(good, "a message truncated at every byte");
}

static void lying_lengths(void)
{
	u8 message[] = { 1, 0, 5, 5 };
	unsigned int values, len;
	bool good = true;

	for (len = 0; len <= 0xff; len++) {
		message[1] = (u8)len;
		ktap_check(&good, !parse(inox_reader_of(message), &values) == (len == 2),
			   "a length of %u", len);
	}
	ktap_case(good, "every length a byte can claim");
}

int main(void)
{
	ktap_begin();
	read_u8();
	read_le16();
	read_be16();
	read_le32();
	read_be32();
	read_le64();
	read_be64();
	write_u8();
	write_le16();
	write_be16();
	write_le32();
	write_be32();
	write_le64();
	write_be64();
	part_and_skip();
	nested_parts();
	arrays();
	writer_done();
	truncated();
	lying_lengths();
	return ktap_end();
}
