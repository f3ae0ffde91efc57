#!/bin/bash
# A driver on the layer with isochronous endpoints, at inox_ss: packets with their lengths and their time.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=../lib/fail-nth.sh
. "${KTAP_LIB%/*}/fail-nth.sh"
# shellcheck source=vusb-lib.sh
. "$(dirname "$0")/vusb-lib.sh"
# shellcheck source=usbtest-lib.sh
. "$(dirname "$0")/usbtest-lib.sh"

driver=/sys/bus/usb/drivers/inox_iso_test
options=$gadgets/g/functions/inox_ss.0
work=${TMPDIR:-/tmp}/iso.$$
send=0x7400 packet=0x80047401
missed="Invalid cross-device link" gone="No such device"

has_char() { [ -c "$char" ]; }
has_no_char() { ! [ -c "$char" ]; }

# at SPEED PREFIX INTERVAL MAXPACKET MULT MAXBURST: plugged in; data are the place in the packet modulo 63
at() {
	[ ! -L "$gadgets/g/configs/c.1/inox_ss.0" ] || rm "$gadgets/g/configs/c.1/inox_ss.0"
	put "$options/isoc_interval" "$3"
	put "$options/isoc_maxpacket" "$4"
	put "$options/isoc_mult" "$5"
	put "$options/isoc_maxburst" "$6"
	ln -s "$options" "$gadgets/g/configs/c.1/"
	prefix=$2
	new_port b/p "$1"
	plugged
}

plugged() {
	plug g b/p
	device=$(device_at b 1 "$prefix")
	char=/dev/iso-$(basename "$device"):1.0
	wait_for 20 test -e "$device:1.0/bInterfaceNumber"
}

gone() {
	unplug g
	dead b/p
	rmdir "$vusb/b/p"
}

# read_packets N BYTES PACKET: how many packets came whole, and how many of their bytes are wrong
read_packets() {
	timeout 20 dd bs="$2" count="$1" <&3 2>/dev/null >"$work"
	od -An -v -tu1 -w1 "$work" | awk -v n="$2" -v packet="$3" '
		$1 != (NR - 1) % n % packet % 63 { wrong++ }
		END { print NR / n, wrong + 0 }'
}

# answer BYTE...: as the number that they are, low byte first
answer() { printf '%d' "0x$4$3$2$1"; }

# shellcheck disable=SC2046 # four bytes are four words
packet_bytes() { answer $(char-ioctl "$char" $packet 0 0 0 0); }

# write_packets BYTES...: a packet of each length
write_packets() {
	local bytes
	for bytes in "$@"; do head -c "$bytes" /dev/zero | dd bs=4096 iflag=fullblock >&3 2>"$work.said" || return; done
}

sent() { echo $(($(get "$vusb/b/p/bytes_out") - bytes_before)); }
has_sent() { [ "$(sent)" -ge "$1" ]; }
before() { bytes_before=$(get "$vusb/b/p/bytes_out"); }

# moves NAME BYTES PACKET: there and back
moves() {
	succeeds "$1: a driver has it" wait_for 20 has_char
	is "$1: a packet has so many bytes" "$2" "$(packet_bytes)"
	exec 3<>"$char"
	is "$1: packets come whole and right" "40 0" "$(read_packets 40 "$2" "$3")"
	before
	write_packets 7
	sleep 0.3
	is "$1: a packet waits for others" 0 "$(sent)"
	succeeds "$1: until it is sent" char-ioctl - $send <&3
	write_packets 1 "$2"
	char-ioctl - $send <&3 >/dev/null
	wait_for 5 has_sent $((8 + $2))
	sleep 0.3
	is "$1: then they go, as long as they are" $((8 + $2)) "$(sent)"
	exec 3<&-
}

too_long() { dd bs=$(($1 + 1)) count=1 </dev/zero >&3; }
too_little() { dd bs=$(($1 - 1)) count=1 <&3 >/dev/null; }

lengths() {
	exec 3<>"$char"
	refuses "no packet is longer than that" "Message too long" too_long 1024
	is "it is sent as if nothing was" "" "$(char-ioctl - $send <&3 2>&1)"
	refuses "a packet is read whole" "Message too long" too_little 1024
	is "and is still there" "1 0" "$(read_packets 1 1024 1024)"
	before
	write_packets 3 3 3 3 3 3 3 3 3
	wait_for 5 has_sent 24
	sleep 0.3
	is "as many as a transfer has go at once" 24 "$(sent)"
	char-ioctl - $send <&3 >/dev/null
	succeeds "and the last when it is sent" wait_for 5 has_sent 27
	exec 3<&-
}

hundredths() { sed 's/ .*//; s/[.]//' /proc/uptime; }

# No packet comes before its time: an interval is 128 ms.
paced() {
	local begun
	exec 3<>"$char"
	read_packets 8 1023 1023 >/dev/null
	begun=$(hundredths)
	is "full speed: packets that come in time" "24 0" "$(read_packets 24 1023 1023)"
	succeeds "are not too early" test $(($(hundredths) - begun)) -gt $((16 * 12))
	exec 3<&-
}

# An interval is half a second: of four transfers none ends meanwhile.
full() {
	refuses "there is an end of what it takes" "Resource temporarily unavailable" \
		dd if=/dev/zero of="$char" conv=nocreat oflag=nonblock bs=16 count=100
	is "four transfers of eight packets" 32 "$(awk -F + '/records out/ { print $1 }' <<<"$ktap_said")"
	refuses "nothing has come" "Resource temporarily unavailable" dd if="$char" of=/dev/null iflag=nonblock bs=1024 count=1
}

# What has no turn any more is told, packet by packet.
reset() {
	local i came
	sleep 1.3
	is "it is reset while packets are on their way" "reset: done" "$(usb-steps "$(node_of "$device")" reset)"
	exec 3<>"$char"
	for ((i = 0; i < 32; i++)); do dd bs=1024 count=1 <&3; done >"$work" 2>"$work.said"
	came=$(($(stat -c %s "$work") / 1024))
	succeeds "what came before is there" test $came -ge 1 -a $came -le 8
	is "the others had no turn" $((32 - came)) "$(grep -c "$missed" "$work.said")"
	refuses "nor had what was to go" "$missed" write_loudly
	is "after it packets come again" "1 0" "$(read_packets 1 1024 1024)"
	before
	write_packets 5
	char-ioctl - $send <&3 >/dev/null
	succeeds "and go" wait_for 5 has_sent 5
	exec 3<&-
}

write_loudly() { printf x | dd >&3; }

unbind() { put "$driver/unbind" "$(basename "$device"):1.0"; }
bind() { put "$driver/bind" "$(basename "$device"):1.0"; }
state() { echo "$(readlink "$device:1.0/driver")" /dev/iso*; }

hears_of_it() {
	local i
	for ((i = 0; i < 1000; i++)); do dd bs=1024 count=100 <&3 2>&1 >/dev/null | grep -q "$gone" && return; done
	return 1
}

# ended NAME COMMAND...: who waits for a packet hears that its device goes
ended() {
	local name=$1
	shift
	wait_for 20 has_char
	exec 3<>"$char"
	read_packets 1 1024 1024 >/dev/null
	hears_of_it &
	sleep 0.2
	"$@"
	wait $!
	is "$name: who reads hears of it" 0 $?
	refuses "$name: nothing can be written" "$gone" write_loudly
	succeeds "$name: the node goes" wait_for 20 has_no_char
	exec 3<&-
}

# Packets are on their way all the time, both ways.
unplugging() {
	local i
	for ((i = 0; i < 6; i++)); do
		wait_for 20 has_char || break
		exec 3<>"$char"
		beside dd bs=1024 </dev/zero >&3 2>/dev/null &
		beside dd bs=1024 <&3 >/dev/null 2>&1 &
		exec 3<&-
		sleep 0.$((i % 3 + 1))
		case $((i % 2)) in
		0) unplug g && plugged ;;
		1) unbind && bind ;;
		esac
		wait
	done
	is "unplugged and unbound in use" 6 "$i"
}

need_tool od awk dd stat char-ioctl usb-steps
plan 46
at_exit "rm -f $work $work.said"
start_vusb
load usb_f_inox_ss
loads_twice inox_iso_test
load inox_iso_test
put $driver/new_id "1d6b 0104"
mkdir "$vusb/b"
live b
mkdir "$gadgets/g" "$gadgets/g/configs/c.1" "$options"
put "$gadgets/g/idVendor" 0x1d6b
put "$gadgets/g/idProduct" 0x0104
put "$options/pattern" 1
at super-speed super_ 4 1024 0 0
moves "super speed" 1024 1024
lengths
ended "unbound" unbind
sweep "driver of isochronous endpoints: bind" inox_iso_test bind unbind state
bind
ended "unplugged" unplug g
plugged
unplugging
gone
at super-speed super_ 4 512 1 3
moves "bursts" 4096 512
gone
at super-speed super_ 4 1024 0 8
wait_for 20 eval "dmesg | tail -n 5 | grep -q 'no endpoint for in'"
like "what no transfer has room for is left alone, and the log says why" "*no endpoint for in*" "$(dmesg | tail -n 5)"
refuses "there is no node" "" has_char
gone
at high-speed "" 4 1024 2 0
moves "high speed" 3072 1024
gone
at full-speed "" 11 1023 0 0
wait_for 20 has_char
paced
gone
at super-speed super_ 13 1024 0 0
wait_for 20 has_char
full
reset
gone
finish
