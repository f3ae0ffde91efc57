// SPDX-License-Identifier: GPL-2.0
/* <inox/wire.h>: byte orders, and structs without gaps. */
#include <string.h>

#include <linux/compiler.h>
#include <linux/types.h>

#include <inox/wire.h>

#include "ktap.h"

struct endpoint {
	u8 length, type, address, attributes;
	struct inox_le16 packet;
	u8 interval;
};

INOX_PLAIN(endpoint, 7);

#define CHECK_ORDER(order, type, ...)						\
static void order(void)								\
{										\
	static const u8 bytes[] = { __VA_ARGS__ };				\
	struct inox_##order w = inox_##order((type)0x1122334455667788);	\
	bool good = true;							\
										\
	ktap_check(&good, sizeof(w) == sizeof(bytes) && _Alignof(struct inox_##order) == 1, "size or alignment"); \
	ktap_check(&good, !memcmp(&w, bytes, sizeof(w)), "wrong order");	\
	ktap_check(&good, inox_##order##_get(w) == (type)0x1122334455667788, "not the same number"); \
	ktap_case(good, #order);						\
}

CHECK_ORDER(le16, u16, 0x88, 0x77)
CHECK_ORDER(be16, u16, 0x77, 0x88)
CHECK_ORDER(le32, u32, 0x88, 0x77, 0x66, 0x55)
CHECK_ORDER(be32, u32, 0x55, 0x66, 0x77, 0x88)
CHECK_ORDER(le64, u64, 0x88, 0x77, 0x66, 0x55, 0x44, 0x33, 0x22, 0x11)
CHECK_ORDER(be64, u64, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88)

/* Constants, so that they can stand in a static descriptor. */
static const struct {
	struct inox_le16 a;
	struct inox_be16 b;
	struct inox_le32 c;
	struct inox_be32 d;
	struct inox_le64 e;
	struct inox_be64 f;
} constants = {
	.a = INOX_LE16(0x1122), .b = INOX_BE16(0x1122),
	.c = INOX_LE32(0x11223344), .d = INOX_BE32(0x11223344),
	.e = INOX_LE64(0x1122334455667788), .f = INOX_BE64(0x1122334455667788),
};

static void constant(void)
{
	static const u8 bytes[] = {
		0x22, 0x11, 0x11, 0x22, 0x44, 0x33, 0x22, 0x11, 0x11, 0x22, 0x33, 0x44,
		0x88, 0x77, 0x66, 0x55, 0x44, 0x33, 0x22, 0x11, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88,
	};

	ktap_case(sizeof(bytes) == sizeof(constants) && !memcmp(&constants, bytes, sizeof(bytes)),
		  "constants lie as they should");
}

static void plain(void)
{
	static const u8 bytes[] = { 7, 5, 0x81, 2, 0x00, 0x02, 9 };
	bool good = true;
	size_t len;

	for (len = 0; len <= sizeof(bytes); len++) {
		struct inox_reader r = inox__reader_over(bytes, len);
		struct inox_endpoint got = endpoint_read(&r);

		ktap_check(&good, got.inox__err == (len == 7 ? 0 : -EBADMSG), "at %zu: %d", len, got.inox__err);
		ktap_check(&good, inox_reader_left(&r) == len % 7, "at %zu it moved", len);
		ktap_check(&good, len < 7 || inox_le16_get(got.inox__val.packet) == 512, "packet");
	}
	ktap_case(good, "a plain struct is read whole or not at all");
}

static void plain_written(void)
{
	struct endpoint endpoint = { 7, 5, 0x81, 2, inox_le16(512), 9 };
	bool good = true;
	size_t room;

	for (room = 0; room < 9; room++) {
		u8 bytes[9] = { 0 };
		struct inox_writer w = inox__writer_over(bytes, room);

		ktap_check(&good, endpoint_write(&w, &endpoint) == (room >= 7 ? 0 : -ENOSPC), "room %zu", room);
		ktap_check(&good, inox_writer_used(&w) == (room >= 7 ? 7 : 0), "room %zu: used", room);
		ktap_check(&good, !bytes[7] && bytes[0] == (room >= 7 ? 7 : 0), "room %zu: bytes", room);
	}
	ktap_case(good, "and written whole or not at all");
}

int main(void)
{
	ktap_begin();
	le16();
	be16();
	le32();
	be32();
	le64();
	be64();
	constant();
	plain();
	plain_written();
	return ktap_end();
}
