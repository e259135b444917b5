#include "tui/layout/document_layout.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "export/document/tree.h"
#include "tui/layout/document_chart.h"
#include "tui/layout/document_table.h"
#include "tui/layout/document_words.h"

enum { QUOTE_TEXT = 2, BULLET_TEXT = 2, NUMBER_TEXT = 4, LABEL_BYTES = 64 };

struct document_layout {
    struct layout *layout;
    const struct catalogue *catalogue;
    struct document_links *links;
};

/* ---- links ---- */

/* Lines from here on lead to what the link says. */
static void begin_link(struct document_layout *document_layout, struct document_link link)
{
    struct document_links *links = document_layout->links;
    if (links->count == links->capacity) {
        size_t larger = links->capacity ? links->capacity * 2 : 64;
        struct document_link *moved = reallocarray(links->items, larger, sizeof *moved);
        if (!moved)
            return;
        links->items = moved;
        links->capacity = larger;
    }
    links->items[links->count++] = link;
    layout_item(document_layout->layout);
}

void document_layout_links_free(struct document_links *links)
{
    free(links->items);
    *links = (struct document_links){0};
}

/* The question that a paragraph begins with, by its label in strong print: "**Q7** Is there". */
static const struct question *question_named(const struct document_layout *document_layout,
                                             const char *words)
{
    const size_t toggle = strlen(LAYOUT_TOGGLE);
    char label[LABEL_BYTES];
    if (strncmp(words, LAYOUT_TOGGLE, toggle) != 0)
        return NULL;
    size_t length = strcspn(words + toggle, " \xE2:");
    if (!length || length >= sizeof label)
        return NULL;
    memcpy(label, words + toggle, length);
    label[length] = '\0';
    return strpbrk(label, "0123456789.") ? catalogue_question_at(document_layout->catalogue, label)
                                         : NULL;
}

static void begin_link_of_heading(struct document_layout *document_layout, cmark_node *heading)
{
    const char *id = tree_heading_id(heading);
    const struct capability *capability =
        id ? catalogue_capability(document_layout->catalogue, id) : NULL;
    const struct question *question =
        id && !capability ? catalogue_question(document_layout->catalogue, id) : NULL;
    if (capability || question)
        begin_link(document_layout, (struct document_link){question, capability});
}

static void begin_link_of_words(struct document_layout *document_layout, const char *words)
{
    const struct question *question = question_named(document_layout, words);
    if (question)
        begin_link(document_layout, (struct document_link){.question = question});
}

/* ---- blocks ---- */

static void put_blocks(struct document_layout *document_layout, cmark_node *parent, int column);

static void put_heading(struct document_layout *document_layout, cmark_node *heading)
{
    struct text words = {0};
    int level = cmark_node_get_heading_level(heading);
    const char *id = tree_heading_id(heading);
    document_words_append(heading, &words);
    if (id && words.data && !strstr(words.data, id))
        text_append_format(&words, " (%s)", id);
    begin_link_of_heading(document_layout, heading);
    if (!words.data || words.failed)
        return;
    if (level == 2)
        layout_heading(document_layout->layout, words.data);
    else
        layout_paragraph(document_layout->layout, DOCUMENT_LEFT,
                         level > 3 ? ROLE_STRONG : ROLE_ACCENT, words.data);
    layout_item_end(document_layout->layout);
    text_free(&words);
}

static void put_paragraph(struct document_layout *document_layout, cmark_node *paragraph,
                          int label_column, const char *label, int column)
{
    struct text words = {0};
    document_words_append(paragraph, &words);
    if (words.data && !words.failed) {
        begin_link_of_words(document_layout, words.data);
        layout_rich(document_layout->layout, label_column, label, column, ROLE_PLAIN, words.data);
        layout_item_end(document_layout->layout);
    }
    text_free(&words);
}

static void put_item(struct document_layout *document_layout, cmark_node *item, int column,
                     int number)
{
    char label[16];
    int text = column + (number ? NUMBER_TEXT : BULLET_TEXT);
    snprintf(label, sizeof label, "%d.", number);
    bool first = true;
    for (cmark_node *child = cmark_node_first_child(item); child; child = cmark_node_next(child)) {
        cmark_node_type type = cmark_node_get_type(child);
        if (first && type == CMARK_NODE_PARAGRAPH)
            put_paragraph(document_layout, child, column,
                          number ? label : theme_glyph(GLYPH_BULLET), text);
        else if (type == CMARK_NODE_PARAGRAPH)
            put_paragraph(document_layout, child, text, "", text);
        else
            put_blocks(document_layout, item, text);
        if (type != CMARK_NODE_PARAGRAPH)
            break; /* put_blocks has told all that is left */
        first = false;
    }
}

static void put_list(struct document_layout *document_layout, cmark_node *list, int column)
{
    bool numbered = cmark_node_get_list_type(list) == CMARK_ORDERED_LIST;
    int number = numbered ? cmark_node_get_list_start(list) : 0;
    for (cmark_node *item = cmark_node_first_child(list); item; item = cmark_node_next(item)) {
        put_item(document_layout, item, column, number);
        number += numbered;
    }
}

static void put_quote(struct document_layout *document_layout, cmark_node *quote, int column)
{
    bool first = true;
    for (cmark_node *child = cmark_node_first_child(quote); child; child = cmark_node_next(child)) {
        if (!first)
            layout_line(document_layout->layout);
        put_paragraph(document_layout, child, column, theme_glyph(GLYPH_BAR), column + QUOTE_TEXT);
        first = false;
    }
}

static void put_block(struct document_layout *document_layout, cmark_node *node, int column)
{
    enum tree_role role = tree_role(node);
    cmark_node_type type = cmark_node_get_type(node);
    if (role == TREE_TABLE)
        document_table_lay_out(document_layout->layout, node);
    else if (role == TREE_CHART)
        document_chart_lay_out(document_layout->layout, node);
    else if (type == CMARK_NODE_HEADING)
        put_heading(document_layout, node);
    else if (type == CMARK_NODE_PARAGRAPH)
        put_paragraph(document_layout, node, column, "", column);
    else if (type == CMARK_NODE_LIST)
        put_list(document_layout, node, column);
    else if (type == CMARK_NODE_BLOCK_QUOTE)
        put_quote(document_layout, node, column);
}

/* In an item: what stands below its own paragraphs. */
static bool is_told_already(cmark_node *parent, cmark_node *child)
{
    return cmark_node_get_type(parent) == CMARK_NODE_ITEM &&
           cmark_node_get_type(child) == CMARK_NODE_PARAGRAPH;
}

static void put_blocks(struct document_layout *document_layout, cmark_node *parent, int column)
{
    bool apart = cmark_node_get_type(parent) == CMARK_NODE_DOCUMENT;
    for (cmark_node *child = cmark_node_first_child(parent); child;
         child = cmark_node_next(child)) {
        if (is_told_already(parent, child))
            continue;
        if (apart)
            layout_line(document_layout->layout);
        put_block(document_layout, child, column);
    }
}

void document_layout_lay_out(struct layout *layout, cmark_node *document,
                             const struct catalogue *catalogue, struct document_links *links)
{
    struct document_layout document_layout = {
        .layout = layout, .catalogue = catalogue, .links = links};
    links->count = 0;
    put_blocks(&document_layout, document, DOCUMENT_LEFT);
}
