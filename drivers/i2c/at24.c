// SPDX-License-Identifier: GPL-2.0
/*
 * 24Cxx EEPROM
 *
 * The chip takes a page of bytes at once and then writes it, for some
 * milliseconds in which it answers to nothing; so a transfer that is not
 * answered is tried again until that time is certainly over.  Bytes beyond the
 * end of a page would go to its start.
 *
 * Up to 16 Kbit the word address is one byte, and what is beyond 256 bytes is
 * at the following bus addresses.
 *
 * Datasheets: Microchip AT24C01C/02C (DS20006111), AT24C04C/08C (DS20006127),
 * AT24C16C (DS20006109), AT24C32E/64D, AT24C128C/256C (DS20006042), AT24C512C.
 */
#include <inox/i2c-memory.h>
#include <inox/nvmem.h>
#include <inox/pm.h>
#include <inox/property.h>
#include <inox/time.h>

#include <inox/strict.h>

/* Datasheets promise 5 ms, those of old parts 20. */
#define AT24_BUSY	inox_ms(25)
#define AT24_POLL	inox_us(500)
#define AT24_BANKS	8

struct at24_kind {
	u32 size;
	u8 bits;		/* of the word address */
	u8 page;
	bool spd;		/* of a memory module: nobody writes, all read */
};

static const struct at24_kind at24_c01 = { 128, 8, 8 };
static const struct at24_kind at24_c02 = { 256, 8, 8 };
static const struct at24_kind at24_c04 = { 512, 8, 16 };
static const struct at24_kind at24_c08 = { 1024, 8, 16 };
static const struct at24_kind at24_c16 = { 2048, 8, 16 };
static const struct at24_kind at24_c32 = { 4096, 16, 32 };
static const struct at24_kind at24_c64 = { 8192, 16, 32 };
static const struct at24_kind at24_c128 = { 16384, 16, 64 };
static const struct at24_kind at24_c256 = { 32768, 16, 64 };
static const struct at24_kind at24_c512 = { 65536, 16, 128 };
static const struct at24_kind at24_spd = { 256, 8, 1, true };

#define AT24_CHIPS(chip)		\
	chip("24c01", at24_c01)		\
	chip("24c02", at24_c02)		\
	chip("24c04", at24_c04)		\
	chip("24c08", at24_c08)		\
	chip("24c16", at24_c16)		\
	chip("24c32", at24_c32)		\
	chip("24c64", at24_c64)		\
	chip("24c128", at24_c128)	\
	chip("24c256", at24_c256)	\
	chip("24c512", at24_c512)	\
	chip("spd", at24_spd)

struct at24 {
	struct inox_i2c_memory bus;
	u32 size;
	u32 page;
	bool read_only;
	const char *label;
};

inox_i2c_ids(at24, struct at24_kind, AT24_CHIPS);

static int at24_read_some(struct at24 *at24, u32 at, struct inox_writer *out)
{
	struct inox_deadline deadline = inox_deadline(AT24_BUSY);
	int err;

	do {
		err = inox_i2c_memory_read(at24, at, out);
	} while (err && inox_deadline_wait(&deadline, AT24_POLL));
	return err;
}

static int at24_read(struct at24 *at24, u32 at, struct inox_writer *out)
{
	INOX_AWAKE(at24);

	while (inox_writer_left(out))
		TRY(at24_read_some(at24, at + (u32)inox_writer_used(out), out));
	return 0;
}

/* No more than to the end of the page. */
static int at24_write_some(struct at24 *at24, u32 at, struct inox_reader *in)
{
	struct inox_deadline deadline = inox_deadline(AT24_BUSY);
	u32 most = at24->page - at % at24->page;
	int err;

	do {
		err = inox_i2c_memory_write(at24, at, in, most);
	} while (err && inox_deadline_wait(&deadline, AT24_POLL));
	return err;
}

static int at24_write(struct at24 *at24, u32 at, struct inox_reader *in)
{
	u32 end = at + (u32)inox_reader_left(in);

	INOX_AWAKE(at24);

	while (inox_reader_left(in))
		TRY(at24_write_some(at24, end - (u32)inox_reader_left(in), in));
	return 0;
}

static struct inox_nvmem_about at24_about(const struct at24 *at24)
{
	return (struct inox_nvmem_about){
		.size = at24->size,
		.read_only = at24->read_only,
		.world_readable = at24_kind(at24)->spd,
		.label = at24->label,
	};
}

/* One byte tells whether the chip is there. */
static int at24_look(struct at24 *at24)
{
	u8 byte[1];
	struct inox_writer out = inox_writer_of(byte);

	return at24_read(at24, 0, &out) ? -ENODEV : 0;
}

static int at24_probe(struct at24 *at24)
{
	const struct at24_kind *kind = at24_kind(at24);
	u32 bits = TRY(inox_property_u32(at24, "address-width", kind->bits, 8, 16));
	u32 size = TRY(inox_property_u32(at24, "size", kind->size, 1, AT24_BANKS << bits));
	u32 least = ((size - 1) >> bits) + 1;
	u32 banks = TRY(inox_property_u32(at24, "num-addresses", least, least, AT24_BANKS));

	at24->size = size;
	at24->page = TRY(inox_property_u32(at24, "pagesize", kind->page, 1, size));
	at24->label = TRY(inox_property_text(at24, "label", NULL));
	at24->read_only = kind->spd || inox_property_flag(at24, "read-only");
	TRY(inox_i2c_memory_init(at24, bits, banks, !at24->read_only));
	return at24_look(at24);
}

inox_nvmem(at24,
	.about = at24_about,
	.read = at24_read,
	.write = at24_write);

inox_i2c_driver(at24,
	.supply = "vcc",
	.idle = true,
	.probe = at24_probe,
	.publish = at24_nvmem);

MODULE_DESCRIPTION("24Cxx EEPROM");
MODULE_LICENSE("GPL");
