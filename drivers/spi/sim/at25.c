// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated SPI bus: AT25 EEPROM and FM25 FRAM
 *
 * Every instruction is one selection of the chip.  An EEPROM writes what filled
 * its page when it is deselected, if that is at the end of a byte and it had
 * been told WREN before; while it writes, it answers to RDSR alone.  An FRAM
 * writes each byte as it comes.
 *
 * Datasheets: Microchip AT25010B/020B/040B (DS20006251), AT25080B/160B
 * (DS20006244), AT25320B/640B, AT25128B/256B (DS20006193), AT25512, AT25M01,
 * AT25M02 (DS20006230); Cypress FM25V05 (001-84497), FM25V10 (001-84499).
 */
#include <linux/bits.h>
#include <linux/ktime.h>

#include <inox/sim/spi.h>

#include <inox/strict.h>

#define AT25_LARGEST	262144
#define AT25_PAGE_MAX	256
#define AT25_WRITE_US	5000
#define AT25_WRITE_US_MAX	60000000

#define AT25_BUSY	0x01u
#define AT25_WEL	0x02u
#define AT25_BP		0x0cu
#define AT25_BP_UNIT	0x04u
#define AT25_WPEN	0x80u
#define AT25_KEPT	(AT25_WPEN | AT25_BP)	/* written with WRSR */
#define AT25_BIT8	0x08u	/* of an address, in the instruction */

enum at25_instruction {
	AT25_WRSR = 0x01,
	AT25_WRITE = 0x02,
	AT25_READ = 0x03,
	AT25_WRDI = 0x04,
	AT25_RDSR = 0x05,
	AT25_WREN = 0x06,
	AT25_RDID = 0x9f,
	AT25_NONE = 0x100,
};

struct at25_kind {
	u32 bytes;
	u16 page;		/* 0: FRAM */
	u8 address_bytes;
	u8 density;		/* as an FRAM tells it */
};

static const struct at25_kind at25_010 = { 128, 8, 1 };
static const struct at25_kind at25_020 = { 256, 8, 1 };
static const struct at25_kind at25_040 = { 512, 8, 1 };
static const struct at25_kind at25_080 = { 1024, 32, 2 };
static const struct at25_kind at25_160 = { 2048, 32, 2 };
static const struct at25_kind at25_320 = { 4096, 32, 2 };
static const struct at25_kind at25_640 = { 8192, 32, 2 };
static const struct at25_kind at25_128 = { 16384, 64, 2 };
static const struct at25_kind at25_256 = { 32768, 64, 2 };
static const struct at25_kind at25_512 = { 65536, 128, 2 };
static const struct at25_kind at25_m01 = { 131072, 256, 3 };
static const struct at25_kind at25_m02 = { 262144, 256, 3 };
static const struct at25_kind at25_v05 = { 65536, 0, 2, 0x23 };
static const struct at25_kind at25_v10 = { 131072, 0, 3, 0x24 };

#define AT25_MODELS(model)		\
	model("at25010", at25_010)	\
	model("at25020", at25_020)	\
	model("at25040", at25_040)	\
	model("at25080", at25_080)	\
	model("at25160", at25_160)	\
	model("at25320", at25_320)	\
	model("at25640", at25_640)	\
	model("at25128", at25_128)	\
	model("at25256", at25_256)	\
	model("at25512", at25_512)	\
	model("at25m01", at25_m01)	\
	model("at25m02", at25_m02)	\
	model("fm25v05", at25_v05)	\
	model("fm25v10", at25_v10)

struct at25 {
	struct inox_sim_chip chip;
	enum at25_instruction instruction;
	u32 index;		/* of the byte that comes next */
	u32 pointer;		/* of the byte to read or write next */
	u8 latch[AT25_PAGE_MAX];
	bool latched[AT25_PAGE_MAX];
	bool filled;
	bool wrapped;		/* beyond the end of the page */
	u8 new_status;
	u64 busy_until;		/* nanoseconds since boot */

	u32 status;		/* what WRSR writes, and WEL */
	u32 write_us;		/* how long a write takes */
	bool stuck_busy;	/* it never comes to an end */
	bool wp;		/* the pin is low: with WPEN the status is fixed */
	u32 writes;		/* pages programmed, or writes to an FRAM */
	u32 wraps;		/* of these, longer than to the end of the page */
	u32 protected;		/* writes that were ignored */
	u32 busy_misses;	/* instructions that were ignored while busy */
	u8 content[AT25_LARGEST];
};

inox_sim_models(at25, struct at25_kind, AT25_MODELS);

#define AT25_ATTRS(attr)						\
	attr(at25, content, bytes, bytes)				\
	attr(at25, size, text)						\
	attr(at25, page, text)						\
	attr(at25, status, rw_int, 0, AT25_KEPT | AT25_WEL)		\
	attr(at25, write_us, rw_int, 0, AT25_WRITE_US_MAX)		\
	attr(at25, stuck_busy, rw_int, 0, 1)				\
	attr(at25, wp, rw_int, 0, 1)					\
	attr(at25, writes, ro_int)					\
	attr(at25, wraps, ro_int)					\
	attr(at25, protected, ro_int)					\
	attr(at25, busy_misses, ro_int)

static size_t at25_bytes(const struct at25 *at25)
{
	return at25_kind(at25)->bytes;
}

static void at25_size(struct at25 *at25, struct inox_text *text)
{
	inox_text_add(text, "%u\n", at25_kind(at25)->bytes);
}

static void at25_page(struct at25 *at25, struct inox_text *text)
{
	inox_text_add(text, "%u\n", at25_kind(at25)->page);
}

/* A new chip is erased. */
static int at25_init(struct at25 *at25)
{
	size_t i;

	for (i = 0; i < at25_bytes(at25); i++)
		at25->content[i] = 0xff;
	at25->write_us = AT25_WRITE_US;
	return 0;
}

static void at25_power_on(struct at25 *at25)
{
	at25->status &= ~AT25_WEL;
	at25->busy_until = 0;
}

static bool at25_busy(const struct at25 *at25)
{
	return at25->stuck_busy || ktime_get_ns() < at25->busy_until;
}

static void at25_select(struct at25 *at25)
{
	u32 i;

	at25->instruction = AT25_NONE;
	at25->index = 0;
	at25->pointer = 0;
	at25->filled = false;
	at25->wrapped = false;
	for (i = 0; i < AT25_PAGE_MAX; i++)
		at25->latched[i] = false;
}

/* Of a chip with more bytes than its address tells apart, bit 3 is the ninth. */
static void at25_decode(struct at25 *at25, u8 byte)
{
	const struct at25_kind *kind = at25_kind(at25);

	if (kind->bytes >> (8 * kind->address_bytes) > 1) {
		at25->pointer = byte & AT25_BIT8 ? 1 : 0;
		byte &= (u8)~AT25_BIT8;
	}
	at25->instruction = byte;
	if (byte != AT25_RDSR && at25_busy(at25)) {
		at25->busy_misses++;
		at25->instruction = AT25_NONE;
	}
}

/* BP protects nothing, the upper quarter, the upper half, everything. */
static bool at25_writable(const struct at25 *at25, u32 at)
{
	u32 size = at25_kind(at25)->bytes;
	u32 bp = (at25->status & AT25_BP) / AT25_BP_UNIT;

	return at25->status & AT25_WEL && at < size - (bp ? size >> (3 - bp) : 0);
}

static void at25_fill(struct at25 *at25, u8 byte)
{
	u32 in_page = at25_kind(at25)->page - 1u;
	u32 at = at25->pointer & in_page;

	at25->wrapped |= at25->filled && !at;
	at25->latch[at] = byte;
	at25->latched[at] = true;
	at25->pointer = (at25->pointer & ~in_page) | ((at + 1) & in_page);
}

static void at25_store(struct at25 *at25, u8 byte)
{
	if (at25_writable(at25, at25->pointer))
		at25->content[at25->pointer] = byte;
	at25->pointer = (at25->pointer + 1) & (at25_kind(at25)->bytes - 1);
}

static void at25_data(struct at25 *at25, u8 byte)
{
	if (at25->instruction != AT25_WRITE)
		return;
	if (at25_kind(at25)->page)
		at25_fill(at25, byte);
	else
		at25_store(at25, byte);
	at25->filled = true;
}

static bool at25_takes_address(const struct at25 *at25)
{
	return at25->instruction == AT25_READ || at25->instruction == AT25_WRITE;
}

/* Bits beyond the array mean nothing. */
static void at25_receive(struct at25 *at25, u8 byte)
{
	const struct at25_kind *kind = at25_kind(at25);
	u32 index = at25->index++;

	if (!index) {
		at25_decode(at25, byte);
	} else if (at25->instruction == AT25_WRSR) {
		at25->new_status = byte;
		at25->filled = true;
	} else if (at25_takes_address(at25) && index <= kind->address_bytes) {
		at25->pointer = (at25->pointer << 8 | byte) & (kind->bytes - 1);
	} else {
		at25_data(at25, byte);
	}
}

/* An EEPROM shows ones everywhere while it writes. */
static u8 at25_status(const struct at25 *at25)
{
	if (at25_busy(at25))
		return at25_kind(at25)->page ? 0xff : (u8)(at25->status | AT25_BUSY);
	return (u8)at25->status;
}

/* JEDEC's seventh bank, Ramtron, density. */
static u8 at25_id(const struct at25 *at25)
{
	u32 at = at25->index - 1;

	if (!at25_kind(at25)->density)
		return 0xff;
	if (at < 6)
		return 0x7f;
	return at == 6 ? 0xc2 : at == 7 ? at25_kind(at25)->density : 0;
}

static u8 at25_next(struct at25 *at25)
{
	u8 byte = at25->content[at25->pointer];

	at25->pointer = (at25->pointer + 1) & (at25_kind(at25)->bytes - 1);
	return byte;
}

static u8 at25_send(struct at25 *at25)
{
	if (at25->instruction == AT25_RDSR)
		return at25_status(at25);
	if (at25->instruction == AT25_RDID)
		return at25_id(at25);
	if (at25->instruction == AT25_READ &&
	    at25->index > at25_kind(at25)->address_bytes)
		return at25_next(at25);
	return 0xff;
}

static void at25_begin_write(struct at25 *at25)
{
	at25->status &= ~AT25_WEL;
	if (at25_kind(at25)->page)
		at25->busy_until = ktime_get_ns() + at25->write_us * 1000ull;
}

/* The pointer has not left the page, wherever in it the write began. */
static void at25_program(struct at25 *at25)
{
	u32 page = at25_kind(at25)->page;
	u32 first = at25->pointer & ~(page - 1);
	u32 i;

	for (i = 0; i < page; i++)
		if (at25->latched[i])
			at25->content[first + i] = at25->latch[i];
	at25->wraps += at25->wrapped;
}

/* What is protected stays, and so does WEL; an FRAM has stored what it could. */
static void at25_write(struct at25 *at25)
{
	bool fram = !at25_kind(at25)->page;

	if (!(at25->status & AT25_WEL) ||
	    (!fram && !at25_writable(at25, at25->pointer))) {
		at25->protected++;
		return;
	}
	if (!fram)
		at25_program(at25);
	at25->writes++;
	at25_begin_write(at25);
}

static void at25_write_status(struct at25 *at25)
{
	if (!(at25->status & AT25_WEL) ||
	    (at25->wp && at25->status & AT25_WPEN)) {
		at25->protected++;
		return;
	}
	at25->status = (at25->new_status & AT25_KEPT) | AT25_WEL;
	at25_begin_write(at25);
}

/* What ends in the middle of a byte, or has no data, does nothing. */
static void at25_deselect(struct at25 *at25)
{
	if (inox_sim_spi_odd_bits(at25))
		return;
	if (at25->instruction == AT25_WREN && at25->index == 1)
		at25->status |= AT25_WEL;
	else if (at25->instruction == AT25_WRDI && at25->index == 1)
		at25->status &= ~AT25_WEL;
	else if (at25->instruction == AT25_WRITE && at25->filled)
		at25_write(at25);
	else if (at25->instruction == AT25_WRSR && at25->filled)
		at25_write_status(at25);
}

inox_sim_spi_chip(at25, AT25_MODELS, AT25_ATTRS,
	.modes = INOX_SIM_SPI_MODE(0) | INOX_SIM_SPI_MODE(3),
	.max_hz = 20000000,
	.init = at25_init,
	.power_on = at25_power_on,
	.select = at25_select,
	.send = at25_send,
	.receive = at25_receive,
	.deselect = at25_deselect);

MODULE_DESCRIPTION("AT25 EEPROM and FM25 FRAM for simulated SPI buses");
MODULE_LICENSE("GPL");
