#include "export/data/answers.h"

#include <stdlib.h>
#include <string.h>

#include <unictype.h>
#include <uninorm.h>

#include "core/base/i18n.h"
#include "export/data/answers_rows.h"

/* ---- cells ---- */

/* Characters with which programs let a formula begin, and what looks like one of them: full-width,
   small and raised forms, and the minus sign. */
static bool begins_formula(ucs4_t c)
{
    ucs4_t plain[UC_DECOMPOSITION_MAX_LENGTH];
    int tag;
    if (uc_decomposition(c, &tag, plain) == 1)
        c = plain[0];
    return c == '=' || c == '+' || c == '-' || c == '@' || c == 0x2212;
}

/* What is not seen: some programs drop it from the beginning of a cell. */
static bool is_unseen(ucs4_t c)
{
    return uc_is_property_white_space(c) || uc_is_property_default_ignorable_code_point(c) ||
           uc_is_property_iso_control(c) || uc_is_general_category(c, UC_FORMAT) ||
           c == 0x2800; /* the Braille pattern without dots */
}

/* Whether what a reader sees at `text` begins a formula. A quotation mark can be the beginning of
   a quoted cell there. */
static bool looks_like_formula(const char *text)
{
    ucs4_t c;
    size_t used;
    while ((used = text_character(text, &c)) && (is_unseen(c) || c == '"'))
        text += used;
    return used && begins_formula(c);
}

/* Whether a character parts cells or rows for some reader: one that parts by semicolons or tabs
   takes what follows for a cell's beginning. A comma does not: it stands within quotation marks for
   all that part by it. */
static bool parts_cells(char c)
{
    return c == ';' || c == '\t' || c == '\n' || c == '\r';
}

/* Whether an apostrophe has to stand before what begins here, or one that stands here could be
   taken for such a one. */
static bool needs_apostrophe(const char *text)
{
    return *text == '\'' || *text == '\t' || *text == '\r' || *text == '\n' ||
           looks_like_formula(text);
}

/* Appends the cell's text; returns how long it is, in the units of UTF-16, as spreadsheets count.
 */
static size_t append_guarded(struct text *out, const char *text)
{
    bool begins = true;
    size_t length = 0;
    ucs4_t c;
    for (size_t used; (used = text_character(text, &c)); text += used) {
        bool guarded = begins && needs_apostrophe(text);
        text_append(out, guarded ? "'" : "");
        text_append(out, c == '"' ? "\"" : "");
        text_append_bytes(out, text, used);
        length += (size_t)guarded + (c > 0xFFFF ? 2 : 1);
        begins = used == 1 && parts_cells(*text);
    }
    return length;
}

/* Frees the cell; returns its length. */
static size_t append_cell(struct text *out, struct text *cell)
{
    struct text harmless = {0};
    text_append_harmless(&harmless, cell->data ? cell->data : "");
    out->failed = out->failed || harmless.failed || cell->failed;
    text_append(out, "\"");
    size_t length = append_guarded(out, harmless.data ? harmless.data : "");
    text_append(out, "\"");
    text_free(&harmless);
    text_free(cell);
    return length;
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
    if (!row->left_out)
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
    fill_string(out, row->answer->note);
}

/* A line for each, as `set --source` takes it. */
static void answer_sources(const struct answers_row *row, struct text *out)
{
    for (size_t i = 0; i < row->answer->source_count; i++) {
        const struct held_source *source = &row->answer->sources[i];
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
    fill_string(out, row->answer->by);
}

static void answer_at(const struct answers_row *row, struct text *out)
{
    fill_string(out, row->answer->at);
}

/* ---- columns of statuses ---- */

static void status_id(const struct answers_row *row, struct text *out)
{
    text_append(out, row->finding->capability->id);
}

static void status_applies(const struct answers_row *row, struct text *out)
{
    if (!row->left_out)
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

static void status_because(const struct answers_row *row, struct text *out)
{
    finding_because(row->finding, out);
}

static void status_reason(const struct answers_row *row, struct text *out)
{
    fill_string(out, row->finding->override_reason);
}

static void status_proposed(const struct answers_row *row, struct text *out)
{
    bool set = row->finding->override_reason;
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
    {"because", NULL, status_because},
    {"note", answer_note, NULL},
    {"sources", answer_sources, NULL},
    {"later", answer_later, NULL},
    {"sensitive", answer_sensitive, NULL},
    {"seen", answer_seen, NULL},
    {"by", answer_by, NULL},
    {"at", answer_at, NULL},
};

enum { COLUMN_COUNT = sizeof columns / sizeof *columns };

enum { CELL_MOST = 32767 }; /* what a cell of Excel holds, in units of UTF-16 */

struct table {
    struct text text;
    struct problems *remarks;
};

/* "Q8 (mnr.q08)", or what has a status. */
static const char *name_of(const struct answers_row *row)
{
    return row->question ? row->question->label : row->finding->capability->title;
}

static const char *id_of(const struct answers_row *row)
{
    return row->question ? row->question->id : row->finding->capability->id;
}

/* One remark a row, with the columns that are too long. */
static void remark(const struct table *table, const struct answers_row *row, const char *which,
                   size_t length)
{
    problems_add(table->remarks, SEVERITY_WARNING, ERROR_CONTENT, NULL, 0, 0,
                 _("%s (%s), in %s: a text of %zu characters; a cell of Excel holds %d, and the "
                   "rest is cut off or spilled when it is opened there"),
                 name_of(row), id_of(row), which, length, CELL_MOST);
}

static bool append_row(void *context, const struct answers_row *row)
{
    struct table *table = context;
    struct text *out = &table->text;
    struct text which = {0};
    size_t longest = 0;
    for (size_t i = 0; i < COLUMN_COUNT; i++) {
        struct text cell = {0};
        fill *fills = row->question ? columns[i].of_answer : columns[i].of_status;
        if (fills)
            fills(row, &cell);
        text_append(out, i ? "," : "");
        size_t length = append_cell(out, &cell);
        if (length <= CELL_MOST)
            continue;
        text_append_format(&which, "%s%s", which.length ? ", " : "", columns[i].name);
        longest = length > longest ? length : longest;
    }
    text_append(out, "\r\n");
    if (which.data)
        remark(table, row, which.data, longest);
    text_free(&which);
    return !out->failed;
}

char *answers_csv(const struct answers_input *input, struct problems *remarks, struct error *error)
{
    struct table table = {.remarks = remarks};
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        text_append_format(&table.text, "%s\"%s\"", i ? "," : "", columns[i].name);
    text_append(&table.text, "\r\n");
    bool done = answers_each_question(input, append_row, &table) &&
                answers_each_status(input, append_row, &table);
    if (!done)
        table.text.failed = true;
    char *text = text_take(&table.text);
    if (!text)
        error_set_memory(error);
    return text;
}
