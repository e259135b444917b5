#include "export/document/placed_line.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/ascii.h"

/* Moves behind the next `stop`; false when there is none. */
static bool skip_to(const char **at, const char *stop)
{
    const char *found = strstr(*at, stop);
    if (found)
        *at = found + strlen(stop);
    return found != NULL;
}

/* A copy of the line in its place; NULL when there is none, or no memory. */
static char *line_in_place(const char *report, const struct line_place *place)
{
    const char *at = report;
    if (!skip_to(&at, place->opening) || !skip_to(&at, place->list))
        return NULL;
    const char *end = strstr(at, place->closing);
    if (!end)
        return NULL;
    while (end > at && end[-1] == '\n')
        end--;
    const char *start = end;
    while (start > at && start[-1] != '\n')
        start--;
    return strndup(start, (size_t)(end - start));
}

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

/* What a format may have put into the line. */
static bool is_dressing(char c)
{
    return ascii_is_space(c) || strchr("\\{}*`", c);
}

/* Takes blanks and marks out. */
static void undress(char *text)
{
    char *end = text;
    while (*text) {
        size_t markup = tag_length(text) + command_length(text);
        if (!markup && !is_dressing(*text))
            *end++ = *text;
        text += markup ? markup : 1;
    }
    *end = '\0';
}

char *placed_line(const char *text, const struct line_place *place)
{
    char *line = line_in_place(text, place);
    if (line)
        undress(line);
    return line;
}

bool placed_line_begins(const char *text, const struct line_place *place, const char *words)
{
    char *line = placed_line(text, place);
    char *start = strdup(words);
    if (start)
        undress(start);
    bool begins = line && start && strncmp(line, start, strlen(start)) == 0;
    free(line);
    free(start);
    return begins;
}
