// SPDX-License-Identifier: GPL-2.0
/*
 * A message may want no more bytes, or no such count: that must be looked at.
 * refused: ignoring return value
 * by: optimizer
 */
#include <inox/i2c-adapter.h>

#include <inox/strict.h>

void wrong(struct inox_i2c_msg *msg);

void wrong(struct inox_i2c_msg *msg)
{
	inox_i2c_msg_give(msg, 0);
}
