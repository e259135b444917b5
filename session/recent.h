/*
 * recent: the files that were worked on lately.
 *
 * One path a line in XDG_STATE_HOME/mnr-assess/recent, newest first, readable by its owner only.
 * What goes wrong here is not worth a message: the list is then shorter.
 */
#ifndef SESSION_RECENT_H
#define SESSION_RECENT_H

#include <stdbool.h>
#include <stddef.h>

enum { RECENT_MOST = 12 };

struct recent {
    char *paths[RECENT_MOST]; /* absolute */
    size_t count;
};

/* Reads the list; files that are gone are left out. Free with recent_free. */
void recent_read(struct recent *recent);
void recent_free(struct recent *recent);

/* Puts a file at the head of the list. */
void recent_add(const char *path);

/* Whether a file (its path from the root) is in the list, also when it is gone; takes it out, and
   returns whether it is out. */
bool recent_has(const char *whole);
bool recent_forget(const char *whole);

#endif
