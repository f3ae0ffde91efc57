// SPDX-License-Identifier: GPL-2.0
/*
 * A pointer has no room.
 * refused: this needs an array of bytes
 */
#include <inox/bytes.h>

#include <inox/strict.h>

struct inox_writer wrong(u8 *bytes);

struct inox_writer wrong(u8 *bytes)
{
	return inox_writer_of(bytes);
}
