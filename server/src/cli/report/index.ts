import type { Colours } from './colours.ts';
import { githubReporter } from './github.ts';
import { htmlReporter } from './html.ts';
import { jsonReporter } from './json.ts';
import { junitReporter } from './junit.ts';
import { markdownReporter } from './markdown.ts';
import type { Reporter } from './reporter.ts';
import { type SarifFacts, sarifReporter } from './sarif.ts';
import { textReporter } from './text.ts';

/** What the formats need to know besides the files. */
export interface FormatFacts extends SarifFacts {
  readonly colours: Colours;
  readonly quiet: boolean;
}

/** The formats of `codex-policy check`, by the words of `--format`. */
export const formats = {
  text: ({ colours, quiet }: FormatFacts) => textReporter(colours, quiet),
  json: () => jsonReporter(),
  sarif: (facts: FormatFacts) => sarifReporter(facts),
  github: ({ root }: FormatFacts) => githubReporter(root),
  junit: () => junitReporter(),
  markdown: () => markdownReporter(),
  html: ({ version }: FormatFacts) => htmlReporter(version),
} as const satisfies Readonly<Record<string, (facts: FormatFacts) => Reporter>>;

export type Format = keyof typeof formats;

/** The words. */
export const formatNames = Object.keys(formats) as Format[];
