#!/bin/bash
# The stock rtc-m41t80 driver on the simulated chips: a peer that says whether they are right. Debian's
# kernels lack it; lab/stock builds it.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"
# shellcheck source=ds1307-lib.sh
. "$(dirname "$0")/ds1307-lib.sh"

# shellcheck disable=SC2034 # for the library
# It knows no century, and its Sunday is 0.
map_of() { time_at=1 hour=0x13 saturday=0x06 alarm_at=0x0a alarm="0x91 0x22 0x01 0x02 0x03 0x00"; }

chip() {
	new_chip "a/$1" 0x68 "$1" 1
	plug "a/$1" 0x68
	is "$1: the stock driver binds" rtc-m41t80 "$(driver_of a 0x68)"
	rtc_job "a/$1" 2100 "Numerical result out of range"
	alarm_job "a/$1"
	drop_chip "a/$1"
}

frozen() {
	new_chip a/m41t81 0x68 m41t81
	plug a/m41t81 0x68
	set_clock "2026-11-21 13:14:15"
	dead a/m41t81
	put "$sim/a/m41t81/advance" 1000
	plug a/m41t81 0x68
	near "$(epoch)" $(($(epoch_of "2026-11-21 13:14:15") + 1000)) 60
	is "m41t81: it goes on after power was off" 0 $?
	drop_chip a/m41t81
}

need_tool hwclock rtcwake
need_module rtc-m41t80 i2c-sim
plan $((2 * (1 + RTC_RESULTS + ALARM_RESULTS) + 1))
start_sim
modprobe rtc-m41t80
new_bus a
live a
chip m41t80
chip m41t81s
frozen
finish
