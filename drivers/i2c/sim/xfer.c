// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated I2C bus: transfers, byte by byte
 */
#include <inox/i2c-adapter.h>
#include <inox/irqline.h>
#include <inox/sim/i2c.h>

#include <inox/strict.h>

#include "sim.h"

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

static int sim_chip_start(struct sim_chip *chip, u8 address, bool read)
{
	if (inox_sim_fault_after(&chip->fault_nack_skip, &chip->fault_nack,
				 &chip->fault_nack_hits))
		return sim_chip_nack(chip, -ENXIO);
	sim_bus_remember(chip->bus, chip);
	if (!inox_sim_chip_start(chip->self, address, address - chip->address, read))
		return sim_chip_nack(chip, -ENXIO);
	chip->transfers++;
	return 0;
}

/* What is on the wire in place of a byte. */
static u8 sim_chip_spoil(struct sim_chip *chip, u8 byte)
{
	return byte ^ inox_sim_fault_after(&chip->fault_flip_skip, &chip->fault_flip,
					   &chip->fault_flip_hits);
}

/* A byte that a fault refuses has not come to the model. */
static bool sim_chip_accept(struct sim_chip *chip, u8 byte)
{
	return !inox_sim_fault(&chip->fault_nack_data,
			       &chip->fault_nack_data_hits) &&
	       inox_sim_chip_write(chip->self, sim_chip_spoil(chip, byte));
}

static int sim_chip_write(struct sim_chip *chip, struct inox_i2c_msg *msg)
{
	while (inox_i2c_msg_left(msg))
		if (!sim_chip_accept(chip, inox_i2c_msg_take(msg)))
			return sim_chip_nack(chip, -EIO);
	return 0;
}

static int sim_chip_read(struct sim_chip *chip, struct inox_i2c_msg *msg)
{
	while (inox_i2c_msg_left(msg))
		TRY(inox_i2c_msg_give(msg, sim_chip_spoil(chip, inox_sim_chip_read(chip->self))));
	return 0;
}

/* What a chip is behind is itself behind nothing. */
static bool sim_chip_connected(const struct sim_bus *bus, const struct sim_chip *chip)
{
	const struct sim_chip *mux;

	if (!chip->mux)
		return true;
	for (mux = bus->at[chip->mux]; mux; mux = sim_chip_next(mux, chip->mux))
		if (!mux->mux && inox_sim_i2c_of(mux->self)->connects(mux->self, chip->channel))
			return true;
	return false;
}

/* Of those that are connected, the first to come was the first to speak. */
static struct sim_chip *sim_bus_at(const struct sim_bus *bus, u8 address)
{
	struct sim_chip *chip = bus->at[address];

	while (chip && !sim_chip_connected(bus, chip))
		chip = sim_chip_next(chip, address);
	return chip;
}

/* All that assert their pins send their address: the lowest is what is heard. */
static struct sim_chip *sim_bus_alerting(const struct sim_bus *bus)
{
	struct sim_chip *chip;
	unsigned int address;

	for (address = 0; bus->listening && address < SIM_ADDRESSES; address++)
		for (chip = bus->at[address]; chip; chip = sim_chip_next(chip, address))
			if (inox_sim_i2c_of(chip->self)->alerts(chip->self) &&
			    sim_chip_connected(bus, chip))
				return chip;
	return NULL;
}

/* Only the whole address tells the chip that it was the one; then nobody drives the bus. */
static int sim_chip_answer_alert(struct sim_chip *chip, struct inox_i2c_msg *msg)
{
	if (!inox_i2c_msg_left(msg))
		return 0;
	TRY(inox_i2c_msg_give(msg, (u8)(chip->address << 1)));
	while (inox_i2c_msg_left(msg))
		TRY(inox_i2c_msg_give(msg, 0xff));
	chip->alerts++;
	if (!inox_sim_fault(&chip->fault_alert, &chip->fault_alert_hits))
		inox_sim_i2c_of(chip->self)->alert(chip->self);
	return 0;
}

static bool sim_asks_who_alerts(const struct inox_i2c_msg *msg)
{
	return inox_i2c_msg_addr(msg) == SIM_ALERT_RESPONSE && inox_i2c_msg_is_read(msg);
}

static int sim_bus_message(struct sim_bus *bus, struct inox_i2c_msg *msg)
{
	struct sim_chip *alerting = sim_asks_who_alerts(msg) ? sim_bus_alerting(bus) : NULL;
	struct sim_chip *chip = sim_bus_at(bus, inox_i2c_msg_addr(msg));
	bool read = inox_i2c_msg_is_read(msg);

	if (alerting)
		return sim_chip_answer_alert(alerting, msg);
	if (!chip)
		return -ENXIO;
	TRY(sim_chip_start(chip, inox_i2c_msg_addr(msg), read));
	return read ? sim_chip_read(chip, msg) : sim_chip_write(chip, msg);
}

static void sim_bus_stop(struct sim_bus *bus)
{
	struct sim_chip *chip = bus->addressed;

	for (; chip; chip = chip->next_addressed) {
		chip->addressed = false;
		inox_sim_chip_stop(chip->self);
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
