#include "tui/preview.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/clock.h"
#include "core/i18n.h"
#include "core/store.h"
#include "export/render.h"
#include "export/report.h"
#include "export/tree.h"
#include "tui/markdown.h"
#include "tui/pager.h"
#include "tui/prompt.h"

struct preview {
    struct view view;
    struct pager pager;
    char *markdown;
};

static unsigned preview_context(const struct view *view)
{
    (void)view;
    return IN_PREVIEW;
}

/* ---- making the report ---- */

/* The report as Markdown; free() it. NULL on an error. The answers are saved first: the report
   names the file, and building it may end the process when there is no memory. */
static char *make_markdown(struct sitting *sitting, bool share, bool full, struct error *error)
{
    char date[16];
    char digest[65];
    char *markdown = NULL;
    bool saved = sitting_save(sitting) && assessment_digest(sitting->assessment, digest);
    const struct advice *advice = sitting_advice(sitting);
    if (!advice) {
        error_set_memory(error);
        return NULL;
    }
    clock_day(clock_now(), date);
    struct report_input input = {
        .figures = sitting_figures(sitting),
        .findings = sitting_findings(sitting),
        .advice = advice,
        .date = date,
        .digest = saved ? digest : NULL,
        .share = share,
        .full = full,
    };
    cmark_node *document = report_new(&input, error);
    if (document) {
        markdown = render_markdown(document, error);
        tree_free(document);
    }
    return markdown;
}

/* ---- exporting ---- */

/* A name beside the assessment's file: "norway.yaml" gives "norway-report.md". free() it. */
static char *suggest_path(const struct sitting *sitting)
{
    const char *path = assessment_path(sitting->assessment);
    const char *dot = strrchr(path, '.');
    const char *slash = strrchr(path, '/');
    size_t length = dot && (!slash || dot > slash) ? (size_t)(dot - path) : strlen(path);
    char *suggested = NULL;
    return asprintf(&suggested, "%.*s-report.md", (int)length, path) < 0 ? NULL : suggested;
}

static bool may_replace(struct stage *stage, const char *path)
{
    const struct prompt_choice answers[] = {
        {_("Choose another name"), NULL},
        {_("Replace that file by the report"), NULL},
    };
    return prompt_choose(stage, _("This file exists already"), path, answers, 2, 0) == 1;
}

/* Whether two names, perhaps spelt differently, are of one file. */
static bool is_same_file(const char *path, const char *other)
{
    struct stat one;
    struct stat two;
    return stat(path, &one) == 0 && stat(other, &two) == 0 && one.st_dev == two.st_dev &&
           one.st_ino == two.st_ino;
}

/* Writes the report; asks before it replaces anything. True when there is nothing more to ask. */
static bool write_report(struct stage *stage, const char *path, const char *markdown)
{
    struct error error;
    size_t length = strlen(markdown);
    bool exists = access(path, F_OK) == 0;
    if (exists && is_same_file(path, assessment_path(stage->sitting.assessment))) {
        stage_say(stage, "%s", _("That is the file with your answers; choose another name"));
        return false;
    }
    if (exists && !may_replace(stage, path))
        return false;
    bool done = exists ? store_write(path, markdown, length, NULL, &error)
                       : store_create(path, markdown, length, NULL, &error);
    if (done)
        stage_say(stage, _("The report is in %s"), path);
    else
        stage_say_error(stage, &error);
    return done;
}

static bool ask_kind(struct stage *stage, bool *share, bool *full)
{
    static const struct {
        const char *label;
        const char *help;
        bool share;
        bool full;
    } kinds[] = {
        {N_("For your own use"), N_("with notes and sensitive answers"), false, false},
        {N_("To share"), N_("without people, notes, documents held and sensitive answers"), true,
         false},
        {N_("With every answer"), N_("for your own use, every answer in an annex"), false, true},
    };
    enum { KINDS = sizeof kinds / sizeof *kinds };
    struct prompt_choice choices[KINDS];
    for (size_t i = 0; i < KINDS; i++)
        choices[i] = (struct prompt_choice){_(kinds[i].label), _(kinds[i].help)};
    int chosen = prompt_choose(stage, _("Which report?"), NULL, choices, KINDS, 0);
    if (chosen < 0)
        return false;
    *share = kinds[chosen].share;
    *full = kinds[chosen].full;
    return true;
}

static void ask_where(struct stage *stage, const char *markdown)
{
    char *suggested = suggest_path(&stage->sitting);
    struct text path = {0};
    bool done = false;
    if (suggested)
        text_append(&path, suggested);
    while (!done && path.data) {
        char *before = text_take(&path);
        bool given = prompt_line(stage, _("Export the report"),
                                 _("The file to write, in Markdown: plain text that any program "
                                   "reads."),
                                 before, &path) &&
                     !text_is_blank(path.data);
        free(before);
        if (!given)
            break;
        done = write_report(stage, path.data, markdown);
    }
    text_free(&path);
    free(suggested);
}

static void export(struct stage *stage)
{
    struct error error;
    bool share;
    bool full;
    if (!ask_kind(stage, &share, &full))
        return;
    char *markdown = make_markdown(&stage->sitting, share, full, &error);
    if (markdown)
        ask_where(stage, markdown);
    else
        stage_say_error(stage, &error);
    free(markdown);
}

/* ---- the view ---- */

static void lay_out(struct sheet *sheet, const struct stage *stage, const void *subject)
{
    (void)stage;
    markdown_lay_out(sheet, subject);
}

static void preview_draw(struct view *view, struct stage *stage, const struct area *area)
{
    pager_draw(&((struct preview *)view)->pager, stage, area);
}

static bool preview_act(struct view *view, struct stage *stage, const struct press *press)
{
    struct preview *preview = (struct preview *)view;
    if (press->action == ACTION_PREVIEW)
        stage_pop(stage);
    else if (press->action == ACTION_EXPORT)
        export(stage);
    else
        return pager_act(&preview->pager, stage, press);
    return true;
}

static void preview_free(struct view *view)
{
    struct preview *preview = (struct preview *)view;
    pager_free(&preview->pager);
    free(preview->markdown);
    free(preview);
}

static const struct view_kind preview_kind = {
    .title = N_("Report"),
    .context = preview_context,
    .draw = preview_draw,
    .act = preview_act,
    .free = preview_free,
};

void preview_open(struct stage *stage)
{
    struct error error;
    struct preview *preview = calloc(1, sizeof *preview);
    if (!preview)
        return;
    preview->view.kind = &preview_kind;
    preview->markdown = make_markdown(&stage->sitting, false, false, &error);
    if (!preview->markdown) {
        stage_say_error(stage, &error);
        free(preview);
        return;
    }
    preview->pager.lay_out = lay_out;
    preview->pager.subject = preview->markdown;
    stage_push(stage, &preview->view);
}
