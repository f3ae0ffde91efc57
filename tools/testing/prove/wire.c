// SPDX-License-Identifier: GPL-2.0
/* <inox/wire.h>: what crosses is what was meant, and only if all of it fits. */
#include "prove.h"

#include <inox/wire.h>

#define PROVE_ORDER(order, type, width, big)				\
void prove_##order(void)						\
{									\
	type v = nondet_##type();						\
	struct inox_##order w = inox_##order(v);			\
									\
	prove(sizeof(w) == (width));					\
	prove(number((const u8 *)&w, width, big) == v);			\
	prove(inox_##order##_get(w) == v);				\
}

PROVE_ORDER(le16, u16, 2, false)
PROVE_ORDER(be16, u16, 2, true)
PROVE_ORDER(le32, u32, 4, false)
PROVE_ORDER(be32, u32, 4, true)
PROVE_ORDER(le64, u64, 8, false)
PROVE_ORDER(be64, u64, 8, true)

struct head {
	u8 kind;
	struct inox_be16 length;
	struct inox_le32 sequence;
};
INOX_PLAIN(head, 1 + 2 + 4);

void prove_plain_read(void)
{
	struct place p = any_place();
	struct inox_reader r = reader_at(p);
	struct inox_head got = head_read(&r);
	bool fits = p.size - p.at >= 7;

	prove(got.inox__err == (fits ? 0 : -EBADMSG));
	moved(&r, p, fits ? 7 : 0);
	if (!fits)
		return;
	prove(got.inox__val.kind == p.bytes[p.at]);
	prove(inox_be16_get(got.inox__val.length) == number(p.bytes + p.at + 1, 2, true));
	prove(inox_le32_get(got.inox__val.sequence) == number(p.bytes + p.at + 3, 4, false));
}

void prove_plain_write(void)
{
	struct place p = any_place();
	struct inox_writer w = writer_at(p);
	struct head head = { nondet_u8(), inox_be16(nondet_u16()), inox_le32(nondet_u32()) };
	bool fits = p.size - p.at >= 7;

	prove(head_write(&w, &head) == (fits ? 0 : -ENOSPC));
	grown(&w, p, fits ? 7 : 0);
	prove(!fits || p.bytes[p.at] == head.kind);
	prove(!fits || number(p.bytes + p.at + 3, 4, false) == inox_le32_get(head.sequence));
}
