#include "tui/wizard.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "core/base/state.h"
#include "session/draft_writer.h"
#include "session/hold.h"
#include "session/open.h"
#include "session/recover.h"
#include "session/save.h"
#include "tui/layout/layout.h"
#include "tui/pages/changes.h"
#include "tui/pages/country_page.h"
#include "tui/pages/finder.h"
#include "tui/pages/findings_page.h"
#include "tui/pages/finish.h"
#include "tui/pages/guide.h"
#include "tui/pages/help.h"
#include "tui/pages/outline.h"
#include "tui/pages/preview.h"
#include "tui/pages/reader.h"
#include "tui/pages/record_page.h"
#include "tui/pages/settings_page.h"
#include "tui/pages/start.h"
#include "tui/question/domain.h"
#include "tui/question/question.h"
#include "tui/screen_asker.h"
#include "tui/terminal/term.h"
#include "tui/views/in_editor.h"
#include "tui/views/prompt.h"
#include "tui/views/screen.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- places ---- */

/* Where the person stopped, or the first question that is asked: a page to look round from, where
   the first without an answer may be a text, in which every key is a letter. */
static const struct question *first_question(const struct sitting *sitting)
{
    const struct catalogue *catalogue = sitting->catalogue;
    const struct question *place =
        catalogue_question_exactly(catalogue, assessment_place(sitting->assessment));
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
    if (what)
        reader_open_term(stage, what);
    else
        reader_open_glossary(stage, stage->sitting.assessment ? question_now(stage) : NULL);
}

static void open_documents(struct stage *stage, const void *what)
{
    if (what)
        reader_open_document(stage, what);
    else
        reader_open_documents(stage);
}

static void open_settings(struct stage *stage, const void *what)
{
    (void)what;
    preferences_open(stage);
}

static void open_help(struct stage *stage, const void *what)
{
    (void)what;
    help_open(stage);
}

static void opened(struct stage *stage);

static void open_tour(struct stage *stage, const void *what)
{
    struct error error;
    (void)what;
    if (guide_begin_tour(stage->guide, stage, false, &error))
        opened(stage);
    else
        stage_say_error(stage, &error);
}

static const struct {
    void (*open)(struct stage *stage, const void *what);
    bool page; /* one of the pages beside each other: it takes the place of the others */
} places[] = {
    [PLACE_QUESTION] = {open_question, false},
    [PLACE_OUTLINE] = {open_outline, true},
    [PLACE_FINISH] = {open_finish, true},
    [PLACE_FINDINGS] = {open_findings, true},
    [PLACE_CAPABILITY] = {open_capability, false},
    [PLACE_PREVIEW] = {open_preview, true},
    [PLACE_RECORD] = {open_record, true},
    [PLACE_GLOSSARY] = {open_glossary, false},
    [PLACE_DOCUMENTS] = {open_documents, false},
    [PLACE_HELP] = {open_help, false},
    [PLACE_SETTINGS] = {open_settings, false},
    [PLACE_COUNTRY] = {open_country, false},
    [PLACE_TOUR] = {open_tour, false},
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
    if (!holding_take(&stage->sitting))
        stage_end(stage);
    else if (!stage->sitting.looking)
        recovering_offer(&stage->sitting);
}

/* ---- help on the way ---- */

static void note(struct stage *stage)
{
    recovering_note(&stage->sitting);
}

/* Says, once, that nothing can be kept, when that is so; another message goes first. */
static void tell_of_loss(struct stage *stage)
{
    const struct sitting *sitting = &stage->sitting;
    if (stage->told || stage->message[0] || !sitting->assessment || sitting->looking ||
        !sitting->cannot_keep.problem[0])
        return;
    stage->told = true;
    state_describe_loss(&sitting->cannot_keep, stage->message, sizeof stage->message);
}

static bool settle(struct stage *stage, bool idle)
{
    bool again = saving_settle(&stage->sitting, idle);
    if (!stage->sitting.trouble && !stage->ending)
        again = recovering_go_on(&stage->sitting) || again;
    bool told = stage->told;
    tell_of_loss(stage);
    const struct guide *guide = stage->guide;
    const char *before = guide_text(guide);
    size_t length = before ? strlen(before) : 0;
    guide_watch(stage->guide, stage);
    const char *after = guide_text(guide);
    return again || told != stage->told || length != (after ? strlen(after) : 0);
}

static const char *guide(struct stage *stage)
{
    return guide_text(stage->guide);
}

static void skip_step(struct stage *stage)
{
    if (!guide_skip(stage->guide))
        stage_say(stage, "%s", _("There is no tour now; “mnr-assess tour” begins one"));
}

static void leave_tour(struct stage *stage)
{
    if (guide_leave(stage->guide))
        stage_say(stage, "%s", _("“mnr-assess tour” goes on from here"));
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

static void show_domain(struct stage *stage)
{
    const struct question *question = question_now(stage);
    if (question)
        domain_open(stage, question->domain);
}

static void save_now(struct stage *stage)
{
    saving_now(&stage->sitting);
}

static void quit(struct stage *stage)
{
    if (saving_before_leaving(&stage->sitting))
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
    {ACTION_SKIP_STEP, skip_step},
    {ACTION_DOMAIN, show_domain},
    {ACTION_LEAVE_TOUR, leave_tour},
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

static bool push_first_view(struct stage *stage, const struct wizard_options *options)
{
    if (options->path || options->tour) {
        opened(stage);
        return stage->count > 0;
    }
    struct view *start = start_new(options->data_directory, opened);
    return start && stage_push(stage, start);
}

static bool run(struct stage *stage, const struct wizard_options *options, struct error *error)
{
    bool done = true;
    if (options->path && !opening_load(&stage->sitting, options->path, NULL, error))
        return false;
    if (options->tour && !guide_begin_tour(stage->guide, stage, options->tour_again, error))
        return false;
    if (!term_start(stage->settings, error))
        return false;
    if (push_first_view(stage, options))
        stage_run(stage);
    else
        done = error_set_memory(error);
    if (stage->sitting.assessment)
        done = saving_at_end(&stage->sitting, stage->unfinished, error) && done;
    while (stage->count)
        stage_pop(stage);
    scribe_end();
    holding_end(&stage->sitting);
    term_stop();
    return done;
}

bool wizard_run(const struct wizard_options *options, struct error *error)
{
    static const struct stage_hooks hooks = {
        .go = go,
        .act = act,
        .opened = opened,
        .settle = settle,
        .guide = guide,
        .note = note,
        .edit = in_editor_edit,
    };
    struct stage stage = {
        .hooks = &hooks,
        .report_link = SHEET_NO_ITEM,
        .sitting = {.catalogue = options->catalogue, .data_directory = options->data_directory}};
    const struct asker asker = screen_asker_of(&stage);
    stage.sitting.asker = &asker;
    struct problems problems = {0};
    stage.settings = settings_load(&problems);
    preferences_tell(&stage, &problems);
    problems_free(&problems);
    if (!stage.settings)
        return error_set_memory(error);
    if (options->present)
        settings_assume(stage.settings, SETTING_PRESENTER, PRESENTER_ON);
    stage.guide = guide_new();
    bool done = run(&stage, options, error);
    guide_free(stage.guide);
    settings_free(stage.settings);
    sitting_close(&stage.sitting);
    attic_free(&stage.attic);
    figures_free(stage.sitting.figures);
    free(stage.sitting.noted);
    return done;
}
