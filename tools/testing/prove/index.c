// SPDX-License-Identifier: GPL-2.0
/* <inox/index.h>: an index that was made names an element, whatever it was made of. */
#include "prove.h"

#include <inox/index.h>

INOX_INDEX(row, 5);

void prove_index(void)
{
	static int table[5];
	u64 n = nondet_u64();
	struct inox_row_index got = row_index(inox_untrusted(n));

	prove(got.inox__err == (n < 5 ? 0 : -ERANGE));
	if (got.inox__err)
		return;
	prove(&inox_at(table, got.inox__val) == table + n);
	inox_at(table, got.inox__val) = 1;
	prove(table[n] == 1);
}

void prove_table(void)
{
	static inox_table(row, u8) table;
	struct inox_row_index got = row_index(inox_untrusted(nondet_u64()));

	if (got.inox__err)
		return;
	inox_table_at(table, got.inox__val) = 1;
	prove(table.inox__rows[got.inox__val.inox__at] == 1);
}
