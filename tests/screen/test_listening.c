/* The wizard as it is heard: with the setting for screen readers, each key says what it did and
   nothing besides. */
#include <stdio.h>

#include "tests/screen/listener.h"
#include "tests/screen/suites.h"
#include "tests/screen/wizard.h"

#define HEARS(keys, expected) CHECK(listener_hears(listener, keys, expected))
#define HEARS_AMONG(keys, expected, at) CHECK(listener_hears_among(listener, keys, expected, at))

static const char settings[] =
    "printf 'hints: off\\nreader: on\\n' > .config/mnr-assess/settings.yaml";

static void go(struct wizard *wizard, const char *question, const char *first_line)
{
    wizard_press(wizard, "g");
    SEES(wizard, "Question:");
    wizard_type(wizard, question);
    wizard_type(wizard, "\r");
    CURSOR_BEFORE(wizard, first_line);
}

/* At a question of the practice country, or of a new assessment. */
static struct wizard *start_at(const char *question, bool practice, const char *first_line)
{
    char before[512];
    snprintf(before, sizeof before, "%s; mnr set nor.yaml q7 yes; mnr set nor.yaml q10 yes",
             settings);
    struct wizard *wizard = wizard_start(
        &(struct wizard_start){.practice = practice, .before = practice ? settings : before});
    SEES(wizard, "Q1 , required");
    go(wizard, question, first_line);
    return wizard;
}

static void test_a_question_is_read_in_the_order_that_makes_sense(void)
{
    struct wizard *wizard = start_at("12", false, "Type your answer here");
    struct listener *listener = listener_new(wizard->terminal);
    wizard_escape(wizard, "l later");
    HEARS_AMONG("Enter",
                "Policy and governance , Research, analysis and monitoring | Q13 , required , CSEA "
                "and/or online CSEA | Is there national research, analysis and monitoring "
                "of child sexual | exploitation and abuse (CSEA), of online CSEA, or of both? | "
                "For example",
                "1 ( ) Yes");
    wizard_quit(wizard);
    listener_free(listener);
    wizard_free(wizard);
}

static void test_moving_reads_the_option_and_choosing_what_changed(void)
{
    struct wizard *wizard = start_at("10", false, "1 (x) Yes");
    struct listener *listener = listener_new(wizard->terminal);
    HEARS("Down", "2 ( ) Partly");
    HEARS("Down", "3 ( ) No");
    HEARS("Up", "2 ( ) Partly");
    HEARS("Space", "1 ( ) Yes | 2 (x) Partly");
    ANSWER(wizard, "mnr.q10", ".value", "partly");
    HEARS("Up", "1 ( ) Yes");
    HEARS("l", "Q10 , required , scope not stated , COME BACK LATER");
    ANSWER(wizard, "mnr.q10", ".later", "true");
    HEARS("Down", "2 (x) Partly");
    wizard_quit(wizard);
    listener_free(listener);
    wizard_free(wizard);
}

static void test_ticking_reads_the_box(void)
{
    struct wizard *wizard = start_at("8a", false, "1 [ ] ");
    struct listener *listener = listener_new(wizard->terminal);
    CHECK(listener_hears_line(listener, "Down"));
    wizard_quit(wizard);
    listener_free(listener);
    wizard_free(wizard);
}

static void test_typing_is_not_talked_over(void)
{
    struct wizard *wizard = start_at("9", false, "Type your answer here");
    struct listener *listener = listener_new(wizard->terminal);
    wizard_press(wizard, "W");
    CURSOR_BEHIND(wizard, "W");
    HEARS("o", "Wo");
    ANSWER(wizard, "mnr.q09", ".value", "Wo");
    HEARS("r", "Wor");
    HEARS("Left", "r");
    HEARS("Left", "o");
    ANSWER(wizard, "mnr.q09", ".value", "Wor");
    HEARS("Backspace", "or");
    wizard_free(wizard);
    listener_free(listener);
}

static void test_a_field_is_read_with_its_label(void)
{
    struct wizard *wizard = start_at("2", true, "Practice focal point");
    struct listener *listener = listener_new(wizard->terminal);
    HEARS("Down", "Post Child protection policy officer, Ministry of Social Affairs");
    HEARS("Down", "How to reach them focal.point@example.org");
    wizard_free(wizard);
    listener_free(listener);
}

static void test_the_parts_of_a_source_are_read_with_their_labels(void)
{
    struct wizard *wizard = start_at("13", false, "1 ( ) Yes");
    struct listener *listener = listener_new(wizard->terminal);
    HEARS_AMONG("s", "No source yet. a adds one", "No source yet");
    wizard_press(wizard, "a");
    CURSOR_BESIDE(wizard, "Title of the document");
    HEARS("Down", "Date, as far as known");
    HEARS("Down", "Where it is held");
    HEARS("x", "Where it is held x");
    wizard_free(wizard);
    listener_free(listener);
}

static void test_what_would_be_hidden_is_said_before_the_choice(void)
{
    struct wizard *wizard = start_at("7", true, "1 (x) Yes");
    struct listener *listener = listener_new(wizard->terminal);
    HEARS_AMONG("3", "With this answer 2 other answers are no longer asked for (the first is",
                "1 Change the answer");
    HEARS("Down", "2 Leave it as it was");
    wizard_press(wizard, "1");
    SEES(wizard, "3 (x) No");
    CURSOR_BEFORE(wizard, "3 (x) No");
    HEARS("z", "1 (x) Yes | 3 ( ) No | Undone: Q7 “No” → “Yes”");
    HEARS("5", "There is no option 5 here");
    wizard_quit(wizard);
    listener_free(listener);
    wizard_free(wizard);
}

static void test_on_every_page_the_line_gone_to_is_read(void)
{
    static const char *const pages[][2] = {
        {"o", ", Outline"}, {"f", ", To finish"}, {"r", ", Findings"}, {"t", ", This record"},
        {"Z", ", Changes"}, {",", ", Settings"},  {"w", ", Glossary"}, {"v", ", Documents"},
    };
    struct wizard *wizard = start_at("7", true, "1 (x) Yes");
    struct listener *listener = listener_new(wizard->terminal);
    wizard_press(wizard, "l x");
    SEES(wizard, "sensitive , COME BACK LATER");
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        wizard_press(wizard, pages[i][0]);
        SEES(wizard, pages[i][1]);
        CHECK(listener_hears_line(listener, "Down"));
        SEES_NOT(wizard, "──");
        SEES_NOT(wizard, "--");
        wizard_escape(wizard, "COME BACK LATER");
    }
    wizard_quit(wizard);
    listener_free(listener);
    wizard_free(wizard);
}

static void test_the_outline_says_in_words_what_marks_say_to_eyes(void)
{
    struct wizard *wizard = start_at("13", true, "3 (x) No");
    struct listener *listener = listener_new(wizard->terminal);
    HEARS_AMONG("o", "Research, analysis and monitoring Not yet in place, 2 of 2, open", "Q13");
    HEARS("Up", "Research, analysis and monitoring Not yet in place, 2 of 2, open");
    wizard_quit(wizard);
    listener_free(listener);
    wizard_free(wizard);
}

static void test_the_status_is_said_without_its_mark(void)
{
    struct wizard *wizard = start_at("13", true, "3 (x) No");
    wizard_press(wizard, "r");
    SEES(wizard, "   In place: 5");
    SEES(wizard, "   Leadership");
    SEES_NOT(wizard, "# ");
    wizard_press(wizard, "D");
    SEES(wizard, "Enter goes on to Criminal justice");
    SEES_NOT(wizard, "o Research");
    SEES_NOT(wizard, "Q24 is not known");
    wizard_press(wizard, "Esc Enter");
    SEES(wizard, ", Capability");
    SEES(wizard, "   In place");
    SEES_NOT(wizard, "# ");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static CU_TestInfo tests[] = {
    {"a question in order", test_a_question_is_read_in_the_order_that_makes_sense},
    {"moving and choosing", test_moving_reads_the_option_and_choosing_what_changed},
    {"ticking", test_ticking_reads_the_box},
    {"typing", test_typing_is_not_talked_over},
    {"a field with its label", test_a_field_is_read_with_its_label},
    {"parts of a source", test_the_parts_of_a_source_are_read_with_their_labels},
    {"what would be hidden", test_what_would_be_hidden_is_said_before_the_choice},
    {"the outline in words", test_the_outline_says_in_words_what_marks_say_to_eyes},
    {"a status without its mark", test_the_status_is_said_without_its_mark},
    {"every page", test_on_every_page_the_line_gone_to_is_read},
    CU_TEST_INFO_NULL,
};

void listening_suite(void)
{
    wizard_register("listening", tests);
}
