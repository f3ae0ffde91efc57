/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: usb/engine.h
 *
 * What both sides of a USB controller in software run on: one lock, one runner
 * and one clock.  The host side (<inox/usb/hcd.h>) and the device side
 * (<inox/usb/udc.h>) call the driver with the lock held, so that its object is
 * that callback's alone; the runner gives the driver a turn, in which it moves
 * data, and hands out what was finished once the lock is free again.
 *
 * Requests are completed, and gadget drivers called, by the runner only, one
 * after the other; whoever has to wait for that waits for the runner.
 *
 * Time is counted in microframes of 125 us since boot.
 */
#ifndef INOX_USB_ENGINE_H
#define INOX_USB_ENGINE_H

#include <linux/hrtimer.h>
#include <linux/interrupt.h>
#include <linux/list.h>
#include <linux/spinlock.h>
#include <linux/stringify.h>

#include <inox/compat.h>
#include <inox/ctx.h>
#include <inox/fail.h>
#include <inox/result.h>
#include <inox/unsafe.h>

#define INOX__UFRAME_NS		125000ull
#define INOX__NEVER_UFRAME	U64_MAX
/* How many turns at a stretch; then others that wait for the CPU have theirs. */
#define INOX__USB_TURNS		32

/* Something to hand out without the lock. */
struct inox__usb_post {
	struct list_head inox__node;
	void (*inox__deliver)(struct inox__usb_post *post);
};

/**
 * struct inox_usb_engine - a lock, a runner and a clock; zeroed memory is none
 */
struct inox_usb_engine {
	/* private: */
	spinlock_t inox__lock;
	struct tasklet_struct inox__runner;
	struct hrtimer inox__clock;
	struct list_head inox__posts;
	void (*inox__turn)(void *self);
	void *inox__self;
	u64 inox__due;			/* the turn asked for, in microframes */
	bool inox__wanted;		/* a turn at once */
	bool inox__later;		/* but not before the lock's owner is back */
	bool inox__running;
};

static inline unsigned long
inox__engine_enter(struct inox_usb_engine *engine)
{
	unsigned long flags;

	spin_lock_irqsave(&engine->inox__lock, flags);
	return flags;
}

/* Where soft interrupts can run at once they do; raised alone they wake a thread. */
static inline void inox__engine_start(struct inox_usb_engine *engine, bool later)
{
	if (later || irqs_disabled() || in_interrupt()) {
		tasklet_hi_schedule(&engine->inox__runner);
		return;
	}
	local_bh_disable();
	tasklet_hi_schedule(&engine->inox__runner);
	local_bh_enable();
}

static inline void inox__engine_leave(struct inox_usb_engine *engine,
				      unsigned long flags)
{
	bool start = engine->inox__wanted && !engine->inox__running;
	bool later = engine->inox__later;

	engine->inox__later = false;
	spin_unlock_irqrestore(&engine->inox__lock, flags);
	if (start)
		inox__engine_start(engine, later);
}

/*
 * With the lock held: no completion before whoever has it is back. He may hold
 * a spinlock that a completion takes, which on PREEMPT_RT leaves interrupts on.
 */
static inline void inox__engine_later(struct inox_usb_engine *engine)
{
	engine->inox__later = IS_ENABLED(CONFIG_PREEMPT_RT);
}

/* With the lock held. */
static inline void inox__engine_post(struct inox_usb_engine *engine,
				     struct inox__usb_post *post)
{
	if (list_empty(&post->inox__node))
		list_add_tail(&post->inox__node, &engine->inox__posts);
	engine->inox__wanted = true;
}

static inline struct inox__usb_post *
inox__engine_next_post(struct inox_usb_engine *engine)
{
	struct inox__usb_post *post =
		list_first_entry_or_null(&engine->inox__posts,
					 struct inox__usb_post, inox__node);

	if (post)
		list_del_init(&post->inox__node);
	return post;
}

static inline void inox__engine_deliver(struct inox_usb_engine *engine)
{
	struct inox__usb_post *post;
	unsigned long flags;

	do {
		flags = inox__engine_enter(engine);
		post = inox__engine_next_post(engine);
		spin_unlock_irqrestore(&engine->inox__lock, flags);
		if (post)
			post->inox__deliver(post);
	} while (post);
}

/* Gives a turn; says whether there is to be another at once. */
static inline bool inox__engine_turn(struct inox_usb_engine *engine)
{
	unsigned long flags = inox__engine_enter(engine);
	bool more;

	engine->inox__running = true;
	engine->inox__wanted = false;
	engine->inox__due = INOX__NEVER_UFRAME;
	engine->inox__turn(engine->inox__self);
	more = engine->inox__wanted || !list_empty(&engine->inox__posts);
	engine->inox__running = more;
	if (!more && engine->inox__due != INOX__NEVER_UFRAME)
		hrtimer_start(&engine->inox__clock,
			      ns_to_ktime((engine->inox__due - 1) * INOX__UFRAME_NS),
			      HRTIMER_MODE_ABS);
	spin_unlock_irqrestore(&engine->inox__lock, flags);
	return more;
}

static inline void inox__engine_run(struct tasklet_struct *runner)
{
	struct inox_usb_engine *engine =
		container_of(runner, struct inox_usb_engine, inox__runner);
	unsigned int turns;

	for (turns = 0; turns < INOX__USB_TURNS; turns++) {
		if (!inox__engine_turn(engine))
			return;
		inox__engine_deliver(engine);
	}
	tasklet_hi_schedule(runner);
}

static inline enum hrtimer_restart inox__engine_tick(struct hrtimer *clock)
{
	struct inox_usb_engine *engine =
		container_of(clock, struct inox_usb_engine, inox__clock);

	tasklet_hi_schedule(&engine->inox__runner);
	return HRTIMER_NORESTART;
}

static inline void inox__engine_init(struct inox_usb_engine *engine,
				     void (*turn)(void *self), void *self)
{
	spin_lock_init(&engine->inox__lock);
	tasklet_setup(&engine->inox__runner, inox__engine_run);
	inox__hrtimer_init(&engine->inox__clock, inox__engine_tick,
			   HRTIMER_MODE_ABS);
	INIT_LIST_HEAD(&engine->inox__posts);
	engine->inox__turn = turn;
	engine->inox__self = self;
}

/* What the runner had begun to hand out is out after this; it goes on then. */
static inline void inox__engine_sync(struct inox_usb_engine *engine)
{
	if (in_interrupt() || irqs_disabled())
		return;
	tasklet_disable(&engine->inox__runner);
	tasklet_enable(&engine->inox__runner);
}

/**
 * inox_usb_engine_stop() - end the runner and the clock
 * @engine: the engine, of which neither side is left
 *
 * 1. No side is left, so nobody asks for a turn but the clock and the runner.
 * 2. The clock is stopped; a runner it started may start it once more.
 * 3. The runner is stopped; with nothing to move it asks for no time, and a
 *    clock started in between is stopped after it.
 * 4. That clock may have started the runner, which again asks for nothing.
 *
 * Context: May sleep.
 */
static inline void inox_usb_engine_stop(struct inox_usb_engine *engine)
{
	hrtimer_cancel(&engine->inox__clock);
	tasklet_kill(&engine->inox__runner);
	hrtimer_cancel(&engine->inox__clock);
	tasklet_kill(&engine->inox__runner);
}

/**
 * inox_usb_uframe() - what time it is
 *
 * Context: Any.
 * Return: Microframes since boot; never 0.
 */
static inline u64 inox_usb_uframe(void)
{
	return div_u64(ktime_get_ns(), INOX__UFRAME_NS) + 1;
}

/**
 * inox_usb_turn() - ask for a turn at once
 * @engine: the engine
 *
 * Context: In a callback of either side, or in a turn.
 */
static inline void inox_usb_turn(struct inox_usb_engine *engine)
{
	engine->inox__wanted = true;
}

/**
 * inox_usb_turn_at() - ask for a turn later
 * @engine: the engine
 * @uframe: when; if several are asked for, the first is kept
 *
 * Context: In a turn; what was asked for in earlier turns is forgotten.
 */
static inline void inox_usb_turn_at(struct inox_usb_engine *engine, u64 uframe)
{
	engine->inox__due = min(engine->inox__due, uframe);
}

/* The object, with the engine's lock to block end. */
struct inox__engine_guard {
	struct inox_usb_engine *inox__engine;
	unsigned long inox__flags;
};

static inline void inox__engine_unguard(const struct inox__engine_guard *guard)
{
	inox__engine_leave(guard->inox__engine, guard->inox__flags);
}

#define inox__engine_guard(engine)					\
	const struct inox__engine_guard __UNIQUE_ID(inox_guard)		\
	__maybe_unused __attribute__((__cleanup__(inox__engine_unguard))) = { \
		.inox__engine = (engine),				\
		.inox__flags = inox__engine_enter(engine),		\
	}

/**
 * inox_usb_exclusive() - have what the engine guards, to block end
 * @engine: the engine
 *
 * Context: Any, but in no callback or turn of the engine; atomic to block end.
 */
#define inox_usb_exclusive(engine)					\
	INOX__HOLD_ATOMIC;						\
	inox__engine_guard(engine)

/**
 * inox_usb_engine() - what a driver does in its turn
 * @tag: the driver's struct
 * @member: the struct inox_usb_engine in it
 * @turn: void @turn(struct tag *self): moves what can be moved now
 *
 * Defines void <tag>_<member>_init(self), to be called before there is a side.
 */
#define inox_usb_engine(tag, member, turn)				\
	static void inox__##tag##_##member##_turn(void *self)	\
	{								\
		void (*typed)(struct tag *self) = turn;			\
									\
		typed(self);						\
	}								\
	static void tag##_##member##_init(struct tag *self)		\
	{								\
		inox__engine_init(&self->member,			\
				  inox__##tag##_##member##_turn, self);	\
	}								\
	struct tag

#endif
