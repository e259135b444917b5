/*
 * place: where a file is: the folder it stands in, open, and its name there.
 *
 * Links are followed one by one, each read through the descriptor through which it was looked at,
 * so that nobody can put another in between; what is found is then opened by its name in the open
 * folder, and never through a link. One that another user put into a folder where everybody may
 * write is not followed. Folders on the way are found as the system finds them: where others may
 * write in one of those, nothing is promised.
 */
#ifndef CORE_BASE_PLACE_H
#define CORE_BASE_PLACE_H

#include <stdbool.h>

enum place_found {
    PLACE_FOUND,   /* a file, or a name that a new one may have */
    PLACE_GONE,    /* the name of a link whose target is not there */
    PLACE_PLANTED, /* a link that must not be followed */
    PLACE_FAILED,  /* errno says why */
};

struct place {
    int folder;  /* for the calls whose names end in "at"; it cannot be listed, locked or synced */
    char *name;  /* has no slash */
    bool exists; /* it did */
};

/* Finds the file at `path`, which is seen from the folder `from` (AT_FDCWD for here). After
   PLACE_FOUND, place_close it. */
enum place_found place_find(int from, const char *path, struct place *place);
void place_close(struct place *place);

/* Opens the file there as open does with `flags`, never through a link. */
int place_open(const struct place *place, int flags);

#endif
