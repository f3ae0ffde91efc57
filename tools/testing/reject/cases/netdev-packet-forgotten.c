// SPDX-License-Identifier: GPL-2.0
/*
 * A packet that goes nowhere would stop the queue for good.
 * refused: a path leaves the block without finishing what it must finish
 * by: optimizer
 */
#include <inox/netdev.h>
#include <inox/spi.h>

#include <inox/strict.h>

struct chip {
	struct inox_spi bus;
	struct inox_netdev net;
};

void wrong(struct chip *chip, struct net_outgoing_txn token);

void wrong(struct chip *chip, struct net_outgoing_txn token)
{
	INOX_TXN(net_outgoing, packet, token);
	struct inox_reader bytes = inox_outgoing_bytes(packet);

	if (inox_reader_left(&bytes) > 1514)
		return;
	net_outgoing_keep(packet);
}
