/* Answers that could not be saved, and words that were being typed: each run keeps its own, they
   come back for what they belong to, and for nothing else. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/digest.h"
#include "core/base/state.h"
#include "core/base/store.h"
#include "core/record/assessment.h"
#include "core/safety/draft_file.h"
#include "core/safety/recovery.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

/* A folder with a saved record, which is the home of the program's state too, and a run that has it
   open. */
struct home {
    char folder[64];
    char *path;
    struct assessment *record;
    struct keeper *keeper;
};

static struct keeper *begin(const char *path, const char *id)
{
    struct error error = {0};
    struct keeper *keeper = keeper_begin(path, id, &error);
    CHECK(keeper && !error.problem[0], "a run begins: %s", error.problem);
    return keeper;
}

static struct home make_home(void)
{
    struct home home;
    struct error error = {0};
    test_folder(home.folder);
    setenv("XDG_STATE_HOME", home.folder, 1);
    home.path = test_path(home.folder, "nor.yaml");
    home.record = test_assessment(test_small());
    test_answer(home.record, "t.gate=yes");
    CHECK(assessment_create(home.record, home.path, &error), "a record: %s", error.problem);
    home.keeper = begin(home.path, assessment_id(home.record));
    return home;
}

/* The run ends, and what it kept is left over. */
static void end_run(struct home *home)
{
    keeper_end(home->keeper);
    home->keeper = NULL;
}

static void end_home(struct home *home)
{
    end_run(home);
    unsetenv("XDG_STATE_HOME");
    assessment_free(home->record);
    test_folder_remove(home->folder);
    free(home->path);
}

static bool exists(const char *path)
{
    struct stat status;
    return path && lstat(path, &status) == 0;
}

static void check_mode(const char *path, mode_t mode, const char *what)
{
    struct stat status;
    CHECK(path && lstat(path, &status) == 0 && (status.st_mode & 07777) == mode, "%s", what);
}

/* The text with something behind it; free() it. */
static char *behind(const char *path, const char *more)
{
    struct text text = {0};
    text_append_format(&text, "%s%s", path, more);
    return text_take(&text);
}

static bool is_aside(const char *path, int number)
{
    char more[32];
    snprintf(more, sizeof more, ".aside-%d", number);
    char *aside = behind(path, more);
    bool there = exists(aside);
    free(aside);
    return there;
}

/* What is kept for a file and a record, as another run finds it. */
static struct kept_list find(const char *path, const char *id)
{
    struct kept_list list;
    CHECK(kept_find(path, id, NULL, &list), "finding");
    return list;
}

static size_t count_offered(const char *path, const char *id)
{
    struct kept_list list = find(path, id);
    size_t count = 0;
    for (size_t i = 0; i < list.count; i++)
        count += kept_is_offered(&list.items[i]);
    kept_free(&list);
    return count;
}

static void check_offered(const struct home *home, size_t count, const char *what)
{
    CHECK_COUNT(count_offered(home->path, assessment_id(home->record)), count, "%s", what);
}

/* Where the only thing is that is kept for the record's file; free() it. */
static char *kept_place(const struct home *home)
{
    struct kept_list list = find(home->path, assessment_id(home->record));
    char *place = CHECK_COUNT(list.count, 1, "one is kept") ? strdup(list.items[0].place) : NULL;
    kept_free(&list);
    return place;
}

static void write_kept(const struct home *home, const char *name, const char *bytes)
{
    char *folder = kept_place(home);
    char *path = test_path(folder, name);
    test_write_file(path, bytes);
    free(path);
    free(folder);
}

/* Answers once more, and keeps that beside the file. */
static void keep(struct home *home, const char *answers)
{
    struct error error = {0};
    test_answer(home->record, answers);
    CHECK(recovery_keep(home->keeper, home->record, &error), "keeping: %s", error.problem);
}

/* Loads what is kept first for the record's file. */
static bool load(const struct home *home, struct assessment **mine, struct assessment **base,
                 struct error *error)
{
    struct kept_list list = find(home->path, assessment_id(home->record));
    bool loaded = list.count && recovery_load(test_small(), &list.items[0], mine, base, error);
    kept_free(&list);
    return loaded;
}

/* ---- answers that could not be saved ---- */

static void test_kept_answers_are_private(void)
{
    struct home home = make_home();
    check_offered(&home, 0, "nothing is kept yet");
    keep(&home, "t.gate=no");
    char *folder = kept_place(&home);
    char *state = test_path(home.folder, "mnr-assess/recovery/nor.yaml-");
    char *mine = test_path(folder, "mine.yaml");
    char *base = test_path(folder, "base.yaml");
    char *about = test_path(folder, "kept.yaml");
    CHECK(strncmp(folder, state, strlen(state)) == 0, "in the state folder: %s", folder);
    CHECK_HAS(folder, keeper_run(home.keeper)->name, "under the run's name");
    check_mode(folder, 0700, "the folder is its owner's alone");
    check_mode(mine, 0600, "and so are the answers");
    check_mode(base, 0600, "and what the file held");
    check_mode(about, 0600, "and whose they are");
    end_run(&home);
    check_offered(&home, 1, "they are found");
    CHECK_COUNT(count_offered("/elsewhere/nor.yaml", NULL), 0, "not for a file elsewhere");
    free(about);
    free(base);
    free(mine);
    free(state);
    free(folder);
    end_home(&home);
}

static void test_kept_answers_come_back(void)
{
    struct home home = make_home();
    struct assessment *mine = NULL;
    struct assessment *base = NULL;
    struct error error = {0};
    char *saved = test_read_file(home.path);
    keep(&home, "t.gate=no");
    keep(&home, "t.text=Words that were not saved");
    end_run(&home);
    CHECK(load(&home, &mine, &base, &error), "they are there: %s", error.problem);
    CU_ASSERT_FATAL(mine && base);
    char *expected = test_written(home.record);
    char *written = test_written(mine);
    char *before = test_written(base);
    CHECK_TEXT(written, expected, "as they were, the latest of them");
    CHECK_TEXT(before, saved, "beside what the file held");
    char *now = test_read_file(home.path);
    CHECK_TEXT(now, saved, "and the file is as it was");
    free(now);
    free(before);
    free(written);
    free(expected);
    free(saved);
    assessment_free(mine);
    assessment_free(base);
    check_offered(&home, 1, "and stay until they are settled");
    end_home(&home);
}

/* Checks that what is kept is refused, and put aside. */
static void check_refused(struct home *home)
{
    struct assessment *mine = NULL;
    struct assessment *base = NULL;
    struct error error = {0};
    end_run(home);
    char *folder = kept_place(home);
    CHECK(!load(home, &mine, &base, &error), "it is refused");
    CHECK(!mine && !base, "nothing of it is used");
    CHECK_HAS(error.problem, "cannot be read, and was put aside", "and says so");
    check_offered(home, 0, "it is not offered again");
    CHECK(!exists(folder) && is_aside(folder, 1), "but put aside");
    CHECK(!load(home, &mine, &base, &error), "nor can it be read there");
    CHECK(is_aside(folder, 1) && !is_aside(folder, 2), "and stays where it is");
    free(folder);
}

static void test_answers_that_cannot_be_read(void)
{
    static const char *const contents[] = {"", "[[[", "mnr-assess: 9\ninstruments: {}\n",
                                           "a: &x 1\n", "\xFF\xFE"};
    for (size_t i = 0; i < COUNT(contents); i++) {
        struct home home = make_home();
        keep(&home, "t.gate=no");
        write_kept(&home, "mine.yaml", contents[i]);
        check_refused(&home);
        end_home(&home);
    }
}

static void test_no_file_in_place_of_answers(void)
{
    for (int i = 0; i < 2; i++) {
        struct home home = make_home();
        keep(&home, "t.gate=no");
        char *folder = kept_place(&home);
        char *mine = test_path(folder, "mine.yaml");
        unlink(mine);
        CHECK_COUNT(i ? symlink(home.path, mine) : mkdir(mine, 0700), 0,
                    "a folder or a link where the answers were");
        check_refused(&home);
        free(mine);
        free(folder);
        end_home(&home);
    }
}

static void test_answers_without_what_the_file_held(void)
{
    static const char *const bases[] = {NULL, "neither: [\n"};
    for (size_t i = 0; i < COUNT(bases); i++) {
        struct home home = make_home();
        struct assessment *mine = NULL;
        struct assessment *base = NULL;
        struct error error = {0};
        keep(&home, "t.gate=no");
        char *folder = kept_place(&home);
        char *path = test_path(folder, "base.yaml");
        unlink(path);
        if (bases[i])
            test_write_file(path, bases[i]);
        CHECK(load(&home, &mine, &base, &error), "the answers come back all the same: %s",
              error.problem);
        CHECK(mine && !base, "alone");
        assessment_free(mine);
        free(path);
        free(folder);
        end_home(&home);
    }
}

static void test_settled_answers_are_gone(void)
{
    struct home home = make_home();
    keep(&home, "t.gate=no");
    char *folder = kept_place(&home);
    end_run(&home);
    struct kept_list list = find(home.path, NULL);
    kept_settle(&list.items[0]);
    CHECK(!exists(folder), "with their folder");
    CHECK(!is_aside(folder, 1), "nothing of them is put aside");
    kept_settle(&list.items[0]);
    kept_free(&list);
    free(folder);
    end_home(&home);
}

static void test_answers_put_aside_stay(void)
{
    struct home home = make_home();
    struct backup version;
    keep(&home, "t.gate=no");
    end_run(&home);
    char *folder = kept_place(&home);
    char *expected = test_written(home.record);
    struct kept_list list = find(home.path, NULL);
    CHECK_COUNT(kept_set_aside(&list.items[0]), 1, "put aside");
    CHECK_COUNT(kept_set_aside(&list.items[0]), 0, "nothing can be put aside twice");
    kept_free(&list);
    check_offered(&home, 0, "they are not offered");
    list = find(home.path, NULL);
    CHECK(list.count == 1 && list.items[0].aside == 1, "and still found");
    CHECK(recovery_version(&list.items[0], &version), "as a version of the file");
    CHECK_COUNT(version.revision, assessment_revision(home.record), "with its revision");
    CHECK(version.size > 0 && version.when > 0, "size and time");
    char *bytes = test_read_file(version.path);
    CHECK_TEXT(bytes, expected, "as they were");
    free(bytes);
    free(version.path);
    free(expected);
    free(folder);
    kept_free(&list);
    end_home(&home);
}

/* ---- each run its own ---- */

static void test_a_run_removes_only_its_own(void)
{
    struct home home = make_home();
    struct error error = {0};
    struct keeper *other = begin(home.path, assessment_id(home.record));
    keep(&home, "t.gate=no");
    CHECK(recovery_keep(other, home.record, &error), "both keep: %s", error.problem);
    struct kept_list list = find(home.path, NULL);
    CHECK_COUNT(list.count, 2, "and each has its own");
    for (size_t i = 0; i < list.count; i++) {
        CHECK(list.items[i].in_use && !kept_is_offered(&list.items[i]), "which is in use");
        CHECK(!kept_remove(&list.items[i]) && !kept_set_aside(&list.items[i]), "and is left alone");
        kept_settle(&list.items[i]);
    }
    kept_free(&list);
    recovery_forget(other);
    list = find(home.path, NULL);
    CHECK(list.count == 1 && strcmp(list.items[0].run.name, keeper_run(home.keeper)->name) == 0,
          "one forgets, and the other's is there");
    kept_free(&list);
    CHECK(kept_find(home.path, NULL, home.keeper, &list) && !list.count,
          "one's own is not left over");
    kept_free(&list);
    end_run(&home);
    check_offered(&home, 1, "until it has ended");
    keeper_end(other);
    end_home(&home);
}

/* Another process keeps, says so, and waits to be killed. */
static pid_t keep_elsewhere(const struct home *home)
{
    int ready[2];
    char byte;
    CHECK_COUNT(pipe(ready), 0, "a pipe");
    pid_t child = fork();
    if (child == 0) {
        struct error error = {0};
        struct keeper *keeper = keeper_begin(home->path, assessment_id(home->record), &error);
        if (recovery_keep(keeper, home->record, &error) && write(ready[1], "", 1) == 1)
            pause();
        _exit(0);
    }
    CHECK_COUNT(read(ready[0], &byte, 1), 1, "it keeps");
    close(ready[0]);
    close(ready[1]);
    return child;
}

static void test_what_a_killed_run_kept_is_left_over(void)
{
    struct home home = make_home();
    struct run who;
    end_run(&home);
    CHECK(!keeper_has_other(home.path, "", &who), "nobody has it open");
    pid_t children[] = {keep_elsewhere(&home), keep_elsewhere(&home)};
    check_offered(&home, 0, "while they run it is in use");
    CHECK(keeper_has_other(home.path, "", &who), "the file is open");
    CHECK(who.process == children[0] || who.process == children[1], "and by whom is known");
    for (size_t i = 0; i < COUNT(children); i++) {
        kill(children[i], SIGKILL);
        waitpid(children[i], NULL, 0);
        check_offered(&home, i + 1, "each that was killed leaves its own");
    }
    CHECK(!keeper_has_other(home.path, "", &who), "nobody has it open any more");
    struct keeper *next = begin(home.path, assessment_id(home.record));
    char *runs = test_path(home.folder, "mnr-assess/.runs");
    check_offered(&home, 2, "also when the next has begun");
    keeper_end(next);
    CHECK_COUNT(rmdir(runs), 0, "no file of a run is left");
    free(runs);
    end_home(&home);
}

/* What its process number says is nothing elsewhere; the file that it holds locked is. */
static void test_runs_in_other_containers(void)
{
    static const struct {
        const char *what;
        const char *space;
        const char *host;
        long process;
        bool lives;
        enum run_standing standing;
    } cases[] = {
        {"one that runs in another container", "pid:[1]", NULL, 1, true, RUN_LIVES},
        {"one that has ended there", "pid:[1]", NULL, 1, false, RUN_ENDED},
        {"one of another computer that runs", NULL, "elsewhere", 1, true, RUN_LIVES},
        {"one of another computer that has ended", NULL, "elsewhere", 1, false, RUN_ENDED},
        {"one whose number nobody has here, and that runs", NULL, NULL, 999999999, true, RUN_LIVES},
        {"one whose number nobody has", NULL, NULL, 999999999, false, RUN_ENDED},
        {"one whose process goes on, without a file", NULL, NULL, 1, false, RUN_LIVES},
    };
    struct home home = make_home();
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct keeper *keeper = begin(home.path, "x");
        struct run run = *keeper_run(keeper);
        if (cases[i].space)
            snprintf(run.space, sizeof run.space, "%s", cases[i].space);
        if (cases[i].host)
            snprintf(run.host, sizeof run.host, "%s", cases[i].host);
        run.process = cases[i].process;
        run.begun[0] = '\0';
        if (!cases[i].lives)
            keeper_end(keeper);
        CHECK_COUNT(keeper_look(&run), cases[i].standing, "%s", cases[i].what);
        if (cases[i].lives)
            keeper_end(keeper);
    }
    end_home(&home);
}

/* ---- by the file, and by the record ---- */

static void rename_file(const char *from, const char *to)
{
    CHECK_COUNT(rename(from, to), 0, "moving %s", from);
}

static void test_a_file_that_was_moved(void)
{
    struct home home = make_home();
    const char *id = assessment_id(home.record);
    char *moved = test_path(home.folder, "moved.yaml");
    char *copy = test_path(home.folder, "copy.yaml");
    keep(&home, "t.gate=no");
    end_run(&home);
    char *bytes = test_read_file(home.path);
    test_write_file(copy, bytes);
    CHECK_COUNT(count_offered(copy, id), 0, "a copy has nothing while the original stands");
    rename_file(home.path, moved);
    CHECK_COUNT(count_offered(moved, id), 1, "a moved file has what was kept for it");
    CHECK_COUNT(count_offered(moved, "another"), 0, "another record there has not");
    struct kept_list list = find(moved, id);
    CHECK(list.count == 1 && kept_is_from_elsewhere(&list.items[0]), "it is from elsewhere");
    CHECK_TEXT(list.items[0].path, home.path, "and says from where");
    kept_free(&list);
    test_write_file(home.path, "id: \"another\"\n");
    CHECK_COUNT(count_offered(moved, id), 1, "also when another record is in its place");
    CHECK_COUNT(count_offered(home.path, "another"), 0, "which is not offered it");
    list = find(home.path, "another");
    CHECK(list.count == 1 && list.items[0].here && !list.items[0].same, "but it is seen");
    kept_free(&list);
    test_write_file(home.path, "neither: [");
    CHECK_COUNT(count_offered(moved, id), 0, "of what cannot be read nobody knows");
    test_write_file(home.path, bytes);
    CHECK_COUNT(count_offered(moved, id), 0, "nor when the original is back");
    CHECK_COUNT(count_offered(home.path, id), 1, "where it is offered");
    free(bytes);
    free(moved);
    free(copy);
    end_home(&home);
}

/* The key is fixed when the file is opened. */
static void test_what_becomes_of_the_path_changes_no_name(void)
{
    struct home home = make_home();
    char before[4096];
    char *away = test_path(home.folder, "away");
    char *first = test_path(home.folder, "first");
    char *second = test_path(home.folder, "second");
    char *link_path = test_path(home.folder, "link");
    char *file = test_path(first, "nor.yaml");
    CHECK(mkdir(first, 0700) == 0 && mkdir(second, 0700) == 0, "two folders");
    rename_file(home.path, file);
    CHECK_COUNT(symlink(first, link_path), 0, "a link to one");
    CHECK(getcwd(before, sizeof before) && chdir(link_path) == 0, "working there");
    end_run(&home);
    home.keeper = begin("nor.yaml", assessment_id(home.record));
    CHECK_COUNT(chdir(before), 0, "working elsewhere");
    unlink(link_path);
    CHECK_COUNT(symlink(second, link_path), 0, "the link leads to the other");
    rename_file(first, away);
    keep(&home, "t.gate=no");
    end_run(&home);
    rename_file(away, first);
    CHECK_COUNT(count_offered(file, assessment_id(home.record)), 1, "found where it was opened");
    free(file);
    free(link_path);
    free(second);
    free(first);
    free(away);
    end_home(&home);
}

static void test_a_path_that_is_no_text(void)
{
    static const char *const names[] = {"a b%41.yaml", "caf\351\n\033[2J.yaml", "größe %.yaml",
                                        "%00",         "line\nend.txt.yaml",    "x.aside-1.yaml"};
    struct home home = make_home();
    for (size_t i = 0; i < COUNT(names); i++) {
        char *path = test_path(home.folder, names[i]);
        char *text = state_path_to_text(path);
        char *back = state_path_from_text(text);
        CHECK_TEXT(back, path, "%zu comes back", i);
        CHECK(text_is_utf8(text, strlen(text), NULL) && !strpbrk(text, "\n\033"), "is a text");
        free(back);
        free(text);
        char *bytes = test_read_file(home.path);
        test_write_file(path, bytes);
        end_run(&home);
        const char id[] = {(char)('0' + i), '\0'};
        home.keeper = begin(path, id);
        keep(&home, "t.gate=no");
        end_run(&home);
        struct kept_list list = find(path, NULL);
        CHECK(list.count == 1 && kept_is_offered(&list.items[0]), "%zu is found", i);
        CHECK_TEXT(list.items[0].path, path, "with its path");
        kept_free(&list);
        free(bytes);
        free(path);
    }
    end_home(&home);
}

/* ---- what version 0.1.0 kept ---- */

static void test_what_version_0_1_0_kept(void)
{
    struct home home = make_home();
    struct assessment *mine = NULL;
    struct assessment *base = NULL;
    struct draft draft = {0};
    struct error error = {0};
    char name[STATE_NAME + 16];
    const char *id = assessment_id(home.record);
    test_answer(home.record, "t.gate=no");
    char *written = test_written(home.record);
    state_name(home.path, name);
    char *folder = state_path("recovery", name);
    CHECK_COUNT(mkdir(folder, 0700), 0, "its folder");
    char *file = test_path(folder, "mine.yaml");
    test_write_file(file, written);
    char hex[65];
    struct text words = {0};
    digest_of_bytes(home.path, strlen(home.path), hex);
    text_append_format(&words,
                       "record: \"%s\"\nfile: \"%s\"\nabout: \"t.gate\"\nfield: \"note\"\n"
                       "base: \"x\"\ntexts: [\"Some words\"]\n",
                       id, hex);
    strcat(name, ".yaml");
    char *place = state_path("drafts", name);
    test_write_file(place, words.data);
    check_offered(&home, 2, "both are offered");
    struct kept_list list = find(home.path, id);
    CHECK(recovery_load(test_small(), &list.items[0], &mine, &base, &error), "%s", error.problem);
    CHECK(draft_file_read(&list.items[1], &draft, &error), "%s", error.problem);
    CHECK_TEXT(draft.texts[0], "Some words", "as they were");
    draft_file_free(&draft);
    assessment_free(mine);
    kept_free(&list);
    CHECK_COUNT(count_offered("/elsewhere.yaml", id), 0,
                "for no other file: where it was typed is not known");
    char *aside = behind(place, ".aside-3");
    rename_file(place, aside);
    list = find(home.path, id);
    CHECK(list.count == 2 && list.items[1].aside == 3, "also what it put aside");
    kept_free(&list);
    free(aside);
    free(place);
    text_free(&words);
    free(file);
    free(folder);
    free(written);
    end_home(&home);
}

/* ---- where nothing can be kept ---- */

static void test_a_full_disk(void)
{
    struct home home = make_home();
    struct error error = {0};
    struct rlimit usual;
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &usual);
    struct rlimit little = {.rlim_cur = 16, .rlim_max = usual.rlim_max};
    setrlimit(RLIMIT_FSIZE, &little);
    bool kept = recovery_keep(home.keeper, home.record, &error);
    struct keeper *other = keeper_begin(home.path, "x", &error);
    setrlimit(RLIMIT_FSIZE, &usual);
    signal(SIGXFSZ, handler);
    CHECK(!kept && error.kind == ERROR_SYSTEM, "nothing can be kept");
    CHECK(other && error.problem[0], "which is known when the file is opened: %s", error.problem);
    keeper_end(other);
    end_run(&home);
    check_offered(&home, 0, "half of it is not offered");
    home.keeper = begin(home.path, assessment_id(home.record));
    keep(&home, "t.gate=no");
    end_run(&home);
    check_offered(&home, 1, "later it can");
    end_home(&home);
}

/* Root may write anywhere, and uses a folder of its own only. */
static void give_away(const char *path, mode_t mode)
{
    if (geteuid() == 0)
        CHECK_COUNT(chown(path, 65534, 65534), 0, "somebody's own");
    chmod(path, mode);
}

static void test_a_folder_that_cannot_be_written(void)
{
    struct home home = make_home();
    struct error error = {0};
    char *inside = state_path("recovery", "x");
    char *folder = test_path(home.folder, "mnr-assess/recovery");
    char *state = test_path(home.folder, "mnr-assess");
    chmod(home.folder, 0755);
    give_away(state, 0700);
    give_away(folder, 0500);
    test_lower_rights();
    bool kept = recovery_keep(home.keeper, home.record, &error);
    test_restore_rights();
    chmod(folder, 0700);
    CHECK(!kept && error.kind == ERROR_SYSTEM, "nothing can be kept");
    CHECK_HAS(error.problem, "cannot keep what is not saved", "what");
    CHECK_HAS(error.problem, strerror(EACCES), "and why");
    CHECK(strncmp(error.path, folder, strlen(folder)) == 0, "and where: %s", error.path);
    free(state);
    free(folder);
    free(inside);
    end_home(&home);
}

static void test_nowhere_to_keep_anything(void)
{
    struct home home = make_home();
    struct error error = {0};
    char *before = strdup(getenv("HOME") ? getenv("HOME") : "");
    end_run(&home);
    unsetenv("XDG_STATE_HOME");
    unsetenv("HOME");
    home.keeper = keeper_begin(home.path, "x", &error);
    CHECK(home.keeper && error.kind == ERROR_SYSTEM, "a run without a place");
    CHECK_HAS(error.problem, "set HOME or XDG_STATE_HOME", "what to do");
    CHECK(!recovery_keep(home.keeper, home.record, &error) && error.kind == ERROR_SYSTEM,
          "nothing is kept");
    CHECK(!draft_file_path(home.keeper, true), "words have no place either");
    check_offered(&home, 0, "so nothing comes back");
    recovery_forget(home.keeper);
    draft_file_forget(home.keeper);
    end_run(&home);
    setenv("HOME", before, 1);
    free(before);
    end_home(&home);
}

/* ---- words that were being typed ---- */

static char first_words[] = "Words\nof two lines, \"quoted\"";
static char second_words[] = "";

/* Writes a draft of the record as the program does, in a run that ends; returns its path, free()
   it. `edited`: the second of its texts is in an editor. */
static char *type(const struct home *home, bool edited)
{
    struct error error = {0};
    struct text text = {0};
    struct draft draft = {
        .about = "t.gate", .field = "note", .count = 2, .in_editor = edited, .edited = 1};
    static const char *const before[] = {"A note"};
    struct keeper *keeper = begin(home->path, assessment_id(home->record));
    draft.texts[0] = first_words;
    draft.texts[1] = second_words;
    draft_file_digest(before, COUNT(before), draft.base);
    char *place = draft_file_path(keeper, true);
    CHECK(draft_file_write(&draft, keeper, &text), "a draft is written");
    CHECK(state_write(place, text.data, text.length, &error), "there: %s", error.problem);
    text_free(&text);
    keeper_end(keeper);
    return place;
}

/* Reads the words that are kept first. */
static bool read_words(const struct home *home, struct draft *draft, struct error *error)
{
    struct kept_list list = find(home->path, assessment_id(home->record));
    bool good = list.count && draft_file_read(&list.items[0], draft, error);
    kept_free(&list);
    return good;
}

/* As many as can be typed at once, each of the sign that takes most room. */
static void check_most_words(const char *sign)
{
    struct home home = make_home();
    struct text words = {0};
    struct text file = {0};
    struct error error = {0};
    while (words.length + strlen(sign) <= LIMIT_TEXT_BYTES)
        text_append(&words, sign);
    struct draft draft = {.about = "t.gate", .field = "note", .count = DRAFT_TEXTS};
    for (size_t t = 0; t < DRAFT_TEXTS; t++)
        draft.texts[t] = words.data;
    struct keeper *keeper = begin(home.path, assessment_id(home.record));
    char *place = draft_file_path(keeper, true);
    CHECK(draft_file_write(&draft, keeper, &file), "“%s” is written", sign);
    CHECK(state_write(place, file.data, file.length, &error), "%s", error.problem);
    keeper_end(keeper);
    struct draft again;
    if (CHECK(read_words(&home, &again, &error), "“%s” is read: %s", sign, error.problem)) {
        for (size_t t = 0; t < DRAFT_TEXTS; t++)
            CHECK(strcmp(again.texts[t], words.data) == 0, "text %zu of “%s”", t, sign);
        draft_file_free(&again);
    }
    free(place);
    text_free(&file);
    text_free(&words);
    end_home(&home);
}

static void test_the_most_words_come_back(void)
{
    static const char *const signs[] = {"\x01", "\xC2\x85", "\xC2\x80", "\n", "\"", "[", "\uFEFF"};
    for (size_t i = 0; i < COUNT(signs); i++)
        check_most_words(signs[i]);
}

static void test_words_come_back(void)
{
    struct home home = make_home();
    struct draft draft = {0};
    struct error error = {0};
    CHECK(!draft_file_path(home.keeper, false), "no folder is made to look for words");
    char *place = type(&home, false);
    char *folder = test_path(home.folder, "mnr-assess/drafts");
    CHECK(strncmp(place, folder, strlen(folder)) == 0, "below the state folder: %s", place);
    check_mode(place, 0600, "words are their owner's alone");
    check_mode(folder, 0700, "and so is their folder");
    check_offered(&home, 1, "they are offered");
    CHECK(read_words(&home, &draft, &error), "they come back: %s", error.problem);
    CHECK_TEXT(draft.about, "t.gate", "for the question");
    CHECK_TEXT(draft.field, "note", "for the text of it");
    CHECK_COUNT(draft.count, 2, "texts");
    CHECK_TEXT(draft.texts[0], first_words, "as they were typed");
    CHECK_TEXT(draft.texts[1], second_words, "with an empty one");
    draft_file_free(&draft);
    CHECK(exists(place), "and stay until they are saved");
    free(folder);
    free(place);
    end_home(&home);
}

static void test_a_text_changed_meanwhile(void)
{
    static const char *const same[] = {"A note"};
    static const char *const changed[] = {"Another note"};
    static const char *const parted[] = {"A", " note"};
    static const char *const together[] = {"A note", NULL};
    static const char *const empty[] = {"A note", ""};
    struct home home = make_home();
    struct draft draft = {0};
    struct error error = {0};
    char now[65];
    char other[65];
    char *place = type(&home, false);
    CHECK(read_words(&home, &draft, &error), "reading: %s", error.problem);
    draft_file_digest(same, COUNT(same), now);
    CHECK_TEXT(draft.base, now, "what stood there is known again");
    draft_file_digest(changed, COUNT(changed), now);
    CHECK(strcmp(draft.base, now) != 0, "a text that was changed is another");
    draft_file_digest(parted, COUNT(parted), now);
    CHECK(strcmp(draft.base, now) != 0, "and so are its halves");
    draft_file_digest(together, COUNT(together), now);
    draft_file_digest(empty, COUNT(empty), other);
    CHECK_TEXT(now, other, "no text is an empty one");
    draft_file_digest(NULL, 0, now);
    CHECK_COUNT(strlen(now), 64, "digits for no texts at all");
    draft_file_free(&draft);
    free(place);
    end_home(&home);
}

/* Checks that the draft at `place` is refused and put aside. */
static void check_words_refused(const struct home *home, const char *place, const char *what)
{
    struct draft draft = {0};
    struct error error = {0};
    CHECK(!read_words(home, &draft, &error), "refused: %s", what);
    CHECK_COUNT(draft.count, 0, "texts of it: %s", what);
    CHECK(error.kind == ERROR_CONTENT, "that is told: %s", what);
    CHECK_HAS(error.problem, "they were put aside", "what became of it: %s", what);
    CHECK_TEXT(error.path, place, "and where it was: %s", what);
    CHECK(!exists(place) && is_aside(place, 1), "put aside: %s", what);
    char *aside = behind(place, ".aside-1");
    remove(aside);
    free(aside);
}

#define TEN "0123456789"
#define HUNDRED TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN

/* What a hand that is not ours makes of a draft: `find` and all behind it becomes `made`. */
static const struct {
    const char *find;
    const char *made;
} forged[] = {
    {"about:", ""},
    {"about:", "[[["},
    {"run:", "\xFF\xFE"},
    {"run:", "- 1\n"},
    {"about:", "field: \"note\"\nbase: \"x\"\ntexts: [\"a\"]\n"},
    {"about:", "about: [1]\nfield: \"note\"\nbase: \"x\"\ntexts: [\"a\"]\n"},
    {"about:", "about: \"" HUNDRED "\"\nfield: \"note\"\nbase: \"x\"\ntexts: [\"a\"]\n"},
    {"field:", "field: {a: 1}\nbase: \"x\"\ntexts: [\"a\"]\n"},
    {"base:", "base: \"" HUNDRED "\"\ntexts: [\"a\"]\n"},
    {"texts:", ""},
    {"texts:", "texts: \"a\"\n"},
    {"texts:", "texts: []\n"},
    {"texts:", "texts: [\"a\", [\"b\"]]\n"},
    {"texts:", "texts: [1, 2, 3, 4, 5, 6, 7, 8, 9]\n"},
    {"texts:", "texts: [\"a\"]\nedited: \"1\"\n"},
    {"texts:", "texts: [\"a\"]\nedited: \"x\"\n"},
    {"texts:", "texts: [\"a\"]\nedited: []\n"},
};

static void test_forged_words(void)
{
    struct home home = make_home();
    for (size_t i = 0; i < COUNT(forged); i++) {
        char *place = type(&home, false);
        char *text = test_read_file(place);
        char *at = strstr(text, forged[i].find);
        CU_ASSERT_PTR_NOT_NULL_FATAL(at);
        *at = '\0';
        char *made = behind(text, forged[i].made);
        test_write_file(place, made);
        check_words_refused(&home, place, forged[i].made);
        free(made);
        free(text);
        free(place);
    }
    end_home(&home);
}

static void test_words_that_are_no_file(void)
{
    struct home home = make_home();
    char *place = type(&home, false);
    char *elsewhere = test_path(home.folder, "elsewhere");
    CHECK_COUNT(rename(place, elsewhere), 0, "good words elsewhere");
    char *before = test_read_file(elsewhere);
    CHECK_COUNT(symlink(elsewhere, place), 0, "and a link to them");
    check_words_refused(&home, place, "a link");
    char *after = test_read_file(elsewhere);
    CHECK_TEXT(after, before, "what it led to is as it was");
    CHECK_COUNT(mkdir(place, 0700), 0, "a folder");
    check_words_refused(&home, place, "a folder");
    test_write_file(place, "");
    CHECK_COUNT(truncate(place, 3 * 1024 * 1024), 0, "a very large file");
    check_words_refused(&home, place, "more than anybody types");
    free(after);
    free(before);
    free(elsewhere);
    free(place);
    end_home(&home);
}

static void test_words_put_aside(void)
{
    struct home home = make_home();
    char *place = type(&home, false);
    struct kept_list list = find(home.path, NULL);
    CHECK_COUNT(kept_set_aside(&list.items[0]), 1, "put aside");
    kept_free(&list);
    check_offered(&home, 0, "they are not offered again");
    CHECK(is_aside(place, 1), "and are still there");
    free(place);
    end_home(&home);
}

/* ---- words in an editor ---- */

static char *edited_beside(const char *place)
{
    char *path = strdup(place);
    strcpy(strrchr(path, '.'), ".txt");
    return path;
}

static void test_words_of_an_editor(void)
{
    static const struct {
        const char *written; /* NULL: no file */
        const char *read;
    } cases[] = {{NULL, ""},
                 {"", ""},
                 {"Words of the editor\nand more\n\n", "Words of the editor\nand more"}};
    struct home home = make_home();
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct draft draft = {0};
        struct error error = {0};
        char *place = type(&home, true);
        char *edited = edited_beside(place);
        if (cases[i].written)
            test_write_file(edited, cases[i].written);
        CHECK(read_words(&home, &draft, &error), "%zu comes back: %s", i, error.problem);
        CHECK_TEXT(draft.texts[0], first_words, "what is in no editor is as it was");
        CHECK_TEXT(draft.texts[1], cases[i].read, "what is, as that left it");
        draft_file_free(&draft);
        struct kept_list list = find(home.path, NULL);
        CHECK_COUNT(list.count, 1, "they are one");
        CHECK(kept_remove(&list.items[0]) && !exists(edited) && !exists(place), "and go together");
        kept_free(&list);
        free(edited);
        free(place);
    }
    end_home(&home);
}

static void test_words_of_an_editor_that_are_no_text(void)
{
    struct home home = make_home();
    char *place = type(&home, true);
    char *edited = edited_beside(place);
    test_write_file(edited, "caf\351");
    check_words_refused(&home, place, "not UTF-8");
    CHECK(is_aside(edited, 1), "what the editor wrote stays, too");
    struct kept_list list = find(home.path, NULL);
    CHECK(list.count == 1 && list.items[0].kind == KEPT_EDITED, "and is found alone");
    kept_free(&list);
    check_offered(&home, 0, "and not offered");
    free(edited);
    free(place);
    end_home(&home);
}

void recovery_suite(void)
{
    static CU_TestInfo tests[] = {
        {"answers that are kept are their owner's alone", test_kept_answers_are_private},
        {"answers that were not saved come back", test_kept_answers_come_back},
        {"answers that cannot be read are put aside", test_answers_that_cannot_be_read},
        {"what is no file is put aside", test_no_file_in_place_of_answers},
        {"answers come back without what the file held", test_answers_without_what_the_file_held},
        {"answers that are settled are gone", test_settled_answers_are_gone},
        {"answers put aside stay as they are", test_answers_put_aside_stay},
        {"a run removes only its own", test_a_run_removes_only_its_own},
        {"what a killed run kept is left over", test_what_a_killed_run_kept_is_left_over},
        {"runs in other containers", test_runs_in_other_containers},
        {"a file that was moved", test_a_file_that_was_moved},
        {"what becomes of the path changes no name", test_what_becomes_of_the_path_changes_no_name},
        {"a path that is no text", test_a_path_that_is_no_text},
        {"what version 0.1.0 kept", test_what_version_0_1_0_kept},
        {"a full disk is told", test_a_full_disk},
        {"a folder that cannot be written is told", test_a_folder_that_cannot_be_written},
        {"nowhere to keep anything", test_nowhere_to_keep_anything},
        {"words that were being typed come back", test_words_come_back},
        {"the most words that can be typed come back", test_the_most_words_come_back},
        {"a text changed meanwhile is known", test_a_text_changed_meanwhile},
        {"forged words are put aside", test_forged_words},
        {"words that are no file are put aside", test_words_that_are_no_file},
        {"words put aside stay", test_words_put_aside},
        {"words of an editor come back", test_words_of_an_editor},
        {"words of an editor that are no text", test_words_of_an_editor_that_are_no_text},
        CU_TEST_INFO_NULL,
    };
    test_register("recovery", tests);
}
