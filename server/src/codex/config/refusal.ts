import type { Item } from '../../toml/document.ts';
import type { Refusal } from '../constraints/refusal.ts';

/** Something in a config.toml that Codex refuses although every value has the right shape. */
export interface ConfigRefusal extends Refusal {
  /**
   * True where a part is missing that another file may have: Codex puts the files of all places together before it
   * looks. With `--strict-config` it first looks at each file alone.
   */
  readonly unlessElsewhere?: true;
}

/** A rule of Codex over more than one key of config.toml, or over the inside of a value. */
export type ConfigConstraint = (root: Item) => Iterable<ConfigRefusal>;
