/*
 * assessment: one country's answers, in memory and as a file.
 *
 * Answers live beside the catalogue they answer to; changing one never touches another. Questions
 * this program does not know, and keys newer than it, are kept and written back as they were.
 * Decides nothing about which questions apply: that is applies.h.
 *
 * The file is mnr-assess(5).
 */
#ifndef CORE_RECORD_ASSESSMENT_H
#define CORE_RECORD_ASSESSMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/error.h"
#include "core/base/limits.h"
#include "core/base/text.h"
#include "core/base/yaml_tree.h"
#include "core/catalogue/catalogue.h"

enum answer_state {
    ANSWER_UNANSWERED,
    ANSWER_ANSWERED,
    ANSWER_UNKNOWN,
    ANSWER_NOT_APPLICABLE,
};

enum sensitivity { SENSITIVITY_DEFAULT, SENSITIVITY_YES, SENSITIVITY_NO };

struct held_source { /* a document that proves an answer: where it is, never what is in it */
    char *title;
    char *date;
    char *held;
    bool internal;                  /* must stay out of whatever is shared */
    const struct yaml_node *origin; /* where it was read: keys we do not know are written back */
};

/* One answer. As part of an assessment its strings belong to that; as a draft of the caller's own
   they belong to the caller (answer_free). NULL strings mean "none". */
struct answer {
    enum answer_state state;
    char *value;   /* gate, choice, tick, criterion, text, number, date, country; and the words
                      that describe "other" in a list */
    char **values; /* many and picks: option ids or "none"; year and contact: one a field */
    size_t value_count;
    char *seen;   /* of a list: the version whose options a person has looked through, or "no" where
                     nobody has; NULL: that of the record, as in files of 0.1.0 */
    char *reason; /* why not applicable */
    char *note;
    struct held_source *sources;
    size_t source_count;
    bool later;
    enum sensitivity sensitive;
    char *by; /* id of a respondent */
    char *at; /* UTC, "2026-11-21T10:00:00Z" */
};

struct respondent {
    char *id;
    char *organisation;
    const struct yaml_node *origin; /* as for a source */
};

/* A status that the coordinator set, other than the proposed one. */
struct override {
    char *capability; /* its id */
    char *status;     /* its word */
    char *reason;
};

struct assessment;

/* ---- making, reading, writing ---- */

struct assessment_options {
    const char *country; /* alpha-3, or NULL for not said yet */
    const char *title;   /* NULL: made from the country and the year */
    enum depth depth;
    const char *instruments; /* "mnr,law"; NULL for all there are */
};

/* A new assessment with nothing answered. `catalogue` must outlive it. */
struct assessment *assessment_new(const struct catalogue *catalogue,
                                  const struct assessment_options *options, struct error *error);

/* Reads an assessment. `problems` gets everything that is wrong with it, with line and column;
   warnings (an answer to a question that no longer exists) do not prevent reading. NULL on any
   error, and then nothing was changed anywhere. */
struct assessment *assessment_load(const struct catalogue *catalogue, const char *path,
                                   struct problems *problems);

/* The same from bytes, behind which a NUL stands; `path` is only for messages. */
struct assessment *assessment_parse(const struct catalogue *catalogue, const char *path,
                                    const char *bytes, size_t length, struct problems *problems);

void assessment_free(struct assessment *assessment);

/* Appends the file's text. */
bool assessment_write(const struct assessment *assessment, struct text *out, struct error *error);

/* Saves to where it was loaded from or created, durably; the revision goes up by one when
   something changed since. Nothing is written when nothing changed. ERROR_CONFLICT when somebody
   else changed the file meanwhile, ERROR_GONE when there is none any more. Answers in memory stay
   as they are whatever happens. */
bool assessment_save(struct assessment *assessment, struct error *error);

/* Saves to a new file, which becomes the assessment's own. Never overwrites. */
bool assessment_create(struct assessment *assessment, const char *path, struct error *error);

/* ---- about it ---- */

const struct catalogue *assessment_catalogue(const struct assessment *assessment);
const char *assessment_path(const struct assessment *assessment); /* "" before it is saved */
const char *assessment_id(const struct assessment *assessment);
const char *assessment_country(const struct assessment *assessment); /* alpha-3 or "" */
const char *assessment_title(const struct assessment *assessment);

/* What the file held when it was last read or written here, ended by NUL: what changes since are
   measured against. NULL when there was none. Belongs to the assessment. */
const char *assessment_saved(const struct assessment *assessment, size_t *length);

long assessment_revision(const struct assessment *assessment);

/* Writes the SHA-256 of the file as it was last read or written here, in 64 hexadecimal digits and
   NUL: what sha256sum says of it. False when there is no file. */
bool assessment_digest(const struct assessment *assessment, char hex[65]);
bool assessment_is_changed(const struct assessment *assessment); /* since it was last saved */
bool assessment_has(const struct assessment *assessment, const struct questionnaire *questionnaire);

/* The version of a questionnaire that the file names; "" when it names none. */
const char *assessment_version(const struct assessment *assessment,
                               const struct questionnaire *questionnaire);

/* How many questions of a questionnaire are answered (unknown and not applicable counted), whether
   it is in use or not. */
size_t assessment_answers_to(const struct assessment *assessment,
                             const struct questionnaire *questionnaire);

/* Appends the ids of those in use: "mnr,law". */
void assessment_list_instruments(const struct assessment *assessment, struct text *out);

/* Takes exactly the questionnaires of a list into use ("mnr,law", NULL for all there are). No
   answer is lost: those of others stay in the file, are not asked and count for nothing, and come
   back with their questionnaire. False, with nothing changed, when it names none or another. */
bool assessment_set_instruments(struct assessment *assessment, const char *list,
                                struct error *error);

/* Sets the country (alpha-3, any case), and with it the answer to the question that asks for it. */
bool assessment_set_country(struct assessment *assessment, const char *code, struct error *error);

/* Makes the country not said yet; answers stay as they are. */
bool assessment_forget_country(struct assessment *assessment, struct error *error);

bool assessment_set_title(struct assessment *assessment, const char *title, struct error *error);

/* Where the coordinator stopped: id of a question, or "". Kept in the file. */
const char *assessment_place(const struct assessment *assessment);
bool assessment_set_place(struct assessment *assessment, const char *question_id);

/* How deep to ask: in general, or for one capability (NULL for in general). */
enum depth assessment_depth(const struct assessment *assessment,
                            const struct capability *capability);
bool assessment_set_depth(struct assessment *assessment, const struct capability *capability,
                          enum depth depth, struct error *error);

/* The word of a depth ("core") and back; false when there is no such word. */
const char *depth_word(enum depth depth);
bool depth_from_word(const char *word, enum depth *depth);

size_t assessment_respondents(const struct assessment *assessment,
                              const struct respondent **respondents);
bool assessment_add_respondent(struct assessment *assessment, const char *id,
                               const char *organisation, struct error *error);

/* Takes one out of the list; answers that name it go on doing so. */
void assessment_remove_respondent(struct assessment *assessment, const char *id);

/* Who answers now: id of a respondent, or "". */
const char *assessment_speaker(const struct assessment *assessment);

/* Who answers from now on (the `by` of new answers); NULL or "" for nobody in particular. */
bool assessment_set_speaker(struct assessment *assessment, const char *respondent_id,
                            struct error *error);

/* Ids of answered questions that this program does not know, in the order of the file. */
size_t assessment_strangers(const struct assessment *assessment, const char *const **ids);

/* ---- copies for sharing ---- */

/* A copy with nothing in it that must not travel: no people, times, notes, internal sources, keys
   and answers that are not known here; of personal and sensitive answers nothing but that they are;
   no answer to what is asked only because of such a one, and no status that the coordinator set
   where its rules look at one. sharing.h finishes it. NULL when there is no memory. */
struct assessment *assessment_shared(const struct assessment *whole, struct error *error);

/* What such a copy leaves out, whatever the answers are: the answer to a question, and whether it
   is asked; a status; whatever hangs on a condition that looks at either; the country. A record
   that is whole is no copy and leaves out nothing. */
bool assessment_is_shared(const struct assessment *assessment);
bool assessment_leaves_out(const struct assessment *assessment, const struct question *question);
bool assessment_leaves_out_status(const struct assessment *assessment,
                                  const struct capability *capability);
bool assessment_leaves_out_condition(const struct assessment *assessment,
                                     const struct condition *condition);
bool assessment_leaves_out_country(const struct assessment *assessment);

/* ---- answers ---- */

/* Never NULL: an unanswered one when there is nothing. Belongs to the assessment and holds until
   the next change. */
const struct answer *assessment_answer(const struct assessment *assessment,
                                       const struct question *question);

/* Where the answer stood in the file; 0 when it is new. */
size_t assessment_answer_line(const struct assessment *assessment, const struct question *question);

/* Replaces the answer by a copy of `draft`, after answer_check; `by` and `at` are set here. Where
   the draft of a list does not say whether it was looked through, that stays as it was; of a new
   one nobody has said so. On an error the old answer stands. */
bool assessment_set_answer(struct assessment *assessment, const struct question *question,
                           const struct answer *draft, struct error *error);

/* The same with an answer from before, which is again that of who gave it. */
bool assessment_restore_answer(struct assessment *assessment, const struct question *question,
                               const struct answer *before, struct error *error);

/* The same with an answer from elsewhere, which goes on being that of who gave it (`by`), when
   (`at`); where it does not say so, as assessment_set_answer. One that is there already stays as it
   is. */
bool assessment_import_answer(struct assessment *assessment, const struct question *question,
                              const struct answer *given, struct error *error);

/* Whether the answer must stay out of a shared report. */
bool answer_is_sensitive(const struct question *question, const struct answer *answer);

/* Whether `draft` is a possible answer: values that the kind takes, a reason for not applicable,
   "none" alone, valid UTF-8, and words that can be seen where words belong. */
bool answer_check(const struct question *question, const struct answer *draft, struct error *error);

/* The two halves of that. A file may fail in the second: words that cannot be seen were taken once,
   and keep nobody from the others. */
bool answer_check_form(const struct question *question, const struct answer *draft,
                       struct error *error);
bool answer_check_words(const struct question *question, const struct answer *draft,
                        struct error *error);

/* Puts what was typed into the form that is kept: numbers, dates and years in ASCII digits
   (number.h), a country as its code (country.h). What is none of these stays, for answer_check to
   refuse. False when there is no memory. */
bool answer_tidy(const struct question *question, struct answer *draft);

/* A copy of the caller's own, to change and hand to assessment_set_answer. */
bool answer_copy(struct answer *copy, const struct answer *answer);
void answer_free(struct answer *answer);
bool answer_equal(const struct answer *one, const struct answer *other);

/* Changes the state of a draft and drops what does not go with it: values unless answered, the
   reason unless not applicable. Notes, sources and flags stay. */
void answer_set_state(struct answer *draft, enum answer_state state);

/* Whether a text may stand in an assessment: UTF-8, and no longer than limits.h allows. */
bool answer_check_text(const char *text, struct error *error);

/* Replaces one string of a draft (NULL clears it). Returns false when there is no memory. */
bool answer_replace(char **string, const char *by);

/* Makes what was typed one of a draft's texts: a blank one is none, and line ends at its end, which
   say nothing, are left out. Returns false when there is no memory. */
bool answer_write(char **string, const char *typed);

/* Puts a document that proves the answer at `index` of a draft's sources, or after the last, where
   it is not put when it is among them already. Blank strings count as none; a date is kept in ASCII
   digits, other words about when as they are. Returns false when there is no memory. */
bool answer_put_source(struct answer *draft, size_t index, const char *title, const char *date,
                       const char *held);

/* The index of that document: its title, date and where it is held, each the same as fold.h has it,
   however many blanks stand in it. The count of sources when it is not there. */
size_t answer_find_source(const struct answer *draft, const char *title, const char *date,
                          const char *held);
void answer_remove_source(struct answer *draft, size_t index);

/* Flips whether the draft must stay out of a shared report. */
void answer_flip_sensitive(const struct question *question, struct answer *draft);

/* Ticks or clears an option of a draft, keeping the options' order and what excludes what. */
bool answer_tick(const struct question *question, struct answer *draft, const char *option,
                 bool on);
bool answer_has(const struct answer *answer, const char *option);

/* Whether the answer is "none", which stands alone. */
bool answer_is_none(const struct answer *answer);

/* Says of a list that it was looked through, with the options that it has now, or that it was not.
   "none", what excludes all others, and answer_from_words say so by themselves. False when there is
   no memory. */
bool answer_look_through(const struct question *question, struct answer *draft, bool through);

/* The version of the questionnaire under which an answered list was looked through, "no" where it
   was not; files of before say it by the version that the record names. NULL for every other
   answer. */
const char *assessment_seen(const struct assessment *assessment, const struct question *question,
                            const struct answer *answer);

/* Whether an answered list tells what is not ticked, too: somebody has looked through all options
   that it has now, it is not flagged to come back to, and it is no answer in words only. True of
   what is no list. */
bool assessment_is_looked_through(const struct assessment *assessment,
                                  const struct question *question, const struct answer *answer);

/* The words for a state in files and JSON ("not-applicable") and its title, translated. */
const char *answer_state_word(enum answer_state state);
const char *answer_state_title(enum answer_state state);

/* ---- statuses the coordinator set ---- */

const struct override *assessment_override(const struct assessment *assessment,
                                           const struct capability *capability);

/* Capabilities only down, from in place to partly; the level of a provision to any other level.
   Always with a reason; status and reason NULL take it back. findings.h asks this after the
   rules. */
bool assessment_set_override(struct assessment *assessment, const struct capability *capability,
                             const char *status, const char *reason, struct error *error);

/* Whether such a status may be set, for such a reason; neither is NULL. */
bool assessment_check_override(const struct capability *capability, const char *status,
                               const char *reason, struct error *error);

#endif
