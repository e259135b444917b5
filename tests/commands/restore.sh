# restore: versions that are kept, and bringing one back. Each case has a state folder of its own.

# begins SENTENCE: a case with a file, changed twice more than an hour apart.
begins() {
    says "$1"
    rm -rf "$home/.local"
    run new a.yaml --country NOR
    SOURCE_DATE_EPOCH=1795255200 run set a.yaml q7 yes
    SOURCE_DATE_EPOCH=1795259000 run set a.yaml q7 no
}

says "a file without versions says so"
rm -rf "$home/.local"
run new a.yaml --country NOR
run restore a.yaml
exits 0
out_is "No other version of a.yaml is kept."
[ ! -e "$home/.local/state/mnr-assess" ] || wrong "looking made a folder"

begins "the version before each change is listed, the newest first, with date, revision and size"
run restore a.yaml
exits 0
no_err
out_has "1          2026-11-21 11:03 UTC  revision 2"
out_has "2          2026-11-21 10:00 UTC  revision 1"
out_has "bytes  before changes"
[ "$(stat -c %a "$home"/.local/state/mnr-assess/backups/*/*.yaml | sort -u)" = 600 ] ||
    wrong "versions are not private"

begins "changes of the same hour keep one version"
for value in yes partly no; do SOURCE_DATE_EPOCH=1795259100 run set a.yaml q10 "$value"; done
run restore a.yaml
out_lacks "3          "

begins "a version is brought back, and what stood there is kept"
run restore a.yaml 1
exits 0
out_has "a.yaml is as it was in version 1."
run get a.yaml q7
out_is "mnr.q07: yes"
run restore a.yaml 1
exits 0
run get a.yaml q7
out_is "mnr.q07: no"
[ "$(stat -c %a a.yaml)" = 600 ] || wrong "the mode is not 600"

begins "a file that is gone is brought back"
rm a.yaml
run restore a.yaml
exits 0
run restore a.yaml 1
exits 0
run get a.yaml q7
out_is "mnr.q07: yes"

begins "a file that is broken is brought back"
echo 'x: [' > a.yaml
run restore a.yaml 1
exits 0
run get a.yaml q7
out_is "mnr.q07: yes"
run restore a.yaml
out_has "1          2026-11-21 10:00 UTC  revision ?"

begins "a version that is none changes nothing"
keep a.yaml
for version in 0 3 -- 1x unsaved unsaved-1 ../../a.yaml "$(printf 'a\033[2J')"; do
    run restore a.yaml "$version"
    [ "$version" = -- ] || exits 2
    [ "$version" = -- ] || err_is_one_line
    harmless
done
kept

begins "a version that cannot be read is not brought back"
keep a.yaml
for version in "$home"/.local/state/mnr-assess/backups/*/*.yaml; do echo 'x: [' > "$version"; done
run restore a.yaml 1
exits 2
err_has "a value is missing here"
kept

begins "answers that could not be saved are among them"
folder="$home/.local/state/mnr-assess/recovery/$(cd "$home/.local/state/mnr-assess/backups" && echo *)"
mkdir -p "$folder" "$folder.aside-1"
sed 's/"no"/"partly"/' a.yaml > "$folder/mine.yaml"
sed 's/"no"/"yes"/' a.yaml > "$folder.aside-1/mine.yaml"
chmod -R go= "$home/.local"
run restore a.yaml
out_has "unsaved    "
out_has "unsaved-1  "
run restore a.yaml unsaved
exits 0
run get a.yaml q7
out_is "mnr.q07: partly"
[ ! -e "$folder" ] || wrong "it is offered again"
run restore a.yaml unsaved-1
exits 0
run get a.yaml q7
out_is "mnr.q07: yes"

begins "a file that somebody has open is left alone, unless it is taken over"
printf 'host: "elsewhere"\nprocess: "1"\nuser: "anna"\nsince: "2026-11-21T10:00:00Z"\n' > .a.yaml.lock
keep a.yaml
run restore a.yaml 1
exits 2
err_is_one_line
err_has "anna on elsewhere has it open since 2026-11-21T10:00:00Z"
err_has "--take-over"
run edit a.yaml --plain
exits 2
err_has "anna on elsewhere"
kept
run set a.yaml q10 yes
exits 0
run edit a.yaml --plain --take-over
exits 0
[ ! -e .a.yaml.lock ] || wrong "the lock is still there"
printf 'not a lock' > .a.yaml.lock
run restore a.yaml 1
exits 2
err_has "does not say whose it is"
run restore a.yaml 1 --take-over
exits 0

begins "the plain mode locks the file while it is open, and gives it back"
types "? " "quit"
run edit a.yaml --plain
exits 0
[ -z "$(ls -A | grep lock)" ] || wrong "a lock is left"

begins "names of files are shown harmless"
name=$(printf 'a\033[2J\nb.yaml')
run new "$name" --country NOR
run set "$name" q7 yes
run restore "$name"
exits 0
harmless
run restore "$name" 1
exits 0
harmless
