#!/bin/sh
# run.sh PROGRAM TOOLS: reports as other people's readers see them.
#
# TOOLS is the folder into which npm installed vnu-jar, axe-core and commonmark. Markdown: cmark,
# commonmark.js and pandoc find the same headings, lists and quotations. HTML: the Nu checker has
# nothing to say, axe finds no violation in Chromium, and it prints on A4. SVG: Nu again. Sentences
# from right to left stand in Chromium, and on the paper of xelatex and lualatex, as they are read.
set -u
program=$(realpath "$1")
tools=$(realpath "$2")/node_modules
here=$(dirname "$(realpath "$0")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME="$work" LANG=C.UTF-8 LC_ALL=C.UTF-8 TZ=UTC SOURCE_DATE_EPOCH=1795255200
mkdir "$work/read"
cd "$work" || exit 2
failed=0

wrong() {
    printf 'NOT SO: %s\n' "$1"
    failed=$((failed + 1))
}

answer() {
    "$program" set all.yaml "$@" > answered || wrong "mnr-assess set $*"
}

# ---- the reports ----

"$program" new practice.yaml --practice > made || exit 2
"$program" new empty.yaml --country NOR --instruments mnr,law,imp > made || exit 2
"$program" new all.yaml --country NOR --instruments mnr,law,imp \
    --title 'تقرير & <b>2026</b>' > made || exit 2
answer q7 yes --note '# no heading' --source 'قانون رقم 175 | 2018 | وزارة'
answer q8 'هذا نص عن ICMEC رقم 12.

* no list | no cell'
answer q10 partly
answer q13 --unknown
answer law.o1.specific-law yes
answer law.d2.defined borderline
answer law.o3.ict-mention no
answer imp.b2 evidence
# A Hebrew sentence with an abbreviation, numbers and two words in Latin letters, wherever somebody
# writes: a heading, paragraphs, quotations, items and cells.
sentence='הדוח של ICMEC משנת 2023 מצביע על 12 פערים (ראו Global Alliance).'
"$program" new hebrew.yaml --country ISR --title "$sentence" > made || exit 2
hebrew() {
    "$program" set hebrew.yaml "$@" > answered || wrong "mnr-assess set $*"
}
hebrew q2 "$sentence" x y
hebrew q7 yes --note "$sentence"
hebrew q8 "$sentence

In English: קול.

$sentence
$sentence"
hebrew q10 --not-applicable "$sentence" --source "$sentence | 2020 | $sentence"
hebrew law.treaty.crc party
hebrew law.treaty.crc.reservation "$sentence"
hebrew law.o1.title "$sentence"

for name in practice empty all hebrew; do
    "$program" report $name.yaml --full --output $name.md || exit 2
    "$program" report $name.yaml --full --output $name.html --charts charts || exit 2
done
"$program" report practice.yaml --share --output shared.md || exit 2
"$program" report practice.yaml --share --output shared.html || exit 2

# ---- Markdown ----

# Headings with their words, and how many lists, items and quotations.
outline() {
    tr '\n' ' ' < "$1" | grep -oE '<h[1-6][^>]*>[^<]*|<(ul|ol|li|blockquote)[ >]' |
        sed -E 's/ [a-z-]+="[^"]*"//g; s/&quot;/"/g; s/[ >]*$//' > "$1.outline"
}

for name in practice empty all shared; do
    cmark $name.md > read/cmark
    pandoc -f commonmark -t html --wrap=none $name.md > read/pandoc
    node "$here/commonmark.js" "$tools" $name.md > read/commonmark
    for reader in cmark pandoc commonmark; do
        outline read/$reader
        cmp -s read/cmark.outline read/$reader.outline ||
            wrong "cmark and $reader read the same in $name.md: $(diff read/cmark.outline \
                read/$reader.outline | head -4)"
    done
    [ "$(grep -c '^<h' read/cmark.outline)" -gt 10 ] || wrong "$name.md has headings"
done

# ---- HTML and SVG ----

java -jar "$tools/vnu-jar/build/dist/vnu.jar" --Werror --stdout ./*.html > nu ||
    wrong "the Nu checker has nothing to say of the HTML: $(head -5 nu)"
java -jar "$tools/vnu-jar/build/dist/vnu.jar" --Werror --svg --stdout charts/*.svg > nu ||
    wrong "the Nu checker has nothing to say of the SVG: $(head -5 nu)"

browse() {
    timeout 120 chromium --headless --no-sandbox --disable-gpu --disable-dev-shm-usage \
        --user-data-dir="$work/browser" "$@" 2> browser.log
}

for name in practice empty all shared; do
    node "$here/axe.js" "$tools" $name.html > audited.html
    browse --virtual-time-budget=60000 --dump-dom audited.html > audit
    grep -q '<pre id="axe">none</pre>' audit ||
        wrong "axe finds no violation in $name.html: $(sed -n '/<pre/,/<\/pre/p' audit | head -20)"
done

browse --no-pdf-header-footer --print-to-pdf="$work/all.pdf" all.html > printed
pdfinfo all.pdf > info 2> /dev/null || wrong "all.html prints"
grep -q '^Page size:.*A4' info || wrong "it prints on A4: $(cat info)"

# ---- directions ----

node "$here/directions.js" page hebrew.html > measured.html
browse --window-size=1400,2000 --virtual-time-budget=60000 --dump-dom measured.html > directions
grep -q '<pre id="directions">none</pre>' directions ||
    wrong "words stand in their places in Chromium: $(sed -n '/<pre/,/<\/pre/p' directions | head -20)"

"$program" report hebrew.yaml --full --output hebrew.tex || exit 2
for engine in xelatex lualatex; do
    mkdir $engine
    timeout 300 $engine -interaction=nonstopmode -halt-on-error -output-directory=$engine \
        hebrew.tex > $engine/said || wrong "$engine compiles it: $(tail -5 $engine/said)"
    pdftotext -bbox $engine/hebrew.pdf $engine/places
    node "$here/directions.js" paper $engine/places > $engine/found
    [ "$(cat $engine/found)" = none ] ||
        wrong "words stand in their places on the paper of $engine: $(head -20 $engine/found)"
done

[ $failed -eq 0 ] && echo "other people's readers agree"
[ $failed -eq 0 ]
