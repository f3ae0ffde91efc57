// SPDX-License-Identifier: GPL-2.0
/* <inox/wire.h>: numbers of the wire and a plain struct, beside the bytes that they are made of. */
#include "fuzz.h"

#include <inox/wire.h>

struct record {
	u8 kind;
	struct inox_le16 length;
	struct inox_be32 sequence;
	struct inox_le64 time;
	u8 name[3];
};
INOX_PLAIN(record, 1 + 2 + 4 + 8 + 3);

/* A number lies as it should, and comes back. */
#define ORDER(order, width, big) do {					\
	struct inox_##order w = inox_##order((typeof(inox_##order##_get((struct inox_##order){ })))n); \
									\
	expect(sizeof(w) == (width));					\
	expect(number((const u8 *)&w, width, big) == inox_##order##_get(w)); \
	expect(inox_##order##_get(w) == (n & (u64)-1 >> (64 - 8 * (width)))); \
} while (0)

static void orders(u64 n)
{
	ORDER(le16, 2, false);
	ORDER(be16, 2, true);
	ORDER(le32, 4, false);
	ORDER(be32, 4, true);
	ORDER(le64, 8, false);
	ORDER(be64, 8, true);
}

static void same(const struct record *record, const u8 *at)
{
	expect(record->kind == at[0]);
	expect(inox_le16_get(record->length) == number(at + 1, 2, false));
	expect(inox_be32_get(record->sequence) == number(at + 3, 4, true));
	expect(inox_le64_get(record->time) == number(at + 7, 8, false));
	expect(!memcmp(record->name, at + 15, 3));
}

/* Records as long as there are whole ones, each written where there may be no room. */
static void records(const u8 *data, size_t size)
{
	size_t room = size ? data[0] % (3 * sizeof(struct record)) : 0, used = 0, at;
	struct inox_reader r = inox__reader_over(data, size);
	u8 *out = calloc(1, room + 1);
	struct inox_writer w = inox__writer_over(out, room);

	for (at = 0; at + sizeof(struct record) <= size; at += sizeof(struct record)) {
		struct inox_record got = record_read(&r);
		bool fits = used + sizeof(struct record) <= room;

		expect(!got.inox__err);
		same(&got.inox__val, data + at);
		expect(record_write(&w, &got.inox__val) == (fits ? 0 : -ENOSPC));
		expect(!fits || !memcmp(out + used, data + at, sizeof(struct record)));
		used += fits ? sizeof(struct record) : 0;
		expect(inox_writer_used(&w) == used);
	}
	expect(record_read(&r).inox__err == -EBADMSG);
	expect(inox_reader_left(&r) == size - at);
	expect(!out[room]);
	free(out);
}

int LLVMFuzzerTestOneInput(const u8 *data, size_t size)
{
	struct input in = { data, size };

	orders(input_u64(&in));
	records(data, size);
	return 0;
}
