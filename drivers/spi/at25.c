// SPDX-License-Identifier: GPL-2.0
/*
 * AT25 EEPROM and FM25 FRAM
 *
 * The chip refuses a write that WREN does not precede, and forgets WREN with
 * each write.  An EEPROM takes a page of bytes at once and then writes it for
 * some milliseconds, in which only its status can be read; an FRAM is never
 * busy.  Bytes beyond the end of a page would go to its start.
 *
 * Datasheets: Microchip AT25010B/020B/040B (DS20006251), AT25128B/256B
 * (DS20006193), AT25M02 (DS20006230); Cypress FM25V05 (001-84497).
 */
#include <inox/nvmem.h>
#include <inox/pm.h>
#include <inox/property.h>
#include <inox/spi.h>
#include <inox/time.h>

#include <inox/strict.h>

#define AT25_WRITE	0x02
#define AT25_READ	0x03
#define AT25_WRDI	0x04
#define AT25_RDSR	0x05
#define AT25_WREN	0x06
#define AT25_BIT8	0x08	/* of an address, in the instruction */

#define AT25_WRITING	0x01u
#define AT25_ENABLED	0x02u

/* Datasheets promise 5 ms, those of old parts 20. */
#define AT25_BUSY	inox_ms(25)
#define AT25_POLL	inox_us(500)
#define AT25_MOST	512u	/* bytes moved at once */
#define AT25_HEAD	5u	/* instructions and address before them */

struct at25_kind {
	u32 size;
	u32 page;
	u8 bits;		/* of an address */
};

static const struct at25_kind at25_010 = { 128, 8, 8 };
static const struct at25_kind at25_020 = { 256, 8, 8 };
static const struct at25_kind at25_040 = { 512, 8, 9 };
static const struct at25_kind at25_080 = { 1024, 32, 16 };
static const struct at25_kind at25_160 = { 2048, 32, 16 };
static const struct at25_kind at25_320 = { 4096, 32, 16 };
static const struct at25_kind at25_640 = { 8192, 32, 16 };
static const struct at25_kind at25_128 = { 16384, 64, 16 };
static const struct at25_kind at25_256 = { 32768, 64, 16 };
static const struct at25_kind at25_512 = { 65536, 128, 16 };
static const struct at25_kind at25_m01 = { 131072, 256, 24 };
static const struct at25_kind at25_m02 = { 262144, 256, 24 };
static const struct at25_kind at25_v05 = { 65536, 65536, 16 };
static const struct at25_kind at25_v10 = { 131072, 131072, 24 };

#define AT25_CHIPS(chip)		\
	chip("at25010", at25_010)	\
	chip("at25020", at25_020)	\
	chip("at25040", at25_040)	\
	chip("at25080", at25_080)	\
	chip("at25160", at25_160)	\
	chip("at25320", at25_320)	\
	chip("at25640", at25_640)	\
	chip("at25128", at25_128)	\
	chip("at25256", at25_256)	\
	chip("at25512", at25_512)	\
	chip("at25m01", at25_m01)	\
	chip("at25m02", at25_m02)	\
	chip("fm25v05", at25_v05)	\
	chip("fm25v10", at25_v10)

struct at25 {
	struct inox_spi bus;
	u32 size;
	u32 page;
	u32 bits;
	bool read_only;
	const char *label;
	inox_dma(1) status;
	inox_dma(AT25_MOST) data;
};

inox_spi_ids(at25, struct at25_kind, AT25_CHIPS);

/* Nine bits of an address are eight, and one in the instruction. */
static struct inox_spi_part at25_instruct(const struct at25 *at25, u8 instruction,
					  u32 at)
{
	return inox_spi_bytes(at25->bits == 9 && at >> 8 ?
			      instruction | AT25_BIT8 : instruction);
}

static struct inox_spi_part at25_address(const struct at25 *at25, u32 at)
{
	return at25->bits == 9 ? inox_spi_number(at & 0xff, 1) :
				 inox_spi_number(at, at25->bits / 8);
}

static struct inox_u8 at25_status(struct at25 *at25)
{
	struct inox_reader in = inox_dma_reader(&at25->status, 1);
	int err = inox_spi_transfer(at25, inox_spi_bytes(AT25_RDSR),
				    inox_spi_receive(at25, status, 1));

	return err ? inox_u8_err(err) : inox_read_u8(&in);
}

static int at25_read_some(struct at25 *at25, u32 at, struct inox_writer *out)
{
	size_t n = min3(inox_writer_left(out), (size_t)AT25_MOST,
			inox_spi_most(at25, AT25_HEAD));
	struct inox_reader in = inox_dma_reader(&at25->data, n);

	TRY(inox_spi_transfer(at25, at25_instruct(at25, AT25_READ, at),
			      at25_address(at25, at),
			      inox_spi_receive(at25, data, n)));
	return inox_write_part(out, &in);
}

static int at25_read(struct at25 *at25, u32 at, struct inox_writer *out)
{
	INOX_AWAKE(at25);

	while (inox_writer_left(out))
		TRY(at25_read_some(at25, at + (u32)inox_writer_used(out), out));
	return 0;
}

static int at25_wait(struct at25 *at25, u8 *status)
{
	struct inox_deadline deadline = inox_deadline(AT25_BUSY);

	do {
		*status = TRY(at25_status(at25));
		if (!(*status & AT25_WRITING))
			return 0;
	} while (inox_deadline_wait(&deadline, AT25_POLL));
	return -ETIMEDOUT;
}

/* A chip that has not taken a write has it enabled still. */
static int at25_settle(struct at25 *at25)
{
	u8 status;

	TRY(at25_wait(at25, &status));
	if (!(status & AT25_ENABLED))
		return 0;
	TRY(inox_spi_transfer(at25, inox_spi_bytes(AT25_WRDI)));
	return -EIO;
}

/* No more than to the end of the page. */
static int at25_write_some(struct at25 *at25, u32 at, struct inox_reader *in)
{
	size_t n = min3(inox_reader_left(in), (size_t)(at25->page - at % at25->page),
			min((size_t)AT25_MOST, inox_spi_most(at25, AT25_HEAD)));
	struct inox_writer out = inox_dma_writer(&at25->data);
	struct inox_reader part = TRY(inox_read_part(in, n));

	TRY(inox_write_part(&out, &part));
	TRY(inox_spi_transfer(at25, inox_spi_end(inox_spi_bytes(AT25_WREN)),
			      at25_instruct(at25, AT25_WRITE, at),
			      at25_address(at25, at),
			      inox_spi_send(at25, data, n)));
	return at25_settle(at25);
}

static int at25_write(struct at25 *at25, u32 at, struct inox_reader *in)
{
	u32 end = at + (u32)inox_reader_left(in);

	INOX_AWAKE(at25);

	while (inox_reader_left(in))
		TRY(at25_write_some(at25, end - (u32)inox_reader_left(in), in));
	return 0;
}

static struct inox_nvmem_about at25_about(const struct at25 *at25)
{
	return (struct inox_nvmem_about){
		.size = at25->size,
		.read_only = at25->read_only,
		.label = at25->label,
	};
}

/* Where no chip is, the bus reads as ones, as from one that never ends a write. */
static int at25_look(struct at25 *at25)
{
	u8 status;
	int err;

	INOX_AWAKE(at25);

	err = at25_wait(at25, &status);
	return err == -ETIMEDOUT ? -ENODEV : err;
}

static int at25_probe(struct at25 *at25)
{
	const struct at25_kind *kind = at25_kind(at25);
	u32 bits = TRY(inox_property_u32(at25, "address-width", kind->bits, 8, 24));

	if (bits != 9 && bits % 8) {
		inox_err(at25, "no chip has %u address bits\n", bits);
		return -EINVAL;
	}
	at25->bits = bits;
	at25->size = TRY(inox_property_u32(at25, "size", kind->size, 1, 1u << bits));
	at25->page = TRY(inox_property_u32(at25, "pagesize", kind->page, 1, at25->size));
	at25->label = TRY(inox_property_text(at25, "label", NULL));
	at25->read_only = inox_property_flag(at25, "read-only");
	TRY(inox_spi_setup(at25, .modes = INOX_SPI_MODE(0) | INOX_SPI_MODE(3)));
	return at25_look(at25);
}

inox_nvmem(at25,
	.about = at25_about,
	.read = at25_read,
	.write = at25_write);

inox_spi_driver(at25,
	.supply = "vcc",
	.idle = true,
	.probe = at25_probe,
	.publish = at25_nvmem);

MODULE_DESCRIPTION("AT25 EEPROM and FM25 FRAM");
MODULE_LICENSE("GPL");
