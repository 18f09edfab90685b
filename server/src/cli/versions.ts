import { type FileKind, kindByName } from '../codex/file-kind.ts';
import { renamedFeatures } from '../codex/history/lookup.ts';
import { askedReleases, newestRelease } from '../codex/history/releases.ts';
import { type Turn, turnsBetween } from '../codex/history/runtime.ts';
import { ownerOf } from '../codex/history/settings-files.ts';
import { releaseFault, releaseFor } from '../codex/version.ts';
import type { Analysis } from '../features/analysis.ts';
import { type Versions, versionsOf } from '../features/versions.ts';
import { versionsHtml } from '../features/versions-html.ts';
import { type VersionsReport, versionsMarkdown, versionsText } from '../features/versions-report.ts';
import type { Context } from '../rules/context.ts';
import { analyseFile } from './analyse-file.ts';
import { CannotRunError, choiceOption, parseCommand, UsageError } from './arguments.ts';
import { readText } from './files.ts';
import { versionsJson } from './versions-json.ts';

const writers = { text: versionsText, markdown: versionsMarkdown, html: versionsHtml, json: versionsJson };

/** `codex-policy versions FILE`: what each release does with a policy or settings; gives the exit code. */
export function versionsCommand(words: readonly string[], print: (text: string) => void): number {
  const { values, positionals } = parseCommand(words, {
    format: { type: 'string' },
    kind: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
  });
  const format = choiceOption('--format', values.format, ['text', 'markdown', 'html', 'json']) ?? 'text';
  const asked = choiceOption('--kind', values.kind, ['requirements', 'managed-config', 'config']);
  const from = releaseOf('--from', values.from);
  const to = releaseOf('--to', values.to);
  const [path, second] = positionals;
  if (path === undefined || second !== undefined) throw new UsageError('versions takes one file');
  const { context } = analysed(path, asked);
  if (context.kind === 'agent-role') {
    throw new CannotRunError(`${path}: is a role file, and what older releases make of those was not asked`);
  }
  const versions = versionsOf(context);
  const report: VersionsReport = {
    path,
    versions,
    between: (from ?? to) ? between(versions, from, to, context) : undefined,
  };
  print(writers[format](report));
  return versions.wholeFrom === undefined ? 1 : 0;
}

/** A file that says nothing of what it is goes by its name. */
function analysed(path: string, asked: FileKind | undefined): Analysis {
  const text = readText(path);
  const analysis = analyseFile(path, text, undefined, asked);
  return analysis.kind === undefined ? analyseFile(path, text, undefined, kindByName(path)) : analysis;
}

/** One release, as its number in the history. */
function releaseOf(option: string, name: string | undefined): number | undefined {
  if (name === undefined) return undefined;
  const fault = releaseFault(name);
  if (fault !== undefined) throw new UsageError(`${option}: ${fault}`);
  const [release = newestRelease, another] = releaseFor(name).fleet ?? [];
  if (another !== undefined) throw new UsageError(`${option} takes one release, not the range '${name}'`);
  return release;
}

/** What is left out is the oldest release that was asked, or the newest. */
function between(
  { versions }: Versions,
  from: number = askedReleases[0],
  to: number = newestRelease,
  context: Context,
): VersionsReport['between'] {
  if (from >= to) throw new UsageError('--from must be an older release than --to');
  const at = (release: number) => versions.find(({ releases }) => releases.includes(release));
  const [before, after] = [at(from), at(to)];
  return before && after && { from, to, before, after, turns: turnsIn(context, from, to) };
}

/** What turns for a file from one release to another, the names of its features included. */
function turnsIn({ document: { root }, kind, path }: Context, from: number, to: number): Turn[] {
  const isPolicy = kind === 'requirements';
  const file = isPolicy ? kind : ownerOf(kind, path);
  const renames = renamedFeatures(root, from, to, isPolicy).map(({ name, current, at }): Turn => {
    return { at, sentence: `The feature \`${name}\` is called \`${current}\`; the newest release still takes both.` };
  });
  return [...turnsBetween(from, to, new Set(root.children.keys()), file), ...renames].sort(
    (one, other) => one.at - other.at,
  );
}
