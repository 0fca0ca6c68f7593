import type { Ctx } from '#app/core/context.server.ts'
import { notFound } from '#app/core/errors.ts'
import type { Reading } from '#app/core/reading.ts'
import type { Instant } from '#app/core/time.ts'
import { wordDifference, type TextPart } from '#app/core/word-difference.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { DocumentKind, DocumentSection } from './document.ts'
import { publishedVersions, type PublishedVersion } from './queries/documents.server.ts'
import { renderDocument } from './render-document.server.ts'
import { starterText } from './starter-text.ts'

/** A version as a reader is shown it. `version` 0: the starting text that comes with the product. */
export type DocumentView = {
  kind: DocumentKind
  version: number
  sections: DocumentSection[]
  note: string
  publishedAt: Instant | null
  validFrom: Instant | null
  /** inForce; upcoming: not in force yet; past: another took its place; starting: not published by this site. */
  state: 'inForce' | 'upcoming' | 'past' | 'starting'
}

/** A version and which others there are. `shown` null: this site has not published the text yet. */
export type DocumentPage = {
  shown: DocumentView | null
  inForce: number
  upcoming: { version: number; at: Instant } | null
  versions: number
}

/**
 * A text of the site in the reader's language. Guidelines hold from the first minute, because decisions name their
 * rules: until the site publishes its own, those that come with the product do. Terms and privacy policy don't: they
 * are the company's word.
 * @param version null: the one in force, or before that the first one to be
 * @throws not_found for a version that was not published
 */
export async function documentPage(ctx: Ctx, kind: DocumentKind, version: number | null): Promise<DocumentPage> {
  const all = await publishedVersions(ctx.read, kind)
  const inForce = all.find(({ valid_from }) => valid_from <= ctx.now())
  const upcoming = all.findLast(({ valid_from }) => valid_from > ctx.now())
  const wanted = version === null ? (inForce ?? upcoming) : all.find((one) => one.version === version)
  const starting = kind === 'guidelines' && (version === 0 || (version === null && inForce === undefined))
  if (wanted === undefined && version !== null && !starting) throw notFound('errors.notFound')
  return {
    shown: starting
      ? startingView(ctx, kind, inForce !== undefined)
      : wanted === undefined
        ? null
        : viewOf(wanted, ctx, inForce?.version ?? 0),
    inForce: inForce?.version ?? 0,
    upcoming: upcoming === undefined ? null : { version: upcoming.version, at: upcoming.valid_from },
    versions: all.length,
  }
}

function viewOf(row: PublishedVersion, { locale, now }: Pick<Ctx, 'locale' | 'now'>, inForce: number): DocumentView {
  return {
    kind: row.kind,
    version: row.version,
    sections: JSON.parse(locale === 'ko' ? row.sections_ko : row.sections_en) as DocumentSection[],
    note: locale === 'ko' ? row.note_ko : row.note_en,
    publishedAt: row.published_at,
    validFrom: row.valid_from,
    state: row.valid_from > now() ? 'upcoming' : row.version === inForce ? 'inForce' : 'past',
  }
}

/** @param replaced the site has published its own since: decisions from before name this one */
function startingView(ctx: Ctx, kind: DocumentKind, replaced: boolean): DocumentView {
  const text = starterText(kind, ctx.locale, ctx.setting)
  return {
    kind,
    version: 0,
    sections: renderDocument(kind, text, 'text'),
    note: '',
    publishedAt: null,
    validFrom: null,
    state: replaced ? 'past' : 'starting',
  }
}

/** A rule of the community guidelines, as decisions name it. */
export type GuidelineRule = { key: string; number: number; title: string; html: string }

/**
 * The rules of a version of the guidelines, in one language and in their order.
 * @param version as a decision keeps it; null: the one in force; 0: the rules that come with the product
 */
export async function guidelineRules(
  reading: Pick<Reading, 'read' | 'setting' | 'now'>,
  locale: Locale,
  version: number | null = null,
): Promise<{ version: number; rules: GuidelineRule[] }> {
  const all = version === 0 ? [] : await publishedVersions(reading.read, 'guidelines')
  const row =
    version === null
      ? all.find(({ valid_from }) => valid_from <= reading.now())
      : all.find((one) => one.version === version)
  const sections =
    row === undefined
      ? renderDocument('guidelines', starterText('guidelines', locale, reading.setting), 'text')
      : (JSON.parse(locale === 'ko' ? row.sections_ko : row.sections_en) as DocumentSection[])
  return {
    version: row?.version ?? 0,
    rules: sections.flatMap(({ key, number, title, html }) => (number === null ? [] : [{ key, number, title, html }])),
  }
}

/** A version and what it changed. `changes` null: it is the first one. */
export type DocumentChange = Omit<DocumentView, 'sections'> & { text: string; changes: TextPart[] | null }

/** Every published version, newest first, in the reader's language, with its differences from the one before. */
export async function documentChanges(ctx: Ctx, kind: DocumentKind): Promise<DocumentChange[]> {
  const all = await publishedVersions(ctx.read, kind)
  const inForce = all.find(({ valid_from }) => valid_from <= ctx.now())?.version ?? 0
  const text = (row: PublishedVersion): string => (ctx.locale === 'ko' ? row.text_ko : row.text_en)
  return all.map((row, at) => {
    const { sections: _sections, ...view } = viewOf(row, ctx, inForce)
    const before = all[at + 1]
    return {
      ...view,
      text: text(row),
      changes: before === undefined ? null : wordDifference(text(before), text(row)),
    }
  })
}
