#!/bin/bash
# Noise in control requests to a gadget, a little of it. The folder "soak" has a million requests.

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=vusb-lib.sh
. "$(dirname "$0")/vusb-lib.sh"
# shellcheck source=fuzz-lib.sh
. "$(dirname "$0")/fuzz-lib.sh"

need_tool fuzz-control testusb
need_module usb_f_inox_ss usbtest
plan $FUZZ_USB_RESULTS
start_vusb
load usb_f_inox_ss
modprobe usbtest
at_exit "rmmod usbtest"
fuzz_usb 2000
finish
