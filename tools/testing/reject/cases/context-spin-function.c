// SPDX-License-Identifier: GPL-2.0
/*
 * A function of the layer that sleeps is not called with a spinlock held.
 * refused: 'wrong' must not call 'inox_i2c_device_del' here, which sleeps
 * by: context
 */
#include <inox/i2c-adapter.h>
#include <inox/locked.h>

#include <inox/strict.h>

struct bus {
	struct inox_i2c_device device;
	inox_spin_locked(u32) count;
};

void wrong(struct bus *bus);

void wrong(struct bus *bus)
{
	INOX_SPIN_LOCK(count, &bus->count);

	*count = 0;
	inox_i2c_device_del(&bus->device);
}
