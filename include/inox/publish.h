/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: publish.h
 *
 * Register last.  What shows an object to the rest of the system takes a struct
 * inox_built, and only the device core makes one: after .probe has succeeded.
 * So nobody can see a device that is not ready, and a driver cannot register
 * anything from anywhere else than its .publish.
 */
#ifndef INOX_PUBLISH_H
#define INOX_PUBLISH_H

#include <linux/compiler.h>

struct inox_dev;

/*
 * An object that others may see.  The type has no definition, so that nobody can
 * make one, and its address is that of the struct inox_dev.
 */
struct inox_built;

static __always_inline struct inox_dev *
inox__built_dev(const struct inox_built *built)
{
	return (struct inox_dev *)built;
}

/**
 * inox_publish() - a .publish of several things, in this order
 * @name: of the .publish
 * @...: what the macros of the subsystems defined: lm75_hwmon, lm75_char
 *
 * When one fails, those before it are taken back.
 */
#define inox_publish(name, ...)						\
	static int name(const struct inox_built *built)			\
	{								\
		static int (*const all[])(const struct inox_built *) = { \
			__VA_ARGS__					\
		};							\
		unsigned int i;						\
									\
		for (i = 0; i < ARRAY_SIZE(all); i++)			\
			TRY(all[i](built));				\
		return 0;						\
	}								\
	struct inox_dev

#endif
