/* The country that a person names, however the name is written. */
#include <stdlib.h>
#include <string.h>

#include "core/base/ascii.h"
#include "core/base/fold.h"
#include "core/base/i18n.h"
#include "core/base/nearest.h"
#include "core/catalogue/country_name.h"

enum { MOST_WORDS = 16, MOST_SUGGESTED = 3 };

/* ---- names as they are compared ---- */

/* In English, French and Spanish, whose names are asked for most. */
static bool is_article(const char *word)
{
    static const char *const articles[] = {"the", "of", "and", "la",  "le",
                                           "les", "el", "los", "las", "l"};
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        if (strcmp(word, articles[i]) == 0)
            return true;
    return false;
}

static int compare_words(const void *one, const void *other)
{
    return strcmp(*(const char *const *)one, *(const char *const *)other);
}

/* Whether the character stays in its word: letters and digits do, and an apostrophe, which is left
   out, unless only an "l" stands before it. */
static bool stays_in_word(const char *word, size_t length, char c)
{
    if (c == '\'')
        return length && !(length == 1 && *word == 'l');
    return ascii_is_alnum(c) || (unsigned char)c >= 0x80;
}

/* Takes a folded name apart into its words, without articles, sorted. Returns how many. */
static size_t take_apart(char *folded, char *words[MOST_WORDS])
{
    size_t count = 0;
    char *word = folded;
    size_t length = 0;
    for (const char *c = folded; count < MOST_WORDS; c++) {
        bool last = !*c;
        if (stays_in_word(word, length, *c)) {
            if (*c != '\'')
                word[length++] = *c;
        } else if (length) {
            word[length] = '\0';
            words[count] = word;
            count += !is_article(word);
            word += length + 1;
            length = 0;
        }
        if (last)
            break;
    }
    qsort(words, count, sizeof *words, compare_words);
    return count;
}

/* The words of a name, sorted, with a blank before and behind each; free() it. NULL when there is
   no memory. */
static char *key_of(const char *name, size_t length)
{
    struct text folded = {0};
    struct text key = {0};
    char *words[MOST_WORDS];
    fold_append(&folded, name, length, NULL);
    text_append(&folded, "");
    size_t count = folded.failed ? 0 : take_apart(folded.data, words);
    text_append(&key, " ");
    for (size_t i = 0; i < count; i++)
        text_append_format(&key, "%s ", strcmp(words[i], "st") == 0 ? "saint" : words[i]);
    bool failed = folded.failed;
    text_free(&folded);
    if (failed)
        text_free(&key);
    return failed ? NULL : text_take(&key);
}

/* Whether any of the country's names is as `is_like` wants it. */
static bool has_name(const struct country *country, const char *key,
                     bool (*is_like)(const char *name, const char *key))
{
    char *shown = key_of(country->name, strlen(country->name));
    bool found = shown && is_like(shown, key);
    free(shown);
    for (const char *name = country->names; *name && !found;) {
        size_t length = strcspn(name, "\n");
        char *own = key_of(name, length);
        found = own && is_like(own, key);
        free(own);
        name += length + (name[length] == '\n');
    }
    return found;
}

static bool is_same(const char *name, const char *key)
{
    return strcmp(name, key) == 0;
}

/* Whether each word begins a word of the name. */
static bool begins_words(const char *name, const char *key)
{
    char part[80];
    for (const char *word = key; word[1];) {
        size_t length = 1 + strcspn(word + 1, " ");
        if (length >= sizeof part)
            return false;
        memcpy(part, word, length);
        part[length] = '\0';
        if (!strstr(name, part))
            return false;
        word += length;
    }
    return key[1];
}

/* ---- finding ---- */

/* Small letters are capitals, without asking for memory. */
static bool find_code(const char *words, char code[COUNTRY_CODE])
{
    char upper[COUNTRY_CODE] = "";
    if (!country_exists(words))
        return false;
    for (size_t i = 0; words[i] && i + 1 < sizeof upper; i++)
        upper[i] = ascii_upper(words[i]);
    memcpy(code, upper, sizeof upper);
    return true;
}

static const struct country *find_named(const char *words, const char *key)
{
    const struct country *list;
    size_t count = country_list(&list);
    if (!count)
        text_run_out();
    for (size_t i = 0; i < count; i++)
        if (fold_same_words(list[i].code, words))
            return &list[i];
    for (size_t i = 0; key[1] && i < count; i++)
        if (has_name(&list[i], key, is_same))
            return &list[i];
    return NULL;
}

/* Appends "NOR (Norway)". */
static void suggest(const struct country *country, struct text *out)
{
    text_append_format(out, "%s%s (%s)", out->length ? ", " : "", country->code, country->name);
}

static const struct country *nearest_country(const char *folded)
{
    const struct country *list;
    const struct country *found = NULL;
    struct nearest nearest = {0};
    size_t count = country_list(&list);
    for (size_t i = 0; i < count; i++) {
        char *name = fold_text(list[i].name);
        if (name)
            nearest_consider(&nearest, folded, name);
        if (name && nearest.name == name) {
            found = &list[i];
            nearest.name = list[i].name; /* outlives the copy */
        }
        free(name);
    }
    return found;
}

static void suggest_all(const char *words, const char *key, struct text *out)
{
    const struct country *list;
    size_t found = 0;
    size_t count = country_list(&list);
    for (size_t i = 0; i < count && found < MOST_SUGGESTED; i++)
        if (has_name(&list[i], key, begins_words)) {
            suggest(&list[i], out);
            found++;
        }
    char *folded = found ? NULL : fold_text(words);
    const struct country *nearest = folded ? nearest_country(folded) : NULL;
    if (nearest)
        suggest(nearest, out);
    free(folded);
}

/* Says that there is none, and which may be meant. */
static bool refuse(const char *words, const char *key, struct error *error)
{
    struct text likely = {0};
    suggest_all(words, key, &likely);
    if (likely.length && !likely.failed)
        error_set(error, ERROR_USAGE, NULL, 0, 0, _("there is no country “%s”; did you mean %s?"),
                  words, likely.data);
    else
        error_set(error, ERROR_USAGE, NULL, 0, 0,
                  _("there is no country “%s”; use its three letters, such as NOR, or its name"),
                  words);
    text_free(&likely);
    return text_ran_out() ? error_set_memory(error) : false;
}

bool country_find(const char *words, char code[COUNTRY_CODE], struct error *error)
{
    if (find_code(words, code))
        return true;
    char *key = key_of(words, strlen(words));
    if (!key)
        return error_set_memory(error);
    const struct country *found = find_named(words, key);
    if (found)
        memcpy(code, found->code, COUNTRY_CODE);
    else if (error)
        refuse(words, key, error);
    free(key);
    return found;
}

bool country_code_begins(const struct country *country, const char *typed)
{
    char *folded = fold_text(typed);
    bool begins = folded && *folded && ascii_begins_same(country->code, folded, strlen(folded));
    free(folded);
    return begins;
}

bool country_may_be(const struct country *country, const char *typed)
{
    char *folded = fold_text(typed);
    char *names = fold_text(country->names);
    char *name = fold_text(country->name);
    bool found = folded && ((name && strstr(name, folded)) || (names && strstr(names, folded)));
    free(folded);
    free(name);
    free(names);
    return found || country_code_begins(country, typed);
}
