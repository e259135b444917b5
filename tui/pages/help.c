#include "tui/pages/help.h"

#include "core/base/i18n.h"
#include "tui/views/pager.h"

enum { LEFT = 2, KEY_TEXT = 22 };

/* ---- keys ---- */

static void lay_out_binding(struct layout *layout, const struct binding *binding)
{
    char names[96];
    if (!binding->help)
        return;
    keys_names(binding, names, sizeof names);
    if (LEFT + cells_width(names) >= KEY_TEXT) {
        layout_line(layout);
        layout_put(layout, LEFT, ROLE_KEY, names);
        names[0] = '\0';
    }
    layout_labelled(layout, LEFT, ROLE_KEY, names, KEY_TEXT, ROLE_PLAIN, _(binding->help));
}

static void lay_out_keys(struct layout *layout, const struct screen *screen, const void *subject)
{
    size_t count;
    const struct binding_group *groups = keys_groups(&count);
    (void)screen;
    (void)subject;
    layout_line(layout);
    layout_paragraph(
        layout, LEFT, ROLE_PLAIN,
        _("Letters are commands, except where you type: there Esc comes first, or hold "
          "Alt. Esc never throws words away. The last line of the screen shows the "
          "keys that matter where you are."));
    for (size_t i = 0; i < count; i++) {
        layout_line(layout);
        layout_heading(layout, _(groups[i].title));
        for (size_t j = 0; j < groups[i].count; j++)
            lay_out_binding(layout, &groups[i].bindings[j]);
    }
}

void help_open(struct screen *screen)
{
    pager_open(screen, N_("All keys"), lay_out_keys, NULL);
}
