#!/bin/bash
# i2c-sim: buses and chips that go away while they are used.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"

rounds=${INOX_ROUNDS:-20}
work=$(mktemp -d)
node=/dev/i2c-sim-held

again_and_again() {
	while [ ! -e "$work/stop" ]; do
		if "$@" >/dev/null 2>>"$work/errors"; then echo >>"$work/ok"; else echo >>"$work/failed"; fi
	done
}

# in_background COMMAND: until $work/stop is there; counts how it went
in_background() {
	: >"$work/ok" && : >"$work/failed"
	beside again_and_again "$@" &
	background+=($!)
}

settle() {
	touch "$work/stop"
	wait "${background[@]}"
	rm "$work/stop"
	background=()
}

some() { [ "$(wc -l <"$work/$1")" -gt 0 ]; }

transfer() { i2ctransfer -f -y "$number" w1@0x48 0 r64; }

read_temperature() { cat /sys/bus/i2c/devices/*-0048/hwmon/hwmon*/temp1_input; }

toggle() {
	local i
	for ((i = 0; i < rounds; i++)); do
		dead "$1" || return
		live "$1" || return
	done
}

still_there() {
	is "$1" "0x19 0x80" "$(raw a w1@0x48 0 r2)"
}

# What the tools may say of a bus or a chip that is not there; anything else is a bug.
only_expected_errors() {
	local strange
	strange=$(grep -v -e 'No such device' -e 'No such file' -e 'Could not open file' \
		"$work/errors" | sort | uniq -c | head -n 5)
	is "$1" "" "$strange"
	: >"$work/errors"
}

during_transfers() {
	in_background transfer
	succeeds "a chip comes and goes under transfers" toggle a/lm75
	settle
	only_expected_errors "the transfers see an absent chip, nothing else"
	still_there "the chip works afterwards"
	in_background transfer
	succeeds "a bus comes and goes under transfers" toggle a
	settle
	only_expected_errors "the transfers see an absent bus, nothing else"
	succeeds "some transfers went through" some ok
	number=$(bus_num a)
	still_there "the bus works afterwards"
}

with_driver() {
	dead a/lm75
	put "$sim/a/lm75/device" lm75
	live a/lm75
	in_background read_temperature
	succeeds "a chip comes and goes under its driver" toggle a/lm75
	succeeds "a bus comes and goes under a driver" toggle a
	wait_for 5 some ok
	settle
	only_expected_errors "the readers see an absent device, nothing else"
	succeeds "some reads went through" some ok
	wait_for 5 reads_25_5
	is "the driver works afterwards" 25500 "$(read_temperature)"
}

reads_25_5() { [ "$(read_temperature 2>/dev/null)" = 25500 ]; }

make_and_remove() {
	mkdir "$sim/a/tmp75.other" && rmdir "$sim/a/tmp75.other"
}

remove_live() { rmdir "$sim/a/lm75"; }

several_hands() {
	new_chip a/tmp105 0x49 tmp105
	in_background make_and_remove
	in_background remove_live
	in_background toggle a/tmp105
	succeeds "several hands switch, make and remove" toggle a
	settle
	is "what was live is still there" lm75 "$(<"$sim/a/lm75/model")"
	: >"$work/errors"
	drop_chip a/tmp105
}

# On descriptor 5; a node of our own, as whoever manages /dev may be late with its.
hold_open() {
	rm -f "$node"
	mknod "$node" c 89 "$(bus_num a)"
	exec 5<"$node"
}

# A device that stays open keeps its adapter: the core waits for everybody to let go.
held_open() {
	local held
	hold_open
	dead a 5<&- &
	held=$!
	sleep 0.5
	is "a bus whose device is open is not gone yet" 1 "$(<"$sim/a/live")"
	is "its other values can be read meanwhile" "i2c-sim a" "$(<"$sim/a/name")"
	refuses "it cannot be removed meanwhile" "Device or resource busy" rmdir "$sim/a"
	exec 5<&-
	wait $held
	is "it goes when the device is closed" "0: 0" "$?: $(<"$sim/a/live")"
	live a
}

# Who waits for such a bus can be told to stop; the bus can be asked again later.
held_by_the_writer() {
	local held
	hold_open
	dead a &
	held=$!
	sleep 0.5
	kill $held
	wait $held
	is "a wait can be ended" 143 "$?"
	is "the bus is not gone" 1 "$(<"$sim/a/live")"
	refuses "nor can it be removed" "Device or resource busy" rmdir "$sim/a"
	refuses "nor changed" "Device or resource busy" put "$sim/a/name" other
	exec 5<&-
	succeeds "once it is free, it goes and comes back" live a
	still_there "and works"
}

many() {
	local i
	for i in 1 2 3 4 5 6 7 8; do
		new_bus "many$i"
		new_chip "many$i/tmp75" 0x48 tmp75
		new_chip "many$i/tmp105" 0x49 tmp105
		live "many$i/tmp75" && live "many$i/tmp105" && live "many$i" || return
	done
	for i in 1 2 3 4 5 6 7 8; do
		drop_bus "many$i" || return
	done
}

need_module lm75
background=()
plan 25
start_sim
at_exit "rm -rf $work $node"
modprobe lm75
: >"$work/errors"
new_bus a
new_chip a/lm75 0x48
put "$sim/a/lm75/temperature" 25500
live a/lm75
live a
number=$(bus_num a)
during_transfers
with_driver
several_hands
held_open
held_by_the_writer
succeeds "many buses at a time" many
finish
