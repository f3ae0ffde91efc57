#!/bin/bash
# inox_at24: its whole job, its errors, and what may happen to it while it works.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"
# shellcheck source=at24-lib.sh
. "$(dirname "$0")/at24-lib.sh"

driver=/sys/bus/i2c/drivers/inox_at24

name_at() { echo "$(bus_num a)-$(printf %04x "$1")"; }

bind() { name_at "$1" >"$driver/bind"; }

unbind() { name_at "$1" >"$driver/unbind"; }

# chip MODEL ADDRESS PATH WRITES: how many writes a page takes that way
chip() {
	new_eeprom "a/$1" "$2" "inox-$1"
	plug "a/$1" "$2"
	is "$1: inox_at24 binds" inox_at24 "$(driver_of a "$2")"
	at24_job "a/$1" "$2" "$4" "$3"
	drop_chip "a/$1"
}

# size MODEL ADDRESS
size() {
	new_eeprom "a/$1" "$2" "inox-$1"
	plug "a/$1" "$2"
	is "$1: inox_at24 binds" inox_at24 "$(driver_of a "$2")"
	at24_size "a/$1" "$2"
	drop_chip "a/$1"
}

autoload() {
	unload inox_at24
	new_eeprom a/24c16 0x50 inox-24c16
	live a/24c16
	succeeds "the driver is loaded by the device's name" wait_for 10 test -e "$driver"
	succeeds "and binds" wait_for 10 has_memory a 0x50
	drop_chip a/24c16
}

faults() {
	new_eeprom a/24c16 0x50 inox-24c16
	plug a/24c16 0x50
	at24_waits a/24c16 0x50
	at24_stuck a/24c16 0x50 "$1"
	at24_nacks a/24c16 0x50
	put "$sim/a/24c16/fault_nack" -1
	unbind 0x50
	refuses "a chip that does not answer is not bound" "No such device" bind 0x50
	put "$sim/a/24c16/fault_nack" 0
	succeeds "one that answers is" bind 0x50
	drop_chip a/24c16
}

read_only() {
	new_eeprom a/24c02 0x50 inox-24c02 read-only
	plug a/24c02 0x50
	at24_read_only a/24c02 0x50
	drop_chip a/24c02
}

# The pin says no and the driver cannot know: the write goes through and the chip is as it was.
protected() {
	new_eeprom a/24c02 0x50 inox-24c02
	plug a/24c02 0x50
	put "$sim/a/24c02/protect" 2
	refuses "a chip that refuses bytes is an error" "$1" write_protected "$(memory a 0x50)"
	put "$sim/a/24c02/protect" 0
	all_equal "a/24c02, protected" a/24c02 "$(memory a 0x50)"
	drop_chip a/24c02
}

asleep() { [ "$(<"$power/runtime_status")" = suspended ]; }

# Runtime power management: the supply is off unless somebody has used the chip in the last 0.1 s.
idling() {
	local power before
	new_eeprom a/24c02 0x50 inox-24c02
	plug a/24c02 0x50
	power=$(device a 0x50)/power
	succeeds "unused, it sleeps" wait_for 5 asleep
	before=$(<"$power/runtime_active_time")
	all_equal "a/24c02, woken" a/24c02 "$(memory a 0x50)"
	succeeds "and sleeps again" wait_for 5 asleep
	succeeds "a moment later" [ $(($(<"$power/runtime_active_time") - before)) -ge 100 ]
	unbind 0x50
	bind 0x50
	succeeds "bound once more it sleeps as well" wait_for 5 asleep
	drop_chip a/24c02
}

# What the driver's tests rely on: the chip's own manners, without a driver.
wrapping() {
	new_chip a/24c02 0x50 ""
	live a/24c02
	is "a new chip is erased" "$(head -c 256 /dev/zero | tr '\0' '\377' | sha256sum)" "$(sha256sum <"$sim/a/24c02/content")"
	raw a w6@0x50 4 1 2 3 4 5
	is "a write beyond the end of a page goes on at its beginning" \
		"05 ff ff ff 01 02 03 04" "$(od -An -tx1 -N8 "$sim/a/24c02/content" | sed 's/^ //')"
	is "and is counted" "1 1" "$(<"$sim/a/24c02/wraps") $(<"$sim/a/24c02/writes")"
	put "$sim/a/24c02/protect" 1
	wait_for 2 raw a w2@0x50 0 0
	is "one that the pin forbids is counted as such" "1 1" "$(<"$sim/a/24c02/protected") $(<"$sim/a/24c02/writes")"
	drop_chip a/24c02
}

# says_no PROPERTIES TEXT: not bound, and the log says why
says_no() {
	new_eeprom a/24c02 0x50 inox-24c02 "$1"
	live a/24c02
	refuses "$1 is refused" "" bind 0x50
	like "$1: the log says why" "*$2*" "$(dmesg | tail -n 4)"
	drop_chip a/24c02
}

properties() {
	says_no "pagesize=0" "property pagesize must be"
	says_no "size=0" "property size must be"
	says_no "address-width=9" "address bits"
	says_no "label=5" "property label must be text"
	new_eeprom a/24c02 0x50 inox-24c02 "pagesize=4 size=128 label=serials"
	plug a/24c02 0x50
	succeeds "label is the provider's name" test -e /sys/bus/nvmem/devices/serials
	is "size is believed" 128 "$(stat -c %s "$(memory a 0x50)")"
	write_at "$(memory a 0x50)" 0 8
	is "pagesize is believed" 2 "$(<"$sim/a/24c02/writes")"
	drop_chip a/24c02
	new_eeprom a/24c02 0x50 inox-24c02 "pagesize=1"
	plug a/24c02 0x50
	write_at "$(memory a 0x50)" 0 8
	is "also one byte" 8 "$(<"$sim/a/24c02/writes")"
	drop_chip a/24c02
}

# Another device has one of its addresses already.
taken() {
	local adapter
	adapter=/sys/bus/i2c/devices/i2c-$(bus_num a)
	put "$adapter/new_device" "somebody 0x53"
	new_eeprom a/24c16 0x50 inox-24c16
	live a/24c16
	refuses "a chip whose addresses are not all its own is not bound" "Device or resource busy" bind 0x50
	like "and the log says which" "*address 0x53 is taken" "$(dmesg | grep taken | tail -n 1)"
	put "$adapter/delete_device" 0x53
	drop_chip a/24c16
}

short_adapter() {
	bus_with a functionality 0x00060000
	new_eeprom a/24c02 0x50 inox-24c02
	live a/24c02
	refuses "an adapter that can read no byte data is not bound" "Operation not supported" bind 0x50
	drop_chip a/24c02
	bus_with a functionality $byte_path
	new_eeprom a/24c32 0x50 inox-24c32
	live a/24c32
	refuses "nor one that cannot write a two byte address and data" "Operation not supported" bind 0x50
	drop_chip a/24c32
	bus_with a functionality $raw_path
}

# An adapter that can carry less: the core would refuse what is longer.
limited() {
	bus_with a max_read_len 16 max_write_len "$1"
	new_eeprom a/24c64 0x50 inox-24c64
	plug a/24c64 0x50
	succeeds "at most 16 bytes: all is read" cmp "$shadow" "$(memory a 0x50)"
	succeeds "at most $1 with the address: any write" write_at "$(memory a 0x50)" 100 333
	succeeds "at most $1: and it is there" cmp "$shadow" "$sim/a/24c64/content"
	drop_chip a/24c64
	bus_with a max_read_len 0 max_write_len 0
}

sleeping() {
	local writer
	new_eeprom a/24c16 0x50 inox-24c16
	plug a/24c16 0x50
	write_at "$(memory a 0x50)" 0 2048 &
	writer=$!
	succeeds "it suspends and resumes under a write" sleep_once
	wait $writer
	is "and the write ends well" 0 $?
	sum "$sim/a/24c16/content" >"$shadow.sum"
	is "what it reads is what the chip holds" "$(<"$shadow.sum")" "$(sum "$(memory a 0x50)")"
	drop_chip a/24c16
}

# Readers and writers for as long as the file is there; what they may see is the device gone.
busy() {
	local file
	while [ -e "$work" ]; do
		file=$(memory a 0x50)
		cat "$file"
		head -c 64 /dev/urandom | dd of="$file" bs=64 conv=nocreat,notrunc status=none
	done >/dev/null 2>>"$errors"
}

# Raw messages, which the driver makes itself.
ten_bits() {
	bus_with a functionality 0x0fff800b
	mkdir "$sim/a/24c02.ten"
	put "$sim/a/24c02.ten/device" inox-24c02
	put "$sim/a/24c02.ten/address_10bit" 0x350
	fill a/24c02.ten
	plug a/24c02.ten 0xa350
	is "ten bits: what is read is the chip's" "$(sum "$sim/a/24c02.ten/content")" "$(sum "$(memory a 0xa350)")"
	printf 'written there' | dd of="$(memory a 0xa350)" conv=nocreat,notrunc status=none
	is "ten bits: what is written too" "written there" "$(head -c 13 "$sim/a/24c02.ten/content")"
	drop_chip a/24c02.ten
	bus_with a functionality 0x0fff8009
}

# When it has said no, once, the time for answers is over.
slow_no() {
	local line first=1
	while read -r line; do
		case $first$line in
		1S*) first=0 && sleep 0.1 && echo N ;;
		?R) echo ff ;;
		*) echo A ;;
		esac
	done
}

slow() {
	new_chip a/program 0x50 inox-24c02
	play /dev/i2c-sim-a.program slow_no
	live a/program
	succeeds "a no that came slowly is not the last word" wait_for 10 has_memory a 0x50
	drop_chip a/program
	wait "$player"
}

# Another part of the kernel holds the memory while its driver goes.
held() {
	local user=/sys/module/inox_nvmem_test/parameters/byte
	new_eeprom a/24c02 0x50 inox-24c02
	printf '\x2a' >"$sim/a/24c02/content"
	plug a/24c02 0x50
	load inox_nvmem_test name="$(basename "$(dirname "$(memory a 0x50)")")"
	is "held: its user reads it" 42 "$(get $user)"
	is "held: and keeps the module" 1 "$(</sys/module/inox_at24/refcnt)"
	succeeds "held: the driver is unbound all the same" unbind 0x50
	is "held: then its user is told that there is none" -19 "$(get $user)"
	succeeds "held: bound again there is another" bind 0x50
	is "held: which is not that" "42 -19" "$(head -c 1 "$(device a 0x50)/eeprom" | hexdump -e '1/1 "%d"') $(get $user)"
	unload inox_nvmem_test
	is "held: nobody keeps the module" 0 "$(</sys/module/inox_at24/refcnt)"
	drop_chip a/24c02
}

in_use() {
	local n
	new_eeprom a/24c16 0x50 inox-24c16
	plug a/24c16 0x50
	: >"$work"
	beside busy & beside busy &
	for ((n = 0; n < 15; n++)); do
		unbind 0x50
		bind 0x50
	done
	is "it is unbound and bound 15 times in use" inox_at24 "$(driver_of a 0x50)"
	for ((n = 0; n < 15; n++)); do
		dead a/24c16
		live a/24c16
	done
	succeeds "the chip is unplugged and plugged 15 times in use" wait_for 10 has_memory a 0x50
	for ((n = 0; n < 4; n++)); do
		unload inox_at24
		modprobe inox_at24
	done
	succeeds "the module is unloaded and loaded 4 times in use" wait_for 10 has_memory a 0x50
	rm "$work"
	wait
	is "the users saw a device that was gone, nothing else" "" "$(grep -v -e 'No such device' \
		-e 'No such file' -e "can't open" -e 'Is a directory' -e "read error" "$errors" | sort -u | head -n 5)"
	is "the chip and the driver agree" "$(sum "$sim/a/24c16/content")" "$(sum "$(memory a 0x50)")"
	at_exit wait_for 20 unloaded inox_at24
}

need_tool stat
need_module inox_at24 i2c-sim
work=$(mktemp) errors=$(mktemp)
at_exit "rm -f '$work' '$errors'"
plan $((4 + 6 + 11 * (AT24_RESULTS + 1) + 5 * (AT24_SIZE_RESULTS + 1) + 1 + 2 + 12 + 4 + 3 + 11 + 2 + 6 + 3 + 5 + 2 + 1 + 7 + 1 + 2))
loads_twice inox_at24
start_sim
load inox_at24
new_bus a
live a
wrapping
autoload
chip 24c01 0x50 raw 1
size 24c02 0x57
size 24c04 0x50
size 24c08 0x54
chip 24c16 0x50 raw 1
size 24c32 0x50
chip 24c64 0x50 raw 1
size 24c128 0x50
chip 24c512 0x50 raw 1
faults "No such device or address"
read_only
protected "Input/output error"
properties
idling
taken
short_adapter
bus_with a functionality $block_path
chip 24c04 0x50 block 1
chip 24c64 0x50 block16 2
bus_with a functionality $word_path
chip 24c02 0x50 word 4
chip 24c04 0x50 word 8
bus_with a functionality $byte_path
chip 24c01 0x50 byte 8
chip 24c04 0x50 byte 16
bus_with a functionality 0x007e0000
chip 24c32 0x50 word16 32
bus_with a functionality $raw_path
limited 9
limited 3
sleeping
slow
held
ten_bits
in_use
finish
