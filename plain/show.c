/* plain mode: what it says about a question. */
#include <stdio.h>
#include <stdlib.h>

#include "core/base/i18n.h"
#include "core/catalogue/example.h"
#include "core/record/answer_edit.h"
#include "core/rules/crosswalk.h"
#include "core/rules/progress.h"
#include "core/rules/published.h"
#include "plain/answer_lines.h"
#include "plain/dialogue.h"
#include "plain/print.h"

enum { INDENT = 2, OPTION_INDENT = 6 };

static const char *const instructions[] = {
    [KIND_GATE] = N_("Type the number of your answer."),
    [KIND_CHOICE] = N_("Type the number of your answer."),
    [KIND_MANY] = N_("Type the numbers of all that apply, with blanks between them, or 0."),
    [KIND_TICK] = N_("Type the number of your answer."),
    [KIND_CRITERION] = N_("Type the number of your answer."),
    [KIND_TEXT] = N_("Type your text; a line with nothing but a full stop ends it."),
    [KIND_NUMBER] = N_("Type a number."),
    [KIND_DATE] = N_("Type a date: 2026-11-21, 2026-11 or 2026."),
    [KIND_YEAR] = N_("Type the fields one by one; the first is the year."),
    [KIND_COUNTRY] = N_("Type the country's three letters, or its name."),
    [KIND_CONTACT] = N_("Type the fields one by one."),
};

static void instruct(const struct question *question)
{
    bool none = question->kind == KIND_NUMBER && question->none;
    print_wrapped(0, none ? _("Type a number, or “none”.") : _(instructions[question->kind]));
}

/* ---- the question ---- */

/* "12 of 84": its number among the questions that are asked, and how many these are. */
static void count_asked(const struct plain *plain, size_t *number, size_t *all)
{
    const struct catalogue *catalogue = plain->opened->catalogue;
    *number = 0;
    *all = 0;
    for (size_t i = 0; i < catalogue->question_count; i++) {
        bool asked = applies_to(plain->opened->applies, catalogue->questions[i]);
        *all += asked;
        *number += asked && i <= plain->current->index;
    }
}

static bool has_several(const struct opened *opened)
{
    size_t count = 0;
    for (size_t i = 0; i < opened->catalogue->questionnaire_count; i++)
        count += assessment_has(opened->assessment, opened->catalogue->questionnaires[i]);
    return count > 1;
}

static void show_title(const struct plain *plain)
{
    size_t number;
    size_t all;
    struct text title = {0};
    const struct question *question = plain->current;
    count_asked(plain, &number, &all);
    text_append_format(&title, _("%s, question %zu of %zu. "), question->label, number, all);
    if (has_several(plain->opened))
        text_append_format(&title, "%s, ", question->questionnaire->label);
    text_append(&title, question->domain->title);
    if (question->capability)
        text_append_format(&title, ", %s", question->capability->title);
    putchar('\n');
    print_wrapped(0, title.data ? title.data : question->id);
    text_free(&title);
}

static void show_options(const struct question *question)
{
    char lead[32];
    for (size_t i = 0; i < question->option_count; i++) {
        snprintf(lead, sizeof lead, "%4zu.", i + 1);
        print_item(lead, OPTION_INDENT, question_option_text(question, &question->options[i]));
    }
    if (question->none && question->kind == KIND_NUMBER) /* 0 is a number */
        print_item("none.", OPTION_INDENT, question->none);
    else if (question->none)
        print_item("   0.", OPTION_INDENT, question->none);
}

static void show_fields(const struct question *question)
{
    struct text fields = {0};
    for (size_t i = 0; i < question->field_count; i++)
        text_append_format(&fields, "%s%s", i ? "; " : "", question->fields[i].text);
    print_labelled(INDENT, _("Fields"), fields.data);
    text_free(&fields);
}

static void show_marks(const struct plain *plain)
{
    const struct question *question = plain->current;
    if (applies_required(plain->opened->applies, question))
        print_wrapped(INDENT, _("Required before the record is finished."));
    if (question->ours)
        print_wrapped(INDENT, _("This tool's own question, not the document's."));
    if (question->criterion)
        print_labelled(INDENT, _("It alone decides a criterion of ICMEC's published rule"),
                       question->criterion);
    if (question->record)
        print_wrapped(INDENT, _("For the record: it decides no level and brings up no step."));
    if (question->personal)
        print_wrapped(INDENT, _("Personal data: stays out of a shared report."));
    else if (answer_is_sensitive(question, assessment_answer(plain->opened->assessment, question)))
        print_wrapped(INDENT, _("Sensitive: stays out of a shared report."));
}

static void say_ticks(const struct question *question, const struct answer *answer,
                      struct text *out)
{
    for (size_t i = 0; i < answer->value_count; i++) {
        const struct option *option = question_option(question, answer->values[i]);
        text_append_format(out, "%s%s", i ? "; " : "",
                           option ? question_option_text(question, option) : answer->values[i]);
    }
    if (answer->value)
        text_append_format(out, ": %s", answer->value);
}

void plain_say_answer(const struct question *question, const struct answer *answer,
                      struct text *out)
{
    bool ticks = question->option_count && answer->value_count && !answer_is_none(answer);
    if (answer->state != ANSWER_ANSWERED)
        view_answer(question, answer, out);
    else if (ticks)
        say_ticks(question, answer, out);
    else
        answer_edit_describe(question, answer, out);
}

/* What is there already. */
static void show_answer(const struct plain *plain)
{
    const struct question *question = plain->current;
    const struct answer *answer = assessment_answer(plain->opened->assessment, question);
    struct text words = {0};
    plain_say_answer(question, answer, &words);
    print_labelled(INDENT, _("Your answer"), words.data);
    text_free(&words);
    print_labelled(INDENT, _("Your note"), answer->note);
    for (size_t i = 0; i < answer->source_count; i++) {
        char label[48];
        snprintf(label, sizeof label, _("Source %zu"), i + 1);
        answer_lines_source(&answer->sources[i], &words);
        print_labelled(INDENT, label, words.data);
        text_free(&words);
    }
    if (answer->later)
        print_wrapped(INDENT, _("Marked to come back to."));
    if (progress_is_in_part(plain->opened->applies, question))
        print_wrapped(INDENT, _("Not looked through to the end: what is not ticked is not known. "
                                "Typing the numbers once more says that it is."));
}

/* What another questionnaire suggests as the answer. */
static void show_offer(const struct plain *plain)
{
    struct crosswalk_offer offer;
    struct text line = {0};
    if (!crosswalk_offers(plain->opened->findings, plain->current, &offer))
        return;
    text_append_format(&line, _("%s. Type “take” to answer "), offer.because);
    crosswalk_offer_words(&offer, &line);
    text_append(&line, _(" here."));
    print_labelled(INDENT, _("Answered elsewhere"), line.data);
    text_free(&line);
    crosswalk_offer_free(&offer);
}

/* What a published table marks on the point that the question asks. */
static void show_published(struct plain *plain)
{
    struct published_mark published;
    struct text line = {0};
    if (!published_on(plain_figures(plain), assessment_country(plain->opened->assessment),
                      plain->current, &published))
        return;
    text_append_format(&line, _("%s: “%s” (%s, p. %s; data of %d)"), published.mark->title,
                       published.met ? published.document->tick : published.document->cross,
                       published.document->id, published.row->page, published.document->year);
    print_labelled(INDENT, _("A review recorded about this country"), line.data);
    text_free(&line);
}

static void remind(struct plain *plain)
{
    if (plain->reminded || !question_kind_entry(plain->current->kind)->takes_text)
        return;
    plain->reminded = true;
    print_wrapped(INDENT, catalogue_care(plain->opened->catalogue, "care-free-text"));
}

void plain_show(struct plain *plain)
{
    const struct question *question = plain->current;
    show_title(plain);
    print_wrapped(0, question->text);
    print_labelled(INDENT, _("Hint"), question->hint);
    show_marks(plain);
    remind(plain);
    show_options(question);
    show_fields(question);
    show_answer(plain);
    show_published(plain);
    show_offer(plain);
    instruct(question);
    if (question->kind == KIND_TEXT && question->option_count)
        print_wrapped(0, _("To tick options as well, type their numbers first."));
}

/* ---- the explanation ---- */

static void explain_scope(const struct question *question)
{
    if (!question->scope)
        return;
    print_labelled(INDENT, _("Scope"), question->scope->text);
    if (question->scope->help)
        print_wrapped(INDENT, question->scope->help);
}

static void explain_sources(const struct question *question)
{
    for (size_t i = 0; i < question->source_count; i++) {
        struct text source = {0};
        source_cite(&question->sources[i], &source);
        print_labelled(INDENT, _("From"), source.data);
        text_free(&source);
    }
}

static void explain_figure(const struct figure *figure)
{
    struct text line = {0};
    figure_describe(figure, &line);
    if (figure->note)
        text_append_format(&line, ". %s", figure->note);
    print_labelled(INDENT, _("Published"), line.data);
    text_free(&line);
}

static void explain_example(const struct example *example)
{
    struct text line = {0};
    example_tell(example, &line);
    print_labelled(INDENT, _("Seen elsewhere"), line.data);
    text_free(&line);
}

static void explain_capability(const struct capability *capability)
{
    if (!capability)
        return;
    bool provision = capability->domain->questionnaire->unit == UNIT_PROVISION;
    print_labelled(INDENT, provision ? _("What the provision asks for") : _("What good looks like"),
                   capability->good);
    for (size_t i = 0; i < capability->not_counted_count; i++)
        print_labelled(INDENT, _("Does not count"), capability->not_counted[i]);
    print_labelled(INDENT, _("Please note"), capability->note);
    for (size_t i = 0; i < capability->figure_count; i++)
        explain_figure(&capability->figures[i]);
    print_labelled(INDENT, _("On the figures"), capability->figures_note);
    for (size_t i = 0; i < capability->example_count; i++)
        explain_example(&capability->examples[i]);
    if (capability->example_count)
        print_wrapped(INDENT, example_care());
}

static void explain_criterion(const struct question *question)
{
    const struct questionnaire *questionnaire = question->questionnaire;
    for (size_t i = 0; i < questionnaire->criterion_count; i++) {
        const struct criterion *criterion = &questionnaire->criteria[i];
        if (criterion->question != question)
            continue;
        print_labelled(INDENT, criterion->id, criterion->text);
        print_labelled(INDENT, _("How the published review decides"), criterion->help);
    }
}

void plain_explain(const struct plain *plain)
{
    const struct question *question = plain->current;
    print_wrapped(0, question->text);
    print_labelled(INDENT, _("Help"), question->help);
    print_labelled(INDENT, _("Put right here"), question->correction);
    explain_scope(question);
    explain_criterion(question);
    explain_capability(question->capability);
    explain_sources(question);
    instruct(question);
    print_wrapped(0, _("“unknown”, “na REASON” and “later” are always possible; “help” lists all "
                       "commands."));
}

/* ---- what was found ---- */

/* "Partly in place: Leadership; Legislation". */
static void show_found(const struct opened *opened, const struct domain *domain,
                       const struct status_entry *entry)
{
    struct text titles = {0};
    for (size_t i = 0; i < domain->capability_count; i++) {
        const struct capability *capability = domain->capabilities[i];
        const struct finding *finding = findings_of(opened->findings, capability);
        if (finding->status != entry->status)
            continue;
        text_append_format(&titles, "%s%s", titles.length ? "; " : "", capability->title);
        if (finding_is_undecided(finding)) {
            text_append(&titles, " (");
            finding_tell_proposed(finding, &titles);
            text_append(&titles, ")");
        }
    }
    print_labelled(INDENT, _(entry->title), titles.data);
    text_free(&titles);
}

void plain_show_domain(const struct plain *plain)
{
    const struct opened *opened = plain->opened;
    const struct domain *domain = plain->current->domain;
    struct progress progress = progress_of_domain(opened->applies, domain);
    struct text line = {0};
    size_t count;
    const struct status_entry *entries = statuses(&count);
    text_append_format(&line, "%s: ", domain->title);
    progress_describe(&progress, &line);
    putchar('\n');
    print_wrapped(0, line.data ? line.data : domain->title);
    text_free(&line);
    for (size_t i = 0; i < count; i++)
        show_found(opened, domain, &entries[i]);
    print_wrapped(INDENT, _("“findings” says why, “open” goes to the next open question, “finish” "
                            "lists what is left."));
}

/* ---- what is left ---- */

static void show_if_left(const struct opened *opened, const struct question *question)
{
    bool later = progress_is_later(opened->applies, question);
    bool required = progress_is_required(opened->applies, question);
    struct text line = {0};
    if (!later && !required && !progress_is_in_part(opened->applies, question))
        return;
    text_append_format(&line, "%s: %s", question->id,
                       later      ? _("to come back to. ")
                       : required ? _("required. ")
                                  : _("not looked through to the end. "));
    text_append(&line, question->text);
    print_wrapped(INDENT, line.data ? line.data : question->id);
    text_free(&line);
}

static void show_differences(const struct opened *opened)
{
    struct crosswalk_difference *list;
    size_t count = crosswalk_differences(opened->findings, &list);
    if (count)
        print_wrapped(0, _("Where answers in the questionnaires differ:"));
    for (size_t i = 0; i < count; i++)
        print_wrapped(INDENT, list[i].text);
    crosswalk_differences_free(list, count);
}

void plain_show_left(const struct plain *plain)
{
    const struct opened *opened = plain->opened;
    const struct catalogue *catalogue = opened->catalogue;
    struct progress progress = progress_of_all(opened->applies);
    struct text line = {0};
    text_append_format(&line, _("%zu of %zu questions are addressed."), progress.addressed,
                       progress.applicable);
    if (progress.required_left || progress.later || progress.in_part)
        text_append(&line, _(" Left to finish:"));
    print_wrapped(0, line.data ? line.data : "");
    text_free(&line);
    for (size_t i = 0; i < catalogue->question_count; i++)
        show_if_left(opened, catalogue->questions[i]);
    show_differences(opened);
}
