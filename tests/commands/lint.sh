# lint: questionnaire files checked as their author.

repository=$(dirname "$(dirname "$here")")

# A questionnaire with one question in it.
small_questionnaire() {
    mkdir -p q/one
    cat > q/catalogue.yaml <<'END'
catalogue: ["one"]
END
    cp "$repository/questionnaires/vocabulary.yaml" "$repository/questionnaires/sources.yaml" \
        "$repository/questionnaires/glossary.yaml" q/
    cat > q/one/questionnaire.yaml <<'END'
questionnaire: "one"
version: "1"
title: "One"
short: "One"
source: "un-2009"
about: "A small one."
overall: []
peers_note: []
files: ["1.yaml"]
corrections: []
END
    cat > q/one/1.yaml <<'END'
domain: "one.dom1"
title: "First"
sources: []
capabilities:
  - id: "one.cap01"
    title: "Something"
    good: "It is there."
    sources: []
    published: []
    gaps: []
    gaps_sources: []
    status:
      - {is: "in-place", when: "one.q01 is yes"}
      - {is: "not-yet"}
    questions:
      - id: "one.q01"
        kind: "gate"
        text: "Is there something?"
        sources: []
      - id: "one.q02"
        kind: "text"
        text: "What is it?"
        asked_if: "one.q01 is yes"
        sources: []
questions: []
END
}

says "the questionnaires of this program have nothing to see"
run lint "$repository/questionnaires"
exits 0
no_err
out_is ""

says "a small questionnaire of one's own works"
small_questionnaire
run lint q
exits 0
out_is ""
run questions --data q --json
exits 0
json 'map(.id) == ["one.q01", "one.q02"]'
run new a.yaml --data q --country NOR
run set a.yaml one.q01 yes --data q
exits 0
run status a.yaml --data q --json
json '.findings[0].status == "in-place"'

says "conditions that go round in a circle are refused with their place"
small_questionnaire
sed -i 's/        text: "Is there something?"/&\n        asked_if: "one.q02 is yes"/' q/one/1.yaml
run lint q
exits 1
grep -qE '^q/one/1.yaml:[0-9]+:[0-9]+: error: ' "$home/out" || wrong "no place: $(head -2 "$home/out")"
run questions --data q
exits 2
err_is_one_line
err_has "q/one/1.yaml:"

says "a condition on an id that does not exist is refused with its place"
small_questionnaire
sed -i 's/asked_if: "one.q01 is yes"/asked_if: "one.q77 is yes"/' q/one/1.yaml
run lint q
exits 1
out_has "q/one/1.yaml:23:"
out_has "one.q77"

says "a condition on a word that is no answer is refused with its place"
small_questionnaire
sed -i 's/asked_if: "one.q01 is yes"/asked_if: "one.q01 is maybe"/' q/one/1.yaml
run lint q
exits 1
out_has "q/one/1.yaml:23:"
out_has "maybe"

says "words to avoid are found in our prose, with their place"
small_questionnaire
sed -i 's/It is there\./It stops predators and the predator./' q/one/1.yaml
run lint q
exits 1
out_has "q/one/1.yaml:7:11: error: avoid"

says "a key that does not exist is refused with what was expected"
small_questionnaire
sed -i 's/kind: "gate"/kind: "gaet"/' q/one/1.yaml
run lint q/one/1.yaml
exits 1
out_has "q/one/1.yaml:17:15: error:"
out_has "gate"
small_questionnaire
sed -i 's/    good:/    goood:/' q/one/1.yaml
run lint q/one/1.yaml
exits 1
out_has "goood"

says "a path that cannot be read is no lint result"
run lint nowhere.yaml
exits 2
err_is_one_line
err_has nowhere.yaml
mkdir empty
run lint empty
exits 2
err_is_one_line

says "a published table's column must name a question that a mark can answer"
cp -r "$repository/questionnaires" q
run lint q
exits 0
out_is ""
sed -i 's/question: "imp.b3"/question: "imp.b33"/' q/figures/icmec-2017.yaml
run lint q
exits 1
line=$(grep -n '"imp.b33"' q/figures/icmec-2017.yaml | cut -d: -f1)
out_has "q/figures/icmec-2017.yaml:$line:"
out_has "error: there is no question “imp.b33”"
run country NOR --data q
exits 2
err_is_one_line
err_has "imp.b33"

says "a condition with a mistyped questionnaire is refused at its place"
small_questionnaire
sed -i 's/when: "one.q01 is yes"/when: "onne.q01 is yes"/' q/one/1.yaml
run lint q
exits 1
out_has "q/one/1.yaml:13:33: error: in the condition: there is no questionnaire “onne”"
out_has "left_out"

says "a step of the tour must name keys, questions and screens that are there"
cp -r "$repository/questionnaires" q
sed -i 's/Press \[z\]/Press [%]/; s/^begin: "mnr.q07"/begin: "mnr.q777"/' q/tour.yaml
run lint q
exits 1
line=$(grep -n 'Press \[%\]' q/tour.yaml | cut -d: -f1)
out_has "q/tour.yaml:$line:11: error: there is no key “%”"
out_has "q/tour.yaml:3:8: error: there is no question “mnr.q777”"
sed -i 's/until: "outline"/until: "outlines"/' q/tour.yaml
run lint q/tour.yaml
exits 1
out_has "expected one of: moved, chosen"
