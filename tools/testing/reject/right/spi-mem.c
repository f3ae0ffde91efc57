// SPDX-License-Identifier: GPL-2.0
/*
 * A memory that is read on as many lines as there are, and written in pieces.
 */
#include <inox/spi-mem.h>

#include <inox/strict.h>

struct chip {
	struct inox_spi bus;
	struct inox_spi_mem_in read;
	inox_dma(256) data;
};

static const u32 chip_kind_only = 1;

#define CHIP_LIST(chip)	chip("chip", chip_kind_only)

inox_spi_ids(chip, u32, CHIP_LIST);

static const struct inox_spi_mem_bare chip_enable = { .code = 0x06 };
static const struct inox_spi_mem_out chip_program = { .code = 0x02, .address = 3 };
static const struct inox_spi_mem_in chip_reads[] = {
	{ .code = 0xeb, .address = 3, .clocks = 6, .lines = INOX_SPI_MEM_1_4_4 },
	{ .code = 0x6b, .address = 3, .clocks = 8, .lines = INOX_SPI_MEM_1_1_4 },
	{ .code = 0x0b, .address = 3, .clocks = 8 },
};

/* The last needs one line, which every bus has. */
static void chip_choose(struct chip *chip)
{
	u32 i;

	for (i = 0; i < ARRAY_SIZE(chip_reads); i++) {
		chip->read = chip_reads[i];
		if (inox_spi_mem_can(chip, chip->read))
			return;
	}
}

static int chip_read(struct chip *chip, u32 at, struct inox_writer *out)
{
	while (inox_writer_left(out)) {
		size_t n = min(inox_writer_left(out), sizeof(chip->data));
		struct inox_reader in = TRY(inox_spi_mem_read(chip, chip->read, at, data, n));

		at += (u32)inox_reader_left(&in);
		TRY(inox_write_part(out, &in));
	}
	return 0;
}

static int chip_write_some(struct chip *chip, u32 at, struct inox_reader *in)
{
	u32 n = TRY(inox_spi_mem_most(chip, chip_program, inox_reader_left(in)));
	struct inox_writer out = inox_dma_writer(&chip->data);
	struct inox_reader part = TRY(inox_read_part(in, n));

	TRY(inox_write_part(&out, &part));
	TRY(inox_spi_mem_send(chip, chip_enable, 0));
	return inox_spi_mem_write(chip, chip_program, at, data, n);
}

static int chip_probe(struct chip *chip)
{
	u8 first[4];
	struct inox_writer out = inox_writer_of(first);
	struct inox_reader in;

	chip_choose(chip);
	TRY(chip_read(chip, 0, &out));
	in = inox_reader_of(first);
	return chip_write_some(chip, 0, &in);
}

inox_spi_driver(chip,
	.probe = chip_probe);

MODULE_DESCRIPTION("A memory");
MODULE_LICENSE("GPL");
