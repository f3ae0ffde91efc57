// SPDX-License-Identifier: GPL-2.0
/*
 * Classes of packets by the prefix their addresses are in
 *
 * The prefixes are kept as a sorted list, and compiled from it into what packets
 * look at: for IPv4 a table of the first 16 bits and nodes of the 8 after them,
 * and of the last 8; for IPv6 sorted ranges behind an index of the first 16 bits.
 * Nobody changes either: a new list makes new ones, and all are swapped at once.
 */
#include <inox/array.h>
#include <inox/net/hook.h>
#include <inox/tally.h>
#include <inox/uapi/lpm.h>

#include <inox/strict.h>

#include "lpm.h"

/* For each class and side, packets and bytes; one more for packets that are none. */
#define LPM_SOURCE	0u
#define LPM_DESTINATION	2u
#define LPM_MALFORMED	((INOX_LPM_CLASS_MAX + 1) * 4u)
#define LPM_CELLS	(LPM_MALFORMED + 1)

struct lpm {
	struct inox_net net;
	struct lpm_table_rcu table;
	struct inox_tally tally;
	u32 source_mask, destination_mask;
};

static unsigned int memory_limit = 64;
module_param(memory_limit, uint, 0644);
MODULE_PARM_DESC(memory_limit, "of the table of a namespace, in MiB");

/* What packets look at. */

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
