/* SPDX-License-Identifier: GPL-2.0 WITH Linux-syscall-note */
/* Generic netlink family of inox_police; Documentation/netlink/inox_police.yaml says the same. */
#ifndef INOX_UAPI_POLICE_H
#define INOX_UAPI_POLICE_H

#define INOX_POLICE_FAMILY	"inox_police"
#define INOX_POLICE_VERSION	1

enum {
	INOX_POLICE_CMD_UNSPEC,
	INOX_POLICE_CMD_SET,	/* a limit, with everybody's record clean */
	INOX_POLICE_CMD_OFF,
	INOX_POLICE_CMD_RESET,	/* the counters */
	INOX_POLICE_CMD_SHOW,
};

/* Whom a limit is for. */
enum {
	INOX_POLICE_KEY_SOURCE,
	INOX_POLICE_KEY_DESTINATION,
	INOX_POLICE_KEY_SOURCE_PORT,	/* source address and destination port, TCP and UDP */
	INOX_POLICE_KEY_LAST = INOX_POLICE_KEY_SOURCE_PORT,
};

enum {
	INOX_POLICE_A_UNSPEC,
	INOX_POLICE_A_RATE,		/* u64: packets or bytes a second */
	INOX_POLICE_A_BURST,		/* u64: packets or bytes at once */
	INOX_POLICE_A_BYTES,		/* flag: rate and burst are bytes */
	INOX_POLICE_A_KEY,		/* u8 */
	INOX_POLICE_A_PREFIX4,		/* u8: bits of an address that count */
	INOX_POLICE_A_PREFIX6,		/* u8 */
	INOX_POLICE_A_CELLS,		/* u32: how many can be known at once */
	INOX_POLICE_A_EXEMPT_MARK,	/* u32: packets with this mark are let through */
	INOX_POLICE_A_EXEMPT_MASK,	/* u32 */
	INOX_POLICE_A_MARK,		/* u32: what is over the limit gets this mark */
	INOX_POLICE_A_MARK_MASK,	/* u32; 0: it is dropped */
	INOX_POLICE_A_PASSED,		/* u64: packets */
	INOX_POLICE_A_OVER,		/* u64 */
	INOX_POLICE_A_EXEMPT,		/* u64 */
	INOX_POLICE_A_UNKNOWN,		/* u64: let through, for there was no cell free */
	INOX_POLICE_A_MALFORMED,	/* u64: let through, for nobody can tell whose it is */
	INOX_POLICE_A_LAST = INOX_POLICE_A_MALFORMED,
};

#endif
