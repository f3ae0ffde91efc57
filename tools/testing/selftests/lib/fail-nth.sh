# shellcheck shell=bash
# Walks the error paths of a module on the layer that was built with CONFIG_INOX_FAIL_NTH.
#
#	sweep NAME MODULE ACT UNDO STATE
#	sweep_over NAME MODULE ACT UNDO STATE
#
# Makes each call of the layer fail that ACT makes in MODULE, one a time, until ACT has no more of
# them, and works. Each time ACT must fail with an errno that such a call has; that of sweep_over
# may get over it. STATE prints what must be the same after each failure, and MODULE must have as
# many live objects as before; UNDO takes back an ACT that worked. ACT, UNDO and STATE are commands
# of this shell or children of it: nobody else's calls fail. One result.

# The errnos that calls of the layer fail with, as C libraries word them.
sweep_errnos='Cannot allocate memory|Out of memory|Input/output error|I/O error|No such device|Device or resource busy|Resource busy|Read failed'

sweep() { sweep_calls must-fail "$@"; }

sweep_over() { sweep_calls may-work "$@"; }

sweep_calls() {
	local demand=$1 name=$2 knobs=/sys/module/$3/parameters act=$4 undo=$5 state=$6
	local nth=0 survived=0 before live fired said status wrong=''
	type "${act%% *}" "${undo%% *}" "$state" >/dev/null || wrong="there is no such command"
	before=$($state) live=$(<"$knobs/inox_live")
	while [ -z "$wrong" ]; do
		nth=$((nth + 1))
		sweep_once || break
		[ "$($state)" = "$before" ] || wrong="after failure $nth: '$($state)' and not '$before'"
		[ "$(<"$knobs/inox_live")" = "$live" ] || wrong="after failure $nth $(<"$knobs/inox_live") objects live, and not $live"
		[ "$fired" = 0 ] || break
	done
	sweep_result
}

sweep_said=$(mktemp)
at_exit "rm -f '$sweep_said'"

# What it says goes to a file: a command substitution would be a process of its own.
sweep_once() {
	echo "$nth" >"$knobs/inox_fail_nth" || { wrong="the parameter cannot be written"; return 1; }
	$act >"$sweep_said" 2>&1
	status=$?
	fired=$(<"$knobs/inox_fail_nth")
	echo 0 >"$knobs/inox_fail_nth"
	said=$(<"$sweep_said")
	sweep_judge
	[ "$status" -ne 0 ] || $undo >/dev/null 2>&1 || wrong="after failure $nth it is not taken back"
}

sweep_judge() {
	case $((status != 0)):$((fired == 0)) in
	0:0) ;;
	1:0) wrong="it fails although nothing was made to, saying: $said" ;;
	1:1) [[ $said =~ ($sweep_errnos)$ ]] || wrong="failure $nth has another errno, saying: $said" ;;
	0:1)
		survived=$((survived + 1))
		[ "$demand" = may-work ] || wrong="it works although call $nth failed"
		;;
	esac
}

# The last round had no failure.
sweep_result() {
	note "$name: $((nth - 1)) calls that can fail, in spite of $survived of them it works"
	[ -n "$wrong" ] || [ "$nth" -gt 1 ] || wrong="none of its calls can fail"
	if [ -z "$wrong" ]; then ok "$name: each call of it fails"; else not_ok "$name: each call of it fails" "$wrong"; fi
}

# sweep_load MODULE: the same for what it does when it is loaded, which it is not afterwards
sweep_load() {
	local module=$1 name="$1: load" knobs=/sys/module/${1//-/_}/parameters
	local nth=0 survived=0 wrong='' said fired
	while [ -z "$wrong" ]; do
		nth=$((nth + 1))
		if ! said=$(modprobe "$module" inox_fail_nth=$nth 2>&1); then
			[[ $said =~ ($sweep_errnos) ]] || wrong="failure $nth has another errno, saying: $said"
			[ ! -e "$knobs" ] || wrong="after failure $nth it is there"
			continue
		fi
		fired=$(<"$knobs/inox_fail_nth")
		[ "$fired" != 0 ] || wrong="it works although call $nth failed"
		rmmod "$module" || wrong="it does not unload"
		break
	done
	sweep_result
}
