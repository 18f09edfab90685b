import { lazy } from '../../toml/lazy.ts';
import { choice, either, flag, list, table, text, whole } from '../requirements/build.ts';

const channel = lazy(() => whole('A channel, counted from 1.', { min: 1, max: 65535 }));

const doNotUse = 'Made for experiments.';

/** What a profile may set as well. */
export const instructionBlocks = lazy(() => ({
  include_apps_instructions: flag('Whether the model is told of apps.'),
  include_collaboration_mode_instructions: flag('Whether the model is told of the collaboration mode.'),
  include_environment_context: flag('Whether the model is told of the environment.'),
  include_environment_context_time: flag('Whether that names the time.'),
  include_permissions_instructions: flag('Whether the model is told of its permissions.'),
}));

export const session = () => ({
  ...instructionBlocks(),
  file_opener: choice(
    ['vscode', 'vscode-insiders', 'windsurf', 'cursor', 'none'],
    'The editor that links to files open in.',
  ),
  suppress_unstable_features_warning: flag('True hides the warning about features under development.'),
  audio: table('Microphone and speaker for voice.', {
    microphone: text('The microphone.'),
    microphone_channel: either(
      [channel(), list(channel(), 'Several channels.')],
      'Which channel of the microphone is used, or which channels.',
    ),
    speaker: text('The speaker.'),
  }),
  realtime: table(
    'How voice sessions work.',
    {
      transport: choice(['webrtc', 'websocket'], 'How sound is sent.'),
      type: choice(['conversational', 'transcription'], 'What a session is for.'),
      version: choice(['v1', 'v2', 'v3'], 'The version of the protocol.'),
      voice: choice(
        [
          ...['alloy', 'arbor', 'ash', 'aube', 'ballad', 'breeze', 'bubbie', 'cedar', 'coral', 'cove', 'echo'],
          ...['ember', 'haetsal', 'hanul', 'himari', 'juniper', 'leher', 'maple', 'marin', 'miko', 'neer', 'porto'],
          ...['rindo', 'rio', 'rivage', 'sage', 'selva', 'shimmer', 'sol', 'sonna', 'spruce', 'tinta', 'vale'],
          ...['verse', 'viola'],
        ],
        'The voice.',
      ),
    },
    { note: doNotUse },
  ),
  experimental_realtime_start_instructions: text('What the model is told when voice begins.', { note: doNotUse }),
  experimental_realtime_ws_backend_prompt: text('What the model is told over a WebSocket.', { note: doNotUse }),
  experimental_realtime_ws_startup_context: text(
    'What the model is told of the session; an empty text tells nothing.',
    {
      note: doNotUse,
    },
  ),
  experimental_realtime_ws_model: text('The model for voice.', { note: doNotUse }),
  experimental_realtime_ws_base_url: text('The address for voice over a WebSocket.', { note: doNotUse }),
  experimental_realtime_webrtc_call_base_url: text('The address for voice over WebRTC.', { note: doNotUse }),
  forced_login_method: choice(['chatgpt', 'api'], 'The only way to sign in.', {
    note: 'Users can change it: allowed_login_methods in requirements.toml enforces it.',
  }),
  forced_chatgpt_workspace_id: either(
    [text('The id of one workspace.'), list(text('The id of a workspace.'), 'Several workspaces.')],
    'The only ChatGPT workspaces that users may sign in to.',
    { note: 'Users can change it: allowed_chatgpt_workspaces in requirements.toml enforces it.' },
  ),
  cli_auth_credentials_store: choice(
    ['file', 'keyring', 'auto', 'ephemeral'],
    'Where the command line keeps credentials.',
    { absence: 'File.', note: 'The same key in requirements.toml enforces it.' },
  ),
});
