/* The file of an assessment: whatever it is, it is read or refused with a place; what was read is
   written, read and written the same, also after an edit, and every face of it can be made. */
#include <stdlib.h>
#include <string.h>

#include "tests/fuzz/fuzz.h"

/* Puts a note to one answer, which must be all that changes. */
static void edit(struct assessment *assessment, size_t seed)
{
    const struct catalogue *catalogue = assessment_catalogue(assessment);
    const struct question *question = catalogue->questions[seed % catalogue->question_count];
    struct answer draft;
    struct error error;
    HOLDS(answer_copy(&draft, assessment_answer(assessment, question)), "an answer is copied");
    HOLDS(answer_replace(&draft.note, "- a note: \"#\"\n  and more "), "a note is set");
    HOLDS(assessment_set_answer(assessment, question, &draft, &error), "an answer gets a note");
    HOLDS(strcmp(assessment_answer(assessment, question)->note, draft.note) == 0,
          "the note is there");
    answer_free(&draft);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct problems problems = {0};
    char *text = fuzz_text(bytes, length);
    struct assessment *assessment =
        assessment_parse(fuzz_catalogue(), "fuzz.yaml", text, length, &problems);
    fuzz_check_problems(&problems, assessment != NULL);
    if (assessment) {
        fuzz_check_round(assessment);
        edit(assessment, length);
        fuzz_check_round(assessment);
        /* All that follows costs much more than reading: now and then. */
        if (length % 8 == 0)
            fuzz_check_faces(assessment, length % 16 == 0, length % 32 < 16, NULL);
    }
    assessment_free(assessment);
    problems_free(&problems);
    free(text);
    return 0;
}
