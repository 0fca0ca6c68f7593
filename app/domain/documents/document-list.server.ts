import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Instant } from '#app/core/time.ts'
import { documentKinds, type DocumentKind } from './document.ts'
import { consentShare, versionsInForce } from './queries/consents.server.ts'
import { unpublishedVersion, publishedVersions, versionList } from './queries/documents.server.ts'
import { starterText } from './starter-text.ts'

type Numbered = { version: number; at: Instant }

export type DocumentRow = {
  kind: DocumentKind
  inForce: Numbered | null
  upcoming: Numbered | null
  /** Whether a version is being written. */
  written: boolean
  /** How many members agreed to the version in force, of those who could; null where no one is asked. */
  share: { agreed: number; members: number } | null
}

/** The texts of the site and where each of them is. @throws forbidden */
export async function documentList(ctx: Ctx): Promise<DocumentRow[]> {
  authorize(ctx.actor, 'document.administer')
  const all = await versionList(ctx.read)
  const shares = new Map<DocumentKind, DocumentRow['share']>()
  for (const [kind, version] of await versionsInForce(ctx.read, ctx.now()))
    shares.set(kind, await consentShare(ctx.read, kind, version))
  return documentKinds.map((kind) => {
    const own = all.filter((row) => row.kind === kind)
    const published = own.filter((row) => row.published_at !== null)
    const numbered = (row: (typeof own)[number] | undefined): Numbered | null =>
      row === undefined ? null : { version: row.version, at: row.valid_from }
    return {
      kind,
      inForce: numbered(published.find((row) => row.valid_from <= ctx.now())),
      upcoming: numbered(published.findLast((row) => row.valid_from > ctx.now())),
      written: own.some((row) => row.published_at === null),
      share: shares.get(kind) ?? null,
    }
  })
}

/** What the form of the next version begins with. */
export type DocumentForm = {
  /** The number it will have. */
  version: number
  /** written: what was saved; published: the last version; starting: the text that comes with the product. */
  from: 'written' | 'published' | 'starting'
  textEn: string
  textKo: string
  noteEn: string
  noteKo: string
  asks: boolean
}

/** The next version of a text, as far as it is written. @throws forbidden */
export async function documentForm(ctx: Ctx, kind: DocumentKind): Promise<DocumentForm> {
  authorize(ctx.actor, 'document.administer')
  const written = await unpublishedVersion(ctx.read, kind)
  const [last] = await publishedVersions(ctx.read, kind)
  const version = (last?.version ?? 0) + 1
  const row = written ?? last
  if (row === undefined)
    return {
      version,
      from: 'starting',
      textEn: starterText(kind, 'en', ctx.setting),
      textKo: starterText(kind, 'ko', ctx.setting),
      noteEn: '',
      noteKo: '',
      asks: kind !== 'guidelines',
    }
  return {
    version,
    from: written === null ? 'published' : 'written',
    textEn: row.text_en,
    textKo: row.text_ko,
    noteEn: written?.note_en ?? '',
    noteKo: written?.note_ko ?? '',
    asks: written === null ? kind !== 'guidelines' : written.asks === 1,
  }
}
