#include "export/document/format_walk.h"

#include "export/document/tree.h"

static enum format_walk_part paragraph(cmark_node *node)
{
    cmark_node *item = cmark_node_parent(node);
    cmark_node *list = item ? cmark_node_parent(item) : NULL;
    bool tight =
        list && cmark_node_get_type(list) == CMARK_NODE_LIST && cmark_node_get_list_tight(list);
    return tight ? PART_TIGHT_PARAGRAPH : PART_PARAGRAPH;
}

enum format_walk_part format_walk_part(cmark_node *node)
{
    static const enum format_walk_part roles[] = {
        [TREE_PLAIN] = PART_NOTHING, [TREE_GUARD] = PART_NOTHING, [TREE_TABLE] = PART_TABLE,
        [TREE_ROW] = PART_ROW,       [TREE_CELL] = PART_CELL,     [TREE_CHART] = PART_CHART,
        [TREE_LINE] = PART_LINE,     [TREE_MARGIN] = PART_MARGIN, [TREE_OWN] = PART_OWN,
    };
    static const enum format_walk_part types[] = {
        [CMARK_NODE_BLOCK_QUOTE] = PART_QUOTE,    [CMARK_NODE_ITEM] = PART_ITEM,
        [CMARK_NODE_HEADING] = PART_HEADING,      [CMARK_NODE_STRONG] = PART_STRONG,
        [CMARK_NODE_EMPH] = PART_EMPHASIS,        [CMARK_NODE_SOFTBREAK] = PART_SOFT_BREAK,
        [CMARK_NODE_LINEBREAK] = PART_LINE_BREAK,
    };
    cmark_node_type type = cmark_node_get_type(node);
    switch (type) {
    case CMARK_NODE_PARAGRAPH:
        return paragraph(node);
    case CMARK_NODE_LIST:
        return cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? PART_NUMBERED_LIST
                                                                    : PART_LIST;
    case CMARK_NODE_BLOCK_QUOTE:
    case CMARK_NODE_ITEM:
    case CMARK_NODE_HEADING:
    case CMARK_NODE_STRONG:
    case CMARK_NODE_EMPH:
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
        return types[type];
    default:
        return roles[tree_role(node)];
    }
}

static void enter(const struct format_walk *format_walk, cmark_node *node, struct text *out)
{
    enum format_walk_part part = format_walk_part(node);
    if (format_walk->parts[part].enter)
        text_append(out, format_walk->parts[part].enter);
    if (format_walk->parts[part].entering)
        format_walk->parts[part].entering(out, node);
}

static void leave(const struct format_walk *format_walk, cmark_node *node, struct text *out)
{
    enum format_walk_part part = format_walk_part(node);
    if (format_walk->parts[part].leaving)
        format_walk->parts[part].leaving(out, node);
    if (format_walk->parts[part].leave)
        text_append(out, format_walk->parts[part].leave);
}

/* Nodes without children are entered and never left. */
static bool is_leaf(cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    return type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK;
}

/* Text whose pieces are parted by nothing but guards. */
struct gathered {
    struct text words;
    cmark_node *parent;
};

static void flush(const struct format_walk *format_walk, struct gathered *gathered,
                  struct text *out)
{
    out->failed = out->failed || gathered->words.failed;
    if (gathered->words.data)
        format_walk->text(out, gathered->words.data, gathered->parent);
    text_free(&gathered->words);
}

static bool gather(struct gathered *gathered, cmark_node *node)
{
    if (cmark_node_get_type(node) != CMARK_NODE_TEXT)
        return tree_role(node) == TREE_GUARD;
    text_append(&gathered->words, cmark_node_get_literal(node));
    gathered->parent = cmark_node_parent(node);
    return true;
}

static void append(const struct format_walk *format_walk, cmark_node *root, bool with_root,
                   struct text *out)
{
    struct gathered gathered = {0};
    cmark_iter *walk = cmark_iter_new(root);
    cmark_event_type event;
    while ((event = cmark_iter_next(walk)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(walk);
        if (gather(&gathered, node))
            continue;
        flush(format_walk, &gathered, out);
        if (node == root && !with_root)
            continue;
        if (event == CMARK_EVENT_ENTER)
            enter(format_walk, node, out);
        if (event == CMARK_EVENT_EXIT || is_leaf(node))
            leave(format_walk, node, out);
    }
    flush(format_walk, &gathered, out);
    cmark_iter_free(walk);
}

void format_walk_append(const struct format_walk *format_walk, cmark_node *node, struct text *out)
{
    append(format_walk, node, true, out);
}

void format_walk_append_inside(const struct format_walk *format_walk, cmark_node *node,
                               struct text *out)
{
    append(format_walk, node, false, out);
}

void format_walk_end_line(struct text *out)
{
    if (out->length && out->data[out->length - 1] != '\n')
        text_append(out, "\n");
}
