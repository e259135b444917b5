/* A report that verifies is unaltered: any byte or line that is changed, taken out, put in or moved
   is found, in every format. The alterations that people think of are in tests/commands/verify.sh.
 */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/commands.h"
#include "export/report/formats.h"
#include "tests/unit/reports.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

/* ---- the program, without its words ---- */

static int run(const char *const *words, size_t count)
{
    struct error error;
    struct invocation invocation;
    int words_out = dup(STDOUT_FILENO);
    int nowhere = open("/dev/null", O_WRONLY);
    CU_ASSERT_FATAL(invocation_parse(&command_report, words, count, &invocation, &error));
    fflush(stdout);
    dup2(nowhere, STDOUT_FILENO);
    int status = command_report.run(&invocation);
    fflush(stdout);
    dup2(words_out, STDOUT_FILENO);
    close(nowhere);
    close(words_out);
    invocation_free(&invocation);
    return status;
}

struct made { /* a record and a report of it, in a folder of their own */
    char folder[64];
    char *file;
    char *report;
    char *charts;
    char *text;
    size_t length;
};

static int verify(const struct made *made)
{
    const char *const words[] = {made->file, "--verify", made->report};
    return run(words, COUNT(words));
}

static struct made make(const char *format, bool share)
{
    struct error error;
    struct made made;
    test_folder(made.folder);
    made.file = test_path(made.folder, "a.yaml");
    made.report = test_path(made.folder, "report");
    made.charts = test_path(made.folder, "charts");
    struct assessment_options options = {.country = "AUT", .instruments = "imp"};
    struct assessment *assessment = assessment_new(test_all(), &options, &error);
    CU_ASSERT_PTR_NOT_NULL_FATAL(assessment);
    test_answer(assessment, "imp.b1=evidence; imp.b2=no-evidence");
    CHECK(assessment_create(assessment, made.file, &error), "%s", error.problem);
    assessment_free(assessment);
    const char *const words[] = {made.file,   "--format", format,      "--output",
                                 made.report, "--charts", made.charts, "--share"};
    CHECK_COUNT(run(words, COUNT(words) - !share), EXIT_DONE, "a report is made");
    made.text = test_read_file(made.report);
    made.length = strlen(made.text);
    return made;
}

static void unmake(struct made *made)
{
    test_folder_remove(made->folder);
    free(made->file);
    free(made->report);
    free(made->charts);
    free(made->text);
}

/* ---- alterations ---- */

static uint64_t state;

static size_t chance(size_t of)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(state >> 33) % of;
}

static void write_changed(const struct made *made, const char *bytes, size_t length)
{
    int file = open(made->report, O_WRONLY | O_TRUNC);
    CHECK(file >= 0 && write(file, bytes, length) == (ssize_t)length, "writing");
    close(file);
}

/* From where a line begins to behind its end. */
static size_t line_at(const char *text, size_t at, size_t *end)
{
    while (at && text[at - 1] != '\n')
        at--;
    *end = at + strcspn(text + at, "\n") + 1;
    return at;
}

/* Makes one of `made`; false when it would change nothing. What it did is told in `what`. */
static bool alter(const struct made *made, char *changed, size_t *length, char what[80])
{
    size_t at = chance(made->length);
    size_t kind = chance(4);
    char byte = (char)chance(256);
    size_t one_end;
    size_t two_end;
    snprintf(what, 80, "kind %zu at %zu with byte %d", kind, at, byte);
    memcpy(changed, made->text, at);
    if (kind == 0) { /* a byte is another */
        memcpy(changed + at, made->text + at, made->length - at);
        changed[at] = byte;
        *length = made->length;
        return byte != made->text[at];
    }
    if (kind == 1) { /* one less */
        memcpy(changed + at, made->text + at + 1, made->length - at - 1);
        *length = made->length - 1;
        return true;
    }
    if (kind == 2) { /* one more */
        changed[at] = byte;
        memcpy(changed + at + 1, made->text + at, made->length - at);
        *length = made->length + 1;
        return true;
    }
    size_t one = line_at(made->text, at, &one_end); /* a line and the next change places */
    if (one_end >= made->length)
        return false;
    line_at(made->text, one_end, &two_end);
    memcpy(changed + one, made->text + one_end, two_end - one_end);
    memcpy(changed + one + (two_end - one_end), made->text + one, one_end - one);
    memcpy(changed + two_end, made->text + two_end, made->length - two_end);
    *length = made->length;
    return memcmp(changed, made->text, made->length) != 0;
}

static void check_alterations(const char *format, bool share, size_t count)
{
    struct made made = make(format, share);
    char *changed = malloc(made.length + 2);
    size_t length;
    char what[80];
    CHECK_COUNT(verify(&made), EXIT_DONE, "%s: as it was made", format);
    while (count) {
        if (!alter(&made, changed, &length, what))
            continue;
        count--;
        write_changed(&made, changed, length);
        CHECK_COUNT(verify(&made), EXIT_TO_SEE, "%s: %s is found", format, what);
    }
    write_changed(&made, made.text, made.length);
    CHECK_COUNT(verify(&made), EXIT_DONE, "%s: as it was", format);
    free(changed);
    unmake(&made);
}

static void test_chance(void)
{
    const char *seed = getenv("MNR_ASSESS_SEED");
    const char *thorough = getenv("MNR_ASSESS_THOROUGH");
    size_t count;
    const struct format *all = formats(&count);
    state = seed ? strtoull(seed, NULL, 10) : 1;
    for (size_t i = 0; i < count; i++)
        check_alterations(all[i].name, i % 2, thorough ? 5000 : 60);
}

/* The line on provenance and the links to pictures say the same twice, so that no byte of them can
   be changed alone. */
static void test_provenance(void)
{
    struct made made = make("markdown", false);
    const char *line = needed(strstr(made.text, "**Made from:**"));
    size_t from = (size_t)(line - made.text);
    size_t end = from + strcspn(line, "\n");
    char *changed = malloc(made.length + 1);
    for (size_t at = from; at < end; at++) {
        memcpy(changed, made.text, made.length + 1);
        changed[at] = changed[at] == 'e' ? 'a' : 'e';
        write_changed(&made, changed, made.length);
        CHECK_COUNT(verify(&made), EXIT_TO_SEE, "byte %zu: %.20s", at, made.text + at);
    }
    free(changed);
    unmake(&made);
}

void verify_suite(void)
{
    static CU_TestInfo tests[] = {
        {"a byte or line that is altered is found, in every format", test_chance},
        {"and each byte of the line on provenance", test_provenance},
        CU_TEST_INFO_NULL,
    };
    test_register("verifying", tests);
}
