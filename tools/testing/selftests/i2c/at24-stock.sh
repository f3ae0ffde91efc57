#!/bin/bash
# The stock at24 driver on the simulated chips: a peer that says whether the chips are right.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"
# shellcheck source=at24-lib.sh
. "$(dirname "$0")/at24-lib.sh"

# chip MODEL ADDRESS PATH PAGESIZE: the driver is told that size; 1 is what it takes when told nothing
chip() {
	new_eeprom "a/$1" "$2" "$1" "pagesize=$4"
	plug "a/$1" "$2"
	is "$1: the stock driver binds" at24 "$(driver_of a "$2")"
	at24_job "a/$1" "$2" "${5:-1}" "$3"
	drop_chip "a/$1"
}

# size MODEL ADDRESS PAGESIZE
size() {
	new_eeprom "a/$1" "$2" "$1" "pagesize=$3"
	plug "a/$1" "$2"
	is "$1: the stock driver binds" at24 "$(driver_of a "$2")"
	at24_size "a/$1" "$2"
	drop_chip "a/$1"
}

faults() {
	new_eeprom a/24c16 0x50 24c16 pagesize=16
	plug a/24c16 0x50
	at24_waits a/24c16 0x50
	at24_stuck a/24c16 0x50 "Connection timed out"
	at24_nacks a/24c16 0x50
	drop_chip a/24c16
}

# across OFFSET LENGTH: how many bytes come, as one read(), and whether they are right
across() {
	local n
	dd if="$(memory a 0x50)" of="$shadow.got" bs="$2" count=1 skip="$1" iflag=skip_bytes status=none 2>&1 || return
	n=$(wc -c <"$shadow.got")
	tail -c +$(($1 + 1)) "$shadow" | head -c "$n" | cmp - "$shadow.got" && echo "$n"
}

# Without raw transfers it goes on at the same bus address: Documentation/stock-bugs.rst.
straddling() {
	new_eeprom a/24c16 0x50 24c16 pagesize=16
	plug a/24c16 0x50
	is "$1: within 256 bytes it reads what is there" 40 "$(across 200 40)"
	like "$1: $2" "$3" "$(across 200 100)"
	drop_chip a/24c16
}

# A block carries 30 bytes beside two of an address; the rest follows while the chip is busy.
whole_page() {
	new_eeprom a/24c64 0x50 24c64 pagesize=32
	put "$sim/a/24c64/write_us" 60000
	plug a/24c64 0x50
	refuses "I2C block: a page of 32 bytes cannot be written" "Connection timed out" \
		write_at "$(memory a 0x50)" 0 32
	drop_chip a/24c64
}

read_only() {
	new_eeprom a/24c02 0x50 24c02 "read-only label=fixed"
	plug a/24c02 0x50
	at24_read_only a/24c02 0x50
	drop_chip a/24c02
}

need_tool stat
need_module at24
modprobe at24
plan $((7 * (AT24_RESULTS + 1) + 5 * (AT24_SIZE_RESULTS + 1) + 3 + 5 + 2 + 4 + 3 * 2 + 1))
start_sim
new_bus a
live a
size 24c01 0x50 8
chip 24c02 0x50 raw 8
size 24c04 0x50 16
size 24c08 0x50 16
chip 24c16 0x50 raw 16
size 24c32 0x57 32
size 24c256 0x50 64
chip 24c512 0x50 raw 128
faults
read_only
straddling "raw" "across them too" 100
no_straddling=1
bus_with a functionality $block_path
chip 24c02 0x50 block 8
chip 24c64 0x50 block16 16 2
whole_page
straddling "I2C block" "across them it reads other bytes, and says nothing" "*differ*"
bus_with a functionality $byte_path
chip 24c01 0x57 byte 8 8
chip 24c04 0x50 byte 16 16
straddling "bytes" "across them it gives up" "*Connection timed out*"
finish
