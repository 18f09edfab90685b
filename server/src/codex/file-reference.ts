import type { Item } from '../toml/document.ts';
import { configRefusals } from './config/constraints.ts';
import { configSchema } from './config/index.ts';
import type { ConfigRefusal } from './config/refusal.ts';
import { refusals } from './constraints/index.ts';
import type { FileKind } from './file-kind.ts';
import { requirementsSchema } from './requirements/index.ts';
import type { TableSchema } from './schema.ts';

/** What is known of a kind of file. */
export interface FileReference {
  /** How messages call it. */
  readonly name: string;
  readonly schema: TableSchema;
  /** What Codex refuses in it although its shape is right. */
  refusals(root: Item): readonly ConfigRefusal[];
}

/** What is known of each kind of file. */
export const fileReferences: Readonly<Record<FileKind, FileReference>> = {
  requirements: { name: 'requirements.toml', schema: requirementsSchema, refusals },
  'managed-config': { name: 'managed_config.toml', schema: configSchema, refusals: configRefusals },
  config: { name: 'config.toml', schema: configSchema, refusals: configRefusals },
};
