import { mapOf, table, text } from '../requirements/build.ts';
import { approvalChoice, windows } from './approvals-and-sandbox.ts';
import { featureTable } from './features.ts';
import { modelChoice } from './models.ts';
import { instructionBlocks } from './session.ts';
import { analytics, legacyTools } from './storage.ts';
import { toolChoice } from './tools.ts';
import { profileTui } from './tui.ts';

const instead = 'Put the settings into `<name>.config.toml` beside config.toml, and choose it with `--profile <name>`.';

/** Profiles of older releases. */
export const profiles = () => ({
  profile: text('Did choose one of profiles.', {
    deprecated: `Codex does not start with it. ${instead}`,
    refused: true,
  }),
  profiles: mapOf(
    'name',
    table('One profile.', {
      ...modelChoice(),
      ...approvalChoice(),
      ...windows(),
      ...featureTable(),
      ...instructionBlocks(),
      ...analytics(),
      ...legacyTools(),
      ...toolChoice(),
      ...profileTui(),
    }),
    'Profiles of older releases, which Codex still checks.',
    { deprecated: `Codex goes by none of them. ${instead}` },
  ),
});
