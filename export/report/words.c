#include "export/report/section.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"

/* ---- what may be told ---- */

const struct answer *report_answer(const struct report *report, const struct question *question)
{
    return assessment_answer(report->assessment, question);
}

bool report_is_copy(const struct report *report)
{
    return assessment_is_shared(report->assessment);
}

bool report_leaves_out(const struct report *report, const struct question *question)
{
    return assessment_leaves_out(report->assessment, question);
}

bool report_tells_all_of(const struct report *report, const struct report_questions *questions)
{
    for (size_t i = 0; i < questions->count; i++)
        if (report_leaves_out(report, questions->items[i]))
            return false;
    return true;
}

bool report_tells(const struct report *report, const struct question *question)
{
    return applies_to(report->applies, question);
}

/* ---- answers in words ---- */

void report_label(const struct report *report, const struct question *question, struct text *out)
{
    if (answer_is_sensitive(question, report_answer(report, question)))
        text_append_format(out, _("%s (sensitive)"), question->label);
    else
        text_append(out, question->label);
}

bool report_has_words(const struct report *report, const struct question *question)
{
    const struct answer *answer = report_answer(report, question);
    return question->kind == KIND_TEXT && answer->state == ANSWER_ANSWERED &&
           !text_is_blank(answer->value);
}

const struct question *report_practice_question(const struct domain *domain)
{
    for (size_t i = 0; domain->capability_count && i < domain->question_count; i++)
        if (domain->questions[i]->kind == KIND_TEXT)
            return domain->questions[i];
    return NULL;
}

/* ---- sources ---- */

void report_cite(struct report *report, const struct source *sources, size_t count,
                 struct text *out)
{
    for (size_t i = 0; i < count; i++) {
        const char *role = source_role_title(sources[i].role);
        text_append(out, i ? "; " : "");
        source_cite(&sources[i], out);
        if (*role)
            text_append_format(out, ": %s", role);
        report_remember(report, &sources[i]);
    }
}

void report_cite_after(struct report *report, const struct source *sources, size_t count,
                       struct text *out)
{
    if (!count)
        return;
    text_append(out, ngettext(" Source: ", " Sources: ", count));
    report_cite(report, sources, count, out);
    text_append(out, ".");
}

/* ---- writing ---- */

typedef void add_run(cmark_node *parent, const char *words);

static void add_and_free(struct report *report, cmark_node *parent, struct text *words,
                         add_run *add)
{
    if (words->failed)
        report->failed = true;
    else if (words->data)
        add(parent, words->data);
    text_free(words);
}

void report_add(struct report *report, cmark_node *parent, struct text *words)
{
    add_and_free(report, parent, words, tree_text);
}

void report_strong(struct report *report, cmark_node *parent, struct text *words)
{
    add_and_free(report, parent, words, tree_strong);
}

void report_say(struct report *report, struct text *words)
{
    report_add(report, tree_paragraph(report->root), words);
}

void report_heading(struct report *report, int level, const char *title, const char *id)
{
    struct text words = {0};
    text_append_format(&words, "%s (%s)", title, id);
    if (words.failed)
        report->failed = true;
    else
        tree_heading_with_id(report->root, level, words.data, id);
    text_free(&words);
}

void report_title(struct report *report, const char *title)
{
    tree_strong(tree_paragraph(report->root), title);
}

/* "**Title:** words" */
static void add_titled(struct report *report, cmark_node *paragraph, const char *title,
                       struct text *words)
{
    struct text label = {0};
    text_append_format(&label, _("%s:"), title);
    report_strong(report, paragraph, &label);
    tree_text(paragraph, " ");
    report_add(report, paragraph, words);
}

void report_run_in(struct report *report, const char *title, struct text *words)
{
    if (words->length || words->failed)
        add_titled(report, tree_paragraph(report->root), title, words);
    text_free(words);
}

cmark_node *report_item(struct report_list *list)
{
    if (!list->list) {
        if (list->title)
            report_title(list->report, list->title);
        list->list = tree_list(list->report->root);
    }
    return tree_item(list->list);
}

void report_fact(struct report_list *list, const char *label, struct text *words)
{
    add_titled(list->report, report_item(list), label, words);
}

void report_question(struct report *report, cmark_node *paragraph, const struct question *question)
{
    struct text label = {0};
    report_label(report, question, &label);
    report_strong(report, paragraph, &label);
    tree_text(paragraph, " ");
    tree_text(paragraph, question->text);
}

void report_append_quoted(struct text *out, const char *words)
{
    text_append(out, _("“"));
    tree_append_own(out, words);
    text_append(out, _("”"));
}

void report_quoted(cmark_node *paragraph, const char *words)
{
    struct text quoted = {0};
    report_append_quoted(&quoted, words);
    if (quoted.data)
        tree_text(paragraph, quoted.data);
    text_free(&quoted);
}

void report_quote(struct report *report, const struct question *question)
{
    report_question(report, tree_paragraph(report->root), question);
    tree_quote(report->root, report_answer(report, question)->value);
}

/* ---- going through ---- */

const struct domain *report_next_domain(const struct report *report, const struct domain *domain)
{
    bool found = domain == NULL;
    for (size_t i = 0; i < report->catalogue->questionnaire_count; i++) {
        const struct questionnaire *questionnaire = report->catalogue->questionnaires[i];
        if (!assessment_has(report->assessment, questionnaire))
            continue;
        for (size_t d = 0; d < questionnaire->domain_count; d++) {
            if (found)
                return questionnaire->domains[d];
            found = questionnaire->domains[d] == domain;
        }
    }
    return NULL;
}

bool report_covers(const struct report *report, const struct capability *capability)
{
    return assessment_has(report->assessment, capability->domain->questionnaire);
}
