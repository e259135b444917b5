#include "export/answers_rows.h"

#include "export/share.h"
#include "export/words.h"

static const char left_out_word[] = "left-out";

static const struct assessment *assessment_of(const struct answers_input *input)
{
    return applies_assessment(findings_applies(input->findings));
}

/* What is not asked counts as blank in a copy for sharing, as it does everywhere else. */
static struct answers_row row_of(const struct answers_input *input, const struct question *question)
{
    static const struct answer blank = {.state = ANSWER_UNANSWERED};
    const struct applies *applies = findings_applies(input->findings);
    bool left_out = input->share && share_leaves_out(applies, question);
    bool hidden = input->share && !applies_to(applies, question);
    return (struct answers_row){
        .input = input,
        .applies = applies,
        .question = question,
        .answer = left_out || hidden ? &blank : assessment_answer(assessment_of(input), question),
        .left_out = left_out,
    };
}

bool answers_each_question(const struct answers_input *input, answers_visit *visit, void *context)
{
    const struct assessment *assessment = assessment_of(input);
    const struct catalogue *catalogue = assessment_catalogue(assessment);
    for (size_t i = 0; i < catalogue->question_count; i++) {
        if (!assessment_has(assessment, catalogue->questions[i]->questionnaire))
            continue;
        struct answers_row row = row_of(input, catalogue->questions[i]);
        if (!visit(context, &row))
            return false;
    }
    return true;
}

bool answers_each_status(const struct answers_input *input, answers_visit *visit, void *context)
{
    const struct assessment *assessment = assessment_of(input);
    const struct catalogue *catalogue = assessment_catalogue(assessment);
    for (size_t i = 0; i < catalogue->capability_count; i++) {
        const struct capability *capability = catalogue->capabilities[i];
        const struct finding *finding = findings_of(input->findings, capability);
        if (!assessment_has(assessment, capability->domain->questionnaire))
            continue;
        struct answers_row row = {
            .input = input,
            .applies = findings_applies(input->findings),
            .finding = finding,
        };
        row.left_out = input->share && !share_tells_status(row.applies, finding);
        if (!visit(context, &row))
            return false;
    }
    return true;
}

const char *answers_state(const struct answers_row *row)
{
    return row->left_out ? left_out_word : answer_state_word(row->answer->state);
}

void answers_words(const struct answers_row *row, struct text *out)
{
    const struct answer *answer = row->answer;
    if (answer->state != ANSWER_ANSWERED)
        return;
    words_of_answer(row->question, answer, NULL, out);
    if (row->question->kind == KIND_TEXT && answer->value && answer->value_count)
        text_append_format(out, "%s%s", out->length ? "; " : "", answer->value);
}

bool answers_tells_source(const struct answers_row *row, const struct held_source *source)
{
    return !row->input->share || !source->internal;
}

const char *answers_note(const struct answers_row *row)
{
    return row->input->share ? NULL : row->answer->note;
}

const char *answers_by(const struct answers_row *row)
{
    return row->input->share ? NULL : row->answer->by;
}

const char *answers_at(const struct answers_row *row)
{
    return row->input->share ? NULL : row->answer->at;
}

const char *answers_status(const struct answers_row *row)
{
    return row->left_out ? left_out_word : status_entry(row->finding->status)->word;
}

void answers_because(const struct answers_row *row, struct text *out)
{
    if (row->input->share)
        share_because(row->applies, row->finding, out);
    else
        finding_because(row->finding, out);
}
