#include "tui/record.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/country.h"
#include "core/i18n.h"
#include "tui/list.h"
#include "tui/prompt.h"

enum { LEFT = 2, VALUE = 18, PAGE_COLUMNS = 84 };

/* Items: the title, the depth in general, then the depth of each capability. */
enum { ITEM_OF_TITLE, ITEM_OF_DEPTH, ITEM_OF_FIRST_CAPABILITY };

struct record {
    struct view view;
    struct list list;
};

static const struct {
    const char *label;
    const char *help;
} depths[] = {
    [DEPTH_CORE] =
        {N_("Core"),
         N_("The gates, the five criteria and the seven benchmarks: what is there at all. An "
            "hour in a workshop.")},
    [DEPTH_STANDARD] = {N_("Standard"), N_("The documents' own questions.")},
    [DEPTH_FULL] = {N_("Full"),
                    N_("With all sub-points and our additions, which make more steps possible.")},
};

bool record_ask_depth(struct stage *stage, enum depth *depth)
{
    struct prompt_choice choices[DEPTH_FULL + 1];
    for (int i = 0; i <= DEPTH_FULL; i++)
        choices[i] = (struct prompt_choice){_(depths[i].label), _(depths[i].help)};
    int chosen = prompt_choose(stage, _("How deep to ask"),
                               _("This can be changed at any time; asking less loses no answer."),
                               choices, DEPTH_FULL + 1, (int)*depth);
    if (chosen < 0)
        return false;
    *depth = (enum depth)chosen;
    return true;
}

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

static void put_file(struct sheet *sheet, const struct assessment *assessment)
{
    char revision[32];
    const char *country = country_name(assessment_country(assessment));
    snprintf(revision, sizeof revision, "%ld", assessment_revision(assessment));
    put_fact(sheet, _("Country"), country ? country : _("not said yet: Q1"));
    put_fact(sheet, _("File"), assessment_path(assessment));
    put_fact(sheet, _("Revision"), revision);
    put_fact(sheet, _("Id"), assessment_id(assessment));
}

static void put_versions(struct sheet *sheet, const struct sitting *sitting)
{
    const struct catalogue *catalogue = sitting->catalogue;
    for (size_t i = 0; i < catalogue->questionnaire_count; i++) {
        const struct questionnaire *questionnaire = catalogue->questionnaires[i];
        struct text line = {0};
        if (!assessment_has(sitting->assessment, questionnaire))
            continue;
        text_append_format(&line, "%s, %s", questionnaire->title,
                           assessment_version(sitting->assessment, questionnaire));
        if (line.data && !line.failed)
            put_fact(sheet, _("Questionnaire"), line.data);
        text_free(&line);
    }
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
                  depth == general ? _("as above") : _(depths[depth].label));
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
    sheet_item(sheet);
    put_fact(sheet, _("Title"), assessment_title(assessment));
    sheet_item_end(sheet);
    put_file(sheet, assessment);
    put_versions(sheet, &stage->sitting);
    put_strangers(sheet, assessment);
    sheet_line(sheet);
    sheet_heading(sheet, _("How deep to ask"));
    sheet_item(sheet);
    sheet_row(sheet, LEFT, ROLE_PLAIN, _("In general"),
              _(depths[assessment_depth(assessment, NULL)].label));
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
    if (!record_ask_depth(stage, &depth))
        return;
    if (!sitting_set_depth(&stage->sitting, capability, depth, &error))
        stage_say_error(stage, &error);
}

static bool record_act(struct view *view, struct stage *stage, const struct press *press)
{
    struct record *record = (struct record *)view;
    int focus = record->list.focus;
    if (press->action == ACTION_LEAVE)
        stage_pop(stage);
    else if (press->action != ACTION_OPEN)
        return list_act(&record->list, press);
    else if (focus == ITEM_OF_TITLE)
        change_title(stage);
    else if (focus == ITEM_OF_DEPTH)
        change_depth(stage, NULL);
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
