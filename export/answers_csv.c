#include "export/answers.h"

#include <stdlib.h>
#include <string.h>

#include "core/i18n.h"
#include "export/answers_rows.h"

/* ---- cells ---- */

/* Characters with which programs let a formula begin, the full-width ones included, and the
   apostrophe, so that what was put before a cell can be told from what it began with. */
static bool begins_like_formula(const char *cell)
{
    static const char *const starts[] = {"=", "+", "-", "@", "'", "＝", "＋", "－", "＠"};
    if (strchr("\t\r\n", *cell))
        return *cell != '\0';
    cell += strspn(cell, " \t\r\n");
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (strncmp(cell, starts[i], strlen(starts[i])) == 0)
            return true;
    return false;
}

static void append_cell(struct text *out, struct text *cell)
{
    struct text harmless = {0};
    text_append_harmless(&harmless, cell->data ? cell->data : "");
    out->failed = out->failed || harmless.failed || cell->failed;
    const char *from = harmless.data ? harmless.data : "";
    text_append(out, begins_like_formula(from) ? "\"'" : "\"");
    for (size_t length; length = strcspn(from, "\""), from[length]; from += length + 1) {
        text_append_bytes(out, from, length);
        text_append(out, "\"\"");
    }
    text_append(out, from);
    text_append(out, "\"");
    text_free(&harmless);
    text_free(cell);
}

/* Part of a list in a cell: what parts them, and the backslash, get a backslash. */
static void append_part(struct text *out, const char *part, char joint)
{
    for (; part && *part; part++) {
        if (*part == joint || *part == '\\')
            text_append(out, "\\");
        if (*part == '\n')
            text_append(out, "\\n");
        else
            text_append_bytes(out, part, 1);
    }
}

/* ---- columns of answers ---- */

typedef void fill(const struct answers_row *row, struct text *out);

static void fill_string(struct text *out, const char *string)
{
    text_append(out, string ? string : "");
}

static void fill_bool(struct text *out, bool truth)
{
    text_append(out, truth ? "true" : "false");
}

static void answer_row(const struct answers_row *row, struct text *out)
{
    text_append(out, row->question ? "answer" : "status");
}

static void answer_id(const struct answers_row *row, struct text *out)
{
    text_append(out, row->question->id);
}

static void answer_label(const struct answers_row *row, struct text *out)
{
    text_append(out, row->question->label);
}

static const struct domain *domain_of(const struct answers_row *row)
{
    return row->question ? row->question->domain : row->finding->capability->domain;
}

static const struct capability *capability_of(const struct answers_row *row)
{
    return row->question ? row->question->capability : row->finding->capability;
}

static void fill_questionnaire(const struct answers_row *row, struct text *out)
{
    text_append(out, domain_of(row)->questionnaire->id);
}

static void fill_domain(const struct answers_row *row, struct text *out)
{
    text_append(out, domain_of(row)->id);
}

static void fill_domain_title(const struct answers_row *row, struct text *out)
{
    text_append(out, domain_of(row)->title);
}

static void fill_capability(const struct answers_row *row, struct text *out)
{
    fill_string(out, capability_of(row) ? capability_of(row)->id : NULL);
}

static void fill_capability_title(const struct answers_row *row, struct text *out)
{
    fill_string(out, capability_of(row) ? capability_of(row)->title : NULL);
}

static void answer_kind(const struct answers_row *row, struct text *out)
{
    text_append(out, question_kind_entry(row->question->kind)->word);
}

static void answer_depth(const struct answers_row *row, struct text *out)
{
    text_append(out, depth_word(row->question->depth));
}

static void answer_question(const struct answers_row *row, struct text *out)
{
    text_append(out, row->question->text);
}

static void answer_applies(const struct answers_row *row, struct text *out)
{
    fill_bool(out, applies_to(row->applies, row->question));
}

static void answer_state(const struct answers_row *row, struct text *out)
{
    text_append(out, answers_state(row));
}

static void answer_value(const struct answers_row *row, struct text *out)
{
    fill_string(out, row->answer->value);
}

static void answer_values(const struct answers_row *row, struct text *out)
{
    for (size_t i = 0; i < row->answer->value_count; i++) {
        text_append(out, i ? ";" : "");
        append_part(out, row->answer->values[i], ';');
    }
}

static void answer_reason(const struct answers_row *row, struct text *out)
{
    fill_string(out, row->answer->reason);
}

static void answer_note(const struct answers_row *row, struct text *out)
{
    fill_string(out, answers_note(row));
}

/* A line for each, as `set --source` takes it. */
static void answer_sources(const struct answers_row *row, struct text *out)
{
    for (size_t i = 0; i < row->answer->source_count; i++) {
        const struct held_source *source = &row->answer->sources[i];
        if (!answers_tells_source(row, source))
            continue;
        text_append(out, out->length ? "\n" : "");
        append_part(out, source->title, '|');
        text_append(out, source->date || source->held || source->internal ? " | " : "");
        append_part(out, source->date, '|');
        text_append(out, source->held || source->internal ? " | " : "");
        append_part(out, source->held, '|');
        text_append(out, source->internal ? " | internal" : "");
    }
}

static void answer_later(const struct answers_row *row, struct text *out)
{
    fill_bool(out, row->answer->later);
}

static void answer_seen(const struct answers_row *row, struct text *out)
{
    fill_string(out, assessment_seen(applies_assessment(row->applies), row->question, row->answer));
}

static void answer_sensitive(const struct answers_row *row, struct text *out)
{
    fill_bool(out, row->left_out || answer_is_sensitive(row->question, row->answer));
}

static void answer_by(const struct answers_row *row, struct text *out)
{
    fill_string(out, answers_by(row));
}

static void answer_at(const struct answers_row *row, struct text *out)
{
    fill_string(out, answers_at(row));
}

/* ---- columns of statuses ---- */

static void status_id(const struct answers_row *row, struct text *out)
{
    text_append(out, row->finding->capability->id);
}

static void status_applies(const struct answers_row *row, struct text *out)
{
    fill_bool(out, row->finding->status != STATUS_NOT_APPLICABLE);
}

static void status_state(const struct answers_row *row, struct text *out)
{
    text_append(out, row->left_out                   ? answers_status(row)
                     : row->finding->override_reason ? "set"
                                                     : "found");
}

static void status_value(const struct answers_row *row, struct text *out)
{
    text_append(out, row->left_out ? "" : answers_status(row));
}

/* What it can still be, while it is not decided. */
static void status_values(const struct answers_row *row, struct text *out)
{
    const struct finding *finding = row->finding;
    if (row->left_out || status_entry(finding->status)->ruled || finding->left_count < 2)
        return;
    for (size_t i = 0; i < finding->left_count; i++)
        text_append_format(out, "%s%s", i ? ";" : "", status_entry(finding->left[i])->word);
}

static void status_words(const struct answers_row *row, struct text *out)
{
    if (!row->left_out)
        finding_tell_status(row->finding, out);
}

static void status_reason(const struct answers_row *row, struct text *out)
{
    fill_string(out, row->left_out ? NULL : row->finding->override_reason);
}

static void status_proposed(const struct answers_row *row, struct text *out)
{
    bool set = row->finding->override_reason && !row->left_out;
    text_append(out, set ? status_entry(row->finding->proposed)->word : "");
}

/* ---- the table ---- */

/* The columns in their order; a cell that a row has nothing for is empty. */
static const struct {
    const char *name;
    fill *of_answer;
    fill *of_status;
} columns[] = {
    {"row", answer_row, answer_row},
    {"id", answer_id, status_id},
    {"label", answer_label, NULL},
    {"questionnaire", fill_questionnaire, fill_questionnaire},
    {"domain", fill_domain, fill_domain},
    {"domain_title", fill_domain_title, fill_domain_title},
    {"capability", fill_capability, fill_capability},
    {"capability_title", fill_capability_title, fill_capability_title},
    {"kind", answer_kind, NULL},
    {"depth", answer_depth, NULL},
    {"question", answer_question, NULL},
    {"applies", answer_applies, status_applies},
    {"state", answer_state, status_state},
    {"value", answer_value, status_value},
    {"values", answer_values, status_values},
    {"answer", answers_words, status_words},
    {"reason", answer_reason, status_reason},
    {"proposed", NULL, status_proposed},
    {"because", NULL, answers_because},
    {"note", answer_note, NULL},
    {"sources", answer_sources, NULL},
    {"later", answer_later, NULL},
    {"sensitive", answer_sensitive, NULL},
    {"seen", answer_seen, NULL},
    {"by", answer_by, NULL},
    {"at", answer_at, NULL},
};

enum { COLUMN_COUNT = sizeof columns / sizeof *columns };

static bool append_row(void *context, const struct answers_row *row)
{
    struct text *out = context;
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        struct text cell = {0};
        fill *fills = row->question ? columns[i].of_answer : columns[i].of_status;
        if (fills)
            fills(row, &cell);
        text_append(out, i ? "," : "");
        append_cell(out, &cell);
    }
    text_append(out, "\r\n");
    return !out->failed;
}

char *answers_csv(const struct answers_input *input, struct error *error)
{
    struct text out = {0};
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        text_append_format(&out, "%s\"%s\"", i ? "," : "", columns[i].name);
    text_append(&out, "\r\n");
    bool done = answers_each_question(input, append_row, &out) &&
                answers_each_status(input, append_row, &out);
    if (!done)
        out.failed = true;
    char *text = text_take(&out);
    if (!text)
        error_set_memory(error);
    return text;
}
