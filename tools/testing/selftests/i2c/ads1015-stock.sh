#!/bin/bash
# The stock ti-ads1015 driver on the simulated chips: a peer that says whether they are right.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"

bound() { compgen -G "$(device a 0x48)/iio:device*" >/dev/null; }

# chip MODEL IRQ
chip() {
	new_chip "a/$1" 0x48 "$1" "$2"
	live "a/$1"
	wait_for 10 bound
	is "$1: the stock driver binds" ads1015 "$(driver_of a 0x48)"
	iio=$(compgen -G "$(device a 0x48)/iio:device*")
}

value() { get "$iio/in_voltage$1"; }

input() { put "$sim/a/$model/in$1" "$2"; }

channels() {
	local channel
	model=$1
	input 0 1000000
	input 1 500000
	input 2 1500000
	input 3 250000
	for channel in 0 1 2 3; do
		is "$1: channel $channel" "$(($2 * $(get "$sim/a/$1/in$channel") / 2048000))" "$(value ${channel}_raw)"
	done
	is "$1: differences" "$(($2 * 500 / 2048)) $(($2 * 750 / 2048)) $(($2 * 250 / 2048)) $(($2 * 1250 / 2048))" \
		"$(value 0-voltage1_raw) $(value 0-voltage3_raw) $(value 1-voltage3_raw) $(value 2-voltage3_raw)"
	is "$1: a negative difference" "$(($2 * -500 / 2048))" "$(input 0 0; value 0-voltage1_raw)"
	is "$1: the scale of 2.048 V" "$3" "$(value 0_scale)"
	put "$iio/in_voltage1_scale" "$4"
	is "$1: another range" "$(($2 * 500 / 512))" "$(input 1 500000; value 1_raw)"
	# It reads what is there, which until the next conversion is the last.
	is "$1: beyond it" "$(($2 - 1))" "$(input 1 600000; sleep 0.1; value 1_raw)"
}

# It asks for the pin only while an event is wanted; reading the result calms the chip.
events() {
	local before
	model=ads1015
	input 0 500000
	like "events: an interrupt of the chip" "*i2c_sim*" "$(grep "^ *$(get "$sim/a/ads1015/irq_num"):" /proc/interrupts)"
	put "$iio/events/in_voltage0_thresh_rising_value" 800
	put "$iio/events/in_voltage0_thresh_rising_en" 1
	sleep 0.2
	is "events: below the limit nothing comes" 0 "$(interrupts a/ads1015)"
	is "events: the chip has the limit" "0x320f" "$(get "$sim/a/ads1015/high")"
	input 0 900000
	wait_for 5 interrupted a/ads1015 1
	succeeds "events: above it does" interrupted a/ads1015 1
	input 0 500000
	sleep 0.2
	before=$(interrupts a/ads1015)
	sleep 0.2
	is "events: below it is over" "$before 0" "$(interrupts a/ads1015) $(get "$sim/a/ads1015/pin")"
	put "$iio/events/in_voltage0_thresh_rising_en" 0
	input 0 900000
	sleep 0.2
	is "events: none is wanted, none comes" "$before" "$(interrupts a/ads1015)"
}

faults() {
	put "$sim/a/ads1015/fault_nack" -1
	refuses "out of reach it says so" "No such device or address" value 0_raw
	put "$sim/a/ads1015/fault_nack" 0
	input 0 1000000
	sleep 0.1
	is "and back in reach it goes on" 1000 "$(value 0_raw)"
}

reading() { while value 0_raw; do :; done >/dev/null 2>&1; }

unplugged() {
	reading &
	sleep 0.3
	succeeds "unplugged while it is read" dead a/ads1015
	wait $!
	live a/ads1015
	wait_for 10 bound
	iio=$(compgen -G "$(device a 0x48)/iio:device*")
	is "plugged in again it is read" 1000 "$(input 0 1000000; value 0_raw)"
	basename "$(device a 0x48)" >/sys/bus/i2c/drivers/ads1015/unbind
	is "unbound, the chip rests" 0x0100 "$(printf '0x%04x' $(($(get "$sim/a/ads1015/conf") & 0x100)))"
}

need_module ti-ads1015
modprobe ti-ads1015
plan 33
start_sim
new_bus a
live a
chip ads1115 0
channels ads1115 32768 0.062500000 0.015625
drop_chip a/ads1115
chip ads1015 1
channels ads1015 2048 1.000000000 0.25
events
faults
unplugged
drop_chip a/ads1015
chip tla2024 0
model=tla2024
input 3 1000000
is "tla2024: a channel" 1000 "$(value 3_raw)"
finish
