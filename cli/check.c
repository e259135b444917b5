/* check: everything in an assessment that is wrong, does not fit together or is unfinished. */
#include <stdint.h>

#include "cli/commands.h"
#include "cli/open.h"
#include "core/base/i18n.h"
#include "core/rules/crosswalk.h"
#include "core/rules/progress.h"
#include "plain/print.h"

struct checking {
    const struct opened *opened;
    const char *path;
    struct problems *problems;
};

static size_t line_of(const struct checking *checking, const struct question *question)
{
    size_t line = assessment_answer_line(checking->opened->assessment, question);
    return line ? line : 1;
}

struct first_line {
    const struct checking *checking;
    size_t line;
};

static void take_first_line(void *context, const struct condition_test *test, enum truth truth)
{
    struct first_line *first = context;
    (void)truth;
    if (first->line || test->reference.kind != REFERENCE_QUESTION)
        return;
    const struct opened *opened = first->checking->opened;
    first->line = assessment_answer_line(opened->assessment,
                                         opened->catalogue->questions[test->reference.index]);
}

/* The line of the first answer that a condition looks at; 1 when none stands in the file. */
static size_t line_of_condition(const struct checking *checking, const struct condition *condition)
{
    struct first_line first = {.checking = checking};
    condition_walk(condition, NULL, take_first_line, &first);
    return first.line ? first.line : 1;
}

static void note_contradictions(const struct checking *checking)
{
    const struct contradiction *const *list;
    size_t count = findings_contradictions(checking->opened->findings, &list);
    for (size_t i = 0; i < count; i++)
        problems_add(checking->problems, SEVERITY_WARNING, ERROR_CONTENT, checking->path,
                     line_of_condition(checking, list[i]->when), 1, "%s: %s", list[i]->id,
                     list[i]->text);
}

/* The line of the first answer that a difference speaks of. */
static size_t line_of_difference(const struct checking *checking,
                                 const struct crosswalk_difference *difference)
{
    size_t line = 0;
    for (size_t i = 0; i < difference->question_count && !line; i++)
        line = assessment_answer_line(checking->opened->assessment, difference->questions[i]);
    return line ? line : 1;
}

static void note_differences(const struct checking *checking)
{
    struct crosswalk_difference *list;
    size_t count = crosswalk_differences(checking->opened->findings, &list);
    for (size_t i = 0; i < count; i++)
        problems_add(checking->problems, SEVERITY_WARNING, ERROR_CONTENT, checking->path,
                     line_of_difference(checking, &list[i]), 1, "%s: %s", list[i].overlap->id,
                     list[i].text);
    crosswalk_differences_free(list, count);
}

static void note_open(const struct checking *checking, const struct question *question)
{
    const struct applies *applies = checking->opened->applies;
    if (progress_is_required(applies, question))
        problems_add(checking->problems, SEVERITY_OPEN, ERROR_CONTENT, checking->path,
                     line_of(checking, question), 1, _("%s is required and has no answer yet: %s"),
                     question->id, question->text);
    if (progress_is_later(applies, question))
        problems_add(checking->problems, SEVERITY_OPEN, ERROR_CONTENT, checking->path,
                     line_of(checking, question), 1, _("%s is marked to come back to: %s"),
                     question->id, question->text);
    else if (progress_is_in_part(applies, question))
        problems_add(checking->problems, SEVERITY_OPEN, ERROR_CONTENT, checking->path,
                     line_of(checking, question), 1,
                     _("%s is a list that is not looked through to the end: %s"), question->id,
                     question->text);
}

/* All that is to be said about a file that could be read. */
static void note_all(const struct opened *opened, const char *path, struct problems *problems)
{
    const struct checking checking = {opened, path, problems};
    note_contradictions(&checking);
    note_differences(&checking);
    for (size_t i = 0; i < opened->catalogue->question_count; i++)
        note_open(&checking, opened->catalogue->questions[i]);
}

static int check_file(struct catalogue *catalogue, const char *path)
{
    struct problems problems = {0};
    int status = EXIT_CANNOT;
    struct opened opened = {
        .catalogue = catalogue,
        .assessment = assessment_load(catalogue, path, &problems),
    };
    bool read = opened.assessment != NULL;
    if (!read || open_refresh(&opened)) {
        if (read)
            note_all(&opened, path, &problems);
        status = print_problems(&problems);
    }
    opened.catalogue = NULL; /* the caller's */
    open_close(&opened);
    problems_free(&problems);
    return status;
}

static int run(const struct invocation *invocation)
{
    return open_each(invocation, check_file);
}

const struct command command_check = {
    .name = "check",
    .usage = "FILE...",
    .summary = N_("list everything that is wrong or unfinished"),
    .description = N_(
        "Prints one line for everything that stands in the way, as "
        "FILE:LINE:COLUMN: WORD: TEXT. WORD is “error” for what is wrong in the file, “look "
        "again” for answers that do not fit together, for facts on which the questionnaires "
        "differ and for what this program does not know, and “to finish” for required questions "
        "without an answer, those marked to come back to and lists that are not looked through to "
        "the end.\n\n"
        "Exit status 0 means that there is nothing of that kind."),
    .least = 1,
    .most = SIZE_MAX,
    .run = run,
};
