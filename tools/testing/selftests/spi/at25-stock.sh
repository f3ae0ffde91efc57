#!/bin/bash
# The stock at25 driver on the simulated chips: a peer that says whether the chips are right.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"
# shellcheck source=at25-lib.sh
. "$(dirname "$0")/at25-lib.sh"

# plug_stock MODEL CS BITS [PROPERTY...]
plug_stock() {
	new_eeprom "a/$1" "$2" at25
	put "$sim/a/$1/properties" "size=$(<"$sim/a/$1/size") pagesize=$(<"$sim/a/$1/page") address-width=$3${4:+ $4}"
	plug "a/$1" "$2"
}

chip() {
	plug_stock "$@"
	is "$1: the stock driver binds" at25 "$(driver_of a "$2")"
	at24_job "a/$1" "$2" 1 stock
	drop_chip "a/$1"
}

# Since it speaks through spi-mem it waits for one millisecond: Documentation/stock-bugs.rst.
hasty() { grep -q spi_mem_exec_op "$(modinfo -n at25)"; }

waits() {
	if hasty; then
		put "$sim/a/at25128/write_us" 15000
		refuses "a/at25128, slow: it does not wait" "timed out" write_at "$(memory a 0)" 0 4
		sleep 0.1
		put "$sim/a/at25128/write_us" 1000
		fill a/at25128
		skip "a/at25128, slow: the driver reads what was written" "nothing is"
		skip "a/at25128, slow: the chip holds what was written" "nothing is"
	else
		at25_waits a/at25128 0
	fi
}

faults() {
	plug_stock at25128 0 16
	waits
	at25_stuck a/at25128 0
	drop_chip a/at25128
}

# It does not look whether the chip has taken the write: Documentation/stock-bugs.rst.
protected() {
	plug_stock at25010 0 8
	put "$sim/a/at25010/status" 0x0c
	succeeds "a protected chip: the write is called done" write_protected "$(memory a 0)"
	all_equal "a/at25010, protected" a/at25010 "$(memory a 0)"
	drop_chip a/at25010
}

need_module at25
modprobe at25
plan $((6 * (AT24_RESULTS + 1) + 3 + 4 + 3 + 4))
start_sim
new_bus a
live a
chip at25010 0 8
chip at25040 1 9
chip at25080 2 16
chip at25128 3 16
chip at25512 0 16
chip at25m02 0 24
faults
protected
plug_stock at25020 0 8 read-only
at24_read_only a/at25020 0
drop_chip a/at25020
finish
