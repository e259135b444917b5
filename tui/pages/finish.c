#include "tui/pages/finish.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/clock.h"
#include "core/base/i18n.h"
#include "core/record/answer_edit.h"
#include "core/rules/crosswalk.h"
#include "core/safety/exported.h"
#include "tui/views/list.h"

enum { LEFT = 2, PAGE_COLUMNS = 108, LABEL_COLUMNS = 7 };

struct finish {
    struct view view;
    const struct question **targets; /* by item: where Enter goes */
    size_t target_count;
    size_t target_capacity;
    size_t filter; /* 0: what is left; else one of the filters */
    struct list list;
};

static unsigned finish_context(const struct view *view)
{
    (void)view;
    return IN_FINISH;
}

/* ---- what belongs where ---- */

typedef bool belongs(const struct applies *applies, const struct question *question);

static bool is_optional(const struct applies *applies, const struct question *question)
{
    return progress_is_open(applies, question) && !progress_is_required(applies, question) &&
           !progress_is_later(applies, question);
}

/* Each question stands in one part only. */
static bool is_list_in_part(const struct applies *applies, const struct question *question)
{
    return progress_is_in_part(applies, question) && !progress_is_later(applies, question);
}

static const struct {
    const char *title;
    belongs *belongs;
} parts[] = {
    {N_("Required, not answered yet"), progress_is_required},
    {N_("To come back to"), progress_is_later},
    {N_("Lists not looked through to the end"), is_list_in_part},
    {N_("Not answered yet"), is_optional},
};

/* ---- filters: every question of a kind ---- */

struct filtering {
    struct session *session;
    bool exported;
    char when[EXPORTED_STAMP]; /* "" when a clock stood wrong: all may have changed since */
};

static bool is_unanswered(const struct filtering *filtering, const struct question *question)
{
    return progress_is_open(filtering->session->applies, question);
}

static bool is_flagged(const struct filtering *filtering, const struct question *question)
{
    return progress_is_later(filtering->session->applies, question);
}

static bool is_not_known(const struct filtering *filtering, const struct question *question)
{
    return session_asks(filtering->session, question) &&
           session_answer(filtering->session, question)->state == ANSWER_UNKNOWN;
}

static bool is_sensitive(const struct filtering *filtering, const struct question *question)
{
    const struct answer *answer = session_answer(filtering->session, question);
    return session_asks(filtering->session, question) && answer->state != ANSWER_UNANSWERED &&
           answer_is_sensitive(question, answer);
}

/* Answers that made a status of less than all in place. */
static bool is_gap(const struct filtering *filtering, const struct question *question)
{
    const struct findings *findings = session_findings(filtering->session);
    if (!findings || !question->capability || !session_asks(filtering->session, question))
        return false;
    const struct finding *finding = findings_of(findings, question->capability);
    if (!finding_is_short(finding))
        return false;
    for (size_t i = 0; i < finding->reason_count; i++)
        if (finding->reasons[i].question == question)
            return true;
    return false;
}

/* An answer of the same second was exported: nobody is that quick afterwards. */
static bool is_changed(const struct filtering *filtering, const struct question *question)
{
    const char *at = session_answer(filtering->session, question)->at;
    return filtering->exported && at && session_asks(filtering->session, question) &&
           strcmp(at, filtering->when) > 0;
}

static const struct {
    const char *name;  /* in the row of filters */
    const char *title; /* of the list */
    bool (*holds)(const struct filtering *filtering, const struct question *question);
} filters[] = {
    {N_("what is left"), NULL, NULL},
    {N_("unanswered"), N_("Not answered yet"), is_unanswered},
    {N_("later"), N_("To come back to"), is_flagged},
    {N_("don't know"), N_("Answered “don't know”"), is_not_known},
    {N_("sensitive"), N_("Stays out of a shared report"), is_sensitive},
    {N_("gaps"), N_("Answers behind what is not, or only partly, in place"), is_gap},
    {N_("changed since export"), N_("Changed since the last export"), is_changed},
};

enum { FILTERS = sizeof filters / sizeof *filters };

/* ---- laying out ---- */

static void add_target(struct finish *finish, const struct question *question)
{
    if (finish->target_count == finish->target_capacity) {
        size_t capacity = finish->target_capacity ? finish->target_capacity * 2 : 128;
        const struct question **targets = reallocarray(finish->targets, capacity, sizeof *targets);
        if (!targets)
            return;
        finish->targets = targets;
        finish->target_capacity = capacity;
    }
    finish->targets[finish->target_count++] = question;
    layout_item(&finish->list.layout);
}

static void put_question(struct finish *finish, const struct session *session,
                         const struct question *question)
{
    struct text left = {0};
    struct text right = {0};
    text_append_format(&left, "%-*s %s", LABEL_COLUMNS, question->label, question->text);
    answer_edit_describe(question, session_answer(session, question), &right);
    struct text clipped = {0};
    if (right.data)
        cells_clip(&clipped, right.data, 20);
    if (left.data && !left.failed)
        layout_row(&finish->list.layout, LEFT, ROLE_PLAIN, left.data, clipped.data);
    text_free(&left);
    text_free(&right);
    text_free(&clipped);
}

static void put_part(struct finish *finish, const struct session *session, size_t part)
{
    const struct catalogue *catalogue = session->catalogue;
    struct layout *layout = &finish->list.layout;
    struct text title = {0};
    size_t count = 0;
    for (size_t i = 0; i < catalogue->question_count; i++)
        count += parts[part].belongs(session->applies, catalogue->questions[i]);
    if (!count)
        return;
    text_append_format(&title, "%s (%zu)", _(parts[part].title), count);
    layout_line(layout);
    if (title.data && !title.failed)
        layout_heading(layout, title.data);
    text_free(&title);
    for (size_t i = 0; i < catalogue->question_count; i++) {
        const struct question *question = catalogue->questions[i];
        if (!parts[part].belongs(session->applies, question))
            continue;
        add_target(finish, question);
        put_question(finish, session, question);
        layout_item_end(layout);
    }
}

/* The first question that a contradiction speaks of. */
struct first_question {
    const struct catalogue *catalogue;
    const struct question *question;
};

static void take_first(void *context, const struct condition_test *test, enum truth truth)
{
    struct first_question *first = context;
    (void)truth;
    if (!first->question && test->reference.kind == REFERENCE_QUESTION)
        first->question = first->catalogue->questions[test->reference.index];
}

static void put_contradiction(struct finish *finish, const struct session *session,
                              const struct contradiction *contradiction, bool *begun)
{
    struct layout *layout = &finish->list.layout;
    struct first_question first = {.catalogue = session->catalogue};
    condition_walk(contradiction->when, NULL, take_first, &first);
    if (!first.question)
        return;
    if (!*begun) {
        layout_line(layout);
        layout_heading(layout, _("Answers to look at again"));
        *begun = true;
    }
    int width = cells_width(first.question->label);
    add_target(finish, first.question);
    layout_labelled(layout, LEFT, ROLE_PLAIN, first.question->label,
                    LEFT + (width > LABEL_COLUMNS ? width : LABEL_COLUMNS) + 1, ROLE_PLAIN,
                    contradiction->text);
    layout_item_end(layout);
}

static void put_contradictions(struct finish *finish, struct session *session)
{
    const struct findings *findings = session_findings(session);
    const struct contradiction *const *list;
    size_t count = findings ? findings_contradictions(findings, &list) : 0;
    bool begun = false;
    for (size_t i = 0; i < count; i++)
        put_contradiction(finish, session, list[i], &begun);
}

static void put_differences(struct finish *finish, struct session *session)
{
    const struct findings *findings = session_findings(session);
    struct layout *layout = &finish->list.layout;
    struct crosswalk_difference *list = NULL;
    size_t count = findings ? crosswalk_differences(findings, &list) : 0;
    if (count) {
        layout_line(layout);
        layout_heading(layout, _("Where answers in the questionnaires differ"));
    }
    for (size_t i = 0; i < count; i++) {
        add_target(finish, list[i].questions[0]);
        layout_paragraph(layout, LEFT, ROLE_PLAIN, list[i].text);
        layout_item_end(layout);
    }
    crosswalk_differences_free(list, count);
}

static void put_summary(struct layout *layout, const struct session *session)
{
    struct progress progress = progress_of_all(session->applies);
    struct text line = {0};
    text_append_format(&line,
                       _("%zu of %zu addressed: %zu answered, %zu not known, %zu not applicable."),
                       progress.addressed, progress.applicable, progress.answered, progress.unknown,
                       progress.not_applicable);
    layout_line(layout);
    if (line.data && !line.failed)
        layout_paragraph(layout, LEFT, ROLE_PLAIN, line.data);
    text_free(&line);
}

static void put_nothing_left(struct layout *layout)
{
    layout_line(layout);
    layout_item(layout);
    layout_paragraph(layout, LEFT, ROLE_STRONG, _("Nothing is left to finish."));
    layout_paragraph(layout, LEFT, ROLE_PLAIN,
                     _("r shows the findings, p the report; from there it is exported."));
}

/* "Tab: [what is left]   unanswered   later": which one is shown is marked by brackets, too. */
static void put_filters(struct layout *layout, size_t chosen)
{
    int at = LEFT;
    layout_line(layout);
    layout_line(layout);
    for (size_t i = 0; i < FILTERS; i++) {
        char item[80];
        snprintf(item, sizeof item, i == chosen ? "[%s]" : "%s", _(filters[i].name));
        at = layout_flow(layout, LEFT, at, i == chosen ? ROLE_STRONG : ROLE_QUIET, item);
    }
}

static void put_nothing_found(struct layout *layout, const struct filtering *filtering,
                              size_t filter)
{
    struct text line = {0};
    char day[16];
    clock_day_of_stamp(filtering->when, day);
    if (filters[filter].holds != is_changed)
        text_append(&line, _("There is no such question."));
    else if (filtering->exported)
        text_append_format(&line, _("Nothing has changed since the export of %s."), day);
    else
        text_append(&line, _("This record has not been exported on this computer yet. In the "
                             "report (p), e does that."));
    if (line.data && !line.failed)
        layout_paragraph(layout, LEFT, ROLE_QUIET, line.data);
    text_free(&line);
}

static void put_filtered(struct finish *finish, struct session *session)
{
    const struct catalogue *catalogue = session->catalogue;
    struct layout *layout = &finish->list.layout;
    struct filtering filtering = {.session = session};
    if (filters[finish->filter].holds == is_changed)
        filtering.exported = exported_when(assessment_id(session->assessment), filtering.when);
    layout_line(layout);
    layout_heading(layout, _(filters[finish->filter].title));
    for (size_t i = 0; i < catalogue->question_count; i++) {
        if (!filters[finish->filter].holds(&filtering, catalogue->questions[i]))
            continue;
        add_target(finish, catalogue->questions[i]);
        put_question(finish, session, catalogue->questions[i]);
        layout_item_end(layout);
    }
    if (!finish->target_count) {
        layout_item(layout);
        put_nothing_found(layout, &filtering, finish->filter);
    }
}

static void finish_draw(struct view *view, struct screen *screen, const struct area *area)
{
    struct finish *finish = (struct finish *)view;
    struct layout *layout = &finish->list.layout;
    finish->target_count = 0;
    layout_begin(layout, area->columns < PAGE_COLUMNS ? area->columns : PAGE_COLUMNS);
    put_summary(layout, &screen->session);
    put_filters(layout, finish->filter);
    if (finish->filter) {
        put_filtered(finish, &screen->session);
        list_draw(&finish->list, screen, area);
        return;
    }
    put_part(finish, &screen->session, 0);
    put_part(finish, &screen->session, 1);
    put_part(finish, &screen->session, 2);
    put_contradictions(finish, &screen->session);
    put_differences(finish, &screen->session);
    put_part(finish, &screen->session, 3);
    if (!finish->target_count)
        put_nothing_left(layout);
    list_draw(&finish->list, screen, area);
}

/* ---- keys ---- */

static void turn_filter(struct finish *finish, size_t by)
{
    finish->filter = (finish->filter + by) % FILTERS;
    finish->list.focus = 0;
    finish->list.top = 0;
}

static bool finish_act(struct view *view, struct screen *screen, const struct press *press)
{
    struct finish *finish = (struct finish *)view;
    size_t focus = (size_t)finish->list.focus;
    if (press->action == ACTION_LEAVE || press->action == ACTION_FINISH)
        screen_pop(screen);
    else if (press->action == ACTION_FILTER || press->action == ACTION_FILTER_BACK)
        turn_filter(finish, press->action == ACTION_FILTER ? 1 : FILTERS - 1);
    else if (press->action == ACTION_OPEN && focus < finish->target_count)
        screen_go(screen, PLACE_QUESTION, finish->targets[focus]);
    else
        return list_act(&finish->list, press);
    return true;
}

static void finish_free(struct view *view)
{
    struct finish *finish = (struct finish *)view;
    list_free(&finish->list);
    free(finish->targets);
    free(finish);
}

static const struct view_kind finish_kind = {
    .title = N_("To finish"),
    .context = finish_context,
    .draw = finish_draw,
    .act = finish_act,
    .free = finish_free,
};

void finish_open(struct screen *screen)
{
    struct finish *finish = calloc(1, sizeof *finish);
    if (!finish)
        return;
    finish->view.kind = &finish_kind;
    screen_push(screen, &finish->view);
}
