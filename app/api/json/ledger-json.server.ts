import { z } from 'zod'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { PageRequest } from '#app/core/page.ts'
import { entriesOf, ledgerLines, type LedgerFilter, type LedgerLine } from '#app/domain/ledger/queries/ledger.server.ts'
import { causeKey, cutsOf, sentenceKey, type HeldState } from '#app/domain/loyalty/awards/line-sentence.ts'
import { heldStates } from '#app/domain/loyalty/queries/held.server.ts'
import { translator } from '#app/i18n/index.ts'
import type { T } from '#app/i18n/translate.ts'
import { ledgerKinds, ledgerUnits } from '#app/views/ledger-filter.ts'
import { ledgerSubjects, type SubjectLink } from '#app/views/ledger-subjects.server.ts'
import { memberCalled } from './member-json.server.ts'
import { instant, listOf } from './parts.ts'

const lineShape = z
  .object({
    id: z.string(),
    transaction: z.string().meta({ description: 'entries of one movement share it; `reverses` names such a movement' }),
    at: instant,
    kind: z.enum(ledgerKinds),
    unit: z.enum(ledgerUnits),
    amount: z.int(),
    account: z.enum([
      'issuer',
      'reputation',
      'pending',
      'available',
      'reserved',
      'redeemed',
      'expired',
      'adjustment',
      'debt',
    ]),
    rule: z.string().nullable(),
    ruleVersion: z.int().nullable(),
    event: z.string().nullable(),
    eventId: z.string().nullable(),
    subject: z.object({ type: z.string(), id: z.string(), url: z.string().nullable() }).nullable(),
    capped: z.string().nullable(),
    uncapped: z.int().nullable(),
    cappedPoints: z.string().nullable(),
    uncappedPoints: z.int().nullable(),
    reverses: z.string().nullable(),
    freedBy: z.string().nullable(),
    reason: z.string().meta({ description: 'a sentence in the language of `Accept-Language`' }),
    maturesAt: instant.nullable(),
  })
  .meta({ id: 'LedgerLine' })
export const ledgerJsonShape = listOf(lineShape)

/**
 * The book of a member entry by entry, newest first, each with its reason as a sentence. @throws not_found, forbidden
 */
export async function ledgerJson(
  ctx: Ctx,
  handle: string,
  page: PageRequest,
  filter?: LedgerFilter,
): Promise<z.output<typeof ledgerJsonShape>> {
  const member = await memberCalled(ctx, handle)
  authorize(ctx.actor, 'ledger.read', { ownerId: member.id })
  const lines = await ledgerLines(ctx.read, member.id, page, filter)
  const links = await ledgerSubjects(
    ctx,
    lines.items.map((line) => ({ id: line.id, subject: subjectOf(line) })),
  )
  const granted = await grantedBy(ctx, member.id, lines.items)
  const held = await heldStates(ctx.read, lines.items)
  const t = translator(ctx.locale)
  return {
    items: lines.items.map((line) =>
      lineJson(
        t,
        { ...line, held: held.get(line.eventId ?? '') ?? null },
        links[line.id] ?? null,
        granted.get(line.transactionId) ?? { reputation: 0, points: 0 },
      ),
    ),
    next: lines.next,
  }
}

type Granted = { reputation: number; points: number }

/** What was left of movements that a limit cut, by movement: a line of points has to say it too. */
async function grantedBy(ctx: Ctx, memberId: string, lines: readonly LedgerLine[]): Promise<Map<string, Granted>> {
  const cut = new Set(lines.flatMap((line) => (line.capped === null ? [] : [line.transactionId])))
  const found = new Map<string, Granted>()
  for (const entry of await entriesOf(ctx.read, [...cut])) {
    if (entry.owner !== memberId) continue
    const granted = found.get(entry.transactionId) ?? { reputation: 0, points: 0 }
    granted[entry.unit] += entry.amount
    found.set(entry.transactionId, granted)
  }
  return found
}

type HeldLine = LedgerLine & { held: HeldState | null }

function lineJson(t: T, line: HeldLine, link: SubjectLink | null, granted: Granted): z.output<typeof lineShape> {
  const subject = subjectOf(line)
  return {
    id: line.id,
    transaction: line.transactionId,
    at: line.at,
    kind: line.kind,
    unit: line.unit,
    amount: line.amount,
    account: line.account,
    rule: line.rule,
    ruleVersion: line.ruleVersion,
    event: line.eventType,
    eventId: line.eventId,
    subject: subject === null ? null : { ...subject, url: link?.href ?? null },
    capped: line.capped,
    uncapped: line.uncappedReputation,
    cappedPoints: line.cappedPoints,
    uncappedPoints: line.uncappedPoints,
    reverses: line.reversesId,
    freedBy: line.freedBy,
    reason: reasonOf(t, line, link, granted),
    maturesAt: line.maturesAt,
  }
}

/** Why this line exists, and why it is smaller than its rule says where a limit cut it. */
function reasonOf(t: T, line: HeldLine, link: SubjectLink | null, granted: Granted): string {
  const worded = {
    ...line,
    uncapped: line.uncappedReputation,
    reputation: line.unit === 'reputation' ? line.amount : 0,
    points: line.unit === 'points' ? line.amount : 0,
  }
  const cause = causeKey(worded)
  return [
    t.any(sentenceKey(worded), { link: link?.title ?? t('loyalty.gone'), reason: line.reason ?? '' }),
    ...(cause === null ? [] : [t.has(cause) ? t.any(cause) : t('loyalty.settled.cause.other')]),
    // What was left of each unit is the movement's, whichever of its lines this is.
    ...cutsOf({ ...worded, reputation: granted.reputation, points: granted.points }).map((cut) =>
      t.any(cut.key, {
        granted: signed(cut.granted),
        wanted: signed(cut.wanted),
        condition: cut.condition === null ? '' : t.any(cut.condition),
      }),
    ),
  ]
    .join('. ')
    .replaceAll('..', '.')
}

function signed(amount: number): string {
  return amount > 0 ? `+${amount}` : String(amount)
}

function subjectOf(line: LedgerLine): { type: string; id: string } | null {
  return line.subjectType === null || line.subjectId === null ? null : { type: line.subjectType, id: line.subjectId }
}
