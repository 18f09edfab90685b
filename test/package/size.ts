import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { SetupError } from '../host/entry.ts';

const PAGE = 'docs/size.md';

/** A row of the page: files below a path of the package, and how many bytes they may have there. */
interface Budget {
  readonly part: string;
  readonly bytes: number;
}

/** Holds a package against the budgets of the page; gives a line for each. */
export function checkSize(root: string, vsix: string): string[] {
  const packed = packedSizes(readFileSync(vsix));
  const sum = (starts: (name: string) => boolean) =>
    [...packed].reduce((total, [name, bytes]) => total + (starts(name) ? bytes : 0), 0);
  const formatter = sum(isFormatter);
  const whole = statSync(vsix).size;
  const sizeOf = (part: string) => {
    if (part === 'the package') return whole;
    if (part === 'the package without the formatter') return whole - formatter;
    return sum((name) => name === `extension/${part}` || name.startsWith(`extension/${part}/`));
  };
  return budgetsOf(readFileSync(path.join(root, PAGE), 'utf8')).map(({ part, bytes }) => {
    const size = sizeOf(part);
    const line = `${part}: ${size.toLocaleString('en')} of ${bytes.toLocaleString('en')} bytes`;
    if (size === 0 || size > bytes) throw new SetupError(`${line}; ${PAGE} has the budgets`);
    return line;
  });
}

function isFormatter(name: string): boolean {
  return /^extension\/dist\/(?:taplo\.wasm|formatter\.js)$/.test(name);
}

function budgetsOf(page: string): Budget[] {
  const rows = [...page.matchAll(/^\| `?([^|`]+?)`? \| [\d,]+ \| ([\d,]+) \|/gm)];
  if (rows.length === 0) throw new SetupError(`${PAGE} has no table`);
  return rows.map(([, part = '', bytes = '']) => ({ part, bytes: Number(bytes.replaceAll(',', '')) }));
}

/** What each file takes in a zip file: its central directory, at the end, says so. */
function packedSizes(zip: Buffer): Map<string, number> {
  const end = zip.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  if (end < 0) throw new SetupError('The package is no zip file.');
  const sizes = new Map<string, number>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [name, extra, comment] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32)];
    sizes.set(zip.toString('utf8', at + 46, at + 46 + name), zip.readUInt32LE(at + 20));
    at += 46 + name + extra + comment;
  }
  return sizes;
}
