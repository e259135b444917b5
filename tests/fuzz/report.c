/* Answers of any kind to any questions, notes and statuses among them: the assessment takes them
   or refuses them, and then every face of it can be made; what must stay out of a shared report
   does. The bytes choose: two for a question, one for what is done with it, then its words. */
#include <stdlib.h>
#include <string.h>

#include "core/record/saying.h"
#include "tests/fuzz/fuzz.h"

/* Stands in every note, and nowhere in the questionnaires. */
#define SECRET "qzxjk"

struct input {
    const uint8_t *bytes;
    size_t length;
};

static size_t take(struct input *input)
{
    if (!input->length)
        return 0;
    input->length--;
    return *input->bytes++;
}

/* Up to 63 bytes; free() them. */
static char *take_words(struct input *input)
{
    size_t length = take(input) % 64;
    if (length > input->length)
        length = input->length;
    char *words = fuzz_text(input->bytes, length);
    input->bytes += length;
    input->length -= length;
    return words;
}

/* Ticks by the bits of what comes next; for a single value the first of them. */
static void choose(const struct question *question, struct input *input, struct answer *draft)
{
    const struct question_kind_entry *entry = question_kind_entry(question->kind);
    size_t chosen = take(input) | take(input) << 8;
    if (question->kind == KIND_MANY || entry->takes_text) {
        for (size_t i = 0; i < question->option_count; i++)
            HOLDS(!(chosen >> i % 16 & 1) ||
                      answer_tick(question, draft, question->options[i].id, true),
                  "an option is ticked");
    } else if (question->option_count) {
        HOLDS(answer_replace(&draft->value, question->options[chosen % question->option_count].id),
              "an option is chosen");
    }
}

static void write_words(const struct question *question, struct input *input, struct answer *draft)
{
    struct error error;
    char *words = take_words(input);
    const char *const list[] = {words, "2019", words};
    answer_from_words(question, list + (question->kind == KIND_YEAR),
                      question->kind == KIND_CONTACT ? 3 : 1 + (question->kind == KIND_YEAR), draft,
                      &error);
    free(words);
}

static void add_note(struct input *input, struct answer *draft)
{
    struct text note = {0};
    char *words = take_words(input);
    text_append(&note, words);
    text_append(&note, " " SECRET);
    HOLDS(answer_replace(&draft->note, note.data), "a note is set");
    HOLDS(answer_put_source(draft, draft->source_count, words, "2020", words), "a source is set");
    draft->later = !draft->later;
    text_free(&note);
    free(words);
}

static void act(struct assessment *assessment, struct input *input)
{
    const struct catalogue *catalogue = assessment_catalogue(assessment);
    size_t index = take(input) | take(input) << 8;
    const struct question *question = catalogue->questions[index % catalogue->question_count];
    struct error error;
    struct answer draft;
    HOLDS(answer_copy(&draft, assessment_answer(assessment, question)), "an answer is copied");
    size_t what = take(input);
    if (what % 8 == 0) {
        answer_set_state(&draft, ANSWER_UNKNOWN);
    } else if (what % 8 == 1) {
        char *reason = take_words(input);
        answer_set_state(&draft, ANSWER_NOT_APPLICABLE);
        HOLDS(answer_replace(&draft.reason, reason), "a reason is set");
        free(reason);
    } else if (what % 8 == 2) {
        answer_set_state(&draft, ANSWER_UNANSWERED);
    } else if (what % 8 == 3) {
        write_words(question, input, &draft);
    } else {
        answer_set_state(&draft, ANSWER_ANSWERED);
        choose(question, input, &draft);
    }
    if (what & 8)
        add_note(input, &draft);
    if (what & 16)
        answer_flip_sensitive(question, &draft);
    bool possible = answer_check(question, &draft, NULL);
    HOLDS(assessment_set_answer(assessment, question, &draft, &error) == possible,
          "an answer is taken when it is a possible one");
    /* Where it does not say whether a list was looked through, that is said for it. */
    const struct answer *now = assessment_answer(assessment, question);
    HOLDS(draft.seen || !now->seen || answer_replace(&draft.seen, now->seen), "it is said");
    HOLDS(!possible || answer_equal(now, &draft), "an answer is taken as it is");
    answer_free(&draft);
}

static void set_status(struct assessment *assessment, struct input *input)
{
    static const char *const statuses[] = {"partly", "in-place", "in-force", "not-yet", NULL};
    const struct catalogue *catalogue = assessment_catalogue(assessment);
    const struct capability *capability =
        catalogue->capabilities[take(input) % catalogue->capability_count];
    const char *status = statuses[take(input) % 5];
    char *reason = take_words(input);
    assessment_set_override(assessment, capability, status, status ? reason : NULL, NULL);
    free(reason);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct input input = {bytes, length};
    struct error error;
    size_t how = take(&input);
    struct assessment_options options = {
        .country = how & 1 ? "NOR" : NULL,
        .depth = how & 2 ? DEPTH_CORE : DEPTH_FULL,
    };
    /* The small collection is a hundred times as fast. */
    const struct catalogue *catalogue = how & 4 ? fuzz_catalogue() : fuzz_small();
    struct assessment *assessment = assessment_new(catalogue, &options, &error);
    HOLDS(assessment != NULL, "there is a new assessment");
    while (input.length > 3)
        if (take(&input) % 8)
            act(assessment, &input);
        else
            set_status(assessment, &input);
    /* Where the bytes have guessed it, it may stand in answers too. */
    bool guessed = memmem(bytes, length, SECRET, strlen(SECRET)) != NULL;
    fuzz_check_faces(assessment, how & 8, how & 16, guessed ? NULL : SECRET);
    fuzz_check_round(assessment);
    assessment_free(assessment);
    return 0;
}
