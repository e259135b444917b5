/* What the documents publish about single countries: rows, notes and printed sums agree. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/catalogue/country_name.h"
#include "core/catalogue/figures.h"
#include "core/loading/citation.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

static struct figures *load(const char *directory)
{
    struct problems problems = {0};
    struct figures *figures = figures_load(directory, NULL, &problems);
    test_check_no_errors(&problems, directory ? directory : "the tables inside the program");
    problems_free(&problems);
    CU_ASSERT_PTR_NOT_NULL_FATAL(figures);
    return figures;
}

static const struct figures_document *document_of(const struct figures *figures, const char *id)
{
    const struct figures_document *document = figures_document(figures, id);
    CHECK(document != NULL, "%s is there", id);
    CU_ASSERT_PTR_NOT_NULL_FATAL(document);
    return document;
}

static const struct figures_row *row_of(const struct figures_document *document, const char *code)
{
    const struct figures_row *row = figures_row(document, code);
    CHECK(row != NULL, "%s has a row for %s", document->id, code);
    CU_ASSERT_PTR_NOT_NULL_FATAL(row);
    return row;
}

/* ---- rows ---- */

static void test_tables(void)
{
    static const struct {
        const char *id;
        size_t rows;
        size_t marks;
        int year;
    } cases[] = {{"icmec-2023", 196, 5, 2023},
                 {"icmec-2017", 161, 7, 2017},
                 {"ecpat-2017", 14, 7, 2017},
                 {"weprotect-2022", 42, 0, 2022}};
    struct figures *figures = load(NULL);
    const struct figures_document *all = document_of(figures, "icmec-2023");
    const struct figures_document *list;
    CHECK_COUNT(figures_documents(figures, &list), COUNT(cases), "documents");
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct figures_document *document = document_of(figures, cases[i].id);
        CHECK_COUNT(document->row_count, cases[i].rows, "rows of %s", cases[i].id);
        CHECK_COUNT(document->mark_count, cases[i].marks, "columns of %s", cases[i].id);
        CHECK_COUNT(document->year, cases[i].year, "year of %s", cases[i].id);
        for (size_t j = 0; j < document->row_count; j++) {
            const struct figures_row *row = &document->rows[j];
            CHECK(figures_row(document, row->code) == row, "%s is there once", row->code);
            CHECK(figures_row(all, row->code) != NULL, "%s is in the widest table", row->code);
            CHECK(country_name(row->code) != NULL, "%s is a country", row->code);
        }
    }
    figures_free(figures);
}

/* Replies to the survey were promised to stay unpublished: nothing stands beside a name. */
static void test_respondents(void)
{
    struct figures *figures = load(NULL);
    const struct figures_document *document = document_of(figures, "weprotect-2022");
    CHECK_COUNT(document->total_count, 0, "no sums by answer");
    for (size_t i = 0; i < document->row_count; i++)
        CHECK(!document->rows[i].met && !document->rows[i].met_count, "%s has no marks",
              document->rows[i].code);
    CHECK_TEXT(row_of(document, "GBR")->name, "England and Wales", "as the source spells it");
    CHECK_TEXT(row_of(document, "kor")->name, "Republic of Korea", "found in any case");
    CHECK(!figures_row(document, "NOR"), "Norway did not answer");
    figures_free(figures);
}

static void test_samples(void)
{
    static const struct {
        const char *document;
        const char *code;
        const char *name;
        const char *page;
        const char *marks;
        const char *notes;
    } cases[] = {
        {"icmec-2023", "NOR", "Norway", "67", "yyyyn", "C3:315"},
        {"icmec-2023", "CHN", "China", "55", "ynyyy", "name:267 C1:268 C5:269"},
        {"icmec-2023", "SWZ", "Eswatini", "58", "yyyyy", ""},
        {"icmec-2023", "LSO", "Lesotho", "63", "nnnnn", ""},
        {"icmec-2023", "SAU", "Saudi Arabia", "70", "ynyyn", "C2:324 C4:325 C5:326"},
        {"icmec-2023", "XKX", "Kosovo", "62", "yyyyn", ""},
        {"icmec-2023", "VCT", "St. Vincent & the Grenadines", "69", "yyyyn", ""},
        {"icmec-2017", "SWZ", "Swaziland", "37", "nnnnnny", ""},
        {"icmec-2017", "CIV", "Cote d'Ivoire", "24", "nnnyyyn", ""},
        {"icmec-2017", "BTN", "Bhutan", "22", "yyynyyy", "B4:45 B7:46"},
        {"icmec-2017", "VAT", "Holy See, The", "27", "ynnnnnn", ""},
        {"ecpat-2017", "BEN", "Benin", "57-60", "yyyynnn", "T7:338"},
        {"ecpat-2017", "ETH", "Ethiopia", "57-60", "yyyynnn", ""},
        {"ecpat-2017", "CIV", "Ivory Coast", "57-60", "yyyynnn", ""},
        {"ecpat-2017", "KEN", "Kenya", "57-60", "yyynnnn", "T4:306"},
        {"ecpat-2017", "LBN", "Lebanon", "57-60", "ynyynnn", ""},
        {"ecpat-2017", "MAR", "Morocco", "57-60", "ynyynnn", "T2:296 T5:312 T6:324"},
        {"ecpat-2017", "UGA", "Uganda", "57-60", "yyyynnn", ""},
    };
    struct figures *figures = load(NULL);
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct figures_document *document = document_of(figures, cases[i].document);
        const struct figures_row *row = row_of(document, cases[i].code);
        char marks[8] = "";
        struct text notes = {0};
        for (size_t j = 0; j < document->mark_count; j++)
            marks[j] = row->met[j] ? 'y' : 'n';
        for (size_t j = 0; j < row->note_count; j++)
            text_append_format(&notes, "%s%s:%s", j ? " " : "",
                               row->notes[j].mark ? row->notes[j].mark->id : "name",
                               row->notes[j].note->number);
        CHECK_TEXT(row->name, cases[i].name, "name of %s", row->code);
        CHECK_TEXT(row->page, cases[i].page, "page of %s", row->code);
        CHECK_TEXT(marks, cases[i].marks, "marks of %s", row->code);
        CHECK_TEXT(notes.data ? notes.data : "", cases[i].notes, "notes of %s", row->code);
        text_free(&notes);
    }
    CHECK(!figures_row(document_of(figures, "icmec-2017"), "AFG"), "no law in 2015, so no row");
    CHECK(!figures_row(document_of(figures, "icmec-2023"), "ZZZ"), "the practice country");
    figures_free(figures);
}

/* ---- sums ---- */

static size_t rows_with(const struct figures_document *document, size_t met)
{
    size_t count = 0;
    for (size_t i = 0; i < document->row_count; i++)
        count += document->rows[i].met_count == met;
    return count;
}

/* Counted here anew, against the numbers that the review of 2023 prints on page 6. */
static void test_sums_2023(void)
{
    struct figures *figures = load(NULL);
    const struct figures_document *document = document_of(figures, "icmec-2023");
    size_t none = 0;
    size_t remaining = 0;
    size_t lacking[5] = {0};
    for (size_t i = 0; i < document->row_count; i++) {
        const struct figures_row *row = &document->rows[i];
        none += !row->met[0];
        if (!row->met[0])
            CHECK_COUNT(row->met_count, 0, "without a law there is nothing: %s", row->code);
        if (!row->met[0] || row->met_count > 3)
            continue;
        remaining++;
        for (size_t j = 0; j < 5; j++)
            lacking[j] += !row->met[j];
    }
    CHECK_COUNT(rows_with(document, 5), 27, "met five");
    CHECK_COUNT(rows_with(document, 4), 111, "met four");
    CHECK_COUNT(none, 10, "no specific law");
    CHECK_COUNT(remaining, 48, "remaining");
    CHECK_COUNT(lacking[1], 34, "of these, no definition");
    CHECK_COUNT(lacking[2], 15, "of these, no technology");
    CHECK_COUNT(lacking[3], 28, "of these, no possession");
    figures_free(figures);
}

static void test_sums_2017(void)
{
    static const size_t printed[] = {111, 82, 110, 121, 127, 111, 89};
    struct figures *figures = load(NULL);
    const struct figures_document *document = document_of(figures, "icmec-2017");
    for (size_t i = 0; i < COUNT(printed); i++) {
        size_t count = 0;
        for (size_t j = 0; j < document->row_count; j++)
            count += document->rows[j].met[i];
        CHECK_COUNT(count, printed[i], "%s", document->marks[i].title);
    }
    figures_free(figures);
}

static void check_total(const struct figures_document *document, const struct figures_total *total)
{
    bool own_year = false;
    for (size_t i = 0; i < total->count_count; i++) {
        const struct figures_count *count = &total->counts[i];
        CHECK(count->count > 0 && count->count < count->of, "%s, %d", total->what, count->year);
        if (count->year != document->year)
            continue;
        own_year = true;
        CHECK_COUNT(figures_count_rows(document, total), count->count, "%s", total->what);
    }
    CHECK(own_year, "%s has a count for %d", total->what, document->year);
}

static int count_in(const struct figures_total *total, int year)
{
    for (size_t i = 0; i < total->count_count; i++)
        if (total->counts[i].year == year)
            return total->counts[i].count;
    return -1;
}

/* The printed sums agree with the rows, and with each other in the years that have no rows. */
static void test_totals(void)
{
    static const int years[][2] = {{2006, 184}, {2018, 196}, {2023, 196}};
    struct figures *figures = load(NULL);
    const struct figures_document *documents;
    size_t count = figures_documents(figures, &documents);
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < documents[i].total_count; j++)
            check_total(&documents[i], &documents[i].totals[j]);
    const struct figures_document *document = document_of(figures, "icmec-2023");
    CHECK_COUNT(document->total_count, 8, "sums of 2023");
    CHECK_COUNT(document_of(figures, "icmec-2017")->total_count, 7, "sums of 2017");
    const struct figures_total *totals = document->totals;
    for (size_t i = 0; i < COUNT(years) && document->total_count == 8; i++) {
        int year = years[i][0];
        CHECK_COUNT(count_in(&totals[1], year) + count_in(&totals[2], year),
                    count_in(&totals[0], year), "five and four are sufficient, %d", year);
        CHECK_COUNT(count_in(&totals[0], year) + count_in(&totals[3], year) +
                        count_in(&totals[4], year),
                    years[i][1], "all countries, %d", year);
    }
    figures_free(figures);
}

/* ---- notes ---- */

/* Which notes stand on rows, and how many beside each mark (the name last). */
static void count_notes(const struct figures_document *document, int first, int last,
                        const size_t *expected)
{
    size_t beside[8] = {0};
    size_t times[400] = {0};
    for (size_t i = 0; i < document->row_count; i++)
        for (size_t j = 0; j < document->rows[i].note_count; j++) {
            const struct figures_reference *reference = &document->rows[i].notes[j];
            int number = atoi(reference->note->number);
            CHECK(number >= first && number <= last, "note %d", number);
            if (number >= first && number <= last)
                times[number]++;
            beside[reference->mark ? (size_t)(reference->mark - document->marks)
                                   : document->mark_count]++;
        }
    for (int number = first; number <= last; number++)
        CHECK_COUNT(times[number], 1, "note %d stands once", number);
    for (size_t i = 0; i <= document->mark_count; i++)
        CHECK_COUNT(beside[i], expected[i], "notes beside column %zu of %s", i + 1, document->id);
}

static void test_notes(void)
{
    static const size_t notes_2023[] = {6, 9, 40, 2, 32, 3};
    static const size_t notes_2017[] = {0, 4, 6, 1, 1, 1, 4, 1};
    struct figures *figures = load(NULL);
    count_notes(document_of(figures, "icmec-2023"), 252, 343, notes_2023);
    count_notes(document_of(figures, "icmec-2017"), 42, 59, notes_2017);
    const struct figures_row *row = row_of(document_of(figures, "icmec-2023"), "LIE");
    CHECK_COUNT(row->notes[0].note->reply_count, 2, "two letters");
    CHECK_TEXT(row->notes[0].note->replies[0], "2015-11-04", "the day of the first");
    figures_free(figures);
}

static void check_place(const struct document *document, const char *pages, const char *notes,
                        const char *what)
{
    struct source source = {.document = document, .pages = pages, .notes = notes};
    struct text missing = {0};
    bool there = citation_exists(&source, &missing);
    CHECK(there, "%s: %s has no %s", what, document->id, missing.data ? missing.data : "");
    text_free(&missing);
}

/* Pages of rows and sums, and numbers of notes, are there in the document (sources.yaml). */
static void test_places(void)
{
    struct figures *figures = load(NULL);
    for (size_t i = 0; i < test_all()->document_count; i++) {
        const struct document *cited = &test_all()->documents[i];
        const struct figures_document *document = figures_document(figures, cited->id);
        if (!document)
            continue;
        check_place(cited, document->pages, NULL, document->place);
        for (size_t j = 0; j < document->row_count; j++)
            check_place(cited, document->rows[j].page, NULL, document->rows[j].code);
        for (size_t j = 0; j < document->total_count; j++)
            check_place(cited, document->totals[j].page, NULL, document->totals[j].what);
        for (size_t j = 0; j < document->note_count; j++)
            check_place(cited, NULL, document->notes[j].number, "a note");
    }
    figures_free(figures);
}

static void test_note_about(void)
{
    static const char *const codes[] = {"HKG", "mac", "TWN"};
    static const char *const documents[] = {"icmec-2023", "icmec-2017"};
    static const char *const numbers[] = {"267", "48"};
    struct figures *figures = load(NULL);
    const struct figures_row *row = NULL;
    for (size_t i = 0; i < COUNT(documents); i++) {
        const struct figures_document *document = document_of(figures, documents[i]);
        for (size_t j = 0; j < COUNT(codes); j++) {
            const struct figures_note *note = figures_note_about(document, codes[j], &row);
            CHECK_TEXT(note ? note->number : NULL, numbers[i], "note about %s", codes[j]);
            CHECK_TEXT(row->code, "CHN", "the row it stands on");
            CHECK(!figures_row(document, codes[j]), "%s has no row of its own", codes[j]);
        }
        CHECK(!figures_note_about(document, "GRL", &row), "nothing about others");
    }
    figures_free(figures);
}

/* ---- files of one's own ---- */

static const char small_table[] = "figures: \"icmec-2017\"\n"
                                  "place: \"A table\"\n"
                                  "pages: \"1-2\"\n"
                                  "year: 2017\n"
                                  "of: 2\n"
                                  "measures: \"things\"\n"
                                  "tick: \"there\"\n"
                                  "cross: \"not there\"\n"
                                  "about: \"About.\"\n"
                                  "absent: \"Absent.\"\n"
                                  "marks:\n"
                                  "  - {id: \"B1\", title: \"One\", question: \"imp.b1\", "
                                  "notes: [\"7\"]}\n"
                                  "  - {id: \"B2\", title: \"Two\", question: \"imp.b2\"}\n"
                                  "totals:\n"
                                  "  - {what: \"Both\", page: \"3\", least: 2, "
                                  "counts: [{year: 2017, count: 1, of: 2}]}\n"
                                  "countries:\n"
                                  "  - {code: \"NOR\", name: \"Norway\", marks: [\"yes\", "
                                  "\"yes\"]}\n"
                                  "  - {code: \"SWE\", name: \"Sweden\", page: \"2\", "
                                  "marks: [\"yes\", \"no\"], notes: [\"name:8\", \"B2:9\"]}\n"
                                  "notes:\n"
                                  "  - {number: 7, text: \"Seven.\"}\n"
                                  "  - {number: 8, text: \"Eight.\"}\n"
                                  "  - {number: 9, text: \"Nine.\"}\n";

static const char small_file[] = "figures/icmec-2017.yaml";

static void write_small(char folder[64])
{
    test_folder(folder);
    char *inner = test_path(folder, "figures");
    char *path = test_path(folder, small_file);
    CHECK(mkdir(inner, 0700) == 0, "making %s", inner);
    test_write_file(path, small_table);
    free(inner);
    free(path);
}

static void test_own_folder(void)
{
    char folder[64];
    write_small(folder);
    struct figures *figures = load(folder);
    const struct figures_document *document = document_of(figures, "icmec-2017");
    CHECK_TEXT(row_of(document, "NOR")->page, "1-2", "the table's pages where the row has none");
    CHECK_COUNT(row_of(document, "SWE")->met_count, 1, "marks of Sweden");
    CHECK(!figures_document(figures, "icmec-2023"), "the others are not taken from elsewhere");
    figures_free(figures);
    test_folder_remove(folder);

    const struct figures_document *list;
    figures = load("tests/data/small");
    CHECK_COUNT(figures_documents(figures, &list), 0, "a folder without tables");
    figures_free(figures);

    figures = load("questionnaires");
    CHECK_COUNT(figures_documents(figures, &list), 4, "the folder that is inside the program");
    figures_free(figures);
}

static void test_refusals(void)
{
    static const struct {
        const char *find;
        const char *marked;
        const char *message;
    } cases[] = {
        {"of: 2\nm", "of: @3\nm", "3 countries, and 2 rows"},
        {"\"NOR\"", "@\"NRO\"", "there is no country “NRO”"},
        {"\"NOR\"", "\"SWE\"", "“SWE” stands here twice"},
        {"[\"yes\", \"no\"]", "[@\"ja\", \"no\"]", "“ja” is no mark"},
        {"marks: [\"yes\", \"yes\"]", "marks: [\"yes\"]", "NOR has 1 marks for 2 columns"},
        {"\"B2:9\"", "@\"B3:9\"", "“B3:9” should be a column"},
        {"\"B2:9\"", "@\"B2\"", "“B2” should be a column"},
        {"\"B2:9\"", "@\"B2:10\"", "there is no note “10”"},
        {", \"B2:9\"", "", "note 9 stands beside nothing"},
        {"[\"7\"]", "[@\"6\"]", "there is no note “6”"},
        {"{number: 9", "@{number: 8", "note 8 comes after note 8"},
        {"least: 2", "with: @\"B3\"", "there is no column “B3”"},
        {"{what: \"Both\"", "@{what: \"Both\", with: \"B1\"", NULL},
        {"least: 2", "least: 1", "1 are printed, the rows make 2"},
        {"tick: \"there\"\n", "", "marks need “measures”, “tick” and “cross”"},
        {"about: \"About.\"\n", "", "has no “about”"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char folder[64];
        struct problems problems = {0};
        write_small(folder);
        struct test_marked edit = test_edit(folder, small_file, cases[i].find, cases[i].marked);
        struct figures *figures = figures_load(folder, NULL, &problems);
        CHECK((figures == NULL) == (cases[i].message != NULL), "“%s” is refused", cases[i].marked);
        if (cases[i].message && strchr(cases[i].marked, '@')) {
            char *path = test_path(folder, small_file);
            test_check_problem(&problems, path, edit.line, edit.column, cases[i].message);
            free(path);
        } else if (cases[i].message && problems.count) {
            CHECK_HAS(problems.items[0].error.problem, cases[i].message, "“%s”", cases[i].marked);
        }
        free(edit.text);
        figures_free(figures);
        problems_free(&problems);
        test_folder_remove(folder);
    }
}

/* ---- against the questionnaires ---- */

/* The tables of a copy of the small collection, whose columns ask t.choice and t.gate. */
static void check_questions(const char *question, const char *message)
{
    char folder[64];
    struct problems problems = {0};
    struct text marked = {0};
    test_copy("tests/data/small", folder);
    char *inner = test_path(folder, "figures");
    char *path = test_path(folder, small_file);
    CHECK(mkdir(inner, 0700) == 0, "making %s", inner);
    test_write_file(path, small_table);
    struct test_marked other = test_edit(folder, small_file, "\"imp.b2\"", "\"t.gate\"@");
    text_append_format(&marked, "@\"%s\"", question);
    struct test_marked edit = test_edit(folder, small_file, "\"imp.b1\"", marked.data);
    struct catalogue *catalogue = test_catalogue(folder);
    struct figures *figures = figures_load(folder, catalogue, &problems);
    CHECK((figures == NULL) == (message != NULL), "a column of %s", question);
    if (message)
        test_check_problem(&problems, path, edit.line, edit.column, message);
    figures_free(figures);
    catalogue_free(catalogue);
    problems_free(&problems);
    text_free(&marked);
    free(other.text);
    free(edit.text);
    free(path);
    free(inner);
    test_folder_remove(folder);
}

static void test_questions(void)
{
    check_questions("t.gate", NULL);
    check_questions("t.gaet", "there is no question “t.gaet”");
    check_questions("tt.gate", "there is no questionnaire “tt”");
    check_questions("t.list", "“t.list” is no question that a mark can answer");
    check_questions("t.cap01", "“t.cap01” is no question that a mark can answer");
    for (size_t i = 0; i < 2; i++) { /* those inside the program and in their folder */
        struct problems problems = {0};
        struct figures *figures = figures_load(i ? "questionnaires" : NULL, test_all(), &problems);
        test_check_no_errors(&problems, "the published tables");
        CHECK(figures != NULL, "every column asks a question of ours");
        problems_free(&problems);
        figures_free(figures);
    }
}

static void test_wrong_kind(void)
{
    char folder[64];
    struct problems problems = {0};
    write_small(folder);
    char *path = test_path(folder, small_file);
    test_write_file(path, "catalogue: [\"a\"]\n");
    CHECK(!figures_load(folder, NULL, &problems), "a file of another kind is refused");
    test_check_problem(&problems, path, 1, 1, "holds published figures");
    problems_free(&problems);
    free(path);
    test_folder_remove(folder);
}

void figures_suite(void)
{
    static CU_TestInfo tests[] = {
        {"196, 161 and 42 countries, each once, the smaller among the larger", test_tables},
        {"of who answered the survey there is only the name", test_respondents},
        {"rows stand as the documents print them", test_samples},
        {"the rows of 2023 make the sums printed on page 6", test_sums_2023},
        {"the rows of 2017 make the sums printed on page 4", test_sums_2017},
        {"every printed sum fits the rows, and the others of its year", test_totals},
        {"every note stands once, beside its mark", test_notes},
        {"pages and notes are those of the documents", test_places},
        {"a note tells of those without a row", test_note_about},
        {"a folder of one's own is read, with what it has", test_own_folder},
        {"what does not fit together is refused", test_refusals},
        {"every column names a question that a mark can answer", test_questions},
        {"a file of another kind is no table", test_wrong_kind},
        CU_TEST_INFO_NULL,
    };
    test_register("figures", tests);
}
