// SPDX-License-Identifier: GPL-2.0
/*
 * A write that does not fit does not happen.
 * refused: inox_write_be32.*\[-Werror=unused-result\]
 * by: optimizer
 */
#include <inox/bytes.h>

#include <inox/strict.h>

void wrong(struct inox_writer *w);

void wrong(struct inox_writer *w)
{
	inox_write_be32(w, 1);
}
