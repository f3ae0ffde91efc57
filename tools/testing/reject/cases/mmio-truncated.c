// SPDX-License-Identifier: GPL-2.0
/*
 * A register has 32 bits.
 * refused: may change value
 */
#include <inox/pci.h>

#include <inox/strict.h>

INOX_PCI_MEMORY(card_memory, 0, 0x100);

struct card {
	struct card_memory bus;
};

void wrong(struct card *card, u64 v);

void wrong(struct card *card, u64 v)
{
	inox_mmio_write(&card->bus, INOX_RW_U32(0x00), v);
}
