// SPDX-License-Identifier: GPL-2.0
/*
 * An expectation that is not put back is never freed; none is handed out.
 * refused: nf_ct_expect_alloc.*raw kernel API, use inox_flow_expect
 */
#include <inox/net/helper.h>

#include <inox/strict.h>

void *wrong(void);

void *wrong(void)
{
	return nf_ct_expect_alloc(NULL);
}
