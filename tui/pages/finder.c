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

static void look(struct finder *finder, struct stage *stage)
{
    finder->hit_count =
        search_find(finder->search, words_of(finder), finder->groups, &finder->hits);
    if (!finder->questions_only)
        snprintf(stage->sought, sizeof stage->sought, "%s", words_of(finder));
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
static void describe_state(const struct sitting *sitting, const struct search_hit *hit,
                           struct text *out)
{
    struct text words = {0};
    if (hit->group != SEARCH_QUESTIONS)
        return;
    if (!sitting_asks(sitting, hit->question))
        text_append(&words, _("not asked now"));
    else
        answering_describe(hit->question, sitting_answer(sitting, hit->question), &words);
    if (words.data && !words.failed)
        cells_clip(out, words.data, STATE_COLUMNS);
    text_free(&words);
}

static int label_columns(const struct sheet *sheet, const char *label)
{
    int columns = cells_width(label) + 1;
    int most = sheet->width / LABEL_PART;
    if (columns > most)
        columns = most;
    return columns < LABEL_LEAST ? LABEL_LEAST : columns;
}

/* "Q17     … material found by an [internet] service provider …          Yes" */
static void put_hit(struct finder *finder, const struct sitting *sitting,
                    const struct search_hit *hit)
{
    struct sheet *sheet = &finder->list.sheet;
    struct text label = {0};
    struct text state = {0};
    struct text excerpt = {0};
    name_hit(hit, &label);
    describe_state(sitting, hit, &state);
    int column = LEFT + label_columns(sheet, label.data ? label.data : "");
    int room = sheet->width - column - (state.length ? cells_width(state.data) + 2 : 0);
    search_excerpt(hit, words_of(finder), (size_t)(room > 9 ? room - 1 : 8), SHEET_TOGGLE,
                   SHEET_TOGGLE, &excerpt);
    finder->shown[finder->shown_count++] = hit;
    sheet_item(sheet);
    if (!label.failed && !state.failed && !excerpt.failed)
        sheet_rich_row(sheet, LEFT, label.data, column, excerpt.data ? excerpt.data : "",
                       state.data);
    sheet_item_end(sheet);
    text_free(&label);
    text_free(&state);
    text_free(&excerpt);
}

/* The hits of a group, from `first` on; returns where the next group begins. */
static size_t put_group(struct finder *finder, const struct sitting *sitting, size_t first)
{
    char title[80];
    size_t end = first;
    while (end < finder->hit_count && finder->hits[end].group == finder->hits[first].group)
        end++;
    snprintf(title, sizeof title, "%s (%zu)", search_group_title(finder->hits[first].group),
             end - first);
    sheet_heading(&finder->list.sheet, title);
    for (size_t i = first; i < end && i < first + GROUP_MOST; i++)
        put_hit(finder, sitting, &finder->hits[i]);
    if (end > first + GROUP_MOST) {
        snprintf(title, sizeof title, _("and %zu more; more words narrow them down"),
                 end - first - GROUP_MOST);
        sheet_line(&finder->list.sheet);
        sheet_put(&finder->list.sheet, LEFT, ROLE_QUIET, title);
    }
    return end;
}

static void put_latest(struct finder *finder, const struct sitting *sitting)
{
    if (finder->latest_count)
        sheet_heading(&finder->list.sheet, _("Looked at last"));
    for (size_t i = 0; i < finder->latest_count; i++)
        put_hit(finder, sitting, &finder->latest[i]);
}

static void put_nothing(struct finder *finder)
{
    struct sheet *sheet = &finder->list.sheet;
    sheet_line(sheet);
    if (!text_is_blank(words_of(finder)))
        sheet_paragraph(sheet, LEFT, ROLE_QUIET, _("Nothing is found with all these words."));
    else if (finder->questions_only)
        sheet_paragraph(sheet, LEFT, ROLE_QUIET,
                        _("Its number, such as 17, 31a or EV-1.2, or words of it."));
    else
        sheet_paragraph(sheet, LEFT, ROLE_QUIET,
                        _("Questions, answers, notes, explanations, glossary and documents. Small "
                          "and capital letters are the same, and accents may be left out."));
}

static void lay_out(struct finder *finder, const struct sitting *sitting, int columns)
{
    sheet_begin(&finder->list.sheet, columns < PAGE_COLUMNS ? columns : PAGE_COLUMNS);
    finder->shown_count = 0;
    if (!finder->hit_count)
        put_nothing(finder);
    for (size_t i = 0; i < finder->hit_count;)
        i = put_group(finder, sitting, i);
    if (text_is_blank(words_of(finder)))
        put_latest(finder, sitting);
}

static void finder_draw(struct view *view, struct stage *stage, const struct area *area)
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
    lay_out(finder, &stage->sitting, area->columns);
    list_draw(&finder->list, stage, &below);
    if (!finder->choosing || !finder->shown_count) {
        draw_focus_mark(area->top + 1, area->left);
        draw_cursor(area->top + 1, column + (finder->fresh ? 0 : used));
    }
}

/* ---- keys ---- */

static void open_hit(struct stage *stage, const struct search_hit *hit)
{
    if (hit->question)
        stage_go(stage, PLACE_QUESTION, hit->question);
    else if (hit->capability)
        stage_go(stage, PLACE_CAPABILITY, hit->capability);
    else if (hit->entry)
        stage_go(stage, PLACE_GLOSSARY, hit->entry);
    else
        stage_go(stage, PLACE_DOCUMENTS, hit->document);
}

static void open_nothing(struct finder *finder, struct stage *stage)
{
    char words[80];
    text_harmless(words_of(finder), words, sizeof words);
    bool leaves = finder->questions_only;
    if (leaves)
        stage_pop(stage);
    if (*words && leaves)
        stage_say(stage, _("There is no question “%s”"), words);
}

static void write_words(struct finder *finder, struct stage *stage, const struct press *press)
{
    if (finder->fresh && press->action == ACTION_TYPE)
        textfield_set(finder->words, "");
    finder->fresh = false;
    if (writing_act(finder->words, stage, press))
        look(finder, stage);
}

static bool finder_act(struct view *view, struct stage *stage, const struct press *press)
{
    struct finder *finder = (struct finder *)view;
    size_t focus = (size_t)finder->list.focus;
    if (press->action == ACTION_LEAVE) {
        stage_pop(stage);
    } else if (press->action == ACTION_OPEN) {
        finder->fresh = false;
        if (focus < finder->shown_count)
            open_hit(stage, finder->shown[focus]);
        else
            open_nothing(finder, stage);
    } else if (list_act(&finder->list, press)) {
        finder->choosing = true;
    } else if (press->action == ACTION_TYPE || press->action == ACTION_DELETE_BEFORE ||
               press->action == ACTION_DELETE_WORD) {
        write_words(finder, stage, press);
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

static void take_latest(struct finder *finder, const struct stage *stage)
{
    const struct question *latest[LATEST_MOST];
    finder->latest_count = visited_latest(&stage->visited, latest, LATEST_MOST);
    for (size_t i = 0; i < finder->latest_count; i++)
        finder->latest[i] = (struct search_hit){
            .group = SEARCH_QUESTIONS, .question = latest[i], .text = latest[i]->text};
}

static void open_finder(struct stage *stage, const struct view_kind *kind, unsigned groups)
{
    enum { SHOWN_MOST = SEARCH_GROUPS * GROUP_MOST + LATEST_MOST, WORDS_MOST = 200 };
    struct finder *finder = calloc(1, sizeof *finder);
    if (!finder)
        return;
    finder->view.kind = kind;
    finder->groups = groups;
    finder->questions_only = kind == &questions_kind;
    finder->words = textfield_new(TEXTFIELD_ONE_LINE, WORDS_MOST);
    finder->search = search_new(stage->sitting.assessment);
    finder->shown = calloc(SHOWN_MOST, sizeof *finder->shown);
    if (!finder->words || !finder->search || !finder->shown) {
        finder_free(&finder->view);
        return;
    }
    if (finder->questions_only)
        take_latest(finder, stage);
    else
        textfield_set(finder->words, stage->sought);
    finder->fresh = textfield_length(finder->words) > 0;
    look(finder, stage);
    stage_push(stage, &finder->view);
}

void finder_open_search(struct stage *stage)
{
    open_finder(stage, &search_kind, SEARCH_ALL);
}

void finder_open_questions(struct stage *stage)
{
    open_finder(stage, &questions_kind, 1U << SEARCH_QUESTIONS);
}
