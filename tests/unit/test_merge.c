/* Two versions of an assessment brought together. */
#include <stdlib.h>
#include <string.h>

#include "core/record/merge.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

#define HEAD "mnr-assess: 1\nid: \"a\"\ntitle: \"T\"\nrevision: 3\ninstruments: {mnr: \"2022.1\"}\n"
#define BASE                                                                                       \
    HEAD "answers:\n"                                                                              \
         "  mnr.q07:\n    value: \"yes\"\n    at: \"2026-01-01T00:00:00Z\"\n"                      \
         "  mnr.q10:\n    value: \"no\"\n    at: \"2026-01-01T00:00:00Z\"\n"

/* The three, and what becomes of them. */
struct three {
    struct assessment *base;
    struct assessment *ours;
    struct assessment *theirs;
    struct merge *merge;
};

static struct three make_three(const char *base, const char *ours, const char *theirs)
{
    struct three three = {
        .base = base ? test_parse(test_survey(), base) : NULL,
        .ours = test_parse(test_survey(), ours),
        .theirs = test_parse(test_survey(), theirs),
    };
    return three;
}

static void compare(struct three *three)
{
    merge_free(three->merge);
    three->merge = merge_new(three->base, three->ours, three->theirs);
    CHECK(three->merge != NULL, "merging");
}

static void apply(struct three *three)
{
    struct error error = {0};
    CHECK(merge_apply(three->merge, three->theirs, &error), "%s", error.problem);
}

static void free_three(struct three *three)
{
    merge_free(three->merge);
    assessment_free(three->base);
    assessment_free(three->ours);
    assessment_free(three->theirs);
}

static const struct answer *answer(const struct assessment *assessment, const char *id)
{
    return assessment_answer(assessment, test_question(test_survey(), id));
}

static void check_counts(const struct three *three, size_t conflicts, size_t ours, size_t theirs)
{
    CHECK_COUNT(three->merge->conflicts, conflicts, "conflicts");
    CHECK_COUNT(three->merge->from_ours, ours, "from ours");
    CHECK_COUNT(three->merge->from_theirs, theirs, "from theirs");
}

static void test_different_answers(void)
{
    struct three three = make_three(BASE, BASE, BASE);
    test_answer(three.ours, "mnr.q07=partly; mnr.q13=yes");
    test_answer(three.theirs, "mnr.q10=yes; mnr.q16=?");
    compare(&three);
    check_counts(&three, 0, 2, 2);
    apply(&three);
    CHECK_TEXT(answer(three.theirs, "mnr.q07")->value, "partly", "ours");
    CHECK_TEXT(answer(three.theirs, "mnr.q07")->at, TEST_NOW_STAMP, "with its time");
    CHECK_TEXT(answer(three.theirs, "mnr.q13")->value, "yes", "ours");
    CHECK_TEXT(answer(three.theirs, "mnr.q10")->value, "yes", "theirs");
    CHECK_COUNT(answer(three.theirs, "mnr.q16")->state, ANSWER_UNKNOWN, "theirs");
    CHECK(assessment_is_changed(three.theirs), "there is something to save");
    free_three(&three);
}

static void test_nothing_of_ours(void)
{
    struct three three = make_three(BASE, BASE, BASE);
    test_answer(three.theirs, "mnr.q10=yes");
    char *before = test_written(three.theirs);
    struct three again = make_three(BASE, BASE, before);
    compare(&again);
    check_counts(&again, 0, 0, 1);
    apply(&again);
    CHECK(!assessment_is_changed(again.theirs), "nothing to save");
    char *after = test_written(again.theirs);
    CHECK_TEXT(after, before, "their file as it was");
    free(before);
    free(after);
    free_three(&again);
    free_three(&three);
}

static void test_a_conflict(void)
{
    static const struct {
        enum merge_side take;
        const char *value;
    } cases[] = {{MERGE_OURS, "partly"}, {MERGE_THEIRS, "no"}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct three three = make_three(BASE, BASE, BASE);
        struct text words = {0};
        test_answer(three.ours, "mnr.q07=partly");
        test_answer(three.theirs, "mnr.q07=no");
        compare(&three);
        check_counts(&three, 1, 0, 0);
        CHECK(three.merge->items[0].conflict, "it is a conflict");
        merge_describe(&three.merge->items[0], &words);
        text_append(&words, "|");
        merge_describe_side(three.merge, &three.merge->items[0], MERGE_OURS, &words);
        text_append(&words, "|");
        merge_describe_side(three.merge, &three.merge->items[0], MERGE_THEIRS, &words);
        CHECK_TEXT(words.data, "Q7|Partly|No", "in words");
        three.merge->items[0].take = cases[i].take;
        apply(&three);
        CHECK_TEXT(answer(three.theirs, "mnr.q07")->value, cases[i].value, "what was chosen");
        text_free(&words);
        free_three(&three);
    }
}

/* One wrote a note while the other changed the answer. */
static void test_parts_of_one_answer(void)
{
    struct three three = make_three(BASE, BASE, BASE);
    const struct question *question = test_question(test_survey(), "mnr.q07");
    struct answer draft;
    answer_copy(&draft, answer(three.ours, "mnr.q07"));
    answer_replace(&draft.note, "new");
    draft.later = true;
    assessment_set_answer(three.ours, question, &draft, NULL);
    answer_free(&draft);
    test_answer(three.theirs, "mnr.q07=no");
    compare(&three);
    check_counts(&three, 0, 1, 0);
    apply(&three);
    CHECK_TEXT(answer(three.theirs, "mnr.q07")->value, "no", "their value");
    CHECK_TEXT(answer(three.theirs, "mnr.q07")->note, "new", "our note");
    CHECK(answer(three.theirs, "mnr.q07")->later, "our flag");
    free_three(&three);
}

static void test_the_same_change(void)
{
    struct three three = make_three(BASE, BASE, BASE);
    test_answer(three.ours, "mnr.q07=no; mnr.q10=");
    test_answer(three.theirs, "mnr.q07=no; mnr.q10=");
    compare(&three);
    CHECK_COUNT(three.merge->count, 0, "nothing to merge");
    free_three(&three);
}

static void test_clearing_is_a_change(void)
{
    struct three three = make_three(BASE, BASE, BASE);
    test_answer(three.ours, "mnr.q10=");
    compare(&three);
    check_counts(&three, 0, 1, 0);
    apply(&three);
    CHECK_COUNT(answer(three.theirs, "mnr.q10")->state, ANSWER_UNANSWERED, "cleared");
    free_three(&three);
}

static void test_without_a_base(void)
{
    struct three three = make_three(NULL, BASE, BASE);
    test_answer(three.ours, "mnr.q07=no; mnr.q13=yes; mnr.q10=");
    compare(&three);
    check_counts(&three, 1, 1, 1);
    free_three(&three);
}

static void test_facts(void)
{
    struct three three = make_three(BASE, BASE, BASE);
    const struct capability *capability = test_capability(test_survey(), "mnr.cap04");
    const struct respondent *respondents;
    struct error error = {0};
    assessment_set_title(three.ours, "Ours", &error);
    assessment_set_depth(three.theirs, NULL, DEPTH_CORE, &error);
    assessment_set_depth(three.ours, capability, DEPTH_STANDARD, &error);
    assessment_add_respondent(three.ours, "moj", "Justice", &error);
    assessment_add_respondent(three.theirs, "moi", "Interior", &error);
    assessment_set_override(three.ours, capability, "partly", "in the capital", &error);
    compare(&three);
    check_counts(&three, 0, 4, 2);
    apply(&three);
    CHECK_TEXT(assessment_title(three.theirs), "Ours", "title");
    CHECK_COUNT(assessment_depth(three.theirs, NULL), DEPTH_CORE, "depth");
    CHECK_COUNT(assessment_depth(three.theirs, capability), DEPTH_STANDARD, "a capability's");
    CHECK_COUNT(assessment_respondents(three.theirs, &respondents), 2, "respondents of both");
    CHECK_TEXT(assessment_override(three.theirs, capability)->reason, "in the capital", "level");
    free_three(&three);
}

static void test_nobody_is_taken_away(void)
{
    struct three three = make_three(BASE, BASE, BASE);
    const struct respondent *respondents;
    struct error error = {0};
    assessment_add_respondent(three.base, "moj", "Justice", &error);
    assessment_add_respondent(three.ours, "moj", "Justice", &error);
    compare(&three);
    apply(&three);
    CHECK_COUNT(assessment_respondents(three.theirs, &respondents), 1, "whom they took away stays");
    free_three(&three);
}

static void test_facts_in_conflict(void)
{
    struct three three = make_three(BASE, BASE, BASE);
    struct text words = {0};
    struct error error = {0};
    const struct capability *capability = test_capability(test_survey(), "mnr.cap04");
    assessment_set_title(three.ours, "Ours", &error);
    assessment_set_title(three.theirs, "Theirs", &error);
    assessment_set_override(three.ours, capability, "partly", "one", &error);
    assessment_set_override(three.theirs, capability, "partly", "other", &error);
    compare(&three);
    check_counts(&three, 2, 0, 0);
    merge_describe(&three.merge->items[0], &words);
    CHECK_TEXT(words.data, "Title", "the first");
    text_free(&words);
    merge_describe_side(three.merge, &three.merge->items[1], MERGE_THEIRS, &words);
    CHECK_TEXT(words.data, "partly: other", "what they say of the second");
    text_free(&words);
    three.merge->items[0].take = MERGE_THEIRS;
    apply(&three);
    CHECK_TEXT(assessment_title(three.theirs), "Theirs", "as chosen");
    CHECK_TEXT(assessment_override(three.theirs, capability)->reason, "one", "as chosen");
    free_three(&three);
}

/* What this program does not know in their file stays, in answers and beside them. */
static void test_the_unknown_stays(void)
{
    static const char strange[] =
        HEAD "future: \"x\"\nanswers:\n  mnr.q07:\n    value: \"yes\"\n    sources:\n"
             "    - {title: \"Decree\", shelf: \"B\"}\n    colour: \"blue\"\n"
             "  zz.q1:\n    value: \"kept\"\n";
    struct three three = make_three(strange, strange, strange);
    const struct question *question = test_question(test_survey(), "mnr.q07");
    struct answer draft;
    answer_copy(&draft, answer(three.ours, "mnr.q07"));
    answer_put_source(&draft, 1, "Report", NULL, NULL);
    assessment_set_answer(three.ours, question, &draft, NULL);
    answer_free(&draft);
    compare(&three);
    apply(&three);
    assessment_free(three.ours);
    three.ours = NULL;
    char *written = test_written(three.theirs);
    CHECK_HAS(written, "future: \"x\"", "beside the answers");
    CHECK_HAS(written, "{title: \"Decree\", shelf: \"B\"}", "in a source");
    CHECK_HAS(written, "title: \"Report\"", "our new source");
    CHECK_HAS(written, "colour: \"blue\"", "in an answer");
    CHECK_HAS(written, "zz.q1", "an answer to a question that is not known");
    free(written);
    free_three(&three);
}

static void test_where_one_was(void)
{
    struct three three = make_three(BASE, BASE, BASE);
    struct error error = {0};
    assessment_set_place(three.ours, "mnr.q13");
    assessment_set_place(three.theirs, "mnr.q50");
    assessment_add_respondent(three.ours, "moj", "Justice", &error);
    assessment_set_speaker(three.ours, "moj", &error);
    compare(&three);
    apply(&three);
    CHECK_TEXT(assessment_place(three.theirs), "mnr.q13", "ours");
    test_answer(three.theirs, "mnr.q16=yes");
    CHECK_TEXT(answer(three.theirs, "mnr.q16")->by, "moj", "who speaks goes on speaking");
    free_three(&three);
}

static void test_the_country_goes_with_its_answer(void)
{
    struct three three = make_three(BASE, BASE, BASE);
    test_answer(three.ours, "mnr.q01=NOR");
    compare(&three);
    apply(&three);
    CHECK_TEXT(assessment_country(three.theirs), "NOR", "country");
    free_three(&three);
}

/* Where the survey takes no part, no question asks for the country. */
static void test_a_country_without_a_question(void)
{
    static const char law[] = "mnr-assess: 1\nid: \"a\"\ninstruments: {}\nanswers: {}\n";
    static const char ours[] =
        "mnr-assess: 1\nid: \"a\"\ncountry: \"NOR\"\ninstruments: {}\nanswers: {}\n";
    struct three three = make_three(law, ours, law);
    compare(&three);
    check_counts(&three, 0, 1, 0);
    apply(&three);
    CHECK_TEXT(assessment_country(three.theirs), "NOR", "country");
    free_three(&three);
}

/* ---- what is merged is what is saved ---- */

static void change_draft(struct assessment *assessment, void (*change)(struct answer *draft))
{
    struct answer draft;
    struct error error = {0};
    answer_copy(&draft, answer(assessment, "mnr.q07"));
    change(&draft);
    CHECK(
        assessment_set_answer(assessment, test_question(test_survey(), "mnr.q07"), &draft, &error),
        "%s", error.problem);
    answer_free(&draft);
}

static void draft_note(struct answer *draft)
{
    answer_replace(&draft->note, "ours");
}

static void draft_source(struct answer *draft)
{
    answer_put_source(draft, 0, "Ours", NULL, NULL);
}

static void draft_flags(struct answer *draft)
{
    draft->later = true;
    draft->sensitive = SENSITIVITY_YES;
}

static void draft_reason(struct answer *draft)
{
    answer_set_state(draft, ANSWER_NOT_APPLICABLE);
    answer_replace(&draft->reason, "ours");
}

static void change_value(struct assessment *ours)
{
    test_answer(ours, "mnr.q07=partly");
}

static void change_clear(struct assessment *ours)
{
    test_answer(ours, "mnr.q07=");
}

static void change_note(struct assessment *ours)
{
    change_draft(ours, draft_note);
}

static void change_source(struct assessment *ours)
{
    change_draft(ours, draft_source);
}

static void change_flags(struct assessment *ours)
{
    change_draft(ours, draft_flags);
}

static void change_reason(struct assessment *ours)
{
    change_draft(ours, draft_reason);
}

static void change_title(struct assessment *ours)
{
    assessment_set_title(ours, "Ours", NULL);
}

static void change_country(struct assessment *ours)
{
    test_answer(ours, "mnr.q01=NOR");
}

static void change_depth(struct assessment *ours)
{
    assessment_set_depth(ours, test_capability(test_survey(), "mnr.cap04"), DEPTH_CORE, NULL);
}

static void change_status(struct assessment *ours)
{
    assessment_set_override(ours, test_capability(test_survey(), "mnr.cap04"), "partly", "ours",
                            NULL);
}

static void change_people(struct assessment *ours)
{
    assessment_add_respondent(ours, "ours", "Ours", NULL);
}

/* Their file was opened and saved in this run, as the wizard does before it offers what was not
   saved; then ours is merged in and saved again. What is loaded from the file is what is shown. */
static void test_what_is_merged_is_saved(void)
{
    static void (*const changes[])(struct assessment * ours) = {
        change_value, change_clear,   change_note,  change_source, change_flags,  change_reason,
        change_title, change_country, change_depth, change_status, change_people,
    };
    for (size_t i = 0; i < COUNT(changes); i++) {
        char folder[64];
        struct problems problems = {0};
        struct error error = {0};
        test_folder(folder);
        char *path = test_path(folder, "a.yaml");
        test_write_file(path, BASE);
        struct three three = make_three(BASE, BASE, BASE);
        assessment_free(three.theirs);
        three.theirs = assessment_load(test_survey(), path, &problems);
        test_answer(three.theirs, "mnr.q10=yes");
        CHECK(assessment_save(three.theirs, &error), "%s", error.problem);
        changes[i](three.ours);
        compare(&three);
        check_counts(&three, 0, 1, 1);
        apply(&three);
        CHECK(assessment_save(three.theirs, &error), "%s", error.problem);
        struct assessment *again = assessment_load(test_survey(), path, &problems);
        char *shown = test_written(three.theirs);
        char *saved = test_written(again);
        char *bytes = test_read_file(path);
        CHECK_TEXT(saved, shown, "change %zu: what is in the file is what is shown", i);
        CHECK_TEXT(bytes, shown, "change %zu: in the very bytes", i);
        assessment_free(three.theirs);
        three.theirs = again;
        compare(&three);
        CHECK_COUNT(three.merge->from_ours, 0, "change %zu: nothing of ours is missing", i);
        free(shown);
        free(saved);
        free(bytes);
        free(path);
        free_three(&three);
        problems_free(&problems);
        test_folder_remove(folder);
    }
}

/* Who gave an answer is kept, also where nothing else of it differs. */
static void test_who_said_it(void)
{
    static const char silent[] = HEAD "answers:\n  mnr.q08:\n    note: \"x\"\n";
    static const char signed_by[] = HEAD "answers:\n  mnr.q08:\n    note: \"x\"\n    by: \"moj\"\n";
    struct three three = make_three(silent, signed_by, silent);
    compare(&three);
    check_counts(&three, 0, 1, 0);
    apply(&three);
    CHECK_TEXT(answer(three.theirs, "mnr.q08")->by, "moj", "ours says who");
    free_three(&three);
    three = make_three(silent, silent, signed_by);
    compare(&three);
    apply(&three);
    CHECK_TEXT(answer(three.theirs, "mnr.q08")->by, "moj", "theirs says who");
    free_three(&three);
}

void merge_suite(void)
{
    static CU_TestInfo tests[] = {
        {"different answers merge by themselves", test_different_answers},
        {"nothing of ours leaves theirs as it is", test_nothing_of_ours},
        {"the same answer changed twice is a conflict", test_a_conflict},
        {"a note and a value of one answer merge", test_parts_of_one_answer},
        {"the same change twice is none", test_the_same_change},
        {"clearing an answer is a change", test_clearing_is_a_change},
        {"without a base only gaps are filled", test_without_a_base},
        {"facts about the record merge", test_facts},
        {"nobody who answers is taken away", test_nobody_is_taken_away},
        {"facts about the record may conflict", test_facts_in_conflict},
        {"what is not known stays", test_the_unknown_stays},
        {"where one was stays", test_where_one_was},
        {"what is merged is what is saved", test_what_is_merged_is_saved},
        {"who said it stays", test_who_said_it},
        {"the country goes with its answer", test_the_country_goes_with_its_answer},
        {"a country that no question asks for merges", test_a_country_without_a_question},
        CU_TEST_INFO_NULL,
    };
    test_register("merge", tests);
}
