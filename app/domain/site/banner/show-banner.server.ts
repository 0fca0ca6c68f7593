import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { notFound } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { endOfDay, instantOfDay, msOf } from '#app/core/time.ts'
import type { BannerInput } from './input.ts'
import { endBannerAt, insertBanner } from './store/banners.server.ts'

/** Shows an announcement above every page, from the first day to the end of the last. @throws forbidden */
export async function showBanner(ctx: Ctx, input: BannerInput): Promise<{ id: string }> {
  authorize(ctx.actor, 'setting.change')
  const zone = ctx.setting('site.timeZone')
  return ctx.write(async (tx) => {
    const row = {
      id: newId('banner', msOf(tx.at)),
      text_en: input.textEn,
      text_ko: input.textKo,
      url: input.url,
      audience: input.audience,
      from_at: instantOfDay(input.fromDay, zone),
      until_at: endOfDay(input.untilDay, zone),
      created_at: tx.at,
      created_by: tx.actor.memberId,
    }
    await insertBanner(tx, row)
    await audit(tx, { action: 'banner.show', subjectType: 'banner', subjectId: row.id, after: input })
    return { id: row.id }
  })
}

/** Takes an announcement off the pages now. @throws forbidden; not_found when none of that id runs or waits */
export async function endBanner(ctx: Ctx, { id }: { id: string }): Promise<void> {
  authorize(ctx.actor, 'setting.change')
  await ctx.write(async (tx) => {
    if (!(await endBannerAt(tx, id, tx.at))) throw notFound()
    await audit(tx, { action: 'banner.end', subjectType: 'banner', subjectId: id })
  })
}
