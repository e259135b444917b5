#include "export/document/latex.h"

#include <stdlib.h>
#include <string.h>

#include <unictype.h>
#include <unistr.h>
#include <uniwidth.h>

#include "core/base/i18n.h"
#include "export/document/format_walk.h"
#include "export/document/tree.h"

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
    return tree_direction_of(c) == TREE_RIGHT_TO_LEFT;
}

/* Name of a script as the argument of a command: "Old_Italic" as "Old Italic". */
static void append_font(struct text *out, const char *font)
{
    for (; font && *font; font++)
        text_append_bytes(out, *font == '_' ? " " : font, 1);
}

/* After the last letter of the font's script; what belongs to no script may stand between. */
static const char *end_of_script(const char *text, const char *stop, const char *font)
{
    const char *end = text;
    ucs4_t c;
    size_t used;
    for (; text < stop && (used = text_character(text, &c)); text += used) {
        const char *other = font_of(c);
        if (other && font && strcmp(other, font) == 0)
            end = text + used;
        else if (other || uc_bidi_category(c) == UC_BIDI_L)
            break;
    }
    return end;
}

/* Text that runs in one direction, each script in its font. */
static void append_scripts(struct text *out, const char *text, const char *stop)
{
    const char *from = text;
    ucs4_t c;
    for (size_t used; text < stop && (used = text_character(text, &c));) {
        if (!font_of(c)) {
            text += used;
            continue;
        }
        const char *end = end_of_script(text, stop, font_of(c));
        append_plain(out, from, (size_t)(text - from));
        text_append(out, runs_from_right(c) ? "\\fromright{" : "\\fromleft{");
        append_font(out, font_of(c));
        text_append(out, "}{");
        append_plain(out, text, (size_t)(end - text));
        text_append(out, "}");
        from = text = end;
    }
    append_plain(out, from, (size_t)(stop - from));
}

/* ---- directions: as the Unicode bidirectional algorithm would have it, for what people write ----
 */

static bool is_digit(ucs4_t c)
{
    int category = uc_bidi_category(c);
    return category == UC_BIDI_EN || category == UC_BIDI_AN;
}

/* What may stand between two digits of a number, and what belongs to one beside it: "1,5", "5 %".
 */
static bool joins_digits(ucs4_t c)
{
    int category = uc_bidi_category(c);
    return category == UC_BIDI_CS || category == UC_BIDI_ES;
}

static bool goes_with_digits(ucs4_t c)
{
    return uc_bidi_category(c) == UC_BIDI_ET;
}

/* How many brackets are open behind a character, `open` before it. */
static size_t count_open(ucs4_t c, size_t open)
{
    if (uc_is_general_category(c, UC_OPEN_PUNCTUATION))
        return open + 1;
    return open - (open && uc_is_general_category(c, UC_CLOSE_PUNCTUATION));
}

/* After the last letter that runs in a direction, or number that follows one, before the first
   letter that runs in the other; with what belongs to the number, and the brackets that close. */
static const char *end_of_run(const char *text, const char *stop, enum tree_direction direction)
{
    const char *end = text;
    size_t open = 0;
    bool digits = false;
    ucs4_t c;
    for (size_t used; text < stop && (used = text_character(text, &c)); text += used) {
        enum tree_direction own = tree_direction_of(c);
        bool beside = end == text &&
                      ((digits && goes_with_digits(c)) || (open && count_open(c, open) < open));
        if (own != TREE_NEUTRAL && own != direction)
            break;
        if (own == direction || is_digit(c) || beside)
            end = text + used;
        digits = is_digit(c) || (digits && beside);
        open = count_open(c, open);
    }
    return end;
}

/* After the number that begins at `text`, with what belongs to it; `text` when none does. */
static const char *end_of_number(const char *text, const char *stop)
{
    const char *end = text;
    ucs4_t c;
    ucs4_t next;
    bool digits = false;
    for (size_t used; end < stop && (used = text_character(end, &c)); end += used) {
        bool joined = digits && joins_digits(c) && end + used < stop &&
                      text_character(end + used, &next) && is_digit(next);
        if (!is_digit(c) && !goes_with_digits(c) && !joined)
            break;
        digits = digits || is_digit(c);
    }
    return digits ? end : text;
}

static void append_directed(struct text *out, const char *text, const char *stop,
                            enum tree_direction direction);

/* A run against the direction around it. */
static void append_turned(struct text *out, const char *text, const char *stop,
                          enum tree_direction direction)
{
    text_append(out, direction == TREE_RIGHT_TO_LEFT ? "\\righttoleft{" : "\\lefttoright{");
    append_directed(out, text, stop, direction);
    text_append(out, "}");
}

/* Brackets open to the other side where the text runs from the right; TeX does not turn them. */
static void append_mirrored(struct text *out, ucs4_t c)
{
    char bytes[8] = "";
    ucs4_t mirrored;
    uc_mirror_char(c, &mirrored);
    int length = u8_uctomb((uint8_t *)bytes, mirrored, sizeof bytes - 1);
    text_append(out, "\\lefttoright{");
    append_plain(out, bytes, length > 0 ? (size_t)length : 0);
    text_append(out, "}");
}

/* One thing that does not run from the right by itself, from `text` on; returns where it ends, or
   `text` when what is there does. */
static const char *append_odd(struct text *out, const char *text, const char *stop)
{
    ucs4_t c;
    ucs4_t mirrored;
    size_t used = text_character(text, &c);
    const char *number = end_of_number(text, stop);
    if (tree_direction_of(c) == TREE_LEFT_TO_RIGHT) {
        const char *end = end_of_run(text, stop, TREE_LEFT_TO_RIGHT);
        append_turned(out, text, end, TREE_LEFT_TO_RIGHT);
        return end;
    }
    if (number > text) {
        append_turned(out, text, number, TREE_LEFT_TO_RIGHT);
        return number;
    }
    if (!uc_mirror_char(c, &mirrored))
        return text;
    append_mirrored(out, c);
    return text + used;
}

/* Whether something odd begins at `text`. */
static bool is_odd(const char *text, const char *stop)
{
    ucs4_t c;
    ucs4_t mirrored;
    text_character(text, &c);
    return tree_direction_of(c) == TREE_LEFT_TO_RIGHT || end_of_number(text, stop) > text ||
           uc_mirror_char(c, &mirrored);
}

static void append_from_right(struct text *out, const char *text, const char *stop)
{
    const char *from = text;
    ucs4_t c;
    while (text < stop) {
        if (!is_odd(text, stop)) {
            text += text_character(text, &c);
            continue;
        }
        append_scripts(out, from, text);
        from = text = append_odd(out, text, stop);
    }
    append_scripts(out, from, stop);
}

/* Whether a run is letters of one script from the right, and nothing that is odd there. */
static bool is_simple(const char *text, const char *stop)
{
    ucs4_t c;
    text_character(text, &c);
    if (end_of_script(text, stop, font_of(c)) != stop)
        return false;
    for (; text < stop; text += text_character(text, &c))
        if (is_odd(text, stop))
            return false;
    return true;
}

static void append_from_left(struct text *out, const char *text, const char *stop)
{
    const char *from = text;
    ucs4_t c;
    while (text < stop) {
        size_t used = text_character(text, &c);
        if (!runs_from_right(c)) {
            text += used;
            continue;
        }
        const char *end = end_of_run(text, stop, TREE_RIGHT_TO_LEFT);
        append_scripts(out, from, text);
        if (is_simple(text, end))
            append_scripts(out, text, end);
        else
            append_turned(out, text, end, TREE_RIGHT_TO_LEFT);
        from = text = end;
    }
    append_scripts(out, from, stop);
}

static void append_directed(struct text *out, const char *text, const char *stop,
                            enum tree_direction direction)
{
    if (direction == TREE_RIGHT_TO_LEFT)
        append_from_right(out, text, stop);
    else
        append_from_left(out, text, stop);
}

/* The direction around words in a node: that of somebody's own, else that of the block. */
static enum tree_direction direction_around(cmark_node *node)
{
    for (; cmark_node_parent(node); node = cmark_node_parent(node)) {
        enum format_walk_part part = format_walk_part(node);
        bool inside = part == PART_STRONG || part == PART_EMPHASIS || part == PART_NOTHING;
        enum tree_direction own = tree_direction(node);
        if (!inside && (part != PART_OWN || own != TREE_NEUTRAL))
            return own;
    }
    return TREE_NEUTRAL;
}

static void append_string(struct text *out, const char *text)
{
    append_directed(out, text, text + strlen(text), TREE_LEFT_TO_RIGHT);
}

static void append_text(struct text *out, const char *text, cmark_node *parent)
{
    append_directed(out, text, text + strlen(text), direction_around(parent));
}

/* Somebody's own words, where they run otherwise than what is around them. */
static const char *turn_of(cmark_node *own)
{
    enum tree_direction inside = tree_direction(own);
    enum tree_direction around = direction_around(cmark_node_parent(own));
    bool from_right = inside == TREE_RIGHT_TO_LEFT;
    if (inside == TREE_NEUTRAL || from_right == (around == TREE_RIGHT_TO_LEFT))
        return NULL;
    return from_right ? "\\righttoleft{" : "\\lefttoright{";
}

static void enter_own(struct text *out, cmark_node *node)
{
    text_append(out, turn_of(node) ? turn_of(node) : "");
}

static void leave_own(struct text *out, cmark_node *node)
{
    text_append(out, turn_of(node) ? "}" : "");
}

/* ---- blocks ---- */

static bool is_from_right(cmark_node *block)
{
    return tree_direction(block) == TREE_RIGHT_TO_LEFT;
}

/* A paragraph whose first letter runs from the right begins there. */
static void enter_paragraph(struct text *out, cmark_node *node)
{
    text_append(out, is_from_right(node) ? "\\rightparagraph{" : "");
}

static void leave_paragraph(struct text *out, cmark_node *node)
{
    text_append(out, is_from_right(node) ? "}" : "");
    text_append(out, format_walk_part(node) == PART_PARAGRAPH ? "\n\n" : "\n");
}

static void append_break(struct text *out, cmark_node *node)
{
    bool from_right = direction_around(cmark_node_parent(node)) == TREE_RIGHT_TO_LEFT;
    text_append(out, from_right ? "\\rightbreak{}\n" : "\\newline{}\n");
}

static void enter_heading(struct text *out, cmark_node *node)
{
    static const char *const commands[] = {
        "section", "section", "section", "subsection", "subsubsection", "paragraph",
    };
    size_t level = (size_t)cmark_node_get_heading_level(node);
    size_t last = sizeof commands / sizeof *commands - 1;
    text_append_format(out, "\n\\%s{%s", commands[level < last ? level : last],
                       is_from_right(node) ? "\\righttoleft{" : "");
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
    text_append(out, is_from_right(node) ? "}}" : "}");
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
    append_string(out, tree_caption(node));
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
    if (is_from_right(node))
        text_append(out, "\\rightparagraph{");
}

static void leave_cell(struct text *out, cmark_node *node)
{
    if (is_from_right(node))
        text_append(out, "}");
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
    append_string(out, bar->label);
    text_append(out, " & \\texttt{");
    for (size_t i = 0; i < bar->part_count; i++)
        append_marks(out, &bar->parts[i], chart->whole);
    text_append(out, "} & ");
    append_string(out, bar->words);
    text_append(out, " \\tabularnewline\n");
}

static void append_legend(struct text *out, const struct chart *chart)
{
    text_append(out, "\\noindent{\\small ");
    for (size_t i = 0; i < chart->series_count; i++) {
        text_append(out, i ? "; \\texttt{" : "\\texttt{");
        append_string(out, chart->series[i].mark);
        text_append(out, "} ");
        append_string(out, chart->series[i].title);
    }
    text_append(out, ".");
    if (chart->base) {
        text_append(out, " ");
        append_string(out, chart->base);
    }
    text_append(out, "\\par}\n\n");
}

static void enter_chart(struct text *out, cmark_node *node)
{
    const struct chart *chart = tree_chart_of(node);
    text_append(out, "\n{\\small\n\\begin{longtable}"
                     "{@{}P{0.30\\columns} P{0.26\\columns} P{0.44\\columns}@{}}\n\\caption*{");
    append_string(out, chart->title);
    text_append(out, "}\\\\\n");
    for (size_t i = 0; i < chart->bar_count; i++)
        append_bar(out, chart, &chart->bars[i]);
    text_append(out, "\\end{longtable}\n}\n");
    append_legend(out, chart);
}

static const struct format_walk latex = {
    .text = append_text,
    .parts =
        {
            [PART_PARAGRAPH] = {NULL, NULL, enter_paragraph, leave_paragraph},
            [PART_TIGHT_PARAGRAPH] = {NULL, NULL, enter_paragraph, leave_paragraph},
            [PART_HEADING] = {NULL, NULL, enter_heading, leave_heading},
            [PART_LIST] = {"\\begin{itemize}\n", "\\end{itemize}\n\n", NULL, NULL},
            [PART_NUMBERED_LIST] = {"\\begin{enumerate}\n", "\\end{enumerate}\n\n", NULL, NULL},
            [PART_ITEM] = {"\\item{} ", NULL, NULL, NULL},
            [PART_QUOTE] = {"\\begin{quote}\n", "\\end{quote}\n\n", NULL, NULL},
            [PART_STRONG] = {"\\textbf{", "}", NULL, NULL},
            [PART_EMPHASIS] = {"\\emph{", "}", NULL, NULL},
            [PART_SOFT_BREAK] = {"\n", NULL, NULL, NULL},
            [PART_LINE_BREAK] = {NULL, NULL, append_break, NULL},
            [PART_OWN] = {NULL, NULL, enter_own, leave_own},
            [PART_TABLE] = {NULL, "\\hline\n\\end{longtable}\n\n", enter_table, NULL},
            [PART_ROW] = {NULL, NULL, NULL, leave_row},
            [PART_CELL] = {NULL, NULL, enter_cell, leave_cell},
            [PART_CHART] = {NULL, NULL, enter_chart, NULL},
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
    "\\DeclareRobustCommand\\fromright[2]{{\\script@font{#1}\\righttoleft{#2}}}\n"
    "\\ifdefined\\XeTeXversion\n"
    "  \\TeXXeTstate=1\n"
    "  \\DeclareRobustCommand\\righttoleft[1]{{\\beginR #1\\endR}}\n"
    "  \\DeclareRobustCommand\\lefttoright[1]{{\\beginL #1\\endL}}\n"
    "  \\newcommand\\rightparagraph[1]{{\\raggedleft\\leavevmode\\beginR #1\\endR\\par}}\n"
    "  \\newcommand\\rightbreak{\\unskip\\break}\n"
    "\\else\n"
    "  \\DeclareRobustCommand\\righttoleft[1]{{\\textdir TRT #1}}\n"
    "  \\DeclareRobustCommand\\lefttoright[1]{{\\textdir TLT #1}}\n"
    "  \\newcommand\\rightparagraph[1]{{\\pardir TRT\\textdir TRT\\leavevmode #1\\par}}\n"
    "  \\newcommand\\rightbreak{\\newline}\n"
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
        format_walk_append_inside(&latex, title, out);
    text_append(out, "}\n\\date{}\n\n\\begin{document}\n\\maketitle\n");
    text_append_format(out, "\\renewcommand{\\contentsname}{%s}\n\\tableofcontents\n\n",
                       _("Contents"));
    for (cmark_node *node = titled ? cmark_node_next(title) : title; node;
         node = cmark_node_next(node))
        format_walk_append(&latex, node, out);
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
