#!/bin/sh
# expect: FAILED .*: extra/tool.sh: needs the tool no-such-tool
# A tool that is missing is no reason to skip.
# shellcheck source=../../selftests/lib/ktap.sh
. "$KTAP_LIB"
need_tool no-such-tool
plan 1
ok "used it"
finish
