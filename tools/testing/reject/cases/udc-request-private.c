// SPDX-License-Identifier: GPL-2.0
/*
 * Nobody looks into a request: its buffer is not to be seen.
 * refused: attempt to use poisoned .inox__request.
 */
#include <inox/usb/carry.h>

#include <inox/strict.h>

void *wrong(struct inox_udc_request *request);

void *wrong(struct inox_udc_request *request)
{
	return request->inox__request;
}
