// SPDX-License-Identifier: GPL-2.0
/* <inox/str.h>: texts set, appended and read, beside an array that has room for all. */
#include "fuzz.h"

#include <inox/str.h>

#define ROOM 8

/* A piece of the input without a zero in it, of at most 15 characters. */
static void piece(struct input *in, char *to)
{
	size_t n = input_u8(in) & 15;

	while (n--)
		*to++ = (char)(input_u8(in) | 1);
	*to = '\0';
}

int LLVMFuzzerTestOneInput(const u8 *data, size_t size)
{
	struct input in = { data, size };
	inox_str(ROOM) s = { { 0 } };
	char model[32] = "", more[16];

	while (in.size) {
		u8 op = input_u8(&in) & 3;
		bool fits;

		if (op == 2) {
			struct inox_reader r = inox__reader_over(in.data, in.size);
			size_t n = strnlen((const char *)in.data, in.size);
			int want = n == in.size ? -EBADMSG : n >= ROOM ? -E2BIG : 0;

			expect(inox_str_read(&s, &r) == want);
			expect(inox_reader_left(&r) == in.size - (want ? 0 : n + 1));
			if (!want)
				memcpy(model, in.data, n + 1);
			if (in.size)
				input_u8(&in);
		} else {
			piece(&in, more);
			if (op & 1) {
				fits = strlen(model) + strlen(more) < ROOM;
				expect(inox_str_add(&s, "%s", more) == (fits ? 0 : -E2BIG));
				strcat(model, fits ? more : "");
			} else {
				fits = strlen(more) < ROOM;
				expect(inox_str_set(&s, "%s", more) == (fits ? 0 : -E2BIG));
				strcpy(model, fits ? more : "");
			}
		}
		expect(!strcmp(inox_str_text(&s), model));
	}
	return 0;
}
