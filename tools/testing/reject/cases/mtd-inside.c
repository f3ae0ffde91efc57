// SPDX-License-Identifier: GPL-2.0
/*
 * What stands between core and driver has no name outside the layer.
 * refused: poisoned .inox__mtd_unpublish.
 */
#include <inox/mtd.h>
#include <inox/spi.h>

#include <inox/strict.h>

struct chip {
	struct inox_spi bus;
	inox_dma(64) data;
};

void wrong(void *data);

void wrong(void *data)
{
	inox__mtd_unpublish(data);
}
