import type { Ctx } from '#app/core/context.server.ts'
import { indexDocument } from './index-document.server.ts'
import type { IndexOptions } from './index-document.server.ts'
import { storySource } from './queries/sources.server.ts'

/** Brings the index up to date with a story: its text, results, product and industry; never the name or company of its author. */
export async function indexStory(ctx: Ctx, { storyId }: { storyId: string }, options: IndexOptions = {}): Promise<void> {
  await ctx.write((tx) =>
    indexDocument(
      tx,
      storyId,
      async () => {
        const source = await storySource(tx.db, storyId)
        if (source === null) return null
        const { story, results, product } = source
        const told = (['situation', 'tried', 'turning_point', 'outcome', 'quote'] as const).map((section) => ({ id: section, text: story[section] }))
        const measured = results.map(({ what, before, after, unit, period }) => ({ id: 'results', text: `${what}: ${before} → ${after} ${unit} ${period}` }))
        const parts = [...told, ...measured, ...[product ?? '', story.industry].map((text) => ({ id: null, text }))]
        return { type: 'story', subjectId: storyId, title: story.headline, parts, lang: story.lang }
      },
      options,
    ),
  )
}
