#include "core/catalogue/example.h"

#include <string.h>

#include "core/base/i18n.h"
#include "core/catalogue/country_name.h"

static void tell_countries(const struct example *example, struct text *out)
{
    for (size_t i = 0; i < example->country_count; i++) {
        const char *name = country_name(example->countries[i]);
        const char *joint = i == 0 ? "" : i + 1 == example->country_count ? _(" and ") : ", ";
        text_append_format(out, "%s%s", joint, name ? name : example->countries[i]);
    }
}

void example_tell_where(const struct example *example, struct text *out)
{
    if (example->place)
        text_append_format(out, "%s%s", example->place, example->country_count ? ", " : "");
    tell_countries(example, out);
    if (example->kind == EXAMPLE_PRACTICE)
        text_append_format(out, " (%d)", example->year);
    else
        text_append_format(out, " (%s, %d)", example_kind_title(example->kind), example->year);
}

void example_tell(const struct example *example, struct text *out)
{
    example_tell_where(example, out);
    text_append_format(out, ": %s", example->text);
}

const char *example_care(void)
{
    return _("An example is no model: it stands here as a document told it in its year, and the "
             "country may have changed it since.");
}

/* ---- those of a country ---- */

bool example_is_of(const struct example *example, const char *country)
{
    for (size_t i = 0; i < example->country_count; i++)
        if (strcmp(example->countries[i], country) == 0)
            return true;
    return false;
}

void example_of_country(const struct catalogue *catalogue, const char *country,
                        example_visit *visit, void *context)
{
    for (size_t c = 0; c < catalogue->capability_count; c++) {
        const struct capability *capability = catalogue->capabilities[c];
        for (size_t i = 0; i < capability->example_count; i++)
            if (example_is_of(&capability->examples[i], country))
                visit(context, &capability->examples[i], capability, NULL);
    }
    for (size_t r = 0; r < catalogue->recommendation_count; r++) {
        const struct recommendation *step = catalogue->recommendations[r];
        for (size_t i = 0; i < step->example_count; i++)
            if (example_is_of(&step->examples[i], country))
                visit(context, &step->examples[i], NULL, step);
    }
}
