/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: ref.h
 *
 * Things with several owners.  The last of them to go releases the thing.  A
 * reference is an owner as in <inox/own.h>, and all that is said there holds:
 * it has to be moved, it cannot be copied, the end of its block drops it.
 * INOX_REFCOUNTED() makes such a kind, and inox_new() a thing of it.  For the
 * tag ``session`` it defines what INOX_OBJECT() does, and:
 *
 * ============================  =================================================
 * session_clone(pointer)        one more reference, a token, from a pointer that
 *                               a reference lends
 * session_weak(pointer)         a weak reference, a token; it keeps the memory
 *                               and not the thing
 * session_upgrade(weak)         a token, or -ENOENT when the thing is released;
 *                               from what a weak reference lends
 * session_upgrade_raw(pointer)  the same, from a pointer that something else
 *                               keeps valid; only inside inox_unsafe()
 * ============================  =================================================
 *
 * Weak references are an owned kind too, of the tag ``session_weak``.  What they
 * lend has no members and is good for session_upgrade() alone.
 *
 * The first member of the type has the name refs and says how the memory goes:
 * struct inox_refs, at once; struct inox_rcu_refs, after a grace period, so that
 * who found the thing under RCU may still look at it.
 *
 * Example::
 *
 *	struct session { struct inox_refs refs; u32 number; };
 *
 *	static void session_release(struct session *session) { }
 *
 *	INOX_REFCOUNTED(session, struct session, session_release);
 *
 *	static void file_join(struct file_state *file,
 *			      struct session __inox_lent *session)
 *	{
 *		session_slot_put(&file->session, session_clone(session));
 *	}
 */
#ifndef INOX_REF_H
#define INOX_REF_H

#include <linux/atomic.h>
#include <linux/build_bug.h>
#include <linux/rcupdate.h>
#include <linux/refcount.h>
#include <linux/slab.h>

#include <inox/count.h>
#include <inox/own.h>

/**
 * struct inox_refs - how many references a thing has; its first member
 */
struct inox_refs {
	/* private: */
	INOX__NO_COPY;
	refcount_t inox__strong;
	refcount_t inox__weak;	/* and one for all the strong ones */
};

/**
 * struct inox_rcu_refs - the same, of a thing whose memory RCU readers look at
 */
struct inox_rcu_refs {
	/* private: */
	struct inox_refs inox__refs;
	struct rcu_head inox__rcu;
};

static inline void *inox__refs_new(size_t size, gfp_t gfp)
{
	struct inox_refs *refs = inox__fail() ? NULL : kzalloc(size, gfp);

	if (!refs)
		return NULL;
	refcount_set(&refs->inox__strong, 1);
	refcount_set(&refs->inox__weak, 1);
	inox__count_up(inox__live_reference);
	return refs;
}

/* The references, which every such thing begins with. */
#define inox__refs_of(thing) \
	((struct inox_refs __force *)(unsigned long)(thing))

static __always_inline void inox__refs_get(struct inox_refs *refs)
{
	refcount_inc(&refs->inox__strong);
}

static __always_inline void inox__refs_get_weak(struct inox_refs *refs)
{
	refcount_inc(&refs->inox__weak);
}

static inline bool inox__refs_upgrade(struct inox_refs *refs)
{
	return !inox__fail() && refcount_inc_not_zero(&refs->inox__strong);
}

static __always_inline bool inox__refs_put(struct inox_refs *refs)
{
	return refcount_dec_and_test(&refs->inox__strong);
}

/*
 * A weak reference goes; the last one takes the memory along.  If the one that
 * goes is the only one, nobody has a thing left to make another of.
 */
static inline bool inox__refs_put_weak(struct inox_refs *refs)
{
	if (refcount_read(&refs->inox__weak) == 1)
		smp_acquire__after_ctrl_dep();
	else if (!refcount_dec_and_test(&refs->inox__weak))
		return false;
	inox__count_down(inox__live_reference);
	return true;
}

static inline void inox__refs_end(struct inox_refs *refs)
{
	if (inox__refs_put_weak(refs))
		kfree(refs);
}

static inline void inox__rcu_refs_end(struct inox_refs *refs)
{
	if (inox__refs_put_weak(refs))
		kfree_rcu((struct inox_rcu_refs *)refs, inox__rcu);
}

/* How the memory goes, by the type of the member that says it. */
#define inox__refs_end_of(T) _Generic(((T *)0)->refs,			\
	struct inox_refs: inox__refs_end,				\
	struct inox_rcu_refs: inox__rcu_refs_end)

/* A token for a reference that has just been counted. */
#define INOX__REF_TOKEN(tag, thing) \
	((struct tag##_own){ .inox__thing = inox__began(thing) })

#define INOX__REF_STRONG(tag, T)					\
	static __always_inline struct inox_##tag##_own			\
	tag##_inox__new(gfp_t gfp)					\
	{								\
		T *thing = inox__refs_new(sizeof(T), gfp);		\
									\
		if (unlikely(!thing))					\
			return inox_##tag##_own_err(-ENOMEM);		\
		return inox_##tag##_own_ok(INOX__REF_TOKEN(tag, thing)); \
	}								\
	static __always_inline struct tag##_own				\
	tag##_clone(T __inox_lent *lent)				\
	{								\
		T *thing = inox__plain(T, lent);			\
									\
		inox__refs_get(inox__refs_of(thing));			\
		return INOX__REF_TOKEN(tag, thing);			\
	}

#define INOX__REF_WEAK(tag, T)						\
	static __always_inline struct tag##_weak_own			\
	tag##_weak(T __inox_lent *lent)					\
	{								\
		struct inox_refs *refs = inox__refs_of(lent);		\
									\
		inox__refs_get_weak(refs);				\
		return INOX__REF_TOKEN(tag##_weak, (void *)refs);	\
	}								\
	static __always_inline struct inox_##tag##_own			\
	tag##_inox__upgrade(struct inox_refs *refs)			\
	{								\
		if (!inox__refs_upgrade(refs))				\
			return inox_##tag##_own_err(-ENOENT);		\
		return inox_##tag##_own_ok(INOX__REF_TOKEN(tag, (void *)refs)); \
	}								\
	static __always_inline struct inox_##tag##_own			\
	tag##_upgrade(struct tag##_weak __inox_lent *weak)		\
	{								\
		return tag##_inox__upgrade(inox__refs_of(weak));	\
	}								\
	INOX__OWN_UNSAFE static __always_inline struct inox_##tag##_own	\
	tag##_upgrade_raw(T *thing)					\
	{								\
		return tag##_inox__upgrade(inox__refs_of(thing));	\
	}

/**
 * INOX_REFCOUNTED() - make a kind of things with several owners
 * @tag: begins the names of its types and functions
 * @T: type of the thing; its first member is refs
 * @release: void function of a T pointer: ends what the thing owns, when its
 *	last reference is gone and nobody else can reach it; runs in the context
 *	of whoever dropped that one
 */
#define INOX_REFCOUNTED(tag, T, release)				\
	static_assert(!__builtin_offsetof(T, refs),			\
		      "refs is the first member of what is counted");	\
	struct tag##_weak;						\
	static inline void tag##_inox__put(T *thing)			\
	{								\
		if (!inox__refs_put(inox__refs_of(thing)))		\
			return;						\
		release(thing);						\
		inox__refs_end_of(T)(inox__refs_of(thing));		\
	}								\
	static inline void tag##_inox__weak_put(struct tag##_weak *weak) \
	{								\
		inox__refs_end_of(T)(inox__refs_of(weak));		\
	}								\
	INOX__OWN_ALL(tag, T, tag##_inox__put)				\
	INOX__OWN_ALL(tag##_weak, struct tag##_weak, tag##_inox__weak_put) \
	INOX__REF_STRONG(tag, T)						\
	INOX__REF_WEAK(tag, T)						\
	struct tag##_own

#endif
