// SPDX-License-Identifier: GPL-2.0
/* <inox/str.h>: a text stays in its room and ends, whatever it is made of. */
#include "prove.h"

#include <inox/str.h>

#define ROOM 6

/* The checker has no body for it: any text, of any length, that ends in its room. */
int vsnprintf(char *to, size_t room, const char *format, va_list values)
{
	size_t written = nondet_size();
	int n = (int)nondet_u32();

	if (room) {
		given(written < room);
		to[written] = '\0';
	}
	return n;
}

void prove_read(void)
{
	struct place p = any_place();
	struct inox_reader r = reader_at(p);
	inox_str(ROOM) text = { "" };
	int err = inox_str_read(&text, &r);
	size_t n = 0;

	while (p.at + n < p.size && p.bytes[p.at + n])
		n++;
	if (p.at + n == p.size)
		prove(err == -EBADMSG);
	else
		prove(err == (n < ROOM ? 0 : -E2BIG));
	moved(&r, p, err ? 0 : n + 1);
	prove(inox__str_ends(text.inox__text, ROOM));
	prove(err || strnlen(text.inox__text, ROOM) == n);
}

/* Even one that was never set. */
void prove_text(void)
{
	inox_str(ROOM) text;
	const char *said = inox_str_text(&text);

	prove(strnlen(said, ROOM) < ROOM);
}

void prove_set(void)
{
	inox_str(ROOM) text;
	int err = inox_str_set(&text, "%d", 1);

	prove(!err || err == -E2BIG);
	prove(inox__str_ends(text.inox__text, ROOM));
	prove(!err || !text.inox__text[0]);
}

void prove_add(void)
{
	inox_str(ROOM) text;
	size_t before = strnlen(text.inox__text, ROOM);
	int err = inox_str_add(&text, "%d", 1);

	prove(!err || err == -E2BIG);
	prove(before == ROOM || inox__str_ends(text.inox__text, ROOM));
	prove(before < ROOM || err);
	prove(before == ROOM || !err || strnlen(text.inox__text, ROOM) == before);
}
