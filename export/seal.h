/*
 * seal: the line in which a report names what it was made from, so that report --verify can say
 * whether a file is that one.
 *
 *     record 5d1f6c0a-83b7-4e29-9a64-7c2e0b9f41d3, revision 58, questionnaires mnr 2022.1; law
 *     2023.1, made 2026-11-21 by mnr-assess 0.1.0, complete copy, SHA-256: 131cb5...
 *
 * It is never translated, and is found again in whatever a report became: line ends, blanks and
 * the marks of Markdown, HTML and LaTeX within it do not matter. It proves nothing about who made
 * a report: anybody can write such a line.
 */
#ifndef EXPORT_SEAL_H
#define EXPORT_SEAL_H

#include "core/assessment.h"

struct seal {
    char record[128];
    char revision[24];
    char questionnaires[256]; /* "mnr2022.1;law2023.1": without blanks */
    char date[16];
    char program[32]; /* its version */
    bool shared;
    char digest[65];
};

/* Appends the line. `digest` is that of the assessment's file. */
void seal_append(const struct assessment *assessment, const char *digest, const char *date,
                 bool share, struct text *out);

/* Finds the first such line in the text of a report; false when there is none. */
bool seal_find(const char *report, struct seal *seal);

/* Whether the digest alone stands in the text. */
bool seal_names(const char *report, const char *digest);

#endif
