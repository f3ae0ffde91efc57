// SPDX-License-Identifier: GPL-2.0
/*
 * Which register it is, is known when it is compiled.
 * refused: the register is a constant
 * by: optimizer
 */
#include <inox/pci.h>

#include <inox/strict.h>

INOX_PCI_MEMORY(card_memory, 0, 0x100);

struct card {
	struct card_memory bus;
};

u32 wrong(struct card *card, u32 at);

u32 wrong(struct card *card, u32 at)
{
	return inox_mmio_read(&card->bus, INOX_RW_U32(at));
}
