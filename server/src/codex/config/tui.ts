import { lazy } from '../../toml/lazy.ts';
import { amount, choice, count, either, flag, list, mapOf, table, text } from '../requirements/build.ts';
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

const preset = () =>
  table(
    'An input.',
    {
      input: text('What is put in; not empty, and 8000 bytes at most.'),
      label: text('What it is called in the list.'),
    },
    { required: ['input'], shortList: 2 },
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
      agents_overview_grouping: choice(['project', 'status', 'model'], 'How the overview of agents is grouped.'),
      alternate_screen: choice(['auto', 'always', 'never'], 'Whether the whole screen is used.', { absence: 'Auto.' }),
      animations: flag('Whether anything moves.', { absence: 'True.' }),
      auto_recap: flag('Whether recaps of a session are made by themselves.'),
      collapse_turn_details: flag('True sums up the calls of tools in the conversation.'),
      copy_on_select: choice(['auto', 'always', 'never'], 'Whether what is selected is copied on release.', {
        note: 'Auto goes by the terminal.',
      }),
      copy_on_select_clear_selection: flag('Whether nothing is selected any more once it is copied.'),
      default_hosts: mapOf(
        'name',
        mapOf('name', text('A host.'), 'Hosts, by a name.'),
        'Hosts to start with. No public page explains it.',
      ),
      disable_paste_burst: pasteBurst(),
      effects: effects(),
      fullscreen_transcript: flag('Whether the transcript takes the whole screen.'),
      keymap: keymap(),
      model_availability_nux: mapOf(
        'model',
        count('How often it was shown.', { max: 4294967295 }),
        'How often news of models were shown. Codex writes it itself.',
      ),
      mouse_scroll_speed: amount('How fast the wheel of the mouse scrolls; more than 0.'),
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
      presets: mapOf('digit', preset(), 'Inputs to recall, each by a digit from 0 to 9.'),
      question_esc_back: flag('Whether Esc goes back to the question before.'),
      raw_output_mode: flag('Whether output is shown as it comes.', { absence: 'False.' }),
      rendering: table(
        'How parts of the conversation are set.',
        { lists: flag('Whether lists are set as lists.') },
        { shortList: 0 },
      ),
      resume_cwd: choice(['current', 'session'], 'The folder that a session goes on in.'),
      right_click_paste: choice(['auto', 'on', 'off'], 'Whether a right click pastes where nothing is selected.', {
        note: 'Auto goes by the system.',
      }),
      screen_reader_detection_done: flag('Whether it has looked for a screen reader. Codex writes it itself.'),
      session_picker_view: sessionPickerView(),
      show_server_version_notice: flag('Whether it tells of another version of the server.'),
      show_tooltips: flag('Whether tips are shown.', { absence: 'True.' }),
      sidebar_width_percent: count('How wide the sidebar is, in hundredths.', { max: 255 }),
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
