#include "tui/question.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/crosswalk.h"
#include "core/i18n.h"
#include "tui/answering.h"
#include "tui/background.h"
#include "tui/beside.h"
#include "tui/evidence.h"
#include "tui/list.h"
#include "tui/pages.h"
#include "tui/panes.h"
#include "tui/picker.h"
#include "tui/presenter.h"
#include "tui/prompt.h"
#include "tui/question_page.h"
#include "tui/writing.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

struct question_view {
    struct view view;
    const struct question *question;
    struct textfield *texts[QUESTION_TEXTS];
    const struct question *texts_of; /* whose they are */
    bool fresh[QUESTION_TEXTS]; /* not written in yet: shown from the start, written at the end */
    struct list page;
    struct list side;                /* what is published, on a wide screen */
    struct beside beside;            /* where one is, the same */
    unsigned long generation;        /* of the sitting when the texts were filled */
    struct crosswalk_offer offer;    /* what other questionnaires suggest; no words: nothing */
    struct published_mark published; /* what a review recorded; `mark` NULL: nothing */
    const struct question *offered;  /* the question they were looked for ... */
    unsigned long offer_generation;  /* ... and the sitting's generation then */
    bool wide;
    bool moved;      /* the cursor was moved since the question came up */
    bool commanding; /* letters are commands although a text is in focus */
    bool writing;
    bool typed;   /* since writing started */
    bool unkept;  /* typed since the last keep */
    bool refused; /* the person was told that what is typed is no answer */
    bool joined;  /* the next keep is part of the same change */
};

const struct question *question_of(const struct view *view)
{
    return ((const struct question_view *)view)->question;
}

/* ---- what is in focus ---- */

static struct item focused(const struct question_view *view, const struct sitting *sitting)
{
    return question_item(sitting, view->question, (size_t)view->page.focus);
}

static bool is_at_text(const struct question_view *view)
{
    size_t options = view->question->option_count;
    size_t at = (size_t)view->page.focus;
    return at >= options && at - options < QUESTION_TEXTS && view->texts[at - options];
}

/* Which text has the focus; only where is_at_text. */
static size_t text_index(const struct question_view *view)
{
    return (size_t)view->page.focus - view->question->option_count;
}

static struct textfield *text_in_focus(const struct question_view *view)
{
    return is_at_text(view) ? view->texts[text_index(view)] : NULL;
}

static unsigned question_context(const struct view *base)
{
    const struct question_view *view = (const struct question_view *)base;
    if (!is_at_text(view))
        return view->offer.word_count ? IN_QUESTION | IN_OFFER : IN_QUESTION;
    if (view->writing)
        return answering_text_is_long(view->question) ? IN_TEXT : IN_LINE;
    return view->commanding ? IN_QUESTION : IN_FIELD;
}

/* ---- texts ---- */

static void name_text(const struct question *question, size_t index, char *name, size_t size)
{
    snprintf(name, size, "%s %zu", question->id, index);
}

/* Puts the fields away: what was typed in them can be undone when one comes back. */
static void leave_texts(struct question_view *view, struct attic *attic)
{
    for (size_t i = 0; i < QUESTION_TEXTS; i++) {
        char name[128] = "";
        if (view->texts[i])
            name_text(view->texts_of, i, name, sizeof name);
        attic_keep(attic, name, view->texts[i]);
        view->texts[i] = NULL;
    }
}

/* Makes the fields that the question has now, filled from its answer. */
static void fill_texts(struct question_view *view, struct stage *stage)
{
    const struct sitting *sitting = &stage->sitting;
    const struct question *question = view->question;
    const struct answer *answer = sitting_answer(sitting, question);
    size_t count = sitting_asks(sitting, question) ? answering_text_count(question, answer) : 0;
    enum textfield_kind kind =
        answering_text_is_long(question) ? TEXTFIELD_LINES : TEXTFIELD_ONE_LINE;
    leave_texts(view, &stage->attic);
    view->texts_of = question;
    for (size_t i = 0; i < count && i < QUESTION_TEXTS; i++) {
        char name[128];
        name_text(question, i, name, sizeof name);
        view->texts[i] = attic_take(&stage->attic, name, kind, answering_text(question, answer, i));
        if (view->texts[i])
            textfield_do(view->texts[i], TEXTFIELD_TEXT_START);
        view->fresh[i] = true;
    }
    view->generation = sitting->generation;
    view->unkept = false;
}

/* Puts what is typed into the answer. False, with the reason, when it is no answer. */
static bool put_texts(struct question_view *view, struct stage *stage, struct error *error)
{
    struct sitting *sitting = &stage->sitting;
    const char *texts[QUESTION_TEXTS];
    struct answer draft;
    size_t count = 0;
    while (count < QUESTION_TEXTS && view->texts[count]) {
        texts[count] = textfield_text(view->texts[count]);
        count++;
    }
    if (!answer_copy(&draft, sitting_answer(sitting, view->question)))
        return error_set_memory(error);
    bool done = answering_write(view->question, &draft, texts, count)
                    ? sitting_set_answer(sitting, view->question, &draft, view->joined, error)
                    : error_set_memory(error);
    answer_free(&draft);
    if (done)
        view->joined = true;
    return done;
}

static void question_keep(struct view *base, struct stage *stage)
{
    struct question_view *view = (struct question_view *)base;
    if (!view->unkept)
        return;
    unsigned long before = stage->sitting.generation;
    view->unkept = !put_texts(view, stage, NULL);
    if (view->generation == before)
        view->generation = stage->sitting.generation;
}

static bool question_has_unkept(const struct view *base)
{
    return ((const struct question_view *)base)->unkept;
}

static bool question_typed(const struct view *base, struct typed *typed)
{
    const struct question_view *view = (const struct question_view *)base;
    if (!view->unkept)
        return false;
    *typed = (struct typed){.about = view->question->id, .field = "value"};
    for (; typed->count < QUESTION_TEXTS && view->texts[typed->count]; typed->count++)
        typed->texts[typed->count] = textfield_text(view->texts[typed->count]);
    return typed->count > 0;
}

static void start_writing(struct question_view *view)
{
    view->writing = true;
    view->typed = view->refused = false;
    view->commanding = false;
    view->joined = false;
    view->page.paging = false;
    if (view->fresh[text_index(view)])
        textfield_do(text_in_focus(view), TEXTFIELD_TEXT_END);
    view->fresh[text_index(view)] = false;
}

/* What is no answer gives way to what was there; it can be brought back into any text. */
static void discard_text(struct question_view *view, struct stage *stage)
{
    writing_discard(text_in_focus(view), stage);
    fill_texts(view, stage);
}

/* Leaves the text and keeps it. What cannot be kept is not thrown away: the person stays, told
   why, and may leave a second time, which puts the old text back. */
static bool stop_writing(struct question_view *view, struct stage *stage)
{
    struct error error;
    if (!view->writing)
        return true;
    if (view->typed && !view->refused && !put_texts(view, stage, &error)) {
        stage_say(stage, _("%s; Esc again puts back what was there, then Ctrl-G this"),
                  error.problem);
        view->refused = true;
        return false;
    }
    view->writing = view->unkept = false;
    textfield_unselect(text_in_focus(view));
    if (view->refused)
        discard_text(view, stage);
    view->generation = stage->sitting.generation;
    return true;
}

/* ---- showing ---- */

/* The cursor starts at what was answered, else at the first thing to do. */
static int first_focus(const struct question_view *view, const struct sitting *sitting)
{
    const struct question *question = view->question;
    const struct answer *answer = sitting_answer(sitting, question);
    for (size_t i = 0; answering_takes_one(question) && i < question->option_count; i++)
        if (answer->value && strcmp(answer->value, question->options[i].id) == 0)
            return (int)i;
    if (answer_is_none(answer) && question->none && sitting_asks(sitting, question))
        return (int)question_item_count(sitting, question) - 1;
    return 0;
}

bool question_put_back(struct view *base, struct stage *stage, const char *const *texts,
                       size_t count)
{
    struct question_view *view = (struct question_view *)base;
    size_t fields = 0;
    while (fields < QUESTION_TEXTS && view->texts[fields])
        fields++;
    if (!count || fields != count)
        return false;
    for (size_t i = 0; i < count; i++)
        textfield_set(view->texts[i], texts[i]);
    view->page.focus = (int)view->question->option_count;
    start_writing(view);
    view->typed = view->unkept = true;
    question_keep(base, stage);
    return true;
}

void question_show(struct view *base, struct stage *stage, const struct question *question)
{
    struct question_view *view = (struct question_view *)base;
    question_keep(base, stage);
    view->question = question;
    view->moved = view->commanding = view->writing = view->page.paging = view->joined = false;
    view->page.top = view->side.top = 0;
    fill_texts(view, stage);
    view->page.focus = first_focus(view, &stage->sitting);
    sitting_set_place(&stage->sitting, question);
    visited_add(&stage->visited, question);
}

static bool is_presenting(const struct stage *stage)
{
    return settings_get(stage->settings, SETTING_PRESENTER) == PRESENTER_ON;
}

static void lay_out(struct question_view *view, const struct stage *stage, const struct area *area)
{
    struct question_look look = {
        .question = view->question,
        .texts = view->texts,
        .focus = view->page.focus,
        .writing = view->writing,
        .commanding = view->commanding,
        .offer = view->offer.word_count ? &view->offer : NULL,
        .published = view->published.mark ? &view->published : NULL,
        .background = !view->wide,
        .rows = area->rows,
    };
    sheet_begin(&view->page.sheet, area->columns);
    if (is_presenting(stage) && sitting_asks(&stage->sitting, view->question))
        presenter_lay_out(&view->page.sheet, &stage->sitting, &look);
    else
        question_lay_out(&view->page.sheet, &stage->sitting, &look);
}

/* The tables are read only for a country and a question that they can speak of. */
static void look_for_published(struct question_view *view, struct sitting *sitting)
{
    view->published = (struct published_mark){0};
    bool marked = view->question->criterion || view->question->kind == KIND_CHOICE;
    if (marked && view->question->questionnaire->unit != UNIT_CAPABILITY)
        published_on(sitting_figures(sitting), assessment_country(sitting->assessment),
                     view->question, &view->published);
}

/* Looked for anew when the question or any answer has changed. */
static void look_for_offer(struct question_view *view, struct sitting *sitting)
{
    if (view->offered == view->question && view->offer_generation == sitting->generation)
        return;
    const struct findings *findings = sitting_findings(sitting);
    crosswalk_offer_free(&view->offer);
    if (findings)
        crosswalk_offers(findings, view->question, &view->offer);
    look_for_published(view, sitting);
    view->offered = view->question;
    view->offer_generation = sitting->generation;
}

/* The answers came from the file again, and this one is as it was: whoever is writing goes on. */
static bool is_writing_what_is_kept(struct question_view *view, const struct sitting *sitting)
{
    const struct answer *answer = sitting_answer(sitting, view->question);
    size_t count = answering_text_count(view->question, answer);
    if (!view->writing)
        return false;
    for (size_t i = 0; i < QUESTION_TEXTS; i++) {
        const char *text = i < count ? answering_text(view->question, answer, i) : NULL;
        if (!view->texts[i] != !text || (text && strcmp(text, textfield_text(view->texts[i])) != 0))
            return false;
    }
    view->generation = sitting->generation;
    return true;
}

static void draw_side(struct question_view *view, struct stage *stage, const struct area *area)
{
    sheet_begin(&view->side.sheet, area->columns);
    if (view->published.mark)
        background_published(&view->side.sheet, &view->published);
    background_of_question(&view->side.sheet, view->question);
    list_draw_page(&view->side, stage, area, NULL);
}

static void question_draw(struct view *base, struct stage *stage, const struct area *area)
{
    struct question_view *view = (struct question_view *)base;
    struct panes panes = {.page = *area};
    if (!is_presenting(stage))
        panes_share(&panes, area, stage->settings, beside_rail_columns(view->question));
    if (view->generation != stage->sitting.generation && !view->unkept &&
        !is_writing_what_is_kept(view, &stage->sitting))
        fill_texts(view, stage);
    look_for_offer(view, &stage->sitting);
    view->wide = panes.side.columns > 0;
    if (view->wide)
        draw_side(view, stage, &panes.side);
    bool rail = panes.rail.columns > 0;
    beside_draw(&view->beside, &stage->sitting, view->question, rail ? &panes.rail : &panes.outline,
                rail);
    lay_out(view, stage, &panes.page);
    list_draw(&view->page, stage, &panes.page);
}

/* ---- changing the answer ---- */

/* Whether to go on although answers would be hidden. */
static bool accept_hiding(struct stage *stage, const struct question *question,
                          const struct answer *draft)
{
    const struct question *first = NULL;
    size_t count = applies_would_hide(stage->sitting.assessment, question, draft, &first);
    if (!count || !first)
        return true;
    char text[320];
    snprintf(text, sizeof text,
             ngettext("With this answer %zu other answer is no longer asked for (%s). It stays in "
                      "the file, counts for nothing meanwhile, and comes back when this changes "
                      "back.",
                      "With this answer %zu other answers are no longer asked for (the first is "
                      "%s). They stay in the file, count for nothing meanwhile, and come back "
                      "when this changes back.",
                      count),
             count, first->label);
    static const struct prompt_choice choices[] = {
        {N_("Change the answer"), NULL},
        {N_("Leave it as it was"), NULL},
    };
    struct prompt_choice translated[COUNT(choices)];
    for (size_t i = 0; i < COUNT(choices); i++)
        translated[i] = (struct prompt_choice){_(choices[i].label), NULL};
    return prompt_choose(stage, _("Answers would be hidden"), text, translated, COUNT(choices),
                         0) == 0;
}

static bool store(struct question_view *view, struct stage *stage, const struct answer *draft,
                  bool joined)
{
    struct error error;
    if (!accept_hiding(stage, view->question, draft))
        return false;
    if (!sitting_set_answer(&stage->sitting, view->question, draft, joined, &error)) {
        stage_say_error(stage, &error);
        return false;
    }
    return true;
}

static bool begin_draft(const struct question_view *view, struct stage *stage, struct answer *draft)
{
    const struct question *question = view->question;
    if (!sitting_asks(&stage->sitting, question)) {
        stage_say(stage, _("%s is not asked now; its answer stays as it is"), question->label);
        return false;
    }
    if (answer_copy(draft, sitting_answer(&stage->sitting, question)))
        return true;
    stage_say(stage, "%s", _("There is no memory left; nothing was changed"));
    return false;
}

/* Stores the draft when it was made, and frees it. */
static bool end_draft(struct question_view *view, struct stage *stage, struct answer *draft,
                      bool made)
{
    bool done = made && store(view, stage, draft, false);
    answer_free(draft);
    return done;
}

static void choose_option(struct question_view *view, struct stage *stage, size_t index)
{
    const struct question *question = view->question;
    struct answer draft;
    if (index >= question->option_count || !begin_draft(view, stage, &draft))
        return;
    bool made = answering_choose(question, &draft, question->options[index].id);
    end_draft(view, stage, &draft, made);
    view->page.focus = (int)index;
    view->moved = false;
}

static void choose_none(struct question_view *view, struct stage *stage)
{
    struct answer draft;
    if (!view->question->none) {
        stage_say(stage, "%s", _("This question has no such answer; c clears"));
        return;
    }
    if (!begin_draft(view, stage, &draft))
        return;
    bool had_text = draft.value != NULL;
    if (end_draft(view, stage, &draft, answering_choose_none(view->question, &draft)) && had_text)
        stage_say(stage, "%s", _("This took the place of the text; z brings the text back"));
    view->page.focus = (int)question_item_count(&stage->sitting, view->question) - 1;
    view->moved = false;
}

static void choose_country(struct question_view *view, struct stage *stage)
{
    const char *code = picker_country(stage, assessment_country(stage->sitting.assessment));
    struct answer draft;
    if (code && begin_draft(view, stage, &draft))
        end_draft(view, stage, &draft, answering_set_country(&draft, code));
}

static void choose_in_focus(struct question_view *view, struct stage *stage)
{
    struct item item = focused(view, &stage->sitting);
    switch (item.kind) {
    case ITEM_OPTION:
        choose_option(view, stage, item.index);
        break;
    case ITEM_TEXT:
        start_writing(view);
        break;
    case ITEM_COUNTRY:
        choose_country(view, stage);
        break;
    case ITEM_NONE:
        choose_none(view, stage);
        break;
    case ITEM_NOTHING:
        break;
    }
}

/* The answer that another questionnaire suggests, as the page shows it. */
static void take_over(struct question_view *view, struct stage *stage)
{
    struct answer draft;
    bool partial = view->offer.partial;
    if (!begin_draft(view, stage, &draft) ||
        !end_draft(view, stage, &draft, crosswalk_take(&view->offer, &draft)))
        return;
    stage_say(stage, "%s",
              partial ? _("Ticked, and flagged to come back to: look through the other options")
                      : _("Taken over; z takes it back"));
}

/* ---- states and flags ---- */

static void set_unknown(struct question_view *view, struct stage *stage)
{
    struct answer draft;
    if (!begin_draft(view, stage, &draft))
        return;
    bool had_value = draft.state == ANSWER_ANSWERED;
    answer_set_state(&draft, ANSWER_UNKNOWN);
    if (end_draft(view, stage, &draft, true))
        stage_say(stage, "%s",
                  had_value ? _("Don't know. z brings back what was there")
                            : _("Answer: don't know"));
}

static void clear_answer(struct question_view *view, struct stage *stage)
{
    struct answer draft;
    if (!begin_draft(view, stage, &draft))
        return;
    bool had_answer = draft.state != ANSWER_UNANSWERED;
    answer_set_state(&draft, ANSWER_UNANSWERED);
    if (end_draft(view, stage, &draft, true) && had_answer)
        stage_say(stage, "%s", _("Cleared. z brings back what was there"));
}

static void flip_later(struct question_view *view, struct stage *stage)
{
    struct answer draft;
    if (!begin_draft(view, stage, &draft))
        return;
    draft.later = !draft.later;
    end_draft(view, stage, &draft, true);
}

static void flip_sensitive(struct question_view *view, struct stage *stage)
{
    struct answer draft;
    if (!begin_draft(view, stage, &draft))
        return;
    answer_flip_sensitive(view->question, &draft);
    if (answer_is_sensitive(view->question, &draft))
        stage_say(stage, "%s", _("Sensitive: stays out of a shared report"));
    else
        stage_say(stage, "%s", _("Not sensitive: a shared report may show it"));
    end_draft(view, stage, &draft, true);
}

/* What a form about this answer needs while it is typed in. */
struct remark {
    struct question_view *view;
    struct stage *stage;
    bool joined;
};

static void keep_reason(void *context, const char *const *texts)
{
    struct remark *remark = context;
    struct answer draft;
    if (text_is_blank(texts[0]) || !begin_draft(remark->view, remark->stage, &draft))
        return;
    answer_set_state(&draft, ANSWER_NOT_APPLICABLE);
    if (answer_replace(&draft.reason, texts[0]) &&
        sitting_set_answer(&remark->stage->sitting, remark->view->question, &draft, remark->joined,
                           NULL))
        remark->joined = true;
    answer_free(&draft);
}

static void keep_note(void *context, const char *const *texts)
{
    struct remark *remark = context;
    struct answer draft;
    if (!begin_draft(remark->view, remark->stage, &draft))
        return;
    if (answer_replace(&draft.note, text_is_blank(texts[0]) ? NULL : texts[0]) &&
        sitting_set_answer(&remark->stage->sitting, remark->view->question, &draft, remark->joined,
                           NULL))
        remark->joined = true;
    answer_free(&draft);
}

/* `what` tells the question's words apart, for undoing in them later. */
static void ask_words(struct question_view *view, struct stage *stage, const char *what,
                      const char *title, const char *explanation, const char *initial,
                      void (*keep)(void *context, const char *const *texts))
{
    char name[128];
    snprintf(name, sizeof name, "%s %s", view->question->id, what);
    struct remark remark = {.view = view, .stage = stage};
    struct prompt_field field = {.initial = initial, .lines = true};
    struct prompt_form form = {
        .title = title,
        .explanation = explanation,
        .fields = &field,
        .count = 1,
        .keep = keep,
        .context = &remark,
        .name = name,
        .about = view->question->id,
        .field = what,
    };
    struct text words = {0};
    char *copy = initial ? strdup(initial) : NULL;
    field.initial = copy; /* the answer's own string goes when the answer changes */
    prompt_form(stage, &form, &words);
    free(copy);
    text_free(&words);
}

static void set_not_applicable(struct question_view *view, struct stage *stage)
{
    struct answer draft;
    if (!begin_draft(view, stage, &draft))
        return;
    answer_set_state(&draft, ANSWER_NOT_APPLICABLE);
    bool accepted = accept_hiding(stage, view->question, &draft);
    answer_free(&draft);
    if (!accepted)
        return;
    ask_words(view, stage, "reason", _("Why does this not apply?"),
              _("In a sentence or two. Esc keeps it; left empty, nothing is changed."),
              sitting_answer(&stage->sitting, view->question)->reason, keep_reason);
}

static void write_note(struct question_view *view, struct stage *stage)
{
    struct answer draft;
    if (!begin_draft(view, stage, &draft))
        return;
    answer_free(&draft);
    ask_words(view, stage, "note", _("Note"),
              catalogue_care(stage->sitting.catalogue, "care-free-text"),
              sitting_answer(&stage->sitting, view->question)->note, keep_note);
}

static void list_sources(struct question_view *view, struct stage *stage)
{
    struct answer draft;
    if (!begin_draft(view, stage, &draft))
        return;
    answer_free(&draft);
    evidence_open(stage, view->question);
}

static void write_in_text(struct question_view *view, struct stage *stage)
{
    size_t options = view->question->option_count;
    if (!is_at_text(view) && view->texts[0])
        view->page.focus = (int)options;
    if (is_at_text(view))
        start_writing(view);
    else
        stage_say(stage, "%s", _("There is no text to write here; n writes a note"));
}

static void write_elsewhere(struct question_view *view, struct stage *stage)
{
    bool commanding = view->commanding;
    write_in_text(view, stage);
    if (!view->writing)
        return;
    writing_edit_elsewhere(text_in_focus(view), stage);
    view->typed = true;
    if (stop_writing(view, stage))
        view->commanding = commanding;
}

static void help(struct question_view *view, struct stage *stage)
{
    pages_open_question(stage, view->question);
}

/* ---- going on ---- */

/* "Victim: 2 in place, 1 not known; 3 questions left. Now: Societal": at the end of a domain, what
   its answers come to. */
static void tell_of_domain(struct stage *stage, const struct domain *domain,
                           const struct domain *next)
{
    struct sitting *sitting = &stage->sitting;
    const struct findings *findings = sitting_findings(sitting);
    struct progress progress = progress_of_domain(sitting->applies, domain);
    struct text line = {0};
    size_t count;
    const struct status_entry *entries = statuses(&count);
    text_append_format(&line, "%s:", domain->title);
    for (size_t i = 0; findings && i < count; i++) {
        size_t found = findings_count(findings, domain, entries[i].status);
        if (found)
            text_append_format(&line, " %s %zu,", _(entries[i].title), found);
    }
    text_append_format(&line, _(" %zu of %zu addressed."), progress.addressed, progress.applicable);
    if (next)
        text_append_format(&line, _(" Now: %s (r shows the findings)"), next->title);
    if (line.data && !line.failed)
        stage_say(stage, "%s", line.data);
    text_free(&line);
}

static void go_next(struct question_view *view, struct stage *stage)
{
    const struct domain *domain = view->question->domain;
    const struct question *next = applies_beside(stage->sitting.applies, view->question, 1);
    if (next)
        question_show(&view->view, stage, next);
    else
        stage_go(stage, PLACE_FINISH, NULL);
    if (domain->capability_count && (!next || next->domain != domain))
        tell_of_domain(stage, domain, next ? next->domain : NULL);
}

static void go_back(struct question_view *view, struct stage *stage)
{
    const struct question *before = applies_beside(stage->sitting.applies, view->question, -1);
    if (before)
        question_show(&view->view, stage, before);
    else
        stage_say(stage, "%s", _("This is the first question"));
}

/* From a question that is not asked to the answer that hides it. False when there is none. */
static bool go_to_what_hides(struct question_view *view, struct stage *stage)
{
    struct text now = {0};
    const struct question *hides = applies_hidden_by(stage->sitting.applies, view->question, &now);
    text_free(&now);
    if (hides)
        question_show(&view->view, stage, hides);
    else if (applies_asked(stage->sitting.applies, view->question) == ASKED_NOT_DEPTH)
        stage_go(stage, PLACE_RECORD, NULL);
    else
        return false;
    return true;
}

/* An option that the cursor was moved to is meant, when nothing is chosen yet. */
static void accept_and_go_next(struct question_view *view, struct stage *stage,
                               const struct press *press)
{
    struct item item = focused(view, &stage->sitting);
    const struct answer *answer = sitting_answer(&stage->sitting, view->question);
    if (press->pressed == STROKE_ENTER && !sitting_asks(&stage->sitting, view->question) &&
        go_to_what_hides(view, stage))
        return;
    bool open = press->pressed == STROKE_ENTER && answer->state == ANSWER_UNANSWERED;
    bool one = item.kind == ITEM_OPTION && answering_takes_one(view->question);
    if (open && item.kind == ITEM_COUNTRY) {
        choose_country(view, stage);
        return;
    }
    if (open && view->moved && (one || item.kind == ITEM_NONE)) {
        choose_in_focus(view, stage);
        if (sitting_answer(&stage->sitting, view->question)->state == ANSWER_UNANSWERED)
            return;
    }
    go_next(view, stage);
}

static void go_to_unanswered(struct question_view *view, struct stage *stage)
{
    const struct question *next = progress_next_unanswered(stage->sitting.applies, view->question);
    if (next)
        question_show(&view->view, stage, next);
    else
        stage_say(stage, "%s", _("Every question has an answer; f shows what is left to finish"));
}

static void move_focus(struct question_view *view, const struct press *press)
{
    view->commanding = false;
    view->moved = true;
    list_act_mixed(&view->page, press);
}

static void turn_page(struct question_view *view, const struct press *press)
{
    bool side = view->wide && view->side.sheet.line_count > (size_t)view->side.rows;
    if (side)
        list_act_as_page(&view->side, press);
    else
        list_act_mixed(&view->page, press);
}

/* Tab: the next item, and from the last the next question. */
static void go_on(struct question_view *view, struct stage *stage, int by)
{
    const struct press move = {.action = by > 0 ? ACTION_DOWN : ACTION_UP};
    int to = view->page.focus + by;
    if (to < 0)
        go_back(view, stage);
    else if (to >= (int)question_item_count(&stage->sitting, view->question))
        go_next(view, stage);
    else
        move_focus(view, &move);
}

/* Enter in a text of one line: the next text, and from the last the next question. */
static void go_on_writing(struct question_view *view, struct stage *stage)
{
    size_t next = text_index(view) + 1;
    if (next < QUESTION_TEXTS && view->texts[next])
        go_on(view, stage, 1);
    else
        go_next(view, stage);
}

/* At an item of the question, or at another question in the pane beside it. */
static bool click(struct question_view *view, struct stage *stage, const struct press *press)
{
    const struct question *other = beside_at(&view->beside, press->row, press->column);
    if (list_item_at(&view->page, press->row, press->column) == SHEET_NO_ITEM && !other)
        return false;
    if (!stop_writing(view, stage))
        return false;
    if (!other) {
        move_focus(view, press);
        return true;
    }
    question_show(&view->view, stage, other);
    return false;
}

/* The wheel turns the pane that it is over. */
static void scroll(struct question_view *view, const struct press *press)
{
    bool side = view->wide && press->column >= view->side.left;
    if (side)
        list_act_as_page(&view->side, press);
    else
        list_act_mixed(&view->page, press);
}

static void flip_presenter(struct question_view *view, struct stage *stage)
{
    (void)view;
    settings_assume(stage->settings, SETTING_PRESENTER,
                    is_presenting(stage) ? PRESENTER_OFF : PRESENTER_ON);
}

/* ---- keys ---- */

static bool act_writing(struct question_view *view, struct stage *stage, const struct press *press)
{
    bool line = question_context(&view->view) == IN_LINE;
    int by = press->action == ACTION_BEFORE || (line && press->action == ACTION_UP) ? -1 : 1;
    switch (press->action) {
    case ACTION_LEAVE:
        view->commanding = stop_writing(view, stage);
        return true;
    case ACTION_ON:
    case ACTION_BEFORE:
        if (stop_writing(view, stage))
            go_on(view, stage, by);
        return true;
    case ACTION_ACCEPT:
        if (stop_writing(view, stage))
            go_on_writing(view, stage);
        return true;
    case ACTION_UP:
    case ACTION_DOWN:
        if (line) {
            if (stop_writing(view, stage))
                move_focus(view, press);
            return true;
        }
        break;
    default:
        break;
    }
    if (!writing_act(text_in_focus(view), stage, press))
        return false;
    view->typed = view->unkept = true;
    view->refused = false;
    return true;
}

/* At a text: the first key of it starts writing. */
static void write_first(struct question_view *view, struct stage *stage, const struct press *press)
{
    start_writing(view);
    act_writing(view, stage, press);
}

static bool act_moving(struct question_view *view, struct stage *stage, const struct press *press)
{
    switch (press->action) {
    case ACTION_CLICK:
        return click(view, stage, press);
    case ACTION_SCROLL_UP:
    case ACTION_SCROLL_DOWN:
        scroll(view, press);
        return true;
    case ACTION_UP:
    case ACTION_DOWN:
        move_focus(view, press);
        return true;
    case ACTION_PAGE_UP:
    case ACTION_PAGE_DOWN:
        turn_page(view, press);
        return true;
    case ACTION_ON:
    case ACTION_BEFORE:
        go_on(view, stage, press->action == ACTION_ON ? 1 : -1);
        return true;
    case ACTION_NEXT:
        accept_and_go_next(view, stage, press);
        return true;
    case ACTION_TYPE:
    case ACTION_DELETE_BEFORE:
    case ACTION_PASTE:
    case ACTION_BRING_BACK:
    case ACTION_TEXT_UNDO:
    case ACTION_TEXT_REDO:
        write_first(view, stage, press);
        return true;
    case ACTION_DIGIT:
        choose_option(view, stage, (size_t)(press->pressed - '1'));
        return true;
    case ACTION_LEAVE:
        if (question_context(&view->view) == IN_FIELD)
            view->commanding = true;
        else
            stage_go(stage, PLACE_OUTLINE, NULL);
        return true;
    default:
        return false;
    }
}

static const struct {
    enum action action;
    void (*act)(struct question_view *view, struct stage *stage);
} commands[] = {
    {ACTION_BACK, go_back},
    {ACTION_NEXT_UNANSWERED, go_to_unanswered},
    {ACTION_CHOOSE, choose_in_focus},
    {ACTION_NOTHING, choose_none},
    {ACTION_WRITE, write_in_text},
    {ACTION_EDITOR, write_elsewhere},
    {ACTION_TAKE, take_over},
    {ACTION_UNKNOWN, set_unknown},
    {ACTION_NOT_APPLICABLE, set_not_applicable},
    {ACTION_LATER, flip_later},
    {ACTION_CLEAR, clear_answer},
    {ACTION_NOTE, write_note},
    {ACTION_EVIDENCE, list_sources},
    {ACTION_SENSITIVE, flip_sensitive},
    {ACTION_HELP, help},
    {ACTION_PRESENT, flip_presenter},
};

static bool question_act(struct view *base, struct stage *stage, const struct press *press)
{
    struct question_view *view = (struct question_view *)base;
    if (view->writing && is_at_text(view) && act_writing(view, stage, press))
        return true;
    if (act_moving(view, stage, press))
        return true;
    for (size_t i = 0; i < COUNT(commands); i++)
        if (commands[i].action == press->action) {
            commands[i].act(view, stage);
            return true;
        }
    return false;
}

static void question_free(struct view *base)
{
    struct question_view *view = (struct question_view *)base;
    for (size_t i = 0; i < QUESTION_TEXTS; i++)
        textfield_free(view->texts[i]);
    crosswalk_offer_free(&view->offer);
    list_free(&view->page);
    list_free(&view->side);
    beside_free(&view->beside);
    free(view);
}

void question_await_commands(struct stage *stage)
{
    struct view *top = stage_top(stage);
    if (top && top->kind == &question_kind)
        ((struct question_view *)top)->commanding = true;
}

/* The page's first line has the whole way; this stays in sight when the page is scrolled. */
static void question_trail(const struct view *base, struct text *out)
{
    const struct question *question = question_of(base);
    if (question->capability)
        text_append_format(out, "%s %s ", question->capability->title, theme_glyph(GLYPH_BELOW));
    text_append(out, question->label);
}

const struct view_kind question_kind = {
    .trail = question_trail,
    .context = question_context,
    .draw = question_draw,
    .act = question_act,
    .keep = question_keep,
    .has_unkept = question_has_unkept,
    .typed = question_typed,
    .free = question_free,
};

struct view *question_new(struct stage *stage, const struct question *question)
{
    struct question_view *view = calloc(1, sizeof *view);
    if (!view)
        return NULL;
    view->view.kind = &question_kind;
    view->page.mixed = true;
    question_show(&view->view, stage, question);
    return &view->view;
}
