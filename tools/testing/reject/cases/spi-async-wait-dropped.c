// SPDX-License-Identifier: GPL-2.0
/*
 * How a message ended is looked at.
 * refused: ignoring return value
 * by: optimizer
 */
#include <inox/spi.h>

#include <inox/strict.h>

struct chip {
	struct inox_spi bus;
	inox_dma(4) data;
	const inox_dma(4) pattern;
	u8 plain[4];
};

int wrong(struct chip *chip);

int wrong(struct chip *chip)
{
	INOX_TXN(spi_flight, flight,
		 TRY(inox_spi_start(chip, inox_spi_send(chip, data, 4))));

	spi_flight_wait(flight);
	return 0;
}
