// SPDX-License-Identifier: GPL-2.0
/*
 * What the hardware has cannot be dropped as well: it would be freed twice.
 * refused: what is used here is, or may be, finished already
 * by: optimizer
 */
#include <inox/netdev.h>
#include <inox/spi.h>

#include <inox/strict.h>

struct chip {
	struct inox_spi bus;
	struct inox_netdev net;
};

int chip_put(struct chip *chip, struct inox_reader bytes);
void wrong(struct chip *chip, struct net_outgoing_txn token);

void wrong(struct chip *chip, struct net_outgoing_txn token)
{
	INOX_TXN(net_outgoing, packet, token);
	struct inox_reader bytes = inox_outgoing_bytes(packet);

	net_outgoing_keep(packet);
	if (chip_put(chip, bytes))
		net_outgoing_drop(packet);
}
