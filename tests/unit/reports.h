/* reports: what the tests of reports share. */
#ifndef TESTS_UNIT_REPORTS_H
#define TESTS_UNIT_REPORTS_H

#include <stddef.h>

#include <cmark.h>

#include "tests/unit/support.h"

/* The digest that stands in every report below. */
#define DIGEST "3f6d7107702bed26fd8aa52b69096ed512b7e6ddcf7a7ae7ec32fa0ebb94c020"

enum { SHARE = 1, FULL = 2, PUBLISHED = 4 }; /* the last: beside the published tables */

/* A text without which the test cannot go on. */
char *needed(char *text);

/* The practice country's record, with the survey alone. */
struct assessment *practice(void);

/* The report as a tree; tree_free() it. */
cmark_node *report_tree(const struct assessment *assessment, int options);

/* The report as Markdown; free() it. `options` are of the enum. */
char *report_with(const struct test_view *view, int options);
char *report_of(const struct assessment *assessment, int options);

/* Sets an answer, which must be allowed. */
void set_answer(struct assessment *assessment, const struct question *question,
                const struct answer *draft);

size_t count_of(const char *whole, const char *part);

/* Checks that `part` does not stand in the report. */
void check_lacks(const char *whole, const char *part, const char *what);

#endif
