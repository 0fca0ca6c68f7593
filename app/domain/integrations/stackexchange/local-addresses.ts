/** What an address of the source leads to: a question, or one of its answers. */
export type SourceAddress = { questionId: number | null; answerId: number | null }

/**
 * Puts addresses of this site in the place of the source's, wherever a text links: `href="…"` of HTML and `](…)` of Markdown.
 * Addresses that are there to be read stay.
 *
 * @param site host name of the source
 * @param pathOf null leaves the address as it is
 */
export function withLocalAddresses(text: string, site: string, pathOf: (address: SourceAddress) => string | null): string {
  const host = site.replaceAll('.', '\\.')
  const link = new RegExp(`(href="|\\]\\()https?://${host}/(q|a|questions)/(\\d+)((?:[/?#][^\\s"'<>()]*)?)`, 'gi')
  return text.replace(link, (whole, before: string, kind: string, id: string, rest: string) => {
    const path = pathOf(addressOf(kind.toLowerCase(), Number(id), rest))
    return path === null ? whole : `${before}${path}`
  })
}

/** `/a/12/7` is answer 12 as given on by user 7; `/questions/1/title/12#12` is answer 12 of question 1. */
function addressOf(kind: string, id: number, rest: string): SourceAddress {
  if (kind === 'a') return { questionId: null, answerId: id }
  const answer = kind === 'questions' ? /#(\d+)$/.exec(rest) ?? /^\/[^/?#]+\/(\d+)/.exec(rest) : null
  return { questionId: id, answerId: answer === null ? null : Number(answer[1]) }
}
