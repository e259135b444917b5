# export: the answers as data; and what stays out of every copy for sharing.

# Python's csv, where there is Python, reads the CSV back as `get --json` gives the answers;
# apostrophes are taken away as the manual says.
csv_gives_back() {
    command -v python3 > /dev/null || return 0
    "$program" get "$1" --json > answers.json
    python3 - "$2" answers.json > "$home/err" 2>&1 << 'END' || wrong "$2: $(tail -3 "$home/err")"
import csv, json, re, sys

def cell(text):
    return re.sub(r"(^|[;\t\r\n])'", r'\1', text)

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

# What spreadsheets that part by some character would see as cells of FILE: none begins a formula.
no_formulas() {
    command -v python3 > /dev/null || return 0
    python3 - "$1" > "$home/err" 2>&1 << 'END' || wrong "$1: $(tail -3 "$home/err")"
import csv, sys, unicodedata

csv.field_size_limit(10**8)
FORMULA = '=+-@\uff1d\uff0b\uff0d\uff20\u2212\ufe66\ufe62\ufe63\ufe6b\u207a\u207b\u207c'

def unseen(c):
    return c.isspace() or unicodedata.category(c) in ('Cf', 'Cc', 'Zs', 'Zl', 'Zp') or \
        c in '\u2800\u3164\u115f\u1160\uffa0\u034f\u180b\ufe0f'

def check(cell, how):
    # As it is, without quotation marks that a reader may take away, and without what is not seen.
    for text in cell, cell.lstrip('"'), cell.replace('"', ''):
        assert not text[:1] in ('\t', '\r', '\n'), (how, cell)
        while text and unseen(text[0]):
            text = text[1:]
        assert not text or text[0] not in FORMULA, (how, cell)

raw = open(sys.argv[1], newline='', encoding='utf-8').read()
for delimiter in ',;\t':
    for quoting in csv.QUOTE_MINIMAL, csv.QUOTE_NONE:
        for doubled in True, False:
            for skip in True, False:
                rows = csv.reader(raw.splitlines(keepends=True), delimiter=delimiter,
                                  quoting=quoting, doublequote=doubled, skipinitialspace=skip)
                for row in rows:
                    for cell in row:
                        if quoting == csv.QUOTE_NONE and delimiter == ',':
                            continue # a reader of commas that knows no quotation marks reads none
                        check(cell, (delimiter, quoting, doubled, skip))
END
}

says "no cell can run as a formula for any reader, and the answers still come back"
run new a.yaml --country NOR
run set a.yaml q7 yes --note "=1+1" --source "=cmd|'/c calc'!A0 | +1 | @x" --source "a;=1 | -2 | ;@3"
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
no_formulas a.csv
csv_gives_back a.yaml a.csv
run export a.yaml --format csv --share --output a.csv
no_formulas a.csv
for begin in '=' '+' '-' '@' '＝' '＋' '－' '＠' '−' '﹦'; do
    for before in '' ' ' '\302\240' '\342\200\213' '\357\273\277' '\342\201\240' '\302\255' \
        '\343\200\200' '"' '""' ' "' '\342\200\217' '\342\240\200' "'" "''" '; ' ';' ';"' ';""' ';"""' \
        '\t' '\t"' '\n' '\n"' '\n\n' '; ;' ';\302\240' ';\342\200\213' 'a,' ',' ';,' "x;'" "\\\\;"; do
        # shellcheck disable=SC2059 # the octal numbers are meant
        printf -- "words; ${before}${begin}1+1" > "$home/in"
        run set a.yaml q8 -
        # shellcheck disable=SC2059
        printf -- "${before}${begin}1+1" > "$home/in"
        run set a.yaml q9 -
        "$program" export a.yaml --format csv --output some.csv
        cat some.csv >> all.csv
    done
done
no_formulas all.csv
csv_gives_back a.yaml some.csv

says "a text that is too long for a cell of a spreadsheet is said, and stands there whole"
run new a.yaml --country NOR
run set a.yaml q7 yes
head -c 32767 /dev/zero | tr '\0' x > "$home/in"
run set a.yaml q8 -
run export a.yaml --format csv --output a.csv
exits 0
no_err
head -c 32768 /dev/zero | tr '\0' x > "$home/in"
run set a.yaml q8 -
head -c 65536 /dev/zero | tr '\0' n > note
run set a.yaml q10 yes --note "$(cat note)"
run export a.yaml --format csv --output a.csv
exits 0
[ "$(wc -l < "$home/err")" -eq 2 ] || wrong "not a line for each question"
err_has "mnr-assess: Q8 (mnr.q08), in value, answer: a text of 32768 characters"
err_has "Q10 (mnr.q10), in note: a text of 65536 characters"
err_has 32767
[ "$(tr -cd x < a.csv | wc -c)" -gt 65536 ] || wrong "the text is cut"
run export a.yaml --format csv
err_has "Q8 (mnr.q08)"
run export a.yaml --format json
no_err
run export a.yaml --format csv --share --output a.csv
err_has "Q8 (mnr.q08)"
run set a.yaml q8 --sensitive
run export a.yaml --format csv --share --output a.csv
no_err
i=0
while [ $i -lt 16384 ]; do printf '\360\237\230\200'; i=$((i + 1)); done > "$home/in"
run set a.yaml q9 -
run export a.yaml --format csv --output a.csv
err_has "Q9 (mnr.q09), in value, answer: a text of 32768 characters"

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

says "a copy for sharing says what it leaves out, not how much"
plant_words
run export a.yaml --format json --share
json '.shared and (has("left_out") | not) and (has("revision") | not) and .respondents == []'
json '.answers[] | select(.id == "mnr.q10") |
      .state == "left-out" and .value == null and .applies == null and .sensitive'
json '.answers[] | select(.id == "mnr.q11") | .state == "left-out" and .applies == null'
run report a.yaml --share
out_has "This copy is made for sharing. It leaves out contact persons"
! grep -E '[0-9]+ (answers?|notes?|sources?|steps?|left out)' "$home/out" | grep -v 'REC-' |
    grep -q 'left out' || wrong "something is counted that is left out"
no_err

says "no byte of a shared copy changes with what it leaves out"
run new a.yaml --practice
run set a.yaml q13 --sensitive
copies() {
    for format in csv json; do
        run export a.yaml --format $format --share --output "$1.$format"
        cat "$home/out" "$home/err" >> "$1.said"
    done
    for format in $report_formats; do
        run report a.yaml --share --full --format $format --charts "$1.charts"
        sed "s/$1/NAME/g" "$home/out" > "$1.$format"
        cat "$home/err" >> "$1.said"
    done
    ls "$1.charts" > "$1.names"
}
copies ZZone
for change in "q13 yes" "q13 partly" "q13 --unknown" "q13 --not-applicable because" \
    "q13 --note words" "q13 --later" "q13 --clear" "q2 A B C" "q28 none" "q28 --not-applicable x" \
    "law.x8.allowed yes" "law.x8.allowed --not-applicable x" "law.x8.authorised no"; do
    # shellcheck disable=SC2086 # several words
    run set a.yaml $change --source "S | 2020 | H" --by "somebody | Ministry"
    rm -rf ZZtwo.*
    copies ZZtwo
    for file in ZZone.*; do
        diff -r "$file" "ZZtwo.${file#ZZone.}" > /dev/null || wrong "$change shows in $file"
    done
done

says "what is asked only because of a sensitive answer does not tell it"
run new a.yaml --country NOR
for value in yes no partly; do
    run set a.yaml q10 $value --sensitive
    run report a.yaml --share --full
    out_has "**Left out of this copy, whether it is asked and answered or not:** Q10, Q11"
    grep -v 'Left out of this copy, whether' "$home/out" > rest
    file_lacks rest "Q11"
    file_lacks rest "Q12 is"
    run set a.yaml q11 ZZCHILD
    run report a.yaml --share --full
    out_lacks ZZCHILD
done
