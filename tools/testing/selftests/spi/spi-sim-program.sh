#!/bin/bash
# spi-sim: chips that programs play, here functions of this shell.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"

chip=a/program
door=/dev/spi-sim-a.program
asked=$(mktemp)
player=
at_exit "rm -f $asked"

# What comes back to spidev_test.
exchange() { spidev_test -D "$(node a 0)" -v -p "$1" 2>&1 | sed -n 's/^RX | \([0-9A-F ]*[0-9A-F]\).*/\1/p'; }

wire() {
	play $door scribe
	plug_spidev $chip 0
	is "power is told" ON "$(asked)"
	is "what it answers is read" "12 12" "$(exchange '\xa5\x5a')"
	is "and it is asked what is on the wire" "S,R,W a5,R,W 5a,P" "$(asked)"
	end_player
	is "when it has gone nobody drives the line" "FF FF" "$(exchange '\xa5\x5a')"
}

# A MAX6675 at 100 degrees: its twelve bits of a quarter degree are in the middle of two bytes.
max6675() {
	local what half=0
	while read -r what _; do
		case $what in
		S) half=0 && echo A ;;
		R) [ $((half++)) -eq 0 ] && echo 0c || echo 80 ;;
		*) echo A ;;
		esac
	done
}

stock_driver() {
	new_chip a/program.hot 1 max6675
	play /dev/spi-sim-a.program.hot max6675
	live a/program.hot
	is "a stock driver binds to a chip that a shell plays" maxim_thermocouple "$(driver_of a 1)"
	find_device a 1
	is "and reads its quarter degrees" 400 "$(cat "$found"/iio:device*/in_temp_raw)"
	drop_chip a/program.hot
	wait "$player"
	is "when the chip goes the program reads the end of the file" 0 $?
}

mute() { while read -r line; do echo "$line" >>"$asked"; done; }

silence() {
	put "$sim/$chip/timeout" 100
	play $door mute
	is "who does not answer does not drive the line" "FF FF" "$(exchange '\xa5\x5a')"
	is "and is asked no more" S "$(asked)"
	is "which is counted" 6 "$(<"$sim/$chip/timeouts")"
	end_player
}

pin_is() { [ "$(<"$sim/$chip/pin")" = "$1" ]; }

attention() {
	put $door "I 1"
	succeeds "it can assert the interrupt pin" wait_for 60 pin_is 1
	put $door "I 0"
	succeeds "and release it" wait_for 60 pin_is 0
}

start_sim
need_tool spidev_test
need_config CONFIG_SPI_SPIDEV
need_module maxim_thermocouple
plan 15
modprobe -a spidev maxim_thermocouple
new_bus a
live a
succeeds "the model is loaded when it is asked for" new_chip $chip 0 dh2228fv
wire
silence
attention
stock_driver
drop_chip $chip
succeeds "and its module can go" unload spi-sim-program
loads_twice spi-sim-program
finish
