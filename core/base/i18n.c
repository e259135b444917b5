#include "core/base/i18n.h"

#include <stdbool.h>

/* gettext looks for what it does not find each time anew, which is a quarter of a report. */
static bool translated;

void i18n_begin(const char *directory)
{
    static const char domain[] = "mnr-assess";
    bindtextdomain(domain, directory);
    bind_textdomain_codeset(domain, "UTF-8");
    textdomain(domain);
    translated = *gettext("") != '\0'; /* a translation's header */
}

const char *i18n_text(const char *text)
{
    return translated ? gettext(text) : text;
}
