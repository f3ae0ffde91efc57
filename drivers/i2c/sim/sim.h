/* SPDX-License-Identifier: GPL-2.0 */
/* A simulated bus and its chips, shared by the files of i2c-sim. */
#ifndef I2C_SIM_H
#define I2C_SIM_H

#define SIM_ADDRESSES 0x80
#define SIM_NAME_SIZE 48	/* as in struct i2c_adapter */
#define SIM_PROPERTIES_SIZE 128

/* A place on a bus, and the chip of some model in it. */
struct sim_chip {
	struct inox_config config;
	struct sim_bus *bus;
	struct inox_sim_model *model;
	struct inox_sim_chip *self;	/* the model's object */
	struct sim_chip *next_addressed;	/* in the transfer that runs */
	bool addressed;

	u8 address;			/* 0: not given yet */
	char device[I2C_NAME_SIZE];	/* empty: nothing for drivers to bind */
	char properties[SIM_PROPERTIES_SIZE];	/* of that device */
	bool irq;
	u32 irq_num;
	struct inox_irqline line;
	struct inox_i2c_device client;

	s32 fault_nack;			/* addressings to refuse; -1: all */
	s32 fault_nack_skip;		/* addressings to let pass before */
	u32 fault_nack_hits;
	s32 fault_nack_data;		/* bytes to refuse; -1: all */
	u32 fault_nack_data_hits;
	u32 transfers;			/* addressings acknowledged */
	u32 nacks;			/* addressings and bytes refused */
};

/*
 * A chip is in @at, at each of its addresses, exactly while it is live.  @at is
 * written with the bus held and in the callback of a switch, so either is
 * enough to read it.
 */
struct sim_bus {
	struct inox_config config;
	struct sim_chip *at[SIM_ADDRESSES];
	struct sim_chip *addressed;	/* who waits for the stop condition */
	struct inox_i2c_adapter adapter;

	char name[SIM_NAME_SIZE];
	s32 bus_num;			/* -1: not live */
	u32 functionality;
	u32 retries;
	u32 timeout;
};

int sim_bus_xfer(struct sim_bus *bus, struct inox_i2c_xfer *xfer);

#endif
