// SPDX-License-Identifier: GPL-2.0
/*
 * An adapter that did not go is still there.
 * refused: ignoring return value
 * by: optimizer
 */
#include <inox/i2c-adapter.h>

#include <inox/strict.h>

void wrong(struct inox_i2c_adapter *adapter);

void wrong(struct inox_i2c_adapter *adapter)
{
	inox_i2c_adapter_del(adapter);
}
