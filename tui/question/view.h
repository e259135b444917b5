/* view: what the view of a question is made of; shared by question.c (showing it, its
   keys), texts.c (writing), answer.c (changing the answer) and go.c
   (going on), and nobody else's business. */
#ifndef TUI_QUESTION_VIEW_H
#define TUI_QUESTION_VIEW_H

#include "core/rules/crosswalk.h"
#include "tui/question/page.h"
#include "tui/question/side_outline.h"
#include "tui/views/list.h"

struct question_view {
    struct view view;
    const struct question *question;
    struct textfield *texts[QUESTION_TEXTS];
    const struct question *texts_of; /* whose they are */
    bool fresh[QUESTION_TEXTS]; /* not written in yet: shown from the start, written at the end */
    struct list page;
    struct list side;                 /* what is published, on a wide screen */
    struct side_outline side_outline; /* where one is, the same */
    unsigned long generation;         /* of the sitting when the texts were filled */
    struct crosswalk_offer offer;     /* what other questionnaires suggest; no words: nothing */
    struct published_mark published;  /* what a review recorded; `mark` NULL: nothing */
    const struct question *offered;   /* the question they were looked for ... */
    unsigned long offer_generation;   /* ... and the sitting's generation then */
    bool domain_open; /* a question of its domain was open when the question came up */
    bool wide;
    bool moved;      /* the cursor was moved since the question came up */
    bool commanding; /* letters are commands although a text is in focus */
    bool writing;
    bool typed;   /* since writing started */
    bool unkept;  /* typed since the last keep */
    bool refused; /* the person was told that what is typed is no answer */
    bool joined;  /* the next keep is part of the same change */
};

/* ---- what is in focus ---- */

struct item question_focused(const struct question_view *view, const struct session *session);
bool question_is_at_text(const struct question_view *view);

/* Which text has the focus; only where question_is_at_text. The field itself; NULL elsewhere. */
size_t question_text_index(const struct question_view *view);
struct textfield *question_text_in_focus(const struct question_view *view);

/* ---- texts ---- */

/* Makes the fields that the question has now, filled from its answer. */
void question_fill_texts(struct question_view *view, struct screen *screen);

/* Begins to write in the text that has the focus. */
void question_start_writing(struct question_view *view);

/* Leaves the text and keeps it. What cannot be kept is not thrown away: false, and the person
   stays, told why, and may leave a second time, which puts the old text back. */
bool question_stop_writing(struct question_view *view, struct screen *screen);

/* Of the view's kind: screen.h. */
void question_keep(struct view *base, struct screen *screen);
bool question_has_unkept(const struct view *base);
bool question_typed(const struct view *base, struct typed *typed);

/* ---- the answer ---- */

void question_choose_option(struct question_view *view, struct screen *screen, size_t index);
void question_choose_country(struct question_view *view, struct screen *screen);
void question_choose_in_focus(struct question_view *view, struct screen *screen);

/* Does what a key says of the answer; false when it says nothing of it. */
bool question_act_on_answer(struct question_view *view, struct screen *screen, enum action action);

/* ---- going on ---- */

void question_move_focus(struct question_view *view, const struct press *press);

/* To the next or previous item (`by` 1 or -1), and from the last to the next question. */
void question_go_on(struct question_view *view, struct screen *screen, int by);

/* Enter in a text of one line: the next text, and from the last the next question. */
void question_go_on_writing(struct question_view *view, struct screen *screen);

/* Space or Enter to go on: an option that the cursor was moved to is meant, when nothing is chosen
   yet. */
void question_accept(struct question_view *view, struct screen *screen, const struct press *press);

void question_go_back(struct question_view *view, struct screen *screen);
void question_go_to_unanswered(struct question_view *view, struct screen *screen);

#endif
