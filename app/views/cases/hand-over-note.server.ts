import type { Ctx } from '#app/core/context.server.ts'
import type { CasePage } from '#app/domain/cases/queries/page.server.ts'
import type { Reminder } from '#app/domain/cases/queries/reminders.server.ts'
import { formatFor } from '#app/i18n/format.ts'
import { translator } from '#app/i18n/index.ts'

/** The facts that a colleague needs who takes the case over: who, what was promised, what is missing; as Markdown. */
export function handOverNote(
  ctx: Ctx,
  page: CasePage,
  reminders: readonly Pick<Reminder, 'at' | 'promised' | 'reason'>[],
): string {
  const t = translator(ctx.locale)
  const format = formatFor(ctx.locale, ctx.setting('site.timeZone'))
  const day = (at: string): string => `${format.day(at, ctx.now())} ${format.time(at)}`
  const lastOf = (kind: 'answered' | 'customer_wrote') => page.timeline.findLast((event) => event.kind === kind)
  const [answer, wrote] = [lastOf('answered'), lastOf('customer_wrote')]
  const { next } = page
  const missing =
    page.status === 'waiting_customer'
      ? t('work.handOver.waitsCustomer', { when: day(next.pausedAt ?? page.updatedAt) })
      : answer === undefined
        ? t('work.handOver.noAnswer')
        : wrote !== undefined && wrote.at > answer.at
          ? t('work.handOver.customerWaits', { when: day(wrote.at) })
          : t('work.handOver.solution')
  const lines = [
    t('work.handOver.who', {
      name: page.customer?.name ?? t('parts.people.deleted'),
      when: day(page.openedAt),
      subject: page.subject,
    }),
    answer !== undefined &&
      t('work.handOver.answered', { name: answer.actor?.name ?? t('cases.line.system'), when: day(answer.at) }),
    next.state !== 'met' &&
      next.state !== 'paused' &&
      t('work.handOver.due', { clock: t(`parts.case.clock.${next.name}`), when: day(next.dueAt) }),
    ...reminders
      .filter(({ promised }) => promised)
      .map(({ at, reason }) => t('work.handOver.promised', { day: format.day(at, ctx.now()), reason })),
    missing,
  ]
  return lines
    .filter((text) => text !== false)
    .map((text) => `- ${text}`)
    .join('\n')
}
