import type { KeyPath } from '../toml/document.ts';

/** A root key that the article (and others after it) spells in a way that Codex does not know. */
export const keySlips: readonly { readonly written: KeyPath; readonly meant: string }[] = [
  { written: ['allowed_approval_reviewers'], meant: 'allowed_approvals_reviewers' },
];

/** A value that the article spells in a way that Codex refuses. */
export const valueSlips: readonly {
  readonly paths: readonly KeyPath[];
  readonly written: string;
  readonly meant: string;
}[] = [
  {
    paths: [['allowed_approvals_reviewers'], ['allowed_approval_reviewers']],
    written: 'auto_reviewer',
    meant: 'auto_review',
  },
];

/** A list that the article writes as a table of the same name: `[a.b.list]` with `list = […]` below it. */
export const tableSlips: readonly { readonly path: KeyPath }[] = [{ path: ['permissions', 'filesystem', 'deny_read'] }];

/** A feature whose row of the article names another feature, so that the other one stands there twice. */
export const featureSlips: readonly { readonly written: KeyPath; readonly meant: string }[] = [
  { written: ['features', 'browser_use'], meant: 'in_app_browser' },
];
