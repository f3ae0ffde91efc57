// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated I2C bus: a chip that a program plays
 *
 * The program reads from /dev/i2c-sim-<bus>.<chip> what the chip sees on its
 * wires, and answers each line:
 *
 *   ON		it gets power				A
 *   S 48 W	a start condition, to be written	A or N
 *   S 48 R	the same, to be read			A or N
 *   W 5a	a byte comes				A or N
 *   R		a byte is wanted			two hexadecimal digits
 *   P		the stop condition			A
 *   ARA	its alert was heard			A
 *
 * While there is no program, and when it does not answer in time, nobody
 * acknowledges and the lines are high.
 */
#include <inox/sim/i2c.h>
#include <inox/sim/program.h>

#include <inox/strict.h>

/* How many addresses it has. */
static const u8 program_1 = 1;
static const u8 program_2 = 2;
static const u8 program_4 = 4;
static const u8 program_8 = 8;

#define PROGRAM_MODELS(model)		\
	model("program", program_1)	\
	model("program-2", program_2)	\
	model("program-4", program_4)	\
	model("program-8", program_8)

struct program {
	struct inox_sim_chip chip;
	struct inox_sim_program program;
	u32 timeout;			/* ms */
	u32 timeouts;			/* questions that were not answered in time */
};

inox_sim_models(program, u8, PROGRAM_MODELS);

#define PROGRAM_ATTRS(attr) inox_sim_program_attrs(program, attr)

static int program_init(struct program *program)
{
	return inox_sim_program_create(program, "i2c-sim");
}

static void program_release(struct program *program)
{
	inox_sim_program_destroy(program);
}

static unsigned int program_addresses(const struct program *program)
{
	return *program_kind(program);
}

static void program_power_on(struct program *program)
{
	inox_sim_program_ask(program, INOX_SIM_ACK, "ON");
}

static bool program_start(struct program *program, bool read)
{
	return inox_sim_program_ask(program, INOX_SIM_ACK, "S %02x %c",
				    inox_sim_address(program), read ? 'R' : 'W') > 0;
}

static bool program_write(struct program *program, u8 byte)
{
	return inox_sim_program_ask(program, INOX_SIM_ACK, "W %02x", byte) > 0;
}

static u8 program_read(struct program *program)
{
	int byte = inox_sim_program_ask(program, INOX_SIM_BYTE, "R");

	return byte < 0 ? 0xff : (u8)byte;
}

static void program_stop(struct program *program)
{
	inox_sim_program_ask(program, INOX_SIM_ACK, "P");
}

static void program_alert(struct program *program)
{
	inox_sim_program_ask(program, INOX_SIM_ACK, "ARA");
}

static void program_later(struct program *program)
{
	inox_sim_pin_set(program, inox_sim_program_pin(program));
}

inox_sim_chip(program, PROGRAM_MODELS, PROGRAM_ATTRS,
	.init = program_init,
	.addresses = program_addresses,
	.power_on = program_power_on,
	.start = program_start,
	.write = program_write,
	.read = program_read,
	.stop = program_stop,
	.alert = program_alert,
	.later = program_later,
	.release = program_release);

MODULE_DESCRIPTION("Chips that programs play, for simulated I2C buses");
MODULE_LICENSE("GPL");
