// SPDX-License-Identifier: GPL-2.0
/*
 * TRY() takes results and errnos only.
 * refused: request for member|not a structure
 */
#include <inox/result.h>

#include <inox/strict.h>

bool ready(void);
int wrong(void);

int wrong(void)
{
	TRY(ready());
	return 0;
}
