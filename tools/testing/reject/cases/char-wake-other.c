// SPDX-License-Identifier: GPL-2.0
/*
 * Only a driver has readers.
 * refused: has no member named .bus
 */
#include <inox/char.h>
#include <inox/i2c.h>

#include <inox/strict.h>

struct chip {
	struct inox_smbus bus;
	u8 level;
};


struct page {
	u8 bytes[64];
};

void wrong(struct page *page);

void wrong(struct page *page)
{
	inox_char_wake(page);
}
