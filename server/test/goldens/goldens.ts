/** Policies as people write them, each beside what Codex makes of it and what is said of it. */
import { readdirSync, readFileSync } from 'node:fs';
import { type Analysis, analyseText } from '../../src/features/analysis.ts';
import { covered, place, wrapped } from '../rules/golden.ts';
import { type Offer, offersOf } from '../rules/promises.ts';

const folder = new URL('./', import.meta.url);

/** How many fixes of one finding are shown. */
const SHOWN_FIXES = 3;

/** What the real Codex makes of a policy. */
export interface Answer {
  readonly accepted: boolean;
  /** The keys that it names as ignored: the first three. */
  readonly ignoredKeys: readonly string[];
  /** How many keys it says it ignores. */
  readonly ignoredCount: number;
  /** The features that it says it ignores. */
  readonly ignoredFeatures: readonly string[];
}

export function policyNames(): string[] {
  return namesIn('.requirements.toml');
}

export function expectationNames(): string[] {
  return namesIn('.findings');
}

function namesIn(extension: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(extension))
    .map((file) => file.slice(0, -extension.length))
    .sort();
}

/** The text of a policy, with its line ends and byte order mark. */
export function readPolicy(name: string): string {
  return readFileSync(new URL(`${name}.requirements.toml`, folder), 'utf8');
}

export function readExpectation(name: string): string {
  return readFileSync(new URL(`${name}.findings`, folder), 'utf8');
}

/** A policy as an editor sees it: held to the profile that it names, else to Balanced. */
export function analysed(text: string): Analysis {
  return analyseText(text, '/etc/codex/requirements.toml', { profile: 'balanced' });
}

/** What a file of expectations holds: the profile, what Codex says, and every finding with its fixes. */
export function expectation(text: string, answer: Answer): string {
  const { profile, context, findings } = analysed(text);
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

function answerLines({ accepted, ignoredKeys, ignoredCount, ignoredFeatures }: Answer): string[] {
  return [
    `codex ${accepted ? 'accepts' : 'rejects'} the file`,
    ...(ignoredCount > 0 ? [`codex ignores ${ignoredCount} keys: ${ignoredKeys.join(' ')}`] : []),
    ...(ignoredFeatures.length > 0 ? [`codex ignores features: ${ignoredFeatures.join(' ')}`] : []),
  ];
}

/** What Codex said when the expectation was written. */
export function recordedAnswer(name: string): Answer {
  const [head = ''] = readExpectation(name).split('\n\n');
  const [, count = '0', keys = ''] = /^codex ignores (\d+) keys: (.*)$/m.exec(head) ?? [];
  const [, features = ''] = /^codex ignores features: (.*)$/m.exec(head) ?? [];
  return {
    accepted: head.includes('codex accepts the file'),
    ignoredKeys: keys.split(' ').filter(Boolean),
    ignoredCount: Number(count),
    ignoredFeatures: features.split(' ').filter(Boolean),
  };
}
