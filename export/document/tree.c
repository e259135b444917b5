#include "export/document/tree.h"

#include <stdlib.h>
#include <string.h>

#include <unictype.h>

#include "core/base/ascii.h"
#include "core/base/text.h"

/* What stands behind a node: one of `roles`, or a copy of its own when it carries more. */
struct behind {
    enum tree_role role;
    bool own;    /* to be freed with the node */
    char *words; /* a heading's id, a table's caption, where a chart's picture is */
    struct chart *chart;
};

static const struct behind roles[] = {
    [TREE_PLAIN] = {.role = TREE_PLAIN}, [TREE_GUARD] = {.role = TREE_GUARD},
    [TREE_TABLE] = {.role = TREE_TABLE}, [TREE_ROW] = {.role = TREE_ROW},
    [TREE_CELL] = {.role = TREE_CELL},   [TREE_CHART] = {.role = TREE_CHART},
    [TREE_LINE] = {.role = TREE_LINE},   [TREE_MARGIN] = {.role = TREE_MARGIN},
    [TREE_OWN] = {.role = TREE_OWN},
};

static const struct behind *behind(cmark_node *node)
{
    const struct behind *found = cmark_node_get_user_data(node);
    return found ? found : &roles[TREE_PLAIN];
}

enum tree_role tree_role(cmark_node *node)
{
    return behind(node)->role;
}

const char *tree_heading_id(cmark_node *heading)
{
    return behind(heading)->words;
}

const char *tree_caption(cmark_node *table)
{
    return behind(table)->words;
}

const char *tree_picture(cmark_node *chart)
{
    return behind(chart)->words;
}

const struct chart *tree_chart_of(cmark_node *node)
{
    return behind(node)->chart;
}

static cmark_node *add(cmark_node *parent, cmark_node_type type)
{
    cmark_node *node = cmark_node_new(type);
    if (!cmark_node_append_child(parent, node))
        abort(); /* a child that its parent cannot hold is a mistake of ours */
    return node;
}

static cmark_node *add_custom(cmark_node *parent, cmark_node_type type, enum tree_role role)
{
    cmark_node *node = add(parent, type);
    cmark_node_set_user_data(node, (void *)&roles[role]);
    return node;
}

/* libcmark's allocator ends the process rather than answer NULL. */
static void *allocate(size_t size)
{
    return cmark_get_default_mem_allocator()->calloc(1, size);
}

/* Gives the node something of its own to carry; it takes the words and the chart. */
static void carry(cmark_node *node, char *words, struct chart *chart)
{
    struct behind *own = allocate(sizeof *own);
    *own = (struct behind){.role = tree_role(node), .own = true, .words = words, .chart = chart};
    cmark_node_set_user_data(node, own);
}

static void free_behind(cmark_node *node)
{
    struct behind *own = cmark_node_get_user_data(node);
    if (!own || !own->own)
        return;
    cmark_node_set_user_data(node, NULL);
    free(own->words);
    chart_free(own->chart);
    free(own);
}

void tree_free(cmark_node *document)
{
    if (!document)
        return;
    cmark_iter *walk = cmark_iter_new(document);
    while (cmark_iter_next(walk) != CMARK_EVENT_DONE)
        free_behind(cmark_iter_get_node(walk));
    cmark_iter_free(walk);
    cmark_node_free(document);
}

/* ---- guards ---- */

static bool ends_word(char c)
{
    return c == '\0' || c == ' ';
}

/* Whether what stands before the dot or bracket at `at` numbers a list in pandoc's Markdown: one
   letter or a Roman number. */
static bool numbers_list(const char *line, size_t at)
{
    size_t roman = strspn(line, "ivxlcdmIVXLCDM");
    bool letter = at == 1 && ascii_is_letter(line[0]);
    return (letter || (at > 0 && roman == at)) && ends_word(line[at + 1]);
}

static bool follows_www(const char *line, size_t at)
{
    return at >= 3 && ascii_begins_same(line + at - 3, "www", 3);
}

/* The characters that may need a guard. */
static const char suspects[] = "|~$^@{}:().";

/* Whether some reader of Markdown may take the character for markup although libcmark leaves it
   alone. `starts` says that `line` begins a line. A character that libcmark escapes must never get
   a guard: the two would cancel out. */
static bool needs_guard(const char *line, size_t at, bool starts)
{
    switch (line[at]) {
    case '|':
    case '~':
    case '$':
    case '^':
    case '@':
    case '{':
    case '}':
        return true;
    case ':':
        return (starts && at == 0) || !(ends_word(line[at + 1]) || ascii_is_digit(line[at + 1]));
    case '(':
        return starts && at == 0;
    case ')':
        return starts && numbers_list(line, at);
    case '.':
        return follows_www(line, at) || (starts && numbers_list(line, at));
    default:
        return false;
    }
}

static bool starts_line(cmark_node *parent)
{
    cmark_node *last = cmark_node_last_child(parent);
    cmark_node_type type = last ? cmark_node_get_type(last) : CMARK_NODE_LINEBREAK;
    return type == CMARK_NODE_LINEBREAK || type == CMARK_NODE_SOFTBREAK;
}

static void add_piece(cmark_node *parent, char *piece, size_t length)
{
    if (!length)
        return;
    char after = piece[length];
    piece[length] = '\0';
    cmark_node_set_literal(add(parent, CMARK_NODE_TEXT), piece);
    piece[length] = after;
}

/* One harmless line, without the marks around somebody's own words; where these were stands beside
   it. */
struct line {
    char *text;
    unsigned char *marks; /* at each byte and the end; NULL: there are none */
};

enum mark { MARK_ENDS = 1, MARK_BEGINS = 2 };

/* Which mark stands at `text`, and how long it is; 0 for none. */
static size_t mark_at(const char *text, enum mark *mark)
{
    static const size_t length = sizeof TREE_OWN_BEGINS - 1;
    *mark = strncmp(text, TREE_OWN_ENDS, length) == 0 ? MARK_ENDS : MARK_BEGINS;
    return *mark == MARK_ENDS || strncmp(text, TREE_OWN_BEGINS, length) == 0 ? length : 0;
}

/* Takes the marks out of a text that it takes over, and blanks behind those it begins with. */
static struct line take_marks(char *text)
{
    struct line line = {.text = text};
    enum mark mark;
    size_t kept = 0;
    if (!strstr(text, TREE_OWN_BEGINS))
        return line;
    line.marks = allocate(strlen(text) + 1);
    for (size_t at = 0; text[at];) {
        size_t length = mark_at(text + at, &mark);
        if (length)
            line.marks[kept] |= (unsigned char)mark;
        else if (kept || !at || text[at] != ' ')
            text[kept++] = text[at];
        at += length ? length : 1;
    }
    text[kept] = '\0';
    return line;
}

static void free_line(struct line *line)
{
    free(line->text);
    free(line->marks);
}

/* Adds one line as text nodes with guards between, somebody's own words in nodes of their own. */
static void add_line(cmark_node *parent, const struct line *line, bool starts)
{
    char *text = line->text;
    cmark_node *into = parent;
    size_t from = 0;
    for (size_t at = 0;; at++) {
        unsigned char marks = line->marks ? line->marks[at] : 0;
        bool guarded = strchr(suspects, text[at]) && text[at] && needs_guard(text, at, starts);
        if (marks || guarded || !text[at]) {
            add_piece(into, text + from, at - from);
            from = at;
        }
        if (!text[at])
            break;
        if (marks & MARK_ENDS)
            into = parent;
        if (marks & MARK_BEGINS)
            into = add_custom(parent, CMARK_NODE_CUSTOM_INLINE, TREE_OWN);
        if (guarded)
            add_custom(into, CMARK_NODE_CUSTOM_INLINE, TREE_GUARD);
        if (!line->marks && !guarded)
            at += strcspn(text + at + 1, suspects);
    }
}

/* ---- lines ---- */

/* Whether nothing in it could be harmful or end the line. */
static bool is_printable_ascii(const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (bytes[i] < ' ' || bytes[i] > '~')
            return false;
    return true;
}

/* A harmless copy of `length` bytes, all on one line. */
static char *harmless_copy(const char *bytes, size_t length)
{
    char *raw = allocate(length + 1);
    memcpy(raw, bytes, length);
    if (is_printable_ascii(bytes, length))
        return raw;
    for (size_t i = 0; i < length; i++)
        if (raw[i] == '\r')
            raw[i] = '\n';
    size_t size = 3 * length + 1; /* U+FFFD takes three bytes */
    char *line = allocate(size);
    text_harmless(raw, line, size);
    free(raw);
    return line;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* Takes the next line of `*text`, without blanks at its ends. A line ends as on any system: with
   \n, \r or both. */
static char *take_line(const char **text)
{
    const char *start = *text;
    size_t length = strcspn(start, "\r\n");
    const char *next = start + length;
    next += strncmp(next, "\r\n", 2) == 0 ? 2 : *next != '\0';
    *text = next;
    while (length && is_blank(*start)) {
        start++;
        length--;
    }
    while (length && is_blank(start[length - 1]))
        length--;
    return harmless_copy(start, length);
}

static void trim_end(char *line)
{
    size_t length = strlen(line);
    while (length && line[length - 1] == ' ')
        line[--length] = '\0';
}

/* All of `text` as one line. Blanks at its ends part it from the runs beside it and stay, except
   where it begins a line: four of them would make it code. */
static char *one_line(const char *text, bool starts)
{
    char *line = harmless_copy(text, strlen(text));
    size_t blanks = starts ? strspn(line, " ") : 0;
    memmove(line, line + blanks, strlen(line) - blanks + 1);
    return line;
}

static const char replacement[] = "\xEF\xBF\xBD"; /* U+FFFD, as long as a mark */

void tree_append_own(struct text *out, const char *words)
{
    static const char blanks[] = " \t\r\n";
    enum mark mark;
    words += strspn(words, blanks);
    size_t length = strlen(words);
    while (length && strchr(blanks, words[length - 1]))
        length--;
    text_append(out, TREE_OWN_BEGINS);
    for (size_t at = 0; at < length;) {
        size_t marked = mark_at(words + at, &mark);
        if (marked)
            text_append(out, replacement);
        else
            text_append_bytes(out, words + at, 1);
        at += marked ? marked : 1;
    }
    text_append(out, TREE_OWN_ENDS);
}

/* In a quotation all words are somebody's own, and marks among them mean nothing. */
static void replace_marks(char *text)
{
    enum mark mark;
    for (; *text; text++)
        if (mark_at(text, &mark))
            memcpy(text, replacement, sizeof replacement - 1);
}

void tree_text(cmark_node *parent, const char *text)
{
    bool starts = starts_line(parent);
    struct line line = take_marks(one_line(text, starts));
    add_line(parent, &line, starts);
    free_line(&line);
}

/* Without blanks at its ends. */
static char *title_line(const char *text)
{
    char *line = one_line(text, true);
    trim_end(line);
    return line;
}

/* Emphasis must not begin or end with a blank, or it is none. */
static void add_marked(cmark_node *parent, cmark_node_type type, const char *text)
{
    struct line line = take_marks(title_line(text));
    if (*line.text)
        add_line(add(parent, type), &line, false);
    free_line(&line);
}

void tree_strong(cmark_node *parent, const char *text)
{
    add_marked(parent, CMARK_NODE_STRONG, text);
}

void tree_emphasis(cmark_node *parent, const char *text)
{
    add_marked(parent, CMARK_NODE_EMPH, text);
}

/* ---- blocks ---- */

cmark_node *tree_new(void)
{
    return cmark_node_new(CMARK_NODE_DOCUMENT);
}

static cmark_node *add_heading(cmark_node *parent, int level, const char *text)
{
    cmark_node *heading = add(parent, CMARK_NODE_HEADING);
    cmark_node_set_heading_level(heading, level);
    struct line line = take_marks(title_line(text));
    add_line(heading, &line, true);
    free_line(&line);
    return heading;
}

void tree_heading(cmark_node *parent, int level, const char *text)
{
    add_heading(parent, level, text);
}

void tree_heading_with_id(cmark_node *parent, int level, const char *text, const char *id)
{
    carry(add_heading(parent, level, text), title_line(id), NULL);
}

cmark_node *tree_paragraph(cmark_node *parent)
{
    return add(parent, CMARK_NODE_PARAGRAPH);
}

void tree_say(cmark_node *parent, const char *text)
{
    tree_text(tree_paragraph(parent), text);
}

static cmark_node *add_list(cmark_node *parent, cmark_list_type type)
{
    cmark_node *list = add(parent, CMARK_NODE_LIST);
    cmark_node_set_list_type(list, type);
    cmark_node_set_list_tight(list, 1);
    return list;
}

cmark_node *tree_list(cmark_node *parent)
{
    return add_list(parent, CMARK_BULLET_LIST);
}

cmark_node *tree_numbered_list(cmark_node *parent)
{
    cmark_node *list = add_list(parent, CMARK_ORDERED_LIST);
    cmark_node_set_list_start(list, 1);
    return list;
}

cmark_node *tree_item(cmark_node *list)
{
    return tree_paragraph(add(list, CMARK_NODE_ITEM));
}

void tree_quote(cmark_node *parent, const char *words)
{
    cmark_node *quote = add(parent, CMARK_NODE_BLOCK_QUOTE);
    cmark_node *paragraph = NULL;
    while (*words) {
        struct line line = {.text = take_line(&words)};
        replace_marks(line.text);
        if (*line.text == '\0') {
            paragraph = NULL;
        } else {
            if (paragraph)
                add(paragraph, CMARK_NODE_LINEBREAK);
            else
                paragraph = tree_paragraph(quote);
            add_line(paragraph, &line, true);
        }
        free_line(&line);
    }
}

/* ---- tables ---- */

cmark_node *tree_table(cmark_node *parent, const char *caption)
{
    cmark_node *table = add_custom(parent, CMARK_NODE_CUSTOM_BLOCK, TREE_TABLE);
    carry(table, title_line(caption), NULL);
    return table;
}

cmark_node *tree_row(cmark_node *table)
{
    return add_custom(table, CMARK_NODE_CUSTOM_INLINE, TREE_ROW);
}

cmark_node *tree_cell(cmark_node *row)
{
    return add_custom(row, CMARK_NODE_CUSTOM_INLINE, TREE_CELL);
}

size_t tree_measure(cmark_node *table, size_t (*width_of)(cmark_node *cell),
                    size_t widths[TREE_COLUMNS])
{
    size_t columns = 0;
    for (cmark_node *row = cmark_node_first_child(table); row; row = cmark_node_next(row)) {
        size_t column = 0;
        for (cmark_node *cell = cmark_node_first_child(row); cell && column < TREE_COLUMNS;
             cell = cmark_node_next(cell), column++) {
            size_t width = width_of(cell);
            widths[column] = width > widths[column] ? width : widths[column];
        }
        columns = column > columns ? column : columns;
    }
    return columns;
}

/* ---- charts ---- */

void tree_chart(cmark_node *parent, struct chart *chart)
{
    carry(add_custom(parent, CMARK_NODE_CUSTOM_BLOCK, TREE_CHART), NULL, chart);
}

void tree_margin(cmark_node *parent, const char *id)
{
    tree_text(add_custom(parent, CMARK_NODE_CUSTOM_INLINE, TREE_MARGIN), id);
}

void tree_lines(cmark_node *parent, size_t count)
{
    while (count--)
        add_custom(parent, CMARK_NODE_CUSTOM_BLOCK, TREE_LINE);
}

void tree_set_picture(cmark_node *chart, const char *path)
{
    struct behind *own = cmark_node_get_user_data(chart);
    char *copy = title_line(path);
    free(own->words);
    own->words = copy;
}

/* ---- directions ---- */

enum tree_direction tree_direction_of(uint32_t c)
{
    switch (uc_bidi_category(c)) {
    case UC_BIDI_R:
    case UC_BIDI_AL:
        return TREE_RIGHT_TO_LEFT;
    case UC_BIDI_L:
        return TREE_LEFT_TO_RIGHT;
    default:
        return TREE_NEUTRAL;
    }
}

static enum tree_direction direction_of_text(const char *text)
{
    enum tree_direction direction = TREE_NEUTRAL;
    uint32_t c;
    for (size_t used; !direction && (used = text_character(text, &c)); text += used)
        direction = tree_direction_of(c);
    return direction;
}

enum tree_direction tree_direction(cmark_node *node)
{
    enum tree_direction direction = TREE_NEUTRAL;
    cmark_iter *walk = cmark_iter_new(node);
    while (!direction && cmark_iter_next(walk) != CMARK_EVENT_DONE) {
        cmark_node *inside = cmark_iter_get_node(walk);
        if (cmark_node_get_type(inside) == CMARK_NODE_TEXT)
            direction = direction_of_text(cmark_node_get_literal(inside));
    }
    cmark_iter_free(walk);
    return direction;
}
