#!/bin/bash
# inox_mcp3008 and the stock mcp320x on the same simulated converters.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"

iio() { echo "$(device a 0)"/iio:device*; }

has_iio() { [ -e "$(iio)/name" ]; }

# plug CHIP DEVICE MODE
plug() {
	put "$sim/a/$1/device" "$2" && put "$sim/a/$1/mode" "${3:-0}" && live "a/$1" && wait_for 10 has_iio
}

raw() { get "$(iio)/in_voltage$1_raw"; }

# All files of a converter, in one line.
all_raw() {
	local file
	for file in "$(iio)"/in_voltage*_raw; do
		echo "${file##*/in_voltage} $(<"$file")"
	done | sort | tr '\n' ' '
}

set_inputs() {
	local n=0
	for mv in "${@:2}"; do
		put "$sim/a/$1/in$n" "$mv"
		n=$((n + 1))
	done
}

# chip MODEL BITS HIGHEST-INPUT: values in steps, by hand, and as the stock driver reads them
chip() {
	local ours steps=$((1 << $2))
	new_chip "a/$1" 0 ""
	set_inputs "$1" 0 1000 5000 3299 3300 1650 7 3000
	plug "$1" "inox-$1"
	is "$1: inox_mcp3008 binds" inox_mcp3008 "$(driver_of a 0)"
	is "$1: 0 mV" 0 "$(raw 0)"
	is "$1: 1000 mV" $((1000 * steps / 3300)) "$(raw 1)"
	is "$1: just below the reference" $((3299 * steps / 3300)) "$(raw 3)"
	is "$1: above the reference" $((steps - 1)) "$(raw 2)"
	is "$1: one input against another" $((1000 * steps / 3300)) "$(raw 1-voltage0)"
	is "$1: what is negative is zero" 0 "$(raw 0-voltage1)"
	succeeds "$1: it has input $3" test -e "$(iio)/in_voltage$3_raw"
	succeeds "$1: and no more" test ! -e "$(iio)/in_voltage$(($3 + 1))_raw"
	ours=$(all_raw)
	dead "a/$1"
	plug "$1" "$1" 3
	is "$1: the stock driver binds" mcp320x "$(driver_of a 0)"
	is "$1: and reads the same" "$ours" "$(all_raw)"
	drop_chip "a/$1"
}

errors() {
	local chip=$sim/a/mcp3008
	new_chip a/mcp3008 0 ""
	set_inputs mcp3008 1650
	plug mcp3008 inox-mcp3008
	refuses "what a step is worth, nobody knows" "No data available" cat "$(iio)/in_voltage_scale"
	put "$chip/fault_error" 1
	refuses "a bus that fails is an error" "Input/output error" get "$(iio)/in_voltage0_raw"
	put "$chip/fault_error" 0
	is "once" 512 "$(raw 0)"
	put "$chip/fault_flip_skip" 1
	put "$chip/fault_flip" 1
	is "a spoilt bit is what comes" 516 "$(raw 0)"
	dead a/mcp3008
	put "$chip/properties" "vref-millivolt=3300"
	plug mcp3008 inox-mcp3008
	is "the board says what a step is worth" 3.222656250 "$(<"$(iio)/in_voltage_scale")"
	like "the clock is as fast as the chip bears" "*hz 3600000 *" "$(raw 0 >/dev/null; last_transfer a)"
	dead a/mcp3008
	put "$chip/properties" "vref-millivolt=0"
	put "$chip/mode" 0
	live a/mcp3008
	refuses "a reference that cannot be is refused" "result out of range" bind
	dead a/mcp3008
	put "$chip/properties" ""
	put "$chip/mode" 1
	live a/mcp3008
	refuses "and a mode that the chip has not" "Invalid argument" bind
	drop_chip a/mcp3008
}

bind() { put /sys/bus/spi/drivers/inox_mcp3008/bind "$(basename "$(device a 0)")"; }

unbind() { put /sys/bus/spi/drivers/inox_mcp3008/unbind "$(basename "$(device a 0)")"; }

busy() {
	while [ -e "$work" ]; do
		cat "$(iio)/in_voltage0_raw"
	done >/dev/null 2>>"$errors"
}

in_use() {
	local n
	new_chip a/mcp3008 0 ""
	plug mcp3008 inox-mcp3008
	: >"$work"
	beside busy & beside busy &
	for ((n = 0; n < 10; n++)); do
		unbind
		bind
	done
	is "it is unbound and bound in use" inox_mcp3008 "$(driver_of a 0)"
	for ((n = 0; n < 10; n++)); do
		dead a/mcp3008
		live a/mcp3008
	done
	succeeds "the chip is unplugged and plugged in use" wait_for 10 has_iio
	rm "$work"
	wait
	is "the users saw a device that was gone, nothing else" "" "$(grep -v -e 'No such device' \
		-e 'No such file' -e "can't open" -e 'Operation not permitted' "$errors" | sort -u | head -n 5)"
	drop_chip a/mcp3008
}

need_module inox_mcp3008 spi-sim mcp320x
work=$(mktemp) errors=$(mktemp)
at_exit "rm -f '$work' '$errors'"
modprobe mcp320x
plan $((1 + 4 * 11 + 8 + 3))
loads_twice inox_mcp3008
start_sim
load inox_mcp3008
new_bus a
live a
chip mcp3004 10 3
chip mcp3008 10 7
chip mcp3204 12 3
chip mcp3208 12 7
errors
in_use
finish
