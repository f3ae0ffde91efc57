// SPDX-License-Identifier: GPL-2.0
/*
 * Interfaces are not registered by hand.
 * refused: raw kernel API, use inox_netdev\(\)
 */
#include <inox/netdev.h>
#include <inox/spi.h>

typedef struct net_device *interface_t;

#include <inox/strict.h>

int wrong(interface_t interface);

int wrong(interface_t interface)
{
	return register_netdev(interface);
}
