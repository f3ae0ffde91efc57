// SPDX-License-Identifier: GPL-2.0
/*
 * A chip with a command, a status and samples of 16 bits, some of them fetched
 * while something else is done.
 */
#include <inox/spi.h>

#include <inox/strict.h>

#define CHIP_SAMPLES	8

struct chip {
	struct inox_spi bus;
	inox_dma(4) head;
	inox_dma(4) answer;
	inox_dma(2 * CHIP_SAMPLES) samples;
	u32 sum;
};

static const u32 chip_kind_only = 1;

#define CHIP_LIST(chip)	chip("chip", chip_kind_only)

inox_spi_ids(chip, u32, CHIP_LIST);

/* Both directions at once, in one selection, after one in another. */
static struct inox_u16 chip_ask(struct chip *chip, u8 channel)
{
	struct inox_writer out = inox_dma_writer(&chip->head);
	struct inox_reader in = inox_dma_reader(&chip->answer, 4);
	int err = inox_write_be16(&out, (u16)(channel << 12));

	if (!err)
		err = inox_write_be16(&out, 0);
	if (!err)
		err = inox_spi_transfer(chip, inox_spi_end(inox_spi_bytes(0x06)),
					inox_spi_exchange(chip, head, answer, 4));
	if (!err)
		err = inox_read_skip(&in, 2);
	return err ? inox_u16_err(err) : inox_read_be16(&in);
}

static int chip_stream(struct chip *chip, u32 at)
{
	INOX_TXN(spi_flight, flight,
		 TRY(inox_spi_start(chip, inox_spi_number(at, 3),
				    inox_spi_words(inox_spi_receive(chip, samples,
								    2 * CHIP_SAMPLES), 12))));

	chip->sum++;
	return spi_flight_wait(flight);
}

static int chip_probe(struct chip *chip)
{
	u16 first;

	TRY(inox_spi_setup(chip, .modes = INOX_SPI_MODE(1), .max_hz = 1000000,
			   .word_bits = 8));
	first = TRY(chip_ask(chip, 3));
	return chip_stream(chip, first);
}

inox_spi_driver(chip,
	.probe = chip_probe);

MODULE_DESCRIPTION("A chip");
MODULE_LICENSE("GPL");
