# shellcheck shell=bash
# Walks the error paths of a module on the layer that was built with CONFIG_INOX_FAIL_NTH.
#
#	sweep NAME MODULE ACT UNDO STATE
#
# Makes each call of the layer fail that ACT makes in MODULE, one a time, until ACT has no more of
# them. STATE prints what must be the same after each failure, and MODULE must have as many live
# objects as before; UNDO takes back an ACT that worked. ACT, UNDO and STATE are commands of this
# shell or children of it: nobody else's calls fail. One result.

# Some ACTs get over a failure; they are undone like one that had none.
sweep() {
	local name=$1 knobs=/sys/module/$2/parameters act=$3 undo=$4 state=$5
	local nth=0 survived=0 before live fired wrong=''
	before=$($state) live=$(<"$knobs/inox_live")
	while [ -z "$wrong" ]; do
		nth=$((nth + 1))
		echo $nth >"$knobs/inox_fail_nth" || break
		if $act >/dev/null 2>&1; then
			survived=$((survived + 1))
			sweep_stop
			$undo >/dev/null 2>&1
		else
			sweep_stop
			[ "$fired" = 0 ] || wrong="it fails although nothing was made to"
		fi
		[ "$($state)" = "$before" ] || wrong="after failure $nth: '$($state)' and not '$before'"
		[ "$(<"$knobs/inox_live")" = "$live" ] || wrong="after failure $nth $(<"$knobs/inox_live") objects live, and not $live"
		[ "$fired" = 0 ] || break
	done
	sweep_result
}

sweep_stop() {
	fired=$(<"$knobs/inox_fail_nth")
	echo 0 >"$knobs/inox_fail_nth"
}

# The last round had no failure.
sweep_result() {
	note "$name: $((nth - 1)) calls, in spite of $((survived - 1)) of them it worked"
	[ -n "$wrong" ] || [ "$nth" -gt 1 ] || wrong="none of its calls can fail"
	if [ -z "$wrong" ]; then ok "$name: each call of it fails"; else not_ok "$name: each call of it fails" "$wrong"; fi
}
