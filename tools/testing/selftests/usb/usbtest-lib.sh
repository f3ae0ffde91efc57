# shellcheck shell=bash
# The kernel's own test of host controllers and of gadgets, usbtest, case by case.

# usbtest_case DEVICE NUMBER: with parameters that suit the case; see drivers/usb/misc/usbtest.c.
# $usbtest_rounds, if set, is how often each of them does what it does.
# The transfers of an isochronous one hold whole packets, which are 1023 bytes at full speed.
usbtest_case() {
	local arguments=(-c 50 -s 1024 -v 1024 -g 32) rounds=${usbtest_rounds:-}
	case $2 in
	7) arguments+=(-v 579) ;;	# no lengths that are multiples of a packet
	9 | 13) arguments+=(-c 10) ;;
	14 | 21) arguments+=(-s 256 -v 1 -c 20) ;;
	15 | 16 | 22 | 23) arguments+=(-s "${iso_bytes:-2048}" -g 8 -c 5) ;;
	25 | 26) arguments+=(-s 64 -c 10) ;;
	27 | 28) arguments+=(-s 32768 -g 32 -c 5) ;;
	esac
	# Scattered transfers do not survive their first round where timers are watched: Documentation/stock-bugs.rst.
	[[ ! -e /sys/kernel/debug/debug_objects || $2 != [5-8] ]] || rounds=1
	testusb -D "$1" -t "$2" "${arguments[@]}" ${rounds:+-c "$rounds"}
}

# Of the device at $node. The tool's exit status says nothing.
usbtest_passes() {
	local said
	# shellcheck disable=SC2154 # the caller's
	said=$(usbtest_case "$node" "$2" 2>&1 | tail -n 1)
	case $said in
	*"test $2, "*secs*) ok "$1: case $2" ;;
	*) not_ok "$1: case $2" "testusb said: $said" ;;
	esac
}

# The isochronous cases move 80 packets, one in a millisecond: no sooner can they be through.
usbtest_takes_time() {
	local said
	# shellcheck disable=SC2154 # the caller's
	said=$(usbtest_case "$node" 15 2>&1 | tail -n 1)
	is "$1: isochronous packets take their time" yes \
		"$(awk '{ for (i = 2; i <= NF; i++) if ($i == "secs" && $(i - 1) >= 0.079) print "yes" }' <<<"$said")"
}

# At high speed 64 KiB are ten microframes, 1.25 ms, and no less than 17, 2.12 ms, if every other is wasted.
# A busy machine is late; of many times one is right.
usbtest_wastes_nothing() {
	local i best
	# shellcheck disable=SC2154 # the caller's
	best=$(for ((i = 0; i < 60; i++)); do testusb -D "$node" -t 1 -c 1 -s 65536; done 2>&1 |
		awk '$NF == "secs" && (!best || $(NF - 1) < best) { best = $(NF - 1) } END { print best }')
	is "$1: each microframe is used" yes "$(awk -v best="$best" 'BEGIN { print best && best < 0.0021 ? "yes" : best }')"
}

# A node of our own: whoever makes those in /dev may be late to take away that of an earlier device
# of the same number.
node_of() {
	local major minor path
	IFS=: read -r major minor <"$1/dev"
	path=${TMPDIR:-/tmp}/usb-$major-$minor
	[ -c "$path" ] || mknod "$path" c "$major" "$minor"
	echo "$path"
}

# Which alternate setting usbtest picks is up to a parameter, read when it binds.
choose_alt() { put /sys/module/usbtest/parameters/alt "$1"; }
