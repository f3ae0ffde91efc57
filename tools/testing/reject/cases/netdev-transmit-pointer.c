// SPDX-License-Identifier: GPL-2.0
/*
 * A packet to send comes as a token, not as a pointer that may be forgotten.
 * refused: incompatible pointer type
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

static void chip_transmit(struct chip *chip, struct net_outgoing_txn *packet)
{
}

inox_netdev(chip, net,
	.open = chip_open,
	.stop = chip_stop,
	.transmit = chip_transmit);
