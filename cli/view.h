/*
 * view: answers and findings as commands show them, to people and as JSON (design.md section 3).
 *
 * Pure functions of a session; nothing is changed.
 */
#ifndef CLI_VIEW_H
#define CLI_VIEW_H

#include "cli/json.h"
#include "cli/session.h"

/* Appends the answer in words of the file: "isp-reporting, hotline", "not answered". */
void view_answer(const struct question *question, const struct answer *answer, struct text *out);

/* Appends a document that proves an answer: "Decree 12, 2024-03-01, held by Cabinet Office". */
void view_held_source(const struct held_source *source, struct text *out);

/* {id, applies, state, value, values, reason, note, sources, later, sensitive, by, at} */
cJSON *view_answer_json(struct json *json, const struct session *session,
                        const struct question *question);

/* {id, title, status, because} and, where the coordinator set the status, {proposed, reason} */
cJSON *view_finding_json(struct json *json, const struct finding *finding);

/* Prints a finding: its status and title, then why. */
void view_print_finding(const struct finding *finding);

#endif
