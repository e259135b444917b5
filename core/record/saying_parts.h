/* saying_parts: what saying.c, saying_fields.c and saying_tell.c share, and nobody else's business.
 */
#ifndef CORE_RECORD_SAYING_PARTS_H
#define CORE_RECORD_SAYING_PARTS_H

#include "core/record/saying.h"

/* What is being made of what was said. */
struct taking {
    const struct question *question;
    const struct saying *saying;
    struct answer *draft;
    enum saying_as *as;
    struct error *error;
};

/* ---- saying.c ---- */

/* A copy without the blanks around it; free() it. NULL when there is no memory. */
char *saying_trimmed(const char *words, size_t length);

/* Puts one more value behind those of the draft. */
bool saying_add_value(const struct taking *taking, const char *words);

/* Takes "none of these", when that is all that is said; *done is whether it could. */
bool saying_take_none(const struct taking *taking, bool *done);

/* ---- saying_fields.c ---- */

/* Takes what was said of a question with fields; `before` is the answer that stands. */
bool saying_take_fields(const struct taking *taking, const struct answer *before);

/* ---- saying_tell.c ---- */

/* Whether numbers of options may be several. */
bool saying_takes_several(const struct question *question);

/* Appends the options: "yes, partly, no, or a number from 1 to 3". */
void saying_tell_options(const struct question *question, struct text *out);

/* Refuses what was said: "LABEL: WHY: WHAT IS TAKEN"; or words that are no option. Return false. */
bool saying_refuse(const struct taking *taking, const char *why);
bool saying_refuse_option(const struct taking *taking, const char *wrong);

#endif
