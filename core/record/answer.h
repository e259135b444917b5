/*
 * answer: what was said to one question, with all that belongs to it.
 *
 * Drafts are the caller's own, to change and hand to assessment_set_answer (assessment.h).
 */
#ifndef CORE_RECORD_ANSWER_H
#define CORE_RECORD_ANSWER_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/error.h"
#include "core/base/limits.h"
#include "core/base/yaml_tree.h"
#include "core/catalogue/questionnaire.h"

enum answer_state {
    ANSWER_UNANSWERED,
    ANSWER_ANSWERED,
    ANSWER_UNKNOWN,
    ANSWER_NOT_APPLICABLE,
};

enum sensitivity { SENSITIVITY_DEFAULT, SENSITIVITY_YES, SENSITIVITY_NO };

struct held_source { /* a document that proves an answer: where it is, never what is in it */
    char *title;
    char *date;
    char *held;
    bool internal;                  /* must stay out of whatever is shared */
    const struct yaml_node *origin; /* where it was read: keys we do not know are written back */
};

/* One answer. As part of an assessment its strings belong to that; as a draft of the caller's own
   they belong to the caller (answer_free). NULL strings mean "none". */
struct answer {
    enum answer_state state;
    char *value;   /* gate, choice, tick, criterion, text, number, date, country; and the words
                      that describe "other" in a list */
    char **values; /* many and picks: option ids or "none"; year and contact: one a field */
    size_t value_count;
    char *seen;   /* of a list: the version whose options a person has looked through, or "no" where
                     nobody has; NULL: that of the record, as in files of 0.1.0 */
    char *reason; /* why not applicable */
    char *note;
    struct held_source *sources;
    size_t source_count;
    bool later;
    enum sensitivity sensitive;
    char *by; /* id of a respondent */
    char *at; /* UTC, "2026-11-21T10:00:00Z" */
};

/* Whether the answer must stay out of a shared report. */
bool answer_is_sensitive(const struct question *question, const struct answer *answer);

/* Whether `draft` is a possible answer: values that the kind takes, a reason for not applicable,
   "none" alone, valid UTF-8, and words that can be seen where words belong. */
bool answer_check(const struct question *question, const struct answer *draft, struct error *error);

/* The two halves of that. A file may fail in the second: words that cannot be seen were taken once,
   and keep nobody from the others. */
bool answer_check_form(const struct question *question, const struct answer *draft,
                       struct error *error);
bool answer_check_words(const struct question *question, const struct answer *draft,
                        struct error *error);

/* Puts what was typed into the form that is kept: numbers, dates and years in ASCII digits
   (number.h), a country as its code (country.h). What is none of these stays, for answer_check to
   refuse. False when there is no memory. */
bool answer_tidy(const struct question *question, struct answer *draft);

/* A copy of the caller's own, to change and hand to assessment_set_answer. */
bool answer_copy(struct answer *copy, const struct answer *answer);
void answer_free(struct answer *answer);
bool answer_equal(const struct answer *one, const struct answer *other);

/* Changes the state of a draft and drops what does not go with it: values unless answered, the
   reason unless not applicable. Notes, sources and flags stay. */
void answer_set_state(struct answer *draft, enum answer_state state);

/* Whether a text may stand in an assessment: UTF-8, and no longer than limits.h allows. */
bool answer_check_text(const char *text, struct error *error);

/* Replaces one string of a draft (NULL clears it). Returns false when there is no memory. */
bool answer_replace(char **string, const char *by);

/* Makes what was typed one of a draft's texts: a blank one is none, and line ends at its end, which
   say nothing, are left out. Returns false when there is no memory. */
bool answer_write(char **string, const char *typed);

/* Puts a document that proves the answer at `index` of a draft's sources, or after the last, where
   it is not put when it is among them already. Blank strings count as none; a date is kept in ASCII
   digits, other words about when as they are. Returns false when there is no memory. */
bool answer_put_source(struct answer *draft, size_t index, const char *title, const char *date,
                       const char *held);

/* The index of that document: its title, date and where it is held, each the same as fold.h has it,
   however many blanks stand in it. The count of sources when it is not there. */
size_t answer_find_source(const struct answer *draft, const char *title, const char *date,
                          const char *held);
void answer_remove_source(struct answer *draft, size_t index);

/* Flips whether the draft must stay out of a shared report. */
void answer_flip_sensitive(const struct question *question, struct answer *draft);

/* Ticks or clears an option of a draft, keeping the options' order and what excludes what. */
bool answer_tick(const struct question *question, struct answer *draft, const char *option,
                 bool on);

/* Puts ticks into the order of the options. */
bool answer_sort(const struct question *question, struct answer *draft);
bool answer_has(const struct answer *answer, const char *option);

/* Whether the answer is "none", which stands alone. */
bool answer_is_none(const struct answer *answer);

/* Says of a list that it was looked through, with the options that it has now, or that it was not.
   "none", what excludes all others, and answer_from_words say so by themselves. False when there is
   no memory. */
bool answer_look_through(const struct question *question, struct answer *draft, bool through);

/* The words for a state in files and JSON ("not-applicable") and its title, translated. */
const char *answer_state_word(enum answer_state state);
const char *answer_state_title(enum answer_state state);

#endif
