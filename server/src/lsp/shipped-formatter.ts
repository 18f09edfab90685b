import path from 'node:path';
import type { Format } from '../features/format.ts';
import { Formatter } from './formatter.ts';

/** The formatter, whose bundle lies beside the one that asks for it. */
export function shippedFormatter(): Format {
  return new Formatter(path.join(__dirname, 'formatter.js')).format;
}
