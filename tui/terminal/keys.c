#include "tui/terminal/keys.h"

#include <stdio.h>
#include <string.h>

#include <unistr.h>

#include "core/base/i18n.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define CONTROL(letter) ((letter)&0x1F)

enum {
    TYPING = IN_TEXT | IN_LINE,
    ANSWERING = IN_QUESTION | IN_FIELD,
    READING = IN_PAGER | IN_PREVIEW,
    CHANGING = IN_VIEWS & ~IN_PREVIEW,
    OPENING = IN_LISTS & ~(IN_FILTER | IN_CHOICE),
    COMMANDS = IN_VIEWS | IN_CHANGES | IN_READER | IN_START | IN_EVIDENCE | IN_RECORD | IN_PAGER,
    EVERYWHERE = ((1 << 15) - 1) | IN_CHANGES | IN_READER,
};

static const struct binding answering[] = {
    {ACTION_WRITE, {STROKE_F2, ' '}, IN_LEFT, IN_LEFT, N_("write"), NULL},
    {ACTION_CHOOSE,
     {' '},
     IN_QUESTION,
     IN_QUESTION,
     N_("choose"),
     N_("Choose the option with the cursor; tick or clear it where several can hold.")},
    {ACTION_DIGIT,
     {STROKE_DIGIT},
     IN_QUESTION | IN_CHOICE,
     0,
     NULL,
     N_("Choose or tick the option with that number.")},
    {ACTION_NOTHING,
     {'0'},
     IN_QUESTION,
     0,
     N_("none"),
     N_("Answer “none of these”, or “nothing to add” where the question has it.")},
    {ACTION_WRITE,
     {STROKE_F2, 'i'},
     IN_QUESTION,
     0,
     N_("write"),
     N_("Write in the text of the question. Where the cursor stands in a text, typing is enough.")},
    {ACTION_WRITE, {STROKE_F2}, IN_FIELD, 0, NULL, NULL},
    {ACTION_NEXT,
     {STROKE_ENTER, STROKE_RIGHT},
     ANSWERING,
     ANSWERING,
     N_("next"),
     N_("Go to the next question. Where none is chosen yet and the cursor was moved to an option, "
        "Enter chooses it first.")},
    {ACTION_BACK,
     {STROKE_LEFT, 'b'},
     IN_QUESTION,
     IN_QUESTION,
     N_("back"),
     N_("Go to the question before.")},
    {ACTION_BACK, {STROKE_LEFT}, IN_FIELD, IN_FIELD, N_("back"), NULL},
    {ACTION_TAKE,
     {'t'},
     IN_OFFER,
     IN_OFFER,
     N_("take over"),
     N_("Take over the answer that another questionnaire suggests, where the question says so.")},
    {ACTION_UNKNOWN,
     {'d'},
     IN_QUESTION,
     IN_QUESTION,
     N_("don't know"),
     N_("Answer “don't know”: an answer of its own, never taken for a no.")},
    {ACTION_NOT_APPLICABLE,
     {'a'},
     IN_QUESTION,
     IN_QUESTION,
     N_("not applicable"),
     N_("Say that the question does not apply to the country, and why.")},
    {ACTION_LATER,
     {'l'},
     IN_QUESTION,
     IN_QUESTION,
     N_("later"),
     N_("Flag the question to come back to, or take the flag away.")},
    {ACTION_NOTE,
     {'n'},
     IN_QUESTION,
     IN_QUESTION,
     N_("note"),
     N_("Write a note beside the answer.")},
    {ACTION_EVIDENCE,
     {'s'},
     IN_QUESTION,
     IN_QUESTION,
     N_("sources"),
     N_("List the documents that prove the answer: title, date and where each is held.")},
    {ACTION_CLEAR,
     {'c'},
     IN_QUESTION,
     0,
     N_("clear"),
     N_("Take the answer away; its note, sources and flags stay.")},
    {ACTION_SENSITIVE,
     {'x'},
     IN_QUESTION,
     0,
     N_("sensitive"),
     N_("Keep the answer out of a shared report, or let it in again.")},
    {ACTION_UNDO,
     {'z'},
     IN_VIEWS | IN_RECORD | IN_CHANGES,
     IN_CHANGES,
     N_("undo"),
     N_("Undo the last change, wherever it was: of an answer, the title, how deep to ask, a "
        "status.")},
    {ACTION_REDO,
     {'y'},
     CHANGING | IN_RECORD | IN_CHANGES,
     IN_CHANGES,
     N_("redo"),
     N_("Do again what was undone.")},
    {ACTION_CHANGES,
     {'Z'},
     IN_VIEWS | IN_RECORD | IN_CHANGES,
     0,
     N_("changes"),
     N_("List what was changed in this sitting, and go back to before any of it.")},
    {ACTION_NEXT_UNANSWERED,
     {'u'},
     IN_QUESTION | IN_OUTLINE,
     0,
     N_("next unanswered"),
     N_("Go to the next question without an answer.")},
};

static const struct binding writing[] = {
    {ACTION_LEAVE,
     {STROKE_ESCAPE},
     IN_TEXT,
     IN_TEXT,
     N_("done"),
     N_("Leave the text and keep it. Letters are commands then: Esc and a letter, or Alt and the "
        "letter, does both at once.")},
    {ACTION_LEAVE, {STROKE_ESCAPE}, IN_FIELD, IN_FIELD, N_("other keys"), NULL},
    {ACTION_ACCEPT, {STROKE_ENTER}, IN_LINE, IN_LINE, N_("accept"), N_("Accept the line.")},
    {ACTION_LEAVE,
     {STROKE_ESCAPE},
     IN_LINE,
     IN_LINE,
     N_("leave"),
     N_("Leave the line. In a question it is kept.")},
    {ACTION_ON,
     {STROKE_TAB},
     TYPING | ANSWERING,
     IN_TEXT | IN_FIELDS,
     N_("next field"),
     N_("Keep what was typed and go to the next field, or from the last to the next question.")},
    {ACTION_BEFORE,
     {STROKE_BACK_TAB},
     TYPING | ANSWERING,
     0,
     NULL,
     N_("Keep what was typed and go to the field before.")},
    {ACTION_NEW_LINE, {STROKE_ENTER, '\n'}, IN_TEXT, 0, NULL, N_("Begin a new line.")},
    {ACTION_LEFT, {STROKE_LEFT}, TYPING, 0, NULL, N_("One character back.")},
    {ACTION_RIGHT, {STROKE_RIGHT}, TYPING, 0, NULL, N_("One character on.")},
    {ACTION_WORD_LEFT,
     {STROKE_LEFT | STROKE_CONTROL, 'b' | STROKE_ALT, STROKE_LEFT | STROKE_ALT},
     TYPING,
     0,
     NULL,
     N_("To the start of the word.")},
    {ACTION_WORD_RIGHT,
     {STROKE_RIGHT | STROKE_CONTROL, 'f' | STROKE_ALT, STROKE_RIGHT | STROKE_ALT},
     TYPING,
     0,
     NULL,
     N_("To the end of the word.")},
    {ACTION_LINE_START,
     {STROKE_HOME, CONTROL('a')},
     TYPING,
     0,
     NULL,
     N_("To the start of the line.")},
    {ACTION_LINE_END, {STROKE_END, CONTROL('e')}, TYPING, 0, NULL, N_("To the end of the line.")},
    {ACTION_TEXT_START,
     {STROKE_HOME | STROKE_CONTROL},
     TYPING,
     0,
     NULL,
     N_("To the start of the text.")},
    {ACTION_TEXT_END,
     {STROKE_END | STROKE_CONTROL},
     TYPING,
     0,
     NULL,
     N_("To the end of the text.")},
    {ACTION_DELETE_BEFORE,
     {STROKE_BACKSPACE, CONTROL('h')},
     TYPING | IN_FILTER | IN_FIELD,
     0,
     NULL,
     N_("Delete the character before the cursor.")},
    {ACTION_DELETE_AFTER,
     {STROKE_DELETE, CONTROL('d')},
     TYPING,
     0,
     NULL,
     N_("Delete the character at the cursor.")},
    {ACTION_DELETE_WORD,
     {CONTROL('w'), STROKE_BACKSPACE | STROKE_ALT},
     TYPING | IN_FILTER,
     0,
     NULL,
     N_("Delete the word before the cursor.")},
    {ACTION_DELETE_WORD_AFTER,
     {STROKE_DELETE | STROKE_CONTROL, 'd' | STROKE_ALT},
     TYPING,
     0,
     NULL,
     N_("Delete the word after the cursor.")},
    {ACTION_DELETE_LINE, {CONTROL('k')}, TYPING, 0, NULL, N_("Delete to the end of the line.")},
    {ACTION_EXTEND,
     {STROKE_MOVES | STROKE_SHIFT},
     TYPING,
     0,
     NULL,
     N_("Select: Shift and any key that moves, where the terminal sends it.")},
    {ACTION_SELECT,
     {' ' | STROKE_CONTROL},
     TYPING,
     0,
     N_("select"),
     N_("Begin to select: keys that move extend it; the same key again ends it.")},
    {ACTION_CUT, {CONTROL('x')}, TYPING, 0, N_("cut"), N_("Cut what is selected.")},
    {ACTION_COPY,
     {'w' | STROKE_ALT, CONTROL('t')},
     TYPING,
     0,
     N_("copy"),
     N_("Copy what is selected. It stays in the wizard; the terminal's own copying and pasting "
        "work beside it.")},
    {ACTION_PASTE,
     {CONTROL('v'), CONTROL('y')},
     TYPING | IN_FIELD,
     0,
     N_("paste"),
     N_("Paste what was cut or copied.")},
    {ACTION_BRING_BACK,
     {CONTROL('g')},
     TYPING | IN_FIELD | IN_LEFT,
     0,
     N_("bring back"),
     N_("Bring back the text that was discarded last, in whichever field that was.")},
    {ACTION_TEXT_UNDO,
     {CONTROL('u')},
     TYPING | IN_FIELD,
     IN_TEXT,
     N_("undo"),
     N_("Undo the last typing, also when the text was left meanwhile.")},
    {ACTION_TEXT_REDO,
     {CONTROL('r')},
     TYPING | IN_FIELD,
     0,
     N_("redo"),
     N_("Do again what was undone in the text.")},
    {ACTION_EDITOR,
     {STROKE_F4},
     IN_TEXT | ANSWERING,
     IN_TEXT,
     N_("editor"),
     N_("Hand the text to your own editor ($VISUAL or $EDITOR) and take it back.")},
    {ACTION_EDITOR, {'e'}, IN_QUESTION, 0, NULL, NULL},
};

static const struct binding moving[] = {
    {ACTION_UP, {STROKE_UP}, EVERYWHERE, 0, NULL, N_("Up.")},
    {ACTION_DOWN, {STROKE_DOWN}, EVERYWHERE, 0, NULL, N_("Down.")},
    {ACTION_PAGE_UP, {STROKE_PAGE_UP}, EVERYWHERE, 0, NULL, N_("Up a page.")},
    {ACTION_PAGE_DOWN,
     {STROKE_PAGE_DOWN},
     EVERYWHERE,
     IN_QUESTION,
     N_("more"),
     N_("Down a page; in a question, to what is published about its subject.")},
    {ACTION_PAGE_DOWN, {' '}, READING, 0, NULL, NULL},
    {ACTION_FIRST, {STROKE_HOME}, (IN_LISTS | READING), 0, NULL, N_("To the first.")},
    {ACTION_LAST, {STROKE_END}, (IN_LISTS | READING), 0, NULL, N_("To the last.")},
    {ACTION_OPEN, {STROKE_ENTER}, OPENING, OPENING, N_("open"), N_("Open what the cursor is at.")},
    {ACTION_OPEN, {STROKE_ENTER}, IN_FILTER | IN_CHOICE, IN_FILTER | IN_CHOICE, N_("choose"), NULL},
    {ACTION_EXPAND, {STROKE_RIGHT}, IN_OUTLINE, 0, NULL, N_("Show what is below a heading.")},
    {ACTION_COLLAPSE, {STROKE_LEFT}, IN_OUTLINE, 0, NULL, N_("Hide what is below a heading.")},
    {ACTION_LEAVE,
     {STROKE_ESCAPE},
     IN_LISTS & ~IN_START,
     IN_LISTS & ~IN_START,
     N_("back"),
     N_("Back to where you came from; from a question to the outline.")},
    {ACTION_LEAVE, {STROKE_ESCAPE}, IN_QUESTION, 0, NULL, NULL},
    {ACTION_LEAVE, {STROKE_ESCAPE}, READING, READING, N_("back"), NULL},
    {ACTION_FIND, {'/'}, READING, READING, N_("find"), N_("Find words in what you read.")},
    {ACTION_FIND_AGAIN, {'n'}, READING, 0, N_("again"), N_("Find the same words again.")},
    {ACTION_ADD, {'a'}, IN_EVIDENCE, IN_EVIDENCE, N_("add"), N_("Add a source.")},
    {ACTION_DELETE,
     {STROKE_DELETE, 'd'},
     IN_EVIDENCE,
     IN_EVIDENCE,
     N_("delete"),
     N_("Delete the source that the cursor is at.")},
    {ACTION_SENSITIVE,
     {'x'},
     IN_EVIDENCE,
     IN_EVIDENCE,
     N_("internal"),
     N_("Keep the source out of a shared report, or let it in again.")},
    {ACTION_STATUS,
     {'s'},
     IN_FINDINGS | IN_CAPABILITY,
     IN_FINDINGS | IN_CAPABILITY,
     N_("set status"),
     N_("Set a capability from “in place” down to “partly in place”, or a provision to another "
        "level, with a reason; or take that back.")},
    {ACTION_NEXT_LINK,
     {STROKE_TAB},
     IN_PREVIEW,
     IN_PREVIEW,
     N_("next finding"),
     N_("In the report: to the next finding or question that it speaks of.")},
    {ACTION_LINK_BEFORE, {STROKE_BACK_TAB}, IN_PREVIEW, 0, NULL, N_("To the one before.")},
    {ACTION_OPEN,
     {STROKE_ENTER},
     IN_PREVIEW,
     IN_PREVIEW,
     N_("open"),
     N_("Open the finding or question that the cursor is at; the report opens there again.")},
    {ACTION_FILTER,
     {STROKE_TAB},
     IN_FINISH,
     IN_FINISH,
     N_("filter"),
     N_("List other questions instead: unanswered, to come back to, not known, sensitive, gaps, "
        "changed since the last export.")},
    {ACTION_FILTER_BACK, {STROKE_BACK_TAB}, IN_FINISH, 0, NULL, N_("The filter before.")},
    {ACTION_EXPORT,
     {'e'},
     IN_PREVIEW,
     IN_PREVIEW,
     N_("export"),
     N_("Write the report to a file; a file that exists is never overwritten unasked.")},
};

static const struct binding going[] = {
    {ACTION_SEARCH,
     {'/', CONTROL('f')},
     (IN_VIEWS & ~IN_PREVIEW) | IN_RECORD | IN_READER,
     (IN_VIEWS & ~IN_PREVIEW) | IN_READER,
     N_("find"),
     N_("Find words in questions, answers, notes, explanations, glossary and documents at once, as "
        "you type them.")},
    {ACTION_SEARCH, {CONTROL('f')}, IN_FIELD | IN_PREVIEW, 0, NULL, NULL},
    {ACTION_GO_TO,
     {'g'},
     IN_VIEWS,
     IN_OUTLINE,
     N_("go to"),
     N_("Go to a question by its number, such as 17 or 31a, or by words of it.")},
    {ACTION_VISITED_BACK,
     {'[', STROKE_LEFT | STROKE_ALT},
     IN_VIEWS,
     0,
     N_("looked at before"),
     N_("Back to the question that you looked at before.")},
    {ACTION_VISITED_BACK, {STROKE_LEFT | STROKE_ALT}, IN_FIELD, 0, NULL, NULL},
    {ACTION_VISITED_ON,
     {']', STROKE_RIGHT | STROKE_ALT},
     IN_VIEWS,
     0,
     N_("forward again"),
     N_("Forward again to where you came back from.")},
    {ACTION_VISITED_ON, {STROKE_RIGHT | STROKE_ALT}, IN_FIELD, 0, NULL, NULL},
    {ACTION_OUTLINE,
     {'o'},
     IN_VIEWS,
     IN_QUESTION,
     N_("outline"),
     N_("The outline: domains, capabilities and the questions that apply.")},
    {ACTION_FINISH,
     {'f'},
     IN_VIEWS,
     IN_QUESTION | IN_OUTLINE,
     N_("to finish"),
     N_("What is left: required, to come back to, unanswered, what does not fit together, and "
        "where "
        "the questionnaires differ.")},
    {ACTION_FINDINGS,
     {'r'},
     IN_VIEWS,
     IN_QUESTION | IN_OUTLINE | IN_FINISH,
     N_("findings"),
     N_("The findings: the status of each capability, why, and what would come next.")},
    {ACTION_DOMAIN,
     {'D'},
     IN_VIEWS,
     0,
     N_("this domain"),
     N_("What was found in the domain of the question you are at, and what is open in it.")},
    {ACTION_PREVIEW,
     {'p'},
     IN_VIEWS,
     IN_QUESTION | IN_OUTLINE | IN_FINISH | IN_FINDINGS,
     N_("report"),
     N_("The report as it stands; from there it is exported.")},
    {ACTION_RECORD,
     {'t'},
     IN_VIEWS,
     0,
     N_("this record"),
     N_("This record: title, country, questionnaires, file, and how deep to ask.")},
    {ACTION_COUNTRY,
     {'M'},
     IN_VIEWS | IN_RECORD,
     0,
     N_("published marks"),
     N_("What published documents mark for this country, beside its own answers, and the totals "
        "that they print.")},
    {ACTION_GLOSSARY,
     {'w'},
     COMMANDS,
     0,
     N_("glossary"),
     N_("The glossary; at a question, its underlined words first.")},
    {ACTION_DOCUMENTS,
     {'v'},
     COMMANDS,
     0,
     N_("documents"),
     N_("The documents that all of this rests on.")},
    {ACTION_HELP,
     {STROKE_F1},
     EVERYWHERE,
     IN_FIELD | IN_TEXT,
     N_("help"),
     N_("Help. At a question: everything there is to know about it.")},
    {ACTION_HELP, {'?'}, COMMANDS | IN_CHOICE, COMMANDS | IN_CHOICE, N_("help"), NULL},
    {ACTION_ALL_KEYS,
     {'k'},
     COMMANDS,
     IN_QUESTION | IN_START | IN_PAGER,
     N_("all keys"),
     N_("This list of all keys.")},
    {ACTION_SETTINGS,
     {','},
     COMMANDS,
     IN_START,
     N_("settings"),
     N_("Settings: colours, lines, panes, large letters, mouse, hints, screen reader.")},
    {ACTION_PRESENT,
     {'m', STROKE_F5},
     IN_QUESTION,
     0,
     N_("large letters"),
     N_("Show questions in large letters, for a projector; again: as usual.")},
    {ACTION_PRESENT, {STROKE_F5}, IN_FIELD, 0, NULL, NULL},
};

static const struct binding program[] = {
    {ACTION_SAVE,
     {CONTROL('s')},
     EVERYWHERE,
     0,
     N_("save"),
     N_("Save now. Answers are saved by themselves as they are given, and text as it is typed.")},
    {ACTION_SKIP_STEP, {STROKE_F6}, EVERYWHERE, 0, NULL, N_("On the tour: leave this step out.")},
    {ACTION_LEAVE_TOUR,
     {STROKE_F7},
     EVERYWHERE,
     0,
     NULL,
     N_("Leave the tour; the next time it goes on from here.")},
    {ACTION_REDRAW, {CONTROL('l')}, EVERYWHERE, 0, NULL, N_("Draw the screen again.")},
    {ACTION_SUSPEND,
     {CONTROL('z')},
     EVERYWHERE,
     0,
     NULL,
     N_("Go to the shell for a while; the shell's “fg” comes back.")},
    {ACTION_QUIT,
     {'q'},
     COMMANDS,
     COMMANDS,
     N_("quit"),
     N_("Quit. Everything is saved, and the next start opens where you stopped.")},
    {ACTION_QUIT,
     {CONTROL('c'), CONTROL('q')},
     EVERYWHERE,
     0,
     NULL,
     N_("Quit from anywhere, with everything saved.")},
};

static const struct binding_group groups[] = {
    {N_("Answering"), answering, COUNT(answering)}, {N_("Writing"), writing, COUNT(writing)},
    {N_("Moving about"), moving, COUNT(moving)},    {N_("Going to"), going, COUNT(going)},
    {N_("The program"), program, COUNT(program)},
};

const struct binding_group *keys_groups(size_t *count)
{
    *count = COUNT(groups);
    return groups;
}

stroke keys_unshifted(stroke pressed)
{
    return pressed & ~(stroke)STROKE_SHIFT;
}

static bool is_shifted_move(stroke pressed)
{
    stroke plain = pressed & (STROKE_SHIFT - 1);
    return (pressed & STROKE_SHIFT) && plain >= STROKE_UP && plain <= STROKE_PAGE_DOWN;
}

static bool is_bound(const struct binding *binding, stroke pressed)
{
    for (size_t i = 0; i < BINDING_STROKES; i++) {
        stroke bound = binding->strokes[i];
        if (bound &&
            (bound == pressed || (bound == STROKE_DIGIT && pressed >= '1' && pressed <= '9') ||
             (bound == (STROKE_MOVES | STROKE_SHIFT) && is_shifted_move(pressed))))
            return true;
    }
    return false;
}

enum action keys_action(stroke pressed, unsigned context)
{
    for (size_t i = 0; i < COUNT(groups); i++)
        for (size_t j = 0; j < groups[i].count; j++)
            if ((groups[i].bindings[j].contexts & context) &&
                is_bound(&groups[i].bindings[j], pressed))
                return groups[i].bindings[j].action;
    bool prints = pressed >= ' ' && pressed != 0x7F && pressed < STROKE_NAMED;
    bool typing = context & (IN_FIELD | IN_TEXT | IN_LINE | IN_FILTER);
    return prints && typing ? ACTION_TYPE : ACTION_NONE;
}

const struct binding *keys_binding(enum action action, unsigned contexts)
{
    for (size_t i = 0; i < COUNT(groups); i++)
        for (size_t j = 0; j < groups[i].count; j++)
            if (groups[i].bindings[j].action == action &&
                (groups[i].bindings[j].contexts & contexts))
                return &groups[i].bindings[j];
    return NULL;
}

/* Words are typed where the cursor is; elsewhere a click does what the main key does. */
enum action keys_click_action(unsigned context)
{
    if (context & IN_QUESTION)
        return ACTION_CHOOSE;
    return context & (OPENING | IN_CHOICE | IN_FILTER) ? ACTION_OPEN : ACTION_NONE;
}

/* ---- names ---- */

static const struct {
    stroke pressed;
    const char *name;
} names[] = {
    {STROKE_ENTER, N_("Enter")},
    {STROKE_TAB, N_("Tab")},
    {STROKE_ESCAPE, N_("Esc")},
    {' ', N_("Space")},
    {STROKE_UP, N_("Up")},
    {STROKE_DOWN, N_("Down")},
    {STROKE_LEFT, N_("Left")},
    {STROKE_RIGHT, N_("Right")},
    {STROKE_HOME, N_("Home")},
    {STROKE_END, N_("End")},
    {STROKE_PAGE_UP, N_("PgUp")},
    {STROKE_PAGE_DOWN, N_("PgDn")},
    {STROKE_DELETE, N_("Del")},
    {STROKE_BACKSPACE, N_("Backspace")},
    {STROKE_BACK_TAB, N_("Shift-Tab")},
    {STROKE_DIGIT, N_("1-9")},
    {STROKE_MOVES, N_("arrows")},
};

/* In whose language a key is named: the reader's (_), or that of the files. */
typedef const char *speak(const char *text);

static const char *as_written(const char *text)
{
    return text;
}

static void name_plain(stroke pressed, speak *say, char *out, size_t size)
{
    for (size_t i = 0; i < COUNT(names); i++)
        if (names[i].pressed == pressed) {
            snprintf(out, size, "%s", say(names[i].name));
            return;
        }
    if (pressed >= STROKE_F1 && pressed <= STROKE_F12) {
        snprintf(out, size, "F%u", (unsigned)(pressed - STROKE_F1 + 1));
    } else if (pressed < ' ') {
        snprintf(out, size, "%s%c", say(N_("Ctrl-")), (char)(pressed + '@'));
    } else {
        char bytes[8] = "";
        u8_uctomb((uint8_t *)bytes, pressed, sizeof bytes - 1);
        snprintf(out, size, "%s", bytes);
    }
}

static void name_stroke(stroke pressed, speak *say, char *out, size_t size)
{
    char name[32];
    name_plain(pressed & (STROKE_SHIFT - 1), say, name, sizeof name);
    snprintf(out, size, "%s%s%s%s", pressed & STROKE_CONTROL ? say(N_("Ctrl-")) : "",
             pressed & STROKE_ALT ? say(N_("Alt-")) : "",
             pressed & STROKE_SHIFT ? say(N_("Shift-")) : "", name);
}

void keys_name(stroke pressed, char *out, size_t size)
{
    name_stroke(pressed, i18n_text, out, size);
}

/* The stroke of the binding that has that name in English; 0 when it has none. A digit is any. */
static stroke stroke_named(const struct binding *binding, const char *name)
{
    if (name[0] && !name[1] && is_bound(binding, (stroke)name[0]))
        return (stroke)name[0];
    for (size_t i = 0; i < BINDING_STROKES && binding->strokes[i]; i++) {
        char english[48];
        name_stroke(binding->strokes[i], as_written, english, sizeof english);
        if (strcmp(english, name) == 0)
            return binding->strokes[i];
    }
    return 0;
}

bool keys_called(const char *name, char *out, size_t size)
{
    for (size_t i = 0; i < COUNT(groups); i++)
        for (size_t j = 0; j < groups[i].count; j++) {
            stroke pressed = stroke_named(&groups[i].bindings[j], name);
            if (pressed)
                keys_name(pressed, out, size);
            if (pressed)
                return true;
        }
    return false;
}

void keys_names(const struct binding *binding, char *out, size_t size)
{
    size_t at = 0;
    out[0] = '\0';
    for (size_t i = 0; i < BINDING_STROKES && binding->strokes[i]; i++) {
        char name[48];
        keys_name(binding->strokes[i], name, sizeof name);
        int wrote = snprintf(out + at, size - at, "%s%s", i ? ", " : "", name);
        at += (size_t)wrote < size - at ? (size_t)wrote : size - at - 1;
    }
}
