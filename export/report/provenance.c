#include "export/report/provenance.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "config.h"
#include "core/base/ascii.h"

static const char complete_copy[] = "complete copy";
static const char shared_copy[] = "copy for sharing";
static const char no_charts[] = "none";
static const char *const lengths[] = {"usual", "full"};

/* ---- writing ---- */

static void append_questionnaires(const struct assessment *assessment, struct text *out)
{
    const struct catalogue *catalogue = assessment_catalogue(assessment);
    const char *joint = "";
    for (size_t i = 0; i < catalogue->questionnaire_count; i++) {
        const struct questionnaire *questionnaire = catalogue->questionnaires[i];
        const char *version = assessment_version(assessment, questionnaire);
        if (!assessment_has(assessment, questionnaire))
            continue;
        text_append_format(out, "%s%s %s", joint, questionnaire->id,
                           *version ? version : questionnaire->version);
        if (*version && strcmp(version, questionnaire->version) != 0)
            text_append_format(out, " (read with %s)", questionnaire->version);
        joint = "; ";
    }
}

void seal_append(const struct assessment *assessment, const char *digest,
                 const struct seal_making *making, struct text *out)
{
    bool shared = assessment_is_shared(assessment);
    text_append_format(out, "record %s, ", assessment_id(assessment));
    if (!shared)
        text_append_format(out, "revision %ld, ", assessment_revision(assessment));
    text_append(out, "questionnaires ");
    append_questionnaires(assessment, out);
    text_append_format(out, ", made %s by mnr-assess " VERSION ", format %s, length %s, ",
                       making->date, making->format, lengths[making->full]);
    text_append_format(out, "language %s, charts %s, %s, SHA-256: %s", making->language,
                       making->charts ? making->charts : no_charts,
                       shared ? shared_copy : complete_copy, digest);
}

/* ---- reading, from the end: the record's id, at the beginning, is somebody's text ---- */

/* Cuts the text before the last `name` and returns what follows that; NULL when it is not there. */
static char *take_last(char *text, const char *name)
{
    char *found = NULL;
    for (char *at = text; (at = strstr(at, name)); at++)
        found = at;
    if (!found)
        return NULL;
    *found = '\0';
    return found + strlen(name);
}

static bool ends(char *text, const char *end)
{
    size_t length = strlen(text);
    size_t tail = strlen(end);
    if (length < tail || strcmp(text + length - tail, end) != 0)
        return false;
    text[length - tail] = '\0';
    return true;
}

static bool is_digest(const char *text)
{
    return text && strspn(text, "0123456789abcdef") == 64 && strlen(text) == 64;
}

/* `line` is bare and begins with the word after the label. */
static bool read_bare(char *line, struct seal *seal)
{
    seal->digest = take_last(line, ",SHA-256:");
    seal->shared = ends(line, ",copyforsharing");
    if (!is_digest(seal->digest) || (!seal->shared && !ends(line, ",completecopy")))
        return false;
    seal->charts = take_last(line, ",charts");
    seal->language = take_last(line, ",language");
    seal->length = take_last(line, ",length");
    seal->format = take_last(line, ",format");
    seal->program = take_last(line, "bymnr-assess");
    seal->date = take_last(line, ",made");
    seal->questionnaires = take_last(line, ",questionnaires");
    seal->revision = take_last(line, ",revision");
    if (!seal->revision && seal->shared)
        seal->revision = "";
    seal->record = line;
    return seal->program && seal->date && seal->questionnaires && seal->revision;
}

bool seal_read(const char *report, const struct line_place *place, struct seal *seal)
{
    static const char first[] = "record";
    *seal = (struct seal){.bytes = placed_line(report, place)};
    if (!seal->bytes)
        return false;
    char *line = strstr(seal->bytes, first);
    if (line && read_bare(line + strlen(first), seal))
        return true;
    seal_free(seal);
    return false;
}

void seal_free(struct seal *seal)
{
    free(seal->bytes);
    *seal = (struct seal){0};
}

/* ---- how it was made ---- */

/* A day that there is, as clock_day writes it. */
static bool is_day(const char *text)
{
    struct tm parts = {0};
    char again[16];
    if (!strptime(text, "%Y-%m-%d", &parts))
        return false;
    timegm(&parts); /* makes 3 March of 31 February */
    return strftime(again, sizeof again, "%Y-%m-%d", &parts) && strcmp(again, text) == 0;
}

#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

/* It chooses a translation: no path, and no option. */
static bool is_language(const char *text)
{
    return strspn(text, LETTERS) && !text[strspn(text, LETTERS "_-@")];
}

/* A link to a folder, as charts_open makes it: on this computer, and a text that means nothing to a
   format. It is compared, and never opened. */
static bool is_way(const char *text)
{
    static const char hex[] = "0123456789ABCDEF";
    size_t length = strlen(text);
    if (!length || *text == '/' || text[length - 1] != '/')
        return false;
    while (*text) {
        size_t plain = strspn(text, LETTERS "0123456789/.-");
        bool number = *text == '%' && strspn(text + 1, hex) >= 2;
        if (!plain && !number)
            return false;
        text += plain ? plain : 3;
    }
    return true;
}

bool seal_making(const struct seal *seal, struct seal_making *making)
{
    if (!seal->format || !seal->length || !seal->language || !seal->charts)
        return false;
    *making = (struct seal_making){
        .date = seal->date,
        .format = seal->format,
        .language = seal->language,
        .charts = strcmp(seal->charts, no_charts) == 0 ? NULL : seal->charts,
        .full = strcmp(seal->length, lengths[true]) == 0,
    };
    return is_day(seal->date) && is_language(seal->language) &&
           strcmp(seal->length, lengths[making->full]) == 0 &&
           (!making->charts || is_way(making->charts));
}
