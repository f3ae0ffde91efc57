// SPDX-License-Identifier: GPL-2.0
/*
 * A register has a byte.
 * refused: may change value
 */
#include <inox/pci.h>

#include <inox/strict.h>

INOX_PCI_PORTS(host_ports, 4, 32);

struct host {
	struct host_ports bus;
};

void wrong(struct host *host, u16 v);

void wrong(struct host *host, u16 v)
{
	inox_port_write(&host->bus, INOX_RW_U8(0x00), v);
}
