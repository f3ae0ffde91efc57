// SPDX-License-Identifier: GPL-2.0
/*
 * A part that is not there cannot be read.
 * refused: \[-Werror=unused-result\]
 */
#include <inox/bytes.h>

#include <inox/strict.h>

void wrong(struct inox_reader *r);

void wrong(struct inox_reader *r)
{
	inox_read_part(r, 8);
}
