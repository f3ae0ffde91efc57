/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: txn.h
 *
 * Values that must be finished: a transaction that is committed or cancelled,
 * a request that is sent or given up, on every path out of the block.  A path
 * on which nothing finishes it does not compile, and neither does one on which
 * it may be finished twice.
 *
 * INOX_LINEAR() makes a linear kind out of the type that holds its state, and
 * INOX_FINISH() names each way to finish it.  For the tag ``edit``:
 *
 * ==================  =========================================================
 * struct edit_txn     a token: the duty to finish, on its way between functions
 * edit_begin(value)   a token that starts with this state
 * edit_state(e)       a lent pointer to the state, while it is not finished
 * edit_move(e)        passes the duty on: a token
 * ==================  =========================================================
 *
 * Two kinds, where each way to finish the one begins the other, are the states
 * of a device or a request: what can be done to it is in its type.
 *
 * Example::
 *
 *	struct edit { struct chip *chip; u8 bits; };
 *
 *	static int edit_write(struct edit *edit)
 *	{
 *		return chip_write(edit->chip, edit->bits);
 *	}
 *
 *	static void edit_forget(struct edit *edit)
 *	{
 *		chip_release(edit->chip);
 *	}
 *
 *	INOX_LINEAR(edit, struct edit);
 *	INOX_FINISH(edit, commit, edit_write);
 *	INOX_FINISH(edit, cancel, edit_forget);
 *
 *	static int chip_enable(struct chip *chip)
 *	{
 *		INOX_TXN(edit, edit, edit_begin((struct edit){ chip }));
 *
 *		if (chip_is_busy(chip)) {
 *			edit_cancel(edit);
 *			return -EBUSY;
 *		}
 *		edit_state(edit)->bits |= CHIP_ON;
 *		return edit_commit(edit);
 *	}
 */
#ifndef INOX_TXN_H
#define INOX_TXN_H

#include <linux/compiler.h>
#include <linux/types.h>

#include <inox/lent.h>
#include <inox/own.h>
#include <inox/result.h>

void INOX__REFUSED("a path leaves the block without finishing what it must finish")
inox__unfinished(void);
void INOX__REFUSED("what is used here is, or may be, finished already")
inox__finished(void);

/**
 * INOX_LINEAR() - make a linear kind out of a type
 * @tag: begins the names of its types and functions
 * @T: type of its state; no array
 */
#define INOX_LINEAR(tag, T)						\
	struct INOX__MUST_USE tag##_txn {				\
		T inox__value;						\
	} __designated_init;						\
	struct tag##_open {						\
		T *inox__value;						\
		bool inox__has;						\
		INOX__NO_COPY;						\
	} __designated_init;						\
	INOX_RESULT(tag##_txn, struct tag##_txn);			\
	static __always_inline struct tag##_txn tag##_begin(T value)	\
	{								\
		return (struct tag##_txn){ .inox__value = value };	\
	}								\
	static __always_inline T *					\
	tag##_inox__there(const struct tag##_open *open)		\
	{								\
		inox__prove(open->inox__has, inox__finished);		\
		return open->inox__value;				\
	}								\
	static __always_inline T __inox_lent *				\
	tag##_state(const struct tag##_open *open)			\
	{								\
		return inox__lend(T, tag##_inox__there(open));	\
	}								\
	static __always_inline struct tag##_txn				\
	tag##_move(struct tag##_open *open)				\
	{								\
		T *value = tag##_inox__there(open);			\
									\
		open->inox__has = false;				\
		return tag##_begin(*value);				\
	}								\
	static __always_inline void					\
	tag##_inox__leave(struct tag##_open (*open)[1])		\
	{								\
		inox__prove(!(*open)->inox__has, inox__unfinished);	\
	}								\
	struct tag##_txn

/**
 * INOX_FINISH() - name a way to finish a linear kind
 * @tag: of the kind
 * @verb: the function is named tag_verb() and takes what INOX_TXN() declared
 * @fn: what it does, a function of a pointer to the state; what it returns is
 *	returned and must be looked at, and the transaction is finished then
 */
#define INOX_FINISH(tag, verb, fn)					\
	_Pragma("GCC diagnostic push")					\
	_Pragma("GCC diagnostic ignored \"-Wattributes\"")		\
	static __always_inline __must_check				\
	typeof(fn(((struct tag##_open *)NULL)->inox__value))		\
	tag##_##verb(struct tag##_open *open)				\
	{								\
		typeof(open->inox__value) value = tag##_inox__there(open); \
									\
		open->inox__has = false;				\
		return fn(value);					\
	}								\
	_Pragma("GCC diagnostic pop")					\
	struct tag##_txn

/*
 * The flag stands apart from the state: the state may be lent to functions that
 * the optimizer cannot see, and the flag must not go with it.
 */

/**
 * INOX_TXN() - declare what must be finished before the block ends
 * @tag: of its kind
 * @name: its name
 * @token: what begins it, or passed it on
 *
 * Context: Any.
 */
#define INOX_TXN(tag, name, token)					\
	struct tag##_open name[1]					\
	__attribute__((__cleanup__(tag##_inox__leave))) = { {		\
		.inox__value = &(struct tag##_txn[1]){ token }->inox__value, \
		.inox__has = true,					\
	} }

#endif
