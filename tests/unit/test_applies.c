/* Which questions are asked: the walk through every skip of the survey, levels, depth. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/suites.h"
#include "tests/unit/support.h"

/* The survey's own jumps: after "No" at a gate, go to that question (weprotect-2022,
   Appendix 2; question 33 leads to 35, the first of our corrections). What lies between is asked
   after "Yes" only. */
static const struct skip {
    int gate;
    int no_goes_to;
} skips[] = {
    {7, 9},   {10, 12}, {13, 15}, {16, 18}, {21, 23}, {24, 26}, {27, 29},
    {30, 32}, {33, 35}, {37, 39}, {40, 42}, {43, 45}, {46, 48}, {51, 53},
    {54, 57}, {58, 60}, {61, 63}, {66, 68}, {70, 72}, {75, 77},
};

/* Our own questions that wait for gates (map 3.1 to 3.6); any of the answers named opens them. */
static const struct {
    const char *id;
    const char *opened_by[2];
} added[] = {
    {"mnr.q08a", {"mnr.q07", "mnr.q10"}},
    {"mnr.q14a", {"mnr.q13"}},
    {"mnr.q16a", {"mnr.q16"}},
    {"mnr.q24a", {"mnr.q24"}},
    {"mnr.q24b", {"mnr.q24"}},
    {"mnr.q34a", {"mnr.q31a", "mnr.q33"}},
    {"mnr.ev2.3", {"mnr.q27"}},
    {"mnr.q38a", {"mnr.q37"}},
    {"mnr.q41a", {"mnr.q40"}},
    {"mnr.q43a", {"mnr.q43"}},
    {"mnr.q47a", {"mnr.q46"}},
    {"mnr.q52a", {"mnr.q51"}},
    {"mnr.q56a", {"mnr.q54"}},
    {"mnr.q59a", {"mnr.q58"}},
    {"mnr.q62e", {"mnr.q61"}},
    {"mnr.q67a", {"mnr.q66"}},
    {"mnr.q69c", {"mnr.q69a"}},
    {"mnr.q71a", {"mnr.q70"}},
    {"mnr.q71b", {"mnr.q70"}},
    {"mnr.ev1.1", {"mnr.q07"}},
    {"mnr.ev1.2", {"mnr.q10"}},
    {"mnr.ev1.4", {"mnr.q16"}},
};

/* What can be said at a gate, and whether that opens its details. */
static const struct {
    const char *value;
    bool opens;
} answers[] = {{"yes", true}, {"partly", true}, {"no", false},
               {"?", false},  {"-", false},     {"", false}};

static void answer_gate(struct assessment *assessment, int gate, const char *value)
{
    char words[32];
    snprintf(words, sizeof words, "mnr.q%02d=%s", gate, value);
    test_answer(assessment, words);
}

static void answer_all_gates(struct assessment *assessment, const char *value)
{
    for (size_t i = 0; i < COUNT(skips); i++)
        answer_gate(assessment, skips[i].gate, value);
}

/* Whether the survey asks a question when the gate `special` is open or not, all others being so.
 */
static bool survey_asks(int number, int special, bool special_open, bool others_open)
{
    for (size_t i = 0; i < COUNT(skips); i++)
        if (number > skips[i].gate && number < skips[i].no_goes_to)
            return skips[i].gate == special ? special_open : others_open;
    return true;
}

static void check_81(struct assessment *assessment, int gate, size_t answer, bool others_open)
{
    struct applies *applies = applies_new(assessment);
    CU_ASSERT_PTR_NOT_NULL_FATAL(applies);
    for (int number = 1; number <= 81; number++) {
        char id[32];
        snprintf(id, sizeof id, "mnr.q%02d", number);
        bool asked = applies_to(applies, test_question(test_survey(), id));
        bool expected = survey_asks(number, gate, answers[answer].opens, others_open);
        CHECK(asked == expected, "question %d is %s asked when %d is “%s” and other gates are %s",
              number, expected ? "" : "not", gate, answers[answer].value,
              others_open ? "open" : "closed");
    }
    applies_free(applies);
}

static void test_walk(void)
{
    for (int others_open = 0; others_open <= 1; others_open++) {
        struct assessment *assessment = test_assessment(test_survey());
        answer_all_gates(assessment, others_open ? "yes" : "no");
        for (size_t i = 0; i < COUNT(skips); i++) {
            for (size_t a = 0; a < COUNT(answers); a++) {
                answer_gate(assessment, skips[i].gate, answers[a].value);
                check_81(assessment, skips[i].gate, a, others_open);
            }
            answer_gate(assessment, skips[i].gate, others_open ? "yes" : "no");
        }
        assessment_free(assessment);
    }
}

/* From start to end as a person walks, with "no" everywhere and "yes" everywhere. */
static void test_way_through(void)
{
    static const struct {
        const char *value;
        size_t asked; /* of the 81 */
    } ways[] = {{"yes", 81}, {"partly", 81}, {"no", 60}, {"?", 60}, {"-", 60}, {"", 60}};
    for (size_t w = 0; w < COUNT(ways); w++) {
        struct assessment *assessment = test_assessment(test_survey());
        answer_all_gates(assessment, ways[w].value);
        struct applies *applies = applies_new(assessment);
        size_t asked = 0;
        for (size_t i = 0; i < test_survey()->question_count; i++)
            asked += !test_survey()->questions[i]->ours &&
                     applies_to(applies, test_survey()->questions[i]);
        CHECK_COUNT(asked, ways[w].asked, "questions asked when every gate is “%s”", ways[w].value);
        applies_free(applies);
        assessment_free(assessment);
    }
}

/* ---- our own questions ---- */

static bool waits(const char *id)
{
    for (size_t i = 0; i < COUNT(added); i++)
        if (strcmp(added[i].id, id) == 0)
            return true;
    return false;
}

static void test_always_asked(void)
{
    struct assessment *assessment = test_assessment(test_survey());
    struct applies *applies = applies_new(assessment);
    for (size_t i = 0; i < test_survey()->question_count; i++) {
        const struct question *question = test_survey()->questions[i];
        if (question->ours)
            CHECK(applies_to(applies, question) == !waits(question->id),
                  "%s is asked from the start, unless it waits for a gate", question->id);
    }
    applies_free(applies);
    assessment_free(assessment);
}

static void check_opened(const char *id, const char *gate, const char *value, bool opens)
{
    char words[32];
    struct assessment *assessment = test_assessment(test_survey());
    snprintf(words, sizeof words, "%s=%s", gate, value);
    test_answer(assessment, words);
    struct applies *applies = applies_new(assessment);
    CHECK(applies_to(applies, test_question(test_survey(), id)) == opens,
          "%s is %s asked when %s is “%s”", id, opens ? "" : "not", gate, value);
    applies_free(applies);
    assessment_free(assessment);
}

static void test_opened(void)
{
    for (size_t i = 0; i < COUNT(added); i++)
        for (size_t g = 0; g < 2 && added[i].opened_by[g]; g++)
            for (size_t a = 0; a < COUNT(answers); a++)
                if (test_question(test_survey(), added[i].opened_by[g])->kind == KIND_GATE)
                    check_opened(added[i].id, added[i].opened_by[g], answers[a].value,
                                 answers[a].opens);
    check_opened("mnr.q34a", "mnr.q31a", "yes", true);
    check_opened("mnr.q34a", "mnr.q31a", "in-progress", true);
    check_opened("mnr.q34a", "mnr.q31a", "no", false);
    check_opened("mnr.q69c", "mnr.q69a", "obliges", true);
    check_opened("mnr.q69c", "mnr.q69a", "protects-only", false);
    check_opened("mnr.q69c", "mnr.q69a", "neither", false);
}

/* ---- hidden answers ---- */

static struct assessment *reread(struct assessment *assessment)
{
    char *written = test_written(assessment);
    struct assessment *again = test_parse(assessment_catalogue(assessment), written);
    free(written);
    assessment_free(assessment);
    return again;
}

static size_t count_equal(const struct assessment *one, const struct assessment *other)
{
    size_t equal = 0;
    for (size_t i = 0; i < test_survey()->question_count; i++)
        equal += answer_equal(assessment_answer(one, test_survey()->questions[i]),
                              assessment_answer(other, test_survey()->questions[i]));
    return equal;
}

static void test_there_and_back(void)
{
    struct assessment *full = test_assessment(test_survey());
    test_answer_all(full, SPIRIT_IN_PLACE);
    for (size_t i = 0; i < COUNT(skips); i++) {
        struct assessment *assessment = test_assessment(test_survey());
        test_answer_all(assessment, SPIRIT_IN_PLACE);
        answer_gate(assessment, skips[i].gate, i % 2 ? "no" : "");
        assessment = reread(assessment);
        CHECK_COUNT(count_equal(assessment, full), test_survey()->question_count - 1,
                    "answers kept in the file after closing gate %d", skips[i].gate);
        answer_gate(assessment, skips[i].gate, "yes");
        struct applies *applies = applies_new(assessment);
        for (int number = skips[i].gate; number < skips[i].no_goes_to; number++) {
            char id[32];
            snprintf(id, sizeof id, "mnr.q%02d", number);
            CHECK(applies_fact(applies, test_question(test_survey(), id)).state == FACT_ANSWERED,
                  "question %d is back with gate %d", number, skips[i].gate);
        }
        CHECK_COUNT(count_equal(assessment, full), test_survey()->question_count,
                    "answers as they were after opening gate %d again", skips[i].gate);
        applies_free(applies);
        assessment_free(assessment);
    }
    assessment_free(full);
}

static void test_told_before(void)
{
    static const struct {
        const char *id;
        const char *value;
        size_t hides;
        const char *first; /* in the questionnaire's order */
    } cases[] = {
        {"mnr.q07", "no", 2, "mnr.q08"}, /* 8a stays open through question 10 */
        {"mnr.q16", "no", 3, "mnr.q17"}, {"mnr.q24", "no", 3, "mnr.q24a"},
        {"mnr.q54", "no", 3, "mnr.q55"}, {"mnr.q54", "", 3, "mnr.q55"},
        {"mnr.q54", "?", 3, "mnr.q55"},  {"mnr.q54", "partly", 0, NULL},
        {"mnr.q70", "no", 3, "mnr.q71"}, {"mnr.q33", "no", 1, "mnr.q34"},
        {"mnr.q09", "", 0, NULL},
    };
    struct assessment *assessment = test_assessment(test_survey());
    test_answer_all(assessment, SPIRIT_IN_PLACE);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct answer draft = {0};
        const struct question *question = test_question(test_survey(), cases[i].id);
        const struct question *first = NULL;
        draft.state = *cases[i].value == '?' ? ANSWER_UNKNOWN
                      : *cases[i].value      ? ANSWER_ANSWERED
                                             : ANSWER_UNANSWERED;
        if (draft.state == ANSWER_ANSWERED)
            answer_replace(&draft.value, cases[i].value);
        CHECK_COUNT(applies_would_hide(assessment, question, &draft, &first), cases[i].hides,
                    "answers that “%s” at %s would hide", cases[i].value, cases[i].id);
        CHECK_TEXT(first ? first->id : "none", cases[i].first ? cases[i].first : "none", "first");
        answer_free(&draft);
    }
    test_answer(assessment, "mnr.q55=; mnr.q56=?");
    struct answer draft = {.state = ANSWER_UNKNOWN};
    CHECK_COUNT(applies_would_hide(assessment, test_question(test_survey(), "q54"), &draft, NULL),
                2, "what is not answered is not hidden");
    assessment_free(assessment);
}

void applies_suite(void)
{
    static CU_TestInfo tests[] = {
        {"the walk: every gate, every answer, all 81 questions", test_walk},
        {"60 questions are asked when no gate opens, 81 when all do", test_way_through},
        {"our own questions are asked from the start, or wait for a gate", test_always_asked},
        {"our own questions open with their gates", test_opened},
        {"hidden answers stay in the file and come back with their gate", test_there_and_back},
        {"before answers are hidden, it is told how many", test_told_before},
        CU_TEST_INFO_NULL,
    };
    test_register("applies", tests);
}
