/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: net/helper.h
 *
 * A helper of connection tracking: it looks at the packets of a flow, and what
 * they ask for it lets in as part of that flow.  Stock nft gives it to flows, by
 * the name in a "ct helper" object, which loads the module.
 *
 * inox_helper() registers it for IPv4 and IPv6.  Its callback sees a packet of a
 * flow before the next part of the stack does and may expect another flow; the
 * packet goes on, whatever it returns.  When the module goes:
 *
 * 1. No rule names the helper, as each holds the module.
 * 2. The helper is unregistered: no flow is given it any more.
 * 3. What it expects is ended.  The flows that have it are without; on some
 *    kernels they keep its name, and nothing is called for it.
 * 4. A grace period passes: no CPU is in the callback, and none will be.
 */
#ifndef INOX_NET_HELPER_H
#define INOX_NET_HELPER_H

#include <linux/module.h>
#include <linux/netfilter.h>
#include <net/netfilter/nf_conntrack.h>
#include <net/netfilter/nf_conntrack_expect.h>
#include <net/netfilter/nf_conntrack_helper.h>

#include <inox/compat.h>
#include <inox/count.h>
#include <inox/ctx.h>
#include <inox/fail.h>
#include <inox/net/packet.h>

/**
 * struct inox_flow - what a packet belongs to
 */
struct inox_flow {
	/* private: */
	struct nf_conn *inox__ct;
	enum ip_conntrack_info inox__info;
};

/**
 * struct inox_flow_end - one end of a flow
 * @ip: its address
 * @port: its port
 */
struct inox_flow_end {
	struct inox_ip ip;
	u16 port;
};

/**
 * struct inox_expect - flows that are expected, from any address to where replies
 *	to this one go
 * @port: that they come from; 0: any
 * @many: all that come in time, or the first only?
 */
struct inox_expect {
	u16 port;
	bool many;
};

/* Since the module was loaded. */
enum inox__helper_counts {
	inox__helper_expected, inox__helper_refused, inox__helper_counts
};

static atomic_long_t __maybe_unused inox__helper_count[inox__helper_counts];

static inline int inox__helper_count_get(char *page,
					 const struct kernel_param *param)
{
	return sysfs_emit(page, "%ld\n", atomic_long_read(param->arg));
}

static const struct kernel_param_ops __maybe_unused inox__helper_count_ops = {
	.get = inox__helper_count_get,
};

static inline const struct nf_conntrack_tuple *
inox__flow_tuple(const struct inox_flow *flow, enum ip_conntrack_dir dir)
{
	return &flow->inox__ct->tuplehash[dir].tuple;
}

static inline struct inox_ip inox__flow_ip(const union nf_inet_addr *address,
					   bool six)
{
	u64 bits[2] = { 0 };

	__builtin_memcpy(bits, address, six ? 16 : 4);
	return (struct inox_ip){
		.high = be64_to_cpu((__force __be64)bits[0]),
		.low = be64_to_cpu((__force __be64)bits[1]),
		.six = six,
	};
}

/**
 * inox_flow_is_original() - does the packet go the way of the flow's first?
 * @flow: the flow
 *
 * Context: Any.
 * Return: Whether it does; else it is a reply.
 */
static inline bool inox_flow_is_original(const struct inox_flow *flow)
{
	return CTINFO2DIR(flow->inox__info) == IP_CT_DIR_ORIGINAL;
}

/**
 * inox_flow_is_translated() - are addresses or ports of the flow changed?
 * @flow: the flow
 *
 * Context: Any.
 * Return: Whether they are, on either side.
 */
static inline bool inox_flow_is_translated(const struct inox_flow *flow)
{
	return READ_ONCE(flow->inox__ct->status) & IPS_NAT_MASK;
}

/**
 * inox_flow_source() - who sent the flow's first packet
 * @flow: the flow
 *
 * Context: Any.
 * Return: Address and port, before translation.
 */
static inline struct inox_flow_end
inox_flow_source(const struct inox_flow *flow)
{
	const struct nf_conntrack_tuple *tuple =
		inox__flow_tuple(flow, IP_CT_DIR_ORIGINAL);

	return (struct inox_flow_end){
		.ip = inox__flow_ip(&tuple->src.u3,
				    tuple->src.l3num == NFPROTO_IPV6),
		.port = be16_to_cpu(tuple->src.u.all),
	};
}

/**
 * inox_flow_destination() - whom the flow's first packet was sent to
 * @flow: the flow
 *
 * Context: Any.
 * Return: Address and port, before translation.
 */
static inline struct inox_flow_end
inox_flow_destination(const struct inox_flow *flow)
{
	const struct nf_conntrack_tuple *tuple =
		inox__flow_tuple(flow, IP_CT_DIR_ORIGINAL);

	return (struct inox_flow_end){
		.ip = inox__flow_ip(&tuple->dst.u3,
				    tuple->src.l3num == NFPROTO_IPV6),
		.port = be16_to_cpu(tuple->dst.u.all),
	};
}

/* Two flows of one socket may ask for the same: then it is expected already. */
static inline int inox__flow_related(struct nf_conntrack_expect *expected)
{
	int err = nf_ct_expect_related(expected, NF_CT_EXP_F_SKIP_MASTER);

	nf_ct_expect_put(expected);
	if (err == -EALREADY)
		return 0;
	if (!err)
		atomic_long_inc(&inox__helper_count[inox__helper_expected]);
	return err;
}

/**
 * inox_flow_expect() - let flows in as related to this one, for the helper's time
 * @flow: the flow
 * @what: which; asked for again, their time begins again
 *
 * Context: Any; in a helper.
 * Return: 0; -EBUSY if another flow expects part of them, -EMFILE if too many
 *	are expected in this namespace, -ESHUTDOWN if the flow has lost its helper,
 *	or -ENOMEM.
 */
static inline __must_check int inox_flow_expect(const struct inox_flow *flow,
						struct inox_expect what)
{
	const struct nf_conntrack_tuple *reply =
		inox__flow_tuple(flow, IP_CT_DIR_REPLY);
	struct nf_conntrack_expect *expected = inox__fail() ? NULL :
		nf_ct_expect_alloc(flow->inox__ct);
	__be16 port = cpu_to_be16(what.port);

	if (!expected)
		return -ENOMEM;
	nf_ct_expect_init(expected, NF_CT_EXPECT_CLASS_DEFAULT,
			  reply->src.l3num, NULL, &reply->dst.u3,
			  reply->dst.protonum, what.port ? &port : NULL,
			  &reply->dst.u.all);
	if (what.many)
		expected->flags |= NF_CT_EXPECT_PERMANENT;
	return inox__flow_related(expected);
}

static inline int inox__helper_saw(int err)
{
	if (err && err != -ENOENT)
		atomic_long_inc(&inox__helper_count[inox__helper_refused]);
	return NF_ACCEPT;
}

typedef int inox__helper_see(struct sk_buff *skb, unsigned int at,
			     struct nf_conn *ct, enum ip_conntrack_info info);

/* What the module says of it. */
struct inox__helper_form {
	const char *inox__label;
	u8 inox__protocol;
	u16 inox__port;
	u8 inox__most;
	u16 inox__seconds;
	inox__helper_see *inox__see;
	struct module *inox__module;
};

/* One for each family.  Some kernels keep what they are given, others a copy. */
struct inox__helper {
	struct nf_conntrack_expect_policy inox__policy;
	struct nf_conntrack_helper inox__given;
	struct nf_conntrack_helper *inox__held;
};

static __always_inline int
inox__helper_keep(int (*add)(struct nf_conntrack_helper *me),
		  struct inox__helper *helper)
{
	helper->inox__held = &helper->inox__given;
	return add(&helper->inox__given);
}

static __always_inline int
inox__helper_copy(int (*add)(struct nf_conntrack_helper *me,
			     struct nf_conntrack_helper **copy),
		  struct inox__helper *helper)
{
	return add(&helper->inox__given, &helper->inox__held);
}

/* Who owns what is registered: it differs between kernels, and the type tells. */
#define inox__helper_add						\
	__builtin_choose_expr(						\
		__builtin_types_compatible_p(				\
			typeof(nf_conntrack_helper_register),		\
			int(struct nf_conntrack_helper *)),		\
		inox__helper_keep, inox__helper_copy)

typedef int inox__helper_from(struct nlattr *attr, struct nf_conn *ct);

typedef void inox__helper_init_at(struct nf_conntrack_helper *me, u16 family,
	u16 protocol, const char *label, u16 port, u16 also_port, u32 id,
	const struct nf_conntrack_expect_policy *policy, u32 policies,
	inox__helper_see *see, inox__helper_from *from, struct module *module);

typedef void inox__helper_init_named(struct nf_conntrack_helper *me, u8 family,
	u16 protocol, const char *label,
	const struct nf_conntrack_expect_policy *policy, u32 policies,
	inox__helper_see *see, inox__helper_from *from, struct module *module);

static __always_inline void
inox__helper_fill_at(inox__helper_init_at *init, struct inox__helper *helper,
		     u8 family, const struct inox__helper_form *form)
{
	init(&helper->inox__given, family, form->inox__protocol,
	     form->inox__label, form->inox__port, form->inox__port, 0,
	     &helper->inox__policy, 0, form->inox__see, NULL,
	     form->inox__module);
}

static __always_inline void
inox__helper_fill_named(inox__helper_init_named *init,
			struct inox__helper *helper, u8 family,
			const struct inox__helper_form *form)
{
	init(&helper->inox__given, family, form->inox__protocol,
	     form->inox__label, &helper->inox__policy, 0, form->inox__see,
	     NULL, form->inox__module);
}

/* Some kernels give a helper by its port; others only to whom a rule does. */
#define inox__helper_fill						\
	__builtin_choose_expr(						\
		__builtin_types_compatible_p(typeof(nf_ct_helper_init),	\
					     inox__helper_init_at),	\
		inox__helper_fill_at, inox__helper_fill_named)

static inline int inox__helper_start_one(struct inox__helper *helper, u8 family,
					 const struct inox__helper_form *form)
{
	if (inox__fail())
		return -ENOMEM;
	helper->inox__policy.max_expected = form->inox__most;
	helper->inox__policy.timeout = form->inox__seconds;
	inox__helper_fill(&nf_ct_helper_init, helper, family, form);
	return inox__helper_add(&nf_conntrack_helper_register, helper);
}

static inline int inox__helper_start(struct inox__helper *two,
				     const struct inox__helper_form *form)
{
	int err = inox__helper_start_one(&two[0], NFPROTO_IPV4, form);

	if (err)
		return err;
	err = inox__helper_start_one(&two[1], NFPROTO_IPV6, form);
	if (err)
		nf_conntrack_helper_unregister(two[0].inox__held);
	return err;
}

static inline void inox__helper_end(struct inox__helper *two)
{
	nf_conntrack_helper_unregister(two[1].inox__held);
	nf_conntrack_helper_unregister(two[0].inox__held);
	synchronize_rcu();
}

#define INOX__HELPER_SEE(tag, ...)					\
	static const struct inox__##tag##_helper_calls {		\
		u8 protocol;						\
		u8 most;						\
		u16 seconds;						\
		u16 port;						\
		int (*see)(const struct inox_flow *flow,		\
			   const struct inox_packet *packet,		\
			   struct inox_atomic ctx);			\
	} inox__##tag##_helper_calls = { __VA_ARGS__ };			\
	static int inox__##tag##_helper_see(struct sk_buff *skb,	\
		unsigned int at, struct nf_conn *ct,			\
		enum ip_conntrack_info info)				\
	{								\
		const struct inox_packet packet = {			\
			.inox__skb = skb,				\
			.inox__six = nf_ct_l3num(ct) == NFPROTO_IPV6,	\
		};							\
		const struct inox_flow flow = { ct, info };		\
									\
		return inox__helper_saw(inox__##tag##_helper_calls.see(	\
			&flow, &packet, (struct inox_atomic){ }));	\
	}

/**
 * inox_helper() - a whole module that is a helper of connection tracking
 * @tag: begins the names of what it defines
 * @label: name of the helper for nft, at most 15 characters
 * @...: .protocol, of the flows that can have it; .port, which no other helper of
 *	that protocol has: those to it get the helper where the kernel gives it by
 *	itself; .most, how many a flow may expect at once; .seconds, how long it
 *	expects them; and .see, which looks at a packet of a flow and returns 0,
 *	-ENOENT if that asks for nothing, or an errno, which is counted
 *
 * The files "expected" and "refused" among the module's parameters say how often
 * something was expected, and how often .see returned another errno.
 */
#define inox_helper(tag, label, ...)					\
	INOX__HELPER(tag, label, inox__helper_start, inox__helper_end,	\
		     __VA_ARGS__)

#define INOX__HELPER(tag, label, start, end, ...)			\
	INOX__TRUST							\
	static_assert(sizeof(label) <= NF_CT_HELPER_NAME_LEN,		\
		      "the name of a helper is too long");		\
	INOX__HELPER_SEE(tag, __VA_ARGS__)				\
	static struct inox__helper inox__##tag##_helpers[2];		\
	static int __init inox__##tag##_init(void)			\
	{								\
		return start(inox__##tag##_helpers,			\
			&(struct inox__helper_form){			\
				label, inox__##tag##_helper_calls.protocol, \
				inox__##tag##_helper_calls.port,	\
				inox__##tag##_helper_calls.most,	\
				inox__##tag##_helper_calls.seconds,	\
				inox__##tag##_helper_see, THIS_MODULE });	\
	}								\
	module_init(inox__##tag##_init);				\
	static void __exit inox__##tag##_exit(void)			\
	{								\
		end(inox__##tag##_helpers);				\
		inox__count_end();					\
	}								\
	module_exit(inox__##tag##_exit);				\
	MODULE_ALIAS_NFCT_HELPER(label);				\
	module_param_cb(expected, &inox__helper_count_ops,		\
			&inox__helper_count[inox__helper_expected], 0444); \
	MODULE_PARM_DESC(expected, "how often something was expected");	\
	module_param_cb(refused, &inox__helper_count_ops,		\
			&inox__helper_count[inox__helper_refused], 0444); \
	MODULE_PARM_DESC(refused, "how often that was not possible");	\
	INOX__MODULE;							\
	INOX__END							\
	struct tag

#endif
