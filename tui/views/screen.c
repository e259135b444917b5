#include "tui/views/screen.h"

#include <curses.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <unistr.h>

#include "config.h"
#include "core/base/cells.h"
#include "core/base/door.h"
#include "core/base/i18n.h"
#include "core/base/number.h"
#include "tui/terminal/key_changes.h"

enum {
    ROWS_FOR_TWO_LINES = 22, /* of keys in the footer */
    HEADER_ROWS = 2,
    ROWS_FOR_GUIDE = 16,
    GUIDE_ROWS = 5,
    GUIDE_COLUMNS = 96,
    RECORD_LEAST = 8,          /* columns of the header that are worth a title */
    KEY_GAP = 3,               /* between keys in the footer */
    MARGIN = 3,                /* where texts begin, in all parts of the screen */
    PAUSE_MILLISECONDS = 1000, /* typing is kept when nothing comes for so long ... */
    KEEP_MILLISECONDS = 10000, /* ... and at the latest after that */
    NOTE_MILLISECONDS = 1000,  /* meanwhile it is noted that often */
    IDLE_MILLISECONDS = 2000,
    FOR_EVER = -1,
};

/* ---- the stack ---- */

struct view *screen_top(const struct screen *screen)
{
    return screen->count ? screen->views[screen->count - 1] : NULL;
}

unsigned screen_context(const struct screen *screen)
{
    const struct view *view = screen_top(screen);
    return view ? view->kind->context(view) : 0;
}

static void free_view(struct view *view)
{
    if (view->kind->free)
        view->kind->free(view);
}

bool screen_push(struct screen *screen, struct view *view)
{
    if (screen->count == SCREEN_VIEWS) {
        screen_say(screen, "%s", _("Too many pages are open; Esc closes one"));
        free_view(view);
        return false;
    }
    screen_keep(screen);
    screen->views[screen->count++] = view;
    return true;
}

void screen_pop(struct screen *screen)
{
    struct view *view = screen_top(screen);
    if (!view)
        return;
    screen_keep(screen);
    screen->count--;
    free_view(view);
}

struct view *screen_return_to(struct screen *screen, const struct view_kind *kind)
{
    size_t at = screen->count;
    while (at && screen->views[at - 1]->kind != kind)
        at--;
    if (!at)
        return NULL;
    while (screen->count > at)
        screen_pop(screen);
    return screen_top(screen);
}

/* ---- what is being typed ---- */

static long long now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (long long)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

bool screen_has_unkept(const struct screen *screen)
{
    for (size_t i = 0; i < screen->count; i++) {
        const struct view *view = screen->views[i];
        if (view->kind->has_unkept && view->kind->has_unkept(view))
            return true;
    }
    return false;
}

void screen_keep(struct screen *screen)
{
    if (screen->cut_off)
        return;
    for (size_t i = screen->count; i-- > 0;)
        if (screen->views[i]->kind->keep)
            screen->views[i]->kind->keep(screen->views[i], screen);
    screen->typed_at = 0;
}

/* Keeping saves the file, which a person who types would have to wait for: it is done in a pause.
   Noting makes nobody wait. */
static void keep_in_time(struct screen *screen, bool typed)
{
    long long time = now();
    if (!screen_has_unkept(screen)) {
        screen->typed_at = 0;
        return;
    }
    if (!screen->typed_at)
        screen->typed_at = screen->noted_at = screen->last_typed_at = time;
    if (typed)
        screen->last_typed_at = time;
    if (time - screen->last_typed_at >= PAUSE_MILLISECONDS ||
        time - screen->typed_at >= KEEP_MILLISECONDS) {
        screen_keep(screen);
        screen->noted_at = 0;
    }
    if (time - screen->noted_at >= NOTE_MILLISECONDS && screen_has_unkept(screen)) {
        screen->noted_at = time;
        screen->hooks->note(screen);
    }
}

static long long least(long long one, long long other)
{
    return one < other ? one : other;
}

static int milliseconds_to_wait(const struct screen *screen)
{
    if (screen->typed_at) {
        long long due = least(
            screen->last_typed_at + PAUSE_MILLISECONDS,
            least(screen->typed_at + KEEP_MILLISECONDS, screen->noted_at + NOTE_MILLISECONDS));
        long long left = due - now();
        return left > 0 ? (int)left : 0;
    }
    bool unsaved = screen->session.assessment && !screen->session.settled;
    return unsaved ? IDLE_MILLISECONDS : FOR_EVER;
}

/* ---- the frame ---- */

static const struct view *page_of(const struct screen *screen)
{
    for (size_t i = screen->count; i-- > 0;)
        if (!screen->views[i]->kind->popup)
            return screen->views[i];
    return NULL;
}

/* The screen is drawn before a save, which may take its time on a slow disk, and after it. */
static const char *describe_saving(const struct screen *screen)
{
    const struct session *session = &screen->session;
    if (session->looking)
        return _("looking only");
    if (session->trouble)
        return _("NOT SAVED (Ctrl-S)");
    if (screen->typed_at)
        return _("typing");
    return assessment_is_changed(session->assessment) ? _("saving") : _("saved");
}

static void say_progress(const struct screen *screen, struct text *out)
{
    const struct session *session = &screen->session;
    struct progress progress = progress_of_all(session->applies);
    if (theme_is_spoken()) {
        if (session->looking || session->trouble)
            text_append(out, describe_saving(screen));
        return;
    }
    text_append_format(out, _("%zu of %zu"), progress.addressed, progress.applicable);
    text_append_format(out, " %s %s", theme_glyph(GLYPH_BETWEEN), describe_saving(screen));
}

/* Whose record it is, or what program. The country is left out where `columns` do not hold both. */
static void say_record(const struct screen *screen, int columns, struct text *out)
{
    const struct assessment *assessment = screen->session.assessment;
    if (!assessment) {
        text_append(out, "mnr-assess " VERSION);
        return;
    }
    const char *title = assessment_title(assessment);
    const char *country = assessment_country(assessment);
    text_append(out, title);
    if (*country && cells_width(title) + cells_width(country) + 3 <= columns)
        text_append_format(out, " %s %s", theme_glyph(GLYPH_BETWEEN), country);
}

static void say_place(const struct screen *screen, int columns, struct text *out)
{
    const struct view *page = page_of(screen);
    if (page && page->kind->title)
        text_append(out, _(page->kind->title));
    else if (page && page->kind->trail && !theme_is_spoken())
        page->kind->trail(page, columns, out);
}

/* A long title is cut, or left out where little of it would be seen; on which page one is, and how
   far one has come, is not. */
static void draw_header(const struct screen *screen)
{
    enum role quiet = screen->session.trouble ? ROLE_NOTICE : ROLE_QUIET;
    struct text record = {0};
    struct text place = {0};
    struct text right = {0};
    if (screen->session.assessment)
        say_progress(screen, &right);
    int room = COLS - MARGIN - 1 - (right.data ? cells_width(right.data) + 2 : 0);
    say_place(screen, room, &place);
    int left = room - (place.length ? cells_width(place.data) + 3 : 0);
    say_record(screen, left, &record);
    int column = MARGIN;
    if (record.data && !record.failed && left >= RECORD_LEAST)
        column += draw_text(0, column, left, ROLE_ACCENT, record.data);
    if (column > MARGIN && place.length) {
        column += 1 + draw_text(0, column + 1, 1, ROLE_ACCENT, theme_glyph(GLYPH_BETWEEN));
        column++;
    }
    if (place.data && !place.failed)
        draw_text(0, column, MARGIN + room - column, ROLE_ACCENT, place.data);
    if (right.data && !right.failed)
        draw_text_right(0, MARGIN, COLS - MARGIN - 1, quiet, right.data);
    text_free(&record);
    text_free(&place);
    text_free(&right);
    draw_rule(1, 0, COLS);
}

/* ---- the footer ---- */

struct footer {
    int row;
    int rows_left;
    int column;
    int reserved; /* columns kept for what must be there, on the last row */
};

/* Draws "Space choose"; on a new row when it does not fit. False when there is no room at all. */
static bool draw_key(struct footer *footer, const struct binding *binding)
{
    char key[48];
    keys_name(binding->strokes[0], key, sizeof key);
    const char *label = _(binding->label);
    int width = cells_width(key) + 1 + cells_width(label);
    int room = COLS - 1 - (footer->rows_left > 1 ? 0 : footer->reserved);
    if (footer->column + width > room) {
        if (footer->rows_left < 2)
            return false;
        footer->rows_left--;
        footer->row++;
        footer->column = MARGIN;
        return draw_key(footer, binding);
    }
    int used = draw_text(footer->row, footer->column, COLS, ROLE_KEY, key);
    draw_text(footer->row, footer->column + used + 1, COLS, ROLE_QUIET, label);
    footer->column += width + KEY_GAP;
    return true;
}

static bool is_always_there(enum action action)
{
    return action == ACTION_HELP || action == ACTION_QUIT;
}

/* Where contexts meet, another binding may have the key. */
static bool means_it(const struct binding *binding, unsigned context)
{
    stroke first = binding->strokes[0];
    return first == STROKE_DIGIT || keys_action(first, context) == binding->action;
}

/* Draws the keys that are always there (or all the others) as far as there is room. */
static void draw_keys(struct footer *footer, unsigned context, bool always)
{
    size_t group_count;
    const struct binding_group *groups = keys_groups(&group_count);
    for (size_t i = 0; i < group_count; i++)
        for (size_t j = 0; j < groups[i].count; j++) {
            const struct binding *binding = &groups[i].bindings[j];
            if ((binding->footer & context) && is_always_there(binding->action) == always &&
                means_it(binding, context) && !draw_key(footer, binding))
                return;
        }
}

/* The columns that the keys take which are always there. */
static int reserve(unsigned context)
{
    int columns = 0;
    size_t group_count;
    const struct binding_group *groups = keys_groups(&group_count);
    for (size_t i = 0; i < group_count; i++)
        for (size_t j = 0; j < groups[i].count; j++) {
            const struct binding *binding = &groups[i].bindings[j];
            char key[48];
            if (!(binding->footer & context) || !is_always_there(binding->action))
                continue;
            keys_name(binding->strokes[0], key, sizeof key);
            columns += cells_width(key) + 1 + cells_width(_(binding->label)) + KEY_GAP;
        }
    return columns;
}

/* The keys that are always there stand in one row. */
static void keep_together(struct footer *footer)
{
    bool fit = footer->column + footer->reserved - KEY_GAP < COLS;
    if (!fit && footer->rows_left > 1) {
        footer->rows_left--;
        footer->row++;
        footer->column = MARGIN;
    }
    footer->reserved = 0;
}

static int footer_rows(void)
{
    return LINES >= ROWS_FOR_TWO_LINES ? 2 : 1;
}

static void draw_footer(const struct screen *screen)
{
    unsigned context = screen_context(screen);
    struct footer footer = {
        .row = LINES - footer_rows(),
        .rows_left = footer_rows(),
        .column = MARGIN,
        .reserved = reserve(context),
    };
    draw_keys(&footer, context, false);
    keep_together(&footer);
    draw_keys(&footer, context, true);
}

/* A message that is longer than a line takes the place of the footer, since its end often says what
   can be done. */
static void draw_message(const char *message, int row)
{
    const int columns = COLS - MARGIN - 1;
    struct cells_lines lines = {0};
    if (!cells_wrap(&lines, message, strlen(message), columns))
        return;
    for (size_t i = 0; i < lines.count && row < LINES; i++, row++) {
        struct text line = {0};
        size_t end = row + 1 < LINES ? lines.items[i].end : strlen(message);
        text_append_bytes(&line, message + lines.items[i].start, end - lines.items[i].start);
        draw_blank(&(struct area){.top = row, .rows = 1, .columns = COLS});
        if (line.data && !line.failed)
            draw_text(row, MARGIN, columns, ROLE_NOTICE, line.data);
        text_free(&line);
    }
    cells_free(&lines);
}

/* The line between page and footer: a rule, where the page goes on, or what just happened. */
static void draw_divider(const struct screen *screen)
{
    int row = LINES - footer_rows() - 1;
    if (screen->message[0]) {
        draw_message(screen->message, row);
        return;
    }
    draw_rule(row, 0, COLS);
    const char *more = NULL;
    if (screen->more_above && screen->more_below)
        more = _(" more above and below ");
    else if (screen->more_below)
        more = _(" more below ");
    else if (screen->more_above)
        more = _(" more above ");
    if (more)
        draw_text_right(row, MARGIN, COLS - MARGIN - 1, ROLE_QUIET, more);
}

/* ---- drawing ---- */

static bool is_too_small(void)
{
    return LINES < SCREEN_LEAST_ROWS || COLS < SCREEN_LEAST_COLUMNS;
}

/* There is a way of working that needs no room. */
static void say_too_small(const struct screen *screen, char *sentence, size_t size)
{
    char path[400] = "FILE";
    if (screen->session.assessment)
        text_harmless(assessment_path(screen->session.assessment), path, sizeof path);
    int length = snprintf(sentence, size,
                          _("This window is %d x %d; the wizard needs %d x %d. Nothing is lost."),
                          COLS, LINES, SCREEN_LEAST_COLUMNS, SCREEN_LEAST_ROWS);
    if (length > 0 && (size_t)length < size)
        snprintf(sentence + length, size - (size_t)length,
                 _(" Ctrl-Q quits; “mnr-assess edit %s --plain” then asks line by line."), path);
}

static void draw_too_small(const struct screen *screen)
{
    char sentence[1024];
    say_too_small(screen, sentence, sizeof sentence);
    struct cells_lines lines = {0};
    if (cells_wrap(&lines, sentence, strlen(sentence), COLS))
        for (size_t i = 0; i < lines.count && (int)i < LINES; i++)
            draw_ready((int)i, 0, ROLE_PLAIN, sentence + lines.items[i].start,
                       lines.items[i].end - lines.items[i].start);
    cells_free(&lines);
    draw_cursor(0, 0);
}

/* What helps a person along stands above the divider, where the window has room for it. */
static int draw_guide(struct screen *screen)
{
    const char *words = LINES >= ROWS_FOR_GUIDE ? screen->hooks->guide(screen) : NULL;
    const int columns = COLS - MARGIN - 1 < GUIDE_COLUMNS ? COLS - MARGIN - 1 : GUIDE_COLUMNS;
    struct cells_lines lines = {0};
    int rows = 0;
    if (words && cells_wrap(&lines, words, strlen(words), columns) && lines.count <= GUIDE_ROWS)
        rows = (int)lines.count;
    int top = LINES - footer_rows() - 1 - rows;
    if (rows)
        draw_rule(top - 1, 0, COLS);
    for (int i = 0; i < rows; i++) {
        struct text line = {0};
        cells_append(&line, words + lines.items[i].start,
                     lines.items[i].end - lines.items[i].start);
        if (line.data && !line.failed)
            draw_ready(top + i, MARGIN, ROLE_NOTICE, line.data, line.length);
        text_free(&line);
    }
    cells_free(&lines);
    return rows ? rows + 1 : 0; /* with the rule above */
}

static struct area page_area(int guide_rows)
{
    return (struct area){
        .top = HEADER_ROWS,
        .left = 1,
        .rows = LINES - HEADER_ROWS - footer_rows() - 1 - guide_rows,
        .columns = COLS - 2,
    };
}

/* The page, and the popups on it. The footer comes first, so that the cursor stays in the view. */
static void draw_views(struct screen *screen)
{
    size_t first = screen->count;
    while (first > 0 && screen->views[first - 1]->kind->popup)
        first--;
    struct area area = page_area(draw_guide(screen));
    screen->more_above = screen->more_below = false;
    draw_header(screen);
    draw_footer(screen);
    for (size_t i = first ? first - 1 : 0; i < screen->count; i++) {
        screen->covered = i + 1 < screen->count;
        screen->views[i]->kind->draw(screen->views[i], screen, &area);
        int row;
        int column;
        getyx(stdscr, row, column);
        if (i + 1 == screen->count)
            draw_divider(screen);
        draw_cursor(row, column);
    }
}

static void draw(struct screen *screen)
{
    erase();
    if (is_too_small())
        draw_too_small(screen);
    else
        draw_views(screen);
    wnoutrefresh(stdscr);
    doupdate();
}

/* ---- events ---- */

/* What was typed is saved first: nobody knows when, or whether, one comes back. */
static void suspend(struct screen *screen)
{
    screen_keep(screen);
    screen->hooks->settle(screen, true);
    term_suspend();
}

static void act(struct screen *screen, const struct press *press)
{
    struct view *view = screen_top(screen);
    screen->last_action = press->action;
    if (press->action == ACTION_REDRAW)
        clearok(curscr, TRUE);
    else if (press->action == ACTION_SUSPEND)
        suspend(screen);
    else if (view && press->action != ACTION_NONE && !view->kind->act(view, screen, press))
        screen->hooks->act(screen, press);
}

/* In a window that is too small to see what one does, only typing goes on. */
static bool is_allowed(const struct screen *screen, enum action action)
{
    if (!is_too_small())
        return true;
    bool writes =
        action == ACTION_TYPE || (action >= ACTION_NEW_LINE && action <= ACTION_TEXT_REDO);
    return action == ACTION_QUIT || action == ACTION_SAVE || action == ACTION_SUSPEND ||
           (writes && (screen_context(screen) & (IN_FIELD | IN_TEXT | IN_LINE)));
}

enum { TYPING = IN_FIELD | IN_TEXT | IN_LINE | IN_FILTER };

enum { REPLACEMENT = 0xFFFD };

static bool is_typing(enum action action)
{
    return action == ACTION_TYPE || action == ACTION_NEW_LINE || action == ACTION_DELETE_BEFORE;
}

/* What a stroke means where the person is. A digit is one in any script. */
static struct press press_of(const struct screen *screen, stroke pressed)
{
    unsigned context = screen_context(screen);
    struct press press = {.action = keys_action(pressed, context), .pressed = pressed};
    if (press.action == ACTION_NONE && pressed < STROKE_NAMED && number_digit(pressed)) {
        press.pressed = (stroke)number_digit(pressed);
        press.action = keys_action(press.pressed, context);
    }
    return press;
}

/* A message goes with the next key; one that must be read in spite of more typing, with the next
   key that is none. */
static void drop_message(struct screen *screen, enum action action)
{
    if (screen->message_stays && is_typing(action))
        return;
    screen->message[0] = '\0';
    screen->message_stays = false;
}

/* Whether the person is about to change something while they only look. Tells them. */
static bool is_forbidden(struct screen *screen, enum action action)
{
    const struct session *session = &screen->session;
    if (!session->looking || !key_changes(action, screen_context(screen)))
        return false;
    if (session->forbidden.problem[0])
        screen_say(screen, _("You are only looking: %s"), session->forbidden.problem);
    else
        screen_say(
            screen, "%s",
            _("You are only looking: somebody else has this file open. Ctrl-S takes it over"));
    return true;
}

static void take_stroke(struct screen *screen, const struct event *event)
{
    struct press press = press_of(screen, event->pressed);
    if (press.action == ACTION_NONE && event->escaped) {
        screen->pending = event->pressed & ~(stroke)STROKE_ALT;
        press = press_of(screen, STROKE_ESCAPE);
    }
    drop_message(screen, press.action);
    if (is_allowed(screen, press.action) && !is_forbidden(screen, press.action))
        act(screen, &press);
}

static void say_wrong(struct screen *screen)
{
    screen_say(screen, "%s",
               _("What came is not all UTF-8: each wrong character stands as � where text is "
                 "written. Which characters the terminal sends is one of its settings"));
    screen->message_stays = true;
}

static void take_wrong(struct screen *screen)
{
    struct press press = press_of(screen, REPLACEMENT);
    if (is_allowed(screen, press.action) && !is_forbidden(screen, press.action))
        act(screen, &press);
    say_wrong(screen);
}

/* Whether a paste would be text here. It is never anything else. */
static bool takes_paste(struct screen *screen, const struct event *event)
{
    if (!(screen_context(screen) & TYPING))
        screen_say(screen, "%s", _("What was pasted is not taken: no text is written here"));
    else if (event->cut)
        screen_say(screen, "%s", _("The field is full (64 KiB); nothing was inserted"));
    else
        return !is_forbidden(screen, ACTION_TYPE);
    return false;
}

static void take_paste(struct screen *screen, const struct event *event)
{
    struct text clean = {0};
    drop_message(screen, ACTION_PASTE);
    if (!takes_paste(screen, event))
        return;
    size_t wrong = door_let_in(DOOR_LINES, event->text, event->length, &clean);
    struct press press = {
        .action = ACTION_TYPE, .paste = clean.data ? clean.data : "", .paste_length = clean.length};
    if (clean.failed)
        screen_say(screen, "%s", _("There is no memory left; nothing was changed"));
    else
        act(screen, &press);
    if (wrong && !clean.failed && !screen->message[0])
        say_wrong(screen);
    text_free(&clean);
}

/* Nobody knows what the rest of the paste would have been: what came is noted, as words that are
   being typed, and makes no answer. */
static void end_in_paste(struct screen *screen, const struct event *event)
{
    screen_keep(screen);
    take_paste(screen, event);
    screen->cut_off = screen_has_unkept(screen);
    screen_end(screen);
}

/* Somebody whose keys do nothing is told why. */
static void tell_of_paste(struct screen *screen)
{
    if (term_is_pasting())
        screen_say(
            screen,
            _("A paste is coming in (%zu bytes so far); until its end each key is part of it. "
              "Should it not end, paste any word once more"),
            term_pasted());
}

/* A click moves the cursor to what it is at, and then does what the main key does there. */
static void take_mouse(struct screen *screen, const struct event *event)
{
    static const struct {
        stroke pressed;
        enum action action;
    } doings[] = {{STROKE_CLICK, ACTION_CLICK},
                  {STROKE_UP, ACTION_SCROLL_UP},
                  {STROKE_DOWN, ACTION_SCROLL_DOWN}};
    struct view *view = screen_top(screen);
    struct press press = {.row = event->row, .column = event->column};
    for (size_t i = 0; i < sizeof doings / sizeof *doings; i++)
        if (doings[i].pressed == event->pressed)
            press.action = doings[i].action;
    screen->message[0] = '\0';
    if (is_too_small() || !view || !view->kind->act(view, screen, &press) ||
        press.action != ACTION_CLICK || screen_top(screen) != view)
        return;
    press.action = keys_click_action(screen_context(screen));
    if (press.action != ACTION_NONE)
        act(screen, &press);
}

static void take_event(struct screen *screen, const struct event *event)
{
    screen->last_action = ACTION_NONE;
    switch (event->kind) {
    case EVENT_STROKE:
        take_stroke(screen, event);
        break;
    case EVENT_WRONG:
        take_wrong(screen);
        break;
    case EVENT_MOUSE:
        take_mouse(screen, event);
        break;
    case EVENT_PASTE:
        take_paste(screen, event);
        break;
    case EVENT_SUSPEND:
        suspend(screen);
        break;
    case EVENT_STOP:
        if (event->text)
            end_in_paste(screen, event);
        else
            screen_end(screen);
        break;
    case EVENT_IDLE:
        tell_of_paste(screen);
        break;
    case EVENT_RESIZE:
        break;
    }
}

/* The character of an event that goes on with what is being typed; 0 when it does not. */
static stroke typed_on(const struct screen *screen, const struct event *event)
{
    if (event->kind == EVENT_WRONG)
        return REPLACEMENT;
    if (event->kind != EVENT_STROKE)
        return 0;
    enum action action = press_of(screen, event->pressed).action;
    return action == ACTION_NEW_LINE ? '\n' : action == ACTION_TYPE ? event->pressed : 0;
}

/* Appends the characters that have come already. What came behind them waits in `next`. */
static void take_run(struct screen *screen, struct text *run, bool *wrong)
{
    enum { MOST = 16384 };
    stroke character;
    while (run->length < MOST && term_take(&screen->next)) {
        uint8_t bytes[6];
        character = typed_on(screen, &screen->next);
        screen->has_next = !character;
        if (!character)
            return;
        *wrong = *wrong || screen->next.kind == EVENT_WRONG;
        text_append_bytes(run, (const char *)bytes,
                          (size_t)u8_uctomb(bytes, character, sizeof bytes));
    }
}

/* What was typed together is taken together, in one piece: the screen between two characters is
   nobody's, and would cost more than they do. */
static void take_what_waits(struct screen *screen)
{
    struct text run = {0};
    bool wrong = false;
    bool typing = screen->last_action == ACTION_TYPE || screen->last_action == ACTION_NEW_LINE;
    if (!typing || screen->ending || screen->pending)
        return;
    take_run(screen, &run, &wrong);
    if (run.length && !run.failed) {
        drop_message(screen, ACTION_TYPE);
        act(screen, &(struct press){.action = ACTION_TYPE,
                                    .paste = run.data,
                                    .paste_length = run.length,
                                    .typed = true});
    }
    if (wrong)
        say_wrong(screen);
    text_free(&run);
}

/* The rest of an Alt chord, what came behind typing, or what comes. */
static void next_event(struct screen *screen, struct event *event)
{
    if (screen->pending) {
        *event = (struct event){.kind = EVENT_STROKE, .pressed = screen->pending};
        screen->pending = 0;
    } else if (screen->has_next) {
        *event = screen->next;
        screen->has_next = false;
    } else {
        term_wait(milliseconds_to_wait(screen), event);
    }
}

/* Shows what has become of the events before. Returns whether there is anything to wait for. */
static bool show(struct screen *screen, bool idle)
{
    draw(screen);
    bool again = screen->hooks->settle(screen, idle);
    if (screen->ending || !screen->count)
        return false;
    if (again)
        draw(screen);
    return true;
}

static void step(struct screen *screen, bool *idle)
{
    struct event event;
    if (!screen->pending && !show(screen, *idle))
        return;
    next_event(screen, &event);
    *idle = event.kind == EVENT_IDLE;
    take_event(screen, &event);
    take_what_waits(screen);
    keep_in_time(screen, event.kind == EVENT_STROKE || event.kind == EVENT_WRONG ||
                             event.kind == EVENT_PASTE);
}

static void run_above(struct screen *screen, size_t depth)
{
    bool idle = false;
    while (screen->count > depth && !screen->ending)
        step(screen, &idle);
}

void screen_run(struct screen *screen)
{
    run_above(screen, 0);
}

void screen_run_view(struct screen *screen, struct view *view)
{
    size_t depth = screen->count;
    if (!screen_push(screen, view))
        return;
    run_above(screen, depth);
    while (screen->count > depth)
        screen_pop(screen);
}

void screen_end(struct screen *screen)
{
    screen_keep(screen);
    screen->unfinished = screen->unfinished || screen_has_unkept(screen);
    if (screen->unfinished)
        screen->hooks->note(screen);
    screen->ending = true;
}

void screen_go(struct screen *screen, enum place place, const void *what)
{
    screen->hooks->go(screen, place, what);
}

/* ---- messages ---- */

void screen_say(struct screen *screen, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(screen->message, sizeof screen->message, format, arguments);
    va_end(arguments);
}

void screen_say_error(struct screen *screen, const struct error *error)
{
    error_describe(error, screen->message, sizeof screen->message);
}
