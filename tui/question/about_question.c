#include "tui/question/about_question.h"

#include "core/base/i18n.h"
#include "tui/layout/about.h"
#include "tui/views/pager.h"

enum { LEFT = 2 };

static void paragraph(struct layout *layout, int column, enum role role, const char *text)
{
    if (text)
        layout_paragraph(layout, column, role, text);
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

static void lay_out_scope(struct layout *layout, const struct question *question)
{
    if (!question->scope)
        return;
    layout_line(layout);
    layout_heading(layout, _("Scope"));
    paragraph(layout, LEFT, ROLE_STRONG, question->scope->text);
    paragraph(layout, LEFT, ROLE_PLAIN, question->scope->help);
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

static void put_uses(struct layout *layout, const char *label, struct text *uses, bool *any)
{
    if (uses->length && !uses->failed) {
        layout_paragraph(layout, LEFT, ROLE_QUIET, label);
        layout_paragraph(layout, LEFT + 2, ROLE_PLAIN, uses->data);
        *any = true;
    }
    text_free(uses);
}

static void lay_out_why(struct layout *layout, const struct screen *screen,
                        const struct question *question)
{
    const struct catalogue *catalogue = screen->session.catalogue;
    struct text uses = {0};
    bool any = false;
    layout_line(layout);
    layout_heading(layout, _("Why this is asked"));
    list_statuses(catalogue, question, &uses);
    put_uses(layout, _("The answer decides, with others, the status of:"), &uses, &any);
    list_steps(catalogue, question, &uses);
    put_uses(layout, _("Steps that it can call for:"), &uses, &any);
    list_questions(catalogue, question, &uses);
    put_uses(layout, _("Questions that are asked or left out by it:"), &uses, &any);
    if (!any)
        layout_paragraph(layout, LEFT, ROLE_PLAIN,
                         _("For the record: it stands in the report, and decides no status and no "
                           "step."));
}

static void lay_out_care(struct layout *layout, const struct screen *screen,
                         const struct question *question)
{
    const struct catalogue *catalogue = screen->session.catalogue;
    layout_line(layout);
    layout_heading(layout, _("Please mind"));
    if (question->kind == KIND_TEXT)
        paragraph(layout, LEFT, ROLE_PLAIN, catalogue_care(catalogue, "care-free-text"));
    if (answer_is_sensitive(question, session_answer(&screen->session, question)))
        paragraph(layout, LEFT, ROLE_PLAIN, catalogue_care(catalogue, "care-sensitive"));
    paragraph(layout, LEFT, ROLE_PLAIN, catalogue_care(catalogue, "care-tick"));
    paragraph(layout, LEFT, ROLE_PLAIN, catalogue_care(catalogue, "care-snapshot"));
}

static void lay_out_question(struct layout *layout, const struct screen *screen,
                             const void *subject)
{
    const struct question *question = subject;
    layout_line(layout);
    layout_labelled(layout, LEFT, ROLE_ACCENT, question->label,
                    LEFT + cells_width(question->label) + 1, ROLE_STRONG, question->text);
    if (question->hint) {
        layout_line(layout);
        layout_paragraph(layout, LEFT, ROLE_QUIET, question->hint);
    }
    if (question->help) {
        layout_line(layout);
        layout_paragraph(layout, LEFT, ROLE_PLAIN, question->help);
    }
    if (wording_note(question->wording)) {
        layout_line(layout);
        layout_paragraph(layout, LEFT, ROLE_QUIET, wording_note(question->wording));
    }
    lay_out_scope(layout, question);
    lay_out_why(layout, screen, question);
    about_of_question(layout, question);
    lay_out_care(layout, screen, question);
    about_sources(layout, question->sources, question->source_count);
}

void about_question_open(struct screen *screen, const struct question *question)
{
    pager_open(screen, N_("Help"), lay_out_question, question);
}
