/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: tally.h
 *
 * Numbers that every CPU adds to and one reader sums: each CPU has cells of its
 * own, so that adding is one instruction and no lock.
 */
#ifndef INOX_TALLY_H
#define INOX_TALLY_H

#include <linux/mm.h>
#include <linux/percpu.h>
#include <linux/slab.h>

#include <inox/own.h>

/* The most that the kernel gives each CPU in one piece. */
#define INOX__TALLY_MOST	((u32)(PCPU_MIN_UNIT_SIZE / sizeof(u64)))

/**
 * struct inox_tally - cells to count in; memory of zeroes has none
 */
struct inox_tally {
	/* private: */
	INOX__NO_COPY;
	u64 __percpu *inox__cells;
	u64 *inox__reset;	/* sums at the last reset */
	u32 inox__n;
};

/**
 * inox_tally_end() - give back the cells
 * @tally: the tally; may have none
 *
 * Context: May sleep; when nobody adds any more.
 */
static inline void inox_tally_end(struct inox_tally *tally)
{
	if (!tally->inox__n)
		return;
	tally->inox__n = 0;
	free_percpu(tally->inox__cells);
	kvfree(tally->inox__reset);
	inox__count_down(inox__live_object);
}

/**
 * inox_tally_init() - have cells, all of them 0
 * @tally: the tally; one that has cells is left as it is
 * @n: how many, at most 4096
 *
 * Context: May sleep; before anybody adds.
 * Return: 0, -ENOMEM, or -ERANGE for too many.
 */
static inline __must_check int inox_tally_init(struct inox_tally *tally, u32 n)
{
	if (tally->inox__n)
		return 0;
	if (!n || n > INOX__TALLY_MOST)
		return -ERANGE;
	if (inox__fail())
		return -ENOMEM;
	tally->inox__reset = kvcalloc(n, sizeof(u64), GFP_KERNEL_ACCOUNT);
	tally->inox__cells = __alloc_percpu_gfp(n * sizeof(u64), sizeof(u64),
						GFP_KERNEL_ACCOUNT);
	if (!tally->inox__reset || !tally->inox__cells) {
		free_percpu(tally->inox__cells);
		kvfree(tally->inox__reset);
		return -ENOMEM;
	}
	tally->inox__n = n;
	inox__count_up(inox__live_object);
	return 0;
}

/**
 * inox_tally_add() - add to a cell
 * @tally: the tally
 * @cell: which; one that is not there counts nothing
 * @n: how much
 *
 * Context: Any.
 */
static __always_inline void inox_tally_add(struct inox_tally *tally, u32 cell,
					   u64 n)
{
	if (likely(cell < tally->inox__n))
		this_cpu_add(tally->inox__cells[cell], n);
}

/**
 * inox_tally_add_two() - add to a cell and to the next
 * @tally: the tally
 * @cell: the first; if one of the two is not there, nothing is counted
 * @n: how much to the first
 * @next: how much to the next
 *
 * Context: Any.
 */
static __always_inline void inox_tally_add_two(struct inox_tally *tally, u32 cell,
					       u64 n, u64 next)
{
	u64 __percpu *cells = tally->inox__cells;

	if (unlikely((u64)cell + 1 >= tally->inox__n))
		return;
	this_cpu_add(cells[cell], n);
	this_cpu_add(cells[cell + 1], next);
}

static inline u64 inox__tally_all(const struct inox_tally *tally, u32 cell)
{
	u64 sum = 0;
	int cpu;

	for_each_possible_cpu(cpu)
		sum += READ_ONCE(per_cpu_ptr(tally->inox__cells, cpu)[cell]);
	return sum;
}

/**
 * inox_tally_sum() - what was added to a cell since the last reset
 * @tally: the tally
 * @cell: which
 *
 * Context: Any; with resets shut out.
 * Return: The sum; 0 of a cell that is not there.
 */
static inline u64 inox_tally_sum(const struct inox_tally *tally, u32 cell)
{
	if (cell >= tally->inox__n)
		return 0;
	return inox__tally_all(tally, cell) - tally->inox__reset[cell];
}

/**
 * inox_tally_reset() - let every sum begin at 0 again
 * @tally: the tally
 *
 * No cell is written, so nothing that is added meanwhile gets lost.
 *
 * Context: Any; with other resets and sums shut out.
 */
static inline void inox_tally_reset(struct inox_tally *tally)
{
	u32 i;

	for (i = 0; i < tally->inox__n; i++)
		tally->inox__reset[i] = inox__tally_all(tally, i);
}

#endif
