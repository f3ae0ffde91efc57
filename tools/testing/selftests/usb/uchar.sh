#!/bin/bash
# inox_uchar on the stock loopback function: what is written comes back, and what can go wrong does.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=../lib/fail-nth.sh
. "${KTAP_LIB%/*}/fail-nth.sh"
# shellcheck source=vusb-lib.sh
. "$(dirname "$0")/vusb-lib.sh"

driver=/sys/bus/usb/drivers/inox_uchar
work=${TMPDIR:-/tmp}/uchar.$$
not_now="Resource temporarily unavailable" gone="No such device"

has_node() { [ -c "$node" ]; }
has_no_node() { ! [ -c "$node" ]; }
readable() { read -r -t 0 -u 3; }

# take BYTES: what comes to the file that is open as 3, in one read
take() { wait_for 5 readable && dd bs="$1" count=1 iflag=nonblock <&3 2>/dev/null; }

# plugged PREFIX: the device is there, and its node if the driver knows it
plugged() {
	plug g b/p
	device=$(device_at b 1 "$1")
	interface=$(basename "$device"):1.0
	node=/dev/uchar-$interface
	wait_for 20 test -e "$device:1.0/bInterfaceNumber"
}

new_ids() {
	plugged super_
	is "a device that it was not told of is left alone" "0 " \
		"$? $(readlink "$device:1.0/driver")"
	put "$driver/new_id" "1d6b 0104"
	succeeds "one that it was told of is its own" wait_for 20 bound_to "$device" inox_uchar
	succeeds "there is a node" wait_for 20 has_node
	# What the kernel asks for; whoever makes nodes in user space may do as he likes.
	is "for root alone" DEVMODE=0600 "$(grep DEVMODE "/sys/class/misc/${node##*/}/uevent")"
}

# looped BYTES: as a transfer there and one back
looped() {
	head -c "$1" /dev/urandom >"$work/sent"
	dd if="$work/sent" bs=4096 >&3 2>/dev/null
	take 4096 >"$work/got"
	cmp -s "$work/sent" "$work/got"
}

transfers() {
	local bytes
	exec 3<>"$node"
	for bytes in "$@"; do succeeds "$bytes bytes come back" looped "$bytes"; done
	exec 3<&-
}

# What is left of a transfer is read next, and no more than that.
framed() {
	exec 3<>"$node"
	printf abc >&3
	printf defgh >&3
	is "a read takes what it has room for" ab "$(take 2)"
	is "the next one the rest of the transfer" c "$(take 4096)"
	is "then comes the next transfer" defgh "$(take 4096)"
	exec 3<&-
}

waiting() {
	exec 3<>"$node"
	refuses "who does not want to wait need not" "$not_now" dd if="$node" of=/dev/null iflag=nonblock bs=1 count=1
	refuses "poll says that there is nothing" "" readable
	dd bs=4096 count=1 <&3 >"$work/got" 2>/dev/null &
	printf later >&3
	wait $!
	is "who waits hears of it" later "$(<"$work/got")"
	printf news >&3
	succeeds "poll says that there is something" wait_for 5 readable
	is "which is so" news "$(take 4096)"
	exec 3<&-
}

# Nobody reads: all that is taken is there afterwards, in its order.
full() {
	local i records
	for ((i = 0; i < 200; i++)); do printf '%04d' "$i"; done >"$work/sent"
	refuses "there is an end of what it takes" "$not_now" dd if="$work/sent" of="$node" conv=nocreat oflag=nonblock bs=4
	records=$(awk -F + '/records out/ { print $1 }' <<<"$ktap_said")
	dd if="$node" of="$work/got" bs=4 count="$records" 2>/dev/null
	is "all of it comes back" "$(head -c $((records * 4)) "$work/sent")" "$(<"$work/got")"
	refuses "and nothing else" "$not_now" dd if="$node" of=/dev/null iflag=nonblock bs=1 count=1
}

refuses_more() { ! dd if=/dev/zero of="$node" conv=nocreat oflag=nonblock bs=4 count=1 2>/dev/null; }

fill() {
	dd if=/dev/zero of="$node" conv=nocreat oflag=nonblock bs=4096 count=100 2>/dev/null
	wait_for 10 refuses_more
}

# The other side gives back what it has when there is room for it again.
drain() {
	local silent=0
	while [ $silent -lt 5 ]; do
		if dd if="$node" of=/dev/null iflag=nonblock bs=4096 count=1 2>/dev/null; then
			silent=0
		else
			silent=$((silent + 1))
			sleep 0.1
		fi
	done
}

# Whichever endpoint it strikes.
halted() {
	put "$vusb/b/p/fault_stall" 1
	dd if="$work/sent" of="$node" conv=nocreat oflag=nonblock bs=4 count=1 2>/dev/null
	wait_for 5 eval "[ \$(get $vusb/b/p/fault_stall) = 0 ]"
	{
		dd if="$work/sent" of="$node" conv=nocreat oflag=nonblock bs=4 count=1
		dd if="$node" of=/dev/null iflag=nonblock bs=4 count=1
	} >"$work/said" 2>&1
	like "a halt is told" "*Broken pipe*" "$(<"$work/said")"
	drain
	transfers 100
}

info=0x801075a0 clear=0x400475a1 stats=0x802075a2 reset=0x75a3

asked() { char-ioctl "$node" "$@" 2>&1; }

clear() { asked "$clear" "$1" 0 0 0; }

# What came and was not read, or waits to go, is lost; then all is as it was.
cleared() {
	is "what it is like: packets, transfers" "00 04 00 00 00 04 00 00 00 10 00 00 08 00 00 00" \
		"$(asked $info f f f f f f f f f f f f f f f f)"
	exec 3<>"$node"
	printf old >&3
	wait_for 5 readable
	succeeds "what came is cleared away" clear 1
	refuses "then there is nothing" "" readable
	printf new >&3
	is "but what comes later" new "$(take 4096)"
	exec 3<&-
	fill
	refuses "all is full" "$not_now" dd if=/dev/zero of="$node" conv=nocreat oflag=nonblock bs=4 count=1
	succeeds "both directions are cleared" clear 3
	drain
	transfers 4096
	refuses "neither is neither" "Invalid argument" clear 0
	refuses "there are no more than two" "Invalid argument" clear 4
	refuses "it does not know all numbers" "Inappropriate ioctl" asked 0x75a0
	refuses "it reads no memory that is not there" "Bad address" asked $clear
	refuses "nor writes to such" "Bad address" asked $info
}

# shellcheck disable=SC2046 # words are meant
statistics() { asked $stats $(printf ' f%.0s' {1..32}); }

eight() { echo "$1 00 00 00 00 00 00 00"; }

# Of a device that was plugged in just now.
counted() {
	is "nothing was moved yet" "$(eight 00) $(eight 00) $(eight 00) $(eight 00)" "$(statistics)"
	exec 3<>"$node"
	printf abcde >&3
	is "a transfer comes back in part" abc "$(take 3)"
	is "what was moved is counted" "$(eight 03) $(eight 05) $(eight 00) $(eight 00)" "$(statistics)"
	is "the rest is still there" de "$(take 3)"
	exec 3<&-
	halted
	is "and what failed, one way or the other" 1 "$(statistics | awk '{ print $17 + $25 }')"
}

moved_since() { [ "$(statistics)" != "$1" ]; }
has_statistics() { statistics >/dev/null; }
reset_count() { dmesg | grep -c "usb .*: reset SuperSpeed"; }
more_resets() { [ "$(reset_count)" -gt "$1" ]; }

reset() {
	local before
	before=$(reset_count)
	asked $reset && wait_for 20 more_resets "$before" && wait_for 20 has_statistics
}

# Nobody reads, so that something is on its way for certain.
lost() {
	local writer
	fill
	exec 3<>"$node"
	dd bs=4096 </dev/zero 2>"$work/said" >&3 & writer=$!
	succeeds "it is reset with writes on their way" reset
	wait $writer
	exec 3<&-
	like "who writes is told that something was lost" "*Input/output error*" "$(<"$work/said")"
}

# Who is at it loses what is on its way, if anything is.
resetting() {
	local done=0 i reader writer before
	: >"$work/lost"
	exec 3<>"$node"
	dd bs=4096 <&3 >/dev/null 2>"$work/said" & reader=$!
	for ((i = 0; i < 5; i++)); do
		before=$(statistics)
		dd bs=4096 </dev/zero >&3 2>>"$work/lost" & writer=$!
		wait_for 20 moved_since "$before"
		reset && done=$((done + 1))
		kill $writer 2>/dev/null
		wait $writer
	done
	exec 3<&-
	is "it is reset 5 times in use" 5 "$done"
	is "who writes is told of no more than that" "" \
		"$(sed -n '/error/s/.*: //p' "$work/lost" | grep -vx "Input/output error")"
	succeeds "who reads goes on" kill $reader
	wait
	is "and was told of nothing" "" "$(cat "$work/said")"
	drain
	transfers 4096
}

late() { dd if="$work/sent" bs=1 count=1 >&3; }

# ended NAME COMMAND...: who has the node open hears that its device goes
ended() {
	local name=$1
	shift
	wait_for 20 has_node
	exec 3<>"$node"
	dd bs=1 count=1 <&3 >/dev/null 2>"$work/said" &
	"$@"
	wait $!
	like "$name: who waited hears of it" "*$gone*" "$(<"$work/said")"
	refuses "$name: nothing can be written" "$gone" late
	like "$name: nor asked" "*$gone*" "$(char-ioctl - $info <&3 2>&1)"
	succeeds "$name: the node goes" wait_for 20 has_no_node
	refuses "$name: the module stays as long" "in use" rmmod inox_uchar
	exec 3<&-
}

unbind() { put "$driver/unbind" "$interface"; }
bind() { put "$driver/bind" "$interface"; }
state() { echo "$(readlink "$device:1.0/driver")" /dev/uchar*; }

# Data are on their way all the time, from and to who has the node open already.
unplugging() {
	local i
	for ((i = 0; i < 6; i++)); do
		wait_for 20 has_node || break
		exec 3<>"$node"
		beside dd bs=4096 </dev/zero >&3 2>/dev/null &
		beside dd bs=4096 <&3 >/dev/null 2>&1 &
		exec 3<&-
		sleep 0.$((i % 3))
		case $((i % 2)) in
		0) unplug g && plugged super_ ;;
		1) unbind && bind ;;
		esac
		wait
	done
	is "unplugged and unbound in use" 6 "$i"
}

need_tool dd char-ioctl
need_module usb_f_ss_lb
plan 64
loads_twice inox_uchar
mkdir -p "$work"
at_exit "rm -r $work"
start_vusb
load inox_uchar
mkdir "$vusb/b"
live b
new_port b/p super-speed
new_gadget g Loopback.0
put "$gadgets/g/idVendor" 0x1d6b
put "$gadgets/g/idProduct" 0x0104
new_ids
transfers 1 511 512 513 1024 4095 4096
framed
waiting
full
halted
cleared
lost
resetting
ended "unbound" unbind
sweep "uchar: bind" inox_uchar bind unbind state
bind
ended "unplugged" unplug g
plugged super_
unplugging
# Plugged in anew, as the function still has what nobody read.
unplug g
wait_for 20 has_no_node
plugged super_
wait_for 20 has_node
counted
transfers 4096
unplug g
finish
