import type { Rule } from './rule.ts';

/** A rule over several files. Its page is `docs/rules/<id>.md`; `features/across-files.ts` finds it. */
export type CrossFileRule = Pick<Rule, 'id' | 'summary' | 'severity' | 'verdict'>;

const replaced: CrossFileRule = {
  id: 'replaced-by-requirements',
  summary: 'A setting that requirements in another file replace, rule out or leave out.',
  severity: 'info',
  verdict: 'ineffective',
};

const overridden: CrossFileRule = {
  id: 'overridden-elsewhere',
  summary: 'A setting that another file of a higher rank has too.',
  severity: 'info',
  verdict: 'ineffective',
};

const policiesDiffer: CrossFileRule = {
  id: 'policies-differ',
  summary: 'Two policies that say different things of one key: the higher one counts.',
  severity: 'info',
  verdict: 'ineffective',
};

const loosens: CrossFileRule = {
  id: 'loosens-requirements',
  summary: 'A key of managed_config.toml that allows what the policy in another file forbids.',
  severity: 'error',
  verdict: 'accepts',
};

const refusedTogether: CrossFileRule = {
  id: 'refused-together',
  summary: 'Files that Codex takes one by one, and with which together it does not start.',
  severity: 'error',
  verdict: 'rejects',
};

/** Every rule over several files, by what it is about. */
export const crossFileRules = { replaced, overridden, policiesDiffer, loosens, refusedTogether } as const;
