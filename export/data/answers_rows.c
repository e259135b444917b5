#include "export/data/answers_rows.h"

#include "core/record/answer_words.h"

static const struct assessment *assessment_of(const struct answers_input *input)
{
    return applies_assessment(findings_applies(input->findings));
}

static struct answers_row row_of(const struct answers_input *input, const struct question *question)
{
    const struct assessment *assessment = assessment_of(input);
    return (struct answers_row){
        .applies = findings_applies(input->findings),
        .question = question,
        .answer = assessment_answer(assessment, question),
        .left_out = assessment_leaves_out(assessment, question),
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
            .applies = findings_applies(input->findings),
            .finding = finding,
            .left_out = finding->left_out,
        };
        if (!visit(context, &row))
            return false;
    }
    return true;
}

const char *answers_state(const struct answers_row *row)
{
    return row->left_out ? words_left_out : answer_state_word(row->answer->state);
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

const char *answers_status(const struct answers_row *row)
{
    return row->left_out ? words_left_out : status_entry(row->finding->status)->word;
}
