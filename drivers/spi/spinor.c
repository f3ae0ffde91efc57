// SPDX-License-Identifier: GPL-2.0
/*
 * Serial NOR flash
 *
 * A chip says in its parameters (SFDP) how large it is, what it erases at once
 * and with which instructions; of what it says nothing is believed that does not
 * fit together.  Programs and erases need WREN before each, and take their time,
 * in which only the status can be read.  A chip ignores them where its block
 * protection is on, and does not tell: its status, read after each, does.
 *
 * SST's say nothing of themselves, and are in a table.  They program two bytes at a
 * time and have a mode for that, in which they hear nothing else; and they protect
 * themselves whenever they get power, which is nobody's wish.
 *
 * Beyond 16 MiB an address has four bytes.  Where no instructions take so many,
 * the chip is put into another mode for each operation and back after it: whenever
 * power goes, or the system restarts, it is found as a boot loader expects it.
 *
 * Reads are on as many lines as the chip says that it has and the board has wired.
 * Two of four are other pins until the chip is told once that they are not.
 *
 * Standard: JEDEC JESD216.  Datasheets: Winbond W25Q128JV, W25Q256JV (block
 * protection); Macronix MX25L25635E; Microchip SST25VF016B (20005044).
 */
#include <linux/bits.h>
#include <linux/log2.h>
#include <linux/minmax.h>

#include <inox/mtd.h>
#include <inox/property.h>
#include <inox/spi-mem.h>
#include <inox/time.h>

#include <inox/strict.h>

#define SPINOR_SET_STATUS	0x01
#define SPINOR_PROGRAM		0x02
#define SPINOR_DISABLE		0x04
#define SPINOR_STATUS		0x05
#define SPINOR_ENABLE		0x06
#define SPINOR_READ		0x0b
#define SPINOR_READ_FOUR	0x0c
#define SPINOR_PROGRAM_FOUR	0x12
#define SPINOR_STATUS2		0x35
#define SPINOR_PARAMETERS	0x5a
#define SPINOR_ID		0x9f
#define SPINOR_WORD		0xad
#define SPINOR_FOUR		0xb7
#define SPINOR_THREE		0xe9

#define SPINOR_BUSY	0x01u
#define SPINOR_ENABLED	0x02u
#define SPINOR_BP	0x1cu
#define SPINOR_BP_UNIT	0x04u
#define SPINOR_TB	0x20u
#define SPINOR_IN_WORDS	0x40u
#define SPINOR_QE1	0x40u
#define SPINOR_SRP	0x80u
#define SPINOR_CMP	0x40u		/* of the second status, as the next */
#define SPINOR_QE2	0x02u

#define SPINOR_SIGNATURE	0x50444653u
#define SPINOR_BASIC		0xff00u
#define SPINOR_FOUR_CODES	0xff84u
#define SPINOR_HEADERS		16u	/* looked at */
#define SPINOR_DWORDS		16u	/* of the basic ones */
#define SPINOR_DWORDS_MIN	9u

#define SPINOR_WINBOND	0xefu
#define SPINOR_MOST	4096u		/* bytes read at once */
#define SPINOR_NEAR	0x1000000u	/* what three bytes reach */
#define SPINOR_BLOCK	65536u
#define SPINOR_SIZE_MAX	0x40000000u
#define SPINOR_TYPES	4u
#define SPINOR_RUN	256u		/* bytes, of words in a row */

#define SPINOR_POLL		inox_us(50)
#define SPINOR_POLL_LONG	inox_us(1000)
#define SPINOR_STATUS_TIME	inox_ms(200)

struct spinor_kind {
	u16 program_ms;		/* after which it is broken */
	u16 erase_ms;
};

static const struct spinor_kind spinor_any = { 100, 4000 };

#define SPINOR_CHIPS(chip)	chip("spi-nor", spinor_any)

struct spinor_erase {
	u32 size;		/* 0: none */
	u8 code;
};

/* One that does not tell. */
struct spinor_part {
	u32 id, size;
};

static const struct spinor_part spinor_parts[] = {
	{ 0xbf2541, 0x200000 },		/* SST25VF016B */
	{ 0xbf254a, 0x400000 },		/* SST25VF032B */
	{ 0xbf258d, 0x080000 },		/* SST25VF040B */
	{ 0xbf258e, 0x100000 },		/* SST25VF080B */
};

static const struct spinor_erase spinor_part_erase[SPINOR_TYPES] = {
	{ 0x1000, 0x20 }, { 0x8000, 0x52 }, { 0x10000, 0xd8 },
};

/* A read on more lines than one: where the parameters tell of it. */
struct spinor_way {
	enum inox_spi_mem_lines lines;
	u8 told;		/* bit of the first dword */
	u8 dword, shift;	/* of its clocks and instruction */
	u8 four_told;		/* and of those that take four bytes of address */
	u8 four_code;
};

static const struct spinor_way spinor_ways[] = {
	{ INOX_SPI_MEM_1_4_4, 21, 2, 0, 5, 0xec },	/* the best first */
	{ INOX_SPI_MEM_1_1_4, 22, 2, 16, 4, 0x6c },
	{ INOX_SPI_MEM_1_2_2, 20, 3, 16, 3, 0xbc },
	{ INOX_SPI_MEM_1_1_2, 16, 3, 0, 2, 0x3c },
};

#define SPINOR_WAYS	ARRAY_SIZE(spinor_ways)

/* How a chip is told that it has four lines, by the parameters' numbers for it. */
enum spinor_quad {
	SPINOR_QUAD_ALWAYS = 0,
	SPINOR_QUAD_SECOND_CLEARED = 1,	/* a bit of the second status */
	SPINOR_QUAD_FIRST = 2,
	SPINOR_QUAD_SECOND_KEPT = 4,
	SPINOR_QUAD_SECOND = 5,
	SPINOR_QUAD_UNKNOWN = 7,
};

struct spinor_range {
	u32 from, to;		/* empty if they are the same */
};

struct spinor {
	struct inox_spi bus;
	u32 size;
	u32 page;
	struct inox_spi_mem_in read;
	struct inox_spi_mem_out program;
	struct inox_spi_mem_in ways[SPINOR_WAYS];	/* to read better; code 0: none */
	u8 quad;		/* an enum spinor_quad */
	u8 address;		/* bytes */
	bool mode;		/* and a mode for them */
	struct spinor_erase erase[SPINOR_TYPES];
	bool words;		/* programmed instead of pages */
	bool lockable;
	u8 tb;			/* bit of the status, if it has one, and a second status */
	u8 protection;		/* status to have after power was off, of words */
	bool read_only;
	u32 block;		/* the device's; 0: the chip's smallest */
	u32 dwords[SPINOR_DWORDS];
	const char *label;
	inox_dma(2) few;
	inox_dma(SPINOR_MOST) data;
};

inox_spi_ids(spinor, struct spinor_kind, SPINOR_CHIPS);

/* Operations */

static int spinor_send(struct spinor *spinor, u8 code)
{
	return inox_spi_mem_send(spinor, (struct inox_spi_mem_bare){ .code = code }, 0);
}

static int spinor_mode(struct spinor *spinor, u8 code)
{
	return spinor->mode ? spinor_send(spinor, code) : 0;
}

static int spinor_get(struct spinor *spinor, u8 code, u8 *status)
{
	const struct inox_spi_mem_in ask = { .code = code };
	struct inox_reader in = TRY(inox_spi_mem_read(spinor, ask, 0, few, 1));

	*status = TRY(inox_read_u8(&in));
	return 0;
}

static struct inox_u8 spinor_ask(struct spinor *spinor, u8 code)
{
	u8 status;
	int err = spinor_get(spinor, code, &status);

	return err ? inox_u8_err(err) : inox_u8_ok(status);
}

static int spinor_wait(struct spinor *spinor, struct inox_ms most,
		       struct inox_us pause, u8 *status)
{
	struct inox_deadline deadline = inox_deadline(most);

	do {
		*status = TRY(spinor_ask(spinor, SPINOR_STATUS));
		if (!(*status & SPINOR_BUSY))
			return 0;
	} while (inox_deadline_wait(&deadline, pause));
	return -ETIMEDOUT;
}

/* What block protection covers. */
static struct spinor_range spinor_range(const struct spinor *spinor, u32 status)
{
	u32 bp = (status & SPINOR_BP) / SPINOR_BP_UNIT;
	u32 size = spinor->size;
	u32 least = max(size / 64, SPINOR_BLOCK);
	u32 n = bp == 7 ? size : bp ? min(size, least << (bp - 1)) : 0;
	u32 from = status & spinor->tb ? 0 : size - n;

	return (struct spinor_range){ from, from + n };
}

static bool spinor_overlaps(struct spinor_range range, u32 at, u32 n)
{
	return range.from < at + n && at < range.to;
}

static struct inox_part spinor_fetch(struct spinor *spinor, u32 at, size_t most)
{
	int err = spinor_mode(spinor, SPINOR_FOUR);
	struct inox_part part;
	int left;

	if (err)
		return inox_part_err(err);
	part = inox_spi_mem_read(spinor, spinor->read, at, data,
				 min(most, (size_t)SPINOR_MOST));
	left = spinor_mode(spinor, SPINOR_THREE);
	return left ? inox_part_err(left) : part;
}

/* Programmed are the zeros that were @told; without it, all were to be ones. */
static int spinor_check(struct spinor *spinor, u32 at, u32 n, struct inox_reader *told)
{
	u32 end = at + n;

	while (at < end) {
		struct inox_reader in = TRY(spinor_fetch(spinor, at, end - at));

		at += (u32)inox_reader_left(&in);
		while (inox_reader_left(&in)) {
			u8 byte = TRY(inox_read_u8(&in));

			if (told ? byte & ~TRY(inox_read_u8(told)) : byte != 0xff)
				return -EIO;
		}
	}
	return 0;
}

/* A chip that has not taken an operation may have it enabled still; QEMU's always have. */
static int spinor_verdict(struct spinor *spinor, u8 status, bool doubt, u32 at, u32 n,
			  struct inox_reader *told)
{
	if (spinor->lockable &&
	    spinor_overlaps(spinor_range(spinor, status), at, n))
		return -EROFS;
	if (!doubt)
		return 0;
	TRY(spinor_send(spinor, SPINOR_DISABLE));
	return spinor_check(spinor, at, n, told);
}

/* The mode is left whatever has happened. */
static int spinor_settle(struct spinor *spinor, int err, struct inox_ms most,
			 struct inox_us pause, u8 *status)
{
	int left;

	if (!err)
		err = spinor_wait(spinor, most, pause, status);
	left = spinor_mode(spinor, SPINOR_THREE);
	return err ?: left;
}

static int spinor_read(struct spinor *spinor, u32 at, struct inox_writer *out)
{
	struct inox_reader in = TRY(spinor_fetch(spinor, at, inox_writer_left(out)));

	return inox_write_part(out, &in);
}

/* No more than to the end of the page. */
static int spinor_write_page(struct spinor *spinor, u32 at, struct inox_reader *in)
{
	size_t room = min(inox_reader_left(in), (size_t)(spinor->page - at % spinor->page));
	u32 n = TRY(inox_spi_mem_most(spinor, spinor->program, min_t(size_t, room, SPINOR_MOST)));
	struct inox_ms most = inox_ms(spinor_kind(spinor)->program_ms);
	struct inox_writer out = inox_dma_writer(&spinor->data);
	struct inox_reader part = TRY(inox_read_part(in, n));
	struct inox_reader told = part;
	u8 status;
	int err;

	TRY(inox_write_part(&out, &part));
	TRY(spinor_mode(spinor, SPINOR_FOUR));
	err = spinor_send(spinor, SPINOR_ENABLE) ?:
		inox_spi_mem_write(spinor, spinor->program, at, data, n);
	TRY(spinor_settle(spinor, err, most, SPINOR_POLL, &status));
	return spinor_verdict(spinor, status, status & SPINOR_ENABLED, at, n, &told);
}

/* The first has the address, and ends what an earlier one may have left undone. */
static int spinor_write_word(struct spinor *spinor, u32 at, bool first,
			     struct inox_reader *in)
{
	const struct inox_spi_mem_out word = {
		.code = SPINOR_WORD, .address = first ? 3 : 0,
	};
	struct inox_writer out = inox_dma_writer(&spinor->few);
	struct inox_reader pair = TRY(inox_read_part(in, 2));

	TRY(inox_write_part(&out, &pair));
	if (first) {
		TRY(spinor_send(spinor, SPINOR_DISABLE));
		TRY(spinor_send(spinor, SPINOR_ENABLE));
	}
	return inox_spi_mem_write(spinor, word, first ? at : 0, few, 2);
}

/* Words, until the chip is told that they end: whatever has happened, it is. */
static int spinor_write_words(struct spinor *spinor, u32 at, struct inox_reader *in)
{
	size_t n = min(inox_reader_left(in) / 2 * 2, (size_t)SPINOR_RUN);
	struct inox_ms most = inox_ms(spinor_kind(spinor)->program_ms);
	struct inox_reader part = TRY(inox_read_part(in, n));
	struct inox_reader told = part;
	u8 status;
	int err, end;

	do {
		err = spinor_write_word(spinor, at, inox_reader_left(&part) == n, &part) ?:
			spinor_wait(spinor, most, SPINOR_POLL, &status);
	} while (!err && inox_reader_left(&part));
	end = spinor_send(spinor, SPINOR_DISABLE);
	return err ?: end ?: spinor_verdict(spinor, status, !(status & SPINOR_IN_WORDS),
					    at, (u32)n, &told);
}

static int spinor_write(struct spinor *spinor, u32 at, struct inox_reader *in)
{
	return spinor->words && at % 2 == 0 && inox_reader_left(in) > 1 ?
		spinor_write_words(spinor, at, in) : spinor_write_page(spinor, at, in);
}

/* The largest that begins here and does not go too far. */
static struct spinor_erase spinor_best(const struct spinor *spinor, u32 at, u32 n)
{
	struct spinor_erase best = { };
	u32 i;

	for (i = 0; i < SPINOR_TYPES; i++) {
		u32 size = spinor->erase[i].size;

		if (size > best.size && size <= n && at % size == 0)
			best = spinor->erase[i];
	}
	return best;
}

static struct inox_u32 spinor_erase(struct spinor *spinor, u32 at, u32 n)
{
	struct inox_ms most = inox_ms(spinor_kind(spinor)->erase_ms);
	struct spinor_erase erase = spinor_best(spinor, at, n);
	const struct inox_spi_mem_bare op = {
		.code = erase.code, .address = spinor->address,
	};
	int err = spinor_mode(spinor, SPINOR_FOUR);
	u8 status;

	if (err)
		return inox_u32_err(err);
	err = spinor_send(spinor, SPINOR_ENABLE) ?: inox_spi_mem_send(spinor, op, at);
	err = spinor_settle(spinor, err, most, SPINOR_POLL_LONG, &status) ?:
		spinor_verdict(spinor, status, status & SPINOR_ENABLED, at, erase.size, NULL);
	return err ? inox_u32_err(err) : inox_u32_ok(erase.size);
}

/* Block protection */

/* Of @n bytes; @now is the status when the chip has it. */
static int spinor_put_status(struct spinor *spinor, u8 status, u8 status2, size_t n,
			     u8 *now)
{
	const struct inox_spi_mem_out set = { .code = SPINOR_SET_STATUS };
	struct inox_writer out = inox_dma_writer(&spinor->few);

	TRY(inox_write_u8(&out, status));
	TRY(inox_write_u8(&out, status2));
	TRY(spinor_send(spinor, SPINOR_ENABLE));
	TRY(inox_spi_mem_write(spinor, set, 0, few, n));
	return spinor_wait(spinor, SPINOR_STATUS_TIME, SPINOR_POLL_LONG, now);
}

static int spinor_set_status(struct spinor *spinor, u8 status)
{
	u8 status2 = spinor->tb ? TRY(spinor_ask(spinor, SPINOR_STATUS2)) : 0;
	u8 now;

	TRY(spinor_put_status(spinor, status, status2, spinor->tb ? 2 : 1, &now));
	if (now == status) {
		spinor->protection = status;
		return 0;
	}
	TRY(spinor_send(spinor, SPINOR_DISABLE));
	return -EIO;
}

static int spinor_protect(struct spinor *spinor)
{
	return spinor->words ? spinor_set_status(spinor, spinor->protection) : 0;
}

/* Where the status may not be written, what it protects is meant. */
static int spinor_first_protect(struct spinor *spinor)
{
	u8 status = TRY(spinor_ask(spinor, SPINOR_STATUS));

	if (status & SPINOR_SRP)
		spinor->protection = status & (SPINOR_SRP | SPINOR_BP);
	return spinor_protect(spinor);
}

/* The status under which exactly this is protected. */
static struct inox_u8 spinor_status_for(const struct spinor *spinor,
					struct spinor_range wanted, u8 kept)
{
	u32 i;

	for (i = 0; i < 16; i++) {
		u32 status = kept | i % 8 * SPINOR_BP_UNIT | (i / 8 ? spinor->tb : 0);
		struct spinor_range range = spinor_range(spinor, status);

		if (range.to - range.from == wanted.to - wanted.from &&
		    (range.from == wanted.from || range.from == range.to))
			return inox_u8_ok((u8)status);
	}
	return inox_u8_err(-EINVAL);
}

/* Both must leave one range. */
static int spinor_join(struct spinor_range *range, struct spinor_range more)
{
	if (range->from == range->to) {
		*range = more;
		return 0;
	}
	if (more.from > range->to || more.to < range->from)
		return -EINVAL;
	range->from = min(range->from, more.from);
	range->to = max(range->to, more.to);
	return 0;
}

static int spinor_cut(struct spinor_range *range, struct spinor_range less)
{
	if (less.from > range->from && less.to < range->to)
		return -EINVAL;
	if (less.from <= range->from)
		range->from = clamp(less.to, range->from, range->to);
	else
		range->to = min(range->to, less.from);
	return 0;
}

static int spinor_lock(struct spinor *spinor, u32 at, u32 n, bool on)
{
	u8 status = TRY(spinor_ask(spinor, SPINOR_STATUS));
	struct spinor_range range = spinor_range(spinor, status);
	struct spinor_range change = { at, at + n };

	TRY(on ? spinor_join(&range, change) : spinor_cut(&range, change));
	status = TRY(spinor_status_for(spinor, range, status & SPINOR_SRP));
	return spinor_set_status(spinor, status);
}

static int spinor_locked(struct spinor *spinor, u32 at, u32 n, bool *locked)
{
	u8 status = TRY(spinor_ask(spinor, SPINOR_STATUS));
	struct spinor_range range = spinor_range(spinor, status);

	*locked = at >= range.from && at + n <= range.to;
	return 0;
}

/* Discovery */

static struct inox_part spinor_tell(struct spinor *spinor, u32 at, size_t n)
{
	const struct inox_spi_mem_in tell = {
		.code = SPINOR_PARAMETERS, .address = 3, .clocks = 8,
	};

	return inox_spi_mem_read(spinor, tell, at, data, n);
}

/* Of the table that @header names: its id, how many dwords it has, and where. */
struct spinor_header {
	u32 id, dwords, at;
};

static int spinor_header(struct spinor *spinor, u32 i, struct spinor_header *header)
{
	struct inox_reader in = TRY(spinor_tell(spinor, 8 + 8 * i, 8));
	u32 low = TRY(inox_read_le32(&in));
	u32 high = TRY(inox_read_le32(&in));

	*header = (struct spinor_header){
		.id = (high >> 24) << 8 | (low & 0xff),
		.dwords = low >> 24,
		.at = high & 0xffffff,
	};
	return 0;
}

/* Up to so many dwords; what the table does not have is left as it is. */
static int spinor_table(struct spinor *spinor, const struct spinor_header *header)
{
	u32 i;

	for (i = 0; i < min(header->dwords, SPINOR_DWORDS); i++) {
		struct inox_reader in = TRY(spinor_tell(spinor, header->at + 4 * i, 4));

		spinor->dwords[i] = TRY(inox_read_le32(&in));
	}
	return 0;
}

/* The table of an id; of several the last, which is the newest. */
static int spinor_find(struct spinor *spinor, u32 id, u32 least)
{
	struct inox_reader in = TRY(spinor_tell(spinor, 0, 8));
	struct spinor_header header, found = { };
	u32 i, n;

	if (TRY(inox_read_le32(&in)) != SPINOR_SIGNATURE)
		return -ENODEV;
	n = min((TRY(inox_read_le32(&in)) >> 16 & 0xff) + 1, SPINOR_HEADERS);
	for (i = 0; i < n; i++) {
		TRY(spinor_header(spinor, i, &header));
		if (header.id == id && header.dwords >= least)
			found = header;
	}
	return found.dwords ? spinor_table(spinor, &found) : -ENOENT;
}

/* So many bits less one, or a power of two of them. */
static int spinor_size(struct spinor *spinor)
{
	u32 density = spinor->dwords[1];
	u32 bits = density & ~(1u << 31);

	if (density >> 31)
		spinor->size = bits >= 19 && bits <= 33 ? 1u << (bits - 3) : 0;
	else
		spinor->size = (bits >> 3) + 1;
	return spinor->size >= SPINOR_BLOCK && spinor->size <= SPINOR_SIZE_MAX &&
	       spinor->size % SPINOR_BLOCK == 0 ? 0 : -ERANGE;
}

/* Four of a size, as an exponent, and an instruction; those that cannot be are none. */
static void spinor_types(struct spinor *spinor)
{
	u32 i;

	for (i = 0; i < SPINOR_TYPES; i++) {
		u32 type = spinor->dwords[7 + i / 2] >> (i % 2 * 16);
		u32 exponent = type & 0xff;

		if (exponent >= 8 && exponent < 30 &&
		    spinor->size % (1u << exponent) == 0)
			spinor->erase[i] = (struct spinor_erase){
				1u << exponent, (u8)(type >> 8)
			};
	}
}

static u32 spinor_smallest(const struct spinor *spinor)
{
	u32 smallest = 0;
	u32 i;

	for (i = 0; i < SPINOR_TYPES; i++) {
		u32 size = spinor->erase[i].size;

		if (size && (!smallest || size < smallest))
			smallest = size;
	}
	return smallest;
}

/* Clocks of a mode that we never enter are dummies. */
static void spinor_reads(struct spinor *spinor)
{
	u32 i;

	for (i = 0; i < SPINOR_WAYS; i++) {
		const struct spinor_way *way = &spinor_ways[i];
		u32 half = spinor->dwords[way->dword] >> way->shift;

		if (spinor->dwords[0] & BIT(way->told))
			spinor->ways[i] = (struct inox_spi_mem_in){
				.code = (u8)(half >> 8),
				.clocks = (u8)((half & 31) + (half >> 5 & 7)),
				.lines = way->lines,
			};
	}
	spinor->quad = spinor->dwords[14] >> 20 & 7;
}

static void spinor_four_reads(struct spinor *spinor, u32 has)
{
	u32 i;

	for (i = 0; i < SPINOR_WAYS; i++)
		if (spinor->ways[i].code)
			spinor->ways[i].code = has & BIT(spinor_ways[i].four_told) ?
				spinor_ways[i].four_code : 0;
}

/* Instructions with four bytes of address; each type of erase has its own. */
static int spinor_codes(struct spinor *spinor)
{
	u32 i, has;

	TRY(spinor_find(spinor, SPINOR_FOUR_CODES, 2));
	has = spinor->dwords[0];
	if (!(has & BIT(1)) || !(has & BIT(6)))
		return -ENOENT;
	for (i = 0; i < SPINOR_TYPES; i++) {
		spinor->erase[i].code = (u8)(spinor->dwords[1] >> (8 * i));
		if (!(has & BIT(9 + i)))
			spinor->erase[i].size = 0;
	}
	spinor_four_reads(spinor, has);
	spinor->read.code = SPINOR_READ_FOUR;
	spinor->program.code = SPINOR_PROGRAM_FOUR;
	return 0;
}

/* The mode must be one that needs no WREN. */
static int spinor_far(struct spinor *spinor)
{
	u32 modes = spinor->dwords[15];
	int err = spinor_codes(spinor);

	spinor->address = 4;
	spinor->read.address = 4;
	spinor->program.address = 4;
	spinor->mode = err == -ENOENT && modes & BIT(24) && modes & BIT(14);
	return spinor->mode ? 0 : err;
}

static int spinor_describe(struct spinor *spinor)
{
	spinor->dwords[14] = SPINOR_QUAD_UNKNOWN << 20;
	TRY(spinor_find(spinor, SPINOR_BASIC, SPINOR_DWORDS_MIN));
	TRY(spinor_size(spinor));
	spinor_types(spinor);
	spinor_reads(spinor);
	spinor->page = spinor->dwords[10] ? 1u << (spinor->dwords[10] >> 4 & 15) : 256;
	if (spinor->size > SPINOR_NEAR)
		TRY(spinor_far(spinor));
	return spinor_smallest(spinor) ? 0 : -ERANGE;
}

/* A second status that is all ones is none. */
static int spinor_free_lines(struct spinor *spinor)
{
	u8 status = TRY(spinor_ask(spinor, SPINOR_STATUS)) & (u8)~(SPINOR_BUSY | SPINOR_ENABLED);
	bool first = spinor->quad == SPINOR_QUAD_FIRST;
	u8 code = first ? SPINOR_STATUS : SPINOR_STATUS2;
	u8 bit = first ? SPINOR_QE1 : SPINOR_QE2;
	u8 was = TRY(spinor_ask(spinor, code));
	u8 now;

	if (was == 0xff)
		return -EOPNOTSUPP;
	if (was & bit)
		return 0;
	if (spinor->read_only)
		return -EROFS;
	TRY(spinor_put_status(spinor, first ? status | bit : status, was | bit,
			      first ? 1 : 2, &now));
	if (TRY(spinor_ask(spinor, code)) & bit)
		return 0;
	TRY(spinor_send(spinor, SPINOR_DISABLE));
	return -EIO;
}

/* Are four lines free, once and for all? */
static bool spinor_has_four(struct spinor *spinor)
{
	switch ((enum spinor_quad)spinor->quad) {
	case SPINOR_QUAD_ALWAYS:
		return true;
	case SPINOR_QUAD_FIRST:
	case SPINOR_QUAD_SECOND:
	case SPINOR_QUAD_SECOND_CLEARED:
	case SPINOR_QUAD_SECOND_KEPT:
		spinor->quad = spinor_free_lines(spinor) ? SPINOR_QUAD_UNKNOWN :
							   SPINOR_QUAD_ALWAYS;
		return spinor->quad == SPINOR_QUAD_ALWAYS;
	case SPINOR_QUAD_UNKNOWN:
		break;
	}
	return false;
}

/* The best read that both have, the chip and the bus. */
static void spinor_choose(struct spinor *spinor)
{
	u32 i;

	for (i = 0; i < SPINOR_WAYS; i++) {
		struct inox_spi_mem_in way = spinor->ways[i];
		bool four = way.lines == INOX_SPI_MEM_1_4_4 || way.lines == INOX_SPI_MEM_1_1_4;

		way.address = spinor->address;
		if (way.code && inox_spi_mem_can(spinor, way) &&
		    (!four || spinor_has_four(spinor))) {
			spinor->read = way;
			return;
		}
	}
}

/* Its id: the maker and two more bytes. */
static int spinor_id(struct spinor *spinor, u32 *id)
{
	const struct inox_spi_mem_in ask = { .code = SPINOR_ID };
	struct inox_reader in = TRY(inox_spi_mem_read(spinor, ask, 0, data, 4));

	*id = TRY(inox_read_be32(&in)) >> 8;
	return 0;
}

static bool spinor_is_known(struct spinor *spinor, u32 id)
{
	u32 i;

	for (i = 0; i < ARRAY_SIZE(spinor_parts); i++)
		if (spinor_parts[i].id == id)
			spinor->size = spinor_parts[i].size;
	if (!spinor->size)
		return false;
	for (i = 0; i < SPINOR_TYPES; i++)
		spinor->erase[i] = spinor_part_erase[i];
	spinor->page = 1;
	spinor->words = true;
	spinor->lockable = true;
	return true;
}

/* Of the schemes of protection we know one, without its complement. */
static int spinor_told(struct spinor *spinor, u32 maker)
{
	int err = spinor_describe(spinor);

	if (err) {
		inox_err(spinor, "its parameters make no sense\n");
		return err;
	}
	spinor_choose(spinor);
	if (maker == SPINOR_WINBOND && spinor->size <= SPINOR_NEAR) {
		spinor->lockable = !(TRY(spinor_ask(spinor, SPINOR_STATUS2)) & SPINOR_CMP);
		spinor->tb = SPINOR_TB;
	}
	return 0;
}

/*
 * Where no chip is, the bus reads as ones, or as zeros.  One that a reset of the
 * system has left among words hears nothing else before these end.
 */
static int spinor_look(struct spinor *spinor)
{
	u32 id, maker;

	TRY(spinor_send(spinor, SPINOR_DISABLE));
	TRY(spinor_id(spinor, &id));
	maker = id >> 16;
	if (maker == 0xff || !maker)
		return -ENODEV;
	return spinor_is_known(spinor, id) ? spinor_first_protect(spinor) :
					     spinor_told(spinor, maker);
}

/* File systems have a least size of their own. */
static int spinor_blocks(struct spinor *spinor)
{
	u32 smallest = spinor_smallest(spinor);

	if (!spinor->block)
		spinor->block = smallest;
	if (is_power_of_2(spinor->block) && spinor->block >= smallest &&
	    spinor->size % spinor->block == 0)
		return 0;
	inox_err(spinor, "erase-size: the chip has no blocks of %u bytes\n", spinor->block);
	return -EINVAL;
}

static struct inox_mtd_about spinor_about(const struct spinor *spinor)
{
	return (struct inox_mtd_about){
		.size = spinor->size,
		.erase_size = spinor->block,
		.write_size = spinor->page,
		.read_only = spinor->read_only,
		.no_lock = !spinor->lockable,
		.label = spinor->label,
	};
}

static int spinor_probe(struct spinor *spinor)
{
	u8 status;

	spinor->address = 3;
	spinor->read = (struct inox_spi_mem_in){
		.code = SPINOR_READ, .address = 3, .clocks = 8,
	};
	spinor->program = (struct inox_spi_mem_out){ .code = SPINOR_PROGRAM, .address = 3 };
	spinor->label = TRY(inox_property_text(spinor, "label", NULL));
	spinor->read_only = inox_property_flag(spinor, "read-only");
	spinor->block = TRY(inox_property_u32(spinor, "erase-size", 0, 0, SPINOR_SIZE_MAX));
	TRY(inox_spi_setup(spinor, .modes = INOX_SPI_MODE(0) | INOX_SPI_MODE(3)));
	TRY(spinor_look(spinor));
	TRY(spinor_blocks(spinor));
	return spinor_wait(spinor, SPINOR_STATUS_TIME, SPINOR_POLL_LONG, &status);
}

inox_mtd(spinor,
	.about = spinor_about,
	.read = spinor_read,
	.write = spinor_write,
	.erase = spinor_erase,
	.lock = spinor_lock,
	.locked = spinor_locked);

inox_spi_driver(spinor,
	.supply = "vcc",
	.probe = spinor_probe,
	.resume = spinor_protect,
	.publish = spinor_mtd);

MODULE_DESCRIPTION("Serial NOR flash");
MODULE_LICENSE("GPL");
