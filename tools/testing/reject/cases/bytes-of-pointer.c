// SPDX-License-Identifier: GPL-2.0
/*
 * A pointer has no size.
 * refused: this needs an array of bytes
 */
#include <inox/bytes.h>

#include <inox/strict.h>

struct inox_reader wrong(const u8 *bytes);

struct inox_reader wrong(const u8 *bytes)
{
	return inox_reader_of(bytes);
}
