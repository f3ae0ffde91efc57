// SPDX-License-Identifier: GPL-2.0
/*
 * What stands between core and driver has no name outside the layer.
 * refused: poisoned .inox__nvmem_unpublish.
 */
#include <inox/i2c-memory.h>
#include <inox/nvmem.h>

#include <inox/strict.h>

struct chip {
	struct inox_i2c_memory bus;
};

void wrong(void *data);

void wrong(void *data)
{
	inox__nvmem_unpublish(data);
}
