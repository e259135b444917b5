#include "core/catalogue/terms.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/fold.h"

enum { SHORTEST = 3 };

struct finding {
    const char *folded;
    const struct fold_map *map;
    size_t length; /* of the text */
    struct term_place *places;
    size_t most;
    size_t count;
};

static bool ends_word(const char *folded, size_t at)
{
    return !folded[at] || fold_begins_word(folded, at + 1);
}

/* Where the name stands as a word; its end, plural included, goes to *end. NULL when nowhere. */
static const char *find_name(const char *folded, const char *name, size_t *end)
{
    size_t length = strlen(name);
    for (const char *at = strstr(folded, name); at; at = strstr(at + 1, name)) {
        *end = (size_t)(at - folded) + length;
        if (!fold_begins_word(folded, (size_t)(at - folded)))
            continue;
        if (!ends_word(folded, *end) && folded[*end] == 's')
            (*end)++;
        if (ends_word(folded, *end))
            return at;
    }
    return NULL;
}

static bool overlaps(const struct term_place *one, const struct term_place *other)
{
    return one->start < other->end && other->start < one->end;
}

/* Puts a place among the others, unless a longer one is there already. */
static void add_place(struct finding *finding, struct term_place place)
{
    size_t kept = 0;
    for (size_t i = 0; i < finding->count; i++) {
        const struct term_place *other = &finding->places[i];
        bool longer = other->end - other->start >= place.end - place.start;
        if ((overlaps(other, &place) || other->entry == place.entry) && longer)
            return;
    }
    for (size_t i = 0; i < finding->count; i++) {
        const struct term_place *other = &finding->places[i];
        if (!overlaps(other, &place) && other->entry != place.entry)
            finding->places[kept++] = *other;
    }
    finding->count = kept;
    if (finding->count < finding->most)
        finding->places[finding->count++] = place;
}

static void look_for(struct finding *finding, const struct glossary_entry *entry, const char *name)
{
    size_t end;
    char *folded = name && strlen(name) >= SHORTEST ? fold_text(name) : NULL;
    const char *found = folded ? find_name(finding->folded, folded, &end) : NULL;
    if (found) {
        size_t start = (size_t)(found - finding->folded);
        struct term_place place = {
            .start = finding->map->origins[start],
            .end = end < finding->map->length ? finding->map->origins[end] : finding->length,
            .entry = entry,
        };
        add_place(finding, place);
    }
    free(folded);
}

static int compare_places(const void *one, const void *other)
{
    const struct term_place *a = one;
    const struct term_place *b = other;
    return a->start < b->start ? -1 : a->start > b->start;
}

size_t terms_find(const struct catalogue *catalogue, const char *text, struct term_place *places,
                  size_t most)
{
    struct text folded = {0};
    struct fold_map map = {0};
    struct finding finding = {.map = &map, .length = strlen(text), .places = places, .most = most};
    fold_append(&folded, text, finding.length, &map);
    finding.folded = folded.data;
    for (size_t i = 0; folded.data && !folded.failed && i < catalogue->glossary_count; i++) {
        const struct glossary_entry *entry = &catalogue->glossary[i];
        look_for(&finding, entry, entry->term);
        look_for(&finding, entry, entry->abbreviation);
        for (size_t j = 0; j < entry->also_count; j++)
            look_for(&finding, entry, entry->also[j]);
    }
    qsort(places, finding.count, sizeof *places, compare_places);
    text_free(&folded);
    fold_map_free(&map);
    return finding.count;
}
