#include "session/asker.h"

#include <stdarg.h>
#include <stdio.h>

enum { SAID = 2048 };

void asker_say(const struct asker *asker, const char *format, ...)
{
    char text[SAID];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    asker->say(asker->context, text);
}

void asker_say_error(const struct asker *asker, const struct error *error)
{
    char text[SAID];
    error_describe(error, text, sizeof text);
    asker->say(asker->context, text);
}

int asker_choose(const struct asker *asker, const char *title, const char *text,
                 const struct asker_choice *choices, size_t count)
{
    return asker->choose(asker->context, title, text, choices, count, 0);
}
