/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: net/hook.h
 *
 * A netfilter module: an object for each network namespace, a hook that sees its
 * packets, and a family of <inox/net/genl.h> that says what the hook does.
 *
 * The hook is registered in a namespace only from inox_hook_on() to
 * inox_hook_off(), so that a namespace which uses nothing pays nothing.  When
 * the namespace goes, or the module:
 *
 * 1. No operation runs any more: the namespace has no socket left, or the
 *    family is gone.
 * 2. The hook is unregistered.
 * 3. A grace period passes: no CPU is inside the hook, and none will be.
 * 4. So .stop has the object to itself, with a witness of the grace period.
 * 5. The object is freed.
 */
#ifndef INOX_NET_HOOK_H
#define INOX_NET_HOOK_H

#include <linux/module.h>
#include <linux/netfilter.h>
#include <net/net_namespace.h>
#include <net/netns/generic.h>

#include <inox/count.h>
#include <inox/net/genl.h>
#include <inox/net/packet.h>
#include <inox/rcu.h>

/* What becomes of a packet. */
struct INOX__MUST_USE inox_verdict {
	unsigned int inox__verdict;
} __designated_init;

/**
 * inox_accept() - the packet goes on
 *
 * Context: Any.
 * Return: A verdict.
 */
static __always_inline struct inox_verdict inox_accept(void)
{
	return (struct inox_verdict){ .inox__verdict = NF_ACCEPT };
}

/**
 * inox_drop() - the packet ends here
 *
 * Context: Any.
 * Return: A verdict.
 */
static __always_inline struct inox_verdict inox_drop(void)
{
	return (struct inox_verdict){ .inox__verdict = NF_DROP };
}

/**
 * struct inox_net - what the object of a namespace begins with, as its net
 */
struct inox_net {
	/* private: */
	struct inox__net_self inox__held;
	struct net *inox__net;
	struct nf_hook_ops inox__ops;
	bool inox__on;
};

/**
 * struct inox_hook_at - where a hook stands
 * @point: where in the path of a packet, NF_INET_PRE_ROUTING and so on
 * @priority: among the hooks there, lowest first
 */
struct inox_hook_at {
	unsigned int point;
	int priority;
};

static inline int inox__hook_on(struct inox_net *net)
{
	int err;

	if (net->inox__on)
		return 0;
	err = inox__fail() ? -ENOMEM :
		nf_register_net_hook(net->inox__net, &net->inox__ops);
	net->inox__on = !err;
	return err;
}

static inline void inox__hook_off(struct inox_net *net)
{
	if (net->inox__on)
		nf_unregister_net_hook(net->inox__net, &net->inox__ops);
	net->inox__on = false;
}

/**
 * inox_hook_on() - let the hook see packets of this namespace from now on
 * @self: the module's object
 *
 * Context: May sleep; in an operation.
 * Return: 0, also if it sees them already, or an errno.
 */
#define inox_hook_on(self)	inox__sleeps(inox__hook_on)(&(self)->net)
/**
 * inox_hook_off() - let it see no more
 * @self: the module's object
 *
 * A packet may still be inside.  What it looks at is in slots of <inox/rcu.h>,
 * which end nothing before it has left.
 *
 * Context: May sleep; in an operation.
 */
#define inox_hook_off(self)	inox__sleeps(inox__hook_off)(&(self)->net)

static inline void inox__net_init(struct inox_net *self, struct net *net,
				  nf_hookfn *hook, struct inox_hook_at at)
{
	mutex_init(&self->inox__held.inox__self);
	self->inox__net = net;
	self->inox__ops.hook = hook;
	self->inox__ops.priv = self;
	self->inox__ops.pf = NFPROTO_INET;
	self->inox__ops.hooknum = at.point;
	self->inox__ops.priority = at.priority;
	inox__count_up(inox__live_object);
}

#define INOX__NET_CALLS(tag, ...)					\
	struct inox__##tag##_calls {					\
		struct inox_hook_at at;					\
		int (*start)(struct tag *self);				\
		void (*stop)(struct tag *self, struct inox_rcu_quiet quiet); \
		struct inox_verdict (*see)(struct tag *self,		\
					   struct inox_packet *packet,	\
					   struct inox_atomic ctx);	\
	};								\
	static const struct inox__##tag##_calls inox__##tag##_calls = {	\
		__VA_ARGS__						\
	};								\
	static_assert(offsetof(struct tag, net) == 0,			\
		      "struct " #tag " must begin with its net");	\
	static unsigned int inox__##tag##_id;				\
	static struct tag *inox__##tag##_of(const struct net *net)	\
	{								\
		return net_generic(net, inox__##tag##_id);		\
	}								\
	/* One piece with all that it calls: the packet stays in registers. */ \
	static unsigned int __attribute__((__flatten__))		\
	inox_##tag##_hook(void *self, struct sk_buff *skb,		\
			  const struct nf_hook_state *state)		\
	{								\
		struct inox_packet packet = {				\
			.inox__skb = skb,				\
			.inox__six = state->pf == NFPROTO_IPV6,		\
		};							\
									\
		return inox__##tag##_calls.see(self, &packet,		\
			(struct inox_atomic){ }).inox__verdict;		\
	}

#define INOX__NET_LIFE(tag)						\
	static int __net_init inox__##tag##_net_init(struct net *net)	\
	{								\
		struct tag *self = inox__##tag##_of(net);		\
		int err;						\
									\
		inox__net_init(&self->net, net, inox_##tag##_hook,	\
			       inox__##tag##_calls.at);			\
		err = inox__##tag##_calls.start ?			\
			inox__##tag##_calls.start(self) : 0;		\
		if (err)						\
			inox__count_down(inox__live_object);		\
		return err;						\
	}								\
	static void __net_exit inox__##tag##_net_pre_exit(struct net *net) \
	{								\
		inox__hook_off(&inox__##tag##_of(net)->net);		\
	}								\
	/* Between the two the core of namespaces waits for RCU. */	\
	static void __net_exit inox__##tag##_net_exit(struct net *net)	\
	{								\
		if (inox__##tag##_calls.stop)				\
			inox__##tag##_calls.stop(inox__##tag##_of(net),	\
				(struct inox_rcu_quiet){ });		\
		inox__count_down(inox__live_object);			\
	}								\
	static struct pernet_operations inox__##tag##_pernet = {	\
		.init = inox__##tag##_net_init,				\
		.pre_exit = inox__##tag##_net_pre_exit,			\
		.exit = inox__##tag##_net_exit,				\
		.id = &inox__##tag##_id,				\
		.size = sizeof(struct tag),				\
	}

/**
 * inox_netfilter() - a whole netfilter module
 * @tag: struct tag is the object of a namespace, which begins with
 *	``struct inox_net net``; inox_genl(tag, ...) stands above
 * @...: .at, where the hook stands, and .see, which judges a packet of either
 *	family; .start, which makes the object of a namespace ready and may fail,
 *	and .stop, which ends what it has, are optional
 *
 * Operations of the family and .start have the object to themselves and may
 * sleep; .see runs on every CPU at once, meanwhile, and may not.
 */
#define inox_netfilter(tag, ...)					\
	INOX__TRUST							\
	INOX__NET_CALLS(tag, __VA_ARGS__)				\
	INOX__NET_LIFE(tag);						\
	static int __init inox__##tag##_init(void)			\
	{								\
		int err = inox__fail() ? -ENOMEM :			\
			register_pernet_subsys(&inox__##tag##_pernet);	\
									\
		if (err)						\
			return err;					\
		err = inox__##tag##_genl_start();			\
		if (err)						\
			unregister_pernet_subsys(&inox__##tag##_pernet); \
		return err;						\
	}								\
	module_init(inox__##tag##_init);				\
	static void __exit inox__##tag##_exit(void)			\
	{								\
		genl_unregister_family(&inox__##tag##_family);		\
		unregister_pernet_subsys(&inox__##tag##_pernet);	\
		inox__count_end();					\
	}								\
	module_exit(inox__##tag##_exit);				\
	module_param_named(userns, inox__userns, bool, 0444);		\
	MODULE_PARM_DESC(userns, "let administrators of a namespace configure it"); \
	INOX__MODULE;							\
	INOX__END							\
	struct tag

#endif
