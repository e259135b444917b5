# report: the gap report in its formats.

says "the report of the practice country is Markdown that cmark reads"
run new a.yaml --practice
run report a.yaml
exits 0
no_err
head -1 "$home/out" | grep -q '^# ' || wrong "it does not begin with a title"
out_has Ilvamora
cmark "$home/out" > /dev/null || wrong "cmark does not read it"

says "the report names the digest of the file it was made from"
run new a.yaml --practice
run report a.yaml
tr -d ' \n' < "$home/out" | grep -q "$(sha256sum < a.yaml | cut -c1-64)" || wrong "no digest"

says "the same file on the same day gives the same report"
run new a.yaml --practice
run report a.yaml
cp "$home/out" first.md
run report a.yaml
cmp -s "$home/out" first.md || wrong "two reports differ"

says "making a report changes nothing"
run new a.yaml --practice
keep a.yaml
run report a.yaml --output out.md
run report a.yaml --share --full
kept

says "--output writes the same bytes to a file"
run new a.yaml --practice
run report a.yaml
cp "$home/out" expected.md
run report a.yaml --output out.md
exits 0
out_is ""
no_err
cmp -s out.md expected.md || wrong "out.md differs"

says "an older report is replaced, any other file is not"
run new a.yaml --practice
run report a.yaml --output out.md
run set a.yaml q7 no
run report a.yaml --output out.md
exits 0
file_has out.md "$(sha256sum < a.yaml | cut -c1-16)"
run report a.yaml --share --output out.md
exits 0
run report a.yaml --full --output out.md
exits 0
echo "# my thesis" > thesis.md
keep thesis.md a.yaml
run report a.yaml --output thesis.md
exits 2
err_is_one_line
err_has thesis.md
run report a.yaml --output a.yaml
exits 2
kept

says "a place that cannot be written to is named"
run new a.yaml --practice
run report a.yaml --output nowhere/out.md
exits 2
err_is_one_line
err_has nowhere/out.md
run report a.yaml --output .
exits 2
err_is_one_line

says "a pipe or a device is never replaced by a report"
run new a.yaml --practice
mkfifo out.md
run report a.yaml --output out.md
exits 2
err_is_one_line
[ -p out.md ] || wrong "out.md is no pipe any more"
mknod null c 1 3 2> "$home/err" || mkfifo null
run report a.yaml --output null
exits 2
[ ! -f null ] || wrong "the device was replaced"

says "a report has four formats, and a fifth is refused with their names"
run new a.yaml --practice
run report a.yaml --format markdown
exits 0
run report a.yaml --format html
exits 0
[ "$(head -1 "$home/out")" = "<!DOCTYPE html>" ] || wrong "no HTML"
run report a.yaml --format latex
exits 0
out_has '\begin{document}'
run report a.yaml --format json
exits 0
json '.format == "mnr-assess report 1"'
run report a.yaml --format docx
exits 2
err_is_one_line
err_has latex

says "without --format the ending of OUT decides"
run new a.yaml --practice
for format in markdown:md html:html html:HTM latex:tex json:json markdown:txt markdown:d.ir/x; do
    mkdir -p d.ir
    run report a.yaml --format "${format%%:*}"
    cp "$home/out" expected
    run report a.yaml --output "out.${format#*:}"
    [ "$format" != markdown:d.ir/x ] || run report a.yaml --output d.ir/x
    exits 0
    cmp -s expected "out.${format#*:}" || cmp -s expected d.ir/x || wrong "$format differs"
done
run report a.yaml --format html --output out.md
file_has out.md "<!DOCTYPE html>"

says "an older report of any format is replaced"
run new a.yaml --practice
for name in a.html a.tex a.json; do
    run report a.yaml --output $name
    run report a.yaml --share --output $name
    exits 0
done
echo "<!DOCTYPE html><title>SHA-256 of mine</title>" > mine.html
echo '{"format": "my own"}' > mine.json
keep mine.html mine.json
run report a.yaml --output mine.html
exits 2
run report a.yaml --output mine.json
exits 2
kept

says "“-” is standard output, and nothing is named so"
run new a.yaml --practice
for format in $report_formats; do
    run report a.yaml --format $format
    cp "$home/out" expected
    run report a.yaml --format $format --output -
    exits 0
    no_err
    cmp -s expected "$home/out" || wrong "$format differs"
done
run form mnr
cp "$home/out" expected
run form mnr --output -
cmp -s expected "$home/out" || wrong "the form differs"
for format in csv json; do
    run export a.yaml --format $format
    cp "$home/out" expected
    run export a.yaml --format $format --output -
    cmp -s expected "$home/out" || wrong "the $format differs"
done
[ ! -e - ] || wrong "there is a file “-”"
run report a.yaml --output ./-
[ -s ./- ] || wrong "./- is a file"

says "an ending that nothing is written with is refused, with those there are"
run new a.yaml --practice
for ending in docx pdf DOCX odt rtf doc xlsx yaml svg zip htmlx m; do
    run report a.yaml --output r.$ending
    exits 2
    err_is_one_line
    err_has ".$ending"
    err_has "markdown, html, latex, json, with the endings .md"
    run report a.yaml --format markdown --output r.$ending
    exits 2
    run form mnr --output f.$ending
    exits 2
    err_is_one_line
    err_has "markdown, html"
    run export a.yaml --format csv --output e.$ending
    exits 2
    err_is_one_line
    err_has "csv, json"
    [ ! -e r.$ending ] && [ ! -e f.$ending ] && [ ! -e e.$ending ] || wrong "something is written"
done
for format in tex csv; do
    run form mnr --output f.$format
    exits 2
done
run export a.yaml --output e.md
exits 2
for name in out "Report 3.11" .hidden d.ir/x r.MD r.Html "a b.md"; do
    mkdir -p d.ir
    run report a.yaml --output "$name"
    exits 0
    [ -s "$name" ] || wrong "$name is not written"
done
run form mnr --output f.html
file_has f.html "<!DOCTYPE html>"
run export a.yaml --output e.json
json '."mnr-assess-answers" == 1' < e.json
file_has e.json mnr-assess-answers

says "only a report of ours is replaced: by its line on provenance, in its place"
run new a.yaml --practice
for format in $report_formats; do
    run report a.yaml --format $format
    cp "$home/out" whole
    line=$(grep -m 1 'record 5d1f' whole)
    {
        head -1 whole
        printf '\nMy thesis on %s, with SHA-256.\n\n' "$line"
        printf '  - **One:** 1\n\n%s\n' "$line"
    } > thesis
    grep -v 'record 5d1f' whole > without
    { echo "My comment."; cat whole; } > within
    keep thesis without within
    for file in thesis without within; do
        run report a.yaml --format $format --output $file
        exits 2
        err_is_one_line
        err_has "$file"
    done
    kept
    cp whole older
    sed -i 's/revision 58/revision 5/; s/mnr-assess 0.1.0,/mnr-assess 0.0.9,/' older
    run report a.yaml --format $format --output older
    exits 0
    cmp -s whole older || wrong "$format: an older report is not replaced"
done

says "what changed between the look and the writing is not replaced, nor a link put there"
run new a.yaml --practice
mkdir mine
echo secret > mine/secret
ln -s mine/secret out.md
keep mine/secret
run report a.yaml --output out.md
exits 2
err_is_one_line
kept
[ -L out.md ] || wrong "the link is gone"
ln -s mine/nowhere gone.md
run report a.yaml --output gone.md
exits 2
run report a.yaml --output mine/a.md
ln -s mine/a.md own.md
run report a.yaml --share --output own.md
exits 0
[ -L own.md ] || wrong "one's own link stays"
file_has mine/a.md "copy for sharing"

says "a link that somebody else planted leads no report, chart, export or form anywhere"
if [ "$(id -u)" = 0 ]; then
    run new a.yaml --practice
    mkdir mine shared
    chmod 1777 shared
    for name in a.md f.md e.csv charts; do
        ln -s ../mine shared/$name
        [ $name = charts ] || ln -sfn ../mine/$name shared/$name
        chown -h 65534 shared/$name
    done
    run report a.yaml --output shared/a.md
    exits 2
    err_is_one_line
    err_has "not followed"
    run form mnr --output shared/f.md
    exits 2
    err_has "not followed"
    run export a.yaml --format csv --output shared/e.csv
    exits 2
    err_has "not followed"
    run report a.yaml --charts shared/charts --output a.md
    exits 2
    err_is_one_line
    err_has "not followed"
    [ -z "$(ls mine)" ] || wrong "something was written: $(ls mine)"
    mkdir shared/own
    ln -s ../../mine/x shared/own/chart-mnr-status.svg
    chmod 1777 shared/own
    chown -h 65534 shared/own/chart-mnr-status.svg
    run report a.yaml --charts shared/own --output a.md
    exits 2
    err_has "not followed"
    err_has "shared/own/chart-mnr-status.svg"
    [ -z "$(ls mine)" ] || wrong "something was written: $(ls mine)"
fi

says "reports, charts and data are their owner's alone"
run new a.yaml --practice
(
    umask 000
    "$program" report a.yaml --charts charts --output a.md
    "$program" export a.yaml --output a.csv
    "$program" form --output f.md
)
[ "$(stat -c %a charts)" = 700 ] || wrong "the folder is $(stat -c %a charts)"
for file in a.md a.csv f.md charts/*; do
    [ "$(stat -c %a "$file")" = 600 ] || wrong "$file is $(stat -c %a "$file")"
done
mkdir -m 750 given
run report a.yaml --charts given/ --output b.md
exits 0
[ "$(stat -c %a given)" = 750 ] || wrong "a folder that was there is changed"

says "the day of a report is the day where it is made"
run new a.yaml --practice
for place in Pacific/Auckland:2026-11-22 America/Los_Angeles:2026-11-21 UTC:2026-11-21; do
    TZ=${place%%:*} SOURCE_DATE_EPOCH=1795300000 run report a.yaml
    out_has "**Date of this report:** ${place#*:}"
    out_has "made ${place#*:} by"
done

says "a copy for sharing brings no chart of another report with it"
run new a.yaml --practice
run set a.yaml law.o1.specific-law yes --sensitive
run report a.yaml --charts charts --output a.md
exits 0
[ -e charts/chart-law-criteria.svg ] || wrong "the complete report has no chart of criteria"
keep charts/*
run report a.yaml --share --charts charts --output b.md
exits 2
err_is_one_line
err_has charts/chart-law-criteria.svg
kept
run report a.yaml --share --charts others --output b.md
exits 0
[ ! -e others/chart-law-criteria.svg ] || wrong "criteria that are left out are drawn"
run report a.yaml --share --charts others --output b.md
exits 0

says "HTML and LaTeX have the headings of the Markdown"
run new a.yaml --practice
run report a.yaml --full
headings=$(grep -c '^#' "$home/out")
run report a.yaml --full --format html
pandoc -f html -t commonmark "$home/out" > read.md
[ "$(grep -c '^#' read.md)" -eq $((headings + 1)) ] || wrong "HTML: more than the contents differ"
run report a.yaml --full --format latex
pandoc -f latex -t commonmark "$home/out" > read.md 2> /dev/null
[ "$(grep -c '^#' read.md)" -eq $((headings - 1)) ] || wrong "LaTeX: more than the title differs"

says "the HTML needs nothing from elsewhere and runs nothing"
run new a.yaml --practice
run report a.yaml --format html
! grep -qE '<script|<link|@import|<img|<iframe|url\([^#]' "$home/out" || wrong "it needs something"
! grep -oE '(href|src)="[^"]*"' "$home/out" | grep -qv 'href="#' || wrong "it links elsewhere"

says "every finding and every step of the plan can be linked to"
run new a.yaml --practice
run report a.yaml --format json
jq -r '(.findings[], .plan[]).id' "$home/out" > ids
run report a.yaml --format html
while read -r id; do
    [ "$(grep -c " id=\"$id\"" "$home/out")" -eq 1 ] || wrong "no heading for $id"
done < ids
[ "$(wc -l < ids)" -gt 50 ] || wrong "too few ids"

says "--charts writes the charts as files that the Markdown links to"
run new a.yaml --practice
mkdir here
run report a.yaml --charts here/charts --output here/a.md
exits 0
no_err
grep -o '](.*svg)' here/a.md | tr -d '()]' > links
[ "$(wc -l < links)" -eq "$(find here/charts -name '*.svg' | wc -l)" ] || wrong "links differ"
while read -r link; do
    grep -q '<title' "here/$link" || wrong "here/$link has no title"
    grep -q '<desc' "here/$link" || wrong "here/$link has no description"
done < links
run report a.yaml --charts here/charts --output here/a.md
exits 0
echo mine > here/charts/chart-mnr-status.svg
keep here/charts/chart-mnr-status.svg
run report a.yaml --charts here/charts
exits 2
err_is_one_line
run report a.yaml --charts nowhere/charts
exits 2
err_is_one_line
err_has nowhere/charts
kept

says "a shared report holds no people, notes, internal sources or sensitive answers"
run new a.yaml --country NOR
run set a.yaml q2 "ZZNAMEZZ" "ZZPOSTZZ" "ZZREACHZZ"
run set a.yaml q7 yes --note ZZNOTEZZ --source "ZZTITLEZZ | 2024 | ZZHELDZZ | internal" --by "zzid | ZZORGZZ"
run set a.yaml q8 "ZZSENSITIVEZZ" --sensitive
run set a.yaml q10 --not-applicable ZZREASONZZ --sensitive
run report a.yaml --share --full
exits 0
for word in NAME POST REACH NOTE TITLE HELD ORG SENSITIVE REASON; do
    out_lacks ZZ${word}ZZ
done
for format in html latex json; do
    run report a.yaml --share --full --format $format --charts charts
    exits 0
    for word in NAME POST REACH NOTE TITLE HELD ORG SENSITIVE REASON; do
        out_lacks ZZ${word}ZZ
    done
done
run report a.yaml --full
out_has ZZNOTEZZ
out_has ZZTITLEZZ
out_has ZZSENSITIVEZZ

says "--full adds every answer"
run new a.yaml --practice
run report a.yaml
short=$(wc -c < "$home/out")
run report a.yaml --full
[ "$(wc -c < "$home/out")" -gt "$short" ] || wrong "the full report is no longer"

says "answers cannot forge the report"
run new a.yaml --country NOR
run set a.yaml q7 yes
run set a.yaml q8 "# Forged heading

| forged | table |
|---|---|

<script>alert(1)</script> \`\`\`
    code
[link](javascript:alert(1)) ~~~
$(printf '\033[2J')"
run report a.yaml --full
exits 0
harmless
cmark "$home/out" > html
! grep -q '<h[1-6]>Forged' html || wrong "a heading was forged"
! grep -q '<script' html || wrong "a script came through"
! grep -q 'href="javascript' html || wrong "a link came through"
pandoc -f gfm -t html "$home/out" > html 2> /dev/null || wrong "pandoc does not read it"
! grep -q '<td[^>]*>table' html || wrong "a table was forged"

says "hidden answers stay out of the report"
run new a.yaml --country NOR
run set a.yaml q7 yes
run set a.yaml q8 ZZHIDDENZZ
run set a.yaml q7 no
run report a.yaml --full
out_lacks ZZHIDDENZZ

says "a new assessment gives a report that says so, not empty headings"
run new a.yaml --country NOR
run report a.yaml
exits 0
out_has Norway
# A heading directly before another that is not below it has nothing to say.
awk '/^#+ /{if (level && length($1) <= level) exit 1; level = length($1); next}
     /./{level = 0}
     END {if (level) exit 1}' "$home/out" || wrong "there is a heading with nothing below"
