/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: netdev.h
 *
 * Ethernet devices behind a bus that sleeps.  The stack hands out packets where
 * nobody may sleep; the layer takes one at a time to a thread, where the driver has
 * its object to itself, and holds the queue until that one is through.  The same
 * thread sets the filter, and restarts a device that got stuck.
 *
 * A packet to send is a token, struct net_outgoing_txn, with which a driver must do
 * one of three things on every path:
 *
 * ======================== =================================================
 * net_outgoing_sent(p)     it is out
 * net_outgoing_keep(p)     the hardware has it; inox_netdev_done() will say
 *                          how it went
 * net_outgoing_drop(p)     it will not be sent, which is counted
 * ======================== =================================================
 *
 * A driver is asked to open and to stop, and needs no more: that is also what happens
 * to a device that is open when the system sleeps and wakes, that got stuck, or whose
 * link settings change.
 *
 * Why nobody uses an object that is gone:
 *
 * 1. Before anything of a device goes, the core's drain detaches the interface: the
 *    stack starts nothing new.  It cancels the thread's work; what starts it again
 *    finds the device ending and leaves it.
 * 2. Taking the interface away closes it, if it was open.  The stack is past its
 *    last packet before it calls stop; stop forbids that the filter's news start
 *    work; then it has the object, and frees what was not sent.
 * 3. It waits for all who hold the interface, in any namespace.
 * 4. Work that waits still is cancelled.  Only then goes the object.
 *
 * Example::
 *
 *	static void chip_transmit(struct chip *chip, struct net_outgoing_txn token)
 *	{
 *		INOX_TXN(net_outgoing, packet, token);
 *		struct inox_reader in = inox_outgoing_bytes(packet);
 *
 *		if (chip_put(chip, &in))
 *			net_outgoing_drop(packet);
 *		else
 *			net_outgoing_keep(packet);
 *	}
 */
#ifndef INOX_NETDEV_H
#define INOX_NETDEV_H

#include <linux/bitrev.h>
#include <linux/crc32.h>
#include <linux/etherdevice.h>
#include <linux/ethtool.h>
#include <linux/netdevice.h>
#include <linux/property.h>
#include <linux/skbuff.h>
#include <linux/workqueue.h>

#include <inox/bytes.h>
#include <inox/ctx.h>
#include <inox/device.h>
#include <inox/txn.h>

/* A packet that the hardware has had for longer is lost. */
#define INOX__NET_STUCK		(4 * HZ)
/* What failed is tried again after this. */
#define INOX__NET_AGAIN		HZ

struct inox__netdev_ops;

/**
 * struct inox_mac - an Ethernet address
 * @bytes: in the order of the wire
 */
struct inox_mac {
	u8 bytes[ETH_ALEN];
} __designated_init;

/**
 * struct inox_net_filter - what an interface wants to receive, beside its own
 * @promiscuous: everything
 * @all_multicast: whatever goes to several
 * @hashes: bit n is set if an address is wanted of which .hash says n
 *
 * Broadcasts are always wanted.
 */
struct inox_net_filter {
	bool promiscuous;
	bool all_multicast;
	u64 hashes;
} __designated_init;

/**
 * INOX_NET_10_HALF - 10BASE-T in half duplex, of a struct inox_net_link
 */
#define INOX_NET_10_HALF	((u32)BIT(ETHTOOL_LINK_MODE_10baseT_Half_BIT))
/**
 * INOX_NET_10_FULL - 10BASE-T in full duplex, of a struct inox_net_link
 */
#define INOX_NET_10_FULL	((u32)BIT(ETHTOOL_LINK_MODE_10baseT_Full_BIT))

/**
 * struct inox_net_link - what a link is, or is to be
 * @modes: what the device can, a set of INOX_NET_10_HALF and the like
 * @mbit: how fast, in Mbit/s
 * @full_duplex: both sides may send at once
 * @autoneg: the two sides agree on it by themselves
 */
struct inox_net_link {
	u32 modes;
	u32 mbit;
	bool full_duplex;
	bool autoneg;
} __designated_init;

/**
 * enum inox_net_done - how it went with a packet that the hardware had
 * @INOX_NET_SENT: it is out
 * @INOX_NET_LATE: something else was on the wire when it was too late to say so
 * @INOX_NET_ABORTED: the hardware has given up
 */
enum inox_net_done {
	INOX_NET_SENT,
	INOX_NET_LATE,
	INOX_NET_ABORTED,
};

/**
 * enum inox_net_bad - what is wrong with what came in
 * @INOX_NET_CRC: its check sequence
 * @INOX_NET_LENGTH: its length
 * @INOX_NET_OVERRUN: the hardware had no room for it, or for several
 * @INOX_NET_GARBLED: the hardware does not know what it has received
 */
enum inox_net_bad {
	INOX_NET_CRC,
	INOX_NET_LENGTH,
	INOX_NET_OVERRUN,
	INOX_NET_GARBLED,
};

/**
 * struct inox_netdev - an interface; a member of the driver's object
 */
struct inox_netdev {
	/* private: */
	struct net_device *inox__interface;	/* NULL: not registered */
	struct inox_dev *inox__dev;
	const struct inox__netdev_ops *inox__ops;
	struct inox__drain inox__drain;
	struct delayed_work inox__work;
	struct sk_buff *inox__next;		/* for the thread */
	struct sk_buff *inox__kept;		/* the hardware has it; under inox__self */
	bool inox__open;
	unsigned long inox__wanted;		/* what the thread has to do */
	struct inox_net_filter inox__filter;	/* under the address lock */
	u32 inox__messages;
};

enum { INOX__NET_FILTER, INOX__NET_RESTART };

/* A driver's calls with its type erased; see inox_netdev(). */
struct inox__netdev_ops {
	int (*inox__open)(struct inox_dev *dev);
	void (*inox__stop)(struct inox_dev *dev);
	void (*inox__transmit)(struct inox_dev *dev, struct inox_netdev *net);
	int (*inox__filter)(struct inox_dev *dev, const struct inox_net_filter *filter);
	u8 (*inox__hash)(struct inox_mac address, struct inox_atomic ctx);
	int (*inox__link)(struct inox_dev *dev, struct inox_net_link *link);
	int (*inox__set_link)(struct inox_dev *dev, const struct inox_net_link *link);
	const struct net_device_ops *inox__net;
	const struct ethtool_ops *inox__ethtool;
};

/* What is in a token: the one packet that the thread has. */
struct inox__outgoing {
	struct inox_netdev *inox__net;
	struct sk_buff *inox__skb;
};

static inline void inox__netdev_forget(struct sk_buff **skb)
{
	if (*skb)
		dev_kfree_skb(*skb);
	*skb = NULL;
}

/* The next may come, unless it is here already, or the stack must not send. */
static inline void inox__netdev_wake(struct inox_netdev *net)
{
	if (READ_ONCE(net->inox__next))
		mod_delayed_work(system_wq, &net->inox__work, 0);
	else if (netif_device_present(net->inox__interface))
		netif_wake_queue(net->inox__interface);
}

static inline void inox__netdev_out(struct inox_netdev *net, struct sk_buff *skb)
{
	net->inox__interface->stats.tx_packets++;
	net->inox__interface->stats.tx_bytes += skb->len;
	dev_consume_skb_any(skb);
	inox__netdev_wake(net);
}

static inline void inox__outgoing_sent(const struct inox__outgoing *out)
{
	inox__netdev_out(out->inox__net, out->inox__skb);
}

static inline void inox__outgoing_keep(const struct inox__outgoing *out)
{
	out->inox__net->inox__kept = out->inox__skb;
}

static inline void inox__outgoing_drop(const struct inox__outgoing *out)
{
	out->inox__net->inox__interface->stats.tx_dropped++;
	dev_kfree_skb_any(out->inox__skb);
	inox__netdev_wake(out->inox__net);
}

INOX_LINEAR(net_outgoing, struct inox__outgoing);
INOX_FINISH(net_outgoing, sent, inox__outgoing_sent);
INOX_FINISH(net_outgoing, keep, inox__outgoing_keep);
INOX_FINISH(net_outgoing, drop, inox__outgoing_drop);

static inline struct inox_reader
inox__outgoing_bytes(const struct inox__outgoing __inox_lent *out)
{
	return inox__reader_over(out->inox__skb->data, out->inox__skb->len);
}

/**
 * inox_outgoing_bytes() - what is to be sent
 * @packet: what INOX_TXN() declared
 *
 * Context: Any.
 * Return: A struct inox_reader of the frame, without padding and check sequence; it
 *	must not outlive the token.
 */
#define inox_outgoing_bytes(packet) \
	inox__outgoing_bytes(net_outgoing_state(packet))

/**
 * inox_mac_crc() - the check sequence over an address, of which chips make hashes
 * @address: the address
 *
 * Context: Any.
 * Return: Its 32 bits, the first of the polynomial highest.
 */
static inline u32 inox_mac_crc(struct inox_mac address)
{
	return bitrev32(crc32_le(U32_MAX, address.bytes, sizeof(address.bytes)));
}

/**
 * inox_netdev_mac() - the interface's own address
 * @net: the struct inox_netdev of the driver's object
 *
 * It does not change while the interface is open.
 *
 * Context: In a callback of the interface.
 * Return: A struct inox_mac.
 */
static inline struct inox_mac inox_netdev_mac(const struct inox_netdev *net)
{
	struct inox_mac mac;

	ether_addr_copy(mac.bytes, net->inox__interface->dev_addr);
	return mac;
}

/**
 * inox_netdev_is_open() - is the interface open?
 * @net: the struct inox_netdev of the driver's object
 *
 * Context: In a callback of the driver's object.
 * Return: Whether it is.
 */
static inline bool inox_netdev_is_open(const struct inox_netdev *net)
{
	return READ_ONCE(net->inox__open);
}

/**
 * inox_netdev_carrier() - tell whether there is a link
 * @net: the struct inox_netdev of the driver's object
 * @up: there is
 *
 * Context: In a callback of the driver's object, after it was published.
 */
static inline void inox_netdev_carrier(struct inox_netdev *net, bool up)
{
	struct net_device *interface = net->inox__interface;

	if (up == !!netif_carrier_ok(interface))
		return;
	if (net->inox__messages & NETIF_MSG_LINK)
		netdev_info(interface, "link %s\n", up ? "up" : "down");
	if (up)
		netif_carrier_on(interface);
	else
		netif_carrier_off(interface);
}

/**
 * inox_netdev_done() - the hardware is through with the packet that it had
 * @net: the struct inox_netdev of the driver's object
 * @how: how it went
 *
 * Frees and counts it, and the next may come.  Without one it does nothing.
 *
 * Context: In a callback of the driver's object.
 */
static inline void inox_netdev_done(struct inox_netdev *net, enum inox_net_done how)
{
	struct sk_buff *skb = net->inox__kept;

	if (!skb)
		return;
	net->inox__kept = NULL;
	if (how == INOX_NET_SENT)
		return inox__netdev_out(net, skb);
	net->inox__interface->stats.tx_errors++;
	if (how == INOX_NET_LATE)
		net->inox__interface->stats.tx_window_errors++;
	else
		net->inox__interface->stats.tx_aborted_errors++;
	dev_kfree_skb_any(skb);
	inox__netdev_wake(net);
}

/**
 * inox_netdev_received() - hand what came in to the stack
 * @net: the struct inox_netdev of the driver's object
 * @frame: the frame, without its check sequence; its bytes are copied
 *
 * What comes in while the interface is closed goes nowhere.
 *
 * Context: In a callback of the driver's object.
 */
static inline void inox_netdev_received(struct inox_netdev *net,
					struct inox_reader frame)
{
	struct net_device *interface = net->inox__interface;
	unsigned int n = (unsigned int)inox_reader_left(&frame);
	struct sk_buff *skb;

	if (!inox_netdev_is_open(net))
		return;
	if (n < ETH_HLEN) {
		interface->stats.rx_errors++;
		interface->stats.rx_length_errors++;
		return;
	}
	skb = inox__fail() ? NULL : netdev_alloc_skb_ip_align(interface, n);
	if (!skb) {
		interface->stats.rx_dropped++;
		return;
	}
	skb_put_data(skb, frame.inox__at, n);
	interface->stats.rx_packets++;
	interface->stats.rx_bytes += n;
	skb->protocol = eth_type_trans(skb, interface);
	netif_rx(skb);
}

/**
 * inox_netdev_bad() - something came in that is not fit for the stack
 * @net: the struct inox_netdev of the driver's object
 * @what: what is wrong with it
 *
 * Context: In a callback of the driver's object.
 */
static inline void inox_netdev_bad(struct inox_netdev *net, enum inox_net_bad what)
{
	struct net_device_stats *stats = &net->inox__interface->stats;

	stats->rx_errors++;
	switch (what) {
	case INOX_NET_CRC:
		stats->rx_crc_errors++;
		break;
	case INOX_NET_LENGTH:
		stats->rx_length_errors++;
		break;
	case INOX_NET_OVERRUN:
		stats->rx_fifo_errors++;
		break;
	case INOX_NET_GARBLED:
		stats->rx_frame_errors++;
		break;
	}
}

/* The thread. */

static inline int inox__netdev_reopen(struct inox_netdev *net)
{
	const struct inox__netdev_ops *ops = net->inox__ops;

	ops->inox__stop(net->inox__dev);
	inox_netdev_done(net, INOX_NET_ABORTED);
	set_bit(INOX__NET_FILTER, &net->inox__wanted);
	mod_delayed_work(system_wq, &net->inox__work, 0);
	return inox__fail() ? -ENOMEM : ops->inox__open(net->inox__dev);
}

static inline int inox__netdev_refilter(struct inox_netdev *net)
{
	struct inox_net_filter filter;

	netif_addr_lock_bh(net->inox__interface);
	filter = net->inox__filter;
	netif_addr_unlock_bh(net->inox__interface);
	return net->inox__ops->inox__filter(net->inox__dev, &filter);
}

/* What fails is wanted still. */
static inline void inox__netdev_do(struct inox_netdev *net, int what, const char *name,
				   int (*act)(struct inox_netdev *net))
{
	int err;

	if (!test_and_clear_bit(what, &net->inox__wanted))
		return;
	err = act(net);
	if (!err)
		return;
	dev_err_ratelimited(net->inox__dev->inox__device,
			    "%s failed: %d; trying again\n", name, err);
	set_bit(what, &net->inox__wanted);
	mod_delayed_work(system_wq, &net->inox__work, INOX__NET_AGAIN);
}

static inline void inox__netdev_send(struct inox_netdev *net)
{
	if (!net->inox__kept && READ_ONCE(net->inox__next))
		net->inox__ops->inox__transmit(net->inox__dev, net);
}

static inline void inox__netdev_work(struct work_struct *work)
{
	struct inox_netdev *net = container_of(to_delayed_work(work),
					       struct inox_netdev, inox__work);
	struct inox_dev *dev = net->inox__dev;

	inox__dev_enter(dev);
	if (net->inox__open && !dev->inox__asleep && !dev->inox__ending) {
		inox__netdev_do(net, INOX__NET_RESTART, "restart",
				inox__netdev_reopen);
		inox__netdev_do(net, INOX__NET_FILTER, "filter",
				inox__netdev_refilter);
		inox__netdev_send(net);
	}
	inox__dev_leave(dev);
}

/* Linear, as the device has no feature that would let it be else. */
static inline struct net_outgoing_txn inox__netdev_take(struct inox_netdev *net)
{
	struct sk_buff *skb = net->inox__next;

	WRITE_ONCE(net->inox__next, NULL);
	return net_outgoing_begin((struct inox__outgoing){
		.inox__net = net,
		.inox__skb = skb,
	});
}

/* What the stack calls. */

static inline struct inox_netdev *inox__netdev_of(const struct net_device *interface)
{
	return *(struct inox_netdev **)netdev_priv(interface);
}

static inline int inox__netdev_open(struct net_device *interface)
{
	struct inox_netdev *net = inox__netdev_of(interface);
	int err;

	inox__dev_enter(net->inox__dev);
	err = inox__fail() ? -ENOMEM : net->inox__ops->inox__open(net->inox__dev);
	WRITE_ONCE(net->inox__open, !err);
	inox__dev_leave(net->inox__dev);
	if (!err)
		netif_start_queue(interface);
	return err;
}

static inline int inox__netdev_stop(struct net_device *interface)
{
	struct inox_netdev *net = inox__netdev_of(interface);

	netif_addr_lock_bh(interface);
	WRITE_ONCE(net->inox__open, false);
	netif_addr_unlock_bh(interface);
	cancel_delayed_work_sync(&net->inox__work);
	inox__dev_enter(net->inox__dev);
	net->inox__ops->inox__stop(net->inox__dev);
	inox__netdev_forget(&net->inox__kept);
	inox__netdev_forget(&net->inox__next);
	net->inox__wanted = 0;
	inox__dev_leave(net->inox__dev);
	netif_carrier_off(interface);
	return 0;
}

/* After a resume the stack may be too early. */
static inline netdev_tx_t inox__netdev_xmit(struct sk_buff *skb,
					    struct net_device *interface)
{
	struct inox_netdev *net = inox__netdev_of(interface);

	netif_stop_queue(interface);
	smp_mb__after_atomic();		/* who takes it first wakes the queue later */
	if (READ_ONCE(net->inox__next))
		return NETDEV_TX_BUSY;
	WRITE_ONCE(net->inox__next, skb);
	mod_delayed_work(system_wq, &net->inox__work, 0);
	return NETDEV_TX_OK;
}

static inline u64 inox__netdev_hashes(const struct inox_netdev *net)
{
	const struct netdev_hw_addr *entry;
	struct inox_mac mac;
	u64 hashes = 0;

	netdev_for_each_mc_addr(entry, net->inox__interface) {
		ether_addr_copy(mac.bytes, entry->addr);
		hashes |= BIT_ULL(net->inox__ops->inox__hash(mac, inox_atomic()) % 64);
	}
	return hashes;
}

/* With the address lock. */
static inline void inox__netdev_rx_mode(struct net_device *interface)
{
	struct inox_netdev *net = inox__netdev_of(interface);

	net->inox__filter = (struct inox_net_filter){
		.promiscuous = interface->flags & IFF_PROMISC,
		.all_multicast = interface->flags & IFF_ALLMULTI,
		.hashes = inox__netdev_hashes(net),
	};
	if (!READ_ONCE(net->inox__open))
		return;
	set_bit(INOX__NET_FILTER, &net->inox__wanted);
	mod_delayed_work(system_wq, &net->inox__work, 0);
}

static inline void inox__netdev_timeout(struct net_device *interface,
					unsigned int queue)
{
	struct inox_netdev *net = inox__netdev_of(interface);

	netdev_err(interface, "a packet got stuck; restarting\n");
	set_bit(INOX__NET_RESTART, &net->inox__wanted);
	mod_delayed_work(system_wq, &net->inox__work, 0);
}

static inline u32 inox__netdev_messages(struct net_device *interface)
{
	return inox__netdev_of(interface)->inox__messages;
}

static inline void inox__netdev_set_messages(struct net_device *interface, u32 messages)
{
	inox__netdev_of(interface)->inox__messages = messages;
}

static inline int inox__netdev_link(struct inox_netdev *net, struct inox_net_link *link)
{
	int err;

	inox__dev_enter(net->inox__dev);
	err = net->inox__ops->inox__link(net->inox__dev, link);
	inox__dev_leave(net->inox__dev);
	return err;
}

static inline int inox__netdev_get_link(struct net_device *interface,
					struct ethtool_link_ksettings *settings)
{
	struct inox_net_link link = { };

	TRY(inox__netdev_link(inox__netdev_of(interface), &link));
	settings->base.speed = link.mbit;
	settings->base.duplex = link.full_duplex ? DUPLEX_FULL : DUPLEX_HALF;
	settings->base.autoneg = link.autoneg ? AUTONEG_ENABLE : AUTONEG_DISABLE;
	settings->base.port = PORT_TP;
	ethtool_convert_legacy_u32_to_link_mode(settings->link_modes.supported,
						link.modes | SUPPORTED_TP);
	return 0;
}

/* What was refused has changed nothing; what is open starts again with it. */
static inline int inox__netdev_relink(struct inox_netdev *net,
				      const struct inox_net_link *link)
{
	TRY(net->inox__ops->inox__set_link(net->inox__dev, link));
	if (!net->inox__open)
		return 0;
	set_bit(INOX__NET_RESTART, &net->inox__wanted);
	inox__netdev_do(net, INOX__NET_RESTART, "restart", inox__netdev_reopen);
	return test_bit(INOX__NET_RESTART, &net->inox__wanted) ? -EIO : 0;
}

static inline int
inox__netdev_set_link(struct net_device *interface,
		      const struct ethtool_link_ksettings *settings)
{
	struct inox_netdev *net = inox__netdev_of(interface);
	const struct inox_net_link link = {
		.mbit = settings->base.speed,
		.full_duplex = settings->base.duplex == DUPLEX_FULL,
		.autoneg = settings->base.autoneg == AUTONEG_ENABLE,
	};
	int err;

	if (settings->base.duplex > DUPLEX_FULL)
		return -EINVAL;
	inox__dev_enter(net->inox__dev);
	err = inox__netdev_relink(net, &link);
	inox__dev_leave(net->inox__dev);
	return err;
}

/* Making and taking away. */

/* -ENOENT for none; one of all zeros is what firmware has that was never told any. */
static inline int inox__netdev_property(struct device *device, u8 *address)
{
	static const char *const names[] = { "mac-address", "local-mac-address" };
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(names); i++) {
		if (!device_property_present(device, names[i]))
			continue;
		if (device_property_count_u8(device, names[i]) != ETH_ALEN ||
		    device_property_read_u8_array(device, names[i], address, ETH_ALEN) ||
		    is_multicast_ether_addr(address)) {
			dev_err(device, "property %s must be the six bytes of a station's address\n",
				names[i]);
			return -EINVAL;
		}
		if (!is_zero_ether_addr(address))
			return 0;
	}
	return -ENOENT;
}

static inline int inox__netdev_address(struct net_device *interface, struct device *device)
{
	u8 address[ETH_ALEN];
	int err = inox__fail() ? -EIO : inox__netdev_property(device, address);

	if (err && err != -ENOENT)
		return err;
	if (err)
		eth_hw_addr_random(interface);
	else
		eth_hw_addr_set(interface, address);
	return 0;
}

/* Not for an end: an interface that goes is closed by the stack. */
static inline void inox__netdev_sleep(struct inox_netdev *net)
{
	inox__dev_enter(net->inox__dev);
	if (net->inox__open && !net->inox__dev->inox__ending) {
		net->inox__ops->inox__stop(net->inox__dev);
		inox_netdev_done(net, INOX_NET_ABORTED);
	}
	inox__dev_leave(net->inox__dev);
}

static inline bool inox__netdev_drain(struct inox__drain *drain)
{
	struct inox_netdev *net = container_of(drain, struct inox_netdev, inox__drain);

	if (!net->inox__interface)
		return false;
	netif_device_detach(net->inox__interface);
	cancel_delayed_work_sync(&net->inox__work);
	inox__netdev_sleep(net);
	return true;
}

/* With the object locked; what the stack wanted meanwhile is done then. */
static inline void inox__netdev_again(struct inox__drain *drain)
{
	struct inox_netdev *net = container_of(drain, struct inox_netdev, inox__drain);

	if (net->inox__open) {
		set_bit(INOX__NET_RESTART, &net->inox__wanted);
		mod_delayed_work(system_wq, &net->inox__work, 0);
	}
	netif_device_attach(net->inox__interface);
}

static inline void inox__netdev_unpublish(void *data)
{
	struct inox_netdev *net = data;
	struct net_device *interface = net->inox__interface;

	unregister_netdev(interface);
	cancel_delayed_work_sync(&net->inox__work);
	net->inox__interface = NULL;
	free_netdev(interface);
	inox__count_down(inox__live_provider);
}

static inline int inox__netdev_register(struct inox_netdev *net)
{
	struct net_device *interface = net->inox__interface;
	struct inox_dev *dev = net->inox__dev;

	TRY(inox__netdev_address(interface, dev->inox__device));
	netif_carrier_off(interface);
	return inox__fail() ? -ENOMEM : register_netdev(interface);
}

static inline int inox__netdev_publish(struct inox_dev *dev, struct inox_netdev *net,
				       const struct inox__netdev_ops *ops)
{
	struct net_device *interface = inox__fail() ? NULL :
		alloc_etherdev(sizeof(net));
	int err;

	if (!interface)
		return -ENOMEM;
	*(struct inox_netdev **)netdev_priv(interface) = net;
	net->inox__interface = interface;
	net->inox__dev = dev;
	net->inox__ops = ops;
	net->inox__messages = NETIF_MSG_LINK;
	INIT_DELAYED_WORK(&net->inox__work, inox__netdev_work);
	SET_NETDEV_DEV(interface, dev->inox__device);
	interface->netdev_ops = ops->inox__net;
	interface->ethtool_ops = ops->inox__ethtool;
	interface->watchdog_timeo = INOX__NET_STUCK;
	interface->irq = (int)dev->inox__irq.inox__line;
	err = inox__netdev_register(net);
	if (err) {
		net->inox__interface = NULL;
		free_netdev(interface);
		return err;
	}
	inox__count_up(inox__live_provider);
	TRY(devm_add_action_or_reset(dev->inox__device, inox__netdev_unpublish, net));
	inox__dev_enter(dev);
	inox__drain_add(dev, &net->inox__drain, inox__netdev_drain, inox__netdev_again);
	inox__dev_leave(dev);
	return 0;
}

int INOX__REFUSED("inox_netdev() needs all of its callbacks")
inox__netdev_incomplete(void);

#define INOX__NETDEV_CALLS(tag, ...)					\
	struct inox__##tag##_netdev {					\
		int (*open)(struct tag *self);				\
		void (*stop)(struct tag *self);				\
		void (*transmit)(struct tag *self,			\
				 struct net_outgoing_txn packet);	\
		int (*filter)(struct tag *self,				\
			      const struct inox_net_filter *filter);	\
		u8 (*hash)(struct inox_mac address, struct inox_atomic ctx); \
		int (*link)(struct tag *self, struct inox_net_link *link); \
		int (*set_link)(struct tag *self,			\
				const struct inox_net_link *link);	\
	};								\
	static const struct inox__##tag##_netdev inox__##tag##_netdev = { \
		__VA_ARGS__						\
	};								\
	static int inox__##tag##_netdev_open(struct inox_dev *dev)	\
	{								\
		return inox__##tag##_netdev.open((struct tag *)dev);	\
	}								\
	static void inox__##tag##_netdev_stop(struct inox_dev *dev)	\
	{								\
		inox__##tag##_netdev.stop((struct tag *)dev);		\
	}								\
	static void inox__##tag##_netdev_transmit(struct inox_dev *dev,	\
						  struct inox_netdev *net) \
	{								\
		inox__##tag##_netdev.transmit((struct tag *)dev,	\
					      inox__netdev_take(net));	\
	}								\
	static int inox__##tag##_netdev_filter(struct inox_dev *dev,	\
					const struct inox_net_filter *filter) \
	{								\
		return inox__##tag##_netdev.filter((struct tag *)dev, filter); \
	}								\
	static u8 inox__##tag##_netdev_hash(struct inox_mac address,	\
					    struct inox_atomic ctx)	\
	{								\
		return inox__##tag##_netdev.hash(address, ctx);		\
	}								\
	static int inox__##tag##_netdev_link(struct inox_dev *dev,	\
					     struct inox_net_link *link) \
	{								\
		return inox__##tag##_netdev.link((struct tag *)dev, link); \
	}								\
	static int inox__##tag##_netdev_set_link(struct inox_dev *dev,	\
					const struct inox_net_link *link) \
	{								\
		return inox__##tag##_netdev.set_link((struct tag *)dev, link); \
	}

#define INOX__NETDEV_TABLES(tag)					\
	static const struct net_device_ops inox__##tag##_net_ops = {	\
		.ndo_open = inox__netdev_open,				\
		.ndo_stop = inox__netdev_stop,				\
		.ndo_start_xmit = inox__netdev_xmit,			\
		.ndo_set_rx_mode = inox__netdev_rx_mode,		\
		.ndo_tx_timeout = inox__netdev_timeout,			\
		.ndo_set_mac_address = eth_mac_addr,			\
		.ndo_validate_addr = eth_validate_addr,			\
	};								\
	static const struct ethtool_ops inox__##tag##_ethtool_ops = {	\
		.get_link = ethtool_op_get_link,			\
		.get_msglevel = inox__netdev_messages,			\
		.set_msglevel = inox__netdev_set_messages,		\
		.get_link_ksettings = inox__netdev_get_link,		\
		.set_link_ksettings = inox__netdev_set_link,		\
	}

/**
 * inox_netdev() - make a chip an Ethernet interface
 * @tag: the driver's struct; <tag>_netdev becomes the .publish of its driver
 * @member: its struct inox_netdev
 * @...: designated callbacks, all of them, or it does not compile:
 *	``int .open(struct tag *)`` makes it work, with inox_netdev_mac() its
 *	address, and tells of its link;
 *	``void .stop(struct tag *)`` makes it silent, whatever state it is in;
 *	``void .transmit(struct tag *, struct net_outgoing_txn)`` sends a packet, if
 *	the hardware has none;
 *	``int .filter(struct tag *, const struct inox_net_filter *)`` sets what it
 *	receives, after it was opened and whenever that changes; what failed is tried
 *	again after a second;
 *	``u8 .hash(struct inox_mac, INOX_ATOMIC)`` says which of 64 hashes is that of an
 *	address;
 *	``int .link(struct tag *, struct inox_net_link *)`` says what the link is;
 *	``int .set_link(struct tag *, const struct inox_net_link *)`` is to remember how
 *	.open sets up the link, or refuse
 *
 * But for .hash they have the object to themselves and may sleep.  The address comes
 * from the property ``mac-address`` or ``local-mac-address``, or is random.
 */
#define inox_netdev(tag, member, ...)					\
	INOX__NETDEV_CALLS(tag, __VA_ARGS__)				\
	INOX__TRUST							\
	INOX__NETDEV_TABLES(tag);					\
	INOX__END							\
	static __must_check int						\
	tag##_netdev(const struct inox_built *built)			\
	{								\
		static const struct inox__netdev_ops ops = {		\
			.inox__open = inox__##tag##_netdev_open,	\
			.inox__stop = inox__##tag##_netdev_stop,	\
			.inox__transmit = inox__##tag##_netdev_transmit, \
			.inox__filter = inox__##tag##_netdev_filter,	\
			.inox__hash = inox__##tag##_netdev_hash,	\
			.inox__link = inox__##tag##_netdev_link,	\
			.inox__set_link = inox__##tag##_netdev_set_link, \
			.inox__net = &inox__##tag##_net_ops,		\
			.inox__ethtool = &inox__##tag##_ethtool_ops,	\
		};							\
									\
		if (!inox__##tag##_netdev.open || !inox__##tag##_netdev.stop || \
		    !inox__##tag##_netdev.transmit || !inox__##tag##_netdev.filter || \
		    !inox__##tag##_netdev.hash || !inox__##tag##_netdev.link || \
		    !inox__##tag##_netdev.set_link)			\
			return inox__netdev_incomplete();		\
		return inox__netdev_publish(inox__built_dev(built),	\
				&((struct tag *)inox__built_dev(built))->member, \
				&ops);					\
	}								\
	struct tag

#endif
