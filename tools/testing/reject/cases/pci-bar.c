// SPDX-License-Identifier: GPL-2.0
/*
 * There are six base address registers.
 * refused: a BAR is 0 to 5
 */
#include <inox/pci.h>

#include <inox/strict.h>

INOX_PCI_PORTS(host_ports, 6, 32);
