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

#include "core/assessment.h"
#include "core/leftover.h"
#include "core/recovery.h"
#include "core/store.h"
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

/* Checks that it is left where it is, and nothing of it is kept elsewhere. */
static void check_stays(const struct home *home, const char *leftover, const char *what)
{
    struct backup version = {0};
    leftover_rescue(home->path);
    CHECK(exists(leftover), "it stays: %s", what);
    CHECK(!recovery_exists(home->path, NULL) && !recovery_version(home->path, 1, &version),
          "nothing of it is kept elsewhere: %s", what);
    free(version.path);
}

/* Checks that the version put aside (0: offered) holds these words. */
static void check_kept(const struct home *home, int aside, const char *text, const char *what)
{
    struct backup version;
    CHECK(recovery_version(home->path, aside, &version), "it is kept: %s", what);
    char *bytes = version.path ? test_read_file(version.path) : NULL;
    CHECK_TEXT(bytes, text, "as it was: %s", what);
    free(bytes);
    free(version.path);
}

static void test_newer_answers_are_offered(void)
{
    struct home home = make_home();
    struct assessment *mine;
    struct assessment *base;
    struct error error;
    struct stat status;
    time_t when = 0;
    char *before = test_read_file(home.path);
    test_write_file(home.leftover, home.next);
    stat(home.leftover, &status);
    leftover_rescue(home.path);
    CHECK(!exists(home.leftover), "the folder is tidy");
    check_kept(&home, 0, home.next, "newer answers");
    CHECK(recovery_exists(home.path, &when) && when == status.st_mtime, "with their time");
    CHECK(recovery_load(test_small(), home.path, NULL, &mine, &base, &error), "they come back: %s",
          error.problem);
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
    check_kept(&home, 0, home.next, "for the file itself");
    free(link_path);
    end_home(&home);
}

static void test_older_answers_are_put_aside(void)
{
    struct home home = make_home();
    test_write_file(home.leftover, home.next);
    age(home.leftover, HOUR);
    leftover_rescue(home.path);
    CHECK(!exists(home.leftover), "the folder is tidy");
    CHECK(!recovery_exists(home.path, NULL), "what the file has overtaken is not offered");
    check_kept(&home, 1, home.next, "but still there");
    end_home(&home);
}

static void test_half_a_file_is_put_aside(void)
{
    struct home home = make_home();
    home.next[strlen(home.next) - 4] = '\0';
    test_write_file(home.leftover, home.next);
    leftover_rescue(home.path);
    CHECK(!exists(home.leftover), "the folder is tidy");
    CHECK(!recovery_exists(home.path, NULL), "what cannot be read is not offered");
    check_kept(&home, 1, home.next, "but still there");
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
    struct backup version = {0};
    CHECK(!recovery_version(home.path, 1, &version), "neither is kept twice");
    free(version.path);
    other[strlen(other) - 1] = ' ';
    test_write_file(home.leftover, other);
    leftover_rescue(home.path);
    CHECK(!exists(home.leftover), "another goes too");
    check_kept(&home, 0, home.next, "what was to be offered first");
    check_kept(&home, 1, other, "the other, aside");
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
    CHECK(!recovery_exists(home.path, NULL), "there was nothing to keep");
    end_home(&home);
}

/* Killed when a new file had both its names. */
static void test_second_name_of_the_file(void)
{
    struct home home = make_home();
    CHECK_COUNT(link(home.path, home.leftover), 0, "the file's first name");
    leftover_rescue(home.path);
    CHECK(!exists(home.leftover) && exists(home.path), "only the temporary one goes");
    CHECK(!recovery_exists(home.path, NULL), "nothing needs to be kept");
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
    struct backup version = {0};
    CHECK(!recovery_exists(home.path, NULL) && !recovery_version(home.path, 1, &version),
          "and what was being written was not taken away");
    free(version.path);
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
