// SPDX-License-Identifier: GPL-2.0
/*
 * An error result needs a negative errno.
 * refused: an error result needs a negative errno
 * by: optimizer
 */
#include <inox/result.h>

#include <inox/strict.h>

struct inox_u8 wrong(void);

struct inox_u8 wrong(void)
{
	return inox_u8_err(EINVAL);
}
