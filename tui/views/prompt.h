/*
 * prompt: asking for words, or for one of a few choices, in a box on the page.
 *
 * Each function shows its box, waits, and returns what was said; when the wizard is asked to end
 * meanwhile it returns as if the person had left. Changes no answers.
 */
#ifndef TUI_VIEWS_PROMPT_H
#define TUI_VIEWS_PROMPT_H

#include <stdbool.h>

#include "session/asker.h"
#include "tui/views/screen.h"

struct prompt_field {
    const char *label;   /* above the field; NULL for none */
    const char *initial; /* NULL for empty */
    bool lines;          /* words of any length, not one line */
};

struct prompt_form {
    const char *title;
    const char *explanation; /* may be NULL */
    const struct prompt_field *fields;
    size_t count; /* at most PROMPT_FIELDS */
    /* Called with the fields' texts now and then while they are typed, and at the end; may be
       NULL. */
    void (*keep)(void *context, const char *const *texts);
    void *context;
    const char *name;  /* whose text it is, for undoing when one comes back; NULL: nobody's */
    const char *about; /* what they are noted as while they are typed (struct typed); NULL: not */
    const char *field;
};

enum { PROMPT_FIELDS = 4 };

/* Asks for the fields. Fills `texts` (one for each field, to be freed) and returns whether they
   were accepted; false when the person left with Esc. */
bool prompt_form(struct screen *screen, const struct prompt_form *form, struct text *texts);

/* Asks for one line. */
bool prompt_line(struct screen *screen, const char *title, const char *explanation,
                 const char *initial, struct text *line);

/* Asks for one of `count` choices, the cursor being at `initial` first; returns its index, or -1
   when the person left with Esc. */
int prompt_choose(struct screen *screen, const char *title, const char *explanation,
                  const struct asker_choice *choices, size_t count, int initial);

#endif
