// SPDX-License-Identifier: GPL-2.0
/*
 * A port is not read as memory is.
 * refused: incompatible pointer type
 */
#include <inox/pci.h>

#include <inox/strict.h>

INOX_PCI_PORTS(host_ports, 4, 32);

struct host {
	struct host_ports bus;
};

u32 wrong(struct host *host);

u32 wrong(struct host *host)
{
	return inox_mmio_read(&host->bus, INOX_RO_U32(0x00));
}
