/* The faces of a report: HTML says what the Markdown says, in the same structure; headings can be
   linked to; words from right to left are kept apart; charts are pictures with words. */
#include <stdlib.h>
#include <string.h>

#include <cmark.h>

#include "export/document/html.h"
#include "export/document/latex.h"
#include "export/document/markdown.h"
#include "export/document/svg.h"
#include "export/document/tree.h"
#include "export/report/report.h"
#include "tests/unit/reports.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

/* ---- the round trip ---- */

/* `text` without all that stands from each `start` to the next `end`, both included. */
static char *without(char *text, const char *start, const char *end)
{
    struct text out = {0};
    const char *from = text;
    const char *at;
    while ((at = strstr(from, start))) {
        const char *stop = strstr(at + strlen(start), end);
        text_append_bytes(&out, from, (size_t)(at - from));
        from = stop ? stop + strlen(end) : at + strlen(at);
    }
    text_append(&out, from);
    free(text);
    return needed(text_take(&out));
}

/* What stands in the frame of our page, as cmark would write it. */
static char *bare(const char *html)
{
    static const char *const left_out[][2] = {
        {"</header>", "<main id=\"content\">\n"},
        {"<figure>", "</figure>\n"},
        {"<table>", "</table>\n"},
        {"<bdi", ">"},
        {"</bdi", ">"},
        {" id=\"", "\""},
        {" dir=\"", "\""},
        {" class=\"", "\""},
        {"</main>", "</html>\n"},
    };
    char *text = needed(strdup(needed(strstr(html, "<h1>"))));
    for (size_t i = 0; i < COUNT(left_out); i++)
        text = without(text, left_out[i][0], left_out[i][1]);
    return text;
}

/* cmark shows a table as a paragraph, and closes the tag of a line break. */
static char *cmark_html(const char *markdown)
{
    char *html = cmark_markdown_to_html(markdown, strlen(markdown), CMARK_OPT_DEFAULT);
    html = without(html, "<p>|", "</p>\n");
    html = without(html, " /", "");
    return html;
}

static void check_round_trip(const struct assessment *assessment, int options)
{
    struct error error = {0};
    cmark_node *document = report_tree(assessment, options);
    char *page = needed(html_write(document, &error));
    char *markdown = needed(markdown_write(document, &error));
    char *ours = bare(page);
    ours = without(ours, " /", "");
    char *theirs = cmark_html(markdown);
    size_t at = 0;
    while (ours[at] && ours[at] == theirs[at])
        at++;
    CHECK(ours[at] == theirs[at], "ours: “%.120s” theirs: “%.120s”", ours + at, theirs + at);
    CHECK(at > 1000, "there is something to compare");
    free(ours);
    free(theirs);
    free(page);
    free(markdown);
    tree_free(document);
}

static void test_round_trip(void)
{
    struct assessment *assessment = practice();
    check_round_trip(assessment, 0);
    check_round_trip(assessment, FULL);
    check_round_trip(assessment, FULL | SHARE);
    assessment_free(assessment);
    assessment = test_assessment(test_all());
    check_round_trip(assessment, FULL);
    test_answer_all(assessment, SPIRIT_IN_PLACE);
    check_round_trip(assessment, FULL);
    test_answer_all(assessment, SPIRIT_UNKNOWN);
    check_round_trip(assessment, 0);
    assessment_free(assessment);
}

/* ---- HTML ---- */

static void test_ids(void)
{
    struct error error = {0};
    struct assessment *assessment = test_assessment(test_all());
    test_answer_all(assessment, SPIRIT_IN_PLACE);
    cmark_node *document = report_tree(assessment, FULL);
    char *html = needed(html_write(document, &error));
    for (const char *at = html; (at = strstr(at, " id=\"")); at++) {
        char *id = needed(strndup(at, strcspn(at + 5, "\"") + 6));
        CHECK_COUNT(count_of(html, id), 1, "%s", id);
        free(id);
    }
    for (size_t i = 0; i < test_all()->capability_count; i++) {
        struct text link = {0};
        text_append_format(&link, "<h4 id=\"%s\">", test_all()->capabilities[i]->id);
        CHECK_COUNT(count_of(html, link.data), 1, "%s can be linked to", link.data);
        text_free(&link);
    }
    for (const char *at = html; (at = strstr(at, " href=\"#")); at++) {
        struct text target = {0};
        text_append_format(&target, " id=\"%.*s\"", (int)strcspn(at + 8, "\""), at + 8);
        CHECK_HAS(html, target.data, "where a link leads");
        text_free(&target);
    }
    free(html);
    tree_free(document);
    assessment_free(assessment);
}

static char *html_of(const char *words)
{
    struct error error = {0};
    cmark_node *document = tree_new();
    tree_say(document, words);
    char *html = needed(html_write(document, &error));
    tree_free(document);
    return html;
}

static void test_right_to_left(void)
{
    static const struct {
        const char *words;
        const char *html;
    } cases[] = {
        {"Title: קול 12 קול (2024)", "<p>Title: <bdi>קול 12 קול</bdi> (2024)</p>"},
        {"It says “ICMEC قانون 12” (p. 3)", "<p>It says “<bdi>ICMEC قانون 12</bdi>” (p. 3)</p>"},
        {"“Ja” and “عربي”; “ب”", "<p>“Ja” and “<bdi>عربي</bdi>”; “<bdi>ب</bdi>”</p>"},
        {"Καλημέρα – 日本 “é”", "<p>Καλημέρα – 日本 “é”</p>"},
        {"<b>ب & x", "<p>&lt;b&gt;<bdi>ب</bdi> &amp; x</p>"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char *html = html_of(cases[i].words);
        CHECK_HAS(html, cases[i].html, "%s", cases[i].words);
        free(html);
    }
}

/* Somebody's own words stay together, whatever they hold, and a block begins where its first letter
   does. */
static void test_own_words(void)
{
    static const char words[] = "הדוח של ICMEC (2023): 12 | פערים.";
    struct error error = {0};
    struct text run = {0};
    cmark_node *document = tree_new();
    tree_append_own(&run, words);
    tree_heading(document, 2, run.data);
    cmark_node *item = tree_item(tree_list(document));
    tree_strong(item, "Label:");
    tree_text(item, " ");
    tree_text(item, run.data);
    tree_text(item, ", 2020");
    cmark_node *table = tree_table(document, "T");
    cmark_node *row = tree_row(table);
    tree_text(tree_cell(row), "A");
    row = tree_row(table);
    tree_text(tree_cell(row), run.data);
    tree_quote(document, words);
    tree_quote(document, "ICMEC אמר.");
    text_free(&run);
    tree_append_own(&run, "  Plain words\n ");
    tree_say(document, run.data);
    char *html = needed(html_write(document, &error));
    CHECK_HAS(html, "<h2 dir=\"rtl\"><bdi>הדוח של ICMEC (2023): 12 | פערים.</bdi></h2>", "heading");
    CHECK_HAS(html,
              "<li><strong>Label:</strong> <bdi>הדוח של ICMEC (2023): 12 | פערים.</bdi>, 2020</li>",
              "item");
    CHECK_HAS(html,
              "<th scope=\"row\" dir=\"rtl\"><bdi>הדוח של ICMEC (2023): 12 | פערים.</bdi></th>",
              "cell");
    CHECK_HAS(html,
              "<blockquote dir=\"rtl\">\n<p dir=\"auto\">הדוח של ICMEC (2023): 12 | פערים.</p>\n",
              "quotation");
    CHECK_HAS(html, "<blockquote>\n<p dir=\"auto\">ICMEC אמר.</p>\n", "another");
    CHECK_HAS(html, "<p>Plain words</p>", "words of one direction");
    char *markdown = needed(markdown_write(document, &error));
    check_lacks(markdown, TREE_OWN_BEGINS, "Markdown");
    check_lacks(html, TREE_OWN_BEGINS, "HTML");
    free(html);
    free(markdown);
    text_free(&run);
    tree_free(document);
}

static void test_table(void)
{
    struct error error = {0};
    cmark_node *document = tree_new();
    cmark_node *table = tree_table(document, "A & B");
    for (size_t i = 0; i < 2; i++) {
        cmark_node *row = tree_row(table);
        tree_text(tree_cell(row), i ? "a" : "A");
        tree_text(tree_cell(row), i ? "b|c" : "B");
    }
    char *html = needed(html_write(document, &error));
    CHECK_HAS(html,
              "<table>\n<caption>A &amp; B</caption>\n<thead>\n<tr>\n<th scope=\"col\">A</th>\n"
              "<th scope=\"col\">B</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<th scope=\"row\">a</th>\n"
              "<td>b|c</td>\n</tr>\n</tbody>\n</table>\n",
              "headings with their scope");
    char *latex = needed(render_latex(document, &error));
    CHECK_HAS(latex, "\\textbf{A} & \\textbf{B} \\tabularnewline\n\\hline\n\\endhead\n", "LaTeX");
    CHECK_HAS(latex, "\na & b\\textbar{}c \\tabularnewline\n", "LaTeX");
    free(latex);
    free(html);
    tree_free(document);
}

/* ---- LaTeX ---- */

static void test_latex(void)
{
    static const struct {
        const char *words;
        const char *latex;
    } cases[] = {
        {"50 % of $x_1 & #2", "50 \\% of \\$x\\_1 \\& \\#2"},
        {"\\input{x} ~ ^", "\\textbackslash{}input\\{x\\} \\textasciitilde{} \\textasciicircum{}"},
        {"a -- b --- c ?` !`", "a -{}- b -{}-{}- c ?{}\\textasciigrave{} !{}\\textasciigrave{}"},
        {"[x] *y* \"z\"", "{[}x{]} {*}y{*} \\textquotedbl{}z\\textquotedbl{}"},
        {"say قانون 12 x", "say \\righttoleft{\\fromright{Arabic}{قانون} \\lefttoright{12}} x"},
        {"日本の x", "\\fromleft{CJK SC}{日本の} x"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct error error = {0};
        cmark_node *document = tree_new();
        tree_say(document, cases[i].words);
        char *latex = needed(render_latex(document, &error));
        CHECK_HAS(latex, cases[i].latex, "%s", cases[i].words);
        free(latex);
        tree_free(document);
    }
}

/* What the Unicode bidirectional algorithm makes of a line, told to TeX, which has none. */
static void test_directions(void)
{
    static const struct {
        const char *words;
        const char *latex;
    } quoted[] = {
        {"הדוח של ICMEC משנת 2023 מצביע על 12 פערים.",
         "\\rightparagraph{\\fromright{Hebrew}{הדוח של} \\lefttoright{ICMEC} "
         "\\fromright{Hebrew}{משנת} \\lefttoright{2023} \\fromright{Hebrew}{מצביע על} "
         "\\lefttoright{12} \\fromright{Hebrew}{פערים}.}"},
        {"א WeProtect Global Alliance 2022 ב",
         "{\\fromright{Hebrew}{א} \\lefttoright{WeProtect Global Alliance 2022} "
         "\\fromright{Hebrew}{ב}}"},
        {"א ICMEC (2023) ב", "\\lefttoright{ICMEC (2023)} "},
        {"א ICMEC 12% ב", "\\lefttoright{ICMEC 12\\%} "},
        {"א 1,5 ב 3.14 ג 12%", "\\lefttoright{1,5} \\fromright{Hebrew}{ב} \\lefttoright{3.14} "
                               "\\fromright{Hebrew}{ג} \\lefttoright{12\\%}"},
        {"א (ב) ג", "\\fromright{Hebrew}{א} \\lefttoright{)}\\fromright{Hebrew}{ב}\\lefttoright{(} "
                    "\\fromright{Hebrew}{ג}"},
        {"א\nב", "{\\fromright{Hebrew}{א}\\rightbreak{}\n\\fromright{Hebrew}{ב}}"},
        {"ICMEC אמר 12 דברים כן", "ICMEC \\righttoleft{\\fromright{Hebrew}{אמר} \\lefttoright{12} "
                                  "\\fromright{Hebrew}{דברים כן}}"},
        {"ICMEC אמר כן", "\nICMEC \\fromright{Hebrew}{אמר כן}\n"},
        {"Tom (אמר) x", "Tom (\\fromright{Hebrew}{אמר}) x"},
    };
    for (size_t i = 0; i < COUNT(quoted); i++) {
        struct error error = {0};
        cmark_node *document = tree_new();
        tree_quote(document, quoted[i].words);
        char *latex = needed(render_latex(document, &error));
        *needed(strstr(latex, "\\end{quote}")) = '\0';
        CHECK_HAS(needed(strstr(latex, "\\begin{quote}")), quoted[i].latex, "%s", quoted[i].words);
        free(latex);
        tree_free(document);
    }
}

/* ---- charts ---- */

static struct chart *hostile_chart(void)
{
    struct chart *chart = chart_new("chart-x", "A <b> & \"c\"", 2, 2);
    CU_ASSERT_PTR_NOT_NULL_FATAL(chart);
    if (!chart)
        abort();
    const struct chart_series *one = chart_series(chart, "In <place>", "#", CHART_FULL);
    chart_add_bar(chart, "A very long label that has to be broken into two lines & more", 1, NULL);
    chart_add_part(chart, one, 2, NULL);
    chart_set_words(chart, "2 <in> place\x1b");
    return chart;
}

static void test_svg(void)
{
    struct error error = {0};
    struct chart *chart = hostile_chart();
    char *svg = needed(svg_file(chart, &error));
    CHECK_HAS(svg, "<title id=\"chart-x-title\">A &lt;b&gt; &amp; &quot;c&quot;</title>", "title");
    CHECK_HAS(svg, "2 &lt;in&gt; place\xEF\xBF\xBD.</desc>", "in words");
    CHECK_HAS(svg, "A very long label that has to</text>", "a long label takes two lines");
    CHECK_HAS(svg, "fill=\"url(#chart-x-fill0)\"", "a pattern");
    CHECK_COUNT(count_of(svg, "<pattern "), chart->series_count, "patterns");
    check_lacks(svg, "\x1b", "SVG");
    free(svg);
    chart_free(chart);
}

/* Markdown shows a chart only where there is a file of it. */
static void test_picture(void)
{
    struct error error = {0};
    cmark_node *document = tree_new();
    tree_say(document, "Before.");
    tree_chart(document, hostile_chart());
    cmark_node *chart = cmark_node_last_child(document);
    tree_say(document, "After.");
    char *markdown = needed(markdown_write(document, &error));
    CHECK_TEXT(markdown, "Before.\n\nAfter.\n", "no picture, no link");
    free(markdown);
    tree_set_picture(chart, "my charts/x.svg");
    markdown = needed(markdown_write(document, &error));
    CHECK_TEXT(markdown, "Before.\n\n![A \\<b\\> & \"c\"](my%20charts/x.svg)\n\nAfter.\n",
               "an image");
    free(markdown);
    tree_free(document);
}

void faces_suite(void)
{
    static CU_TestInfo tests[] = {
        {"HTML is what cmark makes of the Markdown", test_round_trip},
        {"every id stands once and every link leads somewhere", test_ids},
        {"words from right to left are kept apart", test_right_to_left},
        {"somebody's own words stay together", test_own_words},
        {"tables say what their headings are for", test_table},
        {"LaTeX keeps every character what it is", test_latex},
        {"LaTeX is told what runs in which direction", test_directions},
        {"a chart is a picture with words", test_svg},
        {"Markdown links to a chart's file", test_picture},
        CU_TEST_INFO_NULL,
    };
    test_register("faces", tests);
}
