/** All policies of the repository, to hold what is true of any policy against. */
import { readdirSync, readFileSync } from 'node:fs';
import { documents } from '../../../test/codex/documents/index.ts';
import { articleColumns } from '../../../test/fixtures/article.ts';
import { goldens } from '../goldens/goldens.ts';

export interface Policy {
  readonly name: string;
  readonly text: string;
}

/** Those that people wrote: examples, pages, goldens, the article's columns. */
export function writtenPolicies(): Policy[] {
  return [
    ...filesIn('../../../examples/', 'requirements.toml').map(({ name, text }) => ({ name, text })),
    ...filesIn('../../../docs/rules/', '.md').flatMap(({ name, text }) =>
      [...text.matchAll(/^```toml\n(.*?)^```$/gms)].map(([, block = ''], index) => ({
        name: `${name}, block ${index + 1}`,
        text: block,
      })),
    ),
    ...goldens().filter(({ ending }) => ending === '.requirements.toml'),
    ...Object.entries(articleColumns).map(([name, text]) => ({ name: `the article, ${name}`, text })),
  ];
}

/** Every so many of the generated ones. */
export function generatedPolicies(every: number): Policy[] {
  return documents.filter((_, index) => index % every === 0).map(({ id, text }) => ({ name: id, text }));
}

function filesIn(folder: string, extension: string): Policy[] {
  const url = new URL(folder, import.meta.url);
  return readdirSync(url)
    .filter((name) => name.endsWith(extension))
    .sort()
    .map((name) => ({ name, text: readFileSync(new URL(name, url), 'utf8') }));
}
