/* An assessment: making it, its facts, and saving it so that nothing is lost. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/unit/suites.h"
#include "tests/unit/support.h"

/* ---- making ---- */

static struct assessment *make(const char *country, const char *instruments, struct error *error)
{
    struct assessment_options options = {
        .country = country, .instruments = instruments, .depth = DEPTH_STANDARD};
    return assessment_new(test_survey(), &options, error);
}

static void test_new(void)
{
    struct error error = {0};
    struct assessment *one = make("nor", NULL, &error);
    struct assessment *other = make(NULL, "mnr", &error);
    CU_ASSERT_PTR_NOT_NULL_FATAL(one);
    CU_ASSERT_PTR_NOT_NULL_FATAL(other);
    CHECK_COUNT(strlen(assessment_id(one)), 36, "an id");
    CHECK(assessment_id(one)[14] == '4', "of random numbers");
    CHECK(strcmp(assessment_id(one), assessment_id(other)) != 0, "of its own");
    CHECK_TEXT(assessment_title(one), "Norway 2026", "a title made of country and year");
    CHECK_TEXT(assessment_title(other), "National self-assessment 2026", "or of the year alone");
    CHECK_TEXT(assessment_country(one), "NOR", "the country");
    CHECK_TEXT(assessment_answer(one, test_question(test_survey(), "q1"))->value, "NOR",
               "which answers the first question");
    CHECK_TEXT(assessment_country(other), "", "no country yet");
    CHECK_TEXT(assessment_version(one, test_survey()->questionnaires[0]), "2022.2", "version");
    CHECK_COUNT(assessment_depth(one, NULL), DEPTH_STANDARD, "depth");
    CHECK_COUNT(assessment_revision(one), 0, "revision");
    CHECK(assessment_is_changed(one), "a new one is not saved");
    CHECK_TEXT(assessment_path(one), "", "and has no path");
    assessment_free(one);
    assessment_free(other);
}

static void test_new_refused(void)
{
    static const struct {
        const char *country;
        const char *instruments;
        const char *why;
    } cases[] = {
        {"NO", NULL, "“NO” is no country; use its three letters"},
        {"", NULL, "“” is no country"},
        {"QQQ", NULL, "“QQQ” is no country"},
        {NULL, "law", "there is no questionnaire “law”"},
        {NULL, "mnr,imp", "there is no questionnaire “imp”"},
        {NULL, "mnr,,mnr", "there is no questionnaire “”"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct error error = {0};
        CHECK(!make(cases[i].country, cases[i].instruments, &error), "case %zu", i);
        CHECK_HAS(error.problem, cases[i].why, "why");
        CHECK_COUNT(error.kind, ERROR_USAGE, "kind");
    }
}

/* ---- facts ---- */

static void test_facts(void)
{
    struct assessment *assessment = test_assessment(test_survey());
    struct error error = {0};
    CHECK(assessment_set_title(assessment, "中文 2026", &error), "%s", error.problem);
    CHECK(!assessment_set_title(assessment, " \t", &error), "a title needs some words");
    CHECK(!assessment_set_title(assessment, "\xFF", &error), "a title is UTF-8");
    CHECK_TEXT(assessment_title(assessment), "中文 2026", "the old one stays");
    CHECK(assessment_add_respondent(assessment, "moj", "Justice", &error), "%s", error.problem);
    CHECK(!assessment_add_respondent(assessment, "moj", "Again", &error), "an id taken already");
    CHECK(!assessment_add_respondent(assessment, " ", "Nobody", &error), "an id needs letters");
    CHECK(!assessment_add_respondent(assessment, "x", "", &error), "an organisation has a name");
    const struct respondent *people;
    CHECK_COUNT(assessment_respondents(assessment, &people), 1, "respondents");
    assessment_free(assessment);
}

static void test_depths(void)
{
    struct assessment *assessment = test_assessment(test_survey());
    const struct capability *second = test_capability(test_survey(), "mnr.cap02");
    struct error error = {0};
    enum depth depth;
    CHECK(assessment_set_depth(assessment, second, DEPTH_CORE, &error), "%s", error.problem);
    CHECK_COUNT(assessment_depth(assessment, second), DEPTH_CORE, "of one capability");
    CHECK_COUNT(assessment_depth(assessment, NULL), DEPTH_FULL, "of all others");
    CHECK(assessment_set_depth(assessment, NULL, DEPTH_STANDARD, &error), "%s", error.problem);
    CHECK_COUNT(assessment_depth(assessment, second), DEPTH_STANDARD, "for all is for all");
    CHECK(!assessment_set_depth(assessment, NULL, (enum depth)3, &error), "no such depth");
    CHECK(depth_from_word("core", &depth) && depth == DEPTH_CORE, "a word");
    CHECK(!depth_from_word("Core", &depth) && !depth_from_word("", &depth), "no words");
    CHECK_TEXT(depth_word(DEPTH_STANDARD), "standard", "its word");
    assessment_free(assessment);
}

/* What is in use, as ids. */
static void check_instruments(const struct assessment *assessment, const char *expected)
{
    struct text ids = {0};
    for (size_t i = 0; i < test_all()->questionnaire_count; i++)
        if (assessment_has(assessment, test_all()->questionnaires[i]))
            text_append_format(&ids, "%s%s", ids.length ? "," : "",
                               test_all()->questionnaires[i]->id);
    CHECK_TEXT(ids.data, expected, "questionnaires in use");
    text_free(&ids);
}

static void test_instruments(void)
{
    static const char *const refused[] = {"", " ", "law,", "mnr,xyz", "lawmnr"};
    struct error error = {0};
    struct assessment *assessment = test_assessment(test_all());
    const struct questionnaire *law = catalogue_questionnaire(test_all(), "law");
    test_answer(assessment, "law.d1.all-offences=yes; law.d2.defined=?; mnr.q07=no");
    CHECK(assessment_set_instruments(assessment, "imp, MNR", &error), "%s", error.problem);
    check_instruments(assessment, "mnr,imp");
    struct applies *applies = applies_new(assessment);
    CHECK(!applies_to(applies, test_question(test_all(), "law.d2.defined")), "not asked");
    applies_free(applies);
    CHECK_COUNT(assessment_answers_to(assessment, law), 2, "answers to the law are kept");
    char *written = test_written(assessment);
    CHECK_HAS(written, "law.d1.all-offences:", "and stay in the file");
    free(written);
    for (size_t i = 0; i < COUNT(refused); i++)
        if (strcmp(refused[i], "law,") != 0)
            CHECK(!assessment_set_instruments(assessment, refused[i], &error), "“%s” is refused",
                  refused[i]);
    check_instruments(assessment, "mnr,imp");
    CHECK(assessment_set_instruments(assessment, NULL, &error), "all of them");
    check_instruments(assessment, "mnr,law,imp");
    CHECK_TEXT(
        assessment_answer(assessment, test_question(test_all(), "law.d1.all-offences"))->value,
        "yes", "and come back");
    assessment_free(assessment);
}

/* What was answered to an older version says so until its questionnaire leaves. */
static void test_instrument_version(void)
{
    struct error error = {0};
    struct assessment *assessment = test_parse(
        test_all(), "mnr-assess: 1\nid: \"a\"\ncountry: \"NOR\"\ntitle: \"N\"\nrevision: 1\n"
                    "instruments: {mnr: \"2021.9\", other: \"1\"}\nanswers: {}\n");
    CHECK(assessment_set_instruments(assessment, "mnr,law", &error), "%s", error.problem);
    CHECK_TEXT(assessment_version(assessment, test_all()->questionnaires[0]), "2021.9", "kept");
    char *written = test_written(assessment);
    CHECK_HAS(written, "instruments: {mnr: \"2021.9\", law: \"2023.2\", other: \"1\"}",
              "what this program does not know stays in use");
    free(written);
    assessment_free(assessment);
}

static void test_country(void)
{
    struct error error = {0};
    const struct question *asked = test_question(test_all(), "mnr.q01");
    struct assessment_options options = {.depth = DEPTH_FULL, .instruments = "law"};
    struct assessment *assessment = assessment_new(test_all(), &options, &error);
    CHECK(!assessment_set_country(assessment, "NO", &error), "two letters are no country");
    CHECK(assessment_set_country(assessment, "nor", &error), "%s", error.problem);
    CHECK_TEXT(assessment_country(assessment), "NOR", "the country");
    CHECK(!assessment_answer(assessment, asked)->value, "no answer where it is not asked");
    CHECK(assessment_set_instruments(assessment, "mnr,law", &error), "%s", error.problem);
    CHECK_TEXT(assessment_answer(assessment, asked)->value, "NOR", "one fact, asked once");
    CHECK(assessment_set_instruments(assessment, "law", &error), "%s", error.problem);
    CHECK(assessment_set_country(assessment, "SWE", &error), "%s", error.problem);
    CHECK_TEXT(assessment_answer(assessment, asked)->value, "SWE", "nor does another come back");
    CHECK(assessment_forget_country(assessment, &error), "%s", error.problem);
    CHECK_TEXT(assessment_country(assessment), "", "not said");
    CHECK_TEXT(assessment_answer(assessment, asked)->value, "SWE", "answers stay");
    assessment_free(assessment);
}

static void test_overrides(void)
{
    struct assessment *assessment = test_assessment(test_survey());
    const struct capability *first = test_capability(test_survey(), "mnr.cap01");
    const struct capability *second = test_capability(test_survey(), "mnr.cap02");
    struct error error = {0};
    CHECK(assessment_set_override(assessment, first, "partly", "one region", &error), "%s",
          error.problem);
    CHECK(assessment_set_override(assessment, second, "partly", "pilot", &error), "second");
    CHECK(assessment_set_override(assessment, first, "partly", "two regions", &error), "again");
    CHECK_TEXT(assessment_override(assessment, first)->reason, "two regions", "reason");
    CHECK(!assessment_set_override(assessment, first, "in-place", "x", &error), "never up");
    CHECK_HAS(error.problem, "mnr.cap01: a status can only be set to “partly”", "why");
    CHECK(!assessment_set_override(assessment, first, "not-yet", "x", &error), "nor far down");
    CHECK(!assessment_set_override(assessment, first, "partly", " ", &error), "with a reason");
    CHECK(assessment_set_override(assessment, first, NULL, NULL, &error), "taken back");
    CHECK(!assessment_override(assessment, first), "it is gone");
    CHECK(assessment_override(assessment, second) != NULL, "the other stays");
    assessment_free(assessment);
}

/* ---- saving ---- */

struct saved {
    char folder[64];
    char *path;
    struct assessment *assessment;
};

/* A new assessment in a file of its own. */
static struct saved create(void)
{
    struct saved saved;
    struct error error = {0};
    test_folder(saved.folder);
    saved.path = test_path(saved.folder, "a.yaml");
    saved.assessment = test_assessment(test_small());
    CHECK(assessment_create(saved.assessment, saved.path, &error), "%s", error.problem);
    return saved;
}

static void discard(struct saved *saved)
{
    assessment_free(saved->assessment);
    test_folder_remove(saved->folder);
    free(saved->path);
}

static struct assessment *load(const char *path)
{
    struct problems problems = {0};
    struct assessment *assessment = assessment_load(test_small(), path, &problems);
    test_check_no_errors(&problems, path);
    problems_free(&problems);
    CU_ASSERT_PTR_NOT_NULL_FATAL(assessment);
    return assessment;
}

static void test_create(void)
{
    struct saved saved = create();
    struct stat status = {0};
    struct error error = {0};
    CHECK_COUNT(stat(saved.path, &status), 0, "the file is there");
    CHECK_COUNT(status.st_mode & 07777, 0600, "for its owner alone");
    CHECK_COUNT(assessment_revision(saved.assessment), 1, "revision");
    CHECK(!assessment_is_changed(saved.assessment), "it is saved");
    CHECK_TEXT(assessment_path(saved.assessment), saved.path, "there");
    struct assessment *other = test_assessment(test_small());
    char *before = test_read_file(saved.path);
    CHECK(!assessment_create(other, saved.path, &error), "never over an existing file");
    CHECK_COUNT(error.kind, ERROR_CONFLICT, "kind");
    char *after = test_read_file(saved.path);
    CHECK_TEXT(after, before, "which stays as it is");
    CHECK_COUNT(assessment_revision(other), 0, "nothing was written");
    CHECK(assessment_is_changed(other), "the other is still to be saved");
    CHECK(!assessment_save(other, &error), "and has no file");
    CHECK_HAS(error.problem, "this assessment has no file yet", "why");
    assessment_free(other);
    free(before);
    free(after);
    discard(&saved);
}

static void check_save(struct saved *saved, long revision, const char *what)
{
    struct error error = {0};
    CHECK(assessment_save(saved->assessment, &error), "%s: %s", what, error.problem);
    CHECK_COUNT(assessment_revision(saved->assessment), revision, "revision after %s", what);
    struct assessment *again = load(saved->path);
    CHECK_COUNT(assessment_revision(again), revision, "revision in the file after %s", what);
    assessment_free(again);
}

static void test_revisions(void)
{
    struct saved saved = create();
    struct stat before = {0};
    struct stat after = {0};
    stat(saved.path, &before);
    check_save(&saved, 1, "no change");
    stat(saved.path, &after);
    CHECK(before.st_ino == after.st_ino, "nothing is written when nothing has changed");
    test_answer(saved.assessment, "t.gate=yes");
    CHECK(assessment_is_changed(saved.assessment), "an answer is a change");
    check_save(&saved, 2, "an answer");
    test_answer(saved.assessment, "t.gate=yes");
    check_save(&saved, 2, "the same answer");
    CHECK(assessment_set_place(saved.assessment, "t.list"), "moving on");
    CHECK(!assessment_is_changed(saved.assessment), "moving on is no change");
    check_save(&saved, 2, "moving on");
    struct assessment *again = load(saved.path);
    CHECK_TEXT(assessment_place(again), "t.list", "but the place is kept");
    assessment_free(again);
    discard(&saved);
}

static void test_conflict(void)
{
    struct saved saved = create();
    struct error error = {0};
    struct assessment *second = load(saved.path);
    test_answer(saved.assessment, "t.gate=yes");
    test_answer(second, "t.gate=no");
    CHECK(assessment_save(saved.assessment, &error), "%s", error.problem);
    CHECK(!assessment_save(second, &error), "the second to save is told");
    CHECK_COUNT(error.kind, ERROR_CONFLICT, "kind");
    CHECK_TEXT(error.path, saved.path, "which file");
    CHECK_COUNT(assessment_revision(second), 1, "its revision goes back");
    CHECK(assessment_is_changed(second), "its change is still to be saved");
    CHECK_TEXT(assessment_answer(second, test_question(test_small(), "t.gate"))->value, "no",
               "its answer stands in memory");
    char *bytes = test_read_file(saved.path);
    CHECK_HAS(bytes, "value: \"yes\"", "the first one's answer stands in the file");
    free(bytes);
    assessment_free(second);
    discard(&saved);
}

static void test_link(void)
{
    struct saved saved = create();
    struct stat status = {0};
    struct error error = {0};
    char *name = test_path(saved.folder, "link.yaml");
    CHECK_COUNT(symlink("a.yaml", name), 0, "making a link");
    struct assessment *linked = load(name);
    test_answer(linked, "t.gate=partly");
    CHECK(assessment_save(linked, &error), "%s", error.problem);
    CHECK(lstat(name, &status) == 0 && S_ISLNK(status.st_mode), "the link is still a link");
    char *bytes = test_read_file(saved.path);
    CHECK_HAS(bytes, "value: \"partly\"", "its target is saved");
    free(bytes);
    free(name);
    assessment_free(linked);
    discard(&saved);
}

static void test_read_only(void)
{
    struct saved saved = create();
    struct error error = {0};
    test_answer(saved.assessment, "t.gate=yes");
    chmod(saved.folder, 0555);
    chmod(saved.path, 0666);
    struct assessment *again = load(saved.path);
    test_answer(again, "t.gate=no");
    test_lower_rights();
    bool done = assessment_save(again, &error);
    test_restore_rights();
    CHECK(!done, "nothing can be saved here");
    CHECK_HAS(error.problem, "cannot write in this directory; nothing was changed", "why");
    CHECK(assessment_is_changed(again) && assessment_revision(again) == 1, "still to be saved");
    chmod(saved.folder, 0700);
    CHECK(assessment_save(again, &error), "later it can: %s", error.problem);
    assessment_free(again);
    discard(&saved);
}

/* Loading what cannot be read changes nothing anywhere. */
static void test_unreadable(void)
{
    static const char *const contents[] = {"", "[[[", "mnr-assess: 9\ninstruments: {}\n",
                                           "a: &x 1\n", "\xFF\xFE"};
    char folder[64];
    test_folder(folder);
    char *path = test_path(folder, "a.yaml");
    for (size_t i = 0; i < COUNT(contents); i++) {
        struct problems problems = {0};
        test_write_file(path, contents[i]);
        CHECK(!assessment_load(test_small(), path, &problems), "file %zu is refused", i);
        CHECK(problems.errors == 1 && problems.items[0].error.line, "with its place");
        CHECK_TEXT(problems.items[0].error.path, path, "and its name");
        char *bytes = test_read_file(path);
        CHECK_TEXT(bytes, contents[i], "and stays as it is");
        free(bytes);
        problems_free(&problems);
    }
    unlink(path);
    struct problems problems = {0};
    CHECK(!assessment_load(test_small(), path, &problems), "a file that is not there");
    CHECK(!assessment_load(test_small(), folder, &problems), "a folder");
    CHECK_COUNT(problems.errors, 2, "errors");
    problems_free(&problems);
    free(path);
    test_folder_remove(folder);
}

void assessment_suite(void)
{
    static CU_TestInfo tests[] = {
        {"a new assessment has an id, a title, its country and its questionnaires", test_new},
        {"one for no country or no questionnaire is refused", test_new_refused},
        {"title and respondents are words", test_facts},
        {"a depth is set for all or for one capability", test_depths},
        {"questionnaires come and go, and no answer is lost", test_instruments},
        {"a questionnaire in use keeps the version it was filled with", test_instrument_version},
        {"the country is one fact, whichever questionnaires are in use", test_country},
        {"a status is only set down to partly, with a reason, and taken back", test_overrides},
        {"creating makes a private file and never overwrites", test_create},
        {"the revision counts what was changed and written", test_revisions},
        {"two open copies do not overwrite each other", test_conflict},
        {"a symbolic link stays and its target is saved", test_link},
        {"a read-only folder loses no answer", test_read_only},
        {"a file that cannot be read stays as it is", test_unreadable},
        CU_TEST_INFO_NULL,
    };
    test_register("assessment", tests);
}
