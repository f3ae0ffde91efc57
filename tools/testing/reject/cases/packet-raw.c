// SPDX-License-Identifier: GPL-2.0
/*
 * The raw packet has no name in a module.
 * refused: attempt to use poisoned .sk_buff.
 */
#include <inox/net/hook.h>

#include <inox/strict.h>

u32 wrong(struct sk_buff *skb);

u32 wrong(struct sk_buff *skb)
{
	return skb->len;
}
