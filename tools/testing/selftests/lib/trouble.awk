# Warnings of the kernel, as its log words them: of the whole log, or with -v begin=TEXT from the last
# line that ends with TEXT, if the log still goes back so far.
#
# That UBI and UBIFS show their stack when they can no longer write is no trouble.

function ends_with(text) { return length(text) && substr($0, length($0) - length(text) + 1) == text }

ends_with(begin) { found = 0; next }
/Call Trace:/ { trace = $0; dumped = 0; next }
trace && /<TASK>/ { next }
trace && /dump_stack/ { dumped = 1; next }
trace { if (!dumped || !/ubi(fs)?_.*\[ubi(fs)?\]/) lines[found++] = trace; trace = "" }
/BUG: |WARNING: |Oops|Object corrupt|possible .*(deadlock|recursive locking)/ { lines[found++] = $0; next }
/INFO: task .* blocked|INFO: rcu|unreferenced object/ { lines[found++] = $0 }

END {
	if (trace)
		lines[found++] = trace
	for (i = 0; i < found; i++)
		print lines[i]
}
