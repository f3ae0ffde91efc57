// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated I2C bus: transfers, byte by byte
 */
#include <inox/i2c-adapter.h>
#include <inox/sim/i2c.h>

#include <inox/strict.h>

#include "sim.h"

/* The chip hears its address; a fault may make it deaf. */
static bool sim_chip_faulty(struct sim_chip *chip)
{
	if (!chip->fault_nack)
		return false;
	if (chip->fault_nack > 0)
		chip->fault_nack--;
	chip->fault_nack_hits++;
	return true;
}

static int sim_chip_nack(struct sim_chip *chip, int err)
{
	chip->nacks++;
	return err;
}

/* From its first address on, a chip listens for the stop condition. */
static void sim_bus_remember(struct sim_bus *bus, struct sim_chip *chip)
{
	if (chip->addressed)
		return;
	chip->addressed = true;
	chip->next_addressed = bus->addressed;
	bus->addressed = chip;
}

static int sim_chip_start(struct sim_chip *chip, bool read)
{
	if (sim_chip_faulty(chip))
		return sim_chip_nack(chip, -ENXIO);
	sim_bus_remember(chip->bus, chip);
	if (!chip->model->ops->start(chip->self, read))
		return sim_chip_nack(chip, -ENXIO);
	chip->transfers++;
	return 0;
}

static int sim_chip_write(struct sim_chip *chip, struct inox_i2c_msg *msg)
{
	while (inox_i2c_msg_left(msg))
		if (!chip->model->ops->write(chip->self, inox_i2c_msg_take(msg)))
			return sim_chip_nack(chip, -EIO);
	return 0;
}

static int sim_chip_read(struct sim_chip *chip, struct inox_i2c_msg *msg)
{
	while (inox_i2c_msg_left(msg))
		TRY(inox_i2c_msg_give(msg, chip->model->ops->read(chip->self)));
	return 0;
}

static int sim_bus_message(struct sim_bus *bus, struct inox_i2c_msg *msg)
{
	struct sim_chip *chip = bus->at[inox_i2c_msg_addr(msg)];
	bool read = inox_i2c_msg_is_read(msg);

	if (!chip)
		return -ENXIO;
	TRY(sim_chip_start(chip, read));
	return read ? sim_chip_read(chip, msg) : sim_chip_write(chip, msg);
}

static void sim_bus_stop(struct sim_bus *bus)
{
	struct sim_chip *chip = bus->addressed;

	for (; chip; chip = chip->next_addressed) {
		chip->addressed = false;
		chip->model->ops->stop(chip->self);
	}
	bus->addressed = NULL;
}

/* An error ends in a stop condition too, as a controller would make it. */
int sim_bus_xfer(struct sim_bus *bus, struct inox_i2c_xfer *xfer)
{
	struct inox_i2c_msg msg;
	int err = 0;

	inox_config_exclusive(bus);
	while (!err && inox_i2c_next_msg(xfer, &msg))
		err = sim_bus_message(bus, &msg);
	sim_bus_stop(bus);
	return err;
}
