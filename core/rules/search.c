#include "core/rules/search.h"

#include <stdlib.h>
#include <string.h>

#include <unistr.h>

#include "core/base/fold.h"
#include "core/base/i18n.h"
#include "core/catalogue/country_name.h"
#include "core/catalogue/example.h"

enum { MOST_WORDS = 8, NEARLY_FROM = 4 /* letters, for a word to be forgiven one of them */ };

enum rank { RANK_NUMBER, RANK_PHRASE, RANK_WORDS, RANK_PARTS, RANK_NEARLY };

/* One text that can be found. Its bytes stand in the search's two buffers. */
struct entry {
    struct search_hit hit;
    size_t text_at;
    size_t folded_at;
};

struct search {
    const struct catalogue *catalogue;
    struct text texts;
    struct text folded;
    struct entry *entries;
    size_t entry_count;
    size_t entry_capacity;
    struct search_hit *hits;
    bool failed;
};

const char *search_group_title(enum search_group group)
{
    static const char *const titles[] = {
        [SEARCH_QUESTIONS] = N_("Questions"), [SEARCH_ANSWERS] = N_("Answers"),
        [SEARCH_NOTES] = N_("Notes"),         [SEARCH_EXPLANATION] = N_("Explanations"),
        [SEARCH_GLOSSARY] = N_("Glossary"),   [SEARCH_DOCUMENTS] = N_("Documents"),
    };
    return _(titles[group]);
}

/* ---- the texts ---- */

/* Adds a part to the text that is being made. */
static void add_part(struct text *text, const char *part)
{
    if (text_is_blank(part))
        return;
    text_append(text, text->length ? " · " : "");
    text_append_harmless(text, part);
}

static void add_parts(struct text *text, const char *const *parts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        add_part(text, parts[i]);
}

static struct entry *new_entry(struct search *search)
{
    if (search->entry_count == search->entry_capacity) {
        size_t capacity = search->entry_capacity ? 2 * search->entry_capacity : 256;
        struct entry *entries = reallocarray(search->entries, capacity, sizeof *entries);
        if (!entries)
            return NULL;
        search->entries = entries;
        search->entry_capacity = capacity;
    }
    return &search->entries[search->entry_count++];
}

/* Takes the text over, and empties it. Its first `name` bytes are found, but not shown: who shows a
   hit shows its name anyway. */
static void add_named_entry(struct search *search, struct search_hit hit, struct text *text,
                            size_t name)
{
    struct entry *entry = text->length && !text->failed ? new_entry(search) : NULL;
    if (entry) {
        *entry = (struct entry){hit, search->texts.length + name, search->folded.length};
        text_append_bytes(&search->texts, text->data, text->length + 1);
        fold_append(&search->folded, text->data, text->length, NULL);
        text_append_bytes(&search->folded, "", 1);
    }
    search->failed |= text->failed || (text->length && !entry);
    text_free(text);
}

static void add_entry(struct search *search, struct search_hit hit, struct text *text)
{
    add_named_entry(search, hit, text, 0);
}

/* The bytes of the first part, with what parts it from the next. */
static size_t name_length(const struct text *text, size_t first)
{
    return text->length > first ? first + strlen(" · ") : first;
}

static void add_question(struct search *search, const struct question *question)
{
    struct text text = {0};
    add_part(&text, question->text);
    add_part(&text, question->hint);
    for (size_t i = 0; i < question->option_count; i++)
        add_part(&text, question_option_text(question, &question->options[i]));
    for (size_t i = 0; i < question->field_count; i++)
        add_part(&text, question->fields[i].text);
    add_part(&text, question->none);
    add_entry(search, (struct search_hit){.group = SEARCH_QUESTIONS, .question = question}, &text);
    add_part(&text, question->help);
    add_part(&text, question->correction);
    add_entry(search, (struct search_hit){.group = SEARCH_EXPLANATION, .question = question},
              &text);
}

static void add_value(struct text *text, const struct question *question, const char *value)
{
    const char *country = question->kind == KIND_COUNTRY && value ? country_name(value) : NULL;
    if (value)
        add_part(text, country ? country : question_word_text(question, value));
}

static void add_answer(struct search *search, const struct question *question,
                       const struct answer *answer)
{
    struct text text = {0};
    add_value(&text, question, answer->value);
    for (size_t i = 0; i < answer->value_count; i++)
        add_value(&text, question, answer->values[i]);
    add_part(&text, answer->reason);
    for (size_t i = 0; i < answer->source_count; i++) {
        const struct held_source *source = &answer->sources[i];
        add_parts(&text, (const char *const[]){source->title, source->date, source->held}, 3);
    }
    add_entry(search, (struct search_hit){.group = SEARCH_ANSWERS, .question = question}, &text);
    add_part(&text, answer->note);
    add_entry(search, (struct search_hit){.group = SEARCH_NOTES, .question = question}, &text);
}

static void add_example(struct text *text, const struct example *example)
{
    struct text line = {0};
    example_tell(example, &line);
    add_part(text, line.failed ? NULL : line.data);
    text->failed = text->failed || line.failed;
    text_free(&line);
}

static void add_capability(struct search *search, const struct capability *capability)
{
    struct text text = {0};
    add_part(&text, capability->title);
    size_t title = text.length;
    add_part(&text, capability->good);
    add_parts(&text, capability->not_counted, capability->not_counted_count);
    add_part(&text, capability->note);
    for (size_t i = 0; i < capability->figure_count; i++)
        add_part(&text, capability->figures[i].what);
    add_parts(&text, capability->gaps, capability->gap_count);
    for (size_t i = 0; i < capability->example_count; i++)
        add_example(&text, &capability->examples[i]);
    add_named_entry(search,
                    (struct search_hit){.group = SEARCH_EXPLANATION, .capability = capability},
                    &text, name_length(&text, title));
}

static void add_term(struct search *search, const struct glossary_entry *entry)
{
    struct text text = {0};
    add_part(&text, entry->term);
    size_t term = text.length;
    add_part(&text, entry->abbreviation);
    add_parts(&text, entry->also, entry->also_count);
    add_part(&text, entry->text);
    add_part(&text, entry->avoid);
    add_part(&text, entry->ours);
    add_named_entry(search, (struct search_hit){.group = SEARCH_GLOSSARY, .entry = entry}, &text,
                    name_length(&text, term));
}

static void add_document(struct search *search, const struct document *document)
{
    struct text text = {0};
    const char *const parts[] = {document->id,        document->title, document->authors,
                                 document->publisher, document->year,  document->about};
    add_parts(&text, parts, sizeof parts / sizeof *parts);
    add_named_entry(search, (struct search_hit){.group = SEARCH_DOCUMENTS, .document = document},
                    &text, name_length(&text, strlen(document->id)));
}

static void add_all(struct search *search, const struct assessment *assessment)
{
    const struct catalogue *catalogue = search->catalogue;
    for (size_t i = 0; i < catalogue->question_count; i++) {
        const struct question *question = catalogue->questions[i];
        if (!assessment_has(assessment, question->questionnaire))
            continue;
        add_question(search, question);
        add_answer(search, question, assessment_answer(assessment, question));
    }
    for (size_t i = 0; i < catalogue->capability_count; i++)
        if (assessment_has(assessment, catalogue->capabilities[i]->domain->questionnaire))
            add_capability(search, catalogue->capabilities[i]);
    for (size_t i = 0; i < catalogue->glossary_count; i++)
        add_term(search, &catalogue->glossary[i]);
    for (size_t i = 0; i < catalogue->document_count; i++)
        add_document(search, &catalogue->documents[i]);
}

struct search *search_new(const struct assessment *assessment)
{
    struct search *search = calloc(1, sizeof *search);
    if (!search)
        return NULL;
    search->catalogue = assessment_catalogue(assessment);
    add_all(search, assessment);
    search->hits = calloc(search->entry_count + 2, sizeof *search->hits);
    if (search->failed || search->texts.failed || search->folded.failed || !search->hits) {
        search_free(search);
        return NULL;
    }
    for (size_t i = 0; i < search->entry_count; i++)
        search->entries[i].hit.text = search->texts.data + search->entries[i].text_at;
    return search;
}

void search_free(struct search *search)
{
    if (!search)
        return;
    text_free(&search->texts);
    text_free(&search->folded);
    free(search->entries);
    free(search->hits);
    free(search);
}

/* ---- what is looked for ---- */

/* The words typed, folded: all of them as one phrase, and each. */
struct wanted {
    char *phrase;
    char *copy; /* of the phrase, taken apart */
    const char *words[MOST_WORDS];
    size_t count;
};

static void end_wanted(struct wanted *wanted)
{
    free(wanted->phrase);
    free(wanted->copy);
}

/* False when there is nothing to look for. */
static bool begin_wanted(struct wanted *wanted, const char *words)
{
    static const char spaces[] = " \t\n";
    char *rest = NULL;
    *wanted = (struct wanted){.phrase = fold_text(words)};
    wanted->copy = wanted->phrase ? strdup(wanted->phrase) : NULL;
    char *word = wanted->copy ? strtok_r(wanted->copy, spaces, &rest) : NULL;
    for (; word && wanted->count < MOST_WORDS; word = strtok_r(NULL, spaces, &rest))
        wanted->words[wanted->count++] = word;
    if (wanted->count)
        return true;
    end_wanted(wanted);
    return false;
}

/* Where the word stands, at the beginning of a word if anywhere; NULL when nowhere. */
static const char *find_word(const char *folded, const char *word, bool *begins)
{
    const char *first = strstr(folded, word);
    const char *found = first;
    while (found && !fold_begins_word(folded, (size_t)(found - folded)))
        found = strstr(found + 1, word);
    *begins = found != NULL;
    return found ? found : first;
}

/* Whether what begins at `text` begins like the word but for one letter that is wrong, left out,
   too many, or in the other's place. */
static bool nearly_begins(const char *text, const char *word, size_t length)
{
    size_t same = 0;
    while (same < length && text[same] == word[same])
        same++;
    if (same == 0 || same == length || !text[same])
        return same == length;
    const char *rest = word + same;
    size_t left = length - same;
    bool swapped = left > 1 && text[same + 1] == rest[0] && text[same] == rest[1] &&
                   strncmp(text + same + 2, rest + 2, left - 2) == 0;
    return swapped || strncmp(text + same + 1, rest + 1, left - 1) == 0 ||
           strncmp(text + same + 1, rest, left) == 0 ||
           strncmp(text + same, rest + 1, left - 1) == 0;
}

static const char *find_nearly(const char *folded, const char *word)
{
    bool begins;
    size_t length = strlen(word);
    const char *found = find_word(folded, word, &begins);
    if (found || length < NEARLY_FROM)
        return found;
    for (const char *at = strchr(folded, word[0]); at; at = strchr(at + 1, word[0]))
        if (fold_begins_word(folded, (size_t)(at - folded)) && nearly_begins(at, word, length))
            return at;
    return NULL;
}

/* Whether all words are in the text; fills the rank. */
static bool match(const char *folded, const struct wanted *wanted, bool nearly, int *rank)
{
    bool all_begin = true;
    for (size_t i = 0; i < wanted->count; i++) {
        bool begins = false;
        const char *found = nearly ? find_nearly(folded, wanted->words[i])
                                   : find_word(folded, wanted->words[i], &begins);
        if (!found)
            return false;
        all_begin = all_begin && begins;
    }
    bool begins = false;
    find_word(folded, wanted->phrase, &begins);
    *rank = nearly ? RANK_NEARLY : begins ? RANK_PHRASE : all_begin ? RANK_WORDS : RANK_PARTS;
    return true;
}

/* ---- finding ---- */

static size_t find_all(struct search *search, const struct wanted *wanted, unsigned groups,
                       bool nearly)
{
    size_t count = 0;
    for (size_t i = 0; i < search->entry_count; i++) {
        const struct entry *entry = &search->entries[i];
        struct search_hit *hit = &search->hits[count];
        *hit = entry->hit;
        if (groups & (1U << hit->group))
            count += match(search->folded.data + entry->folded_at, wanted, nearly, &hit->rank);
    }
    return count;
}

/* A question that was named by its number stands first, whatever its text says, and even when its
   questionnaire is not part of the assessment: where it is shown, that is told. */
static size_t put_named(struct search *search, const char *words, size_t count)
{
    const struct question *named = catalogue_question_at(search->catalogue, words);
    size_t at = 0;
    if (!named)
        return count;
    while (at < count &&
           (search->hits[at].group != SEARCH_QUESTIONS || search->hits[at].question != named))
        at++;
    if (at == count)
        search->hits[count++] =
            (struct search_hit){.group = SEARCH_QUESTIONS, .question = named, .text = named->text};
    search->hits[at].rank = RANK_NUMBER;
    return count;
}

static size_t place_of(const struct search_hit *hit)
{
    return hit->question ? hit->question->index : 0;
}

/* By group, then rank, then as the questionnaires have them: the texts stand in that order. */
static int compare_hits(const void *one, const void *other)
{
    const struct search_hit *a = one;
    const struct search_hit *b = other;
    if (a->group != b->group)
        return a->group < b->group ? -1 : 1;
    if (a->rank != b->rank)
        return a->rank < b->rank ? -1 : 1;
    if (place_of(a) != place_of(b))
        return place_of(a) < place_of(b) ? -1 : 1;
    return a->text < b->text ? -1 : a->text > b->text;
}

size_t search_find(struct search *search, const char *words, unsigned groups,
                   const struct search_hit **hits)
{
    struct wanted wanted;
    *hits = search->hits;
    if (!begin_wanted(&wanted, words))
        return 0;
    size_t count = find_all(search, &wanted, groups, false);
    if (groups & (1U << SEARCH_QUESTIONS))
        count = put_named(search, words, count);
    if (!count)
        count = find_all(search, &wanted, groups, true);
    qsort(search->hits, count, sizeof *search->hits, compare_hits);
    end_wanted(&wanted);
    return count;
}

/* ---- showing where ---- */

/* A text with the words marked that were looked for. */
struct marked {
    const char *text;
    size_t length;
    char *marks;   /* for each byte, whether it belongs to such a word */
    size_t centre; /* where the first of them stands */
};

static size_t origin_of(const struct fold_map *map, size_t at, size_t end)
{
    return at < map->length ? map->origins[at] : end;
}

/* Marks what the folded bytes come from, whole characters of it. */
static void mark(struct marked *marked, const struct fold_map *map, size_t at, size_t length)
{
    size_t from = origin_of(map, at, marked->length);
    size_t to = origin_of(map, at + length, marked->length);
    if (to == from)
        to = from + 1;
    memset(marked->marks + from, 1, to - from);
}

static void mark_word(struct marked *marked, const char *folded, const struct fold_map *map,
                      const char *word, bool first)
{
    bool begins;
    size_t length = strlen(word);
    const char *best = find_word(folded, word, &begins);
    const char *nearly = best ? NULL : find_nearly(folded, word);
    for (const char *at = strstr(folded, word); at; at = strstr(at + length, word))
        mark(marked, map, (size_t)(at - folded), length);
    if (nearly)
        mark(marked, map, (size_t)(nearly - folded), length);
    if (first && (best || nearly))
        marked->centre = origin_of(map, (size_t)((best ? best : nearly) - folded), 0);
}

static void mark_words(struct marked *marked, const struct wanted *wanted)
{
    struct text folded = {0};
    struct fold_map map = {0};
    bool begins;
    fold_append(&folded, marked->text, marked->length, &map);
    for (size_t i = 0; folded.data && !folded.failed && i < wanted->count; i++)
        mark_word(marked, folded.data, &map, wanted->words[i], i == 0);
    const char *phrase = NULL;
    if (folded.data && !folded.failed)
        phrase = find_word(folded.data, wanted->phrase, &begins);
    if (phrase)
        marked->centre = origin_of(&map, (size_t)(phrase - folded.data), 0);
    text_free(&folded);
    fold_map_free(&map);
}

static bool continues_character(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

static size_t count_characters(const char *text, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++)
        count += !continues_character(text[i]);
    return count;
}

/* Where a word begins, at most that many characters before `at`. */
static size_t go_back(const char *text, size_t at, size_t characters)
{
    size_t from = at;
    while (from > 0 && characters > 0) {
        from--;
        characters -= !continues_character(text[from]);
    }
    if (from == 0)
        return 0;
    for (size_t i = from; i < at; i++)
        if (text[i] == ' ')
            return i + 1;
    return from;
}

/* The start of the text when the word stands in the first half of what is shown; else so that a
   quarter stands before it, or more when the text ends soon behind it. */
static size_t excerpt_start(const struct marked *marked, size_t most)
{
    size_t before = count_characters(marked->text, marked->centre);
    size_t behind =
        count_characters(marked->text + marked->centre, marked->length - marked->centre);
    if (before <= most / 2 || before + behind <= most)
        return 0;
    size_t room = behind < most ? most - behind : 0;
    return go_back(marked->text, marked->centre, room > most / 4 ? room : most / 4);
}

static void append_excerpt(const struct marked *marked, size_t most, const char *before,
                           const char *after, struct text *out)
{
    size_t at = excerpt_start(marked, most);
    bool in_word = false;
    if (at > 0)
        text_append(out, "…");
    for (; at < marked->length; at++) {
        char byte = marked->text[at];
        if (!continues_character(byte) && most-- == 0)
            break;
        if ((bool)marked->marks[at] != in_word && !continues_character(byte)) {
            in_word = !in_word;
            text_append(out, in_word ? before : after);
        }
        text_append_bytes(out, byte == '\n' || byte == '\t' ? " " : &byte, 1);
    }
    if (in_word)
        text_append(out, after);
    if (at < marked->length)
        text_append(out, "…");
}

void search_excerpt(const struct search_hit *hit, const char *words, size_t most,
                    const char *before, const char *after, struct text *out)
{
    struct wanted wanted;
    struct marked marked = {.text = hit->text, .length = strlen(hit->text)};
    marked.marks = calloc(marked.length + 2, 1);
    if (!marked.marks) {
        out->failed = true;
        return;
    }
    if (begin_wanted(&wanted, words)) {
        mark_words(&marked, &wanted);
        end_wanted(&wanted);
    }
    append_excerpt(&marked, most, before, after, out);
    free(marked.marks);
}
