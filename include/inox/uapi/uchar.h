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

/* Since the driver has the device. */
struct inox_uchar_stats {
	__u64 in_bytes;		/* that were read */
	__u64 out_bytes;	/* that were written */
	__u64 in_errors;	/* reads that failed; not EAGAIN */
	__u64 out_errors;	/* and writes */
};

#define INOX_UCHAR_IN	0x1u
#define INOX_UCHAR_OUT	0x2u

#define INOX_UCHAR_INFO		_IOR('u', 0xa0, struct inox_uchar_info)
/* Of these directions, what is on its way is lost, and halts are cleared. */
#define INOX_UCHAR_CLEAR	_IOW('u', 0xa1, __u32)
#define INOX_UCHAR_STATS	_IOR('u', 0xa2, struct inox_uchar_stats)
/* Soon the device is reset: what is on its way is lost, which the next write says. */
#define INOX_UCHAR_RESET	_IO('u', 0xa3)

#endif
