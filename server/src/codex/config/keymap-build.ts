import { either, list, table, text } from '../requirements/build.ts';
import type { Schema, TableSchema } from '../schema.ts';

const form = 'Such as `ctrl-a`, `shift-enter`, `f1` or `page-down`; parts of a chord are divided by a blank.';

const key = { note: form, undated: true } as const;

/** The keys for one action: one, several, or none. */
function binding(action: string): Schema {
  return either(
    [text('One key.', key), list(text('A key.', key), 'Several keys; an empty list unbinds.')],
    `The keys for: ${action}.`,
    { note: 'Codex rejects a key that it does not know.' },
  );
}

/** The keys of one part of the terminal interface, by action. */
export function keys(description: string, actions: Readonly<Record<string, string>>): TableSchema {
  return table(
    description,
    Object.fromEntries(Object.entries(actions).map(([name, action]) => [name, binding(action)])),
  );
}
