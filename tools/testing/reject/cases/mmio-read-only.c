// SPDX-License-Identifier: GPL-2.0
/*
 * A register that is declared read-only is not written.
 * refused: incompatible type for argument
 */
#include <inox/pci.h>

#include <inox/strict.h>

INOX_PCI_MEMORY(card_memory, 0, 0x100);

struct card {
	struct card_memory bus;
};

#define CARD_ID	INOX_RO_U32(0x00)

void wrong(struct card *card);

void wrong(struct card *card)
{
	inox_mmio_write(&card->bus, CARD_ID, 1);
}
