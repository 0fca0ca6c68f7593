import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError, notFound } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { daysAfter, instantOfDay, msOf, type Instant } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { PerkInput } from './input.ts'
import type { Perk } from './perk.ts'
import { isSlugTaken } from './queries/slugs.server.ts'
import { addStock, insertPerk, insertPerkRevision, perkForUpdate, updatePerk } from './store/perks.server.ts'

/**
 * Creates a perk, or changes one. Redemptions requested before keep their terms. Stores a revision; audited. Records
 * `perk.changed`.
 * @param id null for a new one
 * @throws not_found; invalid when the address is taken; not_now when the kind of delivery of a coupon perk would change
 */
export async function savePerk(ctx: Ctx, id: string | null, input: PerkInput): Promise<Perk> {
  authorize(ctx.actor, 'perk.administer')
  return ctx.write(async (tx) => {
    const before = id === null ? null : ((await perkForUpdate(tx, { id })) ?? null)
    if (id !== null && before === null) throw notFound()
    if (await isSlugTaken(tx.db, input.slug, id))
      throw new DomainError('invalid', 'perks.refusal.slugTaken', {
        fields: { slug: { key: 'perks.refusal.slugTaken' } },
      })
    if (before !== null && (before.delivery === 'coupon') !== (input.delivery === 'coupon'))
      throw new DomainError('not_now', 'perks.refusal.couponStays', {
        fields: { kind: { key: 'perks.refusal.couponStays' } },
      })
    const content = contentOf(tx, input)
    const revision = (before?.revision ?? 0) + 1
    const perk: Perk =
      before === null
        ? {
            ...content,
            stock: input.delivery === 'coupon' ? 0 : input.stock,
            id: newId('perk', msOf(tx.at)),
            state: 'active',
            revision,
            created_at: tx.at,
            updated_at: tx.at,
          }
        : { ...before, ...content, revision, updated_at: tx.at }
    await (before === null ? insertPerk(tx, perk) : updatePerk(tx, perk.id, { ...content, revision }))
    if (before !== null) perk.stock = await changeStock(tx, before, input)
    await keepRevision(tx, perk, before, input.note)
    return perk
  })
}

/**
 * Changes the stock by the difference that the admin typed, so that redemptions since the form was shown still count.
 */
async function changeStock(tx: Tx, before: Perk, { delivery, stock, stockWas }: PerkInput): Promise<number | null> {
  if (delivery === 'coupon') return before.stock
  if (stock === null || before.stock === null || stockWas === null) {
    await updatePerk(tx, before.id, { stock })
    return stock
  }
  const left = Math.max(0, before.stock + stock - stockWas)
  await addStock(tx, before.id, left - before.stock)
  return left
}

async function keepRevision(tx: Tx, perk: Perk, before: Perk | null, note: string): Promise<void> {
  await insertPerkRevision(tx, {
    perk_id: perk.id,
    revision: perk.revision,
    at: tx.at,
    by_id: tx.actor.memberId,
    content: JSON.stringify(perk),
  })
  await tx.record('perk.changed', { perkId: perk.id, by: tx.actor.memberId })
  await audit(tx, {
    action: before === null ? 'perk.create' : 'perk.change',
    subjectType: 'perk',
    subjectId: perk.id,
    before: before ?? undefined,
    after: perk,
    reason: note,
  })
}

function contentOf(tx: Tx, input: PerkInput) {
  const zone = tx.setting('site.timeZone')
  const dayStart = (day: string, later = 0): Instant => instantOfDay(daysAfter(day, later), zone)
  return {
    slug: input.slug,
    kind: input.kind,
    delivery: input.delivery,
    title_en: input.titleEn,
    title_ko: input.titleKo,
    about_en: input.aboutEn,
    about_ko: input.aboutKo,
    quantity: input.quantity,
    cost: input.cost,
    tier: input.tier,
    tenure_years: input.tenureYears,
    member_limit: input.memberLimit,
    limit_days: input.limitDays,
    valid_from: input.validFrom === null ? null : dayStart(input.validFrom),
    // The last day counts in full.
    valid_until: input.validUntil === null ? null : dayStart(input.validUntil, 1),
  } satisfies Partial<Perk>
}
