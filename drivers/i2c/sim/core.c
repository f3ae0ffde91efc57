// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated I2C bus: buses and chips in configfs
 *
 *   mkdir /sys/kernel/config/i2c-sim/<bus>		an adapter
 *   mkdir /sys/kernel/config/i2c-sim/<bus>/<model>[.<any>]	a chip on it
 *
 * A chip's model is the first part of its name, up to a dot; its module is
 * loaded on demand.  Attributes can be set up while the object is not live;
 * writing 1 to "live" puts a chip or an adapter to work, writing 0 takes it
 * away, whatever transfers are on their way.
 */
#include <linux/limits.h>

#include <inox/i2c-adapter.h>
#include <inox/irqline.h>
#include <inox/sim/i2c.h>
#include <inox/str.h>

#include <inox/strict.h>

#include "sim.h"

#define SIM_FUNCTIONALITY	(I2C_FUNC_I2C | I2C_FUNC_SMBUS_EMUL_ALL)
#define SIM_FUNCTIONALITY_ALL	(SIM_FUNCTIONALITY | I2C_FUNC_SMBUS_HOST_NOTIFY | \
				 I2C_FUNC_PROTOCOL_MANGLING | I2C_FUNC_NOSTART | \
				 I2C_FUNC_10BIT_ADDR)
#define SIM_TIMEOUT_MAX_MS	60000
#define SIM_CLOCK_HZ		100000
#define SIM_STRETCH_MAX_US	100000000

static struct inox_sim_models sim_models;

/* Chips */

#define SIM_CHIP_ATTRS(attr)						\
	attr(sim_chip, live, switch)					\
	attr(sim_chip, model, name)					\
	attr(sim_chip, address, setup_hex, 0x08, 0x77)			\
	attr(sim_chip, address_10bit, setup_hex, 0x000, 0x3ff)		\
	attr(sim_chip, mux, setup_hex, 0x00, 0x77)			\
	attr(sim_chip, channel, setup_int, 0, SIM_CHANNELS - 1)		\
	attr(sim_chip, device, setup_str, 0)				\
	attr(sim_chip, properties, setup_str, 0)			\
	attr(sim_chip, pec, setup_flag)					\
	attr(sim_chip, irq, setup_flag)					\
	attr(sim_chip, alert, setup_flag)				\
	attr(sim_chip, notify, setup_flag)				\
	attr(sim_chip, mux_irq, setup_flag)				\
	attr(sim_chip, irq_num, ro_int)					\
	attr(sim_chip, pin, text)					\
	attr(sim_chip, fault_nack, rw_int, -1, S32_MAX)			\
	attr(sim_chip, fault_nack_skip, rw_int, 0, S32_MAX)		\
	attr(sim_chip, fault_nack_hits, ro_int)				\
	attr(sim_chip, fault_nack_data, rw_int, -1, S32_MAX)		\
	attr(sim_chip, fault_nack_data_hits, ro_int)			\
	attr(sim_chip, fault_flip, rw_int, -1, S32_MAX)			\
	attr(sim_chip, fault_flip_skip, rw_int, 0, S32_MAX)		\
	attr(sim_chip, fault_flip_hits, ro_int)				\
	attr(sim_chip, fault_alert, rw_int, -1, S32_MAX)		\
	attr(sim_chip, fault_alert_hits, ro_int)			\
	attr(sim_chip, stretch, rw_int, 0, SIM_STRETCH_MAX_US)		\
	attr(sim_chip, transfers, ro_int)				\
	attr(sim_chip, nacks, ro_int)					\
	attr(sim_chip, alerts, ro_int)					\
	attr(sim_chip, notified, ro_int)

static const char *sim_chip_model(struct sim_chip *chip)
{
	return chip->model->name;
}

static void sim_chip_pin(struct sim_chip *chip, struct inox_text *text)
{
	inox_text_add(text, "%d\n", inox_sim_chip_pin(chip->self));
}

static unsigned int sim_chip_addresses(const struct sim_chip *chip)
{
	return inox_sim_i2c_of(chip->self)->addresses(chip->self);
}

/* One line for all: it is asserted while any of them asserts it. */
static void sim_bus_drive_alert(struct sim_bus *bus)
{
	inox_irqline_set(&bus->alert_line, bus->listening && bus->alerting);
}

static void sim_chip_pull_alert(struct sim_chip *chip, bool asserted)
{
	struct sim_bus *bus = chip->bus;

	bus->alerting = asserted ? bus->alerting + 1 : bus->alerting - 1;
	sim_bus_drive_alert(bus);
}

/* Nobody acknowledges the host's address while there is no host. */
static void sim_chip_notify(struct sim_chip *chip)
{
	if (chip->bus->listening &&
	    inox_i2c_adapter_notify(&chip->bus->adapter, chip->address))
		chip->notified++;
	else
		chip->nacks++;
}

/* Several chips may be on one input. */
static u32 sim_bus_inputs(const struct sim_bus *bus, u8 mux)
{
	const struct sim_chip *chip;
	unsigned int place;
	u32 channels = 0;

	sim_for_each_chip(bus, chip, place)
		if (chip->mux == mux && chip->mux_irq && inox_sim_chip_pin(chip->self))
			channels |= 1u << chip->channel;
	return channels;
}

/* The pin of what it is behind may lead to the next such input. */
static void sim_bus_drive_inputs(struct sim_bus *bus, u8 address)
{
	u32 channels = sim_bus_inputs(bus, address);
	struct sim_chip *mux;

	for (mux = bus->at[address]; mux; mux = sim_chip_next(mux, address))
		inox_sim_i2c_of(mux->self)->inputs(mux->self, channels);
}

/* A line that was not made leads nowhere. */
static void sim_chip_pin_changed(struct sim_chip *chip, bool asserted)
{
	inox_irqline_set(&chip->line, asserted);
	if (chip->alert)
		sim_chip_pull_alert(chip, asserted);
	if (chip->notify && asserted)
		sim_chip_notify(chip);
	if (chip->mux_irq)
		sim_bus_drive_inputs(chip->bus, chip->mux);
}

inox_sim_place(sim_chip, sim_chip_pin_changed);

/* The line first, so that power finds the pin wired. */
static int sim_chip_wire(struct sim_chip *chip)
{
	if (!chip->irq)
		return 0;
	return inox_irqline_create(&chip->line, inox_config_name(chip->bus),
				   inox_config_name(chip));
}

/* Behind what came before. */
static void sim_chip_appear(struct sim_chip *chip, unsigned int i)
{
	unsigned int place = sim_chip_first(chip) + i;
	struct sim_chip **at = &chip->bus->at[place];

	while (*at)
		at = &(*at)->next[place - sim_chip_first(*at)];
	chip->next[i] = NULL;
	*at = chip;
}

static void sim_chip_vanish(struct sim_chip *chip, unsigned int i)
{
	unsigned int place = sim_chip_first(chip) + i;
	struct sim_chip **at = &chip->bus->at[place];

	while (*at && *at != chip)
		at = &(*at)->next[place - sim_chip_first(*at)];
	if (*at)
		*at = chip->next[i];
}

static void sim_chip_power_on(struct sim_chip *chip)
{
	unsigned int i;

	inox_config_exclusive(chip);
	chip->irq_num = inox_irqline_number(&chip->line);
	inox_sim_chip_power(chip->self, true);
	chip->model->ops->power_on(chip->self);
	for (i = 0; i < sim_chip_addresses(chip); i++)
		sim_chip_appear(chip, i);
	sim_bus_drive_inputs(chip->bus, chip->address);
	if (chip->mux_irq)
		sim_bus_drive_inputs(chip->bus, chip->mux);
}

/* No transfer is running while we have the bus, and none will find the chip. */
static void sim_chip_power_off(struct sim_chip *chip)
{
	unsigned int i;

	inox_config_exclusive(chip);
	for (i = 0; i < sim_chip_addresses(chip); i++)
		sim_chip_vanish(chip, i);
	inox_sim_chip_power(chip->self, false);
	chip->irq_num = 0;
}

/* Without a name, or behind another, the chip is there for whoever looks for it. */
static int sim_chip_bind(struct sim_chip *chip)
{
	const struct inox_i2c_device_info info = {
		.name = chip->device,
		.addr = sim_place_address(sim_chip_first(chip)),
		.ten_bit = chip->address_10bit,
		.irq = chip->irq_num,
		.host_notify = chip->notify,
		.pec = chip->pec,
		.properties = chip->properties,
	};

	if (!*chip->device || chip->mux)
		return 0;
	return inox_i2c_device_add(&chip->client, &chip->bus->adapter, &info);
}

/*
 * 1. The driver goes first, while the chip still answers it; it frees the
 *    interrupt.
 * 2. The chip leaves the bus, and its pin the line; what it does by itself ends.
 * 3. So nobody can reach the line any more.
 */
static void sim_chip_off(struct sim_chip *chip)
{
	inox_i2c_device_del(&chip->client);
	sim_chip_power_off(chip);
	inox_sim_chip_calm(chip->self);
	inox_irqline_destroy(&chip->line);
}

static bool sim_chip_behind_same(const struct sim_chip *a, const struct sim_chip *b)
{
	return a->mux == b->mux && (!a->mux || a->channel == b->channel);
}

static int sim_chip_check_free(const struct sim_chip *chip, unsigned int place)
{
	const struct sim_chip *other;

	for (other = chip->bus->at[place]; other; other = sim_chip_next(other, place)) {
		if (!sim_chip_behind_same(chip, other))
			continue;
		inox_config_warn(chip, "address: 0x%02x is that of %s\n",
				 sim_place_address(place), inox_config_name(other));
		return -EADDRINUSE;
	}
	return 0;
}

/* In the longest row of chips behind each other, with that one, how many have one behind them? */
static int sim_bus_levels(const struct sim_bus *bus, u8 mux)
{
	const struct sim_chip *chip;
	unsigned int place;
	int most = 0;

	sim_for_each_chip(bus, chip, place)
		if (chip->mux == mux)
			most = max(most, 1 + sim_bus_levels(bus, chip->address));
	return most;
}

/* On the way from a multiplexer to the bus, is there one at that address, or are there more? */
static bool sim_bus_leads_to(const struct sim_bus *bus, u8 mux, u8 address, int levels)
{
	const struct sim_chip *chip;

	if (mux == address || !levels)
		return true;
	for (chip = bus->at[mux]; chip; chip = sim_chip_next(chip, mux))
		if (chip->mux && sim_bus_leads_to(bus, chip->mux, address, levels - 1))
			return true;
	return false;
}

static int sim_chip_check_mux(const struct sim_chip *chip)
{
	int levels = SIM_LEVELS;

	if (chip->address)
		levels -= sim_bus_levels(chip->bus, chip->address);
	if (!chip->mux && chip->mux_irq) {
		inox_config_warn(chip, "mux_irq: there is no mux\n");
		return -EINVAL;
	}
	if (levels >= 0 && (!chip->mux || !sim_bus_leads_to(chip->bus, chip->mux, chip->address,
							    levels)))
		return 0;
	inox_config_warn(chip, "mux: it is behind itself, or more than %u are behind each other\n",
			 SIM_LEVELS);
	return -ELOOP;
}

static int sim_chip_check_address(const struct sim_chip *chip)
{
	unsigned int first = sim_chip_first(chip);
	unsigned int n = sim_chip_addresses(chip);
	unsigned int i;

	if (!first) {
		inox_config_warn(chip, "address: not set\n");
		return -EINVAL;
	}
	if (chip->address && chip->address_10bit) {
		inox_config_warn(chip, "address, address_10bit: only one can be set\n");
		return -EINVAL;
	}
	if (first % n) {
		inox_config_warn(chip, "address: 0x%02x is no multiple of %u\n",
				 sim_place_address(first), n);
		return -EINVAL;
	}
	for (i = 0; i < n; i++)
		TRY(sim_chip_check_free(chip, first + i));
	return 0;
}

static int sim_chip_check(const struct sim_chip *chip)
{
	if (chip->irq + chip->alert + chip->notify + chip->mux_irq > 1) {
		inox_config_warn(chip, "irq, alert, notify, mux_irq: only one can be 1\n");
		return -EINVAL;
	}
	if (chip->address_10bit && (chip->alert || chip->notify)) {
		inox_config_warn(chip, "alert, notify: not with an address of ten bits\n");
		return -EINVAL;
	}
	TRY(sim_chip_check_address(chip));
	return sim_chip_check_mux(chip);
}

static int sim_chip_on(struct sim_chip *chip)
{
	TRY(sim_chip_check(chip));
	TRY(sim_chip_wire(chip));
	sim_chip_power_on(chip);
	return inox_config_is_on(chip->bus) ? sim_chip_bind(chip) : 0;
}

static int sim_chip_switch(struct sim_chip *chip, bool on)
{
	if (on)
		return sim_chip_on(chip);
	sim_chip_off(chip);
	return 0;
}

static int sim_chip_init(struct sim_chip *chip, struct sim_bus *bus)
{
	int err;

	chip->bus = bus;
	chip->model = inox_sim_model_get(&sim_models, inox_config_name(chip));
	if (!chip->model) {
		inox_config_warn(chip, "there is no such model\n");
		return -ENOENT;
	}
	err = sim_chip_put(chip, chip->model, &chip->self);
	if (err) {
		inox_sim_model_put(chip->model);
		return err;
	}
	inox_config_add_part(chip, &chip->model->files, chip->self);
	return 0;
}

static void sim_chip_release(struct sim_chip *chip)
{
	inox_sim_chip_free(chip->self);
	inox_sim_model_put(chip->model);
}

inox_config_leaf(sim_chip, sim_bus, SIM_CHIP_ATTRS,
	.init = sim_chip_init,
	.release = sim_chip_release,
	.switch_to = sim_chip_switch);

/* Buses */

#define SIM_BUS_ATTRS(attr)						\
	attr(sim_bus, live, switch)					\
	attr(sim_bus, name, setup_str, 1)				\
	attr(sim_bus, bus_num, ro_int)					\
	attr(sim_bus, functionality, setup_bits, SIM_FUNCTIONALITY_ALL)	\
	attr(sim_bus, retries, setup_int, 0, 100)			\
	attr(sim_bus, timeout, setup_int, 0, SIM_TIMEOUT_MAX_MS)	\
	attr(sim_bus, quirks, setup_hex, 0x00, 0xff)			\
	attr(sim_bus, max_num_msgs, setup_int, 0, U16_MAX)		\
	attr(sim_bus, max_write_len, setup_int, 0, U16_MAX)		\
	attr(sim_bus, max_read_len, setup_int, 0, U16_MAX)		\
	attr(sim_bus, max_comb_1st_msg_len, setup_int, 0, U16_MAX)	\
	attr(sim_bus, max_comb_2nd_msg_len, setup_int, 0, U16_MAX)	\
	attr(sim_bus, clock, setup_int, 1000, 5000000)			\
	attr(sim_bus, wire_ns, ro_int)					\
	attr(sim_bus, fault_sda, rw_int, -1, S32_MAX)			\
	attr(sim_bus, fault_sda_hits, ro_int)				\
	attr(sim_bus, fault_arbitration, rw_int, -1, S32_MAX)		\
	attr(sim_bus, fault_arbitration_skip, rw_int, 0, S32_MAX)	\
	attr(sim_bus, fault_arbitration_hits, ro_int)			\
	attr(sim_bus, fault_timeout, rw_int, -1, S32_MAX)		\
	attr(sim_bus, fault_timeout_skip, rw_int, 0, S32_MAX)		\
	attr(sim_bus, fault_timeout_hits, ro_int)			\
	attr(sim_bus, alert, setup_flag)				\
	attr(sim_bus, alert_irq, ro_int)

inox_i2c_adapter_with_lines(sim_bus, adapter, sim_bus_xfer, sim_bus_line, sim_bus_clock);

static void sim_bus_set_num(struct sim_bus *bus, int num)
{
	inox_config_exclusive(bus);
	bus->bus_num = num;
}

static void sim_bus_listen(struct sim_bus *bus, bool listening)
{
	inox_config_exclusive(bus);
	bus->listening = listening;
	sim_bus_drive_alert(bus);
}

/* Chips may be waiting already: the line begins as they left it. */
static int sim_bus_wire_alert(struct sim_bus *bus)
{
	inox_config_exclusive(bus);
	TRY(inox_irqline_create(&bus->alert_line, inox_config_name(bus), "alert"));
	bus->alert_irq = inox_irqline_number(&bus->alert_line);
	sim_bus_drive_alert(bus);
	return 0;
}

static int sim_bus_alert_on(struct sim_bus *bus)
{
	if (!bus->alert)
		return 0;
	TRY(sim_bus_wire_alert(bus));
	return inox_i2c_alert_add(&bus->host, &bus->adapter, bus->alert_irq);
}

/*
 * 1. Nobody pulls the line any more, and no chip answers who asks, so who asks again
 *    and again comes to an end.
 * 2. That is waited for: i2c-smbus locks all devices of the bus, and its own is locked
 *    while it is taken away.
 * 3. Then it can be taken away, with its interrupt.
 * 4. Nobody else knows the line.
 */
static void sim_bus_alert_off(struct sim_bus *bus)
{
	sim_bus_listen(bus, false);
	inox_irqline_settle(&bus->alert_line);
	inox_i2c_alert_del(&bus->host);
	inox_config_exclusive(bus);
	inox_irqline_destroy(&bus->alert_line);
	bus->alert_irq = 0;
}

/* Drivers first, while their chips still answer; then the adapter. */
static int sim_bus_off(struct sim_bus *bus)
{
	struct sim_chip *chip;
	unsigned int place;

	sim_for_each_chip(bus, chip, place)
		inox_i2c_device_del(&chip->client);
	sim_bus_alert_off(bus);
	TRY(inox_i2c_adapter_del(&bus->adapter));
	sim_bus_set_num(bus, -1);
	return 0;
}

static int sim_bus_bind_all(struct sim_bus *bus)
{
	struct sim_chip *chip;
	unsigned int place;

	sim_for_each_chip(bus, chip, place)
		if (sim_chip_first(chip) == place)
			TRY(sim_chip_bind(chip));
	return 0;
}

static int sim_bus_on(struct sim_bus *bus)
{
	const struct inox_i2c_adapter_info info = {
		.name = bus->name,
		.functionality = bus->functionality,
		.retries = bus->retries,
		.timeout_ms = bus->timeout,
		.quirks = {
			.flags = bus->quirks,
			.max_num_msgs = bus->max_num_msgs,
			.max_write_len = bus->max_write_len,
			.max_read_len = bus->max_read_len,
			.max_comb_1st_msg_len = bus->max_comb_1st_msg_len,
			.max_comb_2nd_msg_len = bus->max_comb_2nd_msg_len,
		},
	};

	TRY(sim_bus_adapter_add(bus, &info));
	sim_bus_set_num(bus, inox_i2c_adapter_number(&bus->adapter));
	sim_bus_listen(bus, true);
	TRY(sim_bus_alert_on(bus));
	return sim_bus_bind_all(bus);
}

static int sim_bus_switch(struct sim_bus *bus, bool on)
{
	return on ? sim_bus_on(bus) : sim_bus_off(bus);
}

static int sim_bus_init(struct sim_bus *bus)
{
	inox_config_name_to(bus, bus->name, "i2c-sim ");
	bus->bus_num = -1;
	bus->functionality = SIM_FUNCTIONALITY;
	bus->clock = SIM_CLOCK_HZ;
	return 0;
}

inox_config_node(sim_bus, SIM_BUS_ATTRS, sim_chip,
	.init = sim_bus_init,
	.switch_to = sim_bus_switch);

/* Models */

/**
 * inox_sim_model_add() - make a model known
 * @model: the model; stays until inox_sim_model_del()
 *
 * Context: May sleep.
 * Return: 0; -EEXIST if there is one of that name, or if one of its attributes
 * has the name of one that every chip has.
 */
int inox_sim_model_add(struct inox_sim_model *model)
{
	TRY(inox_config_more_init(&model->files, sim_chip, model->ops->attrs));
	return inox_sim_models_put(&sim_models, model);
}
EXPORT_SYMBOL_GPL(inox_sim_model_add);

/**
 * inox_sim_model_del() - forget a model
 * @model: the model; no chip of it exists, as its module is being unloaded
 *
 * Context: May sleep.
 */
void inox_sim_model_del(struct inox_sim_model *model)
{
	inox_sim_models_take(&sim_models, model);
}
EXPORT_SYMBOL_GPL(inox_sim_model_del);

static void sim_prepare(void)
{
	inox_sim_models_init(&sim_models, "i2c-sim");
}

inox_config_module("i2c-sim", sim_bus, sim_prepare);

MODULE_DESCRIPTION("Simulated I2C buses");
MODULE_LICENSE("GPL");
