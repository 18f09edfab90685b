import { CompletionItemKind } from 'vscode-languageserver-types';
import { takes } from '../../codex/describe.ts';
import type { KeyPath } from '../../toml/document.ts';
import { lazy } from '../../toml/lazy.ts';
import { isWithin } from '../../toml/remove.ts';
import { writeKeyPath } from '../../toml/write.ts';
import type { Analysis } from '../analysis.ts';
import { type Entry, holeFor, type Insertion, insertion } from './entry.ts';
import { findTables, namesIn, type Search } from './header-tables.ts';
import type { HeaderPlace } from './place.ts';
import { missingControls } from './profile-values.ts';
import type { Fits } from './typed.ts';

/** Of more tables with names of the author's choosing, only those go on whose name is being typed. */
const MANY = 20;

/**
 * The headers that may stand at a place, of tables that the file does not have yet, and of those that fit; `incomplete`
 * where there are more once a name is typed.
 */
export function headerEntries(
  analysis: Analysis,
  place: HeaderPlace,
  fits: Fits,
): { entries: Entry[]; incomplete: boolean } {
  const { context } = analysis;
  const brackets = place.header.array ? '[[' : '[';
  let incomplete = false;
  const goesOn: Search['goesOn'] = (name, depth, count) => {
    const typed = place.header.key.parts[depth]?.name ?? '';
    const isMeant = count <= MANY || (typed !== '' && name.startsWith(typed));
    incomplete ||= !isMeant;
    return isMeant;
  };
  const missing = lazy(() => missingControls(context, []));
  const entries: Entry[] = [];
  const add: Search['add'] = ({ path, label, chosenIn, array, schema }) => {
    if ((place.header.array && !array) || !fits(label)) return;
    const lacks = missing().some((control) => isWithin(control.path, path));
    const isOld = schema.deprecated !== undefined;
    entries.push({
      label,
      kind: CompletionItemKind.Module,
      detail: array ? 'one more table of a list' : takes(schema),
      group: lacks ? 1 : isOld ? 9 : 1 + namesIn(path),
      insert: written(path, chosenIn !== undefined, array),
      filter: `${brackets}${label}`,
      deprecated: isOld,
      path,
    });
  };
  findTables({ analysis, place, add, goesOn });
  return { entries, incomplete };
}

/** A header; the last name may be left to the author. */
function written(path: KeyPath, isChosen: boolean, array: boolean): Insertion {
  const [begin, end] = array ? ['[[', ']]'] : ['[', ']'];
  if (!isChosen) return { text: `${begin}${writeKeyPath(path)}${end}` };
  const before = writeKeyPath(path.slice(0, -1));
  return insertion([before === '' ? begin : `${begin}${before}.`, ...holeFor(String(path.at(-1)).slice(1, -1)), end]);
}
