// SPDX-License-Identifier: GPL-2.0
/*
 * Only .publish registers a device, and with a gate before it.
 * refused: poisoned .mtd_info.
 */
#include <inox/mtd.h>
#include <inox/spi.h>

#include <inox/strict.h>

struct chip {
	struct inox_spi bus;
	inox_dma(64) data;
};

int wrong(struct mtd_info *info);
