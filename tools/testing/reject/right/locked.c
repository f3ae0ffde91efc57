// SPDX-License-Identifier: GPL-2.0
/*
 * Boxes: early return, nested scopes, two boxes, a borrowed pointer.
 * also: lent sparse analyzer
 */
#include <inox/locked.h>

#include <inox/strict.h>

struct counters {
	u64 rx, tx;
};

struct box {
	inox_locked(struct counters) stats;
	inox_locked(u32) other;
};

void right_init(struct box *box);
u64 right_return(struct box *box);
u64 right_nested(struct box *box);

static void bump(struct counters __inox_lent *c)
{
	c->rx++;
}

void right_init(struct box *box)
{
	inox_locked_init(&box->stats);
	inox_locked_init(&box->other);
}

u64 right_return(struct box *box)
{
	INOX_LOCK(stats, &box->stats);

	bump(stats);
	if (stats->rx > 3)
		return 0;
	return stats->rx + stats->tx;
}

u64 right_nested(struct box *box)
{
	int i;

	for (i = 0; i < 3; i++) {
		INOX_LOCK(stats, &box->stats);

		if (stats->tx)
			break;
		{
			INOX_LOCK(other, &box->other);

			stats->tx += *other;
		}
	}
	return 0;
}
