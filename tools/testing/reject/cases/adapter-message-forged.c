// SPDX-License-Identifier: GPL-2.0
/*
 * A message comes from the transfer, and nothing else makes one.
 * refused: poisoned .inox__msg.
 */
#include <inox/i2c-adapter.h>

#include <inox/strict.h>

void wrong(struct inox_i2c_msg *msg, u8 *bytes);

void wrong(struct inox_i2c_msg *msg, u8 *bytes)
{
	msg->inox__msg->buf = bytes;
}
