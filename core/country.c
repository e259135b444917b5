#include "core/country.h"

#include <libintl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <cjson/cJSON.h>

#include "core/data.h"
#include "core/i18n.h"

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
            countries[(*count)++] = (struct country){strdup(code->valuestring), strdup(name)};
    }
    cJSON_Delete(root);
    if (!countries)
        return NULL;
    countries[(*count)++] = (struct country){"XKX", _("Kosovo (as listed in the sources)")};
    countries[(*count)++] = (struct country){"ZZZ", _("Practice country (fictional)")};
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

const char *country_name(const char *code)
{
    const struct country *list;
    size_t count = country_list(&list);
    for (size_t i = 0; i < count; i++)
        if (list[i].code && strcasecmp(list[i].code, code) == 0)
            return list[i].name;
    return NULL;
}
