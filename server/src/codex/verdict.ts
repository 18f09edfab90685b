/**
 * What Codex does with a piece of a file:
 * `rejects` the file and does not start, `ignores` the key, takes it but `ineffective`ly, or `accepts` it.
 */
export type Verdict = 'rejects' | 'ignores' | 'ineffective' | 'accepts';
