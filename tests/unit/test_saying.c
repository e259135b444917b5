/* An answer as a person says it: by number, id, text or field, and what may be meant in two ways.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/record/saying.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

enum { WORDS = 5 };

/* What is said, one word after the other; "=" before a word makes it verbatim. */
struct said_case {
    const char *id;
    const char *words[WORDS];
    const char *answer; /* "values|value"; what a refusal has in it, behind "!" */
};

static struct saying make_saying(const char *const *words, struct said *items)
{
    struct saying saying = {.items = items};
    while (saying.count < WORDS && words[saying.count]) {
        bool verbatim = words[saying.count][0] == '=';
        items[saying.count] = (struct said){words[saying.count] + verbatim, verbatim};
        saying.count++;
    }
    return saying;
}

/* "one,two|words"; "|words" without values, "one,two" without a value. */
static char *show(const struct answer *answer)
{
    struct text text = {0};
    text_append(&text, "");
    for (size_t i = 0; i < answer->value_count; i++)
        text_append_format(&text, "%s%s", i ? "," : "", answer->values[i]);
    if (answer->value)
        text_append_format(&text, "|%s", answer->value);
    return text_take(&text);
}

static void check_said(const struct said_case *given, const char *before)
{
    struct said items[WORDS];
    struct error error = {0};
    struct answer draft;
    const struct question *question = test_question(test_small(), given->id);
    struct assessment *assessment = test_assessment(test_small());
    struct saying saying = make_saying(given->words, items);
    if (before)
        test_answer(assessment, before);
    CHECK(answer_copy(&draft, assessment_answer(assessment, question)), "memory");
    bool refused = *given->answer == '!';
    bool taken = saying_take(question, &saying, &draft, NULL, &error);
    CHECK(taken == !refused, "%s takes “%s”: %s", given->id, saying.count ? items[0].words : "",
          error.problem);
    if (taken && !refused) {
        char *shown = show(&draft);
        CHECK_TEXT(shown, given->answer, "%s said as “%s”", given->id, items[0].words);
        CHECK_COUNT(draft.state, ANSWER_ANSWERED, "its state");
        free(shown);
    }
    if (refused)
        CHECK_HAS(error.problem, given->answer + 1, "why %s refuses “%s”", given->id,
                  saying.count ? items[0].words : "");
    answer_free(&draft);
    assessment_free(assessment);
}

static void check_all_said(const struct said_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++)
        check_said(&cases[i], NULL);
}

/* ---- one option ---- */

static void test_one(void)
{
    static const struct said_case cases[] = {
        {"t.gate", {"yes"}, "|yes"},
        {"t.gate", {"YES"}, "|yes"},
        {"t.gate", {"2"}, "|partly"},
        {"t.gate", {"02"}, "|partly"},
        {"t.gate", {"２"}, "|partly"},
        {"t.gate", {" no "}, "|no"},
        {"t.gate", {"Partly"}, "|partly"},
        {"t.gate", {"pártly"}, "|partly"}, /* folded */
        {"t.gate", {"0"}, "!has no option “0”; it takes: yes, partly, no, or a number from 1 to 3"},
        {"t.gate", {"4"}, "!has no option “4”"},
        {"t.gate", {"-1"}, "!has no option “-1”"},
        {"t.gate", {"1.0"}, "!has no option “1.0”"},
        {"t.gate", {"99999999999999999999"}, "!has no option “99999999999999999999”"},
        {"t.gate", {"18446744073709551617"}, "!has no option"}, /* 2^64 + 1 */
        {"t.gate", {"1 2"}, "!has no option “1 2”"},
        {"t.gate", {"maybe not"}, "!has no option “maybe not”"},
        {"t.gate", {"none"}, "!has no option “none”"},
        {"t.gate", {""}, "!has no option “”"},
        {"t.gate", {"yes", "no"}, "!takes one value: yes, partly, no"},
        {"t.gate", {NULL}, "!takes one value"},
        {"t.choice", {"In law"}, "|law"},
        {"t.choice", {"in   LAW"}, "|law"},
        {"t.choice", {"none"}, "|none"}, /* an option of its own */
        {"t.choice", {"nowhere"}, "|none"},
        {"t.choice", {"2"}, "|none"},
        {"t.choice", {"0"}, "!has no option “0”"},
        {"t.tick", {"2"}, "|no"},
        {"t.criterion", {"Borderline: the wording leaves it open"}, "|borderline"},
        {"t.criterion", {"3"}, "|borderline"},
    };
    check_all_said(cases, COUNT(cases));
}

/* ---- lists ---- */

static void test_lists(void)
{
    static const struct said_case cases[] = {
        {"t.list", {"1"}, "one"},
        {"t.list", {"3", "1"}, "one,three"},
        {"t.list", {"3,1"}, "one,three"},
        {"t.list", {"3, 1"}, "one,three"},
        {"t.list", {"3 1"}, "one,three"},
        {"t.list", {"3;1"}, "one,three"},
        {"t.list", {"3،1"}, "one,three"},
        {"t.list", {"3、1"}, "one,three"},
        {"t.list", {",3,,1,"}, "one,three"},
        {"t.list", {"The third,THE FIRST"}, "one,three"},
        {"t.list", {"the third the first"}, "one,three"},
        {"t.list", {"one,2", "The Third"}, "one,two,three"},
        {"t.list", {"0"}, "none"},
        {"t.list", {"None"}, "none"},
        {"t.list", {"not used"}, "not-used"},
        {"t.list", {"not-used"}, "not-used"},
        {"t.list", {"0", "1"}, "!“none” stands alone"},
        {"t.list", {"1", "1"}, "!“one” is there twice; it takes: one, two, three"},
        {"t.list", {"1,one"}, "!“one” is there twice"},
        {"t.list", {"4", "1"}, "!“not-used” stands alone, not with other options; it takes: one"},
        {"t.list",
         {"one, four, two"},
         "!has no option “four”; it takes: one, two, three, not-used, "
         "none, or numbers from 0 to 4"},
        {"t.list", {"1 5"}, "!has no option “5”"},
        {"t.list", {"1 2,the fourth, 3"}, "!has no option “the fourth”"},
        {"t.list", {"onetwo"}, "!has no option “onetwo”"},
        {"t.list", {"12"}, "!has no option “12”"},
        {"t.list", {"1,2x"}, "!has no option “2x”"},
        {"t.list", {","}, "!has no option “,”"},
        {"t.list", {""}, "!has no option “”"},
        {"t.list", {NULL}, "!takes a list of options: one"},
    };
    check_all_said(cases, COUNT(cases));
}

static void test_descriptions(void)
{
    static const struct said_case cases[] = {
        {"t.other", {"2", "taxi drivers"}, "other|taxi drivers"},
        {"t.other", {"1,2", "=children"}, "children,other|children"},
        {"t.other", {"others", "children"}, "children,other"}, /* an option is an option */
        {"t.other", {"2", ""}, "other"},
        {"t.other", {"2", "childern"}, "!“childern” may be the option children, written wrong"},
        {"t.other", {"2", "=childern"}, "other|childern"},
        {"t.other", {"2", "some childern"}, "other|some childern"},
        {"t.other", {"2", "cabs"}, "other|cabs"},
        {"t.other", {"1", "taxi drivers"}, "!has no option “taxi drivers”"},
        {"t.other", {"2", "taxi", "drivers"}, "!has no option “taxi”"}, /* not only the last word */
        {"t.other", {"taxi drivers", "2"}, "!has no option “taxi drivers”"},
    };
    check_all_said(cases, COUNT(cases));
    check_said(&(struct said_case){"t.other", {"1 2"}, "children,other|cab drivers"},
               "t.other=other,cab drivers");
    check_said(&(struct said_case){"t.other", {"1"}, "children"}, "t.other=other,cab drivers");
    check_said(&(struct said_case){"t.other", {"2", ""}, "other"}, "t.other=other,cab drivers");
}

/* ---- texts ---- */

static void test_texts(void)
{
    static const struct said_case cases[] = {
        {"t.text", {"yes"}, "|yes"},
        {"t.text", {"1"}, "|1"},
        {"t.text", {"0"}, "|0"},
        {"t.text", {"none"}, "|none"},
        {"t.text", {"name=value"}, "|name=value"},
        {"t.text", {"  kept to the letter \n"}, "|  kept to the letter \n"},
        {"t.text", {"two", "texts"}, "!takes one text; put it in quotation marks"},
        {"t.picks", {"2"}, "second-forum"},
        {"t.picks", {"2 1"}, "first-forum,second-forum"},
        {"t.picks", {"The First Forum"}, "first-forum"},
        {"t.picks", {"first-forum, 2"}, "first-forum,second-forum"},
        {"t.picks", {"0"}, "none"},
        {"t.picks", {"nowhere"}, "none"},
        {"t.picks", {"the first forum is good"}, "|the first forum is good"},
        {"t.picks", {"2 countries"}, "|2 countries"},
        {"t.picks", {"first-forum", "and words"}, "first-forum|and words"},
        {"t.picks", {"2", "=and words"}, "second-forum|and words"},
        {"t.picks", {"=2"}, "|2"},
        {"t.picks", {"=none"}, "|none"},
        {"t.picks", {"2", "countries"}, "!a number beside a text may be an option"},
        {"t.picks", {"3"}, "!has no option “3”; it takes: one text"},
        {"t.picks", {"1, 2026"}, "!has no option “2026”"},
        {"t.picks", {"one text", "another"}, "!takes one text; put it in quotation marks"},
        {"t.picks", {"none", "=words"}, "!“none” stands alone"},
    };
    check_all_said(cases, COUNT(cases));
    check_said(&(struct said_case){"t.picks", {"2"}, "second-forum|old"},
               "t.picks=first-forum,old");
    check_said(&(struct said_case){"t.picks", {"new"}, "first-forum|new"},
               "t.picks=first-forum,old");
    check_said(&(struct said_case){"t.picks", {"0"}, "none"}, "t.picks=first-forum,old");
    check_said(&(struct said_case){"t.picks", {"new"}, "|new"}, "t.picks=none");
    check_said(&(struct said_case){"t.picks", {"new"}, "|new"}, "t.picks=?");
}

/* ---- numbers, dates, countries ---- */

static void test_values(void)
{
    static const struct said_case cases[] = {
        {"t.number", {" 18 "}, "|18"},
        {"t.number", {"0"}, "|0"},
        {"t.number", {"none"}, "!takes a number, such as 18 or 2.5"},
        {"t.number", {"18 hours"}, "!takes a number"},
        {"t.number", {"1", "8"}, "!takes one value: a number, such as 18 or 2.5"},
        {"t.date", {" 2026-11"}, "|2026-11"},
        {"t.date", {"soon"}, "!takes a date: 2026-11-21, 2026-11 or 2026"},
        {"t.date", {NULL}, "!takes one value: a date, such as 2026-11-21"},
        {"t.country", {"nor"}, "|NOR"},
        {"t.country", {"Norway"}, "|NOR"},
        {"t.country", {" sweden "}, "|SWE"},
        {"t.country", {"NO"}, "!"},
    };
    check_all_said(cases, COUNT(cases));
}

/* ---- fields ---- */

static void test_fields(void)
{
    static const struct said_case cases[] = {
        {"t.contact", {"A. Name", "A post", "a@b.example"}, "A. Name,A post,a@b.example"},
        {"t.contact", {"A. Name"}, "A. Name,,"},
        {"t.contact", {"reach=a=b"}, ",,a=b"},
        {"t.contact", {"How to Reach = phone"}, ",,phone"},
        {"t.contact", {"reach=phone", "NAME=A. Name"}, "A. Name,,phone"},
        {"t.contact", {"name=A. Name | post=Head | x"}, "A. Name,Head | x,"},
        {"t.contact", {"name=A | B|post=Head"}, "A | B,Head,"},
        {"t.contact", {"=name=A"}, "name=A,,"},
        {"t.contact", {"https://a.example/?name=b"}, "https://a.example/?name=b,,"},
        {"t.contact",
         {"organisation=Ministry"},
         "!it has no field “organisation”; it takes: name, post, "
         "reach in this order, or each by its name"},
        {"t.contact", {"name=A", "name=B"}, "!“name” is there twice"},
        {"t.contact", {"name=A|name=B"}, "!“name” is there twice"},
        {"t.contact", {"name=A", "Head"}, "!some fields are said in order and some by name"},
        {"t.contact", {"name="}, "!all fields are empty"},
        {"t.contact", {"none"}, "none,,"}, /* it has no such answer: a name */
        {"t.contact", {NULL}, "!all fields are empty"},
        {"t.contact", {"a", "b", "c", "d"}, "!more values than it has fields; it takes: name"},
        {"t.year", {"2016", "Ministry"}, "2016,Ministry"},
        {"t.year", {"year=2016"}, "2016,"},
        {"t.year", {"Body=Ministry"}, ",Ministry"},
        {"t.year", {"0"}, "none"},
        {"t.year", {"NONE"}, "none"},
        {"t.year", {"no such policy yet"}, "none"},
        {"t.year", {"none", "Ministry"}, "!takes a year first, such as 2016"},
        {"t.year", {"year=soon"}, "!takes a year first, such as 2016"},
    };
    check_all_said(cases, COUNT(cases));
    check_said(&(struct said_case){"t.contact", {"post=Head"}, "Anna,Head,phone"},
               "t.contact=Anna,Clerk,phone");
    check_said(&(struct said_case){"t.contact", {"Berta"}, "Berta,,"},
               "t.contact=Anna,Clerk,phone");
    check_said(&(struct said_case){"t.contact", {"post="}, "Anna,,phone"},
               "t.contact=Anna,Clerk,phone");
    check_said(&(struct said_case){"t.year", {"body=Ministry"}, ",Ministry"}, "t.year=none");
}

/* ---- what can be meant in two ways ---- */

static void test_ambiguous(void)
{
    static const struct {
        const char *said;
        const char *answer; /* NULL: refused */
    } cases[] = {
        {"2", NULL},     /* the second, or the option whose id is 2 */
        {"1", "2"},      /* that one, by its number alone */
        {"north", NULL}, /* the text of two */
        {"north-1", "north-1"},
        {"south", NULL},          /* two of them */
        {"Rights, duties", NULL}, /* an option, or two options */
        {"rights,law", "rights,law"},
    };
    char folder[64];
    test_copy("tests/data/small", folder);
    struct test_marked edit =
        test_edit(folder, "t/kinds.yaml", "      - {id: \"children\", text: \"Children\"}\n",
                  "      - {id: \"2\", text: \"Two\"}\n"
                  "      - {id: \"north-1\", text: \"North\"}\n"
                  "      - {id: \"north-2\", text: \"NORTH\"}\n"
                  "      - {id: \"both\", text: \"Rights, duties\"}\n"
                  "      - {id: \"rights\", text: \"Rights\"}\n"
                  "      - {id: \"duties\", text: \"Duties\"}\n"
                  "      - {id: \"law\", text: \"South\"}\n"
                  "      - {id: \"south\", text: \"Both\"}\n");
    struct catalogue *catalogue = test_catalogue(folder);
    const struct question *question = test_question(catalogue, "t.other");
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct answer draft = {0};
        struct error error = {0};
        bool taken = answer_from_words(question, &cases[i].said, 1, &draft, &error);
        CHECK(taken == (cases[i].answer != NULL), "“%s”: %s", cases[i].said, error.problem);
        if (!taken)
            CHECK_HAS(error.problem, "can be read in two ways; it takes: 2, north-1", "why");
        char *shown = show(&draft);
        if (taken && cases[i].answer)
            CHECK_TEXT(shown, cases[i].answer, "“%s”", cases[i].said);
        free(shown);
        answer_free(&draft);
    }
    free(edit.text);
    catalogue_free(catalogue);
    test_folder_remove(folder);
}

/* ---- every option of the questionnaires, in every way ---- */

static void append_upper(struct text *out, const char *words)
{
    for (; *words; words++) {
        char c = (char)toupper((unsigned char)*words);
        text_append_bytes(out, &c, 1);
    }
}

static void append_wide(struct text *out, size_t number)
{
    char digits[24];
    snprintf(digits, sizeof digits, "%zu", number);
    for (const char *c = digits; *c; c++)
        text_append_format(out, "\xef\xbc%c", 0x90 + (*c - '0')); /* ０ to ９ */
}

enum way { WAY_NUMBER, WAY_WIDE, WAY_ID, WAY_ID_UPPER, WAY_LABEL, WAY_LABEL_UPPER, WAYS };

/* An option of a question (their count: "none") in one of the ways. */
static void append_way(struct text *out, const struct question *question, size_t option,
                       enum way way)
{
    bool none = option == question->option_count;
    const char *id = none ? "none" : question->options[option].id;
    const char *label =
        none ? question->none : question_option_text(question, &question->options[option]);
    if (way == WAY_NUMBER)
        text_append_format(out, "%zu", none ? 0 : option + 1);
    else if (way == WAY_WIDE)
        append_wide(out, none ? 0 : option + 1);
    else if (way == WAY_ID || way == WAY_LABEL)
        text_append(out, way == WAY_ID ? id : label);
    else
        append_upper(out, way == WAY_ID_UPPER ? id : label);
}

static void check_way(const struct question *question, size_t option, enum way way)
{
    struct text said = {0};
    struct answer draft = {0};
    struct error error = {0};
    append_way(&said, question, option, way);
    const char *words = said.data;
    const char *id = option == question->option_count ? "none" : question->options[option].id;
    bool taken = answer_from_words(question, &words, 1, &draft, &error);
    const char *answer = draft.value_count ? draft.values[0] : draft.value;
    CHECK(taken && draft.value_count < 2, "%s takes “%s”: %s", question->id, words, error.problem);
    CHECK_TEXT(answer, id, "%s said as “%s”", question->id, words);
    answer_free(&draft);
    text_free(&said);
}

static bool has_zero(const struct question *question)
{
    return question->none && question->kind != KIND_NUMBER;
}

static void test_every_option(void)
{
    const struct catalogue *catalogue = test_all();
    for (size_t i = 0; i < catalogue->question_count; i++) {
        const struct question *question = catalogue->questions[i];
        size_t count = question->option_count + (question->none != NULL);
        for (size_t option = 0; option < count; option++)
            for (enum way way = 0; way < WAYS; way++)
                if (option < question->option_count || has_zero(question) || way > WAY_WIDE)
                    check_way(question, option, way);
    }
}

/* All options that may stand together, in one list. */
static void check_list(const struct question *question, enum way way, const char *between)
{
    struct text said = {0};
    struct answer draft = {0};
    struct error error = {0};
    size_t count = 0;
    text_append(&said, "");
    for (size_t i = question->option_count; i-- > 0;) {
        if (question->options[i].exclusive)
            continue;
        text_append(&said, count++ ? between : "");
        append_way(&said, question, i, way);
    }
    const char *words = said.data;
    CHECK(answer_from_words(question, &words, 1, &draft, &error), "%s takes “%s”: %s", question->id,
          words, error.problem);
    CHECK_COUNT(draft.value_count, count, "%s said as “%s”", question->id, words);
    answer_free(&draft);
    text_free(&said);
}

static void test_every_list(void)
{
    static const char *const between[] = {", ", ",", "; ", " ", "  ,  "};
    const struct catalogue *catalogue = test_all();
    for (size_t i = 0; i < catalogue->question_count; i++) {
        const struct question *question = catalogue->questions[i];
        bool list = question->kind == KIND_MANY || question->kind == KIND_TEXT;
        for (size_t b = 0; list && question->option_count && b < COUNT(between); b++)
            for (enum way way = 0; way < WAYS; way++)
                check_list(question, way, between[b]);
    }
}

/* A refusal lists all of them, however many there are. */
static void test_refusals(void)
{
    const struct catalogue *catalogue = test_all();
    const char *words[] = {"no such option", "twice"};
    for (size_t i = 0; i < catalogue->question_count; i++) {
        const struct question *question = catalogue->questions[i];
        struct answer draft = {0};
        struct error error = {0};
        size_t count = question->kind == KIND_TEXT ? 2 : 1;
        if (question->field_count)
            continue;
        CHECK(!answer_from_words(question, words, count, &draft, &error), "%s", question->id);
        for (size_t o = 0; o < question->option_count; o++)
            CHECK_HAS(error.problem, question->options[o].id, "what %s takes", question->id);
        if (question->none)
            CHECK_HAS(error.problem,
                      question->kind == KIND_TEXT && !question->option_count ? "quotation marks"
                                                                             : "none",
                      "what %s takes", question->id);
        answer_free(&draft);
    }
}

/* Long words that are no options are a text, in no time. */
static void test_long(void)
{
    struct error error = {0};
    struct answer draft = {0};
    struct text text = {0};
    const struct question *question = test_question(test_all(), "mnr.q05");
    while (text.length < LIMIT_TEXT_BYTES - 8)
        text_append(&text, "inhope ");
    const char *words = text.data;
    CHECK(answer_from_words(question, &words, 1, &draft, &error), "it is taken: %s", error.problem);
    CHECK_TEXT(draft.value, words, "as it is");
    answer_free(&draft);
    text_free(&text);
}

void saying_suite(void)
{
    static CU_TestInfo tests[] = {
        {"one option is said by number, id or text, in any case", test_one},
        {"several have commas, semicolons or blanks between them", test_lists},
        {"words that describe an option come after it, and stay with its tick", test_descriptions},
        {"a text is a text; where there are options, these are options", test_texts},
        {"numbers, dates and countries are one value", test_values},
        {"fields come in order or by their names, and those not named stay", test_fields},
        {"what can be read in two ways is refused", test_ambiguous},
        {"every option of the questionnaires is known in every way", test_every_option},
        {"every list of options is known in every way", test_every_list},
        {"a refusal lists every option", test_refusals},
        {"a text as long as one may be is not looked through for options", test_long},
        CU_TEST_INFO_NULL,
    };
    test_register("saying", tests);
}
