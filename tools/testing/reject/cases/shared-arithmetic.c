// SPDX-License-Identifier: GPL-2.0
/*
 * Added to by two CPUs at once, half of it would be lost.
 * refused: invalid operands to binary \+|wrong type argument
 */
#include <inox/shared.h>

#include <inox/strict.h>

struct cell {
	struct inox_shared until;
};

void wrong(struct cell *cell, u64 cost);

void wrong(struct cell *cell, u64 cost)
{
	cell->until += cost;
}
