/* country: what the documents record about a country. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "cli/commands.h"
#include "cli/print.h"
#include "cli/session.h"
#include "core/country.h"
#include "core/i18n.h"
#include "export/country.h"

static const struct command_option options[] = {
    {"json", NULL, N_("print JSON"), false},
    {NULL, NULL, NULL, false},
};

enum { INDENT = 2, MARK_COLUMN = 18 };

/* What has to be said at the end, by what was shown. */
struct shown {
    bool ticks;
    bool crosses;
    bool notes;
    bool missing_rows;
};

/* ---- one document ---- */

static void print_note(size_t indent, const struct figures_note *note)
{
    struct text line = {0};
    text_append_format(&line, _("note %s"), note->number);
    if (note->reply_count)
        text_append(&line, ngettext(", on a reply of ", ", on replies of ", note->reply_count));
    for (size_t i = 0; i < note->reply_count; i++)
        text_append_format(&line, i ? ", %s" : "%s", note->replies[i]);
    text_append_format(&line, ": %s", note->text);
    print_wrapped(indent, line.data ? line.data : note->text);
    text_free(&line);
}

/* The notes beside a mark; beside the country's name when `mark` is NULL. */
static void print_notes(size_t indent, const struct figures_row *row,
                        const struct figures_mark *mark, struct shown *shown)
{
    for (size_t i = 0; i < row->note_count; i++) {
        if (row->notes[i].mark != mark)
            continue;
        print_note(indent, row->notes[i].note);
        shown->notes = true;
    }
}

static void print_marks(const struct country_record *record, struct shown *shown)
{
    const struct figures_document *figures = record->figures;
    const struct figures_row *row = record->row;
    struct text line = {0};
    text_append_format(&line, _("Met %zu of %zu of %s."), row->met_count, figures->mark_count,
                       figures->measures);
    print_wrapped(INDENT, line.data ? line.data : "");
    text_free(&line);
    for (size_t i = 0; i < figures->mark_count; i++) {
        const struct figures_mark *mark = &figures->marks[i];
        char lead[64];
        snprintf(lead, sizeof lead, "%*s%s  %s", INDENT, "", mark->id,
                 row->met[i] ? figures->tick : figures->cross);
        print_item(lead, MARK_COLUMN, mark->title);
        print_notes(MARK_COLUMN, row, mark, shown);
        shown->ticks = shown->ticks || row->met[i];
        shown->crosses = shown->crosses || !row->met[i];
    }
}

static void print_row(const struct country_record *record, struct shown *shown)
{
    print_labelled(INDENT, _("listed in the source as"), record->row->name);
    print_notes(INDENT, record->row, NULL, shown);
    if (record->figures->mark_count)
        print_marks(record, shown);
    print_wrapped(INDENT, record->figures->about);
}

/* Calmly: a table that did not look at a country says nothing about it. */
static void print_no_row(const struct country_record *record, struct shown *shown)
{
    print_wrapped(INDENT, _("This country has no row there."));
    print_wrapped(INDENT, record->figures->absent);
    shown->missing_rows = true;
    if (!record->note)
        return;
    print_labelled(INDENT, _("a note speaks of it, beside"), record->note_row->name);
    print_note(INDENT, record->note);
    shown->notes = true;
}

static void print_record(const struct country_record *record, struct shown *shown)
{
    const struct figures_document *figures = record->figures;
    const struct document *document = record->document;
    struct text line = {0};
    putchar('\n');
    text_append_format(&line, document ? "%s (%s)" : "%s", document ? document->title : figures->id,
                       figures->id);
    print_wrapped(0, line.data ? line.data : figures->id);
    text_free(&line);
    const char *pages = record->row ? record->row->page : figures->pages;
    text_append_format(&line, strchr(pages, '-') ? "%s, pp. %s" : "%s, p. %s", figures->place,
                       pages);
    print_wrapped(INDENT, line.data ? line.data : figures->place);
    text_free(&line);
    print_labelled(INDENT, _("its data"), document ? document->date : NULL);
    if (record->row)
        print_row(record, shown);
    else
        print_no_row(record, shown);
}

/* ---- the whole ---- */

static void print_care(const struct catalogue *catalogue, const struct shown *shown)
{
    const struct {
        bool wanted;
        const char *id;
    } sentences[] = {
        {shown->notes, "care-old-note"},
        {shown->ticks, "care-tick"},
        {true, "care-missing-row"},
        {shown->crosses || shown->missing_rows, "care-absence"},
    };
    putchar('\n');
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        const char *text = catalogue_care(catalogue, sentences[i].id);
        if (sentences[i].wanted && *text)
            print_wrapped(0, text);
    }
    print_wrapped(0, _("Names of countries and territories in the tables stand as listed in the "
                       "source; that takes no view on their status."));
}

static void print_country(const struct catalogue *catalogue, const struct figures *figures,
                          const char *code)
{
    struct shown shown = {0};
    struct text line = {0};
    const struct figures_document *documents;
    size_t count = figures_documents(figures, &documents);
    text_append_format(&line, "%s (%s)", country_name(code), code);
    print_wrapped(0, line.data ? line.data : code);
    text_free(&line);
    print_wrapped(0, _("What published documents record, each of its own time. In an assessment "
                       "the country's own answers stand first."));
    for (size_t i = 0; i < count; i++) {
        struct country_record record = country_record(catalogue, &documents[i], code);
        print_record(&record, &shown);
    }
    print_care(catalogue, &shown);
}

/* The code as it is written, for any way it is typed; NULL when there is no such country. */
static const char *find_code(const char *typed)
{
    const struct country *list;
    size_t count = country_list(&list);
    for (size_t i = 0; i < count; i++)
        if (strcasecmp(list[i].code, typed) == 0)
            return list[i].code;
    return NULL;
}

/* Who typed a name is told its letters. */
static int refuse(const char *typed)
{
    const struct country *list;
    size_t count = country_list(&list);
    struct nearest nearest = {0};
    const struct country *meant = NULL;
    for (size_t i = 0; i < count; i++) {
        const char *before = nearest.name;
        nearest_consider(&nearest, typed, list[i].name);
        if (nearest.name != before)
            meant = &list[i];
    }
    if (meant)
        return complain_about(_("country: there is no country “%s”; did you mean %s (%s)?"), typed,
                              meant->code, meant->name);
    return complain_about(_("country: there is no country “%s”; use its three letters (ISO 3166), "
                            "such as NOR"),
                          typed);
}

static struct figures *load_figures(const struct invocation *invocation)
{
    struct problems problems = {0};
    struct error error;
    const struct figures_document *documents;
    struct figures *figures = figures_load(session_data_directory(invocation), &problems);
    if (!figures && problems_first_error(&problems, &error)) {
        complain(&error);
    } else if (figures && figures_documents(figures, &documents) == 0) {
        complain_about("%s", _("country: these questionnaire files hold no published tables "
                               "(figures/); leave out --data for those inside the program"));
        figures_free(figures);
        figures = NULL;
    }
    problems_free(&problems);
    return figures;
}

static int run(const struct invocation *invocation)
{
    const char *typed = invocation_argument(invocation, 0);
    const char *code = find_code(typed);
    if (!code)
        return refuse(typed);
    struct figures *figures = load_figures(invocation);
    struct catalogue *catalogue = figures ? session_catalogue(invocation) : NULL;
    int status = catalogue ? EXIT_DONE : EXIT_CANNOT;
    struct error error;
    if (catalogue && invocation_has(invocation, "json"))
        status = print_json(country_json(catalogue, figures, code, &error), &error);
    else if (catalogue)
        print_country(catalogue, figures, code);
    catalogue_free(catalogue);
    figures_free(figures);
    return status;
}

const struct command command_country = {
    .name = "country",
    .usage = "ALPHA3 [--json]",
    .summary = N_("show what the documents record about a country"),
    .description =
        N_("Prints what the published reviews record about the country with these three letters "
           "(ISO 3166), such as NOR: ICMEC's criteria of 2023 and benchmarks of 2017, with date, "
           "page and footnotes, and whether it answered the survey of the review of 2022, whose "
           "replies are not published. A tick says nothing of quality, a missing row is not a no, "
           "and a note may be many years older than its table."),
    .options = options,
    .least = 1,
    .most = 1,
    .run = run,
};
