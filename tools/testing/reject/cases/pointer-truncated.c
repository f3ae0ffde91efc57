// SPDX-License-Identifier: GPL-2.0
/*
 * A cast does not drop const.
 * refused: discards .const. qualifier
 */
#include <linux/slab.h>

#include <inox/unsafe.h>

#include <inox/strict.h>

char *wrong(const char *p);

char *wrong(const char *p)
{
	return (char *)p;
}
