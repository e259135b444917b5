# forget: what is kept beside a record is listed, and goes when that is wished; the file never does.

state=$home/.local/state/mnr-assess

# begins SENTENCE: a record of which all is kept that can be: versions, unsaved answers, words (each
# also put aside), an export, a place in the list of recent files, what a killed save left.
begins() {
    says "$1"
    rm -rf "$home/.local"
    run new a.yaml --country NOR
    id=$(sed -n 's/^id: "\(.*\)"/\1/p' a.yaml)
    SOURCE_DATE_EPOCH=1795255200 run set a.yaml q1a "Words of a version"
    SOURCE_DATE_EPOCH=1795259000 run set a.yaml q1a "Words of the file"
    run report a.yaml --output r.md
    keeps_words "Words of a draft"
    keeps_unsaved
    mkdir -p "$state"
    printf '%s\n/elsewhere.yaml\n' "$PWD/a.yaml" > "$state/recent"
    computer=$(hostname | cut -c1-24 | tr -c '[:alnum:]\n' _)
    printf 'Words of a killed save' > ".a.yaml.saving-$computer-AbCdEf"
}

# keeps_words TEXT: a run that is killed while a text is typed.
keeps_words() {
    talk
    printf 'goto q9\n%s\n' "$1" >&3
    tries=0
    until grep -qs "$1" "$state"/drafts/*.yaml || [ $tries -eq 600 ]; do
        sleep 0.05
        tries=$((tries + 1))
    done
    kill -9 $child
    wait $child 2> "$home/err"
    exec 3>&-
    rm pipe
}

# keeps_unsaved: a run that cannot save, and is killed.
keeps_unsaved() {
    talk
    printf 'goto q1a\n' >&3
    waits out "mnr.q01a> "
    mkdir away && mv a.yaml away
    printf 'Words that could not be saved\n.\n' >&3
    waits out "NOT SAVED"
    kill -9 $child
    wait $child 2> "$home/err"
    exec 3>&-
    rm pipe
    mv away/a.yaml . && rmdir away
}

# remains WORDS...: where in the state folder, or in hidden files here, anything has these words.
remains() {
    for words in "$@"; do
        grep -rlF -e "$words" "$state" .??* 2> "$home/grep"
    done
    find "$state" -name "*a.yaml-*"
}

nothing_remains() {
    left=$(remains "Words" "$id" "$PWD/a.yaml")
    [ -z "$left" ] || wrong "$ran: there remains $left"
}

says "of a file of which nothing is kept nothing is listed, and nothing made"
rm -rf "$home/.local"
run new a.yaml --country NOR
run forget a.yaml
exits 0
no_err
out_has "Nothing is kept beside a.yaml."
out_has "versions in git"
[ ! -e "$state" ] || wrong "looking made a folder"
run forget nowhere.yaml --yes
exits 0
out_has "Nothing is kept beside nowhere.yaml."

begins "all that is kept is listed, with where it is, and nothing is removed unasked"
keep a.yaml $(find "$state" -type f -not -path "*/.runs/*")
run forget a.yaml
exits 1
no_err
harmless
out_has "Kept beside a.yaml:"
[ "$(grep -c "^version before changes, 2026-11-21" "$home/out")" -eq 2 ] || wrong "not both versions are listed"
out_has "words that were being typed, 20"
out_has "unsaved answers, 20"
out_has "when it was exported"
out_has "in the list of recent files"
out_has "lock of a run that has ended"
out_has "what a save left that was killed"
out_has "$state/drafts/a.yaml-"
out_has "“mnr-assess forget a.yaml --yes” removes it."
kept

begins "with --yes all of it goes, and the file is as it was"
keep a.yaml r.md
run forget a.yaml --yes
exits 0
no_err
out_has "Removed. a.yaml is as it was."
kept
nothing_remains
[ "$(cat "$state/recent")" = "/elsewhere.yaml" ] || wrong "the list of recent files is $(cat "$state/recent")"
[ "$(ls -A | tr '\n' ' ')" = "a.yaml err out r.md " ] || wrong "beside it is $(ls -A | tr '\n' ' ')"
run forget a.yaml
exits 0
out_has "Nothing is kept beside a.yaml."
run restore a.yaml
out_is "No other version of a.yaml is kept."
run edit a.yaml --plain
exits 0
out_lacks "could not be saved"

begins "what was put aside goes, too"
types "recover no" quit
run edit a.yaml --plain
# The words, the answers, and what the killed save left.
[ "$(find "$state" -name '*.aside-*' | wc -l)" -eq 3 ] || wrong "not all was put aside"
run forget a.yaml
exits 1
out_has "unsaved answers, put aside"
out_has "words that were being typed, put aside"
run forget a.yaml --yes
exits 0
nothing_remains

begins "what was being written when a run was killed goes, too"
name=$(basename "$(find "$state/drafts" -name '*.yaml')")
echo "Words half written" > "$state/drafts/.$name.saving-here-AbCdEf"
echo "Words of an editor" > "$state/drafts/.${name%.yaml}.txt.swp"
echo "Words in an editor" > "$state/drafts/${name%.yaml}.txt"
echo "Words alone" > "$state/drafts/${name%.????????????????.yaml}.0123456789abcdef.txt"
cp a.yaml "$(dirname "$(find "$state/backups" -name '*.yaml' | head -1)")/.x.saving-here-AbCdEf"
run forget a.yaml --yes
exits 0
nothing_remains

begins "the file need not be there any more"
rm a.yaml
run forget a.yaml
exits 1
run forget a.yaml --yes
exits 0
nothing_remains
[ ! -e a.yaml ] || wrong "there is a file again"

begins "what was kept under a former name is found by the record"
mv a.yaml b.yaml
rm .a.yaml.*
run forget b.yaml
exits 1
out_has "kept for $PWD/a.yaml"
keep b.yaml
run forget b.yaml --yes
exits 0
kept
nothing_remains

begins "what is kept for a file in which the record still is stays, and is named"
cp a.yaml b.yaml
run forget b.yaml --yes
exits 1
out_has "kept for $PWD/a.yaml"
out_has "where this record still is: forget it by that name"
run forget a.yaml
exits 1
out_has "version before changes"
out_has "words that were being typed"
run forget a.yaml --yes
exits 0
nothing_remains

begins "of another record nothing is removed"
run new other.yaml --country SWE
run set other.yaml q8 "Other words"
run set other.yaml q8 "More words"
run forget a.yaml --yes
exits 0
nothing_remains
run restore other.yaml
out_has "before changes"

begins "what was kept of a record that was moved away goes only with the file where it is now"
mv a.yaml b.yaml
rm .a.yaml.*
first=$id
run forget a.yaml --yes
exits 1
out_has "kept for $PWD/b.yaml"
out_has "where this record still is: forget it by that name"
run new a.yaml --country SWE
run set a.yaml q7 yes
run set a.yaml q7 no
run forget a.yaml --yes
exits 1
out_has "where this record still is: forget it by that name"
[ -n "$(remains "Words of a draft")" ] && [ -n "$(remains "Words that could not")" ] || wrong "words of the other record were removed"
run restore b.yaml
out_has "before changes"
out_has "could not be saved"
run forget b.yaml --yes
exits 0
nothing_remains

begins "FILE stays also where it is one of the things that are kept, by that name or a link's"
rm .a.yaml.lock
mkdir linked
for thing in $(find "$state" -type f -name "*.yaml" -not -path "*/.runs/*"); do
    ln -s "$thing" "linked/$(basename "$thing")"
    ln "$thing" "linked/hard-$(basename "$thing")"
    for name in "$thing" "linked/$(basename "$thing")" "linked/hard-$(basename "$thing")"; do
        cp -a "$state" before
        keep "$thing"
        run forget "$name" --yes
        [ -e "$name" ] || wrong "forget removed $name"
        rm -rf "$state"
        mv before "$state"
    done
done
[ "$(find linked -type l | wc -l)" -ge 6 ] || wrong "there were $(find linked -type l | wc -l) things"

begins "while another run has the file open nothing is removed"
rm .a.yaml.lock
types quit
run edit a.yaml --plain
talk
waits out "> "
run forget a.yaml
exits 1
run forget a.yaml --yes
exits 2
err_is_one_line
err_has "a.yaml: process $child on $(hostname) has it open; nothing is removed meanwhile"
mv a.yaml b.yaml
run forget b.yaml --yes
exits 2
err_has "has it open"
mv b.yaml a.yaml
[ -n "$(remains "Words of a draft")" ] || wrong "something was removed"
leave
run forget a.yaml --yes
exits 0
nothing_remains

begins "nor while it is open under a former name, in the place of which is another record"
rm .a.yaml.*
talk
waits out "> "
mv a.yaml b.yaml
run new a.yaml --country SWE
run forget b.yaml --yes
exits 2
err_is_one_line
err_has "b.yaml: process $child on $(hostname) has it open; nothing is removed meanwhile"
[ -n "$(remains "Words of a draft")" ] || wrong "something was removed"
leave

begins "nor while a run of another computer or container has it open"
mkdir -p "$state/.runs"
printf 'run: "0123456789abcdef"\nhost: "elsewhere"\nprocess: "1"\nuser: "anna"\nsince: "2026-11-21T10:00:00Z"\nfile: "%s"\nrecord: "%s"\n' "$PWD/a.yaml" "$id" > "$state/.runs/0123456789abcdef"
flock -x "$state/.runs/0123456789abcdef" "$program" forget a.yaml --yes > "$home/out" 2> "$home/err"
status=$?
ran="forget, while a run of elsewhere holds its file"
exits 2
err_is_one_line
err_has "a.yaml: process 1 on elsewhere has it open; nothing is removed meanwhile"
[ -n "$(remains "Words of a draft")" ] || wrong "something was removed"

begins "a person on a terminal is asked, and only “yes” removes"
for said in no "" y YES "yes please"; do
    printf '%s\n' "$said" | script -qec "'$program' forget a.yaml" /dev/null > "$home/out" 2> "$home/err"
    ran="forget, answered “$said”"
    out_has "Remove all this? Type “yes”:"
    [ -n "$(remains "Words of a draft")" ] || wrong "something was removed"
done
printf 'yes\n' | script -qec "'$program' forget a.yaml" /dev/null > "$home/out" 2> "$home/err"
ran="forget, answered “yes”"
out_has "Removed. a.yaml is as it was."
nothing_remains
types yes
rm -rf "$state"
run set a.yaml q7 no
types yes
run forget a.yaml
exits 1
out_has "--yes” removes it"

begins "nor while a lock says that somebody may have it open"
printf 'host: "elsewhere"\nprocess: "1"\nuser: "anna"\nsince: "2026-11-21T10:00:00Z"\n' > .a.yaml.lock
run forget a.yaml --yes
exits 2
err_is_one_line
err_has "a lock says that anna on elsewhere has it open"
[ -n "$(remains "Words of a draft")" ] || wrong "something was removed"
[ -e .a.yaml.lock ] || wrong "the lock is gone"

begins "what another computer left may be being written, and stays"
mv .a.yaml.saving-* .a.yaml.saving-another-AbCdEf
run forget a.yaml --yes
exits 1
out_has "somebody may be writing it: it is left alone"
[ -e .a.yaml.saving-another-AbCdEf ] || wrong "it is gone"

says "where the tour was left is forgotten with the practice country"
rm -rf "$home/.local"
mkdir -p "$state"
chmod 700 "$state"
run new "$state/practice.yaml" --practice
printf 'answer\n%s\n' "$state/practice.yaml" > "$state/tour"
run forget "$state/practice.yaml"
exits 1
out_has "where the tour was left"
run forget "$state/practice.yaml" --yes
exits 0
[ "$(ls -A "$state")" = practice.yaml ] || wrong "there is $(ls -A "$state")"

says "what cannot be removed is named, and the exit status is 2"
if [ "$(id -u)" -eq 0 ]; then
    rm -rf "$home/.local" u
    mkdir u
    chmod 755 "$home" "$home/case"
    chown 65534 u
    cd u || exit 2
    lower="setpriv --reuid=65534 --regid=65534 --clear-groups env HOME=$PWD"
    $lower "$program" new a.yaml --country NOR > "$home/out"
    $lower "$program" set a.yaml q7 yes > "$home/out"
    chmod 500 .local/state/mnr-assess/backups/*
    ran="forget in a folder that cannot be written"
    $lower "$program" forget a.yaml --yes > "$home/out" 2> "$home/err"
    status=$?
    exits 2
    err_has "cannot be removed"
fi

begins "names are shown harmless"
name=$(printf 'a\033[2J\nb.yaml')
run new "$name" --country NOR
run set "$name" q7 yes
run forget "$name"
exits 1
harmless
run forget "$name" --yes
exits 0
harmless
