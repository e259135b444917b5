#include "tests/screen/terminal.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <unistr.h>

#include "tests/screen/terminal_parts.h"

static const struct key {
    const char *name;
    VTermKey key;
} key_table[] = {
    {"Enter", VTERM_KEY_ENTER},
    {"Tab", VTERM_KEY_TAB},
    {"Esc", VTERM_KEY_ESCAPE},
    {"Backspace", VTERM_KEY_BACKSPACE},
    {"Delete", VTERM_KEY_DEL},
    {"Insert", VTERM_KEY_INS},
    {"Up", VTERM_KEY_UP},
    {"Down", VTERM_KEY_DOWN},
    {"Left", VTERM_KEY_LEFT},
    {"Right", VTERM_KEY_RIGHT},
    {"Home", VTERM_KEY_HOME},
    {"End", VTERM_KEY_END},
    {"PageUp", VTERM_KEY_PAGEUP},
    {"PageDown", VTERM_KEY_PAGEDOWN},
    {"F1", VTERM_KEY_FUNCTION(1)},
    {"F2", VTERM_KEY_FUNCTION(2)},
    {"F3", VTERM_KEY_FUNCTION(3)},
    {"F4", VTERM_KEY_FUNCTION(4)},
    {"F5", VTERM_KEY_FUNCTION(5)},
    {"F6", VTERM_KEY_FUNCTION(6)},
    {"F7", VTERM_KEY_FUNCTION(7)},
    {"F8", VTERM_KEY_FUNCTION(8)},
    {"F9", VTERM_KEY_FUNCTION(9)},
    {"F10", VTERM_KEY_FUNCTION(10)},
    {"F11", VTERM_KEY_FUNCTION(11)},
    {"F12", VTERM_KEY_FUNCTION(12)},
};

static const struct key *find_key(const char *name)
{
    for (size_t i = 0; i < sizeof key_table / sizeof *key_table; i++)
        if (strcmp(key_table[i].name, name) == 0)
            return &key_table[i];
    return NULL;
}

/* Takes "C-", "M-" and "S-" off the front of a name. */
static VTermModifier take_modifiers(const char **name)
{
    unsigned modifiers = VTERM_MOD_NONE;
    while ((*name)[0] && (*name)[1] == '-' && (*name)[2]) {
        if ((*name)[0] == 'C')
            modifiers |= VTERM_MOD_CTRL;
        else if ((*name)[0] == 'M')
            modifiers |= VTERM_MOD_ALT;
        else if ((*name)[0] == 'S')
            modifiers |= VTERM_MOD_SHIFT;
        *name += 2;
    }
    return (VTermModifier)modifiers;
}

/* libvterm would send some letters with Ctrl as xterm only does when it is asked to. */
static void press_character(struct terminal *terminal, const char *character, VTermModifier with)
{
    char control = (char)(*character & 0x1F);
    if (with & VTERM_MOD_ALT)
        terminal_queue(terminal, "\033", 1);
    if (with & VTERM_MOD_CTRL)
        terminal_queue(terminal, &control, 1);
    else
        terminal_queue(terminal, character, strlen(character));
}

static void press_one(struct terminal *terminal, const char *name)
{
    VTermModifier modifiers = take_modifiers(&name);
    const struct key *key = find_key(name);
    if (key)
        vterm_keyboard_key(terminal->emulator, key->key, modifiers);
    else if (strcmp(name, "Space") == 0)
        press_character(terminal, " ", modifiers);
    else if (u8_strmblen((const uint8_t *)name) == (int)strlen(name))
        press_character(terminal, name, modifiers);
    else
        terminal_die(name);
}

void terminal_press(struct terminal *terminal, const char *keys)
{
    char *copy = strdup(keys);
    if (!copy)
        terminal_die("cannot press keys");
    char *rest;
    for (char *name = strtok_r(copy, " ", &rest); name; name = strtok_r(NULL, " ", &rest))
        press_one(terminal, name);
    free(copy);
    terminal_flush(terminal);
}

void terminal_send(struct terminal *terminal, const char *bytes, size_t length)
{
    terminal_queue(terminal, bytes, length);
    terminal_flush(terminal);
}

void terminal_type(struct terminal *terminal, const char *text)
{
    terminal_send(terminal, text, strlen(text));
}

void terminal_paste(struct terminal *terminal, const char *text)
{
    vterm_keyboard_start_paste(terminal->emulator);
    for (; *text; text++)
        terminal_queue(terminal, *text == '\n' ? "\r" : text, 1);
    vterm_keyboard_end_paste(terminal->emulator);
    terminal_flush(terminal);
}
