/* i18n: marks the program's own texts for gettext. The questionnaires' texts are translated by
   overlay files instead (see questionnaire.h). */
#ifndef CORE_I18N_H
#define CORE_I18N_H

#include <libintl.h>

#define _(text) gettext(text)
#define N_(text) (text)

#endif
