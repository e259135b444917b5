/* walk-two PROGRAM ROUNDS [SEED]: two wizards and a `set` answer in one file that all have open, at
   the same moment, that many times. Now and then a wizard is killed, or ends, and another begins in
   its place. Each answers questions of its own, so that there is never anything to choose between,
   and no answer that was accepted may be missing:

   - one that a wizard shows is in the file when that says so, and one of a `set` that ended with 0;
   - what a wizard that was killed had not saved is offered to the next, which brings it back;
   - when both have ended nothing waits to be brought back.

   The same seed gives the same answers. Exit status 1 when something was not so, with the screens
   and the last steps. */
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/screen/terminal.h"

enum {
    WIZARDS = 2,
    ACTORS = WIZARDS + 1, /* the last is `set` */
    MOST_GATES = 64,
    ROUNDS_BETWEEN_CHECKS = 10,
    OUTPUT_BYTES = 1 << 16,
    LAST_STEPS = 24,
};

/* A question of the one at place `gate % ACTORS`. */
struct gate {
    char id[32];
    char label[32]; /* without its Q */
    int value;      /* 1 to 3, as accepted last; 0: none */
};

struct walk {
    char program[PATH_MAX];
    char home[64];
    struct terminal_options options;
    struct terminal *wizards[WIZARDS];
    struct gate gates[MOST_GATES];
    size_t count;
    unsigned long long random;
    size_t accepted[ACTORS];
    size_t ends;
    size_t kills;
    size_t steps;
    char last[LAST_STEPS][96];
    char said[OUTPUT_BYTES]; /* by another command */
};

static const char *const values[] = {"null", "yes", "partly", "no"};

/* ---- what goes wrong ---- */

_Noreturn static void fail(struct walk *walk, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

_Noreturn static void fail(struct walk *walk, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    printf("\nwalk-two: after %zu steps: ", walk->steps);
    vprintf(format, arguments);
    va_end(arguments);
    printf("\nthe last steps:\n");
    for (size_t i = walk->steps > LAST_STEPS ? walk->steps - LAST_STEPS : 0; i < walk->steps; i++)
        printf("  %s\n", walk->last[i % LAST_STEPS]);
    for (size_t i = 0; i < WIZARDS; i++)
        if (walk->wizards[i])
            printf("wizard %zu:\n%s", i + 1, terminal_screen(walk->wizards[i]));
    printf("its files stay in %s\n", walk->home);
    exit(1);
}

static void note(struct walk *walk, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void note(struct walk *walk, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(walk->last[walk->steps++ % LAST_STEPS], sizeof walk->last[0], format, arguments);
    va_end(arguments);
}

/* Marsaglia's xorshift: the same on every machine. */
static unsigned below(struct walk *walk, unsigned limit)
{
    walk->random ^= walk->random << 13;
    walk->random ^= walk->random >> 7;
    walk->random ^= walk->random << 17;
    return (unsigned)((walk->random >> 11) % limit);
}

/* Runs a shell script in the home; what it wrote stays until the next. */
static const char *say(struct walk *walk, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static const char *say(struct walk *walk, const char *format, ...)
{
    char script[1024];
    char whole[2 * PATH_MAX];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(script, sizeof script, format, arguments);
    va_end(arguments);
    snprintf(whole, sizeof whole,
             "cd '%s' && export HOME=$PWD XDG_STATE_HOME=$PWD/.state LANG=C.UTF-8 MNR='%s' && "
             "{ %s; } 2>&1",
             walk->home, walk->program, script);
    FILE *output = popen(whole, "r");
    size_t length = output ? fread(walk->said, 1, OUTPUT_BYTES - 1, output) : 0;
    walk->said[length] = '\0';
    if (!output || pclose(output) != 0)
        fail(walk, "“%s” fails: %s", script, walk->said);
    return walk->said;
}

/* ---- a wizard ---- */

static bool shows(struct terminal *terminal, const char *text)
{
    return terminal_find(terminal, text, NULL, NULL);
}

static bool shows_page(struct terminal *terminal, void *context)
{
    (void)context;
    return shows(terminal, " of ") || shows(terminal, "Somebody has this file open");
}

/* Says yes to all that it asks: to work on the file all the same, and to have back what was kept.
 */
static void begin(struct walk *walk, size_t which)
{
    const char *const arguments[] = {walk->program, "a.yaml", NULL};
    struct terminal *terminal = terminal_start(arguments, &walk->options);
    walk->wizards[which] = terminal;
    if (!terminal_wait_until(terminal, shows_page, NULL, "the first screen"))
        fail(walk, "wizard %zu does not start", which + 1);
    for (;;) {
        if (!terminal_wait_idle(terminal))
            fail(walk, "wizard %zu does not wait for a key", which + 1);
        if (shows(terminal, "Somebody has this file open")) {
            terminal_press(terminal, "2");
            terminal_wait_no_text(terminal, "Somebody has this file open");
        } else if (shows(terminal, "Answers that were not saved")) {
            terminal_press(terminal, "Enter"); /* one too many changes no answer */
        } else {
            return;
        }
    }
}

static void go(struct walk *walk, size_t which, const struct gate *gate)
{
    struct terminal *terminal = walk->wizards[which];
    char label[48];
    snprintf(label, sizeof label, "   Q%s", gate->label);
    terminal_press(terminal, "g");
    terminal_wait_text(terminal, "Go to a question");
    terminal_type(terminal, gate->label);
    terminal_press(terminal, "Enter");
    if (!terminal_wait_no_text(terminal, "Go to a question") ||
        !terminal_wait_text(terminal, label))
        fail(walk, "wizard %zu does not go to %s", which + 1, gate->label);
}

/* Shown on the page, and the header says that all is saved. */
static bool is_accepted(struct terminal *terminal, void *context)
{
    const struct gate *gate = context;
    char row[16];
    snprintf(row, sizeof row, " %d (x) ", gate->value);
    return shows(terminal, row) && strstr(terminal_row(terminal, 0), " saved");
}

static void await(struct walk *walk, size_t which, struct gate *gate)
{
    if (!terminal_wait_until(walk->wizards[which], is_accepted, gate, "the answer, saved"))
        fail(walk, "wizard %zu does not accept “%s” in %s", which + 1, values[gate->value],
             gate->id);
    walk->accepted[which]++;
}

/* ---- a round ---- */

/* One of its own questions, which has another value from now on. */
static struct gate *choose(struct walk *walk, size_t actor)
{
    size_t own = (walk->count - actor + ACTORS - 1) / ACTORS;
    struct gate *gate = &walk->gates[actor + ACTORS * below(walk, (unsigned)own)];
    gate->value = 1 + (gate->value + (int)below(walk, 2)) % 3;
    note(walk, "%s %zu: %s %s", actor < WIZARDS ? "wizard" : "set", actor + 1, gate->id,
         values[gate->value]);
    return gate;
}

/* All three at the same moment. */
static void answer(struct walk *walk)
{
    struct gate *gates[ACTORS];
    for (size_t i = 0; i < ACTORS; i++)
        gates[i] = choose(walk, i);
    for (size_t i = 0; i < WIZARDS; i++)
        go(walk, i, gates[i]);
    for (size_t i = 0; i < WIZARDS; i++) {
        char key[] = {(char)('0' + gates[i]->value), '\0'};
        terminal_press(walk->wizards[i], key);
    }
    say(walk, "\"$MNR\" set a.yaml %s %s", gates[WIZARDS]->id, values[gates[WIZARDS]->value]);
    walk->accepted[WIZARDS]++;
    for (size_t i = 0; i < WIZARDS; i++)
        await(walk, i, gates[i]);
}

static void end(struct walk *walk, size_t which)
{
    struct terminal *terminal = walk->wizards[which];
    bool killed = below(walk, 2) == 0;
    note(walk, "wizard %zu %s", which + 1, killed ? "is killed" : "ends");
    if (killed)
        terminal_signal(terminal, SIGKILL);
    else
        terminal_press(terminal, "C-q");
    int status = terminal_wait_end(terminal);
    if (status != (killed ? 128 + SIGKILL : 0))
        fail(walk, "wizard %zu ended with status %d", which + 1, status);
    terminal_free(terminal);
    walk->wizards[which] = NULL;
    walk->kills += killed;
    walk->ends += !killed;
}

static void check(struct walk *walk)
{
    for (size_t i = 0; i < walk->count; i++) {
        const struct gate *gate = &walk->gates[i];
        say(walk, "\"$MNR\" get a.yaml %s --json | jq -r .value", gate->id);
        walk->said[strcspn(walk->said, "\n")] = '\0';
        if (gate->value && strcmp(walk->said, values[gate->value]) != 0)
            fail(walk, "“%s” was accepted in %s, and the file says “%s”", values[gate->value],
                 gate->id, walk->said);
    }
}

/* ---- beginning and end ---- */

static void make_home(struct walk *walk)
{
    snprintf(walk->home, sizeof walk->home, "/tmp/walk-two-XXXXXX");
    if (!mkdtemp(walk->home)) {
        fprintf(stderr, "walk-two: %s\n", strerror(errno));
        exit(2);
    }
    walk->options.home = walk->home;
    say(walk, "\"$MNR\" new a.yaml --country NOR");
}

/* Those that are asked whatever else is answered. */
static void find_gates(struct walk *walk)
{
    say(walk, "\"$MNR\" questions mnr --json | jq -r '.[] | select(.kind == \"gate\" and "
              ".condition == null) | \"\\(.id) \\(.label[1:])\"'");
    for (char *line = strtok(walk->said, "\n"); line && walk->count < MOST_GATES;
         line = strtok(NULL, "\n")) {
        struct gate *gate = &walk->gates[walk->count];
        walk->count += sscanf(line, "%31s %31s", gate->id, gate->label) == 2;
    }
    if (walk->count < ACTORS)
        fail(walk, "there are %zu questions for %d", walk->count, ACTORS);
}

static void finish(struct walk *walk)
{
    for (size_t i = 0; i < WIZARDS; i++) {
        terminal_press(walk->wizards[i], "C-q");
        int status = terminal_wait_end(walk->wizards[i]);
        if (status != 0)
            fail(walk, "wizard %zu ended with status %d", i + 1, status);
    }
    check(walk);
    /* What a killed save had half done, and the file has gone beyond, is put aside. */
    say(walk, "find .state/mnr-assess -mindepth 2 -maxdepth 2 -not -name '*.aside-*' | "
              "grep -e /recovery/ -e /drafts/ || :");
    if (*walk->said)
        fail(walk, "all is saved, and still there is kept: %s", walk->said);
    for (size_t i = 0; i < WIZARDS; i++)
        terminal_free(walk->wizards[i]);
    say(walk, "rm -rf \"$HOME\"");
}

int main(int count, char **arguments)
{
    static struct walk walk;
    size_t rounds = count > 2 ? strtoul(arguments[2], NULL, 10) : 0;
    if (!rounds || !realpath(arguments[1], walk.program)) {
        fprintf(stderr, "usage: walk-two PROGRAM ROUNDS [SEED]\n");
        return 2;
    }
    unsigned long long seed = count > 3 ? strtoull(arguments[3], NULL, 10) : 1;
    walk.random = seed * 0x9E3779B97F4A7C15ULL | 1;
    make_home(&walk);
    find_gates(&walk);
    for (size_t round = 0; round < rounds; round++) {
        for (size_t i = 0; i < WIZARDS; i++) {
            if (walk.wizards[i] && below(&walk, 6) == 0)
                end(&walk, i);
            if (!walk.wizards[i])
                begin(&walk, i);
        }
        answer(&walk);
        if (round % ROUNDS_BETWEEN_CHECKS == 0)
            check(&walk);
    }
    finish(&walk);
    printf("%zu and %zu answers of two wizards and %zu of `set` (seed %llu), with %zu ends and %zu "
           "kills: none is missing\n",
           walk.accepted[0], walk.accepted[1], walk.accepted[WIZARDS], seed, walk.ends, walk.kills);
    return 0;
}
