#include "tui/pages/finder.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/record/answer_edit.h"
#include "core/rules/search.h"
#include "tui/views/field_editing.h"
#include "tui/views/list.h"

enum {
    LEFT = 2,
    LABEL_LEAST = 8,    /* columns for what names a hit */
    LABEL_PART = 3,     /* of the width it takes at most */
    STATE_COLUMNS = 18, /* for the answer at the right edge */
    PAGE_COLUMNS = 108,
    GROUP_MOST = 40, /* hits shown of a group */
    LATEST_MOST = 12,
    HEAD_ROWS = 3,
};

struct finder {
    struct view view;
    struct textfield *words;
    struct search *search;
    unsigned groups;
    bool questions_only;
    bool fresh;    /* what stands there is of the last search: typing replaces it */
    bool choosing; /* the cursor was moved into the list */
    const struct search_hit *hits;
    size_t hit_count;
    struct search_hit latest[LATEST_MOST]; /* shown while nothing is typed */
    size_t latest_count;
    const struct search_hit **shown; /* by item */
    size_t shown_count;
    struct list list;
};

static unsigned finder_context(const struct view *view)
{
    (void)view;
    return IN_FILTER;
}

static const char *words_of(const struct finder *finder)
{
    return textfield_text(finder->words);
}

static void look(struct finder *finder, struct screen *screen)
{
    finder->hit_count =
        search_find(finder->search, words_of(finder), finder->groups, &finder->hits);
    if (!finder->questions_only)
        snprintf(screen->sought, sizeof screen->sought, "%s", words_of(finder));
    finder->list.focus = 0;
    finder->choosing = false;
}

/* ---- laying out ---- */

static void name_hit(const struct search_hit *hit, struct text *out)
{
    if (hit->question)
        text_append(out, hit->question->label);
    else if (hit->capability)
        text_append(out, hit->capability->title);
    else if (hit->entry)
        glossary_name(hit->entry, out);
    else
        text_append(out, hit->document->id);
}

/* What a question was answered, or that it is not asked now. */
static void describe_state(const struct session *session, const struct search_hit *hit,
                           struct text *out)
{
    struct text words = {0};
    if (hit->group != SEARCH_QUESTIONS)
        return;
    if (!session_asks(session, hit->question))
        text_append(&words, _("not asked now"));
    else
        answer_edit_describe(hit->question, session_answer(session, hit->question), &words);
    if (words.data && !words.failed)
        cells_clip(out, words.data, STATE_COLUMNS);
    text_free(&words);
}

static int label_columns(const struct layout *layout, const char *label)
{
    int columns = cells_width(label) + 1;
    int most = layout->width / LABEL_PART;
    if (columns > most)
        columns = most;
    return columns < LABEL_LEAST ? LABEL_LEAST : columns;
}

/* "Q17     … material found by an [internet] service provider …          Yes" */
static void put_hit(struct finder *finder, const struct session *session,
                    const struct search_hit *hit)
{
    struct layout *layout = &finder->list.layout;
    struct text label = {0};
    struct text state = {0};
    struct text excerpt = {0};
    name_hit(hit, &label);
    describe_state(session, hit, &state);
    int column = LEFT + label_columns(layout, label.data ? label.data : "");
    int room = layout->width - column - (state.length ? cells_width(state.data) + 2 : 0);
    search_excerpt(hit, words_of(finder), (size_t)(room > 9 ? room - 1 : 8), LAYOUT_TOGGLE,
                   LAYOUT_TOGGLE, &excerpt);
    finder->shown[finder->shown_count++] = hit;
    layout_item(layout);
    if (!label.failed && !state.failed && !excerpt.failed)
        layout_rich_row(layout, LEFT, label.data, column, excerpt.data ? excerpt.data : "",
                        state.data);
    layout_item_end(layout);
    text_free(&label);
    text_free(&state);
    text_free(&excerpt);
}

/* The hits of a group, from `first` on; returns where the next group begins. */
static size_t put_group(struct finder *finder, const struct session *session, size_t first)
{
    char title[80];
    size_t end = first;
    while (end < finder->hit_count && finder->hits[end].group == finder->hits[first].group)
        end++;
    snprintf(title, sizeof title, "%s (%zu)", search_group_title(finder->hits[first].group),
             end - first);
    layout_heading(&finder->list.layout, title);
    for (size_t i = first; i < end && i < first + GROUP_MOST; i++)
        put_hit(finder, session, &finder->hits[i]);
    if (end > first + GROUP_MOST) {
        snprintf(title, sizeof title, _("and %zu more; more words narrow them down"),
                 end - first - GROUP_MOST);
        layout_line(&finder->list.layout);
        layout_put(&finder->list.layout, LEFT, ROLE_QUIET, title);
    }
    return end;
}

static void put_latest(struct finder *finder, const struct session *session)
{
    if (finder->latest_count)
        layout_heading(&finder->list.layout, _("Looked at last"));
    for (size_t i = 0; i < finder->latest_count; i++)
        put_hit(finder, session, &finder->latest[i]);
}

static void put_nothing(struct finder *finder)
{
    struct layout *layout = &finder->list.layout;
    layout_line(layout);
    if (!text_is_blank(words_of(finder)))
        layout_paragraph(layout, LEFT, ROLE_QUIET, _("Nothing is found with all these words."));
    else if (finder->questions_only)
        layout_paragraph(layout, LEFT, ROLE_QUIET,
                         _("Its number, such as 17, 31a or EV-1.2, or words of it."));
    else
        layout_paragraph(layout, LEFT, ROLE_QUIET,
                         _("Questions, answers, notes, explanations, glossary and documents. Small "
                           "and capital letters are the same, and accents may be left out."));
}

static void lay_out(struct finder *finder, const struct session *session, int columns)
{
    layout_begin(&finder->list.layout, columns < PAGE_COLUMNS ? columns : PAGE_COLUMNS);
    finder->shown_count = 0;
    if (!finder->hit_count)
        put_nothing(finder);
    for (size_t i = 0; i < finder->hit_count;)
        i = put_group(finder, session, i);
    if (text_is_blank(words_of(finder)))
        put_latest(finder, session);
}

static void finder_draw(struct view *view, struct screen *screen, const struct area *area)
{
    struct finder *finder = (struct finder *)view;
    struct area below = *area;
    const char *label = finder->questions_only ? _("Question:") : _("Find:");
    int column = area->left + LEFT;
    column += draw_text(area->top + 1, column, area->columns - 4, ROLE_PLAIN, label) + 1;
    int used = draw_text(area->top + 1, column, area->columns - column,
                         finder->fresh ? ROLE_QUIET : ROLE_STRONG, words_of(finder));
    below.top += HEAD_ROWS;
    below.rows -= HEAD_ROWS;
    lay_out(finder, &screen->session, area->columns);
    list_draw(&finder->list, screen, &below);
    if (!finder->choosing || !finder->shown_count) {
        draw_focus_mark(area->top + 1, area->left);
        draw_cursor(area->top + 1, column + (finder->fresh ? 0 : used));
    }
}

/* ---- keys ---- */

static void open_hit(struct screen *screen, const struct search_hit *hit)
{
    if (hit->question)
        screen_go(screen, PLACE_QUESTION, hit->question);
    else if (hit->capability)
        screen_go(screen, PLACE_CAPABILITY, hit->capability);
    else if (hit->entry)
        screen_go(screen, PLACE_GLOSSARY, hit->entry);
    else
        screen_go(screen, PLACE_DOCUMENTS, hit->document);
}

static void open_nothing(struct finder *finder, struct screen *screen)
{
    char words[80];
    text_harmless(words_of(finder), words, sizeof words);
    bool leaves = finder->questions_only;
    if (leaves)
        screen_pop(screen);
    if (*words && leaves)
        screen_say(screen, _("There is no question “%s”"), words);
}

static void write_words(struct finder *finder, struct screen *screen, const struct press *press)
{
    if (finder->fresh && press->action == ACTION_TYPE)
        textfield_set(finder->words, "");
    finder->fresh = false;
    if (field_editing_act(finder->words, screen, press))
        look(finder, screen);
}

static bool finder_act(struct view *view, struct screen *screen, const struct press *press)
{
    struct finder *finder = (struct finder *)view;
    size_t focus = (size_t)finder->list.focus;
    if (press->action == ACTION_LEAVE) {
        screen_pop(screen);
    } else if (press->action == ACTION_OPEN) {
        finder->fresh = false;
        if (focus < finder->shown_count)
            open_hit(screen, finder->shown[focus]);
        else
            open_nothing(finder, screen);
    } else if (list_act(&finder->list, press)) {
        finder->choosing = true;
    } else if (press->action == ACTION_TYPE || press->action == ACTION_DELETE_BEFORE ||
               press->action == ACTION_DELETE_WORD) {
        write_words(finder, screen, press);
    } else {
        return false;
    }
    return true;
}

static void finder_free(struct view *view)
{
    struct finder *finder = (struct finder *)view;
    textfield_free(finder->words);
    search_free(finder->search);
    free(finder->shown);
    list_free(&finder->list);
    free(finder);
}

static const struct view_kind search_kind = {
    .title = N_("Find"),
    .context = finder_context,
    .draw = finder_draw,
    .act = finder_act,
    .free = finder_free,
};

static const struct view_kind questions_kind = {
    .title = N_("Go to a question"),
    .context = finder_context,
    .draw = finder_draw,
    .act = finder_act,
    .free = finder_free,
};

static void take_latest(struct finder *finder, const struct screen *screen)
{
    const struct question *latest[LATEST_MOST];
    finder->latest_count = visited_latest(&screen->visited, latest, LATEST_MOST);
    for (size_t i = 0; i < finder->latest_count; i++)
        finder->latest[i] = (struct search_hit){
            .group = SEARCH_QUESTIONS, .question = latest[i], .text = latest[i]->text};
}

static void open_finder(struct screen *screen, const struct view_kind *kind, unsigned groups)
{
    enum { SHOWN_MOST = SEARCH_GROUPS * GROUP_MOST + LATEST_MOST, WORDS_MOST = 200 };
    struct finder *finder = calloc(1, sizeof *finder);
    if (!finder)
        return;
    finder->view.kind = kind;
    finder->groups = groups;
    finder->questions_only = kind == &questions_kind;
    finder->words = textfield_new(TEXTFIELD_ONE_LINE, WORDS_MOST);
    finder->search = search_new(screen->session.assessment);
    finder->shown = calloc(SHOWN_MOST, sizeof *finder->shown);
    if (!finder->words || !finder->search || !finder->shown) {
        finder_free(&finder->view);
        return;
    }
    if (finder->questions_only)
        take_latest(finder, screen);
    else
        textfield_set(finder->words, screen->sought);
    finder->fresh = textfield_length(finder->words) > 0;
    look(finder, screen);
    screen_push(screen, &finder->view);
}

void finder_open_search(struct screen *screen)
{
    open_finder(screen, &search_kind, SEARCH_ALL);
}

void finder_open_questions(struct screen *screen)
{
    open_finder(screen, &questions_kind, 1U << SEARCH_QUESTIONS);
}
