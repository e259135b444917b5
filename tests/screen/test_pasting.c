/* Pastes that stall, that are cut anywhere, that have anything in them; bytes that are no text;
   text that comes without marks. None of it is ever a command, and none of it is lost. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/screen/suites.h"
#include "tests/screen/wizard.h"

#define PASTE_BEGINS "\033[200~"
#define PASTE_ENDS "\033[201~"

/* Long enough that the wizard says why keys do nothing: more than a second. */
static void stall(struct wizard *wizard)
{
    SEES(wizard, "A paste is coming in");
}

/* Its bytes are read before the next are sent. */
static void send_apart(struct wizard *wizard, const char *bytes)
{
    wizard_type(wizard, bytes);
    CHECK(terminal_wait_taken(wizard->terminal));
}

/* ---- a paste ends at its end mark ---- */

static void test_a_stalling_paste_is_no_command(void)
{
    struct wizard *wizard = wizard_at("10");
    wizard_type(wizard, PASTE_BEGINS "Law of 2019 gives the committee its mandate,");
    stall(wizard);
    wizard_type(wizard, "a budget and 2d 3\r\033deadlines.\tq" PASTE_ENDS);
    SEES(wizard, "What was pasted is not taken: no text is written here");
    SEES(wizard, "   Q10 ");
    wizard_press(wizard, "Down");
    CURSOR_BESIDE(wizard, "2 ( ) ");
    wizard_quit(wizard);
    ANSWER(wizard, "mnr.q10", ".state", "unanswered");
    wizard_free(wizard);
}

static void test_a_stalling_paste_is_one_text(void)
{
    struct wizard *wizard = wizard_at("9");
    wizard_type(wizard, "Before ");
    CURSOR_BEHIND(wizard, "│ Before ");
    wizard_type(wizard, PASTE_BEGINS "one\rtwo\t");
    stall(wizard);
    wizard_type(wizard, "three\r\033[Aq\033");
    SEES(wizard, "(19 bytes so far)");
    wizard_type(wizard, " four" PASTE_ENDS "five");
    CURSOR_BEHIND(wizard, " fourfive");
    wizard_escape(wizard, "q quit");
    ANSWER(wizard, "mnr.q09", ".value", "Before one\ntwo\tthree\n[Aq fourfive");
    wizard_free(wizard);
}

static void test_marks_in_pieces(void)
{
    static const char *const pieces[] = {"\033[", "2", "00~", "p", "a\033",
                                         "[2",    "0", "1",   "~", "."};
    struct wizard *wizard = wizard_at("9");
    wizard_type(wizard, "x");
    CURSOR_BEHIND(wizard, "│ x");
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
        send_apart(wizard, pieces[i]);
    CURSOR_BEHIND(wizard, "│ xpa.");
    wizard_escape(wizard, "q quit");
    ANSWER(wizard, "mnr.q09", ".value", "xpa.");
    wizard_free(wizard);
}

static void test_keys_in_pieces(void)
{
    struct wizard *wizard = wizard_at("7");
    CURSOR_BESIDE(wizard, "> 1 ( ) Yes");
    send_apart(wizard, "\033[");
    send_apart(wizard, "B");
    CURSOR_BESIDE(wizard, "> 2 ( ) Partly");
    send_apart(wizard, "\033O");
    send_apart(wizard, "B");
    CURSOR_BESIDE(wizard, "> 3 ( ) No");
    send_apart(wizard, "\033[1;");
    send_apart(wizard, "5");
    send_apart(wizard, "A"); /* Ctrl-Up means nothing here */
    wizard_press(wizard, "Up");
    CURSOR_BESIDE(wizard, "> 2 ( ) Partly");
    ANSWER(wizard, "mnr.q07", ".state", "unanswered");
    wizard_free(wizard);
}

/* A mark within, keys that the kernel makes signals of, escapes, what is no text. */
static const char anything[] =
    PASTE_BEGINS "q\003\032\034\023\021d" PASTE_BEGINS "\033[A\0332\r\n\0\xE9\x9B"
                 "c\x7F\b\033]0;title\a\033OP 1" PASTE_ENDS;

static void test_anything_in_a_paste_is_no_command(void)
{
    struct wizard *wizard = wizard_at("7");
    terminal_send(wizard->terminal, anything, sizeof anything - 1);
    SEES(wizard, "no text is written here");
    SEES(wizard, "   Q7 ");
    CURSOR_BESIDE(wizard, "> 1 ( ) Yes");
    wizard_quit(wizard);
    ANSWER(wizard, "mnr.q07", ".state", "unanswered");
    wizard_free(wizard);
}

static void test_anything_in_a_paste_is_text(void)
{
    struct wizard *wizard = wizard_at("9");
    wizard_type(wizard, "x");
    CURSOR_BEHIND(wizard, "│ x");
    terminal_send(wizard->terminal, anything, sizeof anything - 1);
    SEES(wizard, "What came is not all UTF-8");
    wizard_escape(wizard, "q quit");
    ANSWER(wizard, "mnr.q09", ".value", "xqd[A2\n\uFFFDc]0;titleOP 1");
    wizard_free(wizard);
}

static void test_a_window_that_changes_in_a_paste(void)
{
    struct wizard *wizard = wizard_at("9");
    wizard_type(wizard, "x");
    CURSOR_BEHIND(wizard, "│ x");
    send_apart(wizard, PASTE_BEGINS "one ");
    terminal_resize(wizard->terminal, 30, 100);
    stall(wizard);
    wizard_type(wizard, "two" PASTE_ENDS);
    CURSOR_BEHIND(wizard, "│ xone two");
    wizard_escape(wizard, "q quit");
    ANSWER(wizard, "mnr.q09", ".value", "xone two");
    wizard_free(wizard);
}

/* Stopped, the rest would go to the shell: it is stopped when the paste is at its end. */
static void test_a_stop_waits_for_the_end_of_a_paste(void)
{
    struct wizard *wizard = wizard_at("9");
    wizard_type(wizard, "x");
    CURSOR_BEHIND(wizard, "│ x");
    send_apart(wizard, PASTE_BEGINS "one ");
    terminal_signal(wizard->terminal, SIGTSTP);
    stall(wizard);
    wizard_type(wizard, "two" PASTE_ENDS);
    ANSWER(wizard, "mnr.q09", ".value", "xone two");
    terminal_signal(wizard->terminal, SIGCONT);
    wizard_escape(wizard, "q quit");
    wizard_free(wizard);
}

/* What was typed before it is an answer; what came of the paste is offered. */
static void check_cut_off(void (*end)(struct terminal *terminal))
{
    struct wizard *wizard = wizard_at("9");
    wizard_type(wizard, "Typed before.");
    CURSOR_BEHIND(wizard, "│ Typed before.");
    wizard_type(wizard, PASTE_BEGINS " Half a pas");
    stall(wizard);
    end(wizard->terminal);
    terminal_wait_end(wizard->terminal);
    ANSWER(wizard, "mnr.q09", ".value", "Typed before.");
    wizard_again(wizard);
    SEES(wizard, "You were writing this when the program ended.");
    SEES(wizard, "Typed before. Half a pas");
    wizard_press(wizard, "1");
    CURSOR_BEHIND(wizard, "│ Typed before. Half a pas");
    wizard_escape(wizard, "q quit");
    ANSWER(wizard, "mnr.q09", ".value", "Typed before. Half a pas");
    wizard_free(wizard);
}

static void end_it(struct terminal *terminal)
{
    terminal_signal(terminal, SIGTERM);
}

static void test_what_came_of_a_paste_is_kept(void)
{
    check_cut_off(terminal_hang_up);
    check_cut_off(end_it);
}

/* The end mark got lost: any other paste has one. */
static void test_a_paste_without_an_end(void)
{
    struct wizard *wizard = wizard_at("7");
    wizard_type(wizard, PASTE_BEGINS "lost");
    stall(wizard);
    wizard_type(wizard, "q22");
    SEES(wizard, "(7 bytes so far)");
    SEES(wizard, "paste any word once more");
    wizard_type(wizard, PASTE_BEGINS "word" PASTE_ENDS);
    SEES(wizard, "no text is written here");
    wizard_press(wizard, "2");
    CURSOR_BESIDE(wizard, "> 2 (x) Partly");
    wizard_free(wizard);
}

static void test_a_paste_of_any_size_is_no_command(void)
{
    enum { MUCH = 3 * 1024 * 1024 };
    struct wizard *wizard = wizard_at("9");
    char *text = malloc(MUCH + 1);
    CU_ASSERT_PTR_NOT_NULL_FATAL(text);
    memset(text, 'q', MUCH);
    text[MUCH] = '\0';
    wizard_type(wizard, "Before");
    CURSOR_BEHIND(wizard, "│ Before");
    terminal_paste(wizard->terminal, text);
    SEES(wizard, "The field is full (64 KiB); nothing was inserted");
    wizard_type(wizard, ".");
    CURSOR_BEHIND(wizard, "│ Before.");
    free(text);
    wizard_free(wizard);
}

/* ---- bytes that are no text ---- */

static void test_a_wrong_byte_costs_one_character(void)
{
    struct wizard *wizard = wizard_at("9");
    wizard_type(wizard, "Le comit\xE9 national se r\xE9unit \xE0 huis clos, \xFF\xFE.");
    CURSOR_BEHIND(wizard, " huis clos, \uFFFD\uFFFD.");
    SEES(wizard, "What came is not all UTF-8");
    wizard_escape(wizard, "q quit");
    ANSWER(wizard, "mnr.q09", ".value",
           "Le comit\uFFFD national se r\uFFFDunit \uFFFD huis clos, \uFFFD\uFFFD.");
    wizard_free(wizard);
}

/* Slowly: the last byte of a line too, and the word stays until it can have been read. */
static void test_a_wrong_byte_alone(void)
{
    struct wizard *wizard = wizard_at("9");
    wizard_type(wizard, "comit");
    CURSOR_BEHIND(wizard, "│ comit");
    wizard_type(wizard, "\xE9");
    CURSOR_BEHIND(wizard, "│ comit\uFFFD");
    SEES(wizard, "What came is not all UTF-8");
    wizard_type(wizard, "s");
    CURSOR_BEHIND(wizard, "│ comit\uFFFDs");
    SEES(wizard, "What came is not all UTF-8");
    wizard_press(wizard, "Left");
    SEES_NOT(wizard, "What came is not all UTF-8");
    wizard_free(wizard);
}

static void test_a_wrong_byte_is_no_command(void)
{
    struct wizard *wizard = wizard_at("7");
    wizard_type(wizard, "\xE9"
                        "2");
    CURSOR_BESIDE(wizard, "> 2 (x) Partly");
    wizard_type(wizard, "\xFF");
    SEES(wizard, "What came is not all UTF-8");
    SEES(wizard, "   Q7 ");
    wizard_free(wizard);
}

/* ---- without marks ---- */

static void fill(char *words, size_t length, const char *end)
{
    for (size_t i = 0; i < length; i++)
        words[i] = "The quick brown fox jumps. "[i % 27];
    strcpy(words + length - strlen(end), end);
}

/* Drawn once a burst, not once a key: a key that is drawn costs more than 30 bytes. */
static void test_what_is_typed_together_is_drawn_once(void)
{
    enum { MANY = 16000, BYTES_A_KEY = 10 };
    static char words[MANY + 1];
    struct wizard *wizard = wizard_at("9");
    fill(words, MANY, " ENDMARK");
    wizard_type(wizard, "x");
    CURSOR_BEHIND(wizard, "│ x");
    size_t before = terminal_received(wizard->terminal);
    wizard_type(wizard, words);
    SEES(wizard, "ENDMARK");
    CHECK(terminal_received(wizard->terminal) - before < (size_t)MANY * BYTES_A_KEY);
    wizard_escape(wizard, "q quit");
    ANSWER(wizard, "mnr.q09", ".value|length", "16001");
    wizard_free(wizard);
}

static void test_lines_without_marks(void)
{
    struct wizard *wizard = wizard_at("9");
    wizard_type(wizard, "First\r\nSecond\r\rq d 3\rlast");
    CURSOR_BEHIND(wizard, "│ last");
    wizard_escape(wizard, "q quit");
    ANSWER(wizard, "mnr.q09", ".value", "First\nSecond\n\nq d 3\nlast");
    wizard_free(wizard);
}

/* What comes behind the words is a key of its own, and undoing goes by words as ever. */
static void test_keys_behind_words(void)
{
    struct wizard *wizard = wizard_at("9");
    wizard_type(wizard, "one two three\033[D\033[D\177\177X");
    CURSOR_BEHIND(wizard, "two tX");
    SEES(wizard, "two tXee");
    wizard_press(wizard, "C-u C-u C-u");
    SEES(wizard, "│ one two");
    SEES_NOT(wizard, "three");
    wizard_press(wizard, "C-r");
    SEES(wizard, "one two three");
    wizard_free(wizard);
}

static void test_words_without_marks_for_a_search(void)
{
    enum { MANY = 16000 };
    static char words[MANY + 1];
    struct wizard *wizard = wizard_at("7");
    fill(words, MANY, " ENDMARK");
    wizard_press(wizard, "/");
    SEES(wizard, "Find:");
    wizard_type(wizard, words);
    SEES(wizard, "The field is full");
    wizard_escape(wizard, "   Q7 ");
    wizard_free(wizard);
}

/* ---- digits ---- */

static void test_digits_of_other_scripts(void)
{
    struct wizard *wizard =
        wizard_start(&(struct wizard_start){.question = "7", .all_three = true});
    wizard_type(wizard, "٢");
    CURSOR_BESIDE(wizard, "> 2 (x) Partly");
    wizard_type(wizard, "３");
    CURSOR_BESIDE(wizard, "> 3 (x) No");
    wizard_press(wizard, "g");
    SEES(wizard, "Go to a question");
    wizard_type(wizard, "۳۱a\r");
    SEES(wizard, "   Q31a ");
    wizard_go(wizard, "D1.age-in-offence");
    wizard_type(wizard, "१८");
    wizard_press(wizard, "Esc");
    ANSWER(wizard, "law.d1.age-in-offence", ".value", "18");
    wizard_go(wizard, "D1.since");
    wizard_type(wizard, "٢٠١٩–٠٣–٠١");
    wizard_press(wizard, "Esc");
    ANSWER(wizard, "law.d1.since", ".value", "2019-03-01");
    wizard_go(wizard, "3");
    wizard_type(wizard, "２０１６");
    wizard_press(wizard, "Esc");
    ANSWER(wizard, "mnr.q03", ".values[0]", "2016");
    wizard_free(wizard);
}

static CU_TestInfo tests[] = {
    {"a paste that stalls is no command", test_a_stalling_paste_is_no_command},
    {"a paste that stalls is one text", test_a_stalling_paste_is_one_text},
    {"marks in pieces", test_marks_in_pieces},
    {"keys in pieces", test_keys_in_pieces},
    {"anything in a paste is no command", test_anything_in_a_paste_is_no_command},
    {"anything in a paste is text", test_anything_in_a_paste_is_text},
    {"a window that changes in a paste", test_a_window_that_changes_in_a_paste},
    {"a stop waits for the end of a paste", test_a_stop_waits_for_the_end_of_a_paste},
    {"what came of a paste is kept", test_what_came_of_a_paste_is_kept},
    {"a paste without an end", test_a_paste_without_an_end},
    {"a paste of any size is no command", test_a_paste_of_any_size_is_no_command},
    {"a wrong byte costs one character", test_a_wrong_byte_costs_one_character},
    {"a wrong byte alone", test_a_wrong_byte_alone},
    {"a wrong byte is no command", test_a_wrong_byte_is_no_command},
    {"what is typed together is drawn once", test_what_is_typed_together_is_drawn_once},
    {"lines without marks", test_lines_without_marks},
    {"keys behind words", test_keys_behind_words},
    {"words without marks for a search", test_words_without_marks_for_a_search},
    {"digits of other scripts", test_digits_of_other_scripts},
    CU_TEST_INFO_NULL,
};

void pasting_suite(void)
{
    wizard_register("pasting", tests);
}
