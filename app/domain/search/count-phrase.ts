import type { MatchGroup, TokenPhrase } from './match-plan.ts'

/** How often a phrase occurs in the index tokens of a field. */
export function countPhrase(tokens: string[], phrase: TokenPhrase): number {
  let count = 0
  for (let at = 0; at + phrase.tokens.length <= tokens.length; at++) if (phraseAt(tokens, at, phrase)) count++
  return count
}

/** Whether a group occurs in the index tokens of a field. */
export function groupOccurs(tokens: string[], group: MatchGroup): boolean {
  return group.anyOf.some((phrase) => countPhrase(tokens, phrase) > 0)
}

/** Whether the phrase begins at this position. */
export function phraseAt(tokens: string[], at: number, phrase: TokenPhrase): boolean {
  const last = phrase.tokens.length - 1
  return (
    last >= 0 &&
    phrase.tokens.every((wanted, offset) => {
      const token = tokens[at + offset]
      return phrase.prefix && offset === last ? token?.startsWith(wanted) === true : token === wanted
    })
  )
}
