/* SPDX-License-Identifier: GPL-2.0 WITH Linux-syscall-note */
/* Generic netlink family of inox_lpm; Documentation/netlink/inox_lpm.yaml says the same. */
#ifndef INOX_UAPI_LPM_H
#define INOX_UAPI_LPM_H

#define INOX_LPM_FAMILY		"inox_lpm"
#define INOX_LPM_VERSION	1

/* Greatest class; 0 is what no prefix has. */
#define INOX_LPM_CLASS_MAX	1022

enum {
	INOX_LPM_CMD_UNSPEC,
	INOX_LPM_CMD_SET,	/* source-mask, destination-mask */
	INOX_LPM_CMD_ADD,	/* prefixes */
	INOX_LPM_CMD_DEL,	/* prefixes */
	INOX_LPM_CMD_REPLACE,	/* prefixes */
	INOX_LPM_CMD_CHECK,	/* prefixes; answers as SHOW, of a table with only these */
	INOX_LPM_CMD_FLUSH,
	INOX_LPM_CMD_RESET,
	INOX_LPM_CMD_SHOW,	/* one message */
	INOX_LPM_CMD_CLASSES,	/* dump: a message a class */
	INOX_LPM_CMD_PREFIXES,	/* dump: a message a prefix */
	INOX_LPM_CMD_GET,	/* address; answers with its class */
};

enum {
	INOX_LPM_A_UNSPEC,
	INOX_LPM_A_PREFIX,		/* nest, may be repeated */
	INOX_LPM_A_SOURCE_MASK,		/* u32 */
	INOX_LPM_A_DESTINATION_MASK,	/* u32 */
	INOX_LPM_A_PREFIXES,		/* u32 */
	INOX_LPM_A_BYTES,		/* u64, of memory */
	INOX_LPM_A_LIMIT,		/* u64, of memory */
	INOX_LPM_A_CLASS,		/* u32 */
	INOX_LPM_A_ADDRESS,		/* 4 or 16 bytes */
	INOX_LPM_A_LENGTH,		/* u8 */
	INOX_LPM_A_SOURCE_PACKETS,	/* u64 */
	INOX_LPM_A_SOURCE_BYTES,	/* u64 */
	INOX_LPM_A_DESTINATION_PACKETS,	/* u64 */
	INOX_LPM_A_DESTINATION_BYTES,	/* u64 */
	INOX_LPM_A_MALFORMED,		/* u64: packets whose IP header was no good */
	INOX_LPM_A_LAST = INOX_LPM_A_MALFORMED,
};

enum {
	INOX_LPM_PREFIX_UNSPEC,
	INOX_LPM_PREFIX_ADDRESS,	/* 4 or 16 bytes */
	INOX_LPM_PREFIX_LENGTH,		/* u8 */
	INOX_LPM_PREFIX_CLASS,		/* u32 */
	INOX_LPM_PREFIX_LAST = INOX_LPM_PREFIX_CLASS,
};

#endif
