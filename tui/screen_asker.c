#include "tui/screen_asker.h"

#include "tui/question/question.h"
#include "tui/views/in_editor.h"
#include "tui/views/prompt.h"

static int choose(void *context, const char *title, const char *text,
                  const struct asker_choice *choices, size_t count, int initial)
{
    struct screen *screen = context;
    int chosen = prompt_choose(screen, title, text, choices, count, initial);
    return screen->ending || chosen < 0 ? ASKER_LEFT : chosen;
}

static bool line(void *context, const char *title, const char *text, const char *initial,
                 struct text *line)
{
    return prompt_line(context, title, text, initial, line);
}

static void say(void *context, const char *text)
{
    screen_say(context, "%s", text);
}

static bool is_typing(void *context)
{
    return screen_context(context) & (IN_FIELD | IN_TEXT | IN_LINE | IN_FILTER);
}

static bool is_free(void *context)
{
    const struct screen *screen = context;
    const struct view *top = screen_top(screen);
    return !screen->ending && top && !top->kind->popup && !screen_has_unkept(screen);
}

static void keep(void *context)
{
    screen_keep(context);
}

static bool has_unkept(void *context)
{
    return screen_has_unkept(context);
}

static bool typed(void *context, struct typing *typing, const char *texts[DRAFT_TEXTS])
{
    struct typed typed;
    if (!in_editor_find_typed(context, &typed))
        return false;
    for (size_t i = 0; i < typed.count; i++)
        texts[i] = typed.texts[i];
    *typing = (struct typing){typed.about, typed.field, texts, typed.count};
    return true;
}

static bool put_back(void *context, const struct question *question, const char *const *texts,
                     size_t count)
{
    struct screen *screen = context;
    screen_go(screen, PLACE_QUESTION, question);
    return question_put_back(screen_top(screen), screen, texts, count);
}

static void show(void *context, const struct question *question,
                 const struct capability *capability)
{
    if (question)
        screen_go(context, PLACE_QUESTION, question);
    else
        screen_go(context, PLACE_CAPABILITY, capability);
}

static void reopened(void *context)
{
    struct screen *screen = context;
    screen->hooks->opened(screen);
}

struct asker screen_asker_of(struct screen *screen)
{
    return (struct asker){
        .context = screen,
        .choose = choose,
        .line = line,
        .say = say,
        .is_typing = is_typing,
        .is_free = is_free,
        .keep = keep,
        .has_unkept = has_unkept,
        .typed = typed,
        .put_back = put_back,
        .show = show,
        .reopened = reopened,
    };
}
