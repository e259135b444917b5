/*
 * about: what is published and known around a question or capability, laid out on a sheet:
 * what good looks like, published figures with their year and base, difficulties that others
 * reported, examples of other countries, corrections to the instrument, sources.
 */
#ifndef TUI_LAYOUT_ABOUT_H
#define TUI_LAYOUT_ABOUT_H

#include "core/rules/findings.h"
#include "core/rules/published.h"
#include "tui/layout/layout.h"

/* All about a capability. */
void about_good(struct layout *layout, const struct capability *capability);
void about_gaps(struct layout *layout, const struct capability *capability);

/* What does not count as it, and what else there is to know of a provision or benchmark. */
void about_rule(struct layout *layout, const struct capability *capability);

/* Its figures; with `findings` (may be NULL) also whether our own answers are what each counts. */
void about_figures(struct layout *layout, const struct capability *capability,
                   const struct findings *findings);

/* What stands beside a question: how a published rule decides on it, all of the above of its
   capability, or its domain's goal, and what was corrected. */
void about_of_question(struct layout *layout, const struct question *question);

/* What a document's table marks for this country on what the question asks. */
void about_published(struct layout *layout, const struct published_mark *published);

/* What is told of single countries, with the sentence that it is no model. */
void about_examples(struct layout *layout, const struct example *examples, size_t count);

void about_sources(struct layout *layout, const struct source *sources, size_t count);

/* Adds a text in which the terms of the glossary look underlined. */
void about_put_terms(struct layout *layout, const struct catalogue *catalogue, int column,
                     enum role role, const char *text);

#endif
