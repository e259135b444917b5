/*
 * page: a question laid out: its text, its options and fields, the state of its answer.
 *
 * Changes nothing; question.c is what moves and answers.
 */
#ifndef TUI_QUESTION_PAGE_H
#define TUI_QUESTION_PAGE_H

#include "core/rules/crosswalk.h"
#include "core/rules/published.h"
#include "session/session.h"
#include "tui/layout/layout.h"
#include "tui/text/textfield.h"

enum { QUESTION_TEXTS = 8 }; /* texts to write in, at most */

/* What the cursor can stand at in a question, in this order. */
enum item_kind {
    ITEM_NOTHING, /* there is none, as in a question that is not asked */
    ITEM_OPTION,
    ITEM_TEXT,
    ITEM_COUNTRY,
    ITEM_NONE,    /* "none of these", "nothing to add" */
    ITEM_THROUGH, /* whether a list was looked through to the end */
};

struct item {
    enum item_kind kind;
    size_t index; /* of the option or text */
};

size_t question_item_count(const struct session *session, const struct question *question);
struct item question_item(const struct session *session, const struct question *question,
                          size_t index);

/* Where the pointer has to stand for an item of this kind; 0 when there is none. */
int question_item_of(const struct session *session, const struct question *question,
                     enum item_kind kind);

struct question_look {
    const struct question *question;
    struct textfield *const *texts;
    int focus;                              /* item */
    bool writing;                           /* the text in focus is being typed */
    bool commanding;                        /* letters are commands although a text is in focus */
    const struct crosswalk_offer *offer;    /* what other questionnaires suggest; NULL: nothing */
    const struct published_mark *published; /* what a review recorded here; NULL: nothing */
    bool background;                        /* what is published stands below */
    int rows;                               /* of the page: a text takes no more */
};

/* The parts of it that stand in other pages of a question, too. */
void question_put_item(struct layout *layout, const struct session *session,
                       const struct question_look *look, size_t index);
void question_put_state(struct layout *layout, const struct session *session,
                        const struct question *question);

/* Appends "1 (x) Yes" of an option; returns whether it is chosen. */
bool question_option_line(const struct session *session, const struct question *question,
                          size_t index, struct text *line);

void question_lay_out(struct layout *layout, const struct session *session,
                      const struct question_look *look);

#endif
