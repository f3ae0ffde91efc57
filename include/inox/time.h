/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: time.h
 *
 * Sleeps and deadlines in units that cannot be mistaken.
 */
#ifndef INOX_TIME_H
#define INOX_TIME_H

#include <linux/delay.h>
#include <linux/ktime.h>

#include <inox/ctx.h>
#include <inox/reg.h>

/* A moment after which there is one more try; inox_deadline() makes one. */
struct inox_deadline {
	/* private: */
	ktime_t inox__end;
	bool inox__over;
} __designated_init;

/**
 * inox_deadline() - a deadline from now
 * @in: how long from now
 *
 * Context: Any.
 * Return: The deadline.
 */
static inline struct inox_deadline inox_deadline(struct inox_ms in)
{
	s64 ms = inox_ms_clamp(in, 0, INT_MAX);

	return (struct inox_deadline){
		.inox__end = ktime_add_ms(ktime_get(), ms),
	};
}

static inline void inox__sleep(struct inox_ms ms)
{
	msleep((unsigned int)inox_ms_clamp(ms, 0, INT_MAX));
}

/**
 * inox_sleep() - sleep
 * @ms: a struct inox_ms, how long at least
 *
 * Context: May sleep.
 */
#define inox_sleep(ms)	inox__sleeps(inox__sleep)(ms)

/**
 * inox_deadline_wait() - sleep before the next try, if there may be one
 * @deadline: pointer to the deadline
 * @pause: how long to sleep; may become twice that
 *
 * A loop of tries that ends when this says false made the last of them after the
 * deadline, however long the scheduler kept it from looking at the clock::
 *
 *	do {
 *		err = ask(chip);
 *	} while (err && inox_deadline_wait(&deadline, inox_us(500)));
 *
 * Context: May sleep.
 * Return: Whether to try again.
 */
#define inox_deadline_wait(deadline, pause) \
	inox__sleeps(inox__deadline_wait)((deadline), (pause))

static inline __must_check bool
inox__deadline_wait(struct inox_deadline *deadline, struct inox_us pause)
{
	unsigned long us = (unsigned long)inox_us_clamp(pause, 1, 1000000);

	if (deadline->inox__over)
		return false;
	usleep_range(us, 2 * us);
	deadline->inox__over = ktime_after(ktime_get(), deadline->inox__end);
	return true;
}

#endif
