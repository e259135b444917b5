# questions, glossary, sources: what the program knows.

says "all questions of the survey are listed, each with what the contract names"
run questions --json
exits 0
no_err
json 'all(has("id") and has("questionnaire") and has("domain") and has("capability") and
      has("kind") and has("required") and has("origin") and has("options") and has("condition") and
      has("source"))'
json 'map(select(.origin == "instrument" and .questionnaire == "mnr")) | length == 81'
json 'map(.id) | length == (unique | length)'
json 'map(.kind) | unique - ["gate", "choice", "many", "tick", "criterion", "text", "number", "date",
      "year", "country", "contact"] == []'
json 'map(.origin) | unique == ["instrument", "ours"]'

says "options have ids of words and a text"
run questions --json
json '.[] | select(.id == "mnr.q07") | .options | map(.id) == ["yes", "partly", "no"]'
json '[.[].options[]] | all((.id | test("^[a-z0-9]+(-[a-z0-9]+)*$")) and (.text | length > 0))'

says "a condition is written as in the questionnaire"
run questions --json
json '.[] | select(.id == "mnr.q08") | .condition == "mnr.q07 is yes|partly"'
json '.[] | select(.id == "mnr.q07") | .condition == null'

says "every question of the survey names its source"
run questions mnr --json
json 'map(select(.origin == "instrument")) | all(.source | contains("weprotect-2022, Appendix 2"))'

says "questions are listed for people, too"
run questions
exits 0
out_has "mnr.q07  gate, required"
out_has "takes: yes, partly, no"
out_has "asked if: mnr.q07 is yes|partly"
[ "$(wc -L < "$home/out")" -le 80 ] || wrong "a line is wider than 80"

says "one questionnaire can be chosen, an unknown one is refused"
run questions mnr --json
exits 0
json 'map(.questionnaire) | unique == ["mnr"]'
run questions abc
exits 2
err_is_one_line
err_has "mnr"

says "every id that is listed can be read"
run new a.yaml --practice
run questions --json
jq -r '.[].id' "$home/out" | sort > ids
run get a.yaml --json
jq -r '.[].id' "$home/out" | sort | cmp -s - ids || wrong "get and questions list other ids"

says "a term is found by its name, its abbreviation, or another name"
for term in "child sexual abuse material" CSAM csam; do
    run glossary "$term"
    exits 0
    no_err
    out_has "child sexual abuse material (CSAM)"
done

says "a term of several words needs no quotation marks"
run glossary child sexual abuse material
exits 0
out_has "child sexual abuse material (CSAM)"

says "without a term all 67 are listed"
run glossary
exits 0
[ "$(grep -c '^  ' "$home/out")" -ge 67 ] || wrong "fewer than 67 terms"

says "an unknown term is refused, with the nearest"
run glossary hotlines
exits 2
err_is_one_line
err_has "hotline"
run glossary xyzzyxyzzy
exits 2
err_is_one_line

says "the five documents are listed"
run sources
exits 0
no_err
for id in weprotect-2022 icmec-2023 icmec-2017 ecpat-2017 un-2009; do
    out_has "$id"
done

says "five questions decide a criterion, and some are for the record only"
run questions law --json
json '[.[] | select(.criterion) | .criterion] | sort == ["C1", "C2", "C3", "C4", "C5"]'
json '[.[] | select(.criterion) | .kind] | unique == ["criterion"]'
json '.[] | select(.id == "law.d1.exceptions") | .record and .criterion == null'
json '.[] | select(.id == "law.d1.all-offences") | .record | not'
