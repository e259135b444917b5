# form: a blank questionnaire for paper.

says "the form has every question of a questionnaire, with its id and room for each option"
for instrument in mnr law imp; do
    run form $instrument
    exits 0
    no_err
    cp "$home/out" form.md
    run questions $instrument --json
    jq -r '.[].id' "$home/out" > ids
    while read -r id; do
        grep -qF "($id)" form.md || wrong "the form lacks $id"
    done < ids
    jq -r '[.[] | select(.kind != "year" and .kind != "contact") | .options[]] | length' \
        "$home/out" > options
    [ "$(grep -c '^      - ☐ ' form.md)" -ge "$(cat options)" ] || wrong "boxes are missing"
done

says "where to go on stands behind the answer, and when a question is asked before it"
run form mnr
grep -A 8 '(mnr.q07)' "$home/out" > q07
grep -q '☐ No (go to Q9)$' q07 || wrong "a no to Q7"
grep -q '☐ Yes$' q07 || wrong "a yes to Q7"
grep -q "don't know.*(go to Q9)\$" q07 || wrong "a don't know to Q7"
out_has "**Q8** *Only if Q7 is “Yes” or “Partly”.*"
out_has "*Only if Q7 is “Yes” or “Partly” or Q10 is “Yes” or “Partly”.*"

says "the paper says what must not be written on it, and asks who answered and for sources"
run form
for words in "no names, case numbers" "no images" "not an inspection" "Organisation that answers" \
    "Title of the document" "Where it is held"; do
    out_has "$words"
done

says "a shallower form asks less"
run form mnr --depth core
core=$(grep -c '^  - (mnr' "$home/out")
out_has "depth “core”"
run form mnr --depth standard
standard=$(grep -c '^  - (mnr' "$home/out")
run form mnr
[ "$core" -lt "$standard" ] || wrong "core is no shorter than standard"
[ "$standard" -lt "$(grep -c '^  - (mnr' "$home/out")" ] || wrong "standard is no shorter than full"

says "what one part asks is not asked again where it is taken over"
run form
one=$(grep -c '^  - (' "$home/out")
run form mnr
mnr=$(grep -c '^  - (' "$home/out")
run form law
law=$(grep -c '^  - (' "$home/out")
run form imp
imp=$(grep -c '^  - (' "$home/out")
[ "$one" -le $((mnr + law + imp)) ] || wrong "more questions together than one by one"

says "the form is Markdown that other readers take as it is meant, and HTML for A4"
run form law
cmark "$home/out" > cmark.html || wrong "cmark does not read it"
! grep -q '<pre>\|<h[1-6]>.*<hr' cmark.html || wrong "something became code or a heading"
run form law --format html
exits 0
out_has "<!DOCTYPE html>"
out_has "size: A4"
out_has 'class="margin">law.d1.'
out_has 'class="line"'
out_lacks "the country's own answers"

says "a form replaces an older one and nothing else"
run form mnr --output form.md
exits 0
run form law --output form.md
exits 0
run form law --format html --output form.md
exits 0
run new a.yaml --practice
run report a.yaml --output a.md
for format in markdown html; do
    run form mnr --format $format
    sed '/Blank form of mnr/d' "$home/out" > without.md
    { echo "My copy."; cat "$home/out"; } > within.md
    printf '# ☐ Mine\n\nMade by mnr-assess. Blank form of mnr.\n' > mine.md
    keep a.yaml a.md without.md within.md mine.md
    for file in a.md without.md within.md mine.md; do
        run form --format $format --output $file
        exits 2
        err_is_one_line
        err_has "no form"
    done
    run form --format $format --output a.yaml
    exits 2
    kept
done

says "what there is not is refused"
run form abc
exits 2
err_is_one_line
err_has "mnr"
run form mnr --format pdf
exits 2
err_has "markdown, html"
run form mnr --depth deep
exits 2
err_has "core, standard, full"
