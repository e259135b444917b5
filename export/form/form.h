/*
 * form: a blank questionnaire for paper, as a tree (tree.h).
 *
 * Where the program skips questions, the paper says so: at an answer, which question comes next;
 * and at a question, when it is asked. Reads no answers.
 */
#ifndef EXPORT_FORM_FORM_H
#define EXPORT_FORM_FORM_H

#include <cmark.h>

#include "core/base/error.h"
#include "core/record/assessment.h"

struct form_input {
    const struct catalogue *catalogue;
    const struct questionnaire *questionnaire; /* NULL: all of them */
    enum depth depth;
};

/* Render with render_markdown or render_html_form. NULL when there is no memory; free with
   tree_free. */
cmark_node *form_new(const struct form_input *input, struct error *error);

/* Whether the text is such a form, of this version or another: its line on provenance stands in its
   place, below the title. */
bool form_is_form(const char *text);

/* The question to go on with after answering `question` by the word ("none" for nothing ticked;
   NULL for "don't know" and "does not apply"): the next one that this answer alone does not rule
   out. NULL when that is the end of the form. */
const struct question *form_next(const struct form_input *input, const struct question *question,
                                 const char *word);

#endif
