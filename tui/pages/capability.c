#include "tui/pages/findings_page.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/base/i18n.h"
#include "core/catalogue/example.h"
#include "core/record/answer_edit.h"
#include "tui/layout/about.h"
#include "tui/views/list.h"
#include "tui/views/prompt.h"

enum { LEFT = 2, STEP_TEXT = 5, ANSWER_COLUMNS = 24, PAGE_COLUMNS = 96 };

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
static const struct question *question_at(const struct session *session,
                                          const struct capability *capability, int item)
{
    for (size_t i = 0; i < capability->question_count; i++)
        if (session_asks(session, capability->questions[i]) && item-- == 0)
            return capability->questions[i];
    return NULL;
}

/* ---- laying out ---- */

static void put_status(struct layout *layout, const struct finding *finding)
{
    struct text line = {0};
    theme_put_mark(&line, status_entry(finding->status)->mark);
    finding_tell_status(finding, &line);
    if (line.data && !line.failed)
        layout_paragraph(layout, LEFT, ROLE_STRONG, line.data);
    line.length = 0;
    text_append(&line, _("because "));
    size_t before = line.length;
    finding_because(finding, &line);
    if (line.length > before && !line.failed)
        layout_paragraph(layout, LEFT + 2, ROLE_PLAIN, line.data);
    line.length = 0;
    if (finding->override_reason) {
        text_append(&line, _("Set by the coordinator; proposed by the answers: "));
        finding_tell_proposed(finding, &line);
        text_append_format(&line, _(". Reason: %s"), finding->override_reason);
    }
    if (line.length && !line.failed)
        layout_paragraph(layout, LEFT + 2, ROLE_PLAIN, line.data);
    text_free(&line);
}

static void put_questions(struct layout *layout, const struct session *session,
                          const struct capability *capability)
{
    const struct question *question;
    int columns = answer_edit_label_columns(capability->questions, capability->question_count);
    layout_line(layout);
    layout_heading(layout, _("Questions"));
    for (int i = 0; (question = question_at(session, capability, i)); i++) {
        struct text left = {0};
        struct text answer = {0};
        struct text right = {0};
        text_append_format(&left, "%-*s %s", columns, answer_edit_label(question), question->text);
        answer_edit_describe(question, session_answer(session, question), &answer);
        if (answer.data)
            cells_clip(&right, answer.data, ANSWER_COLUMNS);
        layout_item(layout);
        if (left.data && !left.failed)
            layout_row(layout, LEFT, ROLE_PLAIN, left.data, right.data);
        text_free(&left);
        text_free(&answer);
        text_free(&right);
    }
    layout_item_end(layout);
}

static void put_step_facts(struct layout *layout, const struct advised *advised)
{
    const struct recommendation *step = advised->recommendation;
    struct text line = {0};
    text_append_format(&line, _("Why: %s. "), advised->why ? advised->why : "");
    text_append_format(&line, "%s. ", horizon_title(advised->horizon));
    for (size_t i = 0; i < step->lead_count; i++)
        text_append_format(&line, "%s%s", i ? "; " : _("Lead: "), step->leads[i]->text);
    if (line.data && !line.failed)
        layout_paragraph(layout, STEP_TEXT, ROLE_QUIET, line.data);
    text_free(&line);
    if (step->care)
        layout_paragraph(layout, STEP_TEXT, ROLE_QUIET, step->care);
    source_cite_all(advised->sources, advised->source_count, &line);
    if (line.length && !line.failed)
        layout_paragraph(layout, STEP_TEXT, ROLE_QUIET, line.data);
    text_free(&line);
}

/* "Seen elsewhere, and no model: Canada (2009): ..." */
static void put_step_examples(struct layout *layout, const struct recommendation *step)
{
    for (size_t i = 0; i < step->example_count; i++) {
        struct text line = {0};
        text_append(&line, _("Seen elsewhere, and no model: "));
        example_tell(&step->examples[i], &line);
        if (line.data && !line.failed)
            layout_paragraph(layout, STEP_TEXT, ROLE_QUIET, line.data);
        text_free(&line);
    }
}

/* What stands with the step, in this and other questionnaires. */
static void put_counterparts(struct layout *layout, const struct advised *advised)
{
    struct text line = {0};
    for (size_t i = 0; i < advised->counterpart_count; i++)
        text_append_format(&line, "%s%s", i ? ", " : _("The same step as "),
                           advised->counterparts[i]->recommendation->id);
    if (line.data && !line.failed)
        layout_paragraph(layout, STEP_TEXT, ROLE_QUIET, line.data);
    text_free(&line);
}

static void put_plan(struct layout *layout, const struct advice *advice,
                     const struct capability *capability)
{
    size_t count;
    const struct advised **plan = advice_for(advice, capability, &count);
    for (size_t i = 0; i < count; i++) {
        layout_line(layout);
        if (i == 0)
            layout_heading(layout, _("Next steps that the answers call for"));
        struct text words = {0};
        advised_tell(plan[i], &words);
        layout_labelled(layout, LEFT, ROLE_QUIET, theme_glyph(GLYPH_BULLET), STEP_TEXT, ROLE_PLAIN,
                        words.data ? words.data : "");
        text_free(&words);
        put_step_facts(layout, plan[i]);
        put_counterparts(layout, plan[i]);
        put_step_examples(layout, plan[i]->recommendation);
    }
    free(plan);
}

static void put_steps(struct layout *layout, const struct advice *advice,
                      const struct capability *capability)
{
    size_t open = 0;
    struct advice_reason remark = advice_remark(advice, capability);
    put_plan(layout, advice, capability);
    if (*remark.words) {
        layout_line(layout);
        layout_paragraph(layout, LEFT, ROLE_PLAIN, remark.words);
    }
    for (size_t i = 0; i < capability->recommendation_count; i++) {
        const struct advised *advised = advice_of(advice, capability->recommendations[i]);
        open += advised->state == ADVICE_NEEDS_FACTS && !advised->part_of_count;
    }
    if (!open)
        return;
    char line[160];
    snprintf(line, sizeof line,
             ngettext("%zu more step depends on facts that this depth does not ask.",
                      "%zu more steps depend on facts that this depth does not ask.", open),
             open);
    layout_line(layout);
    layout_paragraph(layout, LEFT, ROLE_QUIET, line);
}

static void put_place(struct layout *layout, const struct session *session,
                      const struct capability *capability)
{
    struct text line = {0};
    if (session_has_several(session))
        text_append_format(&line, "%s %s ", capability->domain->questionnaire->label,
                           theme_glyph(GLYPH_BELOW));
    text_append(&line, capability->domain->title);
    if (line.data && !line.failed)
        layout_put(layout, LEFT, ROLE_QUIET, line.data);
    text_free(&line);
}

static void lay_out(struct layout *layout, struct session *session,
                    const struct capability *capability)
{
    const struct findings *findings = session_findings(session);
    const struct advice *advice = session_advice(session);
    layout_line(layout);
    put_place(layout, session, capability);
    layout_paragraph(layout, LEFT, ROLE_ACCENT, capability->title);
    layout_line(layout);
    if (findings)
        put_status(layout, findings_of(findings, capability));
    put_questions(layout, session, capability);
    if (advice)
        put_steps(layout, advice, capability);
    about_good(layout, capability);
    about_rule(layout, capability);
    about_figures(layout, capability, findings);
    about_gaps(layout, capability);
    about_examples(layout, capability->examples, capability->example_count);
    about_sources(layout, capability->sources, capability->source_count);
}

static void capability_draw(struct view *view, struct screen *screen, const struct area *area)
{
    struct capability_view *capability = (struct capability_view *)view;
    layout_begin(&capability->list.layout,
                 area->columns < PAGE_COLUMNS ? area->columns : PAGE_COLUMNS);
    lay_out(&capability->list.layout, &screen->session, capability->capability);
    list_draw(&capability->list, screen, area);
}

/* ---- the coordinator's own status ---- */

/* `status` NULL: it follows from the answers again. */
static bool store_status(struct screen *screen, const struct capability *capability,
                         const struct status_entry *status, const char *reason, bool joined)
{
    struct error error;
    if (session_set_status(&screen->session, capability, status ? status->word : NULL, reason,
                           joined, &error))
        return true;
    screen_say_error(screen, &error);
    return false;
}

static void take_back(struct screen *screen, const struct capability *capability)
{
    struct text text = {0};
    const struct finding *finding = findings_of(session_findings(&screen->session), capability);
    const struct asker_choice choices[] = {
        {_("Let the status follow from the answers again"), NULL},
        {_("Leave it as it is"), NULL},
    };
    text_append_format(&text, _("This status was set to “%s”; the answers propose “"),
                       _(status_entry(finding->status)->title));
    finding_tell_proposed(finding, &text);
    text_append(&text, "”.");
    int chosen =
        prompt_choose(screen, capability->title, text.data ? text.data : "", choices, 2, 0);
    text_free(&text);
    if (chosen == 0 && store_status(screen, capability, NULL, NULL, false))
        screen_say(screen, "%s", _("The status follows from the answers again"));
}

/* What the form needs while the reason is typed. */
struct setting_down {
    struct screen *screen;
    const struct capability *capability;
    const struct status_entry *status;
    bool done;
};

static void keep_reason(void *context, const char *const *texts)
{
    struct setting_down *setting = context;
    char *reason = NULL;
    if (answer_write(&reason, texts[0]) && reason)
        setting->done = store_status(setting->screen, setting->capability, setting->status, reason,
                                     setting->done);
    free(reason);
}

static void set_to(struct screen *screen, const struct finding *finding,
                   const struct status_entry *status)
{
    struct setting_down setting = {
        .screen = screen, .capability = finding->capability, .status = status};
    const struct prompt_field field = {.lines = true};
    char title[96];
    char name[96];
    struct text explanation = {0};
    snprintf(title, sizeof title, _("Set to “%s”"), _(status->title));
    text_append_format(&explanation, _("Why is this “%s”, although the answers say “"),
                       _(status->title));
    finding_tell_proposed(finding, &explanation);
    text_append(&explanation,
                _("”? The report shows both, and the reason. Esc keeps it; left empty, nothing is "
                  "changed."));
    snprintf(name, sizeof name, "level %s", status->word);
    struct prompt_form form = {
        .title = title,
        .explanation = explanation.data ? explanation.data : "",
        .fields = &field,
        .count = 1,
        .keep = keep_reason,
        .context = &setting,
        .name = finding->capability->id,
        .about = finding->capability->id,
        .field = name,
    };
    struct text reason = {0};
    prompt_form(screen, &form, &reason);
    text_free(&reason);
    text_free(&explanation);
    if (setting.done)
        screen_say(screen, _("Set to “%s”; the reason stands in the report"), _(status->title));
}

/* The level of a provision, which reading the law may change to any other. */
static void choose_level(struct screen *screen, const struct finding *finding)
{
    enum { MOST = 8 };
    struct asker_choice choices[MOST];
    const struct status_entry *levels[MOST];
    size_t count;
    size_t found = 0;
    const struct status_entry *entries = statuses(&count);
    for (size_t i = 0; i < count && found < MOST; i++) {
        if (!entries[i].ruled || entries[i].unit != UNIT_PROVISION ||
            entries[i].status == finding->proposed)
            continue;
        levels[found] = &entries[i];
        choices[found++] = (struct asker_choice){_(entries[i].title), NULL};
    }
    struct text text = {0};
    text_append(&text, _("Proposed from the sub-points: “"));
    finding_tell_proposed(finding, &text);
    text_append(&text, _("”. Set another level:"));
    int chosen = prompt_choose(screen, finding->capability->title, text.data ? text.data : "",
                               choices, found, 0);
    text_free(&text);
    if (chosen >= 0)
        set_to(screen, finding, levels[chosen]);
}

void capability_set_status(struct screen *screen, const struct capability *capability)
{
    const struct findings *findings = session_findings(&screen->session);
    if (!findings)
        return;
    const struct finding *finding = findings_of(findings, capability);
    if (assessment_override(screen->session.assessment, capability))
        take_back(screen, capability);
    else if (capability->domain->questionnaire->unit == UNIT_PROVISION)
        choose_level(screen, finding);
    else if (finding_may_be_set(finding, STATUS_PARTLY))
        set_to(screen, finding, status_entry(STATUS_PARTLY));
    else
        screen_say(screen, "%s",
                   _("Only “in place” can be set down; other statuses follow from the answers"));
}

/* ---- keys ---- */

static bool capability_act(struct view *view, struct screen *screen, const struct press *press)
{
    struct capability_view *capability = (struct capability_view *)view;
    const struct question *question =
        question_at(&screen->session, capability->capability, capability->list.focus);
    if (press->action == ACTION_LEAVE)
        screen_pop(screen);
    else if (press->action == ACTION_OPEN && question)
        screen_go(screen, PLACE_QUESTION, question);
    else if (press->action == ACTION_STATUS)
        capability_set_status(screen, capability->capability);
    else
        return list_act_mixed(&capability->list, press);
    return true;
}

static void capability_free(struct view *view)
{
    list_free(&((struct capability_view *)view)->list);
    free(view);
}

#define CAPABILITY_KIND(name)                                                                      \
    {                                                                                              \
        .title = (name), .context = capability_context, .draw = capability_draw,                   \
        .act = capability_act, .free = capability_free                                             \
    }

static const struct view_kind capability_kinds[] = {
    [UNIT_CAPABILITY] = CAPABILITY_KIND(N_("Capability")),
    [UNIT_PROVISION] = CAPABILITY_KIND(N_("Provision")),
    [UNIT_BENCHMARK] = CAPABILITY_KIND(N_("Benchmark")),
};

void capability_open(struct screen *screen, const struct capability *capability)
{
    struct capability_view *view = calloc(1, sizeof *view);
    if (!view)
        return;
    view->view.kind = &capability_kinds[capability->domain->questionnaire->unit];
    view->capability = capability;
    view->list.mixed = true;
    screen_push(screen, &view->view);
}
