/* The tour over the practice country, and hints that go away. */
#include <stdio.h>
#include <string.h>

#include "tests/screen/suites.h"
#include "tests/screen/wizard.h"

/* What is pressed on the tour, and what it says then. */
static const struct {
    const char *keys;
    const char *says;
} steps[] = {
    {"Down", "Tour, 2 of 10: An answer"},
    {"2", "Tour, 3 of 10: Not knowing"},
    {"d Enter", "Tour, 4 of 10: Taking back"},
    {"z", "Tour, 5 of 10: A note"},
};

static struct wizard *on_tour(const char *arguments)
{
    return wizard_start(&(struct wizard_start){.arguments = arguments});
}

static void take_first_steps(struct wizard *wizard)
{
    SEES(wizard, "Tour, 1 of 10: The cursor");
    SEES(wizard, "F7 leaves the tour");
    CURSOR_BESIDE(wizard, "> 1 (x) Yes");
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        wizard_press(wizard, steps[i].keys);
        SEES(wizard, steps[i].says);
    }
}

static void test_the_tour_sees_what_is_done(void)
{
    struct wizard *wizard = on_tour("tour");
    take_first_steps(wizard);
    wizard_press(wizard, "n");
    SEES(wizard, "┌─ Note ");
    wizard_type(wizard, "Said by the ministry");
    SEES(wizard, "Tour, 5 of 10");
    wizard_escape(wizard, "Tour, 6 of 10: Coming back");
    wizard_press(wizard, "l");
    SEES(wizard, "Tour, 7 of 10: Going on");
    wizard_press(wizard, "Enter");
    SEES(wizard, "Tour, 8 of 10: Where one is");
    wizard_press(wizard, "M-o");
    SEES(wizard, "Tour, 9 of 10: What was found");
    wizard_press(wizard, "r");
    SEES(wizard, "Tour, 10 of 10: The report");
    wizard_press(wizard, "p");
    SEES(wizard, "That was the tour");
    wizard_press(wizard, "F7");
    SEES_NOT(wizard, "That was the tour");
    wizard_quit(wizard);
    SHELL(wizard, "mnr get .state/mnr-assess/practice.yaml mnr.q07 --json | jq -r '.value, .note'",
          "partly\nSaid by the ministry");
    wizard_free(wizard);
}

static void test_something_else_is_no_step(void)
{
    struct wizard *wizard = on_tour("tour");
    SEES(wizard, "Tour, 1 of 10");
    wizard_press(wizard, "l");
    SEES(wizard, "COME BACK LATER");
    SEES(wizard, "Tour, 1 of 10");
    wizard_press(wizard, "F6");
    SEES(wizard, "Tour, 2 of 10");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_the_tour_goes_on_where_it_was_left(void)
{
    struct wizard *wizard = on_tour("tour");
    take_first_steps(wizard);
    wizard_quit(wizard);
    terminal_free(wizard->terminal);
    const char *const again[] = {program_path(), "tour", NULL};
    wizard->terminal = terminal_start(again, &wizard->options);
    SEES(wizard, "Tour, 5 of 10: A note");
    SEES(wizard, "2 (x) Partly");
    wizard_quit(wizard);
    terminal_free(wizard->terminal);
    const char *const anew[] = {program_path(), "tour", "--again", NULL};
    wizard->terminal = terminal_start(anew, &wizard->options);
    SEES(wizard, "Tour, 1 of 10");
    SEES(wizard, "1 (x) Yes");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_the_tour_in_another_language(void)
{
    struct wizard *wizard = wizard_start(&(struct wizard_start){
        .before = "cp -r \"$TOP/questionnaires\" q; mkdir q/translations; "
                  "printf 'translation: \"xx\"\\ntexts:\\n  tour/moved: {title: \"Xx\", "
                  "text: \"Yy [Down].\"}\\n' > q/translations/xx.yaml",
        .command = "exec \"$MNR\" tour --data q --lang xx"});
    SEES(wizard, "Tour, 1 of 10: Xx. Yy Down.");
    wizard_press(wizard, "Down");
    SEES(wizard, "Tour, 2 of 10: An answer. Press 2, or Space");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_from_the_start_screen(void)
{
    struct wizard *wizard = on_tour("");
    SEES(wizard, "Take the tour");
    wizard_press(wizard, "End Up Enter");
    SEES(wizard, "Tour, 1 of 10");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static void test_a_hint_is_shown_once(void)
{
    struct wizard *wizard = wizard_start(
        &(struct wizard_start){.practice = true, .before = "rm .config/mnr-assess/settings.yaml"});
    SEES(wizard, "A number or Space chooses");
    wizard_press(wizard, "Down");
    SEES(wizard, "A number or Space chooses");
    wizard_press(wizard, "o");
    SEES(wizard, "Right shows what is below a heading");
    SEES_NOT(wizard, "A number or Space chooses");
    wizard_escape(wizard, "   Q1 ");
    SEES_NOT(wizard, "Right shows what is below");
    SEES_NOT(wizard, "A number or Space chooses");
    wizard_quit(wizard);
    wizard_again(wizard);
    SEES(wizard, "   Q1 ");
    SEES_NOT(wizard, "A number or Space chooses");
    wizard_quit(wizard);
    wizard_free(wizard);
}

/* What help there is takes room from the page, never from the footer or the cursor. */
static void test_help_in_the_least_window(void)
{
    struct wizard *wizard =
        wizard_start(&(struct wizard_start){.arguments = "tour", .terminal = {16, 60}});
    SEES(wizard, "Tour, 1 of 10");
    SEES(wizard, "q quit");
    CURSOR_BESIDE(wizard, "> 1 (x) Yes");
    wizard_quit(wizard);
    wizard_free(wizard);
}

static CU_TestInfo tests[] = {
    {"the tour sees what is done", test_the_tour_sees_what_is_done},
    {"something else is no step", test_something_else_is_no_step},
    {"the tour goes on where it was left", test_the_tour_goes_on_where_it_was_left},
    {"the tour in another language", test_the_tour_in_another_language},
    {"from the start screen", test_from_the_start_screen},
    {"a hint is shown once", test_a_hint_is_shown_once},
    {"help in the least window", test_help_in_the_least_window},
    CU_TEST_INFO_NULL,
};

void guide_suite(void)
{
    wizard_register("guide", tests);
}
