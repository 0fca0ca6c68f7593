import type { Ctx } from '#app/core/context.server.ts'
import { isDomainError } from '#app/core/errors.ts'
import { blockShape } from '#app/domain/holding/input.ts'
import { previewBlock } from '#app/domain/holding/preview/preview-block.server.ts'
import { pastEffectView } from './past-effect-view.server.ts'

/** What the block of the query would have held. `problem`: it can't be blocked, a key of a text. */
export async function blockPreviewPage(ctx: Ctx, url: URL) {
  const field = (name: string) => (url.searchParams.get(name) ?? '').slice(0, 300)
  const given = {
    kind: field('kind') || 'host',
    value: field('value'),
    reason: field('reason'),
    days: field('days') || '30',
  }
  const asked = blockShape.safeParse(given)
  if (!asked.success) return { given, effect: null, problem: 'holding.preview.incomplete' }
  try {
    const { value, ...effect } = await previewBlock(ctx, asked.data)
    return { given: { ...given, value }, effect: pastEffectView(effect), problem: null }
  } catch (error) {
    if (!isDomainError(error) || error.kind !== 'invalid') throw error
    return { given, effect: null, problem: error.key }
  }
}
