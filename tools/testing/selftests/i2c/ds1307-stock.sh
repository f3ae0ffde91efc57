#!/bin/bash
# The stock rtc-ds1307 driver on the simulated clocks: a peer that says whether the clocks are right.
# Debian's amd64 kernels lack it; lab/stock builds it from their source.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"
# shellcheck source=ds1307-lib.sh
. "$(dirname "$0")/ds1307-lib.sh"

new_clock() {
	new_chip "a/$1" 0x68 "$1" "${2:-0}" && plug "a/$1" 0x68
	is "$1: the stock driver binds" rtc-ds1307 "$(driver_of a 0x68)"
}

plain() {
	new_clock "$1"
	rtc_job "a/$1" 2100 "Invalid argument"
	nvram_job "a/$1"
	drop_clock "a/$1"
}

with_alarm() {
	new_clock "$1" 1
	rtc_job "a/$1" 2200 "Invalid argument" "$2"
	alarm_job "a/$1"
	drop_clock "a/$1"
}

# It clears the flag first and asks nobody whether it may: Documentation/stock-bugs.rst.
lie() {
	new_clock ds1338
	refuses "a new chip has no time" "Invalid argument" epoch
	put "$sim/a/ds1338/fault_nack_skip" 3
	put "$sim/a/ds1338/fault_nack" 1
	refuses "its time cannot be written" "No such device" set_clock "2026-11-21 13:14:15"
	like "and now it is believed" "9466848??" "$(epoch)"
	drop_clock a/ds1338
}

need_tool hwclock rtcwake stat
need_module rtc-ds1307 i2c-sim
plan $((2 * (RTC_RESULTS + 1 + RTC_NVRAM_RESULTS) + 2 * (RTC_RESULTS + 1 + ALARM_RESULTS) + 4))
start_sim
modprobe rtc-ds1307
new_bus a
live a
plain ds1307
plain ds1338
with_alarm ds1337 "2150-06-15_12:00:00 0"
with_alarm ds3231 "2150-06-15_12:00:00 0"
lie
finish
