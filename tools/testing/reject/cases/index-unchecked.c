// SPDX-License-Identifier: GPL-2.0
/*
 * What is checked is what came from outside.
 * refused: incompatible type for argument 1 of 'rate_index'
 */
#include <inox/index.h>

#include <inox/strict.h>

INOX_INDEX(rate, 4);
INOX_INDEX(port, 8);

static const u16 rates[4];

int wrong(u32 n);

int wrong(u32 n)
{
	struct rate_index i = TRY(rate_index(n));

	return inox_at(rates, i);
}
