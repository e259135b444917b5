/* get: reads one answer, or all of them. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/commands.h"
#include "cli/open.h"
#include "core/base/i18n.h"
#include "core/rules/progress.h"
#include "export/data/record_json.h"
#include "plain/answer_lines.h"
#include "plain/print.h"

static const struct command_option options[] = {
    {"json", NULL, N_("print JSON"), false},
    {NULL, NULL, NULL, false},
};

enum { INDENT = 4 };

/* Unwrapped, so that the text can be searched; lines after the first are indented. */
static void print_text(const char *lead, const char *text)
{
    struct text harmless = {0};
    text_append_harmless(&harmless, text);
    char *all = text_take(&harmless);
    fputs(lead, stdout);
    for (const char *c = all ? all : ""; *c; c++) {
        putchar(*c);
        if (*c == '\n' && c[1])
            printf("%*s", INDENT, "");
    }
    putchar('\n');
    free(all);
}

static void print_extra(const char *label, const char *text)
{
    char lead[64];
    snprintf(lead, sizeof lead, "  %s: ", label);
    print_text(lead, text);
}

static void print_extras(const struct opened *opened, const struct question *question,
                         const struct answer *answer)
{
    if (answer->note)
        print_extra(_("note"), answer->note);
    for (size_t i = 0; i < answer->source_count; i++) {
        struct text source = {0};
        answer_lines_source(&answer->sources[i], &source);
        print_extra(_("source"), source.data ? source.data : "");
        text_free(&source);
    }
    if (answer->later)
        printf("  %s\n", _("to come back to"));
    if (progress_is_in_part(opened->applies, question))
        printf("  %s\n", _("not looked through to the end"));
    if (answer_is_sensitive(question, answer))
        printf("  %s\n", _("sensitive"));
    if (!applies_to(opened->applies, question)) {
        struct text why = {0};
        applies_why(opened->applies, question, &why);
        print_extra(_("not asked now"), why.data ? why.data : "");
        text_free(&why);
    }
}

static void print_answer(const struct opened *opened, const struct question *question)
{
    const struct answer *answer = assessment_answer(opened->assessment, question);
    struct text value = {0};
    text_append_format(&value, "%s: ", question->id);
    view_answer(question, answer, &value);
    print_text("", value.data ? value.data : question->id);
    text_free(&value);
    print_extras(opened, question, answer);
}

static int get_all(const struct opened *opened, bool as_json)
{
    const struct catalogue *catalogue = opened->catalogue;
    struct error error;
    if (as_json)
        return print_json(json_answers(opened->applies, &error), &error);
    for (size_t i = 0; i < catalogue->question_count; i++)
        print_answer(opened, catalogue->questions[i]);
    return EXIT_DONE;
}

static int get_finding(const struct opened *opened, const struct capability *capability,
                       bool as_json)
{
    struct error error;
    const struct finding *finding = findings_of(opened->findings, capability);
    if (as_json)
        return print_json(json_finding(finding, &error), &error);
    answer_lines_finding(finding);
    return EXIT_DONE;
}

static int get_one(const struct opened *opened, const char *id, bool as_json)
{
    struct error error;
    struct open_found found;
    if (!open_find(opened, id, &found))
        return EXIT_CANNOT;
    if (found.capability)
        return get_finding(opened, found.capability, as_json);
    if (as_json)
        return print_json(json_answer(opened->applies, found.question, &error), &error);
    print_answer(opened, found.question);
    return EXIT_DONE;
}

static int run(const struct invocation *invocation)
{
    struct opened opened;
    const char *id = invocation_argument(invocation, 1);
    bool as_json = invocation_has(invocation, "json");
    if (!open_record(&opened, invocation, invocation_argument(invocation, 0)))
        return EXIT_CANNOT;
    int status = id ? get_one(&opened, id, as_json) : get_all(&opened, as_json);
    open_close(&opened);
    return status;
}

const struct command command_get = {
    .name = "get",
    .usage = "FILE [ID] [--json]",
    .summary = N_("read one answer, or all of them"),
    .description =
        N_("Prints the answer to the question ID, such as mnr.q07, q7 or 7, with its note, its "
           "sources and its marks; without ID the answers to all questions in order. The id of a "
           "capability, such as mnr.cap04, prints its status and why."),
    .options = options,
    .least = 1,
    .most = 2,
    .run = run,
};
