/* What a save that was killed leaves beside its file: cleared up, and nothing in it is lost. */
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/store.h"
#include "core/record/assessment.h"
#include "core/safety/leftover.h"
#include "core/safety/recovery.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

static const char ending[] = "a1B2c3";

enum { HOUR = 60 * 60, DAY = 24 * HOUR };

/* A folder with a saved record of ten minutes ago, which is the home of the program's state too;
   the text of a version that was to come; and where a save of it puts that down first. */
struct home {
    char folder[64];
    char *path;
    char *leftover;
    char *next;
};

/* Makes it so many seconds old. */
static void age(const char *path, time_t seconds)
{
    const struct timespec when = {.tv_sec = time(NULL) - seconds};
    const struct timespec times[] = {when, when};
    CHECK_COUNT(utimensat(AT_FDCWD, path, times, AT_SYMLINK_NOFOLLOW), 0, "an older file");
}

static struct home make_home(void)
{
    struct home home;
    struct error error = {0};
    test_folder(home.folder);
    setenv("XDG_STATE_HOME", home.folder, 1);
    home.path = test_path(home.folder, "nor.yaml");
    struct assessment *record = test_assessment(test_small());
    test_answer(record, "t.gate=yes");
    CHECK(assessment_create(record, home.path, &error), "a record: %s", error.problem);
    age(home.path, 600);
    test_answer(record, "t.gate=no");
    home.next = test_written(record);
    home.leftover = store_temporary(home.path);
    memcpy(strstr(home.leftover, "XXXXXX"), ending, sizeof ending - 1);
    assessment_free(record);
    return home;
}

static void end_home(struct home *home)
{
    unsetenv("XDG_STATE_HOME");
    test_folder_remove(home->folder);
    free(home->path);
    free(home->leftover);
    free(home->next);
}

static bool exists(const char *path)
{
    struct stat status;
    return lstat(path, &status) == 0;
}

/* What is kept for the file: whether it is offered, and by which number it was put aside (0: not).
   Its path, free() it; NULL when there is no such thing. */
static char *find_kept(const struct home *home, int aside)
{
    struct kept_list list;
    char *path = NULL;
    CHECK(kept_find(home->path, NULL, NULL, &list), "looking");
    for (size_t i = 0; i < list.count && !path; i++)
        if ((list.items[i].aside > 0) == (aside > 0)) {
            CHECK(aside || kept_is_offered(&list.items[i]), "it is offered");
            path = test_path(list.items[i].place, "mine.yaml");
        }
    kept_free(&list);
    return path;
}

static size_t count_kept(const struct home *home)
{
    struct kept_list list;
    CHECK(kept_find(home->path, NULL, NULL, &list), "looking");
    size_t count = list.count;
    kept_free(&list);
    return count;
}

static bool is_offered(const struct home *home)
{
    char *path = find_kept(home, 0);
    free(path);
    return path != NULL;
}

/* Checks that it is left where it is, and nothing of it is kept elsewhere. */
static void check_stays(const struct home *home, const char *leftover, const char *what)
{
    leftover_rescue(home->path);
    CHECK(exists(leftover), "it stays: %s", what);
    CHECK_COUNT(count_kept(home), 0, "nothing of it is kept elsewhere: %s", what);
}

/* Checks that what was put aside (or is offered) holds these words. */
static void check_kept(const struct home *home, bool aside, const char *text, const char *what)
{
    char *path = find_kept(home, aside);
    char *bytes = CHECK(path != NULL, "it is kept: %s", what) ? test_read_file(path) : NULL;
    CHECK_TEXT(bytes, text, "as it was: %s", what);
    free(bytes);
    free(path);
}

static void test_newer_answers_are_offered(void)
{
    struct home home = make_home();
    struct assessment *mine;
    struct assessment *base;
    struct error error;
    struct stat status;
    struct kept_list list;
    char *before = test_read_file(home.path);
    test_write_file(home.leftover, home.next);
    stat(home.leftover, &status);
    leftover_rescue(home.path);
    CHECK(!exists(home.leftover), "the folder is tidy");
    check_kept(&home, false, home.next, "newer answers");
    CHECK(kept_find(home.path, NULL, NULL, &list) && list.count == 1, "one is kept");
    CHECK(list.items[0].when == status.st_mtime, "with their time");
    CHECK(recovery_load(test_small(), &list.items[0], &mine, &base, &error), "they come back: %s",
          error.problem);
    kept_free(&list);
    CHECK(mine && !base, "alone: what half a file lacks was not taken back");
    char *after = test_read_file(home.path);
    CHECK_TEXT(after, before, "the file is as it was");
    assessment_free(mine);
    free(after);
    free(before);
    end_home(&home);
}

static void test_through_a_link(void)
{
    struct home home = make_home();
    char *link_path = test_path(home.folder, "link.yaml");
    CHECK_COUNT(symlink("nor.yaml", link_path), 0, "a link to the file");
    test_write_file(home.leftover, home.next);
    leftover_rescue(link_path);
    CHECK(!exists(home.leftover), "found beside what the link leads to");
    check_kept(&home, false, home.next, "for the file itself");
    free(link_path);
    end_home(&home);
}

/* The text with another revision; free() it. */
static char *number(const char *text, long revision)
{
    struct text made = {0};
    const char *at = strstr(text, "revision: ");
    text_append_bytes(&made, text, (size_t)(at - text));
    text_append_format(&made, "revision: %ld%s", revision, strchr(at, '\n'));
    return text_take(&made);
}

static void test_older_answers_are_put_aside(void)
{
    struct home home = make_home();
    char *older = number(home.next, 0);
    test_write_file(home.leftover, older);
    leftover_rescue(home.path);
    CHECK(!exists(home.leftover), "the folder is tidy");
    CHECK(!is_offered(&home), "what the file has overtaken is not offered");
    check_kept(&home, true, older, "but still there");
    free(older);
    end_home(&home);
}

static void test_half_a_file_is_put_aside(void)
{
    struct home home = make_home();
    home.next[strlen(home.next) - 4] = '\0';
    test_write_file(home.leftover, home.next);
    leftover_rescue(home.path);
    CHECK(!exists(home.leftover), "the folder is tidy");
    CHECK(!is_offered(&home), "what cannot be read is not offered");
    check_kept(&home, true, home.next, "but still there");
    end_home(&home);
}

static void test_what_is_kept_already(void)
{
    struct home home = make_home();
    test_write_file(home.leftover, home.next);
    leftover_rescue(home.path);
    char *other = test_read_file(home.path);
    test_write_file(home.leftover, other);
    leftover_rescue(home.path);
    CHECK(!exists(home.leftover), "what the file holds goes");
    test_write_file(home.leftover, home.next);
    leftover_rescue(home.path);
    CHECK(!exists(home.leftover), "and what is kept already");
    CHECK_COUNT(count_kept(&home), 1, "neither is kept twice");
    other[strlen(other) - 1] = ' ';
    test_write_file(home.leftover, other);
    leftover_rescue(home.path);
    CHECK(!exists(home.leftover), "another goes too");
    CHECK_COUNT(count_kept(&home), 2, "and is kept beside the first");
    CHECK(recovery_holds(home.path, home.next, strlen(home.next)) &&
              recovery_holds(home.path, other, strlen(other)),
          "each as it was");
    free(other);
    end_home(&home);
}

static void test_nothing_in_it(void)
{
    static const char nothing[512];
    struct home home = make_home();
    test_write_file(home.leftover, "");
    check_stays(&home, home.leftover, "empty and new, its writer may just have begun");
    age(home.leftover, HOUR);
    leftover_rescue(home.path);
    CHECK(!exists(home.leftover), "empty and old, it goes");
    FILE *file = fopen(home.leftover, "w");
    CHECK_COUNT(fwrite(nothing, 1, sizeof nothing, file), sizeof nothing, "as after a power cut");
    fclose(file);
    leftover_rescue(home.path);
    CHECK(!exists(home.leftover), "length without content goes");
    CHECK_COUNT(count_kept(&home), 0, "there was nothing to keep");
    end_home(&home);
}

/* Whatever the clock said: what counts is the revision. */
static void test_a_clock_that_stood_wrong(void)
{
    static const struct {
        time_t file; /* how old, in seconds */
        time_t leftover;
        long revision; /* beside 1 of the file */
        bool offered;
    } cases[] = {
        {600, 0, 2, true},
        {600, HOUR, 2, true},
        {600, 9000 * DAY, 2, true},
        {600, -9000 * DAY, 2, true},
        {-9000 * DAY, 0, 2, true},
        {9000 * DAY, 0, 2, true},
        {600, 0, 0, false},
        {600, HOUR, 0, false},
        {600, -9000 * DAY, 0, false},
        {-9000 * DAY, 0, 0, false},
        {9000 * DAY, -9000 * DAY, 0, false},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct home home = make_home();
        char *text = number(home.next, cases[i].revision);
        test_write_file(home.leftover, text);
        age(home.leftover, cases[i].leftover);
        age(home.path, cases[i].file);
        leftover_rescue(home.path);
        CHECK(!exists(home.leftover), "case %zu: the folder is tidy", i);
        CHECK(is_offered(&home) == cases[i].offered, "case %zu: newer or not", i);
        CHECK_COUNT(count_kept(&home), 1, "case %zu: nothing is deleted", i);
        free(text);
        end_home(&home);
    }
}

static void test_nothing_in_it_of_another_time(void)
{
    struct home home = make_home();
    test_write_file(home.leftover, "");
    age(home.leftover, -30);
    check_stays(&home, home.leftover, "a server's clock is a little ahead");
    age(home.leftover, -HOUR);
    leftover_rescue(home.path);
    CHECK(!exists(home.leftover), "made while the clock stood in the future, it goes");
    end_home(&home);
}

/* Killed when a new file had both its names. */
static void test_second_name_of_the_file(void)
{
    struct home home = make_home();
    CHECK_COUNT(link(home.path, home.leftover), 0, "the file's first name");
    leftover_rescue(home.path);
    CHECK(!exists(home.leftover) && exists(home.path), "only the temporary one goes");
    CHECK_COUNT(count_kept(&home), 0, "nothing needs to be kept");
    end_home(&home);
}

static void test_other_names_stay(void)
{
    static const char *const names[] = {
        ".nor.yaml.saving-",
        ".nor.yaml.saving-a1B2c3",
        ".nor.yaml.lock",
        ".nor.yaml.saving-another-computer-a1B2c3",
        ".nor.yaml.saving-XXXXXX",
        "nor.yaml.saving-a1B2c3",
        "nor.yaml",
        ".nor.yaml.saving-x-a1B2c34",
    };
    static const char *const others[] = {"or.yaml", "nor.yam", "nor.yaml.yaml", "NOR.yaml"};
    struct home home = make_home();
    for (size_t i = 0; i < COUNT(names); i++) {
        char *path = test_path(home.folder, names[i]);
        if (!exists(path))
            test_write_file(path, home.next);
        check_stays(&home, path, names[i]);
        free(path);
    }
    for (size_t i = 0; i < COUNT(others); i++) {
        char *other = test_path(home.folder, others[i]);
        char *path = store_temporary(other);
        memcpy(strstr(path, "XXXXXX"), ending, sizeof ending - 1);
        test_write_file(path, home.next);
        check_stays(&home, path, others[i]);
        path[strlen(path) - 1] = '-';
        test_write_file(path, home.next);
        check_stays(&home, path, "no letter and no digit");
        free(path);
        free(other);
    }
    home.leftover[strlen(home.leftover) - 1] = '-';
    test_write_file(home.leftover, home.next);
    check_stays(&home, home.leftover, "no name that we give");
    end_home(&home);
}

/* Of names that are cut, two can be the same. */
static void test_a_cut_name_stays(void)
{
    struct home home = make_home();
    char name[STORE_NAME + 2];
    memset(name, 'n', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    char *path = test_path(home.folder, name);
    char *leftover = store_temporary(path);
    memcpy(strstr(leftover, "XXXXXX"), ending, sizeof ending - 1);
    test_write_file(path, home.next);
    test_write_file(leftover, "of another, perhaps");
    leftover_rescue(path);
    CHECK(exists(leftover), "whose it is is not certain");
    free(leftover);
    free(path);
    end_home(&home);
}

static void test_what_is_no_file_stays(void)
{
    struct home home = make_home();
    char *elsewhere = test_path(home.folder, "elsewhere");
    test_write_file(elsewhere, home.next);
    CHECK_COUNT(symlink(elsewhere, home.leftover), 0, "a link");
    check_stays(&home, home.leftover, "a link");
    unlink(home.leftover);
    CHECK_COUNT(link(elsewhere, home.leftover), 0, "a second name");
    check_stays(&home, home.leftover, "a file that has another name, too");
    unlink(home.leftover);
    CHECK_COUNT(mkdir(home.leftover, 0700), 0, "a folder");
    check_stays(&home, home.leftover, "a folder");
    rmdir(home.leftover);
    CHECK_COUNT(mkfifo(home.leftover, 0600), 0, "a pipe");
    check_stays(&home, home.leftover, "a pipe that nobody writes to");
    free(elsewhere);
    end_home(&home);
}

static void test_somebody_elses_stays(void)
{
    struct home home = make_home();
    test_write_file(home.leftover, home.next);
    if (geteuid() == 0) { /* only root can give a file away */
        CHECK_COUNT(chown(home.leftover, 65534, 65534), 0, "somebody else's");
        check_stays(&home, home.leftover, "somebody else's");
    }
    end_home(&home);
}

static void test_a_save_that_goes_on_is_left_alone(void)
{
    struct home home = make_home();
    test_write_file(home.leftover, home.next);
    age(home.leftover, 2 * DAY);
    int file = open(home.leftover, O_RDONLY);
    CHECK_COUNT(flock(file, LOCK_EX), 0, "its writer has it, however slow");
    check_stays(&home, home.leftover, "locked");
    close(file);
    leftover_rescue(home.path);
    CHECK(!exists(home.leftover), "once the writer has gone, it goes");
    end_home(&home);
}

/* Saves again and again, as long as it may. */
_Noreturn static void go_on_saving(const struct home *home)
{
    char text[] = "x: 0\n";
    for (int i = 0;; i++) {
        text[3] = (char)('0' + i % 10);
        if (!store_write(home->path, text, strlen(text), NULL, NULL))
            _exit(1);
    }
}

static void test_saves_and_clearing_up_at_once(void)
{
    struct home home = make_home();
    int status;
    pid_t child = fork();
    if (child == 0)
        go_on_saving(&home);
    for (int i = 0; i < 1000; i++)
        leftover_rescue(home.path);
    CHECK_COUNT(waitpid(child, &status, WNOHANG), 0, "every save succeeded");
    kill(child, SIGKILL);
    waitpid(child, &status, 0);
    CHECK_COUNT(count_kept(&home), 0, "and what was being written was not taken away");
    end_home(&home);
}

static void test_nowhere_to_keep_it(void)
{
    struct home home = make_home();
    char *before = strdup(getenv("HOME") ? getenv("HOME") : "");
    test_write_file(home.leftover, home.next);
    unsetenv("XDG_STATE_HOME");
    unsetenv("HOME");
    leftover_rescue(home.path);
    setenv("HOME", before, 1);
    CHECK(exists(home.leftover), "it stays");
    char *text = test_read_file(home.leftover);
    CHECK_TEXT(text, home.next, "as it is");
    free(text);
    free(before);
    end_home(&home);
}

void leftover_suite(void)
{
    static CU_TestInfo tests[] = {
        {"newer answers are offered", test_newer_answers_are_offered},
        {"a link leads to them", test_through_a_link},
        {"older answers are put aside", test_older_answers_are_put_aside},
        {"half a file is put aside", test_half_a_file_is_put_aside},
        {"what is kept already goes", test_what_is_kept_already},
        {"what has nothing in it goes", test_nothing_in_it},
        {"a clock that stood wrong makes nothing newer", test_a_clock_that_stood_wrong},
        {"nothing in it, from another time", test_nothing_in_it_of_another_time},
        {"the second name of the file goes", test_second_name_of_the_file},
        {"other names stay", test_other_names_stay},
        {"a name that was cut stays", test_a_cut_name_stays},
        {"what is no file stays", test_what_is_no_file_stays},
        {"somebody else's stays", test_somebody_elses_stays},
        {"a save that goes on is left alone", test_a_save_that_goes_on_is_left_alone},
        {"saves and clearing up do not disturb each other", test_saves_and_clearing_up_at_once},
        {"without a place to keep it, it stays", test_nowhere_to_keep_it},
        CU_TEST_INFO_NULL,
    };
    test_register("what a killed save leaves", tests);
}
