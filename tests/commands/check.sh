# check: everything wrong or unfinished.

says "a new assessment has its required questions to finish"
run new a.yaml --country NOR
run check a.yaml
exits 1
no_err
out_has "a.yaml:1:1: to finish: mnr.q03 is required"
out_lacks "mnr.q01 is required"
run status a.yaml --json
left=$(jq .required_left "$home/out")
run check a.yaml
[ "$(grep -c "is required" "$home/out")" -eq "$left" ] || wrong "check and status disagree"

says "every line names file, line and column"
run new a.yaml --country NOR
run check a.yaml
! grep -vqE '^a\.yaml:[1-9][0-9]*:[1-9][0-9]*: (error|look again|to finish): .+' "$home/out" ||
    wrong "$(grep -vE '^a\.yaml:[1-9]' "$home/out" | head -1)"

says "what is marked to come back to is to finish, at its line"
run new a.yaml --country NOR
run set a.yaml q7 yes --later
run check a.yaml
out_has "a.yaml:$(grep -n mnr.q07: a.yaml | cut -d: -f1):1: to finish: mnr.q07"

says "a list that nobody has looked through to the end is to finish, at its line"
run new a.yaml --country NOR
run set a.yaml q6 good-practice
run check a.yaml
out_lacks "mnr.q06 is a list"
sed -i 's/seen: .*/seen: "no"/' a.yaml
run check a.yaml
exits 1
out_has "a.yaml:$(grep -n mnr.q06: a.yaml | cut -d: -f1):1: to finish: mnr.q06 is a list that is not looked through to the end"
run get a.yaml q6
out_has "not looked through to the end"
run status a.yaml
out_has "1 not looked through"
run status a.yaml --json
json '.lists_in_part == 1'

says "a contradiction is worth another look"
run new a.yaml --country NOR
run set a.yaml q3 none
run set a.yaml q10 yes
run check a.yaml
exits 1
out_has "a.yaml:$(grep -n mnr.q03: a.yaml | cut -d: -f1):1: look again: mnr."

says "a question that does not exist any more is pointed out, once"
run new a.yaml --country NOR
printf '  mnr.q999:\n    value: "yes"\n' >> a.yaml
run check a.yaml
exits 1
out_has "look again: there is no question “mnr.q999”"
[ "$(grep -c mnr.q999 "$home/out")" -eq 1 ] || wrong "mnr.q999 is pointed out twice"

says "every error of a broken file is listed, not only the first"
run new a.yaml --country NOR
cat >> a.yaml <<'END'
  mnr.q07:
    value: "maybe"
  mnr.q10:
    value: "perhaps"
END
run check a.yaml
exits 1
no_err
out_has "a.yaml:13:12: error: Q7 has no option “maybe”; it takes: yes, partly, no"
out_has "a.yaml:15:12: error: Q10 has no option “perhaps”"
run status a.yaml
exits 2
err_is_one_line
err_has "mnr-assess check a.yaml"

# A finished assessment: nothing marked to come back to, nothing that does not fit or differs.
finished() {
    run new "$1" --practice
    sed -i '/later: true/d' "$1"
    run set "$1" law.o6.no-meeting no
    run set "$1" law.x11.screening yes
    run set "$1" imp.b7 no-evidence
    run set "$1" q70 partly
}

says "a finished assessment has nothing to see"
finished a.yaml
run check a.yaml
exits 0
out_is ""
no_err

says "several files are checked in one call, and the worst decides"
finished a.yaml
run new b.yaml --country NOR
run check a.yaml b.yaml
exits 1
out_has "b.yaml:"
out_lacks "a.yaml:"
run check a.yaml nowhere.yaml b.yaml
exits 2
err_has "nowhere.yaml"
out_has "b.yaml:"

says "strings that are not quoted are pointed out, because YAML 1.1 takes them for something else"
run new a.yaml --country NOR
sed -i 's/country: "NOR"/country: NOR/' a.yaml
run status a.yaml
exits 0
run check a.yaml
exits 1
out_has "look again: “NOR” should stand in quotation marks"
