/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: param.h
 *
 * A number that an administrator sets, in /sys/module/<module>/parameters or when
 * the module is loaded.  One outside its range is refused, the log says what the
 * range is, and the number stays as it was.
 */
#ifndef INOX_PARAM_H
#define INOX_PARAM_H

#include <linux/moduleparam.h>
#include <linux/printk.h>
#include <linux/types.h>

struct inox__param {
	unsigned int *inox__value;
	unsigned int inox__least, inox__most;
};

static inline int inox__param_set(const char *text,
				  const struct kernel_param *param)
{
	const struct inox__param *range = param->arg;
	struct kernel_param value = *param;
	int err;

	value.arg = range->inox__value;
	err = param_set_uint_minmax(text, &value, range->inox__least,
				    range->inox__most);
	if (err)
		pr_warn("%s: %s must be from %u to %u\n", KBUILD_MODNAME,
			param->name, range->inox__least, range->inox__most);
	return err;
}

static inline int inox__param_get(char *page, const struct kernel_param *param)
{
	const struct inox__param *range = param->arg;
	struct kernel_param value = *param;

	value.arg = range->inox__value;
	return param_get_uint(page, &value);
}

static const struct kernel_param_ops __maybe_unused inox__param_ops = {
	.set = inox__param_set,
	.get = inox__param_get,
};

/**
 * INOX_PARAM() - a parameter of the module, an unsigned int of this name
 * @name: its name
 * @preset: what it is before anybody sets it
 * @least: the least that it can be
 * @most: the most
 * @text: what modinfo says of it
 *
 * Who writes another number gets -EINVAL, and the log says what it may be.
 */
#define INOX_PARAM(name, preset, least, most, text)			\
	static_assert((preset) >= (least) && (preset) <= (most),	\
		      "the preset of a parameter is outside its range"); \
	static unsigned int name = (preset);				\
	static struct inox__param inox__param_##name = {		\
		&name, (least), (most)					\
	};								\
	module_param_cb(name, &inox__param_ops, &inox__param_##name, 0644); \
	MODULE_PARM_DESC(name, text)

#endif
