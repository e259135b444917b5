# edit --plain: the wizard line by line.

says "opens at the first question without an answer, and stops at the end of input"
run new a.yaml --country NOR
run edit --plain a.yaml
exits 0
no_err
out_has "Q1a, question 2 of "
out_has "mnr.q01a> "

says "input that is no terminal is read line by line without asking for it"
run new a.yaml --country NOR
TERM=xterm run a.yaml
exits 0
out_has "mnr.q01a> "

says "an answer is a number, a word, or the text of an option"
for answer in 2 partly Partly PARTLY ٢ ۲ २ ২ ２; do
    rm -f a.yaml
    run new a.yaml --country NOR
    types "goto q7" "$answer"
    run edit --plain a.yaml
    exits 0
    run get a.yaml q7
    out_is "mnr.q07: partly"
done

says "after an answer the next question is asked"
run new a.yaml --country NOR
types "goto q7" 1
run edit --plain a.yaml
out_has "mnr.q08> "

says "questions that do not apply are never asked"
run new a.yaml --country NOR
types "goto q7" 3
run edit --plain a.yaml
out_lacks "mnr.q08> "
out_has "mnr.q09> "

says "every question can be reached by answering, and none is asked twice"
run new a.yaml --country NOR
types "goto q1"
i=0
while [ $i -lt 600 ]; do
    echo unknown
    i=$((i + 1))
done >> "$home/in"
run edit --plain a.yaml
exits 0
out_has "That was the last question."
run status a.yaml --json
json '.applicable == .addressed and .unknown == .applicable'

says "the end of a domain says what was found in it, and where to go on"
run new a.yaml --country NOR --instruments mnr
types "goto q13" 3 "goto q20" "goto ev1.5" ""
run edit --plain a.yaml
exits 0
out_has "Policy and governance: 1 of 12 questions are addressed."
out_has "  Not yet in place: Research, analysis and monitoring"
out_has "  Not answered: Leadership; Legislation"
out_has "“open” goes to the next open question"

says "so it does when the last open question of a domain is answered, once, and when asked"
run new a.yaml --country NOR --instruments mnr
run questions mnr --json
for id in $(jq -r '.[] | select(.domain == "mnr.dom1" and .id != "mnr.q13") | .id' "$home/out"); do
    "$program" set a.yaml "$id" --unknown
done > /dev/null 2>&1
types "goto q13" 3 "goto q13" ""
run edit --plain a.yaml
exits 0
[ "$(grep -c '^Policy and governance: All' "$home/out")" = 1 ] || wrong "$(cat "$home/out")"
types "goto q13" domain
run edit --plain a.yaml
out_has "Policy and governance: All "
out_has "  Not yet in place: Research, analysis and monitoring"

says "an answer that is none is refused, and the question stays"
run new a.yaml --country NOR
types "goto q7" 9 perhaps 1
run edit --plain a.yaml
exits 1
out_has "“9” is none of the answers. Type a number from 1 to 3."
out_has "“perhaps” is none of the answers."
run get a.yaml q7
out_is "mnr.q07: yes"

says "many options are ticked by their numbers, with blanks or commas"
for answer in "2 3" "2,3" "3, 2" "good-practice policy-basis" "٢، ٣" "２，３" "२ ३" "2　3" "GOOD-PRACTICE Policy-Basis"; do
    rm -f a.yaml
    run new a.yaml --country NOR
    types "goto q6" "$answer"
    run edit --plain a.yaml
    run get a.yaml q6 --json
    json '.values == ["good-practice", "policy-basis"]'
done

says "0 means none of them"
run new a.yaml --country NOR
types "goto q6" 0
run edit --plain a.yaml
run get a.yaml q6 --json
json '.values == ["none"]'

says "a line of numbers says that the list was looked through"
rm -f a.yaml
run new a.yaml --country NOR
run set a.yaml q6 good-practice
sed -i 's/seen: .*/seen: "no"/' a.yaml
types "goto q6" finish
run edit --plain a.yaml
out_has "Not looked through to the end: what is not ticked is not known."
out_has "mnr.q06: not looked through to the end."
types "goto q6" "2"
run edit --plain a.yaml
run get a.yaml q6 --json
json '.values == ["good-practice"] and .looked_through'

says "an option that asks for a few words gets them"
run new a.yaml --country NOR
types "goto q6" "2 6" "a training course"
run edit --plain a.yaml
run get a.yaml q6 --json
json '.values == ["good-practice", "other"] and .value == "a training course"'

says "a text ends with a line of a single full stop"
run new a.yaml --country NOR
types "goto q1a" "first" "" "unknown" "..." "." "goto q7" 1
run edit --plain a.yaml
run get a.yaml q1a --json
json '.value == "first\n\nunknown\n..."'
run get a.yaml q7
out_is "mnr.q07: yes"

says "a text cut off by the end of input is kept"
run new a.yaml --country NOR
printf 'goto q1a\nfirst\nsec' > "$home/in"
run edit --plain a.yaml
exits 0
run get a.yaml q1a --json
json '.value == "first\nsec"'

says "options of a text are ticked by numbers first, and both are kept"
run new a.yaml --country NOR
types "goto q4" "1 3" "A case at home." "." "goto q4" "2" "." "goto q4" "Other words." "."
run edit --plain a.yaml
exits 0
run get a.yaml q4 --json
json '.values == ["rising-incidence"] and .value == "Other words."'

says "fields are asked one by one"
run new a.yaml --country NOR
types "goto q3" 2016 "Ministry of Justice"
run edit --plain a.yaml
out_has "Body that led it: "
run get a.yaml q3 --json
json '.values == ["2016", "Ministry of Justice"]'

says "a country is its letters or its name"
for answer in SWE swe Sweden; do
    rm -f a.yaml
    run new a.yaml
    types "goto q1" "$answer"
    run edit --plain a.yaml
    run get a.yaml q1
    out_is "mnr.q01: SWE"
done

says "unknown, na and later are always possible"
run new a.yaml --country NOR
types "goto q7" unknown "goto q10" "na There is no such thing." "goto q13" later "goto q16" na "Because."
run edit --plain a.yaml
exits 0
run get a.yaml q7 --json
json '.state == "unknown"'
run get a.yaml q10 --json
json '.state == "not-applicable" and .reason == "There is no such thing."'
run get a.yaml q13 --json
json '.later and .state == "unanswered"'
run get a.yaml q16 --json
json '.state == "not-applicable" and .reason == "Because."'

says "notes and sources stand beside the answer"
run new a.yaml --country NOR
types "goto q7" "note A note." "source Decree 12 | 2024 | Library" source "Law 5" "" "Archive" internal "internal 1" \
    "internal 3" internal 1
run edit --plain a.yaml
run get a.yaml q7 --json
json '.value == "yes" and .note == "A note." and
      .sources == [{"title": "Decree 12", "date": "2024", "held": "Library", "internal": true},
                   {"title": "Law 5", "date": null, "held": "Archive"}]'


says "a line that begins with a blank is an answer, not a command"
run new a.yaml --country NOR
types "goto q1a" " unknown" "."
run edit --plain a.yaml
run get a.yaml q1a --json
json '.value == "unknown" and .state == "answered"'

says "clear takes an answer back"
run new a.yaml --country NOR
run set a.yaml q7 yes
types "goto q7" clear
run edit --plain a.yaml
run get a.yaml q7 --json
json '.state == "unanswered"'

says "back, next and an empty line move without changing anything"
run new a.yaml --country NOR
types "goto 9" back next "" back
run edit --plain a.yaml
exits 0
grep -o '^mnr\.q[0-9a-z]*> ' "$home/out" | tr -d '\n' > prompts
grep -q '^mnr.q01a> mnr.q09> mnr.q07> mnr.q09> mnr.q10> mnr.q09> $' prompts ||
    wrong "the way is another one: $(cat prompts)"
run status a.yaml --json
json '.answered == 1'

says "a question that is not asked cannot be gone to, and it is said why"
run new a.yaml --country NOR
types "goto q8" "goto q999"
run edit --plain a.yaml
out_has "mnr.q08: asked only when: Q7"
out_has "q999: there is no such question"

says "a change says how many answers it hides"
run new a.yaml --country NOR
run set a.yaml q7 yes
run set a.yaml q8 "It meets."
types "goto q7" 3
run edit --plain a.yaml
out_has "hides 1 answer (mnr.q08)"

says "it opens where the person stopped"
run new a.yaml --country NOR
types "goto q40" quit
run edit --plain a.yaml
run edit --plain a.yaml
grep '> $' "$home/out" | head -1 | grep -q '^mnr.q40> ' || wrong "it opens elsewhere"

says "quit leaves the rest of the input alone"
run new a.yaml --country NOR
types "goto q7" quit 1
run edit --plain a.yaml
exits 0
run get a.yaml q7 --json
json '.state == "unanswered"'

says "every answer is on disk before the next question is asked"
run new a.yaml --country NOR
talk
printf 'goto q7\n1\n' >&3
waits out "mnr.q08> "
kill -9 $child
wait $child 2> "$home/err"
exec 3>&-
run get a.yaml q7
out_is "mnr.q07: yes"

# beside ID VALUE: the plain mode is at q8 when somebody else sets ID.
beside() {
    run new a.yaml --country NOR
    talk
    printf 'goto q7\n1\n' >&3
    waits out "mnr.q08> "
    run set a.yaml "$1" "$2"
}

says "another answer that somebody gave meanwhile is taken in"
beside q10 no
printf 'It meets.\n.\nquit\n' >&3
leave
exits 0
[ ! -s err ] || wrong "it complains: $(cat err)"
run get a.yaml q8 --json
json '.value == "It meets."'
run get a.yaml q10
out_is "mnr.q10: no"

says "a file changed by somebody else meanwhile is not overwritten, and nothing is lost"
beside q8 "It does not meet."
keep a.yaml
printf 'It meets.\n.\nsave rescued.yaml\n' >&3
leave
exits 0
kept
[ "$(wc -l < err)" -ge 1 ] || wrong "nothing is said about it"
run get rescued.yaml q8 --json
json '.value == "It meets."'

says "? explains, help lists, finish and status tell what is left"
run new a.yaml --country NOR
types "goto q7" "?" help finish status
run edit --plain a.yaml
out_has "What good looks like"
out_has "Published"
out_has "weprotect-2022, Appendix 2"
out_has "goto ID"
out_has "mnr.q03: required."
out_has "Findings"

says "the reminder of what not to write stands before texts"
run new a.yaml --country NOR
types "goto q1a"
run edit --plain a.yaml
out_has "Please write no names"

says "there are no box characters, colours or cursor movements"
run new a.yaml --practice
types "goto q5" show "?" help status finish
run edit --plain a.yaml
harmless
! LC_ALL=C grep -qP '\xe2[\x94-\x96]' "$home/out" || wrong "there are box characters"

says "depth can be changed on the way"
run new a.yaml --country NOR
types "depth core" "depth deep"
run edit --plain a.yaml
out_has "A depth is core, standard or full"
run status a.yaml --json
json '.depth == "core"'

says "who answers is kept with the answers that follow"
run new a.yaml --country NOR
types "goto q7" "by moj | Ministry of Justice" 1 "by nobody"
run edit --plain a.yaml
out_has "“nobody” is not among the respondents"
run get a.yaml q7 --json
json '.by == "moj"'

says "bytes that are no text are refused"
run new a.yaml --country NOR
printf 'goto q1a\na\377b\n.\n' > "$home/in"
run edit --plain a.yaml
exits 1
out_has "UTF-8"
run get a.yaml q1a --json
json '.state == "unanswered"'

says "of a text only the line is refused that cannot be kept, and the rest stays"
run new a.yaml --country NOR
printf 'goto q1a\na\nb\377\nc\n.\n' > "$home/in"
run edit --plain a.yaml
exits 1
out_has "UTF-8"
run get a.yaml q1a --json
json '.value == "a\nc"'
line=$(printf '%04000d' 0)
types "goto q9" $(yes "$line" | head -n 16) "${line}far too long" end . quit
run edit --plain a.yaml
exits 1
out_has "64 KiB"
run get a.yaml q9 --json
json '.value | length > 64000 and endswith("\nend")'

says "a first line that is too long is no text, and what was there stays"
run new a.yaml --country NOR
run set a.yaml q9 "A committee."
types "goto q9" "$(printf '%070000d' 0)" . quit
run edit --plain a.yaml
exits 1
out_has "64 KiB"
run get a.yaml q9
out_is "mnr.q09: A committee."

says "a line with a NUL character is refused, not cut"
run new a.yaml --country NOR
printf 'goto q1a\na\000b\nc\n.\n' > "$home/in"
run edit --plain a.yaml
exits 1
out_has "NUL"
run get a.yaml q1a --json
json '.value == "c"'

says "with every gate answered yes all questions are asked, with no only those without a condition"
run questions mnr --json
cp "$home/out" questions.json
for answer in 1 2 3; do
    rm -f a.yaml
    run new a.yaml --country NOR --instruments mnr
    jq -r ".[] | select(.kind == \"gate\") | \"goto \(.id)\n$answer\"" questions.json > "$home/in"
    [ $answer -eq 3 ] || printf 'goto mnr.q69a\n1\n' >> "$home/in" # opens another, too
    run edit --plain a.yaml
    [ "$status" -le 1 ] || wrong "exit status $status" # a gate that is not asked cannot be gone to
    run status a.yaml --json
    wanted="length"
    [ $answer -ne 3 ] || wanted="map(select(.condition == null)) | length"
    json ".applicable == $(jq "$wanted" questions.json)"
done

says "a number takes none where the question has it, and 0 is a number"
run new a.yaml --country NOR
run set a.yaml law.m1.provider-duty yes
types "goto m1.time-limit" "none" "goto m1.time-limit" "0" "quit"
run edit a.yaml --plain
exits 0
out_has "none. The law sets no time"
out_has "Type a number, or “none”."
run get a.yaml law.m1.time-limit --json
json '.value == "0" and .state == "answered"'
types "goto m1.time-limit" "none" "quit"
run edit a.yaml --plain
run get a.yaml law.m1.time-limit --json
json '.values == ["none"] and .state == "answered"'

says "a question that decides a criterion says so, and how the review decides"
run new a.yaml --country NOR
types "goto d2.defined" "?" "quit"
run edit a.yaml --plain
out_has "decides a criterion of ICMEC's published rule: C2"
out_has "How the published review decides: A definition is enough"
out_has "Does not count: "

says "what is asked in another questionnaire says in which"
run new a.yaml --country NOR
types "goto b3.mandatory-reporting" "quit"
run edit a.yaml --plain
out_has "(law.m1.provider-duty)"

says "changes are undone and done again, and listed"
run new a.yaml --country NOR
types "goto q7" 1 "goto q10" 3 changes undo undo "undo" redo quit
run edit a.yaml --plain
exits 0
out_has "1. Q7 not answered → “Yes”"
out_has "2. Q10 not answered → “No”"
out_has "Undone: Q10 “No” → not answered"
out_has "Undone: Q7 “Yes” → not answered"
out_has "There is nothing to undo in this sitting."
out_has "Done again: Q7 not answered → “Yes”"
run get a.yaml q7
out_is "mnr.q07: yes"
run get a.yaml q10 --json
json '.state == "unanswered"'

says "a level is set with a reason, taken back, and that is undone"
run new a.yaml --country NOR
types "level law.d1 drafted A bill is before parliament." quit
run edit a.yaml --plain
exits 0
out_has "Child: anyone under 18: Drafted"
run status a.yaml --json
json '.findings[] | select(.id == "law.d1") | .status == "drafted"'
types "level law.d1" "undo" "level law.d2 absent" "There is none." "level mnr.cap04 partly Why" "level nothing" quit
run edit a.yaml --plain
out_has "Undone: status of Child: anyone under 18"
out_has "only “in place” can be set to partly"
out_has "nothing: there is no such capability"
run status a.yaml --json
json '.findings | map(select(.id == "law.d1" or .id == "law.d2") | .status) == ["drafted", "absent"]'

says "words are found in questions, answers and the glossary"
run new a.yaml --country NOR
run set a.yaml q9 "The lighthouse committee"
types "find lighthouse" "find hotline" "find qqqqxxxx" quit
run edit a.yaml --plain
exits 0
out_has "  mnr.q09: The lighthouse committee"
out_has "Glossary"
out_has "qqqqxxxx: found nowhere"

says "the questionnaires in use and the depth of one capability are changed on the way"
run new a.yaml --country NOR
run set a.yaml b1 evidence
types "instruments mnr" "goto b1" "instruments none" "instruments mnr,imp" "goto b1" "depth core mnr.cap02" quit
run edit a.yaml --plain
exits 1
out_has "imp: 1 answer stays in the file"
out_has "is not part of this assessment"
out_has "there is no questionnaire “none”"
out_has "imp: 1 answer comes back"
out_has "imp.b1> "
run status a.yaml --json
json '.instruments | map(.id) == ["mnr", "imp"]'
grep -q 'mnr.cap02: "core"' a.yaml || wrong "the depth of mnr.cap02 is not core"

says "what documents record stands beside the question, and is told whole"
run new a.yaml --country NOR
types "goto m1.provider-duty" 1 country findings quit
run edit a.yaml --plain
exits 0
out_has "A review recorded about this country: Internet service providers must report: “not met” (icmec-2023, p. 67; data of 2023)"
out_has "your answer in M1.provider-duty: Yes, which differs"
run new b.yaml
types country quit
run edit b.yaml --plain
out_has "names no country yet"

says "lines are whole where a program reads them, and wrapped where COLUMNS says so"
run new a.yaml --country NOR
types "goto q7" quit
run edit a.yaml --plain
[ "$(wc -L < "$home/out")" -gt 100 ] || wrong "lines are wrapped"
COLUMNS=50
export COLUMNS
types "goto q7" quit
run edit a.yaml --plain
unset COLUMNS
[ "$(wc -L < "$home/out")" -le 50 ] || wrong "a line is wider than 50"

says "answers in any script are kept as they are typed"
for answer in "لجنة وطنية لحماية الأطفال" "คณะกรรมการระดับชาติ" "国家儿童保护委员会" "राष्ट्रीय समिति"; do
    rm -f a.yaml
    run new a.yaml --country NOR
    types "goto q9" "$answer" "." "goto q9" quit
    run edit a.yaml --plain
    exits 0
    out_has "Your answer: $answer"
    run get a.yaml q9 --json
    json ".value == \"$answer\""
done

says "every change of the record is undone, done again, and named"
run new a.yaml --country NOR --title "Norway 2026"
cp a.yaml before.yaml
types "depth core" "depth full mnr.cap02" "instruments mnr" "title Another" "country Sweden" "by moj | Ministry of Justice" \
    "goto q7" "note A note." "source Decree 12" "sensitive" undo undo undo undo undo undo undo undo undo undo redo redo quit
run edit a.yaml --plain
exits 0
out_has "Undone: Q7, no longer sensitive"
out_has "Undone: Q7, its sources, 1 → 0"
out_has "Undone: Q7, note: “A note.” → none"
out_has "Undone: who answers: moj → nobody in particular"
out_has "Undone: Q1 “Sweden” → “Norway”"
out_has "Undone: title: “Another” → “Norway 2026”"
out_has "Undone: questionnaires: mnr → mnr,law,imp"
out_has "Undone: how deep to ask (Research, analysis and monitoring): full → core"
out_has "Undone: how deep to ask (in general): core → full"
out_has "There is nothing to undo in this sitting."
out_has "Done again: how deep to ask (in general): full → core"
grep -v "^revision\|^place\|^updated\|^depth" a.yaml > after.txt
grep -v "^revision\|^place\|^updated\|^depth" before.yaml | diff - after.txt || wrong "something is left of what was undone"

says "what is undone is again the answer of who gave it"
run new a.yaml --country NOR
types "by moj | Ministry of Justice" "goto q7" 1 "by moi | Ministry of the Interior" "goto q7" 2 undo undo quit
run edit a.yaml --plain
run get a.yaml q7 --json
json '.value == "yes" and .by == "moj"'

says "undoing the answer that names the country takes it back from the record"
run new a.yaml --instruments mnr
types "goto q1" SWE undo quit
run edit a.yaml --plain
out_has "Undone: Q1 “Sweden” → not answered"
file_lacks a.yaml SWE

says "what changes nothing is no change"
run new a.yaml --country NOR
types "depth full" "instruments mnr,law,imp" "country nor" "goto q7" 1 "goto q7" 1 changes quit
run edit a.yaml --plain
out_has "It was so already."
out_has "1. Q7 not answered → “Yes”"
out_lacks "2. Q7"

says "a text that is being typed is said again, taken back by lines, or given up"
run new a.yaml --country NOR
types "goto q9" one two .back three .show . "goto q10" 1 "goto q9" four .cancel "note" a .cancel quit
run edit a.yaml --plain
exits 0
out_has "Taken back: two"
out_has "Given up; it is as it was before."
run get a.yaml q9 --json
json '.value == "one\nthree" and .note == null'
[ -z "$(find "$home/.local/state/mnr-assess/drafts" -name '*.yaml' 2> /dev/null)" ] || wrong "a draft is left"

says "a full stop alone ends nothing where nothing was begun"
run new a.yaml --country NOR
run set a.yaml q9 "A committee."
types "goto q9" . quit
run edit a.yaml --plain
out_has "There is nothing to end"
run get a.yaml q9
out_is "mnr.q09: A committee."

says "a text that was cut off by a kill is offered to what reads from a pipe, and not forced on it"
run new a.yaml --country NOR
talk
printf 'goto q9\nOne\nTwo\n' >&3
drafts="$home/.local/state/mnr-assess/drafts"
tries=0
until grep -qs Two "$drafts"/*.yaml || [ $tries -eq 600 ]; do
    sleep 0.05
    tries=$((tries + 1))
done
kill -9 $child
wait $child 2> "$home/err"
exec 3>&-
run edit --plain a.yaml
out_has "You were writing this when the program ended."
out_has "Q9: Answer: One"
out_has "Type “recover” to bring back what was kept"
types "goto q7" 1 recover Three . quit
run edit --plain a.yaml
run get a.yaml q9 --json
json '.value == "One\nTwo\nThree"'
types recover quit
run edit --plain a.yaml
out_has "Nothing is kept from an earlier time."

# cuts_off PROMPT TYPED: a line that is being typed at the prompt, cut off by a signal.
cuts_off() {
    rm -f a.yaml pipe out
    run new a.yaml --country NOR
    talk
    printf '%b' "$2" >&3
    waits out "$1"
    kill -HUP $child
    wait $child
    exec 3>&-
    types recover . quit
    run edit --plain a.yaml
    out_has "You were writing this"
    grep -q "A comm" a.yaml || wrong "what was typed at “$1” does not come back"
}

says "a lock that says little is told of in whole words"
run new a.yaml --country NOR
printf 'host: "ministry"\nprocess: "7"\n' > .a.yaml.lock
run edit --plain a.yaml
exits 2
err_has "somebody on ministry has it open since an unknown time"

says "a line that a signal cuts off is offered again, whatever it was to be"
cuts_off "mnr.q09> " "goto q9\nA comm"
cuts_off "Why does it not apply? " "goto q9\nna\nA comm"
cuts_off "Why is it set so? " "level law.d1 drafted\nA comm"
cuts_off "Title of the document" "goto q7\nsource\nA comm"
cuts_off "Its date" "goto q7\nsource\nDecree\nA comm"
cuts_off "Where it is held" "goto q7\nsource\nDecree\n2024\nA comm"
cuts_off "Body that led it" "goto q3\n2016\nA comm"

# drafts_level FILE ID WORD TEXT: a reason for a status that was being written when a program ended.
drafts_level() {
    whole=$(printf %s "$PWD/$1" | sha256sum | cut -c1-64)
    mkdir -p "$drafts"
    chmod 700 "$drafts" "${drafts%/*}"
    cat > "$drafts/$1-$(printf %.24s "$whole").yaml" << END
record: $(sed -n 's/^id: //p' "$1")
file: "$whole"
about: "$2"
field: "level $3"
base: "$(printf '\0' | sha256sum | cut -c1-64)"
texts:
- "$4"
END
}

says "the reason for a status comes back"
run new a.yaml --country NOR
drafts_level a.yaml law.d1 drafted "A bill is before parliament."
types recover quit
run edit --plain a.yaml
out_has "law.d1: Reason for a status: A bill"
run get a.yaml law.d1 --json
json '.status == "drafted" and .reason == "A bill is before parliament."'
[ -z "$(ls "$drafts")" ] || wrong "a draft is left"

says "the reason for a status that cannot be set so is not thrown away by the next answer"
run new a.yaml --country NOR
drafts_level a.yaml mnr.cap01 partly "There is none."
types recover "goto q7" 1 quit
run edit --plain a.yaml
out_has "only “in place” can be set to partly"
grep -qs "There is none." "$drafts"/* || wrong "the words are gone"
rm -f "$drafts"/*

says "what was written for a place that is none is put aside"
run new a.yaml --country NOR
drafts_level a.yaml mnr.q07 partly "There is none."
run edit --plain a.yaml
out_has "has no place any more"
[ "$(ls "$drafts" | grep -c aside-1)" = 1 ] || wrong "it is not put aside"
rm -f "$drafts"/*

says "a draft that cannot be read is put aside, and named"
run new a.yaml --country NOR
drafts_level a.yaml law.d1 drafted "There is none."
echo "x: [" > "$(ls "$drafts"/*)"
run edit --plain a.yaml
out_has "/drafts/a.yaml-"
[ "$(ls "$drafts" | grep -c aside-1)" = 1 ] || wrong "it is not put aside"
rm -f "$drafts"/*

says "answers that could not be saved are kept, said so, and offered again"
run new a.yaml --country NOR
talk
printf 'goto q7\n' >&3
waits out "mnr.q07> "
mkdir away && mv a.yaml away
printf '2\n' >&3
waits out "NOT SAVED"
printf 'goto q10\n1\n' >&3
waits out "Not saved yet: Q10: Yes"
printf 'quit\n' >&3
leave
exits 2
file_has out "NOT SAVED. Your answers are kept in memory, and offered when the file is opened again."
file_has out "“save a.yaml” writes it there again"
[ "$(grep -c "NOT SAVED" out)" -eq 2 ] || wrong "it is told at each answer, and not only then and at the end"
mv away/a.yaml .
run edit --plain a.yaml
out_has "2 changes could not be saved in it"
types "recover no" quit
run edit --plain a.yaml
types quit
run edit --plain a.yaml
out_lacks "could not be saved"
types recover quit
run edit --plain a.yaml
out_has "1 thing was put aside at an earlier time; “mnr-assess restore” lists it."
run get a.yaml q7 --json
json '.state == "unanswered"'

# leaves FILE TITLE: what a save of FILE leaves that was killed before FILE was replaced.
leaves() {
    computer=$(hostname | cut -c1-24 | tr -c '[:alnum:]\n' _)
    sed "s/^title: .*/title: \"$2\"/" "$1" > ".$1.saving-$computer-AbCdEf"
    touch -d '+1 hour' ".$1.saving-$computer-AbCdEf"
}

says "what a killed save had written is offered at the next start"
run new a.yaml --country NOR
leaves a.yaml "From the killed save"
run edit --plain a.yaml
out_has "1 change could not be saved in it"
types recover 1 quit
run edit --plain a.yaml
file_has a.yaml "From the killed save"

says "what could not be saved takes the place of nothing else that is kept"
run new a.yaml --country NOR
talk
printf 'goto q7\n' >&3
waits out "mnr.q07> "
leaves a.yaml "From the killed save"
printf '2\n' >&3
waits out "Saved: Q7"
mkdir away && mv a.yaml away
printf 'goto q10\n2\n' >&3
waits out "NOT SAVED"
printf 'quit\n' >&3
leave
grep -rqs "From the killed save" "$home/.local/state/mnr-assess/recovery" || wrong "what a killed save had written is gone"

says "a save that succeeds after all leaves nothing to offer"
run new a.yaml --country NOR
talk
printf 'goto q7\n' >&3
waits out "mnr.q07> "
mkdir away && mv a.yaml away
printf '2\n' >&3
waits out "NOT SAVED"
mv away/a.yaml .
printf 'save\nquit\n' >&3
leave
exits 0
run edit --plain a.yaml
out_lacks "could not be saved"
run get a.yaml q7
out_is "mnr.q07: partly"

says "an answer is said again, in the words that were chosen"
run new a.yaml --country NOR
types "goto q7" 2 "goto q6" "2 3" "goto q9" "Some words." . "goto q10" unknown quit
run edit a.yaml --plain
out_has "Saved: Q7: Partly"
out_has "Saved: Q6: "
out_has "Saved: Q9: Some words."
out_has "Saved: Q10: "

says "help says what one command does"
run new a.yaml --country NOR
types "help undo" "help nothing" quit
run edit a.yaml --plain
out_has "undo  "
out_lacks "redo"
out_has "nothing: there is no such command"

says "wrong numbers are named, and the numbers there are"
run new a.yaml --country NOR
types "goto q6" "2 9 3" "goto q7" 12 quit
run edit a.yaml --plain
out_has "“9” is none of the answers. Type a number from 0 to 6, or several with blanks between them."
out_has "“12” is none of the answers. Type a number from 1 to 3."

says "a line of commas alone ticks nothing"
run new a.yaml --country NOR
types "goto q4" , . "goto q6" , quit
run edit a.yaml --plain
exits 1
out_has "“,” is none of the answers."
run get a.yaml q4 --json
json '.values == null and .value == ","'

says "a year that is none is refused before the rest is asked for"
run new a.yaml --country NOR
types "goto q3" 20x 2016 Ministry quit
run edit a.yaml --plain
run get a.yaml q3 --json
json '.values == ["2016", "Ministry"]'

says "a text that is there is gone on with"
run new a.yaml --country NOR
types "goto q9" One . "goto q9" more Two . "goto q7" more quit
run edit a.yaml --plain
out_has "no text to go on with"
run get a.yaml q9 --json
json '.value == "One\nTwo"'

says "one source is taken away by its number"
run new a.yaml --country NOR
types "goto q7" "source One" "source Two" "source Three" "source -2" show "source -9" quit
run edit a.yaml --plain
out_has "Source 2: Three"
out_has "there is no source “9”"
run get a.yaml q7 --json
json '.sources | map(.title) == ["One", "Three"]'

says "a command without what it needs says what that is, and is no answer"
run new a.yaml --country NOR
types "goto q9" goto find quit
run edit a.yaml --plain
out_has "goto ID"
out_has "find WORDS"
run get a.yaml q9 --json
json '.state == "unanswered"'
