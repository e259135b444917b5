#include "tui/pages/outline.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/record/answer_edit.h"
#include "tui/views/list.h"

enum {
    LEFT = 2,
    INDENT = 2,          /* a level */
    QUESTION_INDENT = 2, /* more, for questions below a capability */
    ANSWER_PART = 4,     /* of the page's width goes to answers */
    PAGE_COLUMNS = 108,
    ROWS_FOR_LEGEND = 15, /* of the page; below that there is no room for one */
};

enum row_kind { ROW_QUESTIONNAIRE, ROW_DOMAIN, ROW_CAPABILITY, ROW_OWN, ROW_QUESTION };

struct row {
    enum row_kind kind;
    const struct questionnaire *questionnaire;
    const struct domain *domain;         /* NULL for a whole questionnaire, as is what follows */
    const struct capability *capability; /* NULL for the domain's own */
    const struct question *question;
    size_t group; /* which flag says whether it is unfolded */
    int level;
};

struct outline {
    struct view view;
    struct row *rows;
    size_t row_count;
    size_t row_capacity; /* all that there can be */
    bool *unfolded;      /* by group: a questionnaire, a domain, a capability, a domain's own */
    struct list list;
    struct layout legend;
};

/* ---- rows ---- */

static void add_row(struct outline *outline, struct row row)
{
    if (outline->row_count < outline->row_capacity)
        outline->rows[outline->row_count++] = row;
}

static void add_questions(struct outline *outline, const struct session *session, struct row row,
                          const struct question **questions, size_t count)
{
    row.kind = ROW_QUESTION;
    row.level++;
    for (size_t i = 0; i < count; i++) {
        row.question = questions[i];
        if (session_asks(session, questions[i]))
            add_row(outline, row);
    }
}

static size_t count_asked(const struct session *session, const struct question **questions,
                          size_t count)
{
    size_t asked = 0;
    for (size_t i = 0; i < count; i++)
        asked += session_asks(session, questions[i]);
    return asked;
}

static void add_group(struct outline *outline, const struct session *session, struct row row,
                      const struct question **questions, size_t count)
{
    if (!count_asked(session, questions, count))
        return;
    add_row(outline, row);
    if (outline->unfolded[row.group])
        add_questions(outline, session, row, questions, count);
}

static void add_domain(struct outline *outline, const struct session *session,
                       const struct domain *domain, struct row row)
{
    size_t group = row.group;
    bool unfolded = outline->unfolded[group++];
    row.kind = ROW_DOMAIN;
    row.domain = domain;
    add_row(outline, row);
    row.level++;
    for (size_t i = 0; i < domain->capability_count; i++, group++) {
        const struct capability *capability = domain->capabilities[i];
        row.kind = ROW_CAPABILITY;
        row.capability = capability;
        row.group = group;
        if (unfolded)
            add_group(outline, session, row, capability->questions, capability->question_count);
    }
    row.kind = ROW_OWN;
    row.capability = NULL;
    row.group = group;
    if (unfolded && domain->capability_count)
        add_group(outline, session, row, domain->questions, domain->question_count);
    else if (unfolded)
        add_questions(outline, session, row, domain->questions, domain->question_count);
}

static size_t groups_of_domain(const struct domain *domain)
{
    return domain->capability_count + 2; /* itself, and its own questions */
}

/* Groups are numbered in one order, whether they are shown or not. */
static size_t add_questionnaire(struct outline *outline, const struct session *session,
                                const struct questionnaire *questionnaire, size_t group)
{
    struct row row = {.kind = ROW_QUESTIONNAIRE, .questionnaire = questionnaire, .group = group};
    bool in_use = assessment_has(session->assessment, questionnaire);
    bool several = session_has_several(session);
    bool unfolded = in_use && (!several || outline->unfolded[group]);
    if (in_use && several) {
        add_row(outline, row);
        row.level++;
    }
    group++;
    for (size_t i = 0; i < questionnaire->domain_count; i++) {
        row.group = group;
        if (unfolded)
            add_domain(outline, session, questionnaire->domains[i], row);
        group += groups_of_domain(questionnaire->domains[i]);
    }
    return group;
}

static void make_rows(struct outline *outline, const struct session *session)
{
    const struct catalogue *catalogue = session->catalogue;
    size_t group = 0;
    outline->row_count = 0;
    for (size_t i = 0; i < catalogue->questionnaire_count; i++)
        group = add_questionnaire(outline, session, catalogue->questionnaires[i], group);
}

static size_t count_groups(const struct catalogue *catalogue)
{
    size_t groups = catalogue->questionnaire_count;
    for (size_t i = 0; i < catalogue->questionnaire_count; i++)
        for (size_t j = 0; j < catalogue->questionnaires[i]->domain_count; j++)
            groups += groups_of_domain(catalogue->questionnaires[i]->domains[j]);
    return groups;
}

/* Whether the question stands below the heading. */
static bool holds(const struct row *row, const struct question *question)
{
    switch (row->kind) {
    case ROW_QUESTIONNAIRE:
        return row->questionnaire == question->questionnaire;
    case ROW_DOMAIN:
        return row->domain == question->domain;
    case ROW_QUESTION:
        return false;
    default:
        return row->domain == question->domain && row->capability == question->capability;
    }
}

/* Unfolds what the question is in; its row is in focus then. */
static void unfold_at(struct outline *outline, const struct session *session,
                      const struct question *question)
{
    enum { LEVELS = 3 };
    make_rows(outline, session);
    for (int level = 0; level < LEVELS; level++) {
        for (size_t i = 0; i < outline->row_count; i++)
            if (holds(&outline->rows[i], question))
                outline->unfolded[outline->rows[i].group] = true;
        make_rows(outline, session);
    }
    for (size_t i = 0; i < outline->row_count; i++)
        if (outline->rows[i].question == question)
            outline->list.focus = (int)i;
}

/* ---- drawing ---- */

static void append_progress(struct text *out, const struct progress *progress)
{
    text_append_format(out, _("%zu of %zu"), progress->addressed, progress->applicable);
}

static int column_of(const struct row *row)
{
    bool below = row->kind == ROW_QUESTION && row->domain->capability_count;
    return LEFT + row->level * INDENT + (below ? QUESTION_INDENT : 0);
}

static const struct status_entry *status_of(struct session *session, const struct row *row)
{
    const struct findings *findings = session_findings(session);
    return status_entry(findings ? findings_of(findings, row->capability)->status
                                 : STATUS_NOT_ANSWERED);
}

/* Appends the heading's title, and returns the progress of what is below it. */
static struct progress describe_group(struct session *session, const struct row *row,
                                      struct text *left)
{
    switch (row->kind) {
    case ROW_QUESTIONNAIRE:
        text_append(left, row->questionnaire->title);
        return progress_of_questionnaire(session->applies, row->questionnaire);
    case ROW_DOMAIN:
        text_append(left, row->domain->title);
        return progress_of_domain(session->applies, row->domain);
    case ROW_CAPABILITY:
        theme_put_mark(left, status_of(session, row)->mark);
        text_append(left, row->capability->title);
        return progress_of_capability(session->applies, row->capability);
    default:
        theme_put_mark(left, " ");
        text_append(left, _("The domain as a whole, and documents"));
        return progress_of_domain_own(session->applies, row->domain);
    }
}

/* "Partly in place, 4 of 4, closed" */
static void say_state(const struct outline *outline, struct session *session, const struct row *row,
                      const struct progress *progress, struct text *right)
{
    if (row->kind == ROW_CAPABILITY)
        text_append_format(right, "%s, ", _(status_of(session, row)->title));
    append_progress(right, progress);
    text_append_format(right, ", %s", outline->unfolded[row->group] ? _("open") : _("closed"));
}

static void put_group(struct outline *outline, struct session *session, const struct row *row)
{
    static const enum role roles[] = {
        [ROW_QUESTIONNAIRE] = ROLE_ACCENT,
        [ROW_DOMAIN] = ROLE_STRONG,
        [ROW_CAPABILITY] = ROLE_PLAIN,
        [ROW_OWN] = ROLE_PLAIN,
    };
    struct text left = {0};
    struct text right = {0};
    theme_put_mark(&left, theme_glyph(outline->unfolded[row->group] ? GLYPH_OPEN : GLYPH_CLOSED));
    struct progress progress = describe_group(session, row, &left);
    if (theme_is_spoken())
        say_state(outline, session, row, &progress, &right);
    else
        append_progress(&right, &progress);
    if (left.data && right.data && !left.failed && !right.failed)
        layout_row(&outline->list.layout, column_of(row), roles[row->kind], left.data, right.data);
    text_free(&left);
    text_free(&right);
}

static void append_answer(const struct session *session, const struct question *question,
                          int columns, struct text *out)
{
    const struct answer *answer = session_answer(session, question);
    struct text words = {0};
    if (answer->later)
        text_append(out, _("later "));
    answer_edit_describe(question, answer, &words);
    if (words.data && !words.failed)
        cells_clip(out, words.data, columns);
    else if (applies_required(session->applies, question))
        text_append(out, _("required"));
    text_free(&words);
}

static void put_question(struct outline *outline, const struct session *session,
                         const struct row *row)
{
    const struct question *question = row->question;
    struct text left = {0};
    struct text right = {0};
    theme_put_mark(&left, answer_edit_mark(session_answer(session, question)));
    text_append_format(
        &left, "%-*s %s",
        row->capability
            ? answer_edit_label_columns(row->capability->questions, row->capability->question_count)
            : answer_edit_label_columns(row->domain->questions, row->domain->question_count),
        answer_edit_label(question), question->text);
    append_answer(session, question, outline->list.layout.width / ANSWER_PART, &right);
    if (left.data && !left.failed)
        layout_row(&outline->list.layout, column_of(row), ROLE_PLAIN, left.data, right.data);
    text_free(&left);
    text_free(&right);
}

static void lay_out(struct outline *outline, struct session *session, int columns)
{
    struct layout *layout = &outline->list.layout;
    layout_begin(layout, columns < PAGE_COLUMNS ? columns : PAGE_COLUMNS);
    for (size_t i = 0; i < outline->row_count; i++) {
        layout_item(layout);
        if (outline->rows[i].kind == ROW_QUESTION)
            put_question(outline, session, &outline->rows[i]);
        else
            put_group(outline, session, &outline->rows[i]);
    }
    layout_item_end(layout);
}

static bool is_used(const struct session *session, const struct status_entry *entry)
{
    const struct catalogue *catalogue = session->catalogue;
    for (size_t i = 0; i < catalogue->questionnaire_count; i++)
        if (catalogue->questionnaires[i]->unit == entry->unit &&
            assessment_has(session->assessment, catalogue->questionnaires[i]))
            return true;
    return !entry->ruled;
}

/* "# In place, In force": a mark with all statuses in use that have it; nothing when the entry is
   not the first of them. */
static void describe_mark(const struct session *session, size_t index, struct text *out)
{
    size_t count;
    const struct status_entry *entries = statuses(&count);
    for (size_t i = 0; i < count; i++) {
        bool same = strcmp(entries[i].mark, entries[index].mark) == 0;
        if (!same || !is_used(session, &entries[i]))
            continue;
        if (i < index)
            return;
        text_append_format(out, "%s%s", out->length ? ", " : "", _(entries[i].title));
    }
}

static void lay_out_legend(struct layout *layout, const struct session *session, int columns)
{
    static const char *const marks[] = {N_("Questions:"), N_("x answered"), N_("? don't know"),
                                        N_("- not applicable"), N_(". open")};
    size_t count;
    const struct status_entry *entries = statuses(&count);
    int at = LEFT;
    layout_begin(layout, columns);
    layout_line(layout);
    layout_line(layout);
    for (size_t i = 0; i < count; i++) {
        struct text titles = {0};
        struct text item = {0};
        if (is_used(session, &entries[i]))
            describe_mark(session, i, &titles);
        if (titles.length)
            text_append_format(&item, "%s %s", entries[i].mark, titles.data);
        if (item.data && !item.failed)
            at = layout_flow(layout, LEFT, at, ROLE_QUIET, item.data);
        text_free(&titles);
        text_free(&item);
    }
    layout_line(layout);
    at = LEFT;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        at = layout_flow(layout, LEFT, at, ROLE_QUIET, _(marks[i]));
}

/* Draws the legend at the bottom of the area; returns what is left above it. */
static struct area draw_legend(struct outline *outline, const struct session *session,
                               const struct area *area)
{
    struct layout *legend = &outline->legend;
    struct area above = *area;
    lay_out_legend(legend, session, area->columns);
    int rows = (int)legend->line_count;
    above.rows -= rows;
    struct area below = {area->top + above.rows, area->left, rows, area->columns};
    layout_draw(legend, &below, 0, LAYOUT_NO_ITEM, NULL);
    return above;
}

static void outline_draw(struct view *view, struct screen *screen, const struct area *area)
{
    struct outline *outline = (struct outline *)view;
    struct area page = *area;
    make_rows(outline, &screen->session);
    lay_out(outline, &screen->session, area->columns);
    if (area->rows >= ROWS_FOR_LEGEND && !theme_is_spoken())
        page = draw_legend(outline, &screen->session, area);
    list_draw(&outline->list, screen, &page);
}

/* ---- keys ---- */

static unsigned outline_context(const struct view *view)
{
    (void)view;
    return IN_OUTLINE;
}

static const struct row *row_in_focus(const struct outline *outline)
{
    size_t focus = (size_t)outline->list.focus;
    return focus < outline->row_count ? &outline->rows[focus] : NULL;
}

static void open_row(struct outline *outline, struct screen *screen, const struct row *row)
{
    if (row->kind == ROW_QUESTION)
        screen_go(screen, PLACE_QUESTION, row->question);
    else
        outline->unfolded[row->group] = !outline->unfolded[row->group];
}

static void expand(struct outline *outline, const struct row *row)
{
    if (row->kind != ROW_QUESTION && !outline->unfolded[row->group])
        outline->unfolded[row->group] = true;
    else
        outline->list.focus++;
}

/* Folds the heading, or goes up to the one above. */
static void collapse(struct outline *outline, const struct row *row)
{
    if (row->kind != ROW_QUESTION && outline->unfolded[row->group]) {
        outline->unfolded[row->group] = false;
        return;
    }
    int level = row->level;
    while (outline->list.focus > 0 && outline->rows[outline->list.focus].level >= level)
        outline->list.focus--;
}

static void go_to_unanswered(struct screen *screen, const struct row *row)
{
    const struct question *next = progress_next_unanswered(screen->session.applies, row->question);
    if (next)
        screen_go(screen, PLACE_QUESTION, next);
    else
        screen_say(screen, "%s", _("Every question has an answer"));
}

static bool outline_act(struct view *view, struct screen *screen, const struct press *press)
{
    struct outline *outline = (struct outline *)view;
    const struct row *row = row_in_focus(outline);
    if (press->action == ACTION_LEAVE || press->action == ACTION_OUTLINE)
        screen_pop(screen);
    else if (row && press->action == ACTION_OPEN)
        open_row(outline, screen, row);
    else if (row && press->action == ACTION_EXPAND)
        expand(outline, row);
    else if (row && press->action == ACTION_COLLAPSE)
        collapse(outline, row);
    else if (row && press->action == ACTION_NEXT_UNANSWERED)
        go_to_unanswered(screen, row);
    else
        return list_act(&outline->list, press);
    return true;
}

static void outline_free(struct view *view)
{
    struct outline *outline = (struct outline *)view;
    list_free(&outline->list);
    layout_free(&outline->legend);
    free(outline->rows);
    free(outline->unfolded);
    free(outline);
}

static const struct view_kind outline_kind = {
    .title = N_("Outline"),
    .context = outline_context,
    .draw = outline_draw,
    .act = outline_act,
    .free = outline_free,
};

void outline_open(struct screen *screen, const struct question *question)
{
    struct outline *outline = calloc(1, sizeof *outline);
    if (!outline)
        return;
    outline->view.kind = &outline_kind;
    size_t groups = count_groups(screen->session.catalogue);
    outline->row_capacity = groups + screen->session.catalogue->question_count;
    outline->rows = calloc(outline->row_capacity + 1, sizeof *outline->rows);
    outline->unfolded = calloc(groups + 1, sizeof *outline->unfolded);
    if (!outline->rows || !outline->unfolded) {
        outline_free(&outline->view);
        return;
    }
    unfold_at(outline, &screen->session, question);
    screen_push(screen, &outline->view);
}
