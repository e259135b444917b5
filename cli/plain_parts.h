/* plain_parts: what the files of the plain mode share. Not for anybody else. */
#ifndef CLI_PLAIN_PARTS_H
#define CLI_PLAIN_PARTS_H

#include "cli/session.h"
#include "tui/journal.h"

struct plain {
    struct session *session;
    const char *directory;   /* of the questionnaires; NULL: inside the program */
    struct figures *figures; /* NULL until asked for */
    struct journal journal;  /* what was changed in this sitting */
    const struct question *current;
    bool show;     /* the current question is to be shown before the next prompt */
    bool stopped;  /* the person wants to leave, or the input has ended */
    bool reminded; /* what should not be written in texts has been said */
    bool unsaved;  /* the last attempt to save did not succeed */
};

/* ---- plain.c ---- */

/* Asks for one line, without its newline; free() it. NULL when the input has ended. */
char *plain_read(struct plain *plain, const char *prompt);

/* Asks for lines until one that is a single full stop, or the end of the input. `first`, when not
   NULL, is a line already read. free() the result; NULL when there is no memory. */
char *plain_read_text(struct plain *plain, const char *first);

/* Goes to a question, which will be shown. */
void plain_go(struct plain *plain, const struct question *question);

/* Goes to the next question that is asked; at the end says what is left. */
void plain_next(struct plain *plain);

/* Around every change of the record, so that it can be undone: before it, false after saying why
   not; after it saves, or, when it was not `done`, says why. Returns `done`. */
bool plain_begin(const struct plain *plain, struct change *change);
bool plain_end(struct plain *plain, struct change *change, bool done, const struct error *error);

/* Makes `draft` the answer to a question, and saves. Says why when it cannot be. */
bool plain_set(struct plain *plain, const struct question *question, const struct answer *draft);

/* Saves and works out anew what applies; complains when the file cannot be written. */
void plain_save(struct plain *plain);

/* ---- plain_show.c ---- */

void plain_show(struct plain *plain);            /* the current question */
void plain_explain(const struct plain *plain);   /* all there is to say about it */
void plain_show_left(const struct plain *plain); /* what is left to finish */

/* ---- plain_answer.c ---- */

/* Takes a line as the answer to the current question, asks for what else belongs to it, and goes on
   to the next question. */
void plain_answer(struct plain *plain, const char *line);

/* ---- plain_commands.c ---- */

/* Does what a line says when it begins with a command; returns whether it did. */
bool plain_command(struct plain *plain, const char *line);

/* ---- plain_record.c: commands, with what was typed after their names ---- */

void plain_undo(struct plain *plain, const char *words);
void plain_redo(struct plain *plain, const char *words);
void plain_changes(struct plain *plain, const char *words);
void plain_level(struct plain *plain, const char *words);
void plain_depth(struct plain *plain, const char *words);
void plain_instruments(struct plain *plain, const char *words);
void plain_title(struct plain *plain, const char *words);
void plain_by(struct plain *plain, const char *words);
void plain_findings(struct plain *plain, const char *words);
void plain_country(struct plain *plain, const char *words);
void plain_find(struct plain *plain, const char *words);

/* What the documents record about countries; NULL when they cannot be read. */
const struct figures *plain_figures(struct plain *plain);

#endif
