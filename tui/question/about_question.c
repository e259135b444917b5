#include "tui/question/about_question.h"

#include "core/base/i18n.h"
#include "tui/layout/about.h"
#include "tui/views/pager.h"

enum { LEFT = 2 };

static void paragraph(struct sheet *sheet, int column, enum role role, const char *text)
{
    if (text)
        sheet_paragraph(sheet, column, role, text);
}

static const char *wording_note(enum wording wording)
{
    static const char *const notes[] = {
        [WORDING_INTACT] = NULL,
        [WORDING_RECOVERED] = N_("The printed question is damaged in our copy; its wording was "
                                 "recovered from what surrounds it."),
        [WORDING_REBUILT] = N_("The printed question is lost in our copy; it was rebuilt from the "
                               "pattern of the others."),
    };
    return notes[wording] ? _(notes[wording]) : NULL;
}

static void lay_out_scope(struct sheet *sheet, const struct question *question)
{
    if (!question->scope)
        return;
    sheet_line(sheet);
    sheet_heading(sheet, _("Scope"));
    paragraph(sheet, LEFT, ROLE_STRONG, question->scope->text);
    paragraph(sheet, LEFT, ROLE_PLAIN, question->scope->help);
}

/* ---- why it is asked ---- */

struct mention {
    const struct question *question;
    bool found;
};

static void look_for_question(void *context, const struct condition_test *test, enum truth truth)
{
    struct mention *mention = context;
    (void)truth;
    mention->found |= test->reference.kind == REFERENCE_QUESTION &&
                      test->reference.index == mention->question->index;
}

static bool mentions(const struct condition *condition, const struct question *question)
{
    struct mention mention = {.question = question};
    if (condition)
        condition_walk(condition, NULL, look_for_question, &mention);
    return mention.found;
}

/* The titles of what gets its status from the answer. */
static void list_statuses(const struct catalogue *catalogue, const struct question *question,
                          struct text *out)
{
    for (size_t i = 0; i < catalogue->capability_count; i++) {
        const struct capability *capability = catalogue->capabilities[i];
        bool decides = false;
        for (size_t j = 0; j < capability->rule_count; j++)
            decides |= mentions(capability->rules[j].when, question);
        if (decides)
            text_append_format(out, "%s“%s”", out->length ? ", " : "", capability->title);
    }
}

static void list_steps(const struct catalogue *catalogue, const struct question *question,
                       struct text *out)
{
    for (size_t i = 0; i < catalogue->recommendation_count; i++) {
        const struct recommendation *step = catalogue->recommendations[i];
        bool fires = false;
        for (size_t j = 0; j < step->fire_count; j++)
            fires |= mentions(step->fires[j], question);
        if (fires)
            text_append_format(out, "%s%s", out->length ? ", " : "", step->id);
    }
}

/* Other questions that are asked or not by this answer. */
static void list_questions(const struct catalogue *catalogue, const struct question *question,
                           struct text *out)
{
    for (size_t i = 0; i < catalogue->question_count; i++)
        if (mentions(catalogue->questions[i]->asked_if, question))
            text_append_format(out, "%s%s", out->length ? ", " : "",
                               catalogue->questions[i]->label);
}

static void put_uses(struct sheet *sheet, const char *label, struct text *uses, bool *any)
{
    if (uses->length && !uses->failed) {
        sheet_paragraph(sheet, LEFT, ROLE_QUIET, label);
        sheet_paragraph(sheet, LEFT + 2, ROLE_PLAIN, uses->data);
        *any = true;
    }
    text_free(uses);
}

static void lay_out_why(struct sheet *sheet, const struct stage *stage,
                        const struct question *question)
{
    const struct catalogue *catalogue = stage->sitting.catalogue;
    struct text uses = {0};
    bool any = false;
    sheet_line(sheet);
    sheet_heading(sheet, _("Why this is asked"));
    list_statuses(catalogue, question, &uses);
    put_uses(sheet, _("The answer decides, with others, the status of:"), &uses, &any);
    list_steps(catalogue, question, &uses);
    put_uses(sheet, _("Steps that it can call for:"), &uses, &any);
    list_questions(catalogue, question, &uses);
    put_uses(sheet, _("Questions that are asked or left out by it:"), &uses, &any);
    if (!any)
        sheet_paragraph(sheet, LEFT, ROLE_PLAIN,
                        _("For the record: it stands in the report, and decides no status and no "
                          "step."));
}

static void lay_out_care(struct sheet *sheet, const struct stage *stage,
                         const struct question *question)
{
    const struct catalogue *catalogue = stage->sitting.catalogue;
    sheet_line(sheet);
    sheet_heading(sheet, _("Please mind"));
    if (question->kind == KIND_TEXT)
        paragraph(sheet, LEFT, ROLE_PLAIN, catalogue_care(catalogue, "care-free-text"));
    if (answer_is_sensitive(question, sitting_answer(&stage->sitting, question)))
        paragraph(sheet, LEFT, ROLE_PLAIN, catalogue_care(catalogue, "care-sensitive"));
    paragraph(sheet, LEFT, ROLE_PLAIN, catalogue_care(catalogue, "care-tick"));
    paragraph(sheet, LEFT, ROLE_PLAIN, catalogue_care(catalogue, "care-snapshot"));
}

static void lay_out_question(struct sheet *sheet, const struct stage *stage, const void *subject)
{
    const struct question *question = subject;
    sheet_line(sheet);
    sheet_labelled(sheet, LEFT, ROLE_ACCENT, question->label,
                   LEFT + cells_width(question->label) + 1, ROLE_STRONG, question->text);
    if (question->hint) {
        sheet_line(sheet);
        sheet_paragraph(sheet, LEFT, ROLE_QUIET, question->hint);
    }
    if (question->help) {
        sheet_line(sheet);
        sheet_paragraph(sheet, LEFT, ROLE_PLAIN, question->help);
    }
    if (wording_note(question->wording)) {
        sheet_line(sheet);
        sheet_paragraph(sheet, LEFT, ROLE_QUIET, wording_note(question->wording));
    }
    lay_out_scope(sheet, question);
    lay_out_why(sheet, stage, question);
    background_of_question(sheet, question);
    lay_out_care(sheet, stage, question);
    background_sources(sheet, question->sources, question->source_count);
}

void about_question_open(struct stage *stage, const struct question *question)
{
    pager_open(stage, N_("Help"), lay_out_question, question);
}
