/* Answers that could not be saved, and words that were being typed: they come back for what they
   belong to, and for nothing else. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/assessment.h"
#include "core/recovery.h"
#include "core/state.h"
#include "core/store.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

/* A folder with a saved record, which is the home of the program's state too. */
struct home {
    char folder[64];
    char *path;
    struct assessment *record;
};

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
    return home;
}

static void end_home(struct home *home)
{
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

/* The folder of what was not saved; free() it. */
static char *kept_folder(const struct home *home)
{
    char *path = recovery_path(home->path);
    if (CHECK(path != NULL, "it has a place"))
        *strrchr(path, '/') = '\0';
    return path;
}

static void write_kept(const struct home *home, const char *name, const char *bytes)
{
    char *folder = kept_folder(home);
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
    CHECK(recovery_keep(home->record, true, &error), "keeping: %s", error.problem);
}

/* ---- answers that could not be saved ---- */

static void test_kept_answers_are_private(void)
{
    struct home home = make_home();
    time_t when = 0;
    CHECK(!recovery_exists(home.path, NULL), "nothing is kept yet");
    keep(&home, "t.gate=no");
    char *folder = kept_folder(&home);
    char *state = test_path(home.folder, "mnr-assess/recovery/");
    char *mine = test_path(folder, "mine.yaml");
    char *base = test_path(folder, "base.yaml");
    CHECK(strncmp(folder, state, strlen(state)) == 0, "below the state folder: %s", folder);
    check_mode(folder, 0700, "the folder is its owner's alone");
    check_mode(mine, 0600, "and so are the answers");
    check_mode(base, 0600, "and what the file held");
    CHECK(recovery_exists(home.path, &when) && when > 0, "they are found, with their time");
    CHECK(!recovery_exists("/elsewhere/nor.yaml", NULL), "not for a file elsewhere");
    free(base);
    free(mine);
    free(state);
    free(folder);
    end_home(&home);
}

static void test_kept_answers_come_back(void)
{
    struct home home = make_home();
    struct assessment *mine;
    struct assessment *base;
    struct error error;
    char *saved = test_read_file(home.path);
    keep(&home, "t.gate=no");
    keep(&home, "t.text=Words that were not saved");
    CHECK(recovery_load(test_small(), home.path, assessment_id(home.record), &mine, &base, &error),
          "they are there: %s", error.problem);
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
    CHECK(recovery_exists(home.path, NULL), "and stay until they are dropped");
    end_home(&home);
}

/* Checks that what is kept is refused with these words, and put aside. */
static void check_refused(const struct home *home, const char *id, const char *words)
{
    struct assessment *mine;
    struct assessment *base;
    struct error error;
    char *folder = kept_folder(home);
    CHECK(!recovery_load(test_small(), home->path, id, &mine, &base, &error), "it is refused");
    CHECK(!mine && !base, "nothing of it is used");
    CHECK_HAS(error.problem, words, "and says why");
    CHECK(!recovery_exists(home->path, NULL), "it is not offered again");
    CHECK(!exists(folder) && is_aside(folder, 1), "but put aside");
    CHECK(!recovery_load(test_small(), home->path, id, &mine, &base, &error) &&
              error.kind == ERROR_NONE,
          "then there is nothing, and that is no error");
    free(folder);
}

static void test_answers_of_another_record(void)
{
    struct home home = make_home();
    struct assessment *mine;
    struct assessment *base;
    struct error error;
    keep(&home, "t.gate=no");
    CHECK(recovery_load(test_small(), home.path, NULL, &mine, &base, &error),
          "whoever does not ask for one gets whichever is there");
    assessment_free(mine);
    assessment_free(base);
    check_refused(&home, "0b7c2f1e-0000-4000-8000-000000000000", "belongs to another record");
    end_home(&home);
}

static void test_answers_that_cannot_be_read(void)
{
    static const char *const contents[] = {"", "[[[", "mnr-assess: 9\ninstruments: {}\n",
                                           "a: &x 1\n", "\xFF\xFE"};
    for (size_t i = 0; i < COUNT(contents); i++) {
        struct home home = make_home();
        keep(&home, "t.gate=no");
        write_kept(&home, "mine.yaml", contents[i]);
        check_refused(&home, assessment_id(home.record), "");
        end_home(&home);
    }
}

static void test_a_folder_in_place_of_answers(void)
{
    struct home home = make_home();
    keep(&home, "t.gate=no");
    char *mine = recovery_path(home.path);
    unlink(mine);
    CHECK_COUNT(mkdir(mine, 0700), 0, "a folder where the answers were");
    check_refused(&home, assessment_id(home.record), "");
    free(mine);
    end_home(&home);
}

static void test_answers_without_what_the_file_held(void)
{
    static const char *const bases[] = {NULL, "neither: [\n"};
    for (size_t i = 0; i < COUNT(bases); i++) {
        struct home home = make_home();
        struct assessment *mine;
        struct assessment *base;
        struct error error;
        keep(&home, "t.gate=no");
        char *folder = kept_folder(&home);
        char *path = test_path(folder, "base.yaml");
        unlink(path);
        if (bases[i])
            test_write_file(path, bases[i]);
        CHECK(recovery_load(test_small(), home.path, assessment_id(home.record), &mine, &base,
                            &error),
              "the answers come back all the same: %s", error.problem);
        CHECK(mine && !base, "alone");
        assessment_free(mine);
        free(path);
        free(folder);
        end_home(&home);
    }
}

static void test_dropped_answers_are_gone(void)
{
    struct home home = make_home();
    keep(&home, "t.gate=no");
    char *folder = kept_folder(&home);
    recovery_drop(home.path);
    CHECK(!recovery_exists(home.path, NULL) && !exists(folder), "with their folder");
    CHECK(!is_aside(folder, 1), "nothing of them is put aside");
    recovery_drop(home.path);
    free(folder);
    end_home(&home);
}

static void test_answers_put_aside_stay(void)
{
    struct home home = make_home();
    struct backup version;
    keep(&home, "t.gate=no");
    CHECK(recovery_version(home.path, 0, &version), "what is kept is a version of the file");
    CHECK_COUNT(version.revision, assessment_revision(home.record), "with its revision");
    CHECK(version.size > 0 && version.when > 0, "size and time");
    free(version.path);
    for (int i = 1; i <= 3; i++) {
        keep(&home, i % 2 ? "t.gate=yes" : "t.gate=no");
        char *expected = test_written(home.record);
        recovery_set_aside(home.path);
        CHECK(!recovery_exists(home.path, NULL), "put aside, they are not offered");
        CHECK(recovery_version(home.path, i, &version), "and are still there, each of them");
        char *bytes = version.path ? test_read_file(version.path) : NULL;
        CHECK_TEXT(bytes, expected, "as they were");
        free(bytes);
        free(expected);
        free(version.path);
    }
    CHECK(!recovery_version(home.path, 0, &version) && !recovery_version(home.path, 4, &version),
          "and no more than these");
    recovery_set_aside(home.path);
    CHECK(!is_aside(home.path, 4), "nothing can be put aside twice");
    keep(&home, "t.gate=no");
    struct error error = {0};
    CHECK(recovery_keep(home.record, false, &error), "another run keeps its own: %s",
          error.problem);
    CHECK(recovery_version(home.path, 4, &version), "which puts the earlier aside");
    free(version.path);
    end_home(&home);
}

/* ---- where nothing can be kept ---- */

static void test_a_full_disk(void)
{
    struct home home = make_home();
    struct error error = {0};
    struct rlimit usual;
    char *state = state_path("recovery", "x");
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &usual);
    struct rlimit little = {.rlim_cur = 16, .rlim_max = usual.rlim_max};
    setrlimit(RLIMIT_FSIZE, &little);
    bool kept = recovery_keep(home.record, false, &error);
    setrlimit(RLIMIT_FSIZE, &usual);
    signal(SIGXFSZ, handler);
    CHECK(!kept && error.kind == ERROR_SYSTEM, "nothing can be kept");
    CHECK_HAS(error.problem, strerror(EFBIG), "and why");
    CHECK(!recovery_exists(home.path, NULL), "half of it is not offered");
    free(state);
    keep(&home, "t.gate=no");
    CHECK(recovery_exists(home.path, NULL), "later it can");
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
    bool kept = recovery_keep(home.record, false, &error);
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
    struct assessment *mine;
    struct assessment *base;
    struct backup version;
    struct draft draft;
    struct error error = {0};
    char *before = strdup(getenv("HOME") ? getenv("HOME") : "");
    unsetenv("XDG_STATE_HOME");
    unsetenv("HOME");
    CHECK(!recovery_keep(home.record, false, &error) && error.kind == ERROR_SYSTEM,
          "nothing is kept");
    CHECK_HAS(error.problem, "set HOME or XDG_STATE_HOME", "what to do");
    CHECK(!recovery_exists(home.path, NULL) && !recovery_path(home.path), "there is nothing");
    CHECK(!recovery_load(test_small(), home.path, NULL, &mine, &base, &error) &&
              error.kind == ERROR_NONE,
          "nothing to read is no error");
    CHECK(!recovery_version(home.path, 0, &version) && !version.path, "and no version");
    CHECK(!draft_path(home.path, true), "words have no place either");
    CHECK(!draft_read(home.path, "x", &draft, &error) && error.kind == ERROR_NONE,
          "so none come back");
    recovery_drop(home.path);
    recovery_set_aside(home.path);
    draft_set_aside(home.path);
    setenv("HOME", before, 1);
    free(before);
    end_home(&home);
}

/* ---- words that were being typed ---- */

static char first_words[] = "Words\nof two lines, \"quoted\"";
static char second_words[] = "";

/* Writes a draft of the record as the program does; returns its path, free() it. */
static char *type(const struct home *home)
{
    struct error error = {0};
    struct text text = {0};
    struct draft draft = {.about = "t.gate", .field = "note", .count = 2};
    static const char *const before[] = {"A note"};
    draft.texts[0] = first_words;
    draft.texts[1] = second_words;
    snprintf(draft.record, sizeof draft.record, "%s", assessment_id(home->record));
    draft_digest(before, COUNT(before), draft.base);
    char *place = draft_path(home->path, true);
    CHECK(draft_write(&draft, home->path, &text), "a draft is written");
    CHECK(store_write(place, text.data, text.length, NULL, &error), "there: %s", error.problem);
    text_free(&text);
    return place;
}

/* As many as can be typed at once, each of the sign that takes most room. */
static void test_the_most_words_come_back(void)
{
    static const char *const signs[] = {"\x01", "\xC2\x85", "\xC2\x80", "\n", "\"", "[", "\uFEFF"};
    struct home home = make_home();
    const char *id = assessment_id(home.record);
    for (size_t i = 0; i < COUNT(signs); i++) {
        struct text words = {0};
        struct text file = {0};
        struct error error = {0};
        while (words.length + strlen(signs[i]) <= LIMIT_TEXT_BYTES)
            text_append(&words, signs[i]);
        struct draft draft = {.about = "t.gate", .field = "note", .count = DRAFT_TEXTS};
        snprintf(draft.record, sizeof draft.record, "%s", id);
        for (size_t t = 0; t < DRAFT_TEXTS; t++)
            draft.texts[t] = words.data;
        char *place = draft_path(home.path, true);
        CHECK(draft_write(&draft, home.path, &file), "sign %zu: written", i);
        CHECK(store_write(place, file.data, file.length, NULL, &error), "%s", error.problem);
        struct draft again;
        if (CHECK(draft_read(home.path, id, &again, &error), "sign %zu: read: %s", i,
                  error.problem)) {
            for (size_t t = 0; t < DRAFT_TEXTS; t++)
                CHECK(strcmp(again.texts[t], words.data) == 0, "sign %zu: text %zu", i, t);
            draft_free(&again);
        }
        free(place);
        text_free(&file);
        text_free(&words);
    }
    end_home(&home);
}

static void test_words_come_back(void)
{
    struct home home = make_home();
    struct draft draft;
    struct error error;
    CHECK(!draft_path(home.path, false), "no folder is made to look for words");
    CHECK(!draft_read(home.path, assessment_id(home.record), &draft, &error) &&
              error.kind == ERROR_NONE,
          "without any that is no error");
    char *place = type(&home);
    char *folder = test_path(home.folder, "mnr-assess/drafts");
    CHECK(strncmp(place, folder, strlen(folder)) == 0, "below the state folder: %s", place);
    check_mode(place, 0600, "words are their owner's alone");
    check_mode(folder, 0700, "and so is their folder");
    CHECK(draft_read(home.path, assessment_id(home.record), &draft, &error), "they come back: %s",
          error.problem);
    CHECK_TEXT(draft.record, assessment_id(home.record), "for the record");
    CHECK_TEXT(draft.about, "t.gate", "for the question");
    CHECK_TEXT(draft.field, "note", "for the text of it");
    CHECK_COUNT(draft.count, 2, "texts");
    CHECK_TEXT(draft.texts[0], first_words, "as they were typed");
    CHECK_TEXT(draft.texts[1], second_words, "with an empty one");
    draft_free(&draft);
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
    struct draft draft;
    struct error error;
    char now[65];
    char other[65];
    char *place = type(&home);
    CHECK(draft_read(home.path, assessment_id(home.record), &draft, &error), "reading: %s",
          error.problem);
    draft_digest(same, COUNT(same), now);
    CHECK_TEXT(draft.base, now, "what stood there is known again");
    draft_digest(changed, COUNT(changed), now);
    CHECK(strcmp(draft.base, now) != 0, "a text that was changed is another");
    draft_digest(parted, COUNT(parted), now);
    CHECK(strcmp(draft.base, now) != 0, "and so are its halves");
    draft_digest(together, COUNT(together), now);
    draft_digest(empty, COUNT(empty), other);
    CHECK_TEXT(now, other, "no text is an empty one");
    draft_digest(NULL, 0, now);
    CHECK_COUNT(strlen(now), 64, "digits for no texts at all");
    draft_free(&draft);
    free(place);
    end_home(&home);
}

/* Checks that the draft for `path` and `id` is refused and put aside, as the `number`th. */
static void check_words_refused(const char *path, const char *id, const char *place, int number,
                                const char *what)
{
    struct draft draft;
    struct error error;
    CHECK(!draft_read(path, id, &draft, &error), "refused: %s", what);
    CHECK_COUNT(draft.count, 0, "texts of it: %s", what);
    CHECK(error.kind == ERROR_CONTENT, "that is told: %s", what);
    CHECK_HAS(error.problem, "they were put aside", "what became of it: %s", what);
    CHECK_TEXT(error.path, place, "and where it was: %s", what);
    CHECK(!exists(place) && is_aside(place, number), "put aside: %s", what);
}

static void test_words_of_something_else(void)
{
    struct home home = make_home();
    char *other = test_path(home.folder, "swe.yaml");
    char *place = type(&home);
    check_words_refused(home.path, "another", place, 1, "words of another record");
    free(place);
    place = type(&home);
    char *there = draft_path(other, true);
    CHECK_COUNT(rename(place, there), 0, "words of this file under the name of another");
    check_words_refused(other, assessment_id(home.record), there, 1, "words of another file");
    free(there);
    free(place);
    free(other);
    end_home(&home);
}

#define TEN "0123456789"
#define HUNDRED TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN

/* What a hand that is not ours makes of a draft: `find` and all behind it becomes `made`. */
static const struct {
    const char *find;
    const char *made;
} forged[] = {
    {"record:", ""},
    {"record:", "[[["},
    {"record:", "\xFF\xFE"},
    {"record:", "- 1\n"},
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
};

static void test_forged_words(void)
{
    struct home home = make_home();
    for (size_t i = 0; i < COUNT(forged); i++) {
        char *place = type(&home);
        char *text = test_read_file(place);
        char *at = strstr(text, forged[i].find);
        CU_ASSERT_PTR_NOT_NULL_FATAL(at);
        *at = '\0';
        char *made = behind(text, forged[i].made);
        test_write_file(place, made);
        check_words_refused(home.path, assessment_id(home.record), place, (int)i + 1,
                            forged[i].made);
        free(made);
        free(text);
        free(place);
    }
    end_home(&home);
}

static void test_words_that_are_no_file(void)
{
    struct home home = make_home();
    const char *id = assessment_id(home.record);
    char *place = type(&home);
    char *elsewhere = test_path(home.folder, "elsewhere");
    CHECK_COUNT(rename(place, elsewhere), 0, "good words elsewhere");
    char *before = test_read_file(elsewhere);
    CHECK_COUNT(symlink(elsewhere, place), 0, "and a link to them");
    check_words_refused(home.path, id, place, 1, "a link");
    char *after = test_read_file(elsewhere);
    CHECK_TEXT(after, before, "what it led to is as it was");
    CHECK_COUNT(mkdir(place, 0700), 0, "a folder");
    check_words_refused(home.path, id, place, 2, "a folder");
    test_write_file(place, "");
    CHECK_COUNT(truncate(place, 3 * 1024 * 1024), 0, "a very large file");
    check_words_refused(home.path, id, place, 3, "more than anybody types");
    free(after);
    free(before);
    free(elsewhere);
    free(place);
    end_home(&home);
}

static void test_words_put_aside(void)
{
    struct home home = make_home();
    struct draft draft;
    struct error error;
    char *place = type(&home);
    draft_set_aside(home.path);
    CHECK(!draft_read(home.path, assessment_id(home.record), &draft, &error) &&
              error.kind == ERROR_NONE,
          "they are not offered again");
    CHECK(is_aside(place, 1), "and are still there");
    free(place);
    end_home(&home);
}

void recovery_suite(void)
{
    static CU_TestInfo tests[] = {
        {"answers that are kept are their owner's alone", test_kept_answers_are_private},
        {"answers that were not saved come back", test_kept_answers_come_back},
        {"answers of another record are put aside", test_answers_of_another_record},
        {"answers that cannot be read are put aside", test_answers_that_cannot_be_read},
        {"a folder in place of answers is put aside", test_a_folder_in_place_of_answers},
        {"answers come back without what the file held", test_answers_without_what_the_file_held},
        {"answers that are dropped are gone", test_dropped_answers_are_gone},
        {"answers put aside stay as they are", test_answers_put_aside_stay},
        {"a full disk is told", test_a_full_disk},
        {"a folder that cannot be written is told", test_a_folder_that_cannot_be_written},
        {"nowhere to keep anything", test_nowhere_to_keep_anything},
        {"words that were being typed come back", test_words_come_back},
        {"the most words that can be typed come back", test_the_most_words_come_back},
        {"a text changed meanwhile is known", test_a_text_changed_meanwhile},
        {"words of another record or file are put aside", test_words_of_something_else},
        {"forged words are put aside", test_forged_words},
        {"words that are no file are put aside", test_words_that_are_no_file},
        {"words put aside stay", test_words_put_aside},
        CU_TEST_INFO_NULL,
    };
    test_register("recovery", tests);
}
