/**
 * Writes what derives from the data: snippets, the grammar of Codex keys, JSON Schemas and pages of all keys, the
 * index of the rules' pages, what hover says of releases, the tables of README.md and docs/deploying.md. With `--check`
 * it writes nothing and fails when a file is not what it would write.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { requirementsSchema } from '../server/src/codex/requirements/index.ts';
import { requirementsControls } from '../server/src/risk/controls/requirements.ts';
import { checkOutputSchema } from './generate/check-output.ts';
import { codexGrammar } from './generate/grammar.ts';
import { factsOfPlaces } from './generate/key-facts.ts';
import { projectJsonSchema } from './generate/project-schema.ts';
import { referencePage } from './generate/reference.ts';
import { jsonSchemaOf } from './generate/schema.ts';
import { managedConfigSnippets, requirementsSnippets } from './generate/snippets.ts';
import { deployingTables, readmeTables, ruleIndex } from './generate/tables.ts';

const root = fileURLToPath(new URL('../', import.meta.url));

function generated(): Readonly<Record<string, string>> {
  return {
    'snippets/requirements.json': json(requirementsSnippets()),
    'snippets/managed-config.json': json(managedConfigSnippets()),
    'syntaxes/codex.tmLanguage.json': json(codexGrammar(Object.keys(requirementsSchema.keys), riskyValues())),
    'schemas/requirements.schema.json': json(jsonSchemaOf('requirements')),
    'schemas/managed_config.schema.json': json(jsonSchemaOf('managed-config')),
    'schemas/config.schema.json': json(jsonSchemaOf('config')),
    'schemas/agent_role.schema.json': json(jsonSchemaOf('agent-role')),
    'schemas/codex-policy.schema.json': json(projectJsonSchema()),
    'schemas/check-output.schema.json': json(checkOutputSchema()),
    'server/src/features/key-facts.json': json(factsOfPlaces()),
    'docs/requirements.md': referencePage('requirements'),
    'docs/config.md': referencePage('config'),
    'docs/rules/README.md': ruleIndex(),
    'docs/deploying.md': withTables(current('docs/deploying.md'), deployingTables()),
    'README.md': withTables(current('README.md'), readmeTables()),
  };
}

/** Values that the risk tables have a warning for. */
function riskyValues(): string[] {
  const lists = requirementsControls.flatMap((control) => (control.kind === 'allowlist' ? [control] : []));
  return lists.flatMap(({ profiles, valueRisks }) =>
    Object.keys(valueRisks).filter((value) => !profiles.balanced.includes(value)),
  );
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function current(file: string): string {
  try {
    return readFileSync(path.join(root, file), 'utf8');
  } catch {
    return '';
  }
}

/** Replaces what stands between `<!-- name -->` and `<!-- /name -->`. */
function withTables(text: string, tables: Readonly<Record<string, string>>): string {
  return Object.entries(tables).reduce((result, [name, table]) => {
    const pattern = new RegExp(`(<!-- ${name} -->)[\\s\\S]*?(<!-- /${name} -->)`);
    return result.replace(pattern, (_, open: string, close: string) => `${open}\n${table}\n${close}`);
  }, text);
}

const stale = Object.entries(generated()).filter(([file, text]) => current(file) !== text);
if (process.argv.includes('--check')) {
  for (const [file] of stale) console.error(`${file} is not current: run npm run generate`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const [file, text] of stale) {
    writeFileSync(path.join(root, file), text);
    console.log(`wrote ${file}`);
  }
}
