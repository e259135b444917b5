#include "core/findings.h"

#include <stdlib.h>
#include <string.h>

#include "core/i18n.h"

struct findings {
    const struct applies *applies;
    struct finding *items;  /* by capability */
    unsigned char *settled; /* by capability: enum settled */
    const struct contradiction **contradictions;
    size_t contradiction_count;
    bool failed;
};

enum settled { SETTLED_NOT, SETTLED_ON_THE_WAY, SETTLED_DONE };

static void settle(const struct findings *findings, size_t index);

/* ---- what conditions see ---- */

/* A finding as a fact: its word where the rules decided, otherwise why they did not. */
static struct fact finding_fact(const struct findings *findings, size_t index)
{
    const struct finding *finding = &findings->items[index];
    settle(findings, index);
    const struct status_entry *entry = status_entry(finding->status);
    if (entry->ruled)
        return (struct fact){.state = FACT_ANSWERED, .words = &entry->word, .word_count = 1};
    if (finding->status == STATUS_NOT_APPLICABLE)
        return (struct fact){.state = FACT_NOT_APPLICABLE};
    return (struct fact){.state = finding->status == STATUS_NOT_KNOWN ? FACT_UNKNOWN : FACT_BLANK};
}

static struct fact fact_of(const struct findings *findings, struct reference reference);

enum taken { TAKEN_OPEN, TAKEN_FULL, TAKEN_SHORT };

/* What a reference says for a tick that is taken from it. */
static enum taken taken_one(const struct findings *findings, struct reference reference)
{
    struct fact fact = fact_of(findings, reference);
    const char *word = fact.state == FACT_ANSWERED && fact.word_count ? fact.words[0] : "";
    if (strcmp(word, "yes") == 0 || strcmp(word, "in-force") == 0)
        return TAKEN_FULL;
    return *word ? TAKEN_SHORT : TAKEN_OPEN;
}

/* A tick that is taken from elsewhere: yes when all of that is in force or yes, no when one of it
   is not, undecided otherwise. */
static enum taken taken_all(const struct findings *findings, const struct question *question)
{
    enum taken all = TAKEN_FULL;
    for (size_t i = 0; i < question->taken_count; i++) {
        enum taken one = taken_one(findings, question->taken_from[i]);
        if (one == TAKEN_SHORT)
            return TAKEN_SHORT;
        all = one == TAKEN_OPEN ? TAKEN_OPEN : all;
    }
    return all;
}

static struct fact taken_fact(const struct findings *findings, const struct question *question)
{
    static const char *const words[] = {[TAKEN_FULL] = "yes", [TAKEN_SHORT] = "no"};
    enum taken all = taken_all(findings, question);
    if (all == TAKEN_OPEN)
        return (struct fact){.state = FACT_UNKNOWN};
    return (struct fact){.state = FACT_ANSWERED, .words = &words[all], .word_count = 1};
}

static struct fact fact_of(const struct findings *findings, struct reference reference)
{
    const struct catalogue *catalogue = assessment_catalogue(applies_assessment(findings->applies));
    if (reference.kind == REFERENCE_FINDING)
        return finding_fact(findings, reference.index);
    const struct question *question = catalogue->questions[reference.index];
    if (applies_asked(findings->applies, question) == ASKED_ELSEWHERE)
        return taken_fact(findings, question);
    return applies_fact(findings->applies, question);
}

static struct fact fact_for_condition(void *context, struct reference reference)
{
    return fact_of(context, reference);
}

static struct condition_view view_of(const struct findings *findings, bool leave_out)
{
    union {
        const struct findings *constant;
        void *context;
    } self = {.constant = findings};
    return (struct condition_view){
        .fact = fact_for_condition, .context = self.context, .leave_out_not_applicable = leave_out};
}

/* ---- statuses ---- */

/* What stood in the way of deciding, over the tests of one condition. */
struct obstacles {
    const struct findings *findings;
    size_t blank;
    size_t unknown;
};

static void note_obstacle(void *context, const struct condition_test *test, enum truth truth)
{
    struct obstacles *obstacles = context;
    struct condition_view view = view_of(obstacles->findings, true);
    if (truth != TRUTH_UNDECIDED || test->reference.kind == REFERENCE_ABSENT)
        return;
    struct fact fact = view.fact(view.context, test->reference);
    obstacles->unknown += fact.state == FACT_UNKNOWN;
    obstacles->blank += fact.state == FACT_BLANK;
}

/* An undecided rule: not answered while something is still to be answered, else not known. */
static enum status undecided(const struct findings *findings, const struct condition *condition)
{
    struct obstacles obstacles = {.findings = findings};
    struct condition_view view = view_of(findings, true);
    condition_walk(condition, &view, note_obstacle, &obstacles);
    return obstacles.unknown && !obstacles.blank ? STATUS_NOT_KNOWN : STATUS_NOT_ANSWERED;
}

struct applying {
    const struct findings *findings;
    size_t count; /* of tests that look at something that applies */
};

static void count_applying(void *context, const struct condition_test *test, enum truth truth)
{
    struct applying *applying = context;
    struct condition_view view = view_of(applying->findings, true);
    (void)truth;
    if (test->reference.kind != REFERENCE_ABSENT)
        applying->count += view.fact(view.context, test->reference).state != FACT_NOT_APPLICABLE;
}

/* Whether it says nothing: nothing of what it looks at applies. `certainly` makes that false. */
static bool is_left_out(const struct findings *findings, const struct condition *condition,
                        enum truth truth)
{
    struct applying applying = {.findings = findings};
    if (truth != TRUTH_FALSE)
        return truth == TRUTH_LEFT_OUT;
    condition_walk(condition, NULL, count_applying, &applying);
    return !applying.count;
}

/* Sets the status and returns the rule that made it. */
static const struct status_rule *decide(const struct findings *findings,
                                        const struct capability *capability, enum status *status)
{
    struct condition_view view = view_of(findings, true);
    bool all_left_out = true;
    const struct status_rule *rule = capability->rules;
    for (size_t i = 0; i < capability->rule_count; i++) {
        rule = &capability->rules[i];
        enum truth truth = rule->when ? condition_evaluate(rule->when, &view) : TRUTH_TRUE;
        if (!rule->when && all_left_out && capability->rule_count > 1) {
            *status = STATUS_NOT_APPLICABLE;
            return rule;
        }
        all_left_out = all_left_out && is_left_out(findings, rule->when, truth);
        if (truth == TRUTH_FALSE || truth == TRUTH_LEFT_OUT)
            continue;
        *status = truth == TRUTH_TRUE ? rule->status : undecided(findings, rule->when);
        return rule;
    }
    return rule;
}

/* ---- reasons ---- */

struct reasoning {
    struct findings *findings;
    struct finding *finding;
    size_t capacity;
};

static bool known_already(const struct finding *finding, const char *words)
{
    for (size_t i = 0; i < finding->reason_count; i++)
        if (strcmp(finding->reasons[i].words, words) == 0)
            return true;
    return false;
}

static struct reason *grow(struct reasoning *reasoning)
{
    struct finding *finding = reasoning->finding;
    if (finding->reason_count == reasoning->capacity) {
        size_t capacity = reasoning->capacity ? reasoning->capacity * 2 : 4;
        struct reason *more = realloc(finding->reasons, capacity * sizeof *more);
        if (!more)
            return NULL;
        reasoning->capacity = capacity;
        finding->reasons = more;
    }
    return &finding->reasons[finding->reason_count];
}

/* Only what is known speaks: hidden detail and other questionnaires' tests say nothing. */
static bool speaks(const struct findings *findings, const struct condition_test *test, bool decided)
{
    if (test->reference.kind != REFERENCE_QUESTION)
        return false;
    struct condition_view view = view_of(findings, false);
    struct fact fact = view.fact(view.context, test->reference);
    if (fact.state == FACT_HIDDEN)
        return false;
    return !decided || fact.state != FACT_BLANK;
}

static void add_reason(void *context, const struct condition_test *test, enum truth truth)
{
    struct reasoning *reasoning = context;
    const struct findings *findings = reasoning->findings;
    bool decided = status_entry(reasoning->finding->proposed)->ruled;
    (void)truth;
    if (!speaks(findings, test, decided))
        return;
    struct text words = {0};
    applies_describe(findings->applies, test, &words);
    char *string = text_take(&words);
    struct reason *reason = NULL;
    if (string && (!*string || known_already(reasoning->finding, string))) {
        free(string);
        return;
    }
    if (string)
        reason = grow(reasoning);
    if (!reason) {
        free(string);
        reasoning->findings->failed = true;
        return;
    }
    const struct catalogue *catalogue = assessment_catalogue(applies_assessment(findings->applies));
    *reason = (struct reason){catalogue->questions[test->reference.index], string};
    reasoning->finding->reason_count++;
}

/* The tests of all rules up to the one that counted: those before it were looked at too. */
static void explain(struct findings *findings, struct finding *finding,
                    const struct status_rule *last)
{
    struct reasoning reasoning = {.findings = findings, .finding = finding};
    struct condition_view view = view_of(findings, false);
    for (const struct status_rule *rule = finding->capability->rules; last && rule <= last; rule++)
        if (rule->when)
            condition_walk(rule->when, &view, add_reason, &reasoning);
}

/* The coordinator may set a capability down from in place to partly, and a provision to any level:
   the level is proposed from the sub-points, and reading the law is theirs. */
static void apply_override(const struct findings *findings, struct finding *finding)
{
    const struct override *override =
        assessment_override(applies_assessment(findings->applies), finding->capability);
    enum unit unit = finding->capability->domain->questionnaire->unit;
    if (!override || (unit != UNIT_PROVISION && finding->proposed != STATUS_IN_PLACE))
        return;
    finding->status = status_of_word(unit, override->status)->status;
    finding->override_reason = override->reason;
}

/* Decided when first asked for, since a rule may look at other findings. One that looks at itself
   in a circle finds itself not answered. */
static void settle(const struct findings *findings, size_t index)
{
    struct finding *finding = &findings->items[index];
    if (findings->settled[index] != SETTLED_NOT)
        return;
    findings->settled[index] = SETTLED_ON_THE_WAY;
    finding->status = STATUS_NOT_ANSWERED;
    if (assessment_leaves_out_status(applies_assessment(findings->applies), finding->capability)) {
        finding->proposed = finding->status;
        finding->left_out = true;
        findings->settled[index] = SETTLED_DONE;
        return;
    }
    const struct status_rule *rule = decide(findings, finding->capability, &finding->proposed);
    finding->status = finding->proposed;
    findings->settled[index] = SETTLED_DONE;
    apply_override(findings, finding);
    finding->rule = rule;
}

/* ---- contradictions ---- */

static void note_contradiction(struct findings *findings, const struct contradiction *contradiction)
{
    if (findings_contradicts(findings, contradiction) != TRUTH_TRUE ||
        findings_leave_out(findings, contradiction->when))
        return;
    const struct contradiction **more =
        reallocarray(findings->contradictions, findings->contradiction_count + 1, sizeof(*more));
    if (!more) {
        findings->failed = true;
        return;
    }
    findings->contradictions = more;
    more[findings->contradiction_count++] = contradiction;
}

static void find_contradictions(struct findings *findings,
                                const struct questionnaire *questionnaire)
{
    if (!assessment_has(applies_assessment(findings->applies), questionnaire))
        return;
    for (size_t i = 0; i < questionnaire->domain_count; i++) {
        const struct domain *domain = questionnaire->domains[i];
        for (size_t j = 0; j < domain->contradiction_count; j++)
            note_contradiction(findings, &domain->contradictions[j]);
    }
}

/* ---- all of them ---- */

struct findings *findings_new(const struct applies *applies)
{
    const struct catalogue *catalogue = assessment_catalogue(applies_assessment(applies));
    struct findings *findings = calloc(1, sizeof *findings);
    if (!findings)
        return NULL;
    findings->applies = applies;
    findings->items = calloc(catalogue->capability_count + 1, sizeof *findings->items);
    findings->settled = calloc(catalogue->capability_count + 1, 1);
    if (!findings->items || !findings->settled) {
        findings_free(findings);
        return NULL;
    }
    for (size_t i = 0; i < catalogue->capability_count; i++)
        findings->items[i].capability = catalogue->capabilities[i];
    for (size_t i = 0; i < catalogue->capability_count; i++) {
        settle(findings, i);
        explain(findings, &findings->items[i], findings->items[i].rule);
    }
    for (size_t i = 0; i < catalogue->questionnaire_count; i++)
        find_contradictions(findings, catalogue->questionnaires[i]);
    if (!findings->failed)
        return findings;
    findings_free(findings);
    return NULL;
}

void findings_free(struct findings *findings)
{
    if (!findings)
        return;
    const struct catalogue *catalogue = assessment_catalogue(applies_assessment(findings->applies));
    for (size_t i = 0; findings->items && i < catalogue->capability_count; i++) {
        struct finding *finding = &findings->items[i];
        for (size_t r = 0; r < finding->reason_count; r++)
            free(finding->reasons[r].words);
        free(finding->reasons);
    }
    free(findings->items);
    free(findings->settled);
    free(findings->contradictions);
    free(findings);
}

const struct finding *findings_of(const struct findings *findings,
                                  const struct capability *capability)
{
    return &findings->items[capability->index];
}

const struct applies *findings_applies(const struct findings *findings)
{
    return findings->applies;
}

void finding_because(const struct finding *finding, struct text *out)
{
    for (size_t i = 0; i < finding->reason_count; i++) {
        const char *joint = i == 0 ? "" : i + 1 == finding->reason_count ? _(" and ") : ", ";
        text_append_format(out, "%s%s", joint, finding->reasons[i].words);
    }
}

size_t findings_count(const struct findings *findings, const struct domain *domain,
                      enum status status)
{
    const struct assessment *assessment = applies_assessment(findings->applies);
    const struct catalogue *catalogue = assessment_catalogue(assessment);
    size_t count = 0;
    for (size_t i = 0; i < catalogue->capability_count; i++) {
        const struct capability *capability = catalogue->capabilities[i];
        bool counts = domain ? capability->domain == domain
                             : assessment_has(assessment, capability->domain->questionnaire);
        count += counts && findings->items[i].status == status;
    }
    return count;
}

bool findings_leave_out(const struct findings *findings, const struct condition *condition)
{
    return assessment_leaves_out_condition(applies_assessment(findings->applies), condition);
}

enum truth findings_evaluate(const struct findings *findings, const struct condition *condition)
{
    struct condition_view view = view_of(findings, false);
    return condition_evaluate(condition, &view);
}

void findings_walk(const struct findings *findings, const struct condition *condition,
                   condition_visit *visit, void *context)
{
    struct condition_view view = view_of(findings, false);
    condition_walk(condition, &view, visit, context);
}

/* ---- in words ---- */

static void describe_status(const struct findings *findings, size_t index, struct text *out)
{
    const struct finding *finding = &findings->items[index];
    text_append_format(out, _("%s: %s"), finding->capability->title,
                       _(status_entry(finding->status)->title));
}

static void describe_reference(const struct findings *findings, struct reference reference,
                               struct text *out)
{
    const struct condition_test test = {.operator= TEST_IS, .reference = reference};
    if (reference.kind == REFERENCE_FINDING)
        describe_status(findings, reference.index, out);
    else if (reference.kind == REFERENCE_QUESTION)
        applies_describe(findings->applies, &test, out);
}

/* "B3.mandatory-reporting is “No” (Internet service providers must report: partly in force)": of
   what it is taken from, that which made it so. */
static void describe_taken(const struct findings *findings, const struct question *question,
                           struct text *out)
{
    enum taken all = taken_all(findings, question);
    const struct option *option =
        all == TAKEN_OPEN ? NULL : question_option(question, all == TAKEN_FULL ? "yes" : "no");
    const char *joint = " (";
    if (option)
        text_append_format(out, _("%s is “%s”"), question->label, option->text);
    else
        text_append_format(out, _("%s is not known"), question->label);
    for (size_t i = 0; i < question->taken_count; i++) {
        if (taken_one(findings, question->taken_from[i]) != all)
            continue;
        text_append(out, joint);
        describe_reference(findings, question->taken_from[i], out);
        joint = "; ";
    }
    text_append(out, ")");
}

void findings_describe(const struct findings *findings, const struct condition_test *test,
                       struct text *out)
{
    const struct catalogue *catalogue = assessment_catalogue(applies_assessment(findings->applies));
    const struct question *question = test->reference.kind == REFERENCE_QUESTION
                                          ? catalogue->questions[test->reference.index]
                                          : NULL;
    if (test->reference.kind == REFERENCE_FINDING)
        describe_status(findings, test->reference.index, out);
    else if (question && applies_asked(findings->applies, question) == ASKED_ELSEWHERE)
        describe_taken(findings, question, out);
    else if (question)
        applies_describe(findings->applies, test, out);
}

enum truth findings_counted(const struct findings *findings, const struct figure *figure)
{
    return figure->counts && !findings_leave_out(findings, figure->counts)
               ? findings_evaluate(findings, figure->counts)
               : TRUTH_UNDECIDED;
}

enum truth findings_contradicts(const struct findings *findings,
                                const struct contradiction *contradiction)
{
    return findings_evaluate(findings, contradiction->when);
}

size_t findings_contradictions(const struct findings *findings,
                               const struct contradiction *const **list)
{
    *list = findings->contradictions;
    return findings->contradiction_count;
}
