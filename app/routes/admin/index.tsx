import { Alert } from '#app/components/parts/alert.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { adminNav } from '#app/components/shell/navigation.ts'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { DeflectionFigure } from '#app/components/threads/deflection-figure.tsx'
import { redemptionsFrozen } from '#app/domain/ledger/redemptions-frozen.server.ts'
import { recentDeflections } from '#app/domain/threads/queries/deflections.server.ts'
import { urls } from '#app/views/urls.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('admin.home.title'), noindex: true }),
}

export const loader = guardedLoader('setting.change', async ({ ctx }) => ({
  frozen: await redemptionsFrozen(ctx),
  deflections: await recentDeflections(ctx),
}))

/** Everything an admin can look after. */
export default function Admin({ data }: PageProps<typeof loader>) {
  const { frozen, deflections } = data
  const t = useT()
  return (
    <>
      <PageTitle title={t('admin.home.title')} lede={t('admin.home.lede')} />
      {frozen && (
        <Alert tone="bad" title={t('ledger.frozen.banner')}>
          <a href={urls.adminLedger()}>{t('ledger.frozen.bannerLink')}</a>
        </Alert>
      )}
      <div className="pair far">
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
      <DeflectionFigure {...deflections} />
    </>
  )
}
