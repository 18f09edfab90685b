import type { Control } from '../../server/src/risk/control.ts';
import { managedConfigDefaults } from '../../server/src/risk/controls/managed-config.ts';
import { requirementsControls } from '../../server/src/risk/controls/requirements.ts';
import { type ProfileId, profileIds, profileTitle } from '../../server/src/risk/profiles.ts';
import { writeControl } from '../../server/src/risk/write.ts';
import { defaultAsToml } from '../../server/src/risk/write-default.ts';
import { applyProfile } from '../../server/src/rules/apply.ts';
import { parseDocument } from '../../server/src/toml/document.ts';
import { insertKey } from '../../server/src/toml/insert.ts';
import { applyEdits } from '../../server/src/toml/text-edit.ts';

/** A snippet of VS Code, by its name. Those that know of `exclude` do not offer it in files of these names. */
export type Snippets = Readonly<
  Record<string, { prefix: string; description: string; exclude: readonly string[]; body: string[] }>
>;

/** TOML files in which nobody looks for a policy. A policy may have any other name, or none yet. */
const ofOthers = ['.codex-policy.toml', 'Cargo.toml', 'pyproject.toml'];

/** Each profile whole, and each control by profile, for requirements.toml. */
export function requirementsSnippets(): Snippets {
  const whole = profileIds.map((profile): [string, Snippet] => [
    `Codex requirements: ${profileTitle(profile)}`,
    snippet(`codex-requirements-${profile}`, `The ${profileTitle(profile)} profile for requirements.toml.`, [
      `# codex-policy: profile = ${profile}`,
      ...linesOf(applyProfile('', profile)),
    ]),
  ]);
  const single = requirementsControls.flatMap((control) =>
    profileIds.flatMap((profile): [string, Snippet][] => {
      const text = controlText(control, profile);
      if (text === undefined) return [];
      const name = `Codex ${control.id}: ${profileTitle(profile)}`;
      return [[name, snippet(`codex-${control.id}-${profile}`, control.addresses, linesOf(text))]];
    }),
  );
  return snippetsBut([...ofOthers, 'config.toml', 'managed_config.toml'], [...whole, ...single]);
}

/** The defaults whole, and each by itself, for managed_config.toml. */
export function managedConfigSnippets(): Snippets {
  const written = managedConfigDefaults.flatMap((row) => {
    const toml = defaultAsToml(row)?.trimEnd();
    return toml === undefined ? [] : [{ id: row.id, title: row.title, toml }];
  });
  const single = written.map(({ id, title, toml }): [string, Snippet] => [
    `Codex managed config: ${id}`,
    snippet(`codex-managed-${id}`, `${title}, as a default for sessions.`, linesOf(toml)),
  ]);
  const whole = snippet(
    'codex-managed-config',
    'Every default for managed_config.toml.',
    linesOf(joined(written.map(({ toml }) => toml))),
  );
  return snippetsBut([...ofOthers, 'requirements.toml'], [['Codex managed config', whole], ...single]);
}

/** Root keys first, as TOML wants them; tables after, a blank line apart. */
function joined(parts: readonly string[]): string {
  const roots = parts.filter((part) => !part.startsWith('['));
  const tables = parts.filter((part) => part.startsWith('['));
  return [roots.join('\n'), ...tables].join('\n\n');
}

/** A control as it stands alone in a file; undefined where the profile has no value for it. */
function controlText(control: Control, profile: ProfileId): string | undefined {
  const empty = parseDocument('');
  if (control.kind === 'patterns' && control.profiles[profile].length === 0) return inserted(control, '[]');
  // Leaving a feature out meets a profile's `true`; who asks for the snippet wants it pinned.
  if (control.kind === 'switch' && control.profiles[profile]) return inserted(control, 'true');
  const text = writeControl(empty, control, profile);
  return text === '' ? undefined : text;
}

function inserted(control: Control, value: string): string | undefined {
  const empty = parseDocument('');
  const edit = insertKey(empty, control.path, value);
  return edit && applyEdits('', [edit]);
}

function linesOf(text: string): string[] {
  return text.replace(/\n$/, '').split('\n');
}

function snippetsBut(exclude: readonly string[], snippets: readonly (readonly [string, Snippet])[]): Snippets {
  return Object.fromEntries(snippets.map(([name, { body, ...rest }]) => [name, { ...rest, exclude, body }]));
}

type Snippet = ReturnType<typeof snippet>;

function snippet(prefix: string, description: string, lines: readonly string[]) {
  // In a snippet `$`, `}` and `\` mean something of their own.
  const body = lines.map((line) => line.replace(/[\\$}]/g, '\\$&'));
  return { prefix, description, body };
}
