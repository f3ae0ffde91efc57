#!/bin/bash
# A device that goes while everybody uses it: readers that wait in its file, work and writers that
# have news for its class device. On the driver inox_test, which only the tests have.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=../i2c/sim-lib.sh
. "$(dirname "$0")/../i2c/sim-lib.sh"

driver=/sys/bus/i2c/drivers/inox_test

bind() { echo "$chip" >$driver/bind; }
unbind() { echo "$chip" >$driver/unbind; }
live_objects() { get /sys/module/inox_test/parameters/inox_live; }
live_are() { [ "$(live_objects)" = "$1" ]; }

read_one() { dd if="$1" bs=64 count=1 2>/dev/null; }

start_readers() {
	local n
	readers=()
	for ((n = 0; n < 8; n++)); do
		read_one "$file" >/dev/null &
		readers+=($!)
	done
}

# A child that has opened the file holds the gate; the device and its file are two more.
readers_wait() { live_are 2 && [ "$(lsmod | awk '$1 == "inox_test" { print $3 }')" = 8 ]; }
readers_left() { [ "$(lsmod | awk '$1 == "inox_test" { print $3 }')" = 0 ]; }

all_leave() {
	local start=$SECONDS
	start_readers
	succeeds "eight readers wait" wait_for 10 readers_wait
	unbind
	succeeds "all leave when the device goes" wait_for 10 readers_left
	wait "${readers[@]}"
	succeeds "within seconds" [ $((SECONDS - start)) -lt 20 ]
	succeeds "and nothing lives any more" live_are 0
	bind
}

# Who waits can be killed, and takes nothing with him.
killed() {
	local reader
	dd if="$file" of=/dev/null bs=64 count=1 2>/dev/null &
	reader=$!
	sleep 0.3
	kill -TERM $reader
	wait $reader
	is "a reader that waits can be killed" 143 $?
	is "and the next has what comes then" next "$(printf next >"$file"; read_one "$file")"
}

# Work, the interrupt's like, and writers say what is new until the last moment, remove beyond it.
# The shell alone would make a plain file where there is no node.
noise() {
	while [ -e "$work" ]; do
		printf x | dd of="$file" conv=nocreat
		read_one "$file"
	done >/dev/null 2>&1
}

# Open and blocked in it at any moment.
blocked() {
	while [ -e "$work" ]; do read_one "$file"; done >/dev/null 2>&1
}

# The class device is there as soon as the device is bound.
make_noisy() { echo 1000 >"$found"/hwmon/hwmon*/temp1_max; }

news() {
	local n
	find_device a 0x48
	beside noise & beside blocked & beside blocked &
	for ((n = 0; n < 50; n++)); do
		make_noisy || break
		unbind || break
		bind || break
	done
	is "it goes 50 times with news on the way and readers in its file" 50 $n
	rm "$work"
	unbind
	wait
	succeeds "and leaves nothing" live_are 0
	bind
}

# The chip is pulled out: nobody asked the driver.
unplugged() {
	exec 3<>"$file"
	drop_chip a/lm75.x
	refuses "a file open when its chip is unplugged says so" "No such device" dd bs=1 count=1 of=/dev/null <&3
	is "only the file lives" 1 "$(live_objects)"
	exec 3>&-
	succeeds "until it is closed" wait_for 5 live_are 0
}

need_tool dd
need_module inox_test i2c-sim
work=$(mktemp)
at_exit "rm -f '$work'"
plan 12
start_sim
load inox_test
new_bus a
new_chip a/lm75.x 0x48 inox-test
live a
live a/lm75.x
chip=$(basename "$(device a 0x48)")
file=/dev/inox-test-$chip
wait_for 5 test -e "$file"
all_leave
wait_for 5 test -e "$file"
killed
news
wait_for 5 test -e "$file"
unplugged
drop_all
unload inox_test
loads_twice inox_test
finish
