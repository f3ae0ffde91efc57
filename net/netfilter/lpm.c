// SPDX-License-Identifier: GPL-2.0
/*
 * Classes of packets by the prefix their addresses are in
 *
 * The prefixes are kept as a sorted list, and compiled from it into what packets
 * look at: for IPv4 a table of the first 16 bits and nodes of the 8 after them,
 * and of the last 8; for IPv6 sorted ranges behind an index of the first 16 bits.
 * Nobody changes either: a new list makes new ones, and all are swapped at once.
 *
 * A prefix ends inside another or not at all, so walking the sorted list with
 * those that are open on a stack tells where each class begins.
 */
#include <inox/array.h>
#include <inox/net/hook.h>
#include <inox/tally.h>
#include <inox/uapi/lpm.h>

#include <inox/strict.h>

#define LPM_NODE	0x80000000u	/* of a word: the rest is a node's number */
#define LPM_ROOT	65536u	/* words before the first node */
#define LPM_BLOCKS	65536u	/* of the IPv6 index */

/* For each class and side, packets and bytes; one more for packets that are none. */
#define LPM_SOURCE	0u
#define LPM_DESTINATION	2u
#define LPM_MALFORMED	((INOX_LPM_CLASS_MAX + 1) * 4u)
#define LPM_CELLS	(LPM_MALFORMED + 1)

struct lpm_prefix {
	u64 high, low;
	u16 class;
	u8 length;
	bool six;
};

/* From here to where the next begins. */
struct lpm_range {
	u64 high, low;
	u32 class;
};

INOX_ARRAY(lpm_prefixes, struct lpm_prefix);
INOX_ARRAY(lpm_words, u32);
INOX_ARRAY(lpm_ranges, struct lpm_range);

struct lpm_table {
	struct lpm_prefixes_slot changes;	/* what was asked, sorted */
	struct lpm_prefixes_slot prefixes;	/* all, sorted */
	struct lpm_words_slot four;
	struct lpm_words_slot blocks;		/* how many ranges lie before each */
	struct lpm_ranges_slot six;
	u64 bytes;				/* of memory */
	u32 greatest;				/* class */
};

static void lpm_table_release(struct lpm_table *table)
{
	lpm_prefixes_slot_drop(&table->changes);
	lpm_prefixes_slot_drop(&table->prefixes);
	lpm_words_slot_drop(&table->four);
	lpm_words_slot_drop(&table->blocks);
	lpm_ranges_slot_drop(&table->six);
}

INOX_OBJECT_WITH(lpm_table, struct lpm_table, lpm_table_release);
INOX_RCU(lpm_table, struct lpm_table);

/* What is kept while a list is walked. */
struct lpm_walk {
	struct { struct inox_ip last; u32 class; } open[129];
	u32 depth;
	struct lpm_range next;		/* may still get another class */
	struct lpm_range before;
	u32 ranges, nodes;
	bool six, write;
};

INOX_OBJECT(lpm_walk, struct lpm_walk);

struct lpm {
	struct inox_net net;
	struct lpm_table_rcu table;
	struct inox_tally tally;
	u32 source_mask, destination_mask;
};

static unsigned int memory_limit = 64;
module_param(memory_limit, uint, 0644);
MODULE_PARM_DESC(memory_limit, "of the table of a namespace, in MiB");

#define LPM_PREFIX_ATTRS(attr)							\
	attr(lpm_prefix, address, INOX_LPM_PREFIX_ADDRESS, address, 0, 0)	\
	attr(lpm_prefix, length, INOX_LPM_PREFIX_LENGTH, u8, 0, 128)		\
	attr(lpm_prefix, class, INOX_LPM_PREFIX_CLASS, u32, 1, INOX_LPM_CLASS_MAX)

INOX_ATTRS(lpm_prefix, INOX_LPM_PREFIX_LAST, LPM_PREFIX_ATTRS);

#define LPM_ATTRS(attr)								\
	attr(lpm, prefix, INOX_LPM_A_PREFIX, each, lpm_prefix, 0)		\
	attr(lpm, source_mask, INOX_LPM_A_SOURCE_MASK, u32, 0, U32_MAX)		\
	attr(lpm, destination_mask, INOX_LPM_A_DESTINATION_MASK, u32, 0, U32_MAX) \
	attr(lpm, prefixes, INOX_LPM_A_PREFIXES, u32, 0, U32_MAX)		\
	attr(lpm, bytes, INOX_LPM_A_BYTES, u64, 0, U64_MAX)			\
	attr(lpm, limit, INOX_LPM_A_LIMIT, u64, 0, U64_MAX)			\
	attr(lpm, class, INOX_LPM_A_CLASS, u32, 0, INOX_LPM_CLASS_MAX)		\
	attr(lpm, address, INOX_LPM_A_ADDRESS, address, 0, 0)			\
	attr(lpm, length, INOX_LPM_A_LENGTH, u8, 0, 128)			\
	attr(lpm, source_packets, INOX_LPM_A_SOURCE_PACKETS, u64, 0, U64_MAX)	\
	attr(lpm, source_bytes, INOX_LPM_A_SOURCE_BYTES, u64, 0, U64_MAX)	\
	attr(lpm, destination_packets, INOX_LPM_A_DESTINATION_PACKETS, u64, 0, U64_MAX) \
	attr(lpm, destination_bytes, INOX_LPM_A_DESTINATION_BYTES, u64, 0, U64_MAX) \
	attr(lpm, malformed, INOX_LPM_A_MALFORMED, u64, 0, U64_MAX)

INOX_ATTRS(lpm, INOX_LPM_A_LAST, LPM_ATTRS);

/* What packets look at. */

static u32 lpm_child(u32 word, u32 byte)
{
	return LPM_ROOT + ((word & ~LPM_NODE) << 8 | (byte & 0xff));
}

/* The class of an address, or an errno. */
static __always_inline int lpm_find4(const struct lpm_table __inox_lent *table,
				     u32 address)
{
	struct lpm_words __inox_lent *words = TRY(lpm_words_slot_lent(&table->four));
	u32 word = *TRY(lpm_words_at(words, address >> 16));

	if (word & LPM_NODE)
		word = *TRY(lpm_words_at(words, lpm_child(word, address >> 8)));
	if (word & LPM_NODE)
		word = *TRY(lpm_words_at(words, lpm_child(word, address)));
	return (int)(word & ~LPM_NODE);
}

static bool lpm_begins_by(const struct lpm_range __inox_lent *range,
			  struct inox_ip ip)
{
	if (range->high != ip.high)
		return range->high < ip.high;
	return range->low <= ip.low;
}

static int lpm_find6(const struct lpm_table __inox_lent *table, struct inox_ip ip)
{
	struct lpm_words __inox_lent *blocks = TRY(lpm_words_slot_lent(&table->blocks));
	struct lpm_ranges __inox_lent *ranges = TRY(lpm_ranges_slot_lent(&table->six));
	u32 block = (u32)(ip.high >> 48);
	u32 from = *TRY(lpm_words_at(blocks, block));
	u32 to = *TRY(lpm_words_at(blocks, block + 1));
	u32 middle;

	while (from < to) {
		middle = from + (to - from) / 2;
		if (lpm_begins_by(TRY(lpm_ranges_at(ranges, middle)), ip))
			from = middle + 1;
		else
			to = middle;
	}
	return (int)TRY(lpm_ranges_at(ranges, from - 1))->class;
}

/* A packet of a family without prefixes has class 0. */
static __always_inline u32 lpm_class(const struct lpm_table __inox_lent *table, struct inox_ip ip)
{
	int class = ip.six ? lpm_find6(table, ip) :
			     lpm_find4(table, (u32)(ip.high >> 32));

	return class < 0 ? 0 : (u32)class;
}

static __always_inline void lpm_tell(struct lpm *lpm, struct inox_packet *packet,
			    const struct lpm_table __inox_lent *table,
			    struct inox_ip ip, u32 mask, u32 side)
{
	u32 class;

	if (!mask)
		return;
	class = lpm_class(table, ip);
	inox_tally_add_two(&lpm->tally, class * 4 + side,
			   inox_packet_segments(packet), inox_packet_bytes(packet));
	inox_packet_mark_set(packet, mask, class * (mask & -mask));
}

static __always_inline int lpm_classify(struct lpm *lpm, struct inox_packet *packet,
					struct inox_ip source,
					struct inox_ip destination)
{
	const struct lpm_table __inox_lent *table =
		TRY(lpm_table_rcu_lent(&lpm->table, inox_packet_reader(packet)));

	lpm_tell(lpm, packet, table, source, READ_ONCE(lpm->source_mask), LPM_SOURCE);
	lpm_tell(lpm, packet, table, destination,
		 READ_ONCE(lpm->destination_mask), LPM_DESTINATION);
	return 0;
}

static int lpm_see4(struct lpm *lpm, struct inox_packet *packet)
{
	struct inox_ipv4_ends ip = TRY(inox_packet_ipv4_ends(packet));

	return lpm_classify(lpm, packet, inox_ip_of4(ip.source),
			    inox_ip_of4(ip.destination));
}

static int lpm_see6(struct lpm *lpm, struct inox_packet *packet)
{
	struct inox_ipv6_ends ip = TRY(inox_packet_ipv6_ends(packet));

	return lpm_classify(lpm, packet, ip.source, ip.destination);
}

static struct inox_verdict lpm_see(struct lpm *lpm, struct inox_packet *packet,
				   INOX_ATOMIC)
{
	int err = inox_packet_is_ipv6(packet) ? lpm_see6(lpm, packet) :
						lpm_see4(lpm, packet);

	if (err == -EBADMSG)
		inox_tally_add(&lpm->tally, LPM_MALFORMED, 1);
	return inox_accept();
}

/* From a list to what packets look at. */

static struct inox_ip lpm_network(struct lpm_prefix prefix)
{
	return (struct inox_ip){ prefix.high, prefix.low, prefix.six };
}

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

static int lpm_compile_family(struct lpm_walk __inox_lent *walk,
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
static int lpm_measure(struct lpm_walk __inox_lent *walk,
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

/* From a message to a list. */

static int lpm_order(const struct lpm_prefix *a, const struct lpm_prefix *b)
{
	int order = inox_ip_compare(lpm_network(*a), lpm_network(*b));

	return order ? order : (int)a->length - (int)b->length;
}

static int lpm_read_one(const struct lpm_prefix_attrs *attrs, bool with_class,
			struct lpm_prefix __inox_lent *to)
{
	struct inox_ip ip = TRY(lpm_prefix_get_address(attrs));
	u8 length = TRY(lpm_prefix_get_length(attrs));
	u32 class = with_class ? TRY(lpm_prefix_get_class(attrs)) : 0;

	if (length > inox_ip_bits(ip)) {
		inox_refuse(attrs, "the length is greater than the address's");
		return -ERANGE;
	}
	if (inox_ip_compare(ip, inox_ip_network(ip, length))) {
		inox_refuse(attrs, "the address has bits beyond the length");
		return -EINVAL;
	}
	*to = (struct lpm_prefix){ ip.high, ip.low, (u16)class, length, ip.six };
	return 0;
}

static int lpm_check_order(const struct lpm_attrs *request,
			   struct lpm_prefixes __inox_lent *changes)
{
	struct lpm_prefix a, b;
	u32 i;

	for (i = 1; i < lpm_prefixes_count(changes); i++) {
		a = *TRY(lpm_prefixes_at(changes, i - 1));
		b = *TRY(lpm_prefixes_at(changes, i));
		if (!lpm_order(&a, &b)) {
			inox_refuse(request, "a prefix is there twice");
			return -EEXIST;
		}
	}
	return 0;
}

static int lpm_read(const struct lpm_attrs *request, bool with_class,
		    struct lpm_table __inox_lent *table)
{
	struct lpm_prefix_each each = lpm_get_prefix(request);
	struct lpm_prefixes __inox_lent *changes;
	struct lpm_prefix_attrs attrs;
	u32 n = lpm_prefix_count(&each), i = 0;

	if (!n) {
		inox_refuse(request, "a prefix is needed");
		return -EINVAL;
	}
	lpm_prefixes_slot_put(&table->changes, TRY(inox_array_new(lpm_prefixes, n)));
	changes = TRY(lpm_prefixes_slot_lent(&table->changes));
	while (lpm_prefix_next(&each, &attrs))
		TRY(lpm_read_one(&attrs, with_class, TRY(lpm_prefixes_at(changes, i++))));
	lpm_prefixes_sort(changes, lpm_order);
	return lpm_check_order(request, changes);
}

/* One step of merging: what comes next of both lists, and whether it stays. */
struct lpm_merge {
	u32 old, change, n;
	bool remove;
};

static int lpm_merge_next(struct lpm_merge *at, struct lpm_prefixes __inox_lent *old,
			  struct lpm_prefixes __inox_lent *changes,
			  struct lpm_prefix *next)
{
	bool more_old = at->old < lpm_prefixes_count(old);
	bool more = at->change < lpm_prefixes_count(changes);
	struct lpm_prefix change = { };
	int order;

	if (more_old)
		*next = *TRY(lpm_prefixes_at(old, at->old));
	if (more)
		change = *TRY(lpm_prefixes_at(changes, at->change));
	order = more_old && more ? lpm_order(next, &change) : more_old ? -1 : 1;
	at->old += order <= 0;
	at->change += order >= 0;
	if (order >= 0)
		*next = change;
	return order > 0 && at->remove ? -ENOENT : order >= 0 && at->remove;
}

/* Counts what is left, and writes it, if there is where. */
static int lpm_merge_all(struct lpm_merge *at, struct lpm_prefixes __inox_lent *old,
			 struct lpm_prefixes __inox_lent *changes,
			 struct lpm_prefixes __inox_lent *to)
{
	struct lpm_prefix next;
	int gone;

	*at = (struct lpm_merge){ .remove = at->remove };
	while (at->old < lpm_prefixes_count(old) ||
	       at->change < lpm_prefixes_count(changes)) {
		gone = lpm_merge_next(at, old, changes, &next);
		if (gone < 0)
			return gone;
		if (gone)
			continue;
		if (to)
			*TRY(lpm_prefixes_at(to, at->n)) = next;
		at->n++;
	}
	return 0;
}

static int lpm_merge(struct lpm_table __inox_lent *table,
		     const struct lpm_table __inox_lent *now, bool remove)
{
	struct lpm_prefixes __inox_lent *old = TRY(lpm_prefixes_slot_lent(&now->prefixes));
	struct lpm_prefixes __inox_lent *changes = TRY(lpm_prefixes_slot_lent(&table->changes));
	struct lpm_merge at = { .remove = remove };

	TRY(lpm_merge_all(&at, old, changes, NULL));
	lpm_prefixes_slot_put(&table->prefixes,
			      TRY(inox_array_new(lpm_prefixes, at.n)));
	return lpm_merge_all(&at, old, changes,
			     TRY(lpm_prefixes_slot_lent(&table->prefixes)));
}

static int lpm_all_are_new(struct lpm_table __inox_lent *table)
{
	lpm_prefixes_slot_put(&table->prefixes,
			      TRY(lpm_prefixes_slot_take(&table->changes)));
	return 0;
}

/* Operations. */

static u64 lpm_limit(void)
{
	return (u64)READ_ONCE(memory_limit) << 20;
}

static u32 lpm_mask_most(u32 mask)
{
	return mask ? mask / (mask & -mask) : U32_MAX;
}

static u32 lpm_most(u32 source_mask, u32 destination_mask)
{
	return min(lpm_mask_most(source_mask), lpm_mask_most(destination_mask));
}

/* Nothing that packets see has changed until all of it is ready. */
static int lpm_compile(struct lpm *lpm, const struct lpm_attrs *request,
		       struct lpm_table __inox_lent *table)
{
	INOX_OWN(lpm_walk, walk, TRY(inox_new(lpm_walk)));

	lpm_prefixes_slot_drop(&table->changes);
	TRY(lpm_measure(lpm_walk_lent(walk), table));
	if (table->greatest > lpm_most(lpm->source_mask, lpm->destination_mask)) {
		inox_refuse(request, "a class does not fit the mask");
		return -ERANGE;
	}
	if (table->bytes > lpm_limit()) {
		inox_refuse(request, "the table would take more than memory_limit");
		return -ENOSPC;
	}
	TRY(lpm_compile_family(lpm_walk_lent(walk), table, false));
	TRY(lpm_compile_family(lpm_walk_lent(walk), table, true));
	TRY(inox_tally_init(&lpm->tally, LPM_CELLS));
	return inox_hook_on(lpm);
}

static int lpm_flush_table(struct lpm *lpm, const struct lpm_attrs *request)
{
	inox_hook_off(lpm);
	inox_rcu_drop(lpm_table, &lpm->table);
	return 0;
}

static int lpm_publish(struct lpm *lpm, const struct lpm_attrs *request,
		       struct lpm_table_own token)
{
	INOX_OWN(lpm_table, table, token);
	struct lpm_prefixes __inox_lent *all =
		TRY(lpm_prefixes_slot_lent(&lpm_table_lent(table)->prefixes));

	if (!lpm_prefixes_count(all))
		return lpm_flush_table(lpm, request);
	TRY(lpm_compile(lpm, request, lpm_table_lent(table)));
	inox_rcu_put(lpm_table, &lpm->table, lpm_table_move(table));
	return 0;
}

static int lpm_replace(struct lpm *lpm, const struct lpm_attrs *request)
{
	INOX_OWN(lpm_table, table, TRY(inox_new(lpm_table)));

	TRY(lpm_read(request, true, lpm_table_lent(table)));
	TRY(lpm_all_are_new(lpm_table_lent(table)));
	return lpm_publish(lpm, request, lpm_table_move(table));
}

static int lpm_add(struct lpm *lpm, const struct lpm_attrs *request)
{
	INOX_OWN(lpm_table, table, TRY(inox_new(lpm_table)));

	if (lpm_table_rcu_is_empty(&lpm->table))
		return lpm_replace(lpm, request);
	TRY(lpm_read(request, true, lpm_table_lent(table)));
	TRY(lpm_merge(lpm_table_lent(table), TRY(lpm_table_rcu_held(&lpm->table)),
		      false));
	return lpm_publish(lpm, request, lpm_table_move(table));
}

static int lpm_del(struct lpm *lpm, const struct lpm_attrs *request)
{
	INOX_OWN(lpm_table, table, TRY(inox_new(lpm_table)));
	int err;

	TRY(lpm_read(request, false, lpm_table_lent(table)));
	err = lpm_table_rcu_is_empty(&lpm->table) ? -ENOENT :
		lpm_merge(lpm_table_lent(table),
			  TRY(lpm_table_rcu_held(&lpm->table)), true);
	if (err == -ENOENT)
		inox_refuse(request, "there is no such prefix");
	TRY(err);
	return lpm_publish(lpm, request, lpm_table_move(table));
}

/* One row of ones, or nothing. */
static bool lpm_is_mask(u32 mask)
{
	u32 ones = lpm_mask_most(mask);

	return !(ones & (ones + 1));
}

static int lpm_check_masks(const struct lpm *lpm, u32 source, u32 destination)
{
	u32 greatest;

	if (!lpm_is_mask(source) || !lpm_is_mask(destination) || source & destination)
		return -EINVAL;
	if (lpm_table_rcu_is_empty(&lpm->table))
		return 0;
	greatest = TRY(lpm_table_rcu_held(&lpm->table))->greatest;
	return greatest > lpm_most(source, destination) ? -ERANGE : 0;
}

static int lpm_set(struct lpm *lpm, const struct lpm_attrs *request)
{
	u32 source = lpm_has_source_mask(request) ?
		TRY(lpm_get_source_mask(request)) : lpm->source_mask;
	u32 destination = lpm_has_destination_mask(request) ?
		TRY(lpm_get_destination_mask(request)) : lpm->destination_mask;
	int err = lpm_check_masks(lpm, source, destination);

	if (err == -EINVAL)
		inox_refuse(request, "a mask is not one row of ones, or both overlap");
	if (err == -ERANGE)
		inox_refuse(request, "a class that is used does not fit");
	TRY(err);
	WRITE_ONCE(lpm->source_mask, source);
	WRITE_ONCE(lpm->destination_mask, destination);
	return 0;
}

static int lpm_reset(struct lpm *lpm, const struct lpm_attrs *request)
{
	inox_tally_reset(&lpm->tally);
	return 0;
}

static int lpm_put_table(const struct lpm_table __inox_lent *table,
			 struct inox_reply *reply)
{
	struct lpm_prefixes __inox_lent *all = TRY(lpm_prefixes_slot_lent(&table->prefixes));

	TRY(lpm_put_prefixes(reply, lpm_prefixes_count(all)));
	return lpm_put_bytes(reply, table->bytes);
}

static int lpm_put_settings(const struct lpm *lpm, struct inox_reply *reply)
{
	TRY(lpm_put_source_mask(reply, lpm->source_mask));
	TRY(lpm_put_destination_mask(reply, lpm->destination_mask));
	return lpm_put_limit(reply, lpm_limit());
}

static int lpm_show(struct lpm *lpm, const struct lpm_attrs *request,
		    struct inox_reply *reply)
{
	TRY(lpm_put_settings(lpm, reply));
	TRY(lpm_put_malformed(reply, inox_tally_sum(&lpm->tally, LPM_MALFORMED)));
	if (lpm_table_rcu_is_empty(&lpm->table))
		return 0;
	return lpm_put_table(TRY(lpm_table_rcu_held(&lpm->table)), reply);
}

/* What a table would take, without making it. */
static int lpm_check(struct lpm *lpm, const struct lpm_attrs *request,
		     struct inox_reply *reply)
{
	INOX_OWN(lpm_table, table, TRY(inox_new(lpm_table)));
	INOX_OWN(lpm_walk, walk, TRY(inox_new(lpm_walk)));

	TRY(lpm_read(request, true, lpm_table_lent(table)));
	TRY(lpm_all_are_new(lpm_table_lent(table)));
	TRY(lpm_measure(lpm_walk_lent(walk), lpm_table_lent(table)));
	TRY(lpm_put_settings(lpm, reply));
	return lpm_put_table(lpm_table_lent(table), reply);
}

static int lpm_get(struct lpm *lpm, const struct lpm_attrs *request,
		   struct inox_reply *reply)
{
	struct inox_ip ip = TRY(lpm_get_address(request));

	if (lpm_table_rcu_is_empty(&lpm->table))
		return lpm_put_class(reply, 0);
	return lpm_put_class(reply, lpm_class(TRY(lpm_table_rcu_held(&lpm->table)), ip));
}

static int lpm_put_side(struct inox_reply *reply, u64 packets, u64 bytes, u32 side)
{
	if (side == LPM_SOURCE) {
		TRY(lpm_put_source_packets(reply, packets));
		return lpm_put_source_bytes(reply, bytes);
	}
	TRY(lpm_put_destination_packets(reply, packets));
	return lpm_put_destination_bytes(reply, bytes);
}

static int lpm_put_counts(const struct lpm *lpm, u32 class, u32 side,
			  struct inox_reply *reply)
{
	u32 cell = class * 4 + side;
	u64 packets = inox_tally_sum(&lpm->tally, cell);

	if (!packets)
		return 0;
	return lpm_put_side(reply, packets, inox_tally_sum(&lpm->tally, cell + 1), side);
}

static bool lpm_was_seen(const struct lpm *lpm, u32 class)
{
	return inox_tally_sum(&lpm->tally, class * 4 + LPM_SOURCE) ||
	       inox_tally_sum(&lpm->tally, class * 4 + LPM_DESTINATION);
}

static int lpm_list_classes(struct lpm *lpm, u32 *class, struct inox_reply *reply)
{
	while (*class <= INOX_LPM_CLASS_MAX && !lpm_was_seen(lpm, *class))
		++*class;
	if (*class > INOX_LPM_CLASS_MAX)
		return -ENODATA;
	TRY(lpm_put_class(reply, *class));
	TRY(lpm_put_counts(lpm, *class, LPM_SOURCE, reply));
	TRY(lpm_put_counts(lpm, *class, LPM_DESTINATION, reply));
	++*class;
	return 0;
}

static int lpm_list_prefixes(struct lpm *lpm, u32 *at, struct inox_reply *reply)
{
	const struct lpm_table __inox_lent *table;
	struct lpm_prefixes __inox_lent *all;
	struct lpm_prefix prefix;

	if (lpm_table_rcu_is_empty(&lpm->table))
		return -ENODATA;
	table = TRY(lpm_table_rcu_held(&lpm->table));
	all = TRY(lpm_prefixes_slot_lent(&table->prefixes));
	if (*at >= lpm_prefixes_count(all))
		return -ENODATA;
	prefix = *TRY(lpm_prefixes_at(all, *at));
	TRY(lpm_put_address(reply, lpm_network(prefix)));
	TRY(lpm_put_length(reply, prefix.length));
	TRY(lpm_put_class(reply, prefix.class));
	++*at;
	return 0;
}

static int lpm_start(struct lpm *lpm)
{
	lpm->source_mask = 0xff000000;
	return 0;
}

static void lpm_stop(struct lpm *lpm, struct inox_rcu_quiet quiet)
{
	lpm_table_rcu_end(&lpm->table, quiet);
	inox_tally_end(&lpm->tally);
}

inox_genl(lpm, INOX_LPM_FAMILY, INOX_LPM_VERSION,
	{ .command = INOX_LPM_CMD_SET, .act = lpm_set },
	{ .command = INOX_LPM_CMD_ADD, .act = lpm_add },
	{ .command = INOX_LPM_CMD_DEL, .act = lpm_del },
	{ .command = INOX_LPM_CMD_REPLACE, .act = lpm_replace },
	{ .command = INOX_LPM_CMD_CHECK, .ask = lpm_check },
	{ .command = INOX_LPM_CMD_FLUSH, .act = lpm_flush_table },
	{ .command = INOX_LPM_CMD_RESET, .act = lpm_reset },
	{ .command = INOX_LPM_CMD_SHOW, .ask = lpm_show },
	{ .command = INOX_LPM_CMD_GET, .ask = lpm_get },
	{ .command = INOX_LPM_CMD_CLASSES, .list = lpm_list_classes },
	{ .command = INOX_LPM_CMD_PREFIXES, .list = lpm_list_prefixes });

inox_netfilter(lpm,
	.at = { NF_INET_PRE_ROUTING, -340 },
	.see = lpm_see,
	.start = lpm_start,
	.stop = lpm_stop);

MODULE_DESCRIPTION("Classes of packets by prefix");
MODULE_LICENSE("GPL");
