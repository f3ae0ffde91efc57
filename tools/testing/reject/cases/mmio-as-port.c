// SPDX-License-Identifier: GPL-2.0
/*
 * Memory is not read as a port is.
 * refused: incompatible pointer type
 */
#include <inox/pci.h>

#include <inox/strict.h>

INOX_PCI_MEMORY(card_memory, 0, 0x100);

struct card {
	struct card_memory bus;
};

u8 wrong(struct card *card);

u8 wrong(struct card *card)
{
	return inox_port_read(&card->bus, INOX_RO_U8(0x00));
}
