import type { Item } from '../../toml/document.ts';
import type { Refusal } from '../constraints/refusal.ts';

/** Something in a config.toml that Codex refuses although every value has the right shape. */
export interface ConfigRefusal extends Refusal {
  /**
   * What another file may make good, as Codex puts the files of all places together before it looks: a part that a
   * setting of this file lacks, or the definition of what this file only names or changes. With `--strict-config` it
   * first looks at each file alone.
   */
  readonly unlessElsewhere?: 'part' | 'definition';
}

/** A rule of Codex over more than one key of config.toml, or over the inside of a value. */
export type ConfigConstraint = (root: Item) => Iterable<ConfigRefusal>;
