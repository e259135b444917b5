/* Nothing that a person writes can become a heading, a list, a link, a tag, a command or a cell, in
   whatever format: with hostile words a report has the structure that it has with plain ones. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmark.h>

#include "core/catalogue/content.h"
#include "export/document/html.h"
#include "export/document/latex.h"
#include "export/document/markdown.h"
#include "export/document/tree.h"
#include "export/report/json.h"
#include "export/report/report.h"
#include "tests/unit/reports.h"
#include "tests/unit/structure.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

static const char *const hostile[] = {
    "# A heading",
    "A heading\n===",
    "A heading\n---",
    "- item\n- item",
    "  * item\n\t+ item",
    "1. item\n2) item\n(1) item\na. item\niv) item\n(@) item",
    "(1) item\n(2) item",
    "a. item\nb. item",
    "iv) item\nv) item",
    "(@) item\n(@) item",
    "1234567890. item",
    "    code",
    "\tcode",
    "~~~\ncode\n~~~",
    "```\ncode\n```",
    "`code` ``code``",
    "> quote",
    "| a | b |\n|---|---|\n| c | d |",
    "a | b\n:-- | --:",
    "***\n---\n___",
    "[link](https://example.org) ![image](x.png) [ref][1]\n\n[1]: https://example.org",
    "<https://example.org> <me@example.org>",
    "https://example.org http://example.org www.example.org ftp://example.org me@example.org",
    "mailto:me@example.org",
    "<b>tag</b> <!-- comment --> <script>alert(1)</script> <details>",
    "&lt;b&gt; &#60;b&#62; &amp; &copy;",
    "[^1]\n\n[^1]: footnote ^[inline]",
    "*em* _em_ **strong** __strong__ ~~gone~~ ~sub~ ^sup^ $x^2$ :smile: ::: note",
    "term\n: definition",
    "{#id .class} \\begin{x} \\",
    "line one  \nline two\\\nline three\r\nline four\rline five",
    "\x1b[31mred\x1b[0m \u202Edesrever\u202C \xC2\x9B",
    "|",
    "\n\n\n",
    "Ends in blanks   ",
    "</p></main><h1>x</h1><img src=x onerror=alert(1)> \" onclick=\"x <!-- ]]> <svg/onload=x>",
    "\\input{/etc/passwd} \\write18{ls} $$x$$ %comment\n\\section{x} & \\\\ # _ ^^41 {\\bf x",
    "}}}\\end{document} \\end{quote} [x] *y* ``q'' -- --- !` ?` << >> ,, ~",
    "-----BEGIN PGP MESSAGE-----\n\n-----END-----",
    "zero\u200bwidth \u200f\u200e\u2066x\u2069 \u2028 \u2029 \ufeff soft\u00adhyphen",
    "\"}], \"forged\": [{\"id\": \"x\\u0000\"",
    "عربي \"<b>\" ICMEC 12 \\foo{ & | עברית 日本語 देवनागरी",
    "“عربي” ” “ <bdi>",
    "a\tb\t| c\x0b\x0c\x07",
    "\uFDD0    # one \uFDD1\uFDD1| two\uFDD0\uFDD0",
    "\uFDD1\n\n    \uFDD0    code\n1. \uFDD0- x עברית",
    "Term<br/>*[HTML]: x\n\n[^a]: b\n    c",
    "@user #1 GH-1 a1b2c3d !include(x) [[wiki]] {{ x }} <?php ?> <% %> ${x} `whoami`",
};

/* Puts `words` into whatever of the answer a person writes. */
static void write_answer(struct assessment *assessment, const struct question *question,
                         const char *words)
{
    struct answer draft;
    answer_copy(&draft, assessment_answer(assessment, question));
    answer_replace(&draft.note, words);
    draft.sources = draft.sources ? draft.sources : calloc(1, sizeof *draft.sources);
    draft.source_count = draft.source_count ? draft.source_count : 1;
    answer_replace(&draft.sources[0].title, words);
    answer_replace(&draft.sources[0].held, words);
    if (draft.state == ANSWER_NOT_APPLICABLE)
        answer_replace(&draft.reason, words);
    else if (question->kind == KIND_TEXT && draft.state == ANSWER_ANSWERED && draft.value)
        answer_replace(&draft.value, words);
    else if (question->kind == KIND_CONTACT && draft.value_count)
        answer_replace(&draft.values[0], words);
    else if (question->kind == KIND_YEAR && draft.value_count > 1)
        answer_replace(&draft.values[1], words);
    set_answer(assessment, question, &draft);
    answer_free(&draft);
}

/* Puts `words` wherever a person can write. */
static void write_everywhere(struct assessment *assessment, const char *words)
{
    struct error error = {0};
    const struct catalogue *catalogue = assessment_catalogue(assessment);
    CHECK(assessment_set_title(assessment, words, &error), "title: %s", error.problem);
    CHECK(assessment_set_override(assessment, test_capability(catalogue, "mnr.cap01"), "partly",
                                  words, &error),
          "reason: %s", error.problem);
    CHECK(assessment_add_respondent(assessment, "forger", words, &error), "%s", error.problem);
    CHECK(assessment_set_speaker(assessment, "forger", &error), "%s", error.problem);
    for (size_t i = 0; i < catalogue->question_count; i++)
        write_answer(assessment, catalogue->questions[i], words);
}

static struct assessment *filled_with(const char *words)
{
    struct assessment *assessment = practice();
    test_answer(assessment, "mnr.q06=good-practice,other; mnr.q55=children,other");
    write_everywhere(assessment, words);
    struct answer draft;
    const struct question *described = test_question(test_survey(), "mnr.q55");
    answer_copy(&draft, assessment_answer(assessment, described));
    answer_replace(&draft.value, words);
    set_answer(assessment, described, &draft);
    answer_free(&draft);
    return assessment;
}

/* ---- in every format ---- */

enum { FORMATS = 4 };
static const char *const names[FORMATS] = {"Markdown", "HTML", "LaTeX", "JSON"};

/* What a report is made of in each format, with hostile words left out. */
struct faces {
    char *structures[FORMATS];
};

/* What may stand in no format whatever was written: terminal escapes, changes of direction. */
static void check_harmless(const char *text, const char *name)
{
    static const char *const harmful[] = {"\x1b", "\x07", "\u202e", "\u2066", "\u2028", "\xc2\x9b"};
    for (size_t i = 0; i < COUNT(harmful); i++)
        check_lacks(text, harmful[i], name);
}

static struct faces faces_of(const struct assessment *assessment)
{
    static char *(*const structure_of[FORMATS])(const char *text) = {
        structure_of_markdown, structure_of_html, structure_of_latex, structure_of_json};
    struct error error = {0};
    struct faces faces;
    struct test_view view = test_view(assessment);
    struct report_input input = {.findings = view.findings,
                                 .advice = view.advice,
                                 .date = "2026-11-21",
                                 .digest = DIGEST,
                                 .format = "markdown",
                                 .full = true};
    cmark_node *document = report_new(&input, &error);
    char *texts[FORMATS] = {markdown_write(document, &error), html_write(document, &error),
                            render_latex(document, &error), report_json(&input, document, &error)};
    for (size_t i = 0; i < FORMATS; i++) {
        check_harmless(needed(texts[i]), names[i]);
        faces.structures[i] = structure_of[i](texts[i]);
        free(texts[i]);
    }
    tree_free(document);
    test_view_free(&view);
    return faces;
}

static void free_faces(struct faces *faces)
{
    for (size_t i = 0; i < FORMATS; i++)
        free(faces->structures[i]);
}

static void check_same(const char *actual, const char *expected, const char *name,
                       const char *words)
{
    size_t at = 0;
    while (actual[at] && actual[at] == expected[at])
        at++;
    CHECK(actual[at] == expected[at], "%s, with “%s”: “%.60s” and not “%.60s”", name, words,
          actual + at, expected + at);
}

static void check_words(const char *words, const struct faces *expected)
{
    struct assessment *assessment = filled_with(words);
    struct faces faces = faces_of(assessment);
    for (size_t i = 0; i < FORMATS; i++)
        check_same(faces.structures[i], expected->structures[i], names[i], words);
    free_faces(&faces);
    assessment_free(assessment);
}

static struct faces plain_faces(void)
{
    struct assessment *assessment = filled_with("Plain words.");
    struct faces faces = faces_of(assessment);
    for (size_t i = 0; i < FORMATS; i++)
        check_lacks(faces.structures[i], "!", names[i]);
    check_lacks(faces.structures[0], "link", names[0]);
    assessment_free(assessment);
    return faces;
}

/* First, between words, and after a blank line. */
static void test_by_hand(void)
{
    struct faces expected = plain_faces();
    for (size_t i = 0; i < COUNT(hostile); i++) {
        struct text words = {0};
        const char *first = text_is_blank(hostile[i]) ? "x" : hostile[i];
        text_append_format(&words, "%s\nWords.\n%s\nWords.\n\n%s", first, hostile[i], hostile[i]);
        check_words(words.data, &expected);
        text_free(&words);
    }
    free_faces(&expected);
}

/* The same numbers on every machine and in every run. */
static size_t next_random(unsigned int *state, size_t below)
{
    *state = *state * 1103515245U + 12345U;
    return (*state >> 16) % below;
}

/* Pieces of markup thrown together. */
static void append_random(struct text *out, unsigned int *state)
{
    static const char *const pieces[] = {
        "#",    " ",      "    ",   "\t",    "\n",       "\n\n",  "-", "*",   "_",   "`",
        "```",  "~~~",    ">",      "<",     "&",        "&lt;",  "|", "---", "===", "1.",
        "a)",   "[",      "](x)",   "!",     "\\",       "{",     "}", "$",   "%",   "^",
        "\"",   "'",      "//",     ":",     "www.",     "x.org", "@", "<b>", "-->", "\\begin{x}",
        "word", "\u200b", "\u202e", "\x1b[", "\xd7\x90", "ب",     "“", "”",   "::",  "(1)",
    };
    text_append(out, "x");
    for (size_t i = 0; i < 40; i++)
        text_append(out, pieces[next_random(state, COUNT(pieces))]);
}

static void test_at_random(void)
{
    struct faces expected = plain_faces();
    unsigned int state = 20261121;
    for (size_t i = 0; i < 12; i++) {
        struct text words = {0};
        append_random(&words, &state);
        check_words(words.data, &expected);
        text_free(&words);
    }
    free_faces(&expected);
}

/* All three questionnaires, with the cells and facts that the law and the treaties bring. */
static struct assessment *all_filled_with(const char *words)
{
    struct assessment *assessment = test_assessment(test_all());
    test_answer_all(assessment, SPIRIT_IN_PLACE);
    write_everywhere(assessment, words);
    return assessment;
}

static void test_everywhere(void)
{
    struct text words = {0};
    struct assessment *assessment = all_filled_with("Plain words.");
    struct faces expected = faces_of(assessment);
    assessment_free(assessment);
    for (size_t i = 0; i < COUNT(hostile); i++)
        text_append_format(&words, "%s\n\n", hostile[i]);
    assessment = all_filled_with(words.data);
    struct faces faces = faces_of(assessment);
    for (size_t i = 0; i < FORMATS; i++)
        check_same(faces.structures[i], expected.structures[i], names[i], "all of them at once");
    free_faces(&faces);
    free_faces(&expected);
    text_free(&words);
    assessment_free(assessment);
}

/* The scans themselves: each sees what it is to see. */
static void test_scans(void)
{
    char *structure = structure_of_html("<html lang=\"en\"><p>a<i>b</i>&x;<style></style></html>");
    CHECK_HAS(structure, "<i>", "a tag");
    CHECK_HAS(structure, "!&x;", "a bare ampersand");
    free(structure);
    structure = structure_of_latex("x\n\\title{a\\input{b} \\{ 1% {[}}");
    CHECK_TEXT(structure, "\\title{\\input{}!% {[}}}", "commands");
    free(structure);
    structure = structure_of_markdown("# a\n\n- b | c\n");
    CHECK_TEXT(structure, " document heading1 list item paragraph|", "blocks and bars");
    free(structure);
    structure = structure_of_json("{\"a\": [\"b\"]} x");
    CHECK_TEXT(structure, "!no JSON", "something after the end");
    free(structure);
}

/* The words themselves come through: read back, a quotation says what was written. */
static void test_words_survive(void)
{
    static const char words[] =
        "1. *Stars*, _bars_ | pipes ~ tildes < & > \\ # $ ^ @ {x} [y]! https://e.org";
    cmark_node *document = tree_new();
    struct error error = {0};
    tree_quote(document, words);
    char *markdown = markdown_write(document, &error);
    cmark_node *read = cmark_parse_document(markdown, strlen(markdown), CMARK_OPT_DEFAULT);
    cmark_consolidate_text_nodes(read);
    cmark_node *paragraph = cmark_node_first_child(cmark_node_first_child(read));
    CHECK_TEXT(cmark_node_get_literal(cmark_node_first_child(paragraph)), words, "read back");
    cmark_node_free(read);
    tree_free(document);
    free(markdown);
}

/* ---- a second reader ---- */

static char *pandoc(const char *format, const char *markdown)
{
    char folder[64];
    char command[512];
    test_folder(folder);
    char *in = test_path(folder, "report.md");
    char *out = test_path(folder, "report.html");
    test_write_file(in, markdown);
    snprintf(command, sizeof command, "pandoc -f %s -t html %s -o %s", format, in, out);
    CHECK_COUNT(system(command), 0, "%s", command); /* NOLINT(cert-env33-c): nobody's words in it */
    char *html = test_read_file(out);
    test_folder_remove(folder);
    free(in);
    free(out);
    return html;
}

static void check_pandoc(const char *format, const char *markdown, size_t tables)
{
    static const char *const foreign[] = {"<a ",     "<img", "<pre", "<code",   "<dl",
                                          "<del",    "<sub", "<sup", "<span",   "<div",
                                          "<script", "<hr",  "<b>",  "<details"};
    char *structure = structure_of_markdown(markdown);
    char *html = pandoc(format, markdown);
    size_t headings = 0;
    for (int level = 1; level <= 6; level++) {
        char tag[16];
        snprintf(tag, sizeof tag, "<h%d", level);
        headings += count_of(html, tag);
    }
    CHECK_COUNT(headings, count_of(structure, " heading"), "headings by pandoc -f %s", format);
    CHECK_COUNT(count_of(html, "<li>"), count_of(structure, " item"), "items by pandoc -f %s",
                format);
    CHECK_COUNT(count_of(html, "<blockquote>"), count_of(structure, " block_quote"),
                "quotes by pandoc -f %s", format);
    CHECK_COUNT(count_of(html, "<table>"), tables, "tables by pandoc -f %s", format);
    for (size_t i = 0; i < COUNT(foreign); i++)
        check_lacks(html, foreign[i], format);
    free(structure);
    free(html);
}

static void test_pandoc(void)
{
    struct text words = {0};
    for (size_t i = 0; i < COUNT(hostile); i++)
        text_append_format(&words, "%s\n\n", hostile[i]);
    struct assessment *assessment = filled_with(words.data);
    char *markdown = report_of(assessment, 0);
    check_pandoc("gfm", markdown, 1);
    check_pandoc("commonmark", markdown, 0);
    check_pandoc("markdown", markdown, 1);
    free(markdown);
    text_free(&words);
    assessment_free(assessment);
}

void forging_suite(void)
{
    static CU_TestInfo tests[] = {
        {"the scans see what they are to see", test_scans},
        {"hostile answers, made by hand", test_by_hand},
        {"hostile answers, thrown together", test_at_random},
        {"hostile answers in all questionnaires", test_everywhere},
        {"answers come through as written", test_words_survive},
        {"pandoc reads the same structure", test_pandoc},
        CU_TEST_INFO_NULL,
    };
    test_register("forging", tests);
}
