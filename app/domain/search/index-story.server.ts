import type { Ctx } from '#app/core/context.server.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { SearchDocument } from './document.ts'
import { indexDocuments, type IndexOptions } from './index-documents.server.ts'
import { storySource } from './queries/sources.server.ts'

/** Brings the index up to date with a story. */
export async function indexStory(
  ctx: Ctx,
  { storyId }: { storyId: string },
  options: IndexOptions = {},
): Promise<void> {
  await ctx.write((tx) => indexDocuments(tx, [storyId], storyDocument, options), { unseen: true })
}

/** Text, results, product and industry; never the name or company of its author. */
export async function storyDocument(db: Db, storyId: string): Promise<SearchDocument | null> {
  const source = await storySource(db, storyId)
  if (source === null) return null
  const { story, results, product } = source
  const told = (['situation', 'tried', 'turning_point', 'outcome', 'quote'] as const).map((section) => ({
    id: section,
    text: story[section],
  }))
  const measured = results.map(({ what, before, after, unit, period }) => ({
    id: 'results',
    text: `${what}: ${before} → ${after} ${unit} ${period}`,
  }))
  const parts = [...told, ...measured, ...[product ?? '', story.industry].map((text) => ({ id: null, text }))]
  return { type: 'story', subjectId: storyId, title: story.headline, parts, lang: story.lang }
}
