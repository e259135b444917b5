#include "core/record/saying_options.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/fold.h"
#include "core/base/text.h"

static const char none_word[] = "none";
static const char blanks[] = " \t\n\r";

/* ---- words as they are compared ---- */

/* How many bytes of what stands between two options are at `at`: the commas and semicolons of
   Latin, Arabic, Chinese and Japanese, and blanks. */
static size_t separator(const char *at)
{
    static const char *const marks[] = {" ", ",", ";", "\u060c", "\u061b", "\u3001"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strncmp(at, marks[i], strlen(marks[i])) == 0)
            return strlen(marks[i]);
    return 0;
}

static const char *skip_separators(const char *at)
{
    size_t length;
    while ((length = separator(at)))
        at += length;
    return at;
}

/* A copy without blanks around it, and with one blank where there are several, or line ends. */
static char *tidy(const char *words)
{
    char *copy = malloc(strlen(words) + 1);
    size_t length = 0;
    if (!copy)
        return NULL;
    for (words += strspn(words, blanks); *words;) {
        size_t gap = strspn(words, blanks);
        words += gap;
        if (gap && *words)
            copy[length++] = ' ';
        else if (!gap)
            copy[length++] = *words++;
    }
    copy[length] = '\0';
    return copy;
}

/* ---- the names of options ---- */

struct name {
    char *words; /* folded */
    size_t option;
};

/* Options are meant by their index; "none" by their count. */
struct names {
    struct name *list;
    size_t count;
    bool failed;
};

static void add_name(struct names *names, const char *words, size_t option)
{
    char *name = fold_words(words);
    names->failed = names->failed || !name;
    names->list[names->count++] = (struct name){name, option};
}

static struct names names_of(const struct question *question)
{
    struct names names = {.list = calloc(2 * question->option_count + 2, sizeof *names.list)};
    names.failed = !names.list;
    for (size_t i = 0; !names.failed && i < question->option_count; i++) {
        add_name(&names, question->options[i].id, i);
        add_name(&names, question_option_text(question, &question->options[i]), i);
    }
    if (!names.failed && question->none) {
        add_name(&names, none_word, question->option_count);
        add_name(&names, question->none, question->option_count);
    }
    return names;
}

static void free_names(struct names *names)
{
    for (size_t i = 0; i < names->count; i++)
        free(names->list[i].words);
    free(names->list);
}

/* ---- options in words ---- */

struct step {           /* what can be read from one place on */
    unsigned char ways; /* to read all the rest as options: none, one, or (two) several */
    size_t option;      /* the first of one of these ways */
    size_t next;        /* and what follows it */
    size_t farthest;    /* end of the longest option here, whatever follows it; 0: there is none */
};

struct reading {
    const struct question *question;
    char *words; /* as they were said, tidied */
    struct text folded;
    struct fold_map map;
    struct step *steps; /* by place in the folded words, their end included */
    size_t start;
    bool whole; /* only one option that is all the words */
};

static void end_reading(struct reading *reading)
{
    free(reading->words);
    text_free(&reading->folded);
    fold_map_free(&reading->map);
    free(reading->steps);
}

/* An option that begins at `at` and is `length` bytes long. */
static void try_option(struct reading *reading, size_t at, size_t length, size_t option)
{
    const char *folded = reading->folded.data;
    const char *behind = folded + at + length;
    struct step *step = &reading->steps[at];
    if (*behind && !separator(behind))
        return;
    size_t next = (size_t)(skip_separators(behind) - folded);
    if (next > step->farthest)
        step->farthest = next;
    bool fits = !reading->whole || (at == reading->start && next == reading->folded.length);
    unsigned char ways = fits ? reading->steps[next].ways : 0;
    bool same = step->ways && step->option == option && step->next == next;
    if (!ways || same)
        return;
    step->ways = step->ways || ways > 1 ? 2 : 1;
    step->option = option;
    step->next = next;
}

/* 0 is "none of these", unless a number is what is asked for. */
static void try_number(struct reading *reading, size_t at)
{
    const struct question *question = reading->question;
    const char *digits = reading->folded.data + at;
    size_t length = strspn(digits, "0123456789");
    unsigned long number = strtoul(digits, NULL, 10);
    if (!length || number > question->option_count)
        return;
    if (number)
        try_option(reading, at, length, number - 1);
    else if (question->none && question->kind != KIND_NUMBER)
        try_option(reading, at, length, question->option_count);
}

static void find_ways(struct reading *reading, const struct names *names)
{
    const char *folded = reading->folded.data;
    size_t length = reading->folded.length;
    reading->steps[length].ways = 1;
    for (size_t at = length; at-- > reading->start;) {
        try_number(reading, at);
        for (size_t i = 0; i < names->count; i++) {
            size_t size = strlen(names->list[i].words);
            if (size && strncmp(folded + at, names->list[i].words, size) == 0)
                try_option(reading, at, size, names->list[i].option);
        }
    }
}

static bool begin_reading(struct reading *reading, const char *words)
{
    reading->words = tidy(words);
    if (!reading->words)
        return false;
    text_append(&reading->folded, "");
    fold_append(&reading->folded, reading->words, strlen(reading->words), &reading->map);
    if (reading->folded.failed)
        return false;
    reading->start = (size_t)(skip_separators(reading->folded.data) - reading->folded.data);
    reading->steps = calloc(reading->folded.length + 1, sizeof *reading->steps);
    return reading->steps;
}

static bool collect(const struct reading *reading, struct options_said *said)
{
    said->list = calloc(reading->folded.length + 1, sizeof *said->list);
    for (size_t at = reading->start; said->list && at < reading->folded.length;
         at = reading->steps[at].next)
        said->list[said->count++] = reading->steps[at].option;
    return said->list;
}

/* Whether a piece that is no option ends at `at`: before the next comma; before the next blank
   where there are no commas and something could be read. */
static bool ends_piece(const struct reading *reading, size_t at, bool first)
{
    const char *folded = reading->folded.data;
    bool listed = strpbrk(folded, ",;") != NULL;
    return !folded[at] || (separator(folded + at) && (folded[at] != ' ' || (!first && !listed)));
}

/* Notes the words from where no option begins on. */
static bool find_wrong(const struct reading *reading, struct options_said *said)
{
    const char *words = reading->words;
    size_t at = reading->start;
    while (!reading->whole && reading->steps[at].farthest)
        at = reading->steps[at].farthest;
    size_t end = at;
    while (!ends_piece(reading, end, at == reading->start))
        end++;
    if (reading->whole || end == at) {
        said->wrong = strdup(words);
        return said->wrong;
    }
    size_t from = reading->map.origins[at];
    size_t to = end < reading->folded.length ? reading->map.origins[end] : strlen(words);
    said->wrong = strndup(words + from, to - from);
    return said->wrong;
}

static enum options_read read_on(const struct reading *reading, struct options_said *said)
{
    unsigned char ways = reading->steps[reading->start].ways;
    if (reading->start == reading->folded.length || !ways)
        return find_wrong(reading, said) ? OPTIONS_OTHER : OPTIONS_FAILED;
    if (ways > 1)
        return OPTIONS_AMBIGUOUS;
    return collect(reading, said) ? OPTIONS_READ : OPTIONS_FAILED;
}

enum options_read options_read(const struct question *question, const char *words, bool whole,
                               struct options_said *said)
{
    struct reading reading = {.question = question, .whole = whole};
    struct names names = names_of(question);
    bool begun = !names.failed && begin_reading(&reading, words);
    *said = (struct options_said){0};
    if (begun)
        find_ways(&reading, &names);
    enum options_read read = begun ? read_on(&reading, said) : OPTIONS_FAILED;
    free_names(&names);
    end_reading(&reading);
    return read;
}

void options_free(struct options_said *said)
{
    free(said->list);
    free(said->wrong);
    *said = (struct options_said){0};
}

bool options_are_numbers(const char *words, bool *failed)
{
    char *folded = fold_words(words);
    const char *at = folded;
    bool digits = false;
    while (at && *at && (separator(at) || (*at >= '0' && *at <= '9'))) {
        digits = digits || (*at >= '0' && *at <= '9');
        at += separator(at) ? separator(at) : 1;
    }
    bool numbers = at && !*at && digits;
    *failed = *failed || !folded;
    free(folded);
    return numbers;
}
