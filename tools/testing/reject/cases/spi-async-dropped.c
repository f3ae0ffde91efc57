// SPDX-License-Identifier: GPL-2.0
/*
 * A message on its way is waited for on every path.
 * refused: leaves the block without finishing
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

	if (chip->plain[0])
		return -EINVAL;
	return spi_flight_wait(flight);
}
