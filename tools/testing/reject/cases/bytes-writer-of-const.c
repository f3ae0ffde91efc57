// SPDX-License-Identifier: GPL-2.0
/*
 * What is constant is not written.
 * refused: discards .const. qualifier
 */
#include <inox/bytes.h>

#include <inox/strict.h>

static const u8 bytes[4];

struct inox_writer wrong(void);

struct inox_writer wrong(void)
{
	return inox_writer_of(bytes);
}
