/*
 * i18n: the program's own texts in the reader's language, by gettext.
 *
 * The questionnaires' texts are translated by overlay files instead (see questionnaire.h).
 */
#ifndef CORE_BASE_I18N_H
#define CORE_BASE_I18N_H

#include <libintl.h>

#define _(text) i18n_text(text)
#define N_(text) (text)

/* Speaks the language of the locale, which is set, where DIRECTORY has a translation. Before it is
   called, and without a translation, texts stay as they are written. */
void i18n_begin(const char *directory);

/* The translation of a text, or the text. Belongs to gettext. */
const char *i18n_text(const char *text) __attribute__((format_arg(1)));

#endif
