#include "tui/findings.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/i18n.h"
#include "tui/answering.h"
#include "tui/background.h"
#include "tui/list.h"
#include "tui/prompt.h"

enum { LEFT = 2, STEP_TEXT = 5, LABEL_COLUMNS = 7, ANSWER_COLUMNS = 24, PAGE_COLUMNS = 96 };

struct capability_view {
    struct view view;
    const struct capability *capability;
    struct list list;
};

static unsigned capability_context(const struct view *view)
{
    (void)view;
    return IN_CAPABILITY;
}

/* The questions that are asked, as items. */
static const struct question *question_at(const struct sitting *sitting,
                                          const struct capability *capability, int item)
{
    for (size_t i = 0; i < capability->question_count; i++)
        if (sitting_asks(sitting, capability->questions[i]) && item-- == 0)
            return capability->questions[i];
    return NULL;
}

/* ---- laying out ---- */

static void put_status(struct sheet *sheet, const struct finding *finding)
{
    struct text line = {0};
    text_append_format(&line, "%s %s", status_entry(finding->status)->mark,
                       _(status_entry(finding->status)->title));
    if (line.data && !line.failed)
        sheet_paragraph(sheet, LEFT, ROLE_STRONG, line.data);
    line.length = 0;
    text_append(&line, _("because "));
    size_t before = line.length;
    finding_because(finding, &line);
    if (line.length > before && !line.failed)
        sheet_paragraph(sheet, LEFT + 2, ROLE_PLAIN, line.data);
    line.length = 0;
    if (finding->override_reason)
        text_append_format(&line, _("Set by the coordinator; by the answers alone: %s. Reason: %s"),
                           _(status_entry(finding->proposed)->title), finding->override_reason);
    if (line.length && !line.failed)
        sheet_paragraph(sheet, LEFT + 2, ROLE_PLAIN, line.data);
    text_free(&line);
}

static void put_questions(struct sheet *sheet, const struct sitting *sitting,
                          const struct capability *capability)
{
    const struct question *question;
    sheet_line(sheet);
    sheet_heading(sheet, _("Questions"));
    for (int i = 0; (question = question_at(sitting, capability, i)); i++) {
        struct text left = {0};
        struct text answer = {0};
        struct text right = {0};
        text_append_format(&left, "%-*s %s", LABEL_COLUMNS, question->label, question->text);
        answering_describe(question, sitting_answer(sitting, question), &answer);
        if (answer.data)
            cells_clip(&right, answer.data, ANSWER_COLUMNS);
        sheet_item(sheet);
        if (left.data && !left.failed)
            sheet_row(sheet, LEFT, ROLE_PLAIN, left.data, right.data);
        text_free(&left);
        text_free(&answer);
        text_free(&right);
    }
    sheet_item_end(sheet);
}

static void put_step_facts(struct sheet *sheet, const struct advised *advised)
{
    const struct recommendation *step = advised->recommendation;
    struct text line = {0};
    text_append_format(&line, _("Why: %s. "), advised->why ? advised->why : "");
    text_append_format(&line, "%s. ", horizon_title(step->horizon));
    for (size_t i = 0; i < step->lead_count; i++)
        text_append_format(&line, "%s%s", i ? "; " : _("Lead: "), step->leads[i]->text);
    if (line.data && !line.failed)
        sheet_paragraph(sheet, STEP_TEXT, ROLE_QUIET, line.data);
    text_free(&line);
    if (step->care)
        sheet_paragraph(sheet, STEP_TEXT, ROLE_QUIET, step->care);
    source_cite_all(step->sources, step->source_count, &line);
    if (line.length && !line.failed)
        sheet_paragraph(sheet, STEP_TEXT, ROLE_QUIET, line.data);
    text_free(&line);
}

static void put_steps(struct sheet *sheet, const struct advice *advice,
                      const struct capability *capability)
{
    size_t open = 0;
    bool begun = false;
    for (size_t i = 0; i < capability->recommendation_count; i++) {
        const struct advised *advised = advice_of(advice, capability->recommendations[i]);
        open += advised->state == ADVICE_NEEDS_FACTS;
        if (advised->state != ADVICE_FIRES)
            continue;
        sheet_line(sheet);
        if (!begun)
            sheet_heading(sheet, _("Next steps that the answers call for"));
        begun = true;
        sheet_labelled(sheet, LEFT, ROLE_QUIET, theme_glyph(GLYPH_BULLET), STEP_TEXT, ROLE_PLAIN,
                       advised->recommendation->text);
        put_step_facts(sheet, advised);
    }
    if (!open)
        return;
    char line[160];
    snprintf(line, sizeof line,
             ngettext("%zu more step depends on facts that this depth does not ask.",
                      "%zu more steps depend on facts that this depth does not ask.", open),
             open);
    sheet_line(sheet);
    sheet_paragraph(sheet, LEFT, ROLE_QUIET, line);
}

static void lay_out(struct sheet *sheet, struct sitting *sitting,
                    const struct capability *capability)
{
    const struct findings *findings = sitting_findings(sitting);
    const struct advice *advice = sitting_advice(sitting);
    sheet_line(sheet);
    sheet_put(sheet, LEFT, ROLE_QUIET, capability->domain->title);
    sheet_paragraph(sheet, LEFT, ROLE_ACCENT, capability->title);
    sheet_line(sheet);
    if (findings)
        put_status(sheet, findings_of(findings, capability));
    put_questions(sheet, sitting, capability);
    if (advice)
        put_steps(sheet, advice, capability);
    background_good(sheet, capability);
    background_figures(sheet, capability, findings);
    background_gaps(sheet, capability);
    background_sources(sheet, capability->sources, capability->source_count);
}

static void capability_draw(struct view *view, struct stage *stage, const struct area *area)
{
    struct capability_view *capability = (struct capability_view *)view;
    sheet_begin(&capability->list.sheet,
                area->columns < PAGE_COLUMNS ? area->columns : PAGE_COLUMNS);
    lay_out(&capability->list.sheet, &stage->sitting, capability->capability);
    list_draw(&capability->list, stage, area);
}

/* ---- the coordinator's own status ---- */

static bool store_status(struct stage *stage, const struct capability *capability,
                         const char *reason)
{
    struct error error;
    const char *status = reason ? status_entry(STATUS_PARTLY)->word : NULL;
    if (!assessment_set_override(stage->sitting.assessment, capability, status, reason, &error)) {
        stage_say_error(stage, &error);
        return false;
    }
    sitting_changed(&stage->sitting);
    return true;
}

static void take_back(struct stage *stage, const struct capability *capability)
{
    const struct prompt_choice choices[] = {
        {_("Let the status follow from the answers again"), NULL},
        {_("Leave it as it is"), NULL},
    };
    if (prompt_choose(stage, capability->title, _("This status was set down to “partly in place”."),
                      choices, 2, 0) == 0 &&
        store_status(stage, capability, NULL))
        stage_say(stage, "%s", _("The status follows from the answers again"));
}

/* What the form needs while the reason is typed. */
struct setting {
    struct stage *stage;
    const struct capability *capability;
    bool done;
};

static void keep_reason(void *context, const char *const *texts)
{
    struct setting *setting = context;
    if (!text_is_blank(texts[0]))
        setting->done = store_status(setting->stage, setting->capability, texts[0]);
}

static void set_down(struct stage *stage, const struct capability *capability)
{
    struct setting setting = {.stage = stage, .capability = capability};
    const struct prompt_field field = {.lines = true};
    struct prompt_form form = {
        .title = _("Set to “partly in place”"),
        .explanation = _("Why is this partly in place, although the answers say “in place”? The "
                         "report shows both, and the reason. Esc keeps it; left empty, nothing is "
                         "changed."),
        .fields = &field,
        .count = 1,
        .keep = keep_reason,
        .context = &setting,
    };
    struct text reason = {0};
    prompt_form(stage, &form, &reason);
    text_free(&reason);
    if (setting.done)
        stage_say(stage, "%s", _("Set to “partly in place”; the reason stands in the report"));
}

void capability_set_status(struct stage *stage, const struct capability *capability)
{
    const struct findings *findings = sitting_findings(&stage->sitting);
    if (!findings)
        return;
    if (assessment_override(stage->sitting.assessment, capability))
        take_back(stage, capability);
    else if (findings_of(findings, capability)->status == STATUS_IN_PLACE)
        set_down(stage, capability);
    else
        stage_say(stage, "%s",
                  _("Only “in place” can be set down; other statuses follow from the answers"));
}

/* ---- keys ---- */

static bool capability_act(struct view *view, struct stage *stage, const struct press *press)
{
    struct capability_view *capability = (struct capability_view *)view;
    const struct question *question =
        question_at(&stage->sitting, capability->capability, capability->list.focus);
    if (press->action == ACTION_LEAVE)
        stage_pop(stage);
    else if (press->action == ACTION_OPEN && question)
        stage_go(stage, PLACE_QUESTION, question);
    else if (press->action == ACTION_STATUS)
        capability_set_status(stage, capability->capability);
    else
        return list_act_mixed(&capability->list, press);
    return true;
}

static void capability_free(struct view *view)
{
    list_free(&((struct capability_view *)view)->list);
    free(view);
}

static const struct view_kind capability_kind = {
    .title = N_("Capability"),
    .context = capability_context,
    .draw = capability_draw,
    .act = capability_act,
    .free = capability_free,
};

void capability_open(struct stage *stage, const struct capability *capability)
{
    struct capability_view *view = calloc(1, sizeof *view);
    if (!view)
        return;
    view->view.kind = &capability_kind;
    view->capability = capability;
    view->list.mixed = true;
    stage_push(stage, &view->view);
}
