/*
 * The program with too little memory: whole commands are run in this process, and the Nth
 * allocation fails, for every N, once and from then on, those of the libraries too. A command then
 * does all that it does otherwise, or says that there is no memory and changes nothing; it never
 * crashes and gives all its memory back.
 *
 * memory-tests [STEP [SENTENCE [FIRST]]]: only every STEPth N, only where the sentence has those
 * words in it, from the FIRST allocation on.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <malloc.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/state.h"
#include "core/base/store.h"
#include "core/safety/draft_file.h"

/* ---- allocation: glibc's, counted ---- */

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void __libc_free(void *block);

static bool counting;
static long allocations; /* since counting began */
static long failing;     /* the allocation that fails; 0 for none */
static bool for_good;    /* and all after it */
static long alive;       /* blocks allocated and not freed since counting began */

static bool refused(void)
{
    if (!counting)
        return false;
    allocations++;
    if (!failing || (for_good ? allocations < failing : allocations != failing))
        return false;
    errno = ENOMEM;
    return true;
}

static void *taken(void *block)
{
    alive += counting && block;
    return block;
}

void *malloc(size_t size)
{
    return refused() ? NULL : taken(__libc_malloc(size));
}

void *calloc(size_t count, size_t size)
{
    return refused() ? NULL : taken(__libc_calloc(count, size));
}

void *realloc(void *block, size_t size)
{
    if (refused())
        return NULL;
    return block ? __libc_realloc(block, size) : taken(__libc_realloc(NULL, size));
}

/* What is used after it was freed is not what it was. */
void free(void *block)
{
    if (!block)
        return;
    int number = errno;
    if (counting) {
        memset(block, 0xDD, malloc_usable_size(block));
        alive--;
    }
    __libc_free(block);
    errno = number;
}

/* ---- one command ---- */

int program_main(int count, char **arguments);

enum { MOST_WORDS = 12, MOST_BYTES = 1 << 20, OUT_OF_TIME = 30 };

struct scenario {
    const char *sentence;
    const char *words[MOST_WORDS];
    int (*act)(void);  /* instead of a command; returns its exit status */
    const char *input; /* what is typed */
    const char *file;  /* what it writes; NULL for nothing */
    bool several;      /* it writes that more than once */
};

/* What the child found, in memory that both see. */
static struct outcome {
    int status; /* -1 while it runs */
    long allocations;
    long left; /* blocks not given back */
} * outcome;

/* A file for one of the streams, at the beginning and empty. */
static void stream(int number, const char *text)
{
    char name[] = "/tmp/memory-test-XXXXXX";
    int file = mkstemp(name);
    if (file < 0 || write(file, text, strlen(text)) < 0 || lseek(file, 0, SEEK_SET) != 0 ||
        dup2(file, number) < 0)
        abort();
    unlink(name);
    close(file);
}

static int outputs[2]; /* where the streams of the last child went */

_Noreturn static void become(const struct scenario *scenario, long at, bool from_then_on)
{
    static char buffer[BUFSIZ];
    char *words[MOST_WORDS + 1] = {NULL};
    int count = 0;
    for (; count < MOST_WORDS && scenario->words[count]; count++)
        words[count] = strdup(scenario->words[count]);
    stream(0, scenario->input ? scenario->input : "");
    dup2(outputs[0], 1);
    dup2(outputs[1], 2);
    setvbuf(stdout, buffer, _IOFBF, sizeof buffer);
    alarm(OUT_OF_TIME);
    failing = at;
    for_good = from_then_on;
    counting = true;
    outcome->status = scenario->act ? scenario->act() : program_main(count, words);
    fflush(stdout);
    counting = false;
    outcome->allocations = allocations;
    outcome->left = alive;
    _exit(0);
}

/* Runs it; returns how the child ended, by waitpid. */
static int run(const struct scenario *scenario, long at, bool from_then_on)
{
    int status;
    *outcome = (struct outcome){.status = -1};
    for (int i = 0; i < 2; i++)
        if (ftruncate(outputs[i], 0) != 0 || lseek(outputs[i], 0, SEEK_SET) != 0)
            abort();
    fflush(NULL);
    pid_t child = fork();
    if (child < 0)
        abort();
    if (child == 0)
        become(scenario, at, from_then_on);
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    return status;
}

/* ---- what must hold ---- */

static char *content_of(int file)
{
    static char none[] = "";
    struct stat status;
    if (file < 0 || fstat(file, &status) != 0)
        return none;
    char *bytes = calloc(1, (size_t)status.st_size + 1);
    if (!bytes || pread(file, bytes, (size_t)status.st_size, 0) != status.st_size)
        abort();
    return bytes;
}

static char *read_whole(const char *path)
{
    int file = path ? open(path, O_RDONLY) : -1;
    char *bytes = file < 0 ? strdup("") : content_of(file);
    if (file >= 0)
        close(file);
    return bytes;
}

#define RECORD "0b7c2f1e-0000-4000-8000-000000000000"

static const char files[][3][2048] = {
    {"t.yaml", "mnr-assess: 1\nid: \"" RECORD "\"\ncountry: \"NOR\"\n"
               "title: \"Norway 2026\"\nrevision: 1\ndepth: \"full\"\ninstruments: {t: \"1.0\"}\n"
               "respondents:\n  - {id: \"me\", organisation: \"A ministry\", phone: \"1\"}\n"
               "findings:\n  t.cap01:\n    status: \"partly\"\n    reason: \"Because.\"\n"
               "answers:\n  t.gate:\n    value: \"yes\"\n    note: |-\n      A note\n      of two\n"
               "    sources:\n      - {title: \"A law\", date: \"2020\", held: \"archive\"}\n"
               "    by: \"me\"\n    at: \"2026-03-09T09:07:15Z\"\n"
               "  t.text:\n    value: \"Words | of <an> answer\"\n"
               "  t.number:\n    state: \"unknown\"\n    later: true\n"
               "  t.date:\n    state: \"not-applicable\"\n    reason: \"None.\"\n"
               "  t.gone:\n    value: \"kept\"\nmore: [1, {a: \"b\"}]\n"},
    {"many.json",
     "{\"mnr-assess-answers\": 1, \"respondents\": [{\"id\": \"pol\", \"organisation\":"
     "\"Police\"}], \"answers\": [{\"id\": \"t.gate\", \"value\": \"no\", \"by\":"
     "\"pol\", \"at\": \"2025-02-03T04:05:06Z\", \"sources\": [{\"title\": \"A law\","
     "\"date\": \"2020\", \"held\": \"archive\"}, {\"title\": \"Another\"}]},"
     "{\"id\": \"t.number\", \"value\": 18}, {\"id\": \"t.other\", \"values\":"
     "[\"other\"], \"value\": \"cabs\", \"note\": \"A note\"}], \"statuses\": [{\"id\":"
     "\"t.cap01\", \"status\": \"partly\", \"proposed\": \"in-place\", \"reason\":"
     "\"Other.\"}]}"},
    {"nor.yaml", "mnr-assess: 1\nid: \"" RECORD "\"\n"
                 "country: \"NOR\"\ntitle: \"Norway 2026\"\nrevision: 1\ndepth: \"full\"\n"
                 "instruments: {mnr: \"2022.1\"}\nanswers:\n  mnr.q07:\n    value: \"no\"\n"},
};

/* Words that were being typed when the wizard ended, the same each time; a link leads to where they
   are. */
static void make_draft(void)
{
    static char words[] = "Words that were being typed";
    static struct text text;
    static char *place;
    const struct draft draft = {.about = "t.gate", .field = "note", .texts = {words}, .count = 1};
    struct keeper *keeper = place ? NULL : keeper_of_ended("t.yaml", RECORD);
    if (!place)
        place = draft_file_path(keeper, true);
    if (!place || (!text.length && !draft_file_write(&draft, keeper, &text)) ||
        !store_write(place, text.data, text.length, NULL, NULL) || symlink(place, "draft") != 0)
        abort();
    keeper_end(keeper);
}

/* What the one before it kept. */
static void forget_all(void)
{
    struct kept_list list;
    char *path = state_whole_path("t.yaml");
    if (!path || !kept_find(path, RECORD, NULL, &list))
        abort();
    for (size_t i = 0; i < list.count; i++)
        kept_remove(&list.items[i]);
    kept_free(&list);
    free(path);
    unlink("draft");
}

static void make_files(void)
{
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        FILE *file = fopen(files[i][0], "w");
        if (!file || fputs(files[i][1], file) < 0 || fclose(file) != 0)
            abort();
    }
    forget_all();
    make_draft();
    /* What one left that had no memory: to see that the lock was its own, to save. */
    unlink(".t.yaml.lock");
    unlink("new.yaml");
    unlink("gap.md");
}

static long wrongs;
static long abandoned_reports;

static void wrong(const struct scenario *scenario, long at, bool from_then_on, const char *what,
                  const char *more)
{
    if (++wrongs <= 30)
        printf("NOT SO: %s; allocation %ld%s: %s %.300s\n", scenario->sentence, at,
               from_then_on ? " and all after" : "", what, more);
}

struct texts {
    char *out;
    char *error;
    char *file;
};

static struct texts texts_now(const struct scenario *scenario)
{
    return (struct texts){content_of(outputs[0]), content_of(outputs[1]),
                          read_whole(scenario->file)};
}

static void texts_free(struct texts *texts)
{
    free(texts->out);
    free(texts->error);
    free(texts->file);
}

static bool is_same_but_for_breaks(const char *one, const char *other)
{
    for (;; one++, other++) {
        one += strspn(one, " \n");
        other += strspn(other, " \n");
        if (*one != *other || !*one)
            return *one == *other;
    }
}

static bool ends_with(const char *text, const char *end)
{
    size_t length = strlen(text);
    return length >= strlen(end) && strcmp(text + length - strlen(end), end) == 0;
}

/* `before` is the file that was there, `good` what came out with memory enough. */
static void judge(const struct scenario *scenario, long at, bool from_then_on, int ended,
                  const char *before, const struct texts *good, int good_status, long good_left)
{
    struct texts now = texts_now(scenario);
    /* libcmark ends the process; the answers are saved before any report is made (tree.h). */
    bool abandoned =
        WIFSIGNALED(ended) && WTERMSIG(ended) == SIGABRT && strncmp(now.error, "[cmark]", 7) == 0;
    if (abandoned)
        abandoned_reports++;
    else if (WIFSIGNALED(ended))
        wrong(scenario, at, from_then_on, strsignal(WTERMSIG(ended)), now.error);
    else if (outcome->status < 0)
        wrong(scenario, at, from_then_on, "left without giving anything back", now.error);
    else if (outcome->left > good_left)
        wrong(scenario, at, from_then_on, "memory is lost", now.error);
    /* Without memory for it a paragraph is not broken into lines. */
    bool same = is_same_but_for_breaks(now.out, good->out) && strcmp(now.file, good->file) == 0;
    bool told = strstr(now.error, "memory") || strstr(now.out, "memory");
    if (!WIFSIGNALED(ended) && outcome->status == good_status && !same && !told)
        wrong(scenario, at, from_then_on, "called done, and is not:", now.error);
    if (!WIFSIGNALED(ended) && outcome->status != good_status && (outcome->status != 2 || !told))
        wrong(scenario, at, from_then_on, "is no word of memory:", now.error);
    if (strcmp(now.file, before) != 0 && strcmp(now.file, good->file) != 0 &&
        (!scenario->several || !strstr(now.file, "A law") ||
         !ends_with(now.file, "kept\"\nmore:\n- 1\n- a: \"b\"\n")))
        wrong(scenario, at, from_then_on, "the file is neither the old nor the new", "");
    texts_free(&now);
}

static void check(const struct scenario *scenario, long first, long step)
{
    make_files();
    char *before = read_whole(scenario->file);
    int ended = run(scenario, 0, false);
    struct texts good = texts_now(scenario);
    struct outcome usual = *outcome;
    if (!WIFEXITED(ended) || usual.status < 0 || usual.status == 2)
        wrong(scenario, 0, false, "with memory enough:", good.error);
    for (long at = first; at <= usual.allocations; at += step)
        for (int from_then_on = 0; from_then_on < 2; from_then_on++) {
            make_files();
            ended = run(scenario, at, from_then_on);
            judge(scenario, at, from_then_on, ended, before, &good, usual.status, usual.left);
        }
    printf("%s: %ld allocations\n", scenario->sentence, usual.allocations);
    fflush(stdout);
    texts_free(&good);
    free(before);
}

/* ---- what only the wizard does ---- */

static int read_draft(void)
{
    struct draft draft = {0};
    struct error error = {.problem = "out of memory"};
    struct kept_list list = {0};
    char *path = state_whole_path("t.yaml");
    bool read = path && kept_find(path, RECORD, NULL, &list) && list.count &&
                draft_file_read(&list.items[0], &draft, &error);
    if (read)
        puts(draft.texts[0]);
    else
        fprintf(stderr, "%s\n", error.problem);
    draft_file_free(&draft);
    kept_free(&list);
    free(path);
    return read ? 0 : 2;
}

#define SMALL "mnr-assess", "--data", "small"

static const struct scenario scenarios[] = {
    {.sentence = "an answer is set",
     .words = {"mnr-assess", "set", "nor.yaml", "mnr.q07", "yes"},
     .file = "nor.yaml"},
    {.sentence = "an answer is set with all that belongs to it",
     .words = {SMALL, "set", "t.yaml", "t.other", "children", "other", "--note", "A note"},
     .file = "t.yaml"},
    {.sentence = "an answer is set as a person says it",
     .words = {SMALL, "set", "t.yaml", "picks", "2, the first forum", "and words", "--source",
               "A law | 2021"},
     .file = "t.yaml"},
    {.sentence = "fields are set by their names",
     .words = {SMALL, "set", "t.yaml", "contact", "name=A | post=B", "How to reach=c"},
     .file = "t.yaml"},
    {.sentence = "many answers are taken at once",
     .words = {SMALL, "set", "t.yaml", "--from", "many.json"},
     .file = "t.yaml"},
    {.sentence = "a new assessment is made",
     .words = {SMALL, "new", "new.yaml", "--country", "NOR"}},
    {.sentence = "a report is written",
     .words = {SMALL, "report", "t.yaml", "--full", "--output", "gap.md"},
     .file = "gap.md"},
    {.sentence = "answers are shown", .words = {SMALL, "get", "t.yaml", "t.gate", "--json"}},
    {.sentence = "findings are shown", .words = {SMALL, "status", "t.yaml", "--json"}},
    {.sentence = "an assessment is checked", .words = {SMALL, "check", "t.yaml"}},
    {.sentence = "questions are listed", .words = {SMALL, "questions", "--json"}},
    {.sentence = "questionnaires are checked", .words = {"mnr-assess", "lint", "small"}},
    {.sentence = "a term is explained", .words = {SMALL, "glossary", "hotline"}},
    {.sentence = "questions are answered without a screen",
     .words = {SMALL, "edit", "--plain", "t.yaml"},
     .input = "1\nnote A note\nnext\nback\nquit\n",
     .file = "t.yaml",
     .several = true},
    {.sentence = "an answer is changed without a screen, and keeps its sources",
     .words = {SMALL, "edit", "--plain", "t.yaml"},
     .input = "goto t.gate\nunknown\nquit\n",
     .file = "t.yaml",
     .several = true},
    {.sentence = "words that were being typed come back", .act = read_draft, .file = "draft"},
};

static void go_to_a_folder(void)
{
    static char folder[] = "/tmp/memory-tests-XXXXXX";
    char small[PATH_MAX];
    if (!realpath("tests/data/small", small) || !mkdtemp(folder) || chdir(folder) != 0 ||
        symlink(small, "small") != 0)
        abort();
    setenv("HOME", folder, 1);
    unsetenv("XDG_STATE_HOME");
    setenv("LC_ALL", "C", 1); /* for any other, setlocale keeps what it could not finish */
    setenv("TZ", "UTC", 1);
    setenv("SOURCE_DATE_EPOCH", "1795255200", 1);
}

int main(int count, char **arguments)
{
    long first = count > 3 ? strtol(arguments[3], NULL, 10) : 1;
    long step = count > 1 ? strtol(arguments[1], NULL, 10) : 1;
    outcome =
        mmap(NULL, sizeof *outcome, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    outputs[0] = memfd_create("out", 0);
    outputs[1] = memfd_create("error", 0);
    if (outcome == MAP_FAILED || outputs[0] < 0 || outputs[1] < 0 || step < 1 || first < 1)
        abort();
    go_to_a_folder();
    for (size_t i = 0; i < sizeof scenarios / sizeof *scenarios; i++)
        if (count < 3 || strstr(scenarios[i].sentence, arguments[2]))
            check(&scenarios[i], first, step);
    printf("%ld not so; %ld reports ended by libcmark, with nothing written\n", wrongs,
           abandoned_reports);
    return wrongs > 0;
}
