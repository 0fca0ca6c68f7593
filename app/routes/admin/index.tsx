import { Duties, HealthFigures } from '#app/components/admin/site-health.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { adminNav } from '#app/components/shell/navigation.ts'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { DeflectionFigure } from '#app/components/threads/deflection-figure.tsx'
import { siteFigures } from '#app/domain/health/site-figures.server.ts'
import { recentDeflections } from '#app/domain/threads/queries/deflections.server.ts'
import { siteDuties } from '#app/views/admin/site-health.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'
import { freeBytes, freeSpace } from '#app/web/readiness.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('admin.home.title'), noindex: true }),
}

export const loader = guardedLoader('setting.change', async ({ ctx }) => ({
  duties: await siteDuties(ctx, await freeBytes(ctx.platform.env.dataDir), freeSpace.degradedBytes),
  figures: await siteFigures(ctx),
  deflections: await recentDeflections(ctx),
}))

/** How the site is doing, then everything an admin can look after. */
export default function Admin({ data }: PageProps<typeof loader>) {
  const { duties, figures, deflections } = data
  const t = useT()
  return (
    <>
      <PageTitle title={t('admin.home.title')} lede={t('admin.home.lede')} />
      <div className="stack loose">
        <Duties duties={duties} />
        <HealthFigures figures={figures} />
        <DeflectionFigure {...deflections} />
        <h2 className="said-only">{t('health.everything')}</h2>
        <div className="admin-map">
          {adminNav.map(({ about, items }) => (
            <Section key={about} title={t(about)}>
              <ul className="lines">
                {items.map(({ to, text, what }) => (
                  <li key={to}>
                    <a href={to}>{t(text)}</a>
                    <p className="meta-text">{t(what)}</p>
                  </li>
                ))}
              </ul>
            </Section>
          ))}
        </div>
      </div>
    </>
  )
}
