#include "tui/pages/record_page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/base/state.h"
#include "core/catalogue/country_name.h"
#include "tui/pages/scope.h"
#include "tui/views/list.h"
#include "tui/views/picker.h"
#include "tui/views/prompt.h"

enum { LEFT = 2, VALUE = 18, PAGE_COLUMNS = 84 };

/* Items: those of the table, then the depth of each capability. */
enum {
    ITEM_OF_TITLE,
    ITEM_OF_COUNTRY,
    ITEM_OF_PUBLISHED,
    ITEM_OF_QUESTIONNAIRES,
    ITEM_OF_DEPTH,
    ITEM_OF_FIRST_CAPABILITY
};

struct record {
    struct view view;
    struct list list;
};

static unsigned record_context(const struct view *view)
{
    (void)view;
    return IN_RECORD;
}

/* ---- laying out ---- */

static void put_fact(struct layout *layout, const char *label, const char *value)
{
    layout_labelled(layout, LEFT, ROLE_QUIET, label, VALUE, ROLE_PLAIN, value);
}

static void put_item(struct layout *layout, const char *label, const char *value)
{
    layout_item(layout);
    put_fact(layout, label, value);
    layout_item_end(layout);
}

static void put_country(struct layout *layout, const struct assessment *assessment)
{
    const char *country = country_name(assessment_country(assessment));
    put_item(layout, _("Country"), country ? country : _("not said yet"));
    put_item(layout, _("Published"), _("what documents record about it"));
}

/* "Model National Response survey, 2022.1" on a line each. */
static void put_questionnaires(struct layout *layout, const struct session *session)
{
    const struct catalogue *catalogue = session->catalogue;
    struct text lines = {0};
    for (size_t i = 0; i < catalogue->questionnaire_count; i++) {
        const struct questionnaire *questionnaire = catalogue->questionnaires[i];
        if (assessment_has(session->assessment, questionnaire))
            text_append_format(&lines, "%s%s, %s", lines.length ? "\n" : "", questionnaire->title,
                               assessment_version(session->assessment, questionnaire));
    }
    put_item(layout, _("Questionnaires"), lines.data && !lines.failed ? lines.data : _("none"));
    text_free(&lines);
}

static void put_file(struct layout *layout, const struct assessment *assessment)
{
    char revision[32];
    char *whole = state_whole_path(assessment_path(assessment));
    snprintf(revision, sizeof revision, "%ld", assessment_revision(assessment));
    put_fact(layout, _("File"), whole ? whole : assessment_path(assessment));
    free(whole);
    put_fact(layout, _("Revision"), revision);
    put_fact(layout, _("Id"), assessment_id(assessment));
}

static void put_strangers(struct layout *layout, const struct assessment *assessment)
{
    const char *const *ids;
    size_t count = assessment_strangers(assessment, &ids);
    struct text line = {0};
    for (size_t i = 0; i < count; i++)
        text_append_format(&line, "%s%s", i ? ", " : "", ids[i]);
    if (line.data && !line.failed)
        put_fact(layout, _("Kept unread"), line.data);
    text_free(&line);
}

/* The capabilities of the questionnaires in use, as items. */
static const struct capability *capability_at(const struct session *session, int item)
{
    const struct catalogue *catalogue = session->catalogue;
    for (size_t i = 0; i < catalogue->capability_count; i++)
        if (assessment_has(session->assessment,
                           catalogue->capabilities[i]->domain->questionnaire) &&
            item-- == 0)
            return catalogue->capabilities[i];
    return NULL;
}

static void put_capabilities(struct layout *layout, const struct session *session)
{
    enum depth general = assessment_depth(session->assessment, NULL);
    const struct capability *capability;
    for (int i = 0; (capability = capability_at(session, i)); i++) {
        enum depth depth = assessment_depth(session->assessment, capability);
        layout_item(layout);
        layout_row(layout, LEFT + 2, ROLE_PLAIN, capability->title,
                   depth == general ? _("as above") : scope_depth_title(depth));
    }
    layout_item_end(layout);
}

static void record_draw(struct view *view, struct screen *screen, const struct area *area)
{
    struct record *record = (struct record *)view;
    struct layout *layout = &record->list.layout;
    const struct assessment *assessment = screen->session.assessment;
    layout_begin(layout, area->columns < PAGE_COLUMNS ? area->columns : PAGE_COLUMNS);
    layout_line(layout);
    put_item(layout, _("Title"), assessment_title(assessment));
    put_country(layout, assessment);
    put_questionnaires(layout, &screen->session);
    put_file(layout, assessment);
    put_strangers(layout, assessment);
    layout_line(layout);
    layout_heading(layout, _("How deep to ask"));
    layout_item(layout);
    layout_row(layout, LEFT, ROLE_PLAIN, _("In general"),
               scope_depth_title(assessment_depth(assessment, NULL)));
    put_capabilities(layout, &screen->session);
    list_draw(&record->list, screen, area);
}

/* ---- changing ---- */

static void change_title(struct screen *screen)
{
    struct text title = {0};
    struct error error;
    char *before = strdup(assessment_title(screen->session.assessment));
    if (before && prompt_line(screen, _("Title"), NULL, before, &title)) {
        if (!session_set_title(&screen->session, title.data, &error))
            screen_say_error(screen, &error);
    }
    text_free(&title);
    free(before);
}

/* `capability` NULL: in general, for all of them. */
static void change_depth(struct screen *screen, const struct capability *capability)
{
    struct error error;
    enum depth depth = assessment_depth(screen->session.assessment, capability);
    if (!scope_ask_depth(screen, &depth))
        return;
    if (!session_set_depth(&screen->session, capability, depth, &error))
        screen_say_error(screen, &error);
}

/* The question that asks for the country, whether it is asked now or not; NULL for none. */
static const struct question *country_question(const struct catalogue *catalogue)
{
    for (size_t i = 0; i < catalogue->question_count; i++)
        if (catalogue->questions[i]->kind == KIND_COUNTRY)
            return catalogue->questions[i];
    return NULL;
}

/* As the answer to its question, so that it can be undone. */
static bool answer_country(struct session *session, const struct question *question,
                           const char *code, struct error *error)
{
    struct answer draft;
    if (!answer_copy(&draft, session_answer(session, question)))
        return error_set_memory(error);
    answer_set_state(&draft, ANSWER_ANSWERED);
    bool done = answer_replace(&draft.value, code)
                    ? session_set_answer(session, question, &draft, false, error)
                    : error_set_memory(error);
    answer_free(&draft);
    return done;
}

static void change_country(struct screen *screen)
{
    struct error error;
    struct session *session = &screen->session;
    const struct question *question = country_question(session->catalogue);
    const char *code = picker_country(screen, assessment_country(session->assessment));
    if (!code)
        return;
    bool done = question ? answer_country(session, question, code, &error)
                         : session_set_country(session, code, &error);
    if (!done)
        screen_say_error(screen, &error);
}

/* How many answers are out of sight now, and come back. */
static void say_kept(struct screen *screen)
{
    const struct session *session = &screen->session;
    size_t kept = 0;
    for (size_t i = 0; i < session->catalogue->questionnaire_count; i++) {
        const struct questionnaire *questionnaire = session->catalogue->questionnaires[i];
        if (!assessment_has(session->assessment, questionnaire))
            kept += assessment_answers_to(session->assessment, questionnaire);
    }
    if (kept)
        screen_say(
            screen,
            ngettext("%zu answer is kept in the file and comes back with its questionnaire",
                     "%zu answers are kept in the file and come back with their questionnaire",
                     kept),
            kept);
}

static void change_questionnaires(struct screen *screen)
{
    struct error error;
    struct text ids = {0};
    if (scope_ask_questionnaires(screen, &ids)) {
        if (session_set_instruments(&screen->session, ids.data, &error))
            say_kept(screen);
        else
            screen_say_error(screen, &error);
    }
    text_free(&ids);
}

static void open_published(struct screen *screen)
{
    screen_go(screen, PLACE_COUNTRY, NULL);
}

static void change_general_depth(struct screen *screen)
{
    change_depth(screen, NULL);
}

static void (*const acts[])(struct screen *screen) = {
    [ITEM_OF_TITLE] = change_title,         [ITEM_OF_COUNTRY] = change_country,
    [ITEM_OF_PUBLISHED] = open_published,   [ITEM_OF_QUESTIONNAIRES] = change_questionnaires,
    [ITEM_OF_DEPTH] = change_general_depth,
};

static bool record_act(struct view *view, struct screen *screen, const struct press *press)
{
    struct record *record = (struct record *)view;
    int focus = record->list.focus;
    if (press->action == ACTION_LEAVE)
        screen_pop(screen);
    else if (press->action != ACTION_OPEN)
        return list_act(&record->list, press);
    else if (focus < ITEM_OF_FIRST_CAPABILITY)
        acts[focus](screen);
    else
        change_depth(screen, capability_at(&screen->session, focus - ITEM_OF_FIRST_CAPABILITY));
    return true;
}

static void record_free(struct view *view)
{
    list_free(&((struct record *)view)->list);
    free(view);
}

static const struct view_kind record_kind = {
    .title = N_("This record"),
    .context = record_context,
    .draw = record_draw,
    .act = record_act,
    .free = record_free,
};

void record_open(struct screen *screen)
{
    struct record *record = calloc(1, sizeof *record);
    if (!record)
        return;
    record->view.kind = &record_kind;
    screen_push(screen, &record->view);
}
