# shellcheck shell=bash disable=SC2034,SC2154
# What the tests of this folder share: one thing ten thousand times (INOX_CYCLES names another number)
# while others use it. No program is started in a cycle: the shell does it all. Source sim-lib.sh first.
# $work is a folder; $work/go is there for as long as it is used. $worked says how many cycles there were.

cycles=${INOX_CYCLES:-10000}

# Each cycle has some events, and mdev starts a shell for each. It sleeps meanwhile; what the
# socket cannot hold for it is lost, and names nothing that is new.
pause_mdev() {
	local pid
	pid=$(pidof mdev) || return 0
	kill -STOP "$pid"
	at_exit "kill -CONT $pid"
}

in_use() { [ -e "$work/go" ]; }

# cycle COMMAND: until it has failed, or often enough
cycle() {
	local start=$SECONDS
	for ((worked = 0; worked < cycles; worked++)); do
		"$1" || break
		[ $((worked % 1000)) -ne 999 ] || note "$((worked + 1)) cycles in $((SECONDS - start)) s"
	done
}

# soak COMMAND USER...: cycles with all users beside them
soak() {
	local command=$1 user
	shift
	touch "$work/go"
	for user in "$@"; do beside "$user" & done
	cycle "$command"
	rm "$work/go"
	wait
}

work=$(mktemp -d)
at_exit "rm -rf '$work'"
