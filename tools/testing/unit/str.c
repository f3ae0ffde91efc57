// SPDX-License-Identifier: GPL-2.0
/* <inox/str.h>: text at and beyond its room. */
#include <string.h>

#include <linux/compiler.h>
#include <linux/types.h>

#include <inox/str.h>

#include "ktap.h"

static void set(void)
{
	inox_str(8) s;
	bool good = true;
	int n;

	for (n = 0; n <= 12; n++) {
		int err = inox_str_set(&s, "%.*s", n, "abcdefghijkl");

		ktap_check(&good, err == (n < 8 ? 0 : -E2BIG), "%d characters: %d", n, err);
		ktap_check(&good, strlen(inox_str_text(&s)) == (n < 8 ? (size_t)n : 0), "%d characters: '%s'", n, inox_str_text(&s));
	}
	ktap_case(good, "a text is whole, or empty and an error");
}

static void add(void)
{
	inox_str(8) s;
	bool good = true;
	int i;

	ktap_check(&good, !inox_str_set(&s, "x"), "set");
	for (i = 0; i < 3; i++)
		ktap_check(&good, !inox_str_add(&s, "%02d", i), "add %d", i);
	ktap_check(&good, inox_str_equal(&s, "x000102"), "'%s'", inox_str_text(&s));
	ktap_check(&good, inox_str_add(&s, "y") == -E2BIG && inox_str_equal(&s, "x000102"), "one too many");
	ktap_check(&good, !inox_str_add(&s, "%s", ""), "nothing more");
	inox_str_clear(&s);
	ktap_check(&good, inox_str_equal(&s, "") && !inox_str_add(&s, "z") && inox_str_equal(&s, "z"), "cleared");
	ktap_case(good, "what does not fit is not appended");
}

static void from_bytes(void)
{
	static const u8 bytes[] = "sevenup\0next";
	inox_str(8) s;
	inox_str(7) small;
	bool good = true;
	size_t len;

	for (len = 0; len <= sizeof(bytes); len++) {
		struct inox_reader r = inox__reader_over(bytes, len), t = r;
		int err = inox_str_read(&s, &r);

		ktap_check(&good, err == (len >= 8 ? 0 : -EBADMSG), "%zu bytes: %d", len, err);
		ktap_check(&good, inox_reader_left(&r) == (len >= 8 ? len - 8 : len), "%zu bytes: moved", len);
		ktap_check(&good, len < 8 || inox_str_equal(&s, "sevenup"), "text");
		ktap_check(&good, inox_str_read(&small, &t) == (len >= 8 ? -E2BIG : -EBADMSG), "%zu bytes in 7", len);
		ktap_check(&good, inox_reader_left(&t) == len, "the refused one moved");
	}
	ktap_case(good, "text from bytes ends, or is none");
}

static void number(void)
{
	static const struct { const char *text; int err; u64 n; } numbers[] = {
		{ "0", 0, 0 }, { "42", 0, 42 }, { "18446744073709551615", 0, (u64)-1 },
		{ "18446744073709551616", -ERANGE, 0 }, { "", -EINVAL, 0 }, { "-1", -EINVAL, 0 },
		{ "4x", -EINVAL, 0 }, { " 4", -EINVAL, 0 }, { "7\n", 0, 7 },
	};
	inox_str(24) s;
	bool good = true;
	size_t i;

	for (i = 0; i < sizeof(numbers) / sizeof(*numbers); i++) {
		struct inox_u64 got;

		ktap_check(&good, !inox_str_set(&s, "%s", numbers[i].text), "room");
		got = inox_str_number(&s, 10);
		ktap_check(&good, got.inox__err == numbers[i].err, "'%s': %d", numbers[i].text, got.inox__err);
		ktap_check(&good, got.inox__err || got.inox__val == numbers[i].n, "'%s'", numbers[i].text);
	}
	ktap_case(good, "a text is a number or an error");
}

/* Memory as it was before anybody set it: never past the room, whatever is asked. */
static void never_set(void)
{
	inox_str(8) s;
	bool good = true;

	memset(&s, 'x', sizeof(s));
	ktap_check(&good, inox_str_add(&s, "y") == -E2BIG, "it grew");
	ktap_check(&good, !*inox_str_text(&s), "it is '%.9s'", inox_str_text(&s));
	ktap_check(&good, !inox_str_equal(&s, "xxxxxxx"), "it is equal");
	ktap_check(&good, inox_str_number(&s, 16).inox__err == -EINVAL, "it is a number");
	memset(&s, 0, sizeof(s));
	ktap_check(&good, inox_str_equal(&s, ""), "zeroes are no empty text");
	ktap_check(&good, !inox_str_add(&s, "seven77") && inox_str_equal(&s, "seven77"), "it does not grow");
	ktap_case(good, "what was never set has no end, and zeroes are empty");
}

/* A text that is its own value could run after its own tail: a zero stops it. */
static void of_itself(void)
{
	inox_str(8) s;

	memset(&s, 'x', sizeof(s));
	ktap_case(!inox_str_set(&s, "1234567") && !s.inox__text[8] && sizeof(s) == 9,
		  "there is a zero beyond the room");
}

static void equal(void)
{
	inox_str(4) s;
	bool good = true;

	ktap_check(&good, !inox_str_set(&s, "abc"), "set");
	ktap_check(&good, inox_str_equal(&s, "abc"), "itself");
	ktap_check(&good, !inox_str_equal(&s, "ab") && !inox_str_equal(&s, "") && !inox_str_equal(&s, "abd"), "others");
	ktap_case(good, "a text is equal to itself and to no part");
}

int main(void)
{
	ktap_begin();
	set();
	add();
	from_bytes();
	number();
	never_set();
	of_itself();
	equal();
	return ktap_end();
}
