import type { Control } from './control.ts';
import type { ProfileId } from './profiles.ts';
import { writeList } from './write.ts';

/** The same as Markdown: TOML as code, words as they are. */
export function describeValueAsMarkdown(control: Control, profile: ProfileId): string {
  const text = describeValue(control, profile);
  const isToml = control.kind === 'allowlist' || control.kind === 'patterns' || control.kind === 'switch';
  return isToml ? `\`${text}\`` : text;
}

/** A profile's value of a control in a few words of TOML, for titles, messages and tables. */
export function describeValue(control: Control, profile: ProfileId): string {
  switch (control.kind) {
    case 'allowlist':
    case 'patterns':
      return writeList(control.profiles[profile]);
    case 'switch':
      return String(control.profiles[profile]);
    case 'servers':
      return control.profiles[profile] === 'none'
        ? 'an empty table, which allows no server'
        : 'an allowlist of your own servers';
    case 'review-policy':
      return control.profiles[profile] === undefined ? 'no policy, as only the user reviews' : 'a policy of your own';
    case 'own-list':
      return 'rules of your own';
    case 'own':
      return 'your own';
  }
}
