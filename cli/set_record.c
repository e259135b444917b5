/* set: what is no answer: the status of a capability, and what the record is about and covers. */
#include <stdio.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/set_parts.h"
#include "core/base/fold.h"
#include "core/base/i18n.h"
#include "core/catalogue/country_name.h"
#include "session/change.h"

bool set_check_allowed(const struct setting *setting, const char *const *allowed, const char *what,
                       struct error *error)
{
    const struct invocation *invocation = setting->invocation;
    for (const struct command_option *option = command_set.options; option->name; option++) {
        const char *const *name = allowed;
        while (*name && strcmp(*name, option->name) != 0)
            name++;
        if (!*name && invocation_has(invocation, option->name))
            return error_set(error, ERROR_USAGE, NULL, 0, 0, _("set: %s takes no --%s"), what,
                             option->name);
    }
    return true;
}

bool set_override(struct setting *setting, const struct capability *capability, struct error *error)
{
    static const char *const allowed[] = {"note", "clear", NULL};
    const struct invocation *invocation = setting->invocation;
    struct assessment *assessment = setting->opened->assessment;
    bool clear = invocation_has(invocation, "clear");
    const char *reason = invocation_value(invocation, "note");
    if (!set_check_allowed(setting, allowed, capability->id, error) ||
        !set_take_text(setting, DOOR_FILE, &reason, error))
        return false;
    if (clear && !setting->value_count && !reason)
        return assessment_set_override(assessment, capability, NULL, NULL, error);
    bool provision = capability->domain->questionnaire->unit == UNIT_PROVISION;
    if (clear || setting->value_count != 1 || text_is_blank(reason))
        return error_set(error, ERROR_USAGE, NULL, 0, 0,
                         _("set: give %s its status and, as a reason, a note (set FILE %s %s "
                           "--note REASON), or take it back (--clear)"),
                         capability->id, capability->id, provision ? "drafted" : "partly");
    return change_status(setting->opened, capability, setting->values[0], reason, error);
}

/* set FILE depth WORD [CAPABILITY] */
static bool set_depth(struct setting *setting, struct error *error)
{
    static const char *const allowed[] = {NULL};
    if (!set_check_allowed(setting, allowed, "depth", error))
        return false;
    if (setting->value_count < 1 || setting->value_count > 2)
        return change_depth(setting->opened, "", NULL, error);
    return change_depth(setting->opened, setting->values[0],
                        setting->value_count == 2 ? setting->values[1] : NULL, error);
}

static bool set_title(struct setting *setting, struct error *error)
{
    static const char *const allowed[] = {NULL};
    if (!set_check_allowed(setting, allowed, "title", error))
        return false;
    if (setting->value_count != 1)
        return error_set(
            error, ERROR_USAGE, NULL, 0, 0, "%s",
            _("set: a title is one text; put it in quotation marks, as “Norway 2026”"));
    return set_take_text(setting, DOOR_ONE_LINE, &setting->values[0], error) &&
           assessment_set_title(setting->opened->assessment, setting->values[0], error);
}

static bool set_country(struct setting *setting, struct error *error)
{
    static const char *const allowed[] = {NULL};
    if (!set_check_allowed(setting, allowed, "country", error))
        return false;
    if (setting->value_count != 1)
        return error_set(error, ERROR_USAGE, NULL, 0, 0, "%s",
                         _("set: a country is its three letters, such as NOR, or its name"));
    char code[COUNTRY_CODE];
    return set_take_text(setting, DOOR_ONE_LINE, &setting->values[0], error) &&
           country_find(setting->values[0], code, error) &&
           assessment_set_country(setting->opened->assessment, code, error);
}

/* set FILE instruments mnr,law, or with blanks between them. */
static bool set_instruments(struct setting *setting, struct error *error)
{
    static const char *const allowed[] = {NULL};
    struct text list = {0};
    if (!set_check_allowed(setting, allowed, "instruments", error))
        return false;
    for (size_t i = 0; i < setting->value_count; i++)
        text_append_format(&list, "%s%s", i ? "," : "", setting->values[i]);
    bool done = list.failed ? error_set_memory(error)
                            : change_instruments(setting->opened, list.data ? list.data : "",
                                                 stderr, error);
    text_free(&list);
    return done;
}

static const struct {
    const char *name;
    bool (*set)(struct setting *setting, struct error *error);
} specials[] = {
    {"depth", set_depth},
    {"title", set_title},
    {"country", set_country},
    {"instruments", set_instruments},
};

bool set_record(struct setting *setting, const char *id, bool *done, struct error *error)
{
    for (size_t i = 0; i < sizeof specials / sizeof *specials; i++)
        if (fold_same_words(specials[i].name, id)) {
            *done = specials[i].set(setting, error);
            return true;
        }
    return false;
}
