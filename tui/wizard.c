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
static const struct question *first_question(const struct session *session)
{
    const struct catalogue *catalogue = session->catalogue;
    const struct question *place =
        catalogue_question_exactly(catalogue, assessment_place(session->assessment));
    if (place)
        return place;
    for (size_t i = 0; i < catalogue->question_count; i++)
        if (session_asks(session, catalogue->questions[i]))
            return catalogue->questions[i];
    return NULL;
}

/* The view of a question is the bottom of everything else, so going to one leaves what is above
   it. */
static void go_to_question(struct screen *screen, const struct question *question)
{
    struct view *view = screen_return_to(screen, &question_kind);
    if (view) {
        question_show(view, screen, question);
        return;
    }
    view = question_new(screen, question);
    if (view)
        screen_push(screen, view);
}

static const struct question *question_now(const struct screen *screen)
{
    for (size_t i = screen->count; i-- > 0;)
        if (screen->views[i]->kind == &question_kind)
            return question_of(screen->views[i]);
    return first_question(&screen->session);
}

static void open_outline(struct screen *screen, const void *what)
{
    (void)what;
    outline_open(screen, question_now(screen));
}

static void open_question(struct screen *screen, const void *what)
{
    go_to_question(screen, what);
}

static void open_capability(struct screen *screen, const void *what)
{
    capability_open(screen, what);
}

static void open_finish(struct screen *screen, const void *what)
{
    (void)what;
    finish_open(screen);
}

static void open_findings(struct screen *screen, const void *what)
{
    (void)what;
    findings_open(screen);
}

static void open_preview(struct screen *screen, const void *what)
{
    (void)what;
    preview_open(screen);
}

static void open_record(struct screen *screen, const void *what)
{
    (void)what;
    record_open(screen);
}

static void open_country(struct screen *screen, const void *what)
{
    (void)what;
    country_open(screen);
}

static void open_glossary(struct screen *screen, const void *what)
{
    if (what)
        reader_open_term(screen, what);
    else
        reader_open_glossary(screen, screen->session.assessment ? question_now(screen) : NULL);
}

static void open_documents(struct screen *screen, const void *what)
{
    if (what)
        reader_open_document(screen, what);
    else
        reader_open_documents(screen);
}

static void open_settings(struct screen *screen, const void *what)
{
    (void)what;
    settings_page_open(screen);
}

static void open_help(struct screen *screen, const void *what)
{
    (void)what;
    help_open(screen);
}

static void opened(struct screen *screen);

static void open_tour(struct screen *screen, const void *what)
{
    struct error error;
    (void)what;
    if (guide_begin_tour(screen->guide, screen, false, &error))
        opened(screen);
    else
        screen_say_error(screen, &error);
}

static const struct {
    void (*open)(struct screen *screen, const void *what);
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
static void go(struct screen *screen, enum place place, const void *what)
{
    if (places[place].page)
        screen_return_to(screen, &question_kind);
    else if (screen_context(screen) == IN_PAGER)
        screen_pop(screen);
    places[place].open(screen, what);
}

/* Called by the start screen: the question takes its place. */
static void opened(struct screen *screen)
{
    const struct question *question = first_question(&screen->session);
    if (!question) {
        screen_say(screen, "%s", _("This file has no question that applies"));
        return;
    }
    while (screen->count)
        screen_pop(screen);
    go_to_question(screen, question);
    if (!session_hold(&screen->session))
        screen_end(screen);
    else if (!screen->session.looking)
        session_offer_kept(&screen->session);
}

/* ---- help on the way ---- */

static void note(struct screen *screen)
{
    session_note(&screen->session);
}

/* Says, once, that nothing can be kept, when that is so; another message goes first. */
static void tell_of_loss(struct screen *screen)
{
    const struct session *session = &screen->session;
    if (screen->told || screen->message[0] || !session->assessment || session->looking ||
        !session->cannot_keep.problem[0])
        return;
    screen->told = true;
    state_describe_loss(&session->cannot_keep, screen->message, sizeof screen->message);
}

static bool settle(struct screen *screen, bool idle)
{
    bool again = session_settle(&screen->session, idle);
    if (!screen->session.trouble && !screen->ending)
        again = session_offer_rest(&screen->session) || again;
    bool told = screen->told;
    tell_of_loss(screen);
    const struct guide *guide = screen->guide;
    const char *before = guide_text(guide);
    size_t length = before ? strlen(before) : 0;
    guide_watch(screen->guide, screen);
    const char *after = guide_text(guide);
    return again || told != screen->told || length != (after ? strlen(after) : 0);
}

static const char *guide(struct screen *screen)
{
    return guide_text(screen->guide);
}

static void skip_step(struct screen *screen)
{
    if (!guide_skip(screen->guide))
        screen_say(screen, "%s", _("There is no tour now; “mnr-assess tour” begins one"));
}

static void leave_tour(struct screen *screen)
{
    if (guide_leave(screen->guide))
        screen_say(screen, "%s", _("“mnr-assess tour” goes on from here"));
}

/* ---- keys that mean the same everywhere ---- */

static void step_through_visited(struct screen *screen, int by)
{
    const struct question *question = visited_step(&screen->visited, by);
    if (question)
        go_to_question(screen, question);
    else
        screen_say(screen, "%s",
                   by < 0 ? _("This is where you began") : _("This is where you came to last"));
}

static void visited_back(struct screen *screen)
{
    step_through_visited(screen, -1);
}

static void visited_on(struct screen *screen)
{
    step_through_visited(screen, 1);
}

static void show_domain(struct screen *screen)
{
    const struct question *question = question_now(screen);
    if (question)
        domain_open(screen, question->domain);
}

static void save_now(struct screen *screen)
{
    session_save_now(&screen->session);
}

static void quit(struct screen *screen)
{
    if (session_before_leaving(&screen->session))
        screen_end(screen);
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
    void (*act)(struct screen *screen);
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

static void act(struct screen *screen, const struct press *press)
{
    for (size_t i = 0; i < COUNT(ways); i++)
        if (ways[i].action == press->action)
            go(screen, ways[i].place, NULL);
    for (size_t i = 0; i < COUNT(commands); i++)
        if (commands[i].action == press->action)
            commands[i].act(screen);
}

/* ---- beginning and ending ---- */

static bool push_first_view(struct screen *screen, const struct wizard_options *options)
{
    if (options->path || options->tour) {
        opened(screen);
        return screen->count > 0;
    }
    struct view *start = start_new(options->data_directory, opened);
    return start && screen_push(screen, start);
}

static bool run(struct screen *screen, const struct wizard_options *options, struct error *error)
{
    bool done = true;
    if (options->path && !session_open(&screen->session, options->path, NULL, error))
        return false;
    if (options->tour && !guide_begin_tour(screen->guide, screen, options->tour_again, error))
        return false;
    if (!term_start(screen->settings, error))
        return false;
    if (push_first_view(screen, options))
        screen_run(screen);
    else
        done = error_set_memory(error);
    if (screen->session.assessment)
        done = session_at_end(&screen->session, screen->unfinished, error) && done;
    while (screen->count)
        screen_pop(screen);
    draft_writer_end();
    session_release(&screen->session);
    term_stop();
    return done;
}

bool wizard_run(const struct wizard_options *options, struct error *error)
{
    static const struct screen_hooks hooks = {
        .go = go,
        .act = act,
        .opened = opened,
        .settle = settle,
        .guide = guide,
        .note = note,
        .edit = in_editor_edit,
    };
    struct screen screen = {
        .hooks = &hooks,
        .report_link = LAYOUT_NO_ITEM,
        .session = {.catalogue = options->catalogue, .data_directory = options->data_directory}};
    const struct asker asker = screen_asker_of(&screen);
    screen.session.asker = &asker;
    struct problems problems = {0};
    screen.settings = settings_load(&problems);
    settings_page_tell(&screen, &problems);
    problems_free(&problems);
    if (!screen.settings)
        return error_set_memory(error);
    if (options->present)
        settings_assume(screen.settings, SETTING_PRESENTER, PRESENTER_ON);
    screen.guide = guide_new();
    bool done = run(&screen, options, error);
    guide_free(screen.guide);
    settings_free(screen.settings);
    session_close(&screen.session);
    kept_fields_free(&screen.kept_fields);
    figures_free(screen.session.figures);
    free(screen.session.noted);
    return done;
}
