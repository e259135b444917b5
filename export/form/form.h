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
#include "export/form/form_skip.h"

/* Render with markdown_write or html_write_form. NULL when there is no memory; free with
   tree_free. */
cmark_node *form_new(const struct form_input *input, struct error *error);

/* Whether the text is such a form, of this version or another: its line on provenance stands in its
   place, below the title. */
bool form_is_form(const char *text);

#endif
