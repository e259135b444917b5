#include "export/form/form.h"

#include <string.h>

#include "config.h"
#include "core/base/i18n.h"
#include "core/rules/applies.h"
#include "export/document/placed_line.h"
#include "export/document/tree.h"
#include "export/form/form_skip.h"

enum { LINES_FOR_TEXT = 5, SOURCE_ROWS = 14 };

static const char box[] = "☐ ";
static const char blank[] = " ……………………………………";

struct form {
    const struct form_input *input;
    cmark_node *root;
    cmark_node *list; /* of questions; NULL after a heading */
    bool failed;
};

/* ---- writing ---- */

static void add(struct form *form, cmark_node *parent, struct text *words)
{
    if (words->data && !words->failed)
        tree_text(parent, words->data);
    form->failed = form->failed || words->failed;
    text_free(words);
}

static void say(struct form *form, const char *words)
{
    tree_say(form->root, words);
}

static void heading(struct form *form, int level, const char *title, const char *id)
{
    if (id)
        tree_heading_with_id(form->root, level, title, id);
    else
        tree_heading(form->root, level, title);
    form->list = NULL;
}

/* A line of its own with room behind it: "Organisation: ......" */
static void add_blank(struct form *form, cmark_node *list, const char *label)
{
    struct text words = {0};
    text_append_format(&words, _("%s:"), label);
    text_append(&words, blank);
    add(form, tree_item(list), &words);
}

/* ---- where to go on ---- */

/* " (go to Q9)" where that is not what follows anyway. */
static void append_skip(const struct form *form, const struct question *question, const char *word,
                        struct text *out)
{
    const struct question *next = form_next(form->input, question, word);
    if (next == form_following(form->input, question))
        return;
    if (next)
        text_append_format(out, _(" (go to %s)"), next->label);
    else
        text_append(out, _(" (go to the end)"));
}

static void tell_wanted(void *context, const struct condition_test *test, struct text *out)
{
    const struct form *form = context;
    const struct catalogue *catalogue = form->input->catalogue;
    if (test->reference.kind == REFERENCE_QUESTION)
        applies_wanted(catalogue->questions[test->reference.index], test, out);
    else if (test->reference.kind == REFERENCE_QUESTIONNAIRE)
        text_append_format(out, _("“%s” is in use"),
                           catalogue->questionnaires[test->reference.index]->title);
    else
        text_append(out, test->id);
}

static void add_condition(struct form *form, cmark_node *paragraph, const struct question *question)
{
    struct text words = {0};
    struct text whole = {0};
    if (!question->asked_if)
        return;
    condition_in_words(question->asked_if, tell_wanted, form, &words);
    text_append_format(&whole, _("Only if %s."), words.data ? words.data : "");
    form->failed = form->failed || words.failed || whole.failed;
    if (whole.data)
        tree_emphasis(paragraph, whole.data);
    tree_text(paragraph, " ");
    text_free(&words);
    text_free(&whole);
}

/* ---- room for an answer ---- */

static void add_box(struct form *form, cmark_node *list, const struct question *question,
                    const char *text, const char *word)
{
    struct text words = {0};
    text_append_format(&words, "%s%s", box, text);
    if (question->describes && strcmp(question->describes, word) == 0)
        text_append(&words, blank);
    append_skip(form, question, word, &words);
    add(form, tree_item(list), &words);
}

static void add_boxes(struct form *form, cmark_node *item, const struct question *question)
{
    cmark_node *list = tree_list(item);
    for (size_t i = 0; i < question->option_count; i++)
        add_box(form, list, question, question_option_text(question, &question->options[i]),
                question->options[i].id);
    if (question->none)
        add_box(form, list, question, question->none, "none");
}

static void add_fields(struct form *form, cmark_node *item, const struct question *question)
{
    cmark_node *list = tree_list(item);
    for (size_t i = 0; i < question->field_count; i++)
        add_blank(form, list, question->fields[i].text);
    if (question->none)
        add_box(form, list, question, question->none, "none");
}

/* "Answer: ...... years" */
static void add_value(struct form *form, cmark_node *item, const struct question *question)
{
    static const char *const shapes[] = {
        [KIND_DATE] = N_("day, month and year, or as much as is known"),
        [KIND_COUNTRY] = N_("a country"),
    };
    struct text words = {0};
    const char *shape =
        question->kind < sizeof shapes / sizeof *shapes ? shapes[question->kind] : NULL;
    text_append_format(&words, "%s%s", _("Answer:"), blank);
    if (question->unit)
        text_append_format(&words, " %s", question->unit);
    else if (shape)
        text_append_format(&words, " (%s)", _(shape));
    add(form, tree_paragraph(item), &words);
    if (question->none)
        add_box(form, tree_list(item), question, question->none, "none");
}

static void add_room(struct form *form, cmark_node *item, const struct question *question)
{
    const struct question_kind_entry *kind = question_kind_entry(question->kind);
    if (kind->takes_fields)
        add_fields(form, item, question);
    else if (kind->takes_text || question->option_count) {
        if (question->kind == KIND_MANY)
            tree_say(item, _("Tick all that hold:"));
        if (question->option_count || question->none)
            add_boxes(form, item, question);
        tree_lines(item, kind->takes_text ? LINES_FOR_TEXT : 0);
    } else {
        add_value(form, item, question);
    }
}

/* What is an answer to any question. */
static void add_ways_out(struct form *form, cmark_node *item, const struct question *question)
{
    struct text words = {0};
    text_append_format(&words, _("%sdon't know   %sdoes not apply, because:%s"), box, box, blank);
    append_skip(form, question, NULL, &words);
    add(form, tree_paragraph(item), &words);
}

/* ---- a question ---- */

static cmark_node *list_of_questions(struct form *form)
{
    if (form->list)
        return form->list;
    form->list = tree_list(form->root);
    cmark_node_set_list_tight(form->list, 0);
    return form->list;
}

static void add_question(struct form *form, const struct question *question)
{
    cmark_node *paragraph = tree_item(list_of_questions(form));
    cmark_node *item = cmark_node_parent(paragraph);
    tree_margin(paragraph, question->id);
    tree_text(paragraph, " ");
    tree_strong(paragraph, question->label);
    tree_text(paragraph, " ");
    add_condition(form, paragraph, question);
    tree_text(paragraph, question->text);
    if (question->ours)
        tree_text(paragraph, _(" (this tool's own question)"));
    if (question->hint)
        tree_emphasis(tree_paragraph(item), question->hint);
    add_room(form, item, question);
    add_ways_out(form, item, question);
}

/* ---- the parts ---- */

static bool asks_any(const struct form *form, const struct question *const *questions, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (form_asks(form->input, questions[i]))
            return true;
    return false;
}

static void add_capability(struct form *form, const struct capability *capability)
{
    if (!asks_any(form, capability->questions, capability->question_count))
        return;
    heading(form, 3, capability->title, capability->id);
    for (size_t i = 0; i < capability->question_count; i++)
        if (form_asks(form->input, capability->questions[i]))
            add_question(form, capability->questions[i]);
}

static void add_own(struct form *form, const struct domain *domain)
{
    if (!asks_any(form, domain->questions, domain->question_count))
        return;
    if (domain->capability_count)
        heading(form, 3, _("The domain as a whole"), NULL);
    for (size_t i = 0; i < domain->question_count; i++)
        if (form_asks(form->input, domain->questions[i]))
            add_question(form, domain->questions[i]);
}

static bool has_questions(const struct form *form, const struct domain *domain)
{
    bool any = asks_any(form, domain->questions, domain->question_count);
    for (size_t i = 0; i < domain->capability_count; i++)
        any = any || asks_any(form, domain->capabilities[i]->questions,
                              domain->capabilities[i]->question_count);
    return any;
}

static void add_domain(struct form *form, const struct domain *domain)
{
    if (!has_questions(form, domain))
        return;
    heading(form, 2, domain->title, domain->id);
    for (size_t i = 0; i < domain->capability_count; i++)
        add_capability(form, domain->capabilities[i]);
    add_own(form, domain);
}

static void add_questionnaires(struct form *form)
{
    const struct catalogue *catalogue = form->input->catalogue;
    for (size_t i = 0; i < catalogue->questionnaire_count; i++) {
        const struct questionnaire *questionnaire = catalogue->questionnaires[i];
        for (size_t d = 0; d < questionnaire->domain_count; d++)
            add_domain(form, questionnaire->domains[d]);
    }
}

/* ---- first and last page ---- */

static void add_title(struct form *form)
{
    const struct questionnaire *one = form->input->questionnaire;
    struct text title = {0};
    if (one)
        text_append_format(&title, _("Blank form: %s"), one->title);
    else
        text_append(&title, _("Blank form: all questionnaires"));
    if (title.data)
        heading(form, 1, title.data, NULL);
    form->failed = form->failed || title.failed;
    text_free(&title);
}

static void add_versions(struct form *form)
{
    const struct catalogue *catalogue = form->input->catalogue;
    struct text words = {0};
    text_append_format(&words, _("Questions at depth “%s” of: "), depth_word(form->input->depth));
    const char *joint = "";
    for (size_t i = 0; i < catalogue->questionnaire_count; i++) {
        const struct questionnaire *questionnaire = catalogue->questionnaires[i];
        if (form->input->questionnaire && form->input->questionnaire != questionnaire)
            continue;
        text_append_format(&words, _("%s%s (%s), version %s"), joint, questionnaire->title,
                           questionnaire->id, questionnaire->version);
        joint = "; ";
    }
    text_append(&words, ".");
    add(form, tree_paragraph(form->root), &words);
}

/* ---- the line on provenance, which is never translated ---- */

static const char provenance[] = "Blank form of ";

static void add_provenance(struct form *form)
{
    const struct catalogue *catalogue = form->input->catalogue;
    struct text words = {0};
    const char *joint = provenance;
    for (size_t i = 0; i < catalogue->questionnaire_count; i++) {
        const struct questionnaire *questionnaire = catalogue->questionnaires[i];
        if (form->input->questionnaire && form->input->questionnaire != questionnaire)
            continue;
        text_append_format(&words, "%s%s %s", joint, questionnaire->id, questionnaire->version);
        joint = "; ";
    }
    text_append_format(&words, ", depth %s, made by mnr-assess " VERSION,
                       depth_word(form->input->depth));
    add(form, tree_paragraph(form->root), &words);
}

bool form_is_form(const char *text)
{
    static const struct {
        const char *start;
        struct line_place place;
    } formats[] = {
        {"# ", {"\n\n", "", "\n\n"}},
        {"<!DOCTYPE html>", {"\n<main id=\"content\">\n", "", "\n"}},
    };
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (strncmp(text, formats[i].start, strlen(formats[i].start)) == 0)
            return placed_line_begins(text, &formats[i].place, provenance);
    return false;
}

static void add_opening(struct form *form)
{
    const struct catalogue *catalogue = form->input->catalogue;
    add_title(form);
    add_provenance(form);
    say(form, catalogue_care(catalogue, "care-record"));
    say(form, catalogue_care(catalogue, "care-free-text"));
    add_versions(form);
    say(form, _("Go from question to question. Behind an answer stands where to go on when that is "
                "not the next question; “Only if” says when a question is asked at all. Do not "
                "guess: “don't know” is an answer of its own and is never taken for a no. What "
                "does not apply to the country needs a reason."));
    say(form, _("The ids in the margin are those under which answers are entered into mnr-assess. "
                "Documents that prove an answer are listed on the last page: their titles, never "
                "the documents themselves."));
    cmark_node *list = tree_list(form->root);
    add_blank(form, list, _("Country"));
    add_blank(form, list, _("Organisation that answers"));
    add_blank(form, list, _("Date"));
}

static void add_row(cmark_node *table, const char *const *cells, size_t count)
{
    cmark_node *row = tree_row(table);
    for (size_t i = 0; i < count; i++)
        tree_text(tree_cell(row), cells ? cells[i] : " ");
}

static void add_sources(struct form *form)
{
    const char *const titles[] = {_("Question"), _("Title of the document"), _("Date"),
                                  _("Where it is held"), _("Internal?")};
    enum { COLUMNS = sizeof titles / sizeof *titles };
    heading(form, 2, _("Who answered, and sources"), "sources");
    cmark_node *list = tree_list(form->root);
    add_blank(form, list, _("Who answered which part"));
    add_blank(form, list, _("To come back to"));
    say(form, _("Internal: the source is not to be named in anything that is shared."));
    cmark_node *table = tree_table(form->root, _("Documents that prove answers"));
    add_row(table, titles, COLUMNS);
    for (size_t i = 0; i < SOURCE_ROWS; i++)
        add_row(table, NULL, COLUMNS);
}

cmark_node *form_new(const struct form_input *input, struct error *error)
{
    struct form form = {.input = input, .root = tree_new()};
    add_opening(&form);
    add_questionnaires(&form);
    add_sources(&form);
    if (!form.failed)
        return form.root;
    tree_free(form.root);
    error_set_memory(error);
    return NULL;
}
