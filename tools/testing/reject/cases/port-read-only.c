// SPDX-License-Identifier: GPL-2.0
/*
 * A register that is declared read-only is not written.
 * refused: incompatible type for argument
 */
#include <inox/pci.h>

#include <inox/strict.h>

INOX_PCI_PORTS(host_ports, 4, 32);

struct host {
	struct host_ports bus;
};

#define HOST_STATUS	INOX_RO_U8(0x00)

void wrong(struct host *host);

void wrong(struct host *host)
{
	inox_port_write(&host->bus, HOST_STATUS, 1);
}
