/** Files as people write them, each beside what Codex makes of it and what is said of it. */
import { readdirSync, readFileSync } from 'node:fs';
import { type Analysis, analyseText } from '../../src/features/analysis.ts';
import { covered, place, wrapped } from '../rules/golden.ts';
import { type Offer, offersOf } from '../rules/promises.ts';

const folder = new URL('./', import.meta.url);

/** How many fixes of one finding are shown. */
const SHOWN_FIXES = 3;

/** Where Codex would read a file, by how its name ends here. */
const places = {
  '.requirements.toml': '/etc/codex/requirements.toml',
  '.managed.toml': '/etc/codex/managed_config.toml',
  '.config.toml': '/home/user/.codex/config.toml',
  '.project.toml': '/home/user/project/.codex/config.toml',
} as const;

export type Ending = keyof typeof places;

/** A file as somebody wrote it. */
export interface Golden {
  /** Unlike any other’s, whatever the ending. */
  readonly name: string;
  readonly ending: Ending;
  /** With its line ends and byte order mark. */
  readonly text: string;
}

/** What the real Codex makes of a file. */
export interface Answer {
  readonly accepted: boolean;
  /** The keys that it names as ignored: the first three. */
  readonly ignoredKeys: readonly string[];
  /** How many keys it says it ignores. */
  readonly ignoredCount: number;
  /** The features of a policy that it says it ignores. */
  readonly ignoredFeatures: readonly string[];
  /** The keys that it says it does not take from a project. */
  readonly projectKeys: readonly string[];
}

/** Every file, in the order of the names. */
export function goldens(): Golden[] {
  const files = readdirSync(folder).flatMap((file) => {
    const ending = endings.find((one) => file.endsWith(one));
    return ending ? [{ name: file.slice(0, -ending.length), ending, text: read(file) }] : [];
  });
  return files.sort((a, b) => (a.name < b.name ? -1 : 1));
}

const endings = Object.keys(places) as Ending[];

/** The names of the expectations, in their order. */
export function expectationNames(): string[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.findings'));
  return files.map((file) => file.slice(0, -'.findings'.length)).sort();
}

export function readExpectation({ name }: Golden): string {
  return read(`${name}.findings`);
}

function read(file: string): string {
  return readFileSync(new URL(file, folder), 'utf8');
}

/** Where Codex would read a file. */
export function pathOf({ ending }: Golden): string {
  return places[ending];
}

/** A file as an editor sees it: held to the profile that it names, else to Balanced. */
export function analysed(golden: Golden): Analysis {
  return analyseText(golden.text, pathOf(golden), { profile: 'balanced' });
}

/** What a file of expectations holds: the profile, what Codex says, and every finding with its fixes. */
export function expectation(golden: Golden, answer: Answer): string {
  const { text } = golden;
  const { profile, context, findings } = analysed(golden);
  const blocks = findings.map((finding) => {
    const { span, severity, code, verdict, message, related = [] } = finding;
    return [
      `${place(text, span)} ${severity} ${code} ${verdict} ${covered(text, span)}`,
      ...wrapped(message),
      ...related.map((other) => `  related ${place(text, other)} ${covered(text, other)} ${other.message}`),
      ...fixLines(offersOf(context, [finding])),
    ];
  });
  const head = [`profile ${profile}`, ...answerLines(answer)];
  return [head, ...blocks].map((lines) => `${lines.join('\n')}\n`).join('\n');
}

function fixLines(offers: readonly Offer[]): string[] {
  const more = offers.length - SHOWN_FIXES;
  return [
    ...offers.slice(0, SHOWN_FIXES).map(({ title, safe }) => `  ${safe ? 'safe fix' : 'fix'} ${title}`),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}

function answerLines({ accepted, ignoredKeys, ignoredCount, ignoredFeatures, projectKeys }: Answer): string[] {
  return [
    `codex ${accepted ? 'accepts' : 'rejects'} the file`,
    ...(ignoredCount > 0 ? [`codex ignores ${ignoredCount} keys: ${ignoredKeys.join(' ')}`] : []),
    ...(ignoredFeatures.length > 0 ? [`codex ignores features: ${ignoredFeatures.join(' ')}`] : []),
    ...(projectKeys.length > 0 ? [`codex ignores in a project: ${projectKeys.join(' ')}`] : []),
  ];
}

/** What Codex said when the expectation was written. */
export function recordedAnswer(golden: Golden): Answer {
  const [head = ''] = readExpectation(golden).split('\n\n');
  const [, count = '0', keys = ''] = /^codex ignores (\d+) keys: (.*)$/m.exec(head) ?? [];
  const [, features = ''] = /^codex ignores features: (.*)$/m.exec(head) ?? [];
  const [, projectKeys = ''] = /^codex ignores in a project: (.*)$/m.exec(head) ?? [];
  return {
    accepted: head.includes('codex accepts the file'),
    ignoredKeys: keys.split(' ').filter(Boolean),
    ignoredCount: Number(count),
    ignoredFeatures: features.split(' ').filter(Boolean),
    projectKeys: projectKeys.split(' ').filter(Boolean),
  };
}
