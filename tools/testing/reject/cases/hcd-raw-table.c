// SPDX-License-Identifier: GPL-2.0
/*
 * A table of raw callbacks would go past the checks.
 * refused: attempt to use poisoned .hc_driver.
 */
#include <inox/usb/carry.h>

#include <inox/strict.h>

static const struct hc_driver wrong;
