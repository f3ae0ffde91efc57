// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated SPI bus: buses and chips in configfs
 *
 *   mkdir /sys/kernel/config/spi-sim/<bus>		a controller
 *   mkdir /sys/kernel/config/spi-sim/<bus>/<model>[.<any>]	a chip on it
 *
 * A chip's model is the first part of its name, up to a dot; its module is
 * loaded on demand.  Attributes can be set up while the object is not live;
 * writing 1 to "live" puts a chip or a controller to work, writing 0 takes it
 * away, whatever transfers are on their way.
 */
#include <linux/limits.h>

#include <inox/irqline.h>
#include <inox/sim/spi.h>
#include <inox/spi-controller.h>

#include <inox/strict.h>

#include "sim.h"

#define SIM_MODES	(SPI_CPHA | SPI_CPOL | SPI_CS_HIGH | SPI_LSB_FIRST | \
			 SPI_3WIRE | SPI_LOOP | SPI_NO_CS | SPI_TX_DUAL | \
			 SPI_TX_QUAD | SPI_RX_DUAL | SPI_RX_QUAD)
#define SIM_WORDS	U32_MAX

static struct inox_sim_models sim_models;

/* Chips */

#define SIM_CHIP_ATTRS(attr)						\
	attr(sim_chip, live, switch)					\
	attr(sim_chip, model, name)					\
	attr(sim_chip, cs, setup_int, 0, SIM_LINES - 1)			\
	attr(sim_chip, cs_high, setup_flag)				\
	attr(sim_chip, cs_tied, setup_flag)				\
	attr(sim_chip, selected, ro_flag)				\
	attr(sim_chip, device, setup_str, 0)				\
	attr(sim_chip, dev_name, text)					\
	attr(sim_chip, mode, setup_hex, 0, SIM_MODES)			\
	attr(sim_chip, max_hz, setup_int, 0, U32_MAX)			\
	attr(sim_chip, properties, setup_str, 0)			\
	attr(sim_chip, irq, setup_flag)					\
	attr(sim_chip, irq_num, ro_int)					\
	attr(sim_chip, pin, text)					\
	attr(sim_chip, fault_error, rw_int, -1, S32_MAX)		\
	attr(sim_chip, fault_error_skip, rw_int, 0, S32_MAX)		\
	attr(sim_chip, fault_error_hits, ro_int)			\
	attr(sim_chip, fault_short, rw_int, -1, S32_MAX)		\
	attr(sim_chip, fault_short_hits, ro_int)			\
	attr(sim_chip, fault_flip, rw_int, -1, S32_MAX)			\
	attr(sim_chip, fault_flip_skip, rw_int, 0, S32_MAX)		\
	attr(sim_chip, fault_flip_hits, ro_int)				\
	attr(sim_chip, selections, ro_int)				\
	attr(sim_chip, transfers, ro_int)				\
	attr(sim_chip, too_fast, ro_int)

static const char *sim_chip_model(struct sim_chip *chip)
{
	return chip->model->name;
}

static void sim_chip_pin(struct sim_chip *chip, struct inox_text *text)
{
	inox_text_add(text, "%d\n", inox_sim_chip_pin(chip->self));
}

static void sim_chip_dev_name(struct sim_chip *chip, struct inox_text *text)
{
	inox_text_add(text, "%s\n", chip->dev_name);
}

static void sim_chip_set_dev_name(struct sim_chip *chip, const char *name)
{
	inox_config_exclusive(chip);
	chip->dev_name = name;
}

/* A line that was not made leads nowhere. */
static void sim_chip_pin_changed(struct sim_chip *chip, bool asserted)
{
	inox_irqline_set(&chip->line, asserted);
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

static void sim_chip_power_on(struct sim_chip *chip)
{
	inox_config_exclusive(chip);
	chip->irq_num = inox_irqline_number(&chip->line);
	inox_sim_chip_power(chip->self, true);
	inox_sim_chips_add(&chip->bus->chips, chip->self);
	chip->model->ops->power_on(chip->self);
	chip->selected = false;
	sim_spi_follow(chip);
	chip->bus->at[chip->cs] = chip;
}

/* No transfer is running while we have the bus, and none will find the chip. */
static void sim_chip_power_off(struct sim_chip *chip)
{
	inox_config_exclusive(chip);
	if (chip->bus->at[chip->cs] == chip)
		chip->bus->at[chip->cs] = NULL;
	inox_sim_chips_del(chip->self);
	inox_sim_chip_power(chip->self, false);
	chip->selected = false;
	chip->irq_num = 0;
}

/* Without a name the chip is there, for whoever looks for it. */
static int sim_chip_bind(struct sim_chip *chip)
{
	const struct inox_spi_device_info info = {
		.name = chip->device,
		.cs = (u16)chip->cs,
		.mode = chip->mode,
		.max_hz = chip->max_hz,
		.irq = chip->irq_num,
		.properties = chip->properties,
	};

	if (!*chip->device)
		return 0;
	TRY(inox_spi_device_add(&chip->client, &chip->bus->controller, &info));
	sim_chip_set_dev_name(chip, inox_spi_device_name(&chip->client));
	return 0;
}

static void sim_chip_unbind(struct sim_chip *chip)
{
	sim_chip_set_dev_name(chip, "");
	inox_spi_device_del(&chip->client);
}

/*
 * 1. The driver goes first, while the chip still answers it; it frees the
 *    interrupt.
 * 2. The chip leaves the bus, and its pin the line; what it does by itself ends.
 * 3. So nobody can reach the line any more.
 */
static void sim_chip_off(struct sim_chip *chip)
{
	sim_chip_unbind(chip);
	sim_chip_power_off(chip);
	inox_sim_chip_calm(chip->self);
	inox_irqline_destroy(&chip->line);
}

static int sim_chip_check(const struct sim_chip *chip)
{
	if (chip->cs >= chip->bus->num_cs) {
		inox_config_warn(chip, "cs: %u is not one of %u\n", chip->cs,
				 chip->bus->num_cs);
		return -EINVAL;
	}
	if (!chip->bus->at[chip->cs])
		return 0;
	inox_config_warn(chip, "cs: %u is that of %s\n", chip->cs,
			 inox_config_name(chip->bus->at[chip->cs]));
	return -EADDRINUSE;
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
	chip->dev_name = "";
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
	attr(sim_bus, bus_num, ro_int)					\
	attr(sim_bus, num_cs, setup_int, 1, SIM_LINES)			\
	attr(sim_bus, modes, setup_bits, SIM_MODES)			\
	attr(sim_bus, words, setup_bits, SIM_WORDS)			\
	attr(sim_bus, min_hz, setup_int, 0, U32_MAX)			\
	attr(sim_bus, max_hz, setup_int, 0, U32_MAX)			\
	attr(sim_bus, transfer_max, setup_int, 0, U32_MAX)		\
	attr(sim_bus, message_max, setup_int, 0, U32_MAX)		\
	attr(sim_bus, mem, setup_flag)					\
	attr(sim_bus, mem_only, setup_flag)				\
	attr(sim_bus, mem_max, setup_int, 0, U32_MAX)			\
	attr(sim_bus, half_duplex, setup_flag)				\
	attr(sim_bus, must_tx, setup_flag)				\
	attr(sim_bus, must_rx, setup_flag)				\
	attr(sim_bus, transfers, ro_int)				\
	attr(sim_bus, trace, text)

inox_spi_controller(sim_bus, controller, sim_spi_transfer, sim_spi_mem, sim_spi_select);

static void sim_trace_bytes(struct inox_text *text, const char *what,
			    const u8 *bytes, u32 n)
{
	u32 i;

	inox_text_add(text, " %s", what);
	for (i = 0; i < min(n, SIM_TRACE_BYTES); i++)
		inox_text_add(text, " %02x", bytes[i]);
}

/* A memory operation's always has the first, and a transfer's never the others. */
static void sim_trace_lines(struct inox_text *text, const u8 *lines)
{
	if (lines[0])
		inox_text_add(text, " operation %u-%u-%u", lines[0], lines[1], lines[2]);
	else if (lines[2] > 1)
		inox_text_add(text, " lines %u", lines[2]);
}

static void sim_trace_line(struct inox_text *text, const struct sim_trace *trace)
{
	inox_text_add(text, "%u cs %u mode 0x%x bits %u hz %u", trace->number,
		      trace->cs, trace->mode, trace->bits, trace->hz);
	sim_trace_lines(text, trace->lines);
	inox_text_add(text, " words %u", trace->words);
	sim_trace_bytes(text, "out", trace->out, trace->words);
	sim_trace_bytes(text, "in", trace->in, trace->words);
	inox_text_add(text, trace->err ? " error %d\n" : "\n", -trace->err);
}

/* The last transfers, oldest first. */
static void sim_bus_trace(struct sim_bus *bus, struct inox_text *text)
{
	u32 i;

	for (i = 0; i < SIM_TRACES; i++) {
		u32 at = (bus->transfers + i) % SIM_TRACES;

		if (bus->traces[at].number)
			sim_trace_line(text, &bus->traces[at]);
	}
}

static void sim_bus_set_num(struct sim_bus *bus, int num)
{
	inox_config_exclusive(bus);
	bus->bus_num = num;
}

/* Nobody drives the lines any more. */
static void sim_bus_let_go(struct sim_bus *bus)
{
	unsigned int cs;

	inox_config_exclusive(bus);
	bus->bus_num = -1;
	for (cs = 0; cs < SIM_LINES; cs++) {
		bus->level[cs] = SIM_UNDRIVEN;
		if (bus->at[cs])
			sim_spi_follow(bus->at[cs]);
	}
}

/* Drivers first, while their chips still answer; then the controller. */
static int sim_bus_off(struct sim_bus *bus)
{
	unsigned int cs;

	for (cs = 0; cs < SIM_LINES; cs++)
		if (bus->at[cs])
			sim_chip_unbind(bus->at[cs]);
	inox_spi_controller_del(&bus->controller);
	sim_bus_let_go(bus);
	return 0;
}

static int sim_bus_bind_all(struct sim_bus *bus)
{
	unsigned int cs;

	for (cs = 0; cs < SIM_LINES; cs++)
		if (bus->at[cs])
			TRY(sim_chip_bind(bus->at[cs]));
	return 0;
}

static int sim_bus_on(struct sim_bus *bus)
{
	char name[SIM_NAME_SIZE];
	const struct inox_spi_controller_info info = {
		.name = name,
		.chip_selects = (u16)bus->num_cs,
		.modes = bus->modes,
		.words = bus->words,
		.min_hz = bus->min_hz,
		.max_hz = bus->max_hz,
		.transfer_max = bus->transfer_max,
		.message_max = bus->message_max,
		.mem_max = bus->mem_max,
		.mem = bus->mem,
		.mem_only = bus->mem_only,
		.half_duplex = bus->half_duplex,
		.must_tx = bus->must_tx,
		.must_rx = bus->must_rx,
	};

	inox_config_name_to(bus, name, "spi-sim-");
	TRY(sim_bus_controller_add(bus, &info));
	sim_bus_set_num(bus, inox_spi_controller_number(&bus->controller));
	return sim_bus_bind_all(bus);
}

static int sim_bus_switch(struct sim_bus *bus, bool on)
{
	return on ? sim_bus_on(bus) : sim_bus_off(bus);
}

static int sim_bus_init(struct sim_bus *bus)
{
	bus->bus_num = -1;
	bus->num_cs = 4;
	bus->modes = SIM_MODES;
	bus->words = SIM_WORDS;
	inox_sim_chips_init(&bus->chips);
	return 0;
}

inox_config_node(sim_bus, SIM_BUS_ATTRS, sim_chip,
	.init = sim_bus_init,
	.switch_to = sim_bus_switch);

/* Models */

/**
 * inox_sim_spi_model_add() - make a model known
 * @model: the model; stays until inox_sim_spi_model_del()
 *
 * Context: May sleep.
 * Return: 0; -EEXIST if there is one of that name, or if one of its attributes
 * has the name of one that every chip has.
 */
int inox_sim_spi_model_add(struct inox_sim_model *model)
{
	TRY(inox_config_more_init(&model->files, sim_chip, model->ops->attrs));
	return inox_sim_models_put(&sim_models, model);
}
EXPORT_SYMBOL_GPL(inox_sim_spi_model_add);

/**
 * inox_sim_spi_model_del() - forget a model
 * @model: the model; no chip of it exists, as its module is being unloaded
 *
 * Context: May sleep.
 */
void inox_sim_spi_model_del(struct inox_sim_model *model)
{
	inox_sim_models_take(&sim_models, model);
}
EXPORT_SYMBOL_GPL(inox_sim_spi_model_del);

static void sim_prepare(void)
{
	inox_sim_models_init(&sim_models, "spi-sim");
}

inox_config_module("spi-sim", sim_bus, sim_prepare);

MODULE_DESCRIPTION("Simulated SPI buses");
MODULE_LICENSE("GPL");
