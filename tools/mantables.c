/* mantables TABLE: prints one of the program's own tables for the manual (man(7) macros), so that
   the manual cannot say anything else than the program does. */
#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "core/base/limits.h"
#include "core/base/settings.h"
#include "core/catalogue/schema.h"
#include "core/record/assessment.h"
#include "plain/plain.h"
#include "tui/terminal/keys.h"

/* Text for roff: backslashes and leading dots and quotes mean nothing special. */
static void put(const char *text)
{
    if (*text == '.' || *text == '\'')
        printf("\\&");
    for (; *text; text++) {
        if (*text == '\\')
            printf("\\e");
        else if (*text == '-')
            printf("\\-");
        else
            putchar(*text);
    }
}

static void put_item(const char *name, const char *meaning)
{
    printf(".TP\n.B ");
    put(name);
    printf("\n");
    put(meaning);
    printf("\n");
}

static void put_options(const struct command_option *option)
{
    for (; option && option->name; option++) {
        printf(".TP\n.B \\-\\-");
        put(option->name);
        if (option->argument)
            printf(" \\fI%s\\fR", option->argument);
        printf("\n");
        put(option->help);
        printf(".\n");
    }
}

/* Paragraphs are parted by empty lines. */
static void put_paragraphs(const char *text)
{
    const char *gap;
    while ((gap = strstr(text, "\n\n"))) {
        char paragraph[2048];
        snprintf(paragraph, sizeof paragraph, "%.*s", (int)(gap - text), text);
        put(paragraph);
        printf("\n.PP\n");
        text = gap + 2;
    }
    put(text);
    printf("\n");
}

static void commands(void)
{
    size_t count;
    const struct command *const *table = command_table(&count);
    for (size_t i = 0; i < count; i++) {
        printf(".SS ");
        put(table[i]->name);
        printf(" ");
        put(table[i]->usage);
        printf("\n");
        put(table[i]->summary);
        printf(".\n.PP\n");
        if (table[i]->description)
            put_paragraphs(table[i]->description);
        put_options(table[i]->options);
    }
}

static void lines(void)
{
    char name[64];
    const char *help;
    for (size_t i = 0; plain_command_entry(i, name, sizeof name, &help); i++)
        put_item(name, help);
}

static void options(void)
{
    put_options(global_options);
}

static void put_binding(const struct binding *binding)
{
    char names[128];
    if (!binding->help)
        return;
    keys_names(binding, names, sizeof names);
    put_item(names, binding->help);
}

static void keys(void)
{
    size_t count;
    const struct binding_group *groups = keys_groups(&count);
    for (size_t i = 0; i < count; i++) {
        printf(".SS ");
        put(groups[i].title);
        printf("\n");
        for (size_t b = 0; b < groups[i].count; b++)
            put_binding(&groups[i].bindings[b]);
    }
}

static void kinds(void)
{
    size_t count;
    const struct question_kind_entry *entries = question_kinds(&count);
    for (size_t i = 0; i < count; i++)
        put_item(entries[i].word, entries[i].meaning);
}

static void status_table(void)
{
    size_t count;
    const struct status_entry *entries = statuses(&count);
    for (size_t i = 0; i < count; i++) {
        char name[64];
        snprintf(name, sizeof name, "%s  %s", entries[i].mark, entries[i].word);
        put_item(name, entries[i].title);
    }
}

static void put_key(const struct schema_key *key)
{
    printf(".TP\n.B ");
    put(key->key);
    printf("\n(");
    put(schema_type_word(key->type));
    if (key->of)
        printf(": %s", key->of->name);
    for (const char *const *word = key->words; word && *word; word++) {
        printf(word == key->words ? ": " : ", ");
        put(*word);
    }
    printf("%s) ", key->needed ? ", needed" : "");
    put(key->meaning);
    printf(".\n");
}

static void schema(void)
{
    for (size_t i = 0; i < schema_shape_count; i++) {
        printf(".SS A ");
        put(schema_shapes[i]->name);
        printf("\n");
        for (size_t k = 0; k < schema_shapes[i]->count; k++)
            put_key(&schema_shapes[i]->keys[k]);
    }
}

static void limits(void)
{
    for (int i = 0; i < LIMITS; i++) {
        char number[LIMIT_NUMBER];
        limit_number((enum limit)i, number);
        put_item(number, limit_meaning((enum limit)i));
    }
}

static void settings(void)
{
    for (int i = 0; i < SETTING_COUNT; i++) {
        const struct setting_entry *entry = setting_entry((enum setting)i);
        put_item(entry->name, entry->help);
        for (int word = 0; word < setting_word_count((enum setting)i); word++) {
            printf(".RS\n");
            put_item(entry->words[word], entry->meanings[word]);
            printf(".RE\n");
        }
    }
}

static const struct {
    const char *name;
    void (*print)(void);
} tables[] = {
    {"commands", commands}, {"options", options},       {"keys", keys},
    {"kinds", kinds},       {"statuses", status_table}, {"schema", schema},
    {"settings", settings}, {"lines", lines},           {"limits", limits},
};

int main(int argc, char **argv)
{
    for (size_t i = 0; argc == 2 && i < sizeof tables / sizeof *tables; i++) {
        if (strcmp(tables[i].name, argv[1]) != 0)
            continue;
        tables[i].print();
        return 0;
    }
    fprintf(stderr,
            "usage: mantables commands|options|keys|kinds|statuses|schema|settings|lines|limits\n");
    return 2;
}
