import { AbilityList } from '#app/components/loyalty/ability-list.tsx'
import { useFigure } from '#app/components/loyalty/trust-conditions.tsx'
import { DataTable } from '#app/components/parts/data-table.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { trustRules } from '#app/domain/accounts/trust/trust.ts'
import { tierThresholds } from '#app/domain/loyalty/tiers/tier.ts'
import { abilitiesOf } from '#app/registry/abilities.ts'
import { tiers } from '#app/registry/tiers.ts'
import { urls } from '#app/views/urls.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('trust.public.title'), description: t('trust.public.lede') }),
}

export const loader = pageLoader(async ({ ctx }) => {
  const { levels, keepPercent, graceDays } = trustRules(ctx.setting)
  const bars = tierThresholds(ctx.setting)
  return {
    levels: levels.map((level) => ({ ...level, abilities: abilitiesOf(level.level) })),
    keepPercent,
    graceDays,
    tiers: tiers.map(({ key }) => ({ key, from: bars[key] })),
    months: ctx.setting('tiers.windowMonths'),
    perYear: ctx.setting('tiers.tenureScorePerYear'),
    holdDays: ctx.setting('tiers.holdDays'),
    noticeDays: ctx.setting('tiers.noticeDays'),
    anniversaryPoints: ctx.setting('tenure.anniversary.points'),
    signedIn: ctx.actor.memberId !== null,
  }
})

/** Trust levels and tiers in plain words, from the same data that decides them. */
export default function Trust({ data: page }: PageProps<typeof loader>) {
  const t = useT()
  const { number } = useFormat()
  const figure = useFigure()
  return (
    <>
      <PageTitle title={t('trust.public.title')} lede={t('trust.public.lede')} />
      {page.signedIn && (
        <p className="row">
          <a href={urls.myTrust()}>{t('trust.mine.title')}</a> <a href={urls.myPoints()}>{t('loyalty.page.title')}</a>
        </p>
      )}
      {page.levels.map(({ level, needs, conditions, abilities }) => (
        <Section key={level} title={t('accounts.profile.trust.title', { level })}>
          {needs === 'hand' && <p>{t('trust.public.hand')}</p>}
          {conditions.length > 0 && (
            <>
              <p>{needs === 'any' ? t('trust.public.any') : t('trust.public.every')}</p>
              <ul className="bullets">
                {conditions.map((one) => (
                  <li key={one.figure}>
                    {t('trust.public.condition', {
                      figure: t(`trust.figure.${one.figure}`),
                      bar: figure(one.figure, one.bar),
                    })}
                  </li>
                ))}
              </ul>
            </>
          )}
          <h3 className="gap">{t(level === 0 ? 'trust.fromStart' : 'trust.grants')}</h3>
          <AbilityList abilities={abilities} />
        </Section>
      ))}
      <Section title={t('trust.public.keepTitle')}>
        <p>
          {t('trust.public.keep', {
            percent: page.keepPercent,
            days: t('common.span.days', { count: page.graceDays }),
          })}
        </p>
      </Section>
      <div id="tiers">
        <Section title={t('trust.tiers.title')}>
          <p>
            {t('trust.tiers.score', {
              months: t('common.span.months', { count: page.months }),
              perYear: number(page.perYear),
              points: number(page.anniversaryPoints),
            })}
          </p>
          <DataTable
            caption={t('trust.tiers.table')}
            rows={page.tiers}
            rowKey={(tier) => tier.key}
            columns={[
              { key: 'tier', title: t('trust.tiers.tier'), cell: (tier) => t(`parts.tier.${tier.key}`) },
              { key: 'from', title: t('trust.tiers.from'), figure: true, cell: (tier) => number(tier.from) },
            ]}
          />
          <p className="gap">
            {t('trust.tiers.hold', {
              days: t('common.span.days', { count: page.holdDays }),
              notice: t('common.span.days', { count: page.noticeDays }),
            })}
          </p>
        </Section>
      </div>
    </>
  )
}
