/* SPDX-License-Identifier: GPL-2.0 */
/* A packet in two pieces, each in memory of exactly its size, for a user-space build. */
#ifndef SHIM_SKBUFF_H
#define SHIM_SKBUFF_H

#include <stdlib.h>
#include <string.h>

#include <linux/types.h>

struct skb_shared_info {
	u16 gso_segs;
	u16 gso_size;
};

struct net_device {
	u16 type;
};

struct sk_buff {
	unsigned int len, data_len;
	u8 *data;		/* len - data_len bytes of it, after those before it */
	u8 *rest;		/* data_len bytes */
	int mac, network;	/* from data */
	bool has_mac, has_vlan;
	u16 vlan;
	u32 mark;
	struct net_device *dev;
	struct skb_shared_info shared;
};

#define skb_shinfo(skb)			(&(skb)->shared)
#define skb_is_gso(skb)			((skb)->shared.gso_size != 0)
#define skb_network_offset(skb)		((skb)->network)
#define skb_mac_offset(skb)		((skb)->mac)
#define skb_mac_header_was_set(skb)	((skb)->has_mac)
#define skb_vlan_tag_present(skb)	((skb)->has_vlan)
#define skb_vlan_tag_get(skb)		((skb)->vlan)

static inline int skb_copy_bits(const struct sk_buff *skb, int from, void *to, int n)
{
	int linear = (int)(skb->len - skb->data_len), i;

	if (from > (int)skb->len - n)
		return -1;
	for (i = 0; i < n; i++)
		((u8 *)to)[i] = from + i < linear ? skb->data[from + i] :
						   skb->rest[from + i - linear];
	return 0;
}

#define skb_network_header(skb)		((skb)->data + (skb)->network)

/* Bytes of the second piece move to the first; both are again of exactly their size. */
static inline bool pskb_may_pull(struct sk_buff *skb, unsigned int n)
{
	unsigned int linear = skb->len - skb->data_len, more = n - linear;
	u8 *data, *rest;

	if (n <= linear)
		return true;
	if (n > skb->len)
		return false;
	data = malloc(n);
	rest = malloc(skb->data_len - more);
	memcpy(data, skb->data, linear);
	memcpy(data + linear, skb->rest, more);
	memcpy(rest, skb->rest + more, skb->data_len - more);
	free(skb->data);
	free(skb->rest);
	skb->data = data;
	skb->rest = rest;
	skb->data_len -= more;
	return true;
}

/* As the kernel does it: where the bytes are together there is no copy. */
static inline void *skb_header_pointer(const struct sk_buff *skb, int from, int n,
				       void *buffer)
{
	if ((int)(skb->len - skb->data_len) - from >= n)
		return skb->data + from;
	return skb_copy_bits(skb, from, buffer, n) ? NULL : buffer;
}

#endif
