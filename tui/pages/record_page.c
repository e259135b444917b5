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

static void put_fact(struct sheet *sheet, const char *label, const char *value)
{
    sheet_labelled(sheet, LEFT, ROLE_QUIET, label, VALUE, ROLE_PLAIN, value);
}

static void put_item(struct sheet *sheet, const char *label, const char *value)
{
    sheet_item(sheet);
    put_fact(sheet, label, value);
    sheet_item_end(sheet);
}

static void put_country(struct sheet *sheet, const struct assessment *assessment)
{
    const char *country = country_name(assessment_country(assessment));
    put_item(sheet, _("Country"), country ? country : _("not said yet"));
    put_item(sheet, _("Published"), _("what documents record about it"));
}

/* "Model National Response survey, 2022.1" on a line each. */
static void put_questionnaires(struct sheet *sheet, const struct sitting *sitting)
{
    const struct catalogue *catalogue = sitting->catalogue;
    struct text lines = {0};
    for (size_t i = 0; i < catalogue->questionnaire_count; i++) {
        const struct questionnaire *questionnaire = catalogue->questionnaires[i];
        if (assessment_has(sitting->assessment, questionnaire))
            text_append_format(&lines, "%s%s, %s", lines.length ? "\n" : "", questionnaire->title,
                               assessment_version(sitting->assessment, questionnaire));
    }
    put_item(sheet, _("Questionnaires"), lines.data && !lines.failed ? lines.data : _("none"));
    text_free(&lines);
}

static void put_file(struct sheet *sheet, const struct assessment *assessment)
{
    char revision[32];
    char *whole = state_whole_path(assessment_path(assessment));
    snprintf(revision, sizeof revision, "%ld", assessment_revision(assessment));
    put_fact(sheet, _("File"), whole ? whole : assessment_path(assessment));
    free(whole);
    put_fact(sheet, _("Revision"), revision);
    put_fact(sheet, _("Id"), assessment_id(assessment));
}

static void put_strangers(struct sheet *sheet, const struct assessment *assessment)
{
    const char *const *ids;
    size_t count = assessment_strangers(assessment, &ids);
    struct text line = {0};
    for (size_t i = 0; i < count; i++)
        text_append_format(&line, "%s%s", i ? ", " : "", ids[i]);
    if (line.data && !line.failed)
        put_fact(sheet, _("Kept unread"), line.data);
    text_free(&line);
}

/* The capabilities of the questionnaires in use, as items. */
static const struct capability *capability_at(const struct sitting *sitting, int item)
{
    const struct catalogue *catalogue = sitting->catalogue;
    for (size_t i = 0; i < catalogue->capability_count; i++)
        if (assessment_has(sitting->assessment,
                           catalogue->capabilities[i]->domain->questionnaire) &&
            item-- == 0)
            return catalogue->capabilities[i];
    return NULL;
}

static void put_capabilities(struct sheet *sheet, const struct sitting *sitting)
{
    enum depth general = assessment_depth(sitting->assessment, NULL);
    const struct capability *capability;
    for (int i = 0; (capability = capability_at(sitting, i)); i++) {
        enum depth depth = assessment_depth(sitting->assessment, capability);
        sheet_item(sheet);
        sheet_row(sheet, LEFT + 2, ROLE_PLAIN, capability->title,
                  depth == general ? _("as above") : scope_depth_title(depth));
    }
    sheet_item_end(sheet);
}

static void record_draw(struct view *view, struct stage *stage, const struct area *area)
{
    struct record *record = (struct record *)view;
    struct sheet *sheet = &record->list.sheet;
    const struct assessment *assessment = stage->sitting.assessment;
    sheet_begin(sheet, area->columns < PAGE_COLUMNS ? area->columns : PAGE_COLUMNS);
    sheet_line(sheet);
    put_item(sheet, _("Title"), assessment_title(assessment));
    put_country(sheet, assessment);
    put_questionnaires(sheet, &stage->sitting);
    put_file(sheet, assessment);
    put_strangers(sheet, assessment);
    sheet_line(sheet);
    sheet_heading(sheet, _("How deep to ask"));
    sheet_item(sheet);
    sheet_row(sheet, LEFT, ROLE_PLAIN, _("In general"),
              scope_depth_title(assessment_depth(assessment, NULL)));
    put_capabilities(sheet, &stage->sitting);
    list_draw(&record->list, stage, area);
}

/* ---- changing ---- */

static void change_title(struct stage *stage)
{
    struct text title = {0};
    struct error error;
    char *before = strdup(assessment_title(stage->sitting.assessment));
    if (before && prompt_line(stage, _("Title"), NULL, before, &title)) {
        if (!sitting_set_title(&stage->sitting, title.data, &error))
            stage_say_error(stage, &error);
    }
    text_free(&title);
    free(before);
}

/* `capability` NULL: in general, for all of them. */
static void change_depth(struct stage *stage, const struct capability *capability)
{
    struct error error;
    enum depth depth = assessment_depth(stage->sitting.assessment, capability);
    if (!scope_ask_depth(stage, &depth))
        return;
    if (!sitting_set_depth(&stage->sitting, capability, depth, &error))
        stage_say_error(stage, &error);
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
static bool answer_country(struct sitting *sitting, const struct question *question,
                           const char *code, struct error *error)
{
    struct answer draft;
    if (!answer_copy(&draft, sitting_answer(sitting, question)))
        return error_set_memory(error);
    answer_set_state(&draft, ANSWER_ANSWERED);
    bool done = answer_replace(&draft.value, code)
                    ? sitting_set_answer(sitting, question, &draft, false, error)
                    : error_set_memory(error);
    answer_free(&draft);
    return done;
}

static void change_country(struct stage *stage)
{
    struct error error;
    struct sitting *sitting = &stage->sitting;
    const struct question *question = country_question(sitting->catalogue);
    const char *code = picker_country(stage, assessment_country(sitting->assessment));
    if (!code)
        return;
    bool done = question ? answer_country(sitting, question, code, &error)
                         : sitting_set_country(sitting, code, &error);
    if (!done)
        stage_say_error(stage, &error);
}

/* How many answers are out of sight now, and come back. */
static void say_kept(struct stage *stage)
{
    const struct sitting *sitting = &stage->sitting;
    size_t kept = 0;
    for (size_t i = 0; i < sitting->catalogue->questionnaire_count; i++) {
        const struct questionnaire *questionnaire = sitting->catalogue->questionnaires[i];
        if (!assessment_has(sitting->assessment, questionnaire))
            kept += assessment_answers_to(sitting->assessment, questionnaire);
    }
    if (kept)
        stage_say(
            stage,
            ngettext("%zu answer is kept in the file and comes back with its questionnaire",
                     "%zu answers are kept in the file and come back with their questionnaire",
                     kept),
            kept);
}

static void change_questionnaires(struct stage *stage)
{
    struct error error;
    struct text ids = {0};
    if (scope_ask_questionnaires(stage, &ids)) {
        if (sitting_set_instruments(&stage->sitting, ids.data, &error))
            say_kept(stage);
        else
            stage_say_error(stage, &error);
    }
    text_free(&ids);
}

static void open_published(struct stage *stage)
{
    stage_go(stage, PLACE_COUNTRY, NULL);
}

static void change_general_depth(struct stage *stage)
{
    change_depth(stage, NULL);
}

static void (*const acts[])(struct stage *stage) = {
    [ITEM_OF_TITLE] = change_title,         [ITEM_OF_COUNTRY] = change_country,
    [ITEM_OF_PUBLISHED] = open_published,   [ITEM_OF_QUESTIONNAIRES] = change_questionnaires,
    [ITEM_OF_DEPTH] = change_general_depth,
};

static bool record_act(struct view *view, struct stage *stage, const struct press *press)
{
    struct record *record = (struct record *)view;
    int focus = record->list.focus;
    if (press->action == ACTION_LEAVE)
        stage_pop(stage);
    else if (press->action != ACTION_OPEN)
        return list_act(&record->list, press);
    else if (focus < ITEM_OF_FIRST_CAPABILITY)
        acts[focus](stage);
    else
        change_depth(stage, capability_at(&stage->sitting, focus - ITEM_OF_FIRST_CAPABILITY));
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

void record_open(struct stage *stage)
{
    struct record *record = calloc(1, sizeof *record);
    if (!record)
        return;
    record->view.kind = &record_kind;
    stage_push(stage, &record->view);
}
