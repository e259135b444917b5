/*
 * answer_lines: answers and findings as commands show them to people.
 *
 * Decides nothing and changes nothing.
 */
#ifndef PLAIN_ANSWER_LINES_H
#define PLAIN_ANSWER_LINES_H

#include "core/rules/findings.h"

/* Appends the answer in words of the file: "isp-reporting, hotline", "not answered". */
void view_answer(const struct question *question, const struct answer *answer, struct text *out);

/* Appends a document that proves an answer: "Decree 12, 2024-03-01, held by Cabinet Office". */
void answer_lines_source(const struct held_source *source, struct text *out);

enum { VIEW_FINDING_COLUMN = 22 }; /* where the title begins */

/* Prints a finding: its status and title, then why. */
void answer_lines_finding(const struct finding *finding);

#endif
