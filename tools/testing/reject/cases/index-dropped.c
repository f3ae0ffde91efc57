// SPDX-License-Identifier: GPL-2.0
/*
 * An index that is outside is an error.
 * refused: invalid initializer
 */
#include <inox/index.h>

#include <inox/strict.h>

INOX_INDEX(rate, 4);
INOX_INDEX(port, 8);

static const u16 rates[4];

u16 wrong(struct inox_untrusted u);

u16 wrong(struct inox_untrusted u)
{
	struct rate_index i = rate_index(u);

	return inox_at(rates, i);
}
