/* Whatever is accepted can be read again: random changes to records that are near a limit, or in
   some other way hard to write. What is taken is in the file when it is loaded again; what is not
   taken is refused with the limit, and leaves all as it was. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "core/base/state.h"
#include "core/safety/backup.h"
#include "core/safety/recovery.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

/* ---- chance ---- */

static unsigned long seed; /* of the run; told with what fails */
static unsigned long state;

/* The same numbers for the same seed; another one by LIMITS_SEED in the environment. */
static void begin_chance(unsigned long number)
{
    const char *given = getenv("LIMITS_SEED");
    seed = given ? strtoul(given, NULL, 10) : 20261121;
    state = seed * 2654435761u + number * 40503u + 1;
}

static size_t chance(size_t below)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state % below;
}

static void random_text(struct text *out, size_t most)
{
    static const char *const pieces[] = {
        "word ",    "[",         "{",      "]",        "\n",         "\n\n",   "  ",     ": ",
        "- ",       "#",         "\"",     "'",        "\\",         "\t",     "\r",     "é",
        "中文",     "عربي",      "😀",      "\x01",     "\xC2\x85",   "\u2028", "\uFEFF", "\u00A0",
        "---\n",    "...\n",     "%",      "@",        "\x7F",       "“",      "*",      "&",
        "<<<<<<< ", "=======\n", "\n    ", "trail \n", "\U0010FFFF", "| ",     "> ",     "? ",
    };
    size_t length = chance(4) ? chance(most < 200 ? most : 200) : chance(most);
    size_t kind = chance(3);
    while (out->length < length) {
        const char *piece = pieces[kind ? chance(COUNT(pieces)) : length % COUNT(pieces)];
        if (out->length + strlen(piece) > length)
            break;
        text_append(out, piece);
    }
    text_append(out, out->length ? "" : "x");
}

/* A text of its own; free() it. Now and then longer than a text may be. */
static char *new_text(void)
{
    struct text text = {0};
    random_text(&text, chance(20) ? LIMIT_TEXT_BYTES : LIMIT_TEXT_BYTES + 200);
    return text_take(&text);
}

/* ---- changes ---- */

static bool change_answer(struct assessment *assessment, struct error *error)
{
    const struct catalogue *catalogue = assessment_catalogue(assessment);
    const struct question *question = catalogue->questions[chance(catalogue->question_count)];
    const struct answer *now = assessment_answer(assessment, question);
    struct answer before;
    struct answer draft;
    answer_copy(&before, now);
    answer_copy(&draft, now);
    char *words = new_text();
    size_t sources = chance(30) ? chance(3) : chance(3000);
    if (chance(3))
        answer_replace(&draft.note, chance(8) ? words : NULL);
    if (!chance(3)) {
        answer_set_state(&draft, ANSWER_NOT_APPLICABLE);
        answer_replace(&draft.reason, words);
    }
    if (!chance(4))
        answer_set_state(&draft,
                         (enum answer_state)(chance(2) ? ANSWER_UNKNOWN : ANSWER_UNANSWERED));
    for (size_t i = 0; i < sources; i++)
        answer_put_source(&draft, SIZE_MAX, sources > 3 ? "s" : words, chance(2) ? "2026" : NULL,
                          chance(2) && sources < 4 ? words : NULL);
    draft.later = !chance(4);
    bool done = assessment_set_answer(assessment, question, &draft, error);
    CHECK(answer_equal(assessment_answer(assessment, question), done ? &draft : &before),
          "%s is what was taken, or what it was (seed %lu)", question->id, seed);
    answer_free(&before);
    answer_free(&draft);
    free(words);
    return done;
}

static bool change_title(struct assessment *assessment, struct error *error)
{
    char *words = new_text();
    bool done = assessment_set_title(assessment, words, error);
    free(words);
    return done;
}

static bool change_people(struct assessment *assessment, struct error *error)
{
    char *id = new_text();
    char *organisation = new_text();
    bool done = assessment_add_respondent(assessment, id, organisation, error);
    if (done && chance(2))
        assessment_set_speaker(assessment, id, NULL);
    free(id);
    free(organisation);
    return done;
}

static bool change_status(struct assessment *assessment, struct error *error)
{
    const struct catalogue *catalogue = assessment_catalogue(assessment);
    const struct capability *capability =
        catalogue->capabilities[chance(catalogue->capability_count)];
    char *reason = new_text();
    bool clear = !chance(3);
    bool done = assessment_set_override(assessment, capability, clear ? NULL : "partly",
                                        clear ? NULL : reason, error);
    free(reason);
    return done;
}

static bool change_scope(struct assessment *assessment, struct error *error)
{
    static const char *const countries[] = {"NOR", "fra", "ZZZ"};
    const struct catalogue *catalogue = assessment_catalogue(assessment);
    size_t capability = chance(catalogue->capability_count + 1);
    if (chance(2))
        return assessment_set_country(assessment, countries[chance(COUNT(countries))], error);
    return assessment_set_depth(assessment,
                                capability ? catalogue->capabilities[capability - 1] : NULL,
                                (enum depth)chance(3), error);
}

static bool change_something(struct assessment *assessment, size_t of_ten, struct error *error)
{
    static bool (*const changes[])(struct assessment * assessment, struct error * error) = {
        change_title, change_people, change_status, change_scope};
    if (chance(10) >= of_ten)
        return change_answer(assessment, error);
    return changes[chance(COUNT(changes))](assessment, error);
}

/* ---- what came of it ---- */

static void check_same(const struct assessment *mine, const struct assessment *again)
{
    const struct catalogue *catalogue = assessment_catalogue(mine);
    const struct respondent *people[2];
    size_t count = assessment_respondents(mine, &people[0]);
    CHECK_TEXT(assessment_title(again), assessment_title(mine), "title (seed %lu)", seed);
    CHECK_TEXT(assessment_country(again), assessment_country(mine), "country (seed %lu)", seed);
    CHECK_COUNT(assessment_revision(again), assessment_revision(mine), "revision");
    if (CHECK_COUNT(assessment_respondents(again, &people[1]), count, "respondents (seed %lu)",
                    seed))
        for (size_t i = 0; i < count; i++)
            CHECK(strcmp(people[0][i].id, people[1][i].id) == 0 &&
                      strcmp(people[0][i].organisation, people[1][i].organisation) == 0,
                  "respondent %zu (seed %lu)", i, seed);
    for (size_t i = 0; i < catalogue->question_count; i++)
        CHECK(answer_equal(assessment_answer(mine, catalogue->questions[i]),
                           assessment_answer(again, catalogue->questions[i])),
              "%s (seed %lu)", catalogue->questions[i]->id, seed);
    for (size_t i = 0; i < catalogue->capability_count; i++) {
        const struct override *one = assessment_override(mine, catalogue->capabilities[i]);
        const struct override *other = assessment_override(again, catalogue->capabilities[i]);
        CHECK(!one == !other && (!one || strcmp(one->reason, other->reason) == 0),
              "status of %s (seed %lu)", catalogue->capabilities[i]->id, seed);
        CHECK_COUNT(assessment_depth(again, catalogue->capabilities[i]),
                    assessment_depth(mine, catalogue->capabilities[i]), "depth (seed %lu)", seed);
    }
}

/* Loads what is at `path` and is what `mine` holds. */
static void check_loads(const struct assessment *mine, const char *path)
{
    struct problems problems = {0};
    struct error error = {0};
    struct assessment *again = assessment_load(assessment_catalogue(mine), path, &problems);
    problems_first_error(&problems, &error);
    if (CHECK(again != NULL, "%s loads (seed %lu): %s", path, seed, error.problem))
        check_same(mine, again);
    assessment_free(again);
    problems_free(&problems);
}

/* What is kept of it elsewhere loads as well: when it cannot be saved, and as a version. */
static void check_kept(struct assessment *assessment, const char *path)
{
    struct assessment *mine = NULL;
    struct assessment *base = NULL;
    struct backups versions;
    struct error error = {0};
    struct kept_list list;
    char *whole = state_whole_path(path);
    struct keeper *keeper = keeper_begin(whole, assessment_id(assessment), &error);
    CHECK(recovery_keep(keeper, assessment, &error), "kept (seed %lu): %s", seed, error.problem);
    keeper_end(keeper);
    CHECK(kept_find(whole, assessment_id(assessment), NULL, &list) && list.count, "it is found");
    if (CHECK(recovery_load(assessment_catalogue(assessment), &list.items[0], &mine, &base, &error),
              "what is kept loads (seed %lu): %s", seed, error.problem))
        check_same(assessment, mine);
    kept_settle(&list.items[0]);
    kept_free(&list);
    free(whole);
    assessment_free(mine);
    assessment_free(base);
    CHECK(backup_keep(path, 0, &error), "a version (seed %lu): %s", seed, error.problem);
    if (CHECK(backups_list(path, &versions) && versions.count, "there is a version"))
        check_loads(assessment, versions.items[0].path);
    backups_free(&versions);
}

struct record {
    const char *name;
    void (*write)(struct text *out);
    size_t changes;
    size_t of_ten; /* of ten changes, those of facts */
    bool all;      /* with all questionnaires */
    bool slow;     /* to read, so that it is read no more than it must be */
};

/* Whether each change that is not taken is refused for a limit. */
static void check_refusal(const struct error *error, const struct record *record)
{
    static const char *const reasons[] = {"could not be opened again with it:",
                                          "longer than 64 KiB",
                                          "a respondent needs",
                                          "is a respondent already",
                                          "needs some words",
                                          "a source without a title",
                                          "needs a reason",
                                          "a level is"};
    bool known = false;
    for (size_t i = 0; i < COUNT(reasons); i++)
        known = known || strstr(error->problem, reasons[i]);
    CHECK(known, "%s: refused with a reason, not “%s” (seed %lu)", record->name, error->problem,
          seed);
}

static void try_record(const struct record *record, size_t number)
{
    char folder[64];
    struct text text = {0};
    struct error error = {0};
    begin_chance(number);
    test_folder(folder);
    setenv("XDG_STATE_HOME", folder, 1);
    char *path = test_path(folder, "a.yaml");
    record->write(&text);
    test_write_file(path, text.data);
    struct problems problems = {0};
    const struct catalogue *catalogue = record->all ? test_all() : test_small();
    struct assessment *assessment = assessment_load(catalogue, path, &problems);
    problems_first_error(&problems, &error);
    if (!CHECK(assessment != NULL, "%s loads at first: %s", record->name, error.problem))
        return;
    size_t taken = 0;
    for (size_t i = 0; i < record->changes; i++) {
        bool done = change_something(assessment, record->of_ten, &error);
        taken += done;
        if (!done)
            check_refusal(&error, record);
    }
    assessment_set_place(assessment, catalogue->questions[0]->id);
    bool changed = assessment_is_changed(assessment);
    CHECK(taken || !changed, "%s: what is refused changes nothing", record->name);
    CHECK(assessment_save(assessment, &error), "%s is saved (seed %lu): %s", record->name, seed,
          error.problem);
    check_loads(assessment, path);
    if (changed && !record->slow)
        check_kept(assessment, path);
    assessment_free(assessment);
    problems_free(&problems);
    text_free(&text);
    unsetenv("XDG_STATE_HOME");
    test_folder_remove(folder);
    free(path);
}

/* ---- records near a limit ---- */

#define HEAD "mnr-assess: 1\nid: \"a\"\ntitle: \"T\"\nrevision: 3\n"
#define SMALL HEAD "instruments: {t: \"1.0\"}\n"

static void fill(struct text *out, const char *piece, size_t length)
{
    while (out->length + strlen(piece) <= length)
        text_append(out, piece);
}

static void write_plain(struct text *out)
{
    text_append(out, SMALL "answers: {}\n");
}

/* Sixty notes of 64 KiB away from 16 MiB, or less. */
static void write_large(struct text *out)
{
    const struct catalogue *catalogue = test_all();
    text_append(out, HEAD "instruments: {mnr: \"2022.1\"}\nanswers:\n");
    for (size_t i = 0; i < 252 && i < catalogue->question_count; i++) {
        text_append_format(out, "  %s:\n    note: \"", catalogue->questions[i]->id);
        fill(out, "a text [", out->length + LIMIT_TEXT_BYTES - 8);
        text_append(out, "\"\n");
    }
    text_append(out, "filler: \"");
    fill(out, "x", LIMIT_FILE_BYTES - 100 * 1024 - chance(100 * 1024));
    text_append(out, "\"\n");
}

/* Nearly all of it in one text that is not known, a few bytes from the limit. */
static void write_full(struct text *out)
{
    text_append(out, SMALL "filler: \"");
    fill(out, "0123456789abcdef", LIMIT_FILE_BYTES - 4096);
    fill(out, "x", LIMIT_FILE_BYTES - 600 - chance(1000));
    text_append(out, "\"\n");
}

static void write_many_nodes(struct text *out)
{
    text_append(out, SMALL "filler: [1");
    for (size_t i = 0; i < LIMIT_NODES - 40 - chance(30); i++)
        text_append_bytes(out, ",1", 2);
    text_append(out, "]\n");
}

static void write_entries(struct text *out, const char *format_head, const char *value, size_t less)
{
    text_append(out, format_head);
    for (size_t i = 0; i < LIMIT_ENTRIES - less; i++)
        text_append_format(out, "  zz.x%zu: %s\n", i, value);
}

static void write_many_answers(struct text *out)
{
    write_entries(out, SMALL "answers:\n", "{value: \"x\"}", chance(9));
}

static void write_many_findings(struct text *out)
{
    write_entries(out, SMALL "findings:\n", "{status: \"x\"}", chance(3));
}

static void write_many_depths(struct text *out)
{
    write_entries(out, SMALL "depths:\n", "\"core\"", chance(3));
}

static void write_many_keys(struct text *out)
{
    text_append(out, SMALL);
    for (size_t i = 0; i < LIMIT_ENTRIES - 5 - chance(6); i++)
        text_append_format(out, "x%zu: 1\n", i);
}

static void write_last_revision(struct text *out)
{
    text_append_format(out, "mnr-assess: 1\nid: \"a\"\nrevision: %zu\ninstruments: {t: \"1.0\"}\n",
                       (size_t)LIMIT_REVISION - chance(3));
}

/* Unknown trees as deep as the file may be, wherever there can be some. */
static void write_deep(struct text *out)
{
    static const struct {
        const char *before;
        size_t levels; /* above it */
        const char *after;
    } places[] = {
        {SMALL "deep: ", 1, "\n"},
        {"respondents:\n- {id: \"moj\", organisation: \"Justice\", deep: ", 3, "}\n"},
        {"findings:\n  t.cap01:\n    status: \"partly\"\n    reason: \"so\"\n    deep: ", 3, "\n"},
        {"  zz.cap: ", 2, "\n"},
        {"answers:\n  t.gate:\n    value: \"yes\"\n    sources:\n    - {title: \"D\", deep: ", 5,
         "}\n"},
        {"    deep: ", 3, "\n"},
        {"  t.gone:\n    deep: ", 3, "\n"},
    };
    for (size_t i = 0; i < COUNT(places); i++) {
        size_t levels = LIMIT_LEVELS - places[i].levels;
        text_append(out, places[i].before);
        for (size_t level = 0; level < levels; level++)
            text_append(out, level % 2 ? "{\"a: [\": " : "[");
        text_append(out, "\"x\\n[\"");
        for (size_t level = levels; level-- > 0;)
            text_append(out, level % 2 ? "}" : "]");
        text_append(out, places[i].after);
    }
}

/* Keys and texts that are hard to write, where nothing is known. */
static void write_odd(struct text *out)
{
    static const char *const values[] = {
        "plain",
        "~",
        "\"\\u00A0x\"",
        "'it''s'",
        "[]",
        "{}",
        "\"a\\nb\"",
        "\"a\\n\\n\"",
        "no",
        "1e3",
        "\"\\x01\\u2028\"",
        "{a: , b: ~}",
        "[~, \"\", 'x']",
        "a: b",
        "x, y [z]",
    };
    text_append(out, SMALL);
    for (size_t i = 0; i < COUNT(values); i++)
        text_append_format(out, "\"\\u00A0odd %zu: [\\n\": \n  %s\n", i,
                           strcmp(values[i], "a: b") == 0 ? "\"a: b\"" : values[i]);
    text_append(out, "long:\n  ? \"");
    fill(out, "k", out->length + 2000);
    text_append(out, "\"\n  : two\n\n   lines\n");
    text_append(out, "answers:\n  t.gate:\n    value: \"yes\"\n    “x: [1,2]\n    -y: -z\n");
}

static const struct record records[] = {
    {"an empty record", write_plain, 60, 5, false, false},
    {"a record of nearly 16 MiB, in notes", write_large, 24, 1, true, false},
    {"a record of nearly 16 MiB, in one text", write_full, 4, 5, false, true},
    {"a record of nearly as many nodes as there may be", write_many_nodes, 6, 3, false, true},
    {"a record of nearly as many answers as there may be", write_many_answers, 30, 2, false, false},
    {"a record of as many findings as there may be", write_many_findings, 12, 7, false, false},
    {"a record of as many depths as there may be", write_many_depths, 12, 7, false, false},
    {"a record of nearly as many keys as there may be", write_many_keys, 12, 5, false, false},
    {"a record of nearly the last revision", write_last_revision, 10, 5, false, false},
    {"a record of deep unknown trees", write_deep, 30, 5, false, false},
    {"a record of odd unknown keys", write_odd, 30, 5, false, false},
};

static void test_random_changes(void)
{
    for (size_t i = 0; i < COUNT(records); i++)
        try_record(&records[i], i);
}

void limits_suite(void)
{
    static CU_TestInfo tests[] = {
        {"whatever is accepted near a limit can be read again", test_random_changes},
        CU_TEST_INFO_NULL,
    };
    test_register("limits", tests);
}
