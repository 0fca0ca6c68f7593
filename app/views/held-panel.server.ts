import { decideHeld } from '#app/domain/fraud/decide-held.server.ts'
import { heldNames, heldView } from '#app/domain/fraud/queries/held.server.ts'
import type { ReviewPanel } from './review-panels.server.ts'
import { urls } from './urls.ts'

export type HeldPanelData = NonNullable<Awaited<ReturnType<typeof heldData>>>

export const heldPanel: ReviewPanel = {
  async rows(ctx, items) {
    const names = await heldNames(
      ctx,
      items.map((item) => item.subject_id),
    )
    return new Map(
      items.flatMap((item) => {
        const title = names.get(item.subject_id)
        return title === undefined ? [] : [[item.id, { title, lang: null }] as const]
      }),
    )
  },
  load: (ctx, item) => heldData(ctx, item.subject_id),
  decide: (ctx, item, { decision, note }) =>
    decideHeld(ctx, {
      giverId: item.subject_id,
      itemId: item.id,
      decision: decision === 'clear' ? 'clear' : 'refuse',
      note,
    }),
}

async function heldData(...[ctx, giverId]: Parameters<typeof heldView>) {
  const view = await heldView(ctx, giverId)
  if (view === null) return null
  return { giver: view.giver, acts: view.acts.map(({ postId, ...act }) => ({ ...act, href: urls.permalink(postId) })) }
}
