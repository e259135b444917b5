#include "core/catalogue/questionnaire.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct option gate_options[] = {
    {.id = "yes", .text = N_("Yes")},
    {.id = "partly", .text = N_("Partly")},
    {.id = "no", .text = N_("No")},
};

static const struct option tick_options[] = {
    {.id = "yes", .text = N_("Yes")},
    {.id = "no", .text = N_("No")},
};

static const struct option criterion_options[] = {
    {.id = "yes", .text = N_("Yes")},
    {.id = "no", .text = N_("No")},
    {.id = "borderline", .text = N_("Borderline: the wording leaves it open")},
};

static const struct question_kind_entry kinds[] = {
    {.kind = KIND_GATE,
     .word = "gate",
     .meaning = N_("yes, partly or no; opens or closes other questions"),
     .options = gate_options,
     .option_count = COUNT(gate_options)},
    {.kind = KIND_CHOICE,
     .word = "choice",
     .meaning = N_("one of its options"),
     .takes_options = true},
    {.kind = KIND_MANY,
     .word = "many",
     .meaning = N_("any of its options, or none of them"),
     .takes_options = true,
     .takes_several = true},
    {.kind = KIND_TICK,
     .word = "tick",
     .meaning = N_("yes or no"),
     .options = tick_options,
     .option_count = COUNT(tick_options)},
    {.kind = KIND_CRITERION,
     .word = "criterion",
     .meaning = N_("yes, no, or borderline where the wording leaves it open"),
     .options = criterion_options,
     .option_count = COUNT(criterion_options)},
    {.kind = KIND_TEXT,
     .word = "text",
     .meaning = N_("words of any length; some texts offer options to pick besides"),
     .takes_options = true,
     .takes_text = true},
    {.kind = KIND_NUMBER, .word = "number", .meaning = N_("a number that is not negative")},
    {.kind = KIND_DATE,
     .word = "date",
     .meaning = N_("a day, month or year: 2026-11-21, 2026-11 or 2026")},
    {.kind = KIND_YEAR,
     .word = "year",
     .meaning = N_("a year and what belongs to it, each in its field"),
     .takes_several = true,
     .takes_fields = true},
    {.kind = KIND_COUNTRY, .word = "country", .meaning = N_("a country by its three letters")},
    {.kind = KIND_CONTACT,
     .word = "contact",
     .meaning = N_("how to reach an official, each part in its field"),
     .takes_several = true,
     .takes_fields = true},
};

const struct question_kind_entry *question_kinds(size_t *count)
{
    *count = COUNT(kinds);
    return kinds;
}

const struct question_kind_entry *question_kind_entry(enum question_kind kind)
{
    return &kinds[kind];
}

static const struct status_entry status_table[] = {
    {STATUS_IN_PLACE, "in-place", N_("In place"), N_("in place"), "#", true, UNIT_CAPABILITY,
     STANDING_FULL},
    {STATUS_PARTLY, "partly", N_("Partly in place"), N_("partly in place"), "+", true,
     UNIT_CAPABILITY, STANDING_PART},
    {STATUS_NOT_YET, "not-yet", N_("Not yet in place"), N_("not yet in place"), "o", true,
     UNIT_CAPABILITY, STANDING_NONE},
    {STATUS_IN_FORCE, "in-force", N_("In force"), N_("in force"), "#", true, UNIT_PROVISION,
     STANDING_FULL},
    {STATUS_PARTLY_IN_FORCE, "partly", N_("Partly in force"), N_("partly in force"), "+", true,
     UNIT_PROVISION, STANDING_PART},
    {STATUS_DRAFTED, "drafted", N_("Drafted"), N_("drafted"), "~", true, UNIT_PROVISION,
     STANDING_NONE},
    {STATUS_ABSENT, "absent", N_("Not yet in the law"), N_("not yet in the law"), "o", true,
     UNIT_PROVISION, STANDING_NONE},
    {STATUS_EVIDENCE, "evidence", N_("Evidence found"), N_("with evidence found"), "#", true,
     UNIT_BENCHMARK, STANDING_FULL},
    {STATUS_NO_EVIDENCE, "no-evidence", N_("No evidence found"), N_("with no evidence found"), "o",
     true, UNIT_BENCHMARK, STANDING_NONE},
    {STATUS_NOT_KNOWN, "not-known", N_("Not known"), N_("not known"), "?", false, 0,
     STANDING_UNDECIDED},
    {STATUS_NOT_ANSWERED, "not-answered", N_("Not answered"), N_("not answered"), ".", false, 0,
     STANDING_UNDECIDED},
    {STATUS_NOT_APPLICABLE, "not-applicable", N_("Not applicable"), N_("not applicable"), "-",
     false, 0, STANDING_UNDECIDED},
};

const struct status_entry *statuses(size_t *count)
{
    *count = COUNT(status_table);
    return status_table;
}

const struct status_entry *status_entry(enum status status)
{
    return &status_table[status];
}

const struct status_entry *status_of_word(enum unit unit, const char *word)
{
    for (size_t i = 0; i < COUNT(status_table); i++) {
        const struct status_entry *entry = &status_table[i];
        if (entry->ruled && entry->unit == unit && strcmp(entry->word, word) == 0)
            return entry;
    }
    return NULL;
}

static const struct {
    const char *title;
    const char *plural;
} units[] = {
    [UNIT_CAPABILITY] = {N_("Capability"), N_("capabilities")},
    [UNIT_PROVISION] = {N_("Provision"), N_("provisions")},
    [UNIT_BENCHMARK] = {N_("Benchmark"), N_("benchmarks")},
};

const char *unit_title(enum unit unit)
{
    return _(units[unit].title);
}

const char *unit_plural(enum unit unit)
{
    return _(units[unit].plural);
}

static const struct {
    const char *word;
    const char *title;
} horizons[] = {
    [HORIZON_QUICK] = {"quick", N_("Quick: within months")},
    [HORIZON_YEAR] = {"year", N_("Within a year")},
    [HORIZON_LONGER] = {"longer", N_("Longer: needs a law, a new service or several budgets")},
};

const char *horizon_word(enum horizon horizon)
{
    return horizons[horizon].word;
}

const char *horizon_title(enum horizon horizon)
{
    return _(horizons[horizon].title);
}

const struct figure *capability_figure(const struct capability *capability)
{
    for (size_t i = 0; i < capability->figure_count; i++)
        if (!capability->figures[i].proxy)
            return &capability->figures[i];
    return NULL;
}

/* ---- in words ---- */

void figure_describe(const struct figure *figure, struct text *out)
{
    text_append_format(out, _("%s: %d of %d countries (%d %%), %d"), figure->what, figure->count,
                       figure->of, figure->percent, figure->year);
}

bool version_is(const char *text)
{
    static const char digits[] = "0123456789";
    size_t length;
    while ((length = strspn(text, digits)) > 0 && length <= 9 && text[length] == '.')
        text += length + 1;
    return length > 0 && length <= 9 && !text[length];
}

int version_compare(const char *one, const char *other)
{
    one = one ? one : "";
    other = other ? other : "";
    while (*one && *other) {
        char *end;
        char *other_end;
        long left = strtol(one, &end, 10);
        long right = strtol(other, &other_end, 10);
        if (left != right || end == one || other_end == other)
            return left < right ? -1 : left > right ? 1 : strcmp(one, other);
        one = end + (*end == '.');
        other = other_end + (*other_end == '.');
    }
    return (*one != '\0') - (*other != '\0');
}

static const struct {
    const char *word;
    const char *title;
} example_kinds[] = {
    [EXAMPLE_PRACTICE] = {"practice", N_("practice")},
    [EXAMPLE_LAW] = {"law", N_("law")},
    [EXAMPLE_DRAFT] = {"draft", N_("draft or proposal")},
};

const char *example_kind_word(enum example_kind kind)
{
    return example_kinds[kind].word;
}

const char *example_kind_title(enum example_kind kind)
{
    return _(example_kinds[kind].title);
}

bool question_is_list(const struct question *question)
{
    return question->list;
}

const struct option *question_option(const struct question *question, const char *id)
{
    for (size_t i = 0; i < question->option_count; i++)
        if (strcmp(question->options[i].id, id) == 0)
            return &question->options[i];
    return NULL;
}

/* Options that a kind brings along are the program's own words; the others come translated. */
const char *question_option_text(const struct question *question, const struct option *option)
{
    return question_kind_entry(question->kind)->options ? _(option->text) : option->text;
}

const char *question_word_text(const struct question *question, const char *word)
{
    const struct option *option = question_option(question, word);
    if (option)
        return question_option_text(question, option);
    return question->none && strcmp(word, "none") == 0 ? question->none : word;
}

void question_list_words(const struct question *question, struct text *out)
{
    for (size_t i = 0; i < question->option_count; i++)
        text_append_format(out, "%s%s", i ? ", " : "", question->options[i].id);
    if (question->none)
        text_append_format(out, "%snone", question->option_count ? ", " : "");
}

/* A lone number or letter-number gets "p.", a range "pp.". */
static const char *page_word(const char *pages)
{
    return strpbrk(pages, "-,") || strstr(pages, "ff") ? "pp." : "p.";
}

void source_cite(const struct source *source, struct text *out)
{
    text_append(out, source->document->id);
    if (source->place)
        text_append_format(out, ", %s", source->place);
    if (source->pages)
        text_append_format(out, source->place ? " (%s %s)" : ", %s %s", page_word(source->pages),
                           source->pages);
    if (source->paragraphs)
        text_append_format(out, strpbrk(source->paragraphs, "-,") ? ", paras %s" : ", para %s",
                           source->paragraphs);
    if (source->notes)
        text_append_format(out, strpbrk(source->notes, "-,") ? ", notes %s" : ", note %s",
                           source->notes);
}

void source_cite_all(const struct source *sources, size_t count, struct text *out)
{
    for (size_t i = 0; i < count; i++) {
        text_append(out, i ? "; " : "");
        source_cite(&sources[i], out);
    }
}

void document_cite(const struct document *document, struct text *out)
{
    if (document->authors)
        text_append_format(out, "%s. ", document->authors);
    text_append_format(out, "%s. %s, %s.", document->title, document->publisher, document->year);
}

void glossary_name(const struct glossary_entry *entry, struct text *out)
{
    text_append(out, entry->term);
    if (entry->abbreviation)
        text_append_format(out, " (%s)", entry->abbreviation);
}

const char *source_role_title(enum source_role role)
{
    static const char *const titles[] = {
        [SOURCE_SAYS] = "",
        [SOURCE_GAP] = N_("difficulty reported"),
        [SOURCE_EXAMPLE] = N_("example"),
        [SOURCE_PRACTICE] = N_("practice seen"),
        [SOURCE_CONTEXT] = N_("context"),
        [SOURCE_SURVEY] = N_("survey question"),
    };
    return role == SOURCE_SAYS ? "" : _(titles[role]);
}
