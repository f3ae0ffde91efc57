// SPDX-License-Identifier: GPL-2.0
/*
 * A skip can fail.
 * refused: inox_read_skip.*\[-Werror=unused-result\]
 * by: optimizer
 */
#include <inox/bytes.h>

#include <inox/strict.h>

void wrong(struct inox_reader *r);

void wrong(struct inox_reader *r)
{
	inox_read_skip(r, 4);
}
