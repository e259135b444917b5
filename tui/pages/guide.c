#include "tui/pages/guide.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/base/i18n.h"
#include "core/base/state.h"
#include "core/catalogue/tour.h"
#include "session/open.h"
#include "tui/question/question.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { STATE_BYTES = 8192 };

static const char tour_state[] = "tour";
static const char hints_state[] = "hints";

/* ---- hints ---- */

static const struct {
    const char *id;
    unsigned contexts;
    const char *text;
} hints[] = {
    {"start", IN_START,
     N_("Up and Down move, Enter opens. “Take the tour” shows the rest in ten "
        "small steps.")},
    {"question", IN_QUESTION,
     N_("A number or Space chooses, Enter goes on. d says “don't know”, which is an answer of its "
        "own. Everything is saved as you give it.")},
    {"text", IN_FIELD | IN_TEXT,
     N_("Just type. Esc leaves the text and keeps it; letters are commands then. F1 helps.")},
    {"outline", IN_OUTLINE,
     N_("Right shows what is below a heading, Left hides it. Enter opens a question.")},
    {"finish", IN_FINISH, N_("Nothing here has to be done in order; Enter goes to each.")},
    {"findings", IN_FINDINGS, N_("Each status follows from answers; Enter shows which.")},
    {"report", IN_PREVIEW,
     N_("Tab goes to the next finding or question, Enter opens it, e writes the report to a "
        "file.")},
};

/* ---- the guide ---- */

struct guide {
    struct tour *tour;               /* NULL: there is none */
    const struct tour_step *step;    /* NULL: it is over, or not on */
    char *path;                      /* of the copy that it is on */
    const struct question *question; /* at which the step began */
    unsigned seen;                   /* hints, a bit for each */
    bool seen_read;                  /* from the file */
    int hint;                        /* shown now; -1 for none */
    struct text text;
};

struct guide *guide_new(void)
{
    struct guide *guide = calloc(1, sizeof *guide);
    if (guide)
        guide->hint = -1;
    return guide;
}

void guide_free(struct guide *guide)
{
    if (!guide)
        return;
    tour_free(guide->tour);
    free(guide->path);
    text_free(&guide->text);
    free(guide);
}

const char *guide_text(const struct guide *guide)
{
    return guide && guide->text.length && !guide->text.failed ? guide->text.data : NULL;
}

static void write_state(const char *name, const struct text *text)
{
    char *path = state_path(NULL, name);
    if (path && text->data && !text->failed)
        state_write(path, text->data, text->length, NULL);
    free(path);
}

/* free() it; NULL when there is none. */
static char *read_state(const char *name)
{
    char *path = state_find(NULL, name);
    char *bytes = NULL;
    size_t length;
    if (path && access(path, F_OK) == 0)
        state_read(path, STATE_BYTES, &bytes, &length, NULL);
    free(path);
    return bytes;
}

/* ---- what can be seen to be done ---- */

static const struct question *question_now(const struct screen *screen)
{
    const struct view *view = screen_top(screen);
    return view && view->kind == &question_kind ? question_of(view) : NULL;
}

static bool did(const struct screen *screen, enum action one, enum action other)
{
    return screen->last_action == one || screen->last_action == other;
}

static bool has_moved(const struct guide *guide, const struct screen *screen)
{
    (void)guide;
    return did(screen, ACTION_DOWN, ACTION_UP);
}

static bool has_chosen(const struct guide *guide, const struct screen *screen)
{
    (void)guide;
    return did(screen, ACTION_CHOOSE, ACTION_DIGIT) && question_now(screen);
}

static bool is_unknown(const struct guide *guide, const struct screen *screen)
{
    const struct question *question = question_now(screen);
    (void)guide;
    return question && did(screen, ACTION_UNKNOWN, ACTION_OPEN) &&
           session_answer(&screen->session, question)->state == ANSWER_UNKNOWN;
}

static bool has_undone(const struct guide *guide, const struct screen *screen)
{
    (void)guide;
    return did(screen, ACTION_UNDO, ACTION_UNDO);
}

/* Written and left: the question is on top again. */
static bool has_note(const struct guide *guide, const struct screen *screen)
{
    const struct question *question = question_now(screen);
    (void)guide;
    return question && session_answer(&screen->session, question)->note &&
           did(screen, ACTION_LEAVE, ACTION_ON);
}

static bool is_flagged(const struct guide *guide, const struct screen *screen)
{
    const struct question *question = question_now(screen);
    (void)guide;
    return question && did(screen, ACTION_LATER, ACTION_LATER) &&
           session_answer(&screen->session, question)->later;
}

static bool has_gone_on(const struct guide *guide, const struct screen *screen)
{
    const struct question *question = question_now(screen);
    return question && guide->question && question != guide->question;
}

static bool sees_outline(const struct guide *guide, const struct screen *screen)
{
    (void)guide;
    return screen_context(screen) & IN_OUTLINE;
}

static bool sees_findings(const struct guide *guide, const struct screen *screen)
{
    (void)guide;
    return screen_context(screen) & IN_FINDINGS;
}

static bool sees_report(const struct guide *guide, const struct screen *screen)
{
    (void)guide;
    return screen_context(screen) & IN_PREVIEW;
}

static bool is_never(const struct guide *guide, const struct screen *screen)
{
    (void)guide;
    (void)screen;
    return false;
}

/* Whether the step is done. The last one waits for nothing: it says good-bye. */
static bool (*const is_done[])(const struct guide *guide, const struct screen *screen) = {
    [TOUR_MOVED] = has_moved,     [TOUR_CHOSEN] = has_chosen,    [TOUR_UNKNOWN] = is_unknown,
    [TOUR_UNDONE] = has_undone,   [TOUR_NOTE] = has_note,        [TOUR_LATER] = is_flagged,
    [TOUR_ANOTHER] = has_gone_on, [TOUR_OUTLINE] = sees_outline, [TOUR_FINDINGS] = sees_findings,
    [TOUR_REPORT] = sees_report,  [TOUR_SIGNS] = is_never,
};

/* ---- the tour ---- */

static void remember_step(const struct guide *guide)
{
    struct text state = {0};
    text_append_format(&state, "%s\n%s\n", guide->step ? guide->step->id : "",
                       guide->path ? guide->path : "");
    write_state(tour_state, &state);
    text_free(&state);
}

static void show_step(struct guide *guide)
{
    guide->text.length = 0;
    if (!guide->step)
        return;
    if (guide->step->until != TOUR_SIGNS)
        text_append_format(&guide->text, _("Tour, %zu of %zu: "),
                           (size_t)(guide->step - guide->tour->steps) + 1, guide->tour->count - 1);
    text_append_format(&guide->text, "%s. ", guide->step->title);
    tour_tell(guide->step->text, keys_called, &guide->text);
}

static void go_on(struct guide *guide)
{
    guide->step++;
    if (guide->step == guide->tour->steps + guide->tour->count)
        guide->step = NULL;
    guide->question = NULL;
    remember_step(guide);
    show_step(guide);
}

static bool read_tour(struct guide *guide, const struct session *session, struct error *error)
{
    struct problems problems = {0};
    if (!guide->tour)
        guide->tour =
            tour_load(session->data_directory, session->catalogue, keys_called, &problems);
    if (!guide->tour && !problems_first_error(&problems, error))
        error_set_memory(error);
    problems_free(&problems);
    guide->step = guide->tour ? guide->tour->steps : NULL;
    return guide->step;
}

/* Takes the step and the copy where the tour was left. False when it was not, or it was over. */
static bool find_place(struct guide *guide)
{
    char *state = read_state(tour_state);
    char *path = state ? strchr(state, '\n') : NULL;
    const struct tour_step *step = guide->tour->steps;
    const struct tour_step *last = step + guide->tour->count - 1;
    if (path) {
        *path++ = '\0';
        path[strcspn(path, "\n")] = '\0';
    }
    while (path && step < last && strcmp(step->id, state) != 0)
        step++;
    bool found = path && step < last && access(path, F_OK) == 0;
    if (found) {
        free(guide->path);
        guide->path = strdup(path);
        guide->step = step;
    }
    free(state);
    return found;
}

static void begin_at_question(const struct guide *guide, struct session *session)
{
    const struct question *question = catalogue_question(session->catalogue, guide->tour->begin);
    if (question)
        session_set_place(session, question);
}

bool guide_begin_tour(struct guide *guide, struct screen *screen, bool again, struct error *error)
{
    if (!guide)
        return error_set_memory(error);
    if (!read_tour(guide, &screen->session, error))
        return false;
    bool left = !again && find_place(guide) && guide->path;
    bool open = left ? session_open(&screen->session, guide->path, NULL, error)
                     : session_practise(&screen->session, screen->session.data_directory, error);
    if (!open) {
        guide->step = NULL;
        return false;
    }
    if (!left) {
        begin_at_question(guide, &screen->session);
        free(guide->path);
        guide->path = state_whole_path(assessment_path(screen->session.assessment));
    }
    guide->question = NULL;
    remember_step(guide);
    show_step(guide);
    return true;
}

static void watch_tour(struct guide *guide, const struct screen *screen)
{
    if (!guide->question)
        guide->question = question_now(screen);
    if (!is_done[guide->step->until](guide, screen))
        return;
    go_on(guide);
    guide->question = question_now(screen);
}

bool guide_skip(struct guide *guide)
{
    if (!guide || !guide->step)
        return false;
    go_on(guide);
    return true;
}

bool guide_leave(struct guide *guide)
{
    if (!guide || !guide->step)
        return false;
    guide->step = NULL;
    guide->text.length = 0;
    return true;
}

bool guide_was_left_in(const char *whole)
{
    char *state = read_state(tour_state);
    char *path = state ? strchr(state, '\n') : NULL;
    if (path)
        path[1 + strcspn(path + 1, "\n")] = '\0';
    bool there = path && strcmp(path + 1, whole) == 0;
    free(state);
    return there;
}

bool guide_forget(void)
{
    char *path = state_find(NULL, tour_state);
    bool done = !path || unlink(path) == 0;
    free(path);
    return done;
}

/* ---- showing hints ---- */

static void read_seen(struct guide *guide)
{
    char *state = read_state(hints_state);
    for (char *line = state; line && *line;) {
        size_t length = strcspn(line, "\n");
        for (size_t i = 0; i < COUNT(hints); i++)
            if (strlen(hints[i].id) == length && strncmp(hints[i].id, line, length) == 0)
                guide->seen |= 1u << i;
        line += length + (line[length] == '\n');
    }
    guide->seen_read = true;
    free(state);
}

static void remember_seen(const struct guide *guide)
{
    struct text state = {0};
    for (size_t i = 0; i < COUNT(hints); i++)
        if (guide->seen & (1u << i))
            text_append_format(&state, "%s\n", hints[i].id);
    write_state(hints_state, &state);
    text_free(&state);
}

/* A hint stays as long as one is where it helps; then it has been seen. */
static void end_hint(struct guide *guide, unsigned context)
{
    if (guide->hint < 0 || (hints[guide->hint].contexts & context))
        return;
    guide->seen |= 1u << guide->hint;
    guide->hint = -1;
    guide->text.length = 0;
    remember_seen(guide);
}

static void watch_hints(struct guide *guide, unsigned context)
{
    if (!guide->seen_read)
        read_seen(guide);
    end_hint(guide, context);
    for (size_t i = 0; guide->hint < 0 && i < COUNT(hints); i++)
        if ((hints[i].contexts & context) && !(guide->seen & (1u << i))) {
            guide->hint = (int)i;
            text_append(&guide->text, _(hints[i].text));
        }
}

void guide_watch(struct guide *guide, const struct screen *screen)
{
    if (!guide)
        return;
    if (guide->step)
        watch_tour(guide, screen);
    else if (settings_get(screen->settings, SETTING_HINTS) == HINTS_ON)
        watch_hints(guide, screen_context(screen));
    else
        guide->text.length = 0;
}
