#include "core/catalogue/country_name.h"

#include <libintl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cjson/cJSON.h>

#include "core/base/ascii.h"
#include "core/base/i18n.h"
#include "core/base/text.h"
#include "core/catalogue/content.h"

/* Not in ISO 3166-1: a user-assigned code of the sources, and the practice country. */
static const struct country added[] = {
    {"XKX", N_("Kosovo (as listed in the sources)"), "Kosovo"},
    {"ZZZ", N_("Practice country (fictional)"), "Practice country"},
};

/* Names in everyday use that iso-codes lacks, so that who types them finds the country. They are
   shown nowhere. */
static const struct {
    const char *code;
    const char *names;
} also[] = {
    {"BRN", "Brunei"},         {"CIV", "Ivory Coast"},
    {"COD", "DR Congo"},       {"CPV", "Cape Verde"},
    {"CZE", "Czech Republic"}, {"FLK", "Falkland Islands"},
    {"GBR", "Great Britain"},  {"MKD", "Macedonia"},
    {"MMR", "Burma"},          {"NLD", "Holland"},
    {"PSE", "Palestine"},      {"RUS", "Russia"},
    {"SWZ", "Swaziland"},      {"TLS", "East Timor"},
    {"TUR", "Turkey"},         {"USA", "United States of America"},
    {"VAT", "Vatican"},
};

static int compare_names(const void *one, const void *other)
{
    return strcoll(((const struct country *)one)->name, ((const struct country *)other)->name);
}

/* iso-codes has a short everyday name for some ("Bolivia"), the official one for all. */
static const char *name_of(const cJSON *entry)
{
    const cJSON *name = cJSON_GetObjectItemCaseSensitive(entry, "common_name");
    if (!cJSON_IsString(name))
        name = cJSON_GetObjectItemCaseSensitive(entry, "name");
    return cJSON_IsString(name) ? dgettext("iso_3166-1", name->valuestring) : NULL;
}

/* What else it is called, a line each; free() it. */
static char *names_of(const cJSON *entry, const char *code)
{
    static const char *const keys[] = {"common_name", "name", "official_name"};
    struct text names = {0};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const cJSON *english = cJSON_GetObjectItemCaseSensitive(entry, keys[i]);
        if (cJSON_IsString(english))
            text_append_format(&names, "%s\n%s\n", english->valuestring,
                               dgettext("iso_3166-1", english->valuestring));
    }
    for (size_t i = 0; i < sizeof also / sizeof *also; i++)
        if (strcmp(also[i].code, code) == 0)
            text_append_format(&names, "%s\n", also[i].names);
    return text_take(&names);
}

static void free_countries(struct country *countries, size_t count)
{
    for (size_t i = 0; countries && i < count; i++) {
        free((void *)countries[i].code);
        free((void *)countries[i].name);
        free((void *)countries[i].names);
    }
    free(countries);
}

static bool are_whole(const struct country *countries, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!countries[i].code || !countries[i].name || !countries[i].names)
            return false;
    return true;
}

static struct country *read_countries(size_t *count)
{
    size_t length = 0;
    const char *json = data_embedded_file("iso_3166-1.json", &length);
    cJSON *root = json ? cJSON_ParseWithLength(json, length) : NULL;
    const cJSON *entries = cJSON_GetObjectItemCaseSensitive(root, "3166-1");
    int size = cJSON_GetArraySize(entries);
    struct country *countries = calloc((size_t)size + 2, sizeof *countries);
    const cJSON *entry;
    *count = 0;
    cJSON_ArrayForEach(entry, entries)
    {
        const cJSON *code = cJSON_GetObjectItemCaseSensitive(entry, "alpha_3");
        const char *name = name_of(entry);
        if (countries && cJSON_IsString(code) && name)
            countries[(*count)++] = (struct country){strdup(code->valuestring), strdup(name),
                                                     names_of(entry, code->valuestring)};
    }
    cJSON_Delete(root);
    if (!countries || !size || !are_whole(countries, *count)) {
        free_countries(countries, *count);
        return NULL;
    }
    for (size_t i = 0; i < sizeof added / sizeof *added; i++)
        countries[(*count)++] = (struct country){added[i].code, _(added[i].name), added[i].names};
    qsort(countries, *count, sizeof *countries, compare_names);
    return countries;
}

/* Read when first asked for, and kept: the names never change while the program runs. */
size_t country_list(const struct country **list)
{
    static struct country *countries;
    static size_t count;
    if (!countries)
        countries = read_countries(&count);
    *list = countries;
    return countries ? count : 0;
}

/* Where the code stands in the list of countries; NULL when it does not. */
static const char *find_code(const char *code, const char **json, size_t *length)
{
    char wanted[32];
    *json = data_embedded_file("iso_3166-1.json", length);
    snprintf(wanted, sizeof wanted, "\"alpha_3\": \"%.3s\"", code);
    return *json ? memmem(*json, *length, wanted, strlen(wanted)) : NULL;
}

/* The entry of one code: its object is cut out of the list, so that looking up a name does not cost
   reading all of them. */
static cJSON *read_entry(const char *code)
{
    size_t length = 0;
    const char *json;
    const char *found = find_code(code, &json, &length);
    if (!found)
        return NULL;
    const char *start = memrchr(json, '{', (size_t)(found - json));
    const char *end = memchr(found, '}', length - (size_t)(found - json));
    return start && end ? cJSON_ParseWithLength(start, (size_t)(end - start) + 1) : NULL;
}

/* Names that were asked for, kept so that a caller may hold them. */
static const char *keep_name(const char *code, const char *name)
{
    enum { MOST_KEPT = 300 };
    static struct country kept[MOST_KEPT];
    static size_t count;
    for (size_t i = 0; i < count; i++)
        if (strcmp(kept[i].code, code) == 0)
            return kept[i].name;
    if (!name || count == MOST_KEPT)
        return NULL;
    char *kept_code = strdup(code);
    char *kept_name = strdup(name);
    if (!kept_code || !kept_name) {
        free(kept_code);
        free(kept_name);
        return NULL;
    }
    kept[count++] = (struct country){.code = kept_code, .name = kept_name};
    return kept_name;
}

/* Three letters, made capitals. */
static bool read_code(const char *code, char upper[4])
{
    if (strlen(code) != 3)
        return false;
    for (size_t i = 0; i < 3; i++)
        upper[i] = ascii_upper(code[i]);
    return ascii_is_letter(upper[0]);
}

bool country_exists(const char *code)
{
    char upper[4] = "";
    size_t length = 0;
    const char *json;
    if (!read_code(code, upper))
        return false;
    for (size_t i = 0; i < sizeof added / sizeof *added; i++)
        if (strcmp(added[i].code, upper) == 0)
            return true;
    return find_code(upper, &json, &length) != NULL;
}

const char *country_name(const char *code)
{
    char upper[4] = "";
    if (!read_code(code, upper))
        return NULL;
    for (size_t i = 0; i < sizeof added / sizeof *added; i++)
        if (strcmp(added[i].code, upper) == 0)
            return _(added[i].name);
    const char *known = keep_name(upper, NULL);
    if (known)
        return known;
    cJSON *entry = read_entry(upper);
    const char *name = entry ? keep_name(upper, name_of(entry)) : NULL;
    cJSON_Delete(entry);
    if (!name && country_exists(upper))
        text_run_out();
    return name;
}
