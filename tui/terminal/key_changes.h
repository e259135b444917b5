/*
 * key_changes: which keys change the record, by where one is: those that do nothing while one only
 * looks at it.
 */
#ifndef TUI_TERMINAL_KEY_CHANGES_H
#define TUI_TERMINAL_KEY_CHANGES_H

#include "tui/terminal/keys.h"

/* `context`: one or more of enum context. */
bool key_changes(enum action action, unsigned context);

#endif
