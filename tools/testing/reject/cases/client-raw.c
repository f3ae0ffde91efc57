// SPDX-License-Identifier: GPL-2.0
/*
 * A driver has no raw client.
 * refused: poisoned .i2c_client.
 */
#include <inox/i2c.h>

#include <inox/strict.h>

void wrong(struct i2c_client *client);
