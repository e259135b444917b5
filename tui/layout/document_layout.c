#include "tui/layout/document_layout.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "export/document/tree.h"
#include "tui/layout/document_chart.h"
#include "tui/layout/document_table.h"
#include "tui/layout/document_words.h"

enum { QUOTE_TEXT = 2, BULLET_TEXT = 2, NUMBER_TEXT = 4, LABEL_BYTES = 64 };

struct paper {
    struct sheet *sheet;
    const struct catalogue *catalogue;
    struct paper_links *links;
};

/* ---- links ---- */

/* Lines from here on lead to what the link says. */
static void begin_link(struct paper *paper, struct paper_link link)
{
    struct paper_links *links = paper->links;
    if (links->count == links->capacity) {
        size_t larger = links->capacity ? links->capacity * 2 : 64;
        struct paper_link *moved = reallocarray(links->items, larger, sizeof *moved);
        if (!moved)
            return;
        links->items = moved;
        links->capacity = larger;
    }
    links->items[links->count++] = link;
    sheet_item(paper->sheet);
}

void paper_links_free(struct paper_links *links)
{
    free(links->items);
    *links = (struct paper_links){0};
}

/* The question that a paragraph begins with, by its label in strong print: "**Q7** Is there". */
static const struct question *question_named(const struct paper *paper, const char *words)
{
    const size_t toggle = strlen(SHEET_TOGGLE);
    char label[LABEL_BYTES];
    if (strncmp(words, SHEET_TOGGLE, toggle) != 0)
        return NULL;
    size_t length = strcspn(words + toggle, " \xE2:");
    if (!length || length >= sizeof label)
        return NULL;
    memcpy(label, words + toggle, length);
    label[length] = '\0';
    return strpbrk(label, "0123456789.") ? catalogue_question_at(paper->catalogue, label) : NULL;
}

static void begin_link_of_heading(struct paper *paper, cmark_node *heading)
{
    const char *id = tree_heading_id(heading);
    const struct capability *capability = id ? catalogue_capability(paper->catalogue, id) : NULL;
    const struct question *question =
        id && !capability ? catalogue_question(paper->catalogue, id) : NULL;
    if (capability || question)
        begin_link(paper, (struct paper_link){question, capability});
}

static void begin_link_of_words(struct paper *paper, const char *words)
{
    const struct question *question = question_named(paper, words);
    if (question)
        begin_link(paper, (struct paper_link){.question = question});
}

/* ---- blocks ---- */

static void put_blocks(struct paper *paper, cmark_node *parent, int column);

static void put_heading(struct paper *paper, cmark_node *heading)
{
    struct text words = {0};
    int level = cmark_node_get_heading_level(heading);
    const char *id = tree_heading_id(heading);
    paper_words(heading, &words);
    if (id && words.data && !strstr(words.data, id))
        text_append_format(&words, " (%s)", id);
    begin_link_of_heading(paper, heading);
    if (!words.data || words.failed)
        return;
    if (level == 2)
        sheet_heading(paper->sheet, words.data);
    else
        sheet_paragraph(paper->sheet, PAPER_LEFT, level > 3 ? ROLE_STRONG : ROLE_ACCENT,
                        words.data);
    sheet_item_end(paper->sheet);
    text_free(&words);
}

static void put_paragraph(struct paper *paper, cmark_node *paragraph, int label_column,
                          const char *label, int column)
{
    struct text words = {0};
    paper_words(paragraph, &words);
    if (words.data && !words.failed) {
        begin_link_of_words(paper, words.data);
        sheet_rich(paper->sheet, label_column, label, column, ROLE_PLAIN, words.data);
        sheet_item_end(paper->sheet);
    }
    text_free(&words);
}

static void put_item(struct paper *paper, cmark_node *item, int column, int number)
{
    char label[16];
    int text = column + (number ? NUMBER_TEXT : BULLET_TEXT);
    snprintf(label, sizeof label, "%d.", number);
    bool first = true;
    for (cmark_node *child = cmark_node_first_child(item); child; child = cmark_node_next(child)) {
        cmark_node_type type = cmark_node_get_type(child);
        if (first && type == CMARK_NODE_PARAGRAPH)
            put_paragraph(paper, child, column, number ? label : theme_glyph(GLYPH_BULLET), text);
        else if (type == CMARK_NODE_PARAGRAPH)
            put_paragraph(paper, child, text, "", text);
        else
            put_blocks(paper, item, text);
        if (type != CMARK_NODE_PARAGRAPH)
            break; /* put_blocks has told all that is left */
        first = false;
    }
}

static void put_list(struct paper *paper, cmark_node *list, int column)
{
    bool numbered = cmark_node_get_list_type(list) == CMARK_ORDERED_LIST;
    int number = numbered ? cmark_node_get_list_start(list) : 0;
    for (cmark_node *item = cmark_node_first_child(list); item; item = cmark_node_next(item)) {
        put_item(paper, item, column, number);
        number += numbered;
    }
}

static void put_quote(struct paper *paper, cmark_node *quote, int column)
{
    bool first = true;
    for (cmark_node *child = cmark_node_first_child(quote); child; child = cmark_node_next(child)) {
        if (!first)
            sheet_line(paper->sheet);
        put_paragraph(paper, child, column, theme_glyph(GLYPH_BAR), column + QUOTE_TEXT);
        first = false;
    }
}

static void put_block(struct paper *paper, cmark_node *node, int column)
{
    enum tree_role role = tree_role(node);
    cmark_node_type type = cmark_node_get_type(node);
    if (role == TREE_TABLE)
        paper_table(paper->sheet, node);
    else if (role == TREE_CHART)
        paper_chart(paper->sheet, node);
    else if (type == CMARK_NODE_HEADING)
        put_heading(paper, node);
    else if (type == CMARK_NODE_PARAGRAPH)
        put_paragraph(paper, node, column, "", column);
    else if (type == CMARK_NODE_LIST)
        put_list(paper, node, column);
    else if (type == CMARK_NODE_BLOCK_QUOTE)
        put_quote(paper, node, column);
}

/* In an item: what stands below its own paragraphs. */
static bool is_told_already(cmark_node *parent, cmark_node *child)
{
    return cmark_node_get_type(parent) == CMARK_NODE_ITEM &&
           cmark_node_get_type(child) == CMARK_NODE_PARAGRAPH;
}

static void put_blocks(struct paper *paper, cmark_node *parent, int column)
{
    bool apart = cmark_node_get_type(parent) == CMARK_NODE_DOCUMENT;
    for (cmark_node *child = cmark_node_first_child(parent); child;
         child = cmark_node_next(child)) {
        if (is_told_already(parent, child))
            continue;
        if (apart)
            sheet_line(paper->sheet);
        put_block(paper, child, column);
    }
}

void paper_lay_out(struct sheet *sheet, cmark_node *document, const struct catalogue *catalogue,
                   struct paper_links *links)
{
    struct paper paper = {.sheet = sheet, .catalogue = catalogue, .links = links};
    links->count = 0;
    put_blocks(&paper, document, PAPER_LEFT);
}
