import { ignoredInProjects } from '../codex/config/project.ts';
import { type Difference, differences } from '../codex/history/differences.ts';
import { releaseAfter, releaseName } from '../codex/history/releases.ts';
import { runName, runNameFromOldest, runsOf } from '../codex/history/runs.ts';
import { settingDifferences } from '../codex/history/settings-lookup.ts';
import type { Item } from '../toml/document.ts';
import type { Context } from './context.ts';
import { type OlderForm, olderForms } from './older-forms.ts';
import type { Rule } from './rule.ts';
import { keyName, listed, placeOf } from './text.ts';

/** What only some of the releases go by that are to read the file. The one that rules describe has rules of its own. */
export const notInEveryRelease: Rule<Item> = {
  id: 'not-in-every-release',
  summary: 'Something that a release in the range ignores, or refuses the file for.',
  severity: 'warning',
  verdict: 'ignores',
  kinds: ['requirements', 'managed-config', 'config'],

  *check(context) {
    const { document, release, kind } = context;
    const { fleet } = release;
    if (!fleet) return;
    const isPolicy = kind === 'requirements';
    for (const difference of differencesIn(context)) {
      const ignoring = difference.ignoring.some((release) => fleet.includes(release));
      const refusing = [...difference.refusing].filter(([, releases]) => releases.some((one) => fleet.includes(one)));
      const { item } = difference;
      // What is no value has a finding of its own, beside which this one would not be heard.
      const isValue = item.value?.kind !== 'invalid';
      const span = refusing.length > 0 && isValue ? placeOf(item) : (item.names[0] ?? placeOf(item));
      if (!span || (!ignoring && refusing.length === 0)) continue;
      const sentences = refusing.map(([reason, releases]) => refused(reason, releases));
      const [form] = olderForms(document, item, kind);
      if (refusing.length > 0 && !helps(form, difference)) sentences.push(remedy(difference));
      if (ignoring)
        sentences.push(
          `${ignored(difference)}: ${isPolicy ? 'such clients are not constrained by it' : 'such clients start without it'}.`,
        );
      if (form) sentences.push(form.advice);
      yield {
        ...(refusing.length > 0 && ({ severity: 'error', verdict: 'rejects' } as const)),
        ofOthers: true,
        message: sentences.join(' '),
        keyPath: item.path,
        span,
        data: item,
      };
    }
  },

  fixes({ document, kind }, { data }) {
    return olderForms(document, data, kind).map(({ title, apply }: OlderForm) => ({ title, safe: false, apply }));
  },
};

/** Where older releases differ over what Codex reads of the file. */
function differencesIn(context: Context): readonly Difference[] {
  const { document, kind, isProject, shape: issues, refusals } = context;
  const newest = { issues, refusals };
  if (kind === 'requirements') return differences(document.root, document.text, newest);
  // Since Codex skips them, it skips all that is in them; of the releases before, another rule tells.
  const isSkipped = ({ item }: Difference) => isProject && ignoredInProjects.includes(String(item.path[0]));
  return settingDifferences(document.root, newest).filter((difference) => !isSkipped(difference));
}

function refused(reason: string, releases: readonly number[]): string {
  const verb = releases.length === 1 ? 'refuses' : 'refuse';
  return `Codex ${listed(runsOf(releases).map(runName))} ${verb} the file: ${reason}.`;
}

/** Whether the releases that refuse the file go by an older form. */
function helps(form: OlderForm | undefined, { refusing }: Difference): boolean {
  return form !== undefined && [...refusing.values()].flat().every((release) => release >= form.since);
}

/** What it takes for all releases to load the file. */
function remedy({ refusing }: Difference): string {
  const next = releaseAfter(Math.max(...[...refusing.values()].flat()));
  const upgrade = next === undefined ? '' : ` Codex ${releaseName(next)} loads it;`;
  return `${upgrade} such clients need a file of their own.`.trimStart();
}

/**
 * The key came between the last release that ignores it and the first that does not, as not every one was asked. Gives
 * the beginning of a sentence.
 */
function ignored({ item, ignoring }: Difference): string {
  const runs = runsOf(ignoring);
  const name = keyName(item.path.filter((step) => typeof step === 'string'));
  const [run] = runs;
  const after = run && releaseAfter(run.last);
  const seen = runs.length === 1 && after !== undefined ? `, first seen in ${releaseName(after)}` : '';
  return `Codex ${listed(runs.map(runNameFromOldest))} ignore ${name}${seen}`;
}
