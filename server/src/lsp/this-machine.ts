import { readFileSync, statSync } from 'node:fs';
import os from 'node:os';
import type { FileText, Machine } from './machine.ts';

/** Larger than any policy, smaller than what would fill the memory. */
const MAX_BYTES = 4 * 1024 * 1024;

/** The machine that this process runs on. */
export function thisMachine(): Machine {
  return {
    hostname: os.hostname(),
    windows: process.platform === 'win32',
    home: os.homedir(),
    read: readFile,
    exists: isFile,
  };
}

/**
 * Whether a path leads to another machine, as `\\\\server\\share` does on Windows: looking a file up there tells that
 * machine who asks, and may tell it more. A file that names such a path is not to have that.
 */
function leadsElsewhere(file: string): boolean {
  return /^[\\/]{2}/.test(file);
}

/** Whether there is a file at a path, and no folder. Where that cannot be looked up, there may be one. */
export function isFile(file: string): boolean {
  if (leadsElsewhere(file)) return true;
  try {
    return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
  } catch {
    return true;
  }
}

function readFile(path: string): FileText {
  if (leadsElsewhere(path)) return { state: 'not readable' };
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats) return { state: 'not there' };
    // A device or a pipe might never end.
    if (!stats.isFile() || stats.size > MAX_BYTES) return { state: 'not readable' };
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path));
    return { state: 'read', text };
  } catch {
    return { state: 'not readable' };
  }
}
