/* What may stand in questionnaire files: every type has its refusal, with its place. */
#include <stdlib.h>
#include <string.h>

#include "core/base/yaml_tree.h"
#include "core/catalogue/schema.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

/* Checks the text of a file; returns whether it is good. */
static bool check_file(const char *text, struct problems *problems)
{
    struct error error = {0};
    struct yaml_tree *tree = yaml_tree_parse("t.yaml", text, strlen(text), &error);
    CHECK(tree != NULL, "reading “%s”: %s", text, error.problem);
    CU_ASSERT_PTR_NOT_NULL_FATAL(tree);
    bool good = schema_check(tree, problems);
    yaml_tree_free(tree);
    return good;
}

struct refusal {
    const char *marked; /* "@" where the problem must point */
    const char *message;
};

static void check_refusals(const struct refusal *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct test_marked file = test_marked(cases[i].marked);
        struct problems problems = {0};
        CHECK(!check_file(file.text, &problems), "refused: %s", cases[i].marked);
        test_check_problem(&problems, "t.yaml", file.line, file.column, cases[i].message);
        CHECK_COUNT(problems.count, 1, "problems of %s", cases[i].marked);
        problems_free(&problems);
        free(file.text);
    }
}

/* A good question, to which each case adds one line. */
#define DOMAIN                                                                                     \
    "domain: \"t.d\"\ntitle: \"D\"\ncapabilities: []\nquestions:\n"                                \
    "  - id: \"t.q\"\n    kind: \"many\"\n    text: \"Q?\"\n"

static void test_types(void)
{
    static const struct refusal cases[] = {
        {DOMAIN "    hint: @yes\n", "“hint” should be: string"},
        {DOMAIN "    hint: @[\"a\"]\n", "“hint” should be: string"},
        {DOMAIN "    hint: @\"\"\n", "“hint” should be: string"},
        {DOMAIN "    hint: @\"  \"\n", "“hint” should be: string"},
        {DOMAIN "    hint:@\n", "“hint” should be: string"},
        {DOMAIN "    describes: @\"Capital\"\n", "“describes” should be: id"},
        {DOMAIN "    describes: @\"two words\"\n", "“describes” should be: id"},
        {DOMAIN "    describes: @plain\n", "“describes” should be: id"},
        {DOMAIN
         "    describes: @\"an-id-of-ninety-six-characters-cannot-be-kept-beside-words-that-are-"
         "being-typed-and-is-refused--\"\n",
         "“describes” should be: id"},
        {DOMAIN "    also: @\"t.cap\"\n", "“also” should be: list of strings"},
        {DOMAIN "    also: [\"a\", @b]\n", "this should be: string"},
        {DOMAIN "    also: [@{a: \"b\"}]\n", "this should be: string"},
        {DOMAIN "    sensitive: @yes\n", "“sensitive” should be: true or false"},
        {DOMAIN "    sensitive: @\"true\"\n", "“sensitive” should be: true or false"},
        {DOMAIN "    asked_if: @true\n", "“asked_if” should be: condition"},
        {DOMAIN "    asked_if: @[\"t.q is yes\"]\n", "“asked_if” should be: condition"},
        {DOMAIN "    required: @maybe\n", "“required” should be: true, false or a condition"},
        {DOMAIN "    wording: @\"odd\"\n",
         "“wording” is “odd”; expected one of: recovered, rebuilt"},
        {DOMAIN "    wording: @[]\n", "expected one of: recovered, rebuilt"},
        {DOMAIN "    depth: @\"deep\"\n", "expected one of: core, standard, full"},
        {DOMAIN "    origin: @\"mine\"\n", "expected one of: ours"},
        {DOMAIN "    options: @\"a\"\n", "“options” should be: list of mappings"},
        {DOMAIN "    options: [@\"a\"]\n", "this should be: mapping"},
        {DOMAIN "    options: [@{id: \"a\"}]\n", "this option has no “text”"},
        {DOMAIN "    options: [{id: \"a\", text: \"A\", @size: 1}]\n",
         "“size” does not belong in this option"},
        {DOMAIN "    sources: [@{pages: \"1\"}]\n", "this source has no “document”"},
        {DOMAIN "    sources: [{document: \"d\", as: @\"proof\"}]\n",
         "expected one of: gap, example, practice, context, survey"},
        {DOMAIN "    @colour: \"red\"\n",
         "“colour” does not belong in this question, which may have: id, kind"},
    };
    check_refusals(cases, COUNT(cases));
}

static void test_needed(void)
{
    static const struct refusal cases[] = {
        {"@domain: \"t.d\"\ncapabilities: []\n", "this domain file has no “title”"},
        {"@domain: \"t.d\"\ntitle: \"D\"\n", "this domain file has no “capabilities”"},
        {"recommendations: @\"x\"\n", "“recommendations” should be: list of mappings"},
        {"catalogue: [\"a\"]\n@more: 1\n", "“more” does not belong in this catalogue file"},
    };
    check_refusals(cases, COUNT(cases));
    struct problems problems = {0};
    CHECK(!check_file("domain: \"t.d\"\ntitle: \"D\"\ncapabilities: []\nquestions:\n"
                      "  - hint: \"x\"\n",
                      &problems),
          "a question with nothing but a hint");
    test_check_problem(&problems, "t.yaml", 5, 5, "this question has no “id”");
    test_check_problem(&problems, "t.yaml", 5, 5, "this question has no “kind”");
    test_check_problem(&problems, "t.yaml", 5, 5, "this question has no “text”");
    CHECK_COUNT(problems.count, 3, "each missing key once");
    problems_free(&problems);
}

#define REC                                                                                        \
    "recommendations:\n  - id: \"R\"\n    for: \"t.c\"\n    text: \"Do.\"\n    leads: [\"a\"]\n"   \
    "    sources: []\n"
#define FIGURE                                                                                     \
    "domain: \"t.d\"\ntitle: \"D\"\ncapabilities:\n  - id: \"t.c\"\n    title: \"C\"\n"            \
    "    good: \"G\"\n    sources: []\n    status: []\n    published:\n"

static void test_other_files(void)
{
    static const struct refusal cases[] = {
        {REC "    horizon: \"year\"\n    fires: @\"t.q is no\"\n",
         "“fires” should be: list of conditions"},
        {REC "    horizon: \"year\"\n    fires: [@yes]\n", "this should be: string"},
        {REC "    fires: []\n    horizon: @\"soon\"\n", "expected one of: quick, year, longer"},
        {FIGURE
         "      - {what: \"W\", count: @\"3\", of: 4, percent: 75, year: 2020, sources: []}\n",
         "“count” should be: whole number"},
        {FIGURE "      - {what: \"W\", count: @-3, of: 4, percent: 75, year: 2020, sources: []}\n",
         "“count” should be: whole number"},
        {FIGURE "      - {what: \"W\", count: 3, of: 4, percent: @7.5, year: 2020, sources: []}\n",
         "“percent” should be: whole number"},
        {FIGURE
         "      - {what: \"W\", count: 3, of: 4, percent: 75, year: @20200000, sources: []}\n",
         "“year” should be: whole number"},
        {"translation: \"xx\"\ntexts: @[]\n", "“texts” should be: mapping of ids to texts"},
        {"translation: \"xx\"\ntexts:\n  t.q: @\"x\"\n", "“t.q” should be: mapping"},
        {"translation: \"xx\"\ntexts:\n  t.q: {text: @\"\"}\n", "“text” should be: string"},
        {"translation: \"xx\"\ntexts:\n  t.q: {text: @plain}\n", "“text” should be: string"},
        {"translation: \"xx\"\ntexts:\n  t.q: {gaps: [\"a\", @\"\"]}\n", "this should be: string"},
        {"@unheard: \"of\"\n", "not a questionnaire file"},
        {"@[\"a\"]\n", "a questionnaire file is a mapping, and this is none"},
        {"@\n", "a questionnaire file is a mapping, and this is none"},
    };
    check_refusals(cases, COUNT(cases));
}

static void test_good_files(void)
{
    static const char *const files[] = {
        DOMAIN,
        DOMAIN "    required: true\n    sensitive: false\n    asked_if: \"t.q is yes\"\n",
        DOMAIN "    required: \"t.q is yes\"\n",
        REC "    horizon: \"year\"\n    fires: [\"t.q is no\"]\n",
        FIGURE "      - {what: \"W\", count: 3, of: 4, percent: 75, year: 2020, sources: []}\n",
        "translation: \"xx\"\ntexts:\n  t.q: {text: \"x\", gaps: [\"a\"]}\n",
        "catalogue: [\"t\"]\n",
        "glossary: []\nrule: \"R\"\n",
    };
    for (size_t i = 0; i < COUNT(files); i++) {
        struct problems problems = {0};
        CHECK(check_file(files[i], &problems), "file %zu is good", i);
        test_check_no_errors(&problems, files[i]);
        problems_free(&problems);
    }
}

/* The manual prints these tables: every key has its line, every nested shape its table. */
static void test_tables(void)
{
    for (size_t i = 0; i < schema_shape_count; i++) {
        const struct schema_shape *shape = schema_shapes[i];
        CHECK(shape->name && shape->count, "shape %zu has a name and keys", i);
        for (size_t k = 0; k < shape->count; k++) {
            const struct schema_key *key = &shape->keys[k];
            CHECK(!text_is_blank(key->meaning), "%s.%s says what it is", shape->name, key->key);
            CHECK((key->type == SCHEMA_WORD) == (key->words != NULL), "%s.%s: words", shape->name,
                  key->key);
            bool nests = key->type == SCHEMA_MAP || key->type == SCHEMA_MAPS;
            CHECK(nests == (key->of != NULL), "%s.%s: shape", shape->name, key->key);
            bool listed = !key->of;
            for (size_t j = 0; j < schema_shape_count; j++)
                listed = listed || schema_shapes[j] == key->of;
            CHECK(listed, "the shape of %s.%s is in the manual", shape->name, key->key);
            CHECK(!text_is_blank(schema_type_word(key->type)), "type of %s", key->key);
        }
    }
}

void schema_suite(void)
{
    static CU_TestInfo tests[] = {
        {"every type of a question's keys is refused where it is wrong", test_types},
        {"a key that is needed is missed where its mapping begins", test_needed},
        {"recommendations, figures and translations have their types too", test_other_files},
        {"good files are free of problems", test_good_files},
        {"the tables for the manual are whole", test_tables},
        CU_TEST_INFO_NULL,
    };
    test_register("schema", tests);
}
