// SPDX-License-Identifier: GPL-2.0
/*
 * Which call fails is the test's to say, and no driver's to know.
 * refused: poisoned .inox__fail.
 */
#include <inox/fail.h>

#include <inox/strict.h>

int wrong(void);

int wrong(void)
{
	return inox__fail() ? -EIO : 0;
}
