import type { Ctx } from '#app/core/context.server.ts'
import { isDay } from '#app/core/time.ts'
import { memberByHandle } from '#app/domain/accounts/queries/members.server.ts'
import { actOf, type AuditFilter } from '#app/domain/audit/audit-filter.ts'

/** What an address asks of the log, as it was typed. */
export type AuditAsked = { who: string; act: string; subject: string; from: string; until: string }

/**
 * What an address asks of the log: `asked` as it was typed, `filter` as the log understands it. What it does not know is
 * left out; `unknownMember`: the handle is nobody's, so that no row can match.
 */
export async function auditQuery(
  ctx: Ctx,
  url: URL,
): Promise<{ asked: AuditAsked; filter: AuditFilter; unknownMember: boolean }> {
  const typed = (name: string): string => (url.searchParams.get(name) ?? '').trim().slice(0, 100)
  const day = (name: string): string => (isDay(typed(name)) ? typed(name) : '')
  const who = typed('who').replace(/^@/, '')
  const member = who === '' ? null : await memberByHandle(ctx, who)
  const asked = {
    who,
    act: actOf(typed('act')) ?? '',
    subject: typed('subject'),
    from: day('from'),
    until: day('until'),
  }
  return {
    asked,
    unknownMember: who !== '' && member === null,
    filter: {
      actor: who === '' ? null : (member?.id ?? 'nobody'),
      act: actOf(asked.act),
      subject: asked.subject === '' ? null : asked.subject,
      from: asked.from === '' ? null : asked.from,
      until: asked.until === '' ? null : asked.until,
    },
  }
}
