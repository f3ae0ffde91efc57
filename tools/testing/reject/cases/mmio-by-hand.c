// SPDX-License-Identifier: GPL-2.0
/*
 * The bus has the memory already.
 * refused: INOX_PCI_MEMORY()
 */
#include <inox/pci.h>

#include <inox/strict.h>

void __iomem *wrong(struct pci_dev *pci);

void __iomem *wrong(struct pci_dev *pci)
{
	return pcim_iomap(pci, 0, 0);
}
