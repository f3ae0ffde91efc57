#!/bin/bash
# A PCI driver on the layer with registers in memory, on QEMU's edu: its registers, its interrupt, what
# it does not get. On the driver inox_edu_test, which only the tests have.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=../lib/fail-nth.sh
. "${KTAP_LIB%/*}/fail-nth.sh"
# shellcheck source=../lib/sim.sh
. "${KTAP_LIB%/*}/sim.sh"

devices=/sys/bus/pci/devices
driver=/sys/bus/pci/drivers/inox_edu_test

bind() { echo "$edu" >$driver/bind; }
unbind() { echo "$edu" >$driver/unbind; }
factorial() { put "$at/factorial" "$1" && get "$at/factorial"; }
interrupts() { grep "$edu" /proc/interrupts | awk '{ print $2 + $3 }'; }

registers() {
	is "it says what it is" 0x10000ed "$(get "$at/id")"
	put "$at/word" 0x12345678
	is "a word comes back with its bits turned" $((~0x12345678 & 0xffffffff)) "$(get "$at/word")"
	put "$at/word" 0xffffffff
	is "all of them" 0 "$(get "$at/word")"
}

job() {
	local before
	before=$(interrupts)
	is "12! is computed" 479001600 "$(factorial 12)"
	is "0! is" 1 "$(factorial 0)"
	is "an interrupt each told so" $((before + 2)) "$(interrupts)"
	refuses "13! has more bits" "Numerical result out of range" put "$at/factorial" 13
	succeeds "it suspends" sleep_once
	is "and computes after that" 120 "$(factorial 5)"
}

# A device of the driver's table, but what is there are ports.
not_to_be_had() {
	local other said
	refuses "it is bound once" "Device or resource busy" bind
	other=$(pci_device 0x1b36 0x0002) || { skip "a device with ports there" "none here" && return; }
	echo "$other" >"$devices/$other/driver/unbind"
	echo inox_edu_test >"$devices/$other/driver_override"
	refuses "a device with ports there is none of its" "No such device" put $driver/bind "$other"
	said=$(dmesg | grep "$other" | tail -n 1)
	echo >"$devices/$other/driver_override"
	echo "$other" >/sys/bus/pci/drivers_probe
	like "and the log says why" "*BAR 0 is not 256 bytes of memory*" "$said"
}

ask() {
	while [ -e "$work" ]; do
		factorial 7
		get "$at/id"
	done >/dev/null 2>&1
}

cycles() {
	local n
	work=$(mktemp)
	beside ask & beside ask &
	for ((n = 0; n < 100; n++)); do
		unbind || break
		bind || break
	done
	rm "$work"
	wait
	is "it is unbound and bound 100 times in use" 100 "$n"
	is "and computes" 5040 "$(factorial 7)"
}

is_bound() { [ ! -e "$driver/$edu" ] || echo bound; }
nothing() { :; }
compute() { factorial 6 >/dev/null; }

# An interrupt that is not waited for is one that does not come.
failures() {
	sweep_errnos+='|Connection timed out'
	sweep "compute" inox_edu_test compute nothing is_bound
	unbind
	sweep_over "bind" inox_edu_test bind unbind is_bound
	bind
}

gone() {
	unbind
	succeeds "unbound, its files are gone" [ ! -e "$at/id" ]
	is "and so is its interrupt" "" "$(interrupts)"
	is "and its memory is another's to claim" "" "$(grep inox_edu_test /proc/iomem)"
}

need_root
need_module inox_edu_test
edu=$(pci_device 0x1234 0x11e8) || skip_all "no edu device (1234:11e8) here: QEMU has it"
at=$devices/$edu
plan 22
loads_twice inox_edu_test
load inox_edu_test
succeeds "it leaves a device alone that nobody gave it" [ ! -e "$driver/$edu" ]
echo inox_edu_test >"$at/driver_override"
at_exit "echo >'$at/driver_override'"
bind
succeeds "it binds to one that somebody did" [ -e "$driver/$edu" ]
registers
job
not_to_be_had
cycles
failures
gone
finish
