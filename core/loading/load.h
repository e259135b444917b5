/*
 * load: the questionnaire files made into a catalogue.
 */
#ifndef CORE_LOADING_LOAD_H
#define CORE_LOADING_LOAD_H

#include "core/base/error.h"
#include "core/catalogue/catalogue.h"

/* Loads the questionnaires below `directory`, or those inside the program when it is NULL, in
   `language` ("fr", NULL for English). Reports every mistake it finds to `problems`; NULL when one
   of them is an error. Free with catalogue_free. */
struct catalogue *catalogue_load(const char *directory, const char *language,
                                 struct problems *problems);

#endif
