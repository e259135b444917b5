#include "tui/pages/start.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "core/base/clock.h"
#include "core/base/i18n.h"
#include "core/catalogue/country_name.h"
#include "session/open.h"
#include "session/recent.h"
#include "tui/pages/scope.h"
#include "tui/views/list.h"
#include "tui/views/picker.h"
#include "tui/views/prompt.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { LEFT = 2, HELP = 28, PAGE_COLUMNS = 78 };

struct start {
    struct view view;
    const char *data_directory;
    void (*opened)(struct stage *stage);
    struct recent recent;
    struct list list;
};

static unsigned start_context(const struct view *view)
{
    (void)view;
    return IN_START;
}

/* ---- what one can do ---- */

static void begin(struct start *start, struct stage *stage);
static void open_path(struct start *start, struct stage *stage);
static void practise(struct start *start, struct stage *stage);
static void take_tour(struct start *start, struct stage *stage);

static const struct {
    const char *label;
    const char *help;
    void (*act)(struct start *start, struct stage *stage);
} choices[] = {
    {N_("Begin a new assessment"), N_("for a country, in a file of its own"), begin},
    {N_("Open a file"), N_("by its name"), open_path},
    {N_("Take the tour"), N_("ten small steps, on a fictional country"), take_tour},
    {N_("Practise"), N_("on a fictional country, filled in"), practise},
};

/* Said once the file is open, when the message is not needed for something else. */
static void say_remarks(struct stage *stage, size_t remarks)
{
    if (remarks)
        stage_say(stage,
                  ngettext("The file has %zu remark; “mnr-assess check” shows it",
                           "The file has %zu remarks; “mnr-assess check” lists them", remarks),
                  remarks);
}

static void open_file(struct start *start, struct stage *stage, const char *path)
{
    struct error error;
    size_t remarks = 0;
    if (!opening_load(&stage->sitting, path, &remarks, &error)) {
        stage_say_error(stage, &error);
        return;
    }
    start->opened(stage);
    say_remarks(stage, remarks);
}

/* "~/" stands for the person's own directory. free() it. */
static char *expand_home(const char *path)
{
    const char *home = getenv("HOME");
    char *whole = NULL;
    if (strncmp(path, "~/", 2) != 0 || !home)
        return strdup(path);
    return asprintf(&whole, "%s/%s", home, path + 2) < 0 ? NULL : whole;
}

static bool ask_path(struct stage *stage, const char *title, const char *explanation,
                     const char *initial, char **path)
{
    struct text line = {0};
    *path = NULL;
    if (prompt_line(stage, title, explanation, initial, &line) && !text_is_blank(line.data))
        *path = expand_home(line.data);
    text_free(&line);
    return *path != NULL;
}

static void open_path(struct start *start, struct stage *stage)
{
    char *path;
    if (ask_path(stage, _("Open a file"), _("Its name, with the directory where it is not here."),
                 NULL, &path))
        open_file(start, stage, path);
    free(path);
}

/* "nor-2026.yaml" */
static void suggest_name(const char *code, char *out, size_t size)
{
    char day[16];
    clock_day(clock_now(), day);
    snprintf(out, size, "%c%c%c-%.4s.yaml", code[0] | 0x20, code[1] | 0x20, code[2] | 0x20, day);
}

/* Asks until the file could be made, or the person leaves. */
static bool create(struct stage *stage, const struct assessment_options *options)
{
    char name[32];
    char *path = NULL;
    char explanation[STAGE_MESSAGE + 128];
    struct error error;
    suggest_name(options->country, name, sizeof name);
    snprintf(explanation, sizeof explanation, "%s",
             _("The name of the new file. Your answers are kept there and nowhere else."));
    bool done = false;
    char *given = NULL;
    while (!done && ask_path(stage, _("New file"), explanation, path ? path : name, &given) &&
           given) {
        free(path);
        path = given;
        done = opening_create(&stage->sitting, options, path, &error);
        if (!done)
            error_describe(&error, explanation, sizeof explanation);
    }
    free(path);
    return done;
}

static void begin(struct start *start, struct stage *stage)
{
    struct assessment_options options = {.depth = DEPTH_FULL};
    struct text ids = {0};
    options.country = picker_country(stage, "");
    bool chosen = options.country && scope_ask_questionnaires(stage, &ids);
    options.instruments = ids.data;
    if (chosen && scope_ask_depth(stage, &options.depth) && create(stage, &options))
        start->opened(stage);
    text_free(&ids);
}

static void practise(struct start *start, struct stage *stage)
{
    struct error error;
    if (!opening_practise(&stage->sitting, start->data_directory, &error)) {
        stage_say_error(stage, &error);
        return;
    }
    start->opened(stage);
    stage_say(stage, "%s", _("This is a practice copy of your own: change what you like"));
}

static void take_tour(struct start *start, struct stage *stage)
{
    (void)start;
    stage_go(stage, PLACE_TOUR, NULL);
}

/* ---- laying out ---- */

static void put_recent_file(struct sheet *sheet, const char *path)
{
    const char *home = getenv("HOME");
    size_t length = home ? strlen(home) : 0;
    struct text shown = {0};
    struct stat status;
    char day[16] = "";
    bool inside = length > 1 && strncmp(path, home, length) == 0 && path[length] == '/';
    text_append_format(&shown, "%s%s", inside ? "~" : "", path + (inside ? length : 0));
    if (stat(path, &status) == 0)
        clock_day(status.st_mtime, day);
    sheet_item(sheet);
    if (shown.data && !shown.failed)
        sheet_row(sheet, LEFT, ROLE_PLAIN, shown.data, day);
    sheet_item_end(sheet);
    text_free(&shown);
}

static void put_choices(struct sheet *sheet)
{
    for (size_t i = 0; i < COUNT(choices); i++) {
        sheet_item(sheet);
        sheet_labelled(sheet, LEFT, ROLE_PLAIN, _(choices[i].label), HELP, ROLE_QUIET,
                       _(choices[i].help));
        sheet_item_end(sheet);
    }
}

static void put_care(struct sheet *sheet, const struct catalogue *catalogue)
{
    sheet_line(sheet);
    sheet_paragraph(sheet, LEFT, ROLE_PLAIN, catalogue_care(catalogue, "care-record"));
    sheet_line(sheet);
    sheet_paragraph(sheet, LEFT, ROLE_QUIET, catalogue_care(catalogue, "care-distress"));
    sheet_line(sheet);
}

static void start_draw(struct view *view, struct stage *stage, const struct area *area)
{
    struct start *start = (struct start *)view;
    struct sheet *sheet = &start->list.sheet;
    sheet_begin(sheet, area->columns < PAGE_COLUMNS ? area->columns : PAGE_COLUMNS);
    sheet_line(sheet);
    sheet_paragraph(sheet, LEFT, ROLE_STRONG,
                    _("A country's own record of what is in place against online child sexual "
                      "exploitation and abuse"));
    put_care(sheet, stage->sitting.catalogue);
    if (start->recent.count) {
        sheet_heading(sheet, _("Go on with"));
        for (size_t i = 0; i < start->recent.count; i++)
            put_recent_file(sheet, start->recent.paths[i]);
        sheet_line(sheet);
    }
    sheet_heading(sheet, start->recent.count ? _("Or") : _("To begin"));
    put_choices(sheet);
    list_draw(&start->list, stage, area);
}

static bool start_act(struct view *view, struct stage *stage, const struct press *press)
{
    struct start *start = (struct start *)view;
    size_t focus = (size_t)start->list.focus;
    if (press->action != ACTION_OPEN)
        return list_act(&start->list, press);
    if (focus < start->recent.count)
        open_file(start, stage, start->recent.paths[focus]);
    else if (focus - start->recent.count < COUNT(choices))
        choices[focus - start->recent.count].act(start, stage);
    return true;
}

static void start_free(struct view *view)
{
    struct start *start = (struct start *)view;
    recent_free(&start->recent);
    list_free(&start->list);
    free(start);
}

static const struct view_kind start_kind = {
    .title = N_("Start"),
    .context = start_context,
    .draw = start_draw,
    .act = start_act,
    .free = start_free,
};

struct view *start_new(const char *data_directory, void (*opened)(struct stage *stage))
{
    struct start *start = calloc(1, sizeof *start);
    if (!start)
        return NULL;
    start->view.kind = &start_kind;
    start->data_directory = data_directory;
    start->opened = opened;
    recent_read(&start->recent);
    return &start->view;
}
