import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** What runs TypeScript files: Node.js with the tsx loader. */
export const TSX = [process.execPath, '--import', 'tsx'];
