#!/bin/bash
# inox_ds1307: its whole job, its errors, and what may happen to it while it works.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"
# shellcheck source=ds1307-lib.sh
. "$(dirname "$0")/ds1307-lib.sh"

driver=/sys/bus/i2c/drivers/inox_ds1307

bind() { echo "$(bus_num a)-0068" >"$driver/bind"; }

unbind() { echo "$(bus_num a)-0068" >"$driver/unbind"; }

new_clock() { new_chip "a/$1" 0x68 "inox-$1" "${2:-0}" && plug "a/$1" 0x68; }

# What the firmware says is wired may be another's: this clock has no alarm.
no_alarm_pin() {
	chip=a/ds1307
	new_clock ds1307 1
	refuses "a clock without an alarm leaves the line alone" "" grep "^ *$(<"$sim/$chip/irq_num"):" /proc/interrupts
	drop_chip $chip
}

autoload() {
	unload inox_ds1307
	new_clock ds1307
	succeeds "the driver is loaded by the device's name" test -e "$driver"
	is "and binds" inox_ds1307 "$(driver_of a 0x68)"
	drop_chip a/ds1307
}

plain() {
	new_clock "$1"
	is "$1: inox_ds1307 binds" inox_ds1307 "$(driver_of a 0x68)"
	rtc_job "a/$1" 2100 "Numerical result out of range"
	nvram_job "a/$1"
	drop_chip "a/$1"
}

with_alarm() {
	new_clock "$1" 1
	is "$1: inox_ds1307 binds" inox_ds1307 "$(driver_of a 0x68)"
	rtc_job "a/$1" 2200 "Numerical result out of range" "2099-12-31_23:59:50 10
		2100-03-01_23:59:50 10
		2199-12-31_23:59:40 10"
	is "$1: it has no memory" "" "$(nvram)"
	alarm_job "a/$1"
	drop_chip "a/$1"
}

# A clock that says that it was not set is believed, until it is.
lost() {
	local file
	new_clock ds1307
	refuses "a new DS1307 stands still: no time" "Invalid argument" epoch
	set_clock "2026-11-21 13:14:15"
	near "$(epoch)" "$(epoch_of "2026-11-21 13:14:15")"
	is "set, it goes" 0 $?
	drop_chip a/ds1307
	for chip in a/ds1338 a/ds1339 a/ds3231 a/m41t81s; do
		new_clock "${chip#a/}"
		refuses "$chip: new, it has no time" "Invalid argument" epoch
		put "$sim/$chip/fault_nack_data" 1
		set_clock "2026-11-21 13:14:15" 2>/dev/null
		refuses "$chip: nor when setting it fails" "Invalid argument" epoch
		set_clock "2026-11-21 13:14:15"
		succeeds "$chip: set, it has" epoch
		put "$sim/$chip/crystal" 0
		put "$sim/$chip/crystal" 1
		refuses "$chip: its oscillator failed, and it has none again" "Invalid argument" epoch
		drop_chip "$chip"
	done
}

# What is no date does not get through, digit by digit.
no_dates() {
	local bytes
	new_clock ds1337
	set_clock "2026-11-21 13:14:15"
	while read -r bytes; do
		# shellcheck disable=SC2086 # several words
		write_registers 0 $bytes
		refuses "registers $bytes are no date" "Invalid argument" epoch
	done <<-END
		0x5a 0x14 0x13 0x07 0x21 0x11 0x26
		0x60 0x14 0x13 0x07 0x21 0x11 0x26
		0x15 0x1f 0x13 0x07 0x21 0x11 0x26
		0x15 0x14 0x24 0x07 0x21 0x11 0x26
		0x15 0x14 0x53 0x07 0x21 0x11 0x26
		0x15 0x14 0x13 0x07 0x00 0x11 0x26
		0x15 0x14 0x13 0x07 0x29 0x02 0x26
		0x15 0x14 0x13 0x07 0x21 0x13 0x26
		0x15 0x14 0x13 0x07 0x21 0x00 0x26
		0x15 0x14 0x13 0x07 0x21 0x11 0xa0
		0xff 0xff 0xff 0xff 0xff 0xff 0xff
	END
	write_registers 0 0x59 0x59 0x23 0x01 0x28 0x82 0x00
	put "$sim/a/ds1337/advance" 1
	refuses "29 February 2100, which the chip counts, is no date" "Invalid argument" epoch
	write_registers 0 0x15 0x14 0x13 0x00 0x29 0x02 0x24
	is "a weekday that is none harms nobody" "2024-02-29" "$(cat "/sys/class/rtc/$(rtc_at a 0x68)/date")"
	drop_chip a/ds1337
}

twelve_hours() {
	local byte hour
	new_clock ds1307
	set_clock "2026-11-21 13:14:15"
	while read -r byte hour; do
		write_registers 2 "$byte"
		is "the hour $byte is $hour" "$hour" "$(cut -d: -f1 "/sys/class/rtc/$(rtc_at a 0x68)/time")"
	done <<-END
		0x52 00
		0x41 01
		0x51 11
		0x72 12
		0x61 13
		0x71 23
		0x00 00
		0x23 23
	END
	write_registers 0 0x58 0x59 0x71 0x07 0x31 0x12 0x26
	put "$sim/a/ds1307/advance" 4
	like "and the day ends after 11 PM" "2027-01-01 00:00:*" \
		"$(cat "/sys/class/rtc/$(rtc_at a 0x68)/date") $(cat "/sys/class/rtc/$(rtc_at a 0x68)/time")"
	drop_chip a/ds1307
}

# Each transfer of a call fails in turn: an errno, and what it should not have changed is as it was.
failing() { # NAME COMMAND...
	local n bad='' said
	for n in 0 1 2 3 4 5 6 7; do
		put "$sim/$chip/fault_nack_skip" $n
		put "$sim/$chip/fault_nack" 1
		said=$("${@:2}" 2>&1) && { [ "$(<"$sim/$chip/fault_nack")" = 1 ] || bad+=" $n succeeds"; break; }
		case $said in *"No such device or address"*) ;; *) bad+=" $n: $said" ;; esac
	done
	put "$sim/$chip/fault_nack" 0
	put "$sim/$chip/fault_nack_skip" 0
	is "$1 fails with each of its addressings ($n)" "" "$bad"
}

errors() {
	chip=a/ds3231
	new_clock ds3231 1
	set_clock "2026-11-21 13:14:15"
	failing "reading the time" epoch
	failing "setting an alarm" put "$(alarm_file)" +100
	drop_chip a/ds3231
	chip=a/ds1338
	new_clock ds1338
	failing "reading the memory" dd if="$(nvram)" of=/dev/null bs=56 status=none
	failing "writing the memory" dd if=/dev/zero of="$(nvram)" bs=56 count=1 conv=notrunc status=none
	drop_chip a/ds1338
}

probing() {
	local n=0 before
	new_clock ds3231 1
	unbind
	before=$(registers 0x07 12)
	while [ $n -lt 20 ]; do
		put "$sim/a/ds3231/fault_nack_skip" $n
		put "$sim/a/ds3231/fault_nack" 1
		bind 2>/dev/null && break
		put "$sim/a/ds3231/fault_nack" 0
		[ "$(registers 0x07 12)" = "$before" ] || break
		n=$((n + 1))
	done
	put "$sim/a/ds3231/fault_nack_skip" 0
	put "$sim/a/ds3231/fault_nack" 0
	is "a probe fails at each of its 5 addressings, the chip as it was" 5 $n
	drop_chip a/ds3231
}

# Firmware's second alarm would hold the line, its first one is kept.
firmware() {
	new_clock ds3231 1
	set_clock "2026-11-21 13:14:15"
	unbind
	write_registers 0x07 0x00 0x15 0x13 0x21 0x80 0x80 0x80 0x07
	put "$sim/a/ds3231/advance" 60
	bind
	wait_for 10 has_rtc a 0x68
	is "firmware's second alarm is off, its first rang and was calmed" "0 0x45 0x0a" \
		"$(sleep 0.5; get "$sim/a/ds3231/pin") $(registers 0x0e 2 | tr -d '\n')"
	unbind
	write_registers 0x0e 0x00
	write_registers 0x07 0x80 0x80 0x80 0x80
	bind
	wait_for 10 has_rtc a 0x68
	is "an alarm for each second is none the kernel takes" "" "$(cat "$(alarm_file)")"
	drop_chip a/ds3231
}

no_line() {
	new_clock ds3231 0
	is "without a line there is no alarm" "" "$(ls "$(alarm_file)" 2>/dev/null)"
	is "and the pin stays a square wave" 0x1c "$(registers 0x0e 1)"
	drop_chip a/ds3231
}

battery() {
	local before
	new_clock ds1307
	set_clock "2026-11-21 13:14:15"
	before=$(epoch)
	dead a/ds1307
	sleep 2
	plug a/ds1307 0x68
	near "$(epoch)" $((before + 2))
	is "with a battery it goes on without power" 0 $?
	dead a/ds1307
	put "$sim/a/ds1307/battery" 0
	plug a/ds1307 0x68
	refuses "without, the time is lost" "Invalid argument" epoch
	drop_chip a/ds1307
}

year() { cut -d- -f1 "/sys/class/rtc/$(rtc_at a 0x68)/date"; }

# What a century is where it is counted, and where it is not.
centuries() {
	new_clock m41t80
	set_clock "2026-11-21 13:14:15"
	write_registers 3 0x53
	is "a century that is not counted is none" 2026 "$(year)"
	write_registers 3 0xd3
	is "one that is counted is the next" 2126 "$(year)"
	set_clock "2026-11-21 13:14:15"
	dead a/m41t80
	plug a/m41t80 0x68
	is "an M41T80 has no battery" 2000 "$(year)"
	drop_chip a/m41t80
}

# With a battery, these show when power went until they are told to go on.
frozen() {
	local before
	new_clock m41t81
	set_clock "2026-11-21 13:14:15"
	before=$(epoch)
	dead a/m41t81
	put "$sim/a/m41t81/advance" 1000
	plug a/m41t81 0x68
	near "$(epoch)" $((before + 1000)) 40
	is "it shows the time, and not when power went" 0 $?
	write_registers 0x0c 0x40
	before=$(epoch)
	put "$sim/a/m41t81/advance" 1000
	is "frozen, it would not" "$before" "$(epoch)"
	succeeds "it sleeps" sleep_once
	near "$(epoch)" $((before + 1000)) 60
	is "and is frozen no longer" 0 $?
	drop_chip a/m41t81
}

# Who has read all of an alarm has the pointer at the flags, and these change no more.
held_back() {
	new_clock m41t80 1
	set_clock "2026-11-21 13:14:15"
	put "$(alarm_file)" +1000
	registers 0x0a 5 >/dev/null
	put "$sim/a/m41t80/advance" 2000
	is "with its pointer at the flags the chip holds an alarm back" 0 "$(<"$sim/a/m41t80/pin")"
	registers 0 1 >/dev/null
	succeeds "until it goes elsewhere" wait_for 20 no_alarm
	drop_chip a/m41t80
}

# In the shell, so that one is nearly always on the bus.
reading() { while [ -e "$work" ]; do read -r _ <"/sys/class/rtc/$1/since_epoch"; done; }

# The flag of an alarm goes when it is read, and this one is read with the time.
read_away() {
	local n bad=''
	new_clock m41t81s 1
	set_clock "2026-11-21 13:14:15"
	: >"$work"
	beside reading "$(rtc_at a 0x68)" & beside reading "$(rtc_at a 0x68)" &
	for ((n = 0; n < 40; n++)); do
		put "$(alarm_file)" +1000
		put "$sim/a/m41t81s/advance" 2000
		wait_for 20 no_alarm || { bad=$n; break; }
	done
	rm "$work"
	wait
	is "no reader of the time takes an alarm away" "" "$bad"
	drop_chip a/m41t81s
}

# The alarm's interrupt ends the sleep of the whole system.
sleeping() {
	local before
	new_clock ds3231 1
	set_clock "2026-11-21 13:14:15"
	succeeds "it suspends and resumes" sleep_once
	succeeds "and is still set" epoch
	is "it may wake the system" enabled "$(cat "$(device a 0x68)/power/wakeup")"
	before=$(epoch)
	succeeds "and does, at its time" timeout 60 rtcwake -u -m freeze -s 3 -d "/dev/$(rtc_at a 0x68)"
	near "$(epoch)" $((before + 3)) 20
	is "and not before" 0 $?
	drop_chip a/ds3231
}

adapter() {
	new_bus b
	put "$sim/b/functionality" 0x007e0000
	live b
	new_chip b/ds1307 0x68 inox-ds1307
	live b/ds1307
	is "an adapter without I2C blocks is not bound" "" "$(driver_of b 0x68)"
	like "and the log says why" "*adapter lacks SMBus byte or I2C block*" "$(dmesg | tail -n 3)"
}

# Users for as long as the file is there; what they may see is the device gone. They use the clock's
# node alone: whoever reads sysfs may lock the core up, see Documentation/stock-bugs.rst.
busy() {
	local rtc
	while [ -e "$work" ]; do
		rtc=$(rtc_at a 0x68)
		hwclock --utc --noadjfile --get -f "/dev/$rtc"
		rtcwake -u -m no -s 2 -d "/dev/$rtc"
	done >/dev/null 2>&1
}

held_open() {
	local sleeper
	rtcwake -u -m on -s 3000 -d "/dev/$(rtc_at a 0x68)" >/dev/null 2>&1 & sleeper=$!
	sleep 1
	unbind
	refuses "while a file is open the module stays" "in use" rmmod inox_ds1307
	kill $sleeper
	wait $sleeper 2>/dev/null
	succeeds "then it goes" rmmod inox_ds1307
	modprobe inox_ds1307
	wait_for 10 has_rtc a 0x68
}

in_use() {
	local n
	new_clock ds3231 1
	set_clock "2026-11-21 13:14:15"
	held_open
	: >"$work"
	beside busy & beside busy &
	for ((n = 0; n < 20; n++)); do
		unbind
		bind
	done
	is "it is unbound and bound 20 times in use" inox_ds1307 "$(driver_of a 0x68)"
	for ((n = 0; n < 10; n++)); do
		dead a/ds3231
		live a/ds3231
	done
	succeeds "the chip is unplugged and plugged 10 times in use" wait_for 20 has_rtc a 0x68
	rm "$work"
	wait
	succeeds "and still it has the time" epoch
	at_exit wait_for 20 unloaded inox_ds1307
}

need_tool hwclock rtcwake stat
need_module inox_ds1307 i2c-sim
work=$(mktemp)
at_exit "rm -f '$work'"
plan $((1 + 2 + 2 * (RTC_RESULTS + 1 + RTC_NVRAM_RESULTS) + 4 * (RTC_RESULTS + 2 + ALARM_RESULTS) + 18 + 13 + 9 + 4 + 1 + 2 + 2 + 2 + 10 + 5 + 2 + 5 + 1))
loads_twice inox_ds1307
start_sim
load inox_ds1307
new_bus a
live a
autoload
no_alarm_pin
plain ds1307
plain ds1338
with_alarm ds1337
with_alarm ds3231
with_alarm m41t80
with_alarm m41t81s
lost
no_dates
twelve_hours
errors
probing
firmware
no_line
battery
centuries
frozen
held_back
read_away
sleeping
adapter
in_use
finish
