# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # shared with the tests and with sim-lib.sh
# Two simulated chips on one cable, their interfaces in two namespaces, and what holds for every
# driver of them, ours and the stock one. The first is "here", 192.0.2.1, the second "there".
#
#	make_spaces . plug_both DEVICE . here COMMAND... . there COMMAND...
#	count here|there NAME	a counter of the interface . chip here|there NAME	a file of the chip

in_here=inox-here-$$ in_there=inox-there-$$
declare -A cs=([here]=0 [there]=1)
declare -A space=([here]=$in_here [there]=$in_there)
declare -A ip_of=([here]=192.0.2.1 [there]=192.0.2.2)
declare -A mac_of=([here]=02:00:00:00:00:0a [there]=02:00:00:00:00:0b)
declare -A port

here() { ip netns exec "$in_here" "$@"; }
there() { ip netns exec "$in_there" "$@"; }

chip() { get "$sim/a/enc28j60.$1/$2"; }
set_chip() { put "$sim/a/enc28j60.$1/$2" "$3"; }

# The first socket that wants times of arrival makes the kernel patch its code: see netfilter/net-lib.sh.
make_spaces() {
	local name
	held=$(ping -q -i 3600 127.0.0.1 >/dev/null 2>&1 & echo $!)
	for name in "$in_here" "$in_there"; do
		ip netns add "$name"
		ip netns exec "$name" sh -c 'echo 1 >/proc/sys/net/ipv6/conf/default/disable_ipv6' 2>/dev/null
	done
	at_exit drop_spaces
}

drop_spaces() {
	ip netns del "$in_here"
	ip netns del "$in_there"
	kill "$held"
}

# port_of here|there: the name of the interface, which is in this namespace yet
port_of() {
	local net
	find_device a "${cs[$1]}" || return
	for net in "$found"/net/*; do [ -e "$net" ] && found_port=${net##*/}; done
}

# new_station here|there DEVICE [PROPERTY...]: a chip, not live
new_station() {
	new_chip "a/enc28j60.$1" "${cs[$1]}" "$2" 0 1 && set_chip "$1" cable wire &&
		set_chip "$1" properties "${*:3}"
}

# join here|there: its interface, wherever it came from, is up in its namespace
join() {
	local other=there
	[ "$1" = here ] || other=here
	found_port=''
	wait_for 20 port_of "$1" || return
	port[$1]=$found_port
	ip link set "$found_port" netns "${space[$1]}" &&
		ip -n "${space[$1]}" addr add "${ip_of[$1]}/24" dev "$found_port" &&
		ip -n "${space[$1]}" link set "$found_port" up &&
		ip -n "${space[$1]}" neigh replace "${ip_of[$other]}" lladdr "${mac_of[$other]}" dev "$found_port" nud permanent
}

# plug_both DEVICE: both are joined, with addresses that are known
plug_both() {
	local name
	for name in here there; do
		new_station "$name" "$1" "local-mac-address=${mac_of[$name]}"
		live "a/enc28j60.$name"
		join "$name" || return
	done
	wait_for 5 carriers 1
}

drop_both() { drop_chip a/enc28j60.here; drop_chip a/enc28j60.there; }

link_set() { ip -n "${space[$1]}" link set "${port[$1]}" "${@:2}"; }
file_of() { ip netns exec "${space[$1]}" cat "/sys/class/net/${port[$1]}/$2" 2>/dev/null; }
count() { file_of "$1" "statistics/$2"; }
carriers() { [ "$(file_of here carrier)$(file_of there carrier)" = "$1$1" ]; }
received() { [ "$(chip "$1" received)" -ge "$2" ]; }

# ping_there OPTION...: what ping says of its packets
ping_there() {
	local said
	said=$(here ping -q "$@" 192.0.2.2 2>&1 | grep transmitted)
	said=${said%, time*}
	echo "${said/, +* errors/}"
}
answered() { ping_there -c 1 -W 2 | grep -q ' 1 received'; }

# slow US: for which each frame is on the wire, so that who receives has the time of a real one
slow() { set_chip here frame_us "$1"; set_chip there frame_us "$1"; }

# bulk KIB: as much over TCP, and that it is the same at the other end. Who listens has nothing to say, but
# must not end before he has heard all.
bulk() {
	local listener tries=0
	mkfifo "$work.silence"
	exec 9<>"$work.silence"
	head -c "$1k" /dev/urandom >"$work.out"
	there nc -l -p 5000 <&9 >"$work.in" &
	listener=$!
	until there sh -c 'grep -q ":1388 " /proc/net/tcp'; do
		[ $((tries += 1)) -lt 50 ] || break
		sleep 0.1
	done
	here timeout 200 nc 192.0.2.2 5000 <"$work.out"
	wait $listener
	exec 9>&-
	rm "$work.silence"
	cmp "$work.out" "$work.in"
}

# wire_job: what two chips on a cable are for; WIRE_RESULTS results
WIRE_RESULTS=10
wire_job() {
	local sent got
	is "the addresses are those of the properties" "${mac_of[here]} ${mac_of[there]}" "$(file_of here address) $(file_of there address)"
	is "and the chips'" "${mac_of[here]} ${mac_of[there]}" "$(chip here address) $(chip there address)"
	is "ping" "3 packets transmitted, 3 received, 0% packet loss" "$(ping_there -c 3 -i 0.2)"
	is "ping -f loses nothing" "300 packets transmitted, 300 received, 0% packet loss" "$(ping_there -f -c 300)"
	slow 8000
	is "nor do the longest packets, one at a time" "60 packets transmitted, 60 received, 0% packet loss" "$(ping_there -A -c 60 -s 1472)"
	succeeds "a stream of 64 KiB arrives as it was" bulk 64
	slow 0
	sent=$(chip here sent) got=$(chip there received)
	is "what one chip sent the other received, or had no room for" "$sent" $((got + $(chip there overflows)))
	is "and the interfaces count the same" "$sent $got" "$(count here tx_packets) $(count there rx_packets)"
	set_chip here link 0
	set_chip there link 0
	wait_for 5 carriers 0
	is "a cable that is pulled out is noticed" "0 0" "$(file_of here carrier) $(file_of there carrier)"
	set_chip here link 1
	set_chip there link 1
	wait_for 5 carriers 1
	wait_for 10 answered
	is "and put in again it carries" "2 packets transmitted, 2 received, 0% packet loss" "$(ping_there -c 2 -i 0.2)"
}
