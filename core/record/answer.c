#include "core/record/answer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/ascii.h"
#include "core/base/fold.h"
#include "core/base/i18n.h"
#include "core/base/number.h"
#include "core/catalogue/country_name.h"

static const struct {
    const char *word;
    const char *title;
} states[] = {
    [ANSWER_UNANSWERED] = {"unanswered", N_("Not answered")},
    [ANSWER_ANSWERED] = {"answered", N_("Answered")},
    [ANSWER_UNKNOWN] = {"unknown", N_("Not known")},
    [ANSWER_NOT_APPLICABLE] = {"not-applicable", N_("Not applicable")},
};

const char *answer_state_word(enum answer_state state)
{
    return states[state].word;
}

const char *answer_state_title(enum answer_state state)
{
    return _(states[state].title);
}

/* ---- copies ---- */

bool answer_replace(char **string, const char *by)
{
    char *copy = by ? strdup(by) : NULL;
    if (by && !copy)
        return false;
    free(*string);
    *string = copy;
    return true;
}

bool answer_write(char **string, const char *typed)
{
    if (!answer_replace(string, text_is_blank(typed) ? NULL : typed))
        return false;
    size_t length = *string ? strlen(*string) : 0;
    while (length && (*string)[length - 1] == '\n')
        (*string)[--length] = '\0';
    return true;
}

static void free_values(struct answer *answer)
{
    for (size_t i = 0; i < answer->value_count; i++)
        free(answer->values[i]);
    free(answer->values);
    answer->values = NULL;
    answer->value_count = 0;
}

static void free_source(struct held_source *source)
{
    free(source->title);
    free(source->date);
    free(source->held);
}

void answer_free(struct answer *answer)
{
    free(answer->value);
    free_values(answer);
    free(answer->seen);
    free(answer->reason);
    free(answer->note);
    for (size_t i = 0; i < answer->source_count; i++)
        free_source(&answer->sources[i]);
    free(answer->sources);
    free(answer->by);
    free(answer->at);
    *answer = (struct answer){0};
}

static bool copy_values(struct answer *copy, const struct answer *answer)
{
    if (!answer->value_count)
        return true;
    copy->values = calloc(answer->value_count, sizeof *copy->values);
    if (!copy->values)
        return false;
    copy->value_count = answer->value_count;
    for (size_t i = 0; i < answer->value_count; i++)
        if (!answer_replace(&copy->values[i], answer->values[i]))
            return false;
    return true;
}

static bool copy_sources(struct answer *copy, const struct answer *answer)
{
    if (!answer->source_count)
        return true;
    copy->sources = calloc(answer->source_count, sizeof *copy->sources);
    if (!copy->sources)
        return false;
    copy->source_count = answer->source_count;
    for (size_t i = 0; i < answer->source_count; i++) {
        copy->sources[i].origin = answer->sources[i].origin;
        copy->sources[i].internal = answer->sources[i].internal;
        if (!answer_replace(&copy->sources[i].title, answer->sources[i].title) ||
            !answer_replace(&copy->sources[i].date, answer->sources[i].date) ||
            !answer_replace(&copy->sources[i].held, answer->sources[i].held))
            return false;
    }
    return true;
}

bool answer_copy(struct answer *copy, const struct answer *answer)
{
    *copy = (struct answer){
        .state = answer->state, .later = answer->later, .sensitive = answer->sensitive};
    if (answer_replace(&copy->value, answer->value) && copy_values(copy, answer) &&
        answer_replace(&copy->seen, answer->seen) &&
        answer_replace(&copy->reason, answer->reason) &&
        answer_replace(&copy->note, answer->note) && copy_sources(copy, answer) &&
        answer_replace(&copy->by, answer->by) && answer_replace(&copy->at, answer->at))
        return true;
    answer_free(copy);
    return false;
}

static bool same(const char *one, const char *other)
{
    return strcmp(one ? one : "", other ? other : "") == 0;
}

static bool same_lists(const struct answer *one, const struct answer *other)
{
    if (one->value_count != other->value_count || one->source_count != other->source_count)
        return false;
    for (size_t i = 0; i < one->value_count; i++)
        if (!same(one->values[i], other->values[i]))
            return false;
    for (size_t i = 0; i < one->source_count; i++)
        if (!same(one->sources[i].title, other->sources[i].title) ||
            !same(one->sources[i].date, other->sources[i].date) ||
            !same(one->sources[i].held, other->sources[i].held) ||
            one->sources[i].internal != other->sources[i].internal)
            return false;
    return true;
}

bool answer_equal(const struct answer *one, const struct answer *other)
{
    return one->state == other->state && one->later == other->later &&
           one->sensitive == other->sensitive && same(one->value, other->value) &&
           same(one->seen, other->seen) && same(one->reason, other->reason) &&
           same(one->note, other->note) && same_lists(one, other);
}

void answer_set_state(struct answer *draft, enum answer_state state)
{
    draft->state = state;
    if (state != ANSWER_ANSWERED) {
        answer_replace(&draft->value, NULL);
        answer_replace(&draft->seen, NULL);
        free_values(draft);
    }
    if (state != ANSWER_NOT_APPLICABLE)
        answer_replace(&draft->reason, NULL);
}

bool answer_is_sensitive(const struct question *question, const struct answer *answer)
{
    if (answer->sensitive != SENSITIVITY_DEFAULT)
        return answer->sensitive == SENSITIVITY_YES;
    return question->sensitive;
}

/* A mark that says what the question says anyway is none. */
void answer_flip_sensitive(const struct question *question, struct answer *draft)
{
    bool sensitive = !answer_is_sensitive(question, draft);
    draft->sensitive = sensitive ? SENSITIVITY_YES : SENSITIVITY_NO;
    if (sensitive == question->sensitive)
        draft->sensitive = SENSITIVITY_DEFAULT;
}

/* ---- dates ---- */

static bool is_between(const char *digits, size_t count, int least, int most)
{
    int number = 0;
    for (size_t i = 0; i < count; i++) {
        if (!ascii_is_digit(digits[i]))
            return false;
        number = number * 10 + (digits[i] - '0');
    }
    return number >= least && number <= most;
}

enum { LONGEST_DATE = 10 };

/* 2026-11-21, 2026-11 or 2026. */
static bool is_date(const char *text)
{
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    size_t length = strlen(text);
    if (length != 4 && length != 7 && length != LONGEST_DATE)
        return false;
    if (!is_between(text, 4, 1800, 2200))
        return false;
    if (length >= 7 && (text[4] != '-' || !is_between(text + 5, 2, 1, 12)))
        return false;
    if (length < LONGEST_DATE)
        return true;
    int year = atoi(text);
    int month = atoi(text + 5);
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    int most = month == 2 && !leap ? 28 : days[month - 1];
    return text[7] == '-' && is_between(text + 8, 2, 1, most);
}

/* ---- sources ---- */

static bool is_same_part(const char *one, const char *other)
{
    return fold_same_words(one ? one : "", other ? other : "");
}

size_t answer_find_source(const struct answer *draft, const char *title, const char *date,
                          const char *held)
{
    size_t i = 0;
    while (i < draft->source_count && (!is_same_part(draft->sources[i].title, title) ||
                                       !is_same_part(draft->sources[i].date, date) ||
                                       !is_same_part(draft->sources[i].held, held)))
        i++;
    return i;
}

bool answer_put_source(struct answer *draft, size_t index, const char *title, const char *date,
                       const char *held)
{
    if (index >= draft->source_count) {
        if (answer_find_source(draft, title, date, held) < draft->source_count)
            return true;
        struct held_source *sources =
            reallocarray(draft->sources, draft->source_count + 1, sizeof *sources);
        if (!sources)
            return false;
        draft->sources = sources;
        index = draft->source_count++;
        sources[index] = (struct held_source){0};
    }
    struct held_source *source = &draft->sources[index];
    char day[LONGEST_DATE + 1];
    if (number_in_ascii(date, day, sizeof day) && is_date(day))
        date = day;
    return answer_write(&source->title, title) && answer_write(&source->date, date) &&
           answer_write(&source->held, held);
}

void answer_remove_source(struct answer *draft, size_t index)
{
    struct held_source *source = &draft->sources[index];
    free_source(source);
    draft->source_count--;
    memmove(source, source + 1, (draft->source_count - index) * sizeof *source);
}

/* ---- ticking ---- */

bool answer_has(const struct answer *answer, const char *option)
{
    for (size_t i = 0; i < answer->value_count; i++)
        if (strcmp(answer->values[i], option) == 0)
            return true;
    return false;
}

bool answer_is_none(const struct answer *answer)
{
    return answer->value_count == 1 && strcmp(answer->values[0], "none") == 0;
}

bool answer_look_through(const struct question *question, struct answer *draft, bool through)
{
    return answer_replace(&draft->seen, through ? question->questionnaire->version : "no");
}

static bool is_exclusive(const struct question *question, const char *option)
{
    const struct option *found = question_option(question, option);
    return found ? found->exclusive : strcmp(option, "none") == 0;
}

/* Whether `other`, ticked before, stays when `option` is ticked. */
static bool stays(const struct question *question, const char *other, const char *option)
{
    return strcmp(other, option) != 0 && !is_exclusive(question, option) &&
           !is_exclusive(question, other);
}

/* Whether what is ticked says that nothing else applies. */
static bool stands_alone(const struct question *question, const struct answer *draft)
{
    return draft->value_count == 1 && is_exclusive(question, draft->values[0]);
}

/* What excludes all others tells that the list was looked through, as long as it stands. */
bool answer_tick(const struct question *question, struct answer *draft, const char *option, bool on)
{
    char **values = calloc(question->option_count + 2, sizeof *values);
    size_t count = 0;
    bool done = values != NULL;
    /* In the order of the options, "none" last. */
    for (size_t i = 0; done && i <= question->option_count; i++) {
        const char *id = i < question->option_count ? question->options[i].id : "none";
        bool ticked = strcmp(id, option) == 0
                          ? on
                          : answer_has(draft, id) && (!on || stays(question, id, option));
        if (ticked)
            done = answer_replace(&values[count++], id);
    }
    bool says = on && is_exclusive(question, option);
    if (done && question_is_list(question) &&
        (says || stands_alone(question, draft) || draft->state != ANSWER_ANSWERED))
        done = answer_look_through(question, draft, says);
    if (!done) {
        for (size_t i = 0; i < count; i++)
            free(values[i]);
        free(values);
        return false;
    }
    free_values(draft);
    draft->values = values;
    draft->value_count = count;
    answer_set_state(draft, count || draft->value ? ANSWER_ANSWERED : ANSWER_UNANSWERED);
    return true;
}

/* ---- checking ---- */

bool answer_check_text(const char *text, struct error *error)
{
    size_t length = strlen(text);
    if (length > LIMIT_TEXT_BYTES) {
        char words[LIMIT_WORDS];
        limit_describe(LIMIT_OF_TEXT, words);
        return error_set(error, ERROR_CONTENT, NULL, 0, 0, "%s; %s", words,
                         limit_advice(LIMIT_OF_TEXT));
    }
    if (!text_is_utf8(text, length, NULL))
        return error_set(error, ERROR_CONTENT, NULL, 0, 0, "%s", _("a text that is not UTF-8"));
    return true;
}

static bool refuse(struct error *error, const struct question *question, const char *text)
{
    return error_set(error, ERROR_CONTENT, NULL, 0, 0, "%s: %s", question->label, text);
}

static bool check_string(const struct question *question, const char *string, struct error *error)
{
    struct error why;
    return !string || answer_check_text(string, &why) || refuse(error, question, why.problem);
}

static bool check_strings(const struct question *question, const struct answer *draft,
                          struct error *error)
{
    bool good = check_string(question, draft->value, error) &&
                check_string(question, draft->reason, error) &&
                check_string(question, draft->note, error);
    for (size_t i = 0; good && i < draft->value_count; i++)
        good = check_string(question, draft->values[i], error);
    for (size_t i = 0; good && i < draft->source_count; i++) {
        good = check_string(question, draft->sources[i].title, error) &&
               check_string(question, draft->sources[i].date, error) &&
               check_string(question, draft->sources[i].held, error);
    }
    return good;
}

typedef bool is_blank(const char *text);

static bool are_blank(const struct answer *draft, is_blank *blank)
{
    for (size_t i = 0; i < draft->value_count; i++)
        if (!blank(draft->values[i]))
            return false;
    return true;
}

/* Whether something stands where words belong. */
static bool check_words(const struct question *question, const struct answer *draft,
                        is_blank *blank, struct error *error)
{
    bool answered = draft->state == ANSWER_ANSWERED;
    for (size_t i = 0; i < draft->source_count; i++)
        if (blank(draft->sources[i].title))
            return refuse(error, question, _("a source without a title"));
    if (draft->state == ANSWER_NOT_APPLICABLE && blank(draft->reason))
        return refuse(error, question, _("“not applicable” needs a reason"));
    if (answered && question->kind == KIND_TEXT && blank(draft->value) && !draft->value_count)
        return refuse(error, question, _("an empty text is no answer; clear it instead"));
    if (answered && question->field_count && are_blank(draft, blank))
        return refuse(error, question, _("takes its fields in order (values)"));
    return true;
}

/* Says which words would have been right. */
static bool refuse_word(struct error *error, const struct question *question, const char *word)
{
    struct text allowed = {0};
    question_list_words(question, &allowed);
    error_set(error, ERROR_CONTENT, NULL, 0, 0, _("%s has no option “%s”; it takes: %s"),
              question->label, word, allowed.data ? allowed.data : "");
    text_free(&allowed);
    return false;
}

static bool check_one_option(const struct question *question, const struct answer *draft,
                             struct error *error)
{
    if (draft->value_count || !draft->value)
        return refuse(error, question, _("takes one value"));
    if (!question_option(question, draft->value))
        return refuse_word(error, question, draft->value);
    return true;
}

static bool check_ticks(const struct question *question, const struct answer *draft,
                        struct error *error)
{
    for (size_t i = 0; i < draft->value_count; i++) {
        const char *word = draft->values[i];
        bool none = question->none && strcmp(word, "none") == 0;
        if (!none && !question_option(question, word))
            return refuse_word(error, question, word);
        if (draft->value_count > 1 && is_exclusive(question, word))
            return error_set(error, ERROR_CONTENT, NULL, 0, 0,
                             _("%s: “%s” stands alone, not with other options"), question->label,
                             word);
        for (size_t j = 0; j < i; j++)
            if (strcmp(draft->values[j], word) == 0)
                return error_set(error, ERROR_CONTENT, NULL, 0, 0, _("%s: “%s” is there twice"),
                                 question->label, word);
    }
    return true;
}

static bool check_many(const struct question *question, const struct answer *draft,
                       struct error *error)
{
    if (!draft->value_count)
        return refuse(error, question, _("takes a list of options (values), or none"));
    if (draft->value && (!question->describes || !answer_has(draft, question->describes)))
        return refuse(error, question, _("words to describe an option that is not ticked"));
    return check_ticks(question, draft, error);
}

static bool check_text(const struct question *question, const struct answer *draft,
                       struct error *error)
{
    if (draft->value_count && !question->option_count && !question->none)
        return refuse(error, question, _("takes one text"));
    if (draft->value && answer_has(draft, "none"))
        return refuse(error, question, _("“none” stands alone, not beside a text"));
    return check_ticks(question, draft, error);
}

static bool check_number(const struct question *question, const struct answer *draft,
                         struct error *error)
{
    const char *text = draft->value ? draft->value : "";
    if (!draft->value && question->none && draft->value_count == 1 && answer_has(draft, "none"))
        return true;
    size_t digits = strspn(text, "0123456789");
    size_t length = digits;
    if (text[digits] == '.' && ascii_is_digit(text[digits + 1]))
        length += 1 + strspn(text + digits + 1, "0123456789");
    if (!digits || text[length] || length > 15)
        return refuse(error, question,
                      question->none ? _("takes a number, such as 18 or 2.5, or none")
                                     : _("takes a number, such as 18 or 2.5"));
    return true;
}

static bool check_date(const struct question *question, const struct answer *draft,
                       struct error *error)
{
    if (!draft->value || !is_date(draft->value))
        return refuse(error, question, _("takes a date: 2026-11-21, 2026-11 or 2026"));
    return true;
}

static bool check_country(const struct question *question, const struct answer *draft,
                          struct error *error)
{
    struct error why;
    char code[COUNTRY_CODE];
    if (draft->value && country_exists(draft->value))
        return true;
    if (draft->value && !country_find(draft->value, code, &why))
        return refuse(error, question, why.problem);
    return refuse(error, question, _("takes a country by its three letters, such as NOR"));
}

static bool check_fields(const struct question *question, const struct answer *draft,
                         struct error *error)
{
    if (question->none && answer_is_none(draft))
        return true;
    if (!draft->value_count || draft->value)
        return refuse(error, question, _("takes its fields in order (values)"));
    if (draft->value_count > question->field_count)
        return refuse(error, question, _("more values than it has fields"));
    const char *year = draft->values[0];
    if (question->kind == KIND_YEAR && *year && (strlen(year) != 4 || !is_date(year)))
        return refuse(error, question, _("takes a year first, such as 2016"));
    return true;
}

typedef bool check_kind(const struct question *question, const struct answer *draft,
                        struct error *error);

static check_kind *const checks[] = {
    [KIND_GATE] = check_one_option,
    [KIND_CHOICE] = check_one_option,
    [KIND_MANY] = check_many,
    [KIND_TICK] = check_one_option,
    [KIND_CRITERION] = check_one_option,
    [KIND_TEXT] = check_text,
    [KIND_NUMBER] = check_number,
    [KIND_DATE] = check_date,
    [KIND_YEAR] = check_fields,
    [KIND_COUNTRY] = check_country,
    [KIND_CONTACT] = check_fields,
};

bool answer_check_form(const struct question *question, const struct answer *draft,
                       struct error *error)
{
    if (!check_strings(question, draft, error))
        return false;
    if (draft->state == ANSWER_ANSWERED && !checks[question->kind](question, draft, error))
        return false;
    if (draft->state != ANSWER_ANSWERED && (draft->value || draft->value_count))
        return refuse(error, question, _("has a value, and a state that allows none"));
    return check_words(question, draft, text_is_space, error);
}

bool answer_check_words(const struct question *question, const struct answer *draft,
                        struct error *error)
{
    return check_words(question, draft, text_is_blank, error);
}

bool answer_check(const struct question *question, const struct answer *draft, struct error *error)
{
    return answer_check_form(question, draft, error) && answer_check_words(question, draft, error);
}

/* ---- as it is kept ---- */

enum { LONGEST_NUMBER = 64 };

/* A number or date in whatever digits, in ASCII; what is none stays as it is. */
static bool tidy_number(char **string)
{
    char plain[LONGEST_NUMBER];
    if (!*string || !number_in_ascii(*string, plain, sizeof plain) || !*plain)
        return true;
    return strcmp(plain, *string) == 0 || answer_replace(string, plain);
}

static bool tidy_country(char **string)
{
    char code[COUNTRY_CODE];
    if (!*string || !country_find(*string, code, NULL))
        return !text_ran_out();
    return strcmp(code, *string) == 0 || answer_replace(string, code);
}

bool answer_tidy(const struct question *question, struct answer *draft)
{
    switch (question->kind) {
    case KIND_NUMBER:
    case KIND_DATE:
        return tidy_number(&draft->value);
    case KIND_COUNTRY:
        return tidy_country(&draft->value);
    case KIND_YEAR:
        return !draft->value_count || tidy_number(&draft->values[0]);
    default:
        return true;
    }
}
