// SPDX-License-Identifier: GPL-2.0
/*
 * A raw netfilter hook whose raw calls are all in inox_unsafe(): no false alarm.
 */
#include <linux/bitfield.h>
#include <linux/ip.h>
#include <linux/module.h>
#include <linux/netfilter.h>
#include <linux/netfilter_ipv4.h>
#include <linux/skbuff.h>
#include <linux/tcp.h>
#include <net/ip.h>
#include <net/net_namespace.h>

#include <inox/unsafe.h>

#include <inox/strict.h>

#define PORT_MASK GENMASK(15, 4)

static const u16 ports[] = { 22, 80, 443 };
static unsigned long seen[BITS_TO_LONGS(ARRAY_SIZE(ports))];

static unsigned int hook(void *priv, struct sk_buff *skb,
			 const struct nf_hook_state *state)
{
	struct tcphdr buffer;
	const struct tcphdr *tcp;
	size_t i;
	unsigned long bit;

	if (ip_hdr(skb)->protocol != IPPROTO_TCP || ip_is_fragment(ip_hdr(skb)))
		return NF_ACCEPT;
	tcp = skb_header_pointer(skb, (int)ip_hdrlen(skb), sizeof(buffer), &buffer);
	if (!tcp)
		return NF_DROP;
	for (i = 0; i < ARRAY_SIZE(ports); i++)
		if (ntohs(tcp->dest) == ports[i])
			__set_bit(i, seen);
	for_each_set_bit(bit, seen, ARRAY_SIZE(ports))
		net_dbg_ratelimited("port %u\n", ports[bit]);
	if (FIELD_GET(PORT_MASK, (u32)ntohs(tcp->source)) == clamp_t(u32, state->hook, 1, 3))
		return NF_DROP;
	return NF_ACCEPT;
}

static const struct nf_hook_ops ops = {
	.hook = hook,
	.pf = NFPROTO_IPV4,
	.hooknum = NF_INET_LOCAL_IN,
	.priority = NF_IP_PRI_FILTER,
};

static int __net_init start(struct net *net)
{
	return nf_register_net_hook(net, &ops);
}

static void __net_exit stop(struct net *net)
{
	nf_unregister_net_hook(net, &ops);
}

static struct pernet_operations pernet = {
	.init = start,
	.exit = stop,
};

static int __init hook_init(void)
{
	int err = register_pernet_subsys(&pernet);

	return WARN_ON_ONCE(err) ? err : 0;
}
module_init(hook_init);

static void __exit hook_exit(void)
{
	unregister_pernet_subsys(&pernet);
}
module_exit(hook_exit);

MODULE_DESCRIPTION("hook");
MODULE_LICENSE("GPL");
