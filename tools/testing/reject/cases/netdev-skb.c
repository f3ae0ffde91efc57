// SPDX-License-Identifier: GPL-2.0
/*
 * The kernel's packets have no name.
 * refused: poisoned
 */
#include <inox/netdev.h>
#include <inox/spi.h>

#include <inox/strict.h>

struct chip {
	struct inox_spi bus;
	struct inox_netdev net;
};

void wrong(struct sk_buff *packet);
