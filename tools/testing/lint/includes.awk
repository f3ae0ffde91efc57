# SPDX-License-Identifier: GPL-2.0
# Each .c file includes <inox/strict.h>, and after it only headers of its own folder, which
# include nothing of the kernel's either: what comes later is not refused by name.

function finding(place, text)
{
	print place ": " text
	status = 1
}

function judge_own(place, name,		path, line)
{
	path = FILENAME
	sub(/[^\/]*$/, name, path)
	while ((getline line < path) > 0)
		if (line ~ /^[ \t]*#[ \t]*include[ \t]*</)
			finding(path, "included after <inox/strict.h> by " FILENAME ", and includes " line)
	close(path)
}

function end_of_file()
{
	if (file && !strict)
		finding(file, "does not include <inox/strict.h>")
}

FNR == 1 {
	end_of_file()
	file = FILENAME
	strict = 0
}

/^[ \t]*#[ \t]*include[ \t]*<inox\/strict\.h>/ {
	strict = 1
	next
}

strict && /^[ \t]*#[ \t]*include[ \t]*</ {
	finding(FILENAME ":" FNR, "a kernel header after <inox/strict.h>")
}

strict && /^[ \t]*#[ \t]*include[ \t]*"/ {
	split($0, part, "\"")
	judge_own(FILENAME ":" FNR, part[2])
}

END {
	end_of_file()
	exit status
}
