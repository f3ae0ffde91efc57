// SPDX-License-Identifier: GPL-2.0
/*
 * The first bytes of a configuration are the PCI core's.
 * refused: the first 64 bytes are the PCI core
 * by: optimizer
 */
#include <inox/pci.h>

#include <inox/strict.h>

INOX_PCI_PORTS(host_ports, 4, 32);

struct host {
	struct host_ports bus;
};

int wrong(struct host *host);

int wrong(struct host *host)
{
	return inox_config_write(host, INOX_RW_U8(0x04), 0);
}
