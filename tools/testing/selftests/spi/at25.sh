#!/bin/bash
# inox_at25: its whole job, its errors, and what may happen to it while it works.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"
# shellcheck source=at25-lib.sh
. "$(dirname "$0")/at25-lib.sh"

driver=/sys/bus/spi/drivers/inox_at25

name_at() { basename "$(device a "$1")"; }

bind() { put "$driver/bind" "$(name_at "$1")"; }

unbind() { put "$driver/unbind" "$(name_at "$1")"; }

# chip MODEL CS MODE
chip() {
	new_eeprom "a/$1" "$2" "inox-$1"
	put "$sim/a/$1/mode" "$3"
	plug "a/$1" "$2"
	is "$1: inox_at25 binds" inox_at25 "$(driver_of a "$2")"
	at24_job "a/$1" "$2" 1 "mode $3"
	drop_chip "a/$1"
}

# An FRAM has no pages, and is never busy.
fram() {
	new_eeprom "a/$1" 0 "inox-$1"
	plug "a/$1" 0
	is "$1: inox_at25 binds" inox_at25 "$(driver_of a 0)"
	write_at "$(memory a 0)" 100 5000
	all_equal "$1" "a/$1" "$(memory a 0)"
	reads_anywhere "a/$1" "$(memory a 0)"
	drop_chip "a/$1"
}

autoload() {
	unload inox_at25
	new_eeprom a/at25128 0 inox-at25128
	live a/at25128
	succeeds "the driver is loaded by the device's name" wait_for 10 test -e "$driver"
	succeeds "and binds" wait_for 10 has_memory a 0
	drop_chip a/at25128
}

faults() {
	new_eeprom a/at25128 0 inox-at25128
	plug a/at25128 0
	at25_waits a/at25128 0
	at25_stuck a/at25128 0
	at25_errors a/at25128 0
	at25_limits a/at25128 0
	unbind 0
	put "$sim/a/at25128/stuck_busy" 1
	refuses "a chip that stays busy is not bound" "No such device" bind 0
	put "$sim/a/at25128/stuck_busy" 0
	put "$sim/a/at25128/fault_error" -1
	refuses "nor one whose bus fails" "Input/output error" bind 0
	put "$sim/a/at25128/fault_error" 0
	succeeds "one that answers is" bind 0
	drop_chip a/at25128
}

read_only() {
	new_eeprom a/at25010 0 inox-at25010
	put "$sim/a/at25010/properties" read-only
	plug a/at25010 0
	at24_read_only a/at25010 0
	drop_chip a/at25010
}

# Block protection: the chip does not take the write, and we must see that it has not.
protected() {
	new_eeprom a/at25010 0 inox-at25010
	put "$sim/a/at25010/status" 0x0c
	plug a/at25010 0
	refuses "a protected chip cannot be written" "Input/output error" write_protected "$(memory a 0)"
	all_equal "a/at25010, protected" a/at25010 "$(memory a 0)"
	is "writing is not left enabled" 12 "$(<"$sim/a/at25010/status")"
	put "$sim/a/at25010/status" 0x04
	succeeds "outside of the protected part it can" write_at "$(memory a 0)" 0 96
	refuses "inside it cannot" "Input/output error" write_protected_at "$(memory a 0)" 96
	all_equal "a/at25010, half protected" a/at25010 "$(memory a 0)"
	drop_chip a/at25010
}

write_protected_at() { printf x | dd of="$1" bs=1 seek="$2" conv=notrunc status=none; }

# says_no SETTING VALUE TEXT: not bound, and the log says why
says_no() {
	new_eeprom a/at25010 0 inox-at25010
	put "$sim/a/at25010/$1" "$2"
	live a/at25010
	refuses "$1 $2 is refused" "" bind 0
	like "$1 $2: the log says why" "*$3*" "$(dmesg | tail -n 4)"
	drop_chip a/at25010
}

bad_boards() {
	says_no properties "pagesize=0" "property pagesize must be"
	says_no properties "size=300" "property size must be"
	says_no properties "address-width=17" "address bits"
	says_no properties "label=5" "property label must be text"
	says_no mode 1 "the chip has no mode 1"
	says_no mode 2 "the chip has no mode 2"
	new_eeprom a/at25010 0 inox-at25010
	put "$sim/a/at25010/properties" "pagesize=4 label=serials"
	plug a/at25010 0
	succeeds "label is the provider's name" test -e /sys/bus/nvmem/devices/serials
	write_at "$(memory a 0)" 0 8
	is "pagesize is believed" 2 "$(<"$sim/a/at25010/writes")"
	drop_chip a/at25010
	new_chip a/loopback 0 inox-at25010
	put "$sim/a/loopback/cs_high" 1
	live a/loopback
	refuses "where nobody answers there is no chip" "No such device" bind 0
	drop_chip a/loopback
}

sleeping() {
	local writer
	new_eeprom a/at25128 0 inox-at25128
	plug a/at25128 0
	write_at "$(memory a 0)" 0 2048 &
	writer=$!
	succeeds "it suspends and resumes under a write" sleep_once
	wait $writer
	is "and the write ends well" 0 $?
	is "what it reads is what the chip holds" "$(sum "$sim/a/at25128/content")" "$(sum "$(memory a 0)")"
	drop_chip a/at25128
}

# Readers and writers for as long as the file is there; what they may see is the device gone.
busy() {
	local file
	while [ -e "$work" ]; do
		file=$(memory a 0)
		cat "$file"
		head -c 64 /dev/urandom | dd of="$file" bs=64 conv=nocreat,notrunc status=none
	done >/dev/null 2>>"$errors"
}

toggle() {
	local n
	for ((n = 0; n < 12; n++)); do
		dead "$1" && live "$1" || return
	done
}

in_use() {
	local n
	new_eeprom a/at25010 0 inox-at25010
	plug a/at25010 0
	: >"$work"
	beside busy & beside busy &
	for ((n = 0; n < 12; n++)); do
		unbind 0
		bind 0
	done
	is "it is unbound and bound 12 times in use" inox_at25 "$(driver_of a 0)"
	succeeds "the chip is unplugged and plugged 12 times in use" toggle a/at25010
	succeeds "and its bus" toggle a
	for ((n = 0; n < 4; n++)); do
		unload inox_at25
		modprobe inox_at25
	done
	succeeds "the module is unloaded and loaded 4 times in use" wait_for 10 has_memory a 0
	rm "$work"
	wait
	is "the users saw a device that was gone, nothing else" "" "$(grep -v -e 'No such device' \
		-e 'No such file' -e "can't open" -e 'Is a directory' -e "read error" "$errors" | sort -u | head -n 5)"
	is "the chip and the driver agree" "$(sum "$sim/a/at25010/content")" "$(sum "$(memory a 0)")"
	at_exit wait_for 20 unloaded inox_at25
}

need_tool stat
need_module inox_at25 spi-sim
work=$(mktemp) errors=$(mktemp)
at_exit "rm -f '$work' '$errors'"
plan $((1 + 2 + 8 * (AT24_RESULTS + 1) + 2 * 4 + (2 + 1 + 4 + 6 + 5 + 3) + 4 + 7 + 15 + 3 + 6 + 1))
loads_twice inox_at25
start_sim
load inox_at25
nodes=$(ls /sys/kernel/software_nodes)
new_bus a
live a
autoload
chip at25010 0 0
chip at25020 1 3
chip at25040 2 0
chip at25080 3 0
chip at25160 0 3
chip at25128 0 0
chip at25512 0 0
chip at25m02 0 3
fram fm25v05
fram fm25v10
faults
read_only
protected
bad_boards
sleeping
in_use
drop_all
is "nothing is left of devices' properties" "$nodes" "$(ls /sys/kernel/software_nodes)"
finish
