/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: text.h
 *
 * Text for whoever reads a file of <inox/configfs.h> or <inox/sysfs.h>: at most a
 * page, which is where such files end.
 */
#ifndef INOX_TEXT_H
#define INOX_TEXT_H

#include <linux/kernel.h>
#include <linux/mm.h>
#include <linux/stdarg.h>

/**
 * struct inox_text - what a text attribute writes to
 */
struct inox_text {
	/* private: */
	char *inox__page;
	int inox__len;
};

/**
 * inox_text_add() - add formatted text
 * @text: where to
 * @format: as printf() has it, and its values; what does not fit in a page is cut off
 *
 * Context: Any.
 */
static inline __printf(2, 3) void inox_text_add(struct inox_text *text,
						const char *format, ...)
{
	size_t left = PAGE_SIZE - (size_t)text->inox__len;
	va_list values;

	va_start(values, format);
	text->inox__len += vscnprintf(text->inox__page + text->inox__len, left,
				      format, values);
	va_end(values);
}

#endif
