# SPDX-License-Identifier: GPL-2.0
# What a Kbuild file needs to compile modules on the layer: its headers, and what
# the kernel's headers have. That is asked once, and again when the kernel's
# configuration or the list of questions changes.

inox-headers := $(patsubst %/,%,$(dir $(abspath $(lastword $(MAKEFILE_LIST)))))
inox-probes := $(obj)/inox-probes.h
clean-files += inox-probes.h

ifeq ($(filter %/Makefile.clean,$(MAKEFILE_LIST)),)
inox-probed := $(shell \
	[ $(inox-probes) -nt $(inox-headers)/probes ] && \
	[ $(inox-probes) -nt $(objtree)/include/generated/autoconf.h ] || \
	$(inox-headers)/probe $(inox-headers)/probes $(inox-probes) \
		$(CC) $(NOSTDINC_FLAGS) $(LINUXINCLUDE) $(KBUILD_CPPFLAGS) \
		$(KBUILD_CFLAGS) -DMODULE || echo failed)
ifeq ($(lastword $(inox-probed)),failed)
$(error $(inox-headers)/probe failed)
endif
endif

subdir-ccflags-y += -include $(abspath $(inox-probes)) -I$(dir $(inox-headers))
