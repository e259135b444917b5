/* questions: every question id in order, with what it takes. */
#include <stdio.h>
#include <stdlib.h>

#include "cli/commands.h"
#include "cli/json.h"
#include "cli/print.h"
#include "cli/session.h"
#include "core/i18n.h"

static const struct command_option options[] = {
    {"json", NULL, N_("print JSON"), false},
    {NULL, NULL, NULL, false},
};

enum { INDENT = 4 };

static void cite_all(const struct question *question, struct text *out)
{
    for (size_t i = 0; i < question->source_count; i++) {
        text_append(out, i ? "; " : "");
        source_cite(&question->sources[i], out);
    }
}

/* ---- for people ---- */

static void print_options(const struct question *question)
{
    struct text ids = {0};
    for (size_t i = 0; i < question->option_count; i++)
        text_append_format(&ids, "%s%s", i ? ", " : "", question->options[i].id);
    if (question->none)
        text_append_format(&ids, "%snone", ids.length ? ", " : "");
    print_labelled(INDENT, _("takes"), ids.data);
    text_free(&ids);
    for (size_t i = 0; i < question->field_count; i++)
        text_append_format(&ids, "%s%s", i ? ", " : "", question->fields[i].text);
    print_labelled(INDENT, _("fields"), ids.data);
    text_free(&ids);
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
    cite_all(question, &sources);
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

/* ---- as JSON ---- */

static cJSON *options_json(struct json *json, const struct option *list, size_t count)
{
    cJSON *array = json_list(json);
    for (size_t i = 0; i < count; i++) {
        cJSON *object = json_object(json);
        json_put_string(json, object, "id", list[i].id);
        json_put_string(json, object, "text", _(list[i].text));
        json_append(json, array, object);
    }
    return array;
}

static cJSON *question_json(struct json *json, const struct question *question)
{
    struct text source = {0};
    cJSON *object = json_object(json);
    cite_all(question, &source);
    json_put_string(json, object, "id", question->id);
    json_put_string(json, object, "label", question->label);
    json_put_string(json, object, "questionnaire", question->questionnaire->id);
    json_put_string(json, object, "domain", question->domain->id);
    json_put_string(json, object, "capability",
                    question->capability ? question->capability->id : NULL);
    json_put_string(json, object, "kind", question_kind_entry(question->kind)->word);
    json_put_string(json, object, "depth", depth_word(question->depth));
    json_put_bool(json, object, "required", question->required);
    json_put_string(json, object, "origin", question->ours ? "ours" : "instrument");
    json_put_string(json, object, "text", question->text);
    json_put(json, object, "options",
             options_json(json, question->options, question->option_count));
    json_put(json, object, "fields", options_json(json, question->fields, question->field_count));
    json_put_string(json, object, "none", question->none);
    json_put_string(json, object, "condition", question->asked_if_text);
    json_put_string(json, object, "source", source.length ? source.data : NULL);
    json->failed = json->failed || source.failed;
    text_free(&source);
    return object;
}

/* ---- the command ---- */

/* All questions, or those of one questionnaire. */
static int list(const struct catalogue *catalogue, const struct questionnaire *only, bool as_json)
{
    struct json json = {0};
    cJSON *array = as_json ? json_list(&json) : NULL;
    const struct question *before = NULL;
    for (size_t i = 0; i < catalogue->question_count; i++) {
        const struct question *question = catalogue->questions[i];
        if (only && question->questionnaire != only)
            continue;
        if (as_json) {
            json_append(&json, array, question_json(&json, question));
        } else {
            print_titles(question, before);
            print_question(question);
        }
        before = question;
    }
    return as_json ? json_print(&json, array) : EXIT_DONE;
}

static int refuse(const struct catalogue *catalogue, const char *id)
{
    struct text ids = {0};
    for (size_t i = 0; i < catalogue->questionnaire_count; i++)
        text_append_format(&ids, "%s%s", i ? ", " : "", catalogue->questionnaires[i]->id);
    complain_about(_("questions: there is no questionnaire “%s”; there is: %s"), id,
                   ids.data ? ids.data : "");
    text_free(&ids);
    return EXIT_CANNOT;
}

static int run(const struct invocation *invocation)
{
    const char *id = invocation_argument(invocation, 0);
    struct catalogue *catalogue = session_catalogue(invocation);
    if (!catalogue)
        return EXIT_CANNOT;
    const struct questionnaire *only = id ? catalogue_questionnaire(catalogue, id) : NULL;
    int status = id && !only ? refuse(catalogue, id)
                             : list(catalogue, only, invocation_has(invocation, "json"));
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
