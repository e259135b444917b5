/* form_parts: what the files that make the form share. Not for anybody else. */
#ifndef EXPORT_FORM_FORM_SKIP_H
#define EXPORT_FORM_FORM_SKIP_H

#include <stdbool.h>

#include "export/form/form.h"

/* Whether the form has the question: it is deep enough, and not taken from another part of it. */
bool form_asks(const struct form_input *input, const struct question *question);

/* The question that stands after it; NULL for none. */
const struct question *form_following(const struct form_input *input,
                                      const struct question *question);

#endif
