// SPDX-License-Identifier: GPL-2.0
/*
 * A register that is not among the ports is none.
 * refused: among the ports of the bus
 * by: optimizer
 */
#include <inox/pci.h>

#include <inox/strict.h>

INOX_PCI_PORTS(host_ports, 4, 32);

struct host {
	struct host_ports bus;
};

u8 wrong(struct host *host);

u8 wrong(struct host *host)
{
	return inox_port_read(&host->bus, INOX_RW_U8(0x20));
}
