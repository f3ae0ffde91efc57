// SPDX-License-Identifier: GPL-2.0
/*
 * An interface without a filter would be deaf to groups, and nobody told.
 * refused: inox_netdev\(\) needs all of its callbacks
 * by: optimizer
 */
#include <inox/netdev.h>
#include <inox/spi.h>

#include <inox/strict.h>

struct chip {
	struct inox_spi bus;
	struct inox_netdev net;
};

static int chip_open(struct chip *chip)
{
	return 0;
}

static void chip_stop(struct chip *chip)
{
}

static void chip_transmit(struct chip *chip, struct net_outgoing_txn token)
{
	INOX_TXN(net_outgoing, packet, token);

	net_outgoing_drop(packet);
}

static int chip_link(struct chip *chip, struct inox_net_link *link)
{
	return 0;
}

static int chip_set_link(struct chip *chip, const struct inox_net_link *link)
{
	return 0;
}

inox_netdev(chip, net,
	.open = chip_open,
	.stop = chip_stop,
	.transmit = chip_transmit,
	.link = chip_link,
	.set_link = chip_set_link);

extern const void *chip_publishes;

const void *chip_publishes = chip_netdev;
