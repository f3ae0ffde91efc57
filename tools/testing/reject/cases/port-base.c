// SPDX-License-Identifier: GPL-2.0
/*
 * Where the ports are is for people to read.
 * refused: poisoned .inox__base.
 */
#include <inox/pci.h>

#include <inox/strict.h>

INOX_PCI_PORTS(host_ports, 4, 32);

struct host {
	struct host_ports bus;
};

void wrong(struct host *host);

void wrong(struct host *host)
{
	host->bus.inox__pci.inox__base = 0;
}
