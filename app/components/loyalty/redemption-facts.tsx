import { Facts } from '#app/components/parts/facts.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RedemptionDesk } from '#app/views/redemption-desk.server.ts'
import { usePerkWords } from './perk-words.ts'
import { RedemptionState, RedemptionTimeline } from './redemption-state.tsx'
import { TierBadge } from './tier-badge.tsx'

/** What staff look at before they decide: the redemption, the member, who agreed, what happened. */
export function RedemptionFacts({
  work,
}: {
  work: Pick<RedemptionDesk, 'redemption' | 'member' | 'approvals' | 'lines'>
}) {
  const t = useT()
  const { number } = useFormat()
  const words = usePerkWords()
  const { redemption, member, approvals, lines } = work
  const size = words.size(redemption.size)
  return (
    <>
      <Facts
        facts={[
          {
            name: t('perks.mine.perk'),
            value: (
              <>
                <a href={redemption.perkHref}>{redemption.title}</a>
                {size !== null && ` · ${size}`}
              </>
            ),
          },
          { name: t('perks.show.cost'), value: words.cost(redemption.cost) },
          { name: t('perks.admin.state'), value: <RedemptionState redemption={redemption} /> },
          {
            name: t('perks.work.member'),
            value: (
              <a href={`/members/${encodeURIComponent(member.handle)}`}>
                <bdi>{member.name}</bdi>
              </a>
            ),
          },
          { name: t('perks.admin.tier'), value: <TierBadge tier={member.tier} /> },
          { name: t('perks.work.joined'), value: <Time at={member.joinedAt} form="date" /> },
          ...(member.customerSince === null
            ? []
            : [{ name: t('perks.work.customerSince'), value: <Time at={member.customerSince} form="date" /> }]),
          { name: t('perks.work.available'), value: number(member.available - member.debt) },
          {
            name: t('perks.work.agreed'),
            value:
              approvals.length === 0 ? (
                t('perks.work.nobody')
              ) : (
                <>
                  {approvals.map((one) => (
                    <span key={one.staffId}>
                      <bdi>{one.name}</bdi> <Time at={one.at} form="moment" />
                      {one.note !== '' && ` · ${one.note}`}
                      <br />
                    </span>
                  ))}
                </>
              ),
          },
          ...(redemption.delivery === null
            ? []
            : [{ name: t('perks.work.delivery'), value: t(`perks.delivery.${redemption.delivery}`) }]),
          ...(redemption.reference === null ? [] : [{ name: t('perks.mine.reference'), value: redemption.reference }]),
          ...(redemption.deadlineAt === null
            ? []
            : [{ name: t('perks.work.deadline'), value: <Time at={redemption.deadlineAt} form="date" /> }]),
        ]}
      />
      <Section title={t('perks.mine.timeline')}>
        <RedemptionTimeline lines={lines} />
      </Section>
    </>
  )
}
