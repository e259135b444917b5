/* Files read and written whole, or not at all. */
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "core/base/store.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

enum { MOST = 1 << 20 };

/* One file in a folder of its own. */
struct place {
    char folder[64];
    char *path;
};

static struct place make_place(const char *text)
{
    struct place place;
    test_folder(place.folder);
    place.path = test_path(place.folder, "file.yaml");
    if (text)
        test_write_file(place.path, text);
    return place;
}

static void end_place(struct place *place)
{
    test_folder_remove(place->folder);
    free(place->path);
}

static bool write_text(const char *path, const char *text, struct store_stamp *stamp,
                       struct error *error)
{
    return store_write(path, text, strlen(text), stamp, error);
}

static void check_content(const char *path, const char *text, const char *what)
{
    char *bytes = test_read_file(path);
    CHECK_TEXT(bytes, text, "%s", what);
    free(bytes);
}

static size_t count_entries(const char *folder)
{
    size_t count = 0;
    DIR *directory = opendir(folder);
    for (struct dirent *entry; directory && (entry = readdir(directory));)
        count += entry->d_name[0] != '.';
    if (directory)
        closedir(directory);
    return count;
}

static unsigned int mode_of(const char *path)
{
    struct stat status = {0};
    CHECK_COUNT(stat(path, &status), 0, "looking at %s", path);
    return status.st_mode & 07777;
}

static void test_read(void)
{
    struct place place = make_place("one\ntwo");
    struct error error = {0};
    struct store_stamp stamp = {0};
    char *bytes = NULL;
    size_t length = 0;
    CHECK(store_read(place.path, MOST, &bytes, &length, &stamp, &error), "%s", error.problem);
    CHECK_COUNT(length, 7, "length");
    CHECK_TEXT(bytes, "one\ntwo", "content, ended by NUL");
    CHECK(stamp.exists && stamp.size == 7, "the stamp describes the file");
    free(bytes);
    CHECK(!store_read(place.path, 6, &bytes, &length, NULL, &error), "a file over the limit");
    CHECK_HAS(error.problem, "larger than", "why");
    CHECK(store_read(place.path, 7, &bytes, &length, NULL, &error), "a file at the limit");
    free(bytes);
    end_place(&place);
}

static void test_read_refuses(void)
{
    struct place place = make_place(NULL);
    char *pipe_path = test_path(place.folder, "pipe");
    CHECK_COUNT(mkfifo(pipe_path, 0600), 0, "making a pipe");
    const struct {
        const char *path;
        const char *why;
    } cases[] = {
        {place.path, "cannot open: No such file"},
        {place.folder, "this is a directory"},
        {pipe_path, "not a regular file"},
        {"/dev/null", "not a regular file"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char *bytes;
        size_t length;
        struct error error = {0};
        CHECK(!store_read(cases[i].path, MOST, &bytes, &length, NULL, &error), "%s is refused",
              cases[i].path);
        CHECK_HAS(error.problem, cases[i].why, "why %s is refused", cases[i].path);
        CHECK_TEXT(error.path, cases[i].path, "the file that the error names");
        CHECK_COUNT(error.kind, ERROR_SYSTEM, "kind of error");
    }
    free(pipe_path);
    end_place(&place);
}

static void test_modes(void)
{
    static const mode_t modes[] = {0600, 0640, 0644, 0200};
    struct place place = make_place(NULL);
    struct error error = {0};
    mode_t mask = umask(0);
    CHECK(write_text(place.path, "new", NULL, &error), "%s", error.problem);
    CHECK_COUNT(mode_of(place.path), 0600, "mode of a new file");
    for (size_t i = 0; i < COUNT(modes); i++) {
        chmod(place.path, modes[i]);
        CHECK(write_text(place.path, "again", NULL, &error), "%s", error.problem);
        CHECK_COUNT(mode_of(place.path), modes[i], "mode of an old file");
    }
    umask(mask);
    CHECK_COUNT(count_entries(place.folder), 1, "files left in the folder");
    end_place(&place);
}

static void test_link(void)
{
    struct place place = make_place("old");
    char *link_path = test_path(place.folder, "link.yaml");
    struct stat status = {0};
    struct error error = {0};
    CHECK_COUNT(symlink("file.yaml", link_path), 0, "making a link");
    CHECK(write_text(link_path, "new", NULL, &error), "%s", error.problem);
    CHECK(lstat(link_path, &status) == 0 && S_ISLNK(status.st_mode), "the link is still a link");
    check_content(place.path, "new", "its target is written");
    free(link_path);
    end_place(&place);
}

static void test_conflicts(void)
{
    struct place place = make_place("old");
    struct store_stamp read;
    struct store_stamp none = {0};
    struct error error = {0};
    char *bytes = NULL;
    size_t length;
    CHECK(store_read(place.path, MOST, &bytes, &length, &read, &error), "%s", error.problem);
    free(bytes);
    CHECK(!write_text(place.path, "mine", &none, &error), "a file that was not there is there");
    CHECK_COUNT(error.kind, ERROR_CONFLICT, "kind");
    test_write_file(place.path, "theirs, longer");
    struct store_stamp stamp = read;
    CHECK(!write_text(place.path, "mine", &stamp, &error), "a file that has changed");
    CHECK_COUNT(error.kind, ERROR_CONFLICT, "kind");
    CHECK_HAS(error.problem, "nothing was written", "what it says");
    check_content(place.path, "theirs, longer", "their file stays");
    unlink(place.path);
    CHECK(!write_text(place.path, "mine", &stamp, &error), "a file that has gone");
    CHECK_COUNT(count_entries(place.folder), 0, "files left in the folder");
    end_place(&place);
}

/* Another program may replace the file by one of the same size within the same tick. */
static void test_conflict_by_replacement(void)
{
    struct place place = make_place("old");
    struct store_stamp stamp;
    struct error error = {0};
    char *bytes = NULL;
    size_t length;
    struct stat status = {0};
    CHECK(store_read(place.path, MOST, &bytes, &length, &stamp, &error), "%s", error.problem);
    free(bytes);
    stat(place.path, &status);
    char *other = test_path(place.folder, "other.yaml");
    test_write_file(other, "new");
    const struct timespec times[] = {status.st_atim, status.st_mtim};
    utimensat(AT_FDCWD, other, times, 0);
    rename(other, place.path);
    CHECK(!write_text(place.path, "mine", &stamp, &error), "same size and time, another file");
    CHECK_COUNT(error.kind, ERROR_CONFLICT, "kind");
    free(other);
    end_place(&place);
}

static void test_stamp_follows(void)
{
    struct place place = make_place(NULL);
    struct store_stamp stamp = {0};
    struct error error = {0};
    for (int i = 0; i < 3; i++)
        CHECK(write_text(place.path, i % 2 ? "odd" : "even", &stamp, &error), "write %d: %s", i,
              error.problem);
    check_content(place.path, "even", "the last that was written");
    end_place(&place);
}

/* A stick that was taken out and put in again gives its files other numbers and times. */
static void test_same_content_is_no_change(void)
{
    struct place place = make_place("old");
    struct store_stamp stamp;
    struct error error = {0};
    char *bytes = NULL;
    size_t length;
    CHECK(store_read(place.path, MOST, &bytes, &length, &stamp, &error), "%s", error.problem);
    unlink(place.path);
    test_write_file(place.path, "old");
    struct store_stamp known = stamp;
    known.bytes = bytes;
    known.length = length;
    stamp.inode++;
    CHECK(!write_text(place.path, "new", &stamp, &error), "another file, content not known");
    CHECK_COUNT(error.kind, ERROR_CONFLICT, "kind");
    known.inode++;
    CHECK(write_text(place.path, "new", &known, &error), "another file, same content: %s",
          error.problem);
    check_content(place.path, "new", "it is saved");
    free(bytes);
    end_place(&place);
}

/* Somebody changes the file in place, to one of the same size, and puts its time back, as programs
   that synchronise folders do; where times are in seconds, nobody needs to. */
static void test_same_size_and_time(void)
{
    static const struct timespec times[][2] = {
        {{.tv_sec = 1000}, {.tv_sec = 1000}},
        {{.tv_sec = 1000, .tv_nsec = 12345}, {.tv_sec = 1000, .tv_nsec = 12345}},
    };
    for (size_t i = 0; i < COUNT(times); i++) {
        struct place place = make_place("old");
        struct store_stamp stamp;
        struct error error = {0};
        char *bytes = NULL;
        size_t length;
        utimensat(AT_FDCWD, place.path, times[i], 0);
        CHECK(store_read(place.path, MOST, &bytes, &length, &stamp, &error), "%s", error.problem);
        stamp.bytes = bytes;
        stamp.length = length;
        int file = open(place.path, O_WRONLY);
        CHECK_COUNT(write(file, "her", 3), 3, "changing it in place");
        close(file);
        utimensat(AT_FDCWD, place.path, times[i], 0);
        CHECK(!write_text(place.path, "mine", &stamp, &error), "same size, same time");
        CHECK_COUNT(error.kind, ERROR_CONFLICT, "kind");
        check_content(place.path, "her", "their words stay");
        CHECK_COUNT(count_entries(place.folder), 1, "files left in the folder");
        free(bytes);
        end_place(&place);
    }
}

static void test_gone(void)
{
    struct place place = make_place("old");
    char *link_path = test_path(place.folder, "link.yaml");
    struct store_stamp stamp;
    struct error error = {0};
    char *bytes = NULL;
    size_t length;
    CHECK_COUNT(symlink("file.yaml", link_path), 0, "making a link");
    CHECK(store_read(place.path, MOST, &bytes, &length, &stamp, &error), "%s", error.problem);
    free(bytes);
    unlink(place.path);
    CHECK(!write_text(place.path, "mine", &stamp, &error), "a file that has gone");
    CHECK_COUNT(error.kind, ERROR_GONE, "kind");
    CHECK_HAS(error.problem, "not there any more", "what it says");
    CHECK(!write_text(link_path, "mine", &stamp, &error), "a link that leads nowhere now");
    CHECK_COUNT(error.kind, ERROR_GONE, "kind");
    struct stat status;
    CHECK(lstat(link_path, &status) == 0 && S_ISLNK(status.st_mode), "the link is still a link");
    CHECK_COUNT(rmdir(place.folder), -1, "the link is in the folder");
    unlink(link_path);
    rmdir(place.folder);
    CHECK(!write_text(place.path, "mine", &stamp, &error), "a folder that has gone");
    CHECK_COUNT(error.kind, ERROR_GONE, "kind");
    free(link_path);
    free(place.path);
}

/* Anybody may put a link into a shared folder; only root can pretend to be somebody else. */
static void test_planted_link(void)
{
    struct place place = make_place("secret");
    char shared[64];
    struct error error = {0};
    char *bytes = NULL;
    size_t length;
    if (geteuid() != 0) {
        end_place(&place);
        return;
    }
    test_folder(shared);
    chmod(shared, 01777);
    char *link_path = test_path(shared, "link.yaml");
    CHECK_COUNT(symlink(place.path, link_path), 0, "making a link");
    CHECK(store_read(link_path, MOST, &bytes, &length, NULL, &error), "one's own link is followed");
    free(bytes);
    CHECK_COUNT(lchown(link_path, 65534, 65534), 0, "giving it to somebody else");
    CHECK(!store_read(link_path, MOST, &bytes, &length, NULL, &error), "reading");
    CHECK_HAS(error.problem, "it is not followed", "why");
    CHECK(!write_text(link_path, "mine", NULL, &error), "writing");
    CHECK_HAS(error.problem, "it is not followed", "why");
    check_content(place.path, "secret", "what it leads to stays");
    chmod(shared, 0700);
    CHECK(store_read(link_path, MOST, &bytes, &length, NULL, &error), "no shared folder any more");
    free(bytes);
    free(link_path);
    test_folder_remove(shared);
    end_place(&place);
}

/* For ever: a file of its own and a link to `secret` take turns under one name. */
static void swap_for_ever(const char *shared, const char *name, const char *secret)
{
    char *one = test_path(shared, "one");
    if (setresuid(65534, 65534, 65534) != 0)
        _exit(1);
    for (;;) {
        int file = open(one, O_WRONLY | O_CREAT | O_EXCL, 0644);
        if (file < 0 || write(file, "harmless", 8) != 8 || close(file) != 0 ||
            rename(one, name) != 0 || symlink(secret, one) != 0 || rename(one, name) != 0)
            _exit(1);
    }
}

/* Between the look and the opening nobody can put a link in. */
static void test_swapped_link(void)
{
    enum { READINGS = 3000, MOST_TRIES = 3000000 };
    struct place place = make_place("secret");
    char shared[64];
    size_t told = 0;
    size_t read = 0;
    if (geteuid() != 0) {
        end_place(&place);
        return;
    }
    test_folder(shared);
    chmod(shared, 01777);
    char *name = test_path(shared, "taken");
    pid_t child = fork();
    if (child == 0)
        swap_for_ever(shared, name, place.path);
    for (int i = 0; i < MOST_TRIES && read < READINGS; i++) {
        char *bytes = NULL;
        size_t length;
        if (store_read(name, MOST, &bytes, &length, NULL, NULL)) {
            read++;
            told += strcmp(bytes, "secret") == 0;
        }
        free(bytes);
    }
    CHECK(kill(child, SIGKILL) == 0 && waitpid(child, NULL, 0) == child, "the other one was there");
    CHECK_COUNT(read, READINGS, "times that it was read");
    CHECK_COUNT(told, 0, "times that a planted link was followed");
    free(name);
    test_folder_remove(shared);
    end_place(&place);
}

/* A folder that is opened stays the one that it was. */
static void test_folder_stays(void)
{
    struct place place = make_place("old");
    struct error error = {0};
    char *bytes = NULL;
    size_t length;
    char *inside = test_path(place.folder, "inside");
    char *moved = test_path(place.folder, "moved");
    int folder = store_open_folder(inside, &error);
    struct stat status;
    CHECK(folder >= 0, "%s", error.problem);
    CHECK(stat(inside, &status) == 0 && (status.st_mode & 0777) == 0700, "made for its owner");
    CHECK(rename(inside, moved) == 0 && symlink("/nowhere", inside) == 0, "another in its place");
    CHECK(store_create_at(folder, "x", "one", 3, NULL, &error), "%s", error.problem);
    CHECK(!store_create_at(folder, "x", "two", 3, NULL, &error), "it is there");
    CHECK(store_write_at(folder, "x", "two", 3, NULL, &error), "%s", error.problem);
    CHECK(store_read_at(folder, "x", MOST, &bytes, &length, NULL, &error), "%s", error.problem);
    CHECK_TEXT(bytes, "two", "where it was opened");
    free(bytes);
    close(folder);
    CHECK(store_open_folder(inside, &error) < 0, "a link to nowhere");
    CHECK(store_open_folder(place.path, &error) < 0, "a file");
    free(inside);
    free(moved);
    test_folder_remove(place.folder);
    free(place.path);
}

static void test_long_name(void)
{
    struct place place = make_place(NULL);
    char name[251];
    struct error error = {0};
    memset(name, 'n', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    char *path = test_path(place.folder, name);
    CHECK(write_text(path, "kept", NULL, &error), "%s", error.problem);
    check_content(path, "kept", "as long a name as there may be");
    free(path);
    end_place(&place);
}

static void test_group(void)
{
    struct place place = make_place("old");
    struct stat status;
    struct error error = {0};
    if (geteuid() == 0) {
        CHECK_COUNT(chown(place.path, 0, 65534), 0, "giving it to a group");
        chmod(place.path, 0660);
        CHECK(write_text(place.path, "new", NULL, &error), "%s", error.problem);
        CHECK(stat(place.path, &status) == 0 && status.st_gid == 65534, "the group stays");
        CHECK_COUNT(mode_of(place.path), 0660, "and what it may do");
    }
    end_place(&place);
}

/* By whoever is root, too, who would be let by the system. */
static void test_a_file_that_can_only_be_read(void)
{
    static const mode_t modes[] = {0400, 0444, 0555, 0464};
    struct place place = make_place("old");
    char *link_path = test_path(place.folder, "link.yaml");
    CHECK_COUNT(symlink("file.yaml", link_path), 0, "making a link");
    for (size_t i = 0; i < COUNT(modes); i++)
        for (int linked = 0; linked < 2; linked++) {
            struct error error = {0};
            const char *path = linked ? link_path : place.path;
            chmod(place.path, modes[i]);
            CHECK(!store_may_write(path, &error), "known beforehand");
            CHECK(!write_text(path, "new", NULL, &error), "and not written");
            CHECK_HAS(error.problem, "can only be read; “chmod u+w”", "why, and what to do");
            CHECK_COUNT(mode_of(place.path), modes[i], "the mode is as it was");
            check_content(place.path, "old", "and so is the file");
        }
    CHECK_COUNT(count_entries(place.folder), 2, "files left in the folder");
    free(link_path);
    end_place(&place);
}

static void check_owner(const char *path, uid_t owner, const char *what)
{
    struct stat status = {0};
    CHECK(stat(path, &status) == 0 && status.st_uid == owner, "%s: %ld", what, (long)status.st_uid);
}

/* Only root can make files of somebody else's. */
static void test_a_file_of_somebody_else(void)
{
    struct place place = make_place("old");
    struct error error = {0};
    struct store_stamp stamp;
    char *bytes;
    size_t length;
    if (geteuid() != 0) {
        end_place(&place);
        return;
    }
    chmod(place.folder, 0777);
    CHECK_COUNT(chown(place.path, 65533, 65533), 0, "somebody else's");
    chmod(place.path, 0640);
    CHECK(write_text(place.path, "by root", NULL, &error), "root: %s", error.problem);
    check_owner(place.path, 65533, "it stays theirs");
    CHECK_COUNT(mode_of(place.path), 0640, "with their mode");
    test_lower_rights();
    bool may = store_may_write(place.path, &error);
    bool done = write_text(place.path, "by another", NULL, &error);
    test_restore_rights();
    CHECK(!may && !done, "who may not write in it does not");
    CHECK_HAS(error.problem, "belongs to somebody else (user 65533)", "why");
    check_content(place.path, "by root", "it is as it was");
    chmod(place.path, 0666);
    test_lower_rights();
    may = store_read(place.path, MOST, &bytes, &length, &stamp, &error) &&
          store_may_write(place.path, &error);
    done = write_text(place.path, "by another who may", &stamp, &error) &&
           write_text(place.path, "again", &stamp, &error);
    test_restore_rights();
    CHECK(may && done, "who may does: %s", error.problem);
    free(bytes);
    check_owner(place.path, 65533, "and it stays theirs");
    CHECK_COUNT(mode_of(place.path), 0666, "with their mode");
    check_content(place.path, "again", "no more and no less is in it");
    CHECK_COUNT(count_entries(place.folder), 1, "files left in the folder");
    end_place(&place);
}

/* Holds the folder as a save does. */
static pid_t hold_folder(const char *folder, long milliseconds)
{
    int ready[2];
    char byte;
    CHECK_COUNT(pipe(ready), 0, "a pipe");
    pid_t child = fork();
    if (child == 0) {
        const struct timespec time = {milliseconds / 1000, milliseconds % 1000 * 1000000};
        int file = open(folder, O_RDONLY);
        if (flock(file, LOCK_EX) == 0 && write(ready[1], "", 1) == 1)
            nanosleep(&time, NULL);
        _exit(0);
    }
    CHECK_COUNT(read(ready[0], &byte, 1), 1, "it is held");
    close(ready[0]);
    close(ready[1]);
    return child;
}

static void test_a_save_waits_for_another(void)
{
    static const struct {
        long milliseconds;
        bool done;
    } cases[] = {{1500, true}, {60000, false}};
    struct place place = make_place("old");
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct error error = {0};
        pid_t child = hold_folder(place.folder, cases[i].milliseconds);
        time_t before = time(NULL);
        CHECK(write_text(place.path, "new", NULL, &error) == cases[i].done, "case %zu: %s", i,
              error.problem);
        CHECK(time(NULL) - before <= STORE_PATIENCE + 2, "it does not wait for ever");
        kill(child, SIGKILL);
        waitpid(child, NULL, 0);
        if (cases[i].done)
            continue;
        CHECK_HAS(error.problem, "another program is saving in this folder", "why");
        CHECK_HAS(error.problem, "within 5 seconds; nothing was written; try again", "what to do");
    }
    CHECK_COUNT(count_entries(place.folder), 1, "files left in the folder");
    end_place(&place);
}

static void test_create(void)
{
    struct place place = make_place(NULL);
    struct store_stamp stamp = {0};
    struct error error = {0};
    char *dangling = test_path(place.folder, "dangling.yaml");
    CHECK_COUNT(symlink("nowhere.yaml", dangling), 0, "making a link");
    CHECK(store_create(place.path, "first", 5, &stamp, &error), "%s", error.problem);
    CHECK_COUNT(mode_of(place.path), 0600, "mode of a created file");
    CHECK(stamp.exists && stamp.size == 5, "the stamp describes it");
    CHECK(!store_create(place.path, "second", 6, &stamp, &error), "a file in the way");
    CHECK_COUNT(error.kind, ERROR_CONFLICT, "kind");
    CHECK_HAS(error.problem, "not overwritten", "what it says");
    CHECK(!store_create(place.folder, "x", 1, NULL, &error), "a folder in the way");
    CHECK(!store_create(dangling, "x", 1, NULL, &error), "a link to nowhere in the way");
    check_content(place.path, "first", "the first stays");
    CHECK_COUNT(count_entries(place.folder), 2, "files left in the folder");
    free(dangling);
    end_place(&place);
}

static void test_read_only_folder(void)
{
    struct place place = make_place("old");
    struct error error = {0};
    chmod(place.path, 0666);
    chmod(place.folder, 0555);
    test_lower_rights();
    bool done = write_text(place.path, "new", NULL, &error);
    test_restore_rights();
    CHECK(!done, "nothing can be put into the folder");
    CHECK_HAS(error.problem, "cannot write in this directory; nothing was changed", "why");
    CHECK_HAS(error.problem, "Permission denied", "what the system said");
    CHECK_TEXT(error.path, place.path, "the file that the error names");
    check_content(place.path, "old", "the file is as it was");
    CHECK_COUNT(count_entries(place.folder), 1, "files left in the folder");
    chmod(place.folder, 0700);
    CHECK(!write_text("/nowhere/at/all.yaml", "x", NULL, &error), "a folder that is not there");
    end_place(&place);
}

static void test_nameless_folder(void)
{
    struct place place = make_place(NULL);
    char before[4096];
    struct error error = {0};
    CHECK(getcwd(before, sizeof before) && chdir(place.folder) == 0, "moving there");
    CHECK(write_text("file.yaml", "here", NULL, &error), "%s", error.problem);
    CHECK_COUNT(chdir(before), 0, "moving back");
    check_content(place.path, "here", "a file named without a folder");
    end_place(&place);
}

void store_suite(void)
{
    static CU_TestInfo tests[] = {
        {"a file is read whole, within a limit", test_read},
        {"only regular files are read, and nothing hangs", test_read_refuses},
        {"a new file is its owner's alone, an old one keeps its mode", test_modes},
        {"a symbolic link stays and its target is saved", test_link},
        {"a file that somebody else changed is not overwritten", test_conflicts},
        {"a file replaced by another of its size is noticed", test_conflict_by_replacement},
        {"after saving, one can save again", test_stamp_follows},
        {"a file put in again with the same content has not changed",
         test_same_content_is_no_change},
        {"a change that size and time do not show is not overwritten", test_same_size_and_time},
        {"a file that has gone is not made anew behind one's back", test_gone},
        {"a link planted in a shared folder is not followed", test_planted_link},
        {"no link can be put between the look and the opening", test_swapped_link},
        {"a folder that was opened stays the one it was", test_folder_stays},
        {"a name as long as may be is saved", test_long_name},
        {"a file of a group stays the group's", test_group},
        {"a file that can only be read is not written", test_a_file_that_can_only_be_read},
        {"a file of somebody else stays theirs", test_a_file_of_somebody_else},
        {"a save waits for another, and not for ever", test_a_save_waits_for_another},
        {"creating never overwrites", test_create},
        {"a read-only folder leaves the file as it was", test_read_only_folder},
        {"a file in the working folder is saved there", test_nameless_folder},
        CU_TEST_INFO_NULL,
    };
    test_register("store", tests);
}
