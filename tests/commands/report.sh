# report: the gap report as Markdown.

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

says "a format of a later time is not offered yet"
run new a.yaml --practice
run report a.yaml --format markdown
exits 0
run report a.yaml --format html
exits 2
err_is_one_line
err_has markdown

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
