# country: what the documents record about a country.

repository=$(dirname "$(dirname "$here")")

says "a country's record names each document with its date and page"
run country NOR
exits 0
no_err
out_has "Norway (NOR)"
for words in icmec-2023 icmec-2017 weprotect-2022 "p. 67" "p. 33" "30 September 2023" \
    "November 2016"; do
    out_has "$words"
done
[ "$(wc -L < "$home/out")" -le 80 ] || wrong "a line is wider than 80"

says "each criterion and benchmark is named with its mark"
run country NOR
out_has "Met 4 of 5 of ICMEC's criteria in its table of 2023."
out_has "  C4  met         Simple possession is an offence"
out_has "  C5  not met     Internet service providers must report"
out_lacks "of 7" # the document counts no benchmarks of a country, so nor does anybody else
out_has "  B2  evidence    National strategy or plan"

says "a note stands beside its mark, with the day of the letter it rests on"
run country AUT
grep -A1 '^  C5 ' "$home/out" | grep -q 'note 255, on a reply of 2012-09-04: By the' ||
    wrong "note 255 is not below C5"
run country LIE
out_has "on replies of 2015-11-04"

says "old evidence is told as old, and the country's own answers stand first"
run country AUT
out_has "the law may have changed since"
out_has "own answers stand first"
run country AFG
out_lacks "the law may have changed since"
out_has "own answers stand first"

says "no rating is made of the marks"
for code in NOR BEL AFG YEM; do
    run country $code
    exits 0
    ! grep -qiE 'sufficient|score|grade|rank|fail' "$home/out" || wrong "$code is rated"
done

says "a tick is not quality, a missing row is not a no"
run country NOR
out_has "A tick is not quality"
out_has "A missing row is not a no"
run country YEM
out_lacks "A tick is not quality"
out_has "Absence of a law is not absence of protection"

says "a country that a table leaves out is told so calmly"
run country AFG
exits 0
out_has "This country has no row there."
out_has "November 2015"
out_has "Met 3 of 5 of ICMEC's criteria"

says "names and territories stand as the source lists them"
run country SWZ
out_has "listed in the source as: Eswatini"
out_has "listed in the source as: Swaziland"
run country XKX
exits 0
out_has "listed in the source as: Kosovo"
out_has "that takes no view on their status"

says "what a note tells of a place without a row is shown"
run country HKG
exits 0
out_has "a note speaks of it, beside: China"
out_has "note 267:"
out_has "note 48:"

says "of who answered the survey nothing is shown but that they answered"
run country GBR
out_has "listed in the source as: England and Wales"
out_has "nothing is shown here by country"
run country GBR --json
json '.documents[] | select(.id == "weprotect-2022") | .listed and .marks == [] and (has("met") | not)'

says "the practice country has no record, and that is no error"
run country ZZZ
exits 0
no_err
out_lacks "listed in the source as"

says "JSON has the same"
run country nor --json
exits 0
no_err
json '.code == "NOR" and .name == "Norway" and (.documents | length == 4)'
json '.documents[0] | .id == "icmec-2023" and .listed and .page == "67" and .met == 4 and .of == 5'
json '.documents[0].marks | map(.mark) == ["yes", "yes", "yes", "yes", "no"]'
json '.documents[0].marks | map(.question) | .[2] == "law.o3.ict-mention"'
json '.documents[0].marks[2].notes[0] | .number == "315" and .replies == [] and (.text | length > 0)'
json '.documents[1].marks | map(.question) == ["imp.b1", "imp.b2", "imp.b3", "imp.b4", "imp.b5",
      "imp.b6", "imp.b7"]'
run country CHN --json
json '.documents[0].notes[0].number == "267"'
run country TWN --json
json '.documents[0] | (.listed | not) and .page == null and .notes[0].beside == "CHN"'

says "letters that are no country are refused with what to do"
run country QQQ
exits 2
out_is ""
err_is_one_line
err_has "QQQ"
err_has "such as NOR"
run country ""
exits 2
err_is_one_line
run country NO
exits 2
err_is_one_line

says "a country is found by any of its names, and the likely one is offered"
for name in NOR nor Norway "kingdom of norway" NORWAY; do
    run country "$name"
    exits 0
    out_has "Norway (NOR)"
done
run country "côte d’ivoire"
out_has "Côte d'Ivoire (CIV)"
run country Norwey
exits 2
err_is_one_line
err_has "did you mean NOR (Norway)?"

# turkish: the locale in which the small letter of I is none of ASCII, where it can be made.
turkish() {
    for language in tr_TR az_AZ; do
        localedef -i $language -f UTF-8 ./$language.UTF-8 2> /dev/null || continue
        LOCPATH=$PWD LC_ALL=$language.UTF-8
        export LOCPATH LC_ALL
        "$@"
        unset LOCPATH
        LC_ALL=C.UTF-8
    done
}

ids_and_names() {
    rm -f a.yaml
    run new a.yaml --country ind --instruments MNR
    exits 0
    file_has a.yaml 'country: "IND"'
    for name in india INDIA INDİA ındia; do
        run country $name
        exits 0
        out_has "(IND)"
    done
    run set a.yaml MNR.Q10 no
    exits 0
    run set a.yaml country ireland
    exits 0
    run get a.yaml mnr.Q1
    out_is "mnr.q01: IRL"
    run get a.yaml MNR.CAP01 --json
    exits 0
    run glossary "CHILD SEXUAL ABUSE MATERIAL"
    exits 0
    types "goto EV-1.3" "goto LAW.D1.SINCE" "country Iceland" "find INTERPOL"
    run edit --plain a.yaml
    out_has "mnr.ev1.3> "
    out_lacks "found nowhere"
    run get a.yaml q1
    out_is "mnr.q01: ISL"
}

says "ids, terms and names of countries are the same in every locale, the Turkish too"
ids_and_names
turkish ids_and_names

says "typed escapes do no harm"
run country "$(printf '\033[2J\302\233')"
exits 2
err_is_one_line
harmless

says "questionnaire files without tables are told apart from a country without rows"
cp -r "$repository/questionnaires" q
rm -r q/figures
run country NOR --data q
exits 2
err_is_one_line
err_has "published tables"

says "tables of one's own are read, and refused where rows and sums disagree"
cp -r "$repository/questionnaires" q
run country NOR --data q
exits 0
out_has "Met 4 of 5"
sed -i '/code: "NOR"/s/"no"\]/"yes"]/' q/figures/icmec-2023.yaml
run country NOR --data q
exits 2
out_is ""
err_is_one_line
err_has "q/figures/icmec-2023.yaml:"
err_has "27 are printed, the rows make 28"

says "the printed totals stand beside what the rows make, judged as answers are"
run country --totals
exits 0
no_err
out_has "printed: 27 of 184 in 2006, 118 of 196 in 2018, 138 of 196 in 2023"
out_has "printed: 82 of 161 in 2017"
[ "$(grep '^    from the rows: ' "$home/out" | tr -cd '0-9\n' | tr '\n' ' ')" = \
    "138 27 111 10 48 34 15 28 111 82 110 121 127 111 89 " ] || wrong "the rows make something else"
run country --totals --json
exits 0
json '[.documents[].totals[] | .printed[-1].count == .recounted] | all and length == 15'
json '.documents | map(.rows) == [196, 161, 14, 42]'

says "a total that the rule of the questionnaire does not make is told apart"
cp -r "$repository/questionnaires" q
sed -i 's/^enough: 4/enough: 3/' q/law/questionnaire.yaml
run country --totals --data q
exits 0 # no printed total counts three or more
sed -i 's/is: "evidence", when: "imp.b2 is evidence"/is: "evidence", when: "imp.b2 is no-evidence"/' \
    q/imp/1-benchmarks.yaml
run country --totals --data q
exits 1
out_has "from the rows: 79"

says "--totals and a country exclude each other, and one of them is needed"
run country NOR --totals
exits 2
err_is_one_line
run country
exits 2
err_is_one_line
err_has "--totals"

says "examples that documents tell of a country are listed, as no models"
cp -r "$repository/questionnaires" q
cat > insert <<'END'
      - text: "A council of ministers meets each spring."
        countries: ["NOR", "ISL"]
        year: 2021
        is: "draft"
        sources:
          - {document: "weprotect-2022", place: "Domain 1, Leadership", pages: "27-40"}
END
sed -i '0,/^    examples:/{/^    examples:/r insert
}' q/mnr/1-policy-and-governance.yaml
run country TUV
out_lacks "Examples that the documents tell of it"
out_lacks "no model"
run country ISL --data q
exits 0
no_err
out_has "Examples that the documents tell of it"
out_has "Leadership: Norway and Iceland (draft or proposal, 2021): A council"
out_has "An example is no model"
run country NOR --data q --json
json '[.examples[] | select(.about == "mnr.cap01")] | length == 1'
json '.examples[0] | .about == "mnr.cap01" and .is == "draft" and .year == 2021 and .place == null'
json '.examples[0] | (.text | length > 0) and .sources == ["weprotect-2022, Domain 1, Leadership (pp. 27-40)"]'
run new a.yaml --country DNK --data q
types "goto q7" "?"
run edit --plain a.yaml --data q
out_has "Seen elsewhere: Norway and Iceland (draft"
out_has "An example is no model"
