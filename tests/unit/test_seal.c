/* The line in which a report names what it was made from, and how it is found again. */
#include <stdlib.h>
#include <string.h>

#include "export/seal.h"
#include "tests/unit/reports.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

#define RECORD "5d1f6c0a-83b7-4e29-9a64-7c2e0b9f41d3"
#define LINE_OF(questionnaires, kind)                                                              \
    "record " RECORD ", revision 12, questionnaires " questionnaires                               \
    ", made 2026-11-21 by mnr-assess 0.1.0, " kind ", SHA-256: " DIGEST

static void test_written_and_found(void)
{
    static const char text[] = "mnr-assess: 1\nid: \"" RECORD "\"\ntitle: \"T\"\nrevision: 12\n"
                               "instruments: {t: \"1.0\"}\n";
    struct assessment *assessment = test_parse(test_small(), text);
    struct text line = {0};
    struct seal seal;
    seal_append(assessment, DIGEST, "2026-11-21", true, &line);
    CHECK_TEXT(line.data, LINE_OF("t 1.0", "copy for sharing"), "the line");
    CHECK(seal_find(line.data, &seal), "is found");
    CHECK_TEXT(seal.record, RECORD, "the record");
    CHECK_TEXT(seal.revision, "12", "its revision");
    CHECK_TEXT(seal.questionnaires, "t1.0", "its questionnaires");
    CHECK_TEXT(seal.date, "2026-11-21", "the day");
    CHECK_TEXT(seal.program, "0.1.0", "the program's version");
    CHECK_TEXT(seal.digest, DIGEST, "the digest");
    CHECK(seal.shared, "for sharing");
    text_free(&line);
    assessment_free(assessment);
}

static void test_found_in_formats(void)
{
    static const char *const dressed[] = {
        LINE_OF("mnr 2022.1; law 2023.1", "complete copy"),
        "<p><strong>Made from:</strong> record\n" RECORD
        ", revision <b>12</b>, questionnaires mnr 2022.1; law 2023.1, made 2026-11-21 by "
        "mnr-assess 0.1.0, complete\r\n copy, SHA-256:\t3f6d7107702bed26fd8aa52b6909\n    "
        "6ed512b7e6ddcf7a7ae7ec32fa0ebb94c020</p>",
        "\\textbf{Made from:} record 5d1f6c0a-{}83b7-{}4e29-{}9a64-{}7c2e0b9f\\allowbreak{}41d3, "
        "revision 12, "
        "questionnaires mnr 2022.1; law 2023.1, made 2026-{}11-{}21 by mnr-{}assess 0.1.0, "
        "complete copy, SHA-{}256: " DIGEST,
        "A record is kept, revision 3. **Made from:** record 5d1f6c0a\\-83b7-4e29-9a64-"
        "7c2e0b9f41d3, revision 12, questionnaires mnr 2022\\.1; law 2023.1, made 2026-11-21 by "
        "mnr-assess 0.1.0, complete copy, SHA-256: " DIGEST ".",
    };
    for (size_t i = 0; i < COUNT(dressed); i++) {
        struct seal seal = {0};
        CHECK(seal_find(dressed[i], &seal), "line %zu is found", i);
        CHECK_TEXT(seal.record, RECORD, "the record of line %zu", i);
        CHECK_TEXT(seal.questionnaires, "mnr2022.1;law2023.1", "the questionnaires of line %zu", i);
        CHECK_TEXT(seal.digest, DIGEST, "the digest of line %zu", i);
        CHECK(!seal.shared, "line %zu", i);
        CHECK(seal_names(dressed[i], DIGEST), "the digest alone, of line %zu", i);
    }
}

static void test_not_found(void)
{
    static const char *const others[] = {
        "",
        "record",
        "record , revision",
        LINE_OF("mnr 2022.1", "complete copy, too long a word"),
        "record " RECORD ", revision 12, questionnaires t 1.0, made 2026-11-21 by mnr-assess "
        "0.1.0, complete copy, SHA-256: 3f6d71",
        "< record",
    };
    for (size_t i = 0; i < COUNT(others); i++) {
        struct seal seal;
        CHECK(!seal_find(others[i], &seal), "text %zu holds none", i);
    }
}

void seal_suite(void)
{
    CU_TestInfo tests[] = {
        {"the line is written and found", test_written_and_found},
        {"it is found in every format", test_found_in_formats},
        {"what is no such line is not taken for one", test_not_found},
        CU_TEST_INFO_NULL,
    };
    test_register("what a report was made from", tests);
}
