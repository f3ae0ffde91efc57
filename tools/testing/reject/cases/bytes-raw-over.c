// SPDX-License-Identifier: GPL-2.0
/*
 * Only the layer makes a reader over a pointer.
 * refused: attempt to use poisoned .inox__reader_over.
 */
#include <inox/bytes.h>

#include <inox/strict.h>

struct inox_reader wrong(const u8 *bytes, size_t n);

struct inox_reader wrong(const u8 *bytes, size_t n)
{
	return inox__reader_over(bytes, n);
}
