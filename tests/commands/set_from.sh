# set --from: takes many answers at once, all or none.

# answers_of FILE: what it holds but for what every record has of its own.
answers_of() {
    grep -vE '^(id|title|revision|place):' "$1"
}

says "what export writes is taken by another record of the country, all of it"
run new a.yaml --country NOR
run set a.yaml q7 yes --note "a
b" --source 'A \| B | 2024 | | internal' --by "moj | Ministry" --later --sensitive
run set a.yaml q8 "- \"text\" \\ | é"
run set a.yaml q6 2,6 "a course"
run set a.yaml q5 inhope "and words"
run set a.yaml q2 post=Head
run set a.yaml q10 --unknown
run set a.yaml q13 --not-applicable "no coast"
run set a.yaml law.d1.age-in-offence 18 --by ""
run set a.yaml law.d1 drafted --note "read otherwise"
run export a.yaml --format json
cp "$home/out" all.json
run new b.yaml --country NOR
run set b.yaml --from all.json
exits 0
out_is ""
[ "$(answers_of a.yaml)" = "$(answers_of b.yaml)" ] || wrong "$(diff a.yaml b.yaml)"
keep b.yaml
run set b.yaml --from all.json
exits 0
kept

says "what get writes is taken, of one and of all, from standard input too"
run new a.yaml --country NOR
run set a.yaml q7 partly --source One
run set a.yaml q8 "Text"
run new b.yaml --country NOR
run get a.yaml q7 --json
cp "$home/out" "$home/in"
run set b.yaml --from -
exits 0
run get b.yaml q7 --json
json '.value == "partly" and .sources[0].title == "One"'
run get a.yaml --json
cp "$home/out" "$home/in"
run set b.yaml --from=-
exits 0
[ "$(answers_of a.yaml)" = "$(answers_of b.yaml)" ] || wrong "$(diff a.yaml b.yaml)"

says "every mistake is told with its place, and then nothing is changed"
run new a.yaml --country NOR
run set a.yaml q7 yes
keep a.yaml
cat > many.json <<'END'
{"answers": [{"id": "mnr.q07", "value": "no"},
             {"id": "mnr.q10", "value": "perhaps", "later": "yes"},
             {"id": "mnr.q999", "value": "no"},
             {"id": "mnr.q07", "value": "no"}]}
END
run set a.yaml --from many.json
exits 2
out_is ""
err_has "mnr-assess: many.json: .answers[1].later (mnr.q10): expected true or false"
err_has "mnr-assess: many.json: .answers[2].id (mnr.q999): there is no question “mnr.q999”"
err_has "mnr-assess: many.json: .answers[3].id (mnr.q07): there is an answer to this question already"
err_has "mnr-assess: many.json: 3 problems, so that nothing is changed"
kept
types '[{"id": "mnr.q07", "value": "no"}, {"id": "mnr.q10", "value": "perhaps"}]'
run set a.yaml --from -
exits 2
err_is_one_line
err_has "standard input: .[1].value (mnr.q10): Q10 has no option “perhaps”; it takes: yes, partly, no"
kept
for json in '' '[' '[]' 'mnr-assess: 1' '[{"id": "mnr.q07", "note": "a\u0000b"}]' '{"id": "mnr.q07"} x'; do
    printf '%s' "$json" > one.json
    run set a.yaml --from one.json
    exits 2
    err_is_one_line
    err_has one.json
done
run set a.yaml --from a.yaml
exits 2
err_has "this is not JSON"
run set a.yaml --from nowhere.json
exits 2
err_is_one_line
err_has nowhere.json
run set a.yaml --from .
exits 2
err_is_one_line
kept
[ "$(ls | tr '\n' ' ')" = "a.yaml many.json one.json " ] || wrong "there is more: $(ls)"

says "with --from stand neither an id nor a value nor what belongs to one answer"
run new a.yaml --country NOR
keep a.yaml
printf '[{"id": "mnr.q07", "value": "no"}]' > one.json
for words in "q7 --from one.json" "q7 yes --from one.json" "--from one.json --later" \
    "--from one.json --clear" "--from one.json --note x" "" ; do
    # shellcheck disable=SC2086 # words
    run set a.yaml $words
    exits 2
    err_is_one_line
done
kept
run set a.yaml --from one.json --by "moj | Ministry"
exits 0
run get a.yaml q7 --json
json '.value == "no" and .by == "moj" and .at == "2026-11-21T10:00:00Z"'

says "answers that are taken say what they hide, and what is not asked"
run new a.yaml --country NOR
run set a.yaml q7 yes
run set a.yaml q8 "The committee meets."
run set a.yaml q21 no
printf '[{"id": "mnr.q07", "value": "no"}, {"id": "mnr.q22", "value": "Forty."}]' > two.json
run set a.yaml --from two.json
exits 0
err_has "this hides 1 answer (mnr.q08)"
err_has "1 answer is to a question that is not asked now (mnr.q22)"
run get a.yaml q8 --json
json '.applies == false and .value == "The committee meets."'

says "of a copy for sharing what it tells is taken; what was left out, notes and people stay"
run new a.yaml --country NOR
run set a.yaml q7 yes --note "to them alone" --source One --source "Two | | | internal"
run set a.yaml q21 no --sensitive
run export a.yaml --format json --share
cp "$home/out" shared.json
run new b.yaml --country NOR
run set b.yaml q7 no --note "ours" --source "Three | | | internal"
run set b.yaml q21 partly
run set b.yaml --from shared.json
exits 0
err_has "left out of this copy for sharing"
run get b.yaml q7 --json
json '.value == "yes" and .note == "ours" and (.sources | map(.title) == ["Three", "One"])'
run get b.yaml q21
out_is "mnr.q21: partly"

says "answers of another country are refused"
run new a.yaml --country NOR
run set a.yaml q7 yes
run export a.yaml --format json
cp "$home/out" all.json
run new b.yaml --country SWE
keep b.yaml
run set b.yaml --from all.json
exits 2
err_is_one_line
err_has ".country: these are answers of another country, NOR"
kept
