// SPDX-License-Identifier: GPL-2.0
/*
 * An index cannot be made without the check.
 * refused: attempt to use poisoned .inox__at.
 */
#include <inox/index.h>

#include <inox/strict.h>

INOX_INDEX(rate, 4);
INOX_INDEX(port, 8);

static const u16 rates[4];

u16 wrong(void);

u16 wrong(void)
{
	struct rate_index i = { .inox__at = 9 };

	return inox_at(rates, i);
}
