import { flag, mapOf, silentTable, table, text } from '../requirements/build.ts';
import { hooks as requiredHooks } from '../requirements/hooks.ts';
import { otel as requiredOtel } from '../requirements/otel.ts';
import { unnamedWithin } from './unnamed.ts';

const otelKeys = requiredOtel.otel.keys;

const exporters = () => Object.entries(otelKeys).filter(([name]) => name.endsWith('exporter'));

const events = () => {
  const { managed_dir, windows_managed_dir, ...others } = requiredHooks.hooks.keys;
  return others;
};

const state = () =>
  mapOf(
    'hook',
    table(
      'What is known of one hook.',
      {
        enabled: flag('False switches the hook off.'),
        trusted_hash: text('What the user has agreed to run, as a fingerprint.'),
        trusted_content_hash: text('The fingerprint of the script that the user has agreed to run.'),
      },
      { shortList: 0 },
    ),
    'Which hooks are trusted. Codex writes it itself.',
  );

export const hooksAndOtel = () =>
  ({
    hooks: silentTable(
      'Hooks of the user. They need trust before they run.',
      { ...events(), state: state() },
      {
        note:
          'Codex drops unknown events without a word, with `--strict-config` too. managed_dir has a meaning in ' +
          'requirements.toml only.',
      },
    ),
    otel: {
      ...requiredOtel.otel,
      keys: { ...otelKeys, ...unnamedWithin(Object.fromEntries(exporters())) },
      description: 'Where telemetry goes and what is in it.',
      unknownKeys: 'ignored',
      unknownNamedAtStart: true,
      note:
        'A table [otel] in requirements.toml comes before it. If a TLS file is missing, `codex exec` runs without ' +
        'export, while the app server does not start.',
    },
  }) as const;
