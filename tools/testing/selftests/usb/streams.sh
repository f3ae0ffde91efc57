#!/bin/bash
# Bulk streams of inox_ss at vusb, as the kernel's usbfs has them: each transfer meets its own stream.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=../lib/fail-nth.sh
. "${KTAP_LIB%/*}/fail-nth.sh"
# shellcheck source=vusb-lib.sh
. "$(dirname "$0")/vusb-lib.sh"
# shellcheck source=usbtest-lib.sh
. "$(dirname "$0")/usbtest-lib.sh"

work=${TMPDIR:-/tmp}/streams.$$
options=$gadgets/g/functions/inox_ss.0
bad="Invalid argument"

# at SPEED PREFIX: plugged in and free for usbfs
at() {
	new_port b/p "$1"
	plug g b/p
	device=$(device_at b 1 "$2")
	wait_for 20 test -e "$device:1.0/bInterfaceNumber"
	node=$(node_of "$device")
}

gone() {
	unplug g
	dead b/p
	rmdir "$vusb/b/p"
}

# Endpoints of setting 2, and after each of them what its companion says of streams.
endpoints() {
	od -An -v -tu1 -w1 "$device/descriptors" | awk '
		{ b[NR] = $1 }
		END {
			for (i = 1; i <= NR && b[i]; i += b[i]) {
				if (b[i + 1] == 4) here = b[i + 3] == 2
				if (here && b[i + 1] == 5) printf "0x%02x ", b[i + 2]
				if (here && b[i + 1] == 48) printf "%d ", b[i + 3]
			}
		}'
}

# steps STEP...: in setting 2, with what they say on one line
steps() { usb-steps "$node" setting 0 2 "$@" 2>&1 | tail -n +2 | paste -sd ';' | sed 's/;/; /g'; }

# with N STEP...: with N streams each way
with() {
	local streams=$1
	shift
	steps alloc "$streams" "$in" "$out" x "$@" | sed "s/^alloc: $streams; //"
}

numbers() {
	is "256 streams are there" "alloc: 256" "$(steps alloc 256 "$in" "$out")"
	is "no more than that" "alloc: 256" "$(steps alloc 257 "$in" "$out")"
	is "fewer if fewer are asked for" "alloc: 17" "$(steps alloc 17 "$in" "$out")"
	is "not twice" "alloc: 16; alloc: $bad" "$(steps alloc 16 "$in" x alloc 16 "$in")"
	is "but after they were given back" "free: done; alloc: 8" "$(with 16 free "$in" "$out" x alloc 8 "$out")"
	is "none of an endpoint that says nothing of any" "setting: done; alloc: $bad" \
		"$(steps setting 0 0 alloc 16 0x81)"
	is "stream 0 is none" "move: $bad; move: $bad" "$(with 16 move "$in" 0 1024 move "$out" 0 1024)"
	is "nor is one too many" "move: $bad; move: $bad" "$(with 16 move "$in" 17 1024 move "$out" 17 1024)"
	is "the last is" "move: 1024 bytes, right; move: 1024 bytes, right" \
		"$(with 16 move "$in" 16 1024 move "$out" 16 1024)"
	is "without any the endpoint says nothing" "queue: done; stop: 1" "$(steps queue "$in" 0 1024 stop)"
}

meeting() {
	local bytes
	is "256 at once, to the host" "same: 256" "$(with 256 same "$in" 256 4096)"
	is "256 at once, to the device" "same: 256" "$(with 256 same "$out" 256 4096)"
	for bytes in 1 1023 1025 9999; do
		is "$bytes bytes each" "same: 256; same: 256" "$(with 256 same "$in" 256 $((bytes / 4096 * 4096 + 4096)) same "$out" 256 $bytes)"
	done
	is "data of another stream are refused" "wrong: 4096 bytes, right; move: Broken pipe" \
		"$(with 16 wrong "$out" 3 4096 move "$out" 3 1024)"
	is "and of its own again, once the halt is cleared" "clear: done; move: 1024 bytes, right" \
		"$(with 16 clear "$out" move "$out" 3 1024)"
}

queued() {
	printf ' queue %s %s 4096' "$out" 1 "$in" 2 "$in" 3 "$in" 3
}

# Whatever takes the streams away takes what is queued along, and there are new ones.
taken_away() {
	# shellcheck disable=SC2046 # words are meant
	many() { with 16 $(for i in {1..40}; do queued; done) "$@" | sed 's/\(queue: done; \)*//'; }
	is "they are given back in use" "free: done; stop: 160; alloc: 16; same: 16" \
		"$(many free "$in" "$out" x stop alloc 16 "$in" "$out" x same "$in" 16 4096)"
	is "another setting" "setting: done; stop: 160; setting: done; alloc: 16; same: 16" \
		"$(many setting 0 0 stop setting 0 2 alloc 16 "$in" "$out" x same "$out" 16 4096)"
	is "a reset" "reset: done; stop: 160; setting: done; alloc: 16; same: 16" \
		"$(many reset stop setting 0 2 alloc 16 "$in" "$out" x same "$in" 16 4096)"
}

unplugging() {
	local i
	for ((i = 0; i < 6; i++)); do
		wait_for 20 test -e "$device:1.0/bInterfaceNumber" || break
		node=$(node_of "$device")
		(while with 256 same "$in" 256 4096 same "$out" 256 4096; do :; done) >/dev/null &
		sleep 0.$((i % 3 + 1))
		unplug g
		kill $!
		wait $! 2>/dev/null
		wait_for 20 eval "! test -e $device" || break
		plug g b/p
	done
	is "unplugged in use" 6 "$i"
	wait_for 20 test -e "$device:1.0/bInterfaceNumber"
	node=$(node_of "$device")
	is "and all is as before" "same: 256" "$(with 256 same "$in" 256 4096)"
}

# number N TIMES: two bytes each, the low one first
number() {
	local octal i
	octal=$(printf '\\%03o\\%03o' $(($1 & 255)) $(($1 >> 8)))
	# shellcheck disable=SC2059 # a format is meant
	for ((i = 0; i < $2; i++)); do printf "$octal"; done
}

# one_write: what comes to it goes to the driver at once
one_write() { dd bs=4096 iflag=fullblock 2>&1 >&3; }

# read_of STREAM: what it reads there, as numbers, each once
read_of() {
	number "$1" 1 | one_write >/dev/null
	timeout 10 dd bs=4096 count=1 <&3 2>/dev/null | od -An -v -tu2 -w2 | sort -u | paste -sd ' ' | tr -s ' '
}

# send STREAM NUMBER: 2000 bytes of that number in that stream
send() { { number "$1" 1; number "$2" 1000; } | one_write; }

has_node() { [ -c "$char" ]; }

# The same with a driver on the layer, which finds the setting itself and has 20 streams each way.
driver() {
	local i
	load inox_streams_test
	put /sys/bus/usb/drivers/inox_streams_test/new_id "1d6b 0104"
	char=/dev/streams-$(basename "$device"):1.0
	succeeds "$1: a driver has it" wait_for 20 has_node
	exec 3<>"$char"
	for i in 1 2 20 13; do is "$1: what comes in stream $i" " $i" "$(read_of $i)"; done
	refuses "$1: there are no more" "Numerical result out of range" send 21 21
	send 7 7
	is "$1: what goes in a stream" " 7" "$(read_of 7)"
	send 9 8
	wait_for 20 refuses_more
	is "$1: data of another halt the endpoint, which begins anew" " 9" "$(read_of 9)"
	by_control "$1"
	exec 3<&-
}

# by_control NAME: what is stored in the device by one request is recalled by another
by_control() {
	succeeds "$1: a control request stores" send 0 1234
	is "$1: another recalls" " 1234" "$(recalled 64)"
	is "$1: which asks for as much as there is room for" " 1234" "$(recalled 4)"
	refuses "$1: less than it must bring is nothing" "Bad message" recalled 3
}

recalled() {
	dd bs="$1" count=1 <&3 >"$work" 2>"$work.said" || { cat "$work.said"; return 1; }
	od -An -v -tu2 -w2 "$work" | sort -u | paste -sd " " | tr -s " "
}

# The halt is told by a later write to that stream, and cleared.
refuses_more() { ! send 9 9; }

# Of a device that is reset while the driver has it.
reset() {
	is "it is reset while a driver has it" "reset: done" "$(usb-steps "$node" reset)"
	succeeds "which keeps it" has_node
	exec 3<>"$char"
	# The first ones may have come before it.
	for i in 1 20; do
		read_of $i >/dev/null; read_of $i >/dev/null; read_of $i >/dev/null
		is "after a reset: what comes in stream $i" " $i" "$(read_of $i)"
	done
	exec 3<&-
}

driver_state() { echo "$(readlink "$device:1.0/driver")" /dev/streams*; }

bind() { plug g b/p; }
unbind() { unplug g; }
state() { get "$gadgets/g/UDC"; }

# streams N: so many, as an exponent
streams() {
	[ ! -L "$gadgets/g/configs/c.1/inox_ss.0" ] || rm "$gadgets/g/configs/c.1/inox_ss.0"
	put "$options/bulk_streams" "$1"
	ln -s "$options" "$gadgets/g/configs/c.1/"
}

need_tool od awk paste
plan 46
at_exit "rm -f $work $work.said"
start_vusb
load usb_f_inox_ss
mkdir "$vusb/b"
live b
mkdir "$gadgets/g" "$gadgets/g/configs/c.1" "$options"
put "$gadgets/g/idVendor" 0x1d6b
put "$gadgets/g/idProduct" 0x0104
refuses "there is an end" "Numerical result out of range" put "$options/bulk_streams" 11
streams 0
at super-speed super_
is "without streams setting 2 is empty" "" "$(endpoints)"
gone
streams 8
at super-speed super_
read -r in exponent out other <<<"$(endpoints)"
is "the descriptors tell how many there are" "8 8" "$exponent $other"
numbers
meeting
taken_away
unplugging
driver "streams"
reset
put /sys/bus/usb/drivers/inox_streams_test/unbind "$(basename "$device"):1.0"
sweep "driver of streams: bind" inox_streams_test \
	"put /sys/bus/usb/drivers/inox_streams_test/bind $(basename "$device"):1.0" \
	"put /sys/bus/usb/drivers/inox_streams_test/unbind $(basename "$device"):1.0" driver_state
gone
at high-speed ""
is "no streams at high speed" "alloc: $bad" "$(steps alloc 16 "$in" "$out")"
is "but the endpoints" "same: 0; move: 4096 bytes, right; move: 4096 bytes, right" \
	"$(steps same "$in" 0 0 move "$in" 0 4096 move "$out" 0 4096)"
gone
streams 1
new_port b/p super-speed
dead b
sweep_over "inox_ss with streams: bind" usb_f_inox_ss bind unbind state
live b
finish
