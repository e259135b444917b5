/* textfield_parts: what a field is made of; shared by textfield.c (changing it, showing it) and
   textfield_places.c (places in its text), and nobody else's business. */
#ifndef TUI_TEXT_TEXTFIELD_PARTS_H
#define TUI_TEXT_TEXTFIELD_PARTS_H

#include <stdint.h>

#include "tui/text/textfield.h"
#include "tui/text/texthistory.h"

enum { NO_COLUMN = -1 };

#define NO_ANCHOR SIZE_MAX

/* What the last edit was: the same again belongs to it. */
enum run { RUN_NONE, RUN_TYPING, RUN_DELETING_BEFORE, RUN_DELETING_AFTER };

struct textfield {
    enum textfield_kind kind;
    size_t maximum;
    char *text; /* ends in NUL */
    size_t length;
    size_t capacity; /* of `text`, less its NUL, and of `marks` */
    char *marks;     /* of words; working space */
    size_t cursor;
    size_t anchor;  /* where the selection begins, or NO_ANCHOR */
    bool selecting; /* moves extend the selection */
    struct cells_lines lines;
    int width;
    int height;
    size_t first; /* line in row 0 */
    size_t left;  /* in a field of one line, the first byte drawn */
    int wished;   /* column kept while going up and down, or NO_COLUMN */
    enum run run;
    struct texthistory history;
};

/* Places are bytes from the start of the text, where a grapheme begins or the text ends. */
bool textfield_is_boundary(const struct textfield *field, size_t at);

/* The place one grapheme before, and behind; the ends of the text lead to themselves. */
size_t textfield_before(const struct textfield *field, size_t at);
size_t textfield_behind(const struct textfield *field, size_t at);

/* In columns. */
int textfield_width(const struct textfield *field, size_t from, size_t to);

/* The line that the cursor is on (the last one that does not begin behind it), the column there. */
size_t textfield_cursor_line(const struct textfield *field);
int textfield_cursor_column(const struct textfield *field);

/* Where an action that moves or deletes leads. */
size_t textfield_target(struct textfield *field, enum textfield_action action);

#endif
