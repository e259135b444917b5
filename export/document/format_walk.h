/*
 * face: goes through a report's tree (tree.h) and writes each node as a format's table says.
 *
 * For the files of export/ that write a format libcmark does not write as we need it; decides
 * nothing about what a report says.
 */
#ifndef EXPORT_DOCUMENT_FORMAT_WALK_H
#define EXPORT_DOCUMENT_FORMAT_WALK_H

#include <cmark.h>

#include "core/base/text.h"

enum face_part { /* what a tree is made of */
                 FACE_PARAGRAPH,
                 FACE_TIGHT_PARAGRAPH, /* in an item of a tight list */
                 FACE_HEADING,
                 FACE_LIST,
                 FACE_NUMBERED_LIST,
                 FACE_ITEM,
                 FACE_QUOTE,
                 FACE_STRONG,
                 FACE_EMPHASIS,
                 FACE_SOFT_BREAK,
                 FACE_LINE_BREAK,
                 FACE_TABLE,
                 FACE_ROW,
                 FACE_CELL,
                 FACE_CHART,
                 FACE_LINE,
                 FACE_MARGIN,
                 FACE_OWN,     /* somebody's own words inside a line */
                 FACE_NOTHING, /* guards, the document */
                 FACE_PARTS,
};

typedef void face_write(struct text *out, cmark_node *node);

struct face {
    /* Escapes one piece of a line, all of it that is together; `parent` holds it. */
    void (*text)(struct text *out, const char *piece, cmark_node *parent);
    struct {
        const char *enter; /* written as it is; NULL for nothing */
        const char *leave;
        face_write *entering; /* or, where it depends on the node */
        face_write *leaving;
    } parts[FACE_PARTS];
};

enum face_part face_part(cmark_node *node);

/* Appends the node and all below it. */
void face_append(const struct face *face, cmark_node *node, struct text *out);

/* Appends what is below a node, without the node itself. */
void face_append_inside(const struct face *face, cmark_node *node, struct text *out);

/* Ends the line, unless nothing stands on it. */
void face_end_line(struct text *out);

#endif
