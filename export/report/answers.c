/* The answers of a capability or a domain, in groups: what is in place, what is not, what is not
   known, the country's own words, what is noted beside them. */
#include "export/report/section.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"
#include "core/catalogue/companion.h"

/* ---- one question as an item ---- */

/* "**Q7** Is there ...?" */
static cmark_node *add_question(struct report_list *list, const struct question *question)
{
    cmark_node *item = report_item(list);
    report_question(list->report, item, question);
    return item;
}

static void add_answered(struct report_list *list, const struct question *question,
                         const struct answer *answer)
{
    cmark_node *item = add_question(list, question);
    struct text words = {0};
    text_append(&words, _(" Answer: "));
    words_of_answer(question, answer, tree_append_own, &words);
    report_add(list->report, item, &words);
}

/* ---- which questions stand in which list ---- */

/* How far an answer by itself says that something is in place. */
enum grade { GRADE_NONE, GRADE_IN_PLACE, GRADE_LESS };

/* What the status rules of a capability make of one word or number as the answer to a question. */
struct grading {
    const struct catalogue *catalogue;
    const struct question *question;
    const char *word;
    bool full; /* the rule looked at is the one for all of it */
    enum grade grade;
};

static bool meets(const struct condition_test *test, const char *word)
{
    for (size_t i = 0; i < test->word_count; i++)
        if (strcmp(test->words[i], word) == 0)
            return true;
    return test->operator== TEST_AT_LEAST && strtod(word, NULL) >= test->number;
}

static void grade_by_test(void *context, const struct condition_test *test, enum truth truth)
{
    struct grading *grading = context;
    (void)truth;
    if (test->reference.kind != REFERENCE_QUESTION ||
        (test->operator!= TEST_IS && test->operator!= TEST_AT_LEAST) ||
        grading->catalogue->questions[test->reference.index] != grading->question)
        return;
    if (grading->grade == GRADE_NONE)
        grading->grade = GRADE_LESS;
    if (grading->full && meets(test, grading->word))
        grading->grade = GRADE_IN_PLACE;
}

/* The sub-points of a provision run from the fullest word to the least. */
static enum grade grade_of_provision(const struct question *question, const char *word)
{
    bool law = question->questionnaire->unit == UNIT_PROVISION;
    if (!law || question->kind != KIND_CHOICE || companion_is(question))
        return GRADE_NONE;
    return strcmp(question->options[0].id, word) == 0 ? GRADE_IN_PLACE : GRADE_LESS;
}

/* A choice has words of its own, a number none; the rules of its capability say what they mean. */
static enum grade grade_by_rules(const struct report *report, const struct question *question,
                                 const char *word)
{
    const struct capability *capability = question->capability;
    struct grading grading = {.catalogue = report->catalogue, .question = question, .word = word};
    for (size_t i = 0; capability && i < capability->rule_count; i++) {
        const struct status_rule *rule = &capability->rules[i];
        grading.full = status_entry(rule->status)->standing == STANDING_FULL;
        if (rule->when)
            condition_walk(rule->when, NULL, grade_by_test, &grading);
    }
    return grading.grade != GRADE_NONE ? grading.grade : grade_of_provision(question, word);
}

static enum grade grade_of(const struct report *report, const struct question *question,
                           const struct answer *answer)
{
    bool none = question->kind == KIND_NUMBER && answer_has(answer, "none");
    const char *word = none ? "none" : answer->value;
    if (answer->state != ANSWER_ANSWERED || !word || question->record)
        return GRADE_NONE;
    switch (question->kind) {
    case KIND_GATE:
    case KIND_TICK:
    case KIND_CRITERION:
        return strcmp(word, "yes") == 0 ? GRADE_IN_PLACE : GRADE_LESS;
    case KIND_CHOICE:
    case KIND_NUMBER:
        return grade_by_rules(report, question, word);
    default:
        return GRADE_NONE;
    }
}

/* Whether an option belongs in the list of what is ticked, or of what is not. The one that stands
   for "other" says nothing when it is not ticked. */
static bool lists_option(const struct question *question, const struct answer *answer,
                         const struct option *option, bool ticked)
{
    if (option->exclusive || answer_has(answer, option->id) != ticked)
        return false;
    return ticked || !question->describes || strcmp(option->id, question->describes) != 0;
}

static size_t count_options(const struct question *question, const struct answer *answer,
                            bool ticked)
{
    size_t count = 0;
    for (size_t i = 0; i < question->option_count; i++)
        count += lists_option(question, answer, &question->options[i], ticked);
    return count;
}

static void add_option(cmark_node *list, const struct question *question,
                       const struct answer *answer, const struct option *option)
{
    cmark_node *item = tree_item(list);
    tree_text(item, option->text);
    if (!answer->value || !question->describes || strcmp(option->id, question->describes) != 0 ||
        !answer_has(answer, option->id))
        return;
    tree_text(item, ": ");
    report_quoted(item, answer->value);
}

static void add_options(struct report_list *list, const struct question *question,
                        const struct answer *answer, bool ticked)
{
    if (!count_options(question, answer, ticked))
        return;
    bool told = !ticked && count_options(question, answer, true);
    cmark_node *item = told ? report_item(list) : add_question(list, question);
    if (told)
        tree_strong(item, question->label); /* its text stands under what is in place */
    tree_text(item, ticked ? _(" Ticked:") : _(" Not ticked:"));
    cmark_node *options = tree_list(cmark_node_parent(item));
    for (size_t i = 0; i < question->option_count; i++)
        if (lists_option(question, answer, &question->options[i], ticked))
            add_option(options, question, answer, &question->options[i]);
}

typedef void tell(struct report_list *list, const struct question *question,
                  const struct answer *answer);

static void tell_in_place(struct report_list *list, const struct question *question,
                          const struct answer *answer)
{
    if (grade_of(list->report, question, answer) == GRADE_IN_PLACE)
        add_answered(list, question, answer);
    else if (question->kind == KIND_MANY && !question->record)
        add_options(list, question, answer, true);
}

static void tell_missing(struct report_list *list, const struct question *question,
                         const struct answer *answer)
{
    if (answer->state != ANSWER_ANSWERED)
        return;
    if (grade_of(list->report, question, answer) == GRADE_LESS)
        add_answered(list, question, answer);
    else if (question->kind == KIND_MANY && !question->record &&
             !progress_is_in_part(list->report->applies, question))
        add_options(list, question, answer, false);
}

static void tell_recorded(struct report_list *list, const struct question *question,
                          const struct answer *answer)
{
    bool picks = question->kind == KIND_TEXT && answer->value_count && !answer_has(answer, "none");
    bool plain = question->kind != KIND_TEXT && question->kind != KIND_MANY &&
                 grade_of(list->report, question, answer) == GRADE_NONE;
    if (answer->state == ANSWER_ANSWERED && (picks || plain || question->record))
        add_answered(list, question, answer);
}

/* For the questions of a domain without capabilities, where nothing is in place or not. */
static void tell_anything(struct report_list *list, const struct question *question,
                          const struct answer *answer)
{
    bool words_only = question->kind == KIND_TEXT && !answer->value_count;
    if (answer->state == ANSWER_ANSWERED && !words_only)
        add_answered(list, question, answer);
}

static void tell_unknown(struct report_list *list, const struct question *question,
                         const struct answer *answer)
{
    if (answer->state == ANSWER_UNKNOWN)
        add_question(list, question);
}

static void tell_inapplicable(struct report_list *list, const struct question *question,
                              const struct answer *answer)
{
    if (answer->state != ANSWER_NOT_APPLICABLE)
        return;
    cmark_node *item = add_question(list, question);
    tree_text(item, _(" Because: "));
    report_quoted(item, answer->reason ? answer->reason : "");
}

struct group {
    const char *title;
    tell *tell;
};

static void tell_group(struct report *report, const struct report_questions *questions,
                       const struct group *group)
{
    struct report_list list = {.report = report, .title = _(group->title)};
    for (size_t i = 0; i < questions->count; i++)
        if (report_tells(report, questions->items[i]) &&
            !report_tells_in_law(report, questions->items[i]))
            group->tell(&list, questions->items[i], report_answer(report, questions->items[i]));
}

/* ---- what is open, said in words, noted ---- */

static void say_unanswered(struct report *report, const struct report_questions *questions)
{
    struct text words = {0};
    size_t asked = 0;
    size_t open = 0;
    for (size_t i = 0; i < questions->count; i++) {
        const struct question *question = questions->items[i];
        if (!report_tells(report, question))
            continue;
        asked++;
        if (report_answer(report, question)->state != ANSWER_UNANSWERED)
            continue;
        open++;
        text_append_format(&words, "%s%s", words.length ? ", " : "", question->label);
    }
    if (open == asked && open > 1 && report_tells_all_of(report, questions)) {
        text_free(&words);
        text_append_format(&words, _("any of its %zu questions"), open);
    }
    report_run_in(report, _("Not answered yet"), &words);
}

/* Of these what is not ticked is not missing: nobody has said so. */
static void say_in_part(struct report *report, const struct report_questions *questions)
{
    struct text words = {0};
    for (size_t i = 0; i < questions->count; i++)
        if (report_tells(report, questions->items[i]) &&
            progress_is_in_part(report->applies, questions->items[i]))
            text_append_format(&words, "%s%s", words.length ? ", " : "",
                               questions->items[i]->label);
    report_run_in(report, _("Not looked through to the end"), &words);
}

void report_say_left_out(struct report *report, const struct report_questions *questions)
{
    struct text words = {0};
    for (size_t i = 0; i < questions->count; i++)
        if (report_leaves_out(report, questions->items[i]))
            text_append_format(&words, "%s%s", words.length ? ", " : "",
                               questions->items[i]->label);
    report_run_in(report, _("Left out of this copy, whether it is asked and answered or not"),
                  &words);
}

static void say_words(struct report *report, const struct report_questions *questions)
{
    bool titled = false;
    for (size_t i = 0; i < questions->count; i++) {
        const struct question *question = questions->items[i];
        if (!report_tells(report, question) || !report_has_words(report, question) ||
            question->record || report_tells_in_law(report, question))
            continue;
        if (!titled)
            report_title(report, _("In the country's own words"));
        titled = true;
        report_quote(report, question);
    }
}

void report_held(const struct held_source *source, struct text *out)
{
    report_append_quoted(out, source->title);
    if (!text_is_blank(source->date)) {
        text_append(out, ", ");
        tree_append_own(out, source->date);
    }
    if (!text_is_blank(source->held)) {
        text_append(out, _(", held by: "));
        tree_append_own(out, source->held);
    }
    if (source->internal)
        text_append(out, _(" (internal)"));
}

static void say_held(struct report *report, const struct question *question)
{
    const struct answer *answer = report_answer(report, question);
    struct text title = {0};
    struct text words = {0};
    for (size_t i = 0; i < answer->source_count; i++) {
        text_append(&words, words.length ? "; " : "");
        report_held(&answer->sources[i], &words);
    }
    text_append_format(&title, _("Documents on %s"), question->label);
    report_run_in(report, title.data ? title.data : "", &words);
    report->failed = report->failed || title.failed;
    text_free(&title);
}

static void say_note(struct report *report, const struct question *question)
{
    const char *note = report_answer(report, question)->note;
    struct text title = {0};
    if (text_is_blank(note))
        return;
    text_append_format(&title, _("Note on %s:"), question->label);
    report_strong(report, tree_paragraph(report->root), &title);
    tree_quote(report->root, note);
}

void report_notes(struct report *report, const struct report_questions *questions)
{
    for (size_t i = 0; i < questions->count; i++) {
        if (!report_tells(report, questions->items[i]))
            continue;
        say_held(report, questions->items[i]);
        say_note(report, questions->items[i]);
    }
}

static void tell_questions(struct report *report, const struct report_questions *questions,
                           const struct group *groups, size_t group_count)
{
    for (size_t i = 0; i < group_count; i++)
        tell_group(report, questions, &groups[i]);
    say_unanswered(report, questions);
    say_in_part(report, questions);
    report_say_left_out(report, questions);
    say_words(report, questions);
    report_notes(report, questions);
}

void report_capability_answers(struct report *report, const struct report_questions *questions)
{
    const struct report_unit *unit =
        questions->count ? report_unit(questions->items[0]->questionnaire) : NULL;
    if (!unit)
        return;
    const struct group groups[] = {
        {unit->in_place, tell_in_place},           {unit->missing, tell_missing},
        {N_("Also on record"), tell_recorded},     {N_("Not known"), tell_unknown},
        {N_("Not applicable"), tell_inapplicable},
    };
    tell_questions(report, questions, groups, sizeof groups / sizeof *groups);
}

void report_domain_answers(struct report *report, const struct report_questions *questions)
{
    static const struct group groups[] = {
        {N_("On record"), tell_anything},
        {N_("Not known"), tell_unknown},
        {N_("Not applicable"), tell_inapplicable},
    };
    tell_questions(report, questions, groups, sizeof groups / sizeof *groups);
}
