// SPDX-License-Identifier: GPL-2.0
/*
 * The level of a line is set by name, so that somebody is told.
 * refused: poisoned .inox__level.
 */
#include <inox/irqline.h>

#include <inox/strict.h>

void wrong(struct inox_irqline *line);

void wrong(struct inox_irqline *line)
{
	line->inox__level = true;
}
