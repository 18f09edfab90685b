/** The answer to `codexPolicy/verify`: a verdict with its report, or why there is none. */
export type VerifyAnswer =
  | { readonly summary: string; readonly good: boolean; readonly report: string }
  | { readonly problem: string };
