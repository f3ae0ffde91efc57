/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What the twins do, and QEMU's edu, on which they do it (docs/specs/edu.rst of QEMU)
 */
#ifndef TWIN_H
#define TWIN_H

#define EDU_ID		0x00
#define EDU_WHY		0x24
#define EDU_RAISE	0x60
#define EDU_ACK		0x64
#define EDU_ROOM	0x100

struct twin_told {
	__u32 count, id, interrupts;
};

#define TWIN_NOTHING	_IO('t', 0)
#define TWIN_COUNT	_IO('t', 1)
#define TWIN_REGISTER	_IO('t', 2)
#define TWIN_INTERRUPT	_IO('t', 3)
#define TWIN_WORK	_IO('t', 4)
#define TWIN_TELL	_IOR('t', 5, struct twin_told)

#endif
