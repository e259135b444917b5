/* Many answers from JSON: whatever it is, all of it is taken or nothing; what was taken is a record
   that reads back, and taken once more it changes nothing. */
#include <stdlib.h>
#include <string.h>

#include "core/record/batch.h"
#include "tests/fuzz/fuzz.h"

static struct assessment *begin(void)
{
    struct error error;
    struct assessment_options options = {.country = "NOR", .depth = DEPTH_FULL};
    struct assessment *assessment = assessment_new(fuzz_small(), &options, &error);
    HOLDS(assessment != NULL, "a new assessment is made");
    return assessment;
}

static char *written(const struct assessment *assessment)
{
    struct text out = {0};
    struct error error;
    HOLDS(assessment_write(assessment, &out, &error), "an assessment is written");
    return text_take(&out);
}

/* Returns whether it was taken. */
static bool take(struct assessment *assessment, const char *text, size_t length)
{
    struct problems problems = {0};
    struct error error;
    char *before = written(assessment);
    struct batch *batch = batch_read(assessment, "fuzz.json", text, length, &problems);
    char *after = written(assessment);
    fuzz_check_problems(&problems, batch != NULL);
    HOLDS(strcmp(before, after) == 0, "reading changes nothing");
    HOLDS(!batch || batch_apply(batch, assessment, &error), "what was read can be applied");
    bool taken = batch != NULL;
    batch_free(batch);
    problems_free(&problems);
    free(before);
    free(after);
    return taken;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    char *text = fuzz_text(bytes, length);
    struct assessment *assessment = begin();
    if (take(assessment, text, length)) {
        fuzz_check_round(assessment);
        char *once = written(assessment);
        HOLDS(take(assessment, text, length), "it is taken again");
        char *twice = written(assessment);
        HOLDS(strcmp(once, twice) == 0, "taken again it changes nothing");
        free(once);
        free(twice);
    }
    assessment_free(assessment);
    free(text);
    return 0;
}
