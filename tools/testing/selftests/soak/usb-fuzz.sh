#!/bin/bash
# A million control requests of noise to a gadget (INOX_CYCLES names another number).

# shellcheck source=../lib/ktap.sh
. "${KTAP_LIB:-$(dirname "$0")/../lib/ktap.sh}"
# shellcheck source=../usb/vusb-lib.sh
. "$(dirname "$0")/../usb/vusb-lib.sh"
# shellcheck source=../usb/fuzz-lib.sh
. "$(dirname "$0")/../usb/fuzz-lib.sh"

need_tool fuzz-control testusb
need_module usb_f_inox_ss usbtest
plan $FUZZ_USB_RESULTS
start_vusb
load usb_f_inox_ss
modprobe usbtest
at_exit "rmmod usbtest"
fuzz_usb "${INOX_CYCLES:-1000000}"
finish
