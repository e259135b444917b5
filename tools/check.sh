#!/bin/sh
# check.sh BUILD NODES: layers, format, letters, clang-tidy, cppcheck, gcc -fanalyzer. Quiet when there is
# nothing to say. NODES is how far clang's analyser follows the paths through one function.
set -eu
build=$1
far="--extra-arg=-Xclang --extra-arg=-analyzer-config --extra-arg=-Xclang --extra-arg=max-nodes=$2"
sources=$(git ls-files '*.c')
headers=$(git ls-files '*.h')
flags="-std=c17 -D_GNU_SOURCE -I. -I$build $(pkg-config --cflags ncursesw yaml-0.1 libcmark \
    libcjson nettle cunit vterm)"

tools/layers

# shellcheck disable=SC2086 # lists of words
clang-format --dry-run --Werror $sources $headers

# What is a letter, and which is its small one, must be the same in every locale: core/base/ascii.h for
# what machines write, core/base/fold.h for what people do. The C library's own answers are not asked.
letters='(str(n)?casecmp|strcasestr|wcs(n)?casecmp|(is|to|isw|tow)(alpha|alnum|digit|xdigit|space|blank|upper|lower|punct|print|graph|cntrl))'
if git grep -nE "\\b$letters *\(|<(ctype|wctype|strings)\.h>" -- '*.[ch]' ':!tests'; then
    exit 1
fi

# shellcheck disable=SC2086
printf '%s\n' $sources | xargs -P "$(nproc)" -n 4 sh -c \
    'clang-tidy --quiet '"$far"' "$@" -- '"$flags"' 2>&1 | grep -E "(warning|error):" && exit 1 || exit 0' sh

# shellcheck disable=SC2086
cppcheck --quiet --std=c11 --enable=warning,performance,portability --inline-suppr \
    --error-exitcode=1 -D_GNU_SOURCE \
    --suppress=unknownMacro -j "$(nproc)" -I. "-I$build" $sources

# The tests are left out here: the analyser does not know that CUnit's assertions return. Leaks are
# left to LeakSanitizer: the analyser loses pointers that are stored in a reallocated list.
for source in $(git ls-files '*.c' ':!tests' ':!tools'); do
    printf '%s\n' "$source"
done | xargs -P "$(nproc)" -n 1 sh -c \
    'gcc -fanalyzer -Wno-analyzer-malloc-leak -O1 -Werror '"$flags"' -c -o /dev/null "$1"' sh
