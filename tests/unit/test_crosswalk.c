/* One fact, asked in several questionnaires: offers, differences, and steps that stand once. */
#include <stdlib.h>
#include <string.h>

#include "core/loading/load.h"
#include "core/rules/crosswalk.h"
#include "core/rules/progress.h"
#include "tests/unit/satisfy.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

/* ---- what the file says ---- */

static bool spans_questionnaires(const struct overlap *overlap)
{
    for (size_t i = 1; i < overlap->side_count; i++)
        if (overlap->sides[i].question->questionnaire != overlap->sides[0].question->questionnaire)
            return true;
    return false;
}

static void test_file(void)
{
    const struct catalogue *catalogue = test_all();
    CHECK(catalogue->crosswalk_count >= 40, "%zu overlaps", catalogue->crosswalk_count);
    for (size_t i = 0; i < catalogue->crosswalk_count; i++) {
        const struct overlap *overlap = &catalogue->crosswalk[i];
        CHECK(spans_questionnaires(overlap), "%s spans questionnaires", overlap->id);
        CHECK(overlap->source_count, "%s cites a document", overlap->id);
    }
    CHECK_COUNT(test_survey()->crosswalk_count, 0, "overlaps of the survey alone");
}

/* ---- every side of every overlap ---- */

static bool differs(const struct findings *findings, const struct overlap *overlap)
{
    struct crosswalk_difference *list;
    size_t count = crosswalk_differences(findings, &list);
    bool found = false;
    for (size_t i = 0; i < count; i++) {
        found = found || list[i].overlap == overlap;
        CHECK(!text_is_blank(list[i].text) && list[i].question_count, "%s says what",
              list[i].overlap->id);
        if (list[i].overlap->both_right)
            CHECK_HAS(list[i].text, list[i].overlap->both_right, "%s", list[i].overlap->id);
    }
    crosswalk_differences_free(list, count);
    return found;
}

static void check_difference(const struct overlap *overlap, const struct overlap_side *yes,
                             const struct overlap_side *no)
{
    struct assessment *assessment = test_assessment(test_all());
    if (yes->question != no->question && satisfy(assessment, yes->when_yes) &&
        satisfy(assessment, no->when_no)) {
        struct test_view view = test_view(assessment);
        bool both = findings_evaluate(view.findings, yes->when_yes) == TRUTH_TRUE &&
                    findings_evaluate(view.findings, no->when_no) == TRUTH_TRUE &&
                    applies_to(view.applies, yes->question) &&
                    applies_to(view.applies, no->question);
        if (both)
            CHECK(differs(view.findings, overlap), "%s differs between %s and %s", overlap->id,
                  yes->question->id, no->question->id);
        test_view_free(&view);
    }
    assessment_free(assessment);
}

static void test_every_difference(void)
{
    const struct catalogue *catalogue = test_all();
    for (size_t i = 0; i < catalogue->crosswalk_count; i++) {
        const struct overlap *overlap = &catalogue->crosswalk[i];
        for (size_t y = 0; y < overlap->side_count; y++)
            for (size_t n = 0; n < overlap->side_count; n++)
                if (overlap->sides[y].when_yes && overlap->sides[n].when_no)
                    check_difference(overlap, &overlap->sides[y], &overlap->sides[n]);
    }
}

/* Opens a question that waits for others, and says whether it can be asked at all. */
static bool open_question(struct assessment *assessment, const struct question *question)
{
    return !question->asked_if || satisfy(assessment, question->asked_if);
}

/* Taken over, the answer agrees with where it came from. */
static void check_taken(struct assessment *assessment, const struct overlap *overlap,
                        const struct crosswalk_offer *offer)
{
    struct answer draft = {0};
    struct error error = {0};
    CHECK(crosswalk_take(offer, &draft), "%s takes it over", offer->question->id);
    CHECK_COUNT(draft.later, offer->partial, "%s is to be looked through", offer->question->id);
    draft.later = false;
    CHECK(assessment_set_answer(assessment, offer->question, &draft, &error), "%s: %s",
          offer->question->id, error.problem);
    struct test_view view = test_view(assessment);
    CHECK(!differs(view.findings, overlap), "%s does not differ once it is taken over in %s",
          overlap->id, offer->question->id);
    test_view_free(&view);
    answer_free(&draft);
}

static void check_offer(const struct overlap *overlap, const struct overlap_side *to,
                        const struct overlap_side *from, bool yes)
{
    const char *word = yes ? to->offer_yes[0] : to->offer_no[0];
    const struct condition *says = yes ? from->when_yes : from->when_no;
    struct assessment *assessment = test_assessment(test_all());
    struct crosswalk_offer offer;
    if (satisfy(assessment, says) && open_question(assessment, to->question)) {
        struct test_view view = test_view(assessment);
        /* A question may be asked only after another answer to the side that says. */
        if (findings_evaluate(view.findings, says) == TRUTH_TRUE &&
            progress_is_open(view.applies, to->question) &&
            CHECK(crosswalk_offers(view.findings, to->question, &offer),
                  "%s: %s is offered what %s says", overlap->id, to->question->id,
                  from->question->id)) {
            bool found = false;
            for (size_t i = 0; i < offer.word_count; i++)
                found = found || strcmp(offer.words[i], word) == 0;
            CHECK(found, "%s: %s is offered %s", overlap->id, to->question->id, word);
            CHECK_HAS(offer.because, offer.origins[0]->label, "where it comes from");
            check_taken(assessment, overlap, &offer);
            crosswalk_offer_free(&offer);
        }
        test_view_free(&view);
    }
    assessment_free(assessment);
}

static void test_every_offer(void)
{
    const struct catalogue *catalogue = test_all();
    for (size_t i = 0; i < catalogue->crosswalk_count; i++) {
        const struct overlap *overlap = &catalogue->crosswalk[i];
        for (size_t t = 0; t < overlap->side_count; t++)
            for (size_t f = 0; f < overlap->side_count; f++) {
                const struct overlap_side *to = &overlap->sides[t];
                const struct overlap_side *from = &overlap->sides[f];
                if (from->question == to->question)
                    continue;
                if (to->offer_yes && from->when_yes)
                    check_offer(overlap, to, from, true);
                if (to->offer_no && from->when_no)
                    check_offer(overlap, to, from, false);
            }
    }
}

/* ---- what is offered after which answers ---- */

static void test_offers(void)
{
    static const struct {
        const char *answers;
        const char *id;
        const char *offered; /* "“Yes” because ..."; NULL: nothing */
    } cases[] = {
        {"mnr.q16=yes; mnr.q17=knowing-possession", "law.o2.intent-irrelevant",
         "“Yes” because Q17: “Knowing possession of CSAM is an offence, whether or not it is meant "
         "for distribution” ticked"},
        {"mnr.q16=yes; mnr.q17=none", "law.o2.intent-irrelevant",
         "“No” because nothing is ticked in Q17"},
        {"mnr.q16=yes; mnr.q17=?", "law.o2.intent-irrelevant", NULL},
        {"mnr.q16=yes; mnr.q17=-", "law.o2.intent-irrelevant", NULL},
        {"mnr.q16=no; mnr.q17=knowing-possession", "law.o2.intent-irrelevant", NULL},
        {"mnr.q16=yes; mnr.q17=knowing-possession; law.o2.intent-irrelevant=no",
         "law.o2.intent-irrelevant", NULL},
        {"mnr.q16=yes; mnr.q17=knowing-possession; law.o2.intent-irrelevant=?",
         "law.o2.intent-irrelevant", NULL},
        {"law.o2.intent-irrelevant=borderline; mnr.q16=yes", "mnr.q17", NULL},
        {"law.o2.intent-irrelevant=yes", "mnr.q17", NULL},                         /* not asked */
        {"law.m1.provider-duty=yes; mnr.q16=yes; mnr.q17=none", "mnr.q69a", NULL}, /* disagree */
        {"mnr.q69a=obliges; mnr.q69c=no", "law.m1.protection", "“No” because Q69c is “No”"},
        {"mnr.q69a=obliges; law.m1.protection=yes", "mnr.q69c",
         "“Yes” because M1.protection is “Yes”"},
        {"law.m1.provider-duty=yes", "mnr.q69a",
         "“The law obliges companies to report” because M1.provider-duty is “Yes”"},
        {"law.m1.provider-duty=no", "mnr.q69a", NULL}, /* does not say which of the two */
        {"mnr.q69a=neither", "law.m1.protection",
         "“No” because Q69a is “Neither: the law contains no such duty and no such protection”"},
        {"mnr.q69a=obliges", "law.m1.protection", NULL},
        {"mnr.q10=no", "imp.b2", "“No evidence” because Q10 is “No”"},
        {"mnr.q10=yes", "imp.b2", NULL}, /* it may not count */
        {"imp.b2=evidence", "mnr.q10", "“Yes” because B2 is “Evidence found”"},
        {"mnr.q51=yes", "imp.b3", "“Evidence found” because Q51 is “Yes”"},
        {"mnr.q51=no", "imp.b3", NULL},
        {"mnr.q46=yes", "imp.b3", NULL}, /* a helpline is no hotline */
        {"mnr.q66=yes", "law.m1.takedown", NULL},
        {"law.o2.intent-irrelevant=yes; law.o6.online=yes; law.o6.no-meeting=yes; mnr.q16=yes",
         "mnr.q17",
         "“Knowing possession of CSAM is an offence, whether or not it is meant for distribution” "
         "and “Grooming a child online is an offence whether or not a meeting is intended” because "
         "O2.intent-irrelevant is “Yes”; O6.no-meeting is “Yes” and O6.online is “Yes”"},
        {"mnr.q16=yes; mnr.q17=isp-reporting", "imp.b3.mandatory-reporting", NULL}, /* elsewhere */
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct assessment *assessment = test_assessment(test_all());
        test_answer(assessment, cases[i].answers);
        struct test_view view = test_view(assessment);
        struct crosswalk_offer offer;
        struct text words = {0};
        if (crosswalk_offers(view.findings, test_question(test_all(), cases[i].id), &offer)) {
            crosswalk_offer_words(&offer, &words);
            text_append_format(&words, " because %s", offer.because);
            crosswalk_offer_free(&offer);
        }
        CHECK_TEXT(words.data ? words.data : "", cases[i].offered ? cases[i].offered : "",
                   "%s after %s", cases[i].id, cases[i].answers);
        text_free(&words);
        test_view_free(&view);
        assessment_free(assessment);
    }
}

/* Without the model law the benchmark asks itself, and the survey answers it. */
static void test_offer_without_the_law(void)
{
    struct assessment *assessment =
        test_parse(test_all(), "mnr-assess: 1\ninstruments: {mnr: \"2022.1\", imp: \"2017.1\"}\n"
                               "answers:\n  mnr.q16: {value: \"yes\"}\n"
                               "  mnr.q17: {values: [\"isp-reporting\"]}\n");
    struct test_view view = test_view(assessment);
    struct crosswalk_offer offer;
    const struct question *question = test_question(test_all(), "imp.b3.mandatory-reporting");
    if (CHECK(crosswalk_offers(view.findings, question, &offer), "offered")) {
        CHECK_TEXT(offer.words[0], "no", "both duties are needed");
        crosswalk_offer_free(&offer);
    }
    CHECK(!crosswalk_offers(view.findings, test_question(test_all(), "law.x11.screening"), &offer),
          "nothing is offered to what is not in use");
    test_view_free(&view);
    assessment_free(assessment);
}

/* A list that is flagged to come back to has not been looked through: it says nothing yet. */
static void test_not_settled(void)
{
    struct assessment *assessment = test_assessment(test_all());
    const struct question *list = test_question(test_all(), "mnr.q17");
    const struct question *health = test_question(test_all(), "law.m3.health");
    struct crosswalk_offer offer;
    struct error error = {0};
    struct answer draft;
    test_answer(assessment, "mnr.q16=yes; law.o2.intent-irrelevant=yes");
    struct test_view view = test_view(assessment);
    CU_ASSERT_FATAL(crosswalk_offers(view.findings, list, &offer));
    CU_ASSERT_FATAL(answer_copy(&draft, assessment_answer(assessment, list)));
    CHECK(crosswalk_take(&offer, &draft), "taken over");
    CHECK(assessment_set_answer(assessment, list, &draft, &error), "%s", error.problem);
    crosswalk_offer_free(&offer);
    test_view_free(&view);

    view = test_view(assessment);
    CHECK(!crosswalk_offers(view.findings, health, &offer), "what is not ticked is not yet a no");
    test_view_free(&view);

    draft.later = false;
    CHECK(assessment_set_answer(assessment, list, &draft, &error), "%s", error.problem);
    view = test_view(assessment);
    CHECK(!crosswalk_offers(view.findings, health, &offer), "nobody has looked at the rest");
    test_view_free(&view);

    CHECK(answer_look_through(list, &draft, true) &&
              assessment_set_answer(assessment, list, &draft, &error),
          "%s", error.problem);
    answer_free(&draft);
    view = test_view(assessment);
    if (CHECK(crosswalk_offers(view.findings, health, &offer), "looked through, it is")) {
        CHECK_TEXT(offer.words[0], "no", "no profession has a duty");
        crosswalk_offer_free(&offer);
    }
    test_view_free(&view);
    assessment_free(assessment);
}

/* What rests on a sensitive answer stays out of a shared report too; notes and flags stay. */
static void test_sensitive(void)
{
    struct assessment *assessment = test_assessment(test_all());
    const struct question *from = test_question(test_all(), "mnr.q51");
    struct answer draft;
    struct error error = {0};
    test_answer(assessment, "mnr.q51=yes");
    CU_ASSERT_FATAL(answer_copy(&draft, assessment_answer(assessment, from)));
    draft.sensitive = SENSITIVITY_YES;
    CHECK(assessment_set_answer(assessment, from, &draft, &error), "%s", error.problem);
    answer_free(&draft);

    struct test_view view = test_view(assessment);
    struct crosswalk_offer offer;
    CU_ASSERT_FATAL(crosswalk_offers(view.findings, test_question(test_all(), "imp.b3"), &offer));
    struct answer taken = {.note = strdup("A note.")};
    CHECK(offer.sensitive && crosswalk_take(&offer, &taken), "taken over");
    CHECK_TEXT(taken.value, "evidence", "the answer");
    CHECK_TEXT(taken.note, "A note.", "its note");
    CHECK_COUNT(taken.sensitive, SENSITIVITY_YES, "sensitive");
    answer_free(&taken);
    crosswalk_offer_free(&offer);
    test_view_free(&view);
    assessment_free(assessment);
}

/* ---- where answers differ ---- */

static void test_differences(void)
{
    static const struct {
        const char *answers;
        const char *text; /* of the only difference; "": none */
    } cases[] = {
        {"mnr.q51=yes; imp.b3=evidence", ""},
        {"mnr.q51=?; imp.b3=no-evidence", ""},
        {"mnr.q51=-; imp.b3=no-evidence", ""},
        {"mnr.q51=yes", ""},
        {"mnr.q51=yes; imp.b3=no-evidence",
         "A hotline that takes reports: Q51 is “Yes”, but B3 is “No evidence”."},
        {"imp.b2=evidence; mnr.q10=no",
         "A national policy, strategy or plan: Q10 is “No”, but B2 is “Evidence found”."},
        {"mnr.q17=knowing-possession; law.o2.intent-irrelevant=no", ""}, /* Q17 is not asked */
        {"mnr.q16=partly; mnr.q16a=limitation-18; law.x3.after-majority=yes; "
         "law.x3.csam-and-grooming=no",
         "Time limits for prosecution that start when the victim turns 18: Q16a: “No time limit "
         "for prosecution starts to run before the victim turns 18” ticked, but "
         "X3.csam-and-grooming is “No”."},
        {"mnr.q54=no; imp.b4=evidence",
         "Work to make people aware: Q54 is “No”, but B4 is “Evidence found”. Both may be right: "
         "the survey asks for a national education programme, the benchmark for evidence of "
         "campaigns; a country may have one without the other."},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct assessment *assessment = test_assessment(test_all());
        test_answer(assessment, cases[i].answers);
        struct test_view view = test_view(assessment);
        struct crosswalk_difference *list;
        size_t count = crosswalk_differences(view.findings, &list);
        CHECK_COUNT(count, *cases[i].text != '\0', "differences after %s", cases[i].answers);
        CHECK_TEXT(count ? list[0].text : "", cases[i].text, "after %s", cases[i].answers);
        crosswalk_differences_free(list, count);
        test_view_free(&view);
        assessment_free(assessment);
    }
}

static void test_nothing_differs(void)
{
    static const enum test_spirit spirits[] = {SPIRIT_IN_PLACE, SPIRIT_UNKNOWN,
                                               SPIRIT_NOT_APPLICABLE};
    for (size_t i = 0; i < COUNT(spirits); i++) {
        struct assessment *assessment = test_assessment(test_all());
        test_answer_all(assessment, spirits[i]);
        struct test_view view = test_view(assessment);
        struct crosswalk_difference *list;
        size_t count = crosswalk_differences(view.findings, &list);
        CHECK_COUNT(count, 0, "differences, spirit %zu: %s", i, count ? list[0].text : "");
        crosswalk_differences_free(list, count);
        test_view_free(&view);
        assessment_free(assessment);
    }
}

/* ---- steps that stand once ---- */

/* "REC-B-M1.1(REC-03.4 REC-17.1) ": the steps of the plan, with what stands with them. */
static void list_plan(const struct advice *advice, struct text *out)
{
    const struct advised *const *plan;
    size_t count = advice_plan(advice, &plan);
    for (size_t i = 0; i < count; i++) {
        text_append_format(out, "%s%s", i ? " " : "", plan[i]->recommendation->id);
        for (size_t c = 0; c < plan[i]->counterpart_count; c++)
            text_append_format(out, "%s%s", c ? " " : "(",
                               plan[i]->counterparts[c]->recommendation->id);
        text_append(out, plan[i]->counterpart_count ? ")" : "");
    }
}

static void test_steps(void)
{
    static const struct {
        const char *answers;
        const char *plan;
    } cases[] = {
        {"mnr.q69a=neither", "REC-17.1(REC-03.4) REC-17.2"},
        {"law.m1.provider-duty=yes; law.m1.penalty=no", "REC-B-M1.1"},
        {"mnr.q69a=protects-only; law.m1.provider-duty=no",
         "REC-19.10 REC-B-M1.1(REC-03.4 REC-17.1)"},
        {"imp.b1.cross-border=no", "REC-C1.3"},
        {"imp.b1.cross-border=no; mnr.q05=none", "REC-04.6(REC-C1.3) REC-01.9"},
        {"mnr.q71a=industry-seat,hash-sharing,encryption-position; mnr.q70=yes", "REC-18.6"},
        {"mnr.q71a=industry-seat,hash-sharing,encryption-position; mnr.q70=yes; "
         "law.i3.civil-society=no",
         "REC-B-I3.1(REC-18.6)"},
        {"imp.b3.triage=no", ""}, /* of what, is not said */
        {"imp.b3=evidence; imp.b3.triage=no",
         "REC-12.4(REC-C3.1)"}, /* brought up by an entry without a text */
        {"law.d2.preferred-term=no", "REC-21.2(REC-B-D2.2)"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct assessment *assessment = test_assessment(test_all());
        struct text plan = {0};
        test_answer(assessment, cases[i].answers);
        struct test_view view = test_view(assessment);
        list_plan(view.advice, &plan);
        CHECK_TEXT(plan.data ? plan.data : "", cases[i].plan, "after %s", cases[i].answers);
        text_free(&plan);
        test_view_free(&view);
        assessment_free(assessment);
    }
}

static bool cites(const struct advised *advised, const char *document, const char *pages)
{
    for (size_t i = 0; i < advised->source_count; i++)
        if (strcmp(advised->sources[i].document->id, document) == 0 && advised->sources[i].pages &&
            strcmp(advised->sources[i].pages, pages) == 0)
            return true;
    return false;
}

static void check_once(const struct advised *advised)
{
    for (size_t i = 0; i < advised->source_count; i++)
        for (size_t j = 0; j < i; j++) {
            struct text one = {0};
            struct text other = {0};
            source_cite(&advised->sources[i], &one);
            source_cite(&advised->sources[j], &other);
            CHECK(advised->sources[i].role != advised->sources[j].role ||
                      strcmp(one.data, other.data) != 0,
                  "%s cites %s once", advised->recommendation->id, one.data);
            text_free(&one);
            text_free(&other);
        }
}

/* The reasons, sources, treaty articles and the longer horizon of all that call for it. */
static void test_joined(void)
{
    struct assessment *assessment = test_assessment(test_all());
    const struct recommendation *law = catalogue_recommendation(test_all(), "REC-B-I3.1");
    const struct recommendation *part = catalogue_recommendation(test_all(), "REC-C2.3");
    test_answer(assessment, "law.i3.civil-society=no; imp.b2.private-sector=no; mnr.q70=yes; "
                            "mnr.q71a=industry-seat,hash-sharing,encryption-position");
    struct test_view view = test_view(assessment);
    const struct advised *advised = advice_of(view.advice, law);
    CHECK_TEXT(
        advised->why,
        "I3.civil-society is “No”; Q71a: “There are written agreements or a standing working "
        "group with providers” not ticked; B2.private-sector is “No”",
        "why");
    CHECK_COUNT(advised->alternatives, 3, "gaps that it closes");
    CHECK_COUNT(advised->because_count, 3, "questions that it rests on");
    CHECK_COUNT(law->horizon, HORIZON_QUICK, "its own horizon");
    CHECK_COUNT(advised->horizon, HORIZON_YEAR, "the longer one stays");
    CHECK(cites(advised, "icmec-2023", "25-26"), "its own source");
    CHECK(cites(advised, "weprotect-2022", "73-78"), "a source of REC-18.6");
    check_once(advised);
    const struct advised *merged = advice_of(view.advice, part);
    CHECK_COUNT(merged->state, ADVICE_FIRES, "what stands with it is called for");
    CHECK(merged->part_of_count == 1 && merged->part_of[0] == advised, "and says with what");
    size_t count;
    const struct advised **steps =
        advice_for(view.advice, test_capability(test_all(), "imp.c2"), &count);
    CHECK(count == 1 && steps[0] == advised, "the benchmark's step is that one");
    free(steps);
    test_view_free(&view);
    assessment_free(assessment);
}

/* Whoever waits for a step waits for what it stands with. */
static void test_waiting_for_joined(void)
{
    struct assessment *assessment = test_assessment(test_all());
    const struct recommendation *hashes = catalogue_recommendation(test_all(), "REC-18.4");
    const struct recommendation *basis = catalogue_recommendation(test_all(), "REC-B-I1.1");
    test_answer(assessment,
                "mnr.q70=yes; mnr.q71a=none; law.i1.safeguards=no; law.i1.detection=yes; "
                "law.i1.exemption=no; law.i1.filter-or-block=yes");
    struct test_view view = test_view(assessment);
    const struct advised *first = advice_of(view.advice, basis);
    CHECK(advice_waits_for(view.advice, advice_of(view.advice, hashes), basis),
          "%s waits, by way of REC-18.2", hashes->id);
    CHECK(first->opens >= 1, "%s opens it", basis->id);
    test_view_free(&view);
    assessment_free(assessment);
}

static void test_every_same_step(void)
{
    const struct catalogue *catalogue = test_all();
    size_t count = 0;
    for (size_t i = 0; i < catalogue->recommendation_count; i++) {
        const struct recommendation *step = catalogue->recommendations[i];
        for (size_t s = 0; s < step->same_count; s++) {
            CHECK(step->text && step->same_as[s]->text, "%s and %s are steps", step->id,
                  step->same_as[s]->id);
            count++;
        }
    }
    CHECK_COUNT(count, 22, "pairs of steps that say the same");
}

/* Only mistakes that a reader of one questionnaire would not notice are no errors. */
static void test_unknown_steps(void)
{
    char folder[64];
    struct problems problems = {0};
    test_copy("questionnaires", folder);
    struct test_marked place = test_edit(folder, "mnr/5-industry-recommendations.yaml",
                                         "same_as: [\"REC-B-M2.1\"]", "same_as: [@\"REC-B-M9.9\"]");
    struct catalogue *catalogue = catalogue_load(folder, NULL, &problems);
    char *path = test_path(folder, "mnr/5-industry-recommendations.yaml");
    CHECK(catalogue != NULL, "a step in a questionnaire that is missing is no mistake");
    test_check_problem(&problems, path, place.line, place.column,
                       "there is no recommendation “REC-B-M9.9”");
    catalogue_free(catalogue);
    problems_free(&problems);
    free(place.text);
    free(path);
    test_folder_remove(folder);
}

/* ---- mistakes ---- */

static void test_mistakes(void)
{
    static const struct {
        const char *file;
        const char *find;
        const char *marked;
        const char *message;
    } cases[] = {
        {"crosswalk.yaml", "when_yes: \"mnr.q51 is yes\"}", "when_yes: \"mnr.q51 @are yes\"}",
         "expected"},
        {"crosswalk.yaml", "{question: \"law.x12.extradition\", offer_yes: [\"yes\"]}",
         "{question: \"law.x12.extradition\", offer_yes: [@\"perhaps\"]}",
         "law.x12.extradition has no option “perhaps”"},
        {"crosswalk.yaml", "{question: \"law.x12.extradition\", offer_yes: [\"yes\"]}",
         "@{question: \"law.x12.extradition\"}", "neither says nor takes"},
        {"crosswalk.yaml", "{question: \"law.x12.extradition\", offer_yes: [\"yes\"]}",
         "{question: \"law.x12.extradition\", offer_yes: @[\"yes\", \"no\"]}",
         "does not take such an answer"},
        {"crosswalk.yaml", "{question: \"law.x12.extradition\", offer_yes: [\"yes\"]}",
         "{question: @\"law.x12.extraditions\", offer_yes: [\"yes\"]}",
         "there is no question “law.x12.extraditions”"},
        {"crosswalk.yaml", "- id: \"hotline-publicity\"", "- @id: \"hotline\"",
         "the id “hotline” is taken already"},
        {"mnr/5-industry-recommendations.yaml", "same_as: [\"REC-B-M1.1\"]",
         "same_as: [@\"REC-03.4\"]", "depends in a circle on itself"},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        test_refused("questionnaires", cases[i].file, cases[i].find, cases[i].marked,
                     cases[i].message);
}

void crosswalk_suite(void)
{
    static CU_TestInfo tests[] = {
        {"each overlap spans questionnaires and says why it stands there", test_file},
        {"each two sides that say otherwise are a difference", test_every_difference},
        {"each offer is made, and agrees with its origin once it is taken over", test_every_offer},
        {"what is offered, and why", test_offers},
        {"without the model law the benchmark takes its answer from the survey",
         test_offer_without_the_law},
        {"a list that is to be looked through says nothing yet", test_not_settled},
        {"what rests on a sensitive answer is sensitive", test_sensitive},
        {"differences in words", test_differences},
        {"nothing differs when all is in place, unknown or not applicable", test_nothing_differs},
        {"steps that say the same stand once", test_steps},
        {"reasons, sources and the longer horizon of all that stand together", test_joined},
        {"whoever waits for a step waits for what it stands with", test_waiting_for_joined},
        {"steps that say the same are steps", test_every_same_step},
        {"a step that is not there is no error", test_unknown_steps},
        {"mistakes in the file are found, with their place", test_mistakes},
        CU_TEST_INFO_NULL,
    };
    test_register("crosswalk", tests);
}
