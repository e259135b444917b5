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
#include "core/record/answer.h"

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
