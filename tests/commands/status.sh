# status: one page.

says "a new assessment has one question addressed and nothing found"
run new a.yaml --country NOR
run status a.yaml
exits 0
no_err
out_has "Norway 2026"
out_has "Norway (NOR)"
out_has "1 of "
out_lacks "In place"
out_lacks "Not yet in place"
out_has "Next is Q1a (mnr.q01a)"

says "JSON has the numbers in total, by instrument and by domain"
run new a.yaml --country NOR
run status a.yaml --json
exits 0
json '.applicable > 0 and .addressed == 1 and .answered == 1 and .required_left > 0'
json '[.instruments[].id] == ["mnr", "law", "imp"] and .instruments[0].version == "2022.2"'
json '.instruments[0].domains | length == 8 and all(has("applicable") and has("addressed") and
      has("answered") and has("required_left"))'
json '.applicable == ([.instruments[].domains[].applicable] | add)'
json '.required_left == ([.instruments[].domains[].required_left] | add)'

says "JSON has a finding with its reason for each capability"
run new a.yaml --practice
run status a.yaml --json
json '.findings | length == 48 and all((keys | contains(["because", "id", "status", "title"])) and
      (.because | length > 0))'
json '[.findings[].status] - ["in-place", "partly", "not-yet", "in-force", "drafted", "absent",
      "evidence", "no-evidence", "not-known", "not-answered", "not-applicable"] == []'

says "unknown is never no"
run new a.yaml --country NOR
run set a.yaml q21 --unknown
run get a.yaml mnr.cap04 --json
json '.status == "not-known"'

says "what does not apply is not applicable, never nothing of nothing"
run new a.yaml --country NOR
run set a.yaml q21 --not-applicable "There are no police here."
run get a.yaml mnr.cap04 --json
json '.status == "not-applicable"'

says "answers that contradict each other are counted and named"
run new a.yaml --country NOR
run set a.yaml q3 none
run set a.yaml q10 yes
run status a.yaml
out_has "1 pair of answers does not fit together"
run status a.yaml --json
json '.contradictions | length == 1'

says "a parent changed and changed back leaves everything as it was"
run new a.yaml --country NOR
run set a.yaml q7 yes
run set a.yaml q8 "It meets."
run status a.yaml --json
before=$(jq -c 'del(.revision)' "$home/out")
run set a.yaml q7 no
run set a.yaml q7 yes
run status a.yaml --json
[ "$before" = "$(jq -c 'del(.revision)' "$home/out")" ] || wrong "the status is another one"

says "hidden questions are not counted"
run new a.yaml --country NOR
run set a.yaml q7 no
run status a.yaml --json
without=$(jq .applicable "$home/out")
run set a.yaml q7 yes
run status a.yaml --json
[ "$(jq .applicable "$home/out")" -gt "$without" ] || wrong "mnr.q08 is counted while it is hidden"

says "lines are as wide as COLUMNS says, and never wider"
run new a.yaml --practice
for columns in 40 60 80 132; do
    COLUMNS=$columns run status a.yaml
    exits 0
    widest=$(wc -L < "$home/out")
    [ "$widest" -le $columns ] || wrong "a line of $widest at COLUMNS=$columns"
done

says "a COLUMNS that is no number means 80"
run new a.yaml --practice
run status a.yaml
cp "$home/out" "$home/usual"
for columns in "" 0 -1 x 99999999999999999999; do
    COLUMNS=$columns run status a.yaml
    cmp -s "$home/out" "$home/usual" || wrong "COLUMNS=$columns changes the page"
done

says "the page has no colour and no control characters"
run new a.yaml --practice
TERM=xterm-256color run status a.yaml
harmless

says "a title with terminal escapes does no harm"
run new a.yaml --country NOR
run set a.yaml title "$(printf 'a\033]0;evil\007b\342\200\256c')"
run status a.yaml
harmless
out_has "evil"
run status a.yaml --json
harmless

says "what is not begun takes a line, not a list of questions"
run new a.yaml --country NOR
run status a.yaml
out_has "Definitions (law.d1, law.d2)"
out_lacks "D1.all-offences"
run set a.yaml law.d2.defined yes
run status a.yaml
out_has "D2.visual-minimum is not"
out_lacks "D1.all-offences"

says "the criteria are told as what is met for certain, at least and at most"
run new a.yaml --country NOR
run status a.yaml --json
json '.criteria == {met: 0, of: 5, least: 0, most: 5, sufficient: "not-known"}'
run set a.yaml law.o1.specific-law yes
run set a.yaml law.d2.defined borderline
run set a.yaml law.o3.ict-mention yes
run set a.yaml law.o2.intent-irrelevant yes
run set a.yaml law.m1.provider-duty no
run status a.yaml --json
json '.criteria == {met: 3, of: 5, least: 3, most: 4, sufficient: "not-known"}'
COLUMNS=200 run status a.yaml
out_has "3 to 4 of 5 criteria are met on ICMEC's published rule, on your own answers; sufficient: not known."

says "without a specific law no criterion is met, and a fourth makes it sufficient"
run new a.yaml --country NOR
for id in law.o1.specific-law law.d2.defined law.o3.ict-mention law.o2.intent-irrelevant; do
    run set a.yaml $id yes
done
run status a.yaml --json
json '.criteria | .least == 4 and .most == 5 and .sufficient == "yes"'
run set a.yaml law.o1.specific-law no
run status a.yaml --json
json '.criteria == {met: 0, of: 5, least: 0, most: 0, sufficient: "no"}'

says "there are no criteria without the model law"
run new a.yaml --country NOR --instruments mnr,imp
run status a.yaml --json
json 'has("criteria") and .criteria == null'
run status a.yaml
out_lacks "criteria"

says "each unit has its own statuses"
run new a.yaml --country NOR
run set a.yaml law.o2.intent-irrelevant yes
run set a.yaml imp.b1 no-evidence
run status a.yaml --json
json '[.findings[] | select(.id == "law.o2" or .id == "imp.c1") | .status] == ["in-force", "no-evidence"]'
json '.findings | length == 48'
