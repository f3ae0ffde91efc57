// SPDX-License-Identifier: GPL-2.0
/*
 * Classes of packets: from a sorted list to what packets look at
 *
 * A prefix ends inside another or not at all, so walking the sorted list with
 * those that are open on a stack tells where each class begins.  A first walk
 * counts, so that the table is refused before any of it is there; a second writes.
 */
#include <inox/array.h>
#include <inox/net/genl.h>
#include <inox/rcu.h>
#include <inox/uapi/lpm.h>

#include <inox/strict.h>

#include "lpm.h"

/* From a word to the one below it for this byte; there is a node from here on. */
static int lpm_descend(struct lpm_walk __inox_lent *walk,
		       struct lpm_words __inox_lent *words, u32 byte, u32 *index)
{
	u32 __inox_lent *word = TRY(lpm_words_at(words, *index));

	if (!(*word & LPM_NODE))
		*word = LPM_NODE | walk->nodes++;
	*index = lpm_child(*word, byte);
	return 0;
}

/* The word whose span begins at @at and ends by @last, and how long that is. */
static int lpm_span(struct lpm_walk __inox_lent *walk,
		    struct lpm_words __inox_lent *words, u32 at, u32 last,
		    u32 *index, u32 *span)
{
	*index = at >> 16;
	*span = 0xffff;
	if (!(at & *span) && last - at >= *span)
		return 0;
	TRY(lpm_descend(walk, words, at >> 8, index));
	*span = 0xff;
	if (!(at & *span) && last - at >= *span)
		return 0;
	TRY(lpm_descend(walk, words, at, index));
	*span = 0;
	return 0;
}

/* Ranges cover everything, so each word is written once or becomes a node. */
static int lpm_fill(struct lpm_walk __inox_lent *walk,
		    struct lpm_words __inox_lent *words, u32 from, u32 last,
		    u32 class)
{
	u32 index, span;

	for (;;) {
		TRY(lpm_span(walk, words, from, last, &index, &span));
		*TRY(lpm_words_at(words, index)) = class;
		if (last - from == span)
			return 0;
		from += span + 1;
	}
}

/* A range that begins inside a span needs a node for it, once. */
static void lpm_count_nodes(struct lpm_walk __inox_lent *walk, u32 at, u32 before)
{
	if (at & 0xffff)
		walk->nodes += at >> 16 != before >> 16 || !(before & 0xffff);
	if (at & 0xff)
		walk->nodes += at >> 8 != before >> 8 || !(before & 0xff);
}

static int lpm_range4(struct lpm_walk __inox_lent *walk,
		      struct lpm_table __inox_lent *table, u32 last)
{
	u32 from = (u32)(walk->before.high >> 32);

	if (!walk->ranges)
		return 0;
	if (walk->write)
		return lpm_fill(walk, TRY(lpm_words_slot_lent(&table->four)), from,
				last, walk->before.class);
	lpm_count_nodes(walk, last + 1, from);
	return 0;
}

static int lpm_range6(struct lpm_walk __inox_lent *walk,
		      struct lpm_table __inox_lent *table)
{
	struct lpm_ranges __inox_lent *ranges;

	if (!walk->write)
		return 0;
	ranges = TRY(lpm_ranges_slot_lent(&table->six));
	*TRY(lpm_ranges_at(ranges, walk->ranges)) = walk->next;
	return 0;
}

/* Nothing changes the class of the next range any more. */
static int lpm_flush(struct lpm_walk __inox_lent *walk,
		     struct lpm_table __inox_lent *table)
{
	if (walk->ranges && walk->next.class == walk->before.class)
		return 0;
	if (walk->six)
		TRY(lpm_range6(walk, table));
	else
		TRY(lpm_range4(walk, table, (u32)(walk->next.high >> 32) - 1));
	walk->before = walk->next;
	walk->ranges++;
	return 0;
}

static int lpm_begin(struct lpm_walk __inox_lent *walk,
		     struct lpm_table __inox_lent *table, struct inox_ip at,
		     u32 class)
{
	if (at.high != walk->next.high || at.low != walk->next.low)
		TRY(lpm_flush(walk, table));
	walk->next = (struct lpm_range){ at.high, at.low, class };
	return 0;
}

/* After a prefix goes on what it lies in; -EOVERFLOW after the last address. */
static int lpm_close_one(struct lpm_walk __inox_lent *walk,
			 struct lpm_table __inox_lent *table)
{
	u32 depth = --walk->depth;
	struct inox_ip next = TRY(inox_ip_next(walk->open[depth].last));

	return lpm_begin(walk, table, next, depth ? walk->open[depth - 1].class : 0);
}

static int lpm_close_before(struct lpm_walk __inox_lent *walk,
			    struct lpm_table __inox_lent *table, struct inox_ip at)
{
	while (walk->depth &&
	       inox_ip_compare(walk->open[walk->depth - 1].last, at) < 0)
		TRY(lpm_close_one(walk, table));
	return 0;
}

static int lpm_open(struct lpm_walk __inox_lent *walk,
		    struct lpm_table __inox_lent *table, struct lpm_prefix prefix)
{
	struct inox_ip at = lpm_network(prefix);

	TRY(lpm_close_before(walk, table, at));
	if (walk->depth >= ARRAY_SIZE(walk->open))
		return -ERANGE;
	walk->open[walk->depth].last = inox_ip_last(at, prefix.length);
	walk->open[walk->depth++].class = prefix.class;
	return lpm_begin(walk, table, at, prefix.class);
}

static int lpm_finish(struct lpm_walk __inox_lent *walk,
		      struct lpm_table __inox_lent *table)
{
	int err = 0;

	while (walk->depth && !err)
		err = lpm_close_one(walk, table);
	if (err && err != -EOVERFLOW)
		return err;
	TRY(lpm_flush(walk, table));
	if (!walk->six && walk->write)
		return lpm_range4(walk, table, U32_MAX);
	return 0;
}

/* Counts what is needed, or writes it. */
static int lpm_walk_family(struct lpm_walk __inox_lent *walk,
			   struct lpm_table __inox_lent *table, bool six, bool write)
{
	struct lpm_prefixes __inox_lent *all = TRY(lpm_prefixes_slot_lent(&table->prefixes));
	struct lpm_prefix prefix;
	u32 i;

	walk->depth = 0;
	walk->ranges = 0;
	walk->nodes = 0;
	walk->next = (struct lpm_range){ };
	walk->six = six;
	walk->write = write;
	for (i = 0; i < lpm_prefixes_count(all); i++) {
		prefix = *TRY(lpm_prefixes_at(all, i));
		if (prefix.six == six)
			TRY(lpm_open(walk, table, prefix));
	}
	return lpm_finish(walk, table);
}

static int lpm_index6(struct lpm_table __inox_lent *table)
{
	struct lpm_words __inox_lent *blocks = TRY(lpm_words_slot_lent(&table->blocks));
	struct lpm_ranges __inox_lent *ranges = TRY(lpm_ranges_slot_lent(&table->six));
	u32 block, n = 0;

	for (block = 0; block <= LPM_BLOCKS; block++) {
		while (n < lpm_ranges_count(ranges) &&
		       TRY(lpm_ranges_at(ranges, n))->high >> 48 < block)
			n++;
		*TRY(lpm_words_at(blocks, block)) = n;
	}
	return 0;
}

/* Room for a family that has prefixes, whose walk has counted. */
static int lpm_room(struct lpm_walk __inox_lent *walk,
		    struct lpm_table __inox_lent *table)
{
	u32 n = walk->ranges;

	if (!walk->six) {
		n = LPM_ROOT + walk->nodes * 256;
		lpm_words_slot_put(&table->four, TRY(inox_array_new(lpm_words, n)));
		return 0;
	}
	lpm_words_slot_put(&table->blocks,
			   TRY(inox_array_new(lpm_words, LPM_BLOCKS + 1)));
	lpm_ranges_slot_put(&table->six, TRY(inox_array_new(lpm_ranges, n)));
	return 0;
}

static bool lpm_is_used(struct lpm_walk __inox_lent *walk)
{
	return walk->ranges > 1 || walk->before.class;
}

int lpm_compile_family(struct lpm_walk __inox_lent *walk,
			      struct lpm_table __inox_lent *table, bool six)
{
	TRY(lpm_walk_family(walk, table, six, false));
	if (!lpm_is_used(walk))
		return 0;
	TRY(lpm_room(walk, table));
	TRY(lpm_walk_family(walk, table, six, true));
	return six ? lpm_index6(table) : 0;
}

static u64 lpm_bytes_family(struct lpm_walk __inox_lent *walk)
{
	if (!lpm_is_used(walk))
		return 0;
	if (!walk->six)
		return (LPM_ROOT + walk->nodes * 256ull) * sizeof(u32);
	return (LPM_BLOCKS + 1) * sizeof(u32) + walk->ranges * sizeof(struct lpm_range);
}

/* What the table will take, before any of it is there. */
int lpm_measure(struct lpm_walk __inox_lent *walk,
		       struct lpm_table __inox_lent *table)
{
	struct lpm_prefixes __inox_lent *all = TRY(lpm_prefixes_slot_lent(&table->prefixes));
	struct lpm_prefix prefix;
	u32 i;

	for (i = 0; i < lpm_prefixes_count(all); i++) {
		prefix = *TRY(lpm_prefixes_at(all, i));
		table->greatest = max_t(u32, table->greatest, prefix.class);
	}
	table->bytes = lpm_prefixes_count(all) * sizeof(struct lpm_prefix);
	TRY(lpm_walk_family(walk, table, false, false));
	table->bytes += lpm_bytes_family(walk);
	TRY(lpm_walk_family(walk, table, true, false));
	table->bytes += lpm_bytes_family(walk);
	return 0;
}
