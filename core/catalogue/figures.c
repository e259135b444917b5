#include "core/catalogue/figures.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/arena.h"
#include "core/base/ascii.h"
#include "core/base/i18n.h"
#include "core/catalogue/content.h"
#include "core/catalogue/country_name.h"
#include "core/catalogue/schema.h"

static const char *const files[] = {
    "figures/icmec-2023.yaml",
    "figures/icmec-2017.yaml",
    "figures/ecpat-2017.yaml",
    "figures/weprotect-2022.yaml",
};

enum { FILE_COUNT = sizeof files / sizeof *files };

struct figures {
    struct data *data;
    struct arena *arena;
    struct figures_document documents[FILE_COUNT];
    size_t count;
};

/* ---- reading: shapes and types are those of the schema ---- */

struct reader {
    struct arena *arena;
    struct problems *problems;
    const struct catalogue *catalogue; /* NULL: whatever its questions are */
    const char *path;
    const char *document; /* its id */
    bool trusted;         /* inside the program: the tests have looked up every country */
};

/* Reports a mistake at a node; then a format and what goes into it. */
#define COMPLAIN(reader, node, ...)                                                                \
    problems_add((reader)->problems, SEVERITY_ERROR, ERROR_CONTENT, (reader)->path, (node)->line,  \
                 (node)->column, __VA_ARGS__)

static size_t count_of(const struct yaml_node *list)
{
    return list ? list->count : 0;
}

/* The text under a key that the schema promises; and under one that may be missing (NULL). */
static const char *needed(const struct yaml_node *map, const char *key)
{
    return yaml_text(yaml_get(map, key));
}

static const char *optional(const struct yaml_node *map, const char *key)
{
    const struct yaml_node *node = yaml_get(map, key);
    return node ? yaml_text(node) : NULL;
}

/* The text under a key in the language of the catalogue, which has it below "figures/icmec-2023"
   and, of a part, "figures/icmec-2023/C3". */
static const char *told(const struct reader *reader, const char *part, const struct yaml_node *map,
                        const char *key)
{
    char id[128];
    const char *text = NULL;
    snprintf(id, sizeof id, "figures/%s%s%s", reader->document, *part ? "/" : "", part);
    if (reader->catalogue)
        text = catalogue_translated(reader->catalogue, id, key);
    return text ? text : optional(map, key);
}

static int integer(const struct yaml_node *map, const char *key, int otherwise)
{
    const char *text = optional(map, key);
    return text ? atoi(text) : otherwise;
}

/* Room for what stands in a list; *count is 0 until it is filled. NULL when there is no memory,
   which the arena remembers. */
static void *room(const struct reader *reader, const struct yaml_node *list, size_t size,
                  size_t *count)
{
    *count = 0;
    return arena_allocate(reader->arena, count_of(list) + 1, size);
}

static const char **strings(const struct reader *reader, const struct yaml_node *list,
                            size_t *count)
{
    const char **texts = room(reader, list, sizeof *texts, count);
    for (const struct yaml_node *item = yaml_first(list); item && texts; item = yaml_next(item))
        texts[(*count)++] = yaml_text(item);
    return texts;
}

static void read_notes(const struct reader *reader, const struct yaml_node *list,
                       struct figures_document *document)
{
    struct figures_note *notes = room(reader, list, sizeof *notes, &document->note_count);
    for (const struct yaml_node *item = yaml_first(list); item && notes; item = yaml_next(item)) {
        struct figures_note *note = &notes[document->note_count++];
        const char *number = needed(item, "number");
        *note = (struct figures_note){.number = number, .text = told(reader, number, item, "text")};
        note->replies = strings(reader, yaml_get(item, "replies"), &note->reply_count);
        note->speaks_of = strings(reader, yaml_get(item, "speaks_of"), &note->speaks_of_count);
        if (document->note_count > 1 && atoi(note->number) <= atoi(note[-1].number))
            COMPLAIN(reader, item, _("note %s comes after note %s; notes stand in order, once"),
                     note->number, note[-1].number);
    }
    document->notes = notes;
}

static const struct figures_note *find_note(const struct reader *reader,
                                            const struct figures_document *document,
                                            const struct yaml_node *node, const char *number)
{
    for (size_t i = 0; i < document->note_count; i++)
        if (strcmp(document->notes[i].number, number) == 0)
            return &document->notes[i];
    COMPLAIN(reader, node, _("there is no note “%s” in this file"), number);
    return NULL;
}

/* The question takes the two answers that a mark can stand for. */
static bool takes_marks(const struct question *question)
{
    return (question_option(question, "yes") && question_option(question, "no")) ||
           (question_option(question, "evidence") && question_option(question, "no-evidence")) ||
           (question_option(question, "party") && question_option(question, "not-party"));
}

static void check_question(const struct reader *reader, const struct yaml_node *node)
{
    char problem[256];
    struct reference reference;
    const struct catalogue *catalogue = reader->catalogue;
    if (!catalogue)
        return;
    if (!catalogue_refer(catalogue, yaml_text(node), &reference, problem, sizeof problem))
        COMPLAIN(reader, node, "%s", problem);
    else if (reference.kind == REFERENCE_FINDING ||
             (reference.kind == REFERENCE_QUESTION &&
              !takes_marks(catalogue->questions[reference.index])))
        COMPLAIN(reader, node, _("“%s” is no question that a mark can answer"), yaml_text(node));
}

static void read_marks(const struct reader *reader, const struct yaml_node *list,
                       struct figures_document *document)
{
    struct figures_mark *marks = room(reader, list, sizeof *marks, &document->mark_count);
    for (const struct yaml_node *item = yaml_first(list); item && marks; item = yaml_next(item)) {
        struct figures_mark *mark = &marks[document->mark_count++];
        *mark = (struct figures_mark){.id = needed(item, "id"),
                                      .title = told(reader, needed(item, "id"), item, "title"),
                                      .question = needed(item, "question")};
        check_question(reader, yaml_get(item, "question"));
        const struct yaml_node *numbers = yaml_get(item, "notes");
        mark->notes = room(reader, numbers, sizeof(*mark->notes), &mark->note_count);
        for (const struct yaml_node *number = yaml_first(numbers); number && mark->notes;
             number = yaml_next(number)) {
            const struct figures_note *note =
                find_note(reader, document, number, yaml_text(number));
            if (note)
                mark->notes[mark->note_count++] = note;
        }
    }
    document->marks = marks;
}

/* The column whose id is the first `length` bytes of `id`. */
static const struct figures_mark *find_mark(const struct figures_document *document, const char *id,
                                            size_t length)
{
    for (size_t i = 0; i < document->mark_count; i++)
        if (strncmp(document->marks[i].id, id, length) == 0 && !document->marks[i].id[length])
            return &document->marks[i];
    return NULL;
}

static const struct figures_mark *named_mark(const struct reader *reader,
                                             const struct figures_document *document,
                                             const struct yaml_node *node)
{
    const char *id = yaml_text(node);
    const struct figures_mark *mark = node ? find_mark(document, id, strlen(id)) : NULL;
    if (node && !mark)
        COMPLAIN(reader, node, _("there is no column “%s” in this file"), id);
    return mark;
}

static void read_totals(const struct reader *reader, const struct yaml_node *list,
                        struct figures_document *document)
{
    struct figures_total *totals = room(reader, list, sizeof *totals, &document->total_count);
    for (const struct yaml_node *item = yaml_first(list); item && totals; item = yaml_next(item)) {
        char part[32];
        struct figures_total *total = &totals[document->total_count++];
        snprintf(part, sizeof part, "total%zu", document->total_count);
        *total = (struct figures_total){
            .what = told(reader, part, item, "what"),
            .page = needed(item, "page"),
            .note = told(reader, part, item, "note"),
            .least = integer(item, "least", 0),
            .most = integer(item, "most", (int)document->mark_count),
            .with = named_mark(reader, document, yaml_get(item, "with")),
            .without = named_mark(reader, document, yaml_get(item, "without")),
        };
        const struct yaml_node *by_year = yaml_get(item, "counts");
        struct figures_count *counts = room(reader, by_year, sizeof *counts, &total->count_count);
        for (const struct yaml_node *count = yaml_first(by_year); count && counts;
             count = yaml_next(count))
            counts[total->count_count++] = (struct figures_count){
                integer(count, "year", 0), integer(count, "count", 0), integer(count, "of", 0)};
        total->counts = counts;
    }
    document->totals = totals;
}

static void read_row_marks(const struct reader *reader, const struct yaml_node *map,
                           const struct figures_document *document, struct figures_row *row)
{
    const struct yaml_node *list = yaml_get(map, "marks");
    size_t count;
    bool *met = room(reader, list, sizeof *met, &count);
    for (const struct yaml_node *item = yaml_first(list); item && met; item = yaml_next(item)) {
        met[count] = strcmp(yaml_text(item), "yes") == 0;
        if (!met[count] && strcmp(yaml_text(item), "no") != 0)
            COMPLAIN(reader, item, _("“%s” is no mark; expected one of: yes, no"), yaml_text(item));
        row->met_count += met[count++];
    }
    if (count != document->mark_count)
        COMPLAIN(reader, map, _("%s has %zu marks for %zu columns"), row->code, count,
                 document->mark_count);
    else if (count)
        row->met = met;
}

/* "C3:305" is note 305 beside the mark C3, "name:339" note 339 beside the country's name. */
static void read_row_notes(const struct reader *reader, const struct yaml_node *list,
                           const struct figures_document *document, struct figures_row *row)
{
    struct figures_reference *notes = room(reader, list, sizeof *notes, &row->note_count);
    for (const struct yaml_node *item = yaml_first(list); item && notes; item = yaml_next(item)) {
        const char *text = yaml_text(item);
        size_t length = strcspn(text, ":");
        bool on_name = length == strlen("name") && strncmp(text, "name", length) == 0;
        const struct figures_mark *mark = on_name ? NULL : find_mark(document, text, length);
        if (!text[length] || (!mark && !on_name)) {
            COMPLAIN(reader, item, _("“%s” should be a column or “name”, a colon and a number"),
                     text);
            continue;
        }
        const struct figures_note *note = find_note(reader, document, item, text + length + 1);
        if (note)
            notes[row->note_count++] = (struct figures_reference){mark, note};
    }
    row->notes = notes;
}

static void check_code(const struct reader *reader, const struct yaml_node *node,
                       const struct figures_row *rows, size_t count)
{
    const char *code = yaml_text(node);
    if (!reader->trusted && !country_exists(code))
        COMPLAIN(reader, node, _("there is no country “%s”"), code);
    for (size_t i = 0; i < count; i++)
        if (strcmp(rows[i].code, code) == 0)
            COMPLAIN(reader, node, _("“%s” stands here twice"), code);
}

static void read_rows(const struct reader *reader, const struct yaml_node *list,
                      struct figures_document *document)
{
    struct figures_row *rows = room(reader, list, sizeof *rows, &document->row_count);
    for (const struct yaml_node *item = yaml_first(list); item && rows; item = yaml_next(item)) {
        struct figures_row *row = &rows[document->row_count];
        *row = (struct figures_row){.code = needed(item, "code"),
                                    .name = needed(item, "name"),
                                    .page = optional(item, "page")};
        check_code(reader, yaml_get(item, "code"), rows, document->row_count);
        read_row_marks(reader, item, document, row);
        read_row_notes(reader, yaml_get(item, "notes"), document, row);
        if (!row->page)
            row->page = document->pages;
        document->row_count++;
    }
    document->rows = rows;
}

/* ---- whether a document agrees with itself ---- */

static bool mark_of(const struct figures_document *document, const struct figures_row *row,
                    const struct figures_mark *mark)
{
    return row->met && row->met[mark - document->marks];
}

static bool is_counted(const struct figures_document *document, const struct figures_row *row,
                       const struct figures_total *total)
{
    int met = (int)row->met_count;
    return met >= total->least && met <= total->most &&
           (!total->with || mark_of(document, row, total->with)) &&
           (!total->without || !mark_of(document, row, total->without));
}

size_t figures_count_rows(const struct figures_document *document,
                          const struct figures_total *total)
{
    size_t count = 0;
    for (size_t i = 0; i < document->row_count; i++)
        count += is_counted(document, &document->rows[i], total);
    return count;
}

/* Only the document's own year has rows to compare with. */
static void check_totals(const struct reader *reader, const struct yaml_node *list,
                         const struct figures_document *document)
{
    const struct yaml_node *node = yaml_first(list);
    for (size_t i = 0; i < document->total_count; i++, node = yaml_next(node)) {
        const struct figures_total *total = &document->totals[i];
        int rows = (int)figures_count_rows(document, total);
        for (size_t j = 0; j < total->count_count; j++)
            if (total->counts[j].year == document->year && total->counts[j].count != rows)
                COMPLAIN(reader, node, _("“%s”: %d are printed, the rows make %d"), total->what,
                         total->counts[j].count, rows);
    }
}

static bool is_used(const struct figures_document *document, const struct figures_note *note)
{
    for (size_t i = 0; i < document->mark_count; i++)
        for (size_t j = 0; j < document->marks[i].note_count; j++)
            if (document->marks[i].notes[j] == note)
                return true;
    for (size_t i = 0; i < document->row_count; i++)
        for (size_t j = 0; j < document->rows[i].note_count; j++)
            if (document->rows[i].notes[j].note == note)
                return true;
    return false;
}

static void check_document(const struct reader *reader, const struct yaml_node *root,
                           const struct figures_document *document)
{
    int listed = integer(root, "of", 0);
    const struct yaml_node *node = yaml_first(yaml_get(root, "notes"));
    if ((size_t)listed != document->row_count)
        COMPLAIN(reader, yaml_get(root, "of"), _("%d countries, and %zu rows"), listed,
                 document->row_count);
    if (document->mark_count && (!document->measures || !document->tick || !document->cross))
        COMPLAIN(reader, root, "%s", _("marks need “measures”, “tick” and “cross”"));
    for (size_t i = 0; i < document->note_count; i++, node = yaml_next(node))
        if (!is_used(document, &document->notes[i]))
            COMPLAIN(reader, node, _("note %s stands beside nothing"), document->notes[i].number);
    check_totals(reader, yaml_get(root, "totals"), document);
}

static void read_document(const struct reader *reader, const struct yaml_node *root,
                          struct figures_document *document)
{
    size_t errors = reader->problems->errors;
    *document = (struct figures_document){
        .id = needed(root, "figures"),
        .place = told(reader, "", root, "place"),
        .pages = needed(root, "pages"),
        .year = integer(root, "year", 0),
        .measures = told(reader, "", root, "measures"),
        .tick = told(reader, "", root, "tick"),
        .cross = told(reader, "", root, "cross"),
        .about = told(reader, "", root, "about"),
        .absent = told(reader, "", root, "absent"),
    };
    read_notes(reader, yaml_get(root, "notes"), document);
    read_marks(reader, yaml_get(root, "marks"), document);
    read_totals(reader, yaml_get(root, "totals"), document);
    read_rows(reader, yaml_get(root, "countries"), document);
    if (reader->problems->errors == errors && !arena_failed(reader->arena))
        check_document(reader, root, document);
}

/* ---- loading ---- */

static void load_file(struct figures *figures, const struct catalogue *catalogue, const char *name,
                      struct problems *problems)
{
    if (!data_has(figures->data, name))
        return;
    const struct yaml_tree *tree = data_tree(figures->data, name, problems);
    if (!tree || (!data_is_embedded(figures->data) && !schema_check(tree, problems)))
        return;
    const struct yaml_node *root = yaml_tree_root(tree);
    struct reader reader = {
        .arena = figures->arena,
        .problems = problems,
        .catalogue = catalogue,
        .path = yaml_tree_path(tree),
        .document = optional(root, "figures"),
        .trusted = data_is_embedded(figures->data),
    };
    if (reader.document)
        read_document(&reader, root, &figures->documents[figures->count++]);
    else
        COMPLAIN(&reader, root, "%s", _("a file of this name holds published figures"));
}

struct figures *figures_load(const char *directory, const struct catalogue *catalogue,
                             struct problems *problems)
{
    size_t errors = problems->errors;
    struct figures *figures = calloc(1, sizeof *figures);
    if (figures) {
        figures->data = data_open(directory);
        figures->arena = arena_new();
    }
    bool ready = figures && figures->data && figures->arena;
    for (size_t i = 0; ready && i < FILE_COUNT; i++)
        load_file(figures, catalogue, files[i], problems);
    bool failed = !ready || arena_failed(figures->arena);
    if (failed)
        problems_add(problems, SEVERITY_ERROR, ERROR_MEMORY, NULL, 0, 0, "%s", _("out of memory"));
    if (!failed && problems->errors == errors)
        return figures;
    figures_free(figures);
    return NULL;
}

void figures_free(struct figures *figures)
{
    if (!figures)
        return;
    data_close(figures->data);
    arena_free(figures->arena);
    free(figures);
}

/* ---- looking up ---- */

size_t figures_documents(const struct figures *figures, const struct figures_document **list)
{
    *list = figures->documents;
    return figures->count;
}

const struct figures_document *figures_document(const struct figures *figures, const char *id)
{
    for (size_t i = 0; i < figures->count; i++)
        if (strcmp(figures->documents[i].id, id) == 0)
            return &figures->documents[i];
    return NULL;
}

const struct figures_row *figures_row(const struct figures_document *document, const char *code)
{
    for (size_t i = 0; i < document->row_count; i++)
        if (ascii_is_same(document->rows[i].code, code))
            return &document->rows[i];
    return NULL;
}

static bool speaks_of(const struct figures_note *note, const char *code)
{
    for (size_t i = 0; i < note->speaks_of_count; i++)
        if (ascii_is_same(note->speaks_of[i], code))
            return true;
    return false;
}

const struct figures_note *figures_note_about(const struct figures_document *document,
                                              const char *code, const struct figures_row **row)
{
    for (size_t i = 0; i < document->row_count; i++)
        for (size_t j = 0; j < document->rows[i].note_count; j++) {
            *row = &document->rows[i];
            if (speaks_of((*row)->notes[j].note, code))
                return (*row)->notes[j].note;
        }
    return NULL;
}
