// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated SPI bus: serial NOR flash W25Q, MX25L and SST25VF
 *
 * Every instruction is one selection of the chip.  Bits of the array go from one
 * to zero when a page is programmed, and back when their block is erased; either
 * begins when the chip is deselected at the end of a byte and had been told WREN
 * before.  Until it ends, the chip answers to the status instructions alone.
 * Bytes beyond the end of a page go to its start.
 *
 * SST's have no pages: a byte is programmed, or word after word, each selected for
 * itself, in a mode in which nothing else is heard but the status and the end of it.
 * Whenever they get power, all of them is protected.
 *
 * Memory is allocated where something is programmed.  Power may go in the middle
 * of an operation, which then is half done.
 *
 * Datasheets: Winbond W25Q80DV, W25Q32DW, W25Q128JV, W25Q256JV; Macronix
 * MX25L25635E; Microchip SST25VF016B (20005044), SST25VF080B; JEDEC JESD216B.
 */
#include <linux/bits.h>
#include <linux/ktime.h>
#include <linux/minmax.h>

#include <inox/own.h>
#include <inox/sim/spi.h>

#include <inox/strict.h>

#define SPINOR_MIB	0x100000u
#define SPINOR_LARGEST	(32 * SPINOR_MIB)
#define SPINOR_SHOWN	SPINOR_MIB	/* of the content at once */
#define SPINOR_SECTOR	4096u
#define SPINOR_BLOCK	65536u
#define SPINOR_PAGE	256u
#define SPINOR_SFDP	256u
#define SPINOR_US_MAX	60000000

#define SPINOR_BUSY	0x01u
#define SPINOR_WEL	0x02u
#define SPINOR_BP	0x1cu
#define SPINOR_BP_UNIT	0x04u
#define SPINOR_TB	0x20u
#define SPINOR_AAI	0x40u	/* among words */
#define SPINOR_QE1	0x40u	/* quad enable of those that have it here */
#define SPINOR_SRP	0x80u
#define SPINOR_CMP	0x40u	/* of the second register, as the next */
#define SPINOR_LB	0x38u
#define SPINOR_QE	0x02u
#define SPINOR_ADS	0x01u	/* of the third */

enum spinor_does {
	SPINOR_NOTHING,
	SPINOR_ENABLE,
	SPINOR_DISABLE,
	SPINOR_STATUS1,
	SPINOR_STATUS2,
	SPINOR_STATUS3,
	SPINOR_SET_STATUS,
	SPINOR_READ,
	SPINOR_PROGRAM,
	SPINOR_WORD,
	SPINOR_ERASE,
	SPINOR_ID,
	SPINOR_TELL,		/* its parameters */
	SPINOR_FOUR,
	SPINOR_THREE,
	SPINOR_PREPARE,
	SPINOR_RESET,
};

/* The bytes of its address are by the mode, unless they are four whatever it is. */
struct spinor_op {
	u8 code;
	enum spinor_does does;
	u8 address;
	u8 dummy;
	bool four;
	u32 block;		/* 0, of an erase: the chip */
	u8 lines;		/* of data; 0: one */
	u8 address_lines;	/* and of dummies; 0: one */
};

static const struct spinor_op spinor_ops[] = {
	{ 0x01, SPINOR_SET_STATUS },
	{ 0x02, SPINOR_PROGRAM, 3 },
	{ 0x03, SPINOR_READ, 3 },
	{ 0x04, SPINOR_DISABLE },
	{ 0x05, SPINOR_STATUS1 },
	{ 0x06, SPINOR_ENABLE },
	{ 0x0b, SPINOR_READ, 3, 1 },
	{ 0x0c, SPINOR_READ, 4, 1, true },
	{ 0x12, SPINOR_PROGRAM, 4, 0, true },
	{ 0x13, SPINOR_READ, 4, 0, true },
	{ 0x15, SPINOR_STATUS3 },
	{ 0x20, SPINOR_ERASE, 3, 0, false, SPINOR_SECTOR },
	{ 0x21, SPINOR_ERASE, 4, 0, true, SPINOR_SECTOR },
	{ 0x35, SPINOR_STATUS2 },
	{ 0x3b, SPINOR_READ, 3, 1, .lines = 2 },
	{ 0x3c, SPINOR_READ, 4, 1, true, .lines = 2 },
	{ 0x52, SPINOR_ERASE, 3, 0, false, SPINOR_BLOCK / 2 },
	{ 0x5a, SPINOR_TELL, 3, 1 },
	{ 0x60, SPINOR_ERASE },
	{ 0x66, SPINOR_PREPARE },
	{ 0x6b, SPINOR_READ, 3, 1, .lines = 4 },
	{ 0x6c, SPINOR_READ, 4, 1, true, .lines = 4 },
	{ 0x99, SPINOR_RESET },
	{ 0x9f, SPINOR_ID },
	{ 0xb7, SPINOR_FOUR },
	{ 0xbb, SPINOR_READ, 3, 1, .lines = 2, .address_lines = 2 },
	{ 0xbc, SPINOR_READ, 4, 1, true, .lines = 2, .address_lines = 2 },
	{ 0xc7, SPINOR_ERASE },
	{ 0xd8, SPINOR_ERASE, 3, 0, false, SPINOR_BLOCK },
	{ 0xdc, SPINOR_ERASE, 4, 0, true, SPINOR_BLOCK },
	{ 0xe9, SPINOR_THREE },
	{ 0xeb, SPINOR_READ, 3, 3, .lines = 4, .address_lines = 4 },
	{ 0xec, SPINOR_READ, 4, 3, true, .lines = 4, .address_lines = 4 },
};

static const struct spinor_op spinor_sst_ops[] = {
	{ 0x01, SPINOR_SET_STATUS },
	{ 0x02, SPINOR_PROGRAM, 3 },
	{ 0x03, SPINOR_READ, 3 },
	{ 0x04, SPINOR_DISABLE },
	{ 0x05, SPINOR_STATUS1 },
	{ 0x06, SPINOR_ENABLE },
	{ 0x0b, SPINOR_READ, 3, 1 },
	{ 0x20, SPINOR_ERASE, 3, 0, false, SPINOR_SECTOR },
	{ 0x52, SPINOR_ERASE, 3, 0, false, SPINOR_BLOCK / 2 },
	{ 0x60, SPINOR_ERASE },
	{ 0x9f, SPINOR_ID },
	{ 0xad, SPINOR_WORD, 3 },
	{ 0xc7, SPINOR_ERASE },
	{ 0xd8, SPINOR_ERASE, 3, 0, false, SPINOR_BLOCK },
};

static const struct spinor_op spinor_none = { 0xff, SPINOR_NOTHING };

struct spinor_kind {
	u32 id;
	u32 size;
	bool winbond;		/* its block protection and status registers */
	bool four_codes;	/* instructions that take four bytes of address */
	bool sst;		/* its block protection, status register and instructions */
};

static const struct spinor_kind spinor_w25q80 = { 0xef4014, SPINOR_MIB, true };
static const struct spinor_kind spinor_w25q32 = { 0xef6016, 4 * SPINOR_MIB, true };
static const struct spinor_kind spinor_w25q128 = { 0xef7018, 16 * SPINOR_MIB, true };
static const struct spinor_kind spinor_w25q256 = { 0xef4019, 32 * SPINOR_MIB, true, true };
static const struct spinor_kind spinor_mx25l256 = { 0xc22019, 32 * SPINOR_MIB };
static const struct spinor_kind spinor_sst16 = { 0xbf2541, 2 * SPINOR_MIB, .sst = true };
static const struct spinor_kind spinor_sst80 = { 0xbf258e, SPINOR_MIB, .sst = true };

#define SPINOR_MODELS(model)			\
	model("w25q80", spinor_w25q80)		\
	model("w25q32", spinor_w25q32)		\
	model("w25q128", spinor_w25q128)	\
	model("w25q256", spinor_w25q256)	\
	model("mx25l25635", spinor_mx25l256)	\
	model("sst25vf016b", spinor_sst16)	\
	model("sst25vf080b", spinor_sst80)

struct sector {
	u8 bytes[SPINOR_SECTOR];
};

INOX_OBJECT(sector, struct sector);

struct spinor {
	struct inox_sim_chip chip;
	const struct spinor_op *op;
	u32 index;		/* of the byte that comes next */
	u32 pointer;		/* of the byte to read or write next */
	u8 latch[SPINOR_PAGE];
	bool latched[SPINOR_PAGE];
	bool wrapped;		/* beyond the end of the page */
	u8 new_status[2];
	bool prepared;		/* for a reset */
	bool words;		/* are programmed, and this is the next: */
	u32 word;
	bool four;		/* bytes of address */
	u64 busy_until;		/* nanoseconds since boot, as the next */
	u64 dark_until;
	u8 sfdp[SPINOR_SFDP];
	struct sector_slot sectors[SPINOR_LARGEST / SPINOR_SECTOR];

	u32 from;		/* first byte of the content that is shown */
	u32 status;		/* what can be written, and WEL */
	u32 status2;
	u32 program_us;		/* how long a page takes */
	u32 erase_us;		/* a sector; a block takes four times that */
	u32 status_us;
	bool stuck_busy;	/* nothing ever comes to an end */
	bool stuck_enabled;	/* what was done leaves WEL, as in QEMU's */
	bool wp;		/* the pin is low: with SRP the status is fixed */
	s32 fault_power;	/* operations in which power goes; -1: in all */
	s32 fault_power_skip;	/* operations to let pass before */
	u32 fault_power_hits;
	s32 dark_us;		/* how long there is none; -1: for good */
	u32 programs;
	u32 erases;
	u32 wraps;		/* programs that are longer than to the page's end */
	u32 unerased;		/* of them, with ones where zeros were */
	u32 protected;		/* operations that were ignored */
	u32 busy_misses;	/* instructions that were ignored while busy */
	u32 unwired;		/* instructions on four lines while it has two */
	u32 lost;		/* programs for which there was no memory */
};

inox_sim_models(spinor, struct spinor_kind, SPINOR_MODELS);

#define SPINOR_ATTRS(attr)						\
	attr(spinor, content, blob, SPINOR_SHOWN)			\
	attr(spinor, from, rw_int, 0, SPINOR_LARGEST)			\
	attr(spinor, sfdp, bytes, sfdp_size)				\
	attr(spinor, size, text)					\
	attr(spinor, address_bytes, text)				\
	attr(spinor, status, rw_int, 0, 0xff)				\
	attr(spinor, status2, rw_int, 0, 0xff)				\
	attr(spinor, program_us, rw_int, 0, SPINOR_US_MAX)		\
	attr(spinor, erase_us, rw_int, 0, SPINOR_US_MAX)		\
	attr(spinor, status_us, rw_int, 0, SPINOR_US_MAX)		\
	attr(spinor, stuck_busy, rw_int, 0, 1)				\
	attr(spinor, stuck_enabled, rw_int, 0, 1)			\
	attr(spinor, wp, rw_int, 0, 1)					\
	attr(spinor, fault_power, rw_int, -1, S32_MAX)			\
	attr(spinor, fault_power_skip, rw_int, 0, S32_MAX)		\
	attr(spinor, fault_power_hits, ro_int)				\
	attr(spinor, dark_us, rw_int, -1, SPINOR_US_MAX)		\
	attr(spinor, programs, ro_int)					\
	attr(spinor, erases, ro_int)					\
	attr(spinor, wraps, ro_int)					\
	attr(spinor, unerased, ro_int)					\
	attr(spinor, protected, ro_int)					\
	attr(spinor, busy_misses, ro_int)				\
	attr(spinor, unwired, ro_int)					\
	attr(spinor, lost, ro_int)

static void spinor_size(struct spinor *spinor, struct inox_text *text)
{
	inox_text_add(text, "%u\n", spinor_kind(spinor)->size);
}

static void spinor_address_bytes(struct spinor *spinor, struct inox_text *text)
{
	inox_text_add(text, "%u\n", spinor->four ? 4 : 3);
}

static size_t spinor_sfdp_size(const struct spinor *spinor)
{
	return SPINOR_SFDP;
}

/* The array: where there is no sector, it is erased. */

static int spinor_look(const struct spinor *spinor, u32 at, u8 *byte)
{
	const struct sector __inox_lent *sector =
		TRY(sector_slot_lent(&spinor->sectors[at / SPINOR_SECTOR]));

	*byte = sector->bytes[at % SPINOR_SECTOR];
	return 0;
}

static u8 spinor_byte(const struct spinor *spinor, u32 at)
{
	u8 byte;

	return spinor_look(spinor, at, &byte) ? 0xff : byte;
}

static int spinor_make(struct spinor *spinor, u32 at)
{
	struct sector_slot *slot = &spinor->sectors[at / SPINOR_SECTOR];
	u32 i;

	sector_slot_put(slot, TRY(inox_new(sector)));
	for (i = 0; i < SPINOR_SECTOR; i++)
		TRY(sector_slot_lent(slot))->bytes[i] = 0xff;
	return 0;
}

static int spinor_store(struct spinor *spinor, u32 at, u8 byte)
{
	struct sector_slot *slot = &spinor->sectors[at / SPINOR_SECTOR];
	u8 was;

	if (spinor_look(spinor, at, &was)) {
		if (byte == 0xff)
			return 0;
		TRY(spinor_make(spinor, at));
	}
	TRY(sector_slot_lent(slot))->bytes[at % SPINOR_SECTOR] = byte;
	return 0;
}

static size_t spinor_content_size(const struct spinor *spinor)
{
	u32 size = spinor_kind(spinor)->size;

	return min(size - min(spinor->from, size), SPINOR_SHOWN);
}

static int spinor_get_content(struct spinor *spinor, struct inox_writer *out)
{
	u32 at;

	for (at = spinor->from; inox_writer_left(out); at++)
		TRY(inox_write_u8(out, spinor_byte(spinor, at)));
	return 0;
}

static int spinor_set_content(struct spinor *spinor, struct inox_reader *in)
{
	u32 at;

	for (at = spinor->from; inox_reader_left(in); at++)
		TRY(spinor_store(spinor, at, TRY(inox_read_u8(in))));
	return 0;
}

/* What it tells of itself */

static void spinor_tell(struct spinor *spinor, u32 at, u32 dword)
{
	u32 i;

	for (i = 0; i < 4; i++)
		spinor->sfdp[at + i] = (u8)(dword >> (8 * i));
}

/* Basic parameters of JESD216B: reads on two lines and four as in all datasheets. */
static void spinor_basic(struct spinor *spinor, u32 at)
{
	const struct spinor_kind *kind = spinor_kind(spinor);
	bool large = kind->size > 16 * SPINOR_MIB;
	u32 four = large ? BIT(24) | (kind->four_codes ? BIT(29) : 0) : 0;
	const u32 dwords[16] = {
		0xfff120e5 | (large ? BIT(17) : 0), kind->size * 8 - 1,
		0x6b08eb44, 0xbb803b08,
		0xffffffee, 0x0000ffff, 0x0000ffff, 0x520f200c,
		0xff00d810, 0x00a53a23, 0x00002a81, BIT(31),
		0, BIT(31) | BIT(2), (kind->winbond ? 5u : 2u) << 20, four | BIT(14) | BIT(12),
	};
	u32 i;

	for (i = 0; i < 16; i++)
		spinor_tell(spinor, at + 4 * i, dwords[i]);
}

/* The signature, which parameters there are, and where. */
static void spinor_describe(struct spinor *spinor)
{
	bool codes = spinor_kind(spinor)->four_codes;
	u32 i;

	for (i = 0; i < SPINOR_SFDP; i++)
		spinor->sfdp[i] = 0xff;
	if (spinor_kind(spinor)->sst)
		return;
	spinor_tell(spinor, 0, 0x50444653);
	spinor_tell(spinor, 4, 0xff000106 | (codes ? 0x10000 : 0));
	spinor_tell(spinor, 8, 0x10010600);
	spinor_tell(spinor, 12, 0xff000080);
	spinor_basic(spinor, 0x80);
	if (!codes)
		return;
	spinor_tell(spinor, 16, 0x02010084);
	spinor_tell(spinor, 20, 0xff0000c0);
	spinor_tell(spinor, 0xc0, BIT(0) | BIT(1) | BIT(2) | BIT(3) | BIT(4) | BIT(5) |
				  BIT(6) | BIT(9) | BIT(11));
	spinor_tell(spinor, 0xc4, 0xffdcff21);
}

/* Power and time */

static int spinor_init(struct spinor *spinor)
{
	spinor->op = &spinor_none;
	spinor->program_us = spinor_kind(spinor)->sst ? 7 : 700;
	spinor->erase_us = 45000;
	spinor->status_us = 10000;
	spinor->dark_us = 2000;
	spinor_describe(spinor);
	return 0;
}

static void spinor_power_on(struct spinor *spinor)
{
	spinor->status &= ~SPINOR_WEL;
	if (spinor_kind(spinor)->sst)
		spinor->status = SPINOR_BP;
	spinor->words = false;
	spinor->four = false;
	spinor->busy_until = 0;
	spinor->dark_until = 0;
}

static void spinor_release(struct spinor *spinor)
{
	u32 i;

	for (i = 0; i < SPINOR_LARGEST / SPINOR_SECTOR; i++)
		sector_slot_drop(&spinor->sectors[i]);
}

static bool spinor_is_busy(const struct spinor *spinor)
{
	return spinor->stuck_busy || ktime_get_ns() < spinor->busy_until;
}

static bool spinor_is_dark(const struct spinor *spinor)
{
	return ktime_get_ns() < spinor->dark_until;
}

static void spinor_enabled_no_more(struct spinor *spinor)
{
	if (!spinor->stuck_enabled)
		spinor->status &= ~SPINOR_WEL;
}

static void spinor_begin(struct spinor *spinor, u64 us)
{
	spinor_enabled_no_more(spinor);
	spinor->busy_until = ktime_get_ns() + us * 1000;
}

/* Does power go in this operation? Then all is forgotten that is not stored. */
static bool spinor_is_cut(struct spinor *spinor)
{
	return inox_sim_fault_after(&spinor->fault_power_skip, &spinor->fault_power,
				    &spinor->fault_power_hits);
}

static void spinor_cut(struct spinor *spinor)
{
	spinor_power_on(spinor);
	spinor->dark_until = spinor->dark_us < 0 ? U64_MAX :
		ktime_get_ns() + (u32)spinor->dark_us * 1000ull;
}

/* Instructions */

static void spinor_select(struct spinor *spinor)
{
	u32 i;

	spinor->op = &spinor_none;
	spinor->index = 0;
	spinor->pointer = 0;
	spinor->wrapped = false;
	for (i = 0; i < SPINOR_PAGE; i++)
		spinor->latched[i] = false;
}

static const struct spinor_op *spinor_find(const struct spinor *spinor, u8 code)
{
	const struct spinor_kind *kind = spinor_kind(spinor);
	const struct spinor_op *ops = kind->sst ? spinor_sst_ops : spinor_ops;
	u32 n = kind->sst ? ARRAY_SIZE(spinor_sst_ops) : ARRAY_SIZE(spinor_ops);
	u32 i;

	for (i = 0; i < n; i++)
		if (ops[i].code == code && (!ops[i].four || kind->four_codes))
			return &ops[i];
	return &spinor_none;
}

/* Two of four lines are other pins until they are told that they are not. */
static bool spinor_has_lines(const struct spinor *spinor, const struct spinor_op *op)
{
	if (op->lines < 4)
		return true;
	return spinor_kind(spinor)->winbond ? spinor->status2 & SPINOR_QE :
					      spinor->status & SPINOR_QE1;
}

static bool spinor_is_status(const struct spinor_op *op)
{
	return op->does == SPINOR_STATUS1 || op->does == SPINOR_STATUS2 ||
	       op->does == SPINOR_STATUS3;
}

static bool spinor_hears(const struct spinor *spinor)
{
	if (spinor_is_status(spinor->op))
		return true;
	return !spinor_is_busy(spinor) && (!spinor->words || spinor->op->does == SPINOR_WORD ||
					   spinor->op->does == SPINOR_DISABLE);
}

static void spinor_decode(struct spinor *spinor, u8 code)
{
	if (spinor_is_dark(spinor))
		return;
	spinor->op = spinor_find(spinor, code);
	if (!spinor_hears(spinor)) {
		spinor->busy_misses++;
		spinor->op = &spinor_none;
	}
	if (!spinor_has_lines(spinor, spinor->op)) {
		spinor->unwired++;
		spinor->op = &spinor_none;
	}
}

static u32 spinor_address(const struct spinor *spinor)
{
	const struct spinor_op *op = spinor->op;

	if (spinor->words && op->does == SPINOR_WORD)
		return 0;
	return op->address == 3 && spinor->four && op->does != SPINOR_TELL ?
		4 : op->address;
}

/* How many bytes are before the data. */
static u32 spinor_head(const struct spinor *spinor)
{
	return 1 + spinor_address(spinor) + spinor->op->dummy;
}

static void spinor_fill(struct spinor *spinor, u8 byte)
{
	u32 at = spinor->pointer % SPINOR_PAGE;

	spinor->wrapped |= spinor->index > spinor_head(spinor) + 1 && !at;
	spinor->latch[at] = byte;
	spinor->latched[at] = true;
	spinor->pointer = spinor->pointer - at + (at + 1) % SPINOR_PAGE;
}

static void spinor_data(struct spinor *spinor, u32 index, u8 byte)
{
	if (spinor->op->does == SPINOR_PROGRAM)
		spinor_fill(spinor, byte);
	else if (spinor->op->does == SPINOR_WORD)
		spinor->latch[(index - spinor_head(spinor)) % 2] = byte;
	else if (spinor->op->does == SPINOR_SET_STATUS && index < 3)
		spinor->new_status[index - 1] = byte;
}

/* After the instruction comes what may be on more lines, and then what may be again. */
static void spinor_widen(struct spinor *spinor)
{
	const struct spinor_op *op = spinor->op;

	if (spinor->index == 1)
		inox_sim_spi_set_lines(spinor, op->address_lines ?: 1);
	if (spinor->index == spinor_head(spinor))
		inox_sim_spi_set_lines(spinor, op->lines ?: 1);
}

/* Bits of an address beyond the array mean nothing. */
static void spinor_receive(struct spinor *spinor, u8 byte)
{
	u32 index = spinor->index++;

	if (!index)
		spinor_decode(spinor, byte);
	else if (index <= spinor_address(spinor))
		spinor->pointer = (spinor->pointer << 8 | byte) &
				  (spinor_kind(spinor)->size - 1);
	else if (index >= spinor_head(spinor))
		spinor_data(spinor, index, byte);
	spinor_widen(spinor);
}

static u8 spinor_status(const struct spinor *spinor)
{
	u32 busy = spinor_is_busy(spinor) ? SPINOR_BUSY : 0;

	if (spinor->op->does == SPINOR_STATUS1)
		return (u8)(spinor->status | busy | (spinor->words ? SPINOR_AAI : 0));
	if (spinor->op->does == SPINOR_STATUS2)
		return (u8)spinor->status2;
	return spinor->four ? SPINOR_ADS : 0;
}

static u8 spinor_next(struct spinor *spinor)
{
	u32 at = spinor->pointer;

	if (spinor->op->does == SPINOR_TELL) {
		spinor->pointer++;
		return at < SPINOR_SFDP ? spinor->sfdp[at] : 0xff;
	}
	spinor->pointer = (at + 1) & (spinor_kind(spinor)->size - 1);
	return spinor_byte(spinor, at);
}

/* Maker, kind, and size: three bytes, the first of them at 1. */
static u8 spinor_id(struct spinor *spinor, u32 at)
{
	u32 shift;

	if (at > 3)
		return 0;
	shift = 24 - 8 * at;
	return (u8)(spinor_kind(spinor)->id >> shift);
}

static u8 spinor_send(struct spinor *spinor)
{
	u32 at = spinor->index;

	if (!at)
		return 0xff;
	if (spinor_is_status(spinor->op))
		return spinor_status(spinor);
	if (spinor->op->does == SPINOR_ID)
		return spinor_id(spinor, at);
	if ((spinor->op->does == SPINOR_READ || spinor->op->does == SPINOR_TELL) &&
	    at >= spinor_head(spinor))
		return spinor_next(spinor);
	return 0xff;
}

/* What is written */

/* BP protects nothing, or 64 KiB at least, twice that for each step, or all. */
static u32 spinor_locked(const struct spinor *spinor)
{
	u32 size = spinor_kind(spinor)->size;
	u32 bp = (spinor->status & SPINOR_BP) / SPINOR_BP_UNIT;

	if (!bp || !(spinor_kind(spinor)->winbond || spinor_kind(spinor)->sst))
		return 0;
	return bp == 7 ? size : min(size, max(size / 64, SPINOR_BLOCK) << (bp - 1));
}

static bool spinor_is_locked(const struct spinor *spinor, u32 at, u32 n)
{
	u32 size = spinor_kind(spinor)->size;
	u32 locked = spinor_locked(spinor);
	bool bottom = spinor->status & SPINOR_TB && spinor_kind(spinor)->winbond;

	if (spinor->status2 & SPINOR_CMP) {
		locked = size - locked;
		bottom = !bottom;
	}
	if (!locked)
		return false;
	return bottom ? at < locked : at + n > size - locked;
}

static bool spinor_may(struct spinor *spinor, u32 at, u32 n)
{
	bool may = spinor->status & SPINOR_WEL && !spinor_is_locked(spinor, at, n);

	spinor->protected += !may;
	spinor_enabled_no_more(spinor);
	return may;
}

/* Bits only go down; what is asked to go up stays, and is counted. */
static void spinor_program_byte(struct spinor *spinor, u32 at, u8 byte, bool *up)
{
	u8 was = spinor_byte(spinor, at);

	*up |= byte & ~was;
	if (spinor_store(spinor, at, was & byte))
		spinor->lost++;
}

static void spinor_program(struct spinor *spinor)
{
	u32 first = spinor->pointer & ~(SPINOR_PAGE - 1);
	bool cut, up = false;
	u32 i;

	if (!spinor_may(spinor, first, SPINOR_PAGE))
		return;
	cut = spinor_is_cut(spinor);
	for (i = 0; i < (cut ? SPINOR_PAGE / 2 : SPINOR_PAGE); i++)
		if (spinor->latched[i])
			spinor_program_byte(spinor, first + i, spinor->latch[i], &up);
	spinor->programs++;
	spinor->wraps += spinor->wrapped;
	spinor->unerased += up;
	spinor_begin(spinor, spinor->program_us);
	if (cut)
		spinor_cut(spinor);
}

/* A byte and no page. */
static void spinor_program_one(struct spinor *spinor)
{
	bool up = false;
	u32 at = (spinor->pointer & ~(SPINOR_PAGE - 1)) | ((spinor->pointer - 1) % SPINOR_PAGE);

	if (!spinor_may(spinor, at, 1))
		return;
	spinor_program_byte(spinor, at, spinor->latch[at % SPINOR_PAGE], &up);
	spinor->programs++;
	spinor->unerased += up;
	spinor_begin(spinor, spinor->program_us);
}

/* The mode ends by itself where there is nothing more to program. */
static void spinor_program_word(struct spinor *spinor)
{
	u32 at = spinor->words ? spinor->word : spinor->pointer & ~1u;
	bool up = false;

	if (!(spinor->status & SPINOR_WEL) || spinor_is_locked(spinor, at, 2)) {
		spinor->protected++;
		return;
	}
	spinor_program_byte(spinor, at, spinor->latch[0], &up);
	spinor_program_byte(spinor, at + 1, spinor->latch[1], &up);
	spinor->programs++;
	spinor->unerased += up;
	spinor->word = at + 2;
	spinor->busy_until = ktime_get_ns() + spinor->program_us * 1000ull;
	spinor->words = at + 2 < spinor_kind(spinor)->size && !spinor_is_locked(spinor, at + 2, 2);
	if (!spinor->words)
		spinor->status &= ~SPINOR_WEL;
}

/* Where power went, cells are neither one nor the other: here every third is. */
static void spinor_erase_half(struct spinor *spinor, u32 first, u32 n)
{
	u32 i;

	for (i = n / 2; i < n / 2 + min(n / 2, SPINOR_SECTOR); i += 3)
		if (spinor_store(spinor, first + i, 0x55))
			spinor->lost++;
}

static u64 spinor_erase_us(const struct spinor *spinor, u32 n)
{
	u64 blocks = n / SPINOR_BLOCK;

	if (n == SPINOR_SECTOR)
		return spinor->erase_us;
	return blocks > 1 ? 4ull * spinor->erase_us * blocks : 4ull * spinor->erase_us;
}

static void spinor_erase(struct spinor *spinor)
{
	u32 n = spinor->op->block ?: spinor_kind(spinor)->size;
	u32 first = spinor->pointer & ~(n - 1);
	bool cut;
	u32 at;

	if (!spinor_may(spinor, first, n))
		return;
	cut = spinor_is_cut(spinor);
	for (at = first; at < first + (cut ? n / 2 : n); at += SPINOR_SECTOR)
		sector_slot_drop(&spinor->sectors[at / SPINOR_SECTOR]);
	spinor->erases++;
	spinor_begin(spinor, spinor_erase_us(spinor, n));
	if (cut) {
		spinor_erase_half(spinor, first, n);
		spinor_cut(spinor);
	}
}

/* One byte leaves the second register as it is; a lock bit never goes back. */
static void spinor_set_status(struct spinor *spinor)
{
	const struct spinor_kind *kind = spinor_kind(spinor);
	bool bp = kind->winbond || kind->sst;

	if (!(spinor->status & SPINOR_WEL) ||
	    (spinor->wp && spinor->status & SPINOR_SRP)) {
		spinor->protected++;
		return;
	}
	spinor->status = spinor->new_status[0] &
			 (bp ? SPINOR_SRP | SPINOR_TB | SPINOR_BP : SPINOR_QE1);
	if (kind->winbond && spinor->index > 2)
		spinor->status2 = (spinor->status2 & SPINOR_LB) |
				  (spinor->new_status[1] &
				   (SPINOR_CMP | SPINOR_LB | SPINOR_QE));
	spinor_begin(spinor, spinor->status_us);
}

static void spinor_disable(struct spinor *spinor)
{
	spinor->status &= ~SPINOR_WEL;
	spinor->words = false;
}

static void spinor_simple(struct spinor *spinor)
{
	enum spinor_does does = spinor->op->does;

	if (does == SPINOR_ENABLE)
		spinor->status |= SPINOR_WEL;
	else if (does == SPINOR_DISABLE)
		spinor_disable(spinor);
	else if (does == SPINOR_FOUR)
		spinor->four = spinor_kind(spinor)->size > 16 * SPINOR_MIB;
	else if (does == SPINOR_THREE)
		spinor->four = false;
	else if (does == SPINOR_RESET && spinor->prepared)
		spinor_power_on(spinor);
	else if (does == SPINOR_ERASE)
		spinor_erase(spinor);
}

/* SST's take one byte, and more is too much. */
static void spinor_program_any(struct spinor *spinor, u32 n)
{
	if (!spinor_kind(spinor)->sst)
		spinor_program(spinor);
	else if (n == 1)
		spinor_program_one(spinor);
	else
		spinor->wraps++;
}

/* What ends in the middle of a byte, or too early or late, does nothing. */
static void spinor_deselect(struct spinor *spinor)
{
	const struct spinor_op *op = spinor->op;
	u32 head = spinor_head(spinor);

	if (inox_sim_spi_odd_bits(spinor) || !spinor->index)
		return;
	if (op->does == SPINOR_PROGRAM && spinor->index > head)
		spinor_program_any(spinor, spinor->index - head);
	else if (op->does == SPINOR_WORD && spinor->index == head + 2)
		spinor_program_word(spinor);
	else if (op->does == SPINOR_SET_STATUS && spinor->index > head)
		spinor_set_status(spinor);
	else if (spinor->index == head)
		spinor_simple(spinor);
	spinor->prepared = op->does == SPINOR_PREPARE && spinor->index == head;
}

inox_sim_spi_chip(spinor, SPINOR_MODELS, SPINOR_ATTRS,
	.modes = INOX_SIM_SPI_MODE(0) | INOX_SIM_SPI_MODE(3),
	.max_hz = 133000000,
	.init = spinor_init,
	.power_on = spinor_power_on,
	.release = spinor_release,
	.select = spinor_select,
	.send = spinor_send,
	.receive = spinor_receive,
	.deselect = spinor_deselect);

MODULE_DESCRIPTION("Serial NOR flash W25Q, MX25L, SST25VF for simulated SPI buses");
MODULE_LICENSE("GPL");
