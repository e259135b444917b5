/* Files read and written whole, or not at all. */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/store.h"
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
    static const mode_t modes[] = {0600, 0640, 0644, 0400};
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
        {"creating never overwrites", test_create},
        {"a read-only folder leaves the file as it was", test_read_only_folder},
        {"a file in the working folder is saved there", test_nameless_folder},
        CU_TEST_INFO_NULL,
    };
    test_register("store", tests);
}
