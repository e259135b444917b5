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
    void (*opened)(struct screen *screen);
    struct recent recent;
    struct list list;
};

static unsigned start_context(const struct view *view)
{
    (void)view;
    return IN_START;
}

/* ---- what one can do ---- */

static void begin(struct start *start, struct screen *screen);
static void open_path(struct start *start, struct screen *screen);
static void practise(struct start *start, struct screen *screen);
static void take_tour(struct start *start, struct screen *screen);

static const struct {
    const char *label;
    const char *help;
    void (*act)(struct start *start, struct screen *screen);
} choices[] = {
    {N_("Begin a new assessment"), N_("for a country, in a file of its own"), begin},
    {N_("Open a file"), N_("by its name"), open_path},
    {N_("Take the tour"), N_("ten small steps, on a fictional country"), take_tour},
    {N_("Practise"), N_("on a fictional country, filled in"), practise},
};

/* Said once the file is open, when the message is not needed for something else. */
static void say_remarks(struct screen *screen, size_t remarks)
{
    if (remarks)
        screen_say(screen,
                   ngettext("The file has %zu remark; “mnr-assess check” shows it",
                            "The file has %zu remarks; “mnr-assess check” lists them", remarks),
                   remarks);
}

static void open_file(struct start *start, struct screen *screen, const char *path)
{
    struct error error;
    size_t remarks = 0;
    if (!session_open(&screen->session, path, &remarks, &error)) {
        screen_say_error(screen, &error);
        return;
    }
    start->opened(screen);
    say_remarks(screen, remarks);
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

static bool ask_path(struct screen *screen, const char *title, const char *explanation,
                     const char *initial, char **path)
{
    struct text line = {0};
    *path = NULL;
    if (prompt_line(screen, title, explanation, initial, &line) && !text_is_blank(line.data))
        *path = expand_home(line.data);
    text_free(&line);
    return *path != NULL;
}

static void open_path(struct start *start, struct screen *screen)
{
    char *path;
    if (ask_path(screen, _("Open a file"), _("Its name, with the directory where it is not here."),
                 NULL, &path))
        open_file(start, screen, path);
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
static bool create(struct screen *screen, const struct assessment_options *options)
{
    char name[32];
    char *path = NULL;
    char explanation[SCREEN_MESSAGE + 128];
    struct error error;
    suggest_name(options->country, name, sizeof name);
    snprintf(explanation, sizeof explanation, "%s",
             _("The name of the new file. Your answers are kept there and nowhere else."));
    bool done = false;
    char *given = NULL;
    while (!done && ask_path(screen, _("New file"), explanation, path ? path : name, &given) &&
           given) {
        free(path);
        path = given;
        done = session_create(&screen->session, options, path, &error);
        if (!done)
            error_describe(&error, explanation, sizeof explanation);
    }
    free(path);
    return done;
}

static void begin(struct start *start, struct screen *screen)
{
    struct assessment_options options = {.depth = DEPTH_FULL};
    struct text ids = {0};
    options.country = picker_country(screen, "");
    bool chosen = options.country && scope_ask_questionnaires(screen, &ids);
    options.instruments = ids.data;
    if (chosen && scope_ask_depth(screen, &options.depth) && create(screen, &options))
        start->opened(screen);
    text_free(&ids);
}

static void practise(struct start *start, struct screen *screen)
{
    struct error error;
    if (!session_practise(&screen->session, start->data_directory, &error)) {
        screen_say_error(screen, &error);
        return;
    }
    start->opened(screen);
    screen_say(screen, "%s", _("This is a practice copy of your own: change what you like"));
}

static void take_tour(struct start *start, struct screen *screen)
{
    (void)start;
    screen_go(screen, PLACE_TOUR, NULL);
}

/* ---- laying out ---- */

static void put_recent_file(struct layout *layout, const char *path)
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
    layout_item(layout);
    if (shown.data && !shown.failed)
        layout_row(layout, LEFT, ROLE_PLAIN, shown.data, day);
    layout_item_end(layout);
    text_free(&shown);
}

static void put_choices(struct layout *layout)
{
    for (size_t i = 0; i < COUNT(choices); i++) {
        layout_item(layout);
        layout_labelled(layout, LEFT, ROLE_PLAIN, _(choices[i].label), HELP, ROLE_QUIET,
                        _(choices[i].help));
        layout_item_end(layout);
    }
}

static void put_care(struct layout *layout, const struct catalogue *catalogue)
{
    layout_line(layout);
    layout_paragraph(layout, LEFT, ROLE_PLAIN, catalogue_care(catalogue, "care-record"));
    layout_line(layout);
    layout_paragraph(layout, LEFT, ROLE_QUIET, catalogue_care(catalogue, "care-distress"));
    layout_line(layout);
}

static void start_draw(struct view *view, struct screen *screen, const struct area *area)
{
    struct start *start = (struct start *)view;
    struct layout *layout = &start->list.layout;
    layout_begin(layout, area->columns < PAGE_COLUMNS ? area->columns : PAGE_COLUMNS);
    layout_line(layout);
    layout_paragraph(layout, LEFT, ROLE_STRONG,
                     _("A country's own record of what is in place against online child sexual "
                       "exploitation and abuse"));
    put_care(layout, screen->session.catalogue);
    if (start->recent.count) {
        layout_heading(layout, _("Go on with"));
        for (size_t i = 0; i < start->recent.count; i++)
            put_recent_file(layout, start->recent.paths[i]);
        layout_line(layout);
    }
    layout_heading(layout, start->recent.count ? _("Or") : _("To begin"));
    put_choices(layout);
    list_draw(&start->list, screen, area);
}

static bool start_act(struct view *view, struct screen *screen, const struct press *press)
{
    struct start *start = (struct start *)view;
    size_t focus = (size_t)start->list.focus;
    if (press->action != ACTION_OPEN)
        return list_act(&start->list, press);
    if (focus < start->recent.count)
        open_file(start, screen, start->recent.paths[focus]);
    else if (focus - start->recent.count < COUNT(choices))
        choices[focus - start->recent.count].act(start, screen);
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

struct view *start_new(const char *data_directory, void (*opened)(struct screen *screen))
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
