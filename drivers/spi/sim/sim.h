/* SPDX-License-Identifier: GPL-2.0 */
/* A simulated SPI bus and its chips, shared by the files of spi-sim. */
#ifndef SPI_SIM_H
#define SPI_SIM_H

#define SIM_LINES 128		/* the core keeps a chip select in 7 bits */
#define SIM_NAME_SIZE 48
#define SIM_PROPERTIES_SIZE 128
#define SIM_TRACES 16u
#define SIM_TRACE_BYTES 16u

/* A place on a bus, and the chip of some model in it. */
struct sim_chip {
	struct inox_config config;
	struct sim_bus *bus;
	struct inox_sim_model *model;
	struct inox_sim_chip *self;	/* the model's object */
	struct sim_chip *next_selected;	/* in the transfer that runs */
	bool selected;
	bool clocked;			/* the transfer is not too fast for it */

	u32 cs;
	bool cs_high;			/* selected by a high level */
	bool cs_tied;			/* selected as long as it has power */
	char device[SPI_NAME_SIZE];	/* empty: nothing for drivers to bind */
	u32 mode;			/* of that device, and the next two */
	u32 max_hz;
	char properties[SIM_PROPERTIES_SIZE];
	bool irq;
	u32 irq_num;
	struct inox_irqline line;
	struct inox_spi_device client;
	const char *dev_name;		/* of it; empty if there is none */

	s32 fault_error;		/* transfers to fail; -1: all */
	s32 fault_error_skip;		/* transfers to let pass before */
	u32 fault_error_hits;
	s32 fault_short;		/* transfers to end in their middle; -1: all */
	u32 fault_short_hits;
	s32 fault_flip;			/* transfers to spoil a bit of; -1: all */
	s32 fault_flip_skip;
	u32 fault_flip_hits;
	u32 selections;
	u32 transfers;
	u32 too_fast;			/* transfers that it could not follow */
};

/* What was on the wire in one transfer. */
struct sim_trace {
	u32 number;			/* 0: none yet */
	u32 mode;
	u32 hz;
	u32 words;
	int err;
	u8 cs;
	u8 lines[3];			/* of a memory operation's parts, or of its words */
	u8 bits;
	u8 out[SIM_TRACE_BYTES];	/* low bytes of the first words */
	u8 in[SIM_TRACE_BYTES];
};

enum sim_level { SIM_UNDRIVEN, SIM_LOW, SIM_HIGH };

/*
 * A chip is in @at exactly while it is live.  @at is written with the bus held
 * and in the callback of a switch, so either is enough to read it.
 */
struct sim_bus {
	struct inox_config config;
	struct sim_chip *at[SIM_LINES];
	enum sim_level level[SIM_LINES];
	struct sim_chip *selected;	/* who takes part in the transfer that runs */
	struct inox_sim_chips chips;
	struct inox_spi_controller controller;
	struct sim_trace traces[SIM_TRACES];
	u32 transfers;

	s32 bus_num;			/* -1: not live */
	u32 num_cs;
	u32 modes;
	u32 words;
	u32 min_hz, max_hz;
	u32 transfer_max, message_max, mem_max;
	bool mem, mem_only;
	bool half_duplex, must_tx, must_rx;
};

void sim_spi_follow(struct sim_chip *chip);
int sim_spi_transfer(struct sim_bus *bus, u8 cs, struct inox_spi_xfer *xfer);
int sim_spi_mem(struct sim_bus *bus, u8 cs, struct inox_spi_mem_xfer *mem);
void sim_spi_select(struct sim_bus *bus, u8 cs, u32 mode, bool high);

#endif
