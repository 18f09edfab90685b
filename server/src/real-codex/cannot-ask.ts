/** Why a real Codex cannot be asked here: one sentence for the user, without a full stop. */
export class CannotAskError extends Error {
  override readonly name: string = 'CannotAskError';
}
