/* The report: what it says and in which order, what it must not say, and that nothing in an answer
   can become part of its structure. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmark.h>

#include "export/document/markdown.h"
#include "export/document/tree.h"
#include "export/report/report.h"
#include "tests/unit/reports.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

/* ---- what it says ---- */

static void test_sections(void)
{
    static const char *const sections[] = {
        "\n## In brief\n",          "\n## Status at a glance\n",     "\n## Findings by domain\n",
        "\n## Action plan\n",       "\n## Good practice to share\n", "\n## Left to finish\n",
        "\n## How this was made\n", "\n## Annex: every answer\n",    "\n## Documents cited\n",
    };
    struct assessment *assessment = practice();
    char *markdown = report_of(assessment, FULL);
    const char *at = markdown;
    CHECK(strncmp(markdown, "# Gap report: ", 14) == 0, "the title comes first");
    for (size_t i = 0; i < COUNT(sections); i++) {
        CHECK_COUNT(count_of(markdown, sections[i]), 1, "section %zu", i);
        const char *found = strstr(at, sections[i]);
        CHECK(found != NULL, "section %zu in its place", i);
        at = found ? found : at;
    }
    check_lacks(markdown, "<!--", "two lists side by side");
    check_lacks(markdown, "&nbsp;", "an entity");
    free(markdown);
    assessment_free(assessment);
}

static void test_opening(void)
{
    struct assessment *assessment = practice();
    char *markdown = report_of(assessment, 0);
    CHECK_HAS(markdown, "(ZZZ): nothing here is about a real country", "a fictional country");
    CHECK_HAS(markdown, "**Date of this report:** 2026-11-21", "the date it was given");
    CHECK_HAS(markdown, "version 2022.2", "the questionnaire's version");
    CHECK_HAS(markdown, "revision 58", "the revision");
    CHECK_HAS(markdown, DIGEST, "the digest");
    CHECK_HAS(markdown, catalogue_care(test_survey(), "care-record"), "that it is a record");
    check_lacks(markdown, "## Annex", "not a full report");
    free(markdown);
    assessment_free(assessment);
}

/* How children and survivors were heard is told before anything else is. */
static void test_heard(void)
{
    static const struct {
        const char *answer;
        const char *fact;
    } cases[] = {
        {"mnr.q06a=", "not answered yet"},
        {"mnr.q06a=none", "They were not heard for this assessment"},
        {"mnr.q06a=?", "Not known"},
        {"mnr.q06a=survivors,organisations",
         "Survivors were heard, with safeguards; Organisations of survivors, or for children, took "
         "part"},
        {"mnr.q06a=Two workshops", "“Two workshops”"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char fact[300];
        struct assessment *assessment = test_assessment(test_survey());
        test_answer(assessment, cases[i].answer);
        char *markdown = report_of(assessment, SHARE);
        *needed(strstr(markdown, "\n## ")) = '\0';
        snprintf(fact, sizeof fact, "**How children and survivors were heard:** %s\n",
                 cases[i].fact);
        CHECK_HAS(markdown, fact, "how they were heard");
        free(markdown);
        assessment_free(assessment);
    }
}

/* Whoever reads nothing else learns what is in place, what opens other steps, what is not known. */
static void test_brief(void)
{
    struct assessment *assessment = practice();
    char *markdown = report_of(assessment, 0);
    *needed(strstr(markdown, "\n## Status at a glance\n")) = '\0';
    CHECK_HAS(markdown, "\n  - **In place:** Leadership (mnr.cap01); ", "what is in place");
    CHECK_HAS(markdown, "\n  - **Not yet in place:** Research, ", "what is not yet");
    check_lacks(markdown, "**Partly in place:**", "the rest stands in the table");
    CHECK_HAS(markdown, "**Steps that open others**", "the steps that open others");
    CHECK_HAS(markdown, "**What is not known**", "what is not known");
    free(markdown);
    assessment_free(assessment);
}

/* Each document with the pages that were used, or the paragraphs where it counts them. */
static void test_documents(void)
{
    struct assessment *assessment = practice();
    char *markdown = report_of(assessment, 0);
    char *documents = needed(strstr(markdown, "\n## Documents cited\n"));
    CHECK_COUNT(count_of(documents, " Pages used here: "), 4, "documents cited by page");
    CHECK_COUNT(count_of(documents, " Paragraphs used here: "), 1, "by paragraph");
    CHECK_HAS(documents, ", 27-40, 41-53, 54-60,", "in their order");
    check_lacks(documents, "..", "one full stop");
    free(markdown);
    assessment_free(assessment);
}

/* No number in the report may grade the country; published shares end in "%)". */
static void test_no_score(void)
{
    struct assessment *assessment = practice();
    char *markdown = report_of(assessment, FULL);
    *needed(strstr(markdown, "\n## Status at a glance\n")) = '\0';
    check_lacks(markdown, "%", "the summary");
    check_lacks(markdown, "score", "the summary");
    free(markdown);
    assessment_free(assessment);
}

static void check_capability(const char *markdown, const struct finding *finding)
{
    const struct capability *capability = finding->capability;
    struct text words = {0};
    text_append_format(&words, "\n#### %s (%s)\n\n**%s**", capability->title, capability->id,
                       status_entry(finding->status)->title);
    CHECK_COUNT(count_of(markdown, words.data), 1, "%s with its status", capability->id);
    text_free(&words);
    text_append_format(&words, "\n| %s (%s) ", capability->title, capability->id);
    CHECK_COUNT(count_of(markdown, words.data), 1, "%s at a glance", capability->id);
    text_free(&words);
    const struct figure *figure = capability_figure(capability);
    if (figure)
        text_append_format(&words, "%d of %d (%d %%), %d; note ", figure->count, figure->of,
                           figure->percent, figure->year);
    else
        text_append(&words, "no figure of its own");
    CHECK_HAS(markdown, words.data, "the figure for %s", capability->id);
    text_free(&words);
}

static void test_findings(void)
{
    struct assessment *assessment = practice();
    struct test_view view = test_view(assessment);
    char *markdown = report_with(&view, 0);
    for (size_t i = 0; i < test_survey()->capability_count; i++)
        check_capability(markdown, findings_of(view.findings, test_survey()->capabilities[i]));
    for (size_t i = 0; i < test_survey()->questionnaires[0]->peers_note_count; i++)
        CHECK_HAS(markdown, test_survey()->questionnaires[0]->peers_notes[i], "note %zu", i);
    free(markdown);
    test_view_free(&view);
    assessment_free(assessment);
}

/* A choice has words of its own: the rule of its capability says which of them is in place. */
static void test_choice(void)
{
    static const char question[] = "\n  - **Q31a** ";
    struct assessment *assessment = practice();
    char *markdown = report_of(assessment, 0);
    const char *capability = needed(strstr(markdown, "(mnr.cap07)\n\n**Not yet"));
    CHECK(strstr(capability, question) > strstr(capability, "\n**Partly or not yet in place**"),
          "a no is not yet in place");
    free(markdown);
    test_answer(assessment, "mnr.q31a=yes");
    markdown = report_of(assessment, 0);
    capability = needed(strstr(markdown, "(mnr.cap07)\n\n**In place**"));
    CHECK(strstr(capability, question) < strstr(capability, "\n**Partly or not yet in place**"),
          "a yes is in place");
    free(markdown);
    assessment_free(assessment);
}

static void test_override(void)
{
    struct error error = {0};
    struct assessment *assessment = practice();
    const struct capability *capability = test_capability(test_survey(), "mnr.cap01");
    CHECK(
        assessment_set_override(assessment, capability, "partly", "# Only in the capital", &error),
        "overriding: %s", error.problem);
    char *markdown = report_of(assessment, 0);
    CHECK_HAS(markdown, "By the answers alone it would be “in place”, because ", "both statuses");
    CHECK_HAS(markdown, "> \\# Only in the capital\n", "the reason, quoted");
    free(markdown);
    assessment_free(assessment);
}

/* ---- the action plan ---- */

/* The part of the report about one step, from its heading to the next; NULL when it has none. */
static char *step_of(const char *markdown, const struct recommendation *recommendation)
{
    struct text heading = {0};
    text_append_format(&heading, "# %s: ", recommendation->id);
    const char *start = strstr(markdown, heading.data);
    size_t count = count_of(markdown, heading.data);
    text_free(&heading);
    if (!start)
        return NULL;
    CHECK_COUNT(count, 1, "%s stands once", recommendation->id);
    const char *end = strstr(start + 1, "\n#");
    return strndup(start, end ? (size_t)(end - start) : strlen(start));
}

/* The Markdown of a text as a paragraph. */
static char *as_markdown(const char *text)
{
    struct error error = {0};
    cmark_node *document = tree_new();
    tree_text(tree_paragraph(document), text);
    char *markdown = needed(markdown_write(document, &error));
    markdown[strcspn(markdown, "\n")] = '\0';
    tree_free(document);
    return markdown;
}

static bool has_same_leads(const struct recommendation *one, const struct recommendation *other)
{
    bool same = one->lead_count == other->lead_count;
    for (size_t i = 0; same && i < one->lead_count; i++)
        same = one->leads[i] == other->leads[i];
    return same;
}

/* What comes first, and nothing else: what is in the plan by its id, what is not decided in words.
 */
static void check_order(const char *step, const struct advised *advised)
{
    const struct recommendation *recommendation = advised->recommendation;
    for (size_t i = 0; i < advised->wait_count; i++)
        CHECK_HAS(step, advised->waits[i]->recommendation->id, "%s: what comes first",
                  recommendation->id);
    for (size_t i = 0; i < advised->pending_count; i++) {
        CHECK_HAS(step, advised->pending[i].step->text, "%s: what may come first",
                  recommendation->id);
        CHECK_HAS(step, advised->pending[i].open.words, "%s: why that is open", recommendation->id);
    }
    CHECK((advised->wait_count > 0) == (strstr(step, "**Depends on:**") != NULL),
          "%s depends on steps of the plan", recommendation->id);
    CHECK((advised->pending_count > 0) == (strstr(step, "**Comes after:**") != NULL),
          "%s comes after steps that are not decided", recommendation->id);
}

static void check_step(const char *step, const struct advised *advised)
{
    const struct recommendation *recommendation = advised->recommendation;
    char *why = as_markdown(advised->why);
    CHECK_HAS(step, recommendation->text, "%s: its sentence", recommendation->id);
    CHECK_HAS(step, why, "%s: why it is here", recommendation->id);
    if (advised->entry == advised ||
        !has_same_leads(recommendation, advised->entry->recommendation))
        CHECK_HAS(step, recommendation->leads[0]->text, "%s: who leads", recommendation->id);
    for (size_t i = 0; i < recommendation->source_count; i++) {
        struct text cite = {0};
        source_cite(&recommendation->sources[i], &cite);
        CHECK_HAS(step, cite.data, "%s: source %zu", recommendation->id, i);
        text_free(&cite);
    }
    for (size_t i = 0; i < recommendation->article_count; i++)
        CHECK_HAS(step, recommendation->articles[i].treaty->label, "%s: treaty %zu",
                  recommendation->id, i);
    check_order(step, advised);
    free(why);
}

static void test_plan(void)
{
    struct assessment *assessment = practice();
    struct test_view view = test_view(assessment);
    char *markdown = report_with(&view, 0);
    size_t fired = 0;
    for (size_t i = 0; i < test_survey()->recommendation_count; i++) {
        const struct recommendation *recommendation = test_survey()->recommendations[i];
        const struct advised *advised = advice_of(view.advice, recommendation);
        char *step = step_of(markdown, recommendation);
        bool planned = advised->state == ADVICE_FIRES && !advised->part_of_count;
        CHECK(planned == (step != NULL), "%s stands in the plan or not", recommendation->id);
        if (step)
            check_step(step, advised);
        fired += step != NULL;
        free(step);
    }
    CHECK(fired > 20, "the practice country has a good number of steps, not %zu", fired);
    free(markdown);
    test_view_free(&view);
    assessment_free(assessment);
}

static void test_plan_order(void)
{
    struct assessment *assessment = practice();
    struct test_view view = test_view(assessment);
    char *markdown = report_with(&view, 0);
    const struct advised *const *plan;
    size_t count = advice_plan(view.advice, &plan);
    const char *at[3] = {markdown, markdown, markdown};
    for (size_t i = 0; i < count; i++) {
        enum horizon horizon = plan[i]->horizon;
        char heading[64];
        snprintf(heading, sizeof heading, "\n####%s %s: ", plan[i]->entry == plan[i] ? "" : "#",
                 plan[i]->recommendation->id);
        const char *found = strstr(markdown, heading);
        CHECK(found && found > at[horizon], "%s comes after what stands before it in the plan",
              plan[i]->recommendation->id);
        at[horizon] = found ? found : at[horizon];
    }
    CHECK(at[HORIZON_QUICK] < at[HORIZON_YEAR] && at[HORIZON_YEAR] < at[HORIZON_LONGER],
          "horizons in their order");
    free(markdown);
    test_view_free(&view);
    assessment_free(assessment);
}

static void test_shallow(void)
{
    struct error error = {0};
    struct assessment *assessment = practice();
    CHECK(assessment_set_depth(assessment, NULL, DEPTH_CORE, &error), "depth: %s", error.problem);
    struct test_view view = test_view(assessment);
    const struct advised *const *needing;
    size_t count = advice_needing_facts(view.advice, &needing);
    char *markdown = report_with(&view, 0);
    CU_ASSERT_FATAL(count > 0);
    const char *line =
        needed(strstr(markdown, "**Steps that need facts which this depth does not ask:**"));
    for (size_t i = 0; i < count; i++) {
        const char *found = strstr(line, needing[i]->recommendation->id);
        CHECK(found && found < line + strcspn(line, "\n"), "%s is named",
              needing[i]->recommendation->id);
    }
    free(markdown);
    test_view_free(&view);
    assessment_free(assessment);
}

/* ---- the ends of the scale ---- */

static void test_empty(void)
{
    struct assessment *assessment = test_assessment(test_survey());
    char *markdown = report_of(assessment, FULL);
    CHECK_COUNT(count_of(markdown, "**Model National Response survey:** none of its "), 3,
                "said in a line where statuses would stand");
    check_lacks(markdown, "| Not answered", "a list of nothing");
    CHECK_HAS(markdown, "No step follows from what has been answered so far.", "no plan");
    CHECK_HAS(markdown, "**Country:** not named yet", "no country");
    CHECK_HAS(markdown, "\n**Required**\n\n  - **Q1** ", "what is required");
    check_lacks(markdown, "## Good practice", "nothing to share");
    check_lacks(markdown, "REC-", "no step");
    free(markdown);
    assessment_free(assessment);
}

static void test_all_in_place(void)
{
    struct assessment *assessment = test_assessment(test_survey());
    test_answer_all(assessment, SPIRIT_IN_PLACE);
    char *markdown = report_of(assessment, 0);
    CHECK_HAS(markdown, "21 in place.", "every capability");
    CHECK_HAS(markdown, "Nothing: every question that applies has been addressed.", "nothing left");
    check_lacks(markdown, "Difficulties that other countries reported", "all in place");
    check_lacks(markdown, "Absence of a law", "all in place");
    free(markdown);
    assessment_free(assessment);
}

static void test_nothing_known(void)
{
    struct assessment *assessment = test_assessment(test_survey());
    test_answer_all(assessment, SPIRIT_UNKNOWN);
    char *markdown = report_of(assessment, 0);
    CHECK_HAS(markdown, "21 not known.", "every capability");
    CHECK_HAS(markdown, "**Questions answered “don't know”:** Q1, ", "the questions");
    check_lacks(markdown, "#### REC-", "unknown is never no");
    free(markdown);
    assessment_free(assessment);
}

/* How many contradictions of a domain hold; each stands in the report just when it does. */
static size_t check_contradictions(const char *markdown, const struct test_view *view,
                                   const struct domain *domain)
{
    size_t count = 0;
    for (size_t i = 0; i < domain->contradiction_count; i++) {
        char item[64];
        const struct contradiction *contradiction = &domain->contradictions[i];
        bool holds = findings_contradicts(view->findings, contradiction) == TRUTH_TRUE;
        snprintf(item, sizeof item, "\n  - **%s** ", contradiction->id);
        CHECK_COUNT(count_of(markdown, item), holds, "%s", contradiction->id);
        count += holds;
    }
    return count;
}

static void test_unfinished(void)
{
    struct assessment *assessment = practice();
    test_answer(assessment, "mnr.q07=; mnr.q27=yes; mnr.q28=none");
    struct test_view view = test_view(assessment);
    char *markdown = report_with(&view, 0);
    const struct questionnaire *questionnaire = test_survey()->questionnaires[0];
    CHECK_HAS(markdown, "\n**Required**\n\n  - **Q7** ", "what is required");
    CHECK_HAS(markdown, "\n**Marked to come back to**\n\n  - **Q16a** ", "what was flagged");
    CHECK_HAS(markdown, "\n**Answers to look at again**\n\n  - **mnr.check", "what clashes");
    size_t count = 0;
    for (size_t i = 0; i < questionnaire->domain_count; i++)
        count += check_contradictions(markdown, &view, questionnaire->domains[i]);
    CHECK(count > 0, "a yes with nothing ticked clashes");
    CHECK_HAS(markdown, "\n  - **mnr.check22** ", "Q28 is sensitive");
    free(markdown);
    markdown = report_with(&view, SHARE);
    check_lacks(markdown, "**mnr.check22**", "a clash with a sensitive answer");
    free(markdown);
    test_view_free(&view);
    assessment_free(assessment);
}

/* What nobody has looked at is neither in place nor missing. */
static void test_lists_in_part(void)
{
    struct assessment *assessment = practice();
    const struct question *question = test_question(test_survey(), "mnr.q17");
    struct answer draft;
    test_answer(assessment, "mnr.q16=yes; mnr.q17=grooming-to-meet");
    for (int through = 1; through >= 0; through--) {
        CHECK(answer_copy(&draft, assessment_answer(assessment, question)) &&
                  answer_look_through(question, &draft, through) &&
                  assessment_set_answer(assessment, question, &draft, NULL),
              "Q17");
        answer_free(&draft);
        struct test_view view = test_view(assessment);
        char *markdown = report_with(&view, 0);
        CHECK_COUNT(count_of(markdown, "**Q17** Ticked:") + count_of(markdown, " Ticked:\n") > 0, 1,
                    "what is ticked");
        CHECK_COUNT(count_of(markdown, "**Q17** Not ticked:"), through, "what is not");
        CHECK_COUNT(count_of(markdown, "\n**Not looked through to the end:** Q17\n"), !through,
                    "said at the capability");
        CHECK_COUNT(count_of(markdown, "\n**Lists not looked through to the end:** Q17. Steps that "
                                       "would rest on what is not ticked there are left out.\n"),
                    !through, "said in the plan");
        CHECK_COUNT(count_of(markdown, "1 list is not looked through to the end; steps that would "
                                       "rest on it are left out."),
                    !through, "said in brief");
        CHECK_COUNT(count_of(markdown, "\n**Lists not looked through to the end**\n\n  - **Q17** "),
                    !through, "left to finish");
        free(markdown);
        test_view_free(&view);
    }
    assessment_free(assessment);
}

/* ---- what stays out ---- */

/* Question 14 of the practice country is hidden by question 13 and keeps its answer. */
static void test_hidden(void)
{
    struct assessment *assessment = practice();
    const struct question *hidden = test_question(test_survey(), "mnr.q14");
    CHECK_HAS(assessment_answer(assessment, hidden)->value, "household survey", "kept in memory");
    char *markdown = report_of(assessment, FULL);
    check_lacks(markdown, "household survey", "a hidden answer");
    check_lacks(markdown, "one old survey", "the note of a hidden answer");
    check_lacks(markdown, "**Q14**", "a hidden question");
    free(markdown);
    assessment_free(assessment);
}

static void replace(char **string, const char *start, const struct question *question)
{
    struct text words = {0};
    text_append_format(&words, "%s-%s-END", start, question->label);
    answer_replace(string, words.data);
    text_free(&words);
}

/* Every second source is internal. */
static void mark_source(struct answer *draft, const struct question *question)
{
    bool internal = question->index % 2 == 0;
    if (!draft->source_count) {
        draft->sources = calloc(1, sizeof *draft->sources);
        draft->source_count = 1;
    }
    struct held_source *source = &draft->sources[0];
    source->internal = internal;
    replace(&source->title, internal ? "INTERNAL" : "TITLE", question);
    replace(&source->date, internal ? "INTERNAL" : "DATE", question);
    replace(&source->held, internal ? "INTERNAL" : "HELD", question);
}

/* Gives every answer a note and a source, and every text, that can be searched for. */
static void mark_answers(struct assessment *assessment)
{
    for (size_t i = 0; i < test_survey()->question_count; i++) {
        const struct question *question = test_survey()->questions[i];
        struct answer draft;
        answer_copy(&draft, assessment_answer(assessment, question));
        replace(&draft.note, "NOTE", question);
        mark_source(&draft, question);
        if (question->kind == KIND_TEXT && draft.state == ANSWER_ANSWERED && draft.value)
            replace(&draft.value, "WORDS", question);
        set_answer(assessment, question, &draft);
        answer_free(&draft);
    }
}

static bool has_mark(const char *markdown, const char *start, const struct question *question)
{
    char *words = NULL;
    replace(&words, start, question);
    bool found = strstr(markdown, words) != NULL;
    free(words);
    return found;
}

/* Whether the answer's own words and its source stand in the report just when they may. */
static void check_words(const char *markdown, const struct test_view *view,
                        const struct question *question, bool share)
{
    const struct answer *answer = assessment_answer(applies_assessment(view->applies), question);
    bool told = applies_to(view->applies, question) &&
                !(share && (question->personal || answer_is_sensitive(question, answer)));
    bool internal = answer->sources[0].internal;
    if (question->kind == KIND_TEXT && answer->state == ANSWER_ANSWERED && answer->value)
        CHECK(has_mark(markdown, "WORDS", question) == told, "the words of %s", question->id);
    CHECK(has_mark(markdown, internal ? "INTERNAL" : "HELD", question) ==
              (told && !(share && internal)),
          "the source of %s", question->id);
}

static void test_share(void)
{
    struct assessment *assessment = practice();
    mark_answers(assessment);
    struct test_view view = test_view(assessment);
    char *whole = report_with(&view, FULL);
    char *shared = report_with(&view, FULL | SHARE);
    static const char *const kept[] = {"NOTE-Q7-END",
                                       "TITLE-Q8-END",
                                       "HELD-Q8-END",
                                       "Given by",
                                       "focal.point",
                                       "**Q28 (sensitive)**",
                                       "Supervision while the person is in custody"};
    static const char *const left_out[] = {"NOTE-",
                                           "INTERNAL",
                                           "Given by",
                                           "focal.point",
                                           "**Q28",
                                           "Q22a:",
                                           "Supervision while the person is in custody",
                                           "ticked in Q28",
                                           "Practice focal point"};
    for (size_t i = 0; i < COUNT(kept); i++)
        CHECK_HAS(whole, kept[i], "not for sharing");
    for (size_t i = 0; i < COUNT(left_out); i++)
        check_lacks(shared, left_out[i], "for sharing");
    for (size_t i = 0; i < test_survey()->question_count; i++) {
        check_words(whole, &view, test_survey()->questions[i], false);
        check_words(shared, &view, test_survey()->questions[i], true);
    }
    CHECK_HAS(shared, "This copy is made for sharing.", "it says so");
    free(whole);
    free(shared);
    test_view_free(&view);
    assessment_free(assessment);
}

/* A step that only a sensitive answer calls for would tell that answer. */
static void test_share_steps(void)
{
    struct assessment *assessment = practice();
    struct test_view view = test_view(assessment);
    char *whole = report_with(&view, 0);
    char *shared = report_with(&view, SHARE);
    CHECK_HAS(whole, "REC-04.1", "called for by Q22a alone");
    check_lacks(shared, "\n#### REC-04.1:", "called for by Q22a alone");
    CHECK_HAS(shared, "REC-04.8", "called for by Q37");
    free(whole);
    free(shared);
    test_view_free(&view);
    assessment_free(assessment);
}

static void test_share_status(void)
{
    struct assessment *assessment = practice();
    const struct question *gate = test_question(test_survey(), "mnr.q13");
    struct answer draft;
    answer_copy(&draft, assessment_answer(assessment, gate));
    draft.sensitive = SENSITIVITY_YES;
    set_answer(assessment, gate, &draft);
    answer_free(&draft);
    char *shared = report_of(assessment, SHARE);
    CHECK_HAS(shared, "(mnr.cap02)\n\n**The status is left out of this copy.**", "its one reason");
    CHECK_HAS(shared, "; the rest is left out of this copy", "left out, and not counted");
    check_lacks(shared, "Q13 is", "the answer as a reason");
    check_lacks(shared, "**Q13**", "the question with its answer");
    free(shared);
    assessment_free(assessment);
}

/* ---- rendering ---- */

static void test_table(void)
{
    struct error error = {0};
    cmark_node *document = tree_new();
    cmark_node *table = tree_table(document, "Table");
    static const char *const cells[] = {"Name", "What", "a|b", "日本"};
    cmark_node *row = NULL;
    for (size_t i = 0; i < COUNT(cells); i++) {
        row = i % 2 ? row : tree_row(table);
        tree_text(tree_cell(row), cells[i]);
    }
    tree_say(document, "After it.");
    char *once = markdown_write(document, &error);
    char *again = markdown_write(document, &error);
    CHECK_TEXT(once, "| Name | What |\n| ---- | ---- |\n| a\\|b | 日本 |\n\nAfter it.\n",
               "a table");
    CHECK_TEXT(again, once, "rendered again");
    free(once);
    free(again);
    tree_free(document);
}

static void test_digest_left_out(void)
{
    struct error error = {0};
    struct assessment *assessment = practice();
    struct test_view view = test_view(assessment);
    struct report_input input = {
        .findings = view.findings, .advice = view.advice, .date = "2026-11-21"};
    cmark_node *document = report_new(&input, &error);
    char *markdown = markdown_write(document, &error);
    check_lacks(markdown, "SHA-256", "not saved yet");
    free(markdown);
    tree_free(document);
    test_view_free(&view);
    assessment_free(assessment);
}

void report_suite(void)
{
    static CU_TestInfo tests[] = {
        {"sections stand in order", test_sections},
        {"the opening names what it was made from", test_opening},
        {"the opening tells how children and survivors were heard", test_heard},
        {"the summary stands alone", test_brief},
        {"documents are listed with the pages used", test_documents},
        {"no digest when there is no file", test_digest_left_out},
        {"the summary grades nobody", test_no_score},
        {"every finding has its id, status and figure", test_findings},
        {"a choice stands where its rule puts it", test_choice},
        {"an overridden status shows both", test_override},
        {"every step that fires stands once, with its sources", test_plan},
        {"steps stand by horizon in the order of the plan", test_plan_order},
        {"steps that need more facts are named", test_shallow},
        {"an empty assessment", test_empty},
        {"everything in place", test_all_in_place},
        {"nothing known", test_nothing_known},
        {"what is left and what clashes", test_unfinished},
        {"a list that is not looked through tells nothing of what is not ticked",
         test_lists_in_part},
        {"hidden answers stay out", test_hidden},
        {"a shared report leaves out what it must", test_share},
        {"steps do not tell sensitive answers", test_share_steps},
        {"statuses do not tell sensitive answers", test_share_status},
        {"tables", test_table},
        CU_TEST_INFO_NULL,
    };
    test_register("report", tests);
}
