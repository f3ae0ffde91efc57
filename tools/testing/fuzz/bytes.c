// SPDX-License-Identifier: GPL-2.0
/* <inox/bytes.h>: any reads and writes, beside an offset into the same bytes. */
#include "fuzz.h"

#include <inox/bytes.h>

#define ROOM 24

/* A read that fits gives the number and moves; another changes nothing. */
#define READ(name, result, width, big) do {				\
	struct inox_##result got = inox_read_##name(&r);		\
	bool fits = (width) <= size - at;				\
									\
	expect(!got.inox__err == fits);					\
	expect(fits || got.inox__err == -EBADMSG);			\
	expect(!fits || got.inox__val == number(bytes + at, width, big)); \
	at += fits ? (width) : 0;					\
} while (0)

static void read_all(struct input *in, const u8 *bytes, size_t size)
{
	struct inox_reader r = inox__reader_over(bytes, size);
	size_t at = 0;

	while (in->size) {
		u8 op = input_u8(in);
		size_t n = op >> 3;

		switch (op & 7) {
		case 0: READ(u8, u8, 1, false); break;
		case 1: READ(le16, u16, 2, false); break;
		case 2: READ(be16, u16, 2, true); break;
		case 3: READ(le32, u32, 4, false); break;
		case 4: READ(be64, u64, 8, true); break;
		case 5:
			expect(inox_read_skip(&r, n) == (n <= size - at ? 0 : -EBADMSG));
			at += n <= size - at ? n : 0;
			break;
		case 6: {
			struct inox_part part = inox_read_part(&r, n);

			expect(!part.inox__err == (n <= size - at));
			expect(part.inox__err || inox_reader_left(&part.inox__val) == n);
			expect(part.inox__err || !n || inox_read_u8(&part.inox__val).inox__val == bytes[at]);
			at += part.inox__err ? 0 : n;
			break;
		}
		case 7:
			expect(inox_read_end(&r) == (at == size ? 0 : -EBADMSG));
			break;
		}
		expect(inox_reader_left(&r) == size - at);
	}
}

#define WRITE(name, width, big) do {					\
	int err = inox_write_##name(&w, n);				\
	bool fits = used + (width) <= room;				\
									\
	expect(err == (fits ? 0 : -ENOSPC));				\
	expect(!fits || number(bytes + used, width, big) == n);		\
	used += fits ? (width) : 0;					\
} while (0)

static void write_all(struct input *in)
{
	size_t room = input_u8(in) % ROOM, used = 0;
	u8 *bytes = calloc(1, room + 1);
	struct inox_writer w = inox__writer_over(bytes, room);

	while (in->size) {
		u8 op = input_u8(in);

		switch (op & 3) {
		case 0: { u8 n = input_u8(in); WRITE(u8, 1, false); break; }
		case 1: { u16 n = (u16)input_u64(in); WRITE(be16, 2, true); break; }
		case 2: { u32 n = (u32)input_u64(in); WRITE(le32, 4, false); break; }
		case 3: { u64 n = input_u64(in); WRITE(be64, 8, true); break; }
		}
		expect(inox_writer_used(&w) == used && inox_writer_left(&w) == room - used);
	}
	expect(!bytes[room]);
	free(bytes);
}

int LLVMFuzzerTestOneInput(const u8 *data, size_t size)
{
	size_t half = size / 2;
	struct input in = { data, half };
	u8 *bytes = malloc(size - half + !size);

	memcpy(bytes, data + half, size - half);
	read_all(&in, bytes, size - half);
	free(bytes);
	in = (struct input){ data, size };
	write_all(&in);
	return 0;
}
