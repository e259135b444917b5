#include "core/record/entries.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/record/assessment_parts.h"

struct entry {
    struct answer answer;
    size_t line;                    /* where it stood in the file; 0: it is new */
    const struct yaml_node *origin; /* as it was read, for its unknown keys */
    bool made;                      /* its lines: */
    char *block;
    size_t length;
    size_t nodes;
};

/* What was there before a change. */
struct old {
    size_t index;
    struct entry entry;
};

struct entries {
    const struct catalogue *catalogue;
    struct entry *items; /* by question */
    struct old *olds;
    size_t old_count;
    size_t old_capacity;
};

struct entries *entries_new(const struct catalogue *catalogue)
{
    struct entries *entries = calloc(1, sizeof *entries);
    if (!entries)
        return NULL;
    entries->catalogue = catalogue;
    entries->items = calloc(catalogue->question_count + 1, sizeof *entries->items);
    if (entries->items)
        return entries;
    free(entries);
    return NULL;
}

static void free_entry(struct entry *entry)
{
    answer_free(&entry->answer);
    free(entry->block);
}

void entries_free(struct entries *entries)
{
    if (!entries)
        return;
    entries_take_back(entries);
    for (size_t i = 0; i < entries->catalogue->question_count; i++)
        free_entry(&entries->items[i]);
    free(entries->items);
    free(entries->olds);
    free(entries);
}

const struct answer *entries_answer(const struct entries *entries, size_t index)
{
    return &entries->items[index].answer;
}

size_t entries_line(const struct entries *entries, size_t index)
{
    return entries->items[index].line;
}

const struct yaml_node *entries_origin(const struct entries *entries, size_t index)
{
    return entries->items[index].origin;
}

void entries_read(struct entries *entries, size_t index, struct answer *answer, size_t line,
                  const struct yaml_node *origin)
{
    free_entry(&entries->items[index]);
    entries->items[index] = (struct entry){.answer = *answer, .line = line, .origin = origin};
    *answer = (struct answer){0};
}

/* ---- lines ---- */

static bool same_text(const char *one, const char *other)
{
    return strcmp(one ? one : "", other ? other : "") == 0;
}

static bool same_unknown(const struct catalogue *catalogue, const struct entry *entry,
                         const struct answer *answer, const struct yaml_node *origin)
{
    bool same = assessment_same_unknown(catalogue, KEYS_OF_ANSWER, entry->origin, origin);
    for (size_t i = 0; same && i < answer->source_count; i++)
        same = assessment_same_unknown(catalogue, KEYS_OF_SOURCE, entry->answer.sources[i].origin,
                                       answer->sources[i].origin);
    return same;
}

/* Whether the lines are read to the answer that they were written from. */
static bool reads_back(const struct catalogue *catalogue, size_t index, const struct entry *entry,
                       const struct text *part, struct error *error)
{
    struct answer answer = {0};
    struct error why = {0};
    const struct yaml_node *origin = NULL;
    struct yaml_tree *tree =
        assessment_read_entry(catalogue->questions[index], part, &answer, &origin, &why);
    bool same = tree && answer_equal(&answer, &entry->answer) &&
                same_text(answer.by, entry->answer.by) && same_text(answer.at, entry->answer.at) &&
                same_unknown(catalogue, entry, &answer, origin);
    answer_free(&answer);
    yaml_tree_free(tree);
    if (same)
        return true;
    if (why.kind == ERROR_MEMORY)
        return error_set_memory(error);
    return error_set(error, ERROR_CONTENT, NULL, 0, 0,
                     _("%s: not taken, as it would not be read again as it is%s%s"),
                     catalogue->questions[index]->label, *why.problem ? ": " : "", why.problem);
}

/* The beginning of a line of what is in the file; `at` NULL: not known. */
struct reading_place {
    const char *at;
    size_t line;
};

/* Forwards only, as answers mostly stand in the order of the questionnaires. */
static void move_to(struct reading_place *place, size_t line)
{
    while (place->at && place->line < line) {
        const char *newline = strchr(place->at, '\n');
        place->at = newline ? newline + 1 : NULL;
        place->line++;
    }
}

/* Whether the lines stand in the file just as they are, where the answer was read, and no more of
   it: then they have been read already. */
static bool stands_there(const struct reading_place *place, const struct entry *entry,
                         const char *block, size_t length)
{
    if (!place->at || place->line != entry->line || strncmp(place->at, block, length) != 0)
        return false;
    const char *next = place->at + length;
    return strncmp(next, "  ", 2) != 0 || next[2] != ' ';
}

/* Takes over the lines of an entry. */
static bool keep_lines(struct entry *entry, const char *block, size_t length, size_t nodes,
                       struct error *error)
{
    if (length) {
        entry->block = malloc(length);
        if (!entry->block)
            return error_set_memory(error);
        memcpy(entry->block, block, length);
    }
    entry->length = length;
    entry->nodes = nodes;
    entry->made = true;
    return true;
}

static bool make_lines(const struct catalogue *catalogue, size_t index, struct entry *entry,
                       struct reading_place *place, struct error *error)
{
    struct text part = {0};
    size_t above = strlen(assessment_above_entry);
    size_t nodes = 0;
    bool done = assessment_write_entry(catalogue, catalogue->questions[index], &entry->answer,
                                       entry->origin, &part, &nodes, error);
    size_t length = done && part.length > above ? part.length - above : 0;
    const char *block = length ? part.data + above : "";
    move_to(place, entry->line);
    done = done &&
           (!length || stands_there(place, entry, block, length) ||
            reads_back(catalogue, index, entry, &part, error)) &&
           keep_lines(entry, block, length, nodes, error);
    text_free(&part);
    return done;
}

bool entries_settle(struct entries *entries, const char *saved, struct error *error)
{
    struct reading_place place = {saved, 1};
    for (size_t i = 0; i < entries->catalogue->question_count; i++)
        if (!entries->items[i].made &&
            !make_lines(entries->catalogue, i, &entries->items[i], &place, error))
            return false;
    return true;
}

struct entries_size entries_size(const struct entries *entries)
{
    struct entries_size size = {0};
    for (size_t i = 0; i < entries->catalogue->question_count; i++) {
        size.bytes += entries->items[i].length;
        size.nodes += entries->items[i].nodes;
        size.count += entries->items[i].length > 0;
    }
    return size;
}

void entries_write(const struct entries *entries, struct text *out)
{
    for (size_t i = 0; i < entries->catalogue->question_count; i++)
        if (entries->items[i].length)
            text_append_bytes(out, entries->items[i].block, entries->items[i].length);
}

/* ---- changes ---- */

static bool make_room(struct entries *entries, struct error *error)
{
    if (entries->old_count < entries->old_capacity)
        return true;
    size_t capacity = entries->old_capacity ? entries->old_capacity * 2 : 4;
    struct old *olds = reallocarray(entries->olds, capacity, sizeof *olds);
    if (!olds)
        return error_set_memory(error);
    entries->olds = olds;
    entries->old_capacity = capacity;
    return true;
}

bool entries_put(struct entries *entries, size_t index, struct answer *answer,
                 const struct yaml_node *origin, struct error *error)
{
    struct entry *entry = &entries->items[index];
    struct entry made = {.answer = *answer, .line = entry->line, .origin = origin};
    struct reading_place nowhere = {0};
    if (!make_room(entries, error) ||
        !make_lines(entries->catalogue, index, &made, &nowhere, error))
        return false;
    entries->olds[entries->old_count++] = (struct old){index, *entry};
    *entry = made;
    *answer = (struct answer){0};
    return true;
}

bool entries_changed(const struct entries *entries)
{
    return entries->old_count > 0;
}

void entries_keep(struct entries *entries)
{
    while (entries->old_count)
        free_entry(&entries->olds[--entries->old_count].entry);
}

void entries_take_back(struct entries *entries)
{
    while (entries->old_count) {
        const struct old *old = &entries->olds[--entries->old_count];
        free_entry(&entries->items[old->index]);
        entries->items[old->index] = old->entry;
    }
}
