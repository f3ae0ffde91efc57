// SPDX-License-Identifier: GPL-2.0
/*
 * A number does not lose its upper half on the way out.
 * refused: may change value \[-Werror=conversion\]
 */
#include <inox/bytes.h>

#include <inox/strict.h>

int wrong(struct inox_writer *w, u32 len);

int wrong(struct inox_writer *w, u32 len)
{
	return inox_write_be16(w, len);
}
