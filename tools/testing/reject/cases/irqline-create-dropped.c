// SPDX-License-Identifier: GPL-2.0
/*
 * A line may not have been made.
 * refused: ignoring return value
 * by: optimizer
 */
#include <inox/irqline.h>

#include <inox/strict.h>

void wrong(struct inox_irqline *line);

void wrong(struct inox_irqline *line)
{
	inox_irqline_create(line, "board", "pin");
}
