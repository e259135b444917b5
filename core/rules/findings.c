#include "core/rules/findings.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/i18n.h"

struct findings {
    const struct applies *applies;
    struct finding *items; /* by capability */
    struct state {
        bool settled;
        bool may_settle;              /* answers that are still to come can decide it */
        const char *words[LEFT_MOST]; /* of what is left */
    } * states;                       /* by capability */
    const struct contradiction **contradictions;
    size_t contradiction_count;
    bool failed;
};

static void settle(const struct findings *findings, size_t index);

/* ---- what conditions see ---- */

/* A finding as a fact: its word where it is decided, otherwise all that it can still be. */
static struct fact finding_fact(const struct findings *findings, size_t index)
{
    const struct finding *finding = &findings->items[index];
    const struct assessment *assessment = applies_assessment(findings->applies);
    if (!assessment_has(assessment, finding->capability->domain->questionnaire))
        return (struct fact){.state = FACT_HIDDEN};
    settle(findings, index);
    const struct status_entry *entry = status_entry(finding->status);
    if (entry->ruled)
        return (struct fact){.state = FACT_ANSWERED,
                             .words = &entry->word,
                             .word_count = 1,
                             .set = finding->override_reason ? entry->word : NULL};
    if (finding->status == STATUS_NOT_APPLICABLE)
        return (struct fact){.state = FACT_NOT_APPLICABLE};
    return (struct fact){.state = finding->status == STATUS_NOT_KNOWN ? FACT_UNKNOWN : FACT_BLANK,
                         .words = findings->states[index].words,
                         .word_count = finding->left_count};
}

static struct fact fact_of(const struct findings *findings, struct reference reference);

enum taken { TAKEN_OPEN, TAKEN_FULL, TAKEN_SHORT };

static bool is_one_of(const char *word, const char *one, const char *other)
{
    return strcmp(word, one) == 0 || strcmp(word, other) == 0;
}

/* What a reference says for a tick that is taken from it. A borderline wording leaves it open, and
   so does a finding that may still be in force. */
static enum taken taken_one(const struct findings *findings, struct reference reference)
{
    struct fact fact = fact_of(findings, reference);
    size_t full = 0;
    size_t open = 0;
    for (size_t i = 0; i < fact.word_count; i++) {
        full += is_one_of(fact.words[i], "yes", "in-force");
        open += strcmp(fact.words[i], "borderline") == 0;
    }
    if (fact.word_count && full == fact.word_count)
        return TAKEN_FULL;
    return fact.word_count && !full && !open ? TAKEN_SHORT : TAKEN_OPEN;
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
    if (reference.kind == REFERENCE_QUESTIONNAIRE)
        return applies_in_use(findings->applies, catalogue->questionnaires[reference.index]);
    const struct question *question = catalogue->questions[reference.index];
    if (question->taken_count && applies_asked(findings->applies, question) == ASKED_ELSEWHERE)
        return taken_fact(findings, question);
    return applies_fact(findings->applies, question);
}

static struct fact fact_for_condition(void *context, struct reference reference)
{
    return fact_of(context, reference);
}

static bool to_come(const struct findings *findings, struct reference reference);

static bool to_come_for_condition(void *context, struct reference reference)
{
    return to_come(context, reference);
}

/* Whether answers that are still to come can decide what is undecided about it. */
static bool to_come(const struct findings *findings, struct reference reference)
{
    const struct catalogue *catalogue = assessment_catalogue(applies_assessment(findings->applies));
    if (reference.kind == REFERENCE_FINDING) {
        settle(findings, reference.index);
        return findings->states[reference.index].may_settle;
    }
    if (reference.kind != REFERENCE_QUESTION)
        return false;
    const struct question *question = catalogue->questions[reference.index];
    if (!question->taken_count || applies_asked(findings->applies, question) != ASKED_ELSEWHERE)
        return applies_to_come(findings->applies, question);
    for (size_t i = 0; i < question->taken_count; i++)
        if (to_come(findings, question->taken_from[i]))
            return true;
    return false;
}

static struct condition_view view_of(const struct findings *findings, bool leave_out)
{
    union {
        const struct findings *constant;
        void *context;
    } self = {.constant = findings};
    return (struct condition_view){.fact = fact_for_condition,
                                   .context = self.context,
                                   .leave_out_not_applicable = leave_out,
                                   .to_come = to_come_for_condition};
}

/* ---- statuses ---- */

enum {
    MAY_BE_FALSE = 1U << TRUTH_FALSE,
    MAY_STAY_UNDECIDED = 1U << TRUTH_UNDECIDED,
    MAY_BE_TRUE = 1U << TRUTH_TRUE,
    MAY_BE_LEFT_OUT = 1U << TRUTH_LEFT_OUT,
};

/* How many statuses its rules can give. */
static size_t count_possible(const struct capability *capability)
{
    unsigned int found = 0;
    size_t count = 0;
    for (size_t i = 0; i < capability->rule_count; i++) {
        unsigned int bit = 1U << capability->rules[i].status;
        count += !(found & bit);
        found |= bit;
    }
    return count;
}

static bool always(void *context, struct reference reference)
{
    (void)context;
    (void)reference;
    return true;
}

/* What is not known, or not asked, counts for nothing below `certainly`, and so one status may be
   all that is left. Where several are, those that it could bring are among them. */
static void find_left(const struct findings *findings, struct finding *finding, struct state *state)
{
    const struct catalogue *catalogue = assessment_catalogue(applies_assessment(findings->applies));
    struct condition_view view = view_of(findings, true);
    struct left left = left_find(catalogue, finding->capability, &view);
    state->may_settle = left.may_settle;
    if (left.count > 1 && left.count < count_possible(finding->capability)) {
        view.to_come = always;
        left = left_find(catalogue, finding->capability, &view);
    }
    finding->rule = left.last;
    finding->left_count = left.count;
    for (size_t i = 0; i < left.count; i++)
        finding->left[i] = left.items[i];
}

struct look {
    const struct findings *findings;
    size_t unknown; /* tests that look at something that is not known */
};

static void look_at_test(void *context, const struct condition_test *test, enum truth truth)
{
    struct look *look = context;
    (void)truth;
    if (test->reference.kind != REFERENCE_ABSENT)
        look->unknown += fact_of(look->findings, test->reference).state == FACT_UNKNOWN;
}

static bool rests_on_unknown(const struct findings *findings, const struct finding *finding)
{
    struct look look = {.findings = findings};
    for (const struct status_rule *rule = finding->capability->rules; rule <= finding->rule; rule++)
        if (rule->when)
            condition_walk(rule->when, NULL, look_at_test, &look);
    return look.unknown > 0;
}

/* One that is left is the status; of several it is said whether an answer is still to come. */
static enum status status_of(const struct findings *findings, const struct finding *finding,
                             const struct state *state)
{
    if (!finding->left_count)
        return STATUS_NOT_APPLICABLE;
    if (finding->left_count == 1)
        return finding->left[0];
    return !state->may_settle && rests_on_unknown(findings, finding) ? STATUS_NOT_KNOWN
                                                                     : STATUS_NOT_ANSWERED;
}

/* The coordinator may set a capability down from in place to partly, and a provision to any level:
   the level is proposed from the sub-points, and reading the law is theirs. */
static bool may_count(const struct finding *finding, enum status status)
{
    enum unit unit = finding->capability->domain->questionnaire->unit;
    if (unit != UNIT_CAPABILITY)
        return unit == UNIT_PROVISION && status_entry(status)->ruled &&
               status_entry(status)->unit == unit;
    return status == STATUS_PARTLY && finding->left_count && finding->left[0] == STATUS_IN_PLACE &&
           finding->left[finding->left_count - 1] <= STATUS_PARTLY;
}

bool finding_may_be_set(const struct finding *finding, enum status status)
{
    return status != finding->proposed && may_count(finding, status);
}

static void apply_override(const struct findings *findings, struct finding *finding)
{
    const struct override *override =
        assessment_override(applies_assessment(findings->applies), finding->capability);
    enum unit unit = finding->capability->domain->questionnaire->unit;
    const struct status_entry *entry = override ? status_of_word(unit, override->status) : NULL;
    if (!entry || !may_count(finding, entry->status))
        return;
    finding->status = entry->status;
    finding->override_reason = override->reason;
}

/* Decided when first asked for, since a rule may look at other findings; circles were refused when
   the questionnaires were loaded. */
static void settle(const struct findings *findings, size_t index)
{
    struct finding *finding = &findings->items[index];
    struct state *state = &findings->states[index];
    if (state->settled)
        return;
    state->settled = true;
    find_left(findings, finding, state);
    finding->left_out =
        assessment_leaves_out_status(applies_assessment(findings->applies), finding->capability);
    for (size_t i = 0; i < finding->left_count; i++)
        state->words[i] = status_entry(finding->left[i])->word;
    finding->proposed =
        finding->left_out ? STATUS_NOT_ANSWERED : status_of(findings, finding, state);
    finding->status = finding->proposed;
    if (!finding->left_out)
        apply_override(findings, finding);
}

/* Whether the rules leave several statuses, and rule others out. */
static bool is_narrowed(const struct finding *finding)
{
    return finding->left_count > 1 && finding->left_count < count_possible(finding->capability);
}

/* ---- reasons ---- */

struct reasoning {
    struct findings *findings;
    struct finding *finding;
    size_t capacity;
    size_t others;  /* tests of other findings */
    size_t open;    /* those that are not decided */
    enum unit unit; /* of other findings; one condition looks at those of one questionnaire */
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

/* Takes the words, which may be NULL; what was said already is not said again. */
static void add_reason(struct reasoning *reasoning, struct text *text,
                       const struct question *question, const struct capability *capability)
{
    char *words = text_take(text);
    struct reason *reason = NULL;
    if (words && (!*words || known_already(reasoning->finding, words))) {
        free(words);
        return;
    }
    if (words)
        reason = grow(reasoning);
    if (!reason) {
        free(words);
        reasoning->findings->failed = true;
        return;
    }
    *reason = (struct reason){question, capability, words};
    reasoning->finding->reason_count++;
}

/* Only what is known speaks, and what is missing where that keeps the finding open: hidden detail
   and other questionnaires' tests say nothing. */
static bool speaks(const struct reasoning *reasoning, const struct fact *fact)
{
    bool decided = status_entry(reasoning->finding->proposed)->ruled;
    return fact->state != FACT_HIDDEN && (!decided || fact->state != FACT_BLANK);
}

static void give_reason(void *context, const struct condition_test *test, enum truth truth)
{
    struct reasoning *reasoning = context;
    const struct findings *findings = reasoning->findings;
    const struct catalogue *catalogue = assessment_catalogue(applies_assessment(findings->applies));
    size_t index = test->reference.index;
    struct condition_view view = view_of(findings, false);
    struct text words = {0};
    bool finding = test->reference.kind == REFERENCE_FINDING;
    if (!finding && test->reference.kind != REFERENCE_QUESTION)
        return;
    struct fact fact = view.fact(view.context, test->reference);
    if (!speaks(reasoning, &fact))
        return;
    if (finding) {
        reasoning->unit = catalogue->capabilities[index]->domain->questionnaire->unit;
        reasoning->others++;
    }
    if (finding && truth == TRUTH_UNDECIDED && fact.state == FACT_BLANK) {
        reasoning->open++;
        return;
    }
    findings_describe(findings, test, &words);
    add_reason(reasoning, &words, finding ? NULL : catalogue->questions[index],
               finding ? catalogue->capabilities[index] : NULL);
}

static enum status status_of_reason(const struct findings *findings, const struct reason *reason)
{
    return reason->capability ? findings_of(findings, reason->capability)->status
                              : STATUS_NOT_APPLICABLE;
}

/* Takes out the reasons that tell of another finding with that status; returns how many. */
static size_t take_out(struct reasoning *reasoning, enum status status)
{
    struct finding *finding = reasoning->finding;
    size_t kept = 0;
    for (size_t i = 0; i < finding->reason_count; i++) {
        struct reason *reason = &finding->reasons[i];
        bool out = reason->capability && status_of_reason(reasoning->findings, reason) == status;
        if (out)
            free(reason->words);
        else
            finding->reasons[kept++] = *reason;
    }
    size_t count = finding->reason_count - kept;
    finding->reason_count = kept;
    return count;
}

static size_t count_with(const struct reasoning *reasoning, enum status status)
{
    size_t count = 0;
    for (size_t i = 0; i < reasoning->finding->reason_count; i++) {
        const struct reason *reason = &reasoning->finding->reasons[i];
        count += reason->capability && status_of_reason(reasoning->findings, reason) == status;
    }
    return count;
}

/* Of other findings a few are named; of many with the same status it is said how many. */
static void shorten(struct reasoning *reasoning)
{
    enum { MOST_NAMED = 3 };
    size_t status_count;
    const struct status_entry *entries = statuses(&status_count);
    for (size_t i = 0; reasoning->others > MOST_NAMED && i < status_count; i++) {
        struct text many = {0};
        if (count_with(reasoning, entries[i].status) <= MOST_NAMED)
            continue;
        text_append_format(&many, _("%zu %s are %s"), take_out(reasoning, entries[i].status),
                           unit_plural(reasoning->unit), _(entries[i].phrase));
        add_reason(reasoning, &many, NULL, NULL);
    }
    struct text open = {0};
    if (!reasoning->open)
        return;
    if (reasoning->open == 1)
        text_append_format(&open, _("one of the %s is still open"), unit_plural(reasoning->unit));
    else
        text_append_format(&open, _("%zu %s are still open"), reasoning->open,
                           unit_plural(reasoning->unit));
    add_reason(reasoning, &open, NULL, NULL);
}

/* Answers in the order of the questions, then other findings in theirs, then how many of them. */
static size_t place_of(const struct findings *findings, const struct reason *reason)
{
    const struct catalogue *catalogue = assessment_catalogue(applies_assessment(findings->applies));
    if (reason->question)
        return reason->question->index;
    return catalogue->question_count +
           (reason->capability ? reason->capability->index : catalogue->capability_count);
}

static void sort_reasons(const struct findings *findings, struct finding *finding)
{
    for (size_t i = 1; i < finding->reason_count; i++) {
        struct reason moved = finding->reasons[i];
        size_t place = i;
        while (place &&
               place_of(findings, &finding->reasons[place - 1]) > place_of(findings, &moved)) {
            finding->reasons[place] = finding->reasons[place - 1];
            place--;
        }
        finding->reasons[place] = moved;
    }
}

/* What makes each rule that was looked at what it is; while nothing is ruled out, only the first
   that is open, for all the others wait for the same. */
static void explain(struct findings *findings, struct finding *finding)
{
    struct reasoning reasoning = {.findings = findings, .finding = finding};
    struct condition_view view = view_of(findings, true);
    if (finding->left_out)
        return;
    bool brief = finding->left_count > 1 && !is_narrowed(finding);
    for (const struct status_rule *rule = finding->capability->rules; rule <= finding->rule;
         rule++) {
        if (!rule->when)
            continue;
        condition_because(rule->when, &view, give_reason, &reasoning);
        if (brief && condition_outcomes(rule->when, &view) & (MAY_BE_TRUE | MAY_STAY_UNDECIDED))
            break;
    }
    shorten(&reasoning);
    sort_reasons(findings, finding);
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

static struct findings *make_bare(const struct catalogue *catalogue, const struct applies *applies)
{
    struct findings *findings = calloc(1, sizeof *findings);
    if (!findings)
        return NULL;
    findings->applies = applies;
    findings->items = calloc(catalogue->capability_count + 1, sizeof *findings->items);
    findings->states = calloc(catalogue->capability_count + 1, sizeof *findings->states);
    if (!findings->items || !findings->states) {
        findings_free(findings);
        return NULL;
    }
    for (size_t i = 0; i < catalogue->capability_count; i++)
        findings->items[i].capability = catalogue->capabilities[i];
    return findings;
}

struct findings *findings_bare(const struct applies *applies)
{
    return make_bare(assessment_catalogue(applies_assessment(applies)), applies);
}

struct findings *findings_new(const struct applies *applies)
{
    const struct catalogue *catalogue = assessment_catalogue(applies_assessment(applies));
    struct findings *findings = make_bare(catalogue, applies);
    for (size_t i = 0; findings && i < catalogue->capability_count; i++) {
        settle(findings, i);
        explain(findings, &findings->items[i]);
    }
    for (size_t i = 0; findings && i < catalogue->questionnaire_count; i++)
        find_contradictions(findings, catalogue->questionnaires[i]);
    if (!findings || !findings->failed)
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
    free(findings->states);
    free(findings->contradictions);
    free(findings);
}

const struct finding *findings_of(const struct findings *findings,
                                  const struct capability *capability)
{
    settle(findings, capability->index);
    return &findings->items[capability->index];
}

const struct applies *findings_applies(const struct findings *findings)
{
    return findings->applies;
}

static bool is_less(enum status status)
{
    enum standing standing = status_entry(status)->standing;
    return standing == STANDING_PART || standing == STANDING_NONE;
}

bool finding_is_short(const struct finding *finding)
{
    bool less = finding->left_count > 0;
    if (status_entry(finding->status)->ruled)
        return is_less(finding->status);
    for (size_t i = 0; i < finding->left_count; i++)
        less = less && is_less(finding->left[i]);
    return less;
}

/* "Partly in force, drafted or not yet in the law" */
static void list_left(const struct finding *finding, bool sentence, struct text *out)
{
    for (size_t i = 0; i < finding->left_count; i++) {
        const struct status_entry *entry = status_entry(finding->left[i]);
        const char *joint = i == 0 ? "" : i + 1 == finding->left_count ? _(" or ") : ", ";
        text_append_format(out, "%s%s", joint, _(i || !sentence ? entry->phrase : entry->title));
    }
}

bool finding_is_undecided(const struct finding *finding)
{
    return !status_entry(finding->status)->ruled && is_narrowed(finding);
}

void finding_tell_status(const struct finding *finding, struct text *out)
{
    if (!finding_is_undecided(finding)) {
        text_append(out, _(status_entry(finding->status)->title));
        return;
    }
    list_left(finding, true, out);
    text_append(out, finding->status == STATUS_NOT_KNOWN ? _("; not known which")
                                                         : _("; more answers needed"));
}

const char *finding_title(const struct finding *finding)
{
    if (!finding_is_undecided(finding))
        return _(status_entry(finding->status)->title);
    return finding->status == STATUS_NOT_KNOWN ? _("Not known which") : _("More answers needed");
}

void finding_tell_proposed(const struct finding *finding, struct text *out)
{
    if (is_narrowed(finding))
        list_left(finding, false, out);
    else
        text_append(out, _(status_entry(finding->proposed)->phrase));
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

void findings_because_of(const struct findings *findings, const struct condition *condition,
                         condition_visit *visit, void *context)
{
    struct condition_view view = view_of(findings, false);
    condition_because(condition, &view, visit, context);
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
    text_append_format(out, "%s: ", finding->capability->title);
    finding_tell_status(finding, out);
}

/* "Attempt: set to partly in force by the coordinator, who says: “...”" */
static void describe_set(const struct findings *findings, size_t index, struct text *out)
{
    const struct finding *finding = &findings->items[index];
    if (finding->override_reason)
        text_append_format(out, _("%s: set to “%s” by the coordinator, because “%s”"),
                           finding->capability->title, _(status_entry(finding->status)->phrase),
                           finding->override_reason);
    else
        describe_status(findings, index, out);
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

static void describe_use(const struct findings *findings, const struct questionnaire *questionnaire,
                         struct text *out)
{
    bool used = assessment_has(applies_assessment(findings->applies), questionnaire);
    text_append_format(out, used ? _("“%s” is in use") : _("“%s” is not in use"),
                       questionnaire->title);
}

void findings_describe(const struct findings *findings, const struct condition_test *test,
                       struct text *out)
{
    const struct catalogue *catalogue = assessment_catalogue(applies_assessment(findings->applies));
    const struct question *question = test->reference.kind == REFERENCE_QUESTION
                                          ? catalogue->questions[test->reference.index]
                                          : NULL;
    if (test->reference.kind == REFERENCE_FINDING && test->operator== TEST_SET_TO)
        describe_set(findings, test->reference.index, out);
    else if (test->reference.kind == REFERENCE_FINDING)
        describe_status(findings, test->reference.index, out);
    else if (test->reference.kind == REFERENCE_QUESTIONNAIRE)
        describe_use(findings, catalogue->questionnaires[test->reference.index], out);
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
