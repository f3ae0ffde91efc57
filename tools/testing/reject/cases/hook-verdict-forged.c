// SPDX-License-Identifier: GPL-2.0
/*
 * A verdict is made by its functions, not out of a number.
 * refused: attempt to use poisoned .inox__verdict.
 */
#include <inox/net/hook.h>

#include <inox/strict.h>

struct inox_verdict wrong(unsigned int number);

struct inox_verdict wrong(unsigned int number)
{
	return (struct inox_verdict){ .inox__verdict = number };
}
