/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: rcu.h
 *
 * A slot that readers look at while its owner puts something else there.  What
 * was there is ended after a grace period: when no reader can have it any more.
 * For a kind ``table`` of <inox/own.h>, INOX_RCU(table, struct table) defines
 *
 * ===================================  ==========================================
 * struct table_rcu                     the slot, a member of a longer-lived struct
 * table_rcu_lent(slot, reader)         a result: what is there, for as long as
 *                                      the reader reads, or -ENOENT
 * table_rcu_held(slot)                 the same, for who alone may change the slot
 * table_rcu_is_empty(slot)             whether that has nothing
 * table_rcu_end(slot, quiet)           ends what is there, when nobody reads
 * ===================================  ==========================================
 *
 * inox_rcu_put() and inox_rcu_drop() change the slot, and wait.
 *
 * Who reads has a struct inox_rcu_reader to show for it: a packet gives one, or
 * INOX_RCU_READ() does.  A struct inox_rcu_quiet says that a grace period has
 * passed since the last reader could come; only the layer makes one.
 */
#ifndef INOX_RCU_H
#define INOX_RCU_H

#include <linux/rcupdate.h>

#include <inox/own.h>

/* A witness: who has it reads under RCU. */
struct inox_rcu_reader { INOX__WITNESS };

/* A witness: nobody reads any more. */
struct inox_rcu_quiet { INOX__WITNESS };

static __always_inline struct inox_rcu_reader inox__rcu_enter(void)
{
	rcu_read_lock();
	return (struct inox_rcu_reader){ };
}

static __always_inline void inox__rcu_leave(const struct inox_rcu_reader *reader)
{
	rcu_read_unlock();
}

/**
 * INOX_RCU_READ() - read under RCU, to block end
 * @reader: name of the witness that is declared
 *
 * Context: Any; atomic to block end.
 */
#define INOX_RCU_READ(reader)						\
	const struct inox_rcu_reader reader				\
	__attribute__((__cleanup__(inox__rcu_leave))) = inox__rcu_enter(); \
	INOX__HOLD_ATOMIC

/* Any slot: pointers to all types look the same. */
#define inox__rcu_any(slot)						\
	((void __rcu **)(unsigned long)&(slot)->inox__shared)

static inline void *inox__rcu_swap(void __rcu **slot, void *thing)
{
	return rcu_replace_pointer(*slot, thing, true);
}

static __always_inline void *inox__rcu_get(void __rcu **slot)
{
	return rcu_dereference_check(*slot, true);
}

static inline void inox__rcu_wait(void)
{
	synchronize_rcu();
}

#define INOX__RCU_WRITE(tag, T)						\
	static inline void						\
	tag##_inox__rcu_swap(struct tag##_rcu *slot, T *thing)		\
	{								\
		T *old = inox__rcu_swap(inox__rcu_any(slot), thing);	\
									\
		if (!old)						\
			return;						\
		inox__rcu_wait();					\
		tag##_inox__end(inox__began(old));			\
	}								\
	static inline void						\
	tag##_inox__rcu_put(struct tag##_rcu *slot, struct tag##_own token) \
	{								\
		tag##_inox__rcu_swap(slot, token.inox__thing);		\
	}								\
	static inline void tag##_inox__rcu_drop(struct tag##_rcu *slot)	\
	{								\
		tag##_inox__rcu_swap(slot, NULL);			\
	}								\
	static inline void						\
	tag##_rcu_end(struct tag##_rcu *slot, struct inox_rcu_quiet quiet) \
	{								\
		T *old = inox__rcu_swap(inox__rcu_any(slot), NULL);	\
									\
		if (old)						\
			tag##_inox__end(inox__began(old));		\
	}

#define INOX__RCU_LENT(tag, T)						\
	static __always_inline struct inox_##tag##_lent			\
	tag##_inox__rcu_loan(T *thing)					\
	{								\
		if (unlikely(!thing))					\
			return inox_##tag##_lent_err(-ENOENT);		\
		return inox_##tag##_lent_ok(inox__lend(T, thing));	\
	}								\
	static __always_inline struct inox_##tag##_lent			\
	tag##_rcu_lent(const struct tag##_rcu *slot,			\
		       struct inox_rcu_reader reader)			\
	{								\
		return tag##_inox__rcu_loan(inox__rcu_get(inox__rcu_any(slot))); \
	}								\
	static __always_inline struct inox_##tag##_lent			\
	tag##_rcu_held(const struct tag##_rcu *slot)			\
	{								\
		return tag##_inox__rcu_loan(inox__rcu_get(inox__rcu_any(slot))); \
	}

#define INOX__RCU_IS_EMPTY(tag)						\
	static __always_inline bool					\
	tag##_rcu_is_empty(const struct tag##_rcu *slot)		\
	{								\
		return !inox__rcu_get(inox__rcu_any(slot));		\
	}

/**
 * INOX_RCU() - let a kind lie where readers look
 * @tag: of an owned kind, defined above
 * @T: its type
 */
#define INOX_RCU(tag, T)						\
	struct tag##_rcu {						\
		T __rcu *inox__shared;					\
		INOX__NO_COPY;						\
	} __designated_init;						\
	INOX__RCU_WRITE(tag, T)						\
	INOX__RCU_LENT(tag, T)						\
	INOX__RCU_IS_EMPTY(tag)						\
	struct tag##_rcu

/**
 * inox_rcu_put() - give readers something else, and end what they had
 * @tag: of an INOX_RCU() kind
 * @slot: address of the slot, which nobody else changes now
 * @token: what is put there
 *
 * Context: May sleep; waits for every reader that is there.
 */
#define inox_rcu_put(tag, slot, token) \
	inox__sleeps(tag##_inox__rcu_put)((slot), (token))
/**
 * inox_rcu_drop() - leave nothing for readers, and end what they had
 * @tag: of an INOX_RCU() kind
 * @slot: address of the slot, which nobody else changes now
 *
 * Context: May sleep; waits for every reader that is there.
 */
#define inox_rcu_drop(tag, slot) \
	inox__sleeps(tag##_inox__rcu_drop)(slot)

#endif
