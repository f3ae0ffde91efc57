// SPDX-License-Identifier: GPL-2.0
/*
 * Somebody else may have been faster.
 * refused: ignoring return value of .inox_shared_change
 * by: optimizer
 */
#include <inox/shared.h>

#include <inox/strict.h>

void wrong(struct inox_shared *until, u64 cost);

void wrong(struct inox_shared *until, u64 cost)
{
	u64 was = inox_shared_get(until);

	inox_shared_change(until, &was, was + cost);
}
