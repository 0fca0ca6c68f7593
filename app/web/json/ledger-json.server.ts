import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Page, PageRequest } from '#app/core/page.ts'
import { entriesOf, ledgerLines } from '#app/domain/ledger/queries.server.ts'
import type { LedgerLine } from '#app/domain/ledger/queries.server.ts'
import { translator } from '#app/i18n/index.ts'
import type { T } from '#app/i18n/translate.ts'
import { ledgerSubjects } from '../ledger-subjects.server.ts'
import type { SubjectLink } from '../ledger-subjects.server.ts'
import { memberCalled } from './member-json.server.ts'

/** The book of a member entry by entry, newest first, each with its reason as a sentence. @throws not_found, forbidden */
export async function ledgerJson(ctx: Ctx, handle: string, page: PageRequest): Promise<Page<ReturnType<typeof lineJson>>> {
  const member = await memberCalled(ctx, handle)
  authorize(ctx.actor, 'ledger.read', { ownerId: member.id })
  const lines = await ledgerLines(ctx.read, member.id, page)
  const links = await ledgerSubjects(ctx, lines.items.map((line) => ({ id: line.id, subject: subjectOf(line) })))
  const granted = await grantedReputation(ctx, member.id, lines.items)
  const t = translator(ctx.locale)
  return { items: lines.items.map((line) => lineJson(t, line, links[line.id] ?? null, granted.get(line.transactionId) ?? 0)), next: lines.next }
}

/** What was left of the reputation of movements that a limit cut, by movement: a line of points has to say it too. */
async function grantedReputation(ctx: Ctx, memberId: string, lines: readonly LedgerLine[]): Promise<Map<string, number>> {
  const cut = new Set(lines.flatMap((line) => (line.capped === null ? [] : [line.transactionId])))
  const entries = await entriesOf(ctx.read, [...cut])
  return new Map(entries.flatMap((entry) => (entry.owner === memberId && entry.unit === 'reputation' ? [[entry.transactionId, entry.amount] as const] : [])))
}

function lineJson(t: T, line: LedgerLine, link: SubjectLink | null, granted: number) {
  const subject = subjectOf(line)
  return {
    id: line.id,
    /** Entries of one movement share it; `reverses` names such a movement. */
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
    reverses: line.reversesId,
    reason: reasonOf(t, line, link, granted),
    maturesAt: line.maturesAt,
  }
}

/** Why this line exists, and why it is smaller than its rule says where a limit cut it. */
function reasonOf(t: T, line: LedgerLine, link: SubjectLink | null, granted: number): string {
  const about = { link: link?.title ?? t('loyalty.gone') }
  if (line.kind === 'maturity') return t('loyalty.matured')
  if (line.kind === 'adjustment') return line.reason ?? ''
  if (line.kind === 'reservation' || line.kind === 'redemption' || line.kind === 'refund') return t(`loyalty.spent.${line.kind}`, about)
  const sentence = line.kind === 'reversal' ? t.any(`loyalty.undone.${(line.eventType ?? '').replaceAll('.', '_')}`, about) : t.any(`loyalty.earned.${line.rule ?? ''}`, about)
  if (line.capped === null) return sentence
  return `${sentence}. ${t.any(`loyalty.cut.${line.capped}`, { granted: signed(granted), wanted: signed(line.uncappedReputation ?? granted) })}`
}

function signed(amount: number): string {
  return amount > 0 ? `+${amount}` : String(amount)
}

function subjectOf(line: LedgerLine): { type: string; id: string } | null {
  return line.subjectType === null || line.subjectId === null ? null : { type: line.subjectType, id: line.subjectId }
}
