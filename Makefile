# mnr-assess: `make run` and `make test` install what is missing on Debian; the other targets
# expect it to be there (`make packages`). One line a file; `make V=1` shows whole commands.

VERSION := 0.1.0
PREFIX ?= /usr/local
DESTDIR ?=
BUILD ?= build

# Called from another folder (make -f ../mnr-assess/Makefile): what is built stands there.
ROOT := $(patsubst %/,%,$(dir $(abspath $(firstword $(MAKEFILE_LIST)))))
ifneq ($(ROOT),$(CURDIR))
%: ; @$(MAKE) --no-print-directory -C $(ROOT) BUILD=$(abspath $(BUILD)) $@
all: ; @$(MAKE) --no-print-directory -C $(ROOT) BUILD=$(abspath $(BUILD)) all
$(ROOT)/Makefile: ;
.PHONY: all
else

# What make itself would take is cc; what somebody asks for stays.
ifeq ($(origin CC),default)
CC := gcc
endif

# Built with: a compiler, make, gettext; the libraries of ARCHITECTURE.md. Tested with the rest.
BUILD_PACKAGES := gcc libc6-dev make pkg-config gettext libncurses-dev libyaml-dev libcmark-dev \
	libunistring-dev libcjson-dev nettle-dev iso-codes
TEST_PACKAGES := locales libcunit1-dev libvterm-dev ncurses-term cmark pandoc jq man-db groff
CHECK_PACKAGES := clang-format clang-tidy cppcheck
BENCH_PACKAGES := dialog
# A machine that has node or Java from elsewhere keeps them.
READER_PACKAGES = cmark pandoc chromium poppler-utils texlive-xetex texlive-luatex \
	texlive-latex-recommended fonts-noto-core \
	$(if $(shell command -v npm),,nodejs npm) $(if $(shell command -v java),,default-jre-headless)
READER_TOOLS := vnu-jar@26.9.27 axe-core@4.14.1 commonmark@0.31.2
VALGRIND_PACKAGES := valgrind
SCREENSHOT_PACKAGES := xvfb xauth xterm xdotool imagemagick fonts-dejavu-core
LISTEN_PACKAGES := yasr
FUZZ_PACKAGES := clang libclang-rt-14-dev

LIBRARIES := ncursesw yaml-0.1 libcmark libcjson nettle
# Asked only when something is compiled, not by `make packages` on a machine without pkg-config,
# and only once.
once = $(eval $(1) := $(2))$($(1))
PKG_CFLAGS = $(call once,PKG_CFLAGS,$(shell pkg-config --cflags $(LIBRARIES)))
PKG_LIBS = $(call once,PKG_LIBS,$(shell pkg-config --libs $(LIBRARIES)) -lunistring)
ISO_CODES := /usr/share/iso-codes/json/iso_3166-1.json

# Those of the flags that this compiler takes for this processor.
taken = $(foreach flag,$(1),$(shell printf 'int main(void) { return 0; }' | \
	$(CC) -Werror -fPIE $(flag) -x c -o /dev/null - 2>/dev/null && printf '%s' '$(flag)'))

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wformat=2 \
	-Wwrite-strings -Wvla -Wundef -Wpointer-arith -Wnull-dereference -Wconversion
HARDENING = $(call once,HARDENING,-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 -fPIE $(call taken,\
	-fstack-protector-strong -fstack-clash-protection -fcf-protection -mbranch-protection=standard))
OPTIMISE ?= -O2 -g $(HARDENING)
# CI sets WERROR=-Werror.
WERROR ?=
# CPPFLAGS, CFLAGS and LDFLAGS are the caller's, and stand last.
COMPILE = $(CC) -std=c17 $(WARNINGS) $(WERROR) $(OPTIMISE) $(PKG_CFLAGS) -I. -I$(BUILD) \
	-D_GNU_SOURCE $(CPPFLAGS) $(CFLAGS)
LINK_HARDENING = $(call once,LINK_HARDENING,$(call taken,-pie -Wl$(comma)-z$(comma)relro \
	-Wl$(comma)-z$(comma)now))
comma := ,
LINK = $(CC) $(OPTIMISE) $(LINK_HARDENING) $(CFLAGS) $(LDFLAGS)

# Every .c below a folder, however deep.
sources = $(foreach entry,$(wildcard $(1)/*),$(if $(wildcard $(entry)/.),$(call \
	sources,$(entry)),$(filter %.c,$(entry))))
object = $(patsubst %.c,$(BUILD)/%.o,$(1))
FOLDERS := core export session tui plain cli
SOURCES := $(foreach folder,$(FOLDERS),$(call sources,$(folder)))
LIBRARY_OBJECTS := $(call object,$(filter-out cli/%,$(SOURCES))) $(BUILD)/embedded.o $(BUILD)/frozen.o
COMMAND_OBJECTS := $(filter-out $(BUILD)/cli/main.o,$(call object,$(filter cli/%,$(SOURCES))))

QUESTIONNAIRES := $(shell find questionnaires -name '*.yaml')

.PHONY: all run test unit screen walk stroll commands readers packages check format asan faults \
	faults-commands faults-wizard memory valgrind coverage fuzz fuzzers bench install pot clean \
	manuals screenshots listen built FORCE
.DELETE_ON_ERROR:

all: $(BUILD)/mnr-assess manuals

# Once, before those that may run side by side build on it.
built:
	@tools/packages.sh $(BUILD_PACKAGES) $(TEST_PACKAGES)
	@$(MAKE) --no-print-directory all

# ---- how things are made ----

Q := $(if $(V),,@)
say = @$(if $(V),:,printf '  %-6s %s\n' $(1) $(2))

# $(call remember,TEXT): the target holds it; written only when it is another one than before, so
# that what stands on it is made again then, and only then.
define remember
@mkdir -p $(@D)
@printf '%s\n' '$(subst ','\'',$(1))' > $@.new
@cmp -s $@.new $@ && rm $@.new || mv $@.new $@
endef

$(BUILD)/compile.flags: FORCE
	$(call remember,$(COMPILE))

$(BUILD)/link.flags: FORCE
	$(call remember,$(LINK) $(PKG_LIBS))

$(BUILD)/config.h: FORCE
	@mkdir -p $(@D)
	@printf '#define VERSION "%s"\n#define PREFIX "%s"\n' '$(VERSION)' '$(PREFIX)' > $@.new
	@cmp -s $@.new $@ && rm $@.new || mv $@.new $@

$(BUILD)/%.o: %.c $(BUILD)/compile.flags | $(BUILD)/config.h
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(COMPILE) -MMD -MP -c -o $@ $<

# $(call link,LIBRARIES): the target from the objects it stands on.
define link
$(call say,LINK,$@)
$(Q)$(LINK) -o $@ $(filter %.o,$^) $(1)
endef

$(BUILD)/mnr-assess: $(BUILD)/cli/main.o $(COMMAND_OBJECTS) $(LIBRARY_OBJECTS) $(BUILD)/link.flags
	$(call link,$(PKG_LIBS))

# ---- the questionnaires inside the program ----

# Made of objects like everything else, so that it is made again when a header of theirs changes.
FREEZE := tools/freeze.c core/catalogue/schema.c $(addprefix core/base/,yaml_tree.c yaml_trouble.c \
	limits.c error.c text.c place.c store.c store_rights.c i18n.c)

$(BUILD)/freeze: $(call object,$(FREEZE)) $(BUILD)/link.flags
	$(call link,$(shell pkg-config --libs yaml-0.1) -lunistring)

$(BUILD)/embedded.c $(BUILD)/frozen.S &: $(BUILD)/freeze tools/embed.sh $(QUESTIONNAIRES) $(ISO_CODES)
	$(call say,FREEZE,questionnaires)
	$(Q)tools/embed.sh $(BUILD) $(ISO_CODES)

$(BUILD)/embedded.o: $(BUILD)/embedded.c $(BUILD)/compile.flags
	$(call say,CC,$<)
	$(Q)$(COMPILE) -MMD -MP -c -o $@ $<

$(BUILD)/frozen.o: $(BUILD)/frozen.S
	$(call say,AS,$<)
	$(Q)$(CC) -c -o $@ $<

# ---- manuals: their tables come from the program's own ----

MANUALS := $(BUILD)/man/mnr-assess.1 $(BUILD)/man/mnr-assess.5 $(BUILD)/man/mnr-assess.7
manuals: $(MANUALS)

$(BUILD)/mantables: $(BUILD)/tools/mantables.o $(COMMAND_OBJECTS) $(LIBRARY_OBJECTS) \
		$(BUILD)/link.flags
	$(call link,$(PKG_LIBS))

$(BUILD)/man/%: man/%.in $(BUILD)/mantables tools/manual.sh $(BUILD)/config.h
	@mkdir -p $(@D)
	$(call say,MAN,$@)
	$(Q)tools/manual.sh $(BUILD)/mantables $(VERSION) $< > $@

# ---- running and testing ----

packages:
	@tools/packages.sh $(BUILD_PACKAGES)

run:
	@tools/packages.sh $(BUILD_PACKAGES)
	@$(MAKE) --no-print-directory all
	@tools/run.sh $(BUILD)/mnr-assess

test:
	@tools/packages.sh $(BUILD_PACKAGES) $(TEST_PACKAGES)
	@$(MAKE) --no-print-directory all
	@$(MAKE) --no-print-directory unit commands screen
	@$(MAKE) --no-print-directory KEYS=2000 stroll

UNIT := $(call sources,tests/unit)
SCREEN := $(call sources,tests/screen)
TEST_OBJECTS := $(call object,$(UNIT)) $(BUILD)/tests/runner.o
SCREEN_OBJECTS := $(call object,$(SCREEN)) $(BUILD)/tests/runner.o

unit: $(BUILD)/unit-tests
	$(BUILD)/unit-tests

.PHONY: golden
# Writes the golden reports anew; what changed in tests/data/golden is to be read.
golden: $(BUILD)/unit-tests
	@mkdir -p tests/data/golden
	MNR_ASSESS_GOLDEN=1 $(BUILD)/unit-tests golden
	git --no-pager diff --stat -- tests/data/golden

.PHONY: search-rules
# What the rules of the questionnaires say that is untrue after some answers; SEED=N draws others.
search-rules: $(BUILD)/unit-tests
	MNR_ASSESS_RULES=1 SEED=$(SEED) $(BUILD)/unit-tests rules

commands: $(BUILD)/mnr-assess
	tests/commands/run.sh $(BUILD)/mnr-assess

# Random keys in the real program; `make walk` has it press many under sanitizers.
KEYS ?= 100000
ROUNDS ?= 300
SEED ?= 1

walk:
	@tools/packages.sh $(BUILD_PACKAGES) $(TEST_PACKAGES)
	ASAN_OPTIONS=detect_leaks=1:log_path=walk-asan UBSAN_OPTIONS=print_stacktrace=1:log_path=walk-ubsan \
	$(MAKE) --no-print-directory BUILD=$(BUILD)/asan \
		OPTIMISE='-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer' \
		KEYS=$(KEYS) ROUNDS=$(ROUNDS) SEED=$(SEED) all stroll

# Two wizards and a `set` in one file come first: they take a minute.
stroll: $(BUILD)/walk-two $(BUILD)/walk $(BUILD)/mnr-assess
	$(BUILD)/walk-two $(BUILD)/mnr-assess $(ROUNDS) $(SEED)
	$(BUILD)/walk $(BUILD)/mnr-assess $(KEYS) $(SEED)

$(BUILD)/walk-two: $(BUILD)/tests/walk/two.o $(filter $(BUILD)/tests/screen/terminal%.o,$(SCREEN_OBJECTS))
	$(call link,$(shell pkg-config --libs vterm) -lutil -lunistring)

$(BUILD)/walk: $(BUILD)/tests/walk/main.o $(filter $(BUILD)/tests/screen/terminal%.o,$(SCREEN_OBJECTS))
	$(call link,$(shell pkg-config --libs vterm) -lutil -lunistring)

screen: $(BUILD)/screen-tests $(BUILD)/mnr-assess
	$(BUILD)/screen-tests $(BUILD)/mnr-assess

$(BUILD)/unit-tests: $(TEST_OBJECTS) $(COMMAND_OBJECTS) $(LIBRARY_OBJECTS)
	$(call link,$(PKG_LIBS) $(shell pkg-config --libs cunit))

$(BUILD)/screen-tests: $(SCREEN_OBJECTS)
	$(call link,$(shell pkg-config --libs vterm cunit) -lutil -lunistring)

# Reports through other people's readers: the Nu checker, axe in Chromium, commonmark.js ...
readers: $(BUILD)/mnr-assess
	@tools/packages.sh $(READER_PACKAGES)
	@npm install --prefix $(BUILD)/readers --ignore-scripts --no-save --no-audit --no-fund \
		--silent $(READER_TOOLS)
	tests/readers/run.sh $(BUILD)/mnr-assess $(BUILD)/readers

# Pictures of the wizard in a real terminal, in build/screenshots; SIZE=120x40 SETTING='theme: paper'.
SIZE ?= 80x24
SETTING ?= theme: calm
screenshots: $(BUILD)/mnr-assess
	@tools/packages.sh $(SCREENSHOT_PACKAGES)
	tools/screenshots.sh $(BUILD)/mnr-assess $(BUILD)/screenshots $(SIZE) '$(SETTING)'

# The wizard under a screen reader; what it says goes to build/speech.log, to be read beside it.
listen: $(BUILD)/mnr-assess
	@tools/packages.sh $(LISTEN_PACKAGES)
	tools/listen.sh $(BUILD)/mnr-assess $(BUILD)

# The whole suite again with sanitizers, in a folder of its own; leaks are errors.
asan:
	@tools/packages.sh $(BUILD_PACKAGES) $(TEST_PACKAGES)
	ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1 UBSAN_OPTIONS=print_stacktrace=1 \
	$(MAKE) --no-print-directory BUILD=$(BUILD)/asan \
		OPTIMISE='-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer' \
		all unit commands screen

# ---- a failing disk ----

# Every system call of a save fails in every way, and kills. QUICK=quick tries fewer ways.
QUICK ?=
faults: built
	@$(MAKE) --no-print-directory faults-commands faults-wizard

faults-commands: $(BUILD)/mnr-assess $(BUILD)/faults.so
	tests/faults/commands.sh $^ $(QUICK)

faults-wizard: $(BUILD)/wizard-faults $(BUILD)/mnr-assess $(BUILD)/faults.so
	$^ $(QUICK)

$(BUILD)/faults.so: tests/faults/shim.c
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(CC) -std=c17 -D_GNU_SOURCE $(filter-out -Wpedantic,$(WARNINGS)) $(WERROR) -O1 -g -fPIC -shared \
		-o $@ $<

$(BUILD)/wizard-faults: $(BUILD)/tests/faults/wizard.o $(BUILD)/tests/runner.o \
		$(patsubst %,$(BUILD)/tests/screen/%.o,wizard terminal terminal_keys terminal_screen)
	$(call link,$(shell pkg-config --libs vterm cunit) -lutil -lunistring)

# ---- memory that is not ours ----

valgrind: $(BUILD)/unit-tests
	@tools/packages.sh $(VALGRIND_PACKAGES)
	valgrind --quiet --leak-check=full --errors-for-leak-kinds=definite --error-exitcode=1 \
		$(BUILD)/unit-tests

# ---- too little memory ----

# The Nth allocation fails, for every N; STEP=7 tries every seventh.
STEP ?= 1
memory: built
	@$(MAKE) --no-print-directory $(BUILD)/memory-tests
	$(BUILD)/memory-tests $(STEP)

$(BUILD)/memory-tests: $(BUILD)/tests/memory/main.o $(BUILD)/tests/memory/program.o \
		$(COMMAND_OBJECTS) $(LIBRARY_OBJECTS)
	$(call link,$(PKG_LIBS))

$(BUILD)/tests/memory/program.o: cli/main.c $(BUILD)/compile.flags | $(BUILD)/config.h
	@mkdir -p $(@D)
	$(call say,CC,$@)
	$(Q)$(COMPILE) -Dmain=program_main -Wno-missing-prototypes -MMD -MP -c -o $@ $<

# Lines of core/ and export/ that the unit and command tests run: each file, then all.
coverage:
	@tools/packages.sh $(BUILD_PACKAGES) $(TEST_PACKAGES)
	@find $(BUILD)/coverage -name '*.gcda' -delete 2>/dev/null || true
	@$(MAKE) --no-print-directory BUILD=$(BUILD)/coverage OPTIMISE='-O0 -g --coverage' \
		all unit commands
	tools/coverage.sh $(BUILD)/coverage core export

# ---- fuzzing: libFuzzer, with sanitizers ----

FUZZERS := assessment questionnaire condition textfield decoder door report batch saying merge settings
FUZZ_FLAGS := -O2 -g -fPIE -fno-omit-frame-pointer -fno-sanitize-recover=all
FUZZ_OBJECTS := $(call object,$(filter core/% export/%,$(SOURCES))) $(call object,$(filter tui/text/%,$(SOURCES))) \
	$(BUILD)/embedded.o $(BUILD)/frozen.o $(BUILD)/tests/fuzz/fuzz.o $(BUILD)/tests/fuzz/faces.o
SECONDS ?= 60

# Each for SECONDS, as many at once as there are processors; FUZZERS=report for one alone. What is
# found stands in build/fuzz/found.
fuzz:
	@tools/packages.sh $(BUILD_PACKAGES) $(FUZZ_PACKAGES)
	@$(MAKE) --no-print-directory BUILD=$(BUILD)/fuzz CC=clang \
		OPTIMISE='$(FUZZ_FLAGS) -fsanitize=fuzzer-no-link,address,undefined' fuzzers
	tests/fuzz/run.sh $(BUILD)/fuzz $(SECONDS) $(FUZZERS)

# Kept, so that nothing is compiled again.
.SECONDARY: $(patsubst %,$(BUILD)/tests/fuzz/%.o,$(FUZZERS))
fuzzers: $(patsubst %,$(BUILD)/fuzz-%,$(FUZZERS))

$(BUILD)/fuzz-%: $(BUILD)/tests/fuzz/%.o $(FUZZ_OBJECTS)
	$(call link,-fsanitize=fuzzer $(PKG_LIBS))

# 225000 is as far as clang's analyser goes by itself.
NODES ?= 225000
check:
	@tools/packages.sh $(BUILD_PACKAGES) $(TEST_PACKAGES) $(CHECK_PACKAGES)
	@$(MAKE) --no-print-directory $(BUILD)/embedded.c $(BUILD)/config.h
	tools/check.sh $(BUILD) $(NODES)

format:
	clang-format -i $$(git ls-files '*.c' '*.h')

bench: all
	@tools/packages.sh $(BUILD_PACKAGES) $(BENCH_PACKAGES)
	@$(MAKE) --no-print-directory $(BUILD)/measure
	$(BUILD)/measure $(BUILD)/mnr-assess

$(BUILD)/measure: $(call object,$(call sources,bench)) $(COMMAND_OBJECTS) $(LIBRARY_OBJECTS)
	$(call link,$(PKG_LIBS) -lutil)

# ---- the rest ----

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 \
		$(DESTDIR)$(PREFIX)/share/man/man5 $(DESTDIR)$(PREFIX)/share/man/man7
	install -m 755 $(BUILD)/mnr-assess $(DESTDIR)$(PREFIX)/bin/
	install -m 644 $(BUILD)/man/mnr-assess.1 $(DESTDIR)$(PREFIX)/share/man/man1/
	install -m 644 $(BUILD)/man/mnr-assess.5 $(DESTDIR)$(PREFIX)/share/man/man5/
	install -m 644 $(BUILD)/man/mnr-assess.7 $(DESTDIR)$(PREFIX)/share/man/man7/
	cd questionnaires && find . -name '*.yaml' -exec install -D -m 644 {} \
		$(abspath $(DESTDIR)$(PREFIX))/share/doc/mnr-assess/questionnaires/{} \;

# The template for translators of the program's own texts.
pot:
	@mkdir -p po
	xgettext --from-code=UTF-8 --language=C --keyword=_ --keyword=N_ --keyword=ngettext:1,2 \
		--package-name=mnr-assess --package-version=$(VERSION) --no-location --sort-output \
		-o po/mnr-assess.pot $(SOURCES)

clean:
	rm -rf $(BUILD)

-include $(patsubst %.c,$(BUILD)/%.d,$(SOURCES) $(UNIT) $(SCREEN) $(FREEZE) tools/mantables.c \
	$(wildcard tests/*.c tests/*/*.c bench/*.c)) $(BUILD)/embedded.d

endif
