#include "cli/verify.h"

#include <stdlib.h>
#include <string.h>

#include "cli/print.h"
#include "config.h"
#include "core/ascii.h"
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
    if (!store_read(path, LIMIT_REPORT_BYTES, &bytes, &length, NULL, &error)) {
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

/* ---- the words ---- */

enum words { WORDS_SAME, WORDS_OTHER, WORDS_NOT_COMPARED };

/* Lines of Markdown that only link to a chart beside the report. */
static size_t picture_length(const char *text, bool starts)
{
    return starts && strncmp(text, "![", 2) == 0 ? strcspn(text, "\n") : 0;
}

static void drop_blanks(char *text)
{
    char *end = text;
    for (bool starts = true; *text; text++) {
        text += picture_length(text, starts);
        starts = *text == '\n';
        if (*text && !ascii_is_space(*text))
            *end++ = *text;
        if (!*text)
            break;
    }
    *end = '\0';
}

/* Leaves letters and digits: conversions change line ends, markup and quotation marks, which are
   among U+2000 to U+203F. */
static void keep_words(char *text)
{
    char *end = text;
    drop_blanks(text);
    while (*text) {
        size_t mark = strncmp(text, "\xE2\x80", 2) == 0 && text[2] ? 3 : 0;
        if (!mark && (ascii_is_alnum(*text) || (unsigned char)*text >= 0x80))
            *end++ = *text;
        text += mark ? mark : 1;
    }
    *end = '\0';
}

/* Whether the report's words, of which `words` are left, are those of the report made again. */
static enum words compare_with(char *again, const char *words)
{
    if (!again)
        return WORDS_NOT_COMPARED;
    keep_words(again);
    enum words found = strcmp(again, words) == 0 ? WORDS_SAME : WORDS_OTHER;
    free(again);
    return found;
}

/* A copy that this version made should have its words, with or without every answer. */
static enum words compare_words(struct verify_source *source, const struct verdict *verdict,
                                verify_remake *remake, const char *text)
{
    char *words = strdup(text);
    if (!words || strcmp(verdict->named.program, VERSION) != 0) {
        free(words);
        return WORDS_NOT_COMPARED;
    }
    keep_words(words);
    source->date = verdict->named.date;
    source->shared = verdict->named.shared;
    enum words found = compare_with(remake(source, text, false), words);
    if (found == WORDS_OTHER)
        found = compare_with(remake(source, text, true), words);
    free(words);
    return found;
}

static int say_words(enum words words)
{
    static const char *const told[] = {
        [WORDS_SAME] = N_("Its words are those that this program makes of the file."),
        [WORDS_OTHER] =
            N_("But its words are not those that this program makes of the file: somebody changed "
               "them, or it was written in another language or from other questionnaire files."),
        [WORDS_NOT_COMPARED] = N_("Its words could not be compared: it was converted, or made by "
                                  "another version of this program."),
    };
    print_wrapped(0, _(told[words]));
    return words == WORDS_OTHER ? EXIT_TO_SEE : EXIT_DONE;
}

/* ---- what is said ---- */

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

static int judge(struct verify_source *source, struct verdict *verdict, verify_remake *remake,
                 const char *text)
{
    const struct assessment *assessment = source->session->assessment;
    if (!seal_find(text, &verdict->named))
        return judge_digest(assessment, verdict, text);
    if (!seal_of(assessment, &verdict->named, &verdict->is))
        return complain_about("%s", _("out of memory"));
    if (say_differences(verdict))
        return EXIT_TO_SEE;
    say_yes(verdict);
    return say_words(compare_words(source, verdict, remake, text));
}

int verify_report(struct verify_source *source, const char *path, verify_remake *remake)
{
    struct verdict verdict = {.report = path, .file = assessment_path(source->session->assessment)};
    char *text = read_report(path);
    int status = text ? judge(source, &verdict, remake, text) : EXIT_CANNOT;
    free(text);
    return status;
}
