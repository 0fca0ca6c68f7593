/**
 * Dates from stackoverflow.com/help/licensing: what was written before the first date is 2.5, before the second 3.0.
 */
const LICENCE_FROM = [
  { version: '4.0', from: '2018-05-02T00:00:00.000Z' },
  { version: '3.0', from: '2011-04-08T00:00:00.000Z' },
  { version: '2.5', from: '' },
] as const

export type LicenceVersion = (typeof LICENCE_FROM)[number]['version']

/** What CC BY-SA asks to be kept with each text: where it is from, who wrote it, under which terms. */
export type Attribution = {
  /** Host name of the source. */
  site: string
  url: string
  authorName: string
  /** null when the account was deleted. */
  authorUrl: string | null
  licence: `CC BY-SA ${LicenceVersion}`
  licenceUrl: string
}

export type AttributedText = {
  id: number
  createdAt: string
  contentLicense: string | null
  userId: number | null
  /** The account's name, or the name the dump keeps of a deleted one. */
  displayName: string | null
} & (
  | { kind: 'question' | 'answer' }
  /** `postId`: the post it comments on. */
  | { kind: 'comment'; postId: number }
)

/** The licence version of a text. @param createdAt ISO-8601 UTC with milliseconds */
export function licenceVersion(createdAt: string): LicenceVersion {
  return LICENCE_FROM.find(({ from }) => createdAt >= from)?.version ?? '2.5'
}

/**
 * The attribution of one text. What the dump states wins over the date, as an author may have granted later terms.
 *
 * @param site host name, such as `cardano.stackexchange.com`; the dump itself doesn't say it
 */
export function attributionFor(site: string, source: AttributedText): Attribution {
  const version =
    LICENCE_FROM.find((known) => source.contentLicense === `CC BY-SA ${known.version}`)?.version ??
    licenceVersion(source.createdAt)
  return {
    site,
    url: sourceUrl(site, source),
    authorName: source.displayName ?? (source.userId === null ? 'anonymous' : `user${source.userId}`),
    authorUrl: source.userId === null ? null : `https://${site}/users/${source.userId}`,
    licence: `CC BY-SA ${version}`,
    licenceUrl: `https://creativecommons.org/licenses/by-sa/${version}/`,
  }
}

/** The source's short addresses, which redirect to the full ones. */
function sourceUrl(site: string, source: AttributedText): string {
  if (source.kind === 'comment') return `https://${site}/q/${source.postId}#comment${source.id}_${source.postId}`
  return `https://${site}/${source.kind === 'question' ? 'q' : 'a'}/${source.id}`
}
