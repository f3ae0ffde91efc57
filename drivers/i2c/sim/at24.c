// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated I2C bus: 24Cxx EEPROM
 *
 * A write fills a latch of one page, in which the address wraps; the stop
 * condition programs what was filled, and for the time that takes the chip
 * answers to nothing.  A start condition in its place drops the latch.  Reading
 * goes through the whole array and on from its beginning.
 *
 * Datasheets: Microchip AT24C01C/02C (DS20006111), AT24C04C/08C (DS20006127),
 * AT24C16C (DS20006109), AT24C32E/64D, AT24C128C/256C (DS20006042), AT24C512C,
 * sections Write Operations, Read Operations, Write Protection; ST M24C16, data
 * sheet section Write operations, for the other way to refuse.
 */
#include <linux/ktime.h>

#include <inox/sim/i2c.h>

#include <inox/strict.h>

#define AT24_LARGEST	65536
#define AT24_PAGE_MAX	128
#define AT24_WRITE_US	5000
#define AT24_WRITE_US_MAX	60000000

/* What a chip does about writes. */
enum at24_protection { AT24_OPEN, AT24_IGNORES, AT24_REFUSES };

struct at24_kind {
	u32 bytes;
	u8 page;
	u8 address_bytes;
};

static const struct at24_kind at24_c01 = { 128, 8, 1 };
static const struct at24_kind at24_c02 = { 256, 8, 1 };
static const struct at24_kind at24_c04 = { 512, 16, 1 };
static const struct at24_kind at24_c08 = { 1024, 16, 1 };
static const struct at24_kind at24_c16 = { 2048, 16, 1 };
static const struct at24_kind at24_c32 = { 4096, 32, 2 };
static const struct at24_kind at24_c64 = { 8192, 32, 2 };
static const struct at24_kind at24_c128 = { 16384, 64, 2 };
static const struct at24_kind at24_c256 = { 32768, 64, 2 };
static const struct at24_kind at24_c512 = { 65536, 128, 2 };

#define AT24_MODELS(model)		\
	model("24c01", at24_c01)	\
	model("24c02", at24_c02)	\
	model("24c04", at24_c04)	\
	model("24c08", at24_c08)	\
	model("24c16", at24_c16)	\
	model("24c32", at24_c32)	\
	model("24c64", at24_c64)	\
	model("24c128", at24_c128)	\
	model("24c256", at24_c256)	\
	model("24c512", at24_c512)

struct at24 {
	struct inox_sim_chip chip;
	u32 pointer;		/* of the next byte to read or write */
	u32 incoming;		/* bytes of an address, as they come */
	u8 index;		/* how many of them have come */
	bool filled;		/* bytes have come after them */
	bool wrapped;		/* beyond the end of the page */
	u8 latch[AT24_PAGE_MAX];
	bool latched[AT24_PAGE_MAX];
	u64 busy_until;		/* nanoseconds since boot */

	u32 write_us;		/* how long a write takes */
	u32 protect;		/* enum at24_protection */
	u32 reads;		/* messages that the chip sent bytes in */
	u32 writes;		/* pages programmed */
	u32 wraps;		/* of these, longer than to the end of the page */
	u32 protected;		/* writes that were ignored or refused */
	u32 busy_nacks;		/* addressings while it was busy */
	u8 content[AT24_LARGEST];
};

inox_sim_models(at24, struct at24_kind, AT24_MODELS);

#define AT24_ATTRS(attr)						\
	attr(at24, content, bytes, bytes)				\
	attr(at24, size, text)						\
	attr(at24, page, text)						\
	attr(at24, pointer, ro_hex)					\
	attr(at24, write_us, rw_int, 0, AT24_WRITE_US_MAX)		\
	attr(at24, protect, rw_int, AT24_OPEN, AT24_REFUSES)		\
	attr(at24, reads, ro_int)					\
	attr(at24, writes, ro_int)					\
	attr(at24, wraps, ro_int)					\
	attr(at24, protected, ro_int)					\
	attr(at24, busy_nacks, ro_int)

static size_t at24_bytes(const struct at24 *at24)
{
	return at24_kind(at24)->bytes;
}

static void at24_size(struct at24 *at24, struct inox_text *text)
{
	inox_text_add(text, "%u\n", at24_kind(at24)->bytes);
}

static void at24_page(struct at24 *at24, struct inox_text *text)
{
	inox_text_add(text, "%u\n", at24_kind(at24)->page);
}

/* A new chip is erased. */
static int at24_init(struct at24 *at24)
{
	size_t i;

	for (i = 0; i < at24_bytes(at24); i++)
		at24->content[i] = 0xff;
	at24->write_us = AT24_WRITE_US;
	return 0;
}

/* One for each 256 bytes that one byte of address cannot tell apart. */
static unsigned int at24_addresses(const struct at24 *at24)
{
	const struct at24_kind *kind = at24_kind(at24);

	return kind->address_bytes == 1 && kind->bytes > 256 ? kind->bytes / 256 : 1;
}

static void at24_empty_latch(struct at24 *at24)
{
	u32 i;

	at24->filled = false;
	at24->wrapped = false;
	for (i = 0; i < AT24_PAGE_MAX; i++)
		at24->latched[i] = false;
}

static void at24_power_on(struct at24 *at24)
{
	at24->pointer = 0;
	at24->index = 0;
	at24->busy_until = 0;
	at24_empty_latch(at24);
}

static bool at24_busy(const struct at24 *at24)
{
	return ktime_get_ns() < at24->busy_until;
}

static bool at24_start(struct at24 *at24, bool read)
{
	at24_empty_latch(at24);
	at24->index = 0;
	at24->incoming = inox_sim_which(at24);
	if (at24_busy(at24)) {
		at24->busy_nacks++;
		return false;
	}
	if (read)
		at24->reads++;
	return true;
}

/* Bits beyond the array mean nothing. */
static void at24_address(struct at24 *at24, u8 byte)
{
	at24->incoming = at24->incoming << 8 | byte;
	if (++at24->index == at24_kind(at24)->address_bytes)
		at24->pointer = at24->incoming & (at24_kind(at24)->bytes - 1);
}

static void at24_fill(struct at24 *at24, u8 byte)
{
	u32 in_page = at24_kind(at24)->page - 1u;
	u32 at = at24->pointer & in_page;

	at24->wrapped |= at24->filled && !at;
	at24->latch[at] = byte;
	at24->latched[at] = true;
	at24->pointer = (at24->pointer & ~in_page) | ((at + 1) & in_page);
	at24->filled = true;
}

static bool at24_write(struct at24 *at24, u8 byte)
{
	if (at24->index < at24_kind(at24)->address_bytes) {
		at24_address(at24, byte);
		return true;
	}
	if (at24->protect == AT24_REFUSES) {
		at24->protected++;
		return false;
	}
	at24_fill(at24, byte);
	return true;
}

static u8 at24_read(struct at24 *at24)
{
	u8 byte = at24->content[at24->pointer];

	at24->pointer = (at24->pointer + 1) & (at24_kind(at24)->bytes - 1);
	return byte;
}

/* The pointer has not left the page, wherever in it the write began. */
static void at24_program(struct at24 *at24)
{
	u32 page = at24_kind(at24)->page;
	u32 first = at24->pointer & ~(page - 1);
	u32 i;

	for (i = 0; i < page; i++)
		if (at24->latched[i])
			at24->content[first + i] = at24->latch[i];
	at24->writes++;
	at24->busy_until = ktime_get_ns() + at24->write_us * 1000ull;
}

static void at24_stop(struct at24 *at24)
{
	if (!at24->filled)
		return;
	if (at24->protect == AT24_OPEN) {
		at24->wraps += at24->wrapped;
		at24_program(at24);
	} else {
		at24->protected++;
	}
	at24_empty_latch(at24);
}

inox_sim_chip(at24, AT24_MODELS, AT24_ATTRS,
	.init = at24_init,
	.addresses = at24_addresses,
	.power_on = at24_power_on,
	.start = at24_start,
	.write = at24_write,
	.read = at24_read,
	.stop = at24_stop);

MODULE_DESCRIPTION("24Cxx EEPROMs for simulated I2C buses");
MODULE_LICENSE("GPL");
