/** What a member is told by mail about their second step. */
export const factorChanges = [
  'appAdded',
  'appRemoved',
  'passkeyAdded',
  'passkeyRemoved',
  'codesMade',
  'codeUsed',
  'reset',
] as const
export type FactorChange = (typeof factorChanges)[number]
