// SPDX-License-Identifier: GPL-2.0
/*
 * A configuration that could not be written is an error.
 * refused: ignoring return value
 * by: optimizer
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
	inox_config_write(host, INOX_RW_U8(0x40), 0);
}
