import { BadgeCard } from '#app/components/loyalty/badge-card.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { authorize } from '#app/core/authorize.ts'
import { badgeCatalogue } from '#app/views/badge-catalogue.server.ts'
import { urls } from '#app/views/urls.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('badges.list.title'), description: t('badges.list.lede') }),
}

export const loader = pageLoader(async ({ ctx }) => {
  authorize(ctx.actor, 'member.read')
  return { ...(await badgeCatalogue(ctx)), handle: ctx.actor.handle }
})

export default function Badges({ data }: PageProps<typeof loader>) {
  const t = useT()
  const { number } = useFormat()
  const { families, held, total, handle: mine } = data
  return (
    <>
      <PageTitle title={t('badges.list.title')} lede={t('badges.list.lede')}>
        {mine !== null && (
          <a className="button" href={urls.memberBadges(mine)}>
            {t('badges.list.ofMember')}
          </a>
        )}
      </PageTitle>
      {held !== null && <p>{t('badges.list.mineOf', { count: held, total })}</p>}
      {families.map(({ family, badges }) => (
        <Section key={family} title={t(`badges.family.${family}`)}>
          <ul className="badge-grid">
            {badges.map(({ badge, condition, holders, mine: yours, progress }) => (
              <BadgeCard key={badge.id} badge={badge} text={condition} faded={held !== null && yours === 0}>
                {holders === 0 ? t('badges.list.nobody') : t('badges.list.holders', { count: holders })}
                {yours > 0 && (
                  <>
                    {' '}
                    ·{' '}
                    <strong>
                      {yours > 1 ? t('badges.list.yoursTimes', { count: yours }) : t('badges.list.yours')}
                    </strong>
                  </>
                )}
                {yours === 0 && progress !== null && progress.have > 0 && (
                  <> · {t('badges.list.progress', { have: number(progress.have), need: number(progress.need) })}</>
                )}
              </BadgeCard>
            ))}
          </ul>
        </Section>
      ))}
    </>
  )
}
