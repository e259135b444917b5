#include "tui/question/page.h"

#include <stdio.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/catalogue/country_name.h"
#include "core/record/answer_edit.h"
#include "tui/layout/about.h"
#include "tui/terminal/keys.h"
#include "tui/views/field_editing.h"

/* Columns of a question's page. */
enum { LEFT = 2, OPTION = 8 };

enum { LONG_LEAST = 4, ROWS_BESIDE_TEXT = 3 };

/* ---- items ---- */

static size_t text_count(const struct session *session, const struct question *question)
{
    size_t count = answer_edit_text_count(question, session_answer(session, question));
    return count < QUESTION_TEXTS ? count : QUESTION_TEXTS;
}

size_t question_item_count(const struct session *session, const struct question *question)
{
    if (!session_asks(session, question))
        return 0;
    return question->option_count + text_count(session, question) +
           (question->kind == KIND_COUNTRY) + (question->none != NULL) + question_is_list(question);
}

struct item question_item(const struct session *session, const struct question *question,
                          size_t index)
{
    size_t texts = text_count(session, question);
    bool country = question->kind == KIND_COUNTRY;
    if (index >= question_item_count(session, question))
        return (struct item){ITEM_NOTHING, 0};
    if (index < question->option_count)
        return (struct item){ITEM_OPTION, index};
    index -= question->option_count;
    if (index < texts)
        return (struct item){ITEM_TEXT, index};
    index -= texts;
    if (country && index == 0)
        return (struct item){ITEM_COUNTRY, 0};
    return (struct item){question->none && index == country ? ITEM_NONE : ITEM_THROUGH, 0};
}

int question_item_of(const struct session *session, const struct question *question,
                     enum item_kind kind)
{
    size_t count = question_item_count(session, question);
    for (size_t i = 0; i < count; i++)
        if (question_item(session, question, i).kind == kind)
            return (int)i;
    return 0;
}

/* ---- above the answer ---- */

static void add_tag(struct text *line, const char *tag)
{
    text_append_format(line, " %s %s", theme_glyph(GLYPH_BETWEEN), tag);
}

static void put_breadcrumb(struct layout *layout, const struct session *session,
                           const struct question *question)
{
    struct text line = {0};
    if (session_has_several(session))
        text_append_format(&line, "%s %s ", question->questionnaire->label,
                           theme_glyph(GLYPH_BELOW));
    text_append(&line, question->domain->title);
    if (question->capability)
        text_append_format(&line, " %s %s", theme_glyph(GLYPH_BELOW), question->capability->title);
    layout_line(layout);
    if (line.data && !line.failed)
        layout_put(layout, LEFT, ROLE_QUIET, line.data);
    text_free(&line);
}

static void append_criterion(const struct question *question, struct text *line)
{
    text_append_format(line, _(" %s criterion %s"), theme_glyph(GLYPH_BETWEEN),
                       question->criterion);
}

static void append_tags(const struct session *session, const struct question *question,
                        struct text *line)
{
    const struct answer *answer = session_answer(session, question);
    if (applies_required(session->applies, question))
        add_tag(line, _("required"));
    if (question->scope)
        add_tag(line, question->scope->text);
    if (question->ours)
        add_tag(line, _("ours"));
    if (question->criterion)
        append_criterion(question, line);
    if (question->record)
        add_tag(line, _("for the record"));
    if (answer_is_sensitive(question, answer))
        add_tag(line, _("sensitive"));
    if (answer->later)
        add_tag(line, _("COME BACK LATER"));
}

static void put_label(struct layout *layout, const struct session *session,
                      const struct question *question)
{
    struct text line = {0};
    append_tags(session, question, &line);
    layout_line(layout);
    layout_put(layout, LEFT, ROLE_ACCENT, question->label);
    if (line.data && !line.failed)
        layout_put(layout, LEFT + cells_width(question->label), ROLE_QUIET, line.data);
    text_free(&line);
}

static void put_question(struct layout *layout, const struct session *session,
                         const struct question *question)
{
    put_breadcrumb(layout, session, question);
    put_label(layout, session, question);
    layout_line(layout);
    about_put_terms(layout, session->catalogue, LEFT, ROLE_STRONG, question->text);
    layout_line(layout);
    if (question->hint) {
        about_put_terms(layout, session->catalogue, LEFT, ROLE_QUIET, question->hint);
        layout_line(layout);
    }
}

/* ---- the answer ---- */

static bool is_chosen(const struct question *question, const struct answer *answer,
                      const struct option *option)
{
    if (answer_edit_takes_several(question))
        return answer_has(answer, option->id);
    return answer->value && strcmp(answer->value, option->id) == 0;
}

enum { CHOICE_LABEL = 8 };

/* "1 (x)" */
static void write_label(char label[CHOICE_LABEL], int number, bool one, bool chosen)
{
    snprintf(label, CHOICE_LABEL, "%c %c%c%c", number, one ? '(' : '[', chosen ? 'x' : ' ',
             one ? ')' : ']');
}

static int number_of(size_t index)
{
    return index < 9 ? '1' + (int)index : ' ';
}

bool question_option_line(const struct session *session, const struct question *question,
                          size_t index, struct text *line)
{
    const struct option *option = &question->options[index];
    bool chosen = is_chosen(question, session_answer(session, question), option);
    char label[CHOICE_LABEL];
    write_label(label, number_of(index), answer_edit_takes_one(question), chosen);
    text_append_format(line, "%s %s", label, question_option_text(question, option));
    return chosen;
}

static void put_choice(struct layout *layout, int number, bool one, bool chosen, const char *text)
{
    enum role role = chosen ? ROLE_STRONG : ROLE_PLAIN;
    char label[CHOICE_LABEL];
    write_label(label, number, one, chosen);
    layout_labelled(layout, LEFT, role, label, OPTION, role, text);
}

static void put_option(struct layout *layout, const struct question *question,
                       const struct answer *answer, size_t index)
{
    const struct option *option = &question->options[index];
    put_choice(layout, number_of(index), answer_edit_takes_one(question),
               is_chosen(question, answer, option), question_option_text(question, option));
}

static const char *prompt_of(const struct question_look *look, size_t index)
{
    if (answer_edit_text_is_long(look->question))
        return look->commanding ? _("F2 to write") : _("Type your answer here");
    return index == 0 && !look->commanding ? _("Type here") : NULL;
}

static void put_text(struct layout *layout, const struct question_look *look, size_t index,
                     bool in_focus)
{
    const char *label = answer_edit_text_label(look->question, index);
    struct textfield *field = look->texts[index];
    struct field_editing_look writing = {
        .column = LEFT,
        .bar = true,
        .rows = 1,
        .active = in_focus,
        .prompt = prompt_of(look, index),
    };
    if (!field)
        return;
    if (*label)
        writing.label = label;
    if (answer_edit_text_is_long(look->question))
        writing.rows = field_editing_rows(field, layout->width - LEFT, LONG_LEAST,
                                          look->rows - ROWS_BESIDE_TEXT);
    field_editing_lay_out(layout, field, &writing);
    if (answer_edit_text_is_long(look->question))
        field_editing_put_count(layout, field);
}

static void put_country(struct layout *layout, const struct answer *answer)
{
    const char *name = answer->value ? country_name(answer->value) : NULL;
    layout_line(layout);
    layout_put(layout, LEFT, name ? ROLE_STRONG : ROLE_QUIET,
               name ? name : _("Space opens the list of countries"));
}

/* Why it is not, where that is not plain. */
static const char *why_not_through(const struct question *question, const struct answer *answer)
{
    if (answer->later)
        return _("looked through: no, it is flagged to come back to");
    if (question->newest && answer->value_count &&
        (!answer->seen || strcmp(answer->seen, "no") != 0))
        return _("looked through: no, options have come since");
    return _("looked through: no");
}

static void put_through(struct layout *layout, const struct session *session,
                        const struct question *question)
{
    const struct answer *answer = session_answer(session, question);
    bool through = answer->state == ANSWER_ANSWERED &&
                   assessment_is_looked_through(session->assessment, question, answer);
    struct text words = {0};
    if (through)
        text_append_format(&words, _("looked through: yes, all %zu"), question->option_count);
    else
        text_append(&words, why_not_through(question, answer));
    if (words.data && !words.failed)
        layout_labelled(layout, LEFT, ROLE_PLAIN, words.data, LEFT + cells_width(words.data) + 3,
                        ROLE_QUIET,
                        through ? _("Space on this line takes that back")
                                : _("Enter or Space on this line says so"));
    text_free(&words);
}

void question_put_item(struct layout *layout, const struct session *session,
                       const struct question_look *look, size_t index)
{
    const struct question *question = look->question;
    const struct answer *answer = session_answer(session, question);
    struct item item = question_item(session, question, index);
    switch (item.kind) {
    case ITEM_OPTION:
        put_option(layout, question, answer, item.index);
        break;
    case ITEM_TEXT:
        put_text(layout, look, item.index, (int)index == look->focus);
        break;
    case ITEM_COUNTRY:
        put_country(layout, answer);
        break;
    case ITEM_NONE:
        put_choice(layout, '0', false, answer_is_none(answer), question->none);
        break;
    case ITEM_THROUGH:
        put_through(layout, session, question);
        break;
    case ITEM_NOTHING:
        break;
    }
}

/* Texts stand apart from what is around them. */
static void put_items(struct layout *layout, const struct session *session,
                      const struct question_look *look)
{
    size_t count = question_item_count(session, look->question);
    for (size_t i = 0; i < count; i++) {
        struct item item = question_item(session, look->question, i);
        layout_item_end(layout);
        if (i && item.kind == ITEM_TEXT)
            layout_line(layout);
        if (i && item.kind == ITEM_NONE && !answer_edit_text_is_long(look->question) &&
            question_item(session, look->question, i - 1).kind == ITEM_TEXT)
            layout_line(layout);
        layout_item(layout);
        question_put_item(layout, session, look, i);
    }
    layout_item_end(layout);
}

/* ---- below the answer ---- */

static void put_remark(struct layout *layout, const char *label, const char *text)
{
    layout_line(layout);
    layout_labelled(layout, LEFT, ROLE_STRONG, label, LEFT + cells_width(label) + 1, ROLE_PLAIN,
                    text);
}

static void put_state(struct layout *layout, const struct answer *answer)
{
    if (answer->state == ANSWER_UNKNOWN) {
        layout_line(layout);
        layout_line(layout);
        layout_put(layout, LEFT, ROLE_STRONG, _("Answer: don't know"));
    } else if (answer->state == ANSWER_NOT_APPLICABLE) {
        put_remark(layout, _("Not applicable:"), answer->reason ? answer->reason : "");
    }
}

void question_put_state(struct layout *layout, const struct session *session,
                        const struct question *question)
{
    put_state(layout, session_answer(session, question));
}

static void put_sources(struct layout *layout, const struct answer *answer)
{
    struct text line = {0};
    if (!answer->source_count)
        return;
    for (size_t i = 0; i < answer->source_count; i++)
        text_append_format(&line, "%s%s", i ? "; " : "", answer->sources[i].title);
    if (line.data && !line.failed)
        put_remark(layout, ngettext("Source:", "Sources:", answer->source_count), line.data);
    text_free(&line);
}

static void put_care(struct layout *layout, const struct session *session,
                     const struct question *question)
{
    const char *care = catalogue_care(session->catalogue, "care-free-text");
    if (question->kind != KIND_TEXT || !*care)
        return;
    if (question->none)
        layout_line(layout);
    layout_paragraph(layout, LEFT, ROLE_QUIET, care);
}

/* The answer that hides it, one key away. */
static void put_what_hides(struct layout *layout, const struct session *session,
                           const struct question *question)
{
    struct text now = {0};
    struct text line = {0};
    const struct question *hides = applies_hidden_by(session->applies, question, &now);
    if (hides && now.length)
        text_append_format(&line, _("Now %s. Enter goes to %s; [ comes back."), now.data,
                           hides->label);
    else if (hides)
        text_append_format(&line, _("Enter goes to %s; [ comes back."), hides->label);
    else if (applies_asked(session->applies, question) == ASKED_NOT_DEPTH)
        text_append(&line, _("Enter shows where to change how deep to ask."));
    layout_line(layout);
    if (line.data && !line.failed)
        layout_paragraph(layout, LEFT, ROLE_STRONG, line.data);
    text_free(&now);
    text_free(&line);
}

static void put_why_not(struct layout *layout, const struct session *session,
                        const struct question *question)
{
    struct text why = {0};
    struct text answer = {0};
    applies_why(session->applies, question, &why);
    layout_paragraph(layout, LEFT, ROLE_PLAIN, _("This question is not asked now:"));
    if (why.data && !why.failed)
        layout_paragraph(layout, LEFT, ROLE_PLAIN, why.data);
    put_what_hides(layout, session, question);
    answer_edit_describe(question, session_answer(session, question), &answer);
    if (answer.data && !answer.failed) {
        layout_line(layout);
        layout_paragraph(layout, LEFT, ROLE_QUIET,
                         _("Its answer is kept, counts for nothing meanwhile, and comes back:"));
        layout_paragraph(layout, LEFT, ROLE_PLAIN, answer.data);
    }
    text_free(&why);
    text_free(&answer);
}

/* One quiet line: an answer given elsewhere, and how to take it over. */
static void put_offer(struct layout *layout, const struct crosswalk_offer *offer)
{
    const struct binding *take = keys_binding(ACTION_TAKE, IN_OFFER);
    struct text line = {0};
    char key[32];
    if (!offer || !take)
        return;
    keys_names(take, key, sizeof key);
    text_append_format(&line, _("Answered elsewhere: %s. Press %s to take over "), offer->because,
                       key);
    crosswalk_offer_words(offer, &line);
    text_append(&line, _(" here."));
    if (line.data && !line.failed)
        layout_paragraph(layout, LEFT, ROLE_QUIET, line.data);
    layout_line(layout);
    text_free(&line);
}

static void put_answer(struct layout *layout, const struct session *session,
                       const struct question_look *look)
{
    const struct answer *answer = session_answer(session, look->question);
    put_offer(layout, look->offer);
    put_items(layout, session, look);
    put_state(layout, answer);
    if (answer->note)
        put_remark(layout, _("Note:"), answer->note);
    put_sources(layout, answer);
    put_care(layout, session, look->question);
}

void question_lay_out(struct layout *layout, const struct session *session,
                      const struct question_look *look)
{
    put_question(layout, session, look->question);
    if (session_asks(session, look->question))
        put_answer(layout, session, look);
    else
        put_why_not(layout, session, look->question);
    if (look->background && look->published)
        about_published(layout, look->published);
    if (look->background)
        about_of_question(layout, look->question);
}
