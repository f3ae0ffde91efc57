// SPDX-License-Identifier: GPL-2.0
/*
 * A bus that is still held must not be used as if it were free.
 * refused: ignoring return value
 * by: optimizer
 */
#include <inox/i2c-adapter.h>

#include <inox/strict.h>

void wrong(struct inox_i2c_adapter *adapter);

void wrong(struct inox_i2c_adapter *adapter)
{
	inox_i2c_adapter_recover(adapter);
}
