# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154,SC2317 # shared with the tests and with sim-lib.sh
# What holds for every EEPROM driver, ours and the stock one, on a simulated chip.

# Masks of what an adapter can do; each leaves a driver one way to reach the chip.
raw_path=0x0fff8009 block_path=0x0c1e0000 word_path=0x00780000 byte_path=0x00180000

# Set for a driver that cannot read across 256 bytes, each at an address of the bus of its own.
no_straddling=

# Where the assertions keep what the chip should hold.
shadow=$(mktemp)
at_exit "rm -f '$shadow' '$shadow'.*"

chip_of() { echo "$sim/$1"; }

# The file of the device at an address; empty while no driver has made it.
memory() {
	local file
	for file in "$(device "$1" "$2")"/*/nvmem; do
		[ ! -e "$file" ] || echo "$file"
	done
}

has_memory() { [ -n "$(memory "$1" "$2")" ]; }

# new_eeprom CHIP ADDRESS DEVICE [PROPERTIES]: not live, with a content that nobody can guess
new_eeprom() {
	new_chip "$1" "$2" "$3" && put "$sim/$1/properties" "${4:-}" && put "$sim/$1/write_us" "${write_us:-1000}"
	fill "$1"
}

fill() {
	head -c "$(get "$sim/$1/size")" /dev/urandom >"$shadow"
	cat "$shadow" >"$sim/$1/content"
}

# plug CHIP ADDRESS: live, and a driver has it
plug() { live "$1" && wait_for 10 has_memory "${1%%/*}" "$2"; }

sum() {
	local digest
	digest=$(sha256sum "$1") && echo "${digest%% *}"
}

# The chip, what its driver reads, and what should be there, all the same.
all_equal() {
	is "$1: the driver reads what was written" "$(sum "$shadow")" "$(sum "$3")"
	is "$1: the chip holds what was written" "$(sum "$shadow")" "$(sum "$sim/$2/content")"
}

# write_at FILE OFFSET LENGTH: fresh bytes, as one write(), also to the shadow
write_at() {
	head -c "$3" /dev/urandom >"$shadow.part"
	dd if="$shadow.part" of="$1" bs="$3" seek="$2" oflag=seek_bytes conv=notrunc status=none &&
		dd if="$shadow.part" of="$shadow" bs="$3" seek="$2" oflag=seek_bytes conv=notrunc status=none
}

# read_at FILE OFFSET LENGTH: how many bytes came, as one read(), and whether they are right
read_at() {
	local n
	dd if="$1" of="$shadow.got" bs="$3" count=1 skip="$2" iflag=skip_bytes status=none || return
	n=$(wc -c <"$shadow.got")
	tail -c +$(($2 + 1)) "$shadow" | head -c "$n" | cmp - "$shadow.got" && echo "$n"
}

# Offset and length of writes that meet every kind of boundary: of pages, of 256 bytes, of the array.
boundaries() {
	local size=$1 page=$2
	echo 0 1
	echo $((size - 1)) 1
	echo $((page - 1)) 2
	echo "$page" "$page"
	echo 1 $((page * 3 + 5))
	echo $((size / 2 - 3)) 7
	echo $((size - page - 3)) $((page + 3))
	[ "$size" -le 256 ] || echo 250 $((page + 11))
}

# The guest has no /dev/fd, so this is a pipe, and the loop's words are its result.
try_writes() {
	local at length
	while read -r at length; do
		if write_at "$1" "$at" "$length"; then echo fine; else echo "$length at $at failed"; fi
	done
}

boundary_writes() {
	is "$1: writes of any length anywhere" fine \
		"$(boundaries "$(get "$sim/$1/size")" "$3" | try_writes "$2" 2>&1 | sort -u)"
	all_equal "$1" "$1" "$2"
}

# The kernel hands out a file like this in 4096 bytes at most.
reads_anywhere() {
	local size most at length want got bad=
	size=$(get "$sim/$1/size")
	most=$((size < 4096 ? size : 4096))
	while read -r at length want; do
		[ -z "$no_straddling" ] || [ $((at / 256)) = $(((at + want - 1) / 256)) ] || continue
		got=$(read_at "$2" "$at" "$length" 2>&1)
		[ "$got" = "$want" ] || bad+=" $length at $at: $got"
	done <<-END
		0 1 1
		0 $size $most
		1 $((size - 1)) $((most - (size <= 4096)))
		$((size - 1)) 1 1
		$((size - 1)) 2 1
		$((size - 5)) 100 5
		7 33 33
		127 2 $((size > 128 ? 2 : 1))
		$size 1 0
		$((size + 1)) 1 0
		$((size * 4)) 64 0
	END
	is "$1: reads of any length anywhere" "" "$bad"
}

beyond() {
	local size
	size=$(get "$sim/$1/size")
	refuses "$1: a write at the end is refused" "File too large" \
		dd if=/dev/zero of="$2" bs=1 count=1 seek="$size" conv=notrunc
	refuses "$1: a write beyond the end is refused" "File too large" \
		dd if=/dev/zero of="$2" bs=1 count=1 seek=$((size + 300)) conv=notrunc
	all_equal "$1 after that" "$1" "$2"
}

# at24_job CHIP ADDRESS WRITE PATH: a driver that writes so many bytes at a time, at its whole job:
# AT24_RESULTS results. A chip that is left busy shows whether it waits.
AT24_RESULTS=13
at24_job() {
	local file size before
	file=$(memory "${1%%/*}" "$2")
	size=$(get "$sim/$1/size")
	is "$1 ($4): it has the chip's size" "$size" "$(stat -c %s "$file")"
	all_equal "$1 ($4), untouched" "$1" "$file"
	reads_anywhere "$1" "$file"
	before=$(get "$sim/$1/writes")
	boundary_writes "$1" "$file" "$(get "$sim/$1/page")"
	beyond "$1" "$file"
	is "$1 ($4): nothing wrapped inside a page" 0 "$(get "$sim/$1/wraps")"
	before=$(get "$sim/$1/writes")
	write_at "$file" 0 "$(get "$sim/$1/page")"
	is "$1 ($4): a page takes the writes it should" "$3" $(($(get "$sim/$1/writes") - before))
}

# at24_size CHIP ADDRESS: what a size more says about a driver whose job is known: AT24_SIZE_RESULTS results
AT24_SIZE_RESULTS=6
at24_size() {
	local file
	file=$(memory "${1%%/*}" "$2")
	is "$1: it has the chip's size" "$(get "$sim/$1/size")" "$(stat -c %s "$file")"
	all_equal "$1, untouched" "$1" "$file"
	boundary_writes "$1" "$file" "$(get "$sim/$1/page")"
}

# A driver that waits too short, or not at all, finds the chip busy and gives up.
at24_waits() {
	local file before
	file=$(memory "${1%%/*}" "$2")
	put "$sim/$1/write_us" 15000
	before=$(get "$sim/$1/busy_nacks")
	write_at "$file" 0 $((4 * $(get "$sim/$1/page")))
	succeeds "$1: it asks until the chip has written" [ "$(get "$sim/$1/busy_nacks")" -gt "$before" ]
	all_equal "$1, slow" "$1" "$file"
	put "$sim/$1/write_us" 1000
}

# A chip that never answers again: an error, in a bounded time, and nothing claimed.
at24_stuck() {
	local file start
	file=$(memory "${1%%/*}" "$2")
	put "$sim/$1/fault_nack" -1
	start=$(date +%s)
	refuses "$1: a chip that does not answer cannot be read" "$3" cat "$file"
	refuses "$1: nor written" "$3" write_at "$file" 0 4
	succeeds "$1: both are told in seconds" [ $(($(date +%s) - start)) -le 5 ]
	put "$sim/$1/fault_nack" 0
	all_equal "$1, answering again" "$1" "$file"
}

# The n-th addressing is refused once: the driver asks again, and nothing is lost.
at24_nacks() {
	local file n bad=
	file=$(memory "${1%%/*}" "$2")
	for n in 0 1 2 3 5 8; do
		put "$sim/$1/fault_nack_skip" $n
		put "$sim/$1/fault_nack" 1
		write_at "$file" 3 40 || bad+=" write, $n"
		put "$sim/$1/fault_nack_skip" $n
		put "$sim/$1/fault_nack" 1
		[ "$(sum "$file")" = "$(sum "$shadow")" ] || bad+=" read, $n"
	done
	put "$sim/$1/fault_nack_skip" 0
	put "$sim/$1/fault_nack" 0
	is "$1: one refusal anywhere loses nothing" "" "$bad"
	put "$sim/$1/fault_nack_data" 1
	write_at "$file" 3 40
	is "$1: nor one of a byte" "$(sum "$shadow")" "$(sum "$sim/$1/content")"
	put "$sim/$1/fault_nack_data" 0
}

# at24_read_only CHIP ADDRESS: of a device that may not be written, 4 results
at24_read_only() {
	local file
	file=$(memory "${1%%/*}" "$2")
	is "$1: the file says read-only" 444 "$(printf %o $((0$(stat -c %a "$file") | 044)))"
	refuses "$1: read-only: a write is refused" "" write_protected "$file"
	all_equal "$1, read-only" "$1" "$file"
}

# Root may open what is not writable; the write itself must fail.
write_protected() { printf x | dd of="$1" bs=1 conv=notrunc status=none; }
