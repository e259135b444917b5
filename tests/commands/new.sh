# new: makes assessments, and never overwrites one.

says "a new assessment names its country and asks everything"
run new a.yaml --country NOR
exits 0
no_err
out_has "a.yaml"
file_has a.yaml 'country: "NOR"'
file_has a.yaml 'title: "Norway 2026"'
file_has a.yaml 'depth: "full"'
file_has a.yaml 'mnr-assess: 1'
[ "$(stat -c %a a.yaml)" = 600 ] || wrong "a.yaml can be read by others"

says "the country may be given in small letters"
run new a.yaml --country nor
exits 0
file_has a.yaml 'country: "NOR"'

says "the country answers the question on the country"
run new a.yaml --country NOR
run get a.yaml mnr.q01 --json
json '.value == "NOR" and .state == "answered"'

says "a country that does not exist is refused, and no file is made"
run new a.yaml --country NOX
exits 2
err_is_one_line
err_has NOX
[ ! -e a.yaml ] || wrong "a.yaml was made"

says "an assessment needs no country yet"
run new a.yaml
exits 0
run status a.yaml
exits 0
out_has "No country yet"

says "title and depth can be chosen"
run new a.yaml --title "Our \"own\" name: 2026" --depth core
exits 0
run status a.yaml --json
json '.title == "Our \"own\" name: 2026" and .depth == "core"'

says "a depth that does not exist is refused with the three that do"
run new a.yaml --depth deep
exits 2
err_has "core, standard or full"
[ ! -e a.yaml ] || wrong "a.yaml was made"

says "questionnaires can be chosen by their ids"
run new a.yaml --instruments mnr
exits 0
run status a.yaml --json
json '.instruments | map(.id) == ["mnr"]'

says "a questionnaire that does not exist is refused"
run new a.yaml --instruments mnr,xyz
exits 2
err_is_one_line
err_has xyz
[ ! -e a.yaml ] || wrong "a.yaml was made"

says "an existing file is never overwritten"
echo mine > a.yaml
keep a.yaml
run new a.yaml --country NOR
exits 2
err_is_one_line
err_has a.yaml
kept

says "an existing file is never overwritten by the practice country"
echo mine > a.yaml
keep a.yaml
run new a.yaml --practice
exits 2
err_is_one_line
kept

says "a dangling link is not written through"
ln -s nowhere/b.yaml a.yaml
run new a.yaml --country NOR
exits 2
err_is_one_line

says "a file in a directory that does not exist cannot be made"
run new nowhere/a.yaml
exits 2
err_is_one_line
err_has nowhere/a.yaml

says "the practice country is finished and fictional"
run new a.yaml --practice
exits 0
run status a.yaml --json
json '.country == "ZZZ" and .applicable == .addressed and .required_left == 0'

says "the practice country fires a good mix of findings"
run new a.yaml --practice
run status a.yaml --json
json '[.findings[].status] | unique | contains(["in-place", "not-known", "not-yet", "partly"])'

says "the practice country takes no other options"
run new a.yaml --practice --country NOR
exits 2
err_is_one_line
[ ! -e a.yaml ] || wrong "a.yaml was made"

says "a title that is not UTF-8 is refused, and no file is made"
run new a.yaml --title "$(printf 'a\377b')"
exits 2
err_is_one_line
[ ! -e a.yaml ] || wrong "a.yaml was made"

says "two assessments never have the same id"
run new a.yaml --country NOR
run new b.yaml --country NOR
[ "$(grep '^id:' a.yaml)" != "$(grep '^id:' b.yaml)" ] || wrong "a.yaml and b.yaml share an id"
