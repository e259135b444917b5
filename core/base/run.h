/*
 * run: which run of the program this is, and whether another one still goes on.
 *
 * A process number alone says little: it is given again, counts only among the processes of its own
 * PID namespace (in a container nearly every program is number 1), and after a restart all are
 * new; a computer's name may be another's. So all of these are written down together, and what
 * cannot be seen from here is never taken for ended. Keeps nothing on disk itself.
 */
#ifndef CORE_BASE_RUN_H
#define CORE_BASE_RUN_H

#include <stdbool.h>

#include "core/base/yaml_tree.h"
#include "core/base/yaml_writer.h"

enum { RUN_NAME = 17 };

/* As it is written down: "" for what is not known. Harmless to print. */
struct run {
    char name[RUN_NAME]; /* 16 hexadecimal digits, drawn at random */
    char host[128];
    char boot[64];  /* of the computer's run */
    char space[64]; /* the PID namespace among whose processes the number counts */
    char begun[32]; /* in ticks of the computer's run */
    long process;
    char user[64];
    char since[32]; /* UTC, "2026-11-21T10:00:00Z" */
};

/* This process, without a name. */
void run_identify(struct run *run);

/* The same, under a name drawn anew. */
void run_begin(struct run *run);

/* Writes it as entries of the map that is open, and reads it back from one. */
void run_write(const struct run *run, struct yaml_writer *writer);
void run_read(const struct yaml_node *map, struct run *run);

enum run_standing {
    RUN_ENDED,
    RUN_LIVES,
    RUN_UNSEEN, /* of another computer or PID namespace */
};

/* How the process of a run stands, as seen from this one. */
enum run_standing run_look(const struct run *run);

/* Whether it is a run of this very process. */
bool run_is_own(const struct run *run);

#endif
