/** What rules about one chosen value say of it and of the profile, and the edit that sets another. */
import type { AllowlistControl } from '../risk/control.ts';
import { type ProfileId, profileTitle } from '../risk/profiles.ts';
import type { Item, TomlDocument } from '../toml/document.ts';
import { setValue } from '../toml/set.ts';
import { applyEdits } from '../toml/text-edit.ts';
import { writeString } from '../toml/write.ts';
import { listed } from './text.ts';

/** Why a value is risky, as a sentence without its full stop. */
export function riskSentence({ valueRisks, risk }: AllowlistControl, value: string): string {
  return (valueRisks[value] ?? risk.replace(/\.$/, '')).replace(/^./, (first) => first.toUpperCase());
}

/** A sentence: which values a profile allows. */
export function allowedBy({ profiles, always }: AllowlistControl, profile: ProfileId): string {
  const names = [...new Set([...always, ...profiles[profile]])].map((name) => `\`${name}\``);
  return `${profileTitle(profile)} allows ${names.length > 1 ? '' : 'only '}${listed(names)}.`;
}

/** The text with another word as the value of a key, in the quotes that are there. */
export function withWord(document: TomlDocument, { path, value }: Item, word: string): string | undefined {
  const quote = value && document.text.charAt(value.start) === "'" ? "'" : '"';
  const edit = setValue(document, path, writeString(word, quote));
  return edit && applyEdits(document.text, [edit]);
}
