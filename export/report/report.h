/*
 * report: the gap report of an assessment, as a tree (tree.h) that markdown.h turns into a format.
 *
 * A pure function of what it is given: it reads no clock and no file, decides no status and
 * chooses no recommendation. Every finding and recommendation carries its id, every statement of a
 * document its place in it. Questions that are not asked stay out.
 */
#ifndef EXPORT_REPORT_REPORT_H
#define EXPORT_REPORT_REPORT_H

#include <stdbool.h>

#include <cmark.h>

#include "core/base/error.h"
#include "export/report/input.h"

/* NULL when there is no memory. Free with tree_free. */
cmark_node *report_new(const struct report_input *input, struct error *error);

#endif
