/*
 * kept_fields: texts that were left, so that what was typed in them can be undone when one comes
 * back; what was cut or copied; and the text that was discarded last.
 *
 * Lives as long as the wizard runs and is written nowhere. The oldest texts go when there are many.
 */
#ifndef TUI_VIEWS_KEPT_FIELDS_H
#define TUI_VIEWS_KEPT_FIELDS_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/text.h"
#include "tui/text/textfield.h"

enum { KEPT_FIELDS_MOST = 24 };

/* Zero-initialise. */
struct kept_fields {
    struct kept_fields_field {
        char *name;
        struct textfield *field;
    } fields[KEPT_FIELDS_MOST]; /* oldest first */
    size_t count;
    struct text clipboard;
    struct text discarded;
};

/* Keeps a field that is left, under a name that says whose text it is ("mnr.q09 note"); the field
   is the attic's then, or freed when there is nothing in it to undo. NULL is allowed. */
void kept_fields_keep(struct kept_fields *kept_fields, const char *name, struct textfield *field);

/* The field that was kept under the name, or a new one; the caller's. Its content is `text`: when
   the text was changed elsewhere meanwhile, that is its last step to undo. NULL when there is no
   memory. */
struct textfield *kept_fields_take(struct kept_fields *kept_fields, const char *name,
                                   enum textfield_kind kind, const char *text);

/* Puts a text where it replaces what was there: the clipboard, or what was discarded. */
void kept_fields_put(struct text *place, const char *bytes, size_t length);

void kept_fields_free(struct kept_fields *kept_fields);

#endif
