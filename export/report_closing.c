/* What a country can share, what is left to do, and what does not fit together. */
#include "export/report_parts.h"

#include "core/i18n.h"

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
            tree_heading(report->root, 2, _("Good practice to share"));
        titled = true;
        report_quote(report, question);
    }
}

/* ---- left to finish ---- */

static bool is_open(const struct report *report, const struct question *question)
{
    return applies_to(report->applies, question) &&
           report_answer(report, question)->state == ANSWER_UNANSWERED;
}

static bool is_required(const struct report *report, const struct question *question)
{
    return is_open(report, question) && applies_required(report->applies, question);
}

static bool is_later(const struct report *report, const struct question *question)
{
    return applies_to(report->applies, question) && report_answer(report, question)->later &&
           !is_required(report, question);
}

static bool is_other(const struct report *report, const struct question *question)
{
    return is_open(report, question) && !is_required(report, question) &&
           !is_later(report, question);
}

typedef bool chosen(const struct report *report, const struct question *question);

static void list_questions(struct report *report, const char *title, chosen *chooses)
{
    struct report_list list = {.report = report, .title = title};
    for (size_t i = 0; i < report->catalogue->question_count; i++)
        if (chooses(report, report->catalogue->questions[i]))
            report_question(report, report_item(&list), report->catalogue->questions[i]);
}

static void name_questions(struct report *report, const char *title, chosen *chooses)
{
    struct text words = {0};
    for (size_t i = 0; i < report->catalogue->question_count; i++) {
        const struct question *question = report->catalogue->questions[i];
        if (chooses(report, question))
            text_append_format(&words, "%s%s", words.length ? ", " : "", question->label);
    }
    report_run_in(report, title, &words);
}

static size_t count_questions(const struct report *report, chosen *chooses)
{
    size_t count = 0;
    for (size_t i = 0; i < report->catalogue->question_count; i++)
        count += chooses(report, report->catalogue->questions[i]);
    return count;
}

static void say_strangers(struct report *report)
{
    const char *const *ids;
    size_t count = assessment_strangers(report->assessment, &ids);
    struct text words = {0};
    for (size_t i = 0; i < count; i++)
        text_append_format(&words, "%s%s", i ? ", " : "", ids[i]);
    report_run_in(
        report,
        _("Answers to questions that this version does not know, kept in the file and not "
          "in this report"),
        &words);
}

static void say_left(struct report *report)
{
    tree_heading(report->root, 2, _("Left to finish"));
    if (!count_questions(report, is_open) && !count_questions(report, is_later))
        tree_say(report->root, _("Nothing: every question that applies has been addressed."));
    list_questions(report, _("Required"), is_required);
    list_questions(report, _("Marked to come back to"), is_later);
    name_questions(report, _("Other questions without an answer"), is_other);
    say_strangers(report);
}

/* ---- contradictions ---- */

static void add_contradictions(struct report_list *list, const struct domain *domain)
{
    const struct report *report = list->report;
    for (size_t i = 0; i < domain->contradiction_count; i++) {
        const struct contradiction *contradiction = &domain->contradictions[i];
        if (findings_contradicts(report->input->findings, contradiction) != TRUTH_TRUE ||
            !report_tells_all(report, contradiction->when))
            continue;
        cmark_node *item = report_item(list);
        tree_strong(item, contradiction->id);
        tree_text(item, " ");
        tree_text(item, contradiction->text);
    }
}

void report_open_ends(struct report *report)
{
    struct report_list list = {.report = report, .title = _("Answers to look at again")};
    const struct domain *domain = NULL;
    say_left(report);
    while ((domain = report_next_domain(report, domain)))
        add_contradictions(&list, domain);
}
