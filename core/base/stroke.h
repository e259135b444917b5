/*
 * stroke: what one press of a key is, whichever terminal it comes from.
 */
#ifndef CORE_BASE_STROKE_H
#define CORE_BASE_STROKE_H

#include <stdint.h>

/* One press: a Unicode character (control characters included), or a name below, perhaps with a
   modifier. */
typedef uint32_t stroke;

enum {
    STROKE_ENTER = '\r',
    STROKE_TAB = '\t',
    STROKE_ESCAPE = 0x1B,
    STROKE_NAMED = 0x110000, /* beyond Unicode */
    STROKE_UP,
    STROKE_DOWN,
    STROKE_LEFT,
    STROKE_RIGHT,
    STROKE_HOME,
    STROKE_END,
    STROKE_PAGE_UP,
    STROKE_PAGE_DOWN,
    STROKE_DELETE,
    STROKE_BACKSPACE,
    STROKE_BACK_TAB,
    STROKE_CLICK, /* of the mouse */
    STROKE_DIGIT, /* in the table only: any of 1 to 9 */
    STROKE_MOVES, /* in the table only, with Shift: any key that moves */
    STROKE_F1,
    STROKE_F2,
    STROKE_F4 = STROKE_F1 + 3,
    STROKE_F5,
    STROKE_F6,
    STROKE_F7,
    STROKE_F12 = STROKE_F1 + 11,
    STROKE_SHIFT = 1 << 24,
    STROKE_CONTROL = 1 << 25, /* with names; Ctrl and a letter is a control character */
    STROKE_ALT = 1 << 26,
};

#endif
