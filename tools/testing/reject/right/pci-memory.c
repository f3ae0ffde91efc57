// SPDX-License-Identifier: GPL-2.0
/*
 * A card with registers in memory, which says what it is.
 * also: lent sparse
 */
#include <inox/pci.h>
#include <inox/publish.h>
#include <inox/sysfs.h>

#include <inox/strict.h>

#define CARD_ID		INOX_RO_U32(0x00)
#define CARD_LED	INOX_RW_U32(0xfc)

INOX_PCI_MEMORY(card_memory, 0, 0x100);

struct card {
	struct card_memory bus;
	u8 led;
};

static const int card_any = 1;

#define CARDS(device) device(0x1234, 0x0001, card_any)

inox_pci_ids(card, int, CARDS);

static int card_id(struct card *card, struct inox_text *text)
{
	inox_text_add(text, "%#x\n", inox_mmio_read(&card->bus, CARD_ID));
	return 0;
}

static int card_set_led(struct card *card, u8 led)
{
	inox_mmio_write(&card->bus, CARD_LED, led);
	card->led = led;
	return 0;
}

#define CARD_FILES(file)			\
	file(card, led, set_int, 0, 1)		\
	file(card, id, text)

inox_sysfs(card, CARD_FILES);

inox_pci_driver(card,
	.publish = card_sysfs);

MODULE_LICENSE("GPL");
