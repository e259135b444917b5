/* An answer as a person says it: whatever the words, they are refused with a reason, or are an
   answer that the question takes; said again it is the same, and a text is the text that was said.
 */
#include <stdlib.h>
#include <string.h>

#include "core/record/saying.h"
#include "tests/fuzz/fuzz.h"

enum { MOST_ITEMS = 4 };

/* The first byte says whose answer it is, the second which items are verbatim; lines are items. */
static size_t cut(char *text, uint8_t verbatim, struct said *items)
{
    size_t count = 0;
    char *rest = text;
    char *line;
    while (count < MOST_ITEMS && (line = strsep(&rest, "\n"))) {
        items[count] = (struct said){.words = line, .verbatim = verbatim >> count & 1};
        count++;
    }
    return count;
}

static void check_taken(const struct question *question, const struct saying *saying,
                        const struct answer *draft)
{
    struct error error;
    struct answer again;
    const char *words = saying->items[0].words;
    bool options = question->option_count || question->none;
    HOLDS(answer_check(question, draft, &error), "what is taken is an answer");
    HOLDS(draft->state == ANSWER_ANSWERED, "and answered");
    if (question->kind == KIND_TEXT && !options)
        HOLDS(strcmp(draft->value, words) == 0, "a text is the text that was said");
    HOLDS(answer_copy(&again, draft), "an answer is copied");
    HOLDS(saying_take(question, saying, &again, NULL, &error), "it can be said again");
    HOLDS(answer_equal(&again, draft), "and is the same then");
    answer_free(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    const struct catalogue *catalogue = fuzz_small();
    struct said items[MOST_ITEMS];
    struct answer draft = {0};
    struct error error = {0};
    enum saying_as as;
    if (length < 2)
        return 0;
    const struct question *question = catalogue->questions[bytes[0] % catalogue->question_count];
    char *text = fuzz_text(bytes + 2, length - 2);
    struct saying saying = {.items = items, .numbered = bytes[1] >> 7};
    saying.count = cut(text, bytes[1], items);
    if (saying_take(question, &saying, &draft, &as, &error))
        check_taken(question, &saying, &draft);
    else
        HOLDS(*error.problem && fuzz_is_harmless(error.problem), "a refusal says why, harmlessly");
    answer_free(&draft);
    free(text);
    return 0;
}
