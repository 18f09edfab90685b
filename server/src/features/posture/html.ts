import { type ProfileId, profileIds, profileTitle } from '../../risk/profiles.ts';
import { escapeHtml } from '../html.ts';
import type { EffectivePosture } from './effective.ts';
import type { PostureMatrix, PostureRow } from './matrix.ts';
import { cellStates } from './standing.ts';
import { visibleText } from './visible-text.ts';
import {
  captionOf,
  columnHeads,
  countOf,
  effectiveTitle,
  filesInWords,
  placeInWords,
  reachedInWords,
  stateMeanings,
  stateSigns,
} from './words.ts';

/** Text of a file as HTML: nothing in it acts, and all of it can be seen. */
export function htmlOf(text: string): string {
  return escapeHtml(visibleText(text));
}

/** The HTML of a key or a value, which breaks between the words of its names where there is little room. */
function breakable(html: string): string {
  return html.replace(/_|(?<=\w)\.(?=[a-z])/g, '$&<wbr>');
}

/**
 * The matrix as a piece of HTML without style or script. With `actions` it has buttons: `data-do` says what they ask
 * for, `data-row` and `data-profile` for which row and which profile.
 */
export function postureHtml(matrix: PostureMatrix, name: string, actions: boolean): string {
  return [
    `<h1>${htmlOf(name)}</h1>`,
    `<p>${reachedInWords(matrix)}</p>`,
    ...faults(matrix),
    tableHtml(matrix, actions),
    legend(matrix),
  ].join('\n');
}

/** The same of all files that count together: what they require, and what they set. */
export function effectiveHtml({ places, controls, defaults }: EffectivePosture, actions: boolean): string {
  return [
    `<h1>${effectiveTitle}</h1>`,
    `<p>${reachedInWords(controls)} ${reachedInWords(defaults)}</p>`,
    ...faults(controls),
    list('files', filesInWords(places)),
    tableHtml(controls, actions),
    tableHtml(defaults, actions),
    legend(controls),
  ].join('\n');
}

function faults({ notes }: PostureMatrix): string[] {
  return notes.length > 0 ? [list('faults', notes)] : [];
}

function tableHtml(matrix: PostureMatrix, actions: boolean): string {
  const heads = columnHeads(matrix).map((head) => `<th scope="col">${head}</th>`);
  const profiles = profileIds.map((profile) => profileHead(matrix, profile, actions && matrix.scope === 'one file'));
  const counts = profileIds.map((profile) => `<td>${countOf(matrix, profile)}</td>`).join('');
  return [
    '<table>',
    `<caption>${captionOf(matrix)}</caption>`,
    `<thead><tr>${[...heads, ...profiles].join('')}</tr></thead>`,
    '<tbody>',
    ...matrix.rows.map((row) => rowHtml(row, actions)),
    '</tbody>',
    `<tfoot><tr><th scope="row" colspan="2">As strict as the profile</th>${counts}</tr></tfoot>`,
    '</table>',
  ].join('\n');
}

function profileHead({ kind, target }: PostureMatrix, profile: ProfileId, actions: boolean): string {
  const title = profileTitle(profile);
  const mark = kind === 'requirements' && profile === target ? ' <small>(target)</small>' : '';
  const label = `Apply ${title} to this file: show the change`;
  const apply = actions ? `<br>${button({ do: 'apply', profile }, 'Apply…', label)}` : '';
  return `<th scope="col">${title}${mark}${apply}</th>`;
}

function rowHtml(row: PostureRow, actions: boolean): string {
  const title = htmlOf(row.title);
  const isWritten = row.span !== undefined || (row.sources ?? []).length > 0;
  const canReveal = actions && isWritten;
  const name = canReveal ? button({ do: 'reveal', row: row.id }, title, `${title}: show it in the editor`) : title;
  const value =
    row.value === undefined ? '<span class="none">nothing</span>' : `<code>${breakable(htmlOf(row.value))}</code>`;
  const remarks = [...row.notes, ...(row.absent === undefined ? [] : [row.absent])];
  const notes = remarks.length > 0 ? list('notes', remarks) : '';
  const cells = profileIds.map((profile) => cellHtml(row, profile, actions)).join('');
  return `<tr><th scope="row">${name}<br><code>${breakable(htmlOf(row.id))}</code></th><td>${value}${sourcesHtml(row, actions)}${notes}</td>${cells}</tr>`;
}

/** The files that a row is from. The buttons are told apart by which of them they show. */
function sourcesHtml({ id, title, sources = [] }: PostureRow, actions: boolean): string {
  return sources
    .map((source, at) => {
      const place = htmlOf(placeInWords(source));
      const label = `${htmlOf(title)}: show it in ${place}`;
      const text = breakable(place);
      return `<br><small>${actions ? button({ do: 'reveal', row: id, at: String(at) }, text, label) : text}</small>`;
    })
    .join('');
}

function cellHtml(row: PostureRow, profile: ProfileId, actions: boolean): string {
  const { state, asks, canSet } = row.cells[profile];
  const label = `Set ${row.id} to ${profileTitle(profile)}: show the change`;
  const set = actions && canSet ? ` ${button({ do: 'apply', row: row.id, profile }, 'Set…', htmlOf(label))}` : '';
  return `<td class="${state}">${stateHtml(state)}${set}<br><small>${breakable(htmlOf(asks))}</small></td>`;
}

function stateHtml(state: (typeof cellStates)[number]): string {
  return `<span class="state"><span aria-hidden="true">${stateSigns[state]}</span> ${state}</span>`;
}

/** The id stays the same from one version of the file to the next, so that the focus can. */
function button(data: Readonly<Record<string, string>>, text: string, label: string): string {
  const attributes = Object.entries(data).map(([name, value]) => ` data-${name}="${htmlOf(value)}"`);
  const id = htmlOf(Object.values(data).join(' ').replaceAll(' ', ':'));
  return `<button type="button" id="${id}"${attributes.join('')} aria-label="${label}">${text}</button>`;
}

function list(name: string, sentences: readonly string[]): string {
  return `<ul class="${name}">${sentences.map((sentence) => `<li>${sentenceHtml(sentence)}</li>`).join('')}</ul>`;
}

/** A message, with what it quotes as code. */
function sentenceHtml(sentence: string): string {
  return htmlOf(sentence).replace(/`([^`]+)`/g, (_, code: string) => `<code>${breakable(code)}</code>`);
}

function legend(matrix: PostureMatrix): string {
  const meanings = stateMeanings(matrix);
  const terms = cellStates.map((state) => `<dt class="${state}">${stateHtml(state)}</dt><dd>${meanings[state]}</dd>`);
  return `<dl>${terms.join('')}</dl>`;
}
