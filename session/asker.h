/*
 * asker: how the session asks a person, and what it has to know of what they are doing: a box on
 * the full screen, numbered lines in line mode, nothing in a command, which takes the careful way.
 *
 * Knows no record, and stores nothing. The session never knows who answers.
 */
#ifndef SESSION_ASKER_H
#define SESSION_ASKER_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/error.h"
#include "core/catalogue/questionnaire.h"
#include "core/safety/draft_file.h"
#include "session/draft.h"

struct asker_choice {
    const char *label;
    const char *help; /* NULL for none */
};

enum { ASKER_LEFT = -1 }; /* nothing was decided: they left, or nobody can be asked any more */

/* All of them are there; texts are UTF-8 and translated. */
struct asker {
    void *context;

    /* The index of one of `count` choices, `initial` being the one that is offered first, or
       ASKER_LEFT. `text` may be NULL. */
    int (*choose)(void *context, const char *title, const char *text,
                  const struct asker_choice *choices, size_t count, int initial);

    /* Fills `line`, which is `initial` (may be NULL) to begin with; false when they left. */
    bool (*line)(void *context, const char *title, const char *text, const char *initial,
                 struct text *line);

    /* Tells something that needs no answer. */
    void (*say)(void *context, const char *text);

    /* Whether they are in the middle of a word: what can wait waits, and is only said. */
    bool (*is_typing)(void *context);

    /* Whether something may be offered: nothing else is asked, and no words stand in a field that
       are not in the record. */
    bool (*is_free)(void *context);

    /* Puts what is being typed into the record, as far as it is an answer; whether words are left
       that are none; and those of them that are to be noted (false: there are none). */
    void (*keep)(void *context);
    bool (*has_unkept)(void *context);
    bool (*typed)(void *context, struct typing *typing, const char *texts[DRAFT_TEXTS]);

    /* Puts words into the field of a question, as if they had just been typed: they may be no
       answer yet. False when there is no such field. */
    bool (*put_back)(void *context, const struct question *question, const char *const *texts,
                     size_t count);

    /* Shows what was changed; one of both is NULL. */
    void (*show)(void *context, const struct question *question,
                 const struct capability *capability);

    /* Another record is open, or this one was read again: where they are is found anew. */
    void (*reopened)(void *context);
};

/* Shorter ways; `asker` may say any of it as it likes. */
void asker_say(const struct asker *asker, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void asker_say_error(const struct asker *asker, const struct error *error);
int asker_choose(const struct asker *asker, const char *title, const char *text,
                 const struct asker_choice *choices, size_t count);

#endif
