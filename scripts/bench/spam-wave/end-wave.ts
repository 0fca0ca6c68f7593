import type { Ctx } from '#app/core/context.server.ts'
import { cleanSpam } from '#app/domain/moderation/spam/clean-spam.server.ts'
import { decideSpam } from '#app/domain/moderation/spam/decide-spam.server.ts'
import type { SpamChoice } from '#app/domain/moderation/spam/spam-choice.ts'
import { spamAddress, spamDecisionPage, spamPage } from '#app/views/moderation/spam-page.server.ts'
import type { WaveSite } from './wave-site.ts'

export type WaveEnd = {
  decisions: { by: string; value: string; members: number }[]
  /** Posts of the wave that are still shown, and that still wait. */
  shown: number
  waiting: number
}

const note = 'One of a wave of adverts from new accounts.'

/**
 * A moderator decides wave after wave, the largest first, with the blocks that the page has chosen; when none is offered
 * any more, about the authors of what still waits, one by one. @param ids posts of the wave @param most decisions
 */
export async function endWave(site: WaveSite, ids: readonly string[], most: number): Promise<WaveEnd> {
  const ctx = site.as(site.moderator)
  const decisions: WaveEnd['decisions'] = []
  while (decisions.length < most) {
    const [wave = await nextMember(ctx)] = (await spamPage(ctx)).waves
    if (wave === null) break
    const page = await spamDecisionPage(ctx, new URL(spamAddress(wave), 'http://localhost'))
    const chosen = (kind: string) =>
      page.origins.filter((one) => one.kind === kind && one.chosen).map((one) => one.value)
    const id = await decideSpam(ctx, {
      by: wave.by,
      value: wave.value,
      sanction: 'ban',
      note,
      days: 30,
      host: chosen('host'),
      addresses: chosen('addresses'),
      mailDomain: chosen('mailDomain'),
    })
    await cleanSpam(site.app.context(), { cleanupId: id })
    decisions.push({ by: wave.by, value: wave.value, members: page.members })
  }
  return { decisions, ...(await leftOf(ctx, ids)) }
}

async function nextMember({ read }: Ctx): Promise<SpamChoice | null> {
  const row = await read
    .selectFrom('review_item')
    .innerJoin('member', 'member.id', 'review_item.member_id')
    .select('member.handle')
    .where('review_item.state', '=', 'open')
    .where('review_item.kind', '=', 'post')
    .orderBy('review_item.rank_at')
    .executeTakeFirst()
  return row === undefined ? null : { by: 'member', value: row.handle }
}

async function leftOf({ read }: Ctx, ids: readonly string[]): Promise<{ shown: number; waiting: number }> {
  const known = new Set(ids)
  const rows = await read.selectFrom('post').select(['id', 'state']).where('state', 'in', ['visible', 'held']).execute()
  const mine = rows.filter(({ id }) => known.has(id))
  return {
    shown: mine.filter(({ state }) => state === 'visible').length,
    waiting: mine.filter(({ state }) => state === 'held').length,
  }
}
