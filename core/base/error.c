#include "core/base/error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/base/text.h"

static void __attribute__((format(printf, 6, 0)))
fill(struct error *error, enum error_kind kind, const char *path, size_t line, size_t column,
     const char *format, va_list arguments)
{
    char raw[sizeof error->problem];
    error->kind = kind;
    error->line = line;
    error->column = column;
    text_harmless(path ? path : "", error->path, sizeof error->path);
    vsnprintf(raw, sizeof raw, format, arguments);
    text_harmless(raw, error->problem, sizeof error->problem);
}

bool error_set(struct error *error, enum error_kind kind, const char *path, size_t line,
               size_t column, const char *format, ...)
{
    if (error) {
        va_list arguments;
        va_start(arguments, format);
        fill(error, kind, path, line, column, format, arguments);
        va_end(arguments);
    }
    return false;
}

bool error_set_system(struct error *error, const char *path, const char *doing)
{
    return error_set(error, ERROR_SYSTEM, path, 0, 0, "%s: %s", doing, strerror(errno));
}

bool error_set_memory(struct error *error)
{
    return error_set(error, ERROR_MEMORY, NULL, 0, 0, "%s", _("out of memory"));
}

void error_describe(const struct error *error, char *out, size_t size)
{
    if (!error->path[0])
        snprintf(out, size, "%s", error->problem);
    else if (!error->line)
        snprintf(out, size, "%s: %s", error->path, error->problem);
    else
        snprintf(out, size, "%s:%zu:%zu: %s", error->path, error->line, error->column,
                 error->problem);
}

static struct problem *problems_grow(struct problems *problems)
{
    /* Grown by doubling: a capacity is always the next power of two, from 16. */
    size_t count = problems->count;
    if (count >= PROBLEMS_MAX)
        return NULL;
    if (count == 0 || (count >= 16 && (count & (count - 1)) == 0)) {
        size_t capacity = count ? count * 2 : 16;
        struct problem *items = realloc(problems->items, capacity * sizeof *items);
        if (!items)
            return NULL;
        problems->items = items;
    }
    return &problems->items[problems->count++];
}

void problems_add(struct problems *problems, enum severity severity, enum error_kind kind,
                  const char *path, size_t line, size_t column, const char *format, ...)
{
    if (severity == SEVERITY_ERROR)
        problems->errors++;
    struct problem *problem = problems_grow(problems);
    if (!problem) {
        problems->left_out++;
        return;
    }
    problem->severity = severity;
    va_list arguments;
    va_start(arguments, format);
    fill(&problem->error, kind, path, line, column, format, arguments);
    va_end(arguments);
}

bool problems_first_error(const struct problems *problems, struct error *error)
{
    for (size_t i = 0; i < problems->count; i++) {
        if (problems->items[i].severity != SEVERITY_ERROR)
            continue;
        if (error)
            *error = problems->items[i].error;
        return true;
    }
    if (problems->errors)
        error_set_memory(error);
    return problems->errors > 0;
}

const char *severity_word(enum severity severity)
{
    static const char *const words[] = {
        [SEVERITY_ERROR] = N_("error"),
        [SEVERITY_WARNING] = N_("look again"),
        [SEVERITY_OPEN] = N_("to finish"),
    };
    return _(words[severity]);
}

void problems_free(struct problems *problems)
{
    free(problems->items);
    *problems = (struct problems){0};
}
