/** A word that not every release takes which knows the key. */
export interface ValueHistory {
  /** The places of the word, as in the list of keys. */
  readonly places: readonly string[];
  readonly value: string;
  /** The first asked release that takes it. */
  readonly since: number;
  /** The last one, where it is gone. */
  readonly last?: number;
  /** An older word that means the same and that all releases take which know the key. */
  readonly older?: string;
}

const sockets = ['experimental_network.unix_sockets.<path>', 'permissions.<profile>.network.unix_sockets.<path>'];

/** The words that came later than their key, or are gone. Releases without the word refuse the file. */
export const valueHistories: readonly ValueHistory[] = [
  { places: sockets, value: 'none', since: 118, last: 133 },
  { places: ['allowed_approvals_reviewers[]'], value: 'auto_review', since: 125, older: 'guardian_subagent' },
  { places: sockets, value: 'deny', since: 136 },
  { places: ['allowed_web_search_modes[]'], value: 'indexed', since: 142 },
  { places: ['apps.<id>.tools.<tool>.approval_mode'], value: 'writes', since: 144 },
  { places: ['hooks.<Event>[].hooks[].type'], value: 'mcp_tool', since: 148 },
  { places: ['rules.prefix_rules[].decision'], value: 'prompt-user', since: 169 },
];
