#!/bin/bash
# The specifications of inox_police and inox_lpm, read by the kernel's own ynl: they say what the modules
# say of themselves, and who has only them can make limits and prefixes, list and delete them.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=net-lib.sh
. "$(dirname "$0")/net-lib.sh"

folder=$(dirname "$0")
specs=$folder/../../../../Documentation/netlink
controller=/usr/lib/ynl/nlctrl.yaml

policy() { here python3 "$folder/policy.py" "$@"; }

with() { here ynl --no-schema --output-json --spec "$specs/inox_$1.yaml" "${@:2}" 2>&1; }

# An operation, an attribute or a limit more or less, or under another number, is a line's difference.
agree() {
	local told
	told=$(policy kernel "inox_$1" $controller)
	like "the kernel tells what inox_$1 takes" "operation 1 do?*set 0 1 *" "$told"
	is "its specification says just that" "$told" "$(policy spec "$specs/inox_$1.yaml")"
}

limits() {
	is "a limit is set" null \
		"$(with police --do set --json '{"rate": 100, "burst": 10, "bytes": true, "key": "source-port", "mark": 3, "mark-mask": 7}')"
	like "and is there" '*{"key": "source-port", "unit": "bytes", "rate": 100, "burst": 10,*"mark": 3, "mark-mask": 7,*' \
		"$(here inox -j police show)"
	is "it is shown as it was set" '{"rate": 100, "burst": 10, "bytes": true, "key": "source-port", "prefix4": 32, "prefix6": 64, "cells": 65536, "exempt-mark": 0, "exempt-mask": 0, "mark": 3, "mark-mask": 7, "passed": 0, "over": 0, "exempt": 0, "unknown": 0, "malformed": 0}' \
		"$(with police --do show)"
	like "an attribute that is missing is named" "*Invalid argument*'an attribute is missing', 'miss-type': 'burst'*" \
		"$(with police --do set --json '{"rate": 1}')"
	is "a limit is deleted" null "$(with police --do off)"
	is "and is gone" "" "$(here inox police show | grep rate)"
}

prefixes() {
	is "prefixes are added" null \
		"$(with lpm --do add --json '{"prefix": [{"address": "0a000000", "length": 8, "class": 1}, {"address": "20010db8000000000000000000000000", "length": 32, "class": 3}]}')"
	is "and are there" "10.0.0.0/8 1
2001:db8::/32 3" "$(here inox lpm list)"
	is "they are listed as they were added" \
		'[{"address": "0a000000", "length": 8, "class": 1}, {"address": "20010db8000000000000000000000000", "length": 32, "class": 3}]' \
		"$(with lpm --dump prefixes)"
	is "an address has the class of its prefix" '{"class": 1}' "$(with lpm --do get --json '{"address": "0a010203"}')"
	like "a length too much is named, inside its prefix" "*'max-value': 128*'bad-attr': '.prefix.length'*" \
		"$(with lpm --do add --json '{"prefix": [{"address": "0b000000", "length": 129, "class": 1}]}')"
	is "a prefix is deleted" null "$(with lpm --do del --json '{"prefix": [{"address": "0a000000", "length": 8}]}')"
	is "and is gone, and no other" "2001:db8::/32 3" "$(here inox lpm list)"
}

need_root
need_tool ip nft ping inox ynl python3
need_module inox_police inox_lpm
plan $((2 * 2 + 6 + 7))
load inox_police
load inox_lpm
make_net
agree police
agree lpm
limits
prefixes
finish
