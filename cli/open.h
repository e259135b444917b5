/*
 * open: what most commands begin with: the questionnaires, one assessment, and what follows
 * from its answers. Complains on standard error itself when something cannot be opened.
 */
#ifndef CLI_OPEN_H
#define CLI_OPEN_H

#include <stdbool.h>
#include <stdio.h>

#include "cli/command.h"
#include "core/catalogue/catalogue.h"
#include "core/catalogue/figures.h"
#include "core/record/assessment.h"
#include "core/rules/applies.h"
#include "core/rules/findings.h"
#include "core/safety/kept.h"
#include "core/safety/lock.h"

struct opened {
    struct catalogue *catalogue;
    struct assessment *assessment;
    struct applies *applies;
    struct findings *findings;
    struct lock *lock;     /* NULL: not held */
    long version_spacing;  /* seconds: a version is kept before changes, unless one is younger */
    bool kept;             /* it was */
    struct keeper *keeper; /* keeps what must outlive this run; NULL: nothing must */
    struct kept_list left; /* what earlier runs kept */
    bool told;             /* that nothing can be kept */
    bool looking;          /* the file may not be changed: nothing is saved */
    bool refused;          /* a change, for that reason */
};

/* Where the questionnaires are read from: what --data says, else a folder that was put into the
   installation, else NULL: from inside the program. */
const char *open_data_directory(const struct invocation *invocation);

/* Speaks a language from now on ("fr"), or (NULL) that of the environment: locale and texts of the
   program. */
void open_speak(const char *language);

/* The questionnaires that --data and --lang ask for. NULL after a complaint; free with
   catalogue_free. */
struct catalogue *open_catalogue(const struct invocation *invocation);

/* The published tables that belong to them. NULL after a complaint; free with figures_free. */
struct figures *open_figures(const struct invocation *invocation,
                             const struct catalogue *catalogue);

/* Complains that there is no questionnaire `id`, and which there are, in the name of a command;
   returns EXIT_CANNOT. */
int open_refuse_questionnaire(const struct catalogue *catalogue, const char *command,
                              const char *id);

/* Looks at each path that the command was given, with the questionnaires at hand; returns the worst
   of the exit statuses. */
int open_each(const struct invocation *invocation,
              int (*look)(struct catalogue *catalogue, const char *path));

/* Opens the assessment at `path`. Returns whether it could; when not, nothing is to be closed. */
bool open_record(struct opened *opened, const struct invocation *invocation, const char *path);

/* The same with texts in another language than --lang and the locale say. */
bool open_record_in(struct opened *opened, const struct invocation *invocation, const char *path,
                    const char *language);

/* Works out anew which questions apply and what is found, after an answer changed. */
bool open_refresh(struct opened *opened);

/* Takes the lock of the open file; complains and returns false when somebody else has it, unless
   `anyway`. */
bool open_lock(struct opened *opened, bool anyway);

/* Begins to keep what must outlive this run, under the file's name as it is now. Says once, on
   `out`, when nothing can be kept. */
void open_keep(struct opened *opened, FILE *out);

/* Says on standard error who has the file open. */
int open_complain_of_holder(const char *path, const struct lock_holder *holder);

/* Saves, keeping the version before the first change (backup.h); what somebody else changed
   meanwhile is taken in where it does not contradict. Complains and returns false when that is not
   possible. What follows from the answers has to be worked out anew. */
bool open_save(struct opened *opened);

void open_close(struct opened *opened);

struct open_found { /* one of both; the other is NULL */
    const struct question *question;
    const struct capability *capability;
};

/* What a person calls by that id, in all ways that “go to” takes (catalogue_question_at), or by
   that of a capability. Complains, with the nearest one, when there is none. */
bool open_find(const struct opened *opened, const char *id, struct open_found *found);

#endif
