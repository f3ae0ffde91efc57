# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # shared with the tests and with sim-lib.sh
# What holds for every EEPROM driver, ours and the stock one, on a simulated chip.

# Masks of what an adapter can do; each leaves a driver one way to reach the chip.
raw_path=0x0fff8009 block_path=0x0c1e0000 word_path=0x00780000 byte_path=0x00180000

# Set for a driver that cannot read across 256 bytes, each at an address of the bus of its own.
no_straddling=

need_tool cmp eeprom

# Where the assertions keep what the chip should hold.
shadow=$(mktemp)
at_exit "rm -f '$shadow' '$shadow'.*"

chip_of() { echo "$sim/$1"; }

# The file of the device at an address; empty while no driver has made it.
memory() {
	local file
	find_device "$1" "$2" || return
	for file in "$found"/*/nvmem; do
		[ ! -e "$file" ] || echo "$file"
	done
}

has_memory() { [ -n "$(memory "$1" "$2")" ]; }

# new_eeprom CHIP ADDRESS DEVICE [PROPERTIES]: not live, with zeros, and a content that nobody can guess
new_eeprom() {
	new_chip "$1" "$2" "$3" && put "$sim/$1/properties" "${4:-}" && put "$sim/$1/write_us" "${write_us:-1000}"
	fill "$1"
}

fill() {
	{ printf '\0\0\0\0' && head -c $(($(<"$sim/$1/size") - 4)) /dev/urandom; } >"$shadow"
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
	succeeds "$1: the driver reads what was written" cmp "$shadow" "$3"
	succeeds "$1: the chip holds what was written" cmp "$shadow" "$sim/$2/content"
}

# write_at FILE OFFSET LENGTH: fresh bytes, also to the shadow
write_at() { eeprom put "$1" "$shadow" "$2" "$3"; }

boundary_writes() {
	succeeds "$1: writes of any length anywhere" eeprom write "$2" "$shadow" "$3"
	all_equal "$1" "$1" "$2"
}

reads_anywhere() {
	succeeds "$1: reads of any length anywhere" eeprom read "$2" "$shadow" ${no_straddling:+256}
}

beyond() {
	local size
	size=$(<"$sim/$1/size")
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
	size=$(<"$sim/$1/size")
	is "$1 ($4): it has the chip's size" "$size" "$(stat -c %s "$file")"
	all_equal "$1 ($4), untouched" "$1" "$file"
	reads_anywhere "$1" "$file"
	before=$(<"$sim/$1/writes")
	boundary_writes "$1" "$file" "$(<"$sim/$1/page")"
	beyond "$1" "$file"
	is "$1 ($4): nothing wrapped inside a page" 0 "$(<"$sim/$1/wraps")"
	before=$(<"$sim/$1/writes")
	write_at "$file" 0 "$(<"$sim/$1/page")"
	is "$1 ($4): a page takes the writes it should" "$3" $(($(<"$sim/$1/writes") - before))
}

# at24_size CHIP ADDRESS: what a size more says about a driver whose job is known: AT24_SIZE_RESULTS results
AT24_SIZE_RESULTS=6
at24_size() {
	local file
	file=$(memory "${1%%/*}" "$2")
	is "$1: it has the chip's size" "$(<"$sim/$1/size")" "$(stat -c %s "$file")"
	all_equal "$1, untouched" "$1" "$file"
	boundary_writes "$1" "$file" "$(<"$sim/$1/page")"
}

# A driver that waits too short, or not at all, finds the chip busy and gives up.
at24_waits() {
	local file before
	file=$(memory "${1%%/*}" "$2")
	put "$sim/$1/write_us" 15000
	before=$(<"$sim/$1/busy_nacks")
	write_at "$file" 0 $((4 * $(<"$sim/$1/page")))
	succeeds "$1: it asks until the chip has written" [ "$(<"$sim/$1/busy_nacks")" -gt "$before" ]
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
		cmp -s "$file" "$shadow" || bad+=" read, $n"
	done
	put "$sim/$1/fault_nack_skip" 0
	put "$sim/$1/fault_nack" 0
	is "$1: one refusal anywhere loses nothing" "" "$bad"
	put "$sim/$1/fault_nack_data" 1
	write_at "$file" 3 40
	succeeds "$1: nor one of a byte" cmp "$shadow" "$sim/$1/content"
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
