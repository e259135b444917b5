/*
 * answer_edit: what a key press makes of an answer, as changes of a draft.
 *
 * Pure functions of question and draft (answer_copy); nothing is stored, asked or drawn.
 */
#ifndef CORE_RECORD_ANSWER_EDIT_H
#define CORE_RECORD_ANSWER_EDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "core/record/assessment.h"

/* Whether the question takes one option, several, words, fields. */
bool answer_edit_takes_one(const struct question *question);
bool answer_edit_takes_several(const struct question *question);

/* How many texts the question has to write in now: its fields, its text, its number or date, or
   the words that describe a ticked option. */
size_t answer_edit_text_count(const struct question *question, const struct answer *answer);

/* The label of such a text, "" for none; whether it is words of any length; its content. */
const char *answer_edit_text_label(const struct question *question, size_t index);
bool answer_edit_text_is_long(const struct question *question);
const char *answer_edit_text(const struct question *question, const struct answer *answer,
                             size_t index);

/* Each returns false only when there is no memory. */

/* Chooses an option, or ticks it, or clears its tick. */
bool answer_edit_choose(const struct question *question, struct answer *draft, const char *option);

/* "None of these", "nothing to add". */
bool answer_edit_choose_none(const struct question *question, struct answer *draft);

/* Puts the texts in; with nothing in them, and nothing ticked, the question is unanswered. */
bool answer_edit_write(const struct question *question, struct answer *draft,
                       const char *const *texts, size_t count);

/* Puts in a country. */
bool answer_edit_set_country(struct answer *draft, const char *code);

/* The answer in a few words, for lists: "Yes", "3 ticked", the start of a text; "" when there is
   none. */
void answer_edit_describe(const struct question *question, const struct answer *answer,
                          struct text *out);

/* The label for lists of the questions of a capability, in which it goes without saying whose they
   are: "Q7", "all-offences"; and how many columns those of a list need. */
const char *answer_edit_label(const struct question *question);
int answer_edit_label_columns(const struct question *const *questions, size_t count);

/* One character for lists: what state it is in. */
const char *answer_edit_mark(const struct answer *answer);

#endif
