/*
 * field_editing: a textfield under the keys of the wizard, and laid out on a sheet.
 *
 * The bridge between textfield.h (which knows no keys and no screen) and the views that have a
 * text to write. Keeps nothing of its own.
 */
#ifndef TUI_VIEWS_FIELD_EDITING_H
#define TUI_VIEWS_FIELD_EDITING_H

#include <stdbool.h>

#include "tui/layout/layout.h"
#include "tui/text/textfield.h"
#include "tui/views/screen.h"

/* Types, pastes, selects, cuts, moves, deletes: returns whether the press was one of these. What
   went wrong is said on the stage. */
bool field_editing_act(struct textfield *field, struct screen *screen, const struct press *press);

/* How a field looks on a sheet. */
struct field_editing_look {
    int column;         /* of the mark at its left */
    bool bar;           /* the mark is a bar along all rows, not only where the cursor is */
    int rows;           /* how many it takes */
    bool active;        /* has the cursor */
    const char *label;  /* above the field, or before it for a screen reader; may be NULL */
    const char *prompt; /* stands there, quiet, while the field is empty; may be NULL */
};

/* Lays the field out as lines of the sheet, of the current item. */
void field_editing_lay_out(struct layout *layout, struct textfield *field,
                           const struct field_editing_look *look);

/* How many rows show all of the field on a sheet of that width, at least `least`, at most
   `most`. */
int field_editing_rows(struct textfield *field, int width, int least, int most);

/* Keeps the field's text, which is about to be thrown away, so that it can be brought back. */
void field_editing_discard(const struct textfield *field, struct screen *screen);

/* A line below a field that says how many words it has. */
void field_editing_put_count(struct layout *layout, struct textfield *field);

/* Hands the field's text to the person's editor and takes it back. In the field
   that is one step to undo. */
void field_editing_edit_elsewhere(struct textfield *field, struct screen *screen);

#endif
