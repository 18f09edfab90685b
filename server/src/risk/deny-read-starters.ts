/** Patterns to begin a list of unreadable files with, beside those of the profiles: keys and sign-ins of other programs. */
export const denyReadStarters: readonly string[] = [
  '~/.ssh/**',
  '~/.aws/**',
  '~/.azure/**',
  '~/.config/gcloud/**',
  '~/.gnupg/**',
  '~/.kube/**',
  '~/.docker/config.json',
  '~/.netrc',
  '~/.npmrc',
  '~/.pypirc',
  '~/.git-credentials',
  '~/**/*.pem',
  '~/**/*.key',
];
