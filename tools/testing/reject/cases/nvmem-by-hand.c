// SPDX-License-Identifier: GPL-2.0
/*
 * Only .publish registers a provider.
 * refused: poisoned .nvmem_config.
 */
#include <inox/i2c-memory.h>
#include <inox/nvmem.h>

#include <inox/strict.h>

struct chip {
	struct inox_i2c_memory bus;
};

int wrong(struct nvmem_config *config);
