// SPDX-License-Identifier: GPL-2.0
/*
 * A parameter begins inside its own range.
 * refused: the preset of a parameter is outside its range
 */
#include <inox/param.h>

#include <inox/strict.h>

INOX_PARAM(seconds, 0, 1, 86400, "how long");
