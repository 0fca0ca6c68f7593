import type { Ctx } from '#app/core/context.server.ts'
import { sharedFact } from '#app/core/shared-facts.server.ts'
import type { BannerTable } from '#db/schema/site.ts'

/** Banners that run now or later, newest first: the same for everybody, so one query serves all pages of some seconds. */
export function presentBanners(ctx: Ctx): Promise<BannerTable[]> {
  return sharedFact(ctx, 'banners', () =>
    ctx.read
      .selectFrom('banner')
      .selectAll()
      .where('until_at', '>', ctx.now())
      .orderBy('created_at', 'desc')
      .limit(20)
      .execute(),
  )
}

/** The last fifty banners, newest first. */
export function lastBanners({ read }: Pick<Ctx, 'read'>): Promise<BannerTable[]> {
  return read.selectFrom('banner').selectAll().orderBy('created_at', 'desc').limit(50).execute()
}
