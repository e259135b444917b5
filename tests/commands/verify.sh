# report --verify: whether a report was made from a file.

says "a report names the file it was made from, down to its bytes"
run new a.yaml --practice
run report a.yaml --output a.md
keep a.yaml a.md
run report --verify a.md a.yaml
exits 0
no_err
out_has "Yes: a.md names a.yaml"
out_has "complete copy"
out_has "Its words are those"
kept
out_lacks "No"
grep -q "SHA-256: $(sha256sum < a.yaml | cut -c1-64)" a.md || wrong "not what sha256sum says"

says "every kind of report can be verified"
run new a.yaml --practice
for format in $report_formats; do
    for kind in --share --full; do
        run report a.yaml --format $format $kind
        mv "$home/out" report
        run report --verify report a.yaml
        exits 0
        out_has "Its words are those"
        if [ $kind = --share ]; then out_has "copy for sharing"; else out_has "complete copy"; fi
        run set a.yaml q7 no
        run report --verify report a.yaml
        exits 1
        run set a.yaml q7 yes
    done
done

says "a report that was converted by others can be verified"
run new a.yaml --practice
run report a.yaml --output a.md
for format in plain html latex rst json; do
    pandoc -f gfm -t $format a.md > converted
    run report --verify converted a.yaml
    exits 0
    out_has "Yes"
done
cmark a.md > converted
run report --verify converted a.yaml
exits 0
fold -w 40 a.md > converted
run report --verify converted a.yaml
exits 0
sha256sum a.yaml > converted
run report --verify converted a.yaml
exits 0
out_has "Yes: converted names the SHA-256"

says "what differs is said"
run new a.yaml --practice
run report a.yaml --output a.md
run set a.yaml q7 no
run report --verify a.md a.yaml
exits 1
no_err
out_has "No: a.md was not made from a.yaml as it is now"
out_has "another revision"
out_has "other bytes"
out_lacks "another record"
[ "$(wc -L < "$home/out")" -le 80 ] || [ "$(grep -c . "$home/out")" -gt 2 ] || wrong "too wide"
run report a.yaml --output a.md
run new b.yaml --country NOR --instruments mnr
run report --verify a.md b.yaml
exits 1
out_has "another record"
out_has "other versions of the questionnaires"
printf '\n' >> a.yaml
run report --verify a.md a.yaml
exits 1
out_has "other bytes"
out_lacks "revision"

says "what is no report cannot be verified"
run new a.yaml --practice
run report a.yaml --output a.md
run report --verify a.yaml a.yaml
exits 2
err_is_one_line
err_has "a.yaml"
run report --verify nowhere.md a.yaml
exits 2
err_is_one_line
err_has "nowhere.md"
run report --verify a.md nowhere.yaml
exits 2
err_is_one_line
head -c 4096 /dev/urandom > noise
run report --verify noise a.yaml
exits 2
harmless

says "a report that somebody changed is found out"
run new a.yaml --practice
for format in $report_formats; do
    run report a.yaml --format $format
    sed 's/partly in place/in place/' "$home/out" > changed
    run report --verify changed a.yaml
    exits 1
    out_has "words are not those"
done
run report a.yaml --charts pictures --output a.md
run report --verify a.md a.yaml
exits 0
out_has "Its words are those"
run report a.yaml --output a.md
fold -s -w 60 a.md | sed 's/$/\r/' > other.md
run report --verify other.md a.yaml
exits 0
