// SPDX-License-Identifier: GPL-2.0
/*
 * An array may not have been filled.
 * refused: inox__read_bytes.*\[-Werror=unused-result\]
 * by: optimizer
 */
#include <inox/bytes.h>

#include <inox/strict.h>

void wrong(struct inox_reader *r, u8 *out);

void wrong(struct inox_reader *r, u8 *out)
{
	u8 mac[6];

	inox_read_bytes(r, mac);
	*out = mac[0];
}
