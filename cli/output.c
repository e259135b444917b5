#include "cli/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/base/i18n.h"
#include "core/base/limits.h"
#include "core/base/store.h"
#include "core/base/text.h"
#include "export/report/formats.h"
#include "plain/print.h"

/* ---- formats ---- */

static size_t refuse_name(const struct invocation *invocation, const char *name,
                          const struct deliver_format *formats, size_t count)
{
    struct text names = {0};
    for (size_t i = 0; i < count; i++)
        text_append_format(&names, "%s%s", i ? ", " : "", formats[i].name);
    complain_about(_("%s: there is no format “%s”; there are: %s"), invocation->command->name, name,
                   names.data ? names.data : "");
    text_free(&names);
    return SIZE_MAX;
}

static size_t refuse_ending(const struct invocation *invocation, const char *ending,
                            const struct deliver_format *formats, size_t count)
{
    struct text names = {0};
    struct text endings = {0};
    for (size_t i = 0; i < count; i++) {
        text_append_format(&names, "%s%s", i ? ", " : "", formats[i].name);
        text_append_format(&endings, " %s", formats[i].extensions);
    }
    complain_about(_("%s: nothing is written with the ending “%s”, as “%s” has it; there are: %s, "
                     "with the endings%s"),
                   invocation->command->name, ending, deliver_output(invocation),
                   names.data ? names.data : "", endings.data ? endings.data : "");
    text_free(&names);
    text_free(&endings);
    return SIZE_MAX;
}

size_t deliver_find_format(const struct invocation *invocation,
                           const struct deliver_format *formats, size_t count)
{
    const char *name = invocation_value(invocation, "format");
    const char *output = deliver_output(invocation);
    const char *ending = output ? format_ending(output) : NULL;
    size_t named = 0;
    size_t ended = 0;
    while (named < count && (!name || strcmp(formats[named].name, name) != 0))
        named++;
    while (ended < count && (!ending || !format_has_ending(formats[ended].extensions, ending)))
        ended++;
    if (name && named == count)
        return refuse_name(invocation, name, formats, count);
    if (ending && ended == count)
        return refuse_ending(invocation, ending, formats, count);
    return name ? named : ended;
}

/* ---- files ---- */

const char *deliver_output(const struct invocation *invocation)
{
    const char *output = invocation_value(invocation, "output");
    return output && strcmp(output, "-") != 0 ? output : NULL;
}

static bool replace(int from, const char *path, const char *text, deliver_may_replace *may_replace,
                    const char *refusal, struct error *error)
{
    char *bytes;
    size_t length;
    struct store_stamp stamp;
    if (!store_read_at(from, path, LIMIT_REPORT_BYTES, &bytes, &length, &stamp, error))
        return false;
    stamp.bytes = bytes;
    stamp.length = length;
    bool done = length && !may_replace(bytes)
                    ? error_set(error, ERROR_USAGE, path, 0, 0, "%s", refusal)
                    : store_write_at(from, path, text, strlen(text), &stamp, error);
    free(bytes);
    return done;
}

bool deliver_file(int from, const char *path, const char *text, deliver_may_replace *may_replace,
                  const char *refusal, struct error *error)
{
    struct stat status;
    if (fstatat(from, path, &status, AT_SYMLINK_NOFOLLOW) != 0 && errno == ENOENT)
        return store_create_at(from, path, text, strlen(text), NULL, error);
    return replace(from, path, text, may_replace, refusal, error);
}

int output_write(char *text, const char *output, deliver_may_replace *may_replace,
                 const char *refusal, const struct error *error)
{
    struct error trouble;
    int status = EXIT_DONE;
    if (!text)
        return complain(error);
    if (!output)
        fputs(text, stdout);
    else if (!deliver_file(AT_FDCWD, output, text, may_replace, refusal, &trouble))
        status = complain(&trouble);
    free(text);
    return status;
}
