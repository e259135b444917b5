#include "tui/pages/preview.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/clock.h"
#include "core/base/i18n.h"
#include "core/base/store.h"
#include "core/rules/sharing.h"
#include "core/safety/exported.h"
#include "export/document/tree.h"
#include "export/report/formats.h"
#include "tui/layout/document_layout.h"
#include "tui/views/pager.h"
#include "tui/views/prompt.h"

struct preview {
    struct view view;
    struct pager pager;
    cmark_node *document;
    struct document_links links;
    int focus; /* the link with the cursor; LAYOUT_NO_ITEM for none */
    bool placed;
};

static unsigned preview_context(const struct view *view)
{
    (void)view;
    return IN_PREVIEW;
}

/* ---- making the report ---- */

/* Which report. */
struct kind {
    const struct format *format; /* NULL: for the screen */
    bool share;
    bool full;
};

/* Builds it on findings of the record, or of its copy for sharing. `rendered` (NULL for none) gets
   it in its format. */
static cmark_node *make_on(const struct findings *findings, const struct advice *advice,
                           const struct figures *figures, const struct kind *kind, bool saved,
                           char **rendered, struct error *error)
{
    char date[16];
    char digest[65];
    bool whole = saved && assessment_digest(applies_assessment(findings_applies(findings)), digest);
    clock_day(clock_now(), date);
    struct report_input input = {
        .figures = figures,
        .findings = findings,
        .advice = advice,
        .date = date,
        .digest = whole ? digest : NULL,
        .format = kind->format ? kind->format->name : "screen",
        .full = kind->full,
    };
    cmark_node *document = report_new(&input, error);
    if (document && rendered && kind->format)
        *rendered = kind->format->write(&input, document, error);
    return document;
}

static cmark_node *make_copy(struct session *session, const struct kind *kind, char **rendered,
                             struct error *error)
{
    struct sharing *sharing = sharing_new(session->assessment, error);
    struct advice *advice = sharing ? advice_new(sharing_findings(sharing)) : NULL;
    cmark_node *document = NULL;
    if (advice)
        document = make_on(sharing_findings(sharing), advice, session_figures(session), kind, true,
                           rendered, error);
    else
        error_set_memory(error);
    advice_free(advice);
    sharing_free(sharing);
    return document;
}

/* The report's tree; tree_free it. NULL on an error. The answers are saved first: the report names
   the file, and building it may end the process when there is no memory. */
static cmark_node *make_report(struct session *session, const struct kind *kind, char **rendered,
                               struct error *error)
{
    bool saved = session_save(session);
    const struct advice *advice = session_advice(session);
    if (kind->share)
        return make_copy(session, kind, rendered, error);
    if (advice)
        return make_on(session_findings(session), advice, session_figures(session), kind, saved,
                       rendered, error);
    error_set_memory(error);
    return NULL;
}

/* ---- exporting ---- */

/* A name beside the assessment's file: "norway.yaml" gives "norway-report.md". free() it. */
static char *suggest_path(const struct session *session, const struct format *format)
{
    const char *path = assessment_path(session->assessment);
    const char *dot = strrchr(path, '.');
    const char *slash = strrchr(path, '/');
    size_t length = dot && (!slash || dot > slash) ? (size_t)(dot - path) : strlen(path);
    char *suggested = NULL;
    return asprintf(&suggested, "%.*s-report%.*s", (int)length, path,
                    (int)strcspn(format->extensions, " "), format->extensions) < 0
               ? NULL
               : suggested;
}

static bool may_replace(struct screen *screen, const char *path)
{
    const struct asker_choice answers[] = {
        {_("Choose another name"), NULL},
        {_("Replace that file by the report"), NULL},
    };
    return prompt_choose(screen, _("This file exists already"), path, answers, 2, 0) == 1;
}

/* Whether two names, perhaps spelt differently, are of one file. */
static bool is_same_file(const char *path, const char *other)
{
    struct stat one;
    struct stat two;
    return stat(path, &one) == 0 && stat(other, &two) == 0 && one.st_dev == two.st_dev &&
           one.st_ino == two.st_ino;
}

/* A name must not promise what the file is not. */
static bool refuse_ending(struct screen *screen, const struct format *format, const char *path)
{
    const char *ending = format_ending(path);
    if (!ending || format_has_ending(format->extensions, ending))
        return false;
    screen_say(screen, _("“%s” is no ending for %s; choose another name, with %s"), ending,
               _(format->title), format->extensions);
    return true;
}

/* Writes the report; asks before it replaces anything. True when there is nothing more to ask. */
static bool write_report(struct screen *screen, const struct format *format, const char *path,
                         const char *report)
{
    struct error error;
    size_t length = strlen(report);
    bool exists = access(path, F_OK) == 0;
    if (exists && is_same_file(path, assessment_path(screen->session.assessment))) {
        screen_say(screen, "%s", _("That is the file with your answers; choose another name"));
        return false;
    }
    if (refuse_ending(screen, format, path) || (exists && !may_replace(screen, path)))
        return false;
    bool done = exists ? store_write(path, report, length, NULL, &error)
                       : store_create(path, report, length, NULL, &error);
    if (done) {
        exported_remember(assessment_id(screen->session.assessment));
        screen_say(screen, _("The report is in %s"), path);
    } else {
        screen_say_error(screen, &error);
    }
    return done;
}

static bool ask_kind(struct screen *screen, struct kind *kind)
{
    static const struct {
        const char *label;
        const char *help;
        struct kind kind;
    } kinds[] = {
        {N_("For your own use"), N_("with notes and sensitive answers"), {NULL, false, false}},
        {N_("To share"),
         N_("without people, notes, internal sources, sensitive answers and what hangs on them"),
         {NULL, true, false}},
        {N_("With every answer"),
         N_("for your own use, every answer in an annex"),
         {NULL, false, true}},
    };
    enum { KINDS = sizeof kinds / sizeof *kinds };
    struct asker_choice choices[KINDS];
    for (size_t i = 0; i < KINDS; i++)
        choices[i] = (struct asker_choice){_(kinds[i].label), _(kinds[i].help)};
    int chosen = prompt_choose(screen, _("Which report?"), NULL, choices, KINDS, 0);
    if (chosen < 0)
        return false;
    *kind = kinds[chosen].kind;
    return true;
}

static void ask_where(struct screen *screen, const struct format *format, const char *report)
{
    char *suggested = suggest_path(&screen->session, format);
    struct text path = {0};
    bool done = false;
    if (suggested)
        text_append(&path, suggested);
    while (!done && path.data) {
        char *before = text_take(&path);
        bool given =
            prompt_line(screen, _("Export the report"), _("The file to write."), before, &path) &&
            !text_is_blank(path.data);
        free(before);
        if (!given)
            break;
        done = write_report(screen, format, path.data, report);
    }
    text_free(&path);
    free(suggested);
}

static const struct format *ask_format(struct screen *screen)
{
    struct asker_choice choices[FORMAT_COUNT];
    size_t count;
    const struct format *all = formats(&count);
    for (size_t i = 0; i < count; i++)
        choices[i] = (struct asker_choice){_(all[i].title), _(all[i].help)};
    int chosen = prompt_choose(screen, _("In which format?"), NULL, choices, count, 0);
    return chosen < 0 ? NULL : &all[chosen];
}

static void export(struct screen *screen)
{
    struct error error;
    struct kind kind;
    char *report = NULL;
    if (!ask_kind(screen, &kind))
        return;
    kind.format = ask_format(screen);
    if (!kind.format)
        return;
    tree_free(make_report(&screen->session, &kind, &report, &error));
    if (report)
        ask_where(screen, kind.format, report);
    else
        screen_say_error(screen, &error);
    free(report);
}

/* ---- links ---- */

static bool find_link(const struct preview *preview, int item, size_t *line)
{
    size_t last;
    return item != LAYOUT_NO_ITEM &&
           layout_find_item(&preview->pager.list.layout, item, line, &last);
}

static bool is_in_sight(const struct preview *preview, int item)
{
    const struct list *list = &preview->pager.list;
    size_t line;
    return find_link(preview, item, &line) && line >= list->top &&
           line < list->top + (size_t)list->rows;
}

/* To the next link from where one reads, or the one before. */
static void move_to_link(struct preview *preview, int by)
{
    struct list *list = &preview->pager.list;
    int count = list->layout.item_count;
    size_t line;
    int to = preview->focus + by;
    if (!is_in_sight(preview, preview->focus)) {
        to = layout_item_at(&list->layout, list->top);
        to = to == LAYOUT_NO_ITEM ? count - 1 : to - (by < 0);
    }
    if (to < 0 || to >= count)
        return;
    preview->focus = to;
    if (!is_in_sight(preview, to) && find_link(preview, to, &line))
        list->top = line > (size_t)list->rows / 3 ? line - (size_t)list->rows / 3 : 0;
}

/* Where one reads is remembered, for when one comes back. */
static void remember_place(const struct preview *preview, struct screen *screen)
{
    screen->report_line = preview->pager.list.top;
    screen->report_link = preview->focus;
}

static void open_link(struct preview *preview, struct screen *screen)
{
    const char *key = "p";
    if (!is_in_sight(preview, preview->focus) || (size_t)preview->focus >= preview->links.count) {
        screen_say(screen, "%s", _("Tab goes to what can be opened: findings and questions"));
        return;
    }
    const struct document_link *link = &preview->links.items[preview->focus];
    remember_place(preview, screen);
    if (link->capability) {
        screen_go(screen, PLACE_CAPABILITY, link->capability);
        return;
    }
    screen_go(screen, PLACE_QUESTION, link->question);
    screen_say(screen, _("%s leads back to this place of the report"), key);
}

/* ---- the view ---- */

static void lay_out(struct layout *layout, const struct screen *screen, const void *subject)
{
    struct preview *preview = (struct preview *)subject;
    document_layout_lay_out(layout, preview->document, screen->session.catalogue, &preview->links);
}

static void draw_focus(const struct preview *preview, const struct area *area)
{
    const struct list *list = &preview->pager.list;
    size_t line;
    if (!is_in_sight(preview, preview->focus) || !find_link(preview, preview->focus, &line))
        return;
    int row = area->top + (int)(line - list->top);
    draw_focus_mark(row, area->left);
    draw_cursor(row, area->left);
}

static void preview_draw(struct view *view, struct screen *screen, const struct area *area)
{
    struct preview *preview = (struct preview *)view;
    pager_draw(&preview->pager, screen, area);
    if (!preview->placed) {
        preview->placed = true;
        preview->pager.list.top = screen->report_line;
        preview->focus = screen->report_link;
        draw_blank(area);
        pager_draw(&preview->pager, screen, area);
    }
    draw_focus(preview, area);
}

static bool preview_act(struct view *view, struct screen *screen, const struct press *press)
{
    struct preview *preview = (struct preview *)view;
    switch (press->action) {
    case ACTION_PREVIEW:
    case ACTION_LEAVE:
        remember_place(preview, screen);
        screen_pop(screen);
        return true;
    case ACTION_EXPORT:
        export(screen);
        return true;
    case ACTION_NEXT_LINK:
        move_to_link(preview, 1);
        return true;
    case ACTION_LINK_BEFORE:
        move_to_link(preview, -1);
        return true;
    case ACTION_OPEN:
        open_link(preview, screen);
        return true;
    default:
        return pager_act(&preview->pager, screen, press);
    }
}

static void preview_free(struct view *view)
{
    struct preview *preview = (struct preview *)view;
    pager_free(&preview->pager);
    document_layout_links_free(&preview->links);
    tree_free(preview->document);
    free(preview);
}

static const struct view_kind preview_kind = {
    .title = N_("Report"),
    .context = preview_context,
    .draw = preview_draw,
    .act = preview_act,
    .free = preview_free,
};

void preview_open(struct screen *screen)
{
    struct error error;
    struct preview *preview = calloc(1, sizeof *preview);
    if (!preview)
        return;
    preview->view.kind = &preview_kind;
    preview->document = make_report(&screen->session, &(struct kind){0}, NULL, &error);
    if (!preview->document) {
        screen_say_error(screen, &error);
        free(preview);
        return;
    }
    preview->pager.lay_out = lay_out;
    preview->pager.subject = preview;
    screen_push(screen, &preview->view);
}
