/*
 * guide: a few lines above the footer that help a person along: the steps of the tour over the
 * practice country, or a hint on a page that one comes to for the first time.
 *
 * The tour's steps are data (core/catalogue/tour.h): what to do, and a word for how it is seen that
 * it was done, which is a function here. It watches and never acts. What was done is remembered in
 * the state directory, so that the tour can be left and gone on with.
 */
#ifndef TUI_PAGES_GUIDE_H
#define TUI_PAGES_GUIDE_H

#include "tui/views/screen.h"

struct guide;

/* NULL when there is no memory, which nothing else needs to care about. */
struct guide *guide_new(void);
void guide_free(struct guide *guide);

/* Opens the practice copy that the tour was left in, or a new one, and begins. `again`: from the
   first step, on a new copy. */
bool guide_begin_tour(struct guide *guide, struct screen *screen, bool again, struct error *error);

/* Looks at where the person is and what they did last. */
void guide_watch(struct guide *guide, const struct screen *screen);

/* What to show now, or NULL; lives until the next guide_watch. */
const char *guide_text(const struct guide *guide);

/* Goes on to the next step though this one was not done; takes the tour off the screen. Both
   return whether there is a tour. */
bool guide_skip(struct guide *guide);
bool guide_leave(struct guide *guide);

/* Whether the tour was left in the file with that path from the root; forgets where it was left,
   and returns whether that is forgotten. */
bool guide_was_left_in(const char *whole);
bool guide_forget(void);

#endif
