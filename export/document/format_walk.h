/*
 * format_walk: goes through a report's tree (tree.h) and writes each node as a format's table says.
 *
 * For the files of export/ that write a format libcmark does not write as we need it; decides
 * nothing about what a report says.
 */
#ifndef EXPORT_DOCUMENT_FORMAT_WALK_H
#define EXPORT_DOCUMENT_FORMAT_WALK_H

#include <cmark.h>

#include "core/base/text.h"

enum format_walk_part { /* what a tree is made of */
                        PART_PARAGRAPH,
                        PART_TIGHT_PARAGRAPH, /* in an item of a tight list */
                        PART_HEADING,
                        PART_LIST,
                        PART_NUMBERED_LIST,
                        PART_ITEM,
                        PART_QUOTE,
                        PART_STRONG,
                        PART_EMPHASIS,
                        PART_SOFT_BREAK,
                        PART_LINE_BREAK,
                        PART_TABLE,
                        PART_ROW,
                        PART_CELL,
                        PART_CHART,
                        PART_LINE,
                        PART_MARGIN,
                        PART_OWN,     /* somebody's own words inside a line */
                        PART_NOTHING, /* guards, the document */
                        PART_PARTS,
};

typedef void format_walk_write(struct text *out, cmark_node *node);

struct format_walk {
    /* Escapes one piece of a line, all of it that is together; `parent` holds it. */
    void (*text)(struct text *out, const char *piece, cmark_node *parent);
    struct {
        const char *enter; /* written as it is; NULL for nothing */
        const char *leave;
        format_walk_write *entering; /* or, where it depends on the node */
        format_walk_write *leaving;
    } parts[PART_PARTS];
};

enum format_walk_part format_walk_part(cmark_node *node);

/* Appends the node and all below it. */
void format_walk_append(const struct format_walk *format_walk, cmark_node *node, struct text *out);

/* Appends what is below a node, without the node itself. */
void format_walk_append_inside(const struct format_walk *format_walk, cmark_node *node,
                               struct text *out);

/* Ends the line, unless nothing stands on it. */
void format_walk_end_line(struct text *out);

#endif
