import type { App } from '#app/boot.server.ts'

/** For tests that send more than anybody may. */
export async function rateLimitsOff(app: App): Promise<void> {
  await app.platform.open.db
    .insertInto('setting')
    .values({ key: 'security.rateLimits', value: 'false', changed_at: app.context().now(), changed_by: null })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: 'false' }))
    .execute()
}

/** The address of a route with examples of the demo in its parts, `none` where there is none. */
export function fillAddress(route: string, sample: Record<string, string>): string {
  const ids: [pattern: RegExp, id: string | undefined][] = [
    [/^(\/api\/v1)?\/threads\/:id/, sample['thread']],
    [/^(\/api\/v1)?\/posts\/:id/, sample['ownPost']],
    [/^\/(api\/v1\/|me\/|moderation\/)?stories\/:id/, sample['story']],
    [/^\/(api\/v1|me|admin)\/redemptions\/:id/, sample['othersRedemption']],
    [/^\/admin\/perks\/:id/, sample['perkId']],
  ]
  const id = ids.find(([pattern]) => pattern.test(route))?.[1] ?? 'none'
  const parts: Record<string, string | undefined> = {
    id,
    slug: route.includes('perks') ? sample['perk'] : route.includes('categories') ? sample['category'] : sample['slug'],
    handle: sample['member'],
    tag: sample['tag'],
    number: sample['othersCase'],
  }
  return route.replace(/:(\w+)\??/g, (_all, name: string) => parts[name] ?? 'none').replace('*', 'none')
}
