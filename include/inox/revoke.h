/* SPDX-License-Identifier: GPL-2.0 */
/**
 * DOC: revoke.h
 *
 * Visitors: who may outlive a device and still ask for it, as an open file or a
 * consumer in another subsystem.  They hold the object's memory, which is counted,
 * and ask at its gate.  Unbinding shuts that: it waits for who is inside, wakes
 * who waits, and after that nobody gets in.
 *
 * Inside, the object is the visitor's alone, as in every callback.  A visitor may
 * sleep there but must not wait for anything without end; for news he waits
 * outside.
 *
 * Why nobody uses an object that is gone:
 *
 * 1. Who comes in has the object's lock, and looks whether it is revoked.
 * 2. The device core revokes it with that lock, before anything of the device
 *    goes.  So from then on nobody is inside, or comes in.
 * 3. Who left with news for listeners is counted before he gives up the lock, and
 *    waited for: nobody is between leaving and telling either.
 * 4. The memory itself stays for as long as somebody holds it.
 */
#ifndef INOX_REVOKE_H
#define INOX_REVOKE_H

#include <inox/device.h>

/* Is the object there, for this visitor alone?  He leaves as everybody does. */
static inline __must_check bool inox__dev_visit(struct inox_dev *dev)
{
	inox__dev_enter(dev);
	if (likely(!dev->inox__revoked))
		return true;
	inox__dev_leave(dev);
	return false;
}

static inline bool inox__dev_is_revoked(const struct inox_dev *dev)
{
	return READ_ONCE(dev->inox__revoked);
}

/* How often there were news: read it before the visit that finds none. */
static inline int inox__dev_told(const struct inox_dev *dev)
{
	return atomic_read(&dev->inox__told);
}

/* Until there are news, or will be none.  0, or -ERESTARTSYS. */
static inline int inox__dev_wait(struct inox_dev *dev, int seen)
{
	return (int)wait_event_interruptible(dev->inox__waiting,
					     inox__dev_told(dev) != seen ||
					     inox__dev_is_revoked(dev));
}

/* Who waits outside may try again.  In a callback of @dev. */
static inline void inox__dev_tell(struct inox_dev *dev)
{
	atomic_inc(&dev->inox__told);
	wake_up_interruptible_all(&dev->inox__waiting);
}

#endif
