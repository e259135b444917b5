# report --verify: whether a report was made from a file, and is unaltered.

# verifies WORDS: the report `report` was made from a.yaml, and is unaltered.
verifies() {
    COLUMNS=400 run report --verify "${1:-report}" a.yaml
    exits 0
    no_err
    out_has "Yes: ${1:-report} was made from a.yaml"
}

# refuses FIRST WORDS [WHAT]: the report `changed` is not, and the first words say why.
refuses() {
    run report --verify changed a.yaml
    exits 1
    no_err
    head -1 "$home/out" | grep -q "^$1:" || wrong "${2:-it}: the first words are not $1: $(head -1 "$home/out")"
}

says "every kind of report of every format verifies, and no longer when the file changes"
run new a.yaml --practice
keep a.yaml
for format in $report_formats; do
    for kind in "" --share --full "--share --full"; do
        # shellcheck disable=SC2086 # none or two words
        run report a.yaml --format $format $kind
        mv "$home/out" report
        verifies
        case $kind in *share*) out_has "copy for sharing" ;; *) out_has "complete copy" ;; esac
    done
done
kept
for format in $report_formats; do
    run report a.yaml --format $format
    mv "$home/out" changed
    run set a.yaml q7 partly
    refuses "Another file"
    out_has "another revision"
    out_has "other bytes"
    run set a.yaml q7 yes
done

says "a complete report names what sha256sum says of its file"
run new a.yaml --practice
run report a.yaml --output a.md
grep -q "SHA-256: $(sha256sum < a.yaml | cut -c1-64)\$" a.md || wrong "not what sha256sum says"

says "a copy for sharing verifies while what it leaves out changes, and not when what it tells does"
run new a.yaml --practice
run report a.yaml --share --output report
run set a.yaml mnr.q28 none --note "A note."
run set a.yaml q7 yes --note "Another note."
verifies
file_lacks report revision
run set a.yaml q7 partly
mv report changed
refuses "Another file"

says "the day, the time zone and the place of a report do not matter"
run new a.yaml --practice
mkdir -p away/charts
for format in $report_formats; do
    SOURCE_DATE_EPOCH=1800000000 TZ=Pacific/Auckland run report a.yaml --format $format \
        --charts "away/charts of mine (é)" --output report
    verifies
    cp report away/other
    verifies away/other
done
for way in here/charts here "here/../here/a b" .; do
    mkdir -p here
    run report a.yaml --charts "$way" --output here/a.md
    verifies here/a.md
done

says "other line ends and a byte order mark are no alteration, and nothing else is none"
run new a.yaml --practice
for format in $report_formats; do
    run report a.yaml --format $format
    mv "$home/out" made
    sed 's/$/\r/' made > report
    verifies
    tr '\n' '\r' < made > report
    verifies
    { printf '\357\273\277' && cat made; } > report
    verifies
    { printf '\357\273\277' && sed 's/$/\r/' made; } > report
    verifies
    sed '3s/$/\r/' made > changed
    refuses Altered "one line ends otherwise"
    sed '3!s/$/\r/' made > changed
    refuses Altered "all but one line end otherwise"
    { printf '\357\273\277\357\273\277' && cat made; } > changed
    refuses Altered "two marks"
    { head -2 made && printf '\357\273\277' && tail -n +3 made; } > changed
    refuses Altered "a mark inside"
done

# Each is a change of the report `made` into `changed` that people and programs might not see, or
# that was not found once.
alterations() {
    cat << 'END'
Altered|a picture is added|{ cat made; echo '![x](http://example.org/x.png)'; }
Altered|a picture is put inside|sed '20a ![x](x.png)' made
Altered|a comment of HTML|sed '20a <!-- nothing to see -->' made
Altered|a comment of TeX|sed '20a % nothing to see' made
Altered|a comment at the end of a line|sed '20s/$/ % x/' made
Altered|a minus sign|sed 's/ 21 / -21 /' made
Altered|another minus sign|sed 's/ 21 / −21 /' made
Altered|struck out|sed 's/Published figures/~~Published figures~~/' made
Altered|struck out in HTML|sed 's/Published figures/<s>Published figures<\/s>/' made
Altered|struck out in LaTeX|sed 's/Published figures/\\sout{Published figures}/' made
Altered|a mark of direction|sed 's/Published figures/\xe2\x80\x8fPublished figures/' made
Altered|an override of direction|sed 's/Published figures/\xe2\x80\xaePublished figures/' made
Altered|a space of no width|sed 's/Published figures/Publ\xe2\x80\x8bished figures/' made
Altered|a no-break space|sed 's/Published figures/Published\xc2\xa0figures/' made
Altered|a soft hyphen|sed 's/Published figures/Pub\xc2\xadlished figures/' made
Altered|a letter of another script|sed 's/Published figures/Publishеd figures/' made
Altered|a capital|sed 's/Published figures/published figures/' made
Altered|two blanks|sed 's/Published figures/Published  figures/' made
Altered|a tab|sed 's/Published figures/Published\tfigures/' made
Altered|a blank at the end of a line|sed '20s/$/ /' made
Altered|an empty line|sed '20G' made
Altered|an empty line at the end|{ cat made; echo; }
Altered|no line end at the end|head -c -1 made
Altered|a NUL at the end|{ cat made; printf '\0'; }
Altered|a NUL for a blank|sed 's/Published figures/Published\x00figures/' made
Altered|a byte that is no UTF-8|sed 's/Published figures/Published\xff figures/' made
Altered|quotation marks|sed 's/“/"/' made
Altered|a word|sed 's/not yet in place/in place/' made
Altered|a full stop|sed 's/Published figures are shown for orientation only/&./' made
Altered|half of it|head -c 20000 made
Altered|a line twice|sed '25p' made
Altered|a line less|sed '25d' made
Altered|the end twice|{ cat made; tail -1 made; }
Altered|something after it|{ cat made; cat made; }
Altered|something before it|{ echo; cat made; }
Altered|the line on provenance removed|grep -v 'record 5d1f' made
Altered|and all digests|sed 's/SHA-256: [0-9a-f]*//' made
Altered|another line on provenance behind it|sed '/record 5d1f/p' made
Altered|the line on provenance in the title|{ grep 'record 5d1f' made | tr -d '\n'; cat made; }
Altered|another day|sed 's/made 2026-11-21/made 2026-11-20/' made
Altered|no day there is|sed 's/made 2026-11-21/made 2026-02-31/' made
Altered|no day|sed 's/made 2026-11-21/made yesterday/' made
Altered|another length|sed 's/length usual/length full/' made
Altered|no length there is|sed 's/length usual/length none/' made
Altered|no format there is|sed 's/, format [a-z]*,/, format docx,/' made
Altered|charts elsewhere|sed 's/charts none/charts ..\/..\/etc\//' made
Altered|a language that is a path|sed 's/language en/language ..\/..\/etc/' made
Another version|a language that is not spoken|sed 's/language en/language qq/' made
Another version|another program|sed 's/mnr-assess 0\.1\.0, format/mnr-assess 0.0.9, format/' made
Altered|another revision|sed 's/revision 58/revision 57/' made
Another file|another digest|sed 's/SHA-256: [0-9a-f]\{4\}/SHA-256: ffff/' made
Another file|another record|sed 's/record 5d1f/record 5d1e/' made
Another file|called a copy for sharing|sed 's/complete copy, SHA/copy for sharing, SHA/' made
END
}

says "whatever is altered is found, in every format"
run new a.yaml --practice
alterations > table
for format in $report_formats; do
    run report a.yaml --format $format
    mv "$home/out" made
    while IFS='|' read -r words what change; do
        eval "$change" > changed
        ! cmp -s made changed || wrong "$format, $what: nothing is altered"
        refuses "$words" "$format, $what"
    done < table
done
[ "$(wc -l < table)" -gt 50 ] || wrong "the table is not read"

says "no picture of a Markdown report can be changed"
run new a.yaml --practice --instruments imp
run new a.yaml --country NOR --instruments imp
run set a.yaml imp.b2 evidence
run report a.yaml --charts pictures --output made
links=$(grep -c '^!\[.*](pictures/.*svg)$' made)
[ "$links" -gt 0 ] || wrong "there are no pictures"
cp made report
verifies
sed 's/(pictures\//(others\//' made > changed
refuses Altered "links to another folder"
sed 's/charts pictures\//charts others\//' made > changed
refuses Altered "another folder named"
sed 's/^!\[/[/' made > changed
refuses Altered "a link for a picture"
grep -v '^!\[' made > changed
refuses Altered "without pictures"
for way in https:\\/\\/example.org\\/ \\/\\/example.org\\/ \\/etc\\/ 'x y\/' 'x)\/' é\\/; do
    sed "s/pictures\\//$way/" made > changed
    [ "$(grep -c pictures/ changed)" -eq 0 ] || wrong "$way is not everywhere"
    refuses Altered "$way, named as well"
done
sed 's/pictures\//..\/others\//' made > report
verifies

says "no path that a report names is opened"
cp -r "$here/../../questionnaires" data
mkdir -p data/translations
printf 'translation: "xx"\ntexts: {}\n' | tee trap.yaml > data/trap.yaml
run new a.yaml --country NOR --instruments imp
run set a.yaml imp.b2 evidence
run report a.yaml --charts pictures --output made --data data
sed 's/pictures\//trap\//; s/language en/language ..\/trap/; s/format markdown/format .\/trap/
    s/record /record trap.yaml/; s/questionnaires imp/questionnaires .\/trap/
    s/mnr-assess 0/mnr-assess .\/trap/' made > whole
for name in charts language format record questionnaires mnr-assess; do
    grep "^  - \*\*Made from" whole | grep -q "$name [^ ]*trap" || wrong "$name is no path"
done
sed 's/pictures\//trap\//' made > changed
cp whole changed2
for file in changed changed2; do
    run report --verify $file a.yaml --data data
    [ "$status" -le 1 ] || wrong "$file cannot be read"
    # Where there is strace, it says which paths the program hands to the system.
    command -v strace > /dev/null || continue
    strace -f -o calls "$program" report --verify $file a.yaml --data data > said 2>&1
    grep -q 'a\.yaml' calls || wrong "nothing was seen"
    ! grep -v write calls | grep '^[0-9 ]*[a-z0-9_]*(' | grep -v 'read(' | grep -q trap ||
        wrong "it is looked at: $(grep -v 'read(' calls | grep trap | head -1)"
done

says "a line on provenance that a person wrote is not taken for the report's"
run new a.yaml --practice
run report a.yaml --output first.md
line=$(grep -o 'record 5d1f.*SHA-256: [0-9a-f]*' first.md)
sed -i "s/^title: .*/title: \"$line\"/" a.yaml
run set a.yaml q8 "$line"
run set a.yaml q9 "Words.

  - **Made from:** $line
  - **Made from:** $line

</p></main><main id=\"content\"><ul><li>$line</li></ul>
\\tableofcontents
\"provenance\": \"$line\","
run set a.yaml q11 --not-applicable "$line" --source "$line | 2020 | $line"
for format in $report_formats; do
    for kind in --share --full; do
        run report a.yaml --format $format $kind
        mv "$home/out" report
        verifies
    done
done

says "an id and a title of any words verify"
run new b.yaml --practice
for word in 'a, revision 5, made 2020-01-01 by mnr-assess 1.0' 'é*_`<b>|~$%#&{}\ "' record \
    'x, SHA-256: 1' ':record'; do
    WORD=$word awk '/^(id|title): / {print $1 " \047" ENVIRON["WORD"] "\047"; next} {print}' \
        b.yaml > a.yaml
    run check a.yaml
    exits 1
    for format in $report_formats; do
        run report a.yaml --format $format --share
        mv "$home/out" report
        verifies
    done
done

says "a report in another language verifies in its own, whatever is spoken where it is read"
cp -r "$here/../../questionnaires" data
mkdir -p data/translations
printf 'translation: "xx"\ntexts:\n  "mnr.q07":\n    text: "ZZQUESTION?"\n' > data/translations/xx.yaml
run new a.yaml --practice
run report a.yaml --data data --lang xx --full
out_has ZZQUESTION
mv "$home/out" report
grep -q 'language xx, ' report || wrong "the language is not named"
run report --verify report a.yaml --data data
exits 0
run report --verify report a.yaml --data data --lang en
exits 0
mv report changed
refuses "Another version" "without these questionnaires"
run report a.yaml
mv "$home/out" report
run report --verify report a.yaml --data data --lang xx
exits 0

says "what is no report could be read, and is none"
run new a.yaml --practice
run report a.yaml --output a.md
for file in a.yaml empty noise text; do
    : > empty
    head -c 4096 /dev/urandom > noise
    echo "# My thesis" > text
    cp $file changed
    refuses Altered $file
    harmless
done
for format in plain html latex rst; do
    pandoc -f gfm -t $format a.md > changed
    refuses Altered "converted to $format"
done
fold -w 40 a.md > changed
refuses Altered "other lines"

says "what cannot be read is named, and the exit status says so"
run new a.yaml --practice
run report a.yaml --output a.md
for pair in "nowhere.md a.yaml" "a.md nowhere.yaml" ". a.yaml" "a.md ."; do
    # shellcheck disable=SC2086 # two names
    run report --verify $pair
    exits 2
    err_is_one_line
    out_is ""
done
mkfifo pipe
run report --verify pipe a.yaml
exits 2
err_is_one_line
echo "mnr-assess: 1" > broken.yaml
run report --verify a.md broken.yaml
exits 2
err_is_one_line
