// SPDX-License-Identifier: GPL-2.0
/*
 * Two tallies do not share their cells.
 * refused: assignment of read-only|assignment to.*read-only|read-only member
 */
#include <inox/tally.h>

#include <inox/strict.h>

void wrong(struct inox_tally *a, struct inox_tally *b);

void wrong(struct inox_tally *a, struct inox_tally *b)
{
	*a = *b;
}
