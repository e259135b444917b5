#include "export/seal.h"

#include <stdlib.h>
#include <string.h>

#include "config.h"
#include "core/ascii.h"

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
        joint = "; ";
    }
}

void seal_append(const struct assessment *assessment, const char *digest, const char *date,
                 bool share, struct text *out)
{
    text_append_format(out, "record %s, revision %ld, questionnaires ", assessment_id(assessment),
                       assessment_revision(assessment));
    append_questionnaires(assessment, out);
    text_append_format(out, ", made %s by mnr-assess " VERSION ", %s, SHA-256: %s", date,
                       share ? "copy for sharing" : "complete copy", digest);
}

/* ---- finding ---- */

enum { LONGEST_TAG = 200 };

/* How long the tag at `text` is; 0 when none begins there. */
static size_t tag_length(const char *text)
{
    if (*text != '<' || !(ascii_is_letter(text[1]) || text[1] == '/'))
        return 0;
    size_t length = strcspn(text, ">");
    return length < LONGEST_TAG && text[length] ? length + 1 : 0;
}

/* The same of a command of LaTeX that takes nothing: "\\allowbreak{}". */
static size_t command_length(const char *text)
{
    if (*text != '\\')
        return 0;
    size_t length = 1;
    while (ascii_is_letter(text[length]))
        length++;
    return length > 1 && strncmp(text + length, "{}", 2) == 0 ? length + 2 : 0;
}

/* What a format or a line end may have put into the line. */
static bool is_dressing(char c)
{
    return ascii_is_space(c) || strchr("\\{}*`", c);
}

/* A copy without blanks and marks; NULL when there is no memory. */
static char *undress(const char *text)
{
    char *bare = malloc(strlen(text) + 1);
    char *end = bare;
    while (bare && *text) {
        size_t markup = tag_length(text) + command_length(text);
        if (!markup && !is_dressing(*text))
            *end++ = *text;
        text += markup ? markup : 1;
    }
    if (bare)
        *end = '\0';
    return bare;
}

/* Copies what stands before `stop`, if that fits; then moves behind that. */
static bool take(const char **at, const char *stop, char *out, size_t size)
{
    const char *end = strstr(*at, stop);
    size_t length = end ? (size_t)(end - *at) : size;
    if (length >= size)
        return false;
    memcpy(out, *at, length);
    out[length] = '\0';
    *at = end + strlen(stop);
    return true;
}

static bool take_digest(const char *at, char digest[65])
{
    size_t length = strspn(at, "0123456789abcdef");
    if (length < 64)
        return false;
    memcpy(digest, at, 64);
    digest[64] = '\0';
    return true;
}

/* Reads a seal, whose first word was found. */
static bool read_seal(const char *at, struct seal *seal)
{
    char copy[24];
    if (!take(&at, ",revision", seal->record, sizeof seal->record) ||
        !take(&at, ",questionnaires", seal->revision, sizeof seal->revision) ||
        !take(&at, ",made", seal->questionnaires, sizeof seal->questionnaires) ||
        !take(&at, "bymnr-assess", seal->date, sizeof seal->date) ||
        !take(&at, ",", seal->program, sizeof seal->program) ||
        !take(&at, ",SHA-256:", copy, sizeof copy))
        return false;
    seal->shared = strcmp(copy, "copyforsharing") == 0;
    return take_digest(at, seal->digest);
}

bool seal_find(const char *report, struct seal *seal)
{
    static const char start[] = "record";
    char *bare = undress(report);
    bool found = false;
    for (const char *at = bare; at && !found && (at = strstr(at, start));) {
        at += strlen(start);
        found = read_seal(at, seal);
    }
    free(bare);
    return found;
}

bool seal_names(const char *report, const char *digest)
{
    char *bare = undress(report);
    bool found = bare && strstr(bare, digest);
    free(bare);
    return found;
}
