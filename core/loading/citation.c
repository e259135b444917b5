#include "core/loading/citation.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* ---- "4, 16-17, 86 ff., 124(b)(iii)" ---- */

struct place { /* one of a list of pages, paragraphs or notes */
    long first;
    long last;           /* LONG_MAX: to the end ("ff.") */
    const char *written; /* the whole of it, */
    size_t length;       /* so many bytes */
};

/* Takes the next place from a list; first > last when it is no number. False at the end. */
static bool next_place(const char **list, struct place *place)
{
    const char *start = *list + strspn(*list, ", ");
    if (!*start)
        return false;
    char *end;
    place->written = start;
    place->length = strcspn(start, ",");
    place->first = strtol(start, &end, 10);
    place->last = end == start ? -1 : place->first;
    if (*end == '-')
        place->last = strtol(end + 1, NULL, 10);
    else if (strncmp(end, " ff.", 4) == 0)
        place->last = LONG_MAX;
    *list = start + place->length;
    return true;
}

/* Whether one of the lists has the number; a list of roman numerals has none. */
static bool list_has(const char *list, long number)
{
    struct place place;
    while (list && next_place(&list, &place))
        if (number >= place.first && number <= place.last)
            return true;
    return false;
}

/* ---- what a document has ---- */

static bool has_page(const struct document *document, long number)
{
    for (size_t i = 0; i < document->part_count; i++)
        if (list_has(document->parts[i].pages, number))
            return true;
    return false;
}

static bool has_paragraph(const struct document *document, long number)
{
    return list_has(document->paragraphs, number);
}

static bool has_note(const struct document *document, long number)
{
    return list_has(document->notes, number);
}

/* Whether "124(b)" or "124(b)(iii)" is one of the parts of paragraphs, or the beginning of one. */
static bool has_part(const struct document *document, const char *part, size_t length)
{
    const char *list = document->paragraphs;
    struct place place;
    while (list && next_place(&list, &place))
        if (place.length >= length && memcmp(place.written, part, length) == 0 &&
            (place.length == length || place.written[length] == '('))
            return memchr(place.written, '(', place.length) != NULL;
    return false;
}

/* "124(b)(iii)", or "124(g)(iv)-(v)" for several: the first is whole, the next end like it. */
static bool has_parts(const struct document *document, const struct place *place)
{
    const char *end = place->written + place->length;
    size_t length = strcspn(place->written, "-,");
    if (!has_part(document, place->written, length))
        return false;
    const char *next = place->written + length;
    if (next == end)
        return true;
    size_t stem = length;
    while (stem && place->written[stem - 1] != '(')
        stem--;
    struct text last = {0};
    text_append_format(&last, "%.*s%.*s", (int)(stem ? stem - 1 : 0), place->written,
                       (int)(end - next - 1), next + 1);
    bool has = last.data && has_part(document, last.data, last.length);
    text_free(&last);
    return has;
}

/* ---- what a source names ---- */

typedef bool has_number(const struct document *document, long number);

static bool has_place(const struct document *document, const struct place *place, has_number *has)
{
    if (memchr(place->written, '(', place->length))
        return has_parts(document, place);
    if (place->first > place->last || !has(document, place->first))
        return false;
    return place->last == LONG_MAX || has(document, place->last);
}

static void look(const struct document *document, const char *list, has_number *has,
                 const char *word, struct text *missing)
{
    struct place place;
    while (list && next_place(&list, &place))
        if (!has_place(document, &place, has))
            text_append_format(missing, "%s%s %.*s", missing->length ? ", " : "", word,
                               (int)place.length, place.written);
}

bool citation_exists(const struct source *source, struct text *missing)
{
    size_t before = missing->length;
    look(source->document, source->pages, has_page, "p.", missing);
    look(source->document, source->paragraphs, has_paragraph, "para", missing);
    look(source->document, source->notes, has_note, "note", missing);
    return missing->length == before;
}
