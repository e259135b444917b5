/* dialogue: what the files of the plain mode share. Not for anybody else. */
#ifndef PLAIN_DIALOGUE_H
#define PLAIN_DIALOGUE_H

#include "cli/open.h"
#include "session/draft.h"
#include "session/undo.h"

struct plain {
    struct opened *opened;
    const char *directory;   /* of the questionnaires; NULL: inside the program */
    struct figures *figures; /* NULL until asked for */
    struct undo undo;        /* what was changed in this sitting */
    const struct question *current;
    bool open;     /* a question of its domain was open when it came up */
    bool show;     /* the current question is to be shown before the next prompt */
    bool stopped;  /* the person wants to leave, or the input has ended */
    bool gone;     /* ... by a signal, or the terminal has gone: what is half typed waits */
    bool given_up; /* the last line or text that was asked for */
    char *begun;   /* of the line that was being typed when that happened; NULL: none */
    bool scripted; /* no person types */
    bool refused;  /* some line, at least: it was not taken, or not done */
    bool broken;   /* ... as there was no memory for it, or the input could not be read */
    bool reminded; /* what should not be written in texts has been said */
    bool unsaved;  /* the last attempt to save did not succeed */
    bool spared;   /* ... and what could not be saved is in the state folder */
    char *noted;   /* the draft of what is being typed: its path; NULL: there is none */
};

/* ---- plain.c ---- */

/* Says why a line is not taken, or not done, after a label unless that is NULL. */
void plain_refuse(struct plain *plain, const char *label, const char *words);

/* The same for an error; one of memory is told by the exit status, too: nobody meant it. */
void plain_refuse_error(struct plain *plain, const struct error *error);
void plain_refuse_memory(struct plain *plain);

/* A copy of the answer to a question, to change; answer_free it. False after saying that there
   is no memory. */
bool plain_copy(struct plain *plain, const struct question *question, struct answer *draft);

/* Asks for one line, without its end, as door.h lets it in; free() it. NULL when the input has
   ended, or the line was given up. */
char *plain_read(struct plain *plain, const char *prompt);

/* Asks for lines until one that is a single full stop, or the end of the input; keeps them in the
   draft as the current question's `field` meanwhile. `first`, when not NULL, is what there is
   already. free() the result; NULL when it was given up, cut off or too long, or there is no
   is no memory. */
char *plain_read_text(struct plain *plain, const char *field, const char *first);

/* Lets the person choose one of a few things by its number; -1 when they do not. */
int plain_choose(struct plain *plain, const char *const *choices, size_t count);

/* Goes to a question, which will be shown. */
void plain_go(struct plain *plain, const struct question *question);

/* Goes to the next question that is asked; at the end says what is left. */
void plain_next(struct plain *plain);

/* After an answer: says what it is now and whether it is saved, and goes on to the next question,
   if the person is still at this one. */
void plain_go_on(struct plain *plain, const struct question *question);

/* Around every change of the record, so that it can be undone: before it, false after saying why
   not; after it saves, or, when it was not `done`, says why. Returns `done`. */
bool plain_begin(const struct plain *plain, struct change *change);
bool plain_end(struct plain *plain, struct change *change, bool done, const struct error *error);

/* Makes `draft` the answer to a question, and saves. Says why when it cannot be. */
bool plain_set(struct plain *plain, const struct question *question, const struct answer *draft);

/* Saves and works out anew what applies; complains when the file cannot be written. */
void plain_save(struct plain *plain);

/* ---- kept.c: what outlives a bad end (core/safety/kept.h) ---- */

/* Keeps what is being typed, durably. */
void plain_note(struct plain *plain, const struct typing *typing);

/* Likewise the line that a signal cut off, if one did: it was to be text `at` of these, of which
   those that are not known yet are NULL. */
void plain_note_begun(struct plain *plain, const struct typing *typing, size_t at);

/* It is in the file now, or was given up. */
void plain_forget_note(struct plain *plain);

/* Keeps answers that could not be saved, and, to `tell`, says so and what can be done. */
void plain_keep_unsaved(struct plain *plain, bool tell);

/* The file is saved: nothing has to be kept of what could not be. */
void plain_forget_unsaved(struct plain *plain);

/* It is saved in another file: nothing is kept for this one, and from then on for that. */
void plain_keep_elsewhere(struct plain *plain);

/* At the start: offers what an earlier run kept. */
void plain_offer(struct plain *plain);

/* The command. */
void plain_recover(struct plain *plain, const char *words);

/* ---- show.c ---- */

void plain_show(struct plain *plain); /* the current question */
/* Appends the answer in the words that were read out for it. */
void plain_say_answer(const struct question *question, const struct answer *answer,
                      struct text *out);
void plain_explain(const struct plain *plain);   /* all there is to say about it */
void plain_show_left(const struct plain *plain); /* what is left to finish */

/* What was found in the domain of the current question, and what is open in it. */
void plain_show_domain(const struct plain *plain);

/* ---- answer.c ---- */

/* Takes a line as the answer to the current question, asks for what else belongs to it, and goes on
   to the next question. */
void plain_answer(struct plain *plain, const char *line);

/* Makes texts the answer to the current question, which keeps what is ticked. */
bool plain_write(struct plain *plain, const char *const *texts, size_t count);

/* Goes on with the text of the current question, of which `first` is there (NULL: nothing). Returns
   whether it became the answer. */
bool plain_write_on(struct plain *plain, const char *first);

/* ---- commands.c ---- */

/* Does what a line says when it begins with a command; returns whether it did. */
bool plain_command(struct plain *plain, const char *line);

/* ---- record.c: commands, with what was typed after their names ---- */

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

/* Sets the status of a capability, or (NULL) takes one back that was set; says what it is then, or
   why not. */
bool plain_set_level(struct plain *plain, const struct capability *capability, const char *status,
                     const char *reason);

/* What the documents record about countries; NULL when they cannot be read. */
const struct figures *plain_figures(struct plain *plain);

#endif
