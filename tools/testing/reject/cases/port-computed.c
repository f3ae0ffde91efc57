// SPDX-License-Identifier: GPL-2.0
/*
 * Which register it is, is known when it is compiled.
 * refused: the register is a constant
 * by: optimizer
 */
#include <inox/pci.h>

#include <inox/strict.h>

INOX_PCI_PORTS(host_ports, 4, 32);

struct host {
	struct host_ports bus;
};

u8 wrong(struct host *host, u8 at);

u8 wrong(struct host *host, u8 at)
{
	return inox_port_read(&host->bus, INOX_RW_U8(at));
}
