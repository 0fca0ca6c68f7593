import { saveSettings } from '#app/core/change-setting.server.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { inOrder, type NavigationEntry } from '#app/registry/navigation.ts'

/** Moves an entry of the bar on top one place; at the end it stays. @throws forbidden */
export async function shiftNavigation(
  ctx: Ctx,
  { id, direction }: { id: NavigationEntry; direction: 'up' | 'down' },
): Promise<void> {
  const order = inOrder(ctx.setting('site.navigationOrder'))
  const from = order.indexOf(id)
  const to = Math.min(Math.max(from + (direction === 'up' ? -1 : 1), 0), order.length - 1)
  order.splice(to, 0, ...order.splice(from, 1))
  await saveSettings(ctx, { 'site.navigationOrder': order })
}

/** Takes an entry out of the bar on top, or puts it back; its page stays. @throws forbidden */
export async function showNavigation(ctx: Ctx, { id, shown }: { id: NavigationEntry; shown: boolean }): Promise<void> {
  const others = ctx.setting('site.navigationHidden').filter((one) => one !== id)
  await saveSettings(ctx, { 'site.navigationHidden': shown ? others : [...others, id] })
}
