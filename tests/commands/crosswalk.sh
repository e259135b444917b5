# One fact, asked in several questionnaires: offers, differences, steps that stand once.

says "an answer given in one questionnaire is offered in another, with its origin, and taken over"
run new a.yaml --country NOR
run set a.yaml q51 yes
types "goto imp.b3" take
run edit --plain a.yaml
exits 0
out_has "Answered elsewhere: Q51 is “Yes”. Type “take” to answer “Evidence found”"
out_has "imp.b3.takes-reports> "
run get a.yaml imp.b3
out_is "imp.b3: evidence"

says "without another answer there is nothing to take"
run new a.yaml --country NOR
types "goto imp.b3" take
run edit --plain a.yaml
exits 1
out_lacks "Answered elsewhere"
out_has "No other answer suggests one here."
run get a.yaml imp.b3 --json
json '.state == "unanswered"'

says "ticks of a list that are taken over are marked to come back to"
run new a.yaml --country NOR
run set a.yaml q16 yes
run set a.yaml law.o2.intent-irrelevant yes
run set a.yaml law.x11.screening yes
types "goto q17" take
run edit --plain a.yaml
out_has "look through the other options"
run get a.yaml q17 --json
json '.values == ["knowing-possession", "checks-on-staff"] and .later'

says "check lists where answers differ, in the line of an answer"
run new a.yaml --country NOR
run set a.yaml q51 yes
run set a.yaml imp.b3 no-evidence
run check a.yaml
exits 1
out_has "look again: hotline: A hotline that takes reports: Q51 is “Yes”, but B3 is “No evidence”."
line=$(grep -n 'mnr.q51:' a.yaml | cut -d: -f1)
out_has "a.yaml:$line:"

says "what is only near says why both may be right"
run new a.yaml --country NOR
run set a.yaml q10 yes
run set a.yaml imp.b2 no-evidence
run check a.yaml
out_has "plan-that-counts"
out_has "Both may be right: the survey takes any policy or strategy"

says "a helpline is not offered as a hotline"
run new a.yaml --country NOR
run set a.yaml q46 yes
types "goto imp.b3"
run edit --plain a.yaml
out_lacks "Answered elsewhere"

says "status tells how many facts differ, and which"
run new a.yaml --country NOR
run set a.yaml q51 yes
run set a.yaml imp.b3 no-evidence
run status a.yaml
out_has "differ on 1 fact"
run status a.yaml --json
json '.differences | length == 1 and .[0].id == "hotline" and
      .[0].questions == ["mnr.q51", "imp.b3"]'
run set a.yaml imp.b3 evidence
run status a.yaml
out_lacks "differ on"
run status a.yaml --json
json '.differences == []'

says "what the plain mode lists as left ends with the differences"
run new a.yaml --country NOR
run set a.yaml q51 yes
run set a.yaml imp.b3 no-evidence
types finish
run edit --plain a.yaml
out_has "Where answers in the questionnaires differ:"

says "the report has a section on differences only where there are any"
run new a.yaml --country NOR
run set a.yaml q51 yes
run report a.yaml
out_lacks "Where answers in the questionnaires differ"
run set a.yaml imp.b3 no-evidence
run report a.yaml
out_has "## Where answers in the questionnaires differ"
out_has "Q51 is “Yes”, but B3 is “No evidence”. Sources: weprotect-2022, Appendix 2, Q51"

says "a difference that rests on a sensitive answer stays out of a shared report"
run new a.yaml --country NOR
run set a.yaml q51 yes
run set a.yaml imp.b3 no-evidence
types "goto q51" sensitive
run edit --plain a.yaml
run report a.yaml --share
exits 0
out_lacks "Where answers in the questionnaires differ"

says "a step that several questionnaires call for stands in the plan once, with all of them"
run new a.yaml --country NOR
run set a.yaml q69a neither
run set a.yaml law.m1.provider-duty no
run report a.yaml
[ "$(grep -c '^#### REC-B-M1.1: ' "$home/out")" -eq 1 ] || wrong "REC-B-M1.1 does not stand once"
out_lacks "#### REC-03.4"
out_lacks "#### REC-17.1"
grep -q 'The same step as.*REC-03.4.*REC-17.1' "$home/out" || wrong "it does not name the others"
