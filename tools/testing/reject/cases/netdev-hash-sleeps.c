// SPDX-License-Identifier: GPL-2.0
/*
 * Hashes are asked for where nobody may sleep.
 * refused: not compatible with any association
 */
#include <inox/netdev.h>
#include <inox/spi.h>
#include <inox/time.h>

#include <inox/strict.h>

struct chip {
	struct inox_spi bus;
	struct inox_netdev net;
};

u8 wrong(struct inox_mac address, INOX_ATOMIC);

u8 wrong(struct inox_mac address, INOX_ATOMIC)
{
	inox_sleep(inox_ms(1));
	return address.bytes[5];
}
