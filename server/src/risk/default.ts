import type { KeyPath } from '../toml/document.ts';
import type { Facet } from './control.ts';

/** A key and its value as TOML. */
export interface Setting {
  readonly path: KeyPath;
  readonly value: string;
}

interface DefaultFacts {
  /** The key in Codex's spelling, dotted. */
  readonly id: string;
  readonly path: KeyPath;
  readonly title: string;
  readonly facet: Facet;
  readonly risk: string;
  readonly advice: string;
  /** What the row says in a form that Codex reads; empty where no such key exists. */
  readonly settings: readonly Setting[];
  /** The article's own spelling, where Codex reads it differently. */
  readonly article?: string;
}

/** One value that the row asks for. */
export interface ValueDefault extends DefaultFacts {
  readonly kind: 'value';
  readonly value: string | boolean;
  /** The values that are weaker, each with what Codex then does. Any other value that Codex takes meets the row. */
  readonly weaker: Readonly<Record<string, string>>;
  /** What a file that leaves the key out means. */
  readonly absent: string;
  /** An older name, which Codex takes in the place of the key. */
  readonly olderName?: KeyPath;
  /** The switch of what the row limits: without the key, `true` is what the row is against, and `false` meets it. */
  readonly limits?: KeyPath;
}

/** A collector that the log events go to. */
export interface CollectorDefault extends DefaultFacts {
  readonly kind: 'collector';
  /** What a file without the table means. */
  readonly absent: string;
}

/** The organisation's own, for which there is only an example; or a key that Codex does not have. */
export interface OwnDefault extends DefaultFacts {
  readonly kind: 'own' | 'gone';
}

/** A row that asks for something that a file can be held to. */
export type AskingDefault = ValueDefault | CollectorDefault;

/** A row of the article's table for managed_config.toml: one value for all three profiles. */
export type Default = AskingDefault | OwnDefault;
