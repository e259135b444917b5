/*
 * json: the report as JSON, for other programs; documented in mnr-assess(5).
 *
 * Leaves out what the report leaves out: a copy for sharing tells nothing more here.
 */
#ifndef EXPORT_REPORT_JSON_H
#define EXPORT_REPORT_JSON_H

#include <cmark.h>

#include "export/report/report.h"

/* {format, date, sha256, shared, full, id, title, country, revision, depth, questionnaires,
   findings, criteria, plan, sections}.
   Questionnaires are {id, title, version}; findings {id, title, domain, status, because, published
   {what, count, of, percent, year}} and, where the coordinator set the status, {proposed, reason};
   a status that is left out is null. Steps of the plan are {id, text, horizon, domain, finding,
   why, leads {id, text}, depends_on, same_as, sources, ours, care}; criteria {of, least, most,
   sufficient} or null. Sections are {id, level, title, content}, content blocks {kind, ...}:
   paragraph {text}, quotation {paragraphs}, list and numbered-list {items: lists of blocks}, table
   {caption, columns, rows}, chart {id, title, base, percent, bars}.

   `document` is the report_new of the same input. free() the result; NULL when there is no
   memory. */
char *report_json(const struct report_input *input, cmark_node *document, struct error *error);

#endif
