/* SPDX-License-Identifier: GPL-2.0 */
/* A simulated bus and its chips, shared by the files of i2c-sim. */
#ifndef I2C_SIM_H
#define I2C_SIM_H

#define SIM_10BIT 0x100		/* the first place of an address of ten bits */
#define SIM_PLACES (SIM_10BIT + 0x400)
#define SIM_ALERT_RESPONSE 0x0c
#define SIM_NAME_SIZE 48	/* as in struct i2c_adapter */
#define SIM_PROPERTIES_SIZE 128
#define SIM_CHIP_ADDRESSES 8	/* at most, of one chip */
#define SIM_CHANNELS 8		/* at most, of one multiplexer */
#define SIM_LEVELS 8		/* of multiplexers behind each other, as many as lockdep knows */

/* A place on a bus, and the chip of some model in it. */
struct sim_chip {
	struct inox_config config;
	struct sim_bus *bus;
	struct inox_sim_model *model;
	struct inox_sim_chip *self;	/* the model's object */
	struct sim_chip *next[SIM_CHIP_ADDRESSES];	/* at each of its addresses */
	struct sim_chip *next_addressed;	/* in the transfer that runs */
	bool addressed;

	u8 address;			/* 0: not given yet */
	u16 address_10bit;		/* in place of that; 0: none */
	u8 mux;				/* address of what it is behind; 0: of nothing */
	u8 channel;			/* of that */
	char device[I2C_NAME_SIZE];	/* empty: nothing for drivers to bind */
	char properties[SIM_PROPERTIES_SIZE];	/* of that device */
	bool pec;			/* its driver is told to use packet error codes */
	bool irq;
	bool alert;			/* its pin is on the bus's alert line */
	bool notify;			/* it writes to the host in place of a pin */
	bool mux_irq;			/* its pin is on an input of what it is behind */
	u32 irq_num;
	struct inox_irqline line;
	struct inox_i2c_device client;

	s32 fault_nack;			/* addressings to refuse; -1: all */
	s32 fault_nack_skip;		/* addressings to let pass before */
	u32 fault_nack_hits;
	s32 fault_nack_data;		/* bytes to refuse; -1: all */
	u32 fault_nack_data_hits;
	s32 fault_flip;			/* bytes to spoil a bit of; -1: all */
	s32 fault_flip_skip;		/* bytes to let pass before */
	u32 fault_flip_hits;
	s32 fault_alert;		/* answered alerts that do not release the pin; -1: all */
	u32 fault_alert_hits;
	u32 stretch;			/* us that it holds the clock, in each byte */
	u32 transfers;			/* addressings acknowledged */
	u32 nacks;			/* addressings and bytes refused */
	u32 alerts;			/* alert responses that were its own */
	u32 notified;			/* Host Notify messages that were heard */
};

/*
 * A chip is in @at, at each of its addresses, those of ten bits behind the others,
 * exactly while it is live.  Chips at one address are behind different channels.
 * @at is written with the bus held and in the callback of a switch, so either is
 * enough to read it.
 */
struct sim_bus {
	struct inox_config config;
	struct sim_chip *at[SIM_PLACES];
	struct sim_chip *addressed;	/* who waits for the stop condition */
	struct sim_chip *talking;	/* whom the message is for; NULL: nobody answered */
	struct inox_i2c_adapter adapter;
	struct inox_irqline alert_line;
	struct inox_i2c_alert host;	/* who asks which chip it was */
	u32 alerting;			/* chips that assert that line */
	bool listening;			/* the host asks, and hears chips */
	inox_str(2048) wire;		/* the transfer so far, of some 400 bytes at most */
	bool traced;			/* somebody wants to know, and all of it is there */
	bool unanswered;		/* a byte was read that the host has not answered yet */
	u32 bytes;			/* of the transfer, with addresses */

	char name[SIM_NAME_SIZE];
	s32 bus_num;			/* -1: not live */
	u32 functionality;
	u32 retries;
	u32 timeout;
	u8 quirks;			/* and limits, of which 0 is none */
	u16 max_num_msgs;
	u16 max_write_len;
	u16 max_read_len;
	u16 max_comb_1st_msg_len;
	u16 max_comb_2nd_msg_len;
	u32 clock;			/* Hz */
	u64 wire_ns;			/* what transfers would have taken on a wire */
	s32 fault_sda;			/* clocks for which a chip holds SDA; -1: for ever */
	u32 fault_sda_hits;
	s32 fault_arbitration;		/* transfers that another host wins; -1: all */
	s32 fault_arbitration_skip;	/* transfers to let pass before */
	u32 fault_arbitration_hits;
	s32 fault_timeout;		/* transfers that do not end in time; -1: all */
	s32 fault_timeout_skip;		/* transfers to let pass before */
	u32 fault_timeout_hits;
	bool alert;			/* there is an alert line */
	u32 alert_irq;			/* its number; 0: there is none now */
};

/* The place of its first address. */
static inline unsigned int sim_chip_first(const struct sim_chip *chip)
{
	return chip->address_10bit ? SIM_10BIT + chip->address_10bit : chip->address;
}

/* The address whose place it is. */
static inline u16 sim_place_address(unsigned int place)
{
	return (u16)(place < SIM_10BIT ? place : place - SIM_10BIT);
}

/* One more in a place, which the chip has as its n-th. */
static inline struct sim_chip *sim_chip_next(const struct sim_chip *chip,
					     unsigned int place)
{
	return chip->next[place - sim_chip_first(chip)];
}

/* Each chip of a bus, at each of its addresses. */
#define sim_for_each_chip(bus, chip, place)				\
	for ((place) = 0; (place) < SIM_PLACES; (place)++)		\
		for ((chip) = (bus)->at[place]; chip;			\
		     (chip) = sim_chip_next(chip, place))

int sim_bus_xfer(struct sim_bus *bus, struct inox_i2c_xfer *xfer);
bool sim_bus_line(struct sim_bus *bus, enum inox_i2c_line line);
void sim_bus_clock(struct sim_bus *bus, bool high);

#endif
