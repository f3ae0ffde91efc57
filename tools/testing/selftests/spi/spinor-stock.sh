#!/bin/bash
# The stock spi-nor driver on the simulated chips: a peer that says whether the chips are right.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"
# shellcheck source=spinor-lib.sh
. "$(dirname "$0")/spinor-lib.sh"

# chip MODEL [FROM]: the stock driver erases by sectors
chip() {
	new_nor "a/$1" 0 spi-nor "${2:-0}"
	plug "a/$1" 0
	is "$1: the stock driver binds" spi-nor "$(driver_of a 0)"
	spinor_job "a/$1" 33
	drop_chip "a/$1"
}

# wide BUS MODEL STATUS READ [FROM]: on four lines, which the status frees, that is how it reads
wide() {
	from=${5:-0}
	new_nor "$1/$2" 0 spi-nor "$from"
	put "$sim/$1/$2/mode" 0xa00
	noise 8192 >"$shadow.part"
	in_shadow $((from + 0x8000)) "$shadow.part"
	cat "$shadow" >"$sim/$1/$2/content"
	plug "$1/$2" 0
	is "$1: $2 on four lines: the stock driver binds" spi-nor "$(driver_of "$1" 0)"
	is "$1: $2 on four lines: it has freed them" "$3" "$(get "$sim/$1/$2/status") $(get "$sim/$1/$2/status2")"
	succeeds "$1: $2 on four lines: it reads" reads_back $((from + 0x8100)) 4096
	like "$1: $2 on four lines: so" "*$4*" "$(grep -E ' words [0-9]{3,} ' "$sim/$1/trace" | tail -n 1)"
	is "$1: $2 on four lines: nothing comes on lines that it has not" 0 "$(get "$sim/$1/$2/unwired")"
	from=0
}

wide_job() {
	wide "$@"
	erased
	mtd_debug erase "$flash" 0 65536 >/dev/null
	spinor_job "$1/$2" 33
	drop_chip "$1/$2"
}

wide_reads() {
	wide "$@"
	drop_chip "$1/$2"
}

locks() {
	new_nor a/w25q32 0 spi-nor
	plug a/w25q32 0
	succeeds "the upper quarter can be locked" flash_lock "$flash" 0x300000 256
	is "the chip knows, and its pin keeps that" $((0x94)) "$(get "$sim/a/w25q32/status")"
	write_at 0x3f0000 16 2>/dev/null
	is "and does not take what is written there" 1 "$(get "$sim/a/w25q32/protected")"
	succeeds "it can be unlocked" flash_unlock "$flash"
	is "all of it" 0 "$(get "$sim/a/w25q32/status")"
	drop_chip a/w25q32
}

bytes_at() {
	local n
	for ((n = 0; n < $2; n++)); do write_at $(($1 + n)) 1 || return; done
}

words_at() { write_at 0x20000 600 && reads_back 0x20000 600; }

# Before 7.1 it sends words with the instruction for pages: see Documentation/stock-bugs.rst.
words() {
	new_nor a/sst25vf016b 0 spi-nor
	noise 8192 >"$shadow.part"
	in_shadow 0x8000 "$shadow.part"
	cat "$shadow" >"$sim/a/sst25vf016b/content"
	plug a/sst25vf016b 0
	is "sst25vf016b: the stock driver binds" spi-nor "$(driver_of a 0)"
	is "sst25vf016b: it has the chip's size" "2097152 4096 nor" "$(about size) $(about erasesize) $(about type)"
	is "sst25vf016b: and has freed what power protects" 0 "$(get "$sim/a/sst25vf016b/status")"
	succeeds "sst25vf016b: it reads" reads_back 0x7ffe 8196
	succeeds "sst25vf016b: it erases" erase_at 0x8000 4096
	succeeds "sst25vf016b: and writes bytes" bytes_at 0x8001 5
	holds "sst25vf016b: the chip holds that" a/sst25vf016b
	is "sst25vf016b: pages, time and locks are minded" "0 0 0 0" "$(blunders a/sst25vf016b)"
	if words_at; then ok "sst25vf016b: it writes words"; else skip "sst25vf016b: it writes words" "this kernel's sends them as a page"; fi
	drop_chip a/sst25vf016b
}

need_tool mtd_debug flash_erase flashcp flash_lock flash_unlock
need_module spi-nor
modprobe spi-nor
plan $((5 * (SPINOR_RESULTS + 1) + 5 * 5 + 3 * SPINOR_RESULTS + 5 + 9))
start_sim
new_bus a
live a
chip w25q80
chip w25q32
chip w25q128
chip w25q256 $((31 * 1048576))
chip mx25l25635 $((31 * 1048576))
new_bus mem
put "$sim/mem/mem" 1
live mem
new_bus only
put "$sim/only/mem_only" 1
put "$sim/only/mem_max" 1000
live only
wide_job mem w25q128 "0 2" "operation 1-4-4 words 4103 out eb 00 81"
wide_job only w25q80 "0 2" "operation 1-4-4 words 103 out eb 00 90 a0"
wide_job a w25q128 "0 2" "lines 4 words 4096"
wide_reads only w25q256 "0 2" "operation 1-4-4 words 104 out ec 01 f0 90" $((31 * 1048576))
wide_reads mem mx25l25635 "64 0" "operation 1-4-4 words 4104 out eb 01 f0 81" $((31 * 1048576))
locks
words
finish
