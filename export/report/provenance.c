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

void provenance_append(const struct assessment *assessment, const char *digest,
                       const struct provenance_making *making, struct text *out)
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
static bool read_bare(char *line, struct provenance *provenance)
{
    provenance->digest = take_last(line, ",SHA-256:");
    provenance->shared = ends(line, ",copyforsharing");
    if (!is_digest(provenance->digest) || (!provenance->shared && !ends(line, ",completecopy")))
        return false;
    provenance->charts = take_last(line, ",charts");
    provenance->language = take_last(line, ",language");
    provenance->length = take_last(line, ",length");
    provenance->format = take_last(line, ",format");
    provenance->program = take_last(line, "bymnr-assess");
    provenance->date = take_last(line, ",made");
    provenance->questionnaires = take_last(line, ",questionnaires");
    provenance->revision = take_last(line, ",revision");
    if (!provenance->revision && provenance->shared)
        provenance->revision = "";
    provenance->record = line;
    return provenance->program && provenance->date && provenance->questionnaires &&
           provenance->revision;
}

bool provenance_read(const char *report, const struct line_place *place,
                     struct provenance *provenance)
{
    static const char first[] = "record";
    *provenance = (struct provenance){.bytes = placed_line(report, place)};
    if (!provenance->bytes)
        return false;
    char *line = strstr(provenance->bytes, first);
    if (line && read_bare(line + strlen(first), provenance))
        return true;
    provenance_free(provenance);
    return false;
}

void provenance_free(struct provenance *provenance)
{
    free(provenance->bytes);
    *provenance = (struct provenance){0};
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

bool provenance_making(const struct provenance *provenance, struct provenance_making *making)
{
    if (!provenance->format || !provenance->length || !provenance->language || !provenance->charts)
        return false;
    *making = (struct provenance_making){
        .date = provenance->date,
        .format = provenance->format,
        .language = provenance->language,
        .charts = strcmp(provenance->charts, no_charts) == 0 ? NULL : provenance->charts,
        .full = strcmp(provenance->length, lengths[true]) == 0,
    };
    return is_day(provenance->date) && is_language(provenance->language) &&
           strcmp(provenance->length, lengths[making->full]) == 0 &&
           (!making->charts || is_way(making->charts));
}
