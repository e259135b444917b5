/* A country's record in lines, for every face of it. */
#include "export/data/country_marks.h"

#include <string.h>

#include "core/base/i18n.h"
#include "core/catalogue/country_name.h"
#include "core/catalogue/example.h"
#include "core/rules/published.h"

struct telling {
    const struct country_face *face;
    const struct catalogue *catalogue;
    const struct figures *figures;
    /* What has to be said at the end, by what was told. */
    bool ticks;
    bool crosses;
    bool notes;
    bool missing_rows;
    bool examples;
};

static void tell(const struct telling *telling, enum country_part part, const char *label,
                 const char *words)
{
    if (words && *words)
        telling->face->line(telling->face->context, part, label, words);
}

/* Tells `words` and empties them. */
static void tell_text(const struct telling *telling, enum country_part part, const char *label,
                      struct text *words)
{
    if (!words->failed)
        tell(telling, part, label, words->data);
    text_free(words);
}

/* ---- one document ---- */

static void tell_note(struct telling *telling, enum country_part part,
                      const struct figures_note *note)
{
    struct text line = {0};
    text_append_format(&line, _("note %s"), note->number);
    if (note->reply_count)
        text_append(&line, ngettext(", on a reply of ", ", on replies of ", note->reply_count));
    for (size_t i = 0; i < note->reply_count; i++)
        text_append_format(&line, i ? ", %s" : "%s", note->replies[i]);
    text_append_format(&line, ": %s", note->text);
    tell_text(telling, part, NULL, &line);
    telling->notes = true;
}

/* The notes beside a mark; beside the country's name when `mark` is NULL. */
static void tell_notes(struct telling *telling, const struct figures_row *row,
                       const struct figures_mark *mark)
{
    for (size_t i = 0; i < row->note_count; i++)
        if (row->notes[i].mark == mark)
            tell_note(telling, mark ? COUNTRY_BESIDE : COUNTRY_WORDS, row->notes[i].note);
}

/* What the country's own record answers to the same. */
static void tell_own_answer(const struct telling *telling, const struct figures_document *document,
                            const struct figures_row *row, const struct figures_mark *mark)
{
    const struct applies *own = telling->face->own;
    const struct question *question = catalogue_question(telling->catalogue, mark->question);
    struct text line = {0};
    if (!own || !question || !applies_to(own, question))
        return;
    const struct answer *answer = assessment_answer(applies_assessment(own), question);
    const struct option *option = answer->value ? question_option(question, answer->value) : NULL;
    text_append_format(&line, _("your answer in %s: %s"), question->label,
                       option ? question_option_text(question, option)
                              : answer_state_title(answer->state));
    struct published_mark published = {
        .document = document, .row = row, .mark = mark, .met = row->met[mark - document->marks]};
    if (published_agrees(own, question, &published) == TRUTH_FALSE)
        text_append(&line, _(", which differs"));
    tell_text(telling, COUNTRY_BESIDE, NULL, &line);
}

static void tell_mark(struct telling *telling, const struct country_record *record, size_t i)
{
    const struct figures_document *figures = record->figures;
    const struct figures_mark *mark = &figures->marks[i];
    struct text label = {0};
    bool met = record->row->met[i];
    text_append_format(&label, "%s  %s", mark->id, met ? figures->tick : figures->cross);
    tell(telling, COUNTRY_MARK, label.data ? label.data : mark->id, mark->title);
    text_free(&label);
    tell_own_answer(telling, figures, record->row, mark);
    tell_notes(telling, record->row, mark);
    telling->ticks = telling->ticks || met;
    telling->crosses = telling->crosses || !met;
}

static void tell_row(struct telling *telling, const struct country_record *record)
{
    const struct figures_document *figures = record->figures;
    struct text line = {0};
    tell(telling, COUNTRY_WORDS, _("listed in the source as"), record->row->name);
    tell_notes(telling, record->row, NULL);
    if (record->counted)
        text_append_format(&line, _("Met %zu of %zu of %s."), record->row->met_count,
                           figures->mark_count, figures->measures);
    tell_text(telling, COUNTRY_WORDS, NULL, &line);
    for (size_t i = 0; i < figures->mark_count; i++)
        tell_mark(telling, record, i);
    tell(telling, COUNTRY_WORDS, NULL, figures->about);
}

/* Calmly: a table that did not look at a country says nothing about it. */
static void tell_no_row(struct telling *telling, const struct country_record *record)
{
    tell(telling, COUNTRY_WORDS, NULL, _("This country has no row there."));
    tell(telling, COUNTRY_WORDS, NULL, record->figures->absent);
    telling->missing_rows = true;
    if (!record->note)
        return;
    tell(telling, COUNTRY_WORDS, _("a note speaks of it, beside"), record->note_row->name);
    tell_note(telling, COUNTRY_WORDS, record->note);
}

static void tell_heading(const struct telling *telling, const struct country_record *record)
{
    struct text line = {0};
    const char *id = record->figures->id;
    text_append_format(&line, record->document ? "%s (%s)" : "%s",
                       record->document ? record->document->title : id, id);
    tell_text(telling, COUNTRY_DOCUMENT, NULL, &line);
}

static void tell_place(const struct telling *telling, const struct figures_document *figures,
                       const char *pages)
{
    struct text line = {0};
    text_append_format(&line, strchr(pages, '-') ? "%s, pp. %s" : "%s, p. %s", figures->place,
                       pages);
    tell_text(telling, COUNTRY_WORDS, NULL, &line);
}

static void tell_document(struct telling *telling, const struct country_record *record)
{
    tell_heading(telling, record);
    tell_place(telling, record->figures, record->row ? record->row->page : record->figures->pages);
    tell(telling, COUNTRY_WORDS, _("its data"), record->document ? record->document->date : NULL);
    if (record->row)
        tell_row(telling, record);
    else
        tell_no_row(telling, record);
}

/* ---- examples ---- */

struct listing {
    struct telling *telling;
    bool begun;
};

static void tell_example(void *context, const struct example *example,
                         const struct capability *capability, const struct recommendation *step)
{
    struct listing *listing = context;
    struct text line = {0};
    if (!listing->begun)
        tell(listing->telling, COUNTRY_DOCUMENT, NULL, _("Examples that the documents tell of it"));
    listing->begun = true;
    example_tell(example, &line);
    text_append(&line, " ");
    source_cite_all(example->sources, example->source_count, &line);
    tell_text(listing->telling, COUNTRY_WORDS, capability ? capability->title : step->id, &line);
}

/* ---- the whole ---- */

static void tell_care(const struct telling *telling)
{
    const struct {
        bool wanted;
        const char *id;
    } sentences[] = {
        {telling->notes, "care-old-note"},
        {telling->ticks, "care-tick"},
        {true, "care-missing-row"},
        {telling->crosses || telling->missing_rows, "care-absence"},
    };
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++)
        if (sentences[i].wanted)
            tell(telling, COUNTRY_CARE, NULL, catalogue_care(telling->catalogue, sentences[i].id));
    tell(telling, COUNTRY_CARE, NULL, telling->examples ? example_care() : NULL);
    tell(telling, COUNTRY_CARE, NULL,
         _("Names of countries and territories in the tables stand as listed in the source; that "
           "takes no view on their status."));
}

void country_tell(const struct catalogue *catalogue, const struct figures *figures,
                  const char *code, const struct country_face *face)
{
    struct telling telling = {.face = face, .catalogue = catalogue, .figures = figures};
    const struct figures_document *documents;
    size_t count = figures_documents(figures, &documents);
    struct text line = {0};
    text_append_format(&line, "%s (%s)", country_name(code), code);
    tell_text(&telling, COUNTRY_NAME, NULL, &line);
    tell(&telling, COUNTRY_INTRODUCTION, NULL,
         _("What published documents record, each of its own time. In an assessment the country's "
           "own answers stand first."));
    for (size_t i = 0; i < count; i++) {
        struct country_record record = country_record(catalogue, &documents[i], code);
        tell_document(&telling, &record);
    }
    struct listing listing = {.telling = &telling};
    example_of_country(catalogue, code, tell_example, &listing);
    telling.examples = listing.begun;
    tell_care(&telling);
}

/* ---- printed totals ---- */

static void tell_total(const struct telling *telling, const struct figures_total *total,
                       const size_t *recount)
{
    struct text line = {0};
    text_append_format(&line, _("%s (p. %s)"), total->what, total->page);
    tell_text(telling, COUNTRY_TOTAL, NULL, &line);
    for (size_t i = 0; i < total->count_count; i++)
        text_append_format(&line, _("%s%d of %d in %d"), i ? ", " : "", total->counts[i].count,
                           total->counts[i].of, total->counts[i].year);
    tell_text(telling, COUNTRY_COUNTS, _("printed"), &line);
    if (recount)
        text_append_format(&line, "%zu", *recount);
    tell_text(telling, COUNTRY_COUNTS, _("from the rows"), &line);
    tell(telling, COUNTRY_COUNTS, NULL, total->note);
}

static void tell_totals_of(const struct telling *telling, const struct figures_document *figures,
                           const size_t *recount)
{
    struct country_record record = country_record(telling->catalogue, figures, "");
    if (!figures->total_count)
        return;
    tell_heading(telling, &record);
    tell_place(telling, figures, figures->pages);
    for (size_t i = 0; i < figures->total_count; i++)
        tell_total(telling, &figures->totals[i], recount ? &recount[i] : NULL);
}

void country_tell_totals(const struct catalogue *catalogue, const struct figures *figures,
                         const struct country_totals *recounted, const struct country_face *face)
{
    struct telling telling = {.face = face, .catalogue = catalogue, .figures = figures};
    const struct figures_document *documents;
    size_t count = figures_documents(figures, &documents);
    tell(&telling, COUNTRY_NAME, NULL, _("What the documents print about all countries together"));
    tell(&telling, COUNTRY_INTRODUCTION, NULL,
         recounted
             ? _("Beside each printed number stands what the rows of the table make when the "
                 "marks of each country are given as its answers and judged by the same rules "
                 "as yours. Only the last year of a table has rows.")
             : _("Each number is of its own year and among its own countries; never add those "
                 "of different documents."));
    for (size_t i = 0; i < count; i++)
        tell_totals_of(&telling, &documents[i], recounted ? recounted->counts[i] : NULL);
}
