/** Text of others for a terminal: nothing in it moves the cursor, changes colours or the direction of writing. */

/** Controls, and the characters that turn the direction of what follows or take no room where some would be expected. */
const HIDDEN =
  /[\p{Cc}\u061c\u180e\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;

/** A line of text: a tab becomes two spaces, what cannot be seen is named by its number. */
export function visible(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  return text
    .replaceAll('\t', '  ')
    .replaceAll('\ufeff', '')
    .replaceAll(HIDDEN, (character) => `<U+${hex(character)}>`);
}

function hex(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** How many columns a terminal gives to a text. */
export function widthOf(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  return Array.from(text).reduce(
    (width, one) => width + (/^[\p{Mn}\p{Me}\u200d]$/u.test(one) ? 0 : WIDE.test(one) ? 2 : 1),
    0,
  );
}
