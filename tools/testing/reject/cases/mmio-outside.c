// SPDX-License-Identifier: GPL-2.0
/*
 * A register that is not in the memory is none.
 * refused: in the memory of the bus
 * by: optimizer
 */
#include <inox/pci.h>

#include <inox/strict.h>

INOX_PCI_MEMORY(card_memory, 0, 0x100);

struct card {
	struct card_memory bus;
};

u32 wrong(struct card *card);

u32 wrong(struct card *card)
{
	return inox_mmio_read(&card->bus, INOX_RO_U32(0x100));
}
