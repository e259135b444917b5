/* questions: every question id in order, with what it takes. */
#include <stdio.h>

#include "cli/commands.h"
#include "cli/open.h"
#include "core/base/i18n.h"
#include "export/data/record_json.h"
#include "plain/print.h"

static const struct command_option options[] = {
    {"json", NULL, N_("print JSON"), false},
    {NULL, NULL, NULL, false},
};

enum { INDENT = 4 };

static void print_options(const struct question *question)
{
    struct text words = {0};
    question_list_words(question, &words);
    print_labelled(INDENT, _("takes"), words.data);
    text_free(&words);
    for (size_t i = 0; i < question->field_count; i++)
        text_append_format(&words, "%s%s", i ? ", " : "", question->fields[i].text);
    print_labelled(INDENT, _("fields"), words.data);
    text_free(&words);
}

static void print_question(const struct question *question)
{
    const char *required = question->required_if ? _(", required in some cases")
                           : question->required  ? _(", required")
                                                 : "";
    printf("%s  %s%s%s\n", question->id, question_kind_entry(question->kind)->word, required,
           question->ours ? _(", ours") : "");
    print_wrapped(INDENT, question->text);
    print_options(question);
    print_labelled(INDENT, _("asked if"), question->asked_if_text);
    struct text sources = {0};
    source_cite_all(question->sources, question->source_count, &sources);
    print_labelled(INDENT, _("source"), sources.data);
    text_free(&sources);
}

/* Titles stand where the domain or the capability changes. */
static void print_titles(const struct question *question, const struct question *before)
{
    if (!before || before->domain != question->domain) {
        printf("%s", before ? "\n" : "");
        print_line(question->domain->title);
    }
    if (!question->capability || (before && before->capability == question->capability))
        return;
    putchar('\n');
    print_line(question->capability->title);
}

/* ---- the command ---- */

/* All questions, or those of one questionnaire. */
static int list(const struct catalogue *catalogue, const struct questionnaire *only)
{
    const struct question *before = NULL;
    for (size_t i = 0; i < catalogue->question_count; i++) {
        const struct question *question = catalogue->questions[i];
        if (only && question->questionnaire != only)
            continue;
        print_titles(question, before);
        print_question(question);
        before = question;
    }
    return EXIT_DONE;
}

static int list_json(const struct catalogue *catalogue, const struct questionnaire *only)
{
    struct error error;
    return print_json(json_questions(catalogue, only, &error), &error);
}

static int run(const struct invocation *invocation)
{
    const char *id = invocation_argument(invocation, 0);
    struct catalogue *catalogue = open_catalogue(invocation);
    if (!catalogue)
        return EXIT_CANNOT;
    const struct questionnaire *only = id ? catalogue_questionnaire(catalogue, id) : NULL;
    int status = id && !only ? open_refuse_questionnaire(catalogue, "questions", id)
                 : invocation_has(invocation, "json") ? list_json(catalogue, only)
                                                      : list(catalogue, only);
    catalogue_free(catalogue);
    return status;
}

const struct command command_questions = {
    .name = "questions",
    .usage = "[INSTRUMENT] [--json]",
    .summary = N_("list every question and what it takes"),
    .description =
        N_("Lists the questions of all questionnaires, or of one (mnr), in order: id, kind, text, "
           "the words an answer may have, the condition on which it is asked, and its source."),
    .options = options,
    .least = 0,
    .most = 1,
    .run = run,
};
