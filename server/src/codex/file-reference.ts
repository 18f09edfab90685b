import type { Item } from '../toml/document.ts';
import { configRefusals } from './config/constraints.ts';
import { configSchema } from './config/index.ts';
import type { ConfigRefusal } from './config/refusal.ts';
import { refusals } from './constraints/index.ts';
import type { FileKind } from './file-kind.ts';
import { requirementsSchema } from './requirements/index.ts';
import { roleRefusals } from './roles/constraints.ts';
import { roleSchema } from './roles/index.ts';
import type { TableSchema } from './schema.ts';

/** What is known of a kind of file. */
export interface FileReference {
  /** How messages call it. */
  readonly name: string;
  /** What Codex does when it cannot take it, in the words after "Codex". */
  readonly refuses: string;
  readonly schema: TableSchema;
  /** What Codex refuses in it although its shape is right. */
  refusals(root: Item): readonly ConfigRefusal[];
}

const refuses = 'refuses the file';

/** What is known of each kind of file. */
export const fileReferences: Readonly<Record<FileKind, FileReference>> = {
  requirements: { name: 'requirements.toml', refuses, schema: requirementsSchema, refusals },
  'managed-config': { name: 'managed_config.toml', refuses, schema: configSchema, refusals: configRefusals },
  config: { name: 'config.toml', refuses, schema: configSchema, refusals: configRefusals },
  'agent-role': { name: 'a role file', refuses: 'drops the role', schema: roleSchema, refusals: roleRefusals },
};
