// SPDX-License-Identifier: GPL-2.0
/*
 * A limit of packets or bytes a second for each source or destination
 *
 * All that is known of a source is one number, the time at which it will have
 * made up for what it sent (GCRA).  A packet moves it on by what the packet
 * costs; if it would come to lie further ahead than the burst allows, the packet
 * is over the limit and moves nothing.  Time is counted in 1/64 ns.
 *
 * The cells are a table of fixed size, in sets of four, under a keyed hash.  A
 * cell whose time has passed says nothing any more, so anybody may take it; who
 * finds none is let through and counted.
 */
#include <linux/ktime.h>
#include <linux/math64.h>

#include <inox/array.h>
#include <inox/hash.h>
#include <inox/net/hook.h>
#include <inox/shared.h>
#include <inox/tally.h>
#include <inox/uapi/police.h>

#include <inox/strict.h>

#define POLICE_WAYS	4u
#define POLICE_SECOND	(64ull * NSEC_PER_SEC)
#define POLICE_SHIFT	20u		/* of the cost of one unit */
#define POLICE_MOST	3600u		/* seconds in a burst, so that no cost overflows */

/* What a tag is of; an empty cell has none. */
#define POLICE_FOUR	BIT_ULL(63)
#define POLICE_SIX	BIT_ULL(62)

enum { POLICE_PASSED, POLICE_OVER, POLICE_EXEMPT, POLICE_UNKNOWN, POLICE_MALFORMED,
	POLICE_COUNTS };

struct police_cell {
	struct inox_shared tag;		/* whose */
	struct inox_shared until;
};

struct police_set {
	struct police_cell cells[POLICE_WAYS];
};

INOX_ARRAY(police_sets, struct police_set);

struct police_limit {
	struct police_sets_slot sets;
	u64 cost, burst;		/* time of one unit, shifted; time of all at once */
	u64 rate, burst_units;
	u32 last;			/* of the sets */
	u32 mask4;			/* of prefix4 */
	u32 exempt_mark, exempt_mask, mark, mark_mask;
	u8 key, prefix4, prefix6;
	bool bytes;
};

static void police_limit_release(struct police_limit *limit)
{
	police_sets_slot_drop(&limit->sets);
}

INOX_OBJECT_WITH(police_limit, struct police_limit, police_limit_release);
INOX_RCU(police_limit, struct police_limit);

struct police {
	struct inox_net net;
	struct police_limit_rcu limit;
	struct inox_hash_key key;
	struct inox_tally tally;
};

/* Whose packet it is. */
struct police_whose {
	u64 tag;
	u32 hash;
};

#define POLICE_ATTRS(attr)							\
	attr(police, rate, INOX_POLICE_A_RATE, u64, 1, 64000000000)		\
	attr(police, burst, INOX_POLICE_A_BURST, u64, 1, U32_MAX)		\
	attr(police, bytes, INOX_POLICE_A_BYTES, flag, 0, 0)			\
	attr(police, key, INOX_POLICE_A_KEY, u8, 0, INOX_POLICE_KEY_LAST)	\
	attr(police, prefix4, INOX_POLICE_A_PREFIX4, u8, 0, 32)			\
	attr(police, prefix6, INOX_POLICE_A_PREFIX6, u8, 0, 128)		\
	attr(police, cells, INOX_POLICE_A_CELLS, u32, 4, 1 << 24)		\
	attr(police, exempt_mark, INOX_POLICE_A_EXEMPT_MARK, u32, 0, U32_MAX)	\
	attr(police, exempt_mask, INOX_POLICE_A_EXEMPT_MASK, u32, 0, U32_MAX)	\
	attr(police, mark, INOX_POLICE_A_MARK, u32, 0, U32_MAX)			\
	attr(police, mark_mask, INOX_POLICE_A_MARK_MASK, u32, 0, U32_MAX)	\
	attr(police, passed, INOX_POLICE_A_PASSED, u64, 0, U64_MAX)		\
	attr(police, over, INOX_POLICE_A_OVER, u64, 0, U64_MAX)			\
	attr(police, exempt, INOX_POLICE_A_EXEMPT, u64, 0, U64_MAX)		\
	attr(police, unknown, INOX_POLICE_A_UNKNOWN, u64, 0, U64_MAX)		\
	attr(police, malformed, INOX_POLICE_A_MALFORMED, u64, 0, U64_MAX)

INOX_ATTRS(police, INOX_POLICE_A_LAST, POLICE_ATTRS);

/* What happens to a packet. */

static int police_port_of(const struct inox_packet *packet, u16 *port)
{
	struct inox_payload_at at = TRY(inox_packet_payload(packet));

	*port = at.protocol == 6 ? TRY(inox_packet_tcp(packet, &at)).destination :
				   TRY(inox_packet_udp(packet, &at)).destination;
	return 0;
}

/*
 * What has no port that can be read is of port 0, as a fragment is.  Apart, and by
 * value: a packet whose address nobody takes stays in registers.
 */
static noinline u16 police_port(struct inox_packet packet)
{
	u16 port;

	return police_port_of(&packet, &port) ? 0 : port;
}

static __always_inline int police_whose4(const struct police *police,
					 const struct police_limit __inox_lent *limit,
					 const struct inox_packet *packet,
					 struct police_whose *whose)
{
	struct inox_ipv4_header ip = TRY(inox_packet_ipv4(packet));
	u32 address = limit->key == INOX_POLICE_KEY_DESTINATION ? ip.destination :
								   ip.source;
	u16 port;

	address &= limit->mask4;
	whose->tag = POLICE_FOUR | address;
	if (likely(limit->key != INOX_POLICE_KEY_SOURCE_PORT)) {
		whose->hash = inox_hash_u32(&police->key, address);
		return 0;
	}
	port = police_port(*packet);
	whose->tag |= (u64)port << 32;
	whose->hash = inox_hash_u32s(&police->key, address, port);
	return 0;
}

static __always_inline int police_whose6(const struct police *police,
					 const struct police_limit __inox_lent *limit,
					 const struct inox_packet *packet,
					 struct police_whose *whose)
{
	struct inox_ipv6_header ip = TRY(inox_packet_ipv6(packet));
	struct inox_ip address = limit->key == INOX_POLICE_KEY_DESTINATION ?
		ip.destination : ip.source;
	u16 port = 0;
	u64 hash;

	address = inox_ip_network(address, limit->prefix6);
	if (limit->key == INOX_POLICE_KEY_SOURCE_PORT)
		port = police_port(*packet);
	hash = inox_hash_u64s(&police->key, address.high, address.low, port);
	whose->tag = (hash & ~POLICE_FOUR) | POLICE_SIX;
	whose->hash = (u32)hash;
	return 0;
}

/* Of a set without it, the cell whose time passed first: as good as a new one but for its tag. */
static __always_inline int police_take(struct police_set __inox_lent *set, u64 tag,
				       u64 now, struct police_cell __inox_lent **taken)
{
	struct police_cell __inox_lent *cell = &set->cells[0];
	u64 was;
	u32 i;

	for (i = 1; i < POLICE_WAYS; i++)
		if (inox_shared_get(&set->cells[i].until) < inox_shared_get(&cell->until))
			cell = &set->cells[i];
	was = inox_shared_get(&cell->tag);
	if (inox_shared_get(&cell->until) > now)
		return -ENOSPC;
	*taken = cell;
	return inox_shared_change(&cell->tag, &was, tag) || was == tag ? 0 : -ENOSPC;
}

static __always_inline int police_cell(struct police_set __inox_lent *set, u64 tag,
				       u64 now, struct police_cell __inox_lent **found)
{
	u32 i;

	for (i = 0; i < POLICE_WAYS; i++) {
		if (likely(inox_shared_get(&set->cells[i].tag) == tag)) {
			*found = &set->cells[i];
			return 0;
		}
	}
	return police_take(set, tag, now, found);
}

static __always_inline int police_charge(struct police_cell __inox_lent *cell,
					 u64 now, u64 cost, u64 burst)
{
	u64 was = inox_shared_get(&cell->until), until;

	do {
		until = max(was, now) + cost;
		if (until - now > burst)
			return POLICE_OVER;
	} while (!inox_shared_change(&cell->until, &was, until));
	return POLICE_PASSED;
}

static __always_inline int police_known(const struct police_limit __inox_lent *limit,
					struct police_whose whose, u32 units)
{
	struct police_sets __inox_lent *sets = TRY(police_sets_slot_lent(&limit->sets));
	struct police_set __inox_lent *set = TRY(police_sets_at(sets, whose.hash & limit->last));
	struct police_cell __inox_lent *cell;
	u64 now = ktime_get_ns() * 64;

	TRY(police_cell(set, whose.tag, now, &cell));
	return police_charge(cell, now, mul_u64_u32_shr(limit->cost, units, POLICE_SHIFT),
			     limit->burst);
}

static __always_inline int police_judge(const struct police *police,
					const struct police_limit __inox_lent *limit,
					const struct inox_packet *packet, u32 segments)
{
	struct police_whose whose;
	int err;

	if (limit->exempt_mask &&
	    (inox_packet_mark(packet) & limit->exempt_mask) == limit->exempt_mark)
		return POLICE_EXEMPT;
	if (inox_packet_is_ipv6(packet))
		TRY(police_whose6(police, limit, packet, &whose));
	else
		TRY(police_whose4(police, limit, packet, &whose));
	err = police_known(limit, whose, limit->bytes ? inox_packet_bytes(packet) : segments);
	return err == -ENOSPC ? POLICE_UNKNOWN : err;
}

/* Whether it ends here. */
static __always_inline int police_apply(struct police *police,
					struct inox_packet *packet, bool *drop)
{
	const struct police_limit __inox_lent *limit =
		TRY(police_limit_rcu_lent(&police->limit, inox_packet_reader(packet)));
	u32 segments = inox_packet_segments(packet);
	int verdict = police_judge(police, limit, packet, segments);

	if (verdict < 0)
		verdict = POLICE_MALFORMED;
	inox_tally_add(&police->tally, (u32)verdict, segments);
	if (verdict != POLICE_OVER)
		return 0;
	*drop = !limit->mark_mask;
	inox_packet_mark_set(packet, limit->mark_mask, limit->mark);
	return 0;
}

static struct inox_verdict police_see(struct police *police,
				      struct inox_packet *packet, INOX_ATOMIC)
{
	bool drop = false;

	if (police_apply(police, packet, &drop) || !drop)
		return inox_accept();
	return inox_drop();
}

/* Operations. */

static int police_read_whom(const struct police_attrs *request,
			    struct police_limit __inox_lent *limit)
{
	limit->key = police_has_key(request) ? TRY(police_get_key(request)) :
					       INOX_POLICE_KEY_SOURCE;
	limit->prefix4 = police_has_prefix4(request) ?
		TRY(police_get_prefix4(request)) : 32;
	limit->mask4 = (u32)~(0xffffffffull >> limit->prefix4);
	limit->prefix6 = police_has_prefix6(request) ?
		TRY(police_get_prefix6(request)) : 64;
	return 0;
}

static int police_read_rate(const struct police_attrs *request,
			    struct police_limit __inox_lent *limit)
{
	limit->rate = TRY(police_get_rate(request));
	limit->burst_units = TRY(police_get_burst(request));
	limit->bytes = police_has_bytes(request);
	if (limit->burst_units > limit->rate * POLICE_MOST) {
		inox_refuse(request, "the burst is more than an hour of the rate");
		return -ERANGE;
	}
	limit->cost = div64_u64(POLICE_SECOND << POLICE_SHIFT, limit->rate);
	limit->burst = mul_u64_u32_shr(limit->cost, (u32)limit->burst_units, POLICE_SHIFT);
	return 0;
}

static int police_read_marks(const struct police_attrs *request,
			     struct police_limit __inox_lent *limit)
{
	if (police_has_exempt_mark(request))
		limit->exempt_mark = TRY(police_get_exempt_mark(request));
	if (police_has_exempt_mask(request))
		limit->exempt_mask = TRY(police_get_exempt_mask(request));
	if (police_has_mark(request))
		limit->mark = TRY(police_get_mark(request));
	if (police_has_mark_mask(request))
		limit->mark_mask = TRY(police_get_mark_mask(request));
	if (!(limit->exempt_mark & ~limit->exempt_mask) && !(limit->mark & ~limit->mark_mask))
		return 0;
	inox_refuse(request, "a mark has bits beyond its mask");
	return -EINVAL;
}

static int police_read_cells(const struct police_attrs *request,
			     struct police_limit __inox_lent *limit)
{
	u32 n = police_has_cells(request) ? TRY(police_get_cells(request)) : 1 << 16;

	if (n & (n - 1)) {
		inox_refuse(request, "the number of cells is no power of two");
		return -EINVAL;
	}
	n /= POLICE_WAYS;
	limit->last = n - 1;
	police_sets_slot_put(&limit->sets, TRY(inox_array_new(police_sets, n)));
	return 0;
}

static int police_set(struct police *police, const struct police_attrs *request)
{
	INOX_OWN(police_limit, limit, TRY(inox_new(police_limit)));

	TRY(police_read_rate(request, police_limit_lent(limit)));
	TRY(police_read_whom(request, police_limit_lent(limit)));
	TRY(police_read_marks(request, police_limit_lent(limit)));
	TRY(police_read_cells(request, police_limit_lent(limit)));
	TRY(inox_tally_init(&police->tally, POLICE_COUNTS));
	TRY(inox_hook_on(police));
	inox_rcu_put(police_limit, &police->limit, police_limit_move(limit));
	return 0;
}

static int police_off(struct police *police, const struct police_attrs *request)
{
	inox_hook_off(police);
	inox_rcu_drop(police_limit, &police->limit);
	return 0;
}

static int police_reset(struct police *police, const struct police_attrs *request)
{
	inox_tally_reset(&police->tally);
	return 0;
}

static int police_put_counts(const struct police *police, struct inox_reply *reply)
{
	const struct inox_tally *tally = &police->tally;

	TRY(police_put_passed(reply, inox_tally_sum(tally, POLICE_PASSED)));
	TRY(police_put_over(reply, inox_tally_sum(tally, POLICE_OVER)));
	TRY(police_put_exempt(reply, inox_tally_sum(tally, POLICE_EXEMPT)));
	TRY(police_put_unknown(reply, inox_tally_sum(tally, POLICE_UNKNOWN)));
	return police_put_malformed(reply, inox_tally_sum(tally, POLICE_MALFORMED));
}

static int police_put_limit(const struct police_limit __inox_lent *limit,
			    struct inox_reply *reply)
{
	TRY(police_put_rate(reply, limit->rate));
	TRY(police_put_burst(reply, limit->burst_units));
	TRY(police_put_bytes(reply, limit->bytes));
	TRY(police_put_key(reply, limit->key));
	TRY(police_put_prefix4(reply, limit->prefix4));
	TRY(police_put_prefix6(reply, limit->prefix6));
	TRY(police_put_cells(reply, (limit->last + 1) * POLICE_WAYS));
	TRY(police_put_exempt_mark(reply, limit->exempt_mark));
	TRY(police_put_exempt_mask(reply, limit->exempt_mask));
	TRY(police_put_mark(reply, limit->mark));
	return police_put_mark_mask(reply, limit->mark_mask);
}

static int police_show(struct police *police, const struct police_attrs *request,
		       struct inox_reply *reply)
{
	if (!police_limit_rcu_is_empty(&police->limit))
		TRY(police_put_limit(TRY(police_limit_rcu_held(&police->limit)), reply));
	return police_put_counts(police, reply);
}

static int police_start(struct police *police)
{
	inox_hash_key_init(&police->key);
	return 0;
}

static void police_stop(struct police *police, struct inox_rcu_quiet quiet)
{
	police_limit_rcu_end(&police->limit, quiet);
	inox_tally_end(&police->tally);
}

inox_genl(police, INOX_POLICE_FAMILY, INOX_POLICE_VERSION,
	{ .command = INOX_POLICE_CMD_SET, .act = police_set },
	{ .command = INOX_POLICE_CMD_OFF, .act = police_off },
	{ .command = INOX_POLICE_CMD_RESET, .act = police_reset },
	{ .command = INOX_POLICE_CMD_SHOW, .ask = police_show });

inox_netfilter(police,
	.at = { NF_INET_PRE_ROUTING, -350 },
	.see = police_see,
	.start = police_start,
	.stop = police_stop);

MODULE_DESCRIPTION("A limit for each source or destination");
MODULE_LICENSE("GPL");
