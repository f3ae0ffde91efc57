// SPDX-License-Identifier: GPL-2.0
/*
 * What is left over is an error.
 * refused: inox_read_end.*\[-Werror=unused-result\]
 * by: optimizer
 */
#include <inox/bytes.h>

#include <inox/strict.h>

void wrong(struct inox_reader *r);

void wrong(struct inox_reader *r)
{
	inox_read_end(r);
}
