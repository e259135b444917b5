/* What the program keeps between its runs: versions of a file, and who has it open. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/digest.h"
#include "core/base/run.h"
#include "core/base/state.h"
#include "core/safety/backup.h"
#include "core/safety/exported.h"
#include "core/safety/lock.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

/* A folder with a file, which is the home of the program's state too. */
struct home {
    char folder[64];
    char *path;
};

static struct home make_home(const char *text)
{
    struct home home;
    test_folder(home.folder);
    home.path = test_path(home.folder, "nor.yaml");
    test_write_file(home.path, text);
    setenv("XDG_STATE_HOME", home.folder, 1);
    return home;
}

static void end_home(struct home *home)
{
    unsetenv("XDG_STATE_HOME");
    test_folder_remove(home->folder);
    free(home->path);
}

/* ---- the folder ---- */

static void test_state_is_private(void)
{
    struct home home = make_home("");
    struct stat status;
    char *path = state_path("backups", "x");
    char *expected = test_path(home.folder, "mnr-assess/backups/x");
    CHECK_TEXT(path, expected, "where it is");
    path[strlen(path) - 2] = '\0';
    CHECK(stat(path, &status) == 0 && (status.st_mode & 07777) == 0700, "its owner's alone");
    *strrchr(path, '/') = '\0';
    CHECK(stat(path, &status) == 0 && (status.st_mode & 07777) == 0700, "and so above");
    chmod(path, 0777);
    CHECK(state_path("backups", "x") == NULL, "a folder that others may write in is not used");
    chmod(path, 0700);
    free(path);
    free(expected);
    end_home(&home);
}

static void test_state_that_somebody_else_made(void)
{
    struct home home = make_home("");
    char *folder = test_path(home.folder, "mnr-assess");
    char *elsewhere = test_path(home.folder, "elsewhere");
    CHECK_COUNT(mkdir(elsewhere, 0700), 0, "a folder");
    CHECK_COUNT(symlink(elsewhere, folder), 0, "a link to it");
    CHECK(state_path(NULL, "x") == NULL, "a link is not used");
    unlink(folder);
    if (geteuid() == 0) {
        CHECK_COUNT(mkdir(folder, 0700), 0, "a folder");
        CHECK_COUNT(chown(folder, 65534, 65534), 0, "of somebody else");
        CHECK(state_path(NULL, "x") == NULL, "is not used");
    }
    free(folder);
    free(elsewhere);
    end_home(&home);
}

static void test_state_names(void)
{
    struct home home = make_home("");
    char name[STATE_NAME];
    char other[STATE_NAME];
    char before[4096];
    char *odd = test_path(home.folder, "../../..//a b\n\033[2Jc.yaml");
    state_name(home.path, name);
    CHECK(strncmp(name, "nor.yaml-", 9) == 0, "says which file: %s", name);
    CHECK(getcwd(before, sizeof before) && chdir(home.folder) == 0, "moving there");
    state_name("nor.yaml", other);
    CHECK_TEXT(other, name, "the same from where the file is");
    unlink("nor.yaml");
    state_name("./nor.yaml", other);
    CHECK_TEXT(other, name, "the same when it is gone");
    CHECK_COUNT(chdir(before), 0, "moving back");
    state_name("/nor.yaml", other);
    CHECK(strcmp(other, name) != 0, "another for a file of that name elsewhere");
    state_name(odd, other);
    CHECK(strpbrk(other, "/ \n\033[") == NULL && other[0] != '.', "harmless: %s", other);
    free(odd);
    end_home(&home);
}

/* ---- versions ---- */

static void keep(struct home *home, const char *text, long seconds)
{
    struct error error = {0};
    test_write_file(home->path, text);
    CHECK(backup_keep(home->path, seconds, &error), "%s", error.problem);
}

static void test_versions(void)
{
    struct home home = make_home("");
    struct backups backups;
    struct stat status;
    keep(&home, "revision: 1\n", 0);
    keep(&home, "revision: 1\n", 0);
    keep(&home, "revision: 2\n", 0);
    keep(&home, "neither: [\n", 0);
    unlink(home.path);
    CHECK(backups_list(home.path, &backups), "listing, the file being gone");
    CHECK_COUNT(backups.count, 3, "versions; what is the same is kept once");
    CHECK_COUNT(backups.items[0].revision, -1, "the newest cannot be read");
    CHECK_COUNT(backups.items[1].revision, 2, "the one before");
    CHECK_COUNT(backups.items[2].revision, 1, "the oldest");
    CHECK_COUNT(backups.items[2].size, 12, "its size");
    CHECK_COUNT(backups.items[2].when, atol(TEST_NOW), "its time");
    CHECK(stat(backups.items[2].path, &status) == 0 && (status.st_mode & 07777) == 0600,
          "its owner's alone");
    backups_free(&backups);
    end_home(&home);
}

static void test_versions_of_the_same_hour(void)
{
    struct home home = make_home("");
    struct backups backups;
    keep(&home, "revision: 1\n", 3600);
    keep(&home, "revision: 2\n", 3600);
    CHECK(backups_list(home.path, &backups) && backups.count == 1, "one is kept in an hour");
    backups_free(&backups);
    setenv("SOURCE_DATE_EPOCH", "1795259000", 1);
    keep(&home, "revision: 3\n", 3600);
    setenv("SOURCE_DATE_EPOCH", TEST_NOW, 1);
    CHECK(backups_list(home.path, &backups) && backups.count == 2, "and one in the next");
    backups_free(&backups);
    end_home(&home);
}

static void test_versions_end(void)
{
    struct home home = make_home("");
    struct backups backups;
    for (int i = 0; i < BACKUP_MOST + 3; i++) {
        char text[32];
        snprintf(text, sizeof text, "revision: %d\n", i);
        keep(&home, text, 0);
    }
    CHECK(backups_list(home.path, &backups), "listing");
    CHECK_COUNT(backups.count, BACKUP_MOST, "no more than that");
    CHECK_COUNT(backups.items[0].revision, BACKUP_MOST + 2, "the newest stays");
    CHECK_COUNT(backups.items[BACKUP_MOST - 1].revision, 3, "the oldest went");
    backups_free(&backups);
    end_home(&home);
}

static void set_clock(long when)
{
    char seconds[32];
    snprintf(seconds, sizeof seconds, "%ld", when);
    setenv("SOURCE_DATE_EPOCH", seconds, 1);
}

enum { HOUR = 3600, YEAR = 365 * 24 * HOUR };

/* How long ago the newest was kept says something only when it was before now. */
static void test_when_a_version_is_young(void)
{
    static const struct {
        long ago;
        bool kept;
    } cases[] = {
        {1, false}, {HOUR - 1, false}, {HOUR, true},        {YEAR, true},
        {-1, true}, {-HOUR, true},     {-50L * YEAR, true}, {0, false},
    };
    const long now = atol(TEST_NOW);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct home home = make_home("");
        struct backups backups;
        set_clock(now - cases[i].ago);
        keep(&home, "revision: 1\n", HOUR);
        set_clock(now);
        keep(&home, "revision: 2\n", HOUR);
        CHECK(backups_list(home.path, &backups), "listing");
        CHECK_COUNT(backups.count, cases[i].kept ? 2 : 1, "%ld seconds ago", cases[i].ago);
        CHECK_COUNT(backups.items[0].when, now - (cases[i].kept ? 0 : cases[i].ago), "its time");
        CHECK_COUNT(backups.items[0].revision, cases[i].kept ? 2 : 1, "the last first");
        backups_free(&backups);
        end_home(&home);
    }
    set_clock(now);
}

/* Whatever the clock said, the one that was kept last is first, and the one kept first goes first.
 */
static void test_versions_under_a_wrong_clock(void)
{
    static const long clocks[] = {0,          60L * YEAR,    20L * YEAR, 1,          300L * YEAR,
                                  20L * YEAR, 50000L * YEAR, 5,          60L * YEAR, 7L * YEAR};
    const long now = atol(TEST_NOW);
    struct home home = make_home("");
    struct backups backups;
    for (int i = 0; i < 3 * BACKUP_MOST; i++) {
        char text[32];
        snprintf(text, sizeof text, "revision: %d\n", i);
        set_clock(clocks[(size_t)i % COUNT(clocks)]);
        keep(&home, text, HOUR);
    }
    CHECK(backups_list(home.path, &backups), "listing");
    CHECK_COUNT(backups.count, BACKUP_MOST, "no more and no fewer than that");
    for (size_t i = 0; i < backups.count; i++)
        CHECK_COUNT(backups.items[i].revision, 3 * BACKUP_MOST - 1 - (long)i, "in their order");
    backups_free(&backups);
    set_clock(now);
    end_home(&home);
}

/* When a second has no more numbers, the next has. */
static void test_versions_of_a_second_that_is_full(void)
{
    struct home home = make_home("");
    struct backups backups;
    keep(&home, "revision: 1\n", 0);
    CHECK(backups_list(home.path, &backups), "listing");
    char *last = strdup(backups.items[0].path);
    memset(strrchr(last, '-') + 1, '9', 4);
    CHECK_COUNT(rename(backups.items[0].path, last), 0, "the last number");
    backups_free(&backups);
    keep(&home, "revision: 2\n", 0);
    CHECK(backups_list(home.path, &backups) && backups.count == 2, "both are there");
    CHECK_COUNT(backups.items[0].revision, 2, "the last first");
    backups_free(&backups);
    free(last);
    end_home(&home);
}

/* A file that was moved has its versions, with where they were kept; a copy has not. */
static void test_versions_of_a_file_that_was_moved(void)
{
    struct home home = make_home("");
    struct backups backups;
    char *moved = test_path(home.folder, "moved.yaml");
    keep(&home, "id: \"x\"\nrevision: 1\n", 0);
    keep(&home, "id: \"another\"\nrevision: 2\n", 0);
    keep(&home, "id: \"x\"\nrevision: 3\n", 0);
    test_write_file(moved, "id: \"x\"\n");
    CHECK(backups_list(moved, &backups) && backups_add_elsewhere(moved, "x", false, &backups),
          "listing");
    CHECK_COUNT(backups.count, 0, "a copy has none while the original stands");
    CHECK(backups_add_elsewhere(moved, "x", true, &backups) && backups.count == 2 &&
              backups.items[0].copied,
          "unless all are asked for");
    backups_free(&backups);
    unlink(home.path);
    CHECK(backups_list(moved, &backups) && backups_add_elsewhere(moved, "x", false, &backups) &&
              backups.count == 2,
          "those of the record");
    CHECK_COUNT(backups.items[0].revision, 3, "the last first");
    CHECK_TEXT(backups.items[1].file, home.path, "and of which file");
    for (size_t i = 0; i < backups.count; i++)
        CHECK(backup_remove(&backups.items[i]), "each can be removed");
    backups_free(&backups);
    CHECK(backups_list(home.path, &backups) && backups.count == 1, "one was another record's");
    CHECK(backup_remove(&backups.items[0]), "which can be removed, too");
    backups_free(&backups);
    char *folder = test_path(home.folder, "mnr-assess/backups");
    CHECK_COUNT(rmdir(folder), 0, "and nothing is left");
    free(folder);
    free(moved);
    end_home(&home);
}

static void test_nothing_to_keep(void)
{
    struct home home = make_home("x");
    struct backups backups;
    struct error error = {0};
    unlink(home.path);
    CHECK(backup_keep(home.path, 0, &error), "a file that is not there");
    CHECK(backups_list(home.path, &backups) && backups.count == 0, "has no versions");
    test_write_file(home.path, "x");
    unsetenv("XDG_STATE_HOME");
    char *before = strdup(getenv("HOME") ? getenv("HOME") : "");
    unsetenv("HOME");
    CHECK(!backup_keep(home.path, 0, &error), "nowhere to keep it");
    CHECK_HAS(error.problem, "set HOME", "what to do");
    setenv("HOME", before, 1);
    free(before);
    end_home(&home);
}

/* ---- locks ---- */

static void check_standing(const char *path, enum lock_standing expected, const char *what)
{
    struct lock_holder holder;
    lock_look(path, &holder);
    CHECK_COUNT(holder.standing, expected, "%s", what);
}

/* Another process takes the lock, and then waits to be killed or ends without giving it back. */
static pid_t take_elsewhere(const char *path, bool waits)
{
    int ready[2];
    char byte;
    CHECK_COUNT(pipe(ready), 0, "a pipe");
    pid_t child = fork();
    if (child == 0) {
        struct lock *lock;
        struct lock_holder holder;
        bool taken = lock_take(path, false, &lock, &holder) && lock;
        if (write(ready[1], "", 1) == 1 && waits && taken)
            pause();
        _exit(0);
    }
    CHECK_COUNT(read(ready[0], &byte, 1), 1, "it has begun");
    close(ready[0]);
    close(ready[1]);
    if (!waits)
        waitpid(child, NULL, 0);
    return child;
}

static void test_lock_is_held(void)
{
    struct home home = make_home("x");
    struct lock *lock;
    struct lock_holder holder;
    setenv("USER", "an\033na", 1);
    pid_t child = take_elsewhere(home.path, true);
    CHECK(!lock_take(home.path, false, &lock, &holder), "it is somebody else's");
    CHECK_COUNT(holder.standing, LOCK_HELD, "standing");
    CHECK_COUNT(holder.process, child, "whose");
    CHECK_TEXT(holder.since, TEST_NOW_STAMP, "since when");
    CHECK_TEXT(holder.user, "an\xEF\xBF\xBDna", "who, harmless");
    CHECK(*holder.host, "where");
    CHECK(lock_take(home.path, true, &lock, &holder) && lock, "it can be taken over");
    check_standing(home.path, LOCK_FREE, "one's own binds oneself not");
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    lock_release(lock);
    check_standing(home.path, LOCK_FREE, "given back");
    end_home(&home);
}

static void test_stale_lock_binds_nobody(void)
{
    struct home home = make_home("x");
    struct lock *lock;
    struct lock_holder holder;
    pid_t child = take_elsewhere(home.path, false);
    check_standing(home.path, LOCK_STALE, "its process has gone");
    CHECK(lock_take(home.path, false, &lock, &holder) && lock, "taken");
    CHECK_COUNT(holder.standing, LOCK_STALE, "and told of");
    CHECK_COUNT(holder.process, child, "whose it was");
    lock_release(lock);
    end_home(&home);
}

/* Killed, and its parent has not asked how it ended: the system still knows its number. */
static void test_killed_holder_binds_nobody(void)
{
    struct home home = make_home("x");
    siginfo_t ended;
    pid_t child = take_elsewhere(home.path, true);
    kill(child, SIGKILL);
    CHECK_COUNT(waitid(P_PID, (id_t)child, &ended, WEXITED | WNOWAIT), 0, "it has ended");
    check_standing(home.path, LOCK_STALE, "a killed process");
    waitpid(child, NULL, 0);
    end_home(&home);
}

/* What is left where a kill, or a power cut, came between making and writing it. */
static void test_empty_lock_binds_nobody(void)
{
    struct home home = make_home("x");
    struct lock *lock;
    struct lock_holder holder;
    char *file = test_path(home.folder, ".nor.yaml.lock");
    test_write_file(file, "");
    CHECK(lock_take(home.path, false, &lock, &holder) && lock, "taken");
    CHECK_COUNT(holder.standing, LOCK_STALE, "and told of");
    lock_release(lock);
    free(file);
    end_home(&home);
}

/* Writes a lock as `run` would. */
static void write_lock(const char *file, const struct run *run)
{
    struct text text = {0};
    struct yaml_writer *writer = yaml_writer_new(&text);
    yaml_write_map(writer);
    run_write(run, writer);
    yaml_write_end(writer);
    CHECK(yaml_writer_finish(writer, NULL), "a lock");
    test_write_file(file, text.data);
    text_free(&text);
}

static void put_word(const char *word, char *out, size_t size)
{
    if (word)
        snprintf(out, size, "%s", word);
}

/* A process number, and when it began, say something only among the processes they are of: in
   containers all are number 1. */
static void test_locks_by_what_their_process_is(void)
{
    static const struct {
        const char *what;
        const char *host;
        const char *boot;
        const char *space;
        const char *begun;
        long process; /* -1: this one */
        enum lock_standing standing;
    } cases[] = {
        {"this process", NULL, NULL, NULL, NULL, -1, LOCK_FREE},
        {"one that runs, seen from here", NULL, NULL, NULL, "", 1, LOCK_HELD},
        {"one whose number was given again", NULL, NULL, NULL, "7", -1, LOCK_STALE},
        {"this number in another container", NULL, NULL, "pid:[1]", NULL, -1, LOCK_FAR},
        {"a number that nobody has here", NULL, NULL, "pid:[1]", "7", 999999999, LOCK_FAR},
        {"nobody's number among these", NULL, NULL, NULL, "7", 999999999, LOCK_STALE},
        {"before the computer was started anew", NULL, "x", NULL, NULL, -1, LOCK_FAR},
        {"another computer's", "x", NULL, NULL, NULL, -1, LOCK_FAR},
        {"this process, as version 0.1.0 wrote it", NULL, NULL, "", NULL, -1, LOCK_FREE},
    };
    struct home home = make_home("x");
    char *file = test_path(home.folder, ".nor.yaml.lock");
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct run run;
        run_identify(&run);
        put_word(cases[i].host, run.host, sizeof run.host);
        put_word(cases[i].boot, run.boot, sizeof run.boot);
        put_word(cases[i].space, run.space, sizeof run.space);
        put_word(cases[i].begun, run.begun, sizeof run.begun);
        run.process = cases[i].process < 0 ? run.process : cases[i].process;
        write_lock(file, &run);
        check_standing(home.path, cases[i].standing, cases[i].what);
    }
    free(file);
    end_home(&home);
}

/* Takes the lock, says whether, and waits to be killed. */
_Noreturn static void take_and_tell(const char *path, int told)
{
    struct lock *lock;
    struct lock_holder holder;
    bool taken = lock_take(path, false, &lock, &holder) && lock;
    if (write(told, taken ? "y" : "n", 1) == 1)
        pause();
    _exit(0);
}

/* How many of several who want the lock at once get it. */
static int count_takers(const char *path)
{
    enum { TAKERS = 4 };
    pid_t children[TAKERS];
    int told[2];
    int taken = 0;
    char byte;
    CHECK_COUNT(pipe(told), 0, "a pipe");
    for (int i = 0; i < TAKERS; i++) {
        children[i] = fork();
        if (children[i] == 0)
            take_and_tell(path, told[1]);
    }
    for (int i = 0; i < TAKERS && read(told[0], &byte, 1) == 1; i++)
        taken += byte == 'y';
    for (int i = 0; i < TAKERS; i++) {
        kill(children[i], SIGKILL);
        waitpid(children[i], NULL, 0);
    }
    close(told[0]);
    close(told[1]);
    return taken;
}

/* Of those who find the same lock left behind one has it then, and the others are told. */
static void test_a_stale_lock_is_taken_once(void)
{
    struct home home = make_home("x");
    for (int i = 0; i < 100; i++)
        CHECK_COUNT(count_takers(home.path), 1, "who has it");
    end_home(&home);
}

static void test_lock_taken_over_is_not_given_back(void)
{
    struct home home = make_home("x");
    struct lock *lock;
    struct lock_holder holder;
    CHECK(lock_take(home.path, false, &lock, &holder) && lock, "taken");
    char *file = test_path(home.folder, ".nor.yaml.lock");
    unlink(file);
    pid_t child = take_elsewhere(home.path, true);
    lock_release(lock);
    check_standing(home.path, LOCK_HELD, "the other's lock stays");
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    free(file);
    end_home(&home);
}

/* Its run was killed while it wrote the lock, wherever that was. */
static void test_locks_that_are_cut_off(void)
{
    static const char whole[] = "run: \"far-1\"\nhost: \"far away\"\nboot: \"b\"\nspace: \"s\"\n"
                                "process: \"1\"\nbegun: \"2\"\nuser: \"u\"\nsince: \"then\"\n";
    enum { STEP = 7 };
    struct home home = make_home("x");
    char *file = test_path(home.folder, ".nor.yaml.lock");
    for (size_t length = 0; length < strlen(whole); length += STEP) {
        char begun[sizeof whole] = "";
        struct lock *lock = NULL;
        struct lock_holder holder;
        memcpy(begun, whole, length);
        test_write_file(file, begun);
        CHECK(lock_take(home.path, false, &lock, &holder) && lock, "after %zu bytes", length);
        CHECK_COUNT(holder.standing, LOCK_STALE, "after %zu bytes", length);
        lock_release(lock);
    }
    free(file);
    end_home(&home);
}

static void test_locks_that_are_not_ours(void)
{
    static const struct {
        const char *text;
        enum lock_standing standing;
    } cases[] = {
        {"host: \"far away\"\nprocess: \"1\"\nsince: \"then\"\n", LOCK_FAR},
        {"not a lock", LOCK_UNKNOWN},
        {"host: [\n", LOCK_UNKNOWN},
    };
    struct home home = make_home("x");
    char *file = test_path(home.folder, ".nor.yaml.lock");
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct lock *lock;
        struct lock_holder holder;
        test_write_file(file, cases[i].text);
        CHECK(!lock_take(home.path, false, &lock, &holder), "case %zu is asked about", i);
        CHECK_COUNT(holder.standing, cases[i].standing, "case %zu", i);
    }
    unlink(file);
    CHECK_COUNT(symlink("nor.yaml", file), 0, "a link in its place");
    check_standing(home.path, LOCK_UNKNOWN, "is not followed");
    struct lock *lock;
    struct lock_holder holder;
    CHECK(lock_take(home.path, true, &lock, &holder) && lock, "taken over");
    char *content = test_read_file(home.path);
    CHECK_TEXT(content, "x", "what the link led to stays");
    free(content);
    lock_release(lock);
    free(file);
    end_home(&home);
}

static void test_no_lock_in_a_folder_that_cannot_be_written(void)
{
    struct home home = make_home("x");
    struct lock *lock;
    struct lock_holder holder;
    chmod(home.folder, 0555);
    test_lower_rights();
    bool taken = lock_take(home.path, false, &lock, &holder);
    test_restore_rights();
    chmod(home.folder, 0700);
    CHECK(taken && !lock, "one goes on without");
    end_home(&home);
}

/* ---- when a record was exported ---- */

static void test_the_last_export_is_kept(void)
{
    static const char id[] = "../../3f2c\n";
    struct home home = make_home("");
    struct stat status;
    char stamp[EXPORTED_STAMP] = "x";
    char name[65];
    digest_of_bytes(id, strlen(id), name);
    CHECK(!exported_when(id, stamp) && !*stamp, "never yet");
    CHECK(state_find("exported", name) == NULL, "asking makes nothing");
    exported_remember(id);
    char *path = state_find("exported", name);
    CHECK(path && stat(path, &status) == 0 && (status.st_mode & 07777) == 0600,
          "its owner's alone, whatever the id is");
    CHECK(exported_when(id, stamp), "known");
    CHECK_TEXT(stamp, TEST_NOW_STAMP, "when");
    setenv("SOURCE_DATE_EPOCH", "0", 1);
    CHECK(exported_when(id, stamp) && !*stamp,
          "when that is still to come, nothing is known to be older");
    setenv("SOURCE_DATE_EPOCH", TEST_NOW, 1);
    CHECK(!exported_when("3f2d", stamp) && !*stamp, "another record was not");
    test_write_file(path, "2026-11-21\033[2J:00:00Z");
    CHECK(!exported_when(id, stamp) && !*stamp, "what is no time counts as never");
    CHECK(exported_forget(id) && !exported_when(id, stamp), "it can be forgotten");
    CHECK(exported_forget(id), "also when there is nothing");
    free(path);
    end_home(&home);
}

void keeping_suite(void)
{
    static CU_TestInfo tests[] = {
        {"what is kept is its owner's alone", test_state_is_private},
        {"a state folder of somebody else is not used", test_state_that_somebody_else_made},
        {"what is kept about a file has one name", test_state_names},
        {"versions are kept, newest first", test_versions},
        {"small changes keep one version an hour", test_versions_of_the_same_hour},
        {"versions do not pile up", test_versions_end},
        {"a version is young only when it was kept before now", test_when_a_version_is_young},
        {"versions keep their order under a wrong clock", test_versions_under_a_wrong_clock},
        {"a second that is full of versions", test_versions_of_a_second_that_is_full},
        {"versions of a file that was moved", test_versions_of_a_file_that_was_moved},
        {"nothing to keep, or nowhere", test_nothing_to_keep},
        {"a lock says whose it is", test_lock_is_held},
        {"a lock whose process is gone binds nobody", test_stale_lock_binds_nobody},
        {"a lock whose process was killed binds nobody", test_killed_holder_binds_nobody},
        {"an empty lock binds nobody", test_empty_lock_binds_nobody},
        {"a lock's process is known by more than its number", test_locks_by_what_their_process_is},
        {"a lock left behind is taken once", test_a_stale_lock_is_taken_once},
        {"a lock that was taken over is not given back", test_lock_taken_over_is_not_given_back},
        {"locks from elsewhere, and what is no lock", test_locks_that_are_not_ours},
        {"a lock that was cut off while it was written is nobody's", test_locks_that_are_cut_off},
        {"a folder that cannot be written has no lock",
         test_no_lock_in_a_folder_that_cannot_be_written},
        {"the last export is kept", test_the_last_export_is_kept},
        CU_TEST_INFO_NULL,
    };
    test_register("keeping", tests);
}
