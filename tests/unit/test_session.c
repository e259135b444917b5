/* One record being worked on: opened, held, saved, brought together with what others wrote, and
   what an earlier run kept for it. Nobody sits before a screen: a list answers what is asked. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/safety/recovery.h"
#include "session/draft_writer.h"
#include "session/hold.h"
#include "session/open.h"
#include "session/recover.h"
#include "session/save.h"
#include "tests/unit/suites.h"
#include "tests/unit/support.h"

/* ---- who answers ---- */

/* Takes the choice whose label has the next of its answers in it; leaves where that is "". */
struct person {
    const char *const *answers; /* the last is NULL */
    size_t asked;
    struct text heard; /* titles of what was asked, and what was said, a line each */
    bool typing;
    bool reopened;
};

static const char *next_answer(struct person *person, const char *title)
{
    const char *answer = person->answers ? person->answers[person->asked] : NULL;
    text_append_format(&person->heard, "%s\n", title);
    CHECK(answer != NULL, "nothing more is to be asked: %s", title);
    person->asked += answer != NULL;
    return answer ? answer : "";
}

static int choose(void *context, const char *title, const char *text,
                  const struct asker_choice *choices, size_t count, int initial)
{
    (void)text;
    (void)initial;
    const char *answer = next_answer(context, title);
    for (size_t i = 0; *answer && i < count; i++)
        if (strstr(choices[i].label, answer))
            return (int)i;
    CHECK(!*answer, "“%s” is offered: %s", answer, title);
    return ASKER_LEFT;
}

static bool line(void *context, const char *title, const char *text, const char *initial,
                 struct text *line)
{
    (void)text;
    (void)initial;
    const char *answer = next_answer(context, title);
    text_append(line, answer);
    return *answer;
}

static void say(void *context, const char *text)
{
    struct person *person = context;
    text_append_format(&person->heard, "%s\n", text);
}

static bool is_typing(void *context)
{
    const struct person *person = context;
    return person->typing;
}

static bool is_free(void *context)
{
    return !is_typing(context);
}

static void keep_nothing(void *context)
{
    (void)context;
}

static bool typed_nothing(void *context, struct typing *typing, const char *texts[DRAFT_TEXTS])
{
    (void)context;
    (void)typing;
    (void)texts;
    return false;
}

static bool put_back(void *context, const struct question *question, const char *const *texts,
                     size_t count)
{
    (void)question;
    (void)count;
    say(context, texts[0]);
    return true;
}

static void show(void *context, const struct question *question,
                 const struct capability *capability)
{
    (void)context;
    (void)question;
    (void)capability;
}

static void reopened(void *context)
{
    struct person *person = context;
    person->reopened = true;
}

/* ---- a record that is worked on ---- */

struct work {
    char folder[64];
    char *path;
    struct person person;
    struct asker asker;
    struct session session;
};

static void open_work(struct work *work)
{
    struct error error = {0};
    CHECK(session_open(&work->session, work->path, NULL, &error), "opened: %s", error.problem);
}

/* A saved record, opened. */
static void begin(struct work *work)
{
    struct error error;
    *work = (struct work){.session = {.catalogue = test_small(), .asker = &work->asker}};
    work->asker = (struct asker){.context = &work->person,
                                 .choose = choose,
                                 .line = line,
                                 .say = say,
                                 .is_typing = is_typing,
                                 .is_free = is_free,
                                 .keep = keep_nothing,
                                 .has_unkept = is_typing,
                                 .typed = typed_nothing,
                                 .put_back = put_back,
                                 .show = show,
                                 .reopened = reopened};
    test_folder(work->folder);
    setenv("XDG_STATE_HOME", work->folder, 1);
    work->path = test_path(work->folder, "nor.yaml");
    struct assessment *record = test_assessment(test_small());
    test_answer(record, "t.gate=yes; t.text=First");
    CHECK(assessment_create(record, work->path, &error), "a record: %s", error.problem);
    assessment_free(record);
    open_work(work);
}

static void end(struct work *work)
{
    session_release(&work->session);
    session_close(&work->session);
    draft_writer_end();
    free(work->session.noted);
    text_free(&work->person.heard);
    unsetenv("XDG_STATE_HOME");
    test_folder_remove(work->folder);
    free(work->path);
}

static void expect(struct work *work, const char *const *answers)
{
    work->person.answers = answers;
    work->person.asked = 0;
    text_free(&work->person.heard);
    text_append(&work->person.heard, "");
}

static void answer(struct work *work, const char *question, const char *value)
{
    struct answer draft;
    struct error error;
    const struct question *asked = test_question(test_small(), question);
    CHECK(answer_copy(&draft, session_answer(&work->session, asked)), "a draft");
    answer_set_state(&draft, ANSWER_ANSWERED);
    answer_replace(&draft.value, value);
    CHECK(session_set_answer(&work->session, asked, &draft, false, &error), "%s: %s", question,
          error.problem);
    answer_free(&draft);
}

/* Somebody else changes the file. */
static void answer_elsewhere(const struct work *work, const char *answers)
{
    struct problems problems = {0};
    struct error error;
    struct assessment *other = assessment_load(test_small(), work->path, &problems);
    test_answer(other, answers);
    CHECK(assessment_save(other, &error), "by somebody else: %s", error.problem);
    assessment_free(other);
    problems_free(&problems);
}

static void check_file(const char *path, const char *question, const char *value)
{
    struct problems problems = {0};
    struct assessment *now = assessment_load(test_small(), path, &problems);
    CHECK_TEXT(now ? assessment_answer(now, test_question(test_small(), question))->value : NULL,
               value, "%s in the file", question);
    assessment_free(now);
    problems_free(&problems);
}

#define ANSWERS(...)                                                                               \
    (const char *const[])                                                                          \
    {                                                                                              \
        __VA_ARGS__, NULL                                                                          \
    }

/* ---- who has it open ---- */

/* Another process holds the file while `check` runs. */
static void while_held(struct work *work, void (*check)(struct work *work))
{
    int begun[2] = {-1, -1};
    int ended[2] = {-1, -1};
    char byte = 0;
    CU_ASSERT_FATAL(pipe(begun) == 0 && pipe(ended) == 0);
    pid_t other = fork();
    if (other == 0) {
        struct lock *lock;
        struct lock_holder holder;
        bool held = lock_take(work->path, false, &lock, &holder) && lock;
        close(ended[1]);
        if (write(begun[1], held ? "y" : "n", 1) != 1 || read(ended[0], &byte, 1) < 0)
            _exit(1);
        lock_release(lock);
        _exit(0);
    }
    CHECK(read(begun[0], &byte, 1) == 1 && byte == 'y', "somebody else has it open");
    check(work);
    close(ended[1]);
    waitpid(other, NULL, 0);
    close(ended[0]);
    close(begun[0]);
    close(begun[1]);
}

static void check_looking(struct work *work)
{
    expect(work, ANSWERS("Look only"));
    CHECK(session_hold(&work->session), "who looks stays");
    CHECK(work->session.looking && !work->session.lock, "without the lock");
    struct error error;
    struct answer draft = {.state = ANSWER_UNKNOWN};
    CHECK(!session_set_answer(&work->session, test_question(test_small(), "t.gate"), &draft, false,
                              &error),
          "and changes nothing");
    CHECK_HAS(error.problem, "only looking", "is told");
    expect(work, ANSWERS("Leave"));
    CHECK(!session_hold(&work->session), "who leaves does not stay");
    expect(work, ANSWERS(""));
    CHECK(!session_hold(&work->session), "nor who decides nothing");
    expect(work, ANSWERS("Take it over"));
    CHECK(session_hold(&work->session) && !work->session.looking, "who takes it over works on it");
}

static void test_held_by_somebody_else(void)
{
    struct work work;
    begin(&work);
    while_held(&work, check_looking);
    end(&work);
}

/* ---- conflicts ---- */

static void test_what_does_not_contradict_is_merged(void)
{
    struct work work;
    begin(&work);
    answer_elsewhere(&work, "t.text=Theirs");
    answer(&work, "t.gate", "no");
    expect(&work, NULL);
    session_settle(&work.session, true);
    CHECK(work.session.settled && !work.session.trouble, "saved");
    CHECK_HAS(work.person.heard.data, "1 change of theirs is taken in", "and told");
    check_file(work.path, "t.gate", "no");
    check_file(work.path, "t.text", "Theirs");
    end(&work);
}

/* `wishes` are taken at the save; then `value` is in the file. */
static void check_conflict(const char *const *wishes, const char *value, bool settled)
{
    struct work work;
    begin(&work);
    answer_elsewhere(&work, "t.text=Theirs");
    answer(&work, "t.text", "Mine");
    expect(&work, wishes);
    session_save_now(&work.session);
    CHECK_HAS(work.person.heard.data, "The file was changed by someone else", "it is asked");
    CHECK(!work.person.answers[work.person.asked], "all is asked");
    CHECK(work.session.trouble != settled, "%s: saved", value);
    check_file(work.path, "t.text", value);
    end(&work);
}

static void test_conflicts(void)
{
    check_conflict(ANSWERS("Go through what differs", "Mine"), "Mine", true);
    check_conflict(ANSWERS("Go through what differs", "The one in the file"), "Theirs", true);
    check_conflict(ANSWERS("Go through what differs", ""), "Theirs", false);
    check_conflict(ANSWERS("Take what is on disk"), "Theirs", true);
    check_conflict(ANSWERS("Go on without saving"), "Theirs", false);
    check_conflict(ANSWERS(""), "Theirs", false);
}

static void test_kept_under_another_name(void)
{
    struct work work;
    begin(&work);
    char *other = test_path(work.folder, "nor-2.yaml");
    answer_elsewhere(&work, "t.text=Theirs");
    answer(&work, "t.text", "Mine");
    expect(&work, ANSWERS("Keep mine under another name", other));
    session_save_now(&work.session);
    check_file(work.path, "t.text", "Theirs");
    check_file(other, "t.text", "Mine");
    CHECK_TEXT(assessment_path(work.session.assessment), other, "one goes on there");
    free(other);
    end(&work);
}

/* A box would take keys that were meant for the text. */
static void test_who_types_is_not_asked(void)
{
    struct work work;
    begin(&work);
    answer_elsewhere(&work, "t.text=Theirs");
    answer(&work, "t.text", "Mine");
    work.person.typing = true;
    expect(&work, NULL);
    session_settle(&work.session, true);
    CHECK_HAS(work.person.heard.data, "Not saved:", "it is only said");
    work.person.typing = false;
    expect(&work, ANSWERS(""));
    session_settle(&work.session, true);
    CHECK_COUNT(work.person.asked, 1, "asked when they are done");
    end(&work);
}

/* ---- what cannot be saved ---- */

static void test_a_file_that_is_gone(void)
{
    struct work work;
    begin(&work);
    CHECK_COUNT(unlink(work.path), 0, "moved away");
    answer(&work, "t.text", "Mine");
    expect(&work, ANSWERS("Go on without saving"));
    session_settle(&work.session, true);
    CHECK(work.session.trouble && work.session.spared, "it is kept beside");
    expect(&work, ANSWERS("Go on without saving", "Do not quit yet"));
    CHECK(!session_before_leaving(&work.session), "and one does not quit unasked");
    expect(&work, ANSWERS("Write the file there again"));
    session_save_now(&work.session);
    CHECK(!work.session.trouble && !work.session.spared, "until it is there again");
    check_file(work.path, "t.text", "Mine");
    end(&work);
}

/* Leaves answers that could not be saved, and opens the record again. */
static void leave_unsaved(struct work *work)
{
    begin(work);
    char *away = test_path(work->folder, "away.yaml");
    CHECK_COUNT(rename(work->path, away), 0, "moved away");
    answer(work, "t.text", "Not saved");
    CHECK(!session_save(&work->session), "it cannot be saved");
    session_close(&work->session);
    CHECK_COUNT(rename(away, work->path), 0, "back again");
    free(away);
    open_work(work);
}

static size_t count_kept(const struct work *work)
{
    struct kept_list list;
    size_t offered = 0;
    CHECK(kept_find(work->path, assessment_id(work->session.assessment), NULL, &list), "looking");
    for (size_t i = 0; i < list.count; i++)
        offered += kept_is_offered(&list.items[i]);
    kept_free(&list);
    return offered;
}

static void check_offer(const char *const *wishes, const char *value, size_t kept)
{
    struct work work;
    leave_unsaved(&work);
    expect(&work, wishes);
    session_offer_kept(&work.session);
    CHECK_HAS(work.person.heard.data, "Answers that were not saved", "they are offered");
    check_file(work.path, "t.text", value);
    CHECK_COUNT(count_kept(&work), kept, "%s: what is offered the next time", value);
    end(&work);
}

static void test_answers_are_offered(void)
{
    check_offer(ANSWERS("Bring them back"), "Not saved", 0);
    check_offer(ANSWERS("Leave them out"), "First", 0);
    check_offer(ANSWERS(""), "First", 1);
}

void session_suite(void)
{
    static CU_TestInfo tests[] = {
        {"a file that somebody else has open is asked about", test_held_by_somebody_else},
        {"changes that do not contradict are brought together",
         test_what_does_not_contradict_is_merged},
        {"those that do are settled by a person, or stay unsaved", test_conflicts},
        {"both can be kept", test_kept_under_another_name},
        {"who is typing is not asked", test_who_types_is_not_asked},
        {"a file that is gone is asked about until it is saved", test_a_file_that_is_gone},
        {"what could not be saved is offered, and taken only when it is meant",
         test_answers_are_offered},
        CU_TEST_INFO_NULL,
    };
    test_register("session", tests);
}
