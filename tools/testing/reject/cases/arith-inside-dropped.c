// SPDX-License-Identifier: GPL-2.0
/*
 * Whether a range lies inside is for somebody to know.
 * refused: inox__inside.*\[-Werror=unused-result\]
 * by: optimizer
 */
#include <inox/arith.h>

#include <inox/strict.h>

void wrong(size_t offset, size_t len);

void wrong(size_t offset, size_t len)
{
	inox_inside(offset, len, 256);
}
