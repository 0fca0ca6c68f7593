/** The target of an address of the source: a question, or one of its answers. */
export type SourceAddress = { questionId: number | null; answerId: number | null }

/** The local address and the title of the thread. */
export type LocalTarget = { path: string; title: string }

/** null leaves the address as it is. */
export type TargetOf = (address: SourceAddress) => LocalTarget | null

/**
 * Replaces links to the source by local addresses: `href="…"` of HTML, `](…)` and `<…>` of Markdown.
 * @param site host name of the source
 */
export function withLocalAddresses(text: string, site: string, targetOf: TargetOf): string {
  return text
    .replace(
      new RegExp(`<(${addressPattern(site)})>`, 'gi'),
      (whole, address: string, kind: string, id: string, rest: string) => {
        const target = targetOf(addressOf(kind, id, rest))
        return target === null ? whole : `[${address}](${target.path})`
      },
    )
    .replace(
      new RegExp(`(href="|\\]\\(<?)${addressPattern(site)}`, 'gi'),
      (whole, before: string, kind: string, id: string, rest: string) => {
        const target = targetOf(addressOf(kind, id, rest))
        return target === null ? whole : `${before}${target.path}`
      },
    )
}

/** Turns bare addresses in a Markdown text into links with the thread's title, as the source showed them. */
export function withLocalTitles(markdown: string, site: string, targetOf: TargetOf): string {
  return markdown.replace(
    new RegExp(`(^|\\s|(?<!\\])\\()${addressPattern(site)}`, 'gi'),
    (whole, before: string, kind: string, id: string, rest: string) => {
      const [end = ''] = /[.,;:!?]*$/.exec(rest) ?? []
      const target = targetOf(addressOf(kind, id, rest.slice(0, rest.length - end.length)))
      return target === null
        ? whole
        : `${before}[${target.title.replace(/[\p{P}\p{S}]/gu, asWritten)}](${target.path})${end}`
    },
  )
}

function addressPattern(site: string): string {
  return `https?://${site.replaceAll('.', '\\.')}/(q|a|questions)/(\\d+)((?:[/?#][^\\s"'<>()]*)?)`
}

/** `/a/12/7` is answer 12 as given on by user 7; `/questions/1/title/12#12` is answer 12 of question 1. */
function addressOf(kind: string, id: string, rest: string): SourceAddress {
  if (kind.toLowerCase() === 'a') return { questionId: null, answerId: Number(id) }
  const answer = kind.toLowerCase() === 'questions' ? (/#(\d+)$/.exec(rest) ?? /^\/[^/?#]+\/(\d+)/.exec(rest)) : null
  return { questionId: Number(id), answerId: answer === null ? null : Number(answer[1]) }
}

/** Markdown takes a punctuation mark behind a backslash for itself; other signs mean nothing to it. */
function asWritten(sign: string): string {
  return /[!-/:-@[-`{-~]/.test(sign) ? `\\${sign}` : sign
}
