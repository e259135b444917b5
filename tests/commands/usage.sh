# What all commands share: help, errors of usage, exit status.

commands="new edit status check get set report export form questions glossary sources lint restore
country tour forget"

says "--help lists every command, on standard output"
run --help
exits 0
no_err
for command in $commands; do
    out_has "  $command "
done
[ "$(wc -L < "$home/out")" -le 80 ] || wrong "a line is wider than 80"

says "every command has a help with its usage and its options"
for command in $commands; do
    run $command --help
    exits 0
    no_err
    out_has "Usage: mnr-assess $command"
    out_has "--data DIR"
done

says "help is a word for it, too"
run help
exits 0
out_has "  restore "
run help set
exits 0
out_has "Usage: mnr-assess set"

says "--help wins over everything else, and opens nothing"
run set nowhere.yaml mnr.q07 --help
exits 0
out_has "Usage: mnr-assess set"
run --help status
exits 0
out_has "Usage: mnr-assess status"

says "--version prints one line"
run --version
exits 0
no_err
grep -qE '^mnr-assess [0-9]+\.[0-9]+\.[0-9]+$' "$home/out" || wrong "$(cat "$home/out")"

says "an unknown command is refused with the nearest one"
run stauts a.yaml
exits 2
err_is_one_line
err_has "did you mean status?"
out_is ""

says "an unknown option is refused with the nearest one"
run new a.yaml --contry NOR
exits 2
err_is_one_line
err_has "did you mean --country?"
run status a.yaml -x
exits 2
err_is_one_line
run status a.yaml --xyzzy
exits 2
err_is_one_line
err_has "mnr-assess status --help"
[ ! -e a.yaml ] || wrong "a.yaml was made"

says "a missing value, a needless value and a repeated option are refused"
run new a.yaml --country
exits 2
err_has "--country COUNTRY"
run status a.yaml --json=yes
exits 2
err_is_one_line
run new a.yaml --country NOR --country SWE
exits 2
err_has "twice"
[ ! -e a.yaml ] || wrong "a.yaml was made"

says "a missing or superfluous argument is refused with the usage"
run get
exits 2
err_is_one_line
err_has "mnr-assess get FILE [ID]"
run status a b
exits 2
err_is_one_line
err_has "mnr-assess status FILE"

says "a value may follow an equals sign, options may come first, and -- ends them"
run new --country=NOR a.yaml
exits 0
run status --json a.yaml
json '.country == "NOR"'
run set a.yaml mnr.q01a -- --text
exits 0
run get a.yaml mnr.q01a --json
json '.value == "--text"'
run new -- -b.yaml
exits 0
[ -e ./-b.yaml ] || wrong "-b.yaml was not made"

says "global options may stand before the command"
run new a.yaml --country NOR
run --lang fr status a.yaml
exits 0
out_has "Norway"

says "a file that does not exist is refused with how to make it"
for command in status check get report edit; do
    run $command nowhere.yaml
    exits 2
    err_is_one_line
    err_has nowhere.yaml
done
run nowhere.yaml
exits 2
err_is_one_line
err_has "mnr-assess new nowhere.yaml"

says "a directory as --data that holds nothing is refused"
mkdir q
run questions --data q
exits 2
err_is_one_line
run questions --data nowhere
exits 2
err_is_one_line

says "what could not be written is an error"
run new a.yaml --country NOR
"$program" status a.yaml > /dev/full 2> "$home/err"
[ $? -eq 2 ] || wrong "a full disk goes unnoticed"
err_is_one_line

says "an error names a file without its escapes"
run status "$(printf 'a\033[2Jb\r\n.yaml')"
exits 2
err_is_one_line
harmless

says "without a file and without a terminal there is nothing to open"
run
exits 2
err_is_one_line

says "languages without a translation are answered in English"
LANG=fr_FR.UTF-8 LC_ALL=fr_FR.UTF-8 run --help
exits 0
out_has "Commands:"
run --help --lang ../../etc
exits 0
