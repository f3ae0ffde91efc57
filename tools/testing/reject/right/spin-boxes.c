// SPDX-License-Identifier: GPL-2.0
/*
 * Boxes of every kind: early return, loops, nesting in blocks of their own.
 */
#include <inox/locked.h>
#include <inox/time.h>

#include <inox/strict.h>

struct counters {
	u64 rx, tx;
};

struct box {
	inox_spin_locked(struct counters) stats;
	inox_raw_locked(u32) raw;
	inox_locked(u32) mutex;
};

void right_init(struct box *box);
u64 right_return(struct box *box);
u64 right_nested(struct box *box, INOX_ATOMIC);
void right_after(struct box *box);

static void bump(struct counters *c, INOX_ATOMIC)
{
	c->rx++;
}

void right_init(struct box *box)
{
	inox_spin_init(&box->stats);
	inox_raw_init(&box->raw);
	inox_locked_init(&box->mutex);
}

u64 right_return(struct box *box)
{
	INOX_SPIN_LOCK_BH(stats, &box->stats);

	bump(stats, inox_atomic());
	if (stats->rx > 3)
		return 0;
	return stats->rx + stats->tx;
}

u64 right_nested(struct box *box, INOX_ATOMIC)
{
	int i;

	for (i = 0; i < 3; i++) {
		INOX_SPIN_LOCK_IRQSAVE(stats, &box->stats);

		bump(stats, inox_ctx);
		if (stats->tx)
			break;
		{
			INOX_RAW_LOCK(raw, &box->raw);

			stats->tx += *raw;
		}
	}
	return 0;
}

void right_after(struct box *box)
{
	INOX_LOCK(mutex, &box->mutex);

	{
		INOX_SPIN_LOCK(stats, &box->stats);

		stats->tx = *mutex;
	}
	inox_sleep(inox_ms(5));
}
