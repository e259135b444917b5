/*
 * finder: looking for words everywhere at once, and going to a question by number or words, with
 * results as one types. What is found, and where, is core/search's business.
 */
#ifndef TUI_PAGES_FINDER_H
#define TUI_PAGES_FINDER_H

#include "tui/views/screen.h"

/* Questions, answers, notes, explanations, glossary and documents. The words of the last search
   stand there again, and the first letter typed takes their place. */
void finder_open_search(struct screen *screen);

/* Questions only: by number, or by words that need not be spelt quite right. */
void finder_open_questions(struct screen *screen);

#endif
