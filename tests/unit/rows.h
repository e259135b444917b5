/*
 * rows: answers, and what follows from them, in the rows of a table.
 */
#ifndef TESTS_UNIT_ROWS_H
#define TESTS_UNIT_ROWS_H

#include "tests/unit/support.h"

/* What is expected, in words with a space between: "REC-08.3" stands, "!REC-08.3" does not;
   "REC-B-D2.1:simulated_acts+all_carriers" stands and names these points, no others;
   "mnr.cap13=partly" is its status, "law.o2=drafted|absent" what it can still be; "mnr.check31" is
   pointed out, "!mnr.check31" is not; "overlap/child-not-liable" differs between the
   questionnaires, with "!" before it it does not. */
struct row {
    const char *answers; /* as test_answer takes them */
    const char *expected;
};

/* Checks each row in a record of its own, with all questionnaires. */
void rows_check(const struct row *rows, size_t count);

/* Checks `expected` in a view of a record; `answers` only says after what. */
void rows_expect(const struct test_view *view, const char *expected, const char *answers);

/* Checks `expected` after `answers`, with the list flagged to come back to. */
void rows_check_flagged(const char *answers, const char *list, const char *expected);

#endif
