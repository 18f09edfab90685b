/** The three risk profiles of the article, from loosest to strictest. */
export const profileIds = ['high-utility', 'balanced', 'security-oriented'] as const;

export type ProfileId = (typeof profileIds)[number];

export const defaultProfile: ProfileId = 'balanced';

const titles: Readonly<Record<ProfileId, string>> = {
  'high-utility': 'High Utility',
  balanced: 'Balanced',
  'security-oriented': 'Security-oriented',
};

export function profileTitle(profile: ProfileId): string {
  return titles[profile];
}

/** Reads a profile's name as people write it (`Security-oriented`, `high_utility`, `security`); undefined when it is none. */
export function parseProfile(name: string): ProfileId | undefined {
  const wanted = name
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-');
  if (wanted === 'security') return 'security-oriented';
  return profileIds.find((id) => id === wanted);
}

/** The profile itself and all stricter ones, loosest first. */
export function atLeastAsStrict(profile: ProfileId): readonly ProfileId[] {
  return profileIds.slice(profileIds.indexOf(profile));
}

/** A value for each profile. */
export function perProfile<T>(value: (profile: ProfileId) => T): Readonly<Record<ProfileId, T>> {
  return {
    'high-utility': value('high-utility'),
    balanced: value('balanced'),
    'security-oriented': value('security-oriented'),
  };
}
