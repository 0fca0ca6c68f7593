import { dayIn, plus } from '#app/core/time.ts'
import { transferEntries } from '#app/domain/ledger/entry.ts'
import { postTransaction } from '#app/domain/ledger/post-transaction.server.ts'
import { loadCoupons } from '#app/domain/perks/load-coupons.server.ts'
import { redeemPerk } from '#app/domain/perks/redemptions/redeem-perk.server.ts'
import { redemptionTransitions } from '#app/domain/perks/redemptions/redemption-transitions.ts'
import { transitionRedemptionTo } from '#app/domain/perks/redemptions/transition-redemption-to.server.ts'
import { savePerk } from '#app/domain/perks/save-perk.server.ts'
import { carriedOver, carriedOverDaysAgo, perks, redemptions, type DemoPerk } from '#db/seeds/demo/perks.ts'
import { actAs, hoursAfter, notAfter, type World } from './world.ts'

const keeper = 'sujin'
/** The catalogue, what people brought along to spend, and what they took. Played last: tiers are conditions. */
export async function playPerks(world: World): Promise<void> {
  const begun = plus(world.now, { days: -carriedOverDaysAgo })
  for (const perk of perks) await putUp(world, perk, begun)
  for (const [handle, points] of Object.entries(carriedOver)) await carryOver(world, handle, points, begun)
  for (const redemption of redemptions) {
    const at = plus(world.now, { ms: -Math.round(redemption.daysAgo * 86_400_000) })
    const { id } = await redeemPerk(actAs(world, redemption.by, at), {
      slug: redemption.perk,
      key: `demo-${redemption.perk}`,
      proven: true,
    })
    for (const { by, act, after, note } of redemption.steps)
      await transitionRedemptionTo(actAs(world, by, notAfter(hoursAfter(at, after), world.now)), {
        id,
        to: redemptionTransitions[act].to,
        note,
      })
  }
}

async function putUp(world: World, perk: DemoPerk, at: string): Promise<void> {
  const ctx = actAs(world, keeper, at)
  const validUntil =
    perk.endsInDays === undefined
      ? null
      : dayIn(plus(world.now, { days: perk.endsInDays }), ctx.setting('site.timeZone'))
  const saved = await savePerk(ctx, null, {
    slug: perk.slug,
    kind: perk.kind,
    delivery: perk.delivery,
    titleEn: perk.title.en,
    titleKo: perk.title.ko,
    aboutEn: perk.about.en,
    aboutKo: perk.about.ko,
    quantity: perk.quantity ?? null,
    cost: perk.cost,
    tier: perk.tier ?? null,
    tenureYears: perk.tenureYears ?? null,
    stock: perk.stock ?? null,
    stockWas: null,
    validFrom: null,
    validUntil,
    memberLimit: perk.limit?.count ?? null,
    limitDays: perk.limit?.days ?? null,
    note: '',
  })
  if (perk.codes !== undefined) await loadCoupons(ctx, { perkId: saved.id, text: perk.codes.join('\n') })
}

async function carryOver(world: World, handle: string, points: number, at: string): Promise<void> {
  const { actor } = actAs(world, handle, at)
  const owner = actor.memberId ?? ''
  const reason =
    handle === 'marcus' || handle === 'daniel' || handle === 'priya'
      ? 'Brought along from your paper stamp card'
      : '종이 스탬프 카드에서 옮겨 온 포인트'
  await actAs(world, keeper, at).write((tx) =>
    postTransaction(tx, {
      key: `carry:${owner}`,
      kind: 'adjustment',
      memberId: owner,
      day: dayIn(tx.at, tx.setting('site.timeZone')),
      reason,
      lines: transferEntries({ owner, kind: 'adjustment' }, { owner, kind: 'available' }, 'points', points),
    }),
  )
}
