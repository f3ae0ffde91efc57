/* SPDX-License-Identifier: GPL-2.0 WITH Linux-syscall-note */
/* What inox_uchar is asked by ioctl(). */
#ifndef INOX_UAPI_UCHAR_H
#define INOX_UAPI_UCHAR_H

#include <linux/ioctl.h>
#include <linux/types.h>

struct inox_uchar_info {
	__u32 in_packet;	/* bytes of a packet from the device */
	__u32 out_packet;	/* and to it */
	__u32 bytes;		/* of a transfer, at most */
	__u32 transfers;	/* that can be on their way, in each direction */
};

#define INOX_UCHAR_IN	0x1u
#define INOX_UCHAR_OUT	0x2u

#define INOX_UCHAR_INFO		_IOR('u', 0xa0, struct inox_uchar_info)
/* Of these directions, what is on its way is lost, and halts are cleared. */
#define INOX_UCHAR_CLEAR	_IOW('u', 0xa1, __u32)

#endif
