# get: reads answers.

says "one answer is one line that begins with its id"
run new a.yaml --country NOR
run set a.yaml mnr.q07 yes
run get a.yaml mnr.q07
exits 0
no_err
out_is "mnr.q07: yes"

says "a question is found by its number, too"
run new a.yaml --country NOR
run set a.yaml q7 yes
for id in q7 Q07 Q7 mnr.q7 mnr.q07; do
    run get a.yaml $id
    out_is "mnr.q07: yes"
done

says "JSON tells all that the contract names"
run new a.yaml --country NOR
run get a.yaml mnr.q07 --json
json 'keys == ["applies", "at", "by", "id", "later", "note", "reason", "sensitive", "sources",
      "state", "value"]'
json '.id == "mnr.q07" and .applies and .state == "unanswered" and .value == null and
      .note == null and .sources == [] and .later == false and .by == null and .at == null'

says "questions that take several answers have a list of values"
run new a.yaml --country NOR
run set a.yaml mnr.q06 good-practice policy-basis
run get a.yaml mnr.q06 --json
json '.values == ["good-practice", "policy-basis"] and (has("value") | not)'

says "without an id all questions are listed in order"
run new a.yaml --country NOR
run get a.yaml --json
exits 0
json 'length > 100 and .[0].id == "mnr.q01" and (map(.id) | index("mnr.q07") < index("mnr.q08"))'
json 'map(.id) | length == (unique | length)'

says "a question that is not asked says so and why"
run new a.yaml --country NOR
run get a.yaml mnr.q08
out_has "(Not answered)"
out_has "not asked now: asked only when: Q7 is"
run get a.yaml mnr.q08 --json
json '.applies == false'

says "note, sources and marks stand below the answer"
run new a.yaml --country NOR
run set a.yaml q7 partly --note "one
two" --source "Decree 12 | 2024-03-01 | Cabinet Office" --later --sensitive
run get a.yaml q7
out_is "mnr.q07: partly
  note: one
    two
  source: Decree 12, 2024-03-01, held by Cabinet Office
  to come back to
  sensitive"

says "the id of a capability gives its status and why"
run new a.yaml --country NOR
run set a.yaml q21 yes
run get a.yaml mnr.cap04
exits 0
out_has "In place"
out_has "because Q21 is “Yes”"
run get a.yaml mnr.cap04 --json
json '.id == "mnr.cap04" and .status == "in-place" and .because == "Q21 is “Yes”"'

says "an unknown id is refused with the nearest one"
run new a.yaml --country NOR
keep a.yaml
run get a.yaml mnr.q07x
exits 2
err_is_one_line
err_has "did you mean mnr.q0"
out_is ""
kept

says "reading changes nothing"
run new a.yaml --practice
keep a.yaml
run get a.yaml
run get a.yaml --json
run status a.yaml
run status a.yaml --json
run check a.yaml
kept
