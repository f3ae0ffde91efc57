#!/bin/bash
# inox_enc28j60: its whole job, its errors, and what may happen to it while it works.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=sim-lib.sh
. "$(dirname "$0")/sim-lib.sh"
# shellcheck source=enc28j60-lib.sh
. "$(dirname "$0")/enc28j60-lib.sh"

driver=/sys/bus/spi/drivers/inox_enc28j60
all_well="2 packets transmitted, 2 received, 0% packet loss"

bind() { put "$driver/bind" "$(basename "$(device a "${1:-0}")")"; }
unbind() { put "$driver/unbind" "$(basename "$(device a "${1:-0}")")"; }
two_pings() { ping_there -c 2 -i 0.2 -W 2; }
filters() { chip here filter; }
filter_is() { [ "$(filters)" = "$1" ]; }
counts() { [ "$(count "$1" "$2")" -ge "$3" ]; }

# frame ADDRESS: one of 60 bytes comes over the cable to the chip here, from nobody in particular
frame() {
	local bytes
	bytes=$(echo "$1:02:00:00:00:00:0f:88:b5" | sed 's/:/\\x/g')
	printf "\\x$bytes%046d" 0 >"$sim/a/enc28j60.here/wire"
}

# heard ADDRESS: how many of it the chip here has let in
heard() {
	local before
	before=$(chip here received)
	frame "$1"
	echo $(($(chip here received) - before))
}

autoload() {
	unload inox_enc28j60
	new_station here inox-enc28j60
	live a/enc28j60.here
	wait_for 20 port_of here
	succeeds "the driver is loaded by the device's name" test -e "$driver"
	is "and binds" inox_enc28j60 "$(driver_of a 0)"
	like "its clock is as fast as the chip bears" "*hz 20000000 *" "$(last_transfer a)"
	is "without a property its address is random" 1 "$(get "$(device a 0)"/net/*/addr_assign_type)"
	drop_chip a/enc28j60.here
}

about_it() {
	like "ethtool tells of the driver" "driver: inox_enc28j60 *bus-info: $(basename "$(device a 0)") *" \
		"$(here ethtool -i "${port[here]}" | tr '\n' ' ')"
	like "and of the link" "*10baseT/Half 10baseT/Full*Speed: 10Mb/s*Duplex: Half*Link detected: yes*" \
		"$(here ethtool "${port[here]}" | tr -s '\n\t ' ' ')"
	here ethtool -s "${port[here]}" msglvl 0
	like "and takes what messages are wanted" "*Current message level: 0x00000000*" \
		"$(here ethtool "${port[here]}" | tr -s '\n\t ' ' ')"
	here ethtool -s "${port[here]}" msglvl 4
}

filtering() {
	local group=01:00:5e:01:02:03 other=01:00:5e:7f:00:09
	is "to itself, to all, to somebody else, to several" "1 1 0 0" \
		"$(heard "${mac_of[here]}") $(heard ff:ff:ff:ff:ff:ff) $(heard 02:00:00:00:00:77) $(heard $group)"
	ip -n "$in_here" maddr add $group dev "${port[here]}"
	wait_for 5 hashed 0000000000000000
	is "to a group that it is in, and to another" "1 0" "$(heard $group) $(heard $other)"
	ip -n "$in_here" maddr del $group dev "${port[here]}"
	link_set here allmulticast on
	wait_for 5 filter_is 0xa7
	is "to any group" "1 1 0" "$(heard $group) $(heard $other) $(heard 02:00:00:00:00:77)"
	link_set here allmulticast off
	link_set here promisc on
	wait_for 5 filter_is 0x00
	is "everything" "1 1" "$(heard $other) $(heard 02:00:00:00:00:77)"
	link_set here promisc off
	wait_for 5 filter_is 0xa5
	is "and no more" "0 0" "$(heard $group) $(heard 02:00:00:00:00:77)"
}

hashed() { [ "$(chip here hashes)" != "$1" ]; }

duplex() {
	local name
	for name in here there; do
		ip netns exec "${space[$name]}" ethtool -s "${port[$name]}" speed 10 duplex full autoneg off
	done
	is "full duplex, while it is open" "1 1" "$(chip here full_duplex) $(chip there full_duplex)"
	is "carries" "$all_well" "$(two_pings)"
	refuses "100 Mbit/s are refused" "not supported" here ethtool -s "${port[here]}" speed 100 duplex half autoneg off
	refuses "and so is autonegotiation" "not supported" here ethtool -s "${port[here]}" duplex half autoneg on
	is "which changes nothing" 1 "$(chip here full_duplex)"
	set_chip here fault_mii 1
	refuses "a chip that does not start with it" "Input/output error" here ethtool -s "${port[here]}" speed 10 duplex half autoneg off
	wait_for 10 answered
	is "is started again" "0 $all_well" "$(chip here full_duplex) $(two_pings)"
	there ethtool -s "${port[there]}" speed 10 duplex half autoneg off
}

address() {
	refuses "the address stays while it is open" "busy" link_set here address 02:00:00:00:00:0c
	link_set here down
	refuses "nor can it be a group's" "Cannot assign requested address" link_set here address 01:00:00:00:00:0c
	link_set here address 02:00:00:00:00:0c
	link_set here up
	is "closed, it can be changed" 02:00:00:00:00:0c "$(chip here address)"
	link_set here down
	link_set here address "${mac_of[here]}"
	link_set here up
	ip -n "$in_here" neigh replace "${ip_of[there]}" lladdr "${mac_of[there]}" dev "${port[here]}" nud permanent
	wait_for 5 carriers 1
}

collisions() {
	set_chip here fault_late 5
	is "packets that collide late are sent again" "$all_well" "$(two_pings)"
	is "and count as sent" "0 0" "$(count here tx_errors) $(chip here fault_late)"
	set_chip here fault_late 16
	is "one that always does is lost" "1 packets transmitted, 0 received, 100% packet loss" "$(ping_there -c 1 -W 1)"
	is "and counted" "1 1 0" "$(count here tx_errors) $(count here tx_window_errors) $(chip here fault_late)"
	set_chip here fault_collisions 1
	is "one that the chip gives up is lost" "1 packets transmitted, 0 received, 100% packet loss" "$(ping_there -c 1 -W 1)"
	is "and counted, too" "2 1" "$(count here tx_errors) $(count here tx_aborted_errors)"
	is "the next ones go" "$all_well" "$(two_pings)"
}

stuck() {
	local resets
	resets=$(chip here resets)
	set_chip here fault_stall 1
	ping_there -c 1 -W 1 >/dev/null
	wait_for 20 counts here tx_aborted_errors 2
	wait_for 10 answered
	is "a packet that never ends: the chip is started anew" $((resets + 1)) "$(chip here resets)"
	is "and goes on" "$all_well" "$(two_pings)"
	like "the log says so" "*a packet got stuck; restarting*" "$(dmesg | tail -n 20)"
}

spoilt() {
	local before
	before=$(count here rx_packets)
	set_chip here fault_crc 1
	is "the chip leaves out what is spoilt" "0" "$(heard "${mac_of[here]}")"
	link_set here promisc on
	wait_for 5 filter_is 0x00
	set_chip here fault_crc 1
	frame "${mac_of[here]}"
	wait_for 5 counts here rx_crc_errors 1
	is "or else the driver does, and counts it" "1 1 0" \
		"$(count here rx_errors) $(count here rx_crc_errors) $(($(count here rx_packets) - before))"
	link_set here promisc off
	wait_for 5 filter_is 0xa5
	set_chip here fault_pointer 1
	frame "${mac_of[here]}"
	wait_for 5 counts here rx_frame_errors 1
	is "a ring that makes no sense is counted" "2 1" "$(count here rx_errors) $(count here rx_frame_errors)"
	is "and emptied" "$all_well" "$(two_pings)"
}

bus_errors() {
	set_chip here fault_error 1
	is "a packet that cannot be written is dropped" "1 packets transmitted, 0 received, 100% packet loss" "$(ping_there -c 1 -W 1)"
	is "and counted" "1 0" "$(count here tx_dropped) $(chip here fault_error)"
	set_chip here fault_error_skip 3
	set_chip here fault_error 1
	ping_there -c 1 -W 3 >/dev/null
	wait_for 10 answered
	is "one that cannot be read is tried again" "$all_well" "$(two_pings)"
	link_set here down
	set_chip here fault_mii 1
	refuses "a PHY that does not answer: it cannot be opened" "timed out" link_set here up
	like "and the log says why" "*the PHY does not answer*" "$(dmesg | tail -n 6)"
	link_set here up
	ip -n "$in_here" neigh replace "${ip_of[there]}" lladdr "${mac_of[there]}" dev "${port[here]}" nud permanent
	wait_for 10 answered
	is "until it does" "$all_well" "$(two_pings)"
}

# Nobody reads the chip there, which holds the line: the ring overflows, and the line must not storm.
overflow() {
	local sent got lost before asked
	sent=$(chip here sent) got=$(chip there received) lost=$(chip there overflows) before=$(count there rx_packets)
	failing_for "$sim/a/enc28j60.there/fault_error"
	ping_there -i 0.01 -c 40 -s 1000 -W 1 >/dev/null
	sleep 2
	asked=$(tries "$sim/a/enc28j60.there/fault_error")
	set_chip there fault_error 0
	sent=$(($(chip here sent) - sent)) got=$(($(chip there received) - got)) lost=$(($(chip there overflows) - lost))
	wait_for 10 waits_for_nobody
	wait_for 10 counts there rx_packets $((before + got))
	is "what a full chip has no room for is lost" "$sent" $((got + lost))
	succeeds "which is most of it ($lost of $sent)" [ $lost -gt 20 ]
	is "what it had room for arrives" $got $(($(count there rx_packets) - before))
	succeeds "and the loss is counted" counts there rx_fifo_errors 1
	succeeds "a chip that does not answer is asked now and then ($asked)" [ "$asked" -ge 2 -a "$asked" -le 20 ]
	wait_for 10 answered
	is "it goes on" "$all_well" "$(two_pings)"
}

waits_for_nobody() { [ "$(chip there waiting)" = 0 ]; }

sleeping() {
	here ping -q -i 0.05 -w 30 192.0.2.2 >/dev/null &
	set_chip there revision 8
	succeeds "it suspends and resumes, with traffic" sleep_once
	wait_for 10 carriers 1
	wait_for 10 answered
	is "and goes on" "$all_well" "$(two_pings)"
	kill %%
	wait
	is "its filter is as before" "0xa5 ${mac_of[here]}" "$(filters) $(chip here address)"
	set_chip there revision 6
}

# bad PROPERTIES IRQ MODE WHAT LOG ERRNO
bad() {
	new_chip a/enc28j60.bad 2 inox-enc28j60 "$3" "$2"
	set_chip bad properties "$1"
	live a/enc28j60.bad
	refuses "$4 is refused" "$6" bind 2
	like "and the log says why" "*$5*" "$(dmesg | tail -n 6)"
	drop_chip a/enc28j60.bad
}

bad_boards() {
	local station="property local-mac-address must be the six bytes of a station's address"
	bad "" 0 0 "a chip without an interrupt" "it needs an interrupt" "Invalid argument"
	bad "" 1 1 "a mode that it has not" "the chip has no mode 1" "Invalid argument"
	bad local-mac-address=03:00:00:00:00:01 1 0 "a group's address" "$station" "Invalid argument"
	bad local-mac-address=02:00:00:00:01 1 0 "an address that is too short" "$station" "Invalid argument"
	bad local-mac-address=1 1 0 "a number for an address" "$station" "Invalid argument"
	new_chip a/enc28j60.bad 2 inox-enc28j60 0 1
	set_chip bad revision 255
	live a/enc28j60.bad
	refuses "a chip that is not there is refused" "No such device" bind 2
	set_chip bad revision 6
	set_chip bad properties local-mac-address=00:00:00:00:00:00 2>/dev/null
	drop_chip a/enc28j60.bad
	new_chip a/enc28j60.bad 2 inox-enc28j60 0 1
	set_chip bad properties local-mac-address=00:00:00:00:00:00
	live a/enc28j60.bad
	is "an address that nobody has set is random" 1 "$(get "$(device a 2)"/net/*/addr_assign_type)"
	probing
	drop_chip a/enc28j60.bad
}

probing() {
	local n=0
	unbind 2
	while [ $n -lt 40 ]; do
		set_chip bad fault_error_skip $n
		set_chip bad fault_error 1
		bind 2 2>/dev/null && break
		n=$((n + 1))
	done
	set_chip bad fault_error 0
	is "a probe fails at each of its 10 transfers" 10 $n
}

# Until $work is gone.
traffic() {
	while [ -e "$work" ]; do
		here ping -q -f -c 50 -s 900 -w 2 192.0.2.2
		there ping -q -f -c 50 -w 2 192.0.2.1
	done >/dev/null 2>&1
}

in_use() {
	local n
	: >"$work"
	beside traffic &
	for ((n = 0; n < 6; n++)); do
		sleep 0.4
		unbind
		bind
		join here
	done
	is "it is unbound and bound 6 times under traffic" "inox_enc28j60" "$(driver_of a 0)"
	for ((n = 0; n < 4; n++)); do
		sleep 0.4
		dead a/enc28j60.there
		live a/enc28j60.there
		join there
	done
	is "a chip is unplugged and plugged 4 times under traffic" "inox_enc28j60" "$(driver_of a 1)"
	rm "$work"
	wait
	wait_for 10 answered
	is "and still they talk" "$all_well" "$(two_pings)"
}

need_tool ip ping ethtool nc
need_module inox_enc28j60 spi-sim
work=$(mktemp)
at_exit "rm -f '$work'*"
plan $((1 + 4 + WIRE_RESULTS + 3 + 5 + 7 + 3 + 7 + 3 + 4 + 6 + 6 + 3 + 13 + 3 + 1))
loads_twice inox_enc28j60
start_sim
load inox_enc28j60
new_bus a
live a
autoload
make_spaces
plug_both inox-enc28j60
wire_job
about_it
filtering
duplex
address
collisions
stuck
spoilt
bus_errors
overflow
sleeping
bad_boards
in_use
is "nothing was done that the datasheet forbids" "0 0" "$(chip here misuses) $(chip there misuses)"
drop_both
at_exit wait_for 20 unloaded inox_enc28j60
finish
