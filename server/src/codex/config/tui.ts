import { lazy } from '../../toml/lazy.ts';
import { choice, count, either, flag, list, mapOf, table, text } from '../requirements/build.ts';
import { keymap } from './keymap.ts';
import { unnamed } from './unnamed.ts';

const effects = () =>
  table(
    'Small animations.',
    {
      effort: flag('The effect of that name.'),
      progress: flag('The effect of that name.'),
      shimmer: flag('The effect of that name.'),
      starfield: flag('The effect of that name.'),
      title: flag('The effect of that name.'),
      welcome: flag('The effect of that name.'),
    },
    { shortList: 0 },
  );

const sessionPickerView = lazy(() => choice(['comfortable', 'dense'], 'How the list of sessions is set.'));

const pasteBurst = lazy(() =>
  flag('True takes pasted text for typed text, one character at a time.', { absence: 'False.' }),
);

/** The part that a legacy profile may have. */
export const profileTui = () => ({
  tui: table('The terminal interface.', { session_picker_view: sessionPickerView() }, { shortList: 0 }),
});

export const tui = () => ({
  tui: {
    ...table('The terminal interface.', {
      alternate_screen: choice(['auto', 'always', 'never'], 'Whether the whole screen is used.', { absence: 'Auto.' }),
      animations: flag('Whether anything moves.', { absence: 'True.' }),
      disable_paste_burst: pasteBurst(),
      effects: effects(),
      keymap: keymap(),
      model_availability_nux: mapOf(
        'model',
        count('How often it was shown.', { max: 4294967295 }),
        'How often news of models were shown. Codex writes it itself.',
      ),
      notifications: either(
        [flag('All of them, or none.'), list(text('A kind of event.'), 'Only these kinds.')],
        'Which events the terminal tells of.',
      ),
      notification_condition: choice(['unfocused', 'always'], 'When the terminal tells of events.', {
        absence: 'Unfocused.',
      }),
      notification_method: choice(['auto', 'osc9', 'osc777', 'bel'], 'How the terminal tells of events.', {
        absence: 'Auto.',
      }),
      pet: text('The animal that keeps company.', { note: 'Any text loads.' }),
      pet_anchor: choice(['composer', 'screen-bottom'], 'Where the animal sits.'),
      raw_output_mode: flag('Whether output is shown as it comes.', { absence: 'False.' }),
      resume_cwd: choice(['current', 'session'], 'The folder that a session goes on in.'),
      session_picker_view: sessionPickerView(),
      show_tooltips: flag('Whether tips are shown.', { absence: 'True.' }),
      status_line: list(text('An item.'), 'What the line at the bottom shows, in order.', { note: 'Any text loads.' }),
      status_line_use_colors: flag('Whether that line is coloured.', { absence: 'True.' }),
      terminal_resize_reflow_max_rows: count('How many rows are set anew when the size changes.'),
      terminal_title: list(text('An item.'), 'What the title of the terminal shows, in order.', {
        note: 'Any text loads.',
      }),
      theme: text('The theme for code.', { note: 'Any text loads.' }),
      vim_mode_default: flag('Whether the composer starts in Vim mode.', { absence: 'False.' }),
      whimsy: flag('Old name of effects.starfield.', {
        deprecated: 'Use effects.starfield: with `--strict-config` Codex rejects the old name.',
      }),
    }),
    ...unnamed,
  },
  disable_paste_burst: pasteBurst(),
});
