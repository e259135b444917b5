/*
 * listener: what a person hears who has a screen reader on the terminal.
 *
 * Does what such programs (brltty, Speakup, Fenrir, yasr) do when a key is pressed: reads the lines
 * that have changed, from the top, then the line that the cursor went to if it was not among them,
 * or the character where the cursor only moved along its line. What is heard is one text, lines
 * parted by " | ", blanks at their ends and in rows left out.
 */
#ifndef TESTS_SCREEN_LISTENER_H
#define TESTS_SCREEN_LISTENER_H

#include <stdbool.h>

#include "tests/screen/terminal.h"

struct listener;

/* Listens to a terminal from now on. The terminal stays the caller's. */
struct listener *listener_new(struct terminal *terminal);
void listener_free(struct listener *listener);

/* Presses keys and waits until exactly that has been heard since; "" is for nothing. */
bool listener_hears(struct listener *listener, const char *keys, const char *expected);

/* Presses keys and waits until that is among what was heard, and the cursor stands before `at`. */
bool listener_hears_among(struct listener *listener, const char *keys, const char *expected,
                          const char *at);

/* Presses a key that moves the cursor to another line: that line is all that is heard. */
bool listener_hears_line(struct listener *listener, const char *key);

#endif
