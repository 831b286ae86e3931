# SPDX-License-Identifier: MIT
# make            build/tenths
# make deps       install what the build and the tests need
# make demo       build, and open the planner on a sample plan
# make test       build and run all tests; SAN=1: under ASan and UBSan
# make lint       format, analysers, both compilers without a warning
# make fuzz       each reader for SECONDS=60
# make faults     every fault there is, hours, or MINUTES=25; faults-quick: three
# make fault-table each row of what happens after which fault, and its tests
# make monkey     keys at random for MINUTES=10, under ASan and UBSan
# make portable   as on 32 bits, big-endian machines, musl and other systems
# make coverage   how much of src/store the tests reach; make valgrind: no error there
# make test-field add a field to a copy of the sources and find it at every door
# make test-long  live with a plan for years, merge at random, keep secrets
# make bench      the speed table of tests/README.md; bench-peers: other programs
# make growth     what a record more costs, where there are many
# make install    install-strip, uninstall; the variables of the GNU standards
# make dist       a tarball; make deb: a Debian package of it
# make pictures   those of README.md again
# make po         bring src/po/*.po up to date; make format; make clean

.DEFAULT_GOAL := all
VERSION := 0.1.0
PREFIX ?= /usr/local
prefix ?= $(PREFIX)
exec_prefix ?= $(prefix)
bindir ?= $(exec_prefix)/bin
datarootdir ?= $(prefix)/share
datadir ?= $(datarootdir)
mandir ?= $(datarootdir)/man
localedir ?= $(datarootdir)/locale
docdir ?= $(datarootdir)/doc/tenths
PLACES = BUILD='$(BUILD)' DESTDIR='$(DESTDIR)' bindir='$(bindir)' \
	datadir='$(datadir)' mandir='$(mandir)' localedir='$(localedir)' \
	docdir='$(docdir)'
CC ?= cc
PKG_CONFIG ?= pkg-config
BUILD ?= build$(if $(SAN),-san)$(if $(SHIMS),-shims)
SECONDS ?= 60

WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
	-Wmissing-prototypes -Wvla -Wundef $(if $(WERROR),-Werror)
SANITIZE := -fsanitize=address,undefined -fno-sanitize-recover=all \
	-fno-omit-frame-pointer
SANFLAGS := $(if $(SAN),$(SANITIZE))

# Flags that not every compiler has.
has = $(shell echo 'int x;' | $(CC) -Werror $(1) -O2 -xc -c -o /dev/null - \
	2>/dev/null && echo $(1))
HARDEN := -fstack-protector-strong -fPIE $(if $(SAN),,\
	$(or $(call has,-D_FORTIFY_SOURCE=3),-D_FORTIFY_SOURCE=2)) \
	$(call has,-ftrivial-auto-var-init=zero)
CFLAGS ?= -O2 -g
CPPFLAGS += -D_GNU_SOURCE -Iinclude -DTENTHS_VERSION='"$(VERSION)"' \
	-DTENTHS_LOCALE_DIR='"$(localedir)"'

# What the system of the compiler lacks and needs, found out once.
-include $(BUILD)/system.mk
$(BUILD)/system.mk: src/data/system.sh
	@mkdir -p $(@D)
	@CC='$(CC)' sh $< >$@.new && mv $@.new $@
ifdef SHIMS
LACKS := $(addprefix -DLACKS_,PPOLL GETRANDOM STRCHRNUL MEMRCHR)
endif
CPPFLAGS += $(if $(LACKS),-include include/base/system.h $(LACKS)) $(LARGE)
LDFLAGS += $(LINKING)

PKGS := ncursesw sqlite3 yaml-0.1 jansson
CPPFLAGS += $(shell $(PKG_CONFIG) --cflags $(PKGS) 2>/dev/null | \
	sed 's/-D_[A-Z]*_SOURCE[=0-9]*//g')
LDLIBS = $(shell $(PKG_CONFIG) --libs $(PKGS)) -lmd4c -lunistring $(LIBTEXT) -pthread

SRC := $(wildcard src/*.c src/*/*.c)
DATA := $(BUILD)/data/samples.c $(BUILD)/data/templates.c
OBJ := $(SRC:%.c=$(BUILD)/%.o) $(BUILD)/themes.o \
	$(DATA:.c=.o)
LIB := $(filter-out $(BUILD)/src/main.o,$(OBJ))
TESTS := $(patsubst tests/%.c,$(BUILD)/%,$(wildcard tests/*_test.c))
TERM := $(foreach layer,base yaml term,$(filter $(BUILD)/src/$(layer)/%,$(OBJ))) \
	$(BUILD)/themes.o
TERM_TESTS := $(patsubst %,$(BUILD)/%_test,canvas entry keymap theme)
PO := $(patsubst src/po/%.po,$(BUILD)/po/%/LC_MESSAGES/tenths.mo,\
	$(wildcard src/po/*.po))
THEMES := $(sort $(wildcard themes/*.yaml))
COMPILE = $(CC) -std=c17 $(WARN) $(CPPFLAGS) $(CFLAGS) $(HARDEN) $(SANFLAGS) \
	-MMD -MP -c -o $@

all: $(BUILD)/tenths $(PO)

# A name that is missing is said before the compiler says it worse.
$(BUILD)/needs: tests/deps.sh
	@mkdir -p $(BUILD)
	@CC='$(CC)' sh tests/deps.sh check build
	@touch $@

$(BUILD)/tenths: $(OBJ)
	$(CC) $(SANFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

# For the fuzzers.
$(BUILD)/libtenths.a: $(LIB)
	rm -f $@
	$(AR) rcs $@ $^

# The themes as tables, so that nothing of them is read when it starts.
$(BUILD)/themes.c: src/data/themes.awk $(THEMES)
	@mkdir -p $(@D)
	awk -f $^ >$@

$(BUILD)/themes.o: $(BUILD)/themes.c include/term/theme.h
	$(COMPILE) $<

# The folders of src/data as C, each a table of base/embedded.h.
.SECONDEXPANSION:
$(DATA): $(BUILD)/data/%.c: src/data/embed.sh $$(sort $$(wildcard src/data/$$*/*.yaml))
	@mkdir -p $(@D)
	sh src/data/embed.sh embedded_$* $(filter %.yaml,$^) >$@

$(DATA:.c=.o): %.o: %.c
	$(COMPILE) $<

$(BUILD)/%.o: %.c | $(BUILD)/needs
	@mkdir -p $(@D)
	$(COMPILE) $<

# From an archive, so that a test can stand in for a file: desk_test is the screen.
$(BUILD)/%_test: $(BUILD)/tests/%_test.o $(BUILD)/libtenths.a
	$(CC) $(SANFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS) -lcmocka -lm

# What a terminal shows needs no plan: these are linked without the layers that
# know one.
$(TERM_TESTS): $(BUILD)/%_test: $(BUILD)/tests/%_test.o $(TERM)
	$(CC) $(SANFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS) -lcmocka -lm

$(BUILD)/play: tests/play.c
	@CC='$(CC)' sh tests/deps.sh check test
	$(CC) -std=c17 $(WARN) -D_GNU_SOURCE $(CFLAGS) -o $@ $< -lvterm -lutil

$(BUILD)/fields: $(BUILD)/tests/fields.o $(BUILD)/libtenths.a
	$(CC) $(SANFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(BUILD)/po/%/LC_MESSAGES/tenths.mo: src/po/%.po
	@mkdir -p $(@D)
	msgfmt -c -o $@ $<

deps:
	@CC='$(CC)' sh tests/deps.sh install test

demo:
	@CC='$(CC)' sh tests/deps.sh install build
	@echo "building …"; $(MAKE) -s --no-print-directory all
	@if [ -t 0 ] && [ -t 1 ]; then $(BUILD)/tenths demo; \
	else $(BUILD)/tenths demo --dump; fi

test: deps
	@echo "building …"; $(MAKE) -s --no-print-directory WERROR=1 test-programs
	@BUILD=$(BUILD) sh tests/run.sh

test-field: test-programs
	BUILD=$(BUILD) sh tests/field.sh

test-long: test-programs
	@LONG=1 BUILD=$(BUILD) sh tests/years.sh
	@RUNS=2000 LC_ALL=C.UTF-8 $(BUILD)/merge_test
	@LONG=1 BUILD=$(BUILD) sh tests/private.sh
	@MOST=60 LC_ALL=C.UTF-8 $(BUILD)/trouble_test
	@LONG=1 STEP=1 TIMEOUT=3600 BUILD=$(BUILD) sh tests/cli.sh \
		tests/cli/sync-pairs.sh tests/cli/sync-killed.sh

test-programs: all $(TESTS) $(BUILD)/play $(BUILD)/fields

lint:
	@CC='$(CC)' sh tests/deps.sh install lint
	@MAKE='$(MAKE)' sh tests/lint.sh

fuzz:
	@SECONDS=$(SECONDS) MAKE='$(MAKE)' sh tests/fuzz.sh

$(BUILD)/shim.so: tests/faults/shim.c
	@mkdir -p $(@D)
	$(CC) -shared -fPIC -O2 -Wall -Wextra -o $@ $< -ldl

faults: all $(BUILD)/shim.so
	@python3 tests/faults/faults.py $(BUILD)/tenths $(BUILD)/shim.so all

# As another machine would have it: tests/portable.sh says where.
cross-tests: $(BUILD)/tenths $(PO) $(filter-out %/desk_test %/shown_test,$(TESTS))

# What README.md shows, of the real program.
pictures: all $(BUILD)/play
	@python3 tests/pictures.py $(BUILD) src/data/pictures

portable:
	@CC='$(CC)' sh tests/deps.sh install portable
	@MAKE='$(MAKE)' sh tests/portable.sh

faults-quick: all $(BUILD)/shim.so
	@python3 tests/faults/faults.py $(BUILD)/tenths $(BUILD)/shim.so quick

fault-table: test-programs $(BUILD)/shim.so
	@BUILD=$(BUILD) sh tests/faults/table.sh

monkey:
	@$(MAKE) -s --no-print-directory SAN=1 test-programs
	@MINUTES=$(or $(MINUTES),10) BUILD=$(BUILD)-san sh tests/monkey.sh

# Counted without hardening: only branches that stand in the source.
coverage:
	@rm -f build-cov/src/store/*.gcda
	@$(MAKE) -s --no-print-directory BUILD=build-cov HARDEN= \
		CFLAGS='-O0 -g --coverage' all build-cov/store_test \
		build-cov/trouble_test build-cov/play build-cov/shim.so
	@BUILD=build-cov sh tests/coverage.sh

valgrind: test-programs
	@BUILD=$(BUILD) sh tests/valgrind.sh

bench: all
	@BUILD=$(BUILD) CC='$(CC)' sh tests/bench/bench.sh

bench-peers: all
	@BUILD=$(BUILD) sh tests/bench/peers.sh

growth: all
	@BUILD=$(BUILD) sh tests/growth.sh

format:
	clang-format -i $(SRC) $(wildcard src/*/*.h include/*/*.h tests/*.c)

# What there is to translate; a tarball has it, too.
pot:
	@mkdir -p $(BUILD)
	xgettext --from-code=UTF-8 --keyword=_ --keyword=N_ \
		--keyword=ngettext:1,2 --keyword=NN_:1,2 --package-name=tenths \
		--package-version=$(VERSION) \
		--msgid-bugs-address='README.md, Bugs, changes, security' \
		--no-location --sort-output -o $(BUILD)/tenths.pot $(SRC)

po: pot
	for po in src/po/*.po; do msgmerge -q --no-location --sort-output \
		--no-fuzzy-matching -U --backup=none $$po $(BUILD)/tenths.pot; done

install: all
	@$(PLACES) sh src/data/install.sh install

install-strip: all
	@STRIP=-s $(PLACES) sh src/data/install.sh install

uninstall:
	@$(PLACES) sh src/data/install.sh uninstall

check: test

# Releases: a tarball of what is committed, and a Debian package made of it.
dist: pot
	git archive --prefix=tenths-$(VERSION)/src/po/ \
		--add-file=$(BUILD)/tenths.pot \
		--prefix=tenths-$(VERSION)/ -o $(BUILD)/tenths-$(VERSION).tar.gz HEAD

deb: dist
	@BUILD=$(BUILD) VERSION=$(VERSION) sh src/data/deb.sh

clean:
	rm -rf build build-*

.PHONY: all deps demo test test-long check test-programs lint fuzz faults \
	faults-quick fault-table monkey coverage valgrind bench bench-peers growth format pot \
	po portable cross-tests pictures install install-strip uninstall dist \
	deb clean test-field
.SECONDARY:
-include $(OBJ:.o=.d) $(wildcard $(BUILD)/tests/*.d)
