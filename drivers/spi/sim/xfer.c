// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated SPI bus: select lines and transfers, bit by bit
 *
 * Every chip whose select line is active sees the clock.  Where several answer,
 * a zero wins; where none does, the line is pulled up and reads as ones.
 */
#include <inox/irqline.h>
#include <inox/sim/spi.h>
#include <inox/spi-controller.h>

#include <inox/strict.h>

#include "sim.h"

/* A chip is selected while its line is at the level that it takes for active. */
void sim_spi_follow(struct sim_chip *chip)
{
	enum sim_level active = chip->cs_high ? SIM_HIGH : SIM_LOW;
	bool selected = chip->cs_tied || chip->bus->level[chip->cs] == active;

	if (selected == chip->selected)
		return;
	chip->selected = selected;
	chip->selections += selected;
	if (selected)
		inox_sim_spi_select(chip->self);
	else
		inox_sim_spi_deselect(chip->self);
}

static void sim_bus_select(struct sim_bus *bus, u8 cs, u32 mode, bool high)
{
	if (cs >= SIM_LINES || mode & SPI_NO_CS)
		return;
	bus->level[cs] = high ? SIM_HIGH : SIM_LOW;
	if (bus->at[cs])
		sim_spi_follow(bus->at[cs]);
}

/* A device without a select line leaves the one of its number as it is. */
void sim_spi_select(struct sim_bus *bus, u8 cs, u32 mode, bool high)
{
	inox_config_exclusive(bus);
	sim_bus_select(bus, cs, mode, high);
}

static u8 sim_bus_clock(struct sim_bus *bus, u8 out)
{
	struct sim_chip *chip;
	u8 in = INOX_SIM_SPI_LINES;

	for (chip = bus->selected; chip; chip = chip->next_selected)
		if (chip->clocked)
			in &= inox_sim_spi_clock(chip->self, out);
	return in;
}

/* A chip that is alone takes its bytes whole. */
static bool sim_bus_byte(struct sim_bus *bus, u32 lines, u8 out, u8 *in)
{
	struct sim_chip *chip = bus->selected;

	return chip && !chip->next_selected && chip->clocked &&
	       inox_sim_spi_byte(chip->self, lines, out, in);
}

/* One line has its answer on the next; several are driven by one side only. */
static u32 sim_bus_lines(struct sim_bus *bus, u32 out, unsigned int lines)
{
	u32 mask = (1u << lines) - 1;
	u8 in = sim_bus_clock(bus, (u8)((out & mask) | (INOX_SIM_SPI_LINES & ~mask)));

	return lines == 1 ? in >> 1 & 1 : in & mask;
}

static u32 sim_bus_word(struct sim_bus *bus, const struct inox_spi_xfer *xfer, u32 out)
{
	bool lsb = inox_spi_xfer_mode(xfer) & SPI_LSB_FIRST;
	unsigned int lines = inox_spi_xfer_lines(xfer);
	unsigned int bits = inox_spi_xfer_bits(xfer);
	unsigned int i;
	u32 in = 0;
	u8 byte;

	if (!inox_spi_xfer_drives(xfer))
		out = U32_MAX;
	if (bits == 8 && !lsb && sim_bus_byte(bus, lines, (u8)out, &byte))
		return byte;
	for (i = 0; i < bits; i += lines) {
		unsigned int at = lsb ? i : bits - lines - i;

		in |= sim_bus_lines(bus, out >> at, lines) << at;
	}
	return in;
}

static void sim_bus_join(struct sim_bus *bus, struct sim_chip *chip,
			 const struct inox_spi_xfer *xfer)
{
	chip->clocked = inox_sim_spi_tune(chip->self, inox_spi_xfer_mode(xfer),
					  inox_spi_xfer_bits(xfer),
					  inox_spi_xfer_hz(xfer));
	chip->too_fast += !chip->clocked;
	chip->next_selected = bus->selected;
	bus->selected = chip;
}

static void sim_bus_gather(struct sim_bus *bus, const struct inox_spi_xfer *xfer)
{
	unsigned int cs;

	bus->selected = NULL;
	for (cs = 0; cs < SIM_LINES; cs++)
		if (bus->at[cs] && bus->at[cs]->selected)
			sim_bus_join(bus, bus->at[cs], xfer);
}

static struct sim_trace *sim_bus_trace(struct sim_bus *bus, u8 cs,
				       const struct inox_spi_xfer *xfer)
{
	struct sim_trace *trace = &bus->traces[bus->transfers % SIM_TRACES];

	*trace = (struct sim_trace){
		.number = ++bus->transfers,
		.mode = inox_spi_xfer_mode(xfer),
		.hz = inox_spi_xfer_hz(xfer),
		.cs = cs,
		.bits = (u8)inox_spi_xfer_bits(xfer),
		.lines[2] = (u8)inox_spi_xfer_lines(xfer),
	};
	return trace;
}

static void sim_trace_word(struct sim_trace *trace, u32 out, u32 in)
{
	if (trace->words < SIM_TRACE_BYTES) {
		trace->out[trace->words] = (u8)out;
		trace->in[trace->words] = (u8)in;
	}
	trace->words++;
}

/* Up to so many words; a spoilt bit is the lowest of the first one. */
static void sim_bus_words(struct sim_bus *bus, struct inox_spi_xfer *xfer,
			  struct sim_trace *trace, u32 most, u32 spoil)
{
	bool loop = inox_spi_xfer_mode(xfer) & SPI_LOOP;

	while (most-- && inox_spi_xfer_left(xfer)) {
		u32 out = inox_spi_xfer_word(xfer);
		u32 in = loop ? out : sim_bus_word(bus, xfer, out);

		in ^= spoil;
		spoil = 0;
		sim_trace_word(trace, out, in);
		inox_spi_xfer_done(xfer, in);
	}
}

static int sim_chip_transfer(struct sim_chip *chip, struct inox_spi_xfer *xfer,
			     struct sim_trace *trace)
{
	u32 most = U32_MAX;
	bool spoil;

	if (inox_sim_fault_after(&chip->fault_error_skip, &chip->fault_error,
				 &chip->fault_error_hits))
		return -EIO;
	if (inox_sim_fault(&chip->fault_short, &chip->fault_short_hits))
		most = inox_spi_xfer_words(xfer) / 2;
	spoil = inox_sim_fault_after(&chip->fault_flip_skip, &chip->fault_flip,
				     &chip->fault_flip_hits);
	chip->transfers++;
	sim_bus_words(chip->bus, xfer, trace, most, spoil);
	return inox_spi_xfer_left(xfer) ? -EIO : 0;
}

/* The faults are those of the device that the transfer is meant for. */
static int sim_bus_run(struct sim_bus *bus, u8 cs, struct inox_spi_xfer *xfer,
		       struct sim_trace *trace)
{
	if (inox_spi_xfer_bits(xfer) % inox_spi_xfer_lines(xfer))
		return -EINVAL;
	if (cs < SIM_LINES && bus->at[cs])
		return sim_chip_transfer(bus->at[cs], xfer, trace);
	sim_bus_words(bus, xfer, trace, U32_MAX, 0);
	return 0;
}

int sim_spi_transfer(struct sim_bus *bus, u8 cs, struct inox_spi_xfer *xfer)
{
	struct sim_trace *trace;

	inox_config_exclusive(bus);
	trace = sim_bus_trace(bus, cs, xfer);
	sim_bus_gather(bus, xfer);
	trace->err = sim_bus_run(bus, cs, xfer, trace);
	return trace->err;
}

/* The transfers of an operation are one after another in one line of the trace. */
static int sim_bus_mem(struct sim_bus *bus, u8 cs, struct inox_spi_mem_xfer *mem,
		       struct inox_spi_xfer *xfer)
{
	struct sim_trace *trace = sim_bus_trace(bus, cs, xfer);

	trace->lines[0] = (u8)inox_spi_mem_xfer_lines(mem, 0);
	trace->lines[1] = (u8)inox_spi_mem_xfer_lines(mem, 1);
	trace->lines[2] = (u8)inox_spi_mem_xfer_lines(mem, 3);
	sim_bus_gather(bus, xfer);
	for (; xfer && !trace->err; xfer = inox_spi_mem_xfer_next(mem))
		trace->err = sim_bus_run(bus, cs, xfer, trace);
	return trace->err;
}

int sim_spi_mem(struct sim_bus *bus, u8 cs, struct inox_spi_mem_xfer *mem)
{
	struct inox_spi_xfer *xfer = inox_spi_mem_xfer_next(mem);
	bool active;
	u32 mode;
	int err;

	if (!xfer)
		return -EINVAL;
	mode = inox_spi_xfer_mode(xfer);
	active = mode & SPI_CS_HIGH;
	inox_config_exclusive(bus);
	sim_bus_select(bus, cs, mode, active);
	err = sim_bus_mem(bus, cs, mem, xfer);
	sim_bus_select(bus, cs, mode, !active);
	return err;
}
