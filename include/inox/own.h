/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: own.h
 *
 * Things with one owner.  INOX_OBJECT() makes an owned kind out of a type, for
 * memory; INOX_OWNED() out of anything else that one function ends.  For the
 * tag ``frame`` they define:
 *
 * ===========================  ==================================================
 * struct frame_own             a token: the ownership itself, on its way from
 *                              one function to the next
 * struct frame_slot            a member that owns, of a struct that lives longer
 * inox_new(frame)              a zeroed object, or -ENOMEM (INOX_OBJECT() only)
 * frame_adopt(pointer)         a token for what raw API made, or -ENOMEM for
 *                              NULL, or the errno in the pointer; only inside
 *                              inox_unsafe()
 * frame_lent(f)                a pointer for as long as the owner has the thing
 * frame_move(f)                the owner gives up the thing: a token
 * frame_drop(f)                the owner ends the thing now
 * frame_disown(token)          the raw pointer; only inside inox_unsafe()
 * frame_slot_put(slot, token)  into a slot; what was there is ended
 * frame_slot_take(slot)        out of it: a token, or -ENOENT if it is empty
 * frame_slot_lent(slot)        a pointer, or -ENOENT if it is empty
 * frame_slot_drop(slot)        ends what is there
 * ===========================  ==================================================
 *
 * A function that takes a token owns; one that returns a token gives.  In
 * between INOX_OWN() declares the owner, which ends the thing with its block.
 *
 * Example::
 *
 *	struct frame { u8 bytes[64]; };
 *
 *	INOX_OBJECT(frame, struct frame);
 *
 *	static int device_refill(struct device *device)
 *	{
 *		INOX_OWN(frame, frame, TRY(inox_new(frame)));
 *
 *		TRY(device_fill(device, frame_lent(frame)));
 *		frame_slot_put(&device->ready, frame_move(frame));
 *		return 0;
 *	}
 */
#ifndef INOX_OWN_H
#define INOX_OWN_H

#include <linux/compiler.h>
#include <linux/err.h>
#include <linux/kconfig.h>
#include <linux/slab.h>

#include <inox/count.h>
#include <inox/ctx.h>
#include <inox/fail.h>
#include <inox/lent.h>
#include <inox/result.h>
#include <inox/unsafe.h>

/*
 * Whether an owner still has its thing is a flag that the optimizer must be
 * able to follow: where it cannot prove that the thing is there, the call that
 * reports it stays, and is an error.
 */
#if defined(__OPTIMIZE__) && !defined(__CHECKER__) && IS_ENABLED(CONFIG_INOX_STRICT)
# define inox__prove(there, complain) do { if (!(there)) complain(); } while (0)
#else
# define inox__prove(there, complain) do { } while (0)
#endif

void INOX__REFUSED("an owner is used that has, or may have, given its thing away")
inox__moved(void);

/* Only a token says that it may not be forgotten; gcc's analyzer follows it. */
#ifdef INOX__ANALYZER
void inox__ended(const void *thing);
void *inox__watched(void *thing)
__attribute__((__malloc__(inox__ended, 1), __returns_nonnull__));
static __always_inline void *inox__began(void *thing)
{
	void *watched = inox__watched(thing);

	if (!watched)
		__builtin_unreachable();
	return watched;
}
#else
static __always_inline void inox__ended(const void *thing) { }
static __always_inline void *inox__began(void *thing) { return thing; }
#endif

static __always_inline void *inox__object_new(size_t size, gfp_t gfp)
{
	void *object = inox__fail() ? NULL : kzalloc(size, gfp);

	if (object)
		inox__count_up(inox__live_memory);
	return object;
}

static __always_inline void inox__object_free(const void *object)
{
	inox__count_down(inox__live_memory);
	kfree(object);
}

/* Of what is an error or NULL; the analyzer cannot see that it is negative. */
static __always_inline int inox__pointer_err(const void *thing)
{
	int err = thing ? (int)PTR_ERR(thing) : -ENOMEM;

	if (err >= 0)
		__builtin_unreachable();
	return err;
}

#define INOX__OWN_UNSAFE \
	__attribute__((__deprecated__("raw kernel API, use it in inox_unsafe()")))

/* A member that makes whatever contains it impossible to assign. */
#define INOX__NO_COPY	const struct { } inox__no_copy

#define INOX__OWN_TYPES(tag, T)						\
	struct INOX__MUST_USE tag##_own {				\
		T *inox__thing;						\
	} __designated_init;						\
	struct tag##_owner {						\
		T *inox__thing;						\
		bool inox__has;						\
		INOX__NO_COPY;						\
	} __designated_init;						\
	struct tag##_slot {						\
		T *inox__thing;						\
		INOX__NO_COPY;						\
	} __designated_init;						\
	INOX_RESULT(tag##_own, struct tag##_own);			\
	INOX_RESULT(tag##_lent, T __inox_lent *)

/* In and out of raw API. */
#define INOX__OWN_RAW(tag, T)						\
	INOX__OWN_UNSAFE static __always_inline struct inox_##tag##_own	\
	tag##_adopt(T *thing)						\
	{								\
		if (IS_ERR_OR_NULL(thing))				\
			return inox_##tag##_own_err(inox__pointer_err(thing)); \
		return inox_##tag##_own_ok((struct tag##_own){		\
			.inox__thing = inox__began(thing) });		\
	}								\
	INOX__OWN_UNSAFE static __always_inline __must_check T *	\
	tag##_disown(struct tag##_own token)				\
	{								\
		return token.inox__thing;				\
	}

/* The owner in a block. */
#define INOX__OWN_OWNER(tag, T)						\
	static __always_inline struct tag##_owner			\
	tag##_owner(struct tag##_own token)				\
	{								\
		return (struct tag##_owner){				\
			.inox__thing = token.inox__thing,		\
			.inox__has = true };				\
	}								\
	static __always_inline T __inox_lent *				\
	tag##_lent(const struct tag##_owner *owner)			\
	{								\
		inox__prove(owner->inox__has, inox__moved);		\
		return inox__lend(T, owner->inox__thing);		\
	}								\
	static __always_inline struct tag##_own				\
	tag##_move(struct tag##_owner *owner)				\
	{								\
		struct tag##_own token = { .inox__thing = owner->inox__thing }; \
									\
		inox__prove(owner->inox__has, inox__moved);		\
		owner->inox__has = false;				\
		owner->inox__thing = NULL;				\
		return token;						\
	}								\
	static __always_inline void tag##_drop(struct tag##_owner *owner) \
	{								\
		tag##_inox__end(tag##_move(owner).inox__thing);	\
	}								\
	static __always_inline void					\
	tag##_inox__leave(struct tag##_owner (*owner)[1])		\
	{								\
		if ((*owner)->inox__has)				\
			tag##_inox__end((*owner)->inox__thing);	\
	}

/* The owner in a struct: empty if it has no thing, as zeroed memory is. */
#define INOX__OWN_SLOT(tag, T)						\
	INOX__LOAN(tag##_slot_at, struct tag##_slot);			\
	INOX__LOAN(tag##_slot_in, const struct tag##_slot);		\
	static __always_inline T *					\
	tag##_inox__empty(INOX__LOANED(tag##_slot_at, struct tag##_slot) at) \
	{								\
		struct tag##_slot *slot = inox__loan(at);		\
		T *thing = slot->inox__thing;				\
									\
		slot->inox__thing = NULL;				\
		return thing;						\
	}								\
	static __always_inline void					\
	tag##_slot_drop(INOX__LOANED(tag##_slot_at, struct tag##_slot) at) \
	{								\
		T *thing = tag##_inox__empty(at);			\
									\
		if (thing)						\
			tag##_inox__end(inox__began(thing));		\
	}								\
	static __always_inline void					\
	tag##_slot_put(INOX__LOANED(tag##_slot_at, struct tag##_slot) at, \
		       struct tag##_own token)				\
	{								\
		struct tag##_slot *slot = inox__loan(at);		\
									\
		tag##_slot_drop(at);					\
		slot->inox__thing = token.inox__thing;			\
	}								\
	static __always_inline struct inox_##tag##_own			\
	tag##_slot_take(INOX__LOANED(tag##_slot_at, struct tag##_slot) at) \
	{								\
		T *thing = tag##_inox__empty(at);			\
									\
		if (!thing)						\
			return inox_##tag##_own_err(-ENOENT);		\
		return inox_##tag##_own_ok((struct tag##_own){		\
			.inox__thing = inox__began(thing) });		\
	}								\
	static __always_inline struct inox_##tag##_lent			\
	tag##_slot_lent(INOX__LOANED(tag##_slot_in, const struct tag##_slot) at) \
	{								\
		const struct tag##_slot *slot = inox__loan(at);		\
									\
		if (!slot->inox__thing)					\
			return inox_##tag##_lent_err(-ENOENT);		\
		return inox_##tag##_lent_ok(inox__lend(T, slot->inox__thing)); \
	}

#define INOX__OWN_ALL(tag, T, end)					\
	INOX__OWN_TYPES(tag, T);					\
	static __always_inline void tag##_inox__end(T *thing)		\
	{								\
		end(thing);						\
		inox__ended(thing);					\
	}								\
	INOX__OWN_RAW(tag, T)						\
	INOX__OWN_OWNER(tag, T)						\
	INOX__OWN_SLOT(tag, T)

/**
 * INOX_OWNED() - make an owned kind of what one function ends
 * @tag: begins the names of its types and functions
 * @T: type of the thing
 * @end: void function of a T pointer that ends one
 */
#define INOX_OWNED(tag, T, end)						\
	INOX__OWN_ALL(tag, T, end)					\
	struct tag##_own

#define INOX__OBJECT_NEW(tag, T)					\
	static __always_inline struct inox_##tag##_own			\
	tag##_inox__new(gfp_t gfp)					\
	{								\
		T *object = inox__object_new(sizeof(T), gfp);		\
									\
		if (unlikely(!object))					\
			return inox_##tag##_own_err(-ENOMEM);		\
		return inox_##tag##_own_ok((struct tag##_own){		\
			.inox__thing = inox__began(object) });		\
	}

/**
 * INOX_OBJECT() - make an owned kind of objects in memory
 * @tag: begins the names of its types and functions
 * @T: type of the object
 */
#define INOX_OBJECT(tag, T)						\
	INOX__OWN_ALL(tag, T, inox__object_free)			\
	INOX__OBJECT_NEW(tag, T)					\
	struct tag##_own

/**
 * INOX_OBJECT_WITH() - make an owned kind of objects that own others
 * @tag: begins the names of its types and functions
 * @T: type of the object
 * @release: void function of a T pointer: drops what the slots of one hold
 */
#define INOX_OBJECT_WITH(tag, T, release)				\
	static inline void tag##_inox__release(T *object)		\
	{								\
		release(object);					\
		inox__object_free(object);				\
	}								\
	INOX__OWN_ALL(tag, T, tag##_inox__release)			\
	INOX__OBJECT_NEW(tag, T)					\
	struct tag##_own

/**
 * inox_new() - a zeroed object, and its ownership
 * @tag: of an INOX_OBJECT() kind
 *
 * Context: Any but hard interrupts; sleeps where inox_ctx and inox_held let it.
 * Return: A result: a token, or -ENOMEM.
 */
#define inox_new(tag)	tag##_inox__new(inox__gfp())

/**
 * INOX_OWN() - declare an owner, to block end
 * @tag: of its kind
 * @p: name of the owner
 * @token: what it owns from here on
 *
 * Context: That of the function that ends the thing.
 */
#define INOX_OWN(tag, p, token)						\
	struct tag##_owner p[1]						\
	__attribute__((__cleanup__(tag##_inox__leave))) = {		\
		tag##_owner(token)					\
	}

#endif
