// SPDX-License-Identifier: GPL-2.0
/* <inox/index.h>: an index leads into its table, or there is none. */
#include "fuzz.h"

#include <inox/index.h>

INOX_INDEX(row, 13);

int LLVMFuzzerTestOneInput(const u8 *data, size_t size)
{
	struct input in = { data, size };
	u16 table[13] = { 0 };

	while (in.size) {
		u64 n = input_u8(&in) & 1 ? input_u64(&in) : input_u8(&in);
		struct inox_row_index got = row_index(inox_untrusted(n));

		expect(!got.inox__err == (n < 13));
		if (got.inox__err)
			continue;
		inox_at(table, got.inox__val) = 1;
		expect(table[n] == 1);
		table[n] = 0;
	}
	return 0;
}
