import { type FileKind, fileKinds } from '../codex/file-kind.ts';
import { suggest } from '../codex/suggest.ts';
import type { Release } from '../codex/version.ts';
import { type Severity, severities } from '../risk/control.ts';
import type { ProfileId } from '../risk/profiles.ts';
import { fixedRuleIds, type Level, levels, type RuleLevels, ruleIds } from '../rules/levels.ts';
import { choiceOption, failOnOption, parseCommand, profileOption, releaseOption, UsageError } from './arguments.ts';
import { type Format, formatNames } from './report/index.ts';

/** What a call of `codex-policy check` asks for. Undefined is what the project file or the default decides. */
export interface CheckOptions {
  readonly words: readonly string[];
  readonly stdinName: string | undefined;
  readonly kind: FileKind | undefined;
  readonly profile: ProfileId | undefined;
  readonly release: Release | undefined;
  readonly minSeverity: Severity | undefined;
  readonly failOn: { readonly severity: Severity | undefined } | undefined;
  readonly levels: RuleLevels;
  readonly ignores: boolean;
  readonly baseline: { readonly file: string; readonly write: boolean } | undefined;
  readonly config: string | undefined;
  readonly format: Format;
  readonly output: string | undefined;
  readonly colour: 'auto' | 'always' | 'never';
  readonly quiet: boolean;
}

/** Reads the words after `check`. Throws a {@link UsageError} for what it does not know. */
export function checkOptions(given: readonly string[], tell: (text: string) => void): CheckOptions {
  const { values, positionals } = parseCommand(given, {
    profile: { type: 'string' },
    format: { type: 'string' },
    output: { type: 'string' },
    kind: { type: 'string' },
    'codex-version': { type: 'string' },
    'min-severity': { type: 'string' },
    'fail-on': { type: 'string' },
    rule: { type: 'string', multiple: true },
    'no-ignores': { type: 'boolean' },
    baseline: { type: 'string' },
    'write-baseline': { type: 'boolean' },
    config: { type: 'string' },
    color: { type: 'string' },
    quiet: { type: 'boolean' },
    'stdin-filename': { type: 'string' },
  });
  const { baseline, 'write-baseline': write = false, 'stdin-filename': stdinName, quiet = false } = values;
  if (positionals.length === 0) throw new UsageError('check: no files given');
  if (write && baseline === undefined) throw new UsageError('--write-baseline needs --baseline FILE');
  if (stdinName !== undefined && !positionals.includes('-')) {
    throw new UsageError('--stdin-filename is for the file - , which is not given');
  }
  return {
    words: positionals,
    stdinName,
    kind: choiceOption('--kind', values.kind, fileKinds),
    profile: profileOption(values.profile),
    release:
      values['codex-version'] === undefined
        ? undefined
        : releaseOption(values['codex-version'], quiet ? () => {} : tell),
    minSeverity: choiceOption('--min-severity', values['min-severity'], severities),
    failOn: values['fail-on'] === undefined ? undefined : { severity: failOnOption(values['fail-on']) },
    levels: levelsOption(values.rule ?? []),
    ignores: !values['no-ignores'],
    baseline: baseline === undefined ? undefined : { file: baseline, write },
    config: values.config,
    format: choiceOption('--format', values.format, formatNames) ?? 'text',
    output: values.output,
    colour: choiceOption('--color', values.color, ['auto', 'always', 'never']) ?? 'auto',
    quiet,
  };
}

function levelsOption(words: readonly string[]): RuleLevels {
  return new Map(words.map(levelOption));
}

function levelOption(word: string): [string, Level] {
  const [, id = '', name = ''] = /^([^=]*)=(.*)$/s.exec(word) ?? [];
  const level = levels.find((one) => one === name);
  if (id === '' || !level) throw new UsageError(`--rule takes RULE=${levels.join('|')}, not '${word}'`);
  if (!ruleIds.includes(id)) {
    const meant = suggest(id, ruleIds);
    throw new UsageError(`--rule: there is no rule '${id}'${meant === undefined ? '' : `; did you mean '${meant}'?`}`);
  }
  if (fixedRuleIds.includes(id)) {
    throw new UsageError(`--rule: ${id} cannot be set, as Codex refuses a file for what it finds`);
  }
  return [id, level];
}
