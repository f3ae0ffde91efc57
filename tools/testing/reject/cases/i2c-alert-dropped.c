// SPDX-License-Identifier: GPL-2.0
/*
 * Whether somebody serves the alert line is to be looked at.
 * refused: ignoring return value
 * by: optimizer
 */
#include <inox/i2c-adapter.h>

#include <inox/strict.h>

void wrong(struct inox_i2c_alert *alert, struct inox_i2c_adapter *adapter);

void wrong(struct inox_i2c_alert *alert, struct inox_i2c_adapter *adapter)
{
	inox_i2c_alert_add(alert, adapter, 1);
}
