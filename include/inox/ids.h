/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: ids.h
 *
 * Part of the headers of buses: by which names a driver knows its chips.
 */
#ifndef INOX_IDS_H
#define INOX_IDS_H

#include <linux/kconfig.h>
#include <linux/mod_devicetable.h>
#include <linux/string.h>

/*
 * Chips answer to "inox-<name>", so that loading a driver never races the stock
 * one for a device; to the stock name too where the configuration says so.
 */
#define INOX__ID_PREFIX "inox-"

#if IS_ENABLED(CONFIG_INOX_TAKEOVER)
# define INOX__STOCK_ID(...) __VA_ARGS__
#else
# define INOX__STOCK_ID(...)
#endif

/* A row of a bus's table, which has a name and a pointer as a number. */
#define INOX__BUS_ID(chip, kind)					\
	{								\
		.name = INOX__ID_PREFIX chip,				\
		.driver_data = (kernel_ulong_t)&(kind),			\
	},								\
	INOX__STOCK_ID({						\
		.name = chip,						\
		.driver_data = (kernel_ulong_t)&(kind),			\
	},)

#define INOX__OF_ID(chip, kind)						\
	{								\
		.compatible = "inox," INOX__ID_PREFIX chip,		\
		.data = &(kind),					\
	},

/* What users know the chip as. */
static inline const char *inox__id_stem(const char *name)
{
	return str_has_prefix(name, INOX__ID_PREFIX) ?
		name + strlen(INOX__ID_PREFIX) : name;
}

#endif
