// SPDX-License-Identifier: GPL-2.0
/*
 * A negative number is larger than any size.
 * refused: comparison of integer expressions of different signedness
 */
#include <inox/arith.h>

#include <inox/strict.h>

bool wrong(int n, size_t room);

bool wrong(int n, size_t room)
{
	return n < room;
}
