/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: dma.h
 *
 * Bytes that a bus may write while the processor runs.  They are a member of
 * the driver's object, of a type of their own, and no member beside them shares
 * their cache lines; what a bus takes is named as such a member, so neither a
 * variable of the stack nor a plain array can be given to it.
 */
#ifndef INOX_DMA_H
#define INOX_DMA_H

#include <linux/cache.h>
#include <linux/minmax.h>
#include <linux/slab.h>

#include <inox/bytes.h>

/**
 * inox_dma() - the type of @n bytes that a bus may write and read
 * @n: how many, a constant
 *
 * Only for members of a driver's object.
 */
#define inox_dma(n) \
	struct { u8 inox__dma[n]; } __aligned(ARCH_DMA_MINALIGN)

/**
 * inox_dma_writer() - write the bytes from their start, for the bus to take
 * @box: an inox_dma() member, by its address
 *
 * Context: Any; while no transfer uses them.
 * Return: A struct inox_writer, which must not outlive them.
 */
#define inox_dma_writer(box)	inox_writer_of((box)->inox__dma)

/**
 * inox_dma_reader() - read what the bus wrote, from the start
 * @box: an inox_dma() member, by its address
 * @n: how many bytes; no more than there are
 *
 * Context: Any; while no transfer uses them.
 * Return: A struct inox_reader, which must not outlive them.
 */
#define inox_dma_reader(box, n)						\
	inox__reader_over((box)->inox__dma,				\
			  min_t(size_t, n, sizeof((box)->inox__dma)))

#endif
