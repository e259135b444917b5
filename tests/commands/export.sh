# export: the answers as data; and what stays out of every copy for sharing.

# Python's csv, where there is Python, reads the CSV back as `get --json` gives the answers; the
# apostrophe before a cell is taken away as the manual says.
csv_gives_back() {
    command -v python3 > /dev/null || return 0
    "$program" get "$1" --json > answers.json
    python3 - "$2" answers.json > "$home/err" 2>&1 << 'END' || wrong "$2: $(tail -3 "$home/err")"
import csv, json, re, sys

def cell(text):
    return text[1:] if text.startswith("'") else text

def parts(text, joint):
    found = re.findall(r'((?:[^\\%s]|\\.)*)(?:%s|$)' % (joint, joint), text, re.S)
    found = found[:-1] if len(found) > 1 else found
    return [re.sub(r'\\(.)', lambda m: '\n' if m[1] == 'n' else m[1], part) for part in found]

raw = open(sys.argv[1], newline='', encoding='utf-8').read()
assert re.sub('"(?:[^"]|"")*"', '', raw).replace('\r\n', '').strip(',') == '', 'not all quoted'
rows = [{k: cell(v) for k, v in row.items()}
        for row in csv.DictReader(open(sys.argv[1], newline='', encoding='utf-8'))]
answers = {row['id']: row for row in rows if row['row'] == 'answer'}
for answer in json.load(open(sys.argv[2])):
    row = answers.pop(answer['id'], None)
    if row is None:
        assert answer['state'] == 'unanswered', answer['id']
        continue
    for key in 'state', 'value', 'reason', 'note', 'by', 'at':
        assert row[key] == (answer.get(key) or ''), (answer['id'], key, row[key])
    for key in 'applies', 'later', 'sensitive':
        assert row[key] == ('true' if answer[key] else 'false'), (answer['id'], key)
    values = parts(row['values'], ';') if row['values'] else []
    assert values == answer.get('values', []), (answer['id'], values)
    sources = [[p.strip() for p in parts(line, r'\|')] for line in row['sources'].split('\n') if line]
    wanted = [[s['title'], s['date'] or '', s['held'] or '', 'internal' if s.get('internal') else '']
              for s in answer['sources']]
    assert [s + [''] * (4 - len(s)) for s in sources] == wanted, (answer['id'], sources)
assert not answers, answers
END
}

says "the practice country's answers come back from the CSV as they were given"
run new a.yaml --practice
keep a.yaml
run export a.yaml --format csv --output a.csv
exits 0
no_err
out_is ""
csv_gives_back a.yaml a.csv
kept
run export a.yaml --format csv
cmp -s "$home/out" a.csv || wrong "the file and standard output differ"
pandoc -f csv -t json a.csv > /dev/null 2> "$home/err" || wrong "pandoc does not read it"

says "every row ends in CR and LF, and the first names the columns"
run new a.yaml --practice
run export a.yaml --format csv --output a.csv
head -1 a.csv | grep -q '^"row","id","label",.*"at"'"$(printf '\r')"'$' || wrong "no names"
[ "$(head -c 3 a.csv | od -An -tx1)" = " 22 72 6f" ] || wrong "something stands before the names"

says "no cell can run as a formula, and the answers still come back"
run new a.yaml --country NOR
run set a.yaml q7 yes --note "=1+1" --source "=cmd|'/c calc'!A0 | +1 | @x"
run set a.yaml q8 "=HYPERLINK(\"http://example.org\",\"x\")"
run set a.yaml q10 yes --note "$(printf '\t=1+1')"
run set a.yaml q11 "'quoted' and = + - @"
run set a.yaml q13 no --note "＝1+1"
run set a.yaml q16 --not-applicable "-1+1; \"x\", y
second; line"
run set a.yaml q2 "a;b" 'c\d' "+47 1; 2"
run set a.yaml q9 " +1"
run export a.yaml --format csv --output a.csv
exits 0
! grep -aqE '(^|,)"[[:space:]]*(=|\+|-|@|＝|＋|－|＠)' a.csv || wrong "a cell begins a formula"
csv_gives_back a.yaml a.csv

says "what could harm a terminal does not leave it"
run new a.yaml --country NOR
run set a.yaml q7 yes --note HERE
sed -i 's/".*HERE.*"\|HERE/"a\\e[2Jb\\u202ec"/' a.yaml
run export a.yaml --format csv
sed 's/\r$//' "$home/out" > plain && mv plain "$home/out"
harmless
run export a.yaml --format json
harmless
json '[.answers[] | select(.id == "mnr.q07") | .note] == ["a\u001b[2Jb\u202ec"]'

says "the JSON holds the same, and says what it was made from"
run new a.yaml --practice
run set a.yaml mnr.cap01 partly --note "In the capital only."
run get a.yaml --json
cp "$home/out" got.json
run export a.yaml --format json
exits 0
no_err
json '."mnr-assess-answers" == 1 and .country == "ZZZ" and (.shared | not) and
      (.instruments | all(.version))'
json ".sha256 == \"$(sha256sum < a.yaml | cut -c1-64)\""
jq -S '[.answers[] | {id, state, value, reason, note, sources, later, sensitive, by, at}]' \
    "$home/out" > mine.json
jq -S --slurpfile e "$home/out" '($e[0].answers | map(.id)) as $ids |
    [.[] | select(.id | IN($ids[])) |
     {id, state, value, reason, note, sources, later, sensitive, by, at}]' got.json > theirs.json
cmp -s mine.json theirs.json || wrong "export and get differ"
json '.statuses[] | select(.id == "mnr.cap01") |
      .status == "partly" and .proposed == "in-place" and .reason == "In the capital only." and
      (.because | length > 0)'
json '.respondents | length > 0'

says "questionnaires that are not part of the assessment are not in it"
run new a.yaml --country NOR --instruments imp
run export a.yaml --format json
json '[.answers[].questionnaire] | unique == ["imp"]'
json '[.statuses[].questionnaire] | unique == ["imp"]'

says "an export replaces an older one and nothing else"
run new a.yaml --practice
for format in csv json; do
    run export a.yaml --format $format --output out
    exits 0
    run export a.yaml --format $format --share --output out
    exits 0
done
echo "my list" > list.csv
keep list.csv a.yaml
for file in list.csv a.yaml; do
    run export a.yaml --format csv --output $file
    exits 2
    err_is_one_line
    err_has "$file"
done
kept

says "the format has to be said, and be one there is"
run new a.yaml --practice
run export a.yaml
exits 2
err_is_one_line
err_has "--format csv"
run export a.yaml --format xlsx
exits 2
err_is_one_line
err_has "csv, json"

# ---- sharing ----

# A word in each place that a copy for sharing leaves out: in answers marked sensitive, of each
# kind; in what is asked only because of them; in notes, people, contacts and internal sources. And
# words in places that stay.
plant_words() {
    run new a.yaml --country NOR --title "ZKTITLE"
    run set a.yaml q2 "ZZNAME" "ZZPOST" "ZZREACH"
    run set a.yaml q7 yes --note ZZNOTE --by "zzperson | ZZORGANISATION" \
        --source "ZZINTERNAL | 2024 | ZZHELD | internal" --source "ZKSOURCE | 2024 | ZKHELD"
    run set a.yaml q8 ZKWORDS --note ZZOTHERNOTE
    run set a.yaml q10 yes --sensitive
    run set a.yaml q11 ZZCHILD
    run set a.yaml q13 --not-applicable ZZREASON --sensitive
    run set a.yaml q16 --not-applicable ZKREASON --source "ZZOFHIDDEN | 2023 | x" --sensitive
    run set a.yaml q16 --no-sensitive
    run set a.yaml q9 ZZSENSITIVE --sensitive --source "ZZBESIDE | 2023 | ZZBESIDEHELD"
    run set a.yaml q21 yes
    run set a.yaml q22 ZZOPERATION
    run set a.yaml q27 yes
    run set a.yaml q14 ZZNOTASKED
    run set a.yaml law.d1.title ZZLAW --sensitive
    run set a.yaml law.d1 drafted --note ZKLEVEL
    sed -i 's/ZZOFHIDDEN/ZKNOTINTERNAL/' a.yaml
}

says "nothing that a copy for sharing leaves out can be found in any of them"
plant_words
for format in csv json; do
    run export a.yaml --format $format --share
    exits 0
    out_lacks ZZ
    out_lacks zzperson
    for word in SOURCE HELD WORDS REASON NOTINTERNAL LEVEL; do
        out_has ZK$word
    done
    run export a.yaml --format $format
    for word in NAME POST REACH NOTE INTERNAL HELD CHILD REASON SENSITIVE BESIDE OPERATION NOTASKED \
        LAW person; do
        grep -qi "ZZ$word" "$home/out" || wrong "the whole $format lacks ZZ$word"
    done
done
for format in $report_formats; do
    run report a.yaml --format $format --share --full
    exits 0
    out_lacks ZZ
    out_lacks zzperson
    for word in TITLE SOURCE HELD WORDS REASON NOTINTERNAL LEVEL; do
        out_has ZK$word
    done
done

says "a copy for sharing says how much it leaves out"
plant_words
run export a.yaml --format json --share
json '.shared and .left_out == {"answers": 7, "notes": 2, "sources": 2}'
json '.answers[] | select(.id == "mnr.q10") | .state == "left-out" and .value == null'
json '.answers[] | select(.id == "mnr.q11") | .state == "left-out" and .sensitive'
run report a.yaml --share
out_has "2 notes, 2 sources that are marked internal or belong to an answer left out and 7 answers"

says "what is asked only because of a sensitive answer does not tell it"
run new a.yaml --country NOR
run set a.yaml q10 yes --sensitive
run report a.yaml --share --full
out_lacks "Q11"
out_lacks "Q12 is"
