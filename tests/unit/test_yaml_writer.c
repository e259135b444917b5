/* Writing YAML: what it looks like, and that every text comes back as it was. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/yaml_tree.h"
#include "core/base/yaml_writer.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

static struct yaml_writer *begin(struct text *out)
{
    struct yaml_writer *writer = yaml_writer_new(out);
    CU_ASSERT_PTR_NOT_NULL_FATAL(writer);
    return writer;
}

static void finish(struct yaml_writer *writer)
{
    struct error error = {0};
    CHECK(yaml_writer_finish(writer, &error), "finishing: %s", error.problem);
}

static void test_looks(void)
{
    struct text out = {0};
    struct yaml_writer *writer = begin(&out);
    yaml_write_map(writer);
    yaml_write_entry(writer, "country", "NO");
    yaml_write_entry(writer, "left-out", NULL);
    yaml_write_key(writer, "revision");
    yaml_write_plain(writer, "12");
    yaml_write_key(writer, "values");
    yaml_write_flow_list(writer);
    yaml_write_string(writer, "a");
    yaml_write_string(writer, "b");
    yaml_write_end(writer);
    yaml_write_key(writer, "people");
    yaml_write_list(writer);
    yaml_write_flow_map(writer);
    yaml_write_entry(writer, "id", "moj");
    yaml_write_end(writer);
    yaml_write_end(writer);
    yaml_write_entry(writer, "note", "one\ntwo\n");
    yaml_write_entry(writer, "empty", "");
    yaml_write_end(writer);
    finish(writer);
    CHECK_TEXT(out.data,
               "country: \"NO\"\nrevision: 12\nvalues: [\"a\", \"b\"]\npeople:\n- {id: \"moj\"}\n"
               "note: |\n  one\n  two\nempty: \"\"\n",
               "strings quoted, numbers plain, lines as a literal block");
    text_free(&out);
}

/* Writes `string` under a key, as an item of a flow list, and in a flow mapping; reads it back. */
static bool comes_back(const char *string)
{
    struct text out = {0};
    struct yaml_writer *writer = begin(&out);
    yaml_write_map(writer);
    yaml_write_entry(writer, "a", string);
    yaml_write_key(writer, "b");
    yaml_write_flow_list(writer);
    yaml_write_string(writer, string);
    yaml_write_flow_map(writer);
    yaml_write_entry(writer, "c", string);
    yaml_write_end(writer);
    yaml_write_end(writer);
    yaml_write_entry(writer, "d", "last");
    yaml_write_end(writer);
    finish(writer);
    struct error error = {0};
    struct yaml_tree *tree = yaml_tree_parse("t", out.data, out.length, &error);
    const struct yaml_node *root = tree ? yaml_tree_root(tree) : NULL;
    const struct yaml_node *item = yaml_first(yaml_get(root, "b"));
    bool same = strcmp(yaml_text(yaml_get(root, "a")), string) == 0 &&
                strcmp(yaml_text(item), string) == 0 &&
                strcmp(yaml_text(yaml_get(yaml_next(item), "c")), string) == 0 &&
                strcmp(yaml_text(yaml_get(root, "d")), "last") == 0 && item->quoted;
    yaml_tree_free(tree);
    text_free(&out);
    return same;
}

static void test_texts_come_back(void)
{
    static const char *const texts[] = {
        "",
        " ",
        "\n",
        "\n\n\n",
        "  \n  ",
        "yes",
        "NO",
        "null",
        "~",
        "1e3",
        "0x1F",
        "2026-11-21",
        "12:30",
        "true",
        ".inf",
        "- item",
        "key: value",
        "# no comment",
        "\"quoted\"",
        "it's",
        "a\\b",
        "tab\there",
        "\t",
        "trailing  ",
        "  leading",
        "trailing \nlines \n",
        "\nfirst line empty",
        "last lines empty\n\n\n",
        "  indented\nless",
        "%TAG",
        "@at",
        "`tick`",
        "[1, 2]",
        "{a: b}",
        "*alias",
        "&anchor",
        "!tag",
        "|",
        ">",
        "? x",
        "---",
        "...",
        "---\nx\n",
        "...\nx",
        "a\r\nb",
        "a\rb",
        "\x7F",
        "\x01\x1B[0m",
        "é 中文 عربي ไทย",
        "नमस्ते\nदुनिया\n",
        "😀 emoji",
        "👨‍👩‍👧\nlines\n",
        "NEL\xC2\x85 and\nLS\u2028PS\u2029\n",
        "\uFEFFmark",
        "no\u00A0break",
        "\uFFFE\uFFFF",
        "\U0010FFFF",
        "x\n\ty",
        "x\n \n y\n",
        "a: |\n  b\n",
    };
    for (size_t i = 0; i < COUNT(texts); i++)
        CHECK(comes_back(texts[i]), "“%s” comes back as it was (text %zu)", texts[i], i);
}

/* Any mixture of what is difficult alone; the same mixtures in every run. */
static void test_mixtures_come_back(void)
{
    static const char *const pieces[] = {"\n", "\n", " ",  "  ",     "a",        "word", "\t", ":",
                                         "#",  "- ", "\"", "\\",     "'",        "é",    "😀",  "\r",
                                         "[",  "}",  ",",  "\u2028", "\xC2\x85", "0",    "|",  "%"};
    unsigned int seed = 20261121;
    for (unsigned int i = 0; i < 3000; i++) {
        struct text mixture = {0};
        size_t length = 1 + i % 12;
        for (size_t j = 0; j < length; j++) {
            seed = seed * 1103515245u + 12345u;
            text_append(&mixture, pieces[(seed >> 16) % COUNT(pieces)]);
        }
        bool same = CHECK(comes_back(mixture.data), "mixture %u, “%s”, comes back as it was", i,
                          mixture.data);
        text_free(&mixture);
        if (!same)
            return;
    }
}

static void test_long_lines(void)
{
    struct text line = {0};
    for (int i = 0; i < 3000; i++)
        text_append(&line, "words and words ");
    text_append(&line, "end");
    struct text out = {0};
    struct yaml_writer *writer = begin(&out);
    yaml_write_string(writer, line.data);
    finish(writer);
    CHECK(strchr(out.data, '\n') == out.data + out.length - 1, "a long line is not folded");
    CHECK(comes_back(line.data), "a long line comes back");
    text_free(&out);
    text_free(&line);
}

/* ---- copies of subtrees ---- */

static void copy_and_compare(const char *yaml)
{
    struct error error = {0};
    struct yaml_tree *tree = yaml_tree_parse("t", yaml, strlen(yaml), &error);
    CU_ASSERT_PTR_NOT_NULL_FATAL(tree);
    struct text once = {0};
    struct text twice = {0};
    struct yaml_writer *writer = begin(&once);
    yaml_write_node(writer, yaml_tree_root(tree));
    finish(writer);
    struct yaml_tree *copy = yaml_tree_parse("t", once.data, once.length, &error);
    if (CHECK(copy != NULL, "the copy “%s” can be read: %s", once.data, error.problem)) {
        writer = begin(&twice);
        yaml_write_node(writer, yaml_tree_root(copy));
        finish(writer);
        CHECK_TEXT(twice.data, once.data, "a copy of a copy");
        const struct yaml_node *left = yaml_first(yaml_tree_root(tree));
        const struct yaml_node *right = yaml_first(yaml_tree_root(copy));
        for (; left && right; left = yaml_next(left), right = yaml_next(right))
            CHECK(strcmp(yaml_text(left), yaml_text(right)) == 0 &&
                      strcmp(yaml_key(left), yaml_key(right)) == 0 && left->quoted == right->quoted,
                  "%s of “%s” as it was", yaml_key(left), yaml);
        CHECK(!left && !right, "nothing lost, nothing added in “%s”", yaml);
    }
    yaml_tree_free(copy);
    yaml_tree_free(tree);
    text_free(&once);
    text_free(&twice);
}

static void test_copies(void)
{
    static const char *const files[] = {
        "a: 1\nb: \"1\"\nc: true\nd: plain words\n",
        "a: [1, {b: [\"x\"]}]\nc: {}\nd: []\n",
        "text: |\n  two\n  lines\nmore: \"x\"\n",
        "nothing:\nnull: ~\nnext: \"x\"\n",
        "\"key: with colon\": \"x\"\n\"# hash\": \"y\"\n\"\": \"z\"\n",
        "\"a key\\nof two lines\": \"x\"\n",
    };
    for (size_t i = 0; i < COUNT(files); i++)
        copy_and_compare(files[i]);
}

/* In block style a plain text may have commas and brackets in it, on one line it may not. */
static void test_plain_in_flow(void)
{
    struct error error = {0};
    const char *yaml = "shelf: rooms 1, 2 [left]\nnothing:\n\"odd: key\": x\n";
    struct yaml_tree *tree = yaml_tree_parse("t", yaml, strlen(yaml), &error);
    CU_ASSERT_PTR_NOT_NULL_FATAL(tree);
    struct text out = {0};
    struct yaml_writer *writer = begin(&out);
    yaml_write_flow_map(writer);
    for (const struct yaml_node *node = yaml_first(yaml_tree_root(tree)); node;
         node = yaml_next(node)) {
        yaml_write_key(writer, yaml_key(node));
        yaml_write_node(writer, node);
    }
    yaml_write_end(writer);
    finish(writer);
    struct yaml_tree *copy = yaml_tree_parse("t", out.data, out.length, &error);
    CHECK(copy != NULL, "“%s” can be read: %s", out.data, error.problem);
    const struct yaml_node *root = copy ? yaml_tree_root(copy) : NULL;
    CHECK_TEXT(yaml_text(yaml_get(root, "shelf")), "rooms 1, 2 [left]", "a plain text");
    CHECK_TEXT(yaml_text(yaml_get(root, "odd: key")), "x", "under an odd key");
    CHECK_TEXT(yaml_text(yaml_get(root, "nothing")), "null", "nothing is not an empty text");
    CHECK(copy && !yaml_get(root, "nothing")->quoted, "nothing is no text at all");
    yaml_tree_free(copy);
    yaml_tree_free(tree);
    text_free(&out);
}

static void test_mistakes(void)
{
    struct error error = {0};
    struct text out = {0};
    struct yaml_writer *writer = begin(&out);
    yaml_write_map(writer);
    CHECK(!yaml_writer_finish(writer, &error), "a mapping left open is reported");
    writer = begin(&out);
    yaml_write_end(writer);
    CHECK(!yaml_writer_finish(writer, &error), "an end too many is reported");
    CHECK(!yaml_writer_finish(NULL, &error), "no writer is reported");
    CHECK_COUNT(error.kind, ERROR_MEMORY, "as no memory");
    text_free(&out);
    out.failed = true;
    writer = begin(&out);
    yaml_write_string(writer, "x");
    CHECK(!yaml_writer_finish(writer, &error), "a buffer without memory is reported");
    text_free(&out);
}

void yaml_writer_suite(void)
{
    static CU_TestInfo tests[] = {
        {"strings are quoted, lists of words and sources stand on one line", test_looks},
        {"every text comes back as it was typed", test_texts_come_back},
        {"mixtures of white space, quotes and marks come back", test_mixtures_come_back},
        {"long lines are not folded", test_long_lines},
        {"what is not known is copied as it was", test_copies},
        {"a plain text stays readable when it moves onto one line", test_plain_in_flow},
        {"a document that is not whole is not called written", test_mistakes},
        CU_TEST_INFO_NULL,
    };
    test_register("yaml_writer", tests);
}
