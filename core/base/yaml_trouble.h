/*
 * yaml_trouble: why a YAML file cannot be read, in our words, where the mistake was made, and what
 * to do about it.
 *
 * A reader of YAML stops where it no longer understands, which may be lines behind the mistake.
 * What people and their programs do wrong most often is looked for on the bytes around. For every
 * file that is read: assessments, questionnaires, settings.
 */
#ifndef CORE_BASE_YAML_TROUBLE_H
#define CORE_BASE_YAML_TROUBLE_H

#include <stdbool.h>
#include <stddef.h>

/* A place in a file, from 1, columns in characters; line 0: none. */
struct yaml_place {
    size_t line;
    size_t column;
};

/* What a reader knows when it stops. */
struct yaml_clue {
    const char *bytes; /* UTF-8, ended by NUL */
    size_t length;
    const char *problem;      /* libyaml's words; NULL where the reader has words of its own */
    struct yaml_place place;  /* where it stopped */
    struct yaml_place within; /* where what it was reading begins */
    struct yaml_place text;   /* where the last text before that begins, and ends */
    struct yaml_place text_end;
    bool text_quoted; /* it stands in quotation marks */
};

struct yaml_trouble {
    struct yaml_place place;
    char problem[448];
};

/* Fills `trouble`. False when nothing better is known than what the clue says. */
bool yaml_trouble_find(const struct yaml_clue *clue, struct yaml_trouble *trouble);

/* Whether a text without quotation marks is certainly not what was meant: it begins with a blank
   that is not a space, or stands between typographic quotation marks. `problem` (may be NULL) gets
   what is wrong. */
bool yaml_trouble_plain(const char *text, char *problem, size_t size);

#endif
