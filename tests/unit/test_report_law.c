/* The report of an assessment with the model law and the benchmarks: what it says of provisions,
   criteria and treaties, by the words of their units, and what it says once or in a line. */
#include <stdlib.h>
#include <string.h>

#include "core/rules/criteria.h"
#include "tests/unit/reports.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

static const char answers[] =
    "mnr.q07=yes;"
    "law.d1.age-in-offence=16; law.d1.apart-from-consent-age=yes; law.d1.all-offences=yes;"
    "law.d1.age-in-child-law=18; law.d1.exceptions=EXCEPTION-words; law.d1.title=TITLE-words;"
    "law.d1.article=ARTICLE-words; law.d1.since=2009; law.d1.wording=WORDING-words;"
    "law.d1.bill=before-parliament;"
    "law.d2.defined=borderline; law.d2.where-defined=case-law;"
    "law.o1.specific-law=yes; law.o1.statute=penal-code; law.o1.penalties=yes; law.o1.produce=yes;"
    "law.o1.offer-sell=yes; law.o1.distribute=yes; law.o1.finance=yes;"
    "law.o2.intent-irrelevant=yes; law.o3.ict-mention=yes; law.o6.online=no; law.o6.offline=no;"
    "law.o6.bill=drafting; law.m1.provider-duty=no; law.x7=no;"
    "law.treaty.crc=party; law.treaty.crc.since=1991; law.treaty.opsc=signed;"
    "law.treaty.budapest=not-party; law.treaty.arab=not-open; law.treaty.malabo=?;"
    "imp.b1=evidence; imp.b1.numbers=no; imp.b2=no-evidence; imp.b3=evidence";

static struct assessment *filled(void)
{
    struct assessment *assessment = test_assessment(test_all());
    test_answer(assessment, answers);
    return assessment;
}

/* The part of the report below a heading with `id`; free() it. */
static char *part_of(const char *markdown, const char *id)
{
    struct text heading = {0};
    text_append_format(&heading, " (%s)\n", id);
    const char *start = strstr(markdown, "\n## Findings by domain\n");
    start = start ? strstr(start, heading.data) : NULL;
    CHECK(start != NULL, "%s has a heading", id);
    start = start ? start + heading.length : "";
    const char *end = strstr(start, "\n#");
    text_free(&heading);
    return needed(strndup(start, end ? (size_t)(end - start) : strlen(start)));
}

/* Whether `part` stands in the group of that title, before the next title. */
static void check_in_group(const char *part, const char *title, const char *words)
{
    struct text heading = {0};
    text_append_format(&heading, "\n**%s**\n", title);
    const char *start = strstr(part, heading.data);
    const char *end = start ? strstr(start + heading.length, "\n**") : NULL;
    const char *found = start ? strstr(start, words) : NULL;
    CHECK(found && (!end || found < end), "“%s” stands under “%s”", words, title);
    text_free(&heading);
}

/* ---- in brief ---- */

static void test_brief(void)
{
    struct assessment *assessment = filled();
    char *markdown = report_of(assessment, 0);
    *needed(strstr(markdown, "\n## Status at a glance\n")) = '\0';
    CHECK_HAS(markdown, "**Model legislation:** 20 provisions: ", "its unit");
    CHECK_HAS(markdown, "3 to 4 of 5 criteria are met on ICMEC's published rule, on your own",
              "the rule in a sentence");
    CHECK_HAS(markdown, "**Nothing answered yet:** Industry responsibility; Sanctions", "a line");
    CHECK_HAS(markdown,
              "7 benchmarks: 2 with evidence found, 1 with no evidence found, 4 "
              "not answered.",
              "benchmarks");
    size_t lines = count_of(markdown, "\n");
    CHECK(lines < 75, "the summary is a page, not %zu lines", lines);
    free(markdown);
    assessment_free(assessment);
}

static void test_glance(void)
{
    struct assessment *assessment = filled();
    char *markdown = report_of(assessment, 0);
    CHECK_HAS(markdown, "\n| Provision ", "the heading of the provisions");
    CHECK_HAS(markdown, " | Level ", "their levels");
    CHECK_HAS(markdown, "\n| Benchmark ", "the heading of the benchmarks");
    CHECK_HAS(markdown, " | 111 of 161 (69 %), 2016; note 1 ", "published in 2016");
    CHECK_HAS(markdown, "| A bill is before parliament |", "a bill beside it");
    CHECK_HAS(markdown, catalogue_care(test_all(), "care-absence"), "absence of a law");
    free(markdown);
    assessment_free(assessment);
}

/* ---- provisions ---- */

static void test_provision(void)
{
    const struct capability *age = test_capability(test_all(), "law.d1");
    struct assessment *assessment = filled();
    char *markdown = report_of(assessment, 0);
    char *part = part_of(markdown, "law.d1");
    CHECK_HAS(part, "**Partly in force**, because D1.age-in-offence is 16", "level and why");
    CHECK_HAS(part, "**Title:** TITLE-words", "the law's title");
    CHECK_HAS(part, "**Articles:** ARTICLE-words", "its articles");
    CHECK_HAS(part, "**In force since:** 2009", "its date");
    CHECK_HAS(part, "\n> WORDING-words\n", "its words, quoted");
    CHECK_HAS(part, "**Bill:** A bill is before parliament. A draft never counts as law.", "bill");
    CHECK_HAS(part, age->good, "what the provision asks for");
    CHECK_HAS(part, "**Does not count:** ", "what does not count");
    for (size_t i = 0; i < age->not_counted_count; i++)
        CHECK_HAS(part, age->not_counted[i], "what does not count, %zu", i);
    CHECK_HAS(part, age->note, "its note");
    CHECK_HAS(part, "CRC, Article 1 (un-2009, para 23; ecpat-2017, note 21); ", "treaties, once");
    CHECK_HAS(part, "list of topics:** 1\n", "the topic");
    check_in_group(part, "Partly or not yet in the law", "**D1.age-in-offence** ");
    check_in_group(part, "In the law", "**D1.all-offences** ");
    check_in_group(part, "Also on record", "**D1.age-in-child-law** ");
    check_in_group(part, "Also on record", "EXCEPTION-words");
    CHECK_COUNT(count_of(markdown, "TITLE-words"), 1, "the title stands once");
    free(part);
    free(markdown);
    assessment_free(assessment);
}

static void test_groups(void)
{
    struct assessment *assessment = filled();
    char *markdown = report_of(assessment, 0);
    char *part = part_of(markdown, "law.o1");
    check_in_group(part, "In the law", "**O1.statute** ");
    check_in_group(part, "Also on record", "**O1.finance** ");
    free(part);
    part = part_of(markdown, "law.d2");
    check_in_group(part, "Partly or not yet in the law", "**D2.where-defined** ");
    free(part);
    part = part_of(markdown, "law.o6");
    CHECK_HAS(part, "**Drafted**, because ", "a draft is no law");
    free(part);
    part = part_of(markdown, "law.o7");
    CHECK_HAS(part, "**Not answered**: none of its 13 questions has an answer yet.", "in a line");
    check_lacks(part, "Does not count", "a provision of which nothing is answered");
    free(part);
    free(markdown);
    assessment_free(assessment);
}

static void test_level_set(void)
{
    struct error error = {0};
    struct assessment *assessment = filled();
    const struct capability *possession = test_capability(test_all(), "law.o2");
    CHECK(assessment_set_override(assessment, possession, "drafted", "# Read otherwise", &error),
          "setting: %s", error.problem);
    char *markdown = report_of(assessment, 0);
    char *part = part_of(markdown, "law.o2");
    CHECK_HAS(part, "\n**Drafted**, set by the coordinator.\n", "the level set");
    CHECK_HAS(part, "By the answers alone it would be “in force”, because ", "both levels");
    CHECK_HAS(part, "> \\# Read otherwise\n", "the reason, quoted");
    CHECK_HAS(markdown, "| Drafted (set; proposed: in force) ", "at a glance");
    CHECK_HAS(markdown, "3 to 4 of 5 criteria", "no level has a part in the criteria");
    free(part);
    free(markdown);
    assessment_free(assessment);
}

/* ---- criteria ---- */

/* The section of that heading; free() it. */
static char *section_of(const char *markdown, const char *heading)
{
    const char *start = needed(strstr(markdown, heading));
    const char *end = strstr(start + 4, "\n## ");
    return needed(strndup(start, end ? (size_t)(end - start) : strlen(start)));
}

static void test_criteria(void)
{
    const struct questionnaire *law = catalogue_questionnaire(test_all(), "law");
    struct assessment *assessment = filled();
    char *markdown = report_of(assessment, 0);
    char *section = section_of(markdown, "\n## ICMEC's criteria\n");
    CHECK_HAS(section, "**3 to 4 of 5 criteria are met on ICMEC's published rule, on your own",
              "the result");
    CHECK_HAS(section, "sufficient: not known.** This is not ICMEC's rating.", "never a rating");
    CHECK_HAS(section, "| D2.defined           | Borderline | Open      |", "borderline");
    CHECK_HAS(section, "| M1.provider-duty     | No         | Not met   |", "no");
    CHECK_HAS(section, catalogue_care(test_all(), "care-absence"), "under what is not met");
    CHECK_HAS(section, law->criteria[1].help, "how the review decides");
    check_lacks(section, law->criteria[0].help, "nothing to decide about a plain yes");
    for (size_t i = 0; i < law->left_out_count; i++)
        CHECK_HAS(section, law->left_out[i], "left out, %zu", i);
    CHECK_HAS(section, "**Drafted:** Grooming (law.o6)", "levels that the rule does not look at");
    check_lacks(section, "(law.o2)", "a provision that holds a criterion");
    check_lacks(section, "%", "a share");
    free(section);
    free(markdown);
    test_answer(assessment, "law.o1.specific-law=no");
    markdown = report_of(assessment, 0);
    CHECK_HAS(markdown, "**0 of 5 criteria are met", "without a specific law");
    CHECK_HAS(markdown, "| O2.intent-irrelevant | Yes        | Not met   |", "a yes beside it");
    CHECK_HAS(markdown, "**law.check01**", "and is to be looked at again");
    free(markdown);
    assessment_free(assessment);
}

static void test_criteria_apart(void)
{
    struct assessment *assessment = test_assessment(test_survey());
    test_answer(assessment, "mnr.q07=yes");
    char *markdown = report_of(assessment, 0);
    check_lacks(markdown, "criteria", "without the model law");
    free(markdown);
    assessment_free(assessment);
}

/* A criterion that is sensitive takes the whole result with it out of a shared copy. */
static void test_criteria_shared(void)
{
    struct error error = {0};
    struct assessment *assessment = filled();
    const struct question *question = test_question(test_all(), "law.d2.defined");
    struct answer draft;
    answer_copy(&draft, assessment_answer(assessment, question));
    draft.sensitive = SENSITIVITY_YES;
    CHECK(assessment_set_answer(assessment, question, &draft, &error), "%s", error.problem);
    answer_free(&draft);
    char *markdown = report_of(assessment, SHARE);
    check_lacks(markdown, "of 5 criteria", "the result");
    check_lacks(markdown, "| Borderline", "the answer");
    check_lacks(markdown, "“Borderline", "the answer as a reason");
    CHECK_HAS(markdown, "published rule makes of the answers is left out of this copy", "said");
    free(markdown);
    assessment_free(assessment);
}

/* ---- the rest ---- */

static void test_treaties(void)
{
    static const char *const rows[] = {
        "\n| CRC                        | Party                 | 1991  |",
        "\n| OPSC                       | Signed, not yet party |       |",
        "\n| ILO 182                    | Not answered          |       |",
        "\n| Budapest Convention        | Not party             |       |",
        "\n| Malabo Convention          | Not known             |       |",
        "\n| Arab Convention            | Not open to us        |       |",
    };
    struct assessment *assessment = filled();
    char *markdown = report_of(assessment, 0);
    char *part = part_of(markdown, "law.dom8");
    for (size_t i = 0; i < COUNT(rows); i++)
        CHECK_HAS(part, rows[i], "row %zu", i);
    CHECK_COUNT(count_of(part, "\n| "), 12, "headings, rule and ten treaties");
    check_lacks(part, "**Treaty.crc**", "a list besides the table");
    free(part);
    part = part_of(markdown, "law.dom7");
    CHECK_HAS(part, "**Steps in the action plan:** REC-B-X7.1", "a step of a whole part");
    CHECK_HAS(markdown, "\n#### REC-B-X7.1: Supplementary checks\n", "in the plan");
    free(part);
    free(markdown);
    assessment_free(assessment);
}

static void test_steps(void)
{
    struct assessment *assessment = filled();
    struct test_view view = test_view(assessment);
    char *markdown = report_with(&view, 0);
    for (size_t i = 0; i < test_all()->recommendation_count; i++) {
        const struct recommendation *step = test_all()->recommendations[i];
        struct text heading = {0};
        text_append_format(&heading, "\n#### %s: ", step->id);
        const struct advised *advised = advice_of(view.advice, step);
        bool planned = step->text && advised->state == ADVICE_FIRES && !advised->part_of_count;
        CHECK_COUNT(count_of(markdown, heading.data), planned, "%s", step->id);
        text_free(&heading);
    }
    CHECK_HAS(markdown, "**The same step as:** REC-C2.1 (Implementation benchmarks)", "named");
    char *part = part_of(markdown, "imp.c2");
    CHECK_HAS(part, "**Steps in the action plan:** REC-01.2", "what the entry brings up");
    free(part);
    part = part_of(markdown, "imp.c3");
    CHECK_HAS(part,
              "B3.mandatory-reporting (from M1.provider-duty, M3.health, M3.social, M3.teachers)",
              "taken from elsewhere");
    free(part);
    free(markdown);
    test_view_free(&view);
    assessment_free(assessment);
}

/* What stands in tables and lists cannot become part of their structure either. */
static void test_nothing_forged(void)
{
    static const char *const ids[] = {"law.d1.title", "law.d1.article", "law.d1.wording",
                                      "law.d1.exceptions", "law.treaty.crc.reservation"};
    static const char words[] = "one | two\n# Heading\n- item\n| a | b |\n|---|---|\n<b>tag</b>";
    struct error error = {0};
    struct assessment *assessment = filled();
    for (size_t i = 0; i < COUNT(ids); i++) {
        struct answer draft = {.state = ANSWER_ANSWERED};
        answer_replace(&draft.value, words);
        CHECK(assessment_set_answer(assessment, test_question(test_all(), ids[i]), &draft, &error),
              "%s: %s", ids[i], error.problem);
        answer_free(&draft);
    }
    char *markdown = report_of(assessment, FULL);
    check_lacks(markdown, "\n# Heading", "a heading");
    check_lacks(markdown, "\n- item", "an item");
    check_lacks(markdown, "\n| a |", "a row");
    check_lacks(markdown, "<b>", "a tag");
    char *part = part_of(markdown, "law.dom8");
    CHECK_COUNT(count_of(part, "\n| "), 12, "rows of the table of treaties");
    CHECK_HAS(part, "one \\| two", "the words themselves");
    free(part);
    free(markdown);
    assessment_free(assessment);
}

static void test_not_begun(void)
{
    struct assessment *assessment = test_assessment(test_all());
    test_answer(assessment, "mnr.q07=yes");
    char *markdown = report_of(assessment, 0);
    check_lacks(markdown, "law.d1", "a provision of which nothing is known");
    check_lacks(markdown, "\n## ICMEC's criteria", "criteria of which nothing is known");
    CHECK_HAS(markdown, "**Implementation benchmarks:** none of its 59 questions", "in a line");
    CHECK_HAS(markdown, "\n### Nothing answered yet\n", "said once");
    free(markdown);
    assessment_free(assessment);
}

void report_law_suite(void)
{
    static CU_TestInfo tests[] = {
        {"in brief there is a paragraph for each questionnaire", test_brief},
        {"each unit has its table", test_glance},
        {"a provision is told with its law, rule and treaties", test_provision},
        {"sub-points stand by what they say of the law", test_groups},
        {"a level that was set stands beside the proposed one", test_level_set},
        {"criteria stand on the published rule, with what it leaves out", test_criteria},
        {"there are no criteria without the model law", test_criteria_apart},
        {"a sensitive criterion takes the result out of a shared copy", test_criteria_shared},
        {"treaties stand in a table", test_treaties},
        {"a step of several questionnaires stands once", test_steps},
        {"no words become structure", test_nothing_forged},
        {"what was not begun is said in a line", test_not_begun},
        CU_TEST_INFO_NULL,
    };
    test_register("report of the law", tests);
}
