// SPDX-License-Identifier: GPL-2.0
/* <inox/bytes.h>: wherever a cursor is, what fits moves it and what does not fit does nothing. */
#include "prove.h"

#define PROVE_NUMBER(name, type, width, big)				\
void prove_read_##name(void)						\
{									\
	struct place p = any_place();					\
	struct inox_reader r = reader_at(p);				\
	struct inox_##type got = inox_read_##name(&r);			\
	bool fits = (width) <= p.size - p.at;				\
									\
	prove(got.inox__err == (fits ? 0 : -EBADMSG));			\
	prove(!fits || got.inox__val == number(p.bytes + p.at, width, big)); \
	moved(&r, p, fits ? (width) : 0);				\
}									\
void prove_write_##name(void)						\
{									\
	struct place p = any_place();					\
	struct inox_writer w = writer_at(p);				\
	type v = nondet_##type();						\
	bool fits = (width) <= p.size - p.at;				\
									\
	prove(inox_write_##name(&w, v) == (fits ? 0 : -ENOSPC));	\
	prove(!fits || number(p.bytes + p.at, width, big) == v);	\
	grown(&w, p, fits ? (width) : 0);				\
}

PROVE_NUMBER(u8, u8, 1, false)
PROVE_NUMBER(le16, u16, 2, false)
PROVE_NUMBER(be16, u16, 2, true)
PROVE_NUMBER(le32, u32, 4, false)
PROVE_NUMBER(be32, u32, 4, true)
PROVE_NUMBER(le64, u64, 8, false)
PROVE_NUMBER(be64, u64, 8, true)

void prove_part(void)
{
	struct place p = any_place();
	struct inox_reader r = reader_at(p);
	size_t n = nondet_size();
	struct inox_part part = inox_read_part(&r, n);
	bool fits = n <= p.size - p.at;

	prove(part.inox__err == (fits ? 0 : -EBADMSG));
	prove(!fits || part.inox__val.inox__at == p.bytes + p.at);
	prove(!fits || part.inox__val.inox__left == n);
	moved(&r, p, fits ? n : 0);
}

void prove_skip(void)
{
	struct place p = any_place();
	struct inox_reader r = reader_at(p);
	size_t n = nondet_size();
	bool fits = n <= p.size - p.at;

	prove(inox_read_skip(&r, n) == (fits ? 0 : -EBADMSG));
	moved(&r, p, fits ? n : 0);
	prove(inox_read_end(&r) == (r.inox__left ? -EBADMSG : 0));
}

/* Whether all that is left is one byte, said in another way. */
void prove_only(void)
{
	struct place p = any_place();
	struct inox_reader r = reader_at(p);
	u8 byte = nondet_u8();
	bool only = true;
	size_t i;

	for (i = p.at; i < p.size; i++)
		only &= p.bytes[i] == byte;
	prove(inox_read_only(&r, byte) == (only ? 0 : -EBADMSG));
	moved(&r, p, p.size - p.at);
}

void prove_same(void)
{
	struct place p = any_place(), q = any_place();
	struct inox_reader r = reader_at(p);
	size_t n = q.size - q.at, i;
	bool fits = n <= p.size - p.at, same = fits;

	for (i = 0; fits && i < n; i++)
		same &= p.bytes[p.at + i] == q.bytes[q.at + i];
	prove(inox_read_same(&r, reader_at(q)) == (same ? 0 : -EBADMSG));
	moved(&r, p, fits ? n : 0);
}

void prove_read_bytes(void)
{
	struct place p = any_place();
	struct inox_reader r = reader_at(p);
	u8 array[5] = { 0 };
	bool fits = sizeof(array) <= p.size - p.at;
	size_t i = at_most(sizeof(array) - 1);

	prove(inox_read_bytes(&r, array) == (fits ? 0 : -EBADMSG));
	prove(array[i] == (fits ? p.bytes[p.at + i] : 0));
	moved(&r, p, fits ? sizeof(array) : 0);
}

void prove_write_part(void)
{
	struct place p = any_place(), q = any_place();
	struct inox_writer w = writer_at(p);
	struct inox_reader r = reader_at(q);
	size_t n = q.size - q.at, i = at_most(MOST);
	bool fits = n <= p.size - p.at;

	prove(inox_write_part(&w, &r) == (fits ? 0 : -ENOSPC));
	prove(!fits || i >= n || p.bytes[p.at + i] == q.bytes[q.at + i]);
	grown(&w, p, fits ? n : 0);
	moved(&r, q, fits ? n : 0);
	prove(inox_writer_done(&w).inox__left == w.inox__used);
}

void prove_first(void)
{
	u8 array[MOST];
	size_t n = nondet_size();
	struct inox_reader r = inox_reader_first(array, n);

	prove(r.inox__left == (n < MOST ? n : MOST));
}
