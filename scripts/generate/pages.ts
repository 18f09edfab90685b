import { codexVersion } from '../../server/src/codex/version.ts';

/** What one page of all keys says besides the keys. */
interface Page {
  readonly title: string;
  /** What holds for many keys, in Markdown. */
  readonly points: readonly string[];
  /** The sentence above the table of features. */
  readonly features: string;
  /** Whether features are pinned rather than switched. */
  readonly pinned: boolean;
}

/** The kinds of files whose keys have a page. managed_config.toml has the keys of config.toml. */
export type PageKind = 'requirements' | 'config';

/** The pages of all keys. */
export const pages: Readonly<Record<PageKind, Page>> = {
  requirements: {
    title: 'Keys of requirements.toml',
    points: [
      'Where nothing is said about a key that is absent, users decide.',
      '_Risk_ is said of the controls that the profiles set.',
    ],
    features: `What can be pinned in \`features\`. Codex ${codexVersion} still honours the older names, with a warning.`,
    pinned: true,
  },
  config: {
    title: 'Keys of config.toml and managed_config.toml',
    points: [
      `That holds for tables in which Codex names an unknown key at start. Where it ignores one without a word, it does so
  with \`--strict-config\` too unless that is said.`,
      `Codex puts its files together before it looks: a value that another file replaces does no harm, and what a table
  must have may stand in another file. A list comes whole from one file, and so do \`mcp_enterprise_managed_auth\` and,
  in managed_config.toml, \`approval_policy\`. With \`--strict-config\` Codex first looks at each file alone.`,
      `In the \`.codex/config.toml\` of a project Codex ignores some keys, whatever their value: each says so.`,
    ],
    features: `What can be switched in \`features\`. Codex ${codexVersion} still honours the older names.`,
    pinned: false,
  },
};
