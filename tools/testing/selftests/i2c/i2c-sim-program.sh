#!/bin/bash
# i2c-sim: chips that programs play, here functions of this shell.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"

chip=a/program
door=/dev/i2c-sim-a.program
here=$(dirname "$0")
asked=$(mktemp)
go=$asked.go
player=
at_exit "rm -f $asked $go"

touch_chip() { raw a w1@0x50 1; }

stock_driver() {
	new_chip a/program.lm75 0x48 lm75
	play /dev/i2c-sim-a.program.lm75 "$here/lm75-program"
	live a/program.lm75
	is "a stock driver binds to a chip that a shell plays" lm75 "$(driver_of a 0x48)"
	local hwmon
	hwmon=$(hwmon a 0x48)
	is "and reads its temperature" 25500 "$(<"$hwmon/temp1_input")"
	put "$hwmon/temp1_max" 70000
	is "a limit goes to the shell" "46 00" "$(i2ctransfer -f -y "$(bus_num a)" w1@0x48 3 r2 | tr -d '\n' | sed 's/0x//g')"
	drop_chip a/program.lm75
	wait "$player"
	is "when the chip goes the program reads the end of the file" 0 $?
}

wire() {
	play $door scribe
	live $chip
	is "power is told" ON "$(asked)"
	is "what it answers is read" "0x12 0x12" "$(raw a w1@0x50 5 r2)"
	is "and it is asked what is on the wire" "S 50 W,W 05,S 50 R,R,R,P" "$(asked)"
	refuses "another program is refused" "resource busy" sh -c ": <>$door"
	end_player
	refuses "when it has gone nobody answers" "No such device or address" touch_chip
}

refuser() {
	local line
	while read -r line; do
		case $line in "$1"*) echo N ;; *) echo A ;; esac
	done
}

refusals() {
	local before
	before=$(<"$sim/$chip/nacks")
	play $door refuser S
	refuses "it may refuse its address" "No such device or address" touch_chip
	end_player
	play $door refuser W
	refuses "or a byte" "Input/output error" touch_chip
	end_player
	is "which is counted" 2 $(($(<"$sim/$chip/nacks") - before))
	is "and nothing of that took too long" 0 "$(<"$sim/$chip/timeouts")"
}

# Each line that it says, and what came of that.
stammer() {
	local line say
	echo A 2>>"$asked"
	while read -r line; do
		case $line in
		R) set -- A 1 1g 123 34 ;;
		*) set -- 12 AA "" aaaaaaaaaaaaaaaaaaaaaaaaaaa A ;;
		esac
		for say; do
			echo "$say" 2>/dev/null && echo "$line: $say" >>"$asked"
		done
	done
}

wrong_answers() {
	play $door stammer
	is "after wrong answers the right one is still heard" "0x34" "$(raw a r1@0x50)"
	like "who was not asked is told so" "*No message of desired type*" "$(head -n 1 "$asked")"
	is "and what is no answer is refused" "S 50 R: A,R: 34,P: A" "$(tail -n +2 "$asked" | paste -sd,)"
	: >"$asked"
	end_player
}

# Not with the device open: it would stay so when the program is killed.
await_go() { until [ -e "$go" ]; do sleep 0.1; done; }

# It answers its first question when it is told to.
late() {
	local line
	read -r line
	echo "$line" >>"$asked"
	await_go </dev/null >/dev/null
	echo N
	scribe
}

late_answer() {
	put "$sim/$chip/timeout" 3000
	play $door late
	refuses "who does not answer in time does not acknowledge" "No such device or address" touch_chip
	is "the stop condition is not asked while an answer is owed" 2 "$(<"$sim/$chip/timeouts")"
	refuses "nor is anything else" "No such device or address" touch_chip
	is "which takes no time" "S 50 W" "$(asked)"
	: >"$go"
	succeeds "when it has come the chip goes on" wait_for 60 touch_chip
	is "and that answer was to no other question" "S 50 W,W 01,P" "$(asked)"
	rm "$go"
	end_player
}

# It has the device open and reads nothing until it is told to.
sluggard() {
	await_go </dev/null >/dev/null
	scribe
}

unread() {
	put "$sim/$chip/timeout" 100
	play $door sluggard
	refuses "who does not even read the question does not acknowledge" "No such device or address" touch_chip
	put "$sim/$chip/timeout" 60000
	: >"$go"
	succeeds "and may go on at any time" touch_chip
	is "without the old questions" "S 50 W,W 01,P" "$(asked)"
	rm "$go"
	end_player
}

# A transfer that waits for its answer, in $transfer.
start_waiting() {
	play $door late
	(touch_chip 2>>"$asked") & transfer=$!
	wait_for 60 test -s "$asked"
}

gone_meanwhile() {
	local begin=$SECONDS transfer
	start_waiting
	end_player
	wait "$transfer" 2>/dev/null
	like "when the program dies the chip does not acknowledge" "*No such device or address*" "$(asked)"
	is "at once" yes "$([ $((SECONDS - begin)) -lt 50 ] && echo yes)"
	put "$sim/$chip/timeout" 2000
	start_waiting
	succeeds "the chip can be unplugged while it is asked" dead $chip
	wait "$transfer" 2>/dev/null
	like "which ends the transfer" "*No such device or address*" "$(asked)"
	end_player
	live $chip
}

# Asked for something, it asks for attention; heard, it has had it.
alerter() {
	local line
	while read -r line; do
		echo "$line" >>"$asked"
		case $line in
		W*) echo "I 1" ;;
		ARA) echo "I 0" ;;
		esac
		echo A
	done
}

pin_is() { [ "$(<"$sim/$chip/pin")" = "$1" ]; }

attention() {
	put $door "I 1"
	succeeds "it can assert the interrupt pin unasked" wait_for 60 pin_is 1
	put $door "I 0"
	succeeds "and release it" wait_for 60 pin_is 0
	refuses "there is no other pin" "No message of desired type" put $door "I 2"
	dead $chip
	put "$sim/$chip/alert" 1
	put $door "I 1"
	is "without power it stays released" 0 "$(<"$sim/$chip/pin")"
	put $door "I 0"
	bus_with a alert 1
	live $chip
	play $door alerter
	touch_chip
	succeeds "an alert is heard by the kernel" wait_for 60 grep -q ARA "$asked"
	succeeds "and the program lets go of the line" wait_for 60 pin_is 0
	is "it was one" 1 "$(grep -c ARA "$asked")"
	end_player
	: >"$asked"
}

several_addresses() {
	new_chip a/program-2 0x52 ""
	play /dev/i2c-sim-a.program-2 scribe
	live a/program-2
	raw a w0@0x53 w0@0x52 >/dev/null
	is "a program may have several addresses" "ON,S 53 W,S 52 W,P" "$(asked)"
	drop_chip a/program-2
	wait "$player"
}

lifetime() {
	play $door sleep 1000
	drop_chip $chip
	succeeds "the chip may go while the device is open" test ! -e $door
	refuses "but not its module" "in use" unload i2c-sim-program
	end_player
	succeeds "until it is closed" wait_for 10 unload i2c-sim-program
	mkdir "$sim/a/program.$(printf 'x%.0s' {1..80})" 2>/dev/null
	like "a name that is too long for a device is refused, with a reason" "*the name is too long" "$(last_warning)"
	loads_twice i2c-sim-program
}

start_sim
need_tool i2ctransfer
need_module lm75 i2c-smbus
plan 45
modprobe -a lm75 i2c-smbus
new_bus a
live a
succeeds "the model is loaded when it is asked for" new_chip $chip 0x50 ""
is "and there is a device, for root" "600 character special file" "$(stat -c '%a %F' $door)"
live $chip
refuses "without a program nobody answers" "No such device or address" touch_chip
dead $chip
wire
refusals
wrong_answers
late_answer
unread
gone_meanwhile
attention
several_addresses
stock_driver
lifetime
finish
