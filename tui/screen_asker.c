#include "tui/screen_asker.h"

#include "tui/question/question.h"
#include "tui/views/in_editor.h"
#include "tui/views/prompt.h"

static int choose(void *context, const char *title, const char *text,
                  const struct asker_choice *choices, size_t count, int initial)
{
    struct stage *stage = context;
    int chosen = prompt_choose(stage, title, text, choices, count, initial);
    return stage->ending || chosen < 0 ? ASKER_LEFT : chosen;
}

static bool line(void *context, const char *title, const char *text, const char *initial,
                 struct text *line)
{
    return prompt_line(context, title, text, initial, line);
}

static void say(void *context, const char *text)
{
    stage_say(context, "%s", text);
}

static bool is_typing(void *context)
{
    return stage_context(context) & (IN_FIELD | IN_TEXT | IN_LINE | IN_FILTER);
}

static bool is_free(void *context)
{
    const struct stage *stage = context;
    const struct view *top = stage_top(stage);
    return !stage->ending && top && !top->kind->popup && !stage_has_unkept(stage);
}

static void keep(void *context)
{
    stage_keep(context);
}

static bool has_unkept(void *context)
{
    return stage_has_unkept(context);
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
    struct stage *stage = context;
    stage_go(stage, PLACE_QUESTION, question);
    return question_put_back(stage_top(stage), stage, texts, count);
}

static void show(void *context, const struct question *question,
                 const struct capability *capability)
{
    if (question)
        stage_go(context, PLACE_QUESTION, question);
    else
        stage_go(context, PLACE_CAPABILITY, capability);
}

static void reopened(void *context)
{
    struct stage *stage = context;
    stage->hooks->opened(stage);
}

struct asker screen_asker_of(struct stage *stage)
{
    return (struct asker){
        .context = stage,
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
