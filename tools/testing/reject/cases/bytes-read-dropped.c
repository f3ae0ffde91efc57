// SPDX-License-Identifier: GPL-2.0
/*
 * A read that nobody looks at may not have happened.
 * refused: \[-Werror=unused-result\]
 */
#include <inox/bytes.h>

#include <inox/strict.h>

void wrong(struct inox_reader *r);

void wrong(struct inox_reader *r)
{
	inox_read_u8(r);
}
