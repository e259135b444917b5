/* Words are found in what is asked, answered, noted, explained and defined. */
#include <stdlib.h>
#include <string.h>

#include "core/base/fold.h"
#include "core/rules/search.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

static void test_folding(void)
{
    static const struct {
        const char *text, *folded;
    } cases[] = {
        {"Hotline", "hotline"},
        {"Côte d’Ivoire", "cote d'ivoire"},
        {"STRASSE Straße", "strasse strasse"},
        {"ΟΔΟΣ", "οδοσ"},
        {"Йод", "иод"},
        {"ﬁle № ２", "file no 2"},
        {"مُحَمَّد", "محمد"},
        {"كتـــاب", "كتاب"},
        {"co\xC2\xADoperate", "cooperate"},
        {"ที่ กี", "ที่ กี"},
        {"बच्चों", "बच्चों"},
        {"Łódź København Đà Nẵng Ilıca", "lodz kobenhavn da nang ilica"},
        {"Æsir Þór Ðegn Œuvre Ħamrun ŋ ə", "aesir thor degn oeuvre hamrun n e"},
        {"İstanbul IĞDIR ığdır", "istanbul igdir igdir"},
        {"Қазақстан Ғылым", "казакстан гылым"},
        {"وزارة الداخلية", "وزاره الداخليه"},
        {"فارسی کودکان ہے", "فارسي كودكان هي"},
        {"أإآٱا مسؤول شاطئ مصطفى", "ااااا مسوول شاطي مصطفي"},
        {"हिन्दी हिंदी चाँद", "हिंदी हिंदी चांद"},
        {"सम्बन्ध संबंध पञ्च पंच", "संबंध संबंध पंच पंच"},
        {"अन्न जन्म", "अन्न जन्म"},                                  /* not before a stop of its row */
        {"\u0929\u094D\u0926 न\u200D्द न\u093C्\u200Dद", "ंद ंद ंद"}, /* whatever is left out between */
        {"ൻത ന്ത ൺഡ", "ംത ംത ംഡ"},
        {"ज़मीन पढ़ाई", "जमीन पढाई"},
        {"সন্তান চাঁদ", "সংতান চাং"
                      "দ"},
        {"١٢ ۱۲ १२ １２", "12 12 12 12"},
        {"“EV–1.2”", "\"ev-1.2\""},
        {"儿童", "儿童"},
        {"", ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char *folded = fold_text(cases[i].text);
        CHECK_TEXT(folded, cases[i].folded, "folding %s", cases[i].text);
        free(folded);
    }
}

/* Marks that make another letter keep words apart. */
static void test_letters_that_are_not_the_same(void)
{
    static const char *const pairs[][2] = {{"เสือ", "เสื้อ"}, {"か", "が"}, {"बच्ची", "बच्चा"}};
    for (size_t i = 0; i < COUNT(pairs); i++) {
        char *one = fold_text(pairs[i][0]);
        char *other = fold_text(pairs[i][1]);
        CHECK(one && other && strcmp(one, other) != 0, "%s is not %s", pairs[i][0], pairs[i][1]);
        free(one);
        free(other);
    }
}

static void test_where_folded_bytes_come_from(void)
{
    struct text folded = {0};
    struct fold_map map = {0};
    fold_append(&folded, "aÉß", strlen("aÉß"), &map);
    CHECK_TEXT(folded.data, "aess", "the text");
    CHECK_COUNT(map.length, 4, "an origin for each byte");
    CHECK_COUNT(map.origins[1], 1, "E");
    CHECK_COUNT(map.origins[3], 3, "the second s");
    text_free(&folded);
    fold_map_free(&map);
}

/* ---- what is found ---- */

/* The names of what is found, as "Questions: Q7 Q9; Notes: Q7". */
static void describe_hits(const struct search_hit *hits, size_t count, struct text *out)
{
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || hits[i].group != hits[i - 1].group)
            text_append_format(out, "%s%s:", i ? "; " : "", search_group_title(hits[i].group));
        text_append_format(out, " %s",
                           hits[i].question     ? hits[i].question->label
                           : hits[i].capability ? hits[i].capability->id
                           : hits[i].entry      ? hits[i].entry->id
                                                : hits[i].document->id);
    }
}

static void check_found(const struct assessment *assessment, const char *words, unsigned groups,
                        const char *expected)
{
    const struct search_hit *hits = NULL;
    struct text found = {0};
    struct search *search = search_new(assessment);
    CU_ASSERT_PTR_NOT_NULL_FATAL(search);
    text_append(&found, "");
    size_t count = search_find(search, words, groups, &hits);
    describe_hits(hits, count, &found);
    CHECK_TEXT(found.data, expected, "looking for “%s”", words);
    text_free(&found);
    search_free(search);
}

enum { IN_QUESTIONS = 1 << SEARCH_QUESTIONS, IN_GLOSSARY = 1 << SEARCH_GLOSSARY };

static void test_groups(void)
{
    struct assessment *assessment = test_parse(
        test_survey(), "mnr-assess: 1\ncountry: \"NOR\"\ninstruments: {mnr: \"2022.1\"}\nanswers:\n"
                       "  mnr.q09:\n    value: \"Un Rapporteur spécial\"\n"
                       "    note: \"Zum Straßenverkehr\"\n"
                       "    sources:\n      - {title: \"Decree 4711\", held: \"Cabinet\"}\n");
    check_found(assessment, "special rapporteur", SEARCH_ALL, "Answers: Q9; Documents: un-2009");
    check_found(assessment, "SPÉCIAL", 1 << SEARCH_ANSWERS, "Answers: Q9");
    check_found(assessment, "strasse", SEARCH_ALL, "Notes: Q9");
    check_found(assessment, "decree 4711", SEARCH_ALL, "Answers: Q9");
    check_found(assessment, "sextortion", IN_GLOSSARY, "Glossary: sexual-extortion-of-children");
    check_found(assessment, "weprotect-2022", SEARCH_ALL & ~IN_GLOSSARY,
                "Documents: weprotect-2022");
    check_found(assessment, " ", SEARCH_ALL, "");
    check_found(assessment, "qwxyz", SEARCH_ALL, "");
    assessment_free(assessment);
}

/* A word need not be whole, and words need not stand together; what does comes first. */
static void test_order(void)
{
    const struct search_hit *hits;
    struct assessment *assessment = test_assessment(test_survey());
    struct search *search = search_new(assessment);
    CU_ASSERT_PTR_NOT_NULL_FATAL(search);
    size_t count = search_find(search, "line", IN_QUESTIONS, &hits);
    CHECK(count > 1, "“line” stands in words");
    for (size_t i = 1; i < count; i++)
        CHECK(hits[i - 1].rank <= hits[i].rank, "hit %zu by rank", i);
    size_t together = search_find(search, "hotline report", IN_QUESTIONS, &hits);
    CHECK_COUNT(search_find(search, "report hotline", IN_QUESTIONS, &hits), together,
                "in any order");
    search_free(search);
    assessment_free(assessment);
}

static void test_numbers(void)
{
    static const char *const numbers[][2] = {
        {"17", "Q17"}, {"q17", "Q17"}, {"31a", "Q31a"}, {"mnr.q07", "Q7"}, {"ev-1.2", "EV-1.2"}};
    struct assessment *assessment = test_assessment(test_survey());
    struct search *search = search_new(assessment);
    CU_ASSERT_PTR_NOT_NULL_FATAL(search);
    for (size_t i = 0; i < COUNT(numbers); i++) {
        const struct search_hit *hits;
        size_t count = search_find(search, numbers[i][0], IN_QUESTIONS, &hits);
        CHECK(count > 0, "something for %s", numbers[i][0]);
        if (count)
            CHECK_TEXT(hits[0].question->label, numbers[i][1], "first for %s", numbers[i][0]);
    }
    search_free(search);
    assessment_free(assessment);
}

/* One letter wrong, left out, too many or in the other's place is forgiven where nothing else is
   found. */
static void test_slips(void)
{
    static const char *const slips[] = {"hotlime", "hotine", "hottline", "holtine"};
    struct assessment *assessment = test_assessment(test_survey());
    struct search *search = search_new(assessment);
    CU_ASSERT_PTR_NOT_NULL_FATAL(search);
    const struct search_hit *hits;
    size_t right = search_find(search, "hotline", IN_QUESTIONS, &hits);
    for (size_t i = 0; i < COUNT(slips); i++)
        CHECK(search_find(search, slips[i], IN_QUESTIONS, &hits) >= right, "%s", slips[i]);
    search_free(search);
    assessment_free(assessment);
}

static void test_other_questionnaires_are_left_out(void)
{
    struct assessment_options options = {
        .country = "NOR", .depth = DEPTH_FULL, .instruments = "mnr"};
    struct assessment *assessment = assessment_new(test_all(), &options, NULL);
    const struct search_hit *hits;
    struct search *search = search_new(assessment);
    CU_ASSERT_PTR_NOT_NULL_FATAL(search);
    size_t count = search_find(search, "law", IN_QUESTIONS, &hits);
    for (size_t i = 0; i < count; i++)
        CHECK_TEXT(hits[i].question->questionnaire->id, "mnr", "hit %zu", i);
    search_free(search);
    assessment_free(assessment);
}

/* ---- excerpts ---- */

static void check_excerpt(const char *text, const char *words, size_t most, const char *expected)
{
    struct search_hit hit = {.text = text};
    struct text out = {0};
    search_excerpt(&hit, words, most, "[", "]", &out);
    CHECK_TEXT(out.data, expected, "“%s” in “%s”", words, text);
    text_free(&out);
}

static void test_excerpts(void)
{
    check_excerpt("A hotline in the Hotlines Act", "HOTLINE", 60,
                  "A [hotline] in the [Hotline]s Act");
    check_excerpt("Élan vital", "elan", 60, "[Élan] vital");
    check_excerpt("E\xCC\x81lan", "e", 60, "[E\xCC\x81]lan");
    check_excerpt("Große Straße", "strasse gross", 60, "[Groß]e [Straße]");
    check_excerpt("first\nsecond", "second", 60, "first [second]");
    check_excerpt("one two three four five six seven eight", "five", 16, "…[five] six seven e…");
    check_excerpt("one two three four five six seven eight", "two", 16, "one [two] three fo…");
    check_excerpt("one two three four five six seven eight", "eight", 16, "…six seven [eight]");
    check_excerpt("儿童保护法", "保护", 60, "儿童[保护]法");
    check_excerpt("the hotline", "hotlime", 60, "the [hotline]");
    check_excerpt("w Łodzi, Łódź", "lodz", 60, "w [Łodz]i, [Łódź]");
    check_excerpt("Þór og Ægir", "thor aegir", 60, "[Þór] og [Ægir]");
    check_excerpt("यह हिन्दी है", "हिंदी", 60, "यह [हिन्दी] है");
    check_excerpt("في وزارة الداخلية هنا", "الداخليه", 60, "في وزارة [الداخلية] هنا");
    check_excerpt("Q ۱۲ here", "12", 60, "Q [۱۲] here");
}

/* Where a mark that folds to nothing stands behind a blank, the words end before it. */
static void test_same_words(void)
{
    static const char *const same[][2] = {
        {"red \u302C", "red"}, {"red", "red \u0301"}, {" Red\n\n\u302C", "red "}};
    for (size_t i = 0; i < COUNT(same); i++)
        CHECK(fold_same_words(same[i][0], same[i][1]), "case %zu", i);
    CHECK(!fold_same_words("red cross", "red"), "a word more is another name");
    CHECK(!fold_same_words("red é", "red"), "in any script");
}

static CU_TestInfo tests[] = {
    {"words are the same with and without marks behind them", test_same_words},
    {"folding", test_folding},
    {"letters that are not the same", test_letters_that_are_not_the_same},
    {"where folded bytes come from", test_where_folded_bytes_come_from},
    {"groups", test_groups},
    {"order", test_order},
    {"numbers", test_numbers},
    {"slips", test_slips},
    {"other questionnaires are left out", test_other_questionnaires_are_left_out},
    {"excerpts", test_excerpts},
    CU_TEST_INFO_NULL,
};

void search_suite(void)
{
    test_register("search", tests);
}
