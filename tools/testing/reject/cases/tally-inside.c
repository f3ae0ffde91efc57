// SPDX-License-Identifier: GPL-2.0
/*
 * Cells of a CPU are added to only by it.
 * refused: attempt to use poisoned .inox__cells.
 */
#include <inox/tally.h>

#include <inox/strict.h>

void wrong(struct inox_tally *tally);

void wrong(struct inox_tally *tally)
{
	tally->inox__cells[0]++;
}
