/* Reading YAML: the tree, the places of things, and everything that is refused. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/yaml_tree.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

static struct yaml_tree *parse(const char *text)
{
    struct error error = {0};
    struct yaml_tree *tree = yaml_tree_parse("t.yaml", text, strlen(text), &error);
    CHECK(tree != NULL, "reading: %s", error.problem);
    CU_ASSERT_PTR_NOT_NULL_FATAL(tree);
    return tree;
}

static const char sample[] = "# a comment\n"
                             "title: \"One\"\n"
                             "plain: NO\n"
                             "list: [\"a\", b]\n"
                             "maps:\n"
                             "  - {id: \"x\"}\n"
                             "  - id: \"y\"\n"
                             "    text: |\n"
                             "      two\n"
                             "      lines\n"
                             "empty:\n"
                             "none: []\n";

static void test_tree(void)
{
    struct yaml_tree *tree = parse(sample);
    const struct yaml_node *root = yaml_tree_root(tree);
    const struct yaml_node *list = yaml_get(root, "list");
    const struct yaml_node *second = yaml_next(yaml_first(yaml_get(root, "maps")));
    CHECK(yaml_is_map(root) && yaml_is_list(list) && yaml_is_scalar(yaml_first(list)), "kinds");
    CHECK_COUNT(root->count, 6, "entries of the top mapping");
    CHECK_TEXT(yaml_text(yaml_get(root, "title")), "One", "a quoted text");
    CHECK_TEXT(yaml_text(yaml_get(root, "plain")), "NO", "NO is a text, not a boolean");
    CHECK(yaml_get(root, "title")->quoted && !yaml_get(root, "plain")->quoted, "quoted or not");
    CHECK_TEXT(yaml_text(yaml_next(yaml_first(list))), "b", "second item");
    CHECK(!yaml_next(yaml_next(yaml_first(list))), "no third item");
    CHECK_TEXT(yaml_text(yaml_get(second, "text")), "two\nlines\n", "a literal block");
    CHECK_TEXT(yaml_key(yaml_get(second, "text")), "text", "the key of a value");
    CHECK_TEXT(yaml_key(second), "", "an item of a list has no key");
    CHECK_TEXT(yaml_text(yaml_get(root, "empty")), "", "nothing is an empty text");
    CHECK(!yaml_first(yaml_get(root, "none")), "an empty list has no first item");
    CHECK_TEXT(yaml_tree_path(tree), "t.yaml", "the path");
    yaml_tree_free(tree);
}

static void test_asking_nothing(void)
{
    struct yaml_tree *tree = parse("a: \"x\"\n");
    const struct yaml_node *scalar = yaml_get(yaml_tree_root(tree), "a");
    CHECK(!yaml_get(yaml_tree_root(tree), "b"), "a key that is not there");
    CHECK(!yaml_get(scalar, "a") && !yaml_first(scalar), "a scalar has nothing inside");
    CHECK_TEXT(yaml_text(yaml_tree_root(tree)), "", "a mapping has no text");
    CHECK(!yaml_get(NULL, "a") && !yaml_first(NULL) && !yaml_next(NULL), "NULL has nothing");
    CHECK(!yaml_is_map(NULL) && !yaml_is_list(NULL) && !yaml_is_scalar(NULL), "NULL is nothing");
    CHECK_TEXT(yaml_text(NULL), "", "text of NULL");
    CHECK_TEXT(yaml_key(NULL), "", "key of NULL");
    yaml_tree_free(tree);
    yaml_tree_free(NULL);
}

static void test_places(void)
{
    static const struct {
        const char *path[3];
        size_t line, column, key_line, key_column;
    } cases[] = {
        {{"title"}, 2, 8, 2, 1},           {{"list"}, 4, 7, 4, 1},
        {{"list", ""}, 4, 8, 0, 0},        {{"maps"}, 6, 3, 5, 1},
        {{"maps", "", "id"}, 6, 10, 6, 6},
    };
    struct yaml_tree *tree = parse(sample);
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct yaml_node *node = yaml_tree_root(tree);
        for (size_t step = 0; step < 3 && cases[i].path[step]; step++)
            node = *cases[i].path[step] ? yaml_get(node, cases[i].path[step]) : yaml_first(node);
        CHECK(node != NULL, "value %zu is there", i);
        if (!node)
            continue;
        CHECK_COUNT(node->line, cases[i].line, "line of value %zu", i);
        CHECK_COUNT(node->column, cases[i].column, "column of value %zu", i);
        CHECK_COUNT(node->key_line, cases[i].key_line, "line of key %zu", i);
        CHECK_COUNT(node->key_column, cases[i].key_column, "column of key %zu", i);
    }
    yaml_tree_free(tree);
}

/* "@" stands where the error must point. */
struct refusal {
    const char *marked;
    const char *message;
};

static void check_refusals(const struct refusal *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct test_marked file = test_marked(cases[i].marked);
        struct error error = {0};
        struct yaml_tree *tree = yaml_tree_parse("t.yaml", file.text, strlen(file.text), &error);
        CHECK(!tree, "refused: %s", cases[i].marked);
        CHECK_HAS(error.problem, cases[i].message, "why %s is refused", cases[i].marked);
        CHECK(!strstr(error.problem, "not valid YAML"), "%s is told of in our words: %s",
              cases[i].marked, error.problem);
        CHECK_COUNT(error.line, file.line, "line of the mistake in %s", cases[i].marked);
        CHECK_COUNT(error.column, file.column, "column of the mistake in %s", cases[i].marked);
        CHECK_COUNT(error.kind, ERROR_SYNTAX, "kind of the mistake in %s", cases[i].marked);
        CHECK_TEXT(error.path, "t.yaml", "path");
        yaml_tree_free(tree);
        free(file.text);
    }
}

static void test_refusals(void)
{
    static const struct refusal cases[] = {
        {"a: @&x \"1\"\n", "anchors and tags are not used"},
        {"a: @&x [1]\n", "anchors and tags are not used"},
        {"a: @&x {b: 1}\n", "anchors and tags are not used"},
        {"@&x a: \"1\"\n", "anchors and tags are not used"},
        {"a: @!!int 1\n", "anchors and tags are not used"},
        {"a: @! \"1\"\n", "anchors and tags are not used"},
        {"a: @!own [1]\n", "anchors and tags are not used"},
        {"@!!str a: 1\n", "anchors and tags are not used"},
        {"a: @*x\n", "aliases are not used"},
        {"a: 1\nb: 2\n@a: 3\n", "the key “a” stands here twice"},
        {"{a: 1, @\"a\": 2}\n", "the key “a” stands here twice"},
        {"l:\n  - x: 1\n    @x: 2\n", "the key “x” stands here twice"},
        {"? @[a]\n: 1\n", "expected a key, found a list or a mapping"},
        {"? @{a: 1}\n: 1\n", "expected a key, found a list or a mapping"},
        {"a: 1\n@---\nb: 2\n", "a second document begins here"},
        {"---\n@---\nb: 2\n", "a second document begins here"},
        {"a: @\"\\0\"\n", "a text with a NUL character in it"},
        {"@\"\\0\": 1\n", "a key with a NUL character in it"},
        {"a: @]\n", "a value is missing here"},
        {"a: b@: c\n", "a colon where there can be none"},
        {"ok: 1\na: \"é@\xFF\"\n", "not UTF-8 from here on"},
        {"a: \"@\xED\xA0\x80\"\n", "not UTF-8 from here on"},
        {"a: \"é@\x01\"\n", "a control character"},
        {"@\xFF\xFE"
         "a",
         "this is UTF-16"},
        {"@\xFE\xFF"
         "a",
         "this is UTF-16"},
    };
    check_refusals(cases, COUNT(cases));
}

/* What people, their editors and version control do to a file: each is told of in words that say
   what to do, at the place where it was done. */
static void test_common_mistakes(void)
{
    static const struct refusal cases[] = {
        /* two versions in one file */
        {"a: \"x\"\n@<<<<<<< HEAD\nb: \"y\"\n=======\nb: \"z\"\n>>>>>>> other\nc: \"d\"\n",
         "conflict markers of a merge in lines 2, 4 and 6:"},
        {"a: |\n  text\n@<<<<<<< HEAD\n  more\n||||||| base\n=======\n  other\n>>>>>>> o\n",
         "conflict markers of a merge in lines 3, 6 and 8:"},
        {"@<<<<<<< a\r\na: 1\r\n=======\r\na: 2\r\n>>>>>>> b\r\n", "in lines 1, 3 and 5:"},
        {"@<<<<<<< a\n=======\na: 2\n>>>>>>> b\n<<<<<<< a\n=======\n>>>>>>> b\n",
         "compare the two (and 1 conflict more)"},
        {"a: 1\nb: 2\na: 3\n@<<<<<<< a\n=======\n>>>>>>> b\n", "conflict markers"},
        /* blanks that are none */
        {"answers:\n@\u00A0\u00A0q:\n", "a blank that is no space (U+00A0)"},
        {"answers:\n  q:\n@\u00A0\u00A0\u00A0\u00A0value: \"x\"\n", "only spaces count in YAML"},
        {"answers:\n  @\u3000q: \"x\"\n", "(U+3000)"},
        {"answers:\n  q:\n    a:@\u00A0\"x\"\n    b: \"x\"\n", "put spaces in its place"},
        {"a: |\n@\u00A0\u00A0text\nb: \"x\"\n", "(U+00A0)"},
        {"a: @\u202F\"x\"\n", "(U+202F)"},
        {"a:\n-@\u00A0\"y\"\n", "(U+00A0)"},
        {"{a: 1, @\u00A0b: 2}\n", "(U+00A0)"},
        {"a: 1\n@\uFEFFb: 2\n", "(U+FEFF)"},
        {"a: 1\n@\u200Bb: 2\n", "(U+200B)"},
        /* tabs */
        {"a:\n@\tb: \"x\"\n", "a tab at the beginning of the line"},
        {"a:\n  b: \"x\"\n  @\tc: \"x\"\n", "a tab at the beginning of the line"},
        {"a: |\n@\ttext\n", "put spaces in its place"},
        {"a:\n@\t- x\n", "a tab"},
        /* backslashes */
        {"a: \"C:@\\Decree\"\nb: \"1\"\n", "a backslash between double quotation marks"},
        {"a: \"C:@\\Users\\x\"\n", "write it twice (C:\\\\Users)"},
        {"a: \"C:@\\xyz\"\n", "between single quotation marks"},
        {"a: \"é@\\ud800\"\n", "a backslash"},
        /* quotation marks */
        {"a: @“yes”\n", "typographic (“ ”)"},
        {"a: @„yes“\n", "put straight ones (\") in their place"},
        {"a: @«oui»\n", "typographic"},
        {"a: @‘yes’\nb: 1\n", "typographic"},
        {"@“a”: \"x\"\n", "typographic"},
        {"- @“x”\n", "typographic"},
        {"a: @“Norway: 2026”\nb: \"y\"\n", "typographic"},
        {"a: [@「x」]\n", "typographic"},
        {"a: @\"x\nb: 1\n", "the quotation mark that opens here is not closed"},
        {"a: @'x\nb: 1\n---\n", "is not closed"},
        {"a: 1\nb: @\"x\nc: \"y\"\nd: \"z\"\n",
         "opens here is closed only in line 3; is one missing"},
        {"a: @'It's here'\n", "for a quotation mark inside a text write"},
        {"a: @\"He said \"yes\" there\"\n", "ends with its next quotation mark"},
        {"a: {b: @\"x, c: \"2024\"}\n", "more stands behind that (column 16)"},
        /* lines and brackets */
        {"a: 1\n@b\nc: 2\n", ""},
        {"a: \"x\"\n   @b: \"y\"\n", "under the lines that it belongs to"},
        {"a:\n  b: \"y\"\n @c: \"z\"\n", "under the lines that it belongs to"},
        {"a: @{b: \"x\"\nc: \"y\"\n", "the brace that opens here is not closed"},
        {"a: @[\"x\"\nc: \"y\"\n", "the bracket that opens here is not closed"},
        {"a: @- b\n", "begins on a line of its own"},
        {"- a\n@b: c\n", "an item of a list begins with"},
        {"a: @% x\n", "needs quotation marks"},
        {"a: @`x\n", "needs quotation marks"},
        {"a: @& x\n", "needs quotation marks"},
        {"a: @!<x\n", "needs quotation marks"},
        {"@%x\na: b\n", "a directive"},
        {"a: |@x\n  b\n", "begins on the next line"},
        {"@\"a\" \"b\"\n", "more stands behind that"},
    };
    check_refusals(cases, COUNT(cases));
}

/* The same characters where they are meant. */
static void test_no_mistakes(void)
{
    static const char *const files[] = {
        "a: \"\u00A0x\"\n",       "a: |\n  \u00A0text :\u00A0more\n",
        "\"\u00A0a\": 1\n",       "a: \"“yes”\"\n",
        "a: «Décret» du 5 mai\n", "a: “\n",
        "a: x\u00A0y\n",          "a:\t\"x\"\n",
        "a: 'C:\\Users'\n",       "a: |\n  <<<<<<< HEAD\n  =======\n  >>>>>>> other\n",
    };
    for (size_t i = 0; i < COUNT(files); i++)
        yaml_tree_free(parse(files[i]));
}

static void test_nul_byte(void)
{
    static const char bytes[] = "a: 1\nb: \0 2\n";
    struct error error = {0};
    CHECK(!yaml_tree_parse("t.yaml", bytes, sizeof bytes - 1, &error), "a NUL byte is refused");
    CHECK_HAS(error.problem, "a NUL byte", "why");
    CHECK(error.line == 2 && error.column == 4, "at %zu:%zu", error.line, error.column);
}

static void test_nothing_in_it(void)
{
    static const char *const empty[] = {"", "\n\n", "# only a comment\n", "\xEF\xBB\xBF"};
    for (size_t i = 0; i < COUNT(empty); i++) {
        struct yaml_tree *tree = parse(empty[i]);
        CHECK(!yaml_tree_root(tree), "no top node in empty file %zu", i);
        yaml_tree_free(tree);
    }
}

static void test_foreign_editors(void)
{
    static const char *const files[] = {
        "\xEF\xBB\xBFk: \"1\"\nl: \"2\"\n",
        "k: \"1\"\r\nl: \"2\"\r\n",
        "---\nk: \"1\"\nl: \"2\"\n...\n",
        "%YAML 1.2\n---\nk: \"1\"\nl: \"2\"\n",
        "k: \"1\"\nl: \"2\"",
    };
    for (size_t i = 0; i < COUNT(files); i++) {
        struct yaml_tree *tree = parse(files[i]);
        const struct yaml_node *root = yaml_tree_root(tree);
        CHECK_TEXT(yaml_text(yaml_get(root, "k")), "1", "first value of file %zu", i);
        CHECK_TEXT(yaml_text(yaml_get(root, "l")), "2", "second value of file %zu", i);
        yaml_tree_free(tree);
    }
}

/* ---- limits ---- */

static void repeat(struct text *text, const char *piece, size_t times)
{
    for (size_t i = 0; i < times; i++)
        text_append(text, piece);
}

static void expect_refused(struct text *text, const char *message)
{
    struct error error = {0};
    struct yaml_tree *tree = yaml_tree_parse("t.yaml", text->data, text->length, &error);
    CHECK(!tree, "refused: %s", message);
    CHECK_HAS(error.problem, message, "why");
    yaml_tree_free(tree);
    text_free(text);
}

static void test_depth(void)
{
    struct text text = {0};
    repeat(&text, "[", LIMIT_LEVELS);
    repeat(&text, "]", LIMIT_LEVELS);
    yaml_tree_free(parse(text.data));
    text_free(&text);
    repeat(&text, "[", LIMIT_LEVELS + 1);
    repeat(&text, "]", LIMIT_LEVELS + 1);
    expect_refused(&text, "nested too deeply");
    repeat(&text, "- ", LIMIT_LEVELS + 1);
    expect_refused(&text, "nested too deeply");
    repeat(&text, "[{", LIMIT_LEVELS);
    expect_refused(&text, "expected a key, found a list or a mapping");
}

/* Lists and mappings in each other cost libyaml quadratic time: 80 KB of "[" nine seconds, if it
   is let. However they are written, what is refused is the first level too many: libyaml reads on
   only as far as it must to tell of that one. */
static void test_hostile_nesting(void)
{
    static const char *const pieces[] = {"[",   "{a: ",   "[\n",    "[ ",    "[#\n", "[\"x\", ",
                                         "[a,", "{? a: ", "[{a: [", "[\n\n", "[\t"};
    for (size_t i = 0; i < COUNT(pieces); i++) {
        struct text text = {0};
        repeat(&text, pieces[i], 200000);
        struct error error;
        struct yaml_tree *tree = yaml_tree_parse("hostile", text.data, text.length, &error);
        CHECK(!tree, "“%s” again and again is refused", pieces[i]);
        CHECK_HAS(error.problem, "nested too deeply", "“%s”", pieces[i]);
        size_t first_too_many = (LIMIT_LEVELS + 1) * strlen(pieces[i]);
        CHECK(error.line <= first_too_many && error.column <= first_too_many,
              "“%s” is refused at %zu:%zu", pieces[i], error.line, error.column);
        yaml_tree_free(tree);
        text_free(&text);
    }
}

static void test_entries(void)
{
    struct text text = {0};
    for (int i = 0; i < LIMIT_ENTRIES; i++)
        text_append_format(&text, "k%d: 1\n", i);
    struct yaml_tree *tree = parse(text.data);
    CHECK_COUNT(yaml_tree_root(tree)->count, LIMIT_ENTRIES, "as many entries as allowed");
    yaml_tree_free(tree);
    text_append(&text, "more: 1\n");
    expect_refused(&text, "more than 5000 entries in one mapping");
    text_append(&text, "[");
    repeat(&text, "1,", LIMIT_NODES + 1);
    expect_refused(&text, "more than 500000 entries in one file");
}

static void test_size(void)
{
    struct text text = {0};
    repeat(&text, "# sixteen bytes\n", LIMIT_FILE_BYTES / 16);
    struct yaml_tree *tree = parse(text.data);
    CHECK(!yaml_tree_root(tree), "as large as allowed");
    yaml_tree_free(tree);
    text_append(&text, "\n");
    expect_refused(&text, "larger than 16 MiB");
}

/* Brackets in texts are no nesting, however many are open there. */
static void test_brackets_in_text(void)
{
    static const char *const before[] = {"note: |\n  ", "note: \"", "note: '", "note: x",
                                         "note: >\n  ", "# ",       "\"x"};
    static const char *const after[] = {"\n", "\"\n", "'\n", "\n", "\n", "\n", "\": 1\n"};
    for (size_t i = 0; i < COUNT(before); i++) {
        struct text text = {0};
        text_append(&text, before[i]);
        repeat(&text, "[{", i == COUNT(before) - 1 ? 400 : 30000);
        text_append_format(&text, "%snext: \"x\"\n", after[i]);
        struct yaml_tree *tree = parse(text.data);
        CHECK_TEXT(yaml_text(yaml_get(yaml_tree_root(tree), "next")), "x", "what follows “%s”",
                   before[i]);
        yaml_tree_free(tree);
        text_free(&text);
    }
}

/* ---- stored trees ---- */

static bool same(const struct yaml_node *one, const struct yaml_node *other)
{
    if (one->kind != other->kind || one->quoted != other->quoted || one->line != other->line ||
        one->column != other->column || one->key_line != other->key_line ||
        one->count != other->count || strcmp(yaml_key(one), yaml_key(other)) != 0 ||
        strcmp(yaml_text(one), yaml_text(other)) != 0)
        return false;
    const struct yaml_node *left = yaml_first(one);
    const struct yaml_node *right = yaml_first(other);
    for (; left && right; left = yaml_next(left), right = yaml_next(right))
        if (!same(left, right))
            return false;
    return !left && !right;
}

static void test_thaw(void)
{
    size_t size;
    struct yaml_tree *tree = parse(sample);
    const void *bytes = yaml_tree_bytes(tree, &size);
    void *stored = malloc(size);
    if (stored)
        memcpy(stored, bytes, size);
    struct yaml_tree *thawed = yaml_tree_thaw("elsewhere.yaml", stored, size);
    CU_ASSERT_PTR_NOT_NULL_FATAL(thawed);
    CHECK(same(yaml_tree_root(tree), yaml_tree_root(thawed)), "same kinds, texts, keys and places");
    CHECK_TEXT(yaml_tree_path(thawed), "elsewhere.yaml", "its own path");
    yaml_tree_free(tree);
    CHECK_TEXT(yaml_text(yaml_get(yaml_tree_root(thawed), "plain")), "NO",
               "a text after the first tree has gone");
    yaml_tree_free(thawed);
    free(stored);
}

static void test_types(void)
{
    static const struct {
        const char *plain, *quoted;
        bool same;
    } cases[] = {
        {"a: ....t", "a: '....t'", true},  {"a: -ink\tx", "a: \"-ink\\tx\"", true},
        {"a: --1", "a: '--1'", true},      {"a: 1", "a: '1'", false},
        {"a: -.inf", "a: '-.inf'", false}, {"a: 2026-11-21", "a: '2026-11-21'", false},
        {"a: No", "a: 'No'", false},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct yaml_tree *plain = parse(cases[i].plain);
        struct yaml_tree *quoted = parse(cases[i].quoted);
        CHECK(yaml_equal(yaml_tree_root(plain), yaml_tree_root(quoted), true) == cases[i].same,
              "%s and %s", cases[i].plain, cases[i].quoted);
        yaml_tree_free(plain);
        yaml_tree_free(quoted);
    }
}

void yaml_tree_suite(void)
{
    static CU_TestInfo tests[] = {
        {"quotation marks tell texts from numbers, and nothing else apart", test_types},
        {"a file becomes a tree of texts, lists and mappings", test_tree},
        {"asking for what is not there gives nothing", test_asking_nothing},
        {"every value and key knows its line and column", test_places},
        {"what is not used in our files is refused, with its place", test_refusals},
        {"common mistakes are told of where they were made", test_common_mistakes},
        {"the same characters are no mistakes where they are meant", test_no_mistakes},
        {"a NUL byte is refused, with its place", test_nul_byte},
        {"a file with nothing in it has no top node", test_nothing_in_it},
        {"byte order mark, CRLF and document marks do no harm", test_foreign_editors},
        {"nesting is limited", test_depth},
        {"hostile nesting costs no time", test_hostile_nesting},
        {"the entries of one mapping and of a file are limited", test_entries},
        {"the size of a file is limited", test_size},
        {"brackets in a text are no nesting", test_brackets_in_text},
        {"a stored tree is the parsed tree", test_thaw},
        CU_TEST_INFO_NULL,
    };
    test_register("yaml_tree", tests);
}
