#!/bin/sh
# embed.sh BUILD ISO_CODES: puts the questionnaires and the country names inside the program.
#
# Writes BUILD/frozen.S (the bytes) and BUILD/embedded.c (the tables of core/catalogue/content.h): every
# questionnaire file as a tree that needs no parsing, practice countries and country names as they
# are.
set -eu
build=$1
iso_codes=$2
rm -rf "$build/frozen"
mkdir -p "$build/frozen"

number=0
trees=
files=
externs=
: > "$build/frozen.S.new"
printf '.section .rodata\n' >> "$build/frozen.S.new"

# add NAME FILE: appends the bytes and sets $entry.
add() {
    symbol=embedded_$number
    number=$((number + 1))
    printf '.balign 16\n.globl %s\n%s:\n.incbin "%s"\n.globl %s_end\n%s_end:\n.byte 0\n' \
        "$symbol" "$symbol" "$2" "$symbol" "$symbol" >> "$build/frozen.S.new"
    externs="$externs
extern const unsigned char $symbol[], ${symbol}_end[];"
    entry="
    {\"$1\", $symbol, ${symbol}_end},"
}

for path in $(cd questionnaires && find . -name '*.yaml' | sed 's|^\./||' | LC_ALL=C sort); do
    case $path in
    practice/*)
        add "$path" "questionnaires/$path"
        files="$files$entry"
        ;;
    *)
        frozen=$build/frozen/$(printf '%s' "$path" | tr / _)
        "$build/freeze" "questionnaires/$path" "$frozen"
        add "$path" "$frozen"
        trees="$trees$entry"
        ;;
    esac
done
add iso_3166-1.json "$iso_codes"
files="$files$entry"
printf '.section .note.GNU-stack,"",@progbits\n' >> "$build/frozen.S.new"

cat > "$build/embedded.c.new" <<END
/* Made by tools/embed.sh. */
#include "core/catalogue/content.h"
$externs

const struct embedded_file embedded_trees[] = {$trees
};
const size_t embedded_tree_count = sizeof embedded_trees / sizeof *embedded_trees;

const struct embedded_file embedded_files[] = {$files
};
const size_t embedded_file_count = sizeof embedded_files / sizeof *embedded_files;
END
mv "$build/frozen.S.new" "$build/frozen.S"
mv "$build/embedded.c.new" "$build/embedded.c"
