#include "cli/verify.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/output.h"
#include "config.h"
#include "core/base/ascii.h"
#include "core/base/i18n.h"
#include "core/base/limits.h"
#include "core/base/store.h"
#include "export/report/formats.h"
#include "plain/print.h"

enum { INDENT = 2 };

/* ---- the report's text ---- */

struct report_text {
    char *bytes;
    size_t length;
};

/* False after a complaint. */
static bool read_report(const char *path, struct report_text *text)
{
    struct error error;
    if (store_read(path, LIMIT_REPORT_BYTES, &text->bytes, &text->length, NULL, &error))
        return true;
    complain(&error);
    return false;
}

static void drop_mark(struct report_text *text)
{
    static const char mark[] = "\xEF\xBB\xBF";
    size_t length = strlen(mark);
    if (text->length < length || memcmp(text->bytes, mark, length) != 0)
        return;
    text->length -= length;
    memmove(text->bytes, text->bytes + length, text->length + 1);
}

/* Whether the line ends in "\r\n" or, where that is so of no line, in "\r", as on other systems. */
static bool ends_otherwise(const struct report_text *text, bool *both)
{
    const char *first = memchr(text->bytes, '\r', text->length);
    if (!first || memchr(text->bytes, '\n', (size_t)(first - text->bytes)))
        return false;
    *both = first[1] == '\n';
    for (size_t at = 0; at < text->length; at++) {
        bool returns = text->bytes[at] == '\r';
        bool feeds = text->bytes[at] == '\n';
        if ((returns && *both && text->bytes[at + 1] != '\n') ||
            (feeds && (!*both || !at || text->bytes[at - 1] != '\r')))
            return false;
    }
    return true;
}

/* Makes lines that all end as on another system end in newlines. Where some of them end otherwise
   than the others, somebody was at work, and they stay. */
static void end_lines_alike(struct report_text *text)
{
    bool both;
    size_t kept = 0;
    if (!ends_otherwise(text, &both))
        return;
    for (size_t at = 0; at < text->length; at++)
        if (text->bytes[at] != '\r')
            text->bytes[kept++] = text->bytes[at];
        else if (!both)
            text->bytes[kept++] = '\n';
    text->length = kept;
    text->bytes[kept] = '\0';
}

/* ---- what is compared ---- */

struct verdict {
    const char *report; /* paths */
    const char *file;
    struct report_text text;
    const struct format *format; /* NULL: it begins like none of ours */
    bool sealed;                 /* the line stands in its place: */
    struct provenance provenance;
    bool known; /* and says in words that we know how it was made: */
    struct provenance_making making;
    char *again; /* the report, made again, */
    struct provenance own;
    bool spoken; /* in the same language */
};

static void look(struct verdict *verdict)
{
    drop_mark(&verdict->text);
    end_lines_alike(&verdict->text);
    verdict->format = format_of_text(verdict->text.bytes);
    verdict->sealed =
        verdict->format &&
        provenance_read(verdict->text.bytes, &verdict->format->provenance, &verdict->provenance);
    verdict->known = verdict->sealed && provenance_making(&verdict->provenance, &verdict->making) &&
                     strcmp(verdict->making.format, verdict->format->name) == 0;
    if (!verdict->known)
        verdict->making = (struct provenance_making){.date = "", .language = "en"};
    if (verdict->format)
        verdict->making.format = verdict->format->name;
}

/* False after a complaint. */
static bool make_again_of(struct verdict *verdict, const struct opened *opened,
                          const struct invocation *invocation, verify_remake *remake)
{
    struct error error;
    if (!verdict->sealed)
        return true;
    verdict->spoken = strcmp(catalogue_language(opened->catalogue), verdict->making.language) == 0;
    verdict->again =
        remake(opened, invocation, &verdict->making, verdict->provenance.shared, &error);
    if (!verdict->again)
        complain(&error);
    return verdict->again &&
           (provenance_read(verdict->again, &verdict->format->provenance, &verdict->own) ||
            complain_about("%s", _("out of memory")) == EXIT_DONE);
}

/* Makes the report again, in its own language. False after a complaint. */
static bool make_again(struct verdict *verdict, const struct invocation *invocation,
                       verify_remake *remake)
{
    struct opened opened;
    const char *spoken = invocation_value(invocation, "lang");
    open_speak(verdict->making.language);
    bool done = open_record_in(&opened, invocation, verdict->file, verdict->making.language);
    if (done) {
        done = make_again_of(verdict, &opened, invocation, remake);
        open_close(&opened);
    }
    open_speak(spoken);
    return done;
}

/* ---- what is said ---- */

static int say(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Returns EXIT_TO_SEE. */
static int say(const char *format, ...)
{
    char *words = NULL;
    va_list arguments;
    va_start(arguments, format);
    int length = vasprintf(&words, format, arguments);
    va_end(arguments);
    if (length < 0)
        return complain_about("%s", _("out of memory"));
    print_wrapped(0, words);
    free(words);
    return EXIT_TO_SEE;
}

static void say_difference(const char *what, const char *named, const char *is)
{
    struct text words = {0};
    if (strcmp(named, is) == 0)
        return;
    text_append_format(&words, _("%s: the report names %s, the file %s"), what, named, is);
    print_wrapped(INDENT, words.data ? words.data : "");
    text_free(&words);
}

static int say_other_file(const struct verdict *verdict)
{
    const struct provenance *named = &verdict->provenance;
    const struct provenance *own = &verdict->own;
    int status = say(_("Another file: %s was not made from %s as it is now."), verdict->report,
                     verdict->file);
    say_difference(_("another record"), named->record, own->record);
    say_difference(_("another revision"), named->revision, own->revision);
    say_difference(_("other versions of the questionnaires"), named->questionnaires,
                   own->questionnaires);
    say_difference(named->shared ? _("other answers in the copy, by their SHA-256")
                                 : _("other bytes, by their SHA-256"),
                   named->digest, own->digest);
    return status;
}

static int say_other_version(const struct verdict *verdict)
{
    const struct provenance *named = &verdict->provenance;
    int status =
        say(_("Another version: %s cannot be compared with what this program makes of %s."),
            verdict->report, verdict->file);
    say_difference(_("another version of the program"), named->program, VERSION);
    say_difference(_("other versions of the questionnaires"), named->questionnaires,
                   verdict->own.questionnaires);
    if (!verdict->spoken)
        print_wrapped(INDENT, _("its language is not spoken here"));
    return status;
}

/* The line in which the two differ first, from 1. */
static size_t line_of_difference(const struct verdict *verdict)
{
    size_t line = 1;
    const char *again = verdict->again;
    for (size_t at = 0; at < verdict->text.length && again[at] == verdict->text.bytes[at]; at++)
        line += again[at] == '\n';
    return line;
}

static int say_altered(const struct verdict *verdict)
{
    if (!verdict->sealed)
        return say(_("Altered: %s has no line on provenance in its place, as every report of this "
                     "program has; or it is no report."),
                   verdict->report);
    return say(_("Altered: %s is not what this program makes of %s; they differ from line %zu on. "
                 "(Other questionnaire files of the same version would make another report, too: "
                 "name them by --data.)"),
               verdict->report, verdict->file, line_of_difference(verdict));
}

static int say_unaltered(const struct verdict *verdict)
{
    const struct provenance *provenance = &verdict->provenance;
    if (provenance->shared)
        say(_("Yes: %s was made from %s as it is now, and is unaltered. It is a copy for sharing "
              "of %s."),
            verdict->report, verdict->file, provenance->date);
    else
        say(_("Yes: %s was made from %s as it is now, revision %s, and is unaltered. It is a "
              "complete copy of %s."),
            verdict->report, verdict->file, provenance->revision, provenance->date);
    return EXIT_DONE;
}

/* ---- the command ---- */

static bool is_same(const struct verdict *verdict)
{
    return verdict->known && strlen(verdict->again) == verdict->text.length &&
           memcmp(verdict->again, verdict->text.bytes, verdict->text.length) == 0;
}

static int judge(const struct verdict *verdict)
{
    const struct provenance *named = &verdict->provenance;
    const struct provenance *own = &verdict->own;
    if (!verdict->sealed)
        return say_altered(verdict);
    if (is_same(verdict))
        return say_unaltered(verdict);
    if (strcmp(named->record, own->record) != 0)
        return say_other_file(verdict);
    if (strcmp(named->program, VERSION) != 0)
        return say_other_version(verdict);
    if (strcmp(named->digest, own->digest) != 0)
        return say_other_file(verdict);
    if (strcmp(named->questionnaires, own->questionnaires) != 0 || !verdict->spoken)
        return say_other_version(verdict);
    return say_altered(verdict);
}

int verify_report(const struct invocation *invocation, const char *path, verify_remake *remake)
{
    struct verdict verdict = {.report = path, .file = invocation_argument(invocation, 0)};
    int status = EXIT_CANNOT;
    if (!read_report(path, &verdict.text))
        return status;
    look(&verdict);
    if (make_again(&verdict, invocation, remake))
        status = judge(&verdict);
    provenance_free(&verdict.provenance);
    provenance_free(&verdict.own);
    free(verdict.again);
    free(verdict.text.bytes);
    return status;
}
