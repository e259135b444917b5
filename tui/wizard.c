#include "tui/wizard.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/i18n.h"
#include "tui/changes.h"
#include "tui/country.h"
#include "tui/finder.h"
#include "tui/findings.h"
#include "tui/finish.h"
#include "tui/opening.h"
#include "tui/outline.h"
#include "tui/pages.h"
#include "tui/preferences.h"
#include "tui/preview.h"
#include "tui/prompt.h"
#include "tui/question.h"
#include "tui/record.h"
#include "tui/stage.h"
#include "tui/start.h"
#include "tui/term.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* The stage, and what only the wizard needs. */
struct wizard {
    struct stage stage;  /* first, so that a stage is known to be its wizard's */
    unsigned long tried; /* generation of the last save that did not succeed */
    bool to_ask;         /* what to do about it is still to be asked */
    bool asking;         /* that question is on the screen */
};

/* ---- places ---- */

/* Where the person stopped, or the first question that is asked. */
static const struct question *first_question(const struct sitting *sitting)
{
    const struct catalogue *catalogue = sitting->catalogue;
    const struct question *place =
        catalogue_question(catalogue, assessment_place(sitting->assessment));
    if (place)
        return place;
    for (size_t i = 0; i < catalogue->question_count; i++)
        if (sitting_asks(sitting, catalogue->questions[i]))
            return catalogue->questions[i];
    return NULL;
}

/* The view of a question is the bottom of everything else, so going to one leaves what is above
   it. */
static void go_to_question(struct stage *stage, const struct question *question)
{
    struct view *view = stage_return_to(stage, &question_kind);
    if (view) {
        question_show(view, stage, question);
        return;
    }
    view = question_new(stage, question);
    if (view)
        stage_push(stage, view);
}

static const struct question *question_now(const struct stage *stage)
{
    for (size_t i = stage->count; i-- > 0;)
        if (stage->views[i]->kind == &question_kind)
            return question_of(stage->views[i]);
    return first_question(&stage->sitting);
}

static void open_outline(struct stage *stage, const void *what)
{
    (void)what;
    outline_open(stage, question_now(stage));
}

static void open_question(struct stage *stage, const void *what)
{
    go_to_question(stage, what);
}

static void open_capability(struct stage *stage, const void *what)
{
    capability_open(stage, what);
}

static void open_finish(struct stage *stage, const void *what)
{
    (void)what;
    finish_open(stage);
}

static void open_findings(struct stage *stage, const void *what)
{
    (void)what;
    findings_open(stage);
}

static void open_preview(struct stage *stage, const void *what)
{
    (void)what;
    preview_open(stage);
}

static void open_record(struct stage *stage, const void *what)
{
    (void)what;
    record_open(stage);
}

static void open_country(struct stage *stage, const void *what)
{
    (void)what;
    country_open(stage);
}

static void open_glossary(struct stage *stage, const void *what)
{
    (void)what;
    pages_open_glossary(stage);
}

static void open_documents(struct stage *stage, const void *what)
{
    (void)what;
    pages_open_documents(stage);
}

static void open_settings(struct stage *stage, const void *what)
{
    (void)what;
    preferences_open(stage);
}

static void open_help(struct stage *stage, const void *what)
{
    (void)what;
    pages_open_keys(stage);
}

static const struct {
    void (*open)(struct stage *stage, const void *what);
    bool page; /* one of the pages beside each other: it takes the place of the others */
} places[] = {
    [PLACE_QUESTION] = {open_question, false},     [PLACE_OUTLINE] = {open_outline, true},
    [PLACE_FINISH] = {open_finish, true},          [PLACE_FINDINGS] = {open_findings, true},
    [PLACE_CAPABILITY] = {open_capability, false}, [PLACE_PREVIEW] = {open_preview, true},
    [PLACE_RECORD] = {open_record, true},          [PLACE_GLOSSARY] = {open_glossary, false},
    [PLACE_DOCUMENTS] = {open_documents, false},   [PLACE_HELP] = {open_help, false},
    [PLACE_SETTINGS] = {open_settings, false},     [PLACE_COUNTRY] = {open_country, false},
};

/* Pages beside each other do not pile up: Esc leads from each of them back to the question, and
   from what one reads back to where one was. */
static void go(struct stage *stage, enum place place, const void *what)
{
    if (places[place].page)
        stage_return_to(stage, &question_kind);
    else if (stage_context(stage) == IN_PAGER)
        stage_pop(stage);
    places[place].open(stage, what);
}

/* Called by the start screen: the question takes its place. */
static void opened(struct stage *stage)
{
    const struct question *question = first_question(&stage->sitting);
    if (!question) {
        stage_say(stage, "%s", _("This file has no question that applies"));
        return;
    }
    while (stage->count)
        stage_pop(stage);
    go_to_question(stage, question);
}

/* ---- saving ---- */

/* "norway.yaml" gives "norway-2.yaml"; free() it. */
static char *other_name(const char *path)
{
    const char *dot = strrchr(path, '.');
    size_t length = dot && !strchr(dot, '/') ? (size_t)(dot - path) : strlen(path);
    char *other = NULL;
    return asprintf(&other, "%.*s-2%s", (int)length, path, path + length) < 0 ? NULL : other;
}

static bool save_elsewhere(struct stage *stage)
{
    struct text path = {0};
    struct error error;
    char *suggested = other_name(assessment_path(stage->sitting.assessment));
    bool done = false;
    if (prompt_line(stage, _("Save under another name"),
                    _("A new file, on another disk perhaps. You go on in that file."), suggested,
                    &path) &&
        !text_is_blank(path.data)) {
        done = sitting_save_as(&stage->sitting, path.data, &error);
        if (done)
            stage_say(stage, _("Saved; you work in %s now"), path.data);
        else
            stage_say_error(stage, &error);
    }
    text_free(&path);
    free(suggested);
    return done;
}

static bool reload(struct stage *stage)
{
    struct error error;
    char *path = strdup(assessment_path(stage->sitting.assessment));
    bool done = path && opening_load(&stage->sitting, path, NULL, &error);
    if (done)
        opened(stage);
    else if (path)
        stage_say_error(stage, &error);
    free(path);
    return done;
}

/* Somebody else changed the file: nobody's work may be lost without being told. */
static bool ask_about_conflict(struct stage *stage)
{
    const struct prompt_choice choices[] = {
        {_("Keep mine under another name"), _("both files stay, to be compared")},
        {_("Take what is on disk"), _("my changes since the last save are given up")},
        {_("Go on without saving for now"), NULL},
    };
    int chosen = prompt_choose(
        stage, _("The file was changed by someone else"),
        _("It is not what it was when it was read here, so nothing was written over it."), choices,
        COUNT(choices), 0);
    if (chosen == 0)
        return save_elsewhere(stage);
    return chosen == 1 && reload(stage);
}

static bool is_file_gone(const struct sitting *sitting)
{
    return access(assessment_path(sitting->assessment), F_OK) != 0;
}

static void describe_trouble(const struct sitting *sitting, char *text, size_t size)
{
    if (is_file_gone(sitting))
        snprintf(text, size, _("%s is not there any more. Is its disk still in place?"),
                 assessment_path(sitting->assessment));
    else
        error_describe(&sitting->problem, text, size);
}

static bool ask_about_trouble(struct stage *stage)
{
    const struct prompt_choice choices[] = {
        {_("Try again"), NULL},
        {_("Save under another name"), _("on another disk, perhaps")},
        {_("Go on without saving for now"), _("the answers stay in memory only")},
    };
    char text[STAGE_MESSAGE + 600];
    describe_trouble(&stage->sitting, text, sizeof text);
    switch (
        prompt_choose(stage, _("The answers are not saved"), text, choices, COUNT(choices), 0)) {
    case 0:
        return sitting_save(&stage->sitting);
    case 1:
        return save_elsewhere(stage);
    default:
        return false;
    }
}

static void ask_about_saving(struct stage *stage)
{
    struct wizard *wizard = (struct wizard *)stage;
    if (wizard->asking)
        return;
    wizard->asking = true;
    if (stage->sitting.problem.kind == ERROR_CONFLICT && !is_file_gone(&stage->sitting))
        ask_about_conflict(stage);
    else
        ask_about_trouble(stage);
    wizard->asking = false;
}

/* Before quitting with answers that could not be saved. */
static bool ask_before_leaving(struct stage *stage)
{
    const struct prompt_choice choices[] = {
        {_("Do not quit yet"), NULL},
        {_("Quit and lose what is not saved"), NULL},
    };
    ask_about_saving(stage);
    if (!stage->sitting.trouble)
        return true;
    return prompt_choose(stage, _("The answers are not saved"), NULL, choices, COUNT(choices), 0) ==
           1;
}

static bool is_typing(const struct stage *stage)
{
    return stage_context(stage) & (IN_FIELD | IN_TEXT | IN_LINE | IN_FILTER);
}

/* Tells of a save that did not succeed; a box that comes up while someone types would take keys
   that were meant for the text, so the question waits until they are done. */
static void tell_of_trouble(struct wizard *wizard)
{
    struct stage *stage = &wizard->stage;
    if (!wizard->to_ask)
        return;
    if (is_typing(stage)) {
        stage_say(stage, _("Not saved: %s. Ctrl-S shows what can be done"),
                  stage->sitting.problem.problem);
        return;
    }
    wizard->to_ask = false;
    ask_about_saving(stage);
}

/* Answers are saved as they are given; where a person is, when there is time for it. A save that
   did not succeed is tried again with the next change. */
static bool settle(struct stage *stage, bool idle)
{
    struct wizard *wizard = (struct wizard *)stage;
    struct sitting *sitting = &stage->sitting;
    if (!sitting->assessment)
        return false;
    bool due = !sitting->settled && (idle || assessment_is_changed(sitting->assessment));
    bool known = sitting->trouble && wizard->tried == sitting->generation;
    if (due && !known) {
        bool before = sitting->trouble;
        if (!sitting_save(sitting)) {
            wizard->tried = sitting->generation;
            wizard->to_ask |= !before;
        }
    }
    if (!sitting->trouble)
        return due;
    tell_of_trouble(wizard);
    return true;
}

/* ---- keys that mean the same everywhere ---- */

static void step_through_visited(struct stage *stage, int by)
{
    const struct question *question = visited_step(&stage->visited, by);
    if (question)
        go_to_question(stage, question);
    else
        stage_say(stage, "%s",
                  by < 0 ? _("This is where you began") : _("This is where you came to last"));
}

static void visited_back(struct stage *stage)
{
    step_through_visited(stage, -1);
}

static void visited_on(struct stage *stage)
{
    step_through_visited(stage, 1);
}

static void save_now(struct stage *stage)
{
    if (!stage->sitting.assessment)
        return;
    stage_keep(stage);
    if (sitting_save(&stage->sitting))
        stage_say(stage, _("Saved in %s"), assessment_path(stage->sitting.assessment));
    else
        ask_about_saving(stage);
}

static void quit(struct stage *stage)
{
    stage_keep(stage);
    if (!stage->sitting.assessment || sitting_save(&stage->sitting) || ask_before_leaving(stage))
        stage_end(stage);
}

static const struct {
    enum action action;
    enum place place;
} ways[] = {
    {ACTION_OUTLINE, PLACE_OUTLINE},     {ACTION_FINISH, PLACE_FINISH},
    {ACTION_FINDINGS, PLACE_FINDINGS},   {ACTION_PREVIEW, PLACE_PREVIEW},
    {ACTION_RECORD, PLACE_RECORD},       {ACTION_GLOSSARY, PLACE_GLOSSARY},
    {ACTION_DOCUMENTS, PLACE_DOCUMENTS}, {ACTION_HELP, PLACE_HELP},
    {ACTION_ALL_KEYS, PLACE_HELP},       {ACTION_SETTINGS, PLACE_SETTINGS},
    {ACTION_COUNTRY, PLACE_COUNTRY},
};

static const struct {
    enum action action;
    void (*act)(struct stage *stage);
} commands[] = {
    {ACTION_SEARCH, finder_open_search},
    {ACTION_GO_TO, finder_open_questions},
    {ACTION_VISITED_BACK, visited_back},
    {ACTION_VISITED_ON, visited_on},
    {ACTION_SAVE, save_now},
    {ACTION_QUIT, quit},
    {ACTION_UNDO, changes_undo},
    {ACTION_REDO, changes_redo},
    {ACTION_CHANGES, changes_open},
};

static void act(struct stage *stage, const struct press *press)
{
    for (size_t i = 0; i < COUNT(ways); i++)
        if (ways[i].action == press->action)
            go(stage, ways[i].place, NULL);
    for (size_t i = 0; i < COUNT(commands); i++)
        if (commands[i].action == press->action)
            commands[i].act(stage);
}

/* ---- beginning and ending ---- */

static bool push_first_view(struct wizard *wizard, const struct wizard_options *options)
{
    struct stage *stage = &wizard->stage;
    if (options->path) {
        opened(stage);
        return stage->count > 0;
    }
    struct view *start = start_new(options->data_directory, opened);
    return start && stage_push(stage, start);
}

static bool run(struct wizard *wizard, const struct wizard_options *options, struct error *error)
{
    struct stage *stage = &wizard->stage;
    bool done = true;
    if (options->path && !opening_load(&stage->sitting, options->path, NULL, error))
        return false;
    if (!term_start(stage->settings, error))
        return false;
    if (push_first_view(wizard, options))
        stage_run(stage);
    else
        done = error_set_memory(error);
    if (stage->sitting.assessment && !sitting_save(&stage->sitting)) {
        *error = stage->sitting.problem;
        done = false;
    }
    while (stage->count)
        stage_pop(stage);
    term_stop();
    return done;
}

bool wizard_run(const struct wizard_options *options, struct error *error)
{
    static const struct stage_hooks hooks = {.go = go, .act = act, .settle = settle};
    struct wizard wizard = {.stage = {.hooks = &hooks,
                                      .sitting = {.catalogue = options->catalogue,
                                                  .data_directory = options->data_directory}}};
    struct problems problems = {0};
    wizard.stage.settings = settings_load(&problems);
    preferences_tell(&wizard.stage, &problems);
    problems_free(&problems);
    if (!wizard.stage.settings)
        return error_set_memory(error);
    if (options->present)
        settings_assume(wizard.stage.settings, SETTING_PRESENTER, PRESENTER_ON);
    bool done = run(&wizard, options, error);
    settings_free(wizard.stage.settings);
    sitting_close(&wizard.stage.sitting);
    attic_free(&wizard.stage.attic);
    figures_free(wizard.stage.sitting.figures);
    return done;
}
