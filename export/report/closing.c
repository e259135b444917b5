/* What a country can share, what is left to do, and what does not fit together. */
#include "export/report/section.h"

#include "core/base/i18n.h"

/* ---- good practice ---- */

void report_practice(struct report *report)
{
    bool titled = false;
    const struct domain *domain = NULL;
    while ((domain = report_next_domain(report, domain))) {
        const struct question *question = report_practice_question(domain);
        if (!question || !report_tells(report, question) || !report_has_words(report, question))
            continue;
        if (!titled)
            tree_heading_with_id(report->root, 2, _("Good practice to share"), "practice");
        titled = true;
        report_quote(report, question);
    }
}

/* ---- left to finish ---- */

typedef bool chosen(const struct applies *applies, const struct question *question);

/* Each question stands under one title only. */
static bool is_later(const struct applies *applies, const struct question *question)
{
    return progress_is_later(applies, question) && !progress_is_required(applies, question);
}

static bool is_other(const struct applies *applies, const struct question *question)
{
    return progress_is_open(applies, question) && !progress_is_required(applies, question) &&
           !progress_is_later(applies, question);
}

/* That a question is open tells what made it be asked. */
static bool lists(const struct report *report, chosen *chooses, const struct question *question)
{
    return chooses(report->applies, question) && report_tells(report, question);
}

static bool is_in_part(const struct applies *applies, const struct question *question)
{
    return progress_is_in_part(applies, question) && !progress_is_later(applies, question);
}

static void list_questions(struct report *report, const char *title, chosen *chooses)
{
    struct report_list list = {.report = report, .title = title};
    for (size_t i = 0; i < report->catalogue->question_count; i++)
        if (lists(report, chooses, report->catalogue->questions[i]))
            report_question(report, report_item(&list), report->catalogue->questions[i]);
}

/* Whether the question belongs to a capability of which nothing is answered. */
static bool is_untouched(const struct report *report, const struct question *question)
{
    const struct capability *capability = question->capability;
    return capability &&
           report_tells_all_of(report, &(struct report_questions){capability->questions,
                                                                  capability->question_count}) &&
           !progress_of_capability(report->applies, capability).addressed;
}

/* Labels; a capability of which nothing is answered is named instead. */
static size_t append_labels(const struct report *report, const struct domain *domain,
                            chosen *chooses, struct text *out)
{
    const struct capability *named = NULL;
    size_t count = 0;
    for (size_t i = 0; i < report->catalogue->question_count; i++) {
        const struct question *question = report->catalogue->questions[i];
        if (question->domain != domain || !lists(report, chooses, question))
            continue;
        count++;
        if (!is_untouched(report, question))
            text_append_format(out, "%s%s", out->length ? ", " : "", question->label);
        else if (question->capability != named)
            text_append_format(out, _("%sall of “%s”"), out->length ? ", " : "",
                               question->capability->title);
        named = question->capability;
    }
    return count;
}

/* By domain; one that was not begun is not spelled out. */
static void name_questions(struct report *report, const char *title, chosen *chooses)
{
    struct report_list list = {.report = report, .title = title};
    const struct domain *domain = NULL;
    while ((domain = report_next_domain(report, domain))) {
        struct text words = {0};
        size_t count = append_labels(report, domain, chooses, &words);
        if (count > 1 && !report_begun(report, domain)) {
            text_free(&words);
            text_append_format(&words, _("%zu questions, none of them begun"), count);
        }
        if (count)
            report_fact(&list, domain->title, &words);
    }
}

static size_t count_questions(const struct report *report, chosen *chooses)
{
    size_t count = 0;
    for (size_t i = 0; i < report->catalogue->question_count; i++)
        count += lists(report, chooses, report->catalogue->questions[i]);
    return count;
}

static void say_strangers(struct report *report)
{
    const char *const *ids;
    size_t count = assessment_strangers(report->assessment, &ids);
    struct text words = {0};
    for (size_t i = 0; i < count; i++) {
        text_append(&words, i ? ", " : "");
        tree_append_own(&words, ids[i]);
    }
    report_run_in(
        report,
        _("Answers to questions that this version does not know, kept in the file and not "
          "in this report"),
        &words);
}

static void say_nothing_left(struct report *report)
{
    tree_say(report->root,
             report_is_copy(report)
                 ? _("Nothing: every question that this copy tells has been addressed.")
                 : _("Nothing: every question that applies has been addressed."));
}

static void say_left(struct report *report)
{
    tree_heading_with_id(report->root, 2, _("Left to finish"), "left");
    if (!count_questions(report, progress_is_open) && !count_questions(report, is_later) &&
        !count_questions(report, is_in_part))
        say_nothing_left(report);
    list_questions(report, _("Required"), progress_is_required);
    list_questions(report, _("Marked to come back to"), is_later);
    list_questions(report, _("Lists not looked through to the end"), is_in_part);
    name_questions(report, _("Other questions without an answer"), is_other);
    say_strangers(report);
}

/* ---- contradictions ---- */

static void list_contradictions(struct report *report)
{
    struct report_list list = {.report = report, .title = _("Answers to look at again")};
    const struct contradiction *const *contradictions;
    size_t count = findings_contradictions(report->input->findings, &contradictions);
    for (size_t i = 0; i < count; i++) {
        cmark_node *item = report_item(&list);
        tree_strong(item, contradictions[i]->id);
        tree_text(item, " ");
        tree_text(item, contradictions[i]->text);
    }
}

void report_open_ends(struct report *report)
{
    say_left(report);
    list_contradictions(report);
}
