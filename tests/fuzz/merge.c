/* Two versions of a record brought together, measured against the one both began as. Whatever they
   are: nothing that only one side added or changed is lost, nothing comes out that was in none of
   them, and what comes out is written and loads.

   An input is three files with "=====" between them, or, when it begins with another letter than
   that of a file, a handful of choices each of which makes a small difference between the three. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/yaml_tree.h"
#include "core/record/merge.h"
#include "tests/fuzz/fuzz.h"

enum side { BASE, OURS, THEIRS, RESULT, SIDES };

/* ---- three files out of a few bytes ---- */

struct bytes {
    const uint8_t *at;
    size_t left;
};

static size_t byte(struct bytes *bytes)
{
    if (!bytes->left)
        return 0;
    bytes->left--;
    return *bytes->at++;
}

/* What stands in one place of the three: the sides have what the base has, unless they chose. */
static void choose(struct bytes *bytes, size_t count, size_t chosen[3])
{
    size_t first = byte(bytes);
    chosen[BASE] = (first & 63) % count;
    chosen[OURS] = first & 64 ? byte(bytes) % count : chosen[BASE];
    chosen[THEIRS] = first & 128 ? byte(bytes) % count : chosen[BASE];
}

static void add(struct bytes *bytes, const char *const *pieces, size_t count, struct text files[3])
{
    size_t chosen[3];
    choose(bytes, count, chosen);
    for (size_t i = 0; i < 3; i++)
        text_append(&files[i], pieces[chosen[i]]);
}

#define ADD(...)                                                                                   \
    do {                                                                                           \
        static const char *const pieces[] = {__VA_ARGS__};                                         \
        add(bytes, pieces, sizeof pieces / sizeof *pieces, files);                                 \
    } while (0)

static void add_all(const char *words, struct text files[3])
{
    for (size_t i = 0; i < 3; i++)
        text_append(&files[i], words);
}

/* Unknown keys, one of a kind each, between `before` and `after`. */
static void add_unknown(struct bytes *bytes, const char *before, const char *after,
                        struct text files[3])
{
    static const char *const values[] = {
        "", "1", "\"1\"", "~", "\"a\\nb\\n\"", "[{x: [\"y\"]}, []]", "{a: \"[\", b: {c: no}}"};
    for (size_t key = 0; key < 3; key++) {
        size_t chosen[3];
        choose(bytes, sizeof values / sizeof *values, chosen);
        for (size_t i = 0; i < 3; i++)
            if (chosen[i])
                text_append_format(&files[i], "%skey%zu: %s%s", before, key, values[chosen[i]],
                                   after);
    }
}

static void make_head(struct bytes *bytes, struct text files[3])
{
    add_all("mnr-assess: 1\nid: \"a\"\nrevision: 7\n", files);
    ADD("title: \"T\"\n", "title: \"Other\"\n", "title: \"[\"\n", "");
    ADD("", "country: \"NOR\"\n", "country: \"ZZZ\"\n", "country: \"\"\n");
    ADD("depth: \"full\"\n", "depth: \"core\"\n", "");
    add_all("depths: {mnr.cap02: \"core\"", files);
    ADD("", ", mnr.cap01: \"core\"", ", mnr.cap01: \"standard\"");
    add_unknown(bytes, ", ", "", files);
    add_all("}\ninstruments: {mnr: \"2022.1\"", files);
    ADD("", ", law: \"2023.1\"", ", law: \"2019\"");
    add_unknown(bytes, ", ", "", files);
    add_all("}\nrespondents:\n- {id: \"moj\"", files);
    ADD(", organisation: \"Justice\"", ", organisation: \"The Ministry\"");
    add_unknown(bytes, ", ", "", files);
    add_all("}\n", files);
    ADD("", "- {id: \"moi\", organisation: \"Interior\"}\n",
        "- {id: \"moi\", organisation: \"Interior\", key0: 1}\n");
    add_all("findings:\n  mnr.cap04: {key9: 1", files);
    ADD("", ", status: \"partly\", reason: \"one\"", ", status: \"partly\", reason: \"other\"");
    add_unknown(bytes, ", ", "", files);
    add_all("}\n", files);
    add_unknown(bytes, "  ", "\n", files);
}

static void make_answers(struct bytes *bytes, struct text files[3])
{
    add_all("answers:\n  mnr.q07:\n    key9: 1\n", files);
    ADD("", "    value: \"yes\"\n", "    value: \"no\"\n", "    state: \"unknown\"\n",
        "    state: \"not-applicable\"\n    reason: \"one\"\n",
        "    state: \"not-applicable\"\n    reason: \"other\"\n");
    ADD("", "    note: \"one\"\n", "    note: |\n      two\n      lines\n",
        "    note: \"\\x01[\"\n");
    ADD("", "    later: true\n");
    ADD("", "    sensitive: true\n", "    sensitive: false\n");
    ADD("", "    by: \"moj\"\n", "    by: \"nobody\"\n");
    ADD("", "    at: \"2026-01-01T00:00:00Z\"\n", "    at: \"2026-02-01T00:00:00Z\"\n");
    ADD("", "    sources: [{title: \"D\"}]\n", "    sources: [{title: \"D\", key0: 1}]\n",
        "    sources: [{title: \"D\", key0: 2}, {title: \"R\"}]\n",
        "    sources: [{title: \"R\"}, {title: \"D\", key1: 1}]\n",
        "    sources: [{title: \"D\"}, {title: \"D\", date: \"2024\", key0: 3}]\n",
        "    sources: [{title: \"E\", internal: true, key0: 1}]\n");
    add_unknown(bytes, "    ", "\n", files);
    add_all("  mnr.q17:\n    key9: 1\n", files);
    ADD("", "    values: [\"isp-reporting\"]\n", "    values: [\"grooming-to-meet\"]\n",
        "    values: [\"none\"]\n");
    ADD("", "  mnr.q01:\n    value: \"NOR\"\n", "  mnr.q01:\n    value: \"FRA\"\n");
    ADD("", "  mnr.q08:\n    value: \"Words.\"\n", "  mnr.q08:\n    by: \"moj\"\n");
    add_unknown(bytes, "  ", "\n", files);
    add_unknown(bytes, "", "\n", files);
}

/* Three files with lines between them that are "====="; fewer have a base that is not known. */
static void split(const char *text, struct text files[3])
{
    static const char mark[] = "\n=====\n";
    const char *first = strstr(text, mark);
    const char *second = first ? strstr(first + 1, mark) : NULL;
    size_t skip = strlen(mark) - 1;
    text_append_bytes(&files[BASE], text, second ? (size_t)(first + 1 - text) : 0);
    const char *ours = second ? first + 1 + skip : text;
    const char *end = second ? second : first;
    text_append_bytes(&files[OURS], ours, end ? (size_t)(end + 1 - ours) : strlen(ours));
    text_append(&files[THEIRS], end ? end + 1 + skip : ours);
}

/* ---- what must hold of every value ---- */

/* Of one side each, whatever it is of: NULL for none. */
typedef bool same_value(const void *one, const void *other);

/* `lenient`: it may be of either side, as something else of it was in conflict. */
static void check_value(const void *const of[SIDES], bool known, bool lenient, same_value *same)
{
    bool ours = same(of[RESULT], of[OURS]);
    bool theirs = same(of[RESULT], of[THEIRS]);
    HOLDS(ours || theirs, "what comes out was in one of them");
    if (lenient)
        return;
    bool ours_changed = known ? !same(of[OURS], of[BASE]) : of[OURS] != NULL;
    bool theirs_changed = known ? !same(of[THEIRS], of[BASE]) : of[THEIRS] != NULL;
    if (ours_changed && !theirs_changed)
        HOLDS(ours, "what only we changed is ours");
    if (theirs_changed && !ours_changed)
        HOLDS(theirs, "what only they changed is theirs");
}

static bool same_answer(const void *one, const void *other)
{
    static const struct answer nothing;
    return answer_equal(one ? one : &nothing, other ? other : &nothing);
}

static bool same_string(const void *one, const void *other)
{
    return !one == !other && (!one || strcmp(one, other) == 0);
}

static bool same_node(const void *one, const void *other)
{
    return yaml_equal(one, other, true);
}

enum aspect { VALUE, NOTE, SOURCES, LATER, SENSITIVE, ASPECTS };

/* A view of one part of an answer. */
static struct answer part_of(const struct answer *answer, int aspect)
{
    struct answer view = {.state = ANSWER_UNANSWERED};
    if (aspect == VALUE) {
        view.state = answer->state;
        view.value = answer->value;
        view.values = answer->values;
        view.value_count = answer->value_count;
        view.reason = answer->reason;
    }
    view.note = aspect == NOTE ? answer->note : NULL;
    view.sources = aspect == SOURCES ? answer->sources : NULL;
    view.source_count = aspect == SOURCES ? answer->source_count : 0;
    view.later = aspect == LATER && answer->later;
    view.sensitive = aspect == SENSITIVE ? answer->sensitive : SENSITIVITY_DEFAULT;
    return view;
}

static void check_answers(struct assessment *const records[SIDES])
{
    static const struct answer nothing;
    const struct catalogue *catalogue = fuzz_catalogue();
    for (size_t i = 0; i < catalogue->question_count; i++)
        for (int aspect = 0; aspect < ASPECTS; aspect++) {
            struct answer views[SIDES];
            const void *of[SIDES];
            for (int side = 0; side < SIDES; side++) {
                views[side] = nothing;
                if (records[side])
                    views[side] =
                        part_of(assessment_answer(records[side], catalogue->questions[i]), aspect);
                of[side] = answer_equal(&views[side], &nothing) ? NULL : &views[side];
            }
            check_value(of, records[BASE] != NULL, aspect == SOURCES, same_answer);
        }
}

static void check_statuses(struct assessment *const records[SIDES])
{
    const struct catalogue *catalogue = fuzz_catalogue();
    for (size_t i = 0; i < catalogue->capability_count; i++) {
        char words[SIDES][512];
        const void *of[SIDES];
        for (int side = 0; side < SIDES; side++) {
            const struct override *override =
                records[side] ? assessment_override(records[side], catalogue->capabilities[i])
                              : NULL;
            snprintf(words[side], sizeof words[side], "%s: %s", override ? override->status : "",
                     override ? override->reason : "");
            of[side] = override ? words[side] : NULL;
        }
        check_value(of, records[BASE] != NULL, false, same_string);
    }
}

static const char *organisation_of(const struct assessment *assessment, const char *id)
{
    const struct respondent *people;
    size_t count = assessment ? assessment_respondents(assessment, &people) : 0;
    for (size_t i = 0; i < count; i++)
        if (strcmp(people[i].id, id) == 0)
            return people[i].organisation;
    return NULL;
}

/* Nobody who answers is lost, whatever the other side says. */
static void check_people(struct assessment *const records[SIDES])
{
    for (int side = OURS; side <= THEIRS; side++) {
        const struct respondent *people;
        size_t count = assessment_respondents(records[side], &people);
        for (size_t i = 0; i < count; i++)
            HOLDS(organisation_of(records[RESULT], people[i].id), "nobody is lost");
    }
}

/* ---- keys that are not known ---- */

/* Where a mapping is: keys from the top, parted by blanks. */
static const struct yaml_node *find(const struct yaml_tree *tree, const char *path)
{
    char key[64];
    const struct yaml_node *node = tree ? yaml_tree_root(tree) : NULL;
    for (size_t length; *path; path += length + (path[length] == ' ')) {
        length = strcspn(path, " ");
        snprintf(key, sizeof key, "%.*s", (int)length, path);
        node = strcmp(key, "-") == 0 ? yaml_first(node) : yaml_get(node, key);
    }
    return node;
}

/* Those of one mapping of the file, that are in `of` at least. */
static void check_keys(struct yaml_tree *const trees[SIDES], const char *path, int of)
{
    for (const struct yaml_node *node = yaml_first(find(trees[of], path)); node;
         node = yaml_next(node)) {
        const void *values[SIDES];
        if (strncmp(yaml_key(node), "key", 3) != 0)
            continue;
        for (int side = 0; side < SIDES; side++)
            values[side] = yaml_get(find(trees[side], path), yaml_key(node));
        check_value(values, trees[BASE] != NULL, false, same_node);
    }
}

static struct yaml_tree *written_tree(const struct assessment *assessment)
{
    struct text text = {0};
    struct error error;
    HOLDS(assessment_write(assessment, &text, &error), "a record is written");
    struct yaml_tree *tree = yaml_tree_parse("", text.data, text.length, &error);
    HOLDS(tree != NULL, "what was written is YAML");
    text_free(&text);
    return tree;
}

/* In files of any making the first respondent need not be the same. */
static void check_unknown(struct yaml_tree *const before[SIDES], const struct assessment *result,
                          bool whole)
{
    static const char *const paths[] = {
        "",        "depths",          "instruments",     "findings",     "findings mnr.cap04",
        "answers", "answers mnr.q07", "answers mnr.q17", "respondents -"};
    struct yaml_tree *trees[SIDES];
    memcpy(trees, before, sizeof trees);
    trees[RESULT] = written_tree(result);
    for (size_t i = 0; i < sizeof paths / sizeof *paths - whole; i++)
        for (int side = 0; side < SIDES; side++)
            if (trees[side])
                check_keys(trees, paths[i], side);
    yaml_tree_free(trees[RESULT]);
}

/* ---- one merge ---- */

static void check_words(const struct merge *merge)
{
    for (size_t i = 0; i < merge->count; i++) {
        struct text words[3] = {{0}, {0}, {0}};
        merge_describe(&merge->items[i], &words[0]);
        merge_describe_side(merge, &merge->items[i], MERGE_OURS, &words[1]);
        merge_describe_side(merge, &merge->items[i], MERGE_THEIRS, &words[2]);
        HOLDS(words[0].length, "what differs has a name");
        for (size_t w = 0; w < 3; w++)
            text_free(&words[w]);
    }
}

static void try_merge(struct assessment *records[SIDES], size_t choices, bool whole)
{
    struct yaml_tree *trees[SIDES] = {NULL};
    struct error error;
    for (int side = 0; side < RESULT; side++)
        trees[side] = records[side] ? written_tree(records[side]) : NULL;
    struct merge *merge = merge_new(records[BASE], records[OURS], records[RESULT]);
    HOLDS(merge != NULL, "any two can be compared");
    check_words(merge);
    for (size_t i = 0; i < merge->count; i++)
        if (merge->items[i].conflict)
            merge->items[i].take = choices >> (i % 8) & 1 ? MERGE_OURS : MERGE_THEIRS;
    HOLDS(merge_apply(merge, records[RESULT], &error), "any two can be merged");
    merge_free(merge);
    check_answers(records);
    check_statuses(records);
    check_people(records);
    check_unknown(trees, records[RESULT], whole);
    fuzz_check_round(records[RESULT]);
    for (int side = 0; side < RESULT; side++)
        yaml_tree_free(trees[side]);
}

static struct assessment *read(const struct text *file)
{
    struct problems problems = {0};
    struct assessment *assessment =
        file->length
            ? assessment_parse(fuzz_catalogue(), "fuzz.yaml", file->data, file->length, &problems)
            : NULL;
    problems_free(&problems);
    return assessment;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct text files[3] = {{0}, {0}, {0}};
    struct bytes rest = {bytes, length};
    struct bytes *left = &rest;
    bool whole = length && *bytes == 'm';
    size_t choices = byte(left);
    bool known = choices & 1;
    char *text = fuzz_text(bytes, length);
    if (whole) {
        split(text, files);
    } else {
        make_head(left, files);
        make_answers(left, files);
    }
    struct assessment *records[SIDES] = {
        [BASE] = known || whole ? read(&files[BASE]) : NULL,
        [OURS] = read(&files[OURS]),
        [THEIRS] = read(&files[THEIRS]),
        [RESULT] = read(&files[THEIRS]),
    };
    HOLDS(whole || (records[OURS] && records[THEIRS]), "each choice makes a record");
    if (records[OURS] && records[THEIRS])
        try_merge(records, choices >> 1 ^ length, whole);
    for (int side = 0; side < SIDES; side++)
        assessment_free(records[side]);
    for (size_t i = 0; i < 3; i++)
        text_free(&files[i]);
    free(text);
    return 0;
}
