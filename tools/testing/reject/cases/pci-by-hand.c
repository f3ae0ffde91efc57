// SPDX-License-Identifier: GPL-2.0
/*
 * A device is enabled by the layer, which knows when.
 * refused: raw kernel API, use inox_pci_driver
 */
#include <inox/pci.h>

#include <inox/strict.h>

int wrong(struct pci_dev *pci);

int wrong(struct pci_dev *pci)
{
	return pci_enable_device(pci);
}
