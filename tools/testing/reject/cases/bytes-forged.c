// SPDX-License-Identifier: GPL-2.0
/*
 * A reader cannot be put together from a pointer and a length.
 * refused: positional initialization of field in 'struct'
 */
#include <inox/bytes.h>

#include <inox/strict.h>

struct inox_reader wrong(const u8 *bytes);

struct inox_reader wrong(const u8 *bytes)
{
	return (struct inox_reader){ bytes, 4096 };
}
