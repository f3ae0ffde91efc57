/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: net/mapping.h
 *
 * A mapping of a NAT, in the words of RFC 4787: the endpoint, an address and a
 * port, that one endpoint inside has outside.  While it lasts, anybody may send to
 * the endpoint outside, and the endpoint inside gets it.
 *
 * To the kernel a mapping is an expectation that stays, of the flow which began it.
 * That flow lives as long as the mapping.  Mappings are found under RCU alone; they
 * begin under the module's lock, inside which that of expectations is taken.
 *
 * inox_mapper() is a helper of <inox/net/helper.h> with mappings.  When a namespace
 * goes, no packet of it is in the helper, and what is remembered of its mappings is
 * freed; when the module goes, that happens for each namespace after the helper has
 * gone.
 */
#ifndef INOX_NET_MAPPING_H
#define INOX_NET_MAPPING_H

#include <linux/list.h>
#include <linux/random.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <net/net_namespace.h>
#include <net/netfilter/nf_conntrack_core.h>
#include <net/netfilter/nf_conntrack_zones.h>
#include <net/netfilter/nf_nat.h>

#include <inox/hash.h>
#include <inox/net/helper.h>

/**
 * struct inox_mapping_terms - what a mapping is granted
 * @seconds: how long it lasts after the endpoint inside has sent
 * @most: how many an address inside may have at once, in its zone
 */
struct inox_mapping_terms {
	u32 seconds;
	u32 most;
};

#define INOX__MAPPING_BUCKETS	1024u
#define INOX__MAPPING_PORTS	32	/* how many other ports are tried */

enum inox__mapping_counts {
	inox__mapping_moved, inox__mapping_full, inox__mapping_counts
};

static atomic_long_t __maybe_unused inox__mapping_count[inox__mapping_counts];

struct inox__mapping {
	struct net *inox__net;
	struct nf_conntrack_zone inox__zone;
	struct nf_conntrack_man inox__inside;
	struct nf_conntrack_tuple inox__at;	/* who sends outside, to where */
};

/* What is remembered of one that was there. */
struct inox__mapped {
	struct inox__mapping inox__mapping;
	struct hlist_node inox__of_host;
	struct list_head inox__by_age;
};

struct inox__mapping_bucket {
	struct hlist_head inox__mapped;
	u32 inox__swept;
};

/* Of the module, for all namespaces. */
static struct inox__mapping_table {
	spinlock_t inox__lock;	/* of all below */
	struct list_head inox__by_age;
	struct inox__mapping_bucket inox__buckets[INOX__MAPPING_BUCKETS];
} __maybe_unused inox__mapping_table = {
	.inox__lock = __SPIN_LOCK_UNLOCKED(inox__mapping_table.inox__lock),
	.inox__by_age = LIST_HEAD_INIT(inox__mapping_table.inox__by_age),
};

/* Of who sends in that direction. */
static inline struct inox__mapping
inox__mapping_of(const struct inox_flow *flow, enum ip_conntrack_dir dir)
{
	return (struct inox__mapping){
		.inox__net = nf_ct_net(flow->inox__ct),
		.inox__zone = *nf_ct_zone(flow->inox__ct),
		.inox__inside = inox__flow_tuple(flow, dir)->src,
		.inox__at = *inox__flow_tuple(flow, !dir),
	};
}

/* What of any helper is expected there. Under RCU, as whoever has a packet is. */
static inline struct nf_conntrack_expect *
inox__mapping_find(const struct inox__mapping *mapping)
{
	return __nf_ct_expect_find(mapping->inox__net, &mapping->inox__zone,
				   &mapping->inox__at);
}

/* Somebody outside sends: to the endpoint inside it goes. */
static inline void inox__mapping_came(struct nf_conn *ct,
				      struct nf_conntrack_expect *expected)
{
	struct nf_nat_range2 inside = {
		.flags = NF_NAT_RANGE_MAP_IPS | NF_NAT_RANGE_PROTO_SPECIFIED,
		.min_addr = expected->saved_addr,
		.max_addr = expected->saved_addr,
		.min_proto = expected->saved_proto,
		.max_proto = expected->saved_proto,
	};

	nf_nat_setup_info(ct, &inside, NF_NAT_MANIP_DST);
}

/* Is it this one? Not if it leads elsewhere, or is another helper's, or none. */
static inline bool inox__mapping_is(const struct inox__mapping *mapping,
				    const struct nf_conntrack_expect *expected)
{
	return expected && expected->expectfn == inox__mapping_came &&
		nf_inet_addr_cmp(&expected->saved_addr,
				 &mapping->inox__inside.u3) &&
		expected->saved_proto.all == mapping->inox__inside.u.all;
}

static inline bool inox__mapping_lasts(const struct inox__mapping *mapping)
{
	return inox__mapping_is(mapping, inox__mapping_find(mapping));
}

/* In ticks; negative if it is over. */
static inline s32 inox__mapping_left(const struct nf_conntrack_expect *expected)
{
	return (s32)(READ_ONCE(expected->timeout) - nfct_time_stamp);
}

static __always_inline void
inox__flow_stay_of(void (*refresh)(struct nf_conn *ct,
				   const struct sk_buff *skb, u32 ticks),
		   struct nf_conn *ct, u32 ticks)
{
	refresh(ct, NULL, ticks);
}

static __always_inline void
inox__flow_stay_alone(void (*refresh)(struct nf_conn *ct, u32 ticks),
		      struct nf_conn *ct, u32 ticks)
{
	refresh(ct, ticks);
}

/* Some kernels ask for a packet, to count it; that is not done here. */
#define inox__flow_stay							\
	__builtin_choose_expr(						\
		__builtin_types_compatible_p(typeof(nf_ct_refresh),	\
			void(struct nf_conn *, u32)),			\
		inox__flow_stay_alone, inox__flow_stay_of)

/* A packet of a flow shortens its life to what UDP has; its mapping may need more. */
static inline void
inox__mapping_carry(const struct inox_flow *flow,
		    const struct nf_conntrack_expect *expected)
{
	s32 left = inox__mapping_left(expected);

	if (expected->master == flow->inox__ct && left > 0 &&
	    nf_ct_expires(flow->inox__ct) < (unsigned long)left)
		inox__flow_stay(nf_ct_refresh, flow->inox__ct, (u32)left);
}

/* Found under the lock it is listed, so the flow that began it is there. */
static inline void inox__mapping_extend(const struct inox__mapping *mapping,
					u32 ticks)
{
	struct nf_conntrack_expect *expected;

	spin_lock_bh(&nf_conntrack_expect_lock);
	expected = inox__mapping_find(mapping);
	if (inox__mapping_is(mapping, expected)) {
		WRITE_ONCE(expected->timeout, nfct_time_stamp + ticks);
		if (nf_ct_is_confirmed(expected->master))
			inox__flow_stay(nf_ct_refresh, expected->master, ticks);
	}
	spin_unlock_bh(&nf_conntrack_expect_lock);
}

/* No more than twice a second: until then nobody could tell. */
static inline void inox__mapping_renew(const struct inox__mapping *mapping,
				       const struct nf_conntrack_expect *expected,
				       u32 seconds)
{
	if (inox__mapping_left(expected) < (s32)(seconds * HZ - HZ / 2))
		inox__mapping_extend(mapping, seconds * HZ);
}

static inline struct inox__mapping_bucket *
inox__mapping_bucket(const struct inox__mapping *mapping)
{
	static struct inox_hash_key key;
	struct inox_ip host = inox__flow_ip(&mapping->inox__inside.u3, true);
	u64 hash;

	get_random_once(&key, sizeof(key));
	hash = inox_hash_u64s(&key, host.high, host.low, mapping->inox__zone.id);
	return &inox__mapping_table.inox__buckets[hash % INOX__MAPPING_BUCKETS];
}

static inline void inox__mapped_free(struct inox__mapped *mapped)
{
	hlist_del(&mapped->inox__of_host);
	list_del(&mapped->inox__by_age);
	kfree(mapped);
	inox__count_down(inox__live_memory);
}

/* What has ended is not told, so it is looked for: two of the oldest for each that is new. */
static inline void inox__mapped_forget(void)
{
	struct list_head *all = &inox__mapping_table.inox__by_age;
	struct inox__mapped *oldest;
	int looked;

	for (looked = 0; looked < 2 && !list_empty(all); looked++) {
		oldest = list_first_entry(all, struct inox__mapped, inox__by_age);
		if (inox__mapping_lasts(&oldest->inox__mapping))
			list_move_tail(&oldest->inox__by_age, all);
		else
			inox__mapped_free(oldest);
	}
}

static inline bool inox__mapped_of_host(const struct inox__mapped *mapped,
					const struct inox__mapping *mapping)
{
	return mapped->inox__mapping.inox__net == mapping->inox__net &&
		mapped->inox__mapping.inox__zone.id == mapping->inox__zone.id &&
		nf_inet_addr_cmp(&mapped->inox__mapping.inox__inside.u3,
				 &mapping->inox__inside.u3);
}

/* How many the host has, or had. */
static inline u32 inox__mapped_count(const struct inox__mapping_bucket *bucket,
				     const struct inox__mapping *mapping)
{
	struct inox__mapped *mapped;
	u32 n = 0;

	hlist_for_each_entry(mapped, &bucket->inox__mapped, inox__of_host)
		n += inox__mapped_of_host(mapped, mapping);
	return n;
}

/* What ended and begins again is remembered once. */
static inline void inox__mapped_end(struct inox__mapping_bucket *bucket,
				    const struct inox__mapping *mapping)
{
	struct inox__mapped *mapped;
	struct hlist_node *next;

	hlist_for_each_entry_safe(mapped, next, &bucket->inox__mapped,
				  inox__of_host)
		if (inox__mapped_of_host(mapped, mapping) &&
		    mapped->inox__mapping.inox__inside.u.all ==
			    mapping->inox__inside.u.all &&
		    __nf_ct_tuple_dst_equal(&mapped->inox__mapping.inox__at,
					    &mapping->inox__at))
			inox__mapped_free(mapped);
}

/* Less than a second after @stamp, which may be the next jiffy's; 0: never */
static inline bool inox__mapping_is_soon(u32 stamp)
{
	return stamp && (s32)(nfct_time_stamp - stamp) < HZ;
}

/* No more than once a second, so that a host which asks on is no burden. */
static inline void inox__mapped_sweep(struct inox__mapping_bucket *bucket)
{
	struct inox__mapped *mapped;
	struct hlist_node *next;

	if (inox__mapping_is_soon(bucket->inox__swept))
		return;
	bucket->inox__swept = nfct_time_stamp | 1u;
	hlist_for_each_entry_safe(mapped, next, &bucket->inox__mapped,
				  inox__of_host)
		if (!inox__mapping_lasts(&mapped->inox__mapping))
			inox__mapped_free(mapped);
}

static inline bool inox__mapping_host_full(const struct inox__mapping *mapping,
					   u32 most)
{
	struct inox__mapping_bucket *bucket = inox__mapping_bucket(mapping);

	inox__mapped_end(bucket, mapping);
	if (inox__mapped_count(bucket, mapping) < most)
		return false;
	inox__mapped_sweep(bucket);
	return inox__mapped_count(bucket, mapping) >= most;
}

/* The port becomes another, in the flow and in its first packet. */
static inline int inox__mapping_rewrite(const struct inox_flow *flow,
					const struct inox_packet *packet,
					const struct nf_conntrack_tuple *reply)
{
	struct nf_conntrack_tuple was = *inox__flow_tuple(flow, IP_CT_DIR_REPLY);

	nf_conntrack_alter_reply(flow->inox__ct, reply);
	if (nf_nat_packet(flow->inox__ct, flow->inox__info, NF_INET_POST_ROUTING,
			  packet->inox__skb) == NF_ACCEPT)
		return 0;
	nf_conntrack_alter_reply(flow->inox__ct, &was);
	return -ENOMEM;
}

/* Odd ports stay odd and even ones even, as applications use them in pairs. */
static inline u16 inox__mapping_port(u16 was)
{
	u16 port = (u16)((get_random_u16() & ~1u) | (was & 1u));

	return port < 1024 ? (u16)(port + 1024) : port;
}

/* Another endpoint inside has this one outside, and no flow is there yet that would miss it. */
static inline int inox__mapping_move(const struct inox_flow *flow,
				     const struct inox_packet *packet,
				     struct inox__mapping *mapping)
{
	u16 was = be16_to_cpu(mapping->inox__at.dst.u.all);
	int tried;

	if (nf_ct_is_confirmed(flow->inox__ct) ||
	    !(flow->inox__ct->status & IPS_SRC_NAT))
		return -EADDRINUSE;
	for (tried = 0; tried < INOX__MAPPING_PORTS; tried++) {
		mapping->inox__at.dst.u.all = cpu_to_be16(inox__mapping_port(was));
		if (inox__mapping_find(mapping) ||
		    nf_conntrack_tuple_taken(&mapping->inox__at, flow->inox__ct))
			continue;
		atomic_long_inc(&inox__mapping_count[inox__mapping_moved]);
		return inox__mapping_rewrite(flow, packet, &mapping->inox__at);
	}
	return -EADDRINUSE;
}

/* The time is its own, not the helper's. Whom it lets in gets the helper as well. */
static inline void inox__mapping_fill(struct nf_conntrack_expect *expected,
				      const struct inox__mapping *mapping,
				      u32 ticks)
{
	const struct nf_conntrack_tuple *at = &mapping->inox__at;

	nf_ct_expect_init(expected, NF_CT_EXPECT_CLASS_DEFAULT, at->src.l3num,
			  NULL, &at->dst.u3, at->dst.protonum, NULL,
			  &at->dst.u.all);
	expected->flags = NF_CT_EXPECT_PERMANENT;
	expected->timeout += ticks;
	expected->saved_addr = mapping->inox__inside.u3;
	expected->saved_proto = mapping->inox__inside.u;
	expected->dir = IP_CT_DIR_REPLY;
	expected->expectfn = inox__mapping_came;
	rcu_assign_pointer(expected->assign_helper,
			   rcu_dereference(expected->helper));
}

static inline int inox__mapping_expect(const struct inox_flow *flow,
				       const struct inox__mapping *mapping,
				       u32 ticks)
{
	struct nf_conntrack_expect *expected = inox__fail() ? NULL :
		nf_ct_expect_alloc(flow->inox__ct);
	int err;

	if (!expected)
		return -ENOMEM;
	inox__mapping_fill(expected, mapping, ticks);
	err = nf_ct_expect_related(expected, 0);
	nf_ct_expect_put(expected);
	if (err)
		return err;
	inox__flow_stay(nf_ct_refresh, flow->inox__ct, ticks);
	atomic_long_inc(&inox__helper_count[inox__helper_expected]);
	return 0;
}

static inline int inox__mapping_add(const struct inox_flow *flow,
				    const struct inox__mapping *mapping,
				    u32 ticks)
{
	struct inox__mapped *mapped = inox__fail() ? NULL :
		kmalloc(sizeof(*mapped), GFP_ATOMIC);
	int err;

	if (!mapped)
		return -ENOMEM;
	mapped->inox__mapping = *mapping;
	err = inox__mapping_expect(flow, mapping, ticks);
	if (err) {
		kfree(mapped);
		return err;
	}
	inox__mapped_forget();
	hlist_add_head(&mapped->inox__of_host,
		       &inox__mapping_bucket(mapping)->inox__mapped);
	list_add_tail(&mapped->inox__by_age, &inox__mapping_table.inox__by_age);
	inox__count_up(inox__live_memory);
	return 0;
}

/* Another CPU may have begun it meanwhile. */
static inline int inox__mapping_begin(const struct inox_flow *flow,
				      const struct inox_packet *packet,
				      struct inox__mapping *mapping,
				      const struct inox_mapping_terms *terms)
{
	struct nf_conntrack_expect *there = inox__mapping_find(mapping);
	int err;

	if (inox__mapping_is(mapping, there))
		return 0;
	if (inox__mapping_host_full(mapping, terms->most)) {
		atomic_long_inc(&inox__mapping_count[inox__mapping_full]);
		return -EDQUOT;
	}
	err = there ? inox__mapping_move(flow, packet, mapping) : 0;
	return err ?: inox__mapping_add(flow, mapping, terms->seconds * HZ);
}

/*
 * A flow that was refused does not ask with each of its packets.  One that is new
 * may have lost its helper while another was taken away.
 */
static inline int inox__mapping_try(const struct inox_flow *flow,
				    const struct inox_packet *packet,
				    struct inox__mapping *mapping,
				    const struct inox_mapping_terms *terms)
{
	struct nf_conn_help *help = nfct_help(flow->inox__ct);
	u32 *refused = help ? (u32 *)help->data : NULL;
	int err;

	if (!refused || inox__mapping_is_soon(READ_ONCE(*refused)))
		return -ENOENT;
	spin_lock_bh(&inox__mapping_table.inox__lock);
	err = inox__mapping_begin(flow, packet, mapping, terms);
	spin_unlock_bh(&inox__mapping_table.inox__lock);
	WRITE_ONCE(*refused, err ? nfct_time_stamp | 1u : 0);
	return err;
}

/**
 * inox_flow_is_expected() - was the flow let in because another expected it?
 * @flow: the flow
 *
 * Context: Any.
 * Return: Whether it was.
 */
static inline bool inox_flow_is_expected(const struct inox_flow *flow)
{
	return READ_ONCE(flow->inox__ct->status) & IPS_EXPECTED;
}

/**
 * inox_flow_is_masqueraded() - has its sender another endpoint outside?
 * @flow: the flow
 *
 * Context: Any.
 * Return: Whether the address or port of who sent the first packet is translated.
 */
static inline bool inox_flow_is_masqueraded(const struct inox_flow *flow)
{
	return READ_ONCE(flow->inox__ct->status) & IPS_SRC_NAT;
}

/**
 * inox_flow_map() - the mapping of who sent the first packet begins, or lasts
 * @flow: the flow
 * @packet: what was sent, in that direction
 * @terms: of the mapping
 *
 * If the endpoint outside is another's, a flow that begins and is masqueraded gets
 * another port of the same address, 1024 or above and as odd or even as the first.
 *
 * Context: Any; in a helper of inox_mapper().
 * Return: 0; -EDQUOT if the address inside has as many as it may, -EADDRINUSE if
 *	the endpoint outside is another's and must stay, -EBUSY or -EMFILE as
 *	inox_flow_expect(), -ESHUTDOWN if the flow has lost its helper, -ENOMEM, or
 *	-ENOENT if this flow was refused less than a second ago.
 */
static inline __must_check int
inox_flow_map(const struct inox_flow *flow, const struct inox_packet *packet,
	      struct inox_mapping_terms terms)
{
	struct inox__mapping mapping = inox__mapping_of(flow, IP_CT_DIR_ORIGINAL);
	const struct nf_conntrack_expect *there = inox__mapping_find(&mapping);

	if (!inox__mapping_is(&mapping, there))
		return inox__mapping_try(flow, packet, &mapping, &terms);
	inox__mapping_renew(&mapping, there, terms.seconds);
	inox__mapping_carry(flow, there);
	return 0;
}

/**
 * inox_flow_map_answered() - a packet went to who sent the first one
 * @flow: the flow
 * @terms: of mappings
 *
 * It does not make that mapping last, but the flow may carry it, and lasts so long.
 * If the flow was expected, the answer is sent by another endpoint inside, whose
 * mapping lasts.
 *
 * Context: Any; in a helper of inox_mapper().
 */
static inline void inox_flow_map_answered(const struct inox_flow *flow,
					  struct inox_mapping_terms terms)
{
	struct inox__mapping mapping = inox__mapping_of(flow, IP_CT_DIR_ORIGINAL);
	const struct nf_conntrack_expect *there = inox__mapping_find(&mapping);

	if (inox__mapping_is(&mapping, there))
		inox__mapping_carry(flow, there);
	if (!inox_flow_is_expected(flow))
		return;
	mapping = inox__mapping_of(flow, IP_CT_DIR_REPLY);
	there = inox__mapping_find(&mapping);
	if (inox__mapping_is(&mapping, there))
		inox__mapping_renew(&mapping, there, terms.seconds);
}

/* Nobody of it sends any more. */
static inline void inox__mapping_net_exit(struct net *net)
{
	struct inox__mapping_table *table = &inox__mapping_table;
	struct inox__mapped *mapped, *next;

	spin_lock_bh(&table->inox__lock);
	list_for_each_entry_safe(mapped, next, &table->inox__by_age, inox__by_age)
		if (mapped->inox__mapping.inox__net == net)
			inox__mapped_free(mapped);
	spin_unlock_bh(&table->inox__lock);
}

static struct pernet_operations __maybe_unused inox__mapping_pernet = {
	.exit = inox__mapping_net_exit,
};

static inline int inox__mapping_start(struct inox__helper *two,
				      const struct inox__helper_form *form)
{
	int err = inox__fail() ? -ENOMEM :
		register_pernet_subsys(&inox__mapping_pernet);

	if (err)
		return err;
	err = inox__helper_start(two, form);
	if (err)
		unregister_pernet_subsys(&inox__mapping_pernet);
	return err;
}

static inline void inox__mapping_end(struct inox__helper *two)
{
	inox__helper_end(two);
	unregister_pernet_subsys(&inox__mapping_pernet);
}

/**
 * inox_mapper() - a whole module that is a helper with mappings
 * @tag: begins the names of what it defines
 * @label: name of the helper for nft, at most 15 characters
 * @...: as for inox_helper(); .most and .seconds are of inox_flow_expect() only
 *
 * Beside the files of inox_helper(), "moved" says how often a flow got another port
 * because a mapping had its own, and "full" how often an address had too many.
 */
#define inox_mapper(tag, label, ...)					\
	INOX__HELPER(tag, label, inox__mapping_start, inox__mapping_end, \
		     __VA_ARGS__);					\
	module_param_cb(moved, &inox__helper_count_ops,			\
			&inox__mapping_count[inox__mapping_moved], 0444); \
	MODULE_PARM_DESC(moved, "how often a flow got another port");	\
	module_param_cb(full, &inox__helper_count_ops,			\
			&inox__mapping_count[inox__mapping_full], 0444); \
	MODULE_PARM_DESC(full, "how often an address had too many mappings")

#endif
