# set: changes one answer from a script.

says "a gate takes yes, partly and no"
run new a.yaml --country NOR
for word in yes partly no; do
    run set a.yaml mnr.q07 $word
    exits 0
    run get a.yaml mnr.q07 --json
    json ".value == \"$word\" and .state == \"answered\""
done

says "a word that is no answer is refused with those that are"
run new a.yaml --country NOR
keep a.yaml
run set a.yaml mnr.q07 maybe
exits 2
err_is_one_line
err_has "yes, partly, no"
kept

says "saying the same again does not touch the file"
run new a.yaml --country NOR
run set a.yaml mnr.q07 yes
keep a.yaml
run set a.yaml mnr.q07 yes
exits 0
kept

says "every change raises the revision"
run new a.yaml --country NOR
run set a.yaml mnr.q07 yes
run status a.yaml --json
json '.revision == 2'

says "an answer says when it was given"
run new a.yaml --country NOR
run set a.yaml mnr.q07 yes
run get a.yaml mnr.q07 --json
json '.at == "2026-11-21T10:00:00Z"'

says "many options are ticked at once and kept in their order"
run new a.yaml --country NOR
run set a.yaml mnr.q06 policy-basis good-practice
exits 0
run get a.yaml mnr.q06 --json
json '.values == ["good-practice", "policy-basis"]'

says "none stands alone"
run new a.yaml --country NOR
run set a.yaml mnr.q06 none
exits 0
keep a.yaml
run set a.yaml mnr.q06 none policy-basis
exits 2
err_is_one_line
err_has "stands alone"
kept

says "an exclusive option stands alone"
run new a.yaml --country NOR
keep a.yaml
run set a.yaml mnr.q06 not-used policy-basis
exits 2
err_is_one_line
kept

says "an option given twice is refused"
run new a.yaml --country NOR
keep a.yaml
run set a.yaml mnr.q06 policy-basis policy-basis
exits 2
err_is_one_line
kept

says "a year has its fields in order"
run new a.yaml --country NOR
run set a.yaml mnr.q03 2016 "Ministry of Justice"
exits 0
run get a.yaml mnr.q03 --json
json '.values == ["2016", "Ministry of Justice"]'

says "a year that is no year is refused"
run new a.yaml --country NOR
keep a.yaml
run set a.yaml mnr.q03 "two thousand" "Ministry"
exits 2
err_is_one_line
err_has "2016"
kept

says "no policy yet is an answer to the year of the first policy"
run new a.yaml --country NOR
run set a.yaml mnr.q03 none
exits 0
run get a.yaml mnr.q03 --json
json '.values == ["none"] and .state == "answered"'

says "nothing to add is an answer to a closing question"
run new a.yaml --country NOR
run set a.yaml mnr.q19 none
exits 0
run get a.yaml mnr.q19 --json
json '.state == "answered"'

says "a text of several lines is kept to the letter"
run new a.yaml --country NOR
run set a.yaml mnr.q01a "  one
	two | three\` <b>
é 漢字 🙂 \"quoted\" 'NO' # : - "
exits 0
run get a.yaml mnr.q01a --json
json '.value == "  one\n\ttwo | three` <b>\né 漢字 🙂 \"quoted\" '\''NO'\'' # : - "'

says "a text is read from standard input"
run new a.yaml --country NOR
types "first line" "" "third line"
run set a.yaml mnr.q01a -
exits 0
run get a.yaml mnr.q01a --json
json '.value == "first line\n\nthird line"'

says "standard input is read once"
run new a.yaml --country NOR
keep a.yaml
types "text"
run set a.yaml mnr.q01a - --note -
exits 2
err_is_one_line
kept

says "a NUL character on standard input is refused"
run new a.yaml --country NOR
keep a.yaml
printf 'a\000b\n' > "$home/in"
run set a.yaml mnr.q01a -
exits 2
err_is_one_line
kept

says "a text that is not UTF-8 is refused"
run new a.yaml --country NOR
keep a.yaml
run set a.yaml mnr.q01a "$(printf 'a\377b')"
exits 2
err_is_one_line
err_has "UTF-8"
run set a.yaml mnr.q07 yes --note "$(printf '\355\240\200')"
exits 2
run set a.yaml mnr.q07 yes --source "$(printf '\300\200')"
exits 2
run set a.yaml mnr.q07 yes --by "$(printf 'moj\377 | Ministry')"
exits 2
run set a.yaml mnr.q07 yes --by "$(printf 'moj | Ministry\377')"
exits 2
run set a.yaml title "$(printf '\377')"
exits 2
run set a.yaml mnr.q07 --not-applicable "$(printf '\377')"
exits 2
kept

says "a text beyond any measure is refused"
run new a.yaml --country NOR
keep a.yaml
head -c 2000000 /dev/zero | tr '\0' a > "$home/in"
run set a.yaml mnr.q01a -
exits 2
err_is_one_line
run set a.yaml title "$(head -c 70000 /dev/zero | tr '\0' a)"
exits 2
err_has "64 KiB"
kept

says "an empty text is no answer"
run new a.yaml --country NOR
keep a.yaml
run set a.yaml mnr.q01a ""
exits 2
err_is_one_line
err_has "clear"
kept

says "controls that stand in a file stay there, are told of, and never reach the terminal"
run new a.yaml --country NOR
run set a.yaml mnr.q01a HERE
sed -i 's/HERE/a\\e[2Jb\\u009bc\\u202ed/' a.yaml
run check a.yaml
out_has "a.yaml:13:5: look again: characters that no words have stand in this text"
run set a.yaml mnr.q07 yes
run get a.yaml mnr.q01a
harmless
run get a.yaml mnr.q01a --json
harmless
json '.value | contains("\u001b[2J") and contains("\u202e")'

says "unknown and not applicable are states of every question"
run new a.yaml --country NOR
run set a.yaml mnr.q07 --unknown
exits 0
run get a.yaml mnr.q07 --json
json '.state == "unknown" and .value == null'
run set a.yaml mnr.q07 --not-applicable "No such body can exist here"
exits 0
run get a.yaml mnr.q07 --json
json '.state == "not-applicable" and .reason == "No such body can exist here"'

says "not applicable needs a reason"
run new a.yaml --country NOR
keep a.yaml
run set a.yaml mnr.q07 --not-applicable ""
exits 2
err_is_one_line
err_has "reason"
kept

says "a cleared answer is unanswered, and leaves nothing behind"
run new a.yaml --country NOR
run set a.yaml mnr.q07 yes
run set a.yaml mnr.q07 --clear
exits 0
run get a.yaml mnr.q07 --json
json '.state == "unanswered" and .value == null and .at == null'
file_lacks a.yaml mnr.q07

says "clearing keeps note, sources and marks"
run new a.yaml --country NOR
run set a.yaml mnr.q07 yes --note "ask again" --source "Decree 12" --later
run set a.yaml mnr.q07 --clear
run get a.yaml mnr.q07 --json
json '.state == "unanswered" and .note == "ask again" and .later and
      .sources == [{"title": "Decree 12", "date": null, "held": null}]'

says "several options in one call apply together"
run new a.yaml --country NOR
run set a.yaml mnr.q07 yes --note N --source S --later --sensitive --by "moj | Ministry of Justice"
exits 0
run get a.yaml mnr.q07 --json
json '.value == "yes" and .note == "N" and .sources[0].title == "S" and .later and .sensitive and
      .by == "moj"'

says "when one of several options is wrong, none applies"
run new a.yaml --country NOR
keep a.yaml
run set a.yaml mnr.q07 yes --note N --source "a | b | c | d"
exits 2
err_is_one_line
kept
run set a.yaml mnr.q07 yes --by nobody
exits 2
err_has "nobody | ORGANISATION"
kept

says "a value, unknown, not applicable and clear exclude each other"
run new a.yaml --country NOR
keep a.yaml
run set a.yaml mnr.q07 yes --unknown
exits 2
err_is_one_line
run set a.yaml mnr.q07 --unknown --clear
exits 2
run set a.yaml mnr.q07 --later --no-later
exits 2
kept

says "marks are set and taken away without touching the answer"
run new a.yaml --country NOR
run set a.yaml mnr.q07 yes
run set a.yaml mnr.q07 --later --sensitive
run get a.yaml mnr.q07 --json
json '.value == "yes" and .later and .sensitive'
run set a.yaml mnr.q07 --no-later --no-sensitive
run get a.yaml mnr.q07 --json
json '.value == "yes" and (.later or .sensitive | not)'

says "a source can be kept out of whatever is shared"
run new a.yaml --country NOR
run set a.yaml mnr.q07 yes --source "One | | | internal" --source "Two | 2024 | Archive |"
exits 0
run get a.yaml mnr.q07 --json
json '.sources == [{"title": "One", "date": null, "held": null, "internal": true},
                   {"title": "Two", "date": "2024", "held": "Archive"}]'
run get a.yaml mnr.q07
out_has "One (internal)"
keep a.yaml
for source in "One | 2024 | Archive | secret" "One | 2024 | Archive | internal | x"; do
    run set a.yaml mnr.q07 --source "$source"
    exits 2
    err_is_one_line
    err_has "internal"
done
kept

says "sources are added one by one, and taken away all at once"
run new a.yaml --country NOR
run set a.yaml mnr.q07 --source "One | 2024 | Library" --source "Two"
run set a.yaml mnr.q07 --source "Three"
run get a.yaml mnr.q07 --json
json '.sources | map(.title) == ["One", "Two", "Three"]'
run set a.yaml mnr.q07 --source ""
run get a.yaml mnr.q07 --json
json '.sources == []'

says "an empty note takes the note away"
run new a.yaml --country NOR
run set a.yaml mnr.q07 --note "a note"
run set a.yaml mnr.q07 --note ""
run get a.yaml mnr.q07 --json
json '.note == null'

says "a change says how many answers it hides, and they come back"
run new a.yaml --country NOR
run set a.yaml mnr.q07 yes
run set a.yaml mnr.q08 "The committee meets."
run set a.yaml mnr.q07 no
exits 0
err_has "hides 1 answer"
err_has "mnr.q08"
run get a.yaml mnr.q08 --json
json '.applies == false and .value == "The committee meets."'
run set a.yaml mnr.q07 yes
no_err
run get a.yaml mnr.q08 --json
json '.applies and .value == "The committee meets."'

says "an answer to a question that is not asked is kept, with a word about it"
run new a.yaml --country NOR
run set a.yaml mnr.q08 "The committee meets."
exits 0
err_has "not asked now"
run get a.yaml mnr.q08 --json
json '.applies == false and .value == "The committee meets."'

says "the coordinator may set a status down, with a reason, and take it back"
run new a.yaml --country NOR
run set a.yaml q21 yes
run set a.yaml mnr.cap04 partly --note "only in the capital"
exits 0
run get a.yaml mnr.cap04 --json
json '.status == "partly" and .proposed == "in-place" and .reason == "only in the capital"'
run set a.yaml mnr.cap04 --clear
exits 0
run get a.yaml mnr.cap04 --json
json '.status == "in-place" and (has("proposed") | not)'

says "a status is never set up, nor without a reason"
run new a.yaml --country NOR
run set a.yaml q21 no
keep a.yaml
run set a.yaml mnr.cap04 partly --note "it is better than that"
exits 2
err_is_one_line
run set a.yaml mnr.cap04 in-place --note "it is better than that"
exits 2
kept
run set a.yaml q21 yes
keep a.yaml
run set a.yaml mnr.cap04 partly
exits 2
err_has "reason"
kept

says "depth is changed for all or for one capability, and loses nothing"
run new a.yaml --country NOR
run set a.yaml mnr.q22 "Forty officers."
run set a.yaml q21 yes
run set a.yaml depth core
exits 0
run get a.yaml mnr.q22 --json
json '.applies == false and .value == "Forty officers."'
run set a.yaml depth standard mnr.cap04
exits 0
run get a.yaml mnr.q22 --json
json '.applies'
run status a.yaml --json
json '.depth == "core"'

says "a depth or capability that does not exist is refused"
run new a.yaml --country NOR
keep a.yaml
run set a.yaml depth deep
exits 2
err_has "core, standard or full"
run set a.yaml depth core mnr.cap99
exits 2
err_has mnr.cap99
run set a.yaml depth core --later
exits 2
kept

says "the title can be changed"
run new a.yaml --country NOR
run set a.yaml title "Another name"
exits 0
run status a.yaml --json
json '.title == "Another name"'

says "set without anything to set is refused"
run new a.yaml --country NOR
keep a.yaml
run set a.yaml mnr.q07
exits 2
err_is_one_line
run set a.yaml mnr.cap04
exits 2
run set a.yaml mnr.nothing yes
exits 2
err_is_one_line
kept

says "a read-only directory cannot be saved to, and the file stays whole"
run new a.yaml --country NOR
if [ "$(id -u)" -ne 0 ]; then
    keep a.yaml
    chmod 500 .
    run set a.yaml mnr.q07 yes
    exits 2
    err_is_one_line
    kept
    chmod 700 .
fi

says "a link stays a link, and its target is saved"
mkdir real
run new real/a.yaml --country NOR
ln -s real/a.yaml link.yaml
run set link.yaml mnr.q07 yes
exits 0
[ -L link.yaml ] || wrong "link.yaml is no link any more"
file_has real/a.yaml mnr.q07

says "saving leaves nothing else in the directory"
run new a.yaml --country NOR
run set a.yaml mnr.q07 yes
[ "$(ls -A)" = a.yaml ] || wrong "there is more: $(ls -A)"

says "the mode of the file stays as its owner set it"
run new a.yaml --country NOR
chmod 640 a.yaml
run set a.yaml mnr.q07 yes
[ "$(stat -c %a a.yaml)" = 640 ] || wrong "the mode changed"

says "answers, keys and questions that this program does not know are kept"
run new a.yaml --country NOR
cat >> a.yaml <<'END'
  mnr.q999:
    value: "yes"
    future: {depth: ["a", "b"]}
  mnr.q07:
    value: "yes"
    weight: "3"
colour: "blue"
END
run set a.yaml mnr.q10 no
exits 0
file_has a.yaml mnr.q999
[ "$(sed -n '/future:/,/colour:/p' a.yaml | tr -d ' \n-')" = 'future:depth:"a""b"colour:"blue"' ] ||
    wrong "the unknown key of mnr.q999 is not what it was"
file_has a.yaml 'weight: "3"'
file_has a.yaml 'colour: "blue"'

says "the level of a provision may be set to any other, with a reason, and taken back"
run new a.yaml --country NOR
run set a.yaml law.o2.intent-irrelevant yes
for level in partly drafted absent; do
    run set a.yaml law.o2 $level --note "the courts read it otherwise"
    exits 0
    run get a.yaml law.o2 --json
    json ".status == \"$level\" and .proposed == \"in-force\" and
          .reason == \"the courts read it otherwise\""
done
run set a.yaml law.o2 --clear
run get a.yaml law.o2 --json
json '.status == "in-force" and (has("proposed") | not)'

says "a level is set up as well, also where nothing is answered"
run new a.yaml --country NOR
run set a.yaml law.d1 in-force --note "read with the Constitution"
exits 0
run get a.yaml law.d1 --json
json '.status == "in-force" and .proposed == "not-answered"'

says "a level needs a reason, is one of four, and another than the proposed one"
run new a.yaml --country NOR
run set a.yaml law.o2.intent-irrelevant yes
keep a.yaml
run set a.yaml law.o2 drafted
exits 2
err_has "reason"
run set a.yaml law.o2 not-yet --note "no such level"
exits 2
err_is_one_line
err_has "in-force, partly, drafted or absent"
run set a.yaml law.o2 in-force --note "as it is"
exits 2
err_is_one_line
err_has "already"
kept

says "a level that is set has no part in the criteria"
run new a.yaml --country NOR
run set a.yaml law.o2.intent-irrelevant no
run set a.yaml law.o2 in-force --note "read otherwise"
run status a.yaml --json
json '.criteria.most == 4'

says "a benchmark follows from its answer and is not set"
run new a.yaml --country NOR
run set a.yaml imp.b1 no-evidence
keep a.yaml
run set a.yaml imp.c1 evidence --note "better than that"
exits 2
err_is_one_line
kept

says "questionnaires are taken out of use and back, and no answer is lost"
run new a.yaml --country NOR
run set a.yaml q7 yes
run set a.yaml d2.defined yes
run set a.yaml instruments law imp
exits 0
out_is ""
err_has "mnr: 2 answers stay in the file and come back with it"
run status a.yaml --json
json '.instruments | map(.id) == ["law", "imp"]'
run get a.yaml q7 --json
json '(.applies | not) and .value == "yes"'
run set a.yaml instruments mnr,law,imp
exits 0
err_has "mnr: 2 answers come back"
run get a.yaml q7 --json
json '.applies and .value == "yes"'

says "questionnaires that are none, or none at all, are refused"
run new a.yaml --country NOR
keep a.yaml
run set a.yaml instruments mnr,lav
exits 2
err_is_one_line
err_has "there is no questionnaire “lav”"
run set a.yaml instruments
exits 2
err_is_one_line
run set a.yaml instruments law --note x
exits 2
kept

says "the country can be set, whichever questionnaires are in use"
run new a.yaml --instruments law
run set a.yaml country swe
exits 0
run set a.yaml instruments mnr
run get a.yaml q1
out_is "mnr.q01: SWE"
run set a.yaml country norway
exits 0
run get a.yaml q1
out_is "mnr.q01: NOR"
keep a.yaml
run set a.yaml country Swedn
exits 2
err_is_one_line
err_has "there is no country “Swedn”; did you mean SWE (Sweden)?"
kept
run set a.yaml country norway
run get a.yaml q1
out_is "mnr.q01: NOR"

says "an option is its number, its id or its text, in any case"
run new a.yaml --country NOR
for word in 2 02 partly PARTLY Partly " partly "; do
    run set a.yaml q7 no
    run set a.yaml q7 "$word"
    exits 0
    no_err
    run get a.yaml q7
    out_is "mnr.q07: partly"
done
run set a.yaml q21 "Yes"
exits 0

says "several options are said one by one, or with commas, semicolons or blanks, in every way at once"
run new a.yaml --country NOR
run questions mnr --json
first=$(jq -r '.[] | select(.id == "mnr.q06") | .options[1].text' "$home/out")
for words in "2 3" "3,2" "2; 3" "good-practice, 3" "$first, policy-basis" "POLICY-BASIS,2"; do
    rm -f a.yaml
    run new a.yaml --country NOR
    run set a.yaml q6 "$words"
    exits 0
    run get a.yaml q6 --json
    json '.values == ["good-practice", "policy-basis"]'
done
run set a.yaml q6 2 "policy-basis"
keep a.yaml
run set a.yaml q6 3 2
exits 0
kept
run set a.yaml q6 0
run get a.yaml q6 --json
json '.values == ["none"]'

says "what is no option is refused with all that are"
run new a.yaml --country NOR
keep a.yaml
run set a.yaml q17 "2,perhaps"
exits 2
err_is_one_line
err_has "Q17 has no option “perhaps”; it takes: penetrative-acts, "
err_has "checks-on-staff, none, or numbers from 0 to 11, several with commas between them"
run set a.yaml q7
exits 2
err_has "it takes: yes, partly, no, or a number from 1 to 3"
run set a.yaml q2
exits 2
err_has "it takes: name, post, reach in this order, or each by its name, such as name="
run set a.yaml q7 unknown
exits 2
err_has "give --unknown"
kept

says "a text is never read as an option, number or field"
run new a.yaml --country NOR
for text in yes 1 0 none "post=Head" "1, 2"; do
    run set a.yaml q8 "$text"
    run get a.yaml q8 --json
    json ".value == \"$text\""
done

says "a text beside options is kept, and so are the options beside a text"
run new a.yaml --country NOR
run set a.yaml q5 inhope "and a club"
run set a.yaml q5 "interpol-notices,inhope"
run get a.yaml q5 --json
json '.values == ["interpol-notices", "inhope"] and .value == "and a club"'
run set a.yaml q5 "another club"
run get a.yaml q5 --json
json '.values == ["interpol-notices", "inhope"] and .value == "another club"'
keep a.yaml
run set a.yaml q5 5 countries
exits 2
err_is_one_line
err_has "a number beside a text"
kept
types 5
run set a.yaml q5 -
exits 0
run get a.yaml q5 --json
json '.value == "5"'

says "a text that begins with a hyphen is taken behind --, and before it where it cannot be an option"
run new a.yaml --country NOR
for text in "-5 units" "-5" "- first: a law" "-é" "--- none"; do
    run set a.yaml q8 "$text"
    exits 0
    run get a.yaml q8 --json
    json ".value == \"$text\""
done
for text in "-5 units" -x --later --nothing "--note x"; do
    run set a.yaml q8 -- "$text"
    exits 0
    run get a.yaml q8 --json
    json ".value == \"$text\""
done
keep a.yaml
for text in -x --nothing -later "--note x"; do
    run set a.yaml q8 "$text"
    exits 2
    err_is_one_line
    err_has "stands behind --"
done
kept

says "an option is not the value of another, unless it is written as one word"
run new a.yaml --country NOR
keep a.yaml
run set a.yaml q7 --note --later
exits 2
err_is_one_line
err_has "--note=--later"
kept
run set a.yaml q7 --note=--later --source=-1
exits 0
run get a.yaml q7 --json
json '.note == "--later" and .sources[0].title == "-1" and (.later | not)'
run set a.yaml q7 --note "- one
- two"
run get a.yaml q7 --json
json '.note == "- one\n- two"'

says "note, reason, source and title are read from standard input, to the letter"
run new a.yaml --country NOR
types "  a" "- b"
run set a.yaml q7 yes --note -
run get a.yaml q7 --json
json '.note == "  a\n- b"'
types "no coast"
run set a.yaml q7 --not-applicable -
run get a.yaml q7 --json
json '.reason == "no coast"'
types "Decree | 2024"
run set a.yaml q7 --source -
run get a.yaml q7 --json
json '.sources[0] == {"title": "Decree", "date": "2024", "held": null}'
types "A title"
run set a.yaml title -
run status a.yaml --json
json '.title == "A title"'
keep a.yaml
types x
run set a.yaml q7 --not-applicable - --note -
exits 2
err_has "only once"
kept

says "a bar of a source's title is written with a backslash"
run new a.yaml --country NOR
run set a.yaml q7 --source 'Decree 12 \| 13 | 2024 | C:\store\ | internal' --source 'a\|b'
exits 0
run get a.yaml q7 --json
json '.sources == [{"title": "Decree 12 | 13", "date": "2024", "held": "C:\\store\\", "internal": true},
                   {"title": "a|b", "date": null, "held": null}]'
keep a.yaml
run set a.yaml q7 --source "| 2024"
exits 2
err_has "needs a title"
kept

says "the same source is there once, however it is written"
run new a.yaml --country NOR
run set a.yaml q7 --source "Decree 12 | 2024" --source "decree  12|2024|"
run set a.yaml q7 --source " DECREE 12 | 2024 "
run set a.yaml q7 --source "Décree 12 | 2024 | | internal"
exits 0
run get a.yaml q7 --json
json '.sources == [{"title": "Decree 12", "date": "2024", "held": null, "internal": true}]'
run set a.yaml q7 --source "Decree 12 | 2024"
run get a.yaml q7 --json
json '.sources[0].internal'
run set a.yaml q7 --source "Decree 12 | 2024 | |" --source "Decree 12 | 2025"
run get a.yaml q7 --json
json '.sources | length == 2 and (.[0] | has("internal") | not)'

says "sources are taken away by number or title, and replaced in one call"
run new a.yaml --country NOR
run set a.yaml q7 --source One --source "Two | 2024" --source "Two | 2025" --source Four
keep a.yaml
for which in Two 5 0 Five; do
    run set a.yaml q7 --no-source "$which"
    exits 2
    err_is_one_line
    err_has "1 One; 2 Two; 3 Two; 4 Four"
done
kept
run set a.yaml q7 --no-source 1 --no-source "two | 2025" --source Six
exits 0
run get a.yaml q7 --json
json '.sources | map(.title) == ["Two", "Four", "Six"]'
run set a.yaml q7 --no-source 1 --no-source four --source Seven
run get a.yaml q7 --json
json '.sources | map(.title) == ["Six", "Seven"]'

says "fields are said in their order, or each by its name, when the others stay"
run new a.yaml --country NOR
run set a.yaml q2 "Anna Berg" "Head of unit" phone
run set a.yaml q2 post="Director" "How to reach them=a@b.example"
exits 0
run get a.yaml q2 --json
json '.values == ["Anna Berg", "Director", "a@b.example"]'
run set a.yaml q2 "name=Berta | post=Clerk"
run get a.yaml q2 --json
json '.values == ["Berta", "Clerk", "a@b.example"]'
run set a.yaml q3 body=Ministry
run set a.yaml q3 year=2016
run get a.yaml q3 --json
json '.values == ["2016", "Ministry"]'
keep a.yaml
run set a.yaml q2 organisation=Ministry
exits 2
err_is_one_line
err_has "no field “organisation”; it takes: name, post, reach"
run set a.yaml q2 name=A Head
exits 2
err_is_one_line
kept

says "a question is called as goto calls it"
run new a.yaml --country NOR
for id in 7 07 q7 Q7 mnr.q07 MNR.Q7; do
    run set a.yaml q7 --clear
    run set a.yaml $id yes
    exits 0
    run get a.yaml $id
    out_is "mnr.q07: yes"
    types "goto $id" "no"
    run edit a.yaml --plain
    run get a.yaml q7
    out_is "mnr.q07: no"
done
for id in law.d1.since d1.since D1.Since; do
    run set a.yaml $id 2020-05
    exits 0
    run get a.yaml $id
    out_has "law.d1.since: 2020-05"
done

says "clear, unknown, not applicable and a value exclude each other, marks go with each"
run new a.yaml --country NOR
keep a.yaml
for words in "yes --clear" "yes --unknown" "yes --not-applicable x" "--clear --unknown" \
    "--clear --not-applicable x" "--unknown --not-applicable x" "--later --no-later" \
    "--sensitive --no-sensitive"; do
    # shellcheck disable=SC2086 # words
    run set a.yaml q7 $words
    exits 2
    err_is_one_line
    err_has "exclude each other"
done
kept
run set a.yaml q7 --unknown --later --note "ask the police"
exits 0
run get a.yaml q7 --json
json '.state == "unknown" and .later and .note == "ask the police"'
run set a.yaml q7 --not-applicable "no coast" --later --sensitive
run get a.yaml q7 --json
json '.state == "not-applicable" and .later and .sensitive'
run set a.yaml q7 --clear --no-later
run get a.yaml q7 --json
json '.state == "unanswered" and (.later | not) and .sensitive and .reason == null'

says "a status, level or depth is said in any case, and by its title"
run new a.yaml --country NOR
run set a.yaml D1 "In force" --note "read with the Constitution"
exits 0
run set a.yaml depth Standard CAP04
exits 0
run get a.yaml d1 --json
json '.status == "in-force"'
says "many who set at once all get their turn, and no answer is missing"
run new a.yaml --country NOR
questions="q7 q10 q13 q14 q15 q16 q18 q19 q20 q21 q22 q23"
: > statuses
for question in $questions; do
    for mark in later sensitive; do
        { "$program" set a.yaml "$question" --$mark 2>> "$home/err"; echo $? >> statuses; } &
    done
done
wait
ran="set, many at once"
[ "$(sort -u statuses)" = 0 ] || wrong "exit statuses $(sort statuses | uniq -c | tr '\n' ' '): $(head -c 300 "$home/err")"
for question in $questions; do
    run get a.yaml "$question" --json
    json '.later and .sensitive'
done

says "who meets a short lock waits; who meets a long one is told, and nothing is written"
run new a.yaml --country NOR
flock -o . sleep 2 &
sleep 0.2
run set a.yaml q7 yes
exits 0
wait
run get a.yaml q7
out_is "mnr.q07: yes"
keep a.yaml
flock -o . sleep 30 &
held=$!
sleep 0.2
run set a.yaml q7 no
exits 2
err_is_one_line
err_has "another program is saving in this folder, and has not finished within 5 seconds; nothing was written; try again"
kept
kill $held
wait $held 2> "$home/err"
run set a.yaml q7 no
exits 0
