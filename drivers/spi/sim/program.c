// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated SPI bus: a chip that a program plays
 *
 * The program reads from /dev/spi-sim-<bus>.<chip> what the chip sees on its
 * wires, and answers each line:
 *
 *   ON		it gets power			A
 *   S		it is selected			A
 *   R		a byte is wanted		two hexadecimal digits
 *   W 5a	a byte came meanwhile		A
 *   P		it is not selected any more	A
 *
 * While there is no program, and when it does not answer in time, MISO is high.
 */
#include <inox/sim/program.h>
#include <inox/sim/spi.h>

#include <inox/strict.h>

static const u8 program_any;	/* there is one kind */

#define PROGRAM_MODELS(model) model("program", program_any)

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
	return inox_sim_program_create(program, "spi-sim");
}

static void program_release(struct program *program)
{
	inox_sim_program_destroy(program);
}

static void program_power_on(struct program *program)
{
	inox_sim_program_ask(program, INOX_SIM_ACK, "ON");
}

static void program_select(struct program *program)
{
	inox_sim_program_ask(program, INOX_SIM_ACK, "S");
}

static u8 program_send(struct program *program)
{
	int byte = inox_sim_program_ask(program, INOX_SIM_BYTE, "R");

	return byte < 0 ? 0xff : (u8)byte;
}

static void program_receive(struct program *program, u8 byte)
{
	inox_sim_program_ask(program, INOX_SIM_ACK, "W %02x", byte);
}

static void program_deselect(struct program *program)
{
	inox_sim_program_ask(program, INOX_SIM_ACK, "P");
}

static void program_later(struct program *program)
{
	inox_sim_pin_set(program, inox_sim_program_pin(program));
}

inox_sim_spi_chip(program, PROGRAM_MODELS, PROGRAM_ATTRS,
	.init = program_init,
	.power_on = program_power_on,
	.select = program_select,
	.send = program_send,
	.receive = program_receive,
	.deselect = program_deselect,
	.later = program_later,
	.release = program_release);

MODULE_DESCRIPTION("Chips that programs play, for simulated SPI buses");
MODULE_LICENSE("GPL");
