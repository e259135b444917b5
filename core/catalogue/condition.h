/*
 * condition: the small language in which questionnaire files write their rules.
 *
 *     mnr.q07 is yes|partly and not (mnr.q17 has isp-reporting or mnr.q17 lacks at-least 3)
 *     law.o7 is partly|absent or law.o7 set-to drafted or (law is in-use and law.m1.bill is-open)
 *
 * Its grammar is in mnr-assess(7). Knows nothing of questionnaires: whoever parses says what an id
 * refers to, and whoever evaluates says what is known about it.
 *
 * Truth has three values and a way out. A test is undecided when its question is unanswered,
 * unknown or not asked; `and`, `or`, `not` carry that on as in Kleene's logic. `certainly` turns
 * undecided into false. A question that is not applicable is undecided too, unless the evaluation
 * is told to leave such tests out (status rules: what does not apply to a country counts for
 * nothing); then a condition of which nothing is left is TRUTH_LEFT_OUT. In "a and certainly b"
 * nothing is left when a is left out: optional detail falls with what it qualifies.
 */
#ifndef CORE_CATALOGUE_CONDITION_H
#define CORE_CATALOGUE_CONDITION_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/arena.h"
#include "core/base/error.h"
#include "core/base/text.h"

enum truth { TRUTH_FALSE, TRUTH_UNDECIDED, TRUTH_TRUE, TRUTH_LEFT_OUT };

enum reference_kind {
    REFERENCE_QUESTION,
    REFERENCE_FINDING,
    REFERENCE_QUESTIONNAIRE, /* whether it is in use */
    REFERENCE_ABSENT,        /* belongs to a questionnaire that is not loaded */
};

struct reference {
    enum reference_kind kind;
    size_t index; /* into the catalogue's questions, capabilities or questionnaires */
};

enum test_operator {
    TEST_IS,           /* answered with one of the words */
    TEST_HAS,          /* one of the words is ticked */
    TEST_LACKS,        /* one of the words is not ticked */
    TEST_HAS_AT_LEAST, /* number of ticks, of the words or, when there are none, of all options */
    TEST_HAS_AT_MOST,
    TEST_LACKS_AT_LEAST, /* number of options not ticked, likewise */
    TEST_AT_LEAST,       /* number questions: >= */
    TEST_BELOW,          /* number questions: < */
    TEST_SET_TO,         /* the coordinator set the finding to one of the words */
    TEST_IS_OPEN,        /* asked, and an answer is still to come: never undecided */
    TEST_IN_USE,         /* the questionnaire is part of the assessment: never undecided */
};

struct condition_test {
    enum test_operator operator;
    const char *id; /* as written */
    struct reference reference;
    const char **words;
    size_t word_count;
    double number;
    size_t column; /* of the test in its file */
};

struct condition;

/* What the parser asks for each test: fill `reference`, check the words; on a mistake write into
   `problem` and return false. */
typedef bool condition_resolve(void *context, struct condition_test *test, char *problem,
                               size_t size);

/* Where a condition stands. */
struct condition_place {
    const char *path;
    size_t line;
    size_t column;
    bool spread; /* over lines, which its text does not show: a mistake is where it begins */
};

/* Parses `text`, which stood at `place`. Mistakes go to `problems`; then NULL. The condition
   belongs to `arena`. */
const struct condition *condition_parse(struct arena *arena, const char *text,
                                        const struct condition_place *place,
                                        condition_resolve *resolve, void *context,
                                        struct problems *problems);

/* What is known about a question or finding. */
enum fact_state {
    FACT_BLANK,          /* asked, not answered yet */
    FACT_HIDDEN,         /* not asked */
    FACT_UNKNOWN,        /* answered with "don't know" */
    FACT_NOT_APPLICABLE, /* does not apply to this country */
    FACT_ANSWERED,
};

struct fact {
    enum fact_state state;
    bool part; /* a list that nobody has looked through to the end: what is not ticked says nothing
                */
    bool open; /* asked, and an answer, or a look at the rest of the list, is still to come */
    const char *const *words; /* one for a single value; "none" alone for nothing ticked; of a
                                 finding that is not decided, what it can still be */
    size_t word_count;
    size_t option_count; /* how many could be ticked, without "none" */
    double number;
    const char *set; /* of a finding: the status that the coordinator set; NULL for none */
};

struct condition_view {
    struct fact (*fact)(void *context, struct reference reference);
    void *context;
    bool leave_out_not_applicable;
    /* Whether what is undecided about it may be answered yet; NULL: nothing is still to come. */
    bool (*to_come)(void *context, struct reference reference);
};

enum truth condition_evaluate(const struct condition *condition, const struct condition_view *view);

/* What the condition can be once all that is still to come has come: bit 1 << TRUTH_... for each.
   Never one too few; one too many only where the condition asks something twice. Below `certainly`
   what is still to come is open, not false. */
unsigned int condition_outcomes(const struct condition *condition,
                                const struct condition_view *view);

/* What one test comes to for a fact, `certainly` and `not` around it aside. */
enum truth condition_test_truth(const struct condition_test *test, const struct fact *fact);

/* Calls `visit` for each test, in the order written, with whether it speaks for the condition: what
   it came to, turned round below `not`; below `certainly`, undecided came to false. `view` may be
   NULL: then every test is undecided. */
typedef void condition_visit(void *context, const struct condition_test *test, enum truth truth);

/* Calls `visit` only for the tests that make the condition what it is, with what each comes to by
   itself: the true sides of an "or", the false ones of an "and", what is undecided where that keeps
   it from being decided. `view` may not be NULL. */
void condition_because(const struct condition *condition, const struct condition_view *view,
                       condition_visit *visit, void *context);

/* Calls `visit` for each id that the condition names, whatever is asked about it, in the order
   written. For closures over ids: what a condition rests on. */
typedef void condition_id_visit(void *context, const char *id, struct reference reference);
void condition_ids(const struct condition *condition, condition_id_visit *visit, void *context);

/* Appends the condition in words: its tests as `tell` writes them, joined by "and" and "or". */
typedef void condition_tell(void *context, const struct condition_test *test, struct text *out);

void condition_in_words(const struct condition *condition, condition_tell *tell, void *context,
                        struct text *out);

void condition_walk(const struct condition *condition, const struct condition_view *view,
                    condition_visit *visit, void *context);

#endif
