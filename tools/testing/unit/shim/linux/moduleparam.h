/* SPDX-License-Identifier: GPL-2.0 */
/* What the headers take from here, for a user-space build. */
#ifndef SHIM_MODULEPARAM_H
#define SHIM_MODULEPARAM_H

struct kernel_param { };

struct kernel_param_ops {
	int (*set)(const char *text, const struct kernel_param *param);
	int (*get)(char *page, const struct kernel_param *param);
};

#endif
