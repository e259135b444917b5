#include "export/document/format_walk.h"

#include "export/document/tree.h"

static enum face_part paragraph(cmark_node *node)
{
    cmark_node *item = cmark_node_parent(node);
    cmark_node *list = item ? cmark_node_parent(item) : NULL;
    bool tight =
        list && cmark_node_get_type(list) == CMARK_NODE_LIST && cmark_node_get_list_tight(list);
    return tight ? FACE_TIGHT_PARAGRAPH : FACE_PARAGRAPH;
}

enum face_part face_part(cmark_node *node)
{
    static const enum face_part roles[] = {
        [TREE_PLAIN] = FACE_NOTHING, [TREE_GUARD] = FACE_NOTHING, [TREE_TABLE] = FACE_TABLE,
        [TREE_ROW] = FACE_ROW,       [TREE_CELL] = FACE_CELL,     [TREE_CHART] = FACE_CHART,
        [TREE_LINE] = FACE_LINE,     [TREE_MARGIN] = FACE_MARGIN, [TREE_OWN] = FACE_OWN,
    };
    static const enum face_part types[] = {
        [CMARK_NODE_BLOCK_QUOTE] = FACE_QUOTE,    [CMARK_NODE_ITEM] = FACE_ITEM,
        [CMARK_NODE_HEADING] = FACE_HEADING,      [CMARK_NODE_STRONG] = FACE_STRONG,
        [CMARK_NODE_EMPH] = FACE_EMPHASIS,        [CMARK_NODE_SOFTBREAK] = FACE_SOFT_BREAK,
        [CMARK_NODE_LINEBREAK] = FACE_LINE_BREAK,
    };
    cmark_node_type type = cmark_node_get_type(node);
    switch (type) {
    case CMARK_NODE_PARAGRAPH:
        return paragraph(node);
    case CMARK_NODE_LIST:
        return cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? FACE_NUMBERED_LIST
                                                                    : FACE_LIST;
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

static void enter(const struct face *face, cmark_node *node, struct text *out)
{
    enum face_part part = face_part(node);
    if (face->parts[part].enter)
        text_append(out, face->parts[part].enter);
    if (face->parts[part].entering)
        face->parts[part].entering(out, node);
}

static void leave(const struct face *face, cmark_node *node, struct text *out)
{
    enum face_part part = face_part(node);
    if (face->parts[part].leaving)
        face->parts[part].leaving(out, node);
    if (face->parts[part].leave)
        text_append(out, face->parts[part].leave);
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

static void flush(const struct face *face, struct gathered *gathered, struct text *out)
{
    out->failed = out->failed || gathered->words.failed;
    if (gathered->words.data)
        face->text(out, gathered->words.data, gathered->parent);
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

static void append(const struct face *face, cmark_node *root, bool with_root, struct text *out)
{
    struct gathered gathered = {0};
    cmark_iter *walk = cmark_iter_new(root);
    cmark_event_type event;
    while ((event = cmark_iter_next(walk)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(walk);
        if (gather(&gathered, node))
            continue;
        flush(face, &gathered, out);
        if (node == root && !with_root)
            continue;
        if (event == CMARK_EVENT_ENTER)
            enter(face, node, out);
        if (event == CMARK_EVENT_EXIT || is_leaf(node))
            leave(face, node, out);
    }
    flush(face, &gathered, out);
    cmark_iter_free(walk);
}

void face_append(const struct face *face, cmark_node *node, struct text *out)
{
    append(face, node, true, out);
}

void face_append_inside(const struct face *face, cmark_node *node, struct text *out)
{
    append(face, node, false, out);
}

void face_end_line(struct text *out)
{
    if (out->length && out->data[out->length - 1] != '\n')
        text_append(out, "\n");
}
