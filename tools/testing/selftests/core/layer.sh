#!/bin/bash
# What a driver on the layer gets without doing anything for it: work and threads that end, files
# that may stay longer than their device. On the driver inox_test, which only the tests have.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=../lib/fail-nth.sh
. "${KTAP_LIB%/*}/fail-nth.sh"
# shellcheck source=../i2c/sim-lib.sh
. "$(dirname "$0")/../i2c/sim-lib.sh"

driver=/sys/bus/i2c/drivers/inox_test

bind() { echo "$chip" >$driver/bind; }
unbind() { echo "$chip" >$driver/unbind; }
ticks() { get "$(hwmon a 0x48)/temp1_input"; }
tocks_beyond() { [ "$(get "$(hwmon a 0x48)/temp1_max_hyst")" -gt "$1" ]; }
ticks_beyond() { [ "$(ticks)" -gt "$1" ]; }
beats_beyond() { [ "$(get "$at/count")" -gt "$1" ]; }

work() {
	succeeds "work starts in probe and goes on" wait_for 10 ticks_beyond 20
}

# A period of 0 is the last.
timer() {
	local before after start
	succeeds "a timer starts in probe and goes on" wait_for 10 beats_beyond 20
	put "$at/beat" 0
	sleep 0.3
	before=$(get "$at/count")
	sleep 0.3
	is "it says when it ends" "$before" "$(get "$at/count")"
	start=${EPOCHREALTIME/./}
	put "$at/beat" 100
	sleep 1
	after=$(get "$at/count")
	succeeds "it is not early" [ $((after - before)) -le $(((${EPOCHREALTIME/./} - start) / 100000)) ]
	succeeds "and goes on" wait_for 10 beats_beyond $((after + 2))
	put "$at/beat" 60000
	sleep 0.3
	put "$at/beat" 1
	succeeds "a new time is the one that counts" wait_for 3 beats_beyond $((before + 100))
}

turns_beyond() { [ "$(get "$at/turns")" -gt "$1" ]; }
ended() { dmesg | grep -q "inox_test .*: thread failed: -61"; }

thread() {
	local before start
	succeeds "a thread starts in probe and goes on" wait_for 10 turns_beyond 20
	refuses "it does not start twice" busy put "$at/again" 1
	start=$SECONDS
	put "$at/pace" 60000
	sleep 0.5
	before=$(get "$at/turns")
	succeeds "others have the object while it waits" [ $((SECONDS - start)) -lt 10 ]
	sleep 0.5
	is "a wait takes its time" "$before" "$(get "$at/turns")"
	put "$at/pace" 50
	succeeds "who is woken goes on" wait_for 5 turns_beyond "$before"
	succeeds "so does who has waited long enough" wait_for 10 turns_beyond $((before + 3))
	put "$at/pace" 0
	succeeds "its error is logged" wait_for 5 ended
	put "$at/pace" 60000
	before=$(get "$at/turns")
	succeeds "it starts again" put "$at/again" 1
	succeeds "being woken before a wait is not lost" wait_for 5 turns_beyond "$before"
	sleep 0.5
	is "and ends only one" $((before + 1)) "$(get "$at/turns")"
	start=$SECONDS
	unbind
	succeeds "unbinding ends its wait" [ $((SECONDS - start)) -lt 10 ]
	bind
}

sleeps() {
	local before
	succeeds "it suspends" sleep_once
	before=$(ticks)
	succeeds "and its work goes on after that" wait_for 10 ticks_beyond $((before + 10))
	before=$(get "$(hwmon a 0x48)/temp1_max_hyst")
	succeeds "so does its other work" wait_for 10 tocks_beyond $((before + 10))
	before=$(get "$at/count")
	succeeds "and its timer" wait_for 10 beats_beyond $((before + 10))
	is "its thread did nothing meanwhile" 0 "$(get "$at/asleep")"
	before=$(get "$at/turns")
	succeeds "and goes on with it" wait_for 10 turns_beyond $((before + 10))
}

# Blocked in read until something is there.
reader() {
	dd if="$file" bs=64 count=1 2>/dev/null >"$work"
	echo $? >>"$work"
}

read_some() { dd bs=64 count=1 <&3; }

# /dev/inox-test-*: a pipe of one message.
transfers() {
	exec 3<>"$file" || return
	refuses "there is nothing to read" "Resource temporarily unavailable" dd if="$file" iflag=nonblock bs=64 count=1
	succeeds "and poll says so" [ "$(poll_in)" = no ]
	printf 'a message' >&3
	succeeds "now poll says there is" [ "$(poll_in)" = yes ]
	refuses "no second one before that is read" "Resource temporarily unavailable" \
		dd if=/dev/zero of="$file" oflag=nonblock bs=9 count=1
	refuses "a read with less room is refused" "No space left" dd if="$file" bs=4 count=1
	is "and has lost nothing" "a message" "$(dd if="$file" bs=64 count=1 2>/dev/null)"
	refuses "a message that does not fit is refused" "No space left" dd if=/dev/zero of="$file" bs=65 count=1
	succeeds "the largest fits" dd if=/dev/zero of="$file" bs=64 count=1
	is "and comes whole" 64 "$(dd if="$file" bs=4096 count=1 2>/dev/null | wc -c)"
	reader &
	sleep 0.5
	is "who reads waits" "" "$(<"$work")"
	printf 'for this' >&3
	wait
	is "and gets what is written" "for this0" "$(tr -d '\n' <"$work")"
	like "the file is root's" "0 6?0" "$(stat -c '%u %a' "$file")"
}

# turn BYTE...: a small number of one byte, seven that are nobody's, and a large one of eight
turn() { char-ioctl "$file" 0xc0107801 "$@"; }

level() { char-ioctl "$file" 0x80087802 "$@"; }

flush() { char-ioctl "$1" 0x7800; }

calls() {
	printf abc >"$file"
	is "a call stores what the driver set, and zeroes" "03 00 00 00 00 00 00 00" "$(level f f f f f f f f)"
	succeeds "one has no argument" flush "$file"
	is "and does its work" "00 00 00 00 00 00 00 00" "$(level f f f f f f f f)"
	is "what is between two members is not stored" "07 00 00 00 00 00 00 00 05 00 00 00 00 00 00 00" \
		"$(turn 5 f f f f f f f 7 0 0 0 0 0 0 0)"
	refuses "a driver may refuse" "Numerical result out of range" turn 5 0 0 0 0 0 0 0 0 1 0 0 0 0 0 0
	refuses "no driver sees another size" "Inappropriate ioctl" char-ioctl "$file" 0xc0207801 5
	refuses "nor another number" "Inappropriate ioctl" char-ioctl "$file" 0x7803
	refuses "memory that is not there cannot be read" "Bad address" turn
	refuses "nor written" "Bad address" level
}

ready() { grep -q ready "$work"; }

# The driver's own, beside the bus's.
files() {
	local listener
	succeeds "a number can be written" put "$at/trim" -8
	is "and is there" -8 "$(get "$at/trim")"
	succeeds "hexadecimal too" put "$at/trim" 0x7
	is "and is shown decimal" 7 "$(get "$at/trim")"
	refuses "not more than the range" "out of range" put "$at/trim" 8
	refuses "not less" "out of range" put "$at/trim" -9
	refuses "not what is no number" "Invalid argument" put "$at/trim" 7x
	refuses "nor nothing" "Invalid argument" put "$at/trim" ""
	is "which changes nothing" 7 "$(get "$at/trim")"
	succeeds "a driver may take a number" put "$at/level" 3
	refuses "or refuse it" busy put "$at/level" 2
	refuses "and is not asked about what is out of range" "out of range" put "$at/level" 4
	is "it has the one it took" 3 "$(get "$at/level")"
	refuses "what is read cannot be written" "Permission denied" put "$at/used" 1
	refuses "a driver may have nothing to show" "No data" cat "$at/message"
	poll-sysfs "$at/used" >"$work" &
	listener=$!
	wait_for 5 ready
	printf 'a message' >"$file"
	wait $listener
	is "who waits for a change is told of it" 0 $?
	is "it shows what it has" "a message" "$(<"$at/message")"
	is "a member is shown as a number" 9 "$(get "$at/used")"
	refuses "an act is not undone" "out of range" put "$at/flush" 0
	succeeds "an act is done" put "$at/flush" 1
	is "and has its effect" 0 "$(get "$at/used")"
	refuses "an act cannot be read" "Permission denied" cat "$at/flush"
}

poll_in() { if read -r -t 0 <&3; then echo yes; else echo no; fi; }

# With the file open and a reader in it, the device goes.
gone() {
	local reader start=$SECONDS
	reader &
	reader=$!
	sleep 0.3
	succeeds "it is unbound with a reader inside" unbind
	wait $reader
	succeeds "who leaves at once" [ $((SECONDS - start)) -lt 5 ]
	is "with an error" 1 "$(<"$work")"
	refuses "the file that is still open says the device is gone" "No such device" read_some
	refuses "and takes no call" "No such device" flush - <&3
	succeeds "poll too" [ "$(poll_in)" = yes ]
	succeeds "the file has no name any more" [ ! -e "$file" ]
	succeeds "nor have those in sysfs" [ ! -e "$at/trim" ]
	refuses "the module is in use" "is in use" rmmod inox_test
	bind
	refuses "the old file is not the new device's" "No such device" read_some
	exec 3>&-
	is "the new device has its own" "again" "$(printf again >"$file"; dd if="$file" bs=64 count=1 2>/dev/null)"
}

busy() {
	while [ -e "$work" ]; do
		take
		printf x | dd of="$file" oflag=nonblock conv=nocreat bs=64 count=1
		cat /sys/class/hwmon/*/temp1_input "$at/message"
		put "$at/trim" 3
		put "$at/beat" 1
		put "$at/pace" 1
		put "$at/again" 1
	done >/dev/null 2>&1
}

cycles() {
	local n
	beside busy & beside busy &
	for ((n = 0; n < 100; n++)); do
		unbind || break
		bind || break
	done
	is "it is unbound and bound 100 times in use, its work, timer and thread running" 100 $n
	rm "$work"
	wait
	succeeds "and works" wait_for 10 ticks_beyond 3
}

# midway HOW CLOCK: a clock sleeps already, the device takes its time.
midway() {
	put "$2/wakealarm" +2
	put "$at/trim" 3
	refuses "$1: an alarm on the way to sleep keeps the system awake" "busy" sleep_to platform
	put "$at/trim" 0
	succeeds "$1: and is told" wait_for 5 none_in "$2/wakealarm"
}

# clock_at ADDRESS: its directory, when it is bound
clock_at() {
	wait_for 5 test -e "$(device a "$1")/rtc" && echo "$(device a "$1")"/rtc/rtc*
}

# Whoever had the line before has left it as it was.
alarm_midway() {
	local clock clocks=/sys/bus/i2c/drivers/inox_ds1307
	load inox_ds1307
	new_chip a/ds3231 0x68 inox-ds3231 1
	live a/ds3231
	clock=$(clock_at 0x68)
	hwclock --utc --noadjfile --systohc -f "/dev/${clock##*/}"
	midway "level" "$clock"
	echo "${chip%-*}-0068" >$clocks/unbind
	load inox_irq_test irq="$(<"$sim/a/ds3231/irq_num")" trigger=2
	unload inox_irq_test
	echo "${chip%-*}-0068" >$clocks/bind
	midway "edge" "$(clock_at 0x68)"
	drop_chip a/ds3231
}

none_in() { local what; what=$(cat "$1") && [ -z "$what" ]; }

nothing() { :; }
open_file() { : <"$file"; }
take() { dd if="$file" iflag=nonblock bs=64 count=1 2>/dev/null; }
# In children of this shell, as only their calls are made to fail.
give_and_take() {
	printf x | dd of="$file" oflag=nonblock conv=nocreat bs=64 count=1 status=none &&
		dd if="$file" of="$work.taken" iflag=nonblock bs=64 count=1 status=none && [ "$(<"$work.taken")" = x ]
}

call() { turn 5 0 0 0 0 0 0 0 7 0 0 0 0 0 0 0 >/dev/null; }

# What a failure left in the pipe is no difference.
bound() {
	[ ! -e "$driver/$chip" ] || echo bound
	[ ! -e "$file" ] || { echo "$file" && take >/dev/null; }
}

failures() {
	unbind
	sweep "bind" inox_test bind unbind bound
	bind
	sweep "open" inox_test open_file nothing bound
	sweep "write and read" inox_test give_and_take nothing bound
	sweep "call" inox_test call nothing bound
}

need_tool dd hwclock char-ioctl poll-sysfs
need_module inox_test inox_irq_test inox_ds1307 i2c-sim
work=$(mktemp)
at_exit "rm -f '$work' '$work.taken'"
plan 88
start_sim
load inox_test
new_bus a
new_chip a/lm75.x 0x48 inox-test
live a
live a/lm75.x
at=$(device a 0x48)
chip=${at##*/}
file=/dev/inox-test-$chip
wait_for 5 test -e "$file"
work
timer
thread
sleeps
alarm_midway
transfers
calls
files
gone
failures
cycles
is "one device and its file are alive" 2 "$(get /sys/module/inox_test/parameters/inox_live)"
finish
