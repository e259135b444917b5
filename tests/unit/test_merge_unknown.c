/* What this program does not know survives a merge, whichever side it is of and wherever it stands.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/yaml_tree.h"
#include "core/record/merge.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

/* ---- records of random unknown keys ---- */

/* Where keys can stand that are not known. */
enum holder {
    IN_FILE,
    IN_DEPTHS,
    IN_INSTRUMENTS,
    IN_FINDINGS,
    IN_ANSWERS,
    IN_FINDING,
    IN_RESPONDENT,
    IN_ANSWER,
    IN_FIRST_SOURCE,
    IN_SECOND_SOURCE,
    HOLDERS,
};

enum { KEYS = 6 };

static const char *const values[] = {
    NULL, /* the key is not there */
    "1",  "\"1\"", "\"two\\nlines\"", "[\"a\", {b: \"c\", d: ~}]", "{x: {y: []}, z: \"[\"}", "~",
};

/* A record: which value each key has in each place. */
struct model {
    size_t value[HOLDERS][KEYS];
};

static unsigned long state;

static size_t chance(size_t below)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state % below;
}

static struct model random_model(void)
{
    struct model model;
    for (size_t h = 0; h < HOLDERS; h++)
        for (size_t k = 0; k < KEYS; k++)
            model.value[h][k] = chance(2) ? chance(COUNT(values)) : 0;
    return model;
}

/* Some of it added, changed, taken out. */
static struct model changed(const struct model *model)
{
    struct model other = *model;
    for (size_t h = 0; h < HOLDERS; h++)
        for (size_t k = 0; k < KEYS; k++)
            if (!chance(4))
                other.value[h][k] = chance(3) ? chance(COUNT(values)) : 0;
    return other;
}

static void write_keys(const struct model *model, enum holder holder, const char *before,
                       const char *after, struct text *out)
{
    for (size_t k = 0; k < KEYS; k++)
        if (model->value[holder][k])
            text_append_format(out, "%skey%zu: %s%s", before, k, values[model->value[holder][k]],
                               after);
}

static struct assessment *make_record(const struct model *model)
{
    struct text out = {0};
    text_append(&out, "mnr-assess: 1\nid: \"a\"\ntitle: \"T\"\nrevision: 3\n");
    text_append(&out, "depths: {mnr.cap01: \"core\"");
    write_keys(model, IN_DEPTHS, ", ", "", &out);
    text_append(&out, "}\ninstruments: {mnr: \"2022.1\"");
    write_keys(model, IN_INSTRUMENTS, ", ", "", &out);
    text_append(&out, "}\nrespondents:\n- {id: \"moj\", organisation: \"Justice\"");
    write_keys(model, IN_RESPONDENT, ", ", "", &out);
    text_append(&out, "}\nfindings:\n  mnr.cap04: {status: \"partly\", reason: \"So.\"");
    write_keys(model, IN_FINDING, ", ", "", &out);
    text_append(&out, "}\n");
    write_keys(model, IN_FINDINGS, "  ", "\n", &out);
    text_append(&out, "answers:\n  mnr.q07:\n    value: \"yes\"\n");
    write_keys(model, IN_ANSWER, "    ", "\n", &out);
    text_append(&out, "    sources:\n    - {title: \"Decree\", date: \"2024\"");
    write_keys(model, IN_FIRST_SOURCE, ", ", "", &out);
    text_append(&out, "}\n    - {title: \"Report\"");
    write_keys(model, IN_SECOND_SOURCE, ", ", "", &out);
    text_append(&out, "}\n");
    write_keys(model, IN_ANSWERS, "  ", "\n", &out);
    write_keys(model, IN_FILE, "", "\n", &out);
    struct assessment *assessment = test_parse(test_survey(), out.data);
    text_free(&out);
    return assessment;
}

static const struct yaml_node *find_map(const struct yaml_tree *tree, enum holder holder)
{
    const struct yaml_node *root = yaml_tree_root(tree);
    const struct yaml_node *answer = yaml_get(yaml_get(root, "answers"), "mnr.q07");
    const struct yaml_node *sources = yaml_first(yaml_get(answer, "sources"));
    const struct yaml_node *maps[HOLDERS] = {
        [IN_FILE] = root,
        [IN_DEPTHS] = yaml_get(root, "depths"),
        [IN_INSTRUMENTS] = yaml_get(root, "instruments"),
        [IN_FINDINGS] = yaml_get(root, "findings"),
        [IN_ANSWERS] = yaml_get(root, "answers"),
        [IN_FINDING] = yaml_get(yaml_get(root, "findings"), "mnr.cap04"),
        [IN_RESPONDENT] = yaml_first(yaml_get(root, "respondents")),
        [IN_ANSWER] = answer,
        [IN_FIRST_SOURCE] = sources,
        [IN_SECOND_SOURCE] = yaml_next(sources),
    };
    return maps[holder];
}

/* What must come of a key, `chosen` being what a person takes of conflicts. */
static size_t expected(const struct model *base, size_t ours, size_t theirs, size_t holder,
                       size_t key, enum merge_side chosen)
{
    if (ours == theirs)
        return ours;
    if (base ? ours == base->value[holder][key] : !ours)
        return theirs;
    if (base ? theirs == base->value[holder][key] : !theirs)
        return ours;
    return chosen == MERGE_OURS ? ours : theirs;
}

static void check_value(const struct yaml_tree *tree, size_t holder, size_t key, size_t value,
                        unsigned long seed)
{
    char name[16];
    snprintf(name, sizeof name, "key%zu", key);
    const struct yaml_node *node = yaml_get(find_map(tree, (enum holder)holder), name);
    if (!values[value]) {
        CHECK(!node, "%s of holder %zu is not there (seed %lu)", name, holder, seed);
        return;
    }
    struct yaml_tree *same = yaml_tree_parse("", values[value], strlen(values[value]), NULL);
    CHECK(node && yaml_equal(node, yaml_tree_root(same), true),
          "%s of holder %zu is %s, not “%s” (seed %lu)", name, holder, values[value],
          yaml_text(node), seed);
    yaml_tree_free(same);
}

static void try_models(unsigned long seed)
{
    state = seed * 2654435761u + 1;
    struct error error = {0};
    struct model base = random_model();
    struct model ours = changed(&base);
    struct model theirs = changed(&base);
    bool known = chance(3) > 0;
    enum merge_side chosen = chance(2) ? MERGE_OURS : MERGE_THEIRS;
    struct assessment *records[] = {known ? make_record(&base) : NULL, make_record(&ours),
                                    make_record(&theirs)};
    struct merge *merge = merge_new(records[0], records[1], records[2]);
    CU_ASSERT_PTR_NOT_NULL_FATAL(merge);
    for (size_t i = 0; i < merge->count; i++)
        if (merge->items[i].conflict)
            merge->items[i].take = chosen;
    CHECK(merge_apply(merge, records[2], &error), "%s (seed %lu)", error.problem, seed);
    merge_free(merge);
    assessment_free(records[0]);
    assessment_free(records[1]); /* nothing of it is needed any more */
    char *written = test_written(records[2]);
    assessment_free(test_parse(test_survey(), written));
    struct yaml_tree *tree = yaml_tree_parse("", written, strlen(written), &error);
    for (size_t h = 0; tree && h < HOLDERS; h++)
        for (size_t k = 0; k < KEYS; k++)
            check_value(
                tree, h, k,
                expected(known ? &base : NULL, ours.value[h][k], theirs.value[h][k], h, k, chosen),
                seed);
    yaml_tree_free(tree);
    free(written);
    assessment_free(records[2]);
}

static void test_random_keys(void)
{
    for (unsigned long seed = 1; seed <= 150; seed++)
        try_models(seed);
}

/* ---- what is asked ---- */

#define HEAD "mnr-assess: 1\nid: \"a\"\ntitle: \"T\"\nrevision: 3\ninstruments: {mnr: \"2022.1\"}\n"

struct three {
    struct assessment *base;
    struct assessment *ours;
    struct assessment *theirs;
    struct merge *merge;
};

static struct three make_three(const char *base, const char *ours, const char *theirs)
{
    struct three three = {
        .base = test_parse(test_survey(), base),
        .ours = test_parse(test_survey(), ours),
        .theirs = test_parse(test_survey(), theirs),
    };
    three.merge = merge_new(three.base, three.ours, three.theirs);
    CU_ASSERT_PTR_NOT_NULL_FATAL(three.merge);
    return three;
}

static void free_three(struct three *three)
{
    merge_free(three->merge);
    assessment_free(three->base);
    assessment_free(three->ours);
    assessment_free(three->theirs);
}

/* The same key with different contents is told of like an answer that both changed. */
static void test_conflicts_are_asked(void)
{
    static const struct {
        const char *base;
        const char *ours;
        const char *theirs;
        const char *about;
        const char *mine;
        const char *other;
    } cases[] = {
        {"", "newer: \"a\"\n", "newer: {b: 1}\n", "Not known to this program: newer", "a", "b: 1"},
        {"newer: \"a\"\n", "newer: \"b\"\n", "", "Not known to this program: newer", "b",
         "nothing"},
        {"", "answers: {zz.q: {value: \"a\"}}\n", "answers: {zz.q: {value: \"b\"}}\n",
         "Answer to a question that is not known to this program: zz.q", "value: \"a\"",
         "value: \"b\""},
        {"", "depths: {zz.c: \"core\"}\n", "depths: {zz.c: \"full\"}\n", "How deep to ask: zz.c",
         "core", "full"},
        {"", "findings: {zz.c: {status: \"x\"}}\n", "findings: {zz.c: {status: \"y\"}}\n",
         "Status that was set: zz.c", "status: \"x\"", "status: \"y\""},
        {"respondents: [{id: \"moj\", organisation: \"J\"}]\n",
         "respondents: [{id: \"moj\", organisation: \"J\", floor: 1}]\n",
         "respondents: [{id: \"moj\", organisation: \"J\", floor: 2}]\n", "Respondent: moj: floor",
         "1", "2"},
        {"", "answers: {mnr.q07: {colour: \"a\"}}\n", "answers: {mnr.q07: {colour: \"b\"}}\n", "Q7",
         "Not answered\ncolour: a", "Not answered\ncolour: b"},
        {"answers: {mnr.q07: {sources: [{title: \"D\"}]}}\n",
         "answers: {mnr.q07: {sources: [{title: \"D\", shelf: 1}]}}\n",
         "answers: {mnr.q07: {sources: [{title: \"D\", shelf: 2}]}}\n", "Q7",
         "Not answered\nSource: D\nshelf: 1", "Not answered\nSource: D\nshelf: 2"},
        {"answers: {mnr.q07: {sources: [{title: \"D\"}]}}\n", "answers: {mnr.q07: {note: \"x\"}}\n",
         "answers: {mnr.q07: {sources: [{title: \"D\", shelf: 2}]}}\n", "Q7",
         "Not answered\nNote: x", "Not answered\nSource: D\nshelf: 2"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct text files[3] = {{0}, {0}, {0}};
        struct text words[3] = {{0}, {0}, {0}};
        const char *tails[] = {cases[i].base, cases[i].ours, cases[i].theirs};
        for (size_t f = 0; f < 3; f++)
            text_append_format(&files[f], "%s%s", HEAD, tails[f]);
        struct three three = make_three(files[0].data, files[1].data, files[2].data);
        CHECK_COUNT(three.merge->conflicts, 1, "conflicts of case %zu", i);
        if (CHECK_COUNT(three.merge->count, 1, "items of case %zu", i)) {
            merge_describe(&three.merge->items[0], &words[0]);
            merge_describe_side(three.merge, &three.merge->items[0], MERGE_OURS, &words[1]);
            merge_describe_side(three.merge, &three.merge->items[0], MERGE_THEIRS, &words[2]);
            CHECK_TEXT(words[0].data, cases[i].about, "what it is about");
            CHECK_TEXT(words[1].data, cases[i].mine, "what ours says of %s", cases[i].about);
            CHECK_TEXT(words[2].data, cases[i].other, "what theirs says of %s", cases[i].about);
        }
        for (size_t f = 0; f < 3; f++) {
            text_free(&files[f]);
            text_free(&words[f]);
        }
        free_three(&three);
    }
}

/* A list of sources that one side changed, beside keys that the other gave to one of them. */
static void test_sources_keep_their_keys(void)
{
    static const char base[] = HEAD "answers:\n  mnr.q07:\n    sources:\n    - {title: \"D\"}\n"
                                    "    - {title: \"R\", shelf: \"A\"}\n";
    static const struct {
        const char *ours;
        const char *theirs;
        const char *has[3];
    } cases[] = {
        /* one adds a source, the other a key */
        {"    - {title: \"D\"}\n    - {title: \"R\", shelf: \"A\"}\n    - {title: \"N\"}\n",
         "    - {title: \"D\", room: 1}\n    - {title: \"R\", shelf: \"A\"}\n",
         {"{title: \"D\", room: 1}", "{title: \"R\", shelf: \"A\"}", "{title: \"N\"}"}},
        /* one gives it another title */
        {"    - {title: \"D\"}\n    - {title: \"Renamed\", shelf: \"A\"}\n",
         "    - {title: \"D\"}\n    - {title: \"R\", shelf: \"A\", room: 2}\n",
         {"{title: \"Renamed\", shelf: \"A\", room: 2}", "{title: \"D\"}", ""}},
        /* one moves it */
        {"    - {title: \"R\", shelf: \"A\"}\n    - {title: \"D\"}\n",
         "    - {title: \"D\"}\n    - {title: \"R\", shelf: \"B\"}\n",
         {"{title: \"R\", shelf: \"B\"}\n    - {title: \"D\"}", "", ""}},
    };
    for (size_t i = 0; i < 2 * COUNT(cases); i++) {
        struct text ours = {0};
        struct text theirs = {0};
        struct error error = {0};
        bool turned = i % 2; /* whichever side it is */
        text_append_format(&ours, HEAD "answers:\n  mnr.q07:\n    sources:\n%s",
                           turned ? cases[i / 2].theirs : cases[i / 2].ours);
        text_append_format(&theirs, HEAD "answers:\n  mnr.q07:\n    sources:\n%s",
                           turned ? cases[i / 2].ours : cases[i / 2].theirs);
        struct three three = make_three(base, ours.data, theirs.data);
        CHECK_COUNT(three.merge->conflicts, 0, "conflicts of case %zu", i);
        CHECK(merge_apply(three.merge, three.theirs, &error), "%s", error.problem);
        char *written = test_written(three.theirs);
        for (size_t h = 0; h < 3; h++)
            CHECK_HAS(written, cases[i / 2].has[h], "case %zu", i);
        free(written);
        text_free(&ours);
        text_free(&theirs);
        free_three(&three);
    }
}

/* A merge that would not load is not made, and all stays as it was. */
static void test_too_much_together(void)
{
    struct text texts[2] = {{0}, {0}};
    for (size_t side = 0; side < 2; side++) {
        text_append(&texts[side], HEAD "answers:\n");
        for (size_t i = 0; i < 3000; i++)
            text_append_format(&texts[side], "  zz.s%zuq%zu: {value: \"x\"}\n", side, i);
    }
    struct three three = make_three(HEAD, texts[0].data, texts[1].data);
    struct error error = {0};
    char *before = test_written(three.theirs);
    CHECK_COUNT(three.merge->count, 6000, "what only one side has");
    CHECK(!merge_apply(three.merge, three.theirs, &error), "too many answers together");
    CHECK_HAS(error.problem, "more than 5000 entries in one mapping", "why");
    char *after = test_written(three.theirs);
    CHECK_TEXT(after, before, "theirs is as it was");
    CHECK(!assessment_is_changed(three.theirs), "and not changed");
    free(before);
    free(after);
    text_free(&texts[0]);
    text_free(&texts[1]);
    free_three(&three);
}

void merge_unknown_suite(void)
{
    static CU_TestInfo tests[] = {
        {"unknown keys of either side survive, wherever they stand", test_random_keys},
        {"unknown keys that both changed are asked about", test_conflicts_are_asked},
        {"sources keep their unknown keys", test_sources_keep_their_keys},
        {"a merge that would not load is not made", test_too_much_together},
        CU_TEST_INFO_NULL,
    };
    test_register("merge_unknown", tests);
}
