// SPDX-License-Identifier: GPL-2.0
/*
 * Adapters behind a chip are not made by hand.
 * refused: raw kernel API, use inox_i2c_mux\(\)
 */
#include <inox/i2c-mux.h>

#include <inox/strict.h>

void wrong(struct i2c_mux_core *core);

void wrong(struct i2c_mux_core *core)
{
	i2c_mux_del_adapters(core);
}
