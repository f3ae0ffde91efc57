// SPDX-License-Identifier: GPL-2.0
/*
 * Helpers before, after and inside of locks, each where it may be.
 * also: context
 */
#include <linux/slab.h>
#include <inox/locked.h>
#include <inox/time.h>
#include <inox/unsafe.h>

#include <inox/strict.h>

struct box {
	inox_spin_locked(u32) spin;
	inox_raw_locked(u32) raw;
	inox_locked(u32) mutex;
};

u32 right_around(struct box *box);
u32 right_atomic(struct box *box, INOX_ATOMIC);
u32 right_raw(struct box *box, INOX_HARD_IRQ);
const void *right_no_io(INOX_NO_IO);

static void settle(void)
{
	inox_sleep(inox_ms(5));
}

static u32 halved(u32 n)
{
	return n > 1 ? halved(n - 2) + 1 : 0;
}

static u32 raw_of(struct box *box)
{
	INOX_RAW_LOCK(raw, &box->raw);

	return *raw;
}

static const void *table(gfp_t gfp)
{
	return inox_unsafe("the caller frees it", kmalloc(64, gfp));
}

u32 right_around(struct box *box)
{
	int tries;
	u32 n = 0;

	settle();
	for (tries = 0; tries < 3; tries++) {
		{
			INOX_SPIN_LOCK(spin, &box->spin);

			n += halved(*spin) + raw_of(box);
			if (n > 100)
				continue;
		}
		settle();
	}
	INOX_LOCK(mutex, &box->mutex);
	settle();
	return n + *mutex;
}

u32 right_atomic(struct box *box, INOX_ATOMIC)
{
	INOX_SPIN_LOCK_BH(spin, &box->spin);

	return *spin + !table(GFP_ATOMIC);
}

u32 right_raw(struct box *box, INOX_HARD_IRQ)
{
	return halved(raw_of(box));
}

const void *right_no_io(INOX_NO_IO)
{
	settle();
	return table(GFP_NOIO);
}
