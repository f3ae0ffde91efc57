// SPDX-License-Identifier: GPL-2.0
/*
 * A copy is no longer shared.
 * refused: assignment of read-only|assignment to.*read-only|read-only member
 */
#include <inox/shared.h>

#include <inox/strict.h>

void wrong(struct inox_shared *a, struct inox_shared *b);

void wrong(struct inox_shared *a, struct inox_shared *b)
{
	*a = *b;
}
