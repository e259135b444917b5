/* walk PROGRAM KEYS [SEED]: presses that many random keys in the wizard, on a copy of the practice
   country, and looks again and again whether all is as it must be:

   - the program runs, ends only when asked to, with status 0 and the terminal given back;
   - its file can be read, and `get` and `status` say of it what the screen said;
   - keys that only move change no answer.

   The same seed presses the same keys. Exit status 1 when something was not so, with the screen
   and the last keys. */
#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/screen/terminal.h"

enum {
    KEYS_BETWEEN_CHECKS = 500,
    KEYS_OF_MOVING = 60, /* of those, in a row that must change nothing */
    KEYS_AT_ONCE = 12,
    LAST_KEYS = 64,
    OUTPUT_BYTES = 1 << 20,
};

struct walk {
    char program[PATH_MAX];
    char home[64];
    struct terminal *terminal;
    struct terminal_options options;
    unsigned long long random;
    char last[LAST_KEYS][48]; /* keys pressed last, for the report */
    size_t pressed;
    bool asked;          /* to end, since it was started: a busy machine takes its time to do so */
    size_t options_seen; /* options that a check found on the screen */
    size_t counts_seen;
    char *said; /* by another command */
};

/* ---- what goes wrong ---- */

_Noreturn static void fail(struct walk *walk, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

_Noreturn static void fail(struct walk *walk, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    printf("\nwalk: after %zu keys: ", walk->pressed);
    vprintf(format, arguments);
    va_end(arguments);
    printf("\nthe last keys:");
    for (size_t i = walk->pressed > LAST_KEYS ? walk->pressed - LAST_KEYS : 0; i < walk->pressed;
         i++)
        printf(" %s", walk->last[i % LAST_KEYS]);
    if (walk->terminal)
        printf("\nthe screen:\n%s", terminal_screen(walk->terminal));
    printf("its files stay in %s\n", walk->home);
    exit(1);
}

/* ---- chance ---- */

/* Marsaglia's xorshift: the same on every machine. */
static unsigned below(struct walk *walk, unsigned limit)
{
    walk->random ^= walk->random << 13;
    walk->random ^= walk->random >> 7;
    walk->random ^= walk->random << 17;
    return (unsigned)((walk->random >> 11) % limit);
}

static const char *const moves[] = {"Up",       "Down",   "Down", "PageUp", "Home", "End",
                                    "PageDown", "C-Left", "Tab",  "S-Tab",  "C-l",  "C-Right"};
static const char *const letters[] = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l",
                                      "m", "n", "o", "p", "r", "s", "t", "u", "v", "w", "x", "y",
                                      "z", "A", "R", "Z", "1", "2", "3", "4", "5", "9", "0"};
static const char *const marks[] = {"/", ",", ".", "[", "]", "?", ";", "-", "Z", "'"};
static const char *const main_keys[] = {"Enter", "Space", "Enter", "Left", "Right"};
static const char *const controls[] = {"F1",  "F2",  "F4",     "F5",        "F6",  "C-s", "C-u",
                                       "C-k", "C-w", "Delete", "Backspace", "C-a", "C-r", "C-y"};
static const char *const escapes[] = {"Esc"};
static const char *const ends[] = {"q", "C-q"};

#define KEYS(names) names, sizeof names / sizeof *names

static const struct {
    unsigned weight; /* of 1000 */
    const char *const *names;
    size_t count;
} kinds[] = {
    {330, KEYS(moves)},   {230, KEYS(letters)}, {30, KEYS(marks)}, {170, KEYS(main_keys)},
    {70, KEYS(controls)}, {90, KEYS(escapes)},  {2, KEYS(ends)},
};

/* ---- what is done ---- */

static void note(struct walk *walk, const char *key)
{
    snprintf(walk->last[walk->pressed % LAST_KEYS], sizeof walk->last[0], "%s", key);
    walk->pressed++;
}

static void press(struct walk *walk, const char *key)
{
    note(walk, key);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        walk->asked |= strcmp(key, ends[i]) == 0;
    terminal_press(walk->terminal, key);
}

static void paste(struct walk *walk)
{
    static const char *const texts[] = {"words",
                                        "two\nlines",
                                        "ein grünes 中文 👩‍👩‍👧 Dach",
                                        "نص",
                                        "# not *a* heading | `x`",
                                        "\t\ttabs",
                                        "e\xCC\x81 combining"};
    const char *text = texts[below(walk, sizeof texts / sizeof *texts)];
    note(walk, "<paste>");
    terminal_paste(walk->terminal, text);
}

static void resize(struct walk *walk)
{
    static const int sizes[][2] = {{24, 80}, {24, 80}, {16, 60},  {40, 120}, {60, 200},
                                   {10, 40}, {5, 20},  {30, 100}, {24, 80}};
    const int *size = sizes[below(walk, sizeof sizes / sizeof *sizes)];
    note(walk, "<resize>");
    terminal_resize(walk->terminal, size[0], size[1]);
}

static void do_something(struct walk *walk)
{
    unsigned chance = below(walk, 1000);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (chance < kinds[i].weight) {
            press(walk, kinds[i].names[below(walk, (unsigned)kinds[i].count)]);
            return;
        }
        chance -= kinds[i].weight;
    }
    if (chance & 1)
        paste(walk);
    else
        resize(walk);
}

/* ---- the program ---- */

/* Runs a shell script in the home; what it wrote stays until the next. */
static const char *say(struct walk *walk, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static const char *say(struct walk *walk, const char *format, ...)
{
    char script[2048];
    char whole[3 * PATH_MAX];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(script, sizeof script, format, arguments);
    va_end(arguments);
    snprintf(whole, sizeof whole,
             "cd '%s' && export HOME=$PWD LANG=C.UTF-8 MNR='%s' && { %s; } 2>&1", walk->home,
             walk->program, script);
    FILE *output = popen(whole, "r");
    size_t length = output ? fread(walk->said, 1, OUTPUT_BYTES - 1, output) : 0;
    walk->said[length] = '\0';
    if (!output || pclose(output) != 0)
        fail(walk, "“%s” fails: %s", script, walk->said);
    return walk->said;
}

static bool shows_page(struct terminal *terminal, void *context)
{
    (void)context;
    return terminal_find(terminal, " of ", NULL, NULL);
}

static void start(struct walk *walk)
{
    const char *const arguments[] = {walk->program, "p.yaml", NULL};
    terminal_free(walk->terminal);
    walk->asked = false;
    walk->terminal = terminal_start(arguments, &walk->options);
    if (!terminal_wait_until(walk->terminal, shows_page, NULL, "the first screen"))
        fail(walk, "it does not start");
}

/* Only when it was asked to end has it a right to. */
static void end(struct walk *walk)
{
    int status = terminal_wait_end(walk->terminal);
    if (status != 0)
        fail(walk, "it ended with status %d", status);
    if (!terminal_is_restored(walk->terminal))
        fail(walk, "the terminal was not given back");
}

/* Or again, after an editor had it. */
static bool is_on_screen(struct terminal *terminal, void *context)
{
    (void)context;
    return terminal_is_alternate(terminal);
}

/* Reads what it writes; starts it again when it was asked to end and did. */
static void look(struct walk *walk)
{
    if (!terminal_wait_taken(walk->terminal))
        fail(walk, "it does not read what is typed");
    if (terminal_is_alternate(walk->terminal))
        return;
    if (walk->asked) {
        end(walk);
        start(walk);
    } else if (!terminal_wait_until(walk->terminal, is_on_screen, NULL, "the screen again")) {
        fail(walk, "it left the screen without being asked, with status %d",
             terminal_wait_end(walk->terminal));
    }
}

/* ---- what must hold ---- */

/* "12 of 91" of the header; false where it is covered. */
static bool read_count(struct walk *walk, unsigned *addressed, unsigned *applicable)
{
    const char *row = terminal_row(walk->terminal, 0);
    const char *of = NULL;
    for (const char *at = row; (at = strstr(at, " of ")); at++)
        of = at;
    if (!of || !strstr(of, "saved"))
        return false;
    while (of > row && of[-1] >= '0' && of[-1] <= '9')
        of--;
    return sscanf(of, "%u of %u", addressed, applicable) == 2;
}

/* One way or the other of how an option may be shown. */
static bool shows(struct walk *walk, unsigned number, char mark, const char *text)
{
    char row[160];
    for (const char *box = "()[]"; *box; box += 2) {
        snprintf(row, sizeof row, " %u %c%c%c %.24s", number, box[0], mark, box[1], text);
        if (terminal_find(walk->terminal, row, NULL, NULL))
            return true;
    }
    return false;
}

/* What the screen shows of the question is what `get` says of it. */
static void check_question(struct walk *walk)
{
    say(walk,
        "id=$(sed -n 's/^place: \"\\(.*\\)\"$/\\1/p' p.yaml); \"$MNR\" get p.yaml $id --json > got;"
        " \"$MNR\" questions --json | jq -r --arg id $id --slurpfile got got '.[] |"
        " select(.id == $id) | (if .kind == \"gate\" then [[\"yes\", \"Yes\"],"
        " [\"partly\", \"Partly\"], [\"no\", \"No\"]] | map({id: .[0], text: .[1]})"
        " else .options end) | to_entries[] | .value as $option |"
        " \"\\(.key + 1) \\(if ($got[0] | (.values // [.value]) | index($option.id)) then \"x\""
        " else \"-\" end) \\(.value.text)\"'");
    for (char *line = walk->said; *line;) {
        unsigned number;
        char mark;
        int at;
        char *next = line + strcspn(line, "\n");
        char after = *next;
        *next = '\0';
        if (sscanf(line, "%u %c %n", &number, &mark, &at) == 2 && number < 10) {
            if (shows(walk, number, mark == 'x' ? ' ' : 'x', line + at))
                fail(walk, "the screen and `get` differ on option %u: %s", number, walk->said);
            walk->options_seen += shows(walk, number, mark == 'x' ? 'x' : ' ', line + at);
        }
        line = next + (after != '\0');
    }
}

static void check_count(struct walk *walk, unsigned addressed, unsigned applicable)
{
    char expected[64];
    snprintf(expected, sizeof expected, "%u %u\n", addressed, applicable);
    say(walk, "\"$MNR\" status p.yaml --json | jq -r '\"\\(.addressed) \\(.applicable)\"'");
    if (strcmp(walk->said, expected) != 0)
        fail(walk, "the screen said %s and `status` says %s", expected, walk->said);
    walk->counts_seen++;
}

/* Ends it from wherever it is; what is typed is kept. */
static void quit(struct walk *walk)
{
    look(walk);
    terminal_resize(walk->terminal, 24, 80);
    press(walk, "C-q");
    end(walk);
}

/* Keys that only move, in a new run, change no answer; and the new run shows what was saved. */
static void check(struct walk *walk)
{
    unsigned addressed;
    unsigned applicable;
    quit(walk);
    say(walk, "rm -rf .config/mnr-assess; \"$MNR\" get p.yaml --json > before");
    start(walk);
    if (read_count(walk, &addressed, &applicable))
        check_count(walk, addressed, applicable);
    check_question(walk);
    for (int i = 0; i < KEYS_OF_MOVING; i++) {
        press(walk, moves[below(walk, sizeof moves / sizeof *moves)]);
        if (below(walk, 10) == 0)
            resize(walk);
        look(walk);
    }
    quit(walk);
    say(walk, "\"$MNR\" get p.yaml --json | cmp - before");
    start(walk);
}

static void make_home(struct walk *walk)
{
    snprintf(walk->home, sizeof walk->home, "/tmp/walk-XXXXXX");
    walk->said = malloc(OUTPUT_BYTES);
    if (!walk->said || !mkdtemp(walk->home)) {
        fprintf(stderr, "walk: %s\n", strerror(errno));
        exit(2);
    }
    walk->options.home = walk->home;
    say(walk, "\"$MNR\" new p.yaml --practice");
}

int main(int count, char **arguments)
{
    static struct walk walk;
    size_t keys = count > 2 ? strtoul(arguments[2], NULL, 10) : 0;
    if (!keys || !realpath(arguments[1], walk.program)) {
        fprintf(stderr, "usage: walk PROGRAM KEYS [SEED]\n");
        return 2;
    }
    unsigned long long seed = count > 3 ? strtoull(arguments[3], NULL, 10) : 1;
    walk.random = seed * 0x9E3779B97F4A7C15ULL | 1;
    make_home(&walk);
    start(&walk);
    for (size_t next = KEYS_BETWEEN_CHECKS; walk.pressed < keys;) {
        for (unsigned i = 1 + below(&walk, KEYS_AT_ONCE); i > 0; i--)
            do_something(&walk);
        look(&walk);
        if (walk.pressed < next)
            continue;
        check(&walk);
        next = walk.pressed + KEYS_BETWEEN_CHECKS;
    }
    check(&walk);
    terminal_free(walk.terminal);
    walk.terminal = NULL;
    say(&walk, "rm -rf \"$HOME\"");
    printf("%zu keys pressed (seed %llu); %zu options and %zu counts were as the file says\n",
           walk.pressed, seed, walk.options_seen, walk.counts_seen);
    free(walk.said);
    return walk.options_seen && walk.counts_seen ? 0 : 1;
}
