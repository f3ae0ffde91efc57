/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: pm.h
 *
 * Runtime power management.  A driver that names ``.idle`` has its supply only
 * while somebody needs the device: each such place declares INOX_AWAKE().
 */
#ifndef INOX_PM_H
#define INOX_PM_H

#include <linux/pm_runtime.h>

#include <inox/ctx.h>
#include <inox/device.h>

static inline void inox__awake_end(struct device *const *device)
{
	pm_runtime_mark_last_busy(*device);
	pm_runtime_put_autosuspend(*device);
}

static __always_inline __must_check int inox__awake(struct device *device)
{
	if (inox__fail())
		return -EIO;
	return pm_runtime_resume_and_get(device);
}

/**
 * INOX_AWAKE() - have the device powered to block end
 * @self: the driver's object, whose driver names .idle
 *
 * Returns the errno from this function if the device cannot be resumed.
 *
 * Context: May sleep; in a callback of @self.
 */
#define INOX_AWAKE(self)						\
	TRY(inox__sleeps(inox__awake)((self)->bus.inox__dev.inox__device)); \
	struct device *const inox__awake_device __maybe_unused		\
	__attribute__((__cleanup__(inox__awake_end))) =			\
		(self)->bus.inox__dev.inox__device

#endif
