// SPDX-License-Identifier: GPL-2.0
/*
 * fuzz-spidev NODE COUNT SEED: as many calls of a spidev node, of random messages.  Prints how
 * they ended.  None leaves the chip selected, as it would answer together with others: there
 * is no SPI_CS_HIGH, and no cs_change at the end of a message.
 */

#include <err.h>
#include <fcntl.h>
#include <linux/spi/spidev.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "noise.h"

#define MOST 8
#define ROOM 8192

static unsigned char out[MOST][ROOM], in[MOST][ROOM];

static uint64_t room(unsigned char *place)
{
	if (one_in(5))
		return 0;
	return one_in(200) ? noise() : (uint64_t)(uintptr_t)place;
}

static uint8_t width(void)
{
	return (uint8_t)(one_in(3) ? some(34, 255) : 0);
}

static uint8_t lines(void)
{
	return (uint8_t)(one_in(10) ? some(8, 255) : 0);
}

static struct spi_ioc_transfer transfer(unsigned int n)
{
	noise_fill(out[n], 16);
	return (struct spi_ioc_transfer){
		.tx_buf = room(out[n]),
		.rx_buf = room(in[n]),
		.len = some(40, ROOM),
		.speed_hz = one_in(3) ? 1000000 + noise() % 100000000 : 0,
		.bits_per_word = width(),
		.cs_change = (uint8_t)(one_in(4) ? noise() : 0),
		.tx_nbits = lines(),
		.rx_nbits = lines(),
		.word_delay_usecs = (uint8_t)(one_in(100) ? below(3) : 0),
		.delay_usecs = (uint16_t)(one_in(20) ? below(20) : 0),
	};
}

static int message(int device)
{
	struct spi_ioc_transfer list[MOST];
	unsigned int n = below(MOST + 1), i;

	for (i = 0; i < n; i++)
		list[i] = transfer(i);
	if (n)
		list[n - 1].cs_change = 0;
	return ioctl(device, SPI_IOC_MESSAGE(n), one_in(500) ? (void *)(uintptr_t)noise() : list);
}

static int setting(int device)
{
	uint32_t mode = (one_in(4) ? noise() : below(0x1000)) & ~SPI_CS_HIGH, hz = one_in(10) ? noise() : 1000000 + below(50000000);
	uint8_t byte = width();

	switch (below(6)) {
	case 0:
		return ioctl(device, SPI_IOC_WR_MODE32, &mode);
	case 1:
		return ioctl(device, SPI_IOC_WR_MAX_SPEED_HZ, &hz);
	case 2:
		return ioctl(device, SPI_IOC_WR_BITS_PER_WORD, &byte);
	case 3:
		return ioctl(device, SPI_IOC_WR_LSB_FIRST, &byte);
	case 4:
		return ioctl(device, SPI_IOC_RD_MODE32, one_in(10) ? NULL : &mode);
	default:
		return ioctl(device, SPI_IOC_MESSAGE(0) | below(0x10000) << 16, (unsigned long)noise());
	}
}

static int plain(int device)
{
	unsigned int n = some(40, ROOM);

	return (int)(one_in(2) ? read(device, in[0], n) : write(device, out[0], n));
}

static int one(int device)
{
	switch (below(10)) {
	case 0:
		return setting(device);
	case 1:
		return plain(device);
	default:
		return message(device);
	}
}

/* Noise leaves it in a mode that few messages can be sent in. */
static void restore(int device)
{
	uint32_t mode = below(4), hz = 10000000;
	uint8_t width = 8;

	ioctl(device, SPI_IOC_WR_MODE32, &mode);
	ioctl(device, SPI_IOC_WR_BITS_PER_WORD, &width);
	ioctl(device, SPI_IOC_WR_MAX_SPEED_HZ, &hz);
}

int main(int argc, char **argv)
{
	unsigned long i, count;
	int device = -1;

	if (argc != 4)
		errx(2, "usage: fuzz-spidev NODE COUNT SEED");
	count = strtoul(argv[2], NULL, 0);
	noise_seed(argv[3]);
	for (i = 0; i < count; i++) {
		if (i % 1000 == 0) {
			close(device);
			device = open(argv[1], O_RDWR);
		}
		if (device < 0)
			err(1, "%s", argv[1]);
		if (i % 50 == 0)
			restore(device);
		outcome(one(device));
	}
	tell_outcomes();
	return 0;
}
