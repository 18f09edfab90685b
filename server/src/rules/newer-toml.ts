import { releaseAfter, releaseName } from '../codex/history/releases.ts';
import { runName, runsOf } from '../codex/history/runs.ts';
import { lastOfToml10, readsToml10 } from '../codex/history/verdict.ts';
import { type Newer, newerToml } from '../toml/newer.ts';
import { applyEdits } from '../toml/text-edit.ts';
import type { Rule } from './rule.ts';
import { listed } from './text.ts';

/** What TOML 1.1 has more, in the words of a message, and what to call the older way. */
const words: Readonly<Record<Newer['kind'], { readonly what: string; readonly title: string }>> = {
  'line-break': { what: 'no line break within `{ }`', title: 'Write the table on one line' },
  'trailing-comma': { what: 'no comma before `}`', title: 'Remove the comma' },
  escape: { what: 'neither `\\e` nor `\\xHH`', title: 'Write the escape as `\\u00HH`' },
  time: { what: 'no time without seconds', title: 'Write the seconds' },
};

/** TOML that the oldest releases in the range cannot parse. */
export const newerTomlRule: Rule<Newer> = {
  id: 'newer-toml',
  summary: 'TOML 1.1, which a release in the range cannot read: it refuses the file.',
  severity: 'error',
  verdict: 'rejects',
  whole: true,

  *check({ document, release: { fleet = [] } }) {
    const refusing = fleet.filter(readsToml10);
    // What no release can read has a finding of its own.
    if (refusing.length === 0 || document.faults.length > 0) return;
    const next = releaseAfter(lastOfToml10);
    const upgrade = next === undefined ? '' : ` Codex ${releaseName(next)} reads TOML 1.1.`;
    for (const newer of newerToml(document.tree)) {
      yield {
        ofOthers: true,
        message: `Codex ${listed(runsOf(refusing).map(runName))} refuses the file: it reads TOML 1.0, which has ${words[newer.kind].what}.${upgrade}`,
        keyPath: [],
        span: newer,
        data: newer,
      };
    }
  },

  fixes({ document: { text } }, { data: { kind, older } }) {
    return older ? [{ title: words[kind].title, safe: false, apply: () => applyEdits(text, older) }] : [];
  },
};
