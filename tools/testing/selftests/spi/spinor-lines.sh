#!/bin/bash
# inox_spinor: reads on one line, two and four, by memory operations and by transfers.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"
# shellcheck source=spinor-lib.sh
. "$(dirname "$0")/spinor-lib.sh"

# bus BUS [ATTRIBUTE VALUE]...: live, as it is
bus() {
	new_bus "$1"
	local bus=$1
	shift
	while [ $# -gt 0 ]; do
		put "$sim/$bus/$1" "$2"
		shift 2
	done
	live "$bus"
}

# wire CHIP MODE [FROM]: with 8 KiB in it that nobody can guess
wire() {
	new_nor "$1" 0 inox-spi-nor "${3:-0}"
	from=${3:-0}
	put "$sim/$1/mode" "$2"
	noise 8192 >"$shadow.part"
	in_shadow "$from" "$shadow.part"
	cat "$shadow" >"$sim/$1/content"
}

# one_way TEXT CHIP MODE READ [FROM]: so wired, that is how it reads
one_way() {
	wire "$2" "$3" "${5:-0}"
	plug "$2" 0
	succeeds "$1: what the chip holds is read" reads_back $((from + 100)) 5000
	like "$1: it is $4" "*operation ${4% *} words * out ${4#* } *" "$(last_transfer "${2%/*}")"
	drop_chip "$2"
	from=0
}

ways() {
	one_way "one line" m/w25q80 0 "1-1-1 0b"
	one_way "two to read" m/w25q80 0x400 "1-1-2 3b"
	one_way "two" m/w25q80 0x500 "1-2-2 bb"
	one_way "four to read" m/w25q80 0x800 "1-1-4 6b"
	one_way "four" m/w25q80 0xa00 "1-4-4 eb"
	one_way "32 MiB, one line" m/w25q256 0 "1-1-1 0c" $((31 * 1048576))
	one_way "32 MiB, two to read" m/w25q256 0x400 "1-1-2 3c" $((31 * 1048576))
	one_way "32 MiB, two" m/w25q256 0x500 "1-2-2 bc" $((31 * 1048576))
	one_way "32 MiB, four to read" m/w25q256 0x800 "1-1-4 6c" $((31 * 1048576))
	one_way "32 MiB, four" m/w25q256 0xa00 "1-4-4 ec" $((31 * 1048576))
}

# A mode for four bytes of address: the read is followed by the end of that.
by_mode() {
	from=$((31 * 1048576))
	wire m/mx25l25635 0xa00 $from
	plug m/mx25l25635 0
	succeeds "by a mode, four: what the chip holds is read" reads_back $((from + 100)) 5000
	like "by a mode, four: it is 1-4-4" "*operation 1-4-4 words * out eb 01 f0 *" "$(tail -n 2 "$sim/m/trace")"
	is "the bit of its status that frees the lines is set" $((0x40)) "$(get "$sim/m/mx25l25635/status")"
	drop_chip m/mx25l25635
	from=0
}

# What was on the wire, transfer by transfer: lines and first byte.
wires() { sed -n 's/.* bits 8 hz [0-9]*\( lines [0-9]\)\? words [0-9]* out \(..\).*/\1 \2/p' "$sim/$1/trace" | tail -n "$2" | tr -s ' \n' ' '; }

# Where the controller has transfers only, each is on its lines.
by_transfers() {
	wire a/w25q80 0xa00
	plug a/w25q80 0
	succeeds "by transfers: what the chip holds is read" reads_back 100 4000
	is "by transfers: the instruction is on one line, the rest on four" " eb lines 4 00 lines 4 00 " "$(wires a 3)"
	drop_chip a/w25q80
	wire a/w25q80 0x500
	plug a/w25q80 0
	succeeds "by transfers, two lines: what the chip holds is read" reads_back 100 4000
	is "by transfers, two lines: the address is, too" " bb lines 2 00 lines 2 00 " "$(wires a 3)"
	drop_chip a/w25q80
	wire a/w25q80 0x800
	plug a/w25q80 0
	succeeds "by transfers, four to read: what the chip holds is read" reads_back 100 4000
	is "by transfers, four to read: the address is on one" " 6b lines 4 00 " "$(wires a 2)"
	drop_chip a/w25q80
}

# A controller that has nothing else, one that moves little at once.
whole_job() {
	new_nor "$1/w25q128" 0 inox-spi-nor
	put "$sim/$1/w25q128/mode" 0xa00
	plug "$1/w25q128" 0
	spinor_job "$1/w25q128" 3
	is "$1: no instruction came on lines that it has not" 0 "$(get "$sim/$1/w25q128/unwired")"
	drop_chip "$1/w25q128"
}

enabled() {
	wire m/w25q80 0
	plug m/w25q80 0
	is "where four lines are not wired, the chip is not told that they are" 0 "$(get "$sim/m/w25q80/status2")"
	drop_chip m/w25q80
	wire m/w25q80 0xa00
	put "$sim/m/w25q80/status" 4
	put "$sim/m/w25q80/status2" 8
	plug m/w25q80 0
	is "where they are, it is" 10 "$(get "$sim/m/w25q80/status2")"
	is "and its other bits are as they were" 4 "$(get "$sim/m/w25q80/status")"
	drop_chip m/w25q80
	wire m/w25q80 0xa00
	put "$sim/m/w25q80/status" $((0x80))
	put "$sim/m/w25q80/wp" 1
	plug m/w25q80 0
	way "where its status is fixed, it reads on two lines" "1-2-2 bb"
	drop_chip m/w25q80
	wire m/w25q80 0xa00
	put "$sim/m/w25q80/properties" read-only
	plug m/w25q80 0
	way "where nobody may write, too" "1-2-2 bb"
	is "and nobody has" 0 "$(get "$sim/m/w25q80/status2")"
	drop_chip m/w25q80
	wire m/w25q80 0xa00
	put "$sim/m/w25q80/status2" 2
	put "$sim/m/w25q80/properties" read-only
	plug m/w25q80 0
	way "unless it had been told before" "1-4-4 eb"
	drop_chip m/w25q80
	wire m/w25q80 0xa00
	put "$sim/m/w25q80/status2" 255
	plug m/w25q80 0
	way "a second status of ones is none" "1-2-2 bb"
	drop_chip m/w25q80
}

# way TEXT READ: that it reads, and how
way() {
	reads_back 100 5000
	like "$1" "0 *operation ${2% *} words * out ${2#* } *" "$? $(last_transfer m)"
}

# spoil AT BYTES...: what a chip says of itself is changed
spoil() {
	local at=$1
	shift
	cat "$sim/m/w25q80/sfdp" >"$shadow.sfdp"
	# shellcheck disable=SC2059 # the bytes are the format
	printf "$(printf '\\x%s' "$@")" | dd of="$shadow.sfdp" bs=1 seek="$at" conv=notrunc status=none
	cat "$shadow.sfdp" >"$sim/m/w25q80/sfdp"
}

# told TEXT READ AT BYTES...: a chip that says this is read so
told() {
	wire m/w25q80 0xa00
	spoil "${@:3}"
	plug m/w25q80 0
	way "$1" "$2"
	drop_chip m/w25q80
}

tells() {
	told "a chip that has no reads on four lines is read on two" "1-2-2 bb" $((0x82)) 91
	told "one that has them with one line for addresses, so" "1-1-4 6b" $((0x82)) d1
	told "one that has none is read on one" "1-1-1 0b" $((0x82)) 80
	told "parameters without the way to free the lines: on two" "1-2-2 bb" 11 09
	told "with a way that is reserved: on two" "1-2-2 bb" $((0x80 + 58)) 70
	told "with one that we do not know: on two" "1-2-2 bb" $((0x80 + 58)) 30
	told "the way of most of Winbond's: on four" "1-4-4 eb" $((0x80 + 58)) 40
	told "one of the oldest: on four" "1-4-4 eb" $((0x80 + 58)) 10
	told "dummy clocks that are no whole bytes: the next best" "1-1-4 6b" $((0x88)) 45
	told "an instruction of nought is none" "1-1-4 6b" $((0x89)) 00
}

# reads_as TEXT SPOILT MODE BYTES AT BYTES...: chip and controller disagree about the lines
reads_as() {
	wire m/w25q80 "$2"
	spoil "${@:5}"
	# shellcheck disable=SC2059 # the bytes are the format
	printf "$3" | dd of="$sim/m/w25q80/content" status=none
	put "$sim/m/w25q80/status2" 2
	plug m/w25q80 0
	is "$1" "$4" "$(head -c 2 "$flash" | od -An -tx1 | tr -d ' ')"
	drop_chip m/w25q80
}

# The lines are looked at as they are: a chip on one drives IO1, and what nobody drives is high.
disagreements() {
	reads_as "four are looked at where the chip sends on one" 0x800 '\x00\x00' dddd $((0x8b)) 0b
	reads_as "four where it sends on two" 0x800 '\x1b\x1b' cdef $((0x8b)) 3b
	reads_as "two where it sends on four" 0x400 '\x12\x34\x43\x21' 6c39 $((0x8d)) 6b
	wire m/w25q80 0x800
	spoil $((0x8b)) eb
	put "$sim/m/w25q80/status2" 2
	plug m/w25q80 0
	refuses "an address that comes on one line where four are looked at is another" "" reads_back 0x1000 64
	drop_chip m/w25q80
}

need_tool mtd_debug flash_erase flashcp od
need_module inox_spinor spi-sim
plan $((20 + 3 + 6 + 3 * (SPINOR_RESULTS + 1) + 8 + 10 + 4))
start_sim
load inox_spinor
bus a
bus m mem 1
bus alone mem_only 1
bus little mem 1 mem_max 100
ways
by_mode
by_transfers
whole_job m
whole_job alone
whole_job little
enabled
tells
disagreements
finish
