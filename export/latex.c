#include "export/latex.h"

#include <stdlib.h>
#include <string.h>

#include <unictype.h>
#include <unistr.h>
#include <uniwidth.h>

#include "core/i18n.h"
#include "export/face.h"
#include "export/tree.h"

/* ---- text ---- */

/* Characters that are commands, or could be read as part of one: brackets and stars after a line
   break, quotation marks that some languages make active. */
static const char *const escapes[256] = {
    ['\\'] = "\\textbackslash{}",
    ['{'] = "\\{",
    ['}'] = "\\}",
    ['$'] = "\\$",
    ['&'] = "\\&",
    ['#'] = "\\#",
    ['%'] = "\\%",
    ['_'] = "\\_",
    ['^'] = "\\textasciicircum{}",
    ['~'] = "\\textasciitilde{}",
    ['|'] = "\\textbar{}",
    ['<'] = "\\textless{}",
    ['>'] = "\\textgreater{}",
    ['"'] = "\\textquotedbl{}",
    ['\''] = "\\textquotesingle{}",
    ['`'] = "\\textasciigrave{}",
    ['['] = "{[}",
    [']'] = "{]}",
    ['*'] = "{*}",
};

/* Fonts join these with what follows: "--" would become a dash, "?`" another mark. */
static bool may_join(char c, char next)
{
    return (c == '-' || c == ',' || c == '!' || c == '?') && (next == c || next == '`');
}

/* A digest or address without a blank may be broken here. */
enum { LONG_WORD = 32 };

static void append_plain(struct text *out, const char *text, size_t length)
{
    size_t word = 0;
    for (size_t at = 0; at < length; at++) {
        word = text[at] == ' ' || (unsigned char)text[at] >= 0x80 ? 0 : word + 1;
        if (word > LONG_WORD) {
            text_append(out, "\\allowbreak{}");
            word = 1;
        }
        const char *escape = escapes[(unsigned char)text[at]];
        if (escape)
            text_append(out, escape);
        else
            text_append_bytes(out, &text[at], 1);
        if (at + 1 < length && may_join(text[at], text[at + 1]))
            text_append(out, "{}");
    }
}

/* ---- other scripts ---- */

/* The name of the font for a letter: "Arabic" for Noto Sans Arabic; NULL where the main font has
   it or another script's letters may have it beside them. */
static const char *font_of(ucs4_t c)
{
    static const char *const main_font[] = {"Common", "Inherited", "Latin",
                                            "Greek",  "Cyrillic",  "Unknown"};
    static const char *const together[] = {"Han", "Hiragana", "Katakana", "Hangul", "Bopomofo"};
    const uc_script_t *script = c < 0x250 ? NULL : uc_script(c);
    if (!script)
        return NULL;
    for (size_t i = 0; i < sizeof main_font / sizeof *main_font; i++)
        if (strcmp(script->name, main_font[i]) == 0)
            return NULL;
    for (size_t i = 0; i < sizeof together / sizeof *together; i++)
        if (strcmp(script->name, together[i]) == 0)
            return "CJK SC";
    return script->name;
}

static bool runs_from_right(ucs4_t c)
{
    int category = uc_bidi_category(c);
    return category == UC_BIDI_R || category == UC_BIDI_AL;
}

static const char *next_foreign(const char *text)
{
    ucs4_t c;
    size_t used;
    while ((used = text_character(text, &c)) && !font_of(c))
        text += used;
    return text;
}

/* After the last letter of the font's script; what belongs to no script may stand between. */
static const char *end_of_run(const char *text, const char *font)
{
    const char *end = text;
    ucs4_t c;
    size_t used;
    for (; (used = text_character(text, &c)); text += used) {
        const char *other = font_of(c);
        if (other && font && strcmp(other, font) == 0)
            end = text + used;
        else if (other || uc_bidi_category(c) == UC_BIDI_L)
            break;
    }
    return end;
}

/* Name of a script as the argument of a command: "Old_Italic" as "Old Italic". */
static void append_font(struct text *out, const char *font)
{
    for (; font && *font; font++)
        text_append_bytes(out, *font == '_' ? " " : font, 1);
}

static void append_text(struct text *out, const char *text)
{
    const char *found;
    while (*(found = next_foreign(text))) {
        ucs4_t c;
        text_character(found, &c);
        const char *end = end_of_run(found, font_of(c));
        append_plain(out, text, (size_t)(found - text));
        text_append(out, runs_from_right(c) ? "\\fromright{" : "\\fromleft{");
        append_font(out, font_of(c));
        text_append(out, "}{");
        append_plain(out, found, (size_t)(end - found));
        text_append(out, "}");
        text = end;
    }
    append_plain(out, text, strlen(text));
}

/* ---- blocks ---- */

static void enter_heading(struct text *out, cmark_node *node)
{
    static const char *const commands[] = {
        "section", "section", "section", "subsection", "subsubsection", "paragraph",
    };
    size_t level = (size_t)cmark_node_get_heading_level(node);
    size_t last = sizeof commands / sizeof *commands - 1;
    text_append_format(out, "\n\\%s{", commands[level < last ? level : last]);
}

static bool is_plain_label(const char *id)
{
    static const char letters[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-";
    return id && id[strspn(id, letters)] == '\0';
}

static void leave_heading(struct text *out, cmark_node *node)
{
    const char *id = tree_heading_id(node);
    text_append(out, "}");
    if (is_plain_label(id))
        text_append_format(out, "\\label{%s}", id);
    text_append(out, "\n\n");
}

/* ---- tables ---- */

enum { WIDEST = 60, NARROWEST = 8 };

/* How wide the text of a cell is, on one line. */
static size_t width_of_cell(cmark_node *cell)
{
    size_t width = 0;
    cmark_iter *walk = cmark_iter_new(cell);
    while (cmark_iter_next(walk) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(walk);
        if (cmark_node_get_type(node) == CMARK_NODE_TEXT)
            width += (size_t)u8_strwidth((const uint8_t *)cmark_node_get_literal(node), "UTF-8");
    }
    cmark_iter_free(walk);
    return width < NARROWEST ? NARROWEST : width > WIDEST ? WIDEST : width;
}

/* Columns share the line by how much stands in them. */
static void enter_table(struct text *out, cmark_node *node)
{
    size_t widths[TREE_COLUMNS] = {0};
    size_t columns = tree_measure(node, width_of_cell, widths);
    size_t all = 1; /* a little more than there is, so that they fit */
    for (size_t i = 0; i < columns; i++)
        all += widths[i];
    text_append(out, "\n\\begin{longtable}{@{}");
    for (size_t i = 0; i < columns; i++)
        text_append_format(out, "%sP{%zu.%02zu\\columns}", i ? " " : "", widths[i] / all,
                           100 * widths[i] / all % 100);
    text_append(out, "@{}}\n\\caption*{");
    append_text(out, tree_caption(node));
    text_append(out, "}\\\\\n\\hline\n");
}

static void leave_row(struct text *out, cmark_node *node)
{
    text_append(out, cmark_node_previous(node) ? " \\tabularnewline\n"
                                               : " \\tabularnewline\n\\hline\n\\endhead\n");
}

static void enter_cell(struct text *out, cmark_node *node)
{
    if (cmark_node_previous(node))
        text_append(out, " & ");
    if (!cmark_node_previous(cmark_node_parent(node)))
        text_append(out, "\\textbf{");
}

static void leave_cell(struct text *out, cmark_node *node)
{
    if (!cmark_node_previous(cmark_node_parent(node)))
        text_append(out, "}");
}

/* ---- charts: bars of marks, with what they mean ---- */

static void append_marks(struct text *out, const struct chart_part *part, size_t whole)
{
    size_t count = whole == 100 ? (part->amount + 2) / 5 : part->amount;
    while (count--)
        append_plain(out, part->series->mark, strlen(part->series->mark));
}

static void append_bar(struct text *out, const struct chart *chart, const struct chart_bar *bar)
{
    append_text(out, bar->label);
    text_append(out, " & \\texttt{");
    for (size_t i = 0; i < bar->part_count; i++)
        append_marks(out, &bar->parts[i], chart->whole);
    text_append(out, "} & ");
    append_text(out, bar->words);
    text_append(out, " \\tabularnewline\n");
}

static void append_legend(struct text *out, const struct chart *chart)
{
    text_append(out, "\\noindent{\\small ");
    for (size_t i = 0; i < chart->series_count; i++) {
        text_append(out, i ? "; \\texttt{" : "\\texttt{");
        append_text(out, chart->series[i].mark);
        text_append(out, "} ");
        append_text(out, chart->series[i].title);
    }
    text_append(out, ".");
    if (chart->base) {
        text_append(out, " ");
        append_text(out, chart->base);
    }
    text_append(out, "\\par}\n\n");
}

static void enter_chart(struct text *out, cmark_node *node)
{
    const struct chart *chart = tree_chart_of(node);
    text_append(out, "\n{\\small\n\\begin{longtable}"
                     "{@{}P{0.30\\columns} P{0.26\\columns} P{0.44\\columns}@{}}\n\\caption*{");
    append_text(out, chart->title);
    text_append(out, "}\\\\\n");
    for (size_t i = 0; i < chart->bar_count; i++)
        append_bar(out, chart, &chart->bars[i]);
    text_append(out, "\\end{longtable}\n}\n");
    append_legend(out, chart);
}

static const struct face latex = {
    .text = append_text,
    .parts =
        {
            [FACE_PARAGRAPH] = {NULL, "\n\n", NULL, NULL},
            [FACE_TIGHT_PARAGRAPH] = {NULL, "\n", NULL, NULL},
            [FACE_HEADING] = {NULL, NULL, enter_heading, leave_heading},
            [FACE_LIST] = {"\\begin{itemize}\n", "\\end{itemize}\n\n", NULL, NULL},
            [FACE_NUMBERED_LIST] = {"\\begin{enumerate}\n", "\\end{enumerate}\n\n", NULL, NULL},
            [FACE_ITEM] = {"\\item{} ", NULL, NULL, NULL},
            [FACE_QUOTE] = {"\\begin{quote}\n", "\\end{quote}\n\n", NULL, NULL},
            [FACE_STRONG] = {"\\textbf{", "}", NULL, NULL},
            [FACE_EMPHASIS] = {"\\emph{", "}", NULL, NULL},
            [FACE_SOFT_BREAK] = {"\n", NULL, NULL, NULL},
            [FACE_LINE_BREAK] = {"\\newline{}\n", NULL, NULL, NULL},
            [FACE_TABLE] = {NULL, "\\hline\n\\end{longtable}\n\n", enter_table, NULL},
            [FACE_ROW] = {NULL, NULL, NULL, leave_row},
            [FACE_CELL] = {NULL, NULL, enter_cell, leave_cell},
            [FACE_CHART] = {NULL, NULL, enter_chart, NULL},
        },
};

/* ---- the frame ---- */

/* \columns is the width that a table's columns share, without the space between them (three gaps
   at most are counted; a table with fewer is a little narrower than the line). */
static const char preamble[] =
    "% Compile with xelatex or lualatex, twice for the contents.\n"
    "\\documentclass[a4paper,11pt]{article}\n"
    "\\usepackage[margin=25mm]{geometry}\n"
    "\\usepackage{fontspec}\n"
    "\\IfFontExistsTF{Noto Serif}{\\setmainfont{Noto Serif}[Ligatures=TeXReset]}"
    "{\\defaultfontfeatures{Ligatures=TeXReset}}\n"
    "\\usepackage{array,longtable,caption}\n"
    "\\setcounter{secnumdepth}{0}\n"
    "\\setcounter{tocdepth}{2}\n"
    "\\setlength{\\parindent}{0pt}\n"
    "\\setlength{\\parskip}{0.5\\baselineskip}\n"
    "\\captionsetup{justification=raggedright,singlelinecheck=false}\n"
    "\\newlength{\\columns}\n"
    "\\AtBeginDocument{\\setlength{\\columns}{\\dimexpr\\textwidth-6\\tabcolsep\\relax}}\n"
    "\\newcolumntype{P}[1]{>{\\raggedright\\arraybackslash}p{#1}}\n"
    "\\sloppy\n"
    "\\renewcommand{\\arraystretch}{1.15}\n"
    "\n"
    "% Words in other scripts, in Noto's font for the script where it is installed.\n"
    "\\makeatletter\n"
    "\\@beginparpenalty=10000 % a title stays with its list\n"
    "\\newcommand\\script@font[1]{\\IfFontExistsTF{Noto Sans #1}{\\fontspec{Noto Sans #1}}{}}\n"
    "\\DeclareRobustCommand\\fromleft[2]{{\\script@font{#1}#2}}\n"
    "\\ifdefined\\XeTeXversion\n"
    "  \\TeXXeTstate=1\n"
    "  \\DeclareRobustCommand\\fromright[2]{{\\script@font{#1}\\beginR #2\\endR}}\n"
    "\\else\n"
    "  \\DeclareRobustCommand\\fromright[2]{{\\script@font{#1}\\textdir TRT #2}}\n"
    "\\fi\n"
    "\\makeatother\n"
    "\n";

static bool is_title(cmark_node *node)
{
    return cmark_node_get_type(node) == CMARK_NODE_HEADING &&
           cmark_node_get_heading_level(node) == 1 && !cmark_node_previous(node);
}

static void append_document(struct text *out, cmark_node *document)
{
    cmark_node *title = cmark_node_first_child(document);
    bool titled = title && is_title(title);
    text_append(out, preamble);
    text_append(out, "\\title{");
    if (titled)
        face_append_inside(&latex, title, out);
    text_append(out, "}\n\\date{}\n\n\\begin{document}\n\\maketitle\n");
    text_append_format(out, "\\renewcommand{\\contentsname}{%s}\n\\tableofcontents\n\n",
                       _("Contents"));
    for (cmark_node *node = titled ? cmark_node_next(title) : title; node;
         node = cmark_node_next(node))
        face_append(&latex, node, out);
    text_append(out, "\\end{document}\n");
}

char *render_latex(cmark_node *document, struct error *error)
{
    struct text out = {0};
    append_document(&out, document);
    char *text = text_take(&out);
    if (!text)
        error_set_memory(error);
    return text;
}
