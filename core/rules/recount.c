#include "core/rules/recount.h"

#include "core/base/i18n.h"
#include "core/record/saying.h"
#include "core/rules/findings.h"

/* What stays the same from row to row. */
struct judge {
    const struct figures_document *document;
    const struct question **questions; /* one a mark */
    const struct questionnaire *questionnaire;
    struct assessment *assessment;
};

/* ---- a row as answers ---- */

/* The first option of these questions says that the mark is met, the second that it is not. */
static bool answer_row(const struct judge *judge, const struct figures_row *row,
                       struct error *error)
{
    for (size_t i = 0; i < judge->document->mark_count; i++) {
        const struct question *question = judge->questions[i];
        const char *word = question->options[row->met[i] ? 0 : 1].id;
        struct answer draft = {0};
        bool done = answer_from_words(question, &word, 1, &draft, error) &&
                    assessment_set_answer(judge->assessment, question, &draft, error);
        answer_free(&draft);
        if (!done)
            return false;
    }
    return true;
}

/* ---- answers as marks ---- */

static const struct criterion *criterion_of(const struct judge *judge,
                                            const struct question *question)
{
    for (size_t i = 0; i < judge->questionnaire->criterion_count; i++)
        if (judge->questionnaire->criteria[i].question == question)
            return &judge->questionnaire->criteria[i];
    return NULL;
}

static bool is_met(const struct judge *judge, const struct findings *findings,
                   const struct criteria_result *result, const struct question *question)
{
    const struct criterion *criterion = criterion_of(judge, question);
    if (criterion)
        return result->least &&
               criteria_answer(findings_applies(findings), criterion) == CRITERION_YES;
    const struct finding *finding = findings_of(findings, question->capability);
    return status_entry(finding->status)->standing == STANDING_FULL;
}

static bool judge_row(const struct judge *judge, struct figures_row *row, bool *met,
                      enum sufficiency *sufficient, struct error *error)
{
    if (!answer_row(judge, row, error))
        return false;
    struct applies *applies = applies_new(judge->assessment);
    struct findings *findings = applies ? findings_bare(applies) : NULL;
    if (findings) {
        struct criteria_result result = criteria_result(applies, judge->questionnaire);
        *sufficient = result.sufficient;
        row->met_count = 0;
        for (size_t i = 0; i < judge->document->mark_count; i++) {
            met[i] = is_met(judge, findings, &result, judge->questions[i]);
            row->met_count += met[i];
        }
        row->met = met;
    }
    bool judged = findings != NULL;
    findings_free(findings);
    applies_free(applies);
    return judged || error_set_memory(error);
}

/* ---- the whole table ---- */

static bool find_questions(struct judge *judge, const struct catalogue *catalogue,
                           struct error *error)
{
    const struct figures_document *document = judge->document;
    for (size_t i = 0; i < document->mark_count; i++) {
        const struct question *question =
            catalogue_question(catalogue, document->marks[i].question);
        if (!question || !question->capability || question->option_count < 2)
            return error_set(error, ERROR_CONTENT, NULL, 0, 0,
                             _("“%s” is no question with a yes and a no"),
                             document->marks[i].question);
        judge->questions[i] = question;
        judge->questionnaire = question->questionnaire;
    }
    return document->mark_count ||
           error_set(error, ERROR_CONTENT, NULL, 0, 0, _("%s marks nothing that could be counted"),
                     document->id);
}

static bool judge_table(const struct judge *judge, struct recount *recount, struct error *error)
{
    const struct figures_document *document = judge->document;
    size_t count = document->row_count;
    struct figures_row *rows = arena_allocate(recount->arena, count, sizeof *rows);
    bool *met = arena_allocate(recount->arena, count * document->mark_count, sizeof *met);
    enum sufficiency *sufficient = arena_allocate(recount->arena, count, sizeof *sufficient);
    if (!rows || !met || !sufficient)
        return error_set_memory(error);
    for (size_t i = 0; i < count; i++) {
        rows[i] = document->rows[i];
        if (!judge_row(judge, &rows[i], &met[i * document->mark_count], &sufficient[i], error))
            return false;
    }
    recount->judged = *document;
    recount->judged.rows = rows;
    recount->sufficient = sufficient;
    return true;
}

bool recount_new(const struct catalogue *catalogue, const struct figures_document *document,
                 struct recount *recount, struct error *error)
{
    *recount = (struct recount){.arena = arena_new()};
    if (!recount->arena)
        return error_set_memory(error);
    struct judge judge = {.document = document};
    judge.questions =
        arena_allocate(recount->arena, document->mark_count, sizeof(*judge.questions));
    bool done =
        judge.questions ? find_questions(&judge, catalogue, error) : error_set_memory(error);
    struct assessment_options options = {.depth = DEPTH_CORE};
    done = done && judge.questionnaire;
    if (done) {
        options.instruments = judge.questionnaire->id;
        judge.assessment = assessment_new(catalogue, &options, error);
        done = judge.assessment && judge_table(&judge, recount, error);
    }
    assessment_free(judge.assessment);
    if (!done)
        recount_free(recount);
    return done;
}

void recount_free(struct recount *recount)
{
    arena_free(recount->arena);
    *recount = (struct recount){0};
}

/* ---- sums ---- */

size_t recount_sufficient(const struct recount *recount)
{
    size_t count = 0;
    for (size_t i = 0; i < recount->judged.row_count; i++)
        count += recount->sufficient[i] == SUFFICIENT_YES;
    return count;
}

int recount_printed(const struct figures_document *document, const struct figures_total *total)
{
    for (size_t i = 0; i < total->count_count; i++)
        if (total->counts[i].year == document->year)
            return total->counts[i].count;
    return -1;
}
