/* The level of each provision, proposed from its sub-points: in force, partly, drafted, absent. The
   rules are this tool's own (the documents rate no provision); the table was drawn up from them,
   not from the questionnaire files. */
#include <stdlib.h>
#include <string.h>

#include "tests/unit/suites.h"
#include "tests/unit/support.h"

/* What is enough for in force, and then for partly: with each single one of these. */
static const struct {
    const char *id;
    const char *in_force; /* all of these; none can be missing */
    const char *partly;   /* each of these alone, all the rest at no; separated by "|" */
    const char *not_even; /* each of these alone is not enough for partly */
} rules[] = {
    {"d1", ".age-in-offence=18; .apart-from-consent-age=yes; .all-offences=yes",
     ".age-in-offence=16|.age-in-offence=18|.age-in-offence=0", ".consent-void=yes"},
    {"d2",
     ".defined=yes; .where-defined=statute; .visual-minimum=yes; .simulated=yes; "
     ".inner-terms=yes; .carriers=yes",
     ".defined=yes|.defined=borderline", ".visual-minimum=yes|.generated=yes"},
    {"o1", ".specific-law=yes; .penalties=yes; .produce=yes; .offer-sell=yes; .distribute=yes",
     ".specific-law=yes|.specific-law=borderline", ".penalties=yes|.produce=yes|.livestream=yes"},
    {"o2", ".intent-irrelevant=yes", ".intent-irrelevant=borderline|.for-distribution=yes",
     ".remote-storage=yes"},
    {"o3", ".ict-mention=yes; .view=yes; .download=yes; .distribute=yes; .inadvertent-excluded=yes",
     ".ict-mention=yes|.ict-mention=borderline|.view=yes|.download=yes|.distribute=yes",
     ".inadvertent-excluded=yes"},
    {"o4", ".address-or-link=yes; .advice=yes; .facilitating-acts=yes",
     ".address-or-link=yes|.advice=yes|.facilitating-acts=yes|.advertising=yes|"
     ".index-or-forum=yes",
     ""},
    {"o5", ".liable=yes; .no-proxy-consent=yes; .unpaid-too=yes", ".liable=yes",
     ".no-proxy-consent=yes|.child-protected=yes"},
    {"o6", ".online=yes; .no-meeting=yes; .under-18=yes", ".online=yes|.offline=yes",
     ".no-meeting=yes|.sextortion=yes"},
    {"o7", ".production=yes; .distribution=yes; .possession=yes; .access=yes; .grooming=yes",
     ".production=yes|.distribution=yes|.possession=yes|.access=yes|.grooming=yes",
     ".aiding=yes|.incitement=yes"},
    {"m1", ".provider-duty=yes; .when-aware=yes; .receiving-body=yes; .takedown=yes",
     ".provider-duty=yes|.provider-duty=borderline|.takedown=yes", ".protection=yes|.penalty=yes"},
    {"m2", ".duty-or-encouraged=required; .banks=yes; .cards=yes; .transfer-firms=yes",
     ".duty-or-encouraged=required|.duty-or-encouraged=encouraged",
     ".banks=yes|.block-payment=yes"},
    {"m3", ".health=yes; .social=yes; .teachers=yes; .csam=yes; .confidentiality-lifted=yes",
     ".health=yes|.social=yes|.teachers=yes|.others=yes",
     ".csam=yes|.confidentiality-lifted=yes|.good-faith=yes"},
    {"m4", ".it-and-repair=yes; .moderators=yes; .photo=yes; .no-search=yes",
     ".it-and-repair=yes|.moderators=yes|.photo=yes", ".no-search=yes|.hand-over=yes"},
    {"i1", ".detection=yes; .exemption=yes; .filter-or-block=yes",
     ".detection=yes|.filter-or-block=yes", ".exemption=yes|.safeguards=yes"},
    {"i2",
     ".purpose=yes; .content-apart=yes; .scope-limited=yes; .misuse-guarantees=yes; "
     ".reply-process=yes; .retention=yes; .period=6",
     ".retention=yes|.preservation=yes", ".purpose=yes|.reply-process=yes"},
    {"i3", ".internet-industry=yes; .finance=yes; .civil-society=yes",
     ".agencies=yes|.internet-industry=yes|.finance=yes|.civil-society=yes|.written-basis=yes", ""},
    {"s1",
     ".exempt=yes; .whatever-conduct=yes; .self-generated=yes; .remote-testimony=yes; "
     ".advocate-rules=yes",
     ".exempt=yes|.whatever-conduct=yes|.self-generated=yes|.below-criminal-age=yes|"
     ".remote-testimony=yes|.advocate-rules=yes",
     ""},
    {"s2",
     ".imprisonment=yes; .enforced=yes; .criminal-record=yes; .organised-group=yes; .violence=yes",
     ".imprisonment=yes|.criminal-record=yes|.organised-group=yes|.number-of-items=yes|"
     ".violence=yes|.risk-on-release=yes|.linked-crime=yes",
     ".enforced=yes"},
    {"s3", ".proceeds=yes; .property-assets=yes", ".proceeds=yes|.property-assets=yes",
     ".instruments=yes|.money-for-children=yes"},
    {"l1",
     ".subscriber-data=yes; .timely=yes; .held-abroad=yes; .judicial-control=yes; "
     ".privacy-balance=yes",
     ".subscriber-data=yes|.held-abroad=yes", ".timely=yes|.judicial-control=yes"},
};

static const struct capability *provision(const char *id)
{
    char whole[32];
    snprintf(whole, sizeof whole, "law.%s", id);
    return test_capability(test_all(), whole);
}

/* Answers ".word=yes; .other=no" with the provision's id before each dot. */
static void answer(struct assessment *assessment, const char *id, const char *answers)
{
    struct text whole = {0};
    for (const char *c = answers; *c; c++)
        if (*c == '.' && (c == answers || c[-1] == ' '))
            text_append_format(&whole, "law.%s.", id);
        else
            text_append_format(&whole, "%c", *c);
    if (whole.length)
        test_answer(assessment, whole.data);
    text_free(&whole);
}

/* Everything that the provision asks at its least: ticks no, choices at their last word. */
static void answer_least(struct assessment *assessment, const char *id)
{
    const struct capability *capability = provision(id);
    for (size_t i = 0; i < capability->question_count; i++) {
        const struct question *question = capability->questions[i];
        struct text words = {0};
        const char *word = NULL;
        if (question->kind == KIND_TICK || question->kind == KIND_CRITERION)
            word = "no";
        else if (question->kind == KIND_NUMBER)
            word = "none";
        else if (question->kind == KIND_CHOICE)
            word = strstr(question->id, ".bill") ? "none"
                                                 : question->options[question->option_count - 1].id;
        if (word) {
            text_append_format(&words, "%s=%s", question->id, word);
            test_answer(assessment, words.data);
        }
        text_free(&words);
    }
}

static void check_level(struct assessment *assessment, const char *id, const char *level,
                        const char *what)
{
    struct test_view view = test_view(assessment);
    CHECK_TEXT(status_entry(findings_of(view.findings, provision(id))->status)->word, level,
               "law.%s after %s", id, what);
    test_view_free(&view);
}

/* The piece of `list` up to `mark`, and the list moved behind it; NULL at the end. free() it. */
static char *next_piece(const char **list, char mark)
{
    while (**list == ' ')
        (*list)++;
    if (!**list)
        return NULL;
    const char *end = strchr(*list, mark);
    size_t length = end ? (size_t)(end - *list) : strlen(*list);
    char *piece = strndup(*list, length);
    *list += length + (end != NULL);
    return piece;
}

static void test_in_force(void)
{
    for (size_t i = 0; i < COUNT(rules); i++) {
        struct assessment *assessment = test_assessment(test_all());
        answer(assessment, rules[i].id, rules[i].in_force);
        check_level(assessment, rules[i].id, "in-force", rules[i].in_force);
        answer_least(assessment, rules[i].id);
        answer(assessment, rules[i].id, rules[i].in_force);
        check_level(assessment, rules[i].id, "in-force", "all else at no");
        assessment_free(assessment);
    }
}

/* Each part is needed: without it the level is open. */
static void test_nothing_spare(void)
{
    for (size_t i = 0; i < COUNT(rules); i++) {
        const char *list = rules[i].in_force;
        for (char *piece; (piece = next_piece(&list, ';')); free(piece)) {
            size_t word = strcspn(piece, "=");
            char open[64];
            struct assessment *assessment = test_assessment(test_all());
            answer_least(assessment, rules[i].id);
            answer(assessment, rules[i].id, rules[i].in_force);
            snprintf(open, sizeof open, "%.*s=?", (int)word, piece);
            answer(assessment, rules[i].id, open);
            check_level(assessment, rules[i].id, "not-known", open);
            snprintf(open, sizeof open, "%.*s=", (int)word, piece);
            answer(assessment, rules[i].id, open);
            check_level(assessment, rules[i].id, "not-answered", open);
            assessment_free(assessment);
        }
    }
}

static void check_each(const char *id, const char *list, const char *level)
{
    for (char *piece; (piece = next_piece(&list, '|')); free(piece)) {
        struct assessment *assessment = test_assessment(test_all());
        answer_least(assessment, id);
        answer(assessment, id, piece);
        check_level(assessment, id, level, piece);
        answer(assessment, id, ".bill=before-parliament");
        check_level(assessment, id, strcmp(level, "absent") == 0 ? "drafted" : level, "a bill");
        assessment_free(assessment);
    }
}

/* One thing is enough for partly, and a bill beside it changes nothing; other things are not. */
static void test_partly(void)
{
    for (size_t i = 0; i < COUNT(rules); i++) {
        if (strcmp(rules[i].id, "o2") != 0) /* there one tick is in force */
            check_each(rules[i].id, rules[i].partly, "partly");
        check_each(rules[i].id, rules[i].not_even, "absent");
    }
    check_each("o2", ".intent-irrelevant=borderline|.for-distribution=yes", "partly");
}

static void test_absent(void)
{
    static const char *const stages[] = {"drafting", "before-parliament", "adopted"};
    for (size_t i = 0; i < COUNT(rules); i++) {
        struct assessment *assessment = test_assessment(test_all());
        answer_least(assessment, rules[i].id);
        check_level(assessment, rules[i].id, "absent", "all at no");
        for (size_t s = 0; s < COUNT(stages); s++) {
            char bill[64];
            snprintf(bill, sizeof bill, ".bill=%s", stages[s]);
            answer(assessment, rules[i].id, bill);
            check_level(assessment, rules[i].id, "drafted", bill);
        }
        answer(assessment, rules[i].id, ".bill=?");
        check_level(assessment, rules[i].id, "absent", "a bill not known of");
        assessment_free(assessment);
    }
}

/* What the table above cannot say. */
static const struct {
    const char *id;
    const char *answers; /* after everything at its least */
    const char *level;
} single_cases[] = {
    {"d1", ".age-in-offence=18; .apart-from-consent-age=yes", "partly"},
    {"d1", ".age-in-offence=18; .all-offences=yes", "partly"},
    {"d1", ".age-in-offence=21; .apart-from-consent-age=yes; .all-offences=yes", "in-force"},
    {"d1", ".age-in-offence=17; .apart-from-consent-age=yes; .all-offences=yes", "partly"},
    {"d1", ".age-in-offence=none; .apart-from-consent-age=yes; .all-offences=yes", "absent"},
    {"d1", ".age-in-offence=?; .apart-from-consent-age=yes; .all-offences=yes", "not-known"},
    {"d1", ".age-in-offence=16; .apart-from-consent-age=?", "partly"},
    {"d2",
     ".defined=borderline; .where-defined=statute; .visual-minimum=yes; .simulated=yes; "
     ".inner-terms=yes; .carriers=yes",
     "partly"},
    {"d2",
     ".defined=yes; .where-defined=case-law; .visual-minimum=yes; .simulated=yes; "
     ".inner-terms=yes; .carriers=yes",
     "partly"}, /* a definition outside a statute */
    {"d2",
     ".defined=yes; .where-defined=?; .visual-minimum=yes; .simulated=yes; "
     ".inner-terms=yes; .carriers=yes",
     "not-known"},
    {"o1",
     ".specific-law=borderline; .penalties=yes; .produce=yes; .offer-sell=yes; "
     ".distribute=yes",
     "partly"},
    {"o3",
     ".ict-mention=borderline; .view=yes; .download=yes; .distribute=yes; "
     ".inadvertent-excluded=yes",
     "partly"},
    {"m1", ".provider-duty=borderline; .when-aware=yes; .receiving-body=yes; .takedown=yes",
     "partly"},
    {"m1",
     ".provider-duty=yes; .when-aware=yes; .receiving-body=yes; .takedown=yes; "
     ".protection=no; .penalty=no",
     "in-force"}, /* the source asks states to consider these two */
    {"m1", ".when-aware=yes; .receiving-body=yes; .penalty=yes", "absent"}, /* no duty */
    {"m3", ".health=yes; .social=yes; .teachers=yes; .csam=yes; .confidentiality-lifted=no",
     "partly"},
    {"m3", ".health=yes; .social=yes; .teachers=no; .csam=yes; .confidentiality-lifted=yes",
     "partly"},
    {"i3", ".internet-industry=yes; .finance=yes; .civil-society=yes; .written-basis=no",
     "in-force"}, /* that it be written is our addition */
    {"s1",
     ".exempt=yes; .whatever-conduct=yes; .self-generated=no; .remote-testimony=yes; "
     ".advocate-rules=yes",
     "partly"},
    {"m2", ".duty-or-encouraged=encouraged; .banks=yes; .cards=yes; .transfer-firms=yes", "partly"},
    {"i2",
     ".purpose=yes; .content-apart=yes; .scope-limited=yes; .misuse-guarantees=yes; "
     ".reply-process=yes; .preservation=yes; .preservation-period=90",
     "in-force"}, /* the heading asks for one, or the other, or both */
    {"i2",
     ".purpose=yes; .content-apart=yes; .scope-limited=yes; .misuse-guarantees=yes; "
     ".reply-process=yes; .retention=yes",
     "partly"}, /* no period */
    {"i2",
     ".purpose=yes; .content-apart=yes; .scope-limited=yes; .misuse-guarantees=no; "
     ".reply-process=yes; .retention=yes; .period=6",
     "partly"},
    {"s2", ".imprisonment=yes; .enforced=yes; .criminal-record=yes; .organised-group=yes",
     "partly"}, /* one more factor is needed */
    {"s2",
     ".imprisonment=yes; .enforced=yes; .criminal-record=yes; .organised-group=yes; "
     ".linked-crime=yes",
     "in-force"},
    {"s2",
     ".imprisonment=yes; .enforced=no; .criminal-record=yes; .organised-group=yes; "
     ".violence=yes",
     "partly"},
};

static void test_single_cases(void)
{
    for (size_t i = 0; i < COUNT(single_cases); i++) {
        struct assessment *assessment = test_assessment(test_all());
        answer_least(assessment, single_cases[i].id);
        answer(assessment, single_cases[i].id, single_cases[i].answers);
        check_level(assessment, single_cases[i].id, single_cases[i].level, single_cases[i].answers);
        assessment_free(assessment);
    }
}

/* Records and the texts that place a law decide nothing. */
static void test_records(void)
{
    struct assessment *bare = test_assessment(test_all());
    struct assessment *full = test_assessment(test_all());
    test_answer_all(full, SPIRIT_IN_PLACE);
    for (size_t i = 0; i < COUNT(rules); i++) {
        const struct capability *capability = provision(rules[i].id);
        answer(bare, rules[i].id, rules[i].in_force);
        check_level(full, rules[i].id, "in-force", "everything in place");
        for (size_t q = 0; q < capability->question_count; q++)
            if (capability->questions[q]->record) {
                struct text none = {0};
                text_append_format(&none, "%s=?", capability->questions[q]->id);
                test_answer(full, none.data);
                text_free(&none);
            }
        check_level(full, rules[i].id, "in-force", "no record known");
        check_level(bare, rules[i].id, "in-force", "no record at all");
    }
    assessment_free(bare);
    assessment_free(full);
}

void provision_levels_suite(void)
{
    static CU_TestInfo tests[] = {
        {"what a provision needs is enough for in force", test_in_force},
        {"what a provision needs is needed: unknown is not in force", test_nothing_spare},
        {"one thing is enough for partly, borderline too; a bill does not raise it", test_partly},
        {"drafted is a bill where nothing is in force", test_absent},
        {"one and the other: ages, periods, borderline, factors", test_single_cases},
        {"what is for the record decides no level", test_records},
        CU_TEST_INFO_NULL,
    };
    test_register("provision_levels", tests);
}
