// SPDX-License-Identifier: GPL-2.0
/*
 * The interface is private.
 * refused: poisoned
 */
#include <inox/netdev.h>
#include <inox/spi.h>

#include <inox/strict.h>

struct chip {
	struct inox_spi bus;
	struct inox_netdev net;
};

void wrong(struct chip *chip);

void wrong(struct chip *chip)
{
	chip->net.inox__kept = NULL;
}
