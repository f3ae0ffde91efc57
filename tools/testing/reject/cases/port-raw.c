// SPDX-License-Identifier: GPL-2.0
/*
 * A port by its number could be anybody's.
 * refused: outb. is deprecated: raw kernel API, use inox_port_write
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
	outb(0, 0x0400);
}
