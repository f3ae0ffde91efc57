// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated I2C bus: transfers, byte by byte
 */
#include <linux/math64.h>

#include <inox/i2c-adapter.h>
#include <inox/irqline.h>
#include <inox/sim/i2c.h>
#include <inox/str.h>

#define CREATE_TRACE_POINTS
#include "trace.h"

#include <inox/strict.h>

#include "sim.h"

/* What was on the wire, in the words of a datasheet; what does not fit is left out. */
#define sim_wire_say(bus, ...) do {					\
	if ((bus)->traced)						\
		(bus)->traced = !inox_str_add(&(bus)->wire, __VA_ARGS__); \
} while (0)

static void sim_wire_begin(struct sim_bus *bus)
{
	inox_str_clear(&bus->wire);
	bus->traced = trace_i2c_sim_transfer_enabled();
	bus->bytes = 0;
}

static void sim_wire_end(struct sim_bus *bus, int err)
{
	trace_i2c_sim_transfer(bus->bus_num, inox_str_text(&bus->wire), bus->bytes, err);
}

/* The host's answer to the byte that it read last: only what comes next tells which it was. */
static void sim_wire_answer(struct sim_bus *bus, char answer)
{
	if (bus->unanswered)
		sim_wire_say(bus, " %c", answer);
	bus->unanswered = false;
}

static void sim_wire_start(struct sim_bus *bus, u8 address, bool read, bool answered)
{
	sim_wire_answer(bus, 'N');
	sim_wire_say(bus, " S %02x %c %c", address, read ? 'R' : 'W', answered ? 'A' : 'N');
}

static int sim_chip_nack(struct sim_chip *chip, int err)
{
	chip->nacks++;
	return err;
}

static unsigned int sim_msg_place(const struct inox_i2c_msg *msg)
{
	return inox_i2c_msg_is_10bit(msg) ? SIM_10BIT + inox_i2c_msg_addr(msg) :
		inox_i2c_msg_addr(msg);
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

static int sim_chip_start(struct sim_chip *chip, const struct inox_i2c_msg *msg)
{
	if (inox_sim_fault_after(&chip->fault_nack_skip, &chip->fault_nack,
				 &chip->fault_nack_hits))
		return sim_chip_nack(chip, -ENXIO);
	sim_bus_remember(chip->bus, chip);
	if (!inox_sim_chip_start(chip->self, inox_i2c_msg_addr(msg),
				 sim_msg_place(msg) - sim_chip_first(chip),
				 inox_i2c_msg_says_read(msg)))
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
static int sim_chip_write(struct sim_chip *chip, u8 byte)
{
	if (inox_sim_fault(&chip->fault_nack_data, &chip->fault_nack_data_hits) ||
	    !inox_sim_chip_write(chip->self, sim_chip_spoil(chip, byte)))
		return sim_chip_nack(chip, -EIO);
	return 0;
}

static u8 sim_chip_read(struct sim_chip *chip)
{
	return sim_chip_spoil(chip, inox_sim_chip_read(chip->self));
}

static bool sim_chip_within(const struct sim_chip *chip, unsigned int levels)
{
	const struct sim_chip *mux;

	if (!chip->mux)
		return true;
	for (mux = chip->bus->at[chip->mux]; mux && levels; mux = sim_chip_next(mux, chip->mux))
		if (inox_sim_i2c_of(mux->self)->connects(mux->self, chip->channel) &&
		    sim_chip_within(mux, levels - 1))
			return true;
	return false;
}

/* What a chip is behind may be behind another. */
static bool sim_chip_connected(const struct sim_chip *chip)
{
	return sim_chip_within(chip, SIM_LEVELS);
}

/* Of those that are connected, the first to come was the first to speak. */
static struct sim_chip *sim_bus_at(const struct sim_bus *bus, unsigned int place)
{
	struct sim_chip *chip = bus->at[place];

	while (chip && !sim_chip_connected(chip))
		chip = sim_chip_next(chip, place);
	return chip;
}

/* All that assert their pins send their address: the lowest is what is heard. */
static struct sim_chip *sim_bus_alerting(const struct sim_bus *bus)
{
	struct sim_chip *chip;
	unsigned int place;

	if (!bus->listening)
		return NULL;
	sim_for_each_chip(bus, chip, place)
		if (inox_sim_i2c_of(chip->self)->alerts(chip->self) && sim_chip_connected(chip))
			return chip;
	return NULL;
}

/* For how long a host bears a clock that is held: the kernel's own second, if nobody said. */
static u32 sim_bus_patience_us(const struct sim_bus *bus)
{
	return (bus->timeout ?: MSEC_PER_SEC) * USEC_PER_MSEC;
}

/*
 * Eight bits and an acknowledgment, before which a chip may hold the clock.  That time
 * goes by on the wire alone: nobody waits for it.
 */
static int sim_bus_byte(struct sim_bus *bus, const struct sim_chip *chip)
{
	bus->bytes++;
	bus->wire_ns += div_u64(9ull * NSEC_PER_SEC, bus->clock);
	if (!chip)
		return 0;
	bus->wire_ns += (u64)chip->stretch * NSEC_PER_USEC;
	return chip->stretch > sim_bus_patience_us(bus) ? -ETIMEDOUT : 0;
}

static int sim_bus_give(struct sim_bus *bus, struct inox_i2c_msg *msg, u8 byte)
{
	sim_wire_answer(bus, 'A');
	sim_wire_say(bus, " %02x", byte);
	bus->unanswered = true;
	TRY(sim_bus_byte(bus, bus->talking));
	return inox_i2c_msg_give(msg, byte);
}

/* Only the whole address tells the chip that it was the one; then nobody drives the bus. */
static int sim_bus_answer_alert(struct sim_bus *bus, struct sim_chip *chip,
				struct inox_i2c_msg *msg)
{
	bus->talking = chip;
	sim_wire_start(bus, SIM_ALERT_RESPONSE, true, true);
	TRY(sim_bus_byte(bus, chip));
	if (!inox_i2c_msg_left(msg))
		return 0;
	TRY(sim_bus_give(bus, msg, (u8)(chip->address << 1)));
	while (inox_i2c_msg_left(msg))
		TRY(sim_bus_give(bus, msg, 0xff));
	chip->alerts++;
	if (!inox_sim_fault(&chip->fault_alert, &chip->fault_alert_hits))
		inox_sim_i2c_of(chip->self)->alert(chip->self);
	return 0;
}

static bool sim_asks_who_alerts(const struct inox_i2c_msg *msg)
{
	return sim_msg_place(msg) == SIM_ALERT_RESPONSE && inox_i2c_msg_is_read(msg);
}

/* Whoever's address of ten bits has the same first two answers these. */
static bool sim_bus_hears_first(const struct sim_bus *bus, unsigned int place)
{
	unsigned int end = (place | 0xff) + 1;

	for (place = end - 0x100; place < end; place++)
		if (sim_bus_at(bus, place))
			return true;
	return false;
}

/* Two bits in an address that is for this, eight in a byte; who is to talk gets the first again. */
static int sim_bus_address_10bit(struct sim_bus *bus, const struct inox_i2c_msg *msg,
				 struct sim_chip *chip, int err)
{
	u8 first = (u8)(0x78 | inox_i2c_msg_addr(msg) >> 8);
	bool heard = sim_bus_hears_first(bus, sim_msg_place(msg));

	sim_wire_start(bus, first, false, heard);
	TRY(sim_bus_byte(bus, NULL));
	if (!heard && !inox_i2c_msg_ignores_nak(msg))
		return err;
	sim_wire_say(bus, " %02x %c", (u8)inox_i2c_msg_addr(msg), err ? 'N' : 'A');
	TRY(sim_bus_byte(bus, chip));
	if (!inox_i2c_msg_says_read(msg) || (err && !inox_i2c_msg_ignores_nak(msg)))
		return err;
	sim_wire_start(bus, first, true, !err);
	TRY(sim_bus_byte(bus, chip));
	return err;
}

static int sim_bus_address_7bit(struct sim_bus *bus, const struct inox_i2c_msg *msg,
				struct sim_chip *chip, int err)
{
	sim_wire_start(bus, (u8)inox_i2c_msg_addr(msg), inox_i2c_msg_says_read(msg), !err);
	TRY(sim_bus_byte(bus, chip));
	return err;
}

/* Who answers, if anybody, is talked to until there is another start condition, or a stop. */
static int sim_bus_address(struct sim_bus *bus, const struct inox_i2c_msg *msg)
{
	struct sim_chip *chip = sim_bus_at(bus, sim_msg_place(msg));
	int err = chip ? sim_chip_start(chip, msg) : -ENXIO;

	bus->talking = err ? NULL : chip;
	err = inox_i2c_msg_is_10bit(msg) ? sim_bus_address_10bit(bus, msg, chip, err) :
		sim_bus_address_7bit(bus, msg, chip, err);
	return err == -ENXIO && inox_i2c_msg_ignores_nak(msg) ? 0 : err;
}

static int sim_bus_write(struct sim_bus *bus, struct inox_i2c_msg *msg)
{
	while (inox_i2c_msg_left(msg)) {
		u8 byte = inox_i2c_msg_take(msg);
		int err = bus->talking ? sim_chip_write(bus->talking, byte) : -EIO;

		sim_wire_say(bus, " %02x %c", byte, err ? 'N' : 'A');
		TRY(sim_bus_byte(bus, bus->talking));
		if (err && !inox_i2c_msg_ignores_nak(msg))
			return err;
	}
	return 0;
}

/* Where nobody talks, the lines are high. */
static int sim_bus_read(struct sim_bus *bus, struct inox_i2c_msg *msg)
{
	while (inox_i2c_msg_left(msg))
		TRY(sim_bus_give(bus, msg, bus->talking ? sim_chip_read(bus->talking) : 0xff));
	return 0;
}

static void sim_bus_stop(struct sim_bus *bus)
{
	struct sim_chip *chip = bus->addressed;

	sim_wire_answer(bus, 'N');
	sim_wire_say(bus, " P");
	for (; chip; chip = chip->next_addressed) {
		chip->addressed = false;
		inox_sim_chip_stop(chip->self);
	}
	bus->addressed = NULL;
	bus->talking = NULL;
}

static int sim_bus_message(struct sim_bus *bus, struct inox_i2c_msg *msg)
{
	struct sim_chip *alerting = sim_asks_who_alerts(msg) ? sim_bus_alerting(bus) : NULL;

	if (alerting)
		return sim_bus_answer_alert(bus, alerting, msg);
	if (!inox_i2c_msg_continues(msg))
		TRY(sim_bus_address(bus, msg));
	TRY(inox_i2c_msg_is_read(msg) ? sim_bus_read(bus, msg) : sim_bus_write(bus, msg));
	if (inox_i2c_msg_stops(msg))
		sim_bus_stop(bus);
	return 0;
}

/* An error ends in a stop condition too, as a controller would make it. */
static int sim_bus_messages(struct sim_bus *bus, struct inox_i2c_xfer *xfer)
{
	struct inox_i2c_msg msg;
	int err = 0;

	while (!err && inox_i2c_next_msg(xfer, &msg))
		err = sim_bus_message(bus, &msg);
	sim_bus_stop(bus);
	return err;
}

/* A host needs a bus that is free, and to be the only one that wants it. */
static int sim_bus_get(struct sim_bus *bus)
{
	if (bus->fault_sda)
		TRY(inox_i2c_adapter_recover(&bus->adapter));
	if (inox_sim_fault_after(&bus->fault_arbitration_skip, &bus->fault_arbitration,
				 &bus->fault_arbitration_hits))
		return -EAGAIN;
	return inox_sim_fault_after(&bus->fault_timeout_skip, &bus->fault_timeout,
				    &bus->fault_timeout_hits) ? -ETIMEDOUT : 0;
}

int sim_bus_xfer(struct sim_bus *bus, struct inox_i2c_xfer *xfer)
{
	int err;

	inox_config_exclusive(bus);
	sim_wire_begin(bus);
	err = sim_bus_get(bus);
	if (!err)
		err = sim_bus_messages(bus, xfer);
	sim_wire_end(bus, err);
	return err;
}

/* Recovery */

bool sim_bus_line(struct sim_bus *bus, enum inox_i2c_line line)
{
	return line == INOX_I2C_SCL || !bus->fault_sda;
}

/* The chip that holds SDA has so many bits left. */
void sim_bus_clock(struct sim_bus *bus, bool high)
{
	if (high || bus->fault_sda <= 0)
		return;
	bus->fault_sda--;
	bus->fault_sda_hits++;
}
