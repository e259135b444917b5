#include "cli/verify.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/print.h"
#include "core/i18n.h"
#include "core/store.h"
#include "core/yaml_tree.h"
#include "export/seal.h"

enum { INDENT = 2 };

/* What is compared: the report's own file, and the assessment's as it is now. */
struct verdict {
    const char *report;
    const char *file;
    struct seal named;
    struct seal is;
};

/* The report's text; a file that is no text has blanks where a text has none. NULL after a
   complaint. */
static char *read_report(const char *path)
{
    struct error error;
    char *bytes;
    size_t length;
    if (!store_read(path, YAML_MAX_BYTES, &bytes, &length, NULL, &error)) {
        complain(&error);
        return NULL;
    }
    for (size_t i = 0; i < length; i++)
        if (bytes[i] == '\0')
            bytes[i] = ' ';
    return bytes;
}

/* What a report made of the assessment now would name. */
static bool seal_of(const struct assessment *assessment, const struct seal *named,
                    struct seal *seal)
{
    char digest[65];
    struct text line = {0};
    if (!assessment_digest(assessment, digest))
        return false;
    seal_append(assessment, digest, named->date, named->shared, &line);
    bool found = line.data && !line.failed && seal_find(line.data, seal);
    text_free(&line);
    return found;
}

/* ---- what differs ---- */

static void say_difference(const char *what, const char *named, const char *is)
{
    struct text words = {0};
    text_append_format(&words, _("%s: the report names %s, the file %s"), what, named, is);
    print_wrapped(INDENT, words.data ? words.data : "");
    text_free(&words);
}

static size_t say_differences(const struct verdict *verdict)
{
    const struct {
        const char *what;
        const char *named;
        const char *is;
    } facts[] = {
        {_("another record"), verdict->named.record, verdict->is.record},
        {_("another revision"), verdict->named.revision, verdict->is.revision},
        {_("other versions of the questionnaires"), verdict->named.questionnaires,
         verdict->is.questionnaires},
        {_("other bytes, by their SHA-256"), verdict->named.digest, verdict->is.digest},
    };
    size_t count = 0;
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
        if (strcmp(facts[i].named, facts[i].is) == 0)
            continue;
        if (!count++) {
            struct text words = {0};
            text_append_format(&words, _("No: %s was not made from %s as it is now."),
                               verdict->report, verdict->file);
            print_wrapped(0, words.data ? words.data : "");
            text_free(&words);
        }
        say_difference(facts[i].what, facts[i].named, facts[i].is);
    }
    return count;
}

static void say_yes(const struct verdict *verdict)
{
    struct text words = {0};
    text_append_format(
        &words,
        verdict->named.shared
            ? _("Yes: %s names %s as it is now, revision %s. It is a copy for sharing, made on %s "
                "by mnr-assess %s.")
            : _("Yes: %s names %s as it is now, revision %s. It is a complete copy, made on %s by "
                "mnr-assess %s."),
        verdict->report, verdict->file, verdict->is.revision, verdict->named.date,
        verdict->named.program);
    print_wrapped(0, words.data ? words.data : "");
    text_free(&words);
}

/* ---- the command ---- */

/* A text that lost the line may still have the digest. */
static int judge_digest(const struct assessment *assessment, const struct verdict *verdict,
                        const char *text)
{
    char digest[65];
    struct text words = {0};
    if (!assessment_digest(assessment, digest) || !seal_names(text, digest))
        return complain_about(
            _("%s: this names no file that it was made from; it is no report, or no text"),
            verdict->report);
    text_append_format(&words,
                       _("Yes: %s names the SHA-256 of %s as it is now; what else it names was "
                         "lost."),
                       verdict->report, verdict->file);
    print_wrapped(0, words.data ? words.data : "");
    text_free(&words);
    return EXIT_DONE;
}

static int judge(const struct assessment *assessment, struct verdict *verdict, const char *text)
{
    if (!seal_find(text, &verdict->named))
        return judge_digest(assessment, verdict, text);
    if (!seal_of(assessment, &verdict->named, &verdict->is))
        return complain_about("%s", _("out of memory"));
    if (say_differences(verdict))
        return EXIT_TO_SEE;
    say_yes(verdict);
    return EXIT_DONE;
}

int verify_report(const struct session *session, const char *path)
{
    struct verdict verdict = {.report = path, .file = assessment_path(session->assessment)};
    char *text = read_report(path);
    int status = text ? judge(session->assessment, &verdict, text) : EXIT_CANNOT;
    free(text);
    return status;
}
